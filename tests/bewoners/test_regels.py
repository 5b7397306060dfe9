"""De regels van bewoners: namen, leeftijden, datums, nummers en zoekwoorden. Zonder database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.huisstijl.iconen import ICONEN
from nabij.kamers.bewoners import regels
from nabij.kamers.bewoners.models import ContactSoort, Persoon, Tijdlijn
from nabij.kamers.bewoners.regels import Beslist, Gegevens, Leeftijd, Onleesbaar, Term
from nabij.kamers.bewoners.regels.zoeken import LENGTE, achternaamsleutel

GEBOREN = date(1988, 3, 12)


@dataclass
class Wie:
    roepnaam: str = ""
    voornamen: str = ""
    voorletters: str = ""
    voorvoegsel: str = ""
    achternaam: str = ""
    partner_voorvoegsel: str = ""
    partner_achternaam: str = ""
    naamgebruik: str = "1"
    geslacht: str = "0"


@pytest.mark.parametrize(
    ("wie", "naam", "huishouden"),
    [
        (Wie(roepnaam="Mira", achternaam="Moerbei"), "Mira Moerbei", "Moerbei"),
        (Wie(roepnaam="Mira"), "Mira", "Mira"),
        (Wie(voornamen="Anna Maria", achternaam="Wilg"), "Anna Wilg", "Wilg"),
        (Wie(voorletters="A.", voorvoegsel="de", achternaam="Wit"), "A. de Wit", "De Wit"),
        (Wie(voorvoegsel="de", achternaam="Wit", geslacht="2"), "mevrouw De Wit", "De Wit"),
        (Wie(voorvoegsel="de", achternaam="Wit", geslacht="1"), "meneer De Wit", "De Wit"),
        (Wie(voorvoegsel="'t", achternaam="Hart"), "'t Hart", "'t Hart"),
    ],
)
def test_hoe_iemand_heet(wie: Wie, naam: str, huishouden: str) -> None:
    assert regels.aanspreeknaam(wie) == naam
    assert regels.huishoudnaam(wie) == huishouden


@pytest.mark.parametrize(
    ("gebruik", "naam"),
    [("1", "de Wit"), ("2", "van Dam"), ("3", "van Dam-de Wit"), ("4", "de Wit-van Dam")],
)
def test_de_achternaam_zoals_iemand_hem_gebruikt(gebruik: str, naam: str) -> None:
    wie = Wie("Mira", "", "", "de", "Wit", "van", "Dam", gebruik)
    assert regels.achternaam(wie) == naam


@pytest.mark.parametrize(
    ("geboren", "gebruik", "dag", "oud"),
    [
        (GEBOREN, "", date(2026, 3, 11), Leeftijd(37, 37)),
        (GEBOREN, "", date(2026, 3, 12), Leeftijd(38, 38)),
        (date(2008, 2, 29), "", date(2026, 2, 28), Leeftijd(17, 17)),
        (date(2008, 2, 29), "", date(2026, 3, 1), Leeftijd(18, 18)),
        (date(1988, 1, 1), "2", date(2026, 6, 1), Leeftijd(37, 38)),
        (date(1988, 3, 1), "1", date(2026, 2, 1), Leeftijd(37, 37)),
        (date(1988, 3, 1), "1", date(2026, 3, 20), Leeftijd(37, 38)),
        (date(1988, 3, 1), "1", date(2026, 4, 1), Leeftijd(38, 38)),
        (date(2026, 1, 1), "2", date(2026, 4, 1), Leeftijd(0, 0)),
        (date(2030, 1, 1), "", date(2026, 4, 1), None),
        (None, "", date(2026, 4, 1), None),
    ],
)
def test_hoe_oud_iemand_is(
    geboren: date | None, gebruik: str, dag: date, oud: Leeftijd | None
) -> None:
    assert regels.leeftijd(geboren, gebruik, dag) == oud


@given(
    st.dates(date(1900, 1, 1), date(2020, 12, 31)),
    st.dates(date(2021, 1, 1), date(2050, 1, 1)),
    st.sampled_from(["", "1", "2"]),
)
def test_een_onvolledige_datum_sluit_de_echte_leeftijd_nooit_uit(
    geboren: date, dag: date, gebruik: str
) -> None:
    bekend = {"": geboren, "1": geboren.replace(day=1), "2": geboren.replace(day=1, month=1)}
    echt = regels.leeftijd(geboren, "", dag)
    gezegd = regels.leeftijd(bekend[gebruik], gebruik, dag)
    assert echt is not None
    assert gezegd is not None
    assert gezegd.minstens <= echt.minstens <= gezegd.hoogstens


@pytest.mark.parametrize(
    ("oud", "wie"),
    [
        (Leeftijd(11, 11), Beslist.GEZAG),
        (Leeftijd(11, 12), Beslist.GEZAG),
        (Leeftijd(12, 12), Beslist.SAMEN),
        (Leeftijd(15, 16), Beslist.SAMEN),
        (Leeftijd(16, 16), Beslist.ZELF),
        (None, Beslist.ZELF),
    ],
)
def test_wie_er_beslist(oud: Leeftijd | None, wie: Beslist) -> None:
    assert regels.mag_zelf_beslissen(oud) == wie


@pytest.mark.parametrize(
    ("tekst", "datum", "gebruik"),
    [
        ("12-3-1988", GEBOREN, ""),
        ("12/03/1988", GEBOREN, ""),
        ("12.3.1988", GEBOREN, ""),
        ("1988-03-12", GEBOREN, ""),
        (" 12 maart 1988 ", GEBOREN, ""),
        ("12 mrt 1988", GEBOREN, ""),
        ("maart 1988", date(1988, 3, 1), "1"),
        ("3-1988", date(1988, 3, 1), "1"),
        ("1988", date(1988, 1, 1), "2"),
    ],
)
def test_een_geboortedatum_zoals_mensen_hem_zeggen(tekst: str, datum: date, gebruik: str) -> None:
    assert regels.lees_geboortedatum(tekst) == (datum, gebruik)


@given(st.dates(date(1880, 1, 1), date(2030, 1, 1)), st.sampled_from(["", "1", "2"]))
def test_wat_er_staat_is_weer_te_lezen(geboren: date, gebruik: str) -> None:
    tekst = regels.geboortetekst(geboren, gebruik)
    gelezen, zelfde = regels.lees_geboortedatum(tekst)
    assert zelfde == gebruik
    assert regels.geboortetekst(gelezen, zelfde) == tekst


@pytest.mark.parametrize(
    "tekst", ["31-2-2000", "12-13-1988", "hoi", "12 ma 1988", "1788", "12-3-88"]
)
def test_een_onleesbare_datum_krijgt_een_zin(tekst: str) -> None:
    with pytest.raises(Onleesbaar) as fout:
        regels.lees_geboortedatum(tekst)
    assert str(fout.value.zin).endswith(".")


@pytest.mark.parametrize(
    ("tekst", "nummer"),
    [
        ("06 12 34 56 78", "0612345678"),
        ("010-123 45 67", "0101234567"),
        ("+31 6 12345678", "0612345678"),
        ("+31 (0)6 12345678", "0612345678"),
        ("0031612345678", "0612345678"),
        ("+32 470 12 34 56", "+32470123456"),
    ],
)
def test_een_telefoonnummer(tekst: str, nummer: str) -> None:
    assert regels.lees_telefoon(tekst) == nummer


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("061234567", "Dit nummer heeft 9 cijfers, een telefoonnummer heeft er 10."),
        ("06123456789", "Dit nummer heeft 11 cijfers, een telefoonnummer heeft er 10."),
        ("1612345678", "Een telefoonnummer begint met een 0."),
        ("bel mij", "Een telefoonnummer heeft alleen cijfers."),
    ],
)
def test_een_telefoonnummer_dat_niet_klopt_krijgt_een_zin(tekst: str, zin: str) -> None:
    with pytest.raises(Onleesbaar) as fout:
        regels.lees_telefoon(tekst)
    assert str(fout.value.zin) == zin


@pytest.mark.parametrize("tekst", ["1234", "0234 AB", "12345AB", "AB 1234"])
def test_een_postcode_die_niet_klopt(tekst: str) -> None:
    with pytest.raises(Onleesbaar):
        regels.lees_postcode(tekst)
    assert regels.lees_postcode("1234 ab") == "1234AB"


def test_een_bsn_doorstaat_de_elfproef() -> None:
    assert regels.lees_bsn("9999 00006") == "999900006"
    for fout in ("999900007", "99990000", "hoi", "9999000060"):
        with pytest.raises(Onleesbaar):
            regels.lees_bsn(fout)


@given(st.text())
def test_een_zoekwoord_heeft_alleen_kleine_letters_en_cijfers(tekst: str) -> None:
    for woord in regels.normaal(tekst):
        assert re.fullmatch(r"[a-z0-9]{1,80}", woord)
    assert regels.normaal(" ".join(regels.normaal(tekst))) == regels.normaal(tekst)


@given(st.text(st.characters(codec="latin-1")), st.text(st.characters(codec="latin-1")))
def test_een_achternaam_is_altijd_met_zichzelf_te_vinden(voor: str, achter: str) -> None:
    woorden = regels.achternaamwoorden(f"{voor} {achter}")
    sleutel = achternaamsleutel(f"{voor} {achter}")
    assert not sleutel or sleutel in woorden
    assert achternaamsleutel(f"{voor} {achter}".upper().lower()) == achternaamsleutel(
        f"{voor} {achter}".lower()
    )


@given(st.text(alphabet="abcz019", min_size=1, max_size=6), st.text(alphabet="abcz019", max_size=6))
def test_de_bovengrens_ligt_boven_elk_woord_dat_zo_begint(begin: str, rest: str) -> None:
    assert begin <= begin + rest <= (begin + regels.BOVENGRENS)[:LENGTE]


@given(st.text(max_size=200))
def test_zoeken_gaat_nooit_stuk_op_wat_iemand_typt(tekst: str) -> None:
    for term in regels.termen(tekst):
        assert re.fullmatch(r"[a-z0-9]{1,80}", term.woord)


def test_wat_er_te_zoeken_is_in_een_regel() -> None:
    assert regels.termen("van den Berg, 1234 AB 12 geb. 12-3-1988") == [
        Term("19880312", precies=True),
        Term("1234ab12", precies=True),
        Term("berg"),
        Term("geb"),
    ]
    assert regels.termen("van") == [Term("van")]


@pytest.mark.rij("M51")
@pytest.mark.parametrize(
    ("gegevens", "genoeg"),
    [
        (Gegevens(), False),
        (Gegevens(achternaam="berg"), False),
        (Gegevens(geboren="19880312"), False),
        (Gegevens(adres="1234ab12"), False),
        (Gegevens(achternaam="berg", geboren="19880312"), True),
        (Gegevens(achternaam="berg", adres="1234ab12"), True),
        (Gegevens(geboren="19880312", adres="1234ab12"), True),
        (Gegevens(bsn_merk="x"), True),
    ],
)
def test_twee_gegevens_zijn_genoeg_voor_een_kaartje(gegevens: Gegevens, genoeg: bool) -> None:
    assert regels.genoeg_voor_kaartje(gegevens) is genoeg


def test_elk_woord_van_de_tijdlijn_past_en_heeft_een_icoon() -> None:
    lengte = Tijdlijn._meta.get_field("woord").max_length or 0
    for sleutel, woord in regels.WOORDEN.items():
        assert len(sleutel) <= lengte
        assert woord.icoon in ICONEN
    assert {f"contact_{soort}" for soort in ContactSoort.values} <= set(regels.WOORDEN)


def test_tien_minuten_om_terug_te_draaien() -> None:
    begin = datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert regels.mag_ongedaan(begin, begin + timedelta(minutes=10))
    assert not regels.mag_ongedaan(begin, begin + timedelta(minutes=10, seconds=1))


def test_een_persoon_uit_de_database_past_in_naamdelen() -> None:
    assert regels.aanspreeknaam(Persoon(roepnaam="Mira")) == "Mira"
