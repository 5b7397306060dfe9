"""De regels van het opbouwwerk: wanneer er geteld mag worden, en wat een tik telt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from nabij.kamers.opbouw.regels import (
    Antwoord,
    Huis,
    Rondestand,
    Tik,
    lees_huizen,
    lees_tik,
    mag_antwoord,
    mag_tellen,
    rondestand,
    streept_door,
    volgende_keer,
)

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


LAATSTE = date(2026, 4, 8)


@pytest.mark.parametrize(
    ("bezorgd_op", "klaar_op", "vandaag", "stand"),
    [
        (None, None, WOENSDAG, Rondestand.BRIEF),
        (None, None, LAATSTE + timedelta(1), Rondestand.KLAAR),
        (WOENSDAG, None, WOENSDAG, Rondestand.WACHT),
        (WOENSDAG, None, WOENSDAG + timedelta(1), Rondestand.LANGS),
        (WOENSDAG, None, LAATSTE, Rondestand.LANGS),
        (WOENSDAG, None, LAATSTE + timedelta(1), Rondestand.KLAAR),
        (WOENSDAG, WOENSDAG + timedelta(2), WOENSDAG + timedelta(2), Rondestand.KLAAR),
    ],
)
def test_eerst_de_brief_dan_de_deuren_en_dan_niets(
    bezorgd_op: date | None, klaar_op: date | None, vandaag: date, stand: Rondestand
) -> None:
    gevonden = rondestand(
        bezorgd_op=bezorgd_op, laatste_dag=LAATSTE, klaar_op=klaar_op, vandaag=vandaag
    )
    assert gevonden == stand


def test_nee_zeggen_mag_eerder_dan_langsgaan_en_na_afloop_kan_er_niets() -> None:
    mag = {
        (antwoord, stand)
        for antwoord in Antwoord
        for stand in Rondestand
        if mag_antwoord(antwoord, stand)
    }
    assert mag == {
        (Antwoord.NEE, Rondestand.WACHT),
        *((antwoord, Rondestand.LANGS) for antwoord in Antwoord),
    }


def test_elk_antwoord_streept_door_en_een_dichte_deur_na_twee_keer() -> None:
    assert streept_door(Antwoord.NEE, 0)
    assert streept_door(Antwoord.GESPROKEN, 0)
    assert not streept_door(Antwoord.NIEMAND, 0)
    assert streept_door(Antwoord.NIEMAND, 1)


def test_de_lijst_wordt_gelezen_zoals_iemand_haar_plakt() -> None:
    huizen, fout = lees_huizen(
        [
            "Esdoornlaan 12",
            "  esdoornlaan\u00a012 ",
            "Esdoornlaan 4 b",
            "Esdoornlaan 4-B",
            "",
            "Burg. de Vlugtlaan, 101hs",
            "1e Oosterparkstraat 3",
        ]
    )
    assert huizen == [
        Huis("Burg. de Vlugtlaan", 101, "HS"),
        Huis("Esdoornlaan", 4, "B"),
        Huis("Esdoornlaan", 12),
    ]
    assert fout == [7]


@pytest.mark.parametrize(
    "regel",
    [
        "Esdoornlaan",
        "12",
        "Jansen, Esdoornlaan 12",
        "1234 AB 12",
        "111222333",
        "🙂 1 2 3",
        "x" * 999,
    ],
)
def test_wat_geen_adres_is_wordt_geen_adres(regel: str) -> None:
    assert lees_huizen([regel]) == ([], [1])
