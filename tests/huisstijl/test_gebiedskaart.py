"""De kaart van gebieden: onbekend is geen nul, gaten blijven gaten, tekst blijft binnen."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from nabij.huisstijl import meetkunde
from nabij.huisstijl.gebiedskaart import BREEDTE, Gebied, deel_in, teken


def vierkant(west: float, zuid: float, zijde: float = 0.02) -> list[list[float]]:
    oost, noord = west + zijde, zuid + zijde
    return [[west, zuid], [oost, zuid], [oost, noord], [west, noord], [west, zuid]]


def vorm(*ringen: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(ringen)}


def wijk(naam: str, plek: int, waarde: float | None, **rest: Any) -> Gebied:
    tekst = "" if waarde is None else f"{waarde:g}%"
    return Gebied(naam, waarde, tekst, vorm=vorm(vierkant(4.8 + plek * 0.02, 52.4)), **rest)


def als_html(gebieden: list[Gebied]) -> str:
    return Template("{% load nabij %}{% gebiedskaart gebieden titel='Laag inkomen' %}").render(
        Context({"gebieden": gebieden})
    )


def test_meer_is_donkerder_in_vijf_klassen() -> None:
    klassen = deel_in([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0])

    assert klassen == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]


@given(st.lists(st.one_of(st.none(), st.floats(0, 100)), max_size=60))
def test_klassen_volgen_de_waarden(waarden: list[float | None]) -> None:
    paren = [(w, k) for w, k in zip(waarden, deel_in(waarden), strict=True) if w is not None]

    assert all(k is None for w, k in zip(waarden, deel_in(waarden), strict=True) if w is None)
    for een, klasse in paren:
        assert klasse is not None
        assert 0 <= klasse <= 4
        assert all(ander_klasse >= klasse for ander, ander_klasse in paren if ander >= een)


def test_onbekend_is_gearceerd_en_nooit_nul() -> None:
    html = als_html([wijk("Molenhoek", 0, 14), wijk("Rietland", 1, None, reden="te klein")])

    assert 'fill="url(#kaart-arc)"' in html
    assert "niet bekend: te klein" in html
    assert "Niet bekend: Rietland." in html
    assert ">0" not in html.split("<tbody>")[1]


def test_getal_en_naam_staan_in_het_gebied() -> None:
    kaart = teken([wijk("Wijk 12 Molenhoek", 0, 14), wijk("Weverij", 1, 20)])

    assert [tekst for _, tekst, _ in kaart.vlakjes[0].regels] == ["14%", "Molenhoek"]
    # Op de donkerste klasse is de tekst wit.
    assert all("t-wit" in klasse for _, _, klasse in kaart.vlakjes[1].regels)


def test_een_enkele_naam_tussen_kale_getallen_blijft_weg() -> None:
    smal = [
        Gebied("Bedrijventerrein", 1.0, "1", vorm=vorm(vierkant(4.8 + i / 500, 52.4, 0.002)))
        for i in range(12)
    ]
    breed = Gebied("Kade", 2.0, "2", vorm=vorm(vierkant(4.83, 52.4)))

    kaart = teken([*smal, breed])

    assert all(len(vlakje.regels) <= 1 for vlakje in kaart.vlakjes)


def test_een_gat_blijft_een_gat() -> None:
    ring = Gebied("Ring", 1.0, "1", vorm=vorm(vierkant(4.8, 52.4, 0.06), vierkant(4.82, 52.42)))

    (vlakje,) = teken([ring]).vlakjes

    assert vlakje.pad.count("M") == 2
    # De tekst staat niet in het gat, ook al is dat het midden.
    gat_x, gat_y = (146, 284), (235, 463)
    for y, _, _ in vlakje.regels:
        assert not (gat_x[0] < vlakje.x < gat_x[1] and gat_y[0] < y < gat_y[1])


def test_een_gebied_in_delen_is_een_gebied() -> None:
    eilanden = {
        "type": "MultiPolygon",
        "coordinates": [[vierkant(4.8, 52.4)], [vierkant(4.9, 52.4, 0.04)]],
    }

    (vlakje,) = teken([Gebied("Eilanden", 3.0, "3", vorm=eilanden)]).vlakjes

    assert vlakje.pad.count("Z") == 2
    assert vlakje.x > BREEDTE / 2  # de naam staat op het grootste deel


def test_zonder_vorm_alleen_in_de_tabel() -> None:
    html = als_html([Gebied("Plaats onbekend", 4.0, "4")])

    assert "<path" not in html
    assert "Plaats onbekend" in html
    assert "<details" in html
    assert " open>" in html


def test_noord_is_boven_en_de_maat_klopt() -> None:
    kaart = teken(
        [
            Gebied("Zuid", 1.0, "1", vorm=vorm(vierkant(4.8, 52.4))),
            Gebied("Noord", 2.0, "2", vorm=vorm(vierkant(4.8, 52.42))),
        ]
    )

    zuid, noord = kaart.vlakjes
    assert noord.regels[0][0] < zuid.regels[0][0]
    # Een graad lengte is op 52 graden noorderbreedte korter dan een graad breedte.
    assert kaart.hoogte > 2 * 0.02 / 0.04 * BREEDTE


def test_dezelfde_gebieden_geven_dezelfde_kaart() -> None:
    gebieden = [wijk(f"Wijk {i}", i, float(i)) for i in range(8)]

    assert teken(gebieden) == teken(gebieden)


def test_een_punt_is_geen_gebied() -> None:
    with pytest.raises(ValueError, match="Polygon"):
        meetkunde.vlakken({"type": "Point", "coordinates": [4.8, 52.4]})


@given(st.floats(4, 40), st.floats(4, 40))
def test_de_breedste_plek_ligt_binnen(breed: float, hoog: float) -> None:
    hoek = [(0.0, 0.0), (breed, 0.0), (breed, hoog), (breed / 2, hoog / 2), (0.0, hoog)]

    (x, y), ruimte = meetkunde.breedste_plek([hoek], half_hoog=0.5)

    if ruimte:
        assert 0 < x < breed
        assert 0 < y < hoog
        assert ruimte <= breed + 1e-9
