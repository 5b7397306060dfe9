"""Postcodes van de gemeente: elke foute regel met nummer en reden, en nooit een gok."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.kamers.wijk import handelingen, overzichten
from nabij.kamers.wijk.models import Postcodereeks
from nabij.koppelingen.cbs.formaat import Onbruikbaar
from nabij.koppelingen.postcodes.formaat import Postcodelezing, lees_postcodes
from nabij.koppelingen.postcodes.vertaling import Postcodeverslag, laad_postcodes
from tests.koppelingen.cbs_maak import schrijf
from tests.wijk import maak

KOP = "postcode;huisnummer_van;huisnummer_tot;gebied"
# Wijk 01 is verdeeld in twee buurten, wijk 02 niet.
GEBIEDEN = {
    "GM0001": True,
    "WK000101": True,
    "BU00010101": False,
    "BU00010102": False,
    "WK000102": False,
}


def lees(*regels: str, kop: str = KOP) -> Postcodelezing:
    return lees_postcodes("pc.csv", "\n".join([kop, *regels]).encode(), GEBIEDEN)


def reeksen(lezing: Postcodelezing) -> list[tuple[str, int, int, str]]:
    return [(r.postcode, r.van, r.tot, r.gebied) for r in lezing.reeksen]


@pytest.mark.parametrize(
    ("kop", "regel"),
    [
        (KOP, "1234 ab; 1;19;bu00010101"),
        (KOP.replace(";", ","), '1234AB,1,19,"BU00010101"'),
        ("\ufeff" + KOP, "1234AB;1;19;BU00010101"),
        ("Gebied;Postcode;Huisnummer tot;Huisnummer van", "BU00010101;1234AB;19;1"),
        (KOP + ";straat", "1234AB;1;19;BU00010101;Dorpsstraat"),
    ],
)
def test_een_regel_is_een_reeks(kop: str, regel: str) -> None:
    lezing = lees(regel, kop=kop)

    assert lezing.fouten == []
    assert reeksen(lezing) == [("1234AB", 1, 19, "BU00010101")]


def test_zonder_huisnummers_is_het_de_hele_postcode() -> None:
    assert reeksen(lees("1234AB;;;WK000102")) == [("1234AB", 1, 99999, "WK000102")]


@pytest.mark.parametrize(
    ("regel", "kolom", "zin"),
    [
        ("12AB;1;2;WK000102", "postcode", "'12AB' is geen postcode"),
        (";1;2;WK000102", "postcode", "geen postcode"),
        ("1234AB;9;2;WK000102", "huisnummer_van", "9 is meer dan 2"),
        ("1234AB;0;2;WK000102", "huisnummer_van", "'0' is geen huisnummer"),
        ("1234AB;1;100000;WK000102", "huisnummer_van", "'100000' is geen huisnummer"),
        ("1234AB;1a;2;WK000102", "huisnummer_van", "'1a' is geen huisnummer (zonder letter"),
        ("1234AB;²;2;WK000102", "huisnummer_van", "'²' is geen huisnummer"),
        ("1234AB;1;;WK000102", "huisnummer_van", "allebei in, of geen van beide"),
        ("1234AB;;2;WK000102", "huisnummer_tot", "allebei in, of geen van beide"),
        ("1234AB;1;2;WK999999", "gebied", "WK999999 is niet geladen"),
        ("1234AB;1;2;", "gebied", "geen gebied"),
        ("1234AB;1;2;WK000101", "gebied", "WK000101 is verdeeld in kleinere gebieden"),
        ("1234AB;1;2;GM0001", "gebied", "GM0001 is verdeeld in kleinere gebieden"),
        ("1234AB;1;2", "", "3 velden, de kop heeft er 4"),
    ],
)
def test_een_foute_regel_heeft_een_nummer_een_kolom_en_een_reden(
    regel: str, kolom: str, zin: str
) -> None:
    lezing = lees("1234AC;1;2;WK000102", regel)

    (fout,) = lezing.fouten
    assert (fout.regel, fout.kolom) == (3, kolom)
    assert zin in fout.reden
    assert reeksen(lezing) == [("1234AC", 1, 2, "WK000102")]


@pytest.mark.parametrize(
    "ander", ["1234AB;10;20;BU00010102", "1234AB;10;12;BU00010101", "1234AB;;;BU00010102"]
)
def test_van_reeksen_die_overlappen_telt_geen_van_beide(ander: str) -> None:
    lezing = lees("1234AB;1;10;BU00010101", "1234AC;1;10;BU00010101", ander)

    assert [fout.regel for fout in lezing.fouten] == [2, 4]
    assert "overlapt met regel 4" in lezing.fouten[0].reden
    assert "overlapt met regel 2 (1 tot en met 10, BU00010101)" in lezing.fouten[1].reden
    assert [r.postcode for r in lezing.reeksen] == ["1234AC"]


def test_een_lange_reeks_overlapt_met_alles_wat_erin_valt() -> None:
    lezing = lees(
        "1234AB;1;100;BU00010101", "1234AB;5;6;BU00010102", "1234AB;50;51;BU00010102",
        "1234AB;101;102;BU00010102",
    )  # fmt: skip

    assert [fout.regel for fout in lezing.fouten] == [2, 3, 4]
    assert reeksen(lezing) == [("1234AB", 101, 102, "BU00010102")]


def test_precies_dezelfde_regel_telt_een_keer() -> None:
    lezing = lees(*["1234AB;1;10;BU00010101"] * 3)

    assert (lezing.dubbel, lezing.fouten, len(lezing.reeksen)) == (2, [], 1)


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "het bestand is leeg"),
        (b"postcode;gebied\n1234AB;WK000102", "geen kop met postcode;huisnummer_van"),
        (KOP.encode(), "geen enkele postcode"),
        (b'{"value": []}', "geen kop met postcode"),
        (KOP.encode() + b"\n1234AB;1;2;\xff", "geen UTF-8"),
        (KOP.encode() + b'\n"1234AB;1;2;WK000102', "aanhalingstekens"),
    ],
)
def test_een_bestand_waar_niets_mee_kan(inhoud: bytes, zin: str) -> None:
    with pytest.raises(Onbruikbaar, match=r"^pc\.csv") as fout:
        lees_postcodes("pc.csv", inhoud, GEBIEDEN)

    assert zin in str(fout.value)


nummers = st.integers(min_value=1, max_value=30)


@given(st.lists(st.tuples(nummers, nummers, st.sampled_from(["BU00010101", "BU00010102"]))))
def test_een_huisnummer_ligt_nooit_in_twee_reeksen(rijen: list[tuple[int, int, str]]) -> None:
    lezing = lees(*(f"1234AB;{van};{tot};{code}" for van, tot, code in rijen), "1234AC;;;WK000102")
    telt = [r for r in lezing.reeksen if r.postcode == "1234AB"]

    for nummer in range(1, 31):
        assert sum(r.van <= nummer <= r.tot for r in telt) <= 1
    assert len(rijen) + 1 == len(lezing.reeksen) + len(lezing.fouten) + lezing.dubbel


# In de database


@pytest.fixture
def laad(db: None, tmp_path: Path) -> Callable[..., Postcodeverslag]:
    gemeente = maak.gemeente()
    wijk = maak.wijk(gemeente)
    maak.buurt(wijk, "BU00010101", "De Linden")
    maak.buurt(wijk, "BU00010102", "De Vaart")
    maak.wijk(gemeente, "WK000102", "Het Buitengebied")

    def doe(*regels: str, **opties: Any) -> Postcodeverslag:
        return laad_postcodes(schrijf(tmp_path, "pc.csv", "\n".join([KOP, *regels])), **opties)

    return doe


def buurt(postcode: str, nummer: int | None = None) -> str | None:
    gevonden = overzichten.buurt_bij_postcode(postcode, nummer)
    return gevonden.naam if gevonden else None


def test_het_huisnummer_beslist_en_zonder_nummer_alleen_een_hele_postcode(laad: Any) -> None:
    laad("1234AB;1;9;BU00010101", "1234AB;11;20;BU00010102", "1234AC;1;9;WK000102")

    assert [buurt("1234 ab", n) for n in (1, 9, 10, 11, 20, 21)] == [
        "De Linden", "De Linden", None, "De Vaart", "De Vaart", None,
    ]  # fmt: skip
    assert buurt("1234AB") is None
    assert buurt("1234AC") == "Het Buitengebied"


def test_wat_de_gemeente_laadde_gaat_voor_wat_we_eerder_zagen(
    laad: Any, tel_statements: Any
) -> None:
    vaart = overzichten.gebied_met_code("BU00010102")
    assert vaart is not None
    for postcode in ("1234AB", "1234AC"):
        handelingen.leg_postcode_vast(postcode=postcode, gebied=vaart)
    laad("1234AB;1;9;BU00010101")

    assert buurt("1234AB", 3) == buurt("1234AB") == "De Linden"
    assert buurt("1234AB", 12) == "De Vaart", "buiten de reeks weten we alleen wat we zagen"
    assert buurt("1234AC", 12) == "De Vaart"
    with tel_statements() as telling:
        buurt("1234AB", 3)
        buurt("1234AC")
    assert telling.aantal == 2, "een adres opzoeken is een vraag aan de database"


def test_een_foute_regel_houdt_alles_tegen(laad: Any) -> None:
    verslag = laad("1234AB;1;9;BU00010101", "1234AC;9;1;BU00010101")

    assert (verslag.code, verslag.geladen) == (1, False)
    assert not Postcodereeks.objects.exists()

    verslag = laad("1234AB;1;9;BU00010101", "1234AC;9;1;BU00010101", gedeeltelijk=True)
    assert (verslag.code, verslag.geladen, verslag.reeksen) == (1, True, 1)
    assert buurt("1234AB", 3) == "De Linden"


def test_nog_een_keer_laden_verandert_niets(laad: Any) -> None:
    laad("1234AB;1;9;BU00010101", "1234AC;;;WK000102")
    eerst = set(Postcodereeks.objects.values_list("pk", flat=True))
    verslag = laad("1234AC;;;WK000102", "1234AB;1;9;BU00010101")

    assert (verslag.code, verslag.reeksen, verslag.al_bekend) == (0, 0, 2)
    assert set(Postcodereeks.objects.values_list("pk", flat=True)) == eerst


def test_wat_al_geladen_was_verandert_niet_vanzelf(laad: Any) -> None:
    laad("1234AB;1;9;BU00010101", "1234AC;;;WK000102")
    anders = ["1234AB;1;5;BU00010101", "1234AB;6;9;BU00010102", "1234AD;;;WK000102"]
    verslag = laad(*anders)

    assert verslag.code == 1
    assert [str(fout) for fout in verslag.fouten] == [
        f"pc.csv, regel {regel}, kolom postcode: 1234AB is al anders geladen; met --vervang mag "
        "dat veranderen"
        for regel in (2, 3)
    ]
    assert buurt("1234AB", 7) == "De Linden"
    assert buurt("1234AD") is None

    assert laad(*anders, vervang=True).code == 0
    assert (buurt("1234AB", 7), buurt("1234AC")) == ("De Vaart", "Het Buitengebied")
