"""De vaste mensen van de tests: een wijkteam, een ander team, een jeugdteam, en wie erbuiten staat.

Elke test noemt wie er niets mag zien: `anderteam`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from nabij.fundament import klok
from nabij.kamers.account.models import Account, Rol
from nabij.kamers.poort.wie import Wie, wie_is
from nabij.kamers.team.models import Dienst, Lidmaatschap, Medewerker, Wijkteam
from nabij.kamers.wijk.models import Gebied
from tests.account.maak import geef_factor

WACHTWOORD = "een rustige ochtend"
LANG_GELEDEN = date(2020, 1, 1)


@dataclass
class Mensen:
    """Tien accounts in drie teams, en de gebieden waar zij werken."""

    teamlid: Account
    collega: Account
    anderteam: Account
    jeugdteam: Account
    teamleider: Account
    opbouwwerker: Account
    specialist: Account
    beleid: Account
    fg: Account
    beheer: Account
    oost: Wijkteam
    west: Wijkteam
    jeugd: Wijkteam
    gemeente: Gebied
    buurt: Gebied
    andere_buurt: Gebied
    extra: dict[str, Any] = field(default_factory=dict)

    def verzoek(self, account: Account | None) -> Any:
        """Iets wat eruitziet als een verzoek van dit account (None: een inwoner)."""
        return verzoek(account)

    def wie(self, account: Account) -> Wie:
        """Wie kijkt, zoals bij een nieuw verzoek: met de rollen en diensten van dit moment."""
        return wie_is(Account.objects.get(pk=account.pk))


def verzoek(account: Account | None) -> Any:
    kijkt = wie_is(Account.objects.get(pk=account.pk)) if account else Wie()
    return SimpleNamespace(wie=kijkt, user=account, trace_id="0" * 32, herkomst="test")


def maak_account(
    inlognaam: str, naam: str, *rollen: str, team: Wijkteam | None = None, functie: str = ""
) -> Account:
    """Een account met rollen en, als het in een team werkt, een plek in dat team."""
    account = Account.objects.create_user(inlognaam, WACHTWOORD, naam=naam)
    geef_factor(account)
    Rol.objects.bulk_create(Rol(account=account, rol=rol, van=LANG_GELEDEN) for rol in rollen)
    if team:
        medewerker = Medewerker.objects.create(
            account=account, functie=functie or rollen[0], telefoon="010 000 00 00"
        )
        Lidmaatschap.objects.create(medewerker=medewerker, team=team, van=LANG_GELEDEN)
    return account


def maak_team(naam: str, soort: str = "buurtteam", **velden: Any) -> Wijkteam:
    gewoon = {
        "voor_wie": "iedereen in de buurt",
        "organisatievorm": "netwerk_met_detachering",
        "telefoon": "010 123 45 67",
        "van": LANG_GELEDEN,
    }
    return Wijkteam.objects.create(naam=naam, soort=soort, **{**gewoon, **velden})


def zaai() -> Mensen:
    """Maak iedereen. Teamlid heeft vandaag dienst voor Oost, anderteam voor West."""
    gemeente = Gebied.objects.create(
        code="GM9001", naam="Lindervaart", soort="gemeente", jaar=2024, eigen=True
    )
    wijk = Gebied.objects.create(
        code="WK900101", naam="Molenkwartier", soort="wijk", ouder=gemeente, jaar=2024
    )
    buurt, andere = (
        Gebied.objects.create(code=code, naam=naam, soort="buurt", ouder=wijk, jaar=2024)
        for code, naam in (("BU90010101", "Molenhoek"), ("BU90010102", "Weverij"))
    )
    oost, west = maak_team("Buurtteam Oost", vangnet=True), maak_team("Buurtteam West")
    jeugd = maak_team("Jeugdteam", "jeugdteam", leeftijd_van=0, leeftijd_tot=18)
    mensen = Mensen(
        teamlid=maak_account("teamlid", "Joke Visser", "teamlid", team=oost),
        collega=maak_account("collega", "Karel Dam", "teamlid", team=oost),
        anderteam=maak_account("anderteam", "Femke Bos", "teamlid", team=west),
        jeugdteam=maak_account("jeugdteam", "Youssef Ali", "teamlid", team=jeugd),
        teamleider=maak_account("teamleider", "Sanne Vos", "teamleider", team=oost),
        opbouwwerker=maak_account("opbouwwerker", "Nadia Kok", "opbouwwerker", team=oost),
        specialist=maak_account("specialist", "Ruud Post", "specialist", team=oost),
        beleid=maak_account("beleid", "Ingrid Maas", "beleid"),
        fg=maak_account("fg", "Olga Prins", "fg"),
        beheer=maak_account("beheer", "Wim Peet", "beheer"),
        oost=oost,
        west=west,
        jeugd=jeugd,
        gemeente=gemeente,
        buurt=buurt,
        andere_buurt=andere,
    )
    for account, team in ((mensen.teamlid, oost), (mensen.anderteam, west)):
        Dienst.objects.create(team=team, medewerker=account.medewerker, dag=klok.vandaag())
    return mensen


@pytest.fixture
def mensen(db: None) -> Mensen:
    return zaai()
