"""Huishoudens voor de tests van bewoners, gemaakt met de handelingen zelf."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from nabij.kamers.account.models import Account
from nabij.kamers.bewoners import handelingen, overzichten
from nabij.kamers.bewoners.handelingen import NieuwAdres, NieuwLid
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import (
    Betrokkenrol,
    Doel,
    DossierSoort,
    Onderdeel,
    Recht,
    Relatie,
)
from nabij.kamers.poort.poort import Zicht
from tests.mensen import Mensen

MIRA = NieuwLid(
    roepnaam="Mira",
    achternaam="Moerbei",
    geboortedatum=date(1988, 3, 12),
    geslacht="2",
    rol="ouder",
)
PIP = NieuwLid(
    roepnaam="Pip", achternaam="Moerbei", geboortedatum=date(2019, 5, 1), geslacht="1", rol="kind"
)
KAARDEBOL = NieuwAdres(
    straat="Kaardebolstraat", postcode="1234AB", huisnummer=12, plaats="Lindervaart"
)
GEWOON = (Onderdeel.NAAM, Onderdeel.MENSEN, Onderdeel.NETWERK, Onderdeel.CONTACT)


def huishouden(
    mensen: Mensen,
    *leden: NieuwLid,
    adres: NieuwAdres | None = KAARDEBOL,
    door: Account | None = None,
    team: Any = None,
) -> UUID:
    """Een huishouden (Mira en Pip) waarvan `door` regisseur is; zonder meer is dat teamlid."""
    verzoek = mensen.verzoek(door or mensen.teamlid)
    with poort.nieuw(
        verzoek,
        soort=DossierSoort.HUISHOUDEN,
        team_id=(team or mensen.oost).pk,
        doel=Doel.HULP,
        rol=Betrokkenrol.REGISSEUR,
    ) as zicht:
        handelingen.richt_huishouden_in(
            dossier_id=zicht.dossier.pk, leden=leden or (MIRA, PIP), adres=adres, door=zicht.wie
        )
    return zicht.dossier.pk


@contextmanager
def schrijvend(
    mensen: Mensen,
    dossier_id: UUID,
    account: Account | None = None,
    delen: Collection[Any] = GEWOON,
) -> Iterator[Zicht]:
    """Binnen een poort die open is om te schrijven, voor teamlid of `account`."""
    with poort.open(
        mensen.verzoek(account or mensen.teamlid),
        dossier_id,
        doel=Doel.HULP,
        onderdelen=delen,
        recht=Recht.SCHRIJVEN,
    ) as zicht:
        yield zicht


@contextmanager
def lezend(mensen: Mensen, dossier_id: UUID, account: Account | None = None) -> Iterator[Zicht]:
    with poort.open(
        mensen.verzoek(account or mensen.teamlid), dossier_id, doel=Doel.HULP, onderdelen=GEWOON
    ) as zicht:
        yield zicht


def zoek(verzoek: Any, tekst: str) -> list[UUID]:
    """Wat de pagina zoeken vindt: het filter en de rechten samen."""
    with (
        poort.wijzer(),
        poort.lijst(
            verzoek,
            doel=Doel.ZOEKEN,
            relaties=[Relatie.BETROKKEN, Relatie.VERVANGER, Relatie.LEIDER],
            kies=overzichten.zoek_filter(tekst),
        ) as lijst,
    ):
        return lijst.ids
