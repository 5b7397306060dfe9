"""De leeskant van deze kamer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db.models import QuerySet

from nabij.fundament import klok
from nabij.kamers.account.models import Account, Rol, Sessie
from nabij.kamers.account.sessieduur import BEGONNEN, GEZIEN


@dataclass(frozen=True)
class Aanmelding:
    """Een plek waar iemand nu is aangemeld. `hier`: deze browser."""

    begonnen: datetime
    gezien: datetime
    hier: bool


def sessies_van(account_id: UUID, *, nu: str) -> list[Aanmelding]:
    """De aanmeldingen van een account, de laatst gebruikte eerst. `nu` is de eigen sessie."""
    rijen = Sessie.objects.filter(account_id=account_id, expire_date__gt=klok.nu())
    gevonden = [_aanmelding(rij, nu) for rij in rijen]
    return sorted(gevonden, key=lambda a: (not a.hier, -a.gezien.timestamp()))


def _aanmelding(rij: Sessie, nu: str) -> Aanmelding:
    inhoud = rij.get_decoded()
    return Aanmelding(
        begonnen=datetime.fromtimestamp(inhoud.get(BEGONNEN, 0), UTC),
        gezien=datetime.fromtimestamp(inhoud.get(GEZIEN, 0), UTC),
        hier=rij.session_key == nu,
    )


def rollen_van(account: Account) -> list[str]:
    """De rollen die een account vandaag heeft."""
    return sorted(Rol.objects.nu().filter(account=account).values_list("rol", flat=True))


def accounts() -> QuerySet[Account]:
    """Alle accounts, op inlognaam."""
    return Account.objects.order_by("inlognaam")


def account_van(kenmerk: str) -> Account | None:
    """Het account dat beheer koppelde aan dit kenmerk bij de uitgever van nu, of None."""
    rij = SocialAccount.objects.filter(provider=settings.OIDC["uitgever"], uid=kenmerk)
    gevonden = rij.select_related("user").first()
    return gevonden.user if gevonden else None


def gekoppeld() -> dict[UUID, str]:
    """Per account het kenmerk bij de uitgever van nu."""
    rijen = SocialAccount.objects.filter(provider=settings.OIDC.get("uitgever", ""))
    return dict(rijen.values_list("user_id", "uid"))


@dataclass(frozen=True)
class Passkey:
    """Een passkey zoals de eigenaar haar noemde. `gebruikt` is leeg als dat nog niet gebeurde."""

    id: int
    naam: str
    gemaakt: datetime
    gebruikt: datetime | None


def passkeys_van(account_id: UUID) -> list[Passkey]:
    """De passkeys van een account, de oudste eerst."""
    rijen = Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.WEBAUTHN)
    return [
        Passkey(rij.pk, rij.wrap().name, rij.created_at, rij.last_used_at)
        for rij in rijen.order_by("pk")
    ]
