"""Het ecogram: niets raakt elkaar, niets valt buiten beeld, en de vorm zegt hoe de band is."""

from __future__ import annotations

from itertools import combinations

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from nabij.huisstijl import ecogram
from nabij.huisstijl.ecogram import BREEDTE, MEESTE, Knoop, raakt, teken

NAMEN = st.text(st.characters(codec="utf-8", categories=["L", "Zs"]), min_size=1, max_size=40)
KNOPEN = st.lists(
    st.builds(
        Knoop,
        naam=NAMEN,
        onder=st.text(max_size=20),
        soort=st.sampled_from(["mens", "beroep"]),
        band=st.sampled_from(["sterk", "gewoon", "dun", "spanning"]),
    ),
    max_size=22,
)
HUIZEN = st.lists(NAMEN, max_size=9)


@given(HUIZEN, KNOPEN)
def test_niets_overlapt_en_alles_is_in_beeld(huis: list[str], knopen: list[Knoop]) -> None:
    tekening = teken(huis, knopen)

    vormen = [geplaatst.vorm for geplaatst in tekening.geplaatst]
    # Afgerond op een tiende, dus een haar minder lucht mag.
    assert not [paar for paar in combinations(vormen, 2) if raakt(*paar, lucht=5.5)]
    for vorm in vormen:
        half_x, half_y = vorm.half
        assert vorm.x - half_x >= 0
        assert vorm.x + half_x <= BREEDTE
        assert vorm.y - half_y >= 0
        assert vorm.y + half_y <= tekening.hoogte


@pytest.mark.parametrize("aantal", range(MEESTE + 1))
@pytest.mark.parametrize("beroepen", [0, 1, 5, 16])
def test_geen_lijn_loopt_door_iemand_anders_heen(aantal: int, beroepen: int) -> None:
    knopen = [Knoop(f"N{i}", soort="beroep" if i < beroepen else "mens") for i in range(aantal)]

    tekening = teken(["Mira", "Juno", "Pip"], knopen)

    for een, ander in combinations(tekening.geplaatst, 2):
        for lijn, vorm in ((een.pad, ander.vorm), (ander.pad, een.vorm)):
            begin, eind = (tuple(map(float, p.split())) for p in lijn[1:].split("L"))
            half_x, half_y = vorm.half
            for stap in range(101):
                x = begin[0] + (eind[0] - begin[0]) * stap / 100
                y = begin[1] + (eind[1] - begin[1]) * stap / 100
                assert abs(x - vorm.x) >= half_x or abs(y - vorm.y) >= half_y


@given(HUIZEN, KNOPEN)
def test_dezelfde_invoer_geeft_dezelfde_tekening(huis: list[str], knopen: list[Knoop]) -> None:
    assert teken(huis, knopen) == teken(huis, knopen)


def test_beroepen_staan_rechts() -> None:
    tekening = teken(["Mira"], [Knoop("School", soort="beroep"), Knoop("Ans"), Knoop("Cor")])

    plek = {g.knoop.naam: g.vorm.x for g in tekening.geplaatst}
    assert plek["School"] > plek["Ans"]
    assert plek["School"] > plek["Cor"]


def test_spanning_is_aan_de_vorm_te_zien() -> None:
    rustig, gespannen = teken(["Mira"], [Knoop("A"), Knoop("B", band="spanning")]).geplaatst

    assert rustig.pad.count("L") == 1
    assert gespannen.pad.count("L") > 3


def test_wie_er_niet_bij_past_staat_in_de_lijst() -> None:
    knopen = [Knoop(f"Buur {nummer}") for nummer in range(MEESTE + 3)]

    html = Template("{% load nabij %}{% ecogram knopen huis=huis %}").render(
        Context({"knopen": knopen, "huis": ["Mira"]})
    )

    assert html.count('<th scope="row">') == MEESTE + 3
    assert "Nog 3 staan alleen in de lijst." in html


def test_een_leeg_netwerk_is_alleen_het_huis() -> None:
    tekening = teken(["Mira"], [])

    assert not tekening.geplaatst
    assert [bewoner.regel.tekst for bewoner in tekening.bewoners] == ["Mira"]


def test_een_groot_huishouden_zegt_hoeveel_er_nog_zijn() -> None:
    tekening = teken([f"K{nummer}" for nummer in range(9)], [])

    assert tekening.bewoners[-1].regel.tekst == "+4"


def test_de_tekening_is_ook_te_lezen() -> None:
    html = Template("{% load nabij %}{% ecogram knopen huis=huis id='net' %}").render(
        Context(
            {
                "huis": ["Mira", "Juno"],
                "knopen": [
                    Knoop("oma Riet", band="sterk"),
                    Knoop("<b>Teun</b>", "vader", band="spanning"),
                ],
            }
        )
    )

    assert 'aria-labelledby="net-t net-d"' in html
    assert "In het midden Mira en Juno. Sterke band met oma Riet. Spanning met" in html
    assert "<b>Teun" not in html


def test_getallen_houden_een_punt_in_elke_taal() -> None:
    html = Template("{% load nabij %}{% ecogram knopen %}").render(
        Context({"knopen": [Knoop("A"), Knoop("B"), Knoop("C")]})
    )

    svg = html[html.index("<svg") : html.index("</svg>")]
    assert "," not in svg.replace("Een gewone band met", "").split("</desc>")[1]
    assert str(int(ecogram.STRAAL)) in svg
