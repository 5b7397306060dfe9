"""De leeskant van deze kamer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

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
