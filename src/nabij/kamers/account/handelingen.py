"""De werkwoorden van deze kamer: accounts maken en sluiten, rollen geven, post klaarleggen.

`door` is wie het doet. Alleen beheer geeft rollen; None is de opdrachtregel op de server zelf,
want de eerste beheerder kan van niemand een rol krijgen.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.account import regels
from nabij.kamers.account.bewijs import LANGST
from nabij.kamers.account.models import Account, Post, Rol, Rolnaam
from nabij.kamers.account.regels import Rolperiode
from nabij.kamers.account.sessies import beeindig


class NietToegestaan(Exception):
    """Dit kan niet, met de reden in een zin."""


@transaction.atomic
def maak_account(
    *,
    inlognaam: str,
    naam: str,
    email: str = "",
    wachtwoord: str | None = None,
    demo: bool = False,
) -> Account:
    """Maak een account zonder rollen. Zonder wachtwoord kiest de eigenaar er zelf een.

    De inlognaam wordt in kleine letters bewaard. Een demo-account kan alleen in de demo.
    """
    inlognaam = inlognaam.strip().lower()
    if demo and not settings.DEMO:
        raise NietToegestaan(_("Een demo-account kan alleen in de demo."))
    if not inlognaam or Account.objects.filter(inlognaam=inlognaam).exists():
        raise NietToegestaan(_("Deze inlognaam bestaat al of is leeg."))
    if wachtwoord is not None and not demo:
        validate_password(wachtwoord, Account(inlognaam=inlognaam, naam=naam, email=email))
    return Account.objects.create_user(inlognaam, wachtwoord, naam=naam, email=email, demo=demo)


@transaction.atomic
def geef_rol(
    *,
    account: Account,
    rol: Rolnaam,
    door: Account | None,
    van: date | None = None,
    tot: date | None = None,
) -> Rol:
    """Geef een rol vanaf `van` (vandaag), zo nodig tot een dag. Nooit fg en beheer samen."""
    _eis_beheer(door)
    nieuw = Rolperiode(rol, van or klok.vandaag(), tot)
    if tot is not None and tot <= nieuw.van:
        raise NietToegestaan(_("Een rol eindigt na de dag waarop hij begint."))
    _op_slot(account)
    botsing = regels.botst(nieuw, _perioden(account))
    if botsing is not None and botsing.rol == rol:
        raise NietToegestaan(_("Deze rol is er in die tijd al."))
    if botsing is not None:
        raise NietToegestaan(_("Beheer en toezicht op privacy gaan nooit samen."))
    rij: Rol = Rol.objects.create(
        account=account, rol=rol, van=nieuw.van, tot=tot, gegeven_door=door
    )
    return rij


@transaction.atomic
def neem_rol_af(
    *, account: Account, rol: Rolnaam, door: Account | None, tot: date | None = None
) -> Rol:
    """Beeindig een rol; `tot` (vandaag) is de eerste dag dat die er niet meer is."""
    _eis_beheer(door)
    _op_slot(account)
    einde = tot or klok.vandaag()
    rij: Rol | None = Rol.objects.op(einde).filter(account=account, rol=rol).first()
    if rij is None:
        raise NietToegestaan(_("Deze rol is er dan niet."))
    rij.tot = max(einde, rij.van)
    rij.save(update_fields=["tot"])
    return rij


@transaction.atomic
def sluit_account(*, account: Account, door: Account | None) -> None:
    """Iemand gaat weg: aanmelden kan niet meer, rollen en lopende sessies eindigen."""
    _eis_beheer(door)
    vandaag = klok.vandaag()
    for rij in Rol.objects.filter(account=account, tot__isnull=True):
        rij.tot = max(vandaag, rij.van)
        rij.save(update_fields=["tot"])
    account.is_active = False
    account.save(update_fields=["is_active"])
    beeindig(account.pk)


@transaction.atomic
def begin_opnieuw(*, account: Account, door: Account | None, factor_weg: bool = False) -> str:
    """Geef het adres waar iemand zelf een wachtwoord kiest. Het oude werkt niet meer.

    Het adres werkt een dag lang, een keer. Beheer leert het wachtwoord zo nooit kennen. Met
    `factor_weg` vervallen ook de tweede factor en de herstelcodes (telefoon kwijt).
    """
    _eis_beheer(door)
    account.set_unusable_password()
    account.save(update_fields=["password"])
    if factor_weg:
        Authenticator.objects.filter(user=account).delete()
    beeindig(account.pk)
    pad = reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(account),
            "key": default_token_generator.make_token(account),
        },
    )
    return f"{settings.ADRES}{pad}"


@transaction.atomic
def koppel(*, account: Account, kenmerk: str, door: Account | None) -> None:
    """Laat dit account zich ook aanmelden met het account van de gemeente.

    `kenmerk` is hoe de gemeente deze mens noemt (het sub of oid in het bewijs), nooit een
    e-mailadres. Een kenmerk hoort bij een account, en een account heeft er een.
    """
    _eis_beheer(door)
    kenmerk = kenmerk.strip()
    if not settings.OIDC:
        raise NietToegestaan(_("Er is geen aanmelding van de gemeente: zet NABIJ_OIDC_URL."))
    if not 0 < len(kenmerk) <= LANGST:
        raise NietToegestaan(_("Dit kenmerk is leeg of te lang."))
    _op_slot(account)
    koppelingen = SocialAccount.objects.filter(provider=settings.OIDC["uitgever"])
    if koppelingen.filter(user=account).exists():
        raise NietToegestaan(_("Dit account is al gekoppeld. Ontkoppel het eerst."))
    ander = koppelingen.filter(uid=kenmerk).select_related("user").first()
    if ander is not None:
        raise NietToegestaan(
            _("Dit kenmerk hoort al bij %(inlognaam)s.") % {"inlognaam": ander.user.inlognaam}
        )
    SocialAccount.objects.create(
        user=account, provider=settings.OIDC["uitgever"], uid=kenmerk, extra_data={}
    )


@transaction.atomic
def ontkoppel(*, account: Account, door: Account | None) -> None:
    """Aanmelden met het account van de gemeente kan niet meer; lopende sessies eindigen."""
    _eis_beheer(door)
    weg, _per_soort = SocialAccount.objects.filter(user=account).delete()
    if not weg:
        raise NietToegestaan(_("Dit account is niet gekoppeld."))
    beeindig(account.pk)


def leg_klaar(account: Account, soort: str) -> Post | None:
    """Leg een e-mail klaar die zegt dat er een bericht is. None zonder e-mailadres."""
    if not account.email or not account.is_active:
        return None
    return Post.objects.create(account=account, soort=soort)


def _eis_beheer(door: Account | None) -> None:
    if door is None:
        return
    if not regels.mag_rollen_geven(_perioden(door), op=klok.vandaag()):
        raise NietToegestaan(_("Alleen beheer geeft rollen en accounts."))


def _perioden(account: Account) -> list[Rolperiode]:
    rijen: Any = Rol.objects.filter(account=account)
    return [Rolperiode(rij.rol, rij.van, rij.tot) for rij in rijen]


def _op_slot(account: Account) -> None:
    """Twee beheerders tegelijk: de tweede wacht, en ziet dan wat de eerste gaf."""
    Account.objects.select_for_update().get(pk=account.pk)
