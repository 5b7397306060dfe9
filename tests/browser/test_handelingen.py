"""Wat de taken kosten, opnieuw geteld: de tabel die Nabij toont, is nooit ouder dan het product."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page

from bench.handelingen import taken, toneel
from bench.handelingen.duim import Duim
from nabij.kamers.afspraken import handelingen, overzichten
from nabij.kamers.afspraken.models import Vereistesoort
from nabij.kamers.afspraken.regels import Kosten
from nabij.kamers.poort.wie import Wie
from tests.browser.conftest import BUREAU, TELEFOON
from tests.browser.test_wijk import meld_aan
from tests.mensen import Mensen

Open = Callable[..., Page]


@pytest.fixture
def open_mijn_dag(
    transactional_db: None,
    mensen: Mensen,
    settings: Any,
    live_server: Any,
    open_scherm: Callable[..., Page],
) -> Open:
    """`open_mijn_dag("teamlid")`: Mijn dag van dit account, op een telefoon."""
    settings.DEMO = True
    toneel.zet_klaar(mensen.teamlid, mensen.oost.pk)

    def doe(wie: str, maat: dict[str, int] = TELEFOON) -> Page:
        scherm = open_scherm(maat)
        if wie == taken.INWONER:
            scherm.goto("/signaal/")
            return scherm
        meld_aan(scherm, getattr(mensen, wie), live_server.url)
        scherm.goto("/mijn-dag/")
        return scherm

    return doe


@pytest.mark.rij("M28")
@pytest.mark.parametrize("maat", [TELEFOON, BUREAU], ids=["telefoon", "bureau"])
def test_de_tabel_die_nabij_toont_klopt_nog(open_mijn_dag: Open, maat: dict[str, int]) -> None:
    """Twee keer tellen, op een kleine en een grote pagina, geeft twee keer wat er staat."""
    getoond = {regel.code: regel.kosten for regel in overzichten.wat_het_kost(Wie()).taken}

    geteld = {code: taken.tel(code, partial(open_mijn_dag, maat=maat)) for code in taken.TAKEN}

    assert geteld == getoond, "tel opnieuw: python -m bench.handelingen --schrijf"


@pytest.mark.rij("M28", "M58")
def test_wat_de_gemeente_extra_vraagt_kost_wat_de_pagina_zegt(
    open_mijn_dag: Open, mensen: Mensen, toegankelijk: Callable[[Page], None]
) -> None:
    handelingen.vraag_extra(
        soort=Vereistesoort.VERPLICHT_VELD,
        wat="nieuwe_vraag.kanaal",
        eigenaar="Ingrid Maas",
        reden="We kijken waar mensen ons vinden.",
        tikken=1,
        door=None,
    )
    [regel] = overzichten.wat_het_kost(mensen.wie(mensen.teamlid)).met_extra

    telling: Counter[str] = Counter()
    joke = Duim(open_mijn_dag("teamlid"), telling).volg("Nieuwe vraag")
    joke.vul("Wat is de vraag?", "Wanneer is de inloop?")
    joke.antwoord("Hoe kwam de vraag binnen?", "telefoon").druk("Beantwoord")

    joke.ziet("Klaar. De vraag telt mee, zonder naam.")
    assert Kosten(**telling) == regel.samen
    joke.scherm.goto("/afspraken/wat-het-kost/")
    joke.ziet("Extra veld: hoe de vraag binnenkwam")
    toegankelijk(joke.scherm)


@pytest.mark.rij("M28")
def test_ook_vanaf_het_huishouden_is_een_contact_twee_tikken(open_mijn_dag: Open) -> None:
    telling: Counter[str] = Counter()
    joke = Duim(open_mijn_dag("teamlid"), telling).volg(toneel.CONTACT)
    telling.clear()

    joke.volg("Contact vastleggen").druk("Gebeld").ziet("Het contact is vastgelegd.")

    assert telling["tikken"] == 2


def test_een_deel_van_een_pagina_telt_apart(open_mijn_dag: Open) -> None:
    """Een actie bij een doel: het formulier ververst een deel, een lijst kost twee tikken."""
    telling: Counter[str] = Counter()
    joke = Duim(open_mijn_dag("teamlid"), telling).volg(toneel.DOEL).volg("Hele plan en afdruk")
    telling.clear()

    joke.ververs("Actie toevoegen").vul("Wat gaat er gebeuren?", "Bellen")
    joke.kies("Wie doet het?", "iemand van het team").druk("Toevoegen").ziet("Bellen")

    # Wie het doet staat al ergens op, dus dat hoeft niet. Tikken: erbij, veld, lijst (2), klaar.
    assert Kosten(**telling) == Kosten(
        velden=1, tikken=5, toetsen=6, keuzes=3, wissels=2, paginas=1, delen=1
    )
