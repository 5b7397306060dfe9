"""De pure regels: hoe het staat, of het gebruikt wordt, wie beslist, en wat wachten is."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from nabij.kamers.toewijzing.regels import (
    Feit,
    Gebruik,
    Omvang,
    Opdracht,
    Staat,
    bedrag,
    benutting,
    binnen,
    dagen_tot_compleet,
    loopt_af,
    omgerekend,
    staat,
    wachten,
    weken_van,
)
from nabij.kamers.toewijzing.regels.gebruik import verwacht

MAART = date(2026, 3, 1)
UUR_PER_WEEK = Omvang(4, "04", "2")


def feit(**anders: Any) -> Feit:
    return Feit(**{"ingang": MAART, "toegewezen": MAART, **anders})


@pytest.mark.parametrize(
    ("dit", "dagen_later", "verwachte_staat"),
    [
        (feit(toegewezen=None), 0, Staat.WACHT),
        (feit(), 29, Staat.TOEGEWEZEN),
        (feit(), 30, Staat.NIET_BEGONNEN),
        (feit(ingang=date(2026, 4, 1)), 40, Staat.TOEGEWEZEN),
        (feit(ingang=date(2026, 4, 1)), 61, Staat.NIET_BEGONNEN),
        (feit(begonnen=date(2026, 3, 9)), 40, Staat.BEGONNEN),
        (feit(begonnen=MAART, gestopt=date(2026, 3, 20)), 40, Staat.GESTOPT),
        (feit(begonnen=MAART, gestopt=date(2026, 3, 20)), 5, Staat.BEGONNEN),
        (feit(begonnen=MAART, gestopt=date(2026, 3, 20), tijdelijk=True), 40, Staat.PAUZE),
        (feit(begonnen=date(2026, 4, 2), gestopt=date(2026, 3, 20)), 40, Staat.BEGONNEN),
        (feit(einde=date(2026, 3, 31)), 31, Staat.AFGELOPEN),
        (feit(ingetrokken=True, begonnen=MAART), 1, Staat.INGETROKKEN),
        (feit(gemeld=False), 90, Staat.BEGONNEN),
    ],
)
def test_hoe_het_staat_volgt_uit_wat_er_gebeurde(
    dit: Feit, dagen_later: int, verwachte_staat: Staat
) -> None:
    assert staat(dit, vandaag=MAART + timedelta(days=dagen_later), dagen=30) == verwachte_staat


def test_hulp_loopt_af_in_de_laatste_weken_en_niet_erna() -> None:
    eind = feit(einde=date(2026, 6, 30))
    assert not loopt_af(eind, vandaag=date(2026, 5, 18), weken=6)
    assert loopt_af(eind, vandaag=date(2026, 5, 19), weken=6)
    assert loopt_af(eind, vandaag=date(2026, 6, 30), weken=6)
    assert not loopt_af(eind, vandaag=date(2026, 7, 1), weken=6)


def gebruikt(uren: dict[int, int], vandaag: date, **anders: Any) -> Gebruik:
    geleverd = {date(2026, maand, 1): Fraction(uur) for maand, uur in uren.items()}
    return benutting(
        UUR_PER_WEEK, van=MAART, tot=None, geleverd=geleverd, vandaag=vandaag, dagen=30, **anders
    ).soort


@pytest.mark.rij("M09")
def test_een_maand_die_er_nog_niet_kan_zijn_is_nooit_te_weinig_gebruik() -> None:
    # Twee maanden, 61 dagen: er hoort 34,9 uur te zijn.
    assert gebruikt({}, date(2026, 5, 29)) == Gebruik.NIET_DICHT
    assert gebruikt({}, date(2026, 5, 30)) == Gebruik.MINDER


@pytest.mark.rij("M09")
@pytest.mark.parametrize(
    ("uren", "soort"),
    [(20, Gebruik.MINDER), (21, Gebruik.PAST), (43, Gebruik.PAST), (44, Gebruik.MEER)],
)
def test_onder_zestig_en_vanaf_honderdvijfentwintig_procent_is_er_iets_te_vragen(
    uren: int, soort: Gebruik
) -> None:
    assert gebruikt({3: uren}, date(2026, 5, 30)) == soort


@pytest.mark.rij("M09")
def test_een_gemeente_spreekt_zelf_af_vanaf_welk_deel_ze_iets_vraagt() -> None:
    assert gebruikt({3: 30}, date(2026, 5, 30), minder=90) == Gebruik.MINDER
    assert gebruikt({3: 36}, date(2026, 5, 30), meer=100) == Gebruik.MEER


def test_wie_niets_doorgeeft_of_anders_telt_is_onbekend_en_niet_ongebruikt() -> None:
    assert gebruikt({}, date(2026, 9, 1), declareert=False) == Gebruik.ONBEKEND
    assert omgerekend(90, "01", "04") == Fraction(3, 2)
    assert omgerekend(2, "04", "01") == 120
    assert omgerekend(1, "14", "04") is None


def test_verwacht_per_dag_week_maand_en_in_totaal() -> None:
    eind = date(2026, 3, 31)
    assert verwacht(Omvang(2, "04", "1"), MAART, eind, MAART, eind) == 62
    assert verwacht(Omvang(7, "04", "2"), MAART, eind, MAART, eind) == 31
    assert verwacht(Omvang(10, "04", "4"), MAART, eind, MAART, date(2026, 3, 31)) == 10
    helft = verwacht(Omvang(62, "04", "6"), MAART, eind, MAART, date(2026, 3, 15))
    assert helft == 30
    assert verwacht(Omvang(62, "04", "6"), MAART, None, MAART, eind) is None


def test_wat_het_kost_en_hoe_lang_bepalen_wie_beslist() -> None:
    eind = MAART + timedelta(weeks=12) - timedelta(days=1)
    kosten = bedrag(UUR_PER_WEEK, MAART, eind, 6200)
    assert kosten == 12 * 4 * 6200
    assert weken_van(MAART, eind) == 12
    assert bedrag(UUR_PER_WEEK, MAART, None, 6200) is None

    def mandaat(over: str, **grens: Any) -> Any:
        return SimpleNamespace(over=over, **{"max_bedrag": None, "max_weken": None, **grens})

    def mag(*mandaten: Any, weken: int | None = 12) -> bool:
        return binnen(mandaten, wet="wmo", bedrag=kosten, weken=weken) is not None

    assert mag(mandaat("hulp"))
    assert mag(mandaat("wmo", max_weken=12))
    assert not mag(mandaat("wmo", max_weken=11))
    assert not mag(mandaat("wmo", max_weken=52), weken=None)
    assert not mag(mandaat("jw"))
    assert mag(mandaat("jw"), mandaat("wmo"))


def opdracht(toegewezen: date, **anders: Any) -> Opdracht:
    gewoon = {"voor": 1, "aanbieder": "a", "product": "p", "ingang": toegewezen}
    return Opdracht(toegewezen=toegewezen, **{**gewoon, **anders})


@pytest.mark.rij("M07", "M36")
def test_een_vernieuwde_toewijzing_is_geen_nieuw_wachten() -> None:
    april = date(2026, 4, 1)
    eerst = opdracht(MAART, einde=date(2026, 3, 31))
    verder = opdracht(april, begonnen=date(2026, 4, 20))
    (wacht,) = wachten([verder, eerst])
    assert (wacht.toegewezen, wacht.gestart) == (MAART, date(2026, 4, 20))
    # Iemand anders, een andere aanbieder of een gat ertussen is wel een eigen wacht.
    assert len(wachten([eerst, opdracht(april, voor=2)])) == 2
    assert len(wachten([eerst, opdracht(april, aanbieder="b")])) == 2
    assert len(wachten([eerst, opdracht(date(2026, 4, 2))])) == 2


@pytest.mark.rij("M07")
def test_wie_nog_wacht_wacht_en_wie_niet_meer_hoeft_begon_niet() -> None:
    (nog,) = wachten([opdracht(MAART)])
    assert (nog.gestart, nog.ingetrokken) == (None, None)
    (weg,) = wachten([opdracht(MAART, weg=date(2026, 3, 9))])
    assert (weg.gestart, weg.ingetrokken) == (None, date(2026, 3, 9))
    # Een opdracht die afliep zonder begin staat niet eeuwig als langst wachtend.
    (voorbij,) = wachten([opdracht(MAART, einde=date(2026, 5, 1))])
    assert voorbij.ingetrokken == date(2026, 5, 1)


def test_negen_van_de_tien_maanden_en_nooit_uit_een_handvol() -> None:
    assert dagen_tot_compleet([5] * 19) is None
    assert dagen_tot_compleet([5] * 18 + [60] * 2) == 5
    assert dagen_tot_compleet([5] * 17 + [60] * 3) == 60
    assert dagen_tot_compleet([0] * 20) == 1
