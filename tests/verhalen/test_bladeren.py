"""Meer dan er op een pagina past: elke lijst gaat door tot het einde, zonder te tellen."""

from __future__ import annotations

import re
from typing import Any

import pytest

from nabij.deuren.werkplek import lijsten, mijn_dag, team
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.consult.views import overleg
from tests.mensen import Mensen
from tests.toegang.maak import maak_huishouden, maak_vraag
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"]), pytest.mark.rij("M28")]

VERDER = re.compile(r'href="(\?na=[^"]+)"')


def blader(wie: Mens, adres: str) -> list[str]:
    """Elke bladzijde van een lijst, als tekst. Stopt als er geen volgende is."""
    bladen, pad = [], adres
    while pad:
        inhoud = wie.client.get(pad).content.decode()
        bladen.append(inhoud)
        verder = VERDER.search(inhoud)
        pad = adres + verder.group(1).replace("&amp;", "&") if verder else ""
        assert len(bladen) < 20
    return bladen


@pytest.mark.parametrize(
    ("adres", "wie", "plek", "maat"),
    [
        ("/huishoudens/", "teamlid", lijsten, "PER_BLAD"),
        ("/team/werk/", "teamleider", team, "MEEST"),
        ("/mijn-dag/", "teamlid", mijn_dag, "MEEST"),
    ],
)
def test_elk_huishouden_staat_op_een_bladzijde(
    mensen: Mensen, monkeypatch: pytest.MonkeyPatch, adres: str, wie: str, plek: Any, maat: str
) -> None:
    # Gegeven zeven huishoudens, en een lijst waar er drie op passen
    huizen = [maak_huishouden(mensen, mensen.teamlid, f"Kn00000{nr}naam") for nr in range(7)]
    monkeypatch.setattr(plek, maat, 3)

    # Als iemand doorbladert tot het einde
    bladen = blader(Mens(getattr(mensen, wie)), adres)

    # Dan stond elk huishouden op precies een bladzijde
    waar = {pk: [nr for nr, blad in enumerate(bladen) if str(pk) in blad] for pk in huizen}
    assert {len(nummers) for nummers in waar.values()} == {1}, waar
    assert len(bladen) >= 3


def test_bij_werk_verdelen_gaan_huishoudens_voor_losse_vragen(
    mensen: Mensen, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Gegeven vier huishoudens, en daarna vijf losse vragen die nieuwer zijn
    huizen = [maak_huishouden(mensen, mensen.teamlid, f"Kn00000{nr}naam") for nr in range(4)]
    for nr in range(5):
        maak_vraag(mensen, mensen.collega, f"Vraag nummer {nr}", opgepakt=True)
    monkeypatch.setattr(team, "MEEST", 2)

    bladen = blader(Mens(mensen.teamleider), "/team/werk/")

    # Dan staan alle huishoudens op de eerste bladen, en houdt het pas op na de vragen
    waar = {pk: [nr for nr, blad in enumerate(bladen) if str(pk) in blad] for pk in huizen}
    assert sorted(waar.values()) == [[0], [0], [1], [1]]
    assert len(bladen) == 5


@pytest.mark.parametrize("plek", ["onzin", "vraag_gisteren_1", "niets_2026-01-01T00:00:00Z_x"])
def test_een_plek_die_niet_klopt_begint_vooraan(mensen: Mensen, plek: str) -> None:
    huis = maak_huishouden(mensen, mensen.teamlid)
    assert str(huis) in Mens(mensen.teamlid).ga(f"/huishoudens/?na={plek}").html


def test_de_oudste_wachtende_vraag_raakt_niet_zoek(
    mensen: Mensen, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Gegeven vijf vragen die wachten, en een dag waar er twee op passen
    vragen = [maak_vraag(mensen, mensen.collega, f"Vraag nummer {nr}") for nr in range(5)]
    monkeypatch.setattr(mijn_dag, "MEEST", 2)

    # Als Joke, die dienst heeft, doorbladert
    bladen = blader(Mens(mensen.teamlid), "/mijn-dag/")

    # Dan komt ze ook de eerste tegen
    assert all(any(f"Vraag nummer {nr}" in blad for blad in bladen) for nr in range(len(vragen)))


def test_wat_lang_geleden_overlegd_is(mensen: Mensen, monkeypatch: pytest.MonkeyPatch) -> None:
    # Gegeven drie korte vragen aan Karel, en een lijst waar er een op past
    joke = Mens(mensen.teamlid)
    for nr in range(3):
        vraag = {"hoe": "kort", "aan": str(mensen.collega.pk), "tekst": f"Korte vraag {nr}"}
        joke.client.post("/overleg/nieuw/", {"sleutel": nieuw_token(), **vraag})
    monkeypatch.setattr(overleg, "PER_BLAD", 1)

    # Dan staan ze er alle drie, een voor een
    bladen = blader(Mens(mensen.collega), "/overleg/")
    assert len(bladen) == 3
    assert all(any(f"Korte vraag {nr}" in blad for blad in bladen) for nr in range(3))
