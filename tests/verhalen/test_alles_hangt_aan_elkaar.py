"""V03 Alles hangt aan elkaar: van een vraag aan de balie naar een plan, en naar "kan het lichter?".

De verhalen van Samira Bouhali zijn verzonnen. Wat de andere ouder ziet, komt met het portaal.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from nabij.fundament import klok
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db

POST = "Ik durf de post niet meer open te maken."
SLAAP = "Ik slaap niet meer van de zorgen."
SCHOOL = "Ilyas gaat bijna niet naar school."


@pytest.fixture
def joke(mensen: Mensen) -> Mens:
    return Mens(mensen.teamlid)


def van_vraag_naar_huishouden(joke: Mens) -> str:
    """Samira staat aan de balie; Joke pakt het op en maakt een huishouden. Geeft het adres."""
    joke.ga("/vragen/nieuw/").druk(
        "Ik pak het op",
        tekst="Er stond een deurwaarder aan de deur en ik weet niet wat ik moet doen.",
        naam="Samira Bouhali",
        terugbellen="06 90000001",
    )
    joke.ziet("Opgepakt", "Samira Bouhali")
    joke.klik("huishouden").druk("Huishouden maken")
    return joke.adres


def aan_tafel(joke: Mens, huis: str) -> None:
    """Waar begint het? Drie dingen in haar woorden, en de kern."""
    joke.ga(huis).klik("Gesprek").druk(
        "Bewaren",
        verslag="Samira vertelt aan de keukentafel.",
        met="Samira",
        kern="Als de post open is, kan ik weer slapen.",
        kern_van="Samira",
        **{
            "post_en_regels-zorg": POST,
            "hoofd-zorg": SLAAP,
            "opvoeden-zorg": SCHOOL,
            "mensen-kracht": "Ton van de overkant komt altijd als ik bel.",
            "mensen-van_wie": "Samira",
        },
    )
    joke.ziet("Waar het om gaat", POST, SLAAP, SCHOOL)


def hangt(joke: Mens, huis: str, gevolg: str, oorzaak: str) -> None:
    """Samira tekent: dit hangt aan dat."""
    joke.ga(f"{huis}gesprek/wat-speelt-er/")
    joke.druk("Tekenen", gevolg=joke.optie(gevolg), oorzaak=joke.optie(oorzaak))


@pytest.mark.rij("M03", "M15", "M23", "M02", "M04", "M21", "M37", "M57")
def test_van_de_deurwaarder_naar_de_post_en_naar_lichter(joke: Mens, mensen: Mensen) -> None:
    # Gegeven Samira, die bij de balie vertelt over een deurwaarder
    huis = van_vraag_naar_huishouden(joke)
    joke.ziet("Huishouden Bouhali", "deurwaarder", "Aanspreekpunt", "Joke Visser")

    # Als Joke aan tafel vraagt waar het begint
    aan_tafel(joke, huis)
    hangt(joke, huis, SLAAP, POST)
    hangt(joke, huis, SCHOOL, SLAAP)

    # Dan toont de pagina een kern, drie zorgen, en wat aan wat hangt
    joke.ga(huis).ziet("Als de post open is, kan ik weer slapen.", POST, SLAAP, SCHOOL)
    assert joke.tekst.count("hangt aan") == 2

    # En met het eerste doel is er een eerste stap, en is Joke de regisseur
    joke.ziet_niet("Regisseur sinds").klik("Plan maken")
    donderdag = klok.vandaag() + timedelta(days=3)
    eerste_stap = {
        "eerste-tekst": "Donderdag de enveloppen openen",
        "eerste-wie": joke.optie("iemand uit de buurt"),
        "eerste-naam": "Ton",
        "eerste-uiterlijk": donderdag.isoformat(),
    }
    joke.druk(
        "Bewaren",
        tekst="Ik durf mijn post weer open te maken",
        leefgebied="post_en_regels",
        **eerste_stap,
    )
    joke.ziet("Vraag het ook aan Ton: is het te dragen?").druk("Ja, het gaat")
    joke.ziet("Is te dragen, zei diegene zelf.")
    joke.ga(huis).ziet("Donderdag de enveloppen openen", "Regisseur sinds", "Samen terugkijken")

    # En mag een tweede doel over meedoen gaan, met een stap in woorden en nooit een getal
    joke.ga(f"{huis}plan/?doe=doel").druk(
        "Bewaren", tekst="Ik wil weer onder de mensen", stap_nu="alleen", stap_straks="meedoen"
    )
    joke.ga(f"{huis}plan/").ziet("Wil naar: Ik doe ergens aan mee.")

    # En heeft Samira haar nummer op papier
    joke.ga(f"{huis}kaart/").ziet("Uw regisseur", "Joke Visser", "010 000 00 00")
    joke.ga(f"{huis}plan/papier/").ziet("Ik durf mijn post weer open te maken", POST)

    # En vraagt het team na een tijd: kan het lichter? Ja
    joke.ga(huis).klik("Samen terugkijken")
    (doel,) = re.findall(r'name="inwoner-([0-9a-f-]{36})"', joke.html)[:1]
    joke.ziet("Kan het lichter?").druk(
        "Bewaren",
        lichter="ja",
        woorden="Ton en ik doen het nu samen.",
        **{f"inwoner-{doel}": "meer"},
    )
    joke.ga(f"{huis}plan/eerder/").ziet("Ton en ik doen het nu samen.")

    # En een collega van een ander team ziet van dit alles niets
    assert Mens(mensen.anderteam).ga(huis).status == 404


@pytest.mark.rij("M15", "M54")
def test_valkuil_nergens_hoe_zwaar_dit_gezin_is(joke: Mens, mensen: Mensen) -> None:
    huis = van_vraag_naar_huishouden(joke)
    aan_tafel(joke, huis)
    hangt(joke, huis, SLAAP, POST)
    joke.ga(f"{huis}plan/?doe=doel").druk("Bewaren", tekst="Ik durf mijn post weer open te maken")

    leider = Mens(mensen.teamleider)
    paginas = {
        adres: wie.ga(adres)
        for wie, adressen in (
            (joke, (huis, f"{huis}plan/", f"{huis}gesprek/wat-speelt-er/", f"{huis}terugkijken/",
                    "/mijn-dag/", "/huishoudens/")),
            (leider, ("/team/werk/",)),
        )
        for adres in adressen
        if _zonder_oordeel(wie.ga(adres))
    }  # fmt: skip
    assert len(paginas) == 7


TELT_OP = re.compile(r"\b\d+\s*(?:van de|/)\s*\d+\b|\b\d+ (?:zorgen|leefgebieden)\b")
ZWAAR = re.compile(
    r"\b(score|zwaarte|zwaar|licht geval|risico|prioriteit|urgentie|complex|trede|niveau|punten|"
    r"probleemgezin|multiprobleem|categorie|profiel)\b",
    re.IGNORECASE,
)


def _zonder_oordeel(mens: Mens) -> bool:
    """Geen woord, getal of kleur die zegt hoe zwaar een gezin is.

    Wat iemand zelf kan antwoorden (in een formulier) telt niet mee.
    """
    (hoofd,) = re.findall(r"<main.*?</main>", mens.html, re.DOTALL)
    tekst = re.sub(r"<form.*?</form>|<[^>]+>", " ", hoofd, flags=re.DOTALL)
    for woord in (ZWAAR, TELT_OP):
        assert not woord.search(tekst), f"{mens.adres}: {woord.search(tekst)}"
    assert not re.search(r'class="[^"]*(?:dringend|--rood|--oranje|--groen)', hoofd), mens.adres
    assert "<progress" not in hoofd
    assert "<meter" not in hoofd
    return mens.status == 200
