"""Hielp het? De weging met de hand nagerekend, en de piek ervoor die niet mag meetellen."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from nabij.kamers.opbouw.regels.effect import (
    MINSTE_WEKEN,
    STIL,
    WEKEN_NA,
    Uitkomst,
    Verschil,
    Weekaantal,
    Weging,
    eerste_week,
    te_meten_vanaf,
    uitkomst,
    verschil,
    weeg,
)
from nabij.rekenen.effect import effect

pytestmark = pytest.mark.rij("M32")

HIER, DAAR = uuid4(), uuid4()
BEGIN = date(2026, 3, 3)  # een dinsdag
MAANDAG = date(2026, 3, 9)
WEEK = timedelta(weeks=1)


def reeks(gebied: UUID, *stukken: tuple[int, int, int]) -> list[Weekaantal]:
    """Per stuk: van week, tot week (0 is de eerste hele week), hoeveel per week."""
    return [
        Weekaantal(MAANDAG + nr * WEEK, gebied, aantal)
        for van, tot, aantal in stukken
        for nr in range(van, tot)
    ]


def test_de_eerste_hele_week_begint_op_maandag() -> None:
    assert eerste_week(BEGIN) == MAANDAG
    assert eerste_week(MAANDAG) == MAANDAG
    assert te_meten_vanaf(BEGIN) == date(2026, 9, 14)


def test_verwacht_is_het_gemiddelde_ervoor_maal_zesentwintig() -> None:
    tellingen = reeks(HIER, (-65, -13, 4), (0, 26, 2)) + reeks(DAAR, (-65, 26, 10))
    weging = weeg(tellingen, hier=frozenset({HIER}), begonnen=BEGIN)
    assert weging == Weging(hier=52, hier_verwacht=104, elders=260, elders_verwacht=260)


def test_de_piek_waarmee_het_begon_maakt_een_gewone_tijd_geen_succes() -> None:
    """De valkuil: eerst 4 per week, een piek van 20, en daarna weer gewoon 4."""
    tellingen = reeks(HIER, (-65, -STIL, 4), (-STIL, 0, 20), (0, 26, 4))
    weging = weeg(tellingen + reeks(DAAR, (-65, 26, 10)), hier=frozenset({HIER}), begonnen=BEGIN)
    assert weging is not None
    uit = effect(weging.hier, weging.hier_verwacht, weging.elders, weging.elders_verwacht)
    assert weging.hier_verwacht == weging.hier == 4 * WEKEN_NA
    assert uitkomst(weging, onder=uit.onder, boven=uit.boven) == Uitkomst.NIET_TE_ZEGGEN


def test_wat_overal_minder_werd_is_geen_effect() -> None:
    tellingen = reeks(HIER, (-65, -13, 8), (0, 26, 4)) + reeks(DAAR, (-65, -13, 20), (0, 26, 10))
    weging = weeg(tellingen, hier=frozenset({HIER}), begonnen=BEGIN)
    assert weging is not None
    uit = effect(weging.hier, weging.hier_verwacht, weging.elders, weging.elders_verwacht)
    assert uitkomst(weging, onder=uit.onder, boven=uit.boven) == Uitkomst.NIET_TE_ZEGGEN


def test_zonder_half_jaar_ervoor_of_zonder_elders_is_er_geen_weging() -> None:
    kort = reeks(HIER, (-13 - MINSTE_WEKEN + 1, 26, 4)) + reeks(DAAR, (-30, 26, 4))
    net = reeks(HIER, (-13 - MINSTE_WEKEN, 26, 4)) + reeks(DAAR, (-30, 26, 4))
    assert weeg(kort, hier=frozenset({HIER}), begonnen=BEGIN) is None
    assert weeg(net, hier=frozenset({HIER}), begonnen=BEGIN) is not None
    assert weeg(reeks(HIER, (-65, 26, 4)), hier=frozenset({HIER}), begonnen=BEGIN) is None
    assert weeg([], hier=frozenset({HIER}), begonnen=BEGIN) is None


@pytest.mark.parametrize(
    ("onder", "boven", "hoort"),
    [
        (0.3, 0.8, Uitkomst.MINDER),
        (0.8, 1.2, Uitkomst.NIET_TE_ZEGGEN),
        (1.1, 1.9, Uitkomst.MEER),
        (1.1, None, Uitkomst.MEER),
        (0.5, None, Uitkomst.NIET_TE_ZEGGEN),
    ],
)
def test_wat_het_interval_zegt(onder: float, boven: float | None, hoort: Uitkomst) -> None:
    assert uitkomst(Weging(20, 40, 100, 100), onder=onder, boven=boven) == hoort
    assert uitkomst(Weging(4, 5.5, 100, 100), onder=onder, boven=boven) == Uitkomst.TE_WEINIG


def test_het_verschil_in_vragen() -> None:
    # Verwacht 60, en elders kwam er 10% meer dan verwacht: 66. Er kwamen er 35.
    weging = Weging(hier=35, hier_verwacht=60, elders=110, elders_verwacht=100)
    assert verschil(weging, onder=0.3, boven=0.8) == Verschil(minder=31, laag=13, hoog=46)
    assert verschil(weging, onder=0.3, boven=None).laag is None
