"""Wat iemand plakt of verkeerd typt: het wordt bewaard of teruggegeven, en er breekt niets."""

from __future__ import annotations

import html
from typing import Any
from uuid import UUID

import pytest

from nabij.fundament import klok
from nabij.kamers.account.let_op import noemt_bsn
from tests.bewoners.maak import huishouden
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

BSN = "999900006"
TEKSTEN = {
    "word": "\u201cDe borg\u201d \u2013 van\u00a0de\u00adhuur\u2026",
    "emoji": "Zij is blij \U0001f469\u200d\U0001f467 \U0001f3e0",
    "rechts": "\u0645\u0631\u062d\u0628\u0627 \u202eomgekeerd\u202c",
    "nul": "voor\x00na",
    "lang": "lang " * 20_000,
}
django = pytest.mark.django_db(databases=["default", "logboek"])


@pytest.fixture
def thuis(mensen: Mensen) -> UUID:
    return huishouden(mensen)


def formulieren(thuis: UUID) -> dict[str, tuple[str, str, str, dict[str, Any]]]:
    """Naam -> account, adres, het veld waar de tekst in gaat, en wat er verder moet staan."""
    vandaag = klok.vandaag().isoformat()
    return {
        "maatwerk": (
            "teamlid", f"/huishoudens/{thuis}/maatwerk/", "wat", {"waarom": "Nodig."}
        ),
        "aanwezig": (
            "opbouwwerker", "/aanwezig/nieuw/", "waar",
            {"plek": "school", "dag": vandaag, "van": "10:00", "tot": "12:00"},
        ),
        "partner": (
            "teamlid", "/partners/nieuw/", "naam", {"soort": "school"}
        ),
        "sleutelbewoner": (
            "opbouwwerker", "/sleutelbewoners/nieuw/", "naam",
            {"telefoon": "0612345678", "toestemming_op": vandaag},
        ),
        "regel": ("beleid", "/afspraken/erbij/acuut/", "zin", {"waarom": "Daarom."}),
        "regeling": (
            "beleid", "/afspraken/regelingen/huurtoeslag/", "naam", {"waarom": "Daarom."}
        ),
        "overleg": ("teamlid", "/overleg/nieuw/", "tekst", {"aan": "Sanne"}),
        "geld": ("teamlid", f"/huishoudens/{thuis}/gesprek/geld/", "zin", {"doe": "bewaar"}),
    }  # fmt: skip


KNOP = {
    "maatwerk": "Opschrijven", "aanwezig": "Op de agenda zetten", "partner": "Bewaren",
    "sleutelbewoner": "Op de lijst zetten", "regel": "Vaststellen", "regeling": "Vaststellen",
    "overleg": "Vragen", "geld": "Uitrekenen",
}  # fmt: skip


@django
@pytest.mark.rij("M34")
@pytest.mark.parametrize("welke", list(KNOP))
def test_een_formulier_verdraagt_wat_mensen_plakken(
    mensen: Mensen, thuis: UUID, welke: str
) -> None:
    wie, adres, veld, rest = formulieren(thuis)[welke]
    mens = Mens(getattr(mensen, wie))
    for soort, tekst in TEKSTEN.items():
        mens.ga(adres)
        erbij = {**rest, "aan": mens.optie("Sanne")} if "aan" in rest else rest
        form, velden = mens.formulier(KNOP[welke])
        mens.verstuur(form, {**velden, **erbij, veld: tekst})
        assert mens.status == 200, (welke, soort, mens.status)
        if soort == "lang":
            # Te lang wordt gezegd, en wat getypt is staat er nog
            assert tekst.strip() in html.unescape(mens.html), welke


@django
@pytest.mark.rij("M34")
def test_een_bsn_in_een_vrij_veld_wordt_gezegd(mensen: Mensen, thuis: UUID) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/")
    joke.druk("Bewaren", verslag=f"Haar nummer is {BSN}.").ziet("Er staat een BSN in wat je")
    joke.ga(f"/huishoudens/{thuis}/gesprek/").druk("Bewaren", verslag="Bel 0612345678.")
    joke.ziet_niet("Er staat een BSN")
    # In het anonieme overleg komt het er niet in
    joke.ga("/overleg/nieuw/?hoe=anoniem")
    joke.druk("Vragen", tekst=f"Over {BSN}.", aan=joke.optie("Sanne")).ziet("te herkennen: een BSN")


@pytest.mark.parametrize(
    ("tekst", "uitkomst"),
    [
        (BSN, True),
        ("nummer 9999.00.006, van haar", True),
        ("999 900 006", True),
        ("999900007", False),
        ("06 99 99 00 00 6", False),
        ("a999900006b", False),
        ("9999000061", False),
        ("", False),
    ],
)
def test_wat_een_bsn_is(tekst: str, uitkomst: bool) -> None:
    assert noemt_bsn(tekst) is uitkomst
