"""De sociale kaart lezen zonder account, zoals HSDS 3.0 en Open Referral UK dat afspraken."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from nabij.deuren.api import antwoord as api_antwoord
from nabij.fundament import klok
from nabij.kamers.kaart import handelingen as kaart
from nabij.kamers.kaart.models import (
    Aanbod,
    AanbodDoelgroep,
    AanbodGebied,
    AanbodPlek,
    AanbodThema,
    Contactpersoon,
    Kring,
    Openingstijd,
    Organisatie,
    Plek,
    Soort,
    Telefoon,
    Via,
    Wachtsoort,
    Wijziging,
)
from nabij.kamers.wijk.models import Gebied, Postcodereeks
from nabij.koppelingen.hsds import vertaling
from nabij.koppelingen.hsds.inlezen import lees_in
from tests.koppelingen.hsds_maak import dienst, laad, nummer, plek

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24", "M07")]
WORTEL = "/api/hsds/v3"
THEMA = "schulden"
LIJSTEN = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")


@pytest.fixture(autouse=True)
def _rustig() -> None:
    cache.clear()


def vraag(adres: str, **velden: Any) -> Any:
    return Client().get(f"{WORTEL}{adres}", velden)


def lees(adres: str, **velden: Any) -> dict[str, Any]:
    antwoord = vraag(adres, **velden)
    assert antwoord.status_code == 200, antwoord.content
    gelezen: dict[str, Any] = antwoord.json()
    return gelezen


def namen(adres: str = "/services", **velden: Any) -> list[str]:
    return sorted(een["name"] for een in lees(adres, **velden)["contents"])


@pytest.fixture
def buurt() -> Gebied:
    gemeente = Gebied.objects.create(
        code="GM9901", naam="Verzonnen", soort="gemeente", jaar=2026, eigen=True
    )
    wijk = Gebied.objects.create(
        code="WK990101", naam="Oost", soort="wijk", jaar=2026, ouder=gemeente
    )
    vorm = {
        "type": "Polygon",
        "coordinates": [[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.1], [5.0, 52.0]]],
    }
    buurt = Gebied.objects.create(
        code="BU99010101", naam="Dichterswijk", soort="buurt", jaar=2026, ouder=wijk, vorm=vorm
    )
    Postcodereeks.objects.create(postcode="9901AB", van=1, tot=99_999, gebied=buurt)
    return buurt


@pytest.fixture
def aanbod(buurt: Gebied) -> Aanbod:
    """Een aanbod met van alles erop en eraan."""
    stichting = Organisatie.objects.create(naam="Stichting Trefpunt", omschrijving="Open huis")
    een = Aanbod.objects.create(
        organisatie=stichting,
        naam="Hulp bij schulden",
        omschrijving="Samen de post openen.",
        soort=Soort.INFORMEEL,
        kring=Kring.BUURT,
        niet_voor="wie een bedrijf heeft",
        leeftijd_van=18,
    )
    plek_ = Plek.objects.create(
        naam="Trefpunt", straat="Kaardestraat", huisnummer="3", postcode="9901 AB",
        plaats="Verzonnen", lengte=5.051, breedte=52.051, gebied=buurt,
    )  # fmt: skip
    op = AanbodPlek.objects.create(aanbod=een, plek=plek_)
    Openingstijd.objects.create(aanbodplek=op, herhaling="WEEKLY", dagen="MO,WE")
    Telefoon.objects.create(aanbod=een, nummer="0800 1234", normaal="08001234")
    AanbodThema.objects.create(aanbod=een, thema=THEMA)
    AanbodDoelgroep.objects.create(aanbod=een, doelgroep="volwassenen")
    AanbodGebied.objects.create(aanbod=een, gebied=buurt)
    Contactpersoon.objects.create(aanbod=een, naam="Kn000001naam", email="kn1@voorbeeld.nl")
    Contactpersoon.objects.create(aanbod=een, naam="Kn000002naam", openbaar=True)
    kaart.leg_wachttijd_vast(
        soort=Wachtsoort.GEMETEN,
        weken=3,
        n=24,
        peildatum=klok.vandaag(),
        bron="starts",
        aanbod_id=een.pk,
    )
    kaart.indexeer([een.pk])
    return een


# Wie je bent maakt niet uit.


def test_iedereen_mag_lezen_zonder_account_en_zonder_koekje(aanbod: Aanbod) -> None:
    for adres in ("", "/", "/openapi.json", *(f"/{lijst}" for lijst in LIJSTEN)):
        antwoord = vraag(adres)

        assert antwoord.status_code == 200, adres
        assert not antwoord.cookies
        assert "Cookie" not in antwoord.headers.get("Vary", "")
        assert antwoord["API-Version"] == "1.0.0"
        assert antwoord["Access-Control-Allow-Origin"] == "*"
        assert antwoord["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert antwoord["Cache-Control"] == "public, max-age=300"
        assert antwoord["Content-Type"] == "application/json"


def test_alleen_wie_zelf_openbaar_is_staat_erin(aanbod: Aanbod) -> None:
    for adres in (
        f"/services/{aanbod.pk}",
        f"/organizations/{aanbod.organisatie_id}",
        f"/service_at_locations/{AanbodPlek.objects.get().pk}",
    ):
        alles = vraag(adres, full_service="true").content.decode()

        assert "Kn000002naam" in alles, adres
        assert "Kn000001naam" not in alles
        assert "kn1@" not in alles
    for lijst in LIJSTEN[:3]:
        alles = vraag(f"/{lijst}", full="true", full_service="true").content.decode()
        assert "Kn000001naam" not in alles


def test_ook_wat_ongezien_meekwam_uit_een_andere_kaart_blijft_binnen(tmp_path: Path) -> None:
    mens = {"id": nummer("mens"), "name": "Kn000001naam"}
    logboek = {
        "id": nummer("log"), "last_action_date": "2026-01-01", "last_action_type": "update",
        "field_name": "name", "previous_value": "a", "replacement_value": "b",
        "updated_by": "Kn000001naam",
    }  # fmt: skip
    waar = plek(contacts=[mens])
    waar["addresses"][0]["attention"] = "Kn000001naam"
    op = {"id": nummer("op"), "location": waar, "contacts": [mens]}
    laad(
        tmp_path,
        dienst(contacts=[mens], metadata=[logboek], service_at_locations=[op],
               phones=[{"id": nummer("t"), "number": "14 0479", "metadata": [logboek]}]),
    )  # fmt: skip

    for adres in ("/services", "/organizations", "/service_at_locations"):
        alles = vraag(adres, full="true", full_service="true").content.decode()
        assert "Soep" in alles or "Trefpunt" in alles
        assert "Kn000001naam" not in alles, adres


def test_schrijven_kan_niet_en_dat_staat_er(aanbod: Aanbod) -> None:
    for manier in ("post", "put", "patch", "delete"):
        antwoord = getattr(Client(enforce_csrf_checks=True), manier)(f"{WORTEL}/services")

        assert antwoord.status_code == 405
        assert antwoord["Allow"] == "GET, HEAD, OPTIONS"
        assert antwoord["Content-Type"] == "application/problem+json"


def test_een_andere_website_mag_vragen_wat_mag() -> None:
    antwoord = Client().options(f"{WORTEL}/services")

    assert antwoord.status_code == 204
    assert antwoord["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_wie_te_veel_vraagt_wacht_een_minuut(
    aanbod: Aanbod, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_antwoord, "PER_ADRES", 3)

    codes = [vraag("/taxonomies").status_code for _ in range(5)]

    assert codes == [200, 200, 200, 429, 429]
    dicht = vraag("/taxonomies")
    assert dicht["Retry-After"] == "60"
    assert dicht.json()["title"] == "Even wachten"
    anders = Client(REMOTE_ADDR="192.0.2.7").get(f"{WORTEL}/taxonomies")
    assert anders.status_code == 200


def test_wat_niet_veranderd_is_hoeft_niet_opnieuw(aanbod: Aanbod) -> None:
    eerste = vraag("/services")

    tweede = Client().get(f"{WORTEL}/services", headers={"if-none-match": eerste["ETag"]})
    Aanbod.objects.update(naam="Anders")
    derde = Client().get(f"{WORTEL}/services", headers={"if-none-match": eerste["ETag"]})

    assert (tweede.status_code, tweede.content) == (304, b"")
    assert tweede["API-Version"] == "1.0.0"
    assert derde.status_code == 200


# Naast de standaard gelegd.


def schemas(normen: Path) -> dict[str, Draft202012Validator]:
    map_ = normen / "hsds" / "hsds-3.0" / "schema"
    register: Registry[Any] = Registry()
    for pad in map_.glob("*.json"):
        bron = Resource.from_contents(
            json.loads(pad.read_text()), default_specification=DRAFT202012
        )
        register = register.with_resource(pad.name, bron)
    namen_ = ("service", "organization", "service_at_location", "taxonomy", "taxonomy_term")
    return {
        naam: Draft202012Validator(
            {"$ref": f"{naam}.json"},
            registry=register,
            format_checker=FormatChecker(["uuid", "email"]),
        )
        for naam in namen_
    }


SOORT = dict(
    zip(
        LIJSTEN,
        ("service", "organization", "service_at_location", "taxonomy", "taxonomy_term"),
        strict=True,
    )
)


def test_elk_antwoord_is_geldig_volgens_de_schemas(normen: Path, aanbod: Aanbod) -> None:
    lees_in([normen / "hsds" / "hsds-3.0" / "examples" / "organization_full.json"])
    schema = schemas(normen)
    for lijst, soort in SOORT.items():
        for keuzes in ({}, {"full": "true"}, {"full_service": "true"}):
            stukken = lees(f"/{lijst}", per_page=100, **keuzes)["contents"]
            assert len(stukken) >= 2
            for stuk in stukken:
                assert not [f.message for f in schema[soort].iter_errors(stuk)], lijst
        for stuk in stukken:
            een = lees(f"/{lijst}/{stuk['id']}")
            assert een["id"] == stuk["id"]
            assert not [f.message for f in schema[soort].iter_errors(een)], lijst


def test_de_bladwijzer_heeft_de_velden_van_de_standaard(normen: Path, aanbod: Aanbod) -> None:
    pad = normen / "hsds" / "hsds-3.0" / "schema" / "openapi.json"
    bladwijzer = json.loads(pad.read_text())["components"]["schemas"]["Page"]
    for lijst in LIJSTEN:
        stuk = lees(f"/{lijst}")
        assert set(stuk) == {*bladwijzer["properties"], "contents"}
        assert Draft202012Validator(bladwijzer).is_valid(stuk)


def test_elk_adres_en_elk_filter_van_de_standaard_is_er(normen: Path) -> None:
    pad = normen / "hsds" / "hsds-3.0" / "schema" / "openapi.json"
    standaard = json.loads(pad.read_text())
    ons = lees("/openapi.json")
    for adres, wat in standaard["paths"].items():
        assert adres in ons["paths"]
        genoemd = [
            een.get("name") or een["$ref"].rsplit("/", 1)[1]
            for een in wat["get"].get("parameters", [])
        ]
        onze = [
            een.get("name") or een["$ref"].rsplit("/", 1)[1]
            for een in ons["paths"][adres]["get"].get("parameters", [])
        ]
        assert set(genoemd) <= set(onze), adres


def test_de_beschrijving_houdt_zich_aan_de_regels_voor_apis_van_de_overheid() -> None:
    ons = lees("/openapi.json")

    assert ons["openapi"] == "3.1.0"
    assert ons["info"]["version"] == "1.0.0"
    assert set(ons["info"]["contact"]) == {"name", "url", "email"}
    assert ons["servers"][0]["url"].endswith("/v3")
    for adres, wat in ons["paths"].items():
        assert adres == "/" or not adres.endswith("/")
        assert list(wat) == ["get"]
        for code, uitkomst in wat["get"]["responses"].items():
            if code == "200":
                assert "API-Version" in uitkomst["headers"]
            else:
                assert "application/problem+json" in uitkomst["content"]
        if wat["get"].get("parameters"):
            assert "400" in wat["get"]["responses"]
    namen_ = [wat["get"]["operationId"] for wat in ons["paths"].values()]
    assert len(set(namen_)) == len(namen_)
    verwijzingen = set(_verwijzingen(ons))
    for verwijzing in verwijzingen:
        waar: Any = ons
        for deel in verwijzing.removeprefix("#/").split("/"):
            waar = waar[deel]


def _verwijzingen(waarde: Any) -> list[str]:
    if isinstance(waarde, dict):
        eigen = [waarde["$ref"]] if "$ref" in waarde else []
        return [*eigen, *(een for deel in waarde.values() for een in _verwijzingen(deel))]
    if isinstance(waarde, list):
        return [een for deel in waarde for een in _verwijzingen(deel)]
    return []


def test_onze_antwoorden_passen_bij_onze_eigen_beschrijving(aanbod: Aanbod) -> None:
    ons = lees("/openapi.json")
    bron = Resource.from_contents(ons, default_specification=DRAFT202012)
    register: Registry[Any] = Registry().with_resource("ons", bron)
    for lijst in LIJSTEN:
        schema = ons["paths"][f"/{lijst}"]["get"]["responses"]["200"]["content"]
        wijzer = schema["application/json"]["schema"]["allOf"][1]["properties"]["contents"]
        keuring = Draft202012Validator({"$ref": f"ons{wijzer['items']['$ref']}"}, registry=register)
        for stuk in lees(f"/{lijst}", full="true")["contents"]:
            keuring.validate(stuk)


def test_de_voorpagina_zegt_welke_versie() -> None:
    assert lees("/")["version"] == "3.0"
    assert lees("/")["openapi_url"].endswith("/api/hsds/v3/openapi.json")


# Wat erin staat.


def test_het_aanbod_met_alles_erin(aanbod: Aanbod) -> None:
    stuk = lees(f"/services/{aanbod.pk}")

    assert stuk["organization"]["name"] == "Stichting Trefpunt"
    assert stuk["phones"][0]["number"] == "0800 1234"
    (op,) = stuk["service_at_locations"]
    assert op["location"]["addresses"][0]["address_1"] == "Kaardestraat 3"
    assert op["schedules"][0]["byday"] == "MO,WE"
    assert stuk["service_areas"][0]["extent"] == "BU99010101"
    assert {een["taxonomy_term"]["code"] for een in stuk["attributes"]} == {THEMA, "volwassenen"}
    assert (stuk["x_kind"], stuk["x_not_for"]) == ("volunteers", "wie een bedrijf heeft")
    (wacht,) = stuk["x_waiting_times"]
    assert (wacht["kind"], wacht["weeks"], wacht["n"]) == ("measured", 3.0, 24)
    assert stuk["wait_time"].startswith("3 weken (gemeten, 24 starts")


def test_een_ingelezen_aanbod_houdt_zijn_eigen_nummer(tmp_path: Path) -> None:
    laad(tmp_path, dienst(id="dienst/412"))

    assert lees("/services/dienst/412")["name"] == "Soep op vrijdag"
    eigen = Aanbod.objects.get().pk
    assert vraag(f"/services/{eigen}").status_code == 404


@pytest.mark.parametrize("adres", [*(f"/{lijst}/{nummer('x')}" for lijst in LIJSTEN), "/nergens"])
def test_wat_er_niet_is_geeft_een_nette_404(adres: str) -> None:
    antwoord = vraag(adres)

    assert antwoord.status_code == 404
    assert antwoord["Content-Type"] == "application/problem+json"
    assert set(antwoord.json()) == {"status", "title", "detail"}


# Zoeken en bladeren.


@pytest.fixture
def eettafel(aanbod: Aanbod) -> Aanbod:
    """Een tweede aanbod, van een ander, zonder plek, voor de hele gemeente."""
    bewoners = Organisatie.objects.create(naam="Bewoners van Oost")
    een = Aanbod.objects.create(
        organisatie=bewoners, naam="Eettafel", soort=Soort.BEWONERS, kring=Kring.BUURT
    )
    kaart.indexeer([een.pk])
    return een


def test_zoeken_op_woorden_ook_met_een_ander_woord(aanbod: Aanbod, eettafel: Aanbod) -> None:
    assert namen(search="schulden") == ["Hulp bij schulden"]
    assert namen(search="deurwaarder") == ["Hulp bij schulden"]
    assert namen(search="eettafel") == ["Eettafel"]
    assert namen(search="eettafel schulden") == []
    assert namen("/organizations", search="oost") == ["Bewoners van Oost"]
    assert namen("/taxonomies", search="doelgroep") == ["Doelgroep"]


def test_filteren_op_term_indeling_en_organisatie(aanbod: Aanbod, eettafel: Aanbod) -> None:
    term = vertaling.term_id(vertaling.THEMAS, THEMA)

    assert namen(taxonomy_term_id=term) == ["Hulp bij schulden"]
    assert namen(taxonomy_term_id=nummer("x")) == []
    assert namen(taxonomy_id=vertaling.DOELGROEPEN) == ["Hulp bij schulden"]
    assert namen(taxonomy_id=nummer("x")) == []
    assert namen(organization_id=str(eettafel.organisatie_id)) == ["Eettafel"]
    op_plekken = lees("/service_at_locations", taxonomy_term_id=term)["contents"]
    assert [een["service"]["name"] for een in op_plekken] == ["Hulp bij schulden"]
    assert lees("/service_at_locations", search="eettafel")["empty"]
    termen = lees("/taxonomy_terms", taxonomy_id=vertaling.DOELGROEPEN, per_page=100)["contents"]
    assert {een["taxonomy"] for een in termen} == {"Doelgroep"}


def test_alleen_wat_sindsdien_veranderde(aanbod: Aanbod, eettafel: Aanbod) -> None:
    lang_geleden = klok.nu() - timedelta(days=40)
    Aanbod.objects.update(vastgelegd_op=lang_geleden)
    Wijziging.objects.create(
        aanbod=eettafel, via=Via.EIGENAAR, wat="veranderd", veld="naam", was="a", werd="b"
    )
    gisteren = klok.nu() - timedelta(days=1)

    assert namen(modified_after=gisteren.isoformat()) == ["Eettafel"]
    assert namen(modified_after=gisteren.date().isoformat()) == ["Eettafel"]
    assert len(namen(modified_after="2020-01-01")) == 2
    kort = lees("/services", minimal="true", modified_after=gisteren.isoformat())["contents"]
    assert [set(een) for een in kort] == [{"id", "modified_date"}]


def test_in_de_buurt_van_een_postcode(aanbod: Aanbod, eettafel: Aanbod, buurt: Gebied) -> None:
    elders = Gebied.objects.create(
        code="BU99010102", naam="Ver weg", soort="buurt", jaar=2026, ouder=buurt.ouder
    )
    Postcodereeks.objects.create(postcode="9902AB", van=1, tot=99_999, gebied=elders)

    assert namen(postcode="9901ab") == ["Eettafel", "Hulp bij schulden"]
    assert namen(postcode="9902AB") == ["Eettafel"]
    assert namen(postcode="9999ZZ") == []
    assert namen(postcode="9901AB", proximity="2000") == ["Hulp bij schulden"]
    assert namen(postcode="9901AB", proximity="10") == []


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"page": "0"}, "page: geef een getal"),
        ({"page": "x"}, "page: geef een getal"),
        ({"per_page": "101"}, "per_page: geef een getal van 1 tot en met 100"),
        ({"full": "misschien"}, "full: geef true of false"),
        ({"modified_after": "gisteren"}, "modified_after: geef een datum"),
        ({"postcode": "12"}, "postcode: geef een postcode"),
        ({"proximity": "100"}, "proximity: geef er een postcode bij"),
        ({"format": "csv"}, "format: alleen json"),
        ({"search": "x" * 300}, "search: geef hoogstens"),
        ({"organization_id": "\0"}, "organization_id: geef hoogstens"),
    ],
)
def test_een_vraag_die_niet_kan_zegt_wat_eraan_schort(
    aanbod: Aanbod, velden: dict[str, str], zin: str
) -> None:
    antwoord = vraag("/services", **velden)

    assert antwoord.status_code == 400
    assert antwoord["Content-Type"] == "application/problem+json"
    assert zin in antwoord.json()["detail"]
    assert antwoord.json()["errors"][0]["location"]["name"] == next(iter(velden))


def test_bladeren_tot_het_einde_en_eroverheen(aanbod: Aanbod, eettafel: Aanbod) -> None:
    eerste, tweede, derde = (lees("/services", page=p, per_page=1) for p in (1, 2, 3))

    assert (eerste["total_items"], eerste["total_pages"], eerste["size"]) == (2, 2, 1)
    assert (eerste["first_page"], eerste["last_page"]) == (True, False)
    assert (tweede["first_page"], tweede["last_page"]) == (False, True)
    assert eerste["contents"][0]["id"] != tweede["contents"][0]["id"]
    assert (derde["empty"], derde["contents"], derde["last_page"]) == (True, [], True)


@pytest.mark.parametrize("lijst", LIJSTEN[:3])
@pytest.mark.parametrize("keuzes", [{}, {"full": "true", "full_service": "true"}])
def test_een_bladzijde_kost_een_vast_aantal_vragen(
    tmp_path: Path, aanbod: Aanbod, lijst: str, keuzes: dict[str, str], tel_statements: Any
) -> None:
    def vul(begin: int, aantal: int) -> None:
        for i in range(begin, begin + aantal):
            op = [{"id": nummer(f"op{i}"), "location": plek(id=nummer(f"p{i}"))}]
            organisatie = {"id": nummer(f"o{i}"), "name": f"O{i}", "description": "d",
                           "locations": [plek(id=nummer(f"p{i}"))]}  # fmt: skip
            laad(tmp_path, dienst(id=nummer(f"d{i}"), service_at_locations=op,
                                  organization=organisatie))  # fmt: skip

    vul(0, 2)
    lees(f"/{lijst}", **keuzes)
    with tel_statements() as weinig:
        assert lees(f"/{lijst}", **keuzes)["size"] == 3
    vul(2, 18)
    with tel_statements() as veel:
        assert lees(f"/{lijst}", **keuzes)["size"] == 21

    assert veel.aantal == weinig.aantal, str(veel)
    assert veel.aantal <= 40, str(veel)
