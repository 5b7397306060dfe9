"""De regels van het opbouwwerk: wanneer er geteld mag worden, en wat een tik telt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from nabij.kamers.opbouw.regels import Tik, lees_tik, mag_tellen, volgende_keer

WOENSDAG = date(2026, 3, 11)


def test_tellen_kan_op_de_dag_zelf_en_twee_weken_erna() -> None:
    een_dag = timedelta(days=1)
    assert not mag_tellen(WOENSDAG, vandaag=WOENSDAG - een_dag)
    assert mag_tellen(WOENSDAG, vandaag=WOENSDAG)
    assert mag_tellen(WOENSDAG, vandaag=WOENSDAG + 14 * een_dag)
    assert not mag_tellen(WOENSDAG, vandaag=WOENSDAG + 15 * een_dag)


@pytest.mark.parametrize(
    ("vandaag", "verwacht"),
    [
        (date(2026, 3, 1), date(2026, 3, 18)),
        (date(2026, 3, 11), date(2026, 3, 18)),
        (date(2026, 3, 18), date(2026, 3, 18)),
        (date(2026, 3, 19), date(2026, 3, 25)),
        (date(2026, 6, 30), date(2026, 7, 1)),
    ],
)
def test_de_volgende_keer_is_dezelfde_dag_van_de_week(vandaag: date, verwacht: date) -> None:
    assert volgende_keer(WOENSDAG, vandaag=vandaag) == verwacht


@pytest.mark.parametrize("code", ["gesprek", "gesprek-post", "ook-huis_kwijt", "dicht"])
def test_een_tik_leest_terug_wat_er_staat(code: str) -> None:
    tik = lees_tik(code)
    assert tik is not None
    assert tik.code == code


def test_ook_telt_geen_tweede_gesprek() -> None:
    assert lees_tik("gesprek-post") == Tik(gesprek=True, thema="post")
    assert lees_tik("ook-post") == Tik(thema="post")


@pytest.mark.parametrize("code", ["", "ook", "ook-", "gesprek-", "dicht-post", "naam-riet"])
def test_iets_anders_is_geen_tik(code: str) -> None:
    assert lees_tik(code) is None
