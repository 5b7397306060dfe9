"""Een dubbelklik, twee tabbladen, een verlopen sessie, een geweigerd formulier: alles blijft."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.bewoners.models import Contact
from nabij.kamers.casus import handelingen
from nabij.kamers.casus.models import Doel
from nabij.kamers.poort.begrippen import Betrokkenrol
from nabij.kamers.poort.handelingen import eindig
from nabij.kamers.poort.models import Dossier
from tests.account.maak import code
from tests.casus.maak import Verhaal, met_plan
from tests.mensen import WACHTWOORD, Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db
VERSLAG = "Samira wil rust. We beginnen met de post, samen met Ton, elke donderdag."


@pytest.fixture
def verhaal(mensen: Mensen) -> Verhaal:
    return met_plan(mensen)[0]


@pytest.fixture
def joke(mensen: Mensen) -> Mens:
    return Mens(mensen.teamlid)


@pytest.mark.rij("M28")
def test_een_dubbelklik_is_een_vraag_en_een_contact(joke: Mens, verhaal: Verhaal) -> None:
    # Gegeven Joke, die twee keer klikt omdat het even duurt
    vraag = joke.ga("/vragen/nieuw/").formulier("Bewaren", tekst="Waar is de inloop?")
    contact = joke.ga(verhaal.adres("contact/")).formulier("Gebeld", notitie="Rustig.")

    # Als allebei de klikken aankomen, en zij daarna ook nog de terugknop gebruikt
    adressen = [joke.verstuur(*vraag).adres for _ in range(3)]
    for _ in range(3):
        joke.verstuur(*contact)

    # Dan is er een vraag en een contact, en kreeg elke klik hetzelfde antwoord
    assert len(set(adressen)) == 1
    assert Dossier.objects.filter(soort="vraag").count() == 1
    with verhaal.open(joke.account):
        assert Contact.objects.count() == 1


@pytest.mark.rij("M28")
def test_terug_en_iets_anders_typen_gaat_niet_verloren(joke: Mens) -> None:
    """De terugknop met andere woorden is geen herhaling: niets bewaard, en niets weg."""
    form, velden = joke.ga("/vragen/nieuw/").formulier("Bewaren", tekst="Waar is de inloop?")
    joke.verstuur(form, velden)

    joke.verstuur(form, {**velden, "tekst": "En is er ook een kledingbank?"})

    assert joke.status == 409
    joke.ziet("En is er ook een kledingbank?")
    assert Dossier.objects.count() == 1


@pytest.mark.rij("M28", "M04")
def test_twee_tabbladen_laten_allebei_de_teksten_zien(
    joke: Mens, mensen: Mensen, verhaal: Verhaal
) -> None:
    # Gegeven hetzelfde doel, open in twee tabbladen
    with verhaal.open(mensen.teamlid):
        doel = Doel.objects.get()
    pagina = verhaal.adres(f"plan/?doe=doel_wijzigen&id={doel.pk}")
    eerste = joke.ga(pagina).formulier("Bewaren", tekst="Ik open mijn post op donderdag")
    tweede = joke.ga(pagina).formulier("Bewaren", tekst="Ik open mijn post met Ton")

    # Als allebei bewaard worden
    joke.verstuur(*eerste)
    joke.verstuur(*tweede)

    # Dan ziet de tweede beide teksten, en wint niemand stilletjes
    assert joke.status == 409
    joke.ziet("Ik open mijn post op donderdag", "Ik open mijn post met Ton")
    with verhaal.open(mensen.teamlid):
        assert Doel.objects.get().tekst == "Ik open mijn post op donderdag"


@pytest.mark.rij("M28")
def test_na_een_lange_lunch_staat_het_verslag_er_nog(joke: Mens, verhaal: Verhaal) -> None:
    # Gegeven een half verslag, en een sessie die intussen verliep
    joke.ga(verhaal.adres("gesprek/"))
    form, velden = joke.formulier("Bewaren", verslag=VERSLAG, met="Samira")

    with time_machine.travel(klok.nu() + timedelta(minutes=45)):
        # Als Joke bewaart, moet zij zich eerst weer aanmelden
        joke.verstuur(form, velden).ziet("Wat je had ingevuld, is bewaard")
        joke.druk("Aanmelden", login="teamlid", password=WACHTWOORD)
        joke.druk("Aanmelden", code=code())

        # Dan staat alles er nog, en bewaart een klik het alsnog
        assert joke.adres.startswith(verhaal.adres("gesprek/"))
        _form, terug = joke.formulier("Bewaren")
        assert (terug["verslag"], terug["met"]) == ([VERSLAG], ["Samira"])
        joke.druk("Bewaren").ziet(VERSLAG)


@pytest.mark.rij("M28")
def test_een_geweigerd_formulier_houdt_alles_wat_er_stond(joke: Mens, verhaal: Verhaal) -> None:
    # Gegeven een nieuwe vraag met van alles erbij, en een dag die niet bestaat
    getypt = {
        "tekst": VERSLAG,
        "naam": "Samira",
        "geboortedatum": "31-2-1990",
        "postcode": "9901 AB",
    }
    joke.ga("/vragen/nieuw/").druk("Bewaren", **getypt)

    # Dan staat er een zin bij het veld, en staat alles er nog
    assert not Dossier.objects.filter(soort="vraag").exists()
    _form, velden = joke.formulier("Bewaren")
    assert {naam: velden[naam][0] for naam in getypt} == getypt

    # En bij een overdracht die niet klopt ook
    joke.ga(verhaal.adres("overdragen/")).druk(
        "Klaarzetten", gehoord_op="gisteren", verhaal=VERSLAG
    )
    _form, velden = joke.formulier("Klaarzetten")
    assert (velden["verhaal"], velden["gehoord_op"]) == ([VERSLAG], ["gisteren"])


@pytest.mark.rij("M28")
def test_niet_meer_betrokken_tijdens_het_typen_bewaart_niets(
    joke: Mens, mensen: Mensen, verhaal: Verhaal
) -> None:
    """Valkuil: wie intussen geen toegang meer heeft, schrijft nergens meer bij."""
    knop = joke.ga(verhaal.adres("contact/")).formulier("Gebeld", notitie="Rustig.")
    with verhaal.regie(mensen.teamlid) as zicht:
        handelingen.wijs_regisseur_aan(
            dossier_id=verhaal.pk, door=zicht.wie, account_id=mensen.collega.pk
        )
    eindig(dossier_id=verhaal.pk, rollen=list(Betrokkenrol), account_id=mensen.teamlid.pk)

    joke.verstuur(*knop)

    assert joke.status == 404
    with verhaal.open(mensen.collega):
        assert not Contact.objects.exists()
