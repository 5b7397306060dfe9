"""Een sociale kaart in HSDS erin, en er precies zo weer uit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from nabij.fundament import klok
from nabij.kamers.kaart.models import (
    Aanbod,
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
    Wachttijd,
    Wijziging,
    Zoekstam,
)
from nabij.koppelingen.hsds.formaat import fouten, keur, lees, schrijf
from nabij.koppelingen.hsds.inlezen import lees_in
from nabij.koppelingen.hsds.uitgeven import (
    Uitgever,
    alle_aanbod,
    alle_organisaties,
    alle_plekken,
    organisaties,
)
from tests.koppelingen.hsds_maak import dienst, in_bestand, laad, nummer, organisatie, plek, zinnen

THEMA = "schulden"
pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24")]


@pytest.fixture
def hsds(normen: Path) -> Path:
    return normen / "hsds"


def uit(stuk: dict[str, Any]) -> dict[str, Any]:
    """Hetzelfde stuk zoals wij het weer uitgeven, met alles erbij."""
    uitgever = Uitgever(openbaar=False)
    if "location_type" in stuk:
        return uitgever.plek(Plek.objects.get(hsds_id=stuk["id"]))
    if "location" in stuk:
        rij = alle_plekken().get(hsds_id=stuk["id"])
        uitgever.haal_plekken([rij.aanbod.organisatie])
        return uitgever.aanbod_op_plek(rij, dienst=True)
    if "status" in stuk:
        aanbod = alle_aanbod().get(hsds_id=stuk["id"])
        uitgever.haal_plekken([aanbod.organisatie])
        return uitgever.dienst(aanbod)
    rij_ = alle_organisaties(met_aanbod=True).get(hsds_id=stuk["id"])
    uitgever.haal_plekken([rij_])
    diensten = [uitgever.dienst(een, organisatie=False) for een in rij_.aanbod.all()]
    return uitgever.organisatie(rij_, diensten=diensten)


def voorbeelden(hsds: Path) -> Iterator[Path]:
    yield from sorted(hsds.glob("*/examples/*.json"))


def test_elk_officieel_voorbeeld_komt_erin_en_gelijk_weer_uit(hsds: Path) -> None:
    geprobeerd = 0
    for pad in voorbeelden(hsds):
        if pad.stem in ("base", "tabular"):
            continue
        for model in (Aanbod, Organisatie, Plek):
            model._default_manager.all().delete()

        verslag = lees_in([pad])

        assert verslag.code == 0, (pad, zinnen(verslag.geweigerd), verslag.onbruikbaar)
        for gevonden in lees(pad.name, pad.read_bytes()).gevonden:
            if gevonden.soort.startswith("taxonomy"):
                assert verslag.termen == 1
                continue
            geprobeerd += 1
            assert uit(gevonden.stuk) == gevonden.stuk, pad
    assert geprobeerd == 13


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


def test_een_slechte_vermelding_houdt_de_rest_niet_tegen(tmp_path: Path) -> None:
    wees = {n: w for n, w in dienst(id=nummer("wees")).items() if n != "organization"}
    los = {**wees, "id": nummer("los"), "organization_id": nummer("niemand")}
    fout = dienst(id=nummer("fout"), status="open")
    nul = dienst(id=nummer("nul"), name="Soep\0")

    verslag = laad(tmp_path, fout, wees, los, nul, dienst())

    assert [een.hsds_id for een in Aanbod.objects.all()] == [nummer("dienst")]
    assert verslag.code == 1
    tekst = zinnen(verslag.geweigerd)
    assert "kaart.json: [0].status: ‘open’ kan hier niet" in tekst
    assert "[1]: er staat niet bij welke organisatie dit aanbiedt" in tekst
    assert "kennen we niet, en staat er niet bij" in tekst
    assert "teken in dat niet kan (U+0000)" in tekst


def test_hetzelfde_nummer_met_andere_gegevens_de_eerste_telt(tmp_path: Path) -> None:
    verslag = laad(tmp_path, dienst(), dienst(name="Iets heel anders"))

    assert Aanbod.objects.get().naam == "Soep op vrijdag"
    assert "staat met andere gegevens ook in kaart.json: [0]; de eerste telt" in zinnen(
        verslag.opgelet
    )


def test_een_kapot_bestand_in_een_map_houdt_de_andere_niet_tegen(tmp_path: Path) -> None:
    in_bestand(tmp_path, dienst())
    (tmp_path / "kapot.json").write_text('{"id": ')

    verslag = lees_in([tmp_path, tmp_path / "weg.json"])

    assert Aanbod.objects.count() == 1
    assert verslag.code == 2
    assert any("kapot.json" in zin and "geen geldige JSON" in zin for zin in verslag.onbruikbaar)
    assert any("weg.json: dit bestand is er niet" in zin for zin in verslag.onbruikbaar)


@pytest.mark.parametrize(
    ("geschreven", "normaal"),
    [
        ("06-12 34 56 78", "+31612345678"),
        ("+31 (0)88 1234567", "0881234567"),
        ("14 0479", "140479"),
        ("bel Truus", ""),
        ("0612345", ""),
    ],
)
def test_een_telefoonnummer_blijft_zoals_het_geschreven_is(
    tmp_path: Path, geschreven: str, normaal: str
) -> None:
    stuk = dienst(phones=[{"id": nummer("tel"), "number": geschreven, "extension": 12}])

    verslag = laad(tmp_path, stuk)

    telefoon = Telefoon.objects.get()
    assert (telefoon.nummer, telefoon.normaal) == (geschreven, normaal)
    assert ("geen nummer dat wij herkennen" in zinnen(verslag.opgelet)) == (normaal == "")
    assert uit(stuk) == stuk


def test_een_veel_te_lang_nummer_blijft_bewaard_en_wordt_genoemd(tmp_path: Path) -> None:
    stuk = dienst(phones=[{"id": nummer("tel"), "number": "1" * 200}])

    verslag = laad(tmp_path, stuk)

    assert not Telefoon.objects.exists()
    assert "te lang voor een telefoonnummer" in zinnen(verslag.opgelet)
    assert uit(stuk) == stuk


def test_open_tot_na_middernacht_zeggen_we_hardop(tmp_path: Path) -> None:
    rooster = {"id": nummer("r"), "freq": "WEEKLY", "byday": "FR", "opens_at": "20:00"}
    stuk = dienst(schedules=[{**rooster, "closes_at": "01:00"}])

    verslag = laad(tmp_path, stuk)

    tijd = Openingstijd.objects.get()
    assert (tijd.van, tijd.tot) == (time(20), time(1))
    assert "open van 20.00 tot 01.00, dus tot na middernacht" in zinnen(verslag.opgelet)
    assert uit(stuk) == stuk


@pytest.mark.parametrize("raar", ["25:00", "half acht", "10:00Z", "24:00"])
def test_een_tijd_die_we_niet_kunnen_lezen_raden_we_niet(tmp_path: Path, raar: str) -> None:
    stuk = dienst(schedules=[{"id": nummer("r"), "opens_at": raar, "byday": "FR"}])

    verslag = laad(tmp_path, stuk)

    tijd = Openingstijd.objects.get()
    assert tijd.van == (time(0) if raar == "24:00" else None)
    assert (raar in zinnen(verslag.opgelet)) == (raar != "24:00")
    assert uit(stuk) == stuk


def test_een_plek_buiten_de_gemeente_zeggen_we_en_bewaren_we(tmp_path: Path) -> None:
    stuk = dienst(service_at_locations=[{"id": nummer("op"), "location": plek()}])

    verslag = laad(tmp_path, stuk)

    hier = Plek.objects.get()
    assert (hier.straat, hier.huisnummer, hier.plaats) == ("Kaardestraat", "12a", "Verzonnen")
    assert hier.gebied is None
    zin = "9901 AB (Verzonnen) ligt niet in een wijk of buurt van deze gemeente"
    assert zin in zinnen(verslag.opgelet)
    assert uit(stuk) == stuk


def test_een_breedte_die_niet_kan_komt_niet_op_de_kaart_maar_wel_terug(tmp_path: Path) -> None:
    stuk = plek(latitude=200, longitude=5.1)

    verslag = laad(tmp_path, stuk)

    assert Plek.objects.get().lengte is None
    assert "200 kan geen breedte zijn" in zinnen(verslag.opgelet)
    assert uit(stuk) == stuk


def test_leeftijden_die_elkaar_tegenspreken_raden_we_niet(tmp_path: Path) -> None:
    stuk = dienst(minimum_age=18, maximum_age=12)

    verslag = laad(tmp_path, stuk)

    aanbod = Aanbod.objects.get()
    assert (aanbod.leeftijd_van, aanbod.leeftijd_tot) == (None, None)
    assert "van 18 tot en met 12 jaar kan niet" in zinnen(verslag.opgelet)
    assert uit(stuk) == stuk


@pytest.mark.parametrize(
    ("status", "gestopt", "dicht"),
    [
        ("active", False, False),
        ("inactive", True, False),
        ("defunct", True, False),
        ("temporarily closed", False, True),
    ],
)
def test_de_status_van_de_bron_blijft_tot_hij_hier_verandert(
    tmp_path: Path, status: str, gestopt: bool, dicht: bool
) -> None:
    stuk = dienst(status=status)

    laad(tmp_path, stuk)

    aanbod = Aanbod.objects.get()
    assert (aanbod.is_gestopt(klok.vandaag()), aanbod.aanmeldstop) == (gestopt, dicht)
    assert uit(stuk) == stuk
    Aanbod.objects.update(gestopt_op=None if gestopt else klok.vandaag())
    assert uit(stuk)["status"] == ("active" if gestopt else "inactive")


def test_soort_die_de_bron_niet_noemt_kiest_wie_laadt(tmp_path: Path) -> None:
    verslag = laad(tmp_path, dienst(), soort=Soort.BEWONERS)

    aanbod = Aanbod.objects.get()
    assert (aanbod.soort, aanbod.kring, aanbod.zonder_besluit) == ("bewoners", "buurt", True)
    assert verslag.zonder_soort == 1
    assert "x_kind" not in uit(dienst())


def test_een_contactpersoon_is_niet_vanzelf_openbaar(tmp_path: Path) -> None:
    mens = {"id": nummer("mens"), "name": "Kn000001naam", "email": "kn1@voorbeeld.nl"}
    stuk = dienst(
        contacts=[mens],
        assurer_email="kn1@voorbeeld.nl",
        service_at_locations=[
            {"id": nummer("op"), "location": plek(contacts=[mens]), "contacts": [mens]}
        ],
    )
    laad(tmp_path, stuk)

    openbaar = schrijf(Uitgever(openbaar=True).dienst(alle_aanbod().get()))

    assert "Kn000001naam" not in openbaar
    assert "kn1@" not in openbaar
    assert uit(stuk) == stuk


def test_wie_openbaar_werd_blijft_het_als_de_bron_iets_anders_verandert(tmp_path: Path) -> None:
    mens = {"id": nummer("mens"), "name": "Kn000001naam"}
    laad(tmp_path, dienst(contacts=[mens]))
    Contactpersoon.objects.update(openbaar=True)

    laad(tmp_path, dienst(contacts=[mens], description="Anders"))

    assert Contactpersoon.objects.get().openbaar
    stuk = Uitgever(openbaar=True).dienst(alle_aanbod().get())
    assert stuk["contacts"] == [mens]


def test_een_verwijzing_naar_een_plek_die_we_kennen(tmp_path: Path) -> None:
    op_plek = [{"id": nummer("op"), "location_id": nummer("plek")}]
    nergens = [{"id": nummer("op2"), "location_id": nummer("elders")}]

    verslag = laad(tmp_path, plek(), dienst(service_at_locations=[*op_plek, *nergens]))

    assert AanbodPlek.objects.get().plek.hsds_id == nummer("plek")
    assert "kennen we niet, en staat er niet bij" in zinnen(verslag.opgelet)
    assert uit(dienst())["service_at_locations"] == [*op_plek, *nergens]


def test_hetzelfde_aanbod_op_meer_plekken_uit_losse_bladen(tmp_path: Path) -> None:
    hier = {"id": nummer("op"), "location": plek(), "service": dienst()}
    daar = {"id": nummer("op2"), "location": plek(id=nummer("plek2")), "service": dienst()}

    laad(tmp_path, hier)
    laad(tmp_path, daar)

    assert AanbodPlek.objects.count() == 2
    assert Aanbod.objects.count() == 1
    assert uit(hier) == hier
    assert uit(daar) == daar


def test_een_wachttijd_die_niet_klopt_wordt_genoemd_en_overgeslagen(tmp_path: Path) -> None:
    goed = {"kind": "declared", "weeks": 6, "date": "2026-11-01", "source": "de aanbieder"}
    verslag = laad(
        tmp_path,
        dienst(
            x_waiting_times=[
                goed,
                {**goed, "kind": "gehoord"},
                {**goed, "kind": "measured"},
                {**goed, "weeks": "veel"},
                "lang",
            ]
        ),
    )

    assert Wachttijd.objects.count() == 1
    tekst = zinnen(verslag.opgelet)
    assert "x_waiting_times[1]: ‘gehoord’ is geen soort" in tekst
    assert "x_waiting_times[2]: bij een gemeten wachttijd hoort n" in tekst
    assert "x_waiting_times[3]: weeks is geen aantal weken" in tekst
    assert "x_waiting_times[4]: hier hoort een wachttijd te staan" in tekst


def test_een_vreemd_nummer_komt_gewoon_weer_terug(tmp_path: Path) -> None:
    stuk = dienst(id="dienst-412", organization=organisatie(id="org/7"))

    laad(tmp_path, stuk)

    assert uit(stuk) == stuk


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
