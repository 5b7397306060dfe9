"""Wat de gemeente verstuurt: het volledige beeld, wijzigen, verwijderen, en de vorm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from itertools import count

import pytest

from nabij.koppelingen.istandaarden import verzenden as v
from nabij.koppelingen.istandaarden.formaat.gegevens import Omvang, Product
from nabij.koppelingen.istandaarden.formaat.klassen import (
    NieuwProduct,
    OngewijzigdProduct,
    TeWijzigenProduct,
    ToegewezenProduct,
    Verzoek,
)
from nabij.koppelingen.istandaarden.honoreren import honoreer_aanvraag, honoreer_wijziging
from nabij.koppelingen.istandaarden.veilig import GROOTSTE, Geweigerd
from tests.koppelingen.istandaarden import maak as m

pytestmark = pytest.mark.rij("M08")

NU = datetime(2026, 4, 15, 9, 30, 12, 345)  # noqa: DTZ001 (berichten kennen alleen plaatselijke tijd)


def per_week(volume: int) -> Omvang:
    return Omvang(volume=volume, eenheid="04", frequentie="2")


def loopt(nummer: int, product: str = "A", **velden: object) -> ToegewezenProduct:
    basis = {
        "toewijzing_nummer": nummer,
        "product": Product(categorie="01", code=product),
        "toewijzingsdatum": date(2025, 1, 1),
        "toewijzingstijd": time(12, 0),
        "ingangsdatum": date(2025, 1, 1),
        "einddatum": date(2025, 12, 31),
        "omvang": per_week(3),
    }
    return ToegewezenProduct(**{**basis, **velden})  # type: ignore[arg-type]


@pytest.mark.regel("OP087", "OP258")
def test_de_301_bevat_alles_wat_geldt_en_alles_wat_anders_is() -> None:
    geldt = loopt(1, einddatum=None)
    straks = loopt(2, ingangsdatum=date(2026, 6, 1), einddatum=date(2026, 7, 1))
    voorbij = loopt(3, einddatum=date(2026, 4, 14))
    ingetrokken = loopt(4, einddatum=date(2026, 3, 31), reden_wijziging="05")
    verstuurd = {1: geldt, 3: voorbij, 4: loopt(4, einddatum=None)}

    beeld = v.volledig_beeld([ingetrokken, voorbij, straks, geldt], verstuurd, m.DAG)

    assert [product.toewijzing_nummer for product in beeld] == [1, 2, 4]
    assert beeld[2].reden_wijziging == "05"


@pytest.mark.regel("OP087", "OP033x1")
def test_een_verwijderde_toewijzing_gaat_een_keer_mee() -> None:
    oud = loopt(1, einddatum=None)
    weg = v.verwijder(oud, NU)

    assert v.volledig_beeld([weg], {1: oud}, m.DAG) == (weg,)
    assert v.volledig_beeld([weg], {1: weg}, m.DAG) == ()
    assert v.volledig_beeld([weg], {}, m.DAG) == ()


@pytest.mark.regel("IV099", "IV097", "TR379")
def test_alleen_een_wijziging_heeft_een_reden_en_alleen_een_antwoord_een_referentie() -> None:
    oud = loopt(1, einddatum=None, reden_wijziging="14", referentie_aanbieder="A0")
    nieuw = loopt(2, einddatum=None, referentie_aanbieder="A1")

    beeld = v.volledig_beeld([oud, nieuw], {1: oud}, m.DAG, referenties=["A1"])

    assert [p.reden_wijziging for p in beeld] == [None, None]
    assert [p.referentie_aanbieder for p in beeld] == [None, "A1"]


@pytest.mark.regel("OP033x1", "OP033")
def test_verwijderen_is_een_einde_op_de_ingang_met_reden_13() -> None:
    weg = v.verwijder(loopt(1), NU)

    assert (weg.einddatum, weg.reden_wijziging) == (weg.ingangsdatum, "13")
    assert (weg.toewijzingsdatum, weg.toewijzingstijd) == (date(2026, 4, 15), time(9, 30, 12))
    assert not v.is_actueel(weg, date(2025, 1, 1))


@pytest.mark.regel("OP033x1", "IV066", "OP257")
def test_een_wijziging_houdt_het_nummer_en_is_later() -> None:
    oud = loopt(1, referentie_aanbieder="A1")
    korter = v.wijzig_einde(oud, date(2025, 6, 30), "05", NU)

    assert (korter.toewijzing_nummer, korter.einddatum) == (1, date(2025, 6, 30))
    assert korter.referentie_aanbieder is None
    assert v.meest_recent([korter, oud]) is korter
    with pytest.raises(v.NietToegestaan, match="later"):
        v.wijzig_einde(korter, date(2025, 7, 1), "05", NU)
    with pytest.raises(v.NietToegestaan, match="voor de ingang"):
        v.wijzig_einde(oud, date(2024, 12, 31), "05", NU)


@pytest.mark.regel("IV013", "OP080")
def test_de_laatste_toewijzingstijd_telt_en_niet_de_volgorde() -> None:
    vroeg = loopt(1, toewijzingstijd=time(8, 0))
    laat = loopt(1, toewijzingstijd=time(16, 0))

    assert v.meest_recent([laat, vroeg]) is v.meest_recent([vroeg, laat]) is laat


@pytest.mark.regel("OP033x1", "OP257")
def test_een_ander_volume_kan_alleen_bij_een_totaal() -> None:
    totaal = loopt(1, omvang=Omvang(volume=80, eenheid="04", frequentie="6"))
    budget = loopt(2, omvang=None, budget=100)

    anders = v.wijzig_volume(totaal, 90, "14", NU)
    assert anders.omvang == Omvang(volume=90, eenheid="04", frequentie="6")
    assert v.wijzig_budget(budget, 200, "14", NU).budget == 200
    with pytest.raises(v.NietToegestaan, match="nieuwe toewijzing"):
        v.wijzig_volume(loopt(3), 4, "14", NU)
    with pytest.raises(v.NietToegestaan, match="geen budget"):
        v.wijzig_budget(totaal, 5, "14", NU)


@pytest.mark.regel("IV093", "OP348", "OP380", "OP257")
def test_een_verzoek_om_wijziging_voorbeeld_1() -> None:
    lopend = {123001: loopt(123001, "E", omvang=per_week(4)), 123002: loopt(123002, "F")}
    verzoek = Verzoek(
        referentie_aanbieder="A001",
        reden_verzoek="1",
        te_wijzigen_producten=(
            TeWijzigenProduct(
                toewijzing_nummer=123001,
                gewenste_ingangsdatum=date(2025, 1, 1),
                einddatum=date(2026, 6, 30),
                omvang=per_week(4),
            ),
            TeWijzigenProduct(
                toewijzing_nummer=123002,
                gewenste_ingangsdatum=date(2025, 6, 12),
                einddatum=date(2025, 12, 31),
                omvang=per_week(6),
            ),
        ),
    )

    uit = honoreer_wijziging(verzoek, lopend, _op(2025, 6, 2), count(123078).__next__)

    assert [
        (p.toewijzing_nummer, p.product and p.product.code, p.omvang and p.omvang.volume)
        for p in uit
    ] == [(123001, "E", 4), (123002, "F", 3), (123078, "F", 6)]
    assert [(p.ingangsdatum, p.einddatum) for p in uit] == [
        (date(2025, 1, 1), date(2026, 6, 30)),
        (date(2025, 1, 1), date(2025, 6, 11)),
        (date(2025, 6, 12), date(2025, 12, 31)),
    ]
    assert [p.reden_wijziging for p in uit] == ["12", "12", None]
    assert {p.referentie_aanbieder for p in uit} == {"A001"}


@pytest.mark.regel("IV092", "IV093", "IV097")
def test_een_verzoek_om_wijziging_met_een_product_dat_blijft_en_een_nieuw() -> None:
    """Voorbeeld 1 van IV092: 543 blijft, 432 stopt eerder, B2 is nieuw."""
    begin = date(2025, 3, 1)
    lopend = {
        432: loopt(432, "B1", ingangsdatum=begin, einddatum=date(2026, 12, 31)),
        543: loopt(
            543, "C1", ingangsdatum=begin, omvang=Omvang(volume=80, eenheid="04", frequentie="6")
        ),
    }
    verzoek = Verzoek(
        referentie_aanbieder="A2",
        reden_verzoek="1",
        ongewijzigde_producten=(OngewijzigdProduct(toewijzing_nummer=543),),
        te_wijzigen_producten=(
            TeWijzigenProduct(
                toewijzing_nummer=432,
                gewenste_ingangsdatum=begin,
                einddatum=date(2025, 8, 31),
                omvang=per_week(3),
            ),
        ),
        nieuwe_producten=(
            NieuwProduct(
                product=Product(categorie="01", code="B2"),
                gewenste_ingangsdatum=date(2025, 9, 1),
                einddatum=date(2026, 12, 31),
                omvang=per_week(6),
            ),
        ),
    )

    uit = honoreer_wijziging(verzoek, lopend, _op(2025, 8, 1), count(700).__next__)

    assert [(p.toewijzing_nummer, p.einddatum, p.reden_wijziging) for p in uit] == [
        (543, date(2025, 12, 31), None),
        (432, date(2025, 8, 31), "12"),
        (700, date(2026, 12, 31), None),
    ]
    assert {p.referentie_aanbieder for p in uit} == {"A2"}


@pytest.mark.regel("IV092", "OP380")
def test_verlengen_en_verhogen_is_een_nieuwe_toewijzing() -> None:
    """Voorbeeld 2a van IV092: 789 wordt meer, 910 loopt langer door."""
    begin = date(2025, 3, 1)
    dagdelen = Omvang(volume=4, eenheid="16", frequentie="4")
    lopend = {
        789: loopt(789, "A1", ingangsdatum=begin),
        910: loopt(910, "C1", ingangsdatum=begin, omvang=dagdelen),
    }
    meer = TeWijzigenProduct(
        toewijzing_nummer=789,
        gewenste_ingangsdatum=date(2025, 11, 1),
        einddatum=date(2026, 7, 1),
        omvang=per_week(5),
    )
    langer = TeWijzigenProduct(
        toewijzing_nummer=910,
        gewenste_ingangsdatum=begin,
        einddatum=date(2026, 7, 1),
        omvang=dagdelen,
    )
    verzoek = Verzoek(
        referentie_aanbieder="A3", reden_verzoek="1", te_wijzigen_producten=(meer, langer)
    )

    uit = honoreer_wijziging(verzoek, lopend, _op(2025, 10, 15), count(800).__next__)

    assert [(p.toewijzing_nummer, p.ingangsdatum, p.einddatum) for p in uit] == [
        (789, begin, date(2025, 10, 31)),
        (800, date(2025, 11, 1), date(2026, 7, 1)),
        (910, begin, date(2026, 7, 1)),
    ]


@pytest.mark.regel("OP380", "IV093")
def test_wat_voorbij_is_wordt_niet_opgerekt_en_vanaf_dag_een_kan_niet() -> None:
    lopend = {1: loopt(1)}
    langer = TeWijzigenProduct(
        toewijzing_nummer=1,
        gewenste_ingangsdatum=date(2026, 1, 1),
        einddatum=date(2026, 6, 30),
        omvang=per_week(3),
    )
    verzoek = Verzoek(referentie_aanbieder="A4", reden_verzoek="1", te_wijzigen_producten=(langer,))

    uit = honoreer_wijziging(verzoek, lopend, _op(2026, 2, 1), count(2).__next__)
    assert [(p.toewijzing_nummer, p.einddatum) for p in uit] == [
        (1, date(2025, 12, 31)),
        (2, date(2026, 6, 30)),
    ]

    meer = replace(langer, gewenste_ingangsdatum=date(2025, 1, 1), omvang=per_week(9))
    with pytest.raises(v.NietToegestaan, match="eerste dag"):
        honoreer_wijziging(
            replace(verzoek, te_wijzigen_producten=(meer,)), lopend, NU, count(2).__next__
        )
    with pytest.raises(v.NietToegestaan, match="loopt niet"):
        honoreer_wijziging(verzoek, {}, NU, count(2).__next__)


@pytest.mark.regel("IV093", "TR373")
def test_een_ander_budget_blijft_dezelfde_toewijzing() -> None:
    lopend = {1: loopt(1, omvang=None, budget=1000)}
    anders = TeWijzigenProduct(
        toewijzing_nummer=1,
        gewenste_ingangsdatum=date(2025, 1, 1),
        einddatum=date(2025, 12, 31),
        budget=2000,
    )
    verzoek = Verzoek(referentie_aanbieder="A5", reden_verzoek="2", te_wijzigen_producten=(anders,))

    (uit,) = honoreer_wijziging(verzoek, lopend, NU, count(2).__next__)

    assert (uit.toewijzing_nummer, uit.budget, uit.reden_wijziging) == (1, 2000, "12")


@pytest.mark.regel("IV094", "IV097")
def test_een_verzoek_om_toewijzing_wordt_een_toewijzing_met_die_referentie() -> None:
    uit = honoreer_aanvraag(m.aangevraagd(), 77, NU)

    assert (uit.toewijzing_nummer, uit.referentie_aanbieder) == (77, "A1")
    assert m.oordeel(m.toewijzing(uit)) == []


@pytest.mark.regel("OP192", "OP179", "IV034")
def test_wat_we_versturen_heeft_de_vorm_die_de_standaard_vraagt() -> None:
    inhoud = v.maak_klaar(m.toewijzing(m.toegewezen(commentaar="Een\nregel & <nog> een")), m.DAG)

    assert inhoud.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\r\n')
    assert inhoud.count(b"\n") == inhoud.count(b"\r\n")
    assert list(v.verzendregels(inhoud, "a.xml")) == []
    assert b"Een\r\nregel &amp; &lt;nog&gt; een" in inhoud


@pytest.mark.regel("OP192")
@pytest.mark.parametrize(
    ("inhoud", "naam", "woord"),
    [
        (b"\xef\xbb\xbf<a/>", "a.xml", "byte order mark"),
        (b"<a>\xff</a>", "a.xml", "UTF-8"),
        (b"<a>\n</a>", "a.xml", "CR/LF"),
        (b"<a>\r</a>", "a.xml", "CR/LF"),
        (b"<a/>", "a.txt", ".xml"),
    ],
)
def test_een_andere_vorm_wordt_niet_verstuurd(inhoud: bytes, naam: str, woord: str) -> None:
    (fout,) = v.verzendregels(inhoud, naam)

    assert fout.regel == "OP192"
    assert woord in fout.melding


@pytest.mark.regel("OP179")
def test_meer_dan_25_mb_wordt_niet_verstuurd() -> None:
    assert [f.regel for f in v.verzendregels(b" " * (GROOTSTE + 1))] == ["OP179"]


@pytest.mark.regel("OP047")
def test_wat_de_ontvanger_zou_afkeuren_versturen_we_niet() -> None:
    with pytest.raises(Geweigerd, match="burgerservicenummer") as geweigerd:
        v.maak_klaar(m.toewijzing(bsn="123456789"), m.DAG)

    assert (geweigerd.value.regel, geweigerd.value.pad) == ("CS002", "Bericht/Client/Bsn")


def test_wat_het_schema_niet_goedkeurt_versturen_we_niet() -> None:
    with pytest.raises(Geweigerd, match="te lang"):
        v.maak_klaar(m.toewijzing(m.toegewezen(referentie_aanbieder="x" * 37)), m.DAG)
    with pytest.raises(Geweigerd, match="teken"):
        v.maak_klaar(m.toewijzing(m.toegewezen(commentaar="a\x01b")), m.DAG)


def _op(jaar: int, maand: int, dag: int) -> datetime:
    return NU.replace(year=jaar, month=maand, day=dag)
