"""Wat in een vraag zonder naam iemand aanwijst, en wat gewoon een woord is."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.kamers.consult.regels.anoniem import Bekend, Soort, stukken, vind

DAG = date(2026, 3, 2)
BEKEND = Bekend(
    namen=frozenset({"samira", "kok", "wil", "zoe"}),
    straten=frozenset({"kaardebolstraat", "lange"}),
    geboren=frozenset({"20260110"}),
)

pytestmark = pytest.mark.rij("M18")


def _soorten(tekst: str, bekend: Bekend = BEKEND) -> list[tuple[str, str]]:
    gevonden = vind(tekst, vandaag=DAG, bekend=bekend)
    return [(tekst[v.begin : v.eind], str(v.soort)) for v in gevonden]


@pytest.mark.parametrize(
    ("tekst", "stuk", "soort"),
    [
        ("Hij is geboren op 17-04-1999 en", "17-04-1999", Soort.GEBOREN),
        ("geb. 17/4/99,", "17/4/99", Soort.GEBOREN),
        ("sinds 17 april 1999", "17 april 1999", Soort.GEBOREN),
        ("op 1999-04-17.", "1999-04-17", Soort.GEBOREN),
        ("de baby van 10-01-2026", "10-01-2026", Soort.GEBOREN),
        ("BSN 123456782", "123456782", Soort.BSN),
        ("bsn 1234.56.782", "1234.56.782", Soort.BSN),
        ("Woont op 1234 AB 12", "1234 AB 12", Soort.ADRES),
        ("woont op 1234ab 12", "1234ab 12", Soort.ADRES),
        ("woont op 1234 ab 12", "1234 ab 12", Soort.ADRES),
        ("in de Molenstraat 14b", "Molenstraat 14b", Soort.ADRES),
        ("in de Kaardebolstraat", "Kaardebolstraat", Soort.ADRES),
        ("over Samira gaat het", "Samira", Soort.NAAM),
        ("over samira gaat het", "samira", Soort.NAAM),
        ("Samiras post", "Samiras", Soort.NAAM),
        ("over Zoë gaat het", "Zoë", Soort.NAAM),
        ("meneer Kok mist afspraken", "meneer Kok", Soort.NAAM),
        ("en mevrouw van den Berg zegt", "mevrouw van den Berg", Soort.NAAM),
        ("bel 06-12345678", "06-12345678", Soort.BEREIKEN),
        ("bel +31 6 12345678", "+31 6 12345678", Soort.BEREIKEN),
        ("mail s.kok@voorbeeld.nl", "s.kok@voorbeeld.nl", Soort.BEREIKEN),
    ],
)
def test_dit_wijst_iemand_aan(tekst: str, stuk: str, soort: Soort) -> None:
    assert (stuk, str(soort)) in _soorten(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "Hij wil wel maar het lukt niet.",
        "Een kok in opleiding.",
        "De lange rij brieven.",
        "Afgesproken op 12-02-2026 en 9 maart 2026.",
        "In 2024 is hij verhuisd.",
        "Een man van 27 met drie afspraken en 1200 euro schuld.",
        "Zaaknummer 123456789 klopt niet als BSN.",
        "op 31-02-1999 bestaat niet",
        "",
    ],
)
def test_dit_is_gewoon_tekst(tekst: str) -> None:
    assert _soorten(tekst) == []


@given(st.text(max_size=400))
def test_de_stukken_samen_zijn_altijd_de_hele_tekst(tekst: str) -> None:
    vondsten = vind(tekst, vandaag=DAG, bekend=BEKEND)
    assert "".join(stuk for stuk, _soort in stukken(tekst, vondsten)) == tekst
    assert all(a.eind <= b.begin for a, b in itertools.pairwise(vondsten))


@given(st.text(max_size=80), st.text(max_size=80))
def test_een_naam_wordt_gevonden_wat_er_ook_omheen_staat(voor: str, na: str) -> None:
    tekst = f"{voor} Samira {na}"
    assert any(
        v.begin <= tekst.index(" Samira ") + 1 < v.eind
        for v in vind(tekst, vandaag=DAG, bekend=BEKEND)
    )


def test_een_lange_geplakte_tekst_blijft_te_doen() -> None:
    tekst = "Geplakt uit Word ‘met krullen’ 😀 שלום " * 3000
    assert _soorten(f"{tekst} Samira") == [("Samira", "naam")]
