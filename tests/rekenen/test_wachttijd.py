"""De wachttijd, met de hand nagerekend."""

from __future__ import annotations

import random
from datetime import date, timedelta
from math import exp, log, sqrt

import pytest

from nabij.rekenen.wachttijd import Toewijzing, bereken, schat

pytestmark = pytest.mark.rij("M07", "M36")
DAG = date(2026, 11, 27)


def test_zonder_intrekking_is_het_kaplan_en_meier() -> None:
    # Vijf mensen: begonnen na 2, 4, 4 en 8 dagen, een wacht nog na 6 dagen
    uit = schat(
        [(-1, 2, "gestart"), (-1, 4, "gestart"), (-1, 4, "gestart"), (-1, 6, "wacht"),
         (-1, 8, "gestart")]
    )  # fmt: skip

    # Met de hand: na dag 2 4/5 over, na dag 4 4/5 x 2/4 = 2/5 over, na dag 8 niemand
    assert [(punt.dag, round(punt.deel, 4)) for punt in uit.punten] == [
        (2, 0.2), (4, 0.6), (8, 1.0),
    ]  # fmt: skip
    assert (uit.dag_van(0.5), uit.dag_van(0.8), uit.gestart) == (4, 8, 4)
    # Greenwood op dag 4: 0,4 x wortel(1/(5x4) + 2/(4x2))
    assert uit.punten[1].fout == pytest.approx(0.4 * sqrt(1 / 20 + 2 / 8))


def test_wie_ingetrokken_is_begon_niet() -> None:
    # Vier mensen: begonnen na 3, weg na 5, begonnen na 7, begonnen na 9
    uit = schat([(-1, 3, "gestart"), (-1, 5, "weg"), (-1, 7, "gestart"), (-1, 9, "gestart")])

    # Aalen en Johansen: 1/4, dan 1/2 nog wachtend maal 1/2, dan de rest: 3/4 begint ooit
    assert [(punt.dag, punt.deel) for punt in uit.punten] == [(3, 0.25), (7, 0.5), (9, 0.75)]
    assert uit.dag_van(0.8) is None
    # Zonder iemand die later gecensureerd wordt is het een gewoon aandeel: p(1-p)/n
    assert uit.punten[1].fout == pytest.approx(sqrt(0.5 * 0.5 / 4))
    assert uit.punten[0].fout == pytest.approx(sqrt(0.25 * 0.75 / 4))


def test_wie_later_binnenkomt_telt_pas_dan_mee() -> None:
    # Een begint na 3 dagen; een ander is pas vanaf dag 5 te zien en begint na 8; een derde na 8
    uit = schat([(-1, 3, "gestart"), (5, 8, "gestart"), (-1, 8, "wacht")])

    # Op dag 3 zijn er twee te zien (niet drie), op dag 8 ook twee
    assert [(punt.dag, punt.deel) for punt in uit.punten] == [(3, 0.5), (8, 0.75)]


def test_het_interval_is_log_log() -> None:
    rijen = [(-1, dag, "gestart") for dag in range(1, 21)]
    uit = schat(rijen)
    punt = uit.punten[9]
    over, fout = 0.5, sqrt(0.25 / 20)

    assert punt.fout == pytest.approx(fout)
    hoog = 1 - over ** exp(1.959964 * fout / (over * abs(log(over))))
    assert hoog > 0.5

    # De ondergrens van de mediaan is de eerste dag waarop de bovengrens de helft haalt
    def grens(deel: float, richting: int) -> float:
        rest = 1 - deel
        straal = 1.959964 * sqrt(deel * rest / 20) / (rest * abs(log(rest)))
        return 1 - rest ** exp(richting * straal)

    laag = next(dag for dag in range(1, 20) if grens(dag / 20, 1) >= 0.5)
    laat = next(dag for dag in range(1, 20) if grens(dag / 20, -1) >= 0.5)
    assert uit.interval() == (laag, laat)
    assert laag < 10 < laat


def maak(dagen: int | None, sinds: int, weg: int | None = None, **anders: str) -> Toewijzing:
    """Toegewezen `sinds` dagen geleden, begonnen na `dagen`, ingetrokken na `weg`."""
    toegewezen = DAG - timedelta(days=sinds)
    return Toewijzing(
        anders.get("aanbieder", "Thuisgoed"),
        anders.get("product", "Begeleiding"),
        toegewezen,
        None if dagen is None else toegewezen + timedelta(days=dagen),
        None if weg is None else toegewezen + timedelta(days=weg),
    )


def test_een_groep_met_wie_nog_wacht() -> None:
    rijen = [maak(14, 60) for _ in range(10)] + [maak(None, 70) for _ in range(10)]
    (uit,) = bereken(rijen, peildatum=DAG)

    # De helft is begonnen op dag 14; meer dan de helft nooit
    assert (uit.mediaan_weken, uit.p80_weken) == (2.0, None)
    assert (uit.n_gestart, uit.n_wachtend, uit.langst_wachtend_weken) == (10, 10, 10.0)
    assert uit.niveau is None
    assert uit.niveau_mediaan_weken is None
    assert uit.interval[0] == 2.0
    assert uit.interval[1] is None


def test_minder_dan_tien_keer_begonnen_geeft_het_niveau_erboven() -> None:
    veel = [maak(21, 80, product="Dagbesteding") for _ in range(12)]
    elders = [maak(7, 80, aanbieder="Elders") for _ in range(30)]
    uit = bereken([maak(7, 60), maak(None, 40), *veel, *elders], peildatum=DAG)
    klein = next(
        een for een in uit if een.aanbieder == "Thuisgoed" and een.product == "Begeleiding"
    )

    assert klein.mediaan_weken is None
    assert klein.interval == (None, None)
    assert (klein.niveau, klein.niveau_mediaan_weken) == ("aanbieder", 3.0)
    assert (klein.n_gestart, klein.n_wachtend) == (1, 1)


def test_zonder_genoeg_bij_de_aanbieder_het_product_en_anders_alles() -> None:
    ander = [maak(7, 80, aanbieder=f"A{nummer}", product="Begeleiding") for nummer in range(12)]
    (uit, *_rest) = bereken([*ander, maak(None, 10, aanbieder="A", product="X")], peildatum=DAG)
    assert (uit.product, uit.niveau, uit.niveau_mediaan_weken) == ("X", "alles", 1.0)
    product = bereken([*ander, maak(None, 10, aanbieder="Z")], peildatum=DAG)[-1]
    assert (product.niveau, product.niveau_mediaan_weken) == ("product", 1.0)
    (niets,) = bereken([maak(None, 10)], peildatum=DAG)
    assert (niets.niveau, niets.niveau_mediaan_weken) == (None, None)


def test_een_begin_voor_het_toewijzen_telt_als_nul_en_de_toekomst_telt_niet() -> None:
    rijen = [maak(-5, 30) for _ in range(10)] + [maak(20, 10)]
    (uit,) = bereken(rijen, peildatum=DAG)
    assert (uit.mediaan_weken, uit.n_gestart, uit.n_wachtend) == (0.0, 10, 1)
    assert bereken([maak(None, -1)], peildatum=DAG) == []


def test_wat_voor_het_venster_gebeurde_telt_niet_mee() -> None:
    oud = [maak(3, 300) for _ in range(50)]
    nieuw = [maak(28, 60) for _ in range(10)]
    (uit,) = bereken([*oud, *nieuw], peildatum=DAG)
    assert (uit.mediaan_weken, uit.n_gestart) == (4.0, 10)


def wacht(loterij: random.Random, sinds: int) -> int:
    """Elke dag een kans om te beginnen, die in een jaar zakt: de helft van 5 naar 9 weken."""
    for dagen in range(sinds + 1):
        helft = 35 + 28 * (365 - sinds + dagen) / 365
        if loterij.random() < 1 - 0.5 ** (1 / helft):
            return dagen
    return sinds + 1


def test_bij_oplopend_wachten_zit_de_gewone_som_er_weken_naast_en_deze_niet() -> None:
    """Veertig jaren waarin het wachten oploopt tot negen weken, met die waarheid ernaast."""
    loterij = random.Random(7)
    eigen, gewoon = [], []
    for _keer in range(40):
        rijen = [maak(wacht(loterij, sinds), sinds) for sinds in range(365)]
        (uit,) = bereken(rijen, peildatum=DAG, venster=13)
        kwartaal = sorted(
            (rij.gestart - rij.toegewezen).days
            for rij in rijen
            if rij.gestart and rij.gestart <= DAG and rij.toegewezen > DAG - timedelta(weeks=13)
        )
        eigen.append(uit.mediaan_weken or 0)
        gewoon.append(kwartaal[len(kwartaal) // 2] / 7)
    assert abs(sum(eigen) / 40 - 9) <= 1
    assert 9 - sum(gewoon) / 40 > 4


def test_onmogelijke_invoer_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="niet te zien"):
        schat([(5, 3, "gestart")])
    with pytest.raises(ValueError, match="venster"):
        bereken([], peildatum=DAG, venster=0)
