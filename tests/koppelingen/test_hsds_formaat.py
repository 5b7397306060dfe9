"""HSDS lezen en keuren: hetzelfde oordeel als de schema's, en fouten in gewone woorden."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from nabij.koppelingen.cbs.ontleden import Onbruikbaar
from nabij.koppelingen.hsds.formaat import Ernst, blad, fouten, herken, keur, lees, schrijf
from nabij.koppelingen.hsds.soorten import LOS, SOORTEN

pytestmark = pytest.mark.rij("M24")
DIENST = {"id": "ac148810-d857-441c-9679-408f346de14b", "name": "Soep", "status": "active"}


@pytest.fixture(scope="module")
def hsds(normen: Path) -> Path:
    return normen / "hsds"


def schema_van(map_: Path, soort: str) -> Draft202012Validator:
    """Het officiele schema, met de andere schema's erbij waar het naar verwijst."""
    register: Registry[Any] = Registry()
    for pad in map_.glob("*.json"):
        bron = Resource.from_contents(
            json.loads(pad.read_text()),
            default_specification=DRAFT202012,
        )
        register = register.with_resource(pad.name, bron)
    return Draft202012Validator(
        {"$ref": f"{soort}.json"},
        registry=register,
        format_checker=FormatChecker(["uuid", "email"]),
    )


def voorbeelden(hsds: Path) -> Iterator[tuple[Path, str, dict[str, Any], Any]]:
    for pad in sorted(hsds.glob("*/examples/*.json")):
        for gevonden in lees(pad.name, pad.read_bytes()).gevonden:
            yield pad, gevonden.soort, gevonden.stuk, gevonden


def oordeel_schema(schema: Draft202012Validator, stuk: Any) -> tuple[bool, bool]:
    """(mag het, klopt ook de vorm) volgens het schema zelf."""
    mis = list(schema.iter_errors(stuk))
    return not any(f.validator != "format" for f in mis), not mis


def oordeel_ons(soort: str, stuk: Any) -> tuple[bool, bool]:
    mis = [
        b
        for b in keur(soort, stuk, los=False)
        if b.ernst is Ernst.FOUT or "UUID" in b.zin or "e-mail" in b.zin
    ]
    return not fouten(mis), not mis


def test_alle_officiele_voorbeelden_zijn_geldig(hsds: Path) -> None:
    gelezen = list(voorbeelden(hsds))

    assert {soort for _, soort, _, _ in gelezen} == set(LOS)
    assert len({pad for pad, *_ in gelezen}) == 22
    for pad, _soort, _stuk, gevonden in gelezen:
        assert gevonden.geldig, (pad, [str(b) for b in gevonden.bevindingen])


def test_we_lezen_en_schrijven_zonder_iets_te_verliezen(hsds: Path) -> None:
    for pad, _soort, stuk, _gevonden in voorbeelden(hsds):
        terug = lees(pad.name, schrijf(stuk).encode()).gevonden[0].stuk
        assert terug == stuk


def test_elk_veld_van_het_schema_kennen_we_en_niets_anders(hsds: Path) -> None:
    extra = {("organization", "services"), ("service_at_location", "service")}
    for naam, soort in SOORTEN.items():
        schema = json.loads((hsds / "hsds-3.0" / "schema" / f"{naam}.json").read_text())
        onze = {veld for veld in soort.velden if (naam, veld) not in extra}
        assert onze == set(schema["properties"]), naam
        assert set(soort.verplicht) == set(schema["required"]), naam


def bederf(stuk: Any, pad: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Elke plek in het stuk, met een paar waarden die er misschien niet mogen staan."""
    if isinstance(stuk, dict):
        for naam, waarde in stuk.items():
            yield (*pad, naam), "WEG"
            for raar in (None, 7, True, "raar", [], {}, [1]):
                yield (*pad, naam), raar
            yield from bederf(waarde, (*pad, naam))
    elif isinstance(stuk, list):
        for nummer, waarde in enumerate(stuk):
            yield from bederf(waarde, (*pad, nummer))


def met(stuk: Any, pad: tuple[Any, ...], waarde: Any) -> Any:
    nieuw = deepcopy(stuk)
    plek = nieuw
    for stap in pad[:-1]:
        plek = plek[stap]
    if waarde == "WEG":
        del plek[pad[-1]]
    else:
        plek[pad[-1]] = waarde
    return nieuw


@pytest.mark.parametrize("soort", LOS)
def test_hetzelfde_oordeel_als_het_schema_ook_als_er_iets_stuk_is(hsds: Path, soort: str) -> None:
    schema = schema_van(hsds / "hsds-3.0" / "schema", soort)
    verschil, geprobeerd = [], 0
    for bestand, eigen, stuk, _gevonden in voorbeelden(hsds):
        if eigen != soort or not bestand.stem.startswith(soort[:7]):
            continue
        assert oordeel_schema(schema, stuk) == oordeel_ons(soort, stuk)
        plekken = list(bederf(stuk))
        for plek, raar in plekken[:: max(1, len(plekken) // 400)]:
            kapot = met(stuk, plek, raar)
            geprobeerd += 1
            if oordeel_schema(schema, kapot) != oordeel_ons(soort, kapot):
                verschil.append((bestand.name, plek, raar))
    assert geprobeerd > 20
    assert not verschil, verschil[:10]


def test_ook_naast_het_samengestelde_schema(hsds: Path) -> None:
    for soort in ("service", "service_at_location"):
        pad = hsds / "hsds-3.0" / "schema" / "compiled" / f"{soort}.json"
        schema = Draft202012Validator(
            json.loads(pad.read_text()), format_checker=FormatChecker(["uuid", "email"])
        )
        stuk = json.loads((hsds / "hsds-3.0" / "examples" / f"{soort}_full.json").read_text())
        for plek, raar in list(bederf(stuk))[::37]:
            kapot = met(stuk, plek, raar)
            ons = not fouten(keur(soort, kapot))
            assert oordeel_schema(schema, kapot)[0] == ons, (plek, raar)


def test_een_fout_noemt_de_plek_in_gewone_woorden() -> None:
    stuk = {**DIENST, "status": "open", "phones": [{"id": DIENST["id"], "number": 622}]}

    zinnen = [str(b) for b in keur("service", stuk, "contents[3]")]

    assert zinnen == [
        "contents[3].status: ‘open’ kan hier niet; kies uit active, inactive, defunct, "
        "temporarily closed",
        "contents[3].phones[0].number: hier hoort tekst te staan, geen getal",
    ]


def test_een_foute_regel_houdt_de_rest_niet_tegen() -> None:
    goed, fout = DIENST, {"id": "x", "status": "active", "url": "http://a"}

    lezing = lees("blad.json", schrijf(blad([goed, fout, "iets"])).encode())

    assert [g.geldig for g in lezing.gevonden] == [True, False, False]
    assert [g.pad for g in lezing.gevonden] == ["contents[0]", "contents[1]", "contents[2]"]


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "leeg"),
        (b'{"id": "1", "name"', "geen geldige JSON"),
        (b"\xff\xfe{", "UTF-8"),
        (b'{"id": NaN}', "geen getal"),
        (b'{"latitude": 1e999}', "te groot"),
        (b"[" * 100_000, "te diep"),
        (b"12", "geen object"),
        (b"naam;adres\nx;y", "geen geldige JSON"),
    ],
)
def test_met_een_kapot_bestand_zeggen_we_wat_eraan_schort(inhoud: bytes, zin: str) -> None:
    with pytest.raises(Onbruikbaar, match=zin):
        lees("kapot.json", inhoud)


def test_een_naam_die_er_twee_keer_staat_is_een_fout() -> None:
    tekst = '{"id": "1", "name": "A", "name": "B", "status": "active"}'

    (gevonden,) = lees("dubbel.json", tekst.encode()).gevonden

    assert "name: dit staat er twee keer in" in [str(b) for b in gevonden.bevindingen]
    assert not gevonden.geldig


def test_een_vorm_die_afwijkt_is_geen_reden_om_te_weigeren() -> None:
    stuk = {**DIENST, "id": "412", "url": "www.soep.nl", "email": "bel maar"}

    (gevonden,) = lees("x.json", schrijf(stuk).encode()).gevonden

    assert gevonden.geldig
    assert {b.ernst for b in gevonden.bevindingen} == {Ernst.VORM}
    assert len(gevonden.bevindingen) == 3


def test_bij_twijfel_beslist_de_bestandsnaam_en_anders_niemand() -> None:
    stuk = {"id": DIENST["id"], "name": "Buurt", "description": ""}

    assert herken(stuk, "organization_list.json") == "organization"
    assert herken(stuk, "taxonomies.json") == "taxonomy"
    assert herken(stuk, "taxonomy_terms.json") == "taxonomy_term"
    assert herken(stuk, "lijst.json") == ""
    (gevonden,) = lees("lijst.json", schrijf(stuk).encode()).gevonden
    assert "niet te zien wat dit is" in str(gevonden.bevindingen[0])


def test_een_los_blad_van_meer_bladen_zegt_dat_de_rest_er_niet_bij_zit() -> None:
    lezing = lees("blad.json", schrijf(blad([DIENST], nummer=2, totaal=9, per=1)).encode())

    assert [str(b) for b in lezing.bevindingen] == [
        "dit is blad 2 van 9; de andere bladen staan hier niet in"
    ]


def test_tabellen_worden_weer_een_geheel(hsds: Path) -> None:
    pad = hsds / "hsds-3.0" / "examples" / "tabular.json"

    lezing = lees(pad.name, pad.read_bytes())

    organisatie = next(g.stuk for g in lezing.gevonden if g.soort == "organization")
    (dienst,) = organisatie["services"]
    (op_plek,) = dienst["service_at_locations"]
    assert op_plek["location"]["addresses"][0]["city"] == "MyCity"
    assert dienst["phones"][0]["languages"][0]["name"] == "Urdu"
    assert all("wijst naar iets dat er niet in staat" in b.zin for b in lezing.bevindingen)
    assert lezing.bevindingen, "een rij die nergens bij hoort verdwijnt niet stil"


json_waarden = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda deel: (
        st.lists(deel, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "status", "phones", "x"]), deel, max_size=4
        )
    ),
    max_leaves=12,
)


@given(json_waarden)
def test_wat_er_ook_in_staat_we_vallen_niet_om(waarde: Any) -> None:
    try:
        lezing = lees("raar.json", schrijf(waarde).encode())
    except Onbruikbaar:
        return
    for gevonden in lezing.gevonden:
        assert gevonden.soort in (*LOS, "")
