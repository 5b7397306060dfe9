"""Bestanden lezen: welke kolommen, welk jaar, welke fouten. Zonder database."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.koppelingen.cbs.formaat import Lezing, Onbruikbaar, lees_bestand
from nabij.koppelingen.cbs.kolommen import kolommenkaart, lees_kaart, normaal
from tests.koppelingen.cbs_maak import csv_tekst, json_tekst, vierkant

WIJK = {"code": "WK047911", "naam": "Zaandam Zuid"}


def lees(tekst: str | bytes, naam: str = "kwb2022.csv", jaar: int | None = None) -> Lezing:
    inhoud = tekst if isinstance(tekst, bytes) else tekst.encode()
    return lees_bestand(naam, inhoud, kolommenkaart(), jaar=jaar)


def waarden(lezing: Lezing) -> dict[str, Decimal | None]:
    return {cijfer.maat: cijfer.waarde for cijfer in lezing.cijfers}


def redenen(lezing: Lezing) -> list[str]:
    return [str(fout) for fout in lezing.fouten]


# Kolommen


@pytest.mark.parametrize(
    ("kolom", "maat"),
    [
        ("Aantal inwoners", "inwoners"),
        ("T001036", "inwoners"),
        ("a_inw", "inwoners"),
        ("aantalInwoners", "inwoners"),
        ("aantal_inwoners", "inwoners"),
        ("population", "inwoners"),
        ("Personen per soort uitkering; Bijstand", "bijstand"),
        ("D006842", "bijstand"),
        ("Jongeren met jeugdzorg in natura", "jeugdzorg"),
        ("T001203", "jeugdzorg"),
        ("Wmo-cliënten", "wmo"),
        ("Wmo-clienten", "wmo"),
        ("M001342_1", "wmo"),
        ("aantalWmoClienten", "wmo"),
        ("Wmo-cliënten relatief", "wmo_per_1000"),
        ("M001342_2", "wmo_per_1000"),
        ("aantalWmoClientenPer1000Inwoners", "wmo_per_1000"),
        ("aantal_wmo_clienten_per_1000_inwoners", "wmo_per_1000"),
        ("a_opl_lg", "opleiding_basis"),
        ("a_opl_bvm", "opleiding_basis"),
        ("dwelling_value", "woz"),
    ],
)
def test_dezelfde_maat_onder_elke_naam(kolom: str, maat: str) -> None:
    lezing = lees(csv_tekst([{**WIJK, kolom: "40"}]))

    assert waarden(lezing) == {maat: Decimal(40)}
    assert lezing.onbekende_kolommen == ()


@pytest.mark.parametrize(
    "kolom", ["AantalInwoners_5", "aantal_inwoners_5", "WmoClienten_98", "WmoClienten_93"]
)
def test_een_volgnummer_wordt_nooit_herkend(kolom: str) -> None:
    lezing = lees(csv_tekst([{**WIJK, "population": "10", kolom: "99"}]))

    assert waarden(lezing) == {"inwoners": Decimal(10)}
    assert lezing.onbekende_kolommen == (kolom,)


def test_een_naam_staat_maar_bij_een_maat_in_de_kaart() -> None:
    eenheden = {"aantal": {"heel": True}}
    maat = {"eenheid": "aantal", "naam": "X", "groep": "g"}
    kaart = {
        "eenheden": eenheden,
        "code": [], "naam": [], "gemeentenaam": [], "jaar": [], "bron": [], "overig": [],
        "maten": [
            {"code": "a", "kolommen": ["Aantal inwoners"], **maat},
            {"code": "b", "kolommen": ["aantal_inwoners"], **maat},
        ],
    }  # fmt: skip

    with pytest.raises(ValueError, match="twee keer"):
        lees_kaart(kaart)


def test_de_meegeleverde_kaart_heeft_geen_volgnummers_van_statline() -> None:
    assert normaal("AantalInwoners_5") not in kolommenkaart().maten
    assert len(kolommenkaart().alle) == len({maat.code for maat in kolommenkaart().alle})


# CSV


@pytest.mark.parametrize("teken", [";", ","])
def test_puntkomma_of_komma_tussen_de_velden(teken: str) -> None:
    lezing = lees(csv_tekst([{**WIJK, "population": 13355}], teken))

    assert waarden(lezing) == {"inwoners": Decimal(13355)}


def test_een_decimale_komma_en_een_duizendpunt() -> None:
    rijen = [{**WIJK, "Aantal inwoners": "13.355", "income_low": "42,6"}]

    assert waarden(lees(csv_tekst(rijen))) == {
        "inwoners": Decimal(13355),
        "personen_laag_inkomen": Decimal("42.6"),
    }


def test_statline_met_titels_en_spaties_achter_de_code() -> None:
    tekst = (
        '"Wijken en buurten";"Gemeentenaam";"Soort regio";"Codering";"Aantal inwoners";'
        '"Wmo-cliënten"\n'
        '"Wijk 00 Baarn";"Baarn          ";"Wijk      ";"WK030800  ";11945;"       ."\n'
    )
    lezing = lees(tekst)

    assert [(g.code, g.naam, g.gemeentenaam) for g in lezing.gebieden] == [
        ("WK030800", "Wijk 00 Baarn", "Baarn")
    ]
    assert waarden(lezing) == {"inwoners": Decimal(11945), "wmo": None}


def test_een_eenheid_achter_de_titel_moet_kloppen() -> None:
    rijen = [
        {
            "Wijken en buurten": "Annen",
            "Codering (code)": "WK168000",
            "Wmo-cliënten (aantal)": "240",
            "Wmo-cliënten relatief (per 1 000 inwoners)": "66",
            "Percentage jongeren met jeugdzorg (%)": "8,0",
            "Jongeren met jeugdzorg in natura (%)": "70",
            "Koopwoningen (aantal)": "900",
        }
    ]
    lezing = lees(csv_tekst(rijen))

    assert waarden(lezing) == {
        "wmo": Decimal(240),
        "wmo_per_1000": Decimal(66),
        "deel_jeugdzorg": Decimal(8),
    }
    assert lezing.onbekende_kolommen == (
        "Jongeren met jeugdzorg in natura (%)",
        "Koopwoningen (aantal)",
    )


def test_een_bom_en_windows_regeleinden_storen_niet() -> None:
    tekst = csv_tekst([{**WIJK, "population": 5}]).replace("\n", "\r\n")

    assert waarden(lees(b"\xef\xbb\xbf" + tekst.encode())) == {"inwoners": Decimal(5)}


def test_stedelijkheid_in_woorden_wordt_een_klasse() -> None:
    rijen = [{**WIJK, "urbanity": "extremely urbanised"}]

    assert waarden(lees(csv_tekst(rijen))) == {"stedelijkheid": Decimal(1)}
    assert "geen getal" in redenen(lees(csv_tekst([{**WIJK, "urbanity": "heel druk"}])))[0]


def test_nederland_als_geheel_telt_niet_mee() -> None:
    rijen = [{"code": "NL00", "naam": "Nederland", "population": 17590670}, {**WIJK, "p": 1}]
    lezing = lees(csv_tekst(rijen))

    assert lezing.overgeslagen == 1
    assert [gebied.code for gebied in lezing.gebieden] == ["WK047911"]


# GeoJSON


def test_een_buurt_van_pdok_noemt_ook_wijk_en_gemeente() -> None:
    rij = {
        "buurtcode": "BU03080000",
        "buurtnaam": "Centrum",
        "wijkcode": "WK030800",
        "gemeentecode": "GM0308",
        "gemeentenaam": "Baarn",
        "water": "NEE",
        "aantal_inwoners": 1825,
        "jaar": 2024,
        "grens": vierkant(),
    }
    water = {**rij, "buurtcode": "BU03089998", "water": "JA"}
    lezing = lees(json_tekst([rij, water]), "buurten.json")
    (gebied,) = lezing.gebieden

    assert (gebied.code, gebied.naam, gebied.gemeentenaam) == ("BU03080000", "Centrum", "Baarn")
    assert gebied.jaar == 2024
    assert gebied.vorm is not None
    assert gebied.vorm["type"] == "Polygon"
    assert lezing.overgeslagen == 1


@pytest.mark.parametrize(
    ("grens", "reden"),
    [
        ({"type": "Point", "coordinates": [4.8, 52.4]}, "Polygon"),
        ({"type": "Polygon", "coordinates": []}, "geen punten"),
        ({"type": "Polygon", "coordinates": [[[4, 52], [5, 52], [4, 52]]]}, "vier punten"),
        ({"type": "Polygon", "coordinates": [[[4, 52], [5, 52], [5, 53], [4, 53]]]}, "gesloten"),
        (
            {"type": "Polygon", "coordinates": [[[116000, 496000]] * 4]},
            "rijksdriehoek",
        ),
        ({"type": "Polygon", "coordinates": [[["a", "b"]] * 4]}, "geen getal"),
        ({"type": "Polygon", "coordinates": [[[4]] * 4]}, "lengte en breedte"),
        ("POLYGON((4 52))", "geen object"),
    ],
)
def test_een_grens_die_niet_klopt_noemt_de_reden(grens: Any, reden: str) -> None:
    lezing = lees(json_tekst([{**WIJK, "population": 1, "grens": grens}]), "w2022.json")

    assert lezing.gebieden == []
    assert lezing.cijfers == []
    assert lezing.fouten[0].kolom == "geometry"
    assert reden in lezing.fouten[0].reden


def test_een_gebied_zonder_grens_mag() -> None:
    lezing = lees(json_tekst([{**WIJK, "population": 1, "grens": None}]), "w2022.json")

    assert lezing.gebieden[0].vorm is None


# Jaar en bron


@pytest.mark.parametrize(
    ("rij", "boven", "naam", "gegeven", "jaar"),
    [
        ({"jaar": 2024}, {"bron": "CBS 2022"}, "w2020.json", 2019, 2024),
        ({"jaar": "2024.0"}, {}, "w2020.json", None, 2024),
        ({}, {"jaar": 2023, "bron": "CBS 2022"}, "w2020.json", 2019, 2023),
        ({}, {"bron": "CBS 2022 / Kaart 2022, v4.2"}, "w2020.json", 2019, 2022),
        ({"bron": "Eigen telling 2021"}, {"bron": "CBS 2022"}, "w2020.json", 2019, 2021),
        ({}, {}, "wijken2022_GM0479_zaanstad.json", 2019, 2022),
        ({}, {}, "kwb-2016.json", 2019, 2016),
        ({}, {}, "wijken.json", 2019, 2019),
        ({}, {}, "wijken_GM1930.json", 2019, 2019),
        ({}, {"bron": "reeks 2016-2025"}, "w.json", 2019, 2019),
        ({"jaar": None}, {}, "w2020.json", None, 2020),
    ],
)
def test_waar_het_jaar_vandaan_komt(
    rij: dict[str, Any], boven: dict[str, Any], naam: str, gegeven: int | None, jaar: int
) -> None:
    lezing = lees(json_tekst([{**WIJK, "population": 1, **rij}], **boven), naam, gegeven)

    assert [cijfer.jaar for cijfer in lezing.cijfers] == [jaar]


def test_zonder_jaar_is_het_bestand_onbruikbaar() -> None:
    with pytest.raises(Onbruikbaar, match="--jaar"):
        lees(csv_tekst([{**WIJK, "population": 1}]), "wijken_GM1930.csv")


def test_de_bron_staat_bij_elk_cijfer() -> None:
    eigen = lees(csv_tekst([{**WIJK, "population": 1, "bron": "Gemeente Zaanstad 2023"}]))
    zonder = lees(csv_tekst([{**WIJK, "population": 1}]))

    assert [(c.bron, c.jaar) for c in eigen.cijfers] == [("Gemeente Zaanstad 2023", 2023)]
    assert [c.bron for c in zonder.cijfers] == ["CBS Kerncijfers wijken en buurten 2022"]


# Foute regels: bestand, regel, kolom en reden


@pytest.mark.parametrize(
    ("rij", "kolom", "reden"),
    [
        ({"population": "veel"}, "population", "geen getal"),
        ({"population": "-3"}, "population", "minder dan nul"),
        ({"pop_65plus": "340"}, "pop_65plus", "te hoog"),
        ({"code": "XX12"}, "code", "geen code"),
        ({"code": ""}, "code", "geen code"),
        ({"naam": ""}, "naam", "geen naam"),
        ({"jaar": "twintig"}, "jaar", "geen jaar"),
        ({"jaar": "202"}, "jaar", "geen jaar"),
        ({"jaar": "1800"}, "jaar", "geen jaar"),
    ],
)
def test_een_foute_regel_noemt_de_plek_en_de_rest_blijft(
    rij: dict[str, str], kolom: str, reden: str
) -> None:
    goed = {**WIJK, "population": "10", "pop_65plus": "20", "jaar": "2022"}
    fout = {**goed, "code": "WK047912", **rij}
    lezing = lees(csv_tekst([goed, fout]))

    assert [gebied.code for gebied in lezing.gebieden] == ["WK047911"]
    assert {cijfer.code for cijfer in lezing.cijfers} == {"WK047911"}
    (gemeld,) = lezing.fouten
    assert (gemeld.bestand, gemeld.regel, gemeld.kolom) == ("kwb2022.csv", 3, kolom)
    assert reden in gemeld.reden
    assert str(gemeld).startswith(f"kwb2022.csv, regel 3, kolom {kolom}: ")


def test_elke_fout_op_een_regel_wordt_gemeld() -> None:
    lezing = lees(csv_tekst([{**WIJK, "population": "x", "pop_65plus": "101"}]))

    assert [fout.kolom for fout in lezing.fouten] == ["population", "pop_65plus"]


def test_een_code_die_twee_keer_in_een_bestand_staat() -> None:
    lezing = lees(csv_tekst([{**WIJK, "population": 1}, {**WIJK, "population": 1}]))

    assert len(lezing.gebieden) == 1
    assert "staat al op regel 2" in redenen(lezing)[0]


def test_een_regel_met_te_weinig_velden() -> None:
    lezing = lees("code;naam;population\nWK047911;Zuid\nWK047912;Noord;5\n")

    assert [gebied.code for gebied in lezing.gebieden] == ["WK047912"]
    assert redenen(lezing) == ["kwb2022.csv, regel 2: 2 velden, de kop heeft er 3"]


def test_twee_kolommen_met_dezelfde_maat() -> None:
    gelijk = lees(csv_tekst([{**WIJK, "population": 5, "aantal_inwoners": 5}]))
    ongelijk = lees(csv_tekst([{**WIJK, "population": 5, "aantal_inwoners": 6}]))
    aangevuld = lees(csv_tekst([{**WIJK, "population": ".", "aantal_inwoners": 6}]))

    assert waarden(gelijk) == {"inwoners": Decimal(5)}
    assert "iets anders dan kolom population" in redenen(ongelijk)[0]
    assert waarden(aangevuld) == {"inwoners": Decimal(6)}


def test_een_gebied_zonder_eigenschappen_of_met_een_lijst() -> None:
    tekst = json_tekst([{**WIJK, "population": 1}, {**WIJK, "population": [1]}])
    lezing = lees(tekst.replace('"features": [', '"features": [null, '), "w2022.json")

    assert len(lezing.gebieden) == 1
    assert [fout.regel for fout in lezing.fouten] == [1, 3]


# Onbruikbare bestanden


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"", "leeg"),
        (b" \n \n", "leeg"),
        (b"\x00\x01\x02", "tekstbestand"),
        ("code;naam;población\nWK047911;Zuid;1\n".encode("latin-1"), "regel 1: dit is geen UTF-8"),
        (b"zomaar een tekst\n", "geen kop met een kolom code"),
        (b"\n\ncode;naam;population\nWK047911;Zuid;1\n", "geen kop"),
        (b"naam;population\nZuid;1\n", "geen kop met een kolom code"),
        (b"code;population\nWK047911;1\n", "kolom met de naam"),
        (b"Codering_3;naam;population\nWK047911;Zuid;1\n", "geen kop met een kolom code"),
        (b"code;naam\nWK047911;Zuid\n", "geen enkele kolom is een cijfer"),
        (b"code;naam;population\n", "er staat geen gebied in"),
        (b"code;naam;population;population\nWK047911;Zuid;1;1\n", "twee keer in de kop"),
        (b'code;naam;population\nWK047911;"Zuid;1\n', "aanhalingstekens"),
        (b'{"type": "FeatureCollection", "features": [', "regel 1, teken 44: de JSON is stuk"),
        (b'{"type": "FeatureCollection"}', "geen lijst features"),
        (b'{"type": "FeatureCollection", "features": []}', "er staat geen gebied in"),
        (b'{"type": "Feature"}', "geen GeoJSON"),
        (b"[1, 2]", "geen GeoJSON"),
        (b'{"type": "FeatureCollection", "features": [{"a": NaN}]}', "NaN is geen getal"),
        (b'{"type": "FeatureCollection", "features": [], "features": []}', "twee keer"),
        (b"[" * 100_000, "niet te lezen"),
    ],
)
def test_een_onbruikbaar_bestand_noemt_de_reden(inhoud: bytes, reden: str) -> None:
    with pytest.raises(Onbruikbaar) as fout:
        lees(inhoud)

    assert str(fout.value).startswith("kwb2022.csv")
    assert reden in str(fout.value)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_willekeurige_inhoud_is_onbruikbaar_en_nooit_een_crash(inhoud: bytes) -> None:
    try:
        lezing = lees(inhoud)
    except Onbruikbaar:
        return

    assert isinstance(lezing, Lezing)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda deel: (
        st.lists(deel, max_size=3) | st.dictionaries(st.text(max_size=8), deel, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.sampled_from(["code", "naam", "population", "jaar"]), _JSON)))
def test_willekeurige_eigenschappen_geven_regels_of_fouten(rijen: list[dict[str, Any]]) -> None:
    try:
        lezing = lees(json_tekst(rijen), "w2022.json")
    except Onbruikbaar:
        return

    geweigerd = {fout.regel for fout in lezing.fouten}
    assert len(lezing.gebieden) + len(geweigerd) == len(rijen)
