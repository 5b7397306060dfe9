"""Zoeken, filteren en bladeren in de open kaart."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from nabij.fundament import klok
from nabij.kamers.kaart import handelingen as kaart
from nabij.kamers.kaart.models import (
    Aanbod,
    Kring,
    Organisatie,
    Soort,
    Via,
    Wijziging,
)
from nabij.kamers.wijk.models import Gebied, Postcodereeks
from nabij.koppelingen.hsds import vertaling
from tests.api.vragen import LIJSTEN, THEMA, lees, namen, vraag
from tests.koppelingen.hsds_maak import dienst, laad, nummer, plek

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24", "M07")]


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


def test_termen_van_een_ander_zijn_er_ook_om_op_te_zoeken(tmp_path: Path, aanbod: Aanbod) -> None:
    indeling = {"id": nummer("indeling"), "name": "Open", "description": "Van een ander"}
    boven = {"id": nummer("boven"), "name": "Eten", "description": "", "taxonomy_detail": indeling}
    onder = {**boven, "id": nummer("onder"), "name": "Soep", "parent_id": boven["id"]}
    kenmerk = {"id": nummer("kenmerk"), "taxonomy_term": onder}
    laad(tmp_path, boven, dienst(attributes=[kenmerk]))

    assert namen("/taxonomies", search="open") == ["Open"]
    assert namen("/taxonomy_terms", taxonomy_id=indeling["id"]) == ["Eten", "Soep"]
    assert namen("/taxonomy_terms", taxonomy_id=indeling["id"], top_only="true") == ["Eten"]
    assert namen("/taxonomy_terms", parent_id=boven["id"]) == ["Soep"]
    assert lees(f"/taxonomy_terms/{onder['id']}") == onder
    assert namen(taxonomy_term_id=onder["id"]) == ["Soep op vrijdag"]
    assert namen(taxonomy_term_id=boven["id"]) == []
    assert namen(taxonomy_id=indeling["id"]) == ["Soep op vrijdag"]
