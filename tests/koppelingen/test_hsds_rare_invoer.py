"""Slechte en rare invoer: in gewone woorden gezegd, niets geraden, en de rest gaat door."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from nabij.fundament import klok
from nabij.kamers.kaart.models import (
    Aanbod,
    AanbodPlek,
    Contactpersoon,
    Openingstijd,
    Plek,
    Soort,
    Telefoon,
    Wachttijd,
)
from nabij.koppelingen.hsds.formaat import schrijf
from nabij.koppelingen.hsds.inlezen import lees_in
from nabij.koppelingen.hsds.uitgeven import (
    Uitgever,
    alle_aanbod,
)
from tests.koppelingen.hsds_maak import (
    dienst,
    in_bestand,
    laad,
    nummer,
    organisatie,
    plek,
    uit,
    zinnen,
)

THEMA = "schulden"
pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24")]


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
