"""Gebieden vastleggen, de kleinste gebieden, en het gebied bij een postcode."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from nabij.kamers.wijk import handelingen, overzichten
from nabij.kamers.wijk.models import Gebied, Kerncijfer
from tests.wijk import maak

pytestmark = pytest.mark.django_db


def test_een_gebied_twee_keer_vastleggen_is_bijwerken() -> None:
    lindervaart = maak.gemeente()
    eerst = maak.wijk(lindervaart)
    later = handelingen.leg_gebied_vast(
        code=eerst.code, naam="molenkwartier", soort="wijk", jaar=2025, ouder=lindervaart
    )

    assert later.pk == eerst.pk
    assert (later.naam, later.jaar) == ("molenkwartier", 2025)


def test_een_code_van_een_ander_gebied_wordt_geweigerd() -> None:
    lindervaart = maak.gemeente()
    maak.wijk(lindervaart)

    with pytest.raises(handelingen.AnderGebied, match="WK000101 is al Molenkwartier"):
        maak.wijk(lindervaart, naam="Vaartoevers")


def test_waar_alleen_wijken_zijn_is_de_wijk_het_kleinst() -> None:
    lindervaart = maak.gemeente()
    een, twee = maak.wijk(lindervaart), maak.wijk(lindervaart, "WK000102", "Aan de Vaart")

    assert overzichten.kleinste_gebieden() == [twee, een]
    assert overzichten.gebied_keuzes() == [
        (str(twee.pk), "Aan de Vaart"),
        (str(een.pk), "Molenkwartier"),
    ]


def test_waar_buurten_zijn_is_de_buurt_het_kleinst_en_anders_de_wijk() -> None:
    lindervaart = maak.gemeente()
    met, zonder = maak.wijk(lindervaart), maak.wijk(lindervaart, "WK000102", "Aan de Vaart")
    linden = maak.buurt(met)

    assert overzichten.kleinste_gebieden() == [zonder, linden]
    assert overzichten.gebied_keuzes() == [
        ("Lindervaart", [(str(zonder.pk), "Aan de Vaart")]),
        ("Molenkwartier", [(str(linden.pk), "De Linden")]),
    ]


def test_zonder_wijken_is_de_gemeente_zelf_het_kleinste_gebied() -> None:
    lindervaart = maak.gemeente()

    assert overzichten.kleinste_gebieden() == [lindervaart]


def test_alleen_de_eigen_gemeente_staat_in_de_keuzes() -> None:
    """Ook als heel Nederland geladen is om mee te vergelijken."""
    lindervaart, elders = maak.gemeente(), maak.gemeente("GM0002", "Elders")
    eigen, ander = maak.wijk(lindervaart), maak.wijk(elders, "WK000201", "Verderop")
    assert overzichten.kleinste_gebieden() == [ander, eigen]

    handelingen.wijs_eigen_gemeente_aan(gebied=lindervaart)

    assert overzichten.kleinste_gebieden() == [eigen]
    assert overzichten.kleinste_gebieden("GM0002") == [ander]
    assert overzichten.eigen_gemeenten() == [lindervaart]


def test_de_postcode_stelt_het_gebied_voor_waar_hij_het_vaakst_bij_hoorde() -> None:
    wijk = maak.wijk(maak.gemeente())
    linden, vaart = maak.buurt(wijk), maak.buurt(wijk, "BU00010102", "Vaartzicht")
    handelingen.leg_postcode_vast(postcode="1507 AB", gebied=linden)
    handelingen.leg_postcode_vast(postcode="1507ab", gebied=vaart)
    handelingen.leg_postcode_vast(postcode="1507AB", gebied=vaart)
    handelingen.leg_postcode_vast(postcode="geen postcode", gebied=linden)

    assert overzichten.buurt_bij_postcode("1507 ab") == vaart
    assert overzichten.buurt_bij_postcode("1507AC") is None
    assert overzichten.buurt_bij_postcode("onzin") is None


@pytest.mark.parametrize(("waarde", "reden"), [(None, ""), ("5", "geheim"), (None, "zomaar")])
def test_een_cijfer_is_een_waarde_of_een_reden(waarde: str | None, reden: str) -> None:
    wijk = maak.wijk(maak.gemeente())
    with pytest.raises(IntegrityError), transaction.atomic():
        maak.cijfer(wijk, maak.maat("deel_65"), waarde, reden=reden)

    maak.cijfer(wijk, maak.maat("deel_65"), "0")
    with pytest.raises(IntegrityError), transaction.atomic():
        maak.cijfer(wijk, maak.maat("deel_65"), "1")
    assert Kerncijfer.objects.get().waarde == 0


@pytest.mark.parametrize("soort", ["gemeente", "wijk", "stadsdeel"])
def test_een_gemeente_heeft_geen_ouder_en_een_wijk_wel(soort: str) -> None:
    lindervaart = maak.gemeente()
    ouder = lindervaart if soort == "gemeente" else None
    with pytest.raises(IntegrityError), transaction.atomic():
        Gebied.objects.create(code="X", naam="X", soort=soort, ouder=ouder, jaar=2024)
