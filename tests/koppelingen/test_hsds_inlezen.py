"""Een sociale kaart in HSDS erin, en er precies zo weer uit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from nabij.kamers.kaart.models import (
    Aanbod,
    AanbodPlek,
    AanbodThema,
    Contactpersoon,
    Indeling,
    Kring,
    Openingstijd,
    Organisatie,
    Plek,
    Soort,
    Telefoon,
    Term,
    Via,
    Wachttijd,
    Wijziging,
    Zoekstam,
)
from nabij.koppelingen.hsds.formaat import fouten, keur, lees, schrijf
from nabij.koppelingen.hsds.inlezen import lees_in
from nabij.koppelingen.hsds.uitgeven import (
    organisaties,
)
from tests.koppelingen.hsds_maak import (
    dienst,
    laad,
    nummer,
    organisatie,
    plek,
    uit,
    zinnen,
)

THEMA = "schulden"
pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24")]


@pytest.fixture
def hsds(normen: Path) -> Path:
    return normen / "hsds"


def voorbeelden(hsds: Path) -> Iterator[Path]:
    yield from sorted(hsds.glob("*/examples/*.json"))


def test_elk_officieel_voorbeeld_komt_erin_en_gelijk_weer_uit(hsds: Path) -> None:
    geprobeerd = 0
    for pad in voorbeelden(hsds):
        if pad.stem in ("base", "tabular"):
            continue
        for model in (Aanbod, Organisatie, Plek, Term, Indeling):
            model._default_manager.all().delete()

        verslag = lees_in([pad])

        assert verslag.code == 0, (pad, zinnen(verslag.geweigerd), verslag.onbruikbaar)
        for gevonden in lees(pad.name, pad.read_bytes()).gevonden:
            if gevonden.soort.startswith("taxonomy"):
                assert verslag.termen.nieuw + verslag.termen.al_bekend == 1
            geprobeerd += 1
            assert uit(gevonden.stuk) == gevonden.stuk, pad
    assert geprobeerd == 21


def test_nog_een_keer_inlezen_verdubbelt_niets(hsds: Path) -> None:
    map_ = hsds / "hsds-3.0" / "examples"
    eerste = lees_in([map_])
    aantallen = [m._default_manager.count() for m in (Aanbod, Organisatie, Plek, Telefoon)]

    tweede = lees_in([map_])

    assert (eerste.aanbod.nieuw, eerste.organisaties.nieuw, eerste.plekken.nieuw) == (1, 1, 1)
    assert (tweede.aanbod.nieuw, tweede.aanbod.veranderd) == (0, 0)
    assert (tweede.organisaties.veranderd, tweede.plekken.veranderd) == (0, 0)
    assert [m._default_manager.count() for m in (Aanbod, Organisatie, Plek, Telefoon)] == aantallen


def test_wat_wij_uitgeven_is_geldig_en_komt_gelijk_terug(tmp_path: Path, hsds: Path) -> None:
    lees_in([hsds / "hsds-3.0" / "examples" / "organization_full.json"])
    laad(tmp_path, dienst(service_at_locations=[{"id": nummer("op plek"), "location": plek()}]))
    eerst = list(organisaties(openbaar=False))
    assert not [b for stuk in eerst for b in fouten(keur("organization", stuk))]
    Aanbod.objects.all().delete()
    Organisatie.objects.all().delete()
    Plek.objects.all().delete()

    bestand = tmp_path / "terug.json"
    bestand.write_text(schrijf(eerst))
    verslag = lees_in([bestand])

    assert verslag.code == 0
    assert list(organisaties(openbaar=False)) == eerst


def test_wat_hier_begon_gaat_naar_buiten_en_komt_bij_onszelf_niet_dubbel(tmp_path: Path) -> None:
    buurthuis = Organisatie.objects.create(naam="Buurthuis", omschrijving="Open huis")
    eettafel = Aanbod.objects.create(
        organisatie=buurthuis, naam="Eettafel", soort=Soort.BEWONERS, kring=Kring.BUURT
    )
    plek_ = Plek.objects.create(straat="Kaardestraat", huisnummer="3", postcode="9901AB")
    AanbodPlek.objects.create(aanbod=eettafel, plek=plek_)
    AanbodThema.objects.create(aanbod=eettafel, thema=THEMA)
    stukken = list(organisaties(openbaar=False))

    verslag = laad(tmp_path, *stukken)

    assert not fouten(keur("organization", stukken[0]))
    assert stukken[0]["services"][0]["x_kind"] == "residents"
    assert (verslag.organisaties.al_bekend, verslag.aanbod.al_bekend) == (1, 1)
    assert (Organisatie.objects.count(), Aanbod.objects.count(), Plek.objects.count()) == (1, 1, 1)


def test_bij_een_andere_gemeente_is_het_hetzelfde_aanbod(tmp_path: Path) -> None:
    """Wat de ene installatie uitgeeft, leest de andere met thema, soort en wachttijd."""
    stichting = Organisatie.objects.create(naam="Stichting", omschrijving="Doet iets")
    Aanbod.objects.create(
        organisatie=stichting,
        naam="Maatjes",
        soort=Soort.INFORMEEL,
        kring=Kring.BUURT,
        niet_voor="wie in crisis is",
        aanmeldstop_sinds=date(2026, 10, 1),
        bevestigd_op=date(2026, 9, 1),
        bevestigd_door="eigenaar",
    )
    aanbod = Aanbod.objects.get()
    AanbodThema.objects.create(aanbod=aanbod, thema=THEMA)
    Wachttijd.objects.create(
        aanbod=aanbod,
        soort="gemeten",
        weken=3,
        weken_van=2,
        weken_tot=5,
        n=24,
        peildatum=date(2026, 11, 1),
        bron="starts in deze gemeente",
    )
    eerst = list(organisaties(openbaar=False))
    Aanbod.objects.all().delete()
    Organisatie.objects.all().delete()

    laad(tmp_path, *eerst)

    daar = Aanbod.objects.get()
    assert (daar.soort, daar.kring, daar.niet_voor) == ("informeel", "buurt", "wie in crisis is")
    assert (daar.aanmeldstop_sinds, daar.bevestigd_door) == (date(2026, 10, 1), "eigenaar")
    assert list(daar.themas.values_list("thema", flat=True)) == [THEMA]
    assert daar.wachttijden.get().n == 24
    assert eerst[0]["services"][0]["wait_time"] == "3 weken (gemeten, 24 starts, 1 november 2026)"
    assert list(organisaties(openbaar=False)) == eerst


def test_wat_we_hier_veranderen_gaat_naar_buiten_en_de_rest_blijft(
    tmp_path: Path, hsds: Path
) -> None:
    pad = hsds / "hsds-3.0" / "examples" / "service_full.json"
    lees_in([pad])
    voor = json.loads(pad.read_text())
    Aanbod.objects.update(kosten="Gratis", leeftijd_van=18)
    Openingstijd.objects.filter(aanbod__isnull=False).update(van=time(9, 30))

    na = uit(voor)

    assert (na["fees_description"], na["minimum_age"]) == ("Gratis", 18)
    assert na["schedules"][0]["opens_at"] == "09:30"
    assert na["schedules"][0]["closes_at"] == "18:00:00"
    na["fees_description"], na["minimum_age"] = voor["fees_description"], voor["minimum_age"]
    na["schedules"] = voor["schedules"]
    assert na == voor


def test_de_bron_gaat_niet_over_iets_heen_dat_hier_later_veranderd_is(tmp_path: Path) -> None:
    oud = dienst(last_modified="2026-01-01T09:00:00+01:00")
    laad(tmp_path, oud)
    aanbod = Aanbod.objects.get()
    Aanbod.objects.update(naam="Soep op zaterdag")
    Wijziging.objects.create(
        aanbod=aanbod, via=Via.EIGENAAR, wat="veranderd", veld="naam", was="x", werd="y"
    )

    verslag = laad(tmp_path, {**oud, "description": "Anders"})

    assert Aanbod.objects.get().naam == "Soep op zaterdag"
    assert "de bron gaat niet voor" in zinnen(verslag.opgelet)
    assert verslag.aanbod.al_bekend == 1


def test_een_verandering_bij_de_bron_komt_mee_en_laat_een_spoor_na(tmp_path: Path) -> None:
    laad(tmp_path, dienst())

    verslag = laad(tmp_path, dienst(name="Soep op zaterdag"))

    assert verslag.aanbod.veranderd == 1
    spoor = Wijziging.objects.get(wat="veranderd")
    assert (spoor.via, spoor.veld) == (Via.HSDS, "naam")
    assert (spoor.was, spoor.werd) == ("Soep op vrijdag", "Soep op zaterdag")
    assert Zoekstam.objects.filter(stam="zaterdag").exists()


def test_een_korte_vorm_haalt_niets_weg(tmp_path: Path) -> None:
    telefoon = {"id": nummer("tel"), "number": "088 123 45 67"}
    laad(tmp_path, dienst(phones=[telefoon], alert="Let op de stoep"))

    kort = {n: dienst()[n] for n in ("id", "name", "status", "organization")}
    verslag = laad(tmp_path, {**kort, "name": "Soep!"})

    aanbod = Aanbod.objects.get()
    assert verslag.aanbod.veranderd == 1
    assert (aanbod.naam, aanbod.telefoons.count()) == ("Soep!", 1)
    assert uit(dienst())["alert"] == "Let op de stoep"


def test_een_proef_schrijft_niets_en_zegt_wat_er_zou_gebeuren(tmp_path: Path) -> None:
    verslag = laad(tmp_path, dienst(), proef=True)

    assert (verslag.aanbod.nieuw, verslag.organisaties.nieuw) == (1, 1)
    assert not Aanbod.objects.exists()
    assert not Organisatie.objects.exists()


def test_laden_kost_per_aanbod_een_vast_aantal_vragen(tmp_path: Path, tel_statements: Any) -> None:
    """Uitgeven kost evenveel vragen voor een als voor twintig."""
    laad(tmp_path, dienst(service_at_locations=[{"id": nummer("op"), "location": plek()}]))
    with tel_statements() as een:
        list(organisaties(openbaar=True))
    for i in range(20):
        eigen = organisatie(id=nummer(f"o{i}"))
        op = [{"id": nummer(f"op{i}"), "location": plek(id=nummer(f"p{i}"))}]
        laad(tmp_path, dienst(id=nummer(f"d{i}"), organization=eigen, service_at_locations=op))

    with tel_statements() as veel:
        assert len(list(organisaties(openbaar=True))) == 21

    assert veel.aantal == een.aantal, str(veel)


def test_een_mens_bij_een_plek_van_aanbod_is_ook_een_contactpersoon(tmp_path: Path) -> None:
    """Zo staat hij in het register, en gaat hij weg als de vermelding weggaat."""
    mens = {"id": nummer("mens"), "name": "Kn000001naam"}
    op = {"id": nummer("op"), "location": plek(), "contacts": [mens]}
    stuk = dienst(service_at_locations=[op])

    laad(tmp_path, stuk)

    assert Contactpersoon.objects.get().aanbodplek is not None
    assert "Kn000001naam" not in json.dumps(list(AanbodPlek.objects.values_list("hsds")))
    assert uit(stuk) == stuk
