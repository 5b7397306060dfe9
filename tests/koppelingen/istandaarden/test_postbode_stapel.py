"""Een stapel berichten: samen opgezocht, een voor een gedaan."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DataError, connection
from django.test.utils import CaptureQueriesContext

from nabij.kamers.toewijzing.models import Levering, Postvak, Toewijzing
from nabij.koppelingen.istandaarden.postbode import neem_aan, verwerk
from nabij.koppelingen.istandaarden.postbode.stapel import Stapel, gehad
from tests.casus.maak import Verhaal, maak_verhaal
from tests.mensen import Mensen
from tests.toewijzing import post
from tests.toewijzing.maak import Gemeente, maak_gemeente, wijs_toe

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M08")]


@pytest.fixture
def gemeente(mensen: Mensen) -> Gemeente:
    return maak_gemeente()


@pytest.fixture
def samira(mensen: Mensen) -> Verhaal:
    verhaal = maak_verhaal(mensen)
    post.geef_gegevens(verhaal)
    return verhaal


@pytest.fixture
def hulp(samira: Verhaal, gemeente: Gemeente) -> Toewijzing:
    return wijs_toe(samira, gemeente)


def test_wat_bij_een_stapel_hoort_wordt_in_een_keer_gelezen(
    samira: Verhaal, gemeente: Gemeente
) -> None:
    def gelezen(aantal: int, naam: str) -> int:
        nummers = [post.nummer_van(wijs_toe(samira, gemeente)) for _ in range(aantal)]
        with post.postbode():
            for plek, nummer in enumerate(nummers):
                neem_aan(post.start(nummer, kenmerk=f"{naam}{plek}"), bestand="b.xml")
        with CaptureQueriesContext(connection) as vragen:
            assert verwerk().gelukt == aantal
        return sum(vraag["sql"].startswith("SELECT") for vraag in vragen)

    assert gelezen(2, "A") == gelezen(7, "B")


def test_in_een_stapel_telt_wat_er_net_voor_kwam(hulp: Toewijzing) -> None:
    nummer = post.nummer_van(hulp)
    with post.postbode():
        neem_aan(post.start(nummer, kenmerk="K1"), bestand="1-start.xml")
        neem_aan(post.start(nummer, nummer + 1, kenmerk="K1"), bestand="2-kenmerk.xml")
        neem_aan(post.start(nummer, kenmerk="K2"), bestand="3-nog-eens.xml")
        neem_aan(post.start(nummer, kenmerk="K3", status_aanlevering="3"), bestand="4-weg.xml")
        neem_aan(post.start(nummer, kenmerk="K4"), bestand="5-opnieuw.xml")

    verwerk()

    gelukt = Postvak.objects.order_by("bestand").values_list("gelukt", flat=True)
    assert list(gelukt) == [True, False, False, True, True]
    with post.postbode():
        assert Levering.objects.count() == 2


def test_een_kapotte_vraag_vooraf_houdt_niemand_op(
    hulp: Toewijzing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kapot(*_: Any) -> None:
        raise DataError

    with monkeypatch.context() as even:
        even.setattr(Stapel, "_lees_vooruit", kapot)
        with post.postbode():
            neem_aan(post.start(post.nummer_van(hulp)), bestand="b.xml")
        assert verwerk().gelukt == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="bij weinig rijen kiest de ander vrij")
def test_een_kenmerk_zoeken_loopt_niet_alles_langs() -> None:
    plan = gehad({"12345678"}, {"305", "307"}, {"K1", "K2"}).explain()
    assert "toewijzing_postvak_kenmerk_een_keer" in plan


def test_een_grote_stapel_wordt_in_delen_gelezen(
    hulp: Toewijzing, monkeypatch: pytest.MonkeyPatch
) -> None:
    keren: list[int] = []
    vooruit = Stapel.lees_vooruit

    def tel_mee(zelf: Stapel, berichten: Any) -> None:
        stukken = list(berichten)
        keren.append(len(stukken))
        vooruit(zelf, stukken)

    monkeypatch.setattr(Stapel, "lees_vooruit", tel_mee)
    monkeypatch.setattr("nabij.koppelingen.istandaarden.postbode.verwerken.GROOTSTE_STAPEL", 1)
    nummer = post.nummer_van(hulp)
    with post.postbode():
        neem_aan(post.start(nummer, kenmerk="K1"), bestand="1.xml")
        neem_aan(post.start(nummer, kenmerk="K2"), bestand="2.xml")
    assert verwerk().gedaan == 2
    assert keren == [1, 1]
