"""De regels van afspraken: themas bij woorden, en een vereiste die vanzelf eindigt."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nabij.kamers.afspraken import meegeleverd
from nabij.kamers.afspraken.regels import (
    Kosten,
    Toestand,
    Voorstel,
    bewaar_tot,
    een_jaar_later,
    stel_themas_voor,
    toestand,
    vereiste_geldt,
)

PROEFVRAGEN: dict[str, str] = yaml.safe_load(
    (Path(__file__).parent / "proefvragen.yaml").read_text(encoding="utf-8")
)["proefvragen"]
WOORDEN: dict[str, list[str]] = {
    rij["id"]: rij["woorden"] for rij in meegeleverd.lees("themas")["themas"]
}
VAN, TOT = date(2025, 3, 1), date(2026, 3, 1)


def codes(tekst: str) -> list[str]:
    return [voorstel.thema_code for voorstel in stel_themas_voor(tekst, WOORDEN)]


@pytest.mark.rij("M01")
@pytest.mark.parametrize(("thema", "vraag"), PROEFVRAGEN.items())
def test_het_bedoelde_thema_staat_bij_de_eerste_twee(thema: str, vraag: str) -> None:
    assert thema in codes(vraag)[:2]


def test_elk_thema_heeft_een_proefvraag() -> None:
    assert set(PROEFVRAGEN) == set(WOORDEN)


def test_een_voorstel_zegt_welk_woord_het_deed_zoals_het_getypt_is() -> None:
    assert stel_themas_voor("Er kwam een DeurwaarderS-brief, en Schúlden.", WOORDEN)[0] == Voorstel(
        "schulden", "deurwaarder", "DeurwaarderS"
    )


def test_hoofdletters_accenten_en_leestekens_tellen_niet() -> None:
    lijst = {"rond": ["rond komen"]}
    for tekst in ("rond komen", "ROND-KOMEN!", "ik kan niet rónd  kómen", "rond\nkomen"):
        assert [v.thema_code for v in stel_themas_voor(tekst, lijst)] == ["rond"], tekst


def test_een_woord_past_op_het_begin_van_een_woord_niet_middenin() -> None:
    lijst = {"geheugen": ["dement"]}
    assert stel_themas_voor("moeder is dementerend", lijst)
    assert not stel_themas_voor("een addendement", lijst)


def test_een_kort_woord_past_alleen_heel() -> None:
    lijst = {"uitkering": ["ww"]}
    assert stel_themas_voor("mijn ww is gestopt", lijst)
    assert not stel_themas_voor("kijk op www.voorbeeld.nl", lijst)


def test_een_kleiner_woord_in_een_langer_gevonden_woord_telt_niet_mee() -> None:
    assert codes("de schoolreis is te duur") == ["kosten_kinderen"]
    assert codes("de schoolreis is te duur en de school belt") == ["kosten_kinderen", "school"]


def test_zonder_bekend_woord_geen_voorstel() -> None:
    assert codes("") == []
    assert codes("mag ik u iets vragen?") == []


def test_hoogstens_zoveel_voorstellen_en_elk_thema_een_keer() -> None:
    tekst = "schuld, nog een schuld, school, baan, buren, rolstoel"
    voorstellen = stel_themas_voor(tekst, WOORDEN, hoogstens=2)
    assert [v.thema_code for v in voorstellen] == ["schulden", "school"]


@given(st.text(max_size=200))
def test_wat_gevonden_is_staat_letterlijk_in_de_vraag(tekst: str) -> None:
    for voorstel in stel_themas_voor(tekst + " schuld é", WOORDEN):
        assert voorstel.gevonden_als
        assert voorstel.gevonden_als in tekst + " schuld é"


@pytest.mark.rij("M58")
def test_een_vereiste_houdt_na_een_jaar_vanzelf_op() -> None:
    def op(dag: date) -> Toestand:
        return toestand(van=VAN, tot=TOT, ingetrokken=False, dag=dag)

    assert op(VAN - timedelta(days=1)) == Toestand.KOMT
    assert op(VAN) == Toestand.GELDT
    assert op(TOT - timedelta(days=60)) == Toestand.LOOPT_AF
    assert op(TOT - timedelta(days=1)) == Toestand.LOOPT_AF
    assert op(TOT) == Toestand.AFGELOPEN
    assert toestand(van=VAN, tot=TOT, ingetrokken=True, dag=VAN) == Toestand.INGETROKKEN


@pytest.mark.rij("M58")
def test_een_vereiste_van_een_team_geldt_niet_voor_een_ander_team() -> None:
    eigen, ander = uuid4(), uuid4()

    def geldt(vereiste_team: object, team: object) -> bool:
        return vereiste_geldt(
            van=VAN,
            tot=TOT,
            ingetrokken=False,
            vereiste_team=vereiste_team,  # type: ignore[arg-type]
            team=team,  # type: ignore[arg-type]
            dag=VAN,
        )

    assert geldt(None, eigen)
    assert geldt(None, None)
    assert geldt(eigen, eigen)
    assert not geldt(eigen, ander)
    assert not geldt(eigen, None)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_een_jaar_later_is_nooit_meer_dan_366_dagen(dag: date) -> None:
    assert timedelta(days=365) <= een_jaar_later(dag) - dag <= timedelta(days=366)


@pytest.mark.rij("M28")
@pytest.mark.parametrize(
    ("kosten", "seconden"),
    [
        # Niets doen kost niets.
        (Kosten(), 0),
        # M P B B: kiezen en een knop aanraken.
        (Kosten(tikken=1, keuzes=1), 1.35 + 1.10 + 0.20),
        # Een contact in twee tikken: twee keer M P B B.
        (Kosten(tikken=2, keuzes=2), 5.30),
        # Een vraag van tien letters: M PBB (nieuw), PBB (veld) H 10K, H M PBB (klaar).
        (
            Kosten(tikken=3, keuzes=2, toetsen=10, wissels=2),
            (1.35 + 1.30) + (1.30 + 0.40 + 2.80) + (0.40 + 1.35 + 1.30),
        ),
        # Een lijst: M PBB (openen) PBB (kiezen); dat tweede was al besloten.
        (Kosten(tikken=2, keuzes=1), 3.95),
        # Pagina's en velden kosten in het model zelf niets: R telt niet mee.
        (Kosten(velden=4, paginas=3, delen=2), 0),
    ],
)
def test_seconden_volgens_het_keystroke_level_model(kosten: Kosten, seconden: float) -> None:
    assert kosten.seconden == pytest.approx(seconden)


@pytest.mark.rij("M28", "M58")
def test_wat_extra_gevraagd_wordt_komt_er_met_elke_tik_een_keuze_bij() -> None:
    gewoon = Kosten(velden=1, tikken=3, toetsen=10, keuzes=2, wissels=2, paginas=2)

    samen = gewoon.met(velden=1, tikken=4)

    assert (samen.velden, samen.tikken, samen.paginas, samen.toetsen) == (2, 7, 2, 10)
    assert samen.seconden - gewoon.seconden == pytest.approx(4 * (1.35 + 1.10 + 0.20))


@pytest.mark.parametrize(
    ("begin", "termijn", "eenheid", "dan"),
    [
        (date(2026, 3, 10), 6, "weken", date(2026, 4, 21)),
        (date(2026, 3, 10), 7, "dagen", date(2026, 3, 17)),
        (date(2026, 3, 10), 0, "dagen", date(2026, 3, 10)),
        (date(2026, 11, 30), 3, "maanden", date(2027, 2, 28)),
        (date(2025, 12, 31), 1, "maanden", date(2026, 1, 31)),
        (date(2024, 2, 29), 1, "jaren", date(2025, 2, 28)),
        (date(2024, 2, 29), 20, "jaren", date(2044, 2, 29)),
    ],
)
def test_tot_wanneer_iets_bewaard_blijft(
    begin: date, termijn: int, eenheid: str, dan: date
) -> None:
    assert bewaar_tot(begin, termijn, eenheid) == dan
