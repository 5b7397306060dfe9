"""Hulp kiezen: welke wachttijd we geloven, wat sneller is, en wat vandaag kan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from nabij.kamers.casus.models import ActieWie, HulpKring
from nabij.kamers.casus.regels.kiezen import (
    WIE,
    Keuze,
    Kring,
    Wacht,
    geldende_wacht,
    is_oud,
    plek_vragen_op,
    sneller,
    van_dichtbij,
)
from nabij.kamers.kaart.models import Kring as KaartKring

DAG = date(2026, 11, 2)


def gemeten(weken: str, n: int = 24, op: date = DAG) -> Wacht:
    return Wacht(Decimal(weken), True, op, n)


def opgave(weken: str, op: date = DAG) -> Wacht:
    return Wacht(Decimal(weken), False, op)


@pytest.mark.rij("M07")
def test_gemeten_gaat_voor_een_opgave_tenzij_er_te_weinig_starts_zijn() -> None:
    assert geldende_wacht([opgave("2"), gemeten("5")]) == gemeten("5")
    assert geldende_wacht([opgave("2"), gemeten("5", n=9)]) == opgave("2")
    assert geldende_wacht([gemeten("5", n=9)]) is None
    nieuwer = gemeten("3", op=date(2026, 12, 1))
    assert geldende_wacht([nieuwer, gemeten("5")]) == nieuwer


@pytest.mark.rij("M07")
def test_een_opgave_van_twaalf_weken_is_oud_en_een_meting_niet() -> None:
    assert not is_oud(opgave("2"), date(2027, 1, 24))
    assert is_oud(opgave("2"), date(2027, 1, 25))
    assert not is_oud(gemeten("2"), date(2028, 1, 1))


@pytest.mark.rij("M38", "M07")
def test_sneller_is_een_week_of_meer_en_nu_is_zonder_besluit() -> None:
    lang = Keuze("steiger", False, wacht=gemeten("9"))
    kort = Keuze("vlonder", False, wacht=gemeten("3"))
    bijna = Keuze("bijna", False, wacht=gemeten("8.5"))
    stop = Keuze("stop", False, aanmeldstop=True, wacht=gemeten("1"))
    inloop = Keuze("inloop", True)
    onbekend = Keuze("onbekend", False)
    alle = [lang, kort, bijna, stop, inloop, onbekend]

    assert sneller(lang, alle) == (kort, inloop)
    assert sneller(kort, alle) == (None, inloop)
    assert sneller(bijna, [lang, bijna]) == (None, None)
    assert sneller(stop, alle) == (kort, inloop)
    assert sneller(inloop, alle) == (None, None)


def test_vandaag_kan_alleen_zonder_besluit_stop_of_wachten() -> None:
    assert Keuze(1, True).kan_vandaag
    assert Keuze(1, True, wacht=gemeten("0")).kan_vandaag
    assert not Keuze(1, True, wacht=gemeten("1")).kan_vandaag
    assert not Keuze(1, True, aanmeldstop=True).kan_vandaag
    assert not Keuze(1, False).kan_vandaag


@pytest.mark.rij("M34")
def test_de_lichte_vraag_komt_na_zes_weken_en_kringen_tellen() -> None:
    assert plek_vragen_op(date(2026, 11, 3), weken=6) == date(2026, 12, 15)
    assert van_dichtbij(["zelf", "team", "buurt"]) == (2, 3)


def test_de_kringen_van_plan_kaart_en_regels_zijn_dezelfde() -> None:
    assert list(HulpKring.values) == list(Kring)
    assert set(KaartKring.values) <= set(Kring)
    assert set(WIE.values()) <= set(ActieWie.values)
