"""`nabij account`: accounts maken, rollen geven, en iemand opnieuw laten beginnen."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nabij.kamers.account.models import Account

NODIG_DJANGO = True
ROLLEN = ("teamlid", "teamleider", "opbouwwerker", "specialist", "beleid", "fg", "beheer")
_POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}")
Doe = Callable[[argparse.Namespace], int]


def registreer(opdrachten: Any) -> None:
    ouder = opdrachten.add_parser("account", help="wie zich aanmeldt en in welke rol")
    delen = ouder.add_subparsers(title="wat", metavar="WAT", required=True)

    nieuw = delen.add_parser("maak", help="maak een account; toont een link voor het wachtwoord")
    nieuw.add_argument("inlognaam", metavar="INLOGNAAM")
    nieuw.add_argument("--naam", required=True, metavar="NAAM", help="zoals collega's hem kennen")
    nieuw.add_argument("--email", default="", metavar="ADRES", help="voor 'er staat een bericht'")
    nieuw.add_argument("--rol", action="append", default=[], choices=ROLLEN, metavar="ROL")
    nieuw.set_defaults(func=maak)

    rol = delen.add_parser("rol", help="geef een rol, of neem er een af")
    rol.add_argument("inlognaam", metavar="INLOGNAAM")
    rol.add_argument("rol", choices=ROLLEN, metavar="ROL", help=", ".join(ROLLEN))
    rol.add_argument("--af", action="store_true", help="neem de rol af, vanaf vandaag")
    rol.set_defaults(func=verander_rol)

    delen.add_parser("lijst", help="alle accounts met hun rollen").set_defaults(func=lijst)

    opnieuw = delen.add_parser("wachtwoord", help="toon een link om een nieuw wachtwoord te kiezen")
    opnieuw.add_argument("inlognaam", metavar="INLOGNAAM")
    opnieuw.add_argument(
        "--factor-weg", action="store_true", help="ook de tweede factor vervalt (telefoon kwijt)"
    )
    opnieuw.set_defaults(func=wachtwoord)

    adres = delen.add_parser(
        "adres", help="het huis van een medewerker of familie; dat gaat voor diegene nooit open"
    )
    adres.add_argument("inlognaam", metavar="INLOGNAAM")
    adres.add_argument("postcode", metavar="POSTCODE", help="bijvoorbeeld 1234AB")
    adres.add_argument("huisnummer", metavar="HUISNUMMER", type=int)
    adres.add_argument("--af", action="store_true", help="daar woont diegene niet meer")
    adres.set_defaults(func=eigen_adres)

    koppeling = delen.add_parser(
        "koppel", help="laat iemand zich aanmelden met het account van de gemeente"
    )
    koppeling.add_argument("inlognaam", metavar="INLOGNAAM")
    koppeling.add_argument(
        "--oidc", required=True, metavar="KENMERK", help="hoe de gemeente diegene noemt (sub)"
    )
    koppeling.set_defaults(func=koppel)

    los = delen.add_parser("ontkoppel", help="aanmelden met het account van de gemeente stopt")
    los.add_argument("inlognaam", metavar="INLOGNAAM")
    los.set_defaults(func=ontkoppel)

    weg = delen.add_parser("sluit", help="iemand gaat weg: aanmelden kan niet meer")
    weg.add_argument("inlognaam", metavar="INLOGNAAM")
    weg.set_defaults(func=sluit)


def _met_reden(doe: Doe) -> Doe:
    """Wat niet mag, wordt een zin op stderr en uitkomst 1."""

    @wraps(doe)
    def netjes(keuze: argparse.Namespace) -> int:
        from nabij.kamers.account.handelingen import NietToegestaan

        try:
            return doe(keuze)
        except NietToegestaan as fout:
            print(f"nabij account: {fout}", file=sys.stderr)
            return 1

    return netjes


def _vind(inlognaam: str) -> Account:
    from nabij.kamers.account.handelingen import NietToegestaan
    from nabij.kamers.account.models import Account

    gevonden = Account.objects.filter(inlognaam=inlognaam.strip().lower()).first()
    if gevonden is None:
        raise NietToegestaan(f"de inlognaam {inlognaam} kennen we niet")
    return gevonden


@_met_reden
def maak(keuze: argparse.Namespace) -> int:
    from django.db import transaction

    from nabij.kamers.account import handelingen
    from nabij.kamers.account.models import Rolnaam

    with transaction.atomic():
        account = handelingen.maak_account(
            inlognaam=keuze.inlognaam, naam=keuze.naam, email=keuze.email
        )
        for rol in keuze.rol:
            handelingen.geef_rol(account=account, rol=Rolnaam(rol), door=None)
        link = handelingen.begin_opnieuw(account=account, door=None)
    _toon_link(account, link)
    return 0


@_met_reden
def verander_rol(keuze: argparse.Namespace) -> int:
    from nabij.kamers.account import handelingen
    from nabij.kamers.account.models import Rolnaam

    account = _vind(keuze.inlognaam)
    doe = handelingen.neem_rol_af if keuze.af else handelingen.geef_rol
    doe(account=account, rol=Rolnaam(keuze.rol), door=None)
    print(f"{account.inlognaam}: rol {keuze.rol} {'afgenomen' if keuze.af else 'gegeven'}.")
    return 0


def lijst(keuze: argparse.Namespace) -> int:
    from nabij.kamers.account import overzichten

    accounts, kenmerken = overzichten.accounts(), overzichten.gekoppeld()
    for account in accounts:
        rollen = ", ".join(overzichten.rollen_van(account)) or "geen rol"
        dicht = "" if account.is_active else ", gesloten"
        elders = f"\toidc {kenmerken[account.pk]}" if account.pk in kenmerken else ""
        print(f"{account.inlognaam}\t{account.naam}\t{rollen}{dicht}{elders}")
    return 0


@_met_reden
def wachtwoord(keuze: argparse.Namespace) -> int:
    from nabij.kamers.account import handelingen

    account = _vind(keuze.inlognaam)
    link = handelingen.begin_opnieuw(account=account, door=None, factor_weg=keuze.factor_weg)
    _toon_link(account, link)
    return 0


@_met_reden
def koppel(keuze: argparse.Namespace) -> int:
    from nabij.kamers.account import handelingen

    account = _vind(keuze.inlognaam)
    handelingen.koppel(account=account, kenmerk=keuze.oidc, door=None)
    print(f"{account.inlognaam}: gekoppeld aan {keuze.oidc.strip()}.")
    return 0


@_met_reden
def ontkoppel(keuze: argparse.Namespace) -> int:
    from nabij.kamers.account import handelingen

    account = _vind(keuze.inlognaam)
    handelingen.ontkoppel(account=account, door=None)
    print(f"{account.inlognaam}: niet meer gekoppeld, en overal afgemeld.")
    return 0


@_met_reden
def eigen_adres(keuze: argparse.Namespace) -> int:
    """Alleen het merk wordt bewaard, niet het adres."""
    from nabij.kamers.account.handelingen import NietToegestaan
    from nabij.kamers.team.handelingen import haal_eigen_adres_weg, zet_eigen_adres
    from nabij.opslag.kluis import adres_merk

    account = _vind(keuze.inlognaam)
    medewerker = getattr(account, "medewerker", None)
    if medewerker is None:
        raise NietToegestaan(f"{account.inlognaam} werkt niet in een team")
    if not _POSTCODE.fullmatch(keuze.postcode) or keuze.huisnummer < 1:
        raise NietToegestaan("geef een postcode zoals 1234AB en een huisnummer")
    doe = haal_eigen_adres_weg if keuze.af else zet_eigen_adres
    doe(medewerker=medewerker, merk=adres_merk(keuze.postcode, keuze.huisnummer))
    print(f"{account.inlognaam}: dit adres {'telt niet meer' if keuze.af else 'blijft dicht'}.")
    return 0


@_met_reden
def sluit(keuze: argparse.Namespace) -> int:
    from nabij.kamers.account import handelingen

    account = _vind(keuze.inlognaam)
    handelingen.sluit_account(account=account, door=None)
    print(f"{account.inlognaam}: gesloten, en overal afgemeld.")
    return 0


def _toon_link(account: Account, link: str) -> None:
    print(f"{account.inlognaam} kiest zelf een wachtwoord op dit adres (één keer, een dag lang):")
    print(link)
