"""Dagen, namen en nummers zoals mensen ze zeggen."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from nabij.fundament import klok
from nabij.huisstijl import datums, tekstmaat
from nabij.huisstijl.namen import initialen, telefoon

VANDAAG = date(2025, 11, 24)


@pytest.mark.parametrize(
    ("dag", "woorden"),
    [
        (date(2025, 11, 24), "vandaag"),
        (date(2025, 11, 23), "gisteren"),
        (date(2025, 11, 25), "morgen"),
        (date(2025, 11, 12), "12 nov"),
        (date(2025, 3, 1), "1 mrt"),
        (date(2024, 11, 12), "12 nov 2024"),
        (date(2026, 1, 2), "2 jan 2026"),
    ],
)
def test_een_dag_in_woorden(dag: date, woorden: str) -> None:
    assert datums.in_woorden(dag, vandaag=VANDAAG) == woorden


def test_kort_zegt_nooit_vandaag() -> None:
    assert datums.kort(VANDAAG, vandaag=VANDAAG) == "24 nov"


def test_lang_zegt_welke_dag_het_is() -> None:
    assert datums.lang(VANDAAG, vandaag=VANDAAG) == "maandag 24 november"


def test_een_moment_valt_op_de_nederlandse_dag() -> None:
    laat = datetime(2025, 11, 23, 23, 30, tzinfo=UTC)

    assert datums.als_dag(laat) == date(2025, 11, 24)


def test_labels_in_een_sjabloon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klok, "nu", lambda: datetime(2025, 11, 24, 9, 0, tzinfo=UTC))
    sjabloon = Template(
        "{% load nabij %}{{ op|dag }}/{{ op|dagkort }}/{{ op|tijd }}/"
        "{{ niets|dag }}/{{ nr|telefoon }}"
    )

    html = sjabloon.render(
        Context({"op": datetime(2025, 11, 24, 9, 3, tzinfo=UTC), "niets": None, "nr": "0612345678"})
    )

    assert html == "vandaag/24 nov/10.03//06 12 34 56 78"


@pytest.mark.parametrize(
    ("naam", "letters"),
    [
        ("Wende Lisdodde", "WL"),
        ("Anna van der Berg", "AB"),
        ("Mira", "Mi"),
        ("Jan-Peter Vos", "JV"),
        ("oma", "Om"),
        ("Élodie Özdemir", "ÉÖ"),
        ("", "?"),
        ("  ", "?"),
    ],
)
def test_initialen(naam: str, letters: str) -> None:
    assert initialen(naam) == letters


@given(st.text(max_size=60))
def test_initialen_zijn_altijd_kort(naam: str) -> None:
    assert 1 <= len(initialen(naam)) <= 6


@pytest.mark.parametrize(
    ("nummer", "mooi"),
    [
        ("0612345678", "06 12 34 56 78"),
        ("+31612345678", "06 12 34 56 78"),
        ("0031 6 1234 5678", "06 12 34 56 78"),
        ("0205551234", "020 555 12 34"),
        ("0251-123456", "0251 12 34 56"),
        ("0800 1234", "0800 1234"),
        ("14 033", "14 033"),
        ("vraag bij de balie", "vraag bij de balie"),
    ],
)
def test_telefoon(nummer: str, mooi: str) -> None:
    assert telefoon(nummer) == mooi


@given(st.text(max_size=60), st.floats(10, 200))
def test_afgekorte_tekst_past(tekst: str, breedte: float) -> None:
    kort = tekstmaat.kort_af(tekst, breedte=breedte)

    assert kort == tekst or kort.endswith("…")
    assert tekstmaat.breed(kort) <= max(breedte, tekstmaat.breed("…"))


def test_een_lange_naam_breekt_op_een_spatie() -> None:
    assert tekstmaat.regels("School De Meander", breedte=80, hoogstens=2) == [
        "School De",
        "Meander",
    ]
