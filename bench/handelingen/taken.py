"""De taken, elk zoals een medewerker haar doet met zo weinig mogelijk handelingen.

Een taak krijgt `geef`: `geef("teamlid")` is een duim op Mijn dag van dat account. Ze eindigt bij
wat er staat als het gelukt is. De naam van de functie is de code van de taak.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page

from bench.handelingen import toneel
from bench.handelingen.duim import Duim
from nabij.fundament import klok
from nabij.kamers.afspraken.regels import Kosten

Geef = Callable[[str], Duim]
Taak = Callable[[Geef], None]
TAKEN: dict[str, Taak] = {}
INWONER = "inwoner"
"""Wie geen account heeft, en iets doorgeeft."""


def tel(code: str, open_mijn_dag: Callable[[str], Page]) -> Kosten:
    """Doe een taak en geef wat ze kost. `open_mijn_dag(account)`: de pagina."""
    telling: Counter[str] = Counter()
    TAKEN[code](lambda wie: Duim(open_mijn_dag(wie), telling))
    return Kosten(**telling)


def taak(doe: Taak) -> Taak:
    TAKEN[doe.__name__] = doe
    return doe


@taak
def contact(geef: Geef) -> None:
    joke = geef("teamlid").volg(f"Contact {toneel.CONTACT}").druk("Gebeld")
    joke.ziet("Het contact is vastgelegd.")


@taak
def vraag_beantwoord(geef: Geef) -> None:
    joke = geef("teamlid").volg("Nieuwe vraag")
    joke.vul("Wat is de vraag?", "Wanneer is de inloop?").druk("Beantwoord")
    joke.ziet("Klaar. De vraag telt mee, zonder naam.")


@taak
def vraag_huishouden(geef: Geef) -> None:
    """Wie belde zei een naam; die hoeft niemand nog eens te typen."""
    joke = (
        geef("teamlid")
        .druk("Oppakken", bij=toneel.VRAAG)
        .ziet(toneel.VRAAG)
        .volg("Bij een huishouden")
    )
    joke.druk("Huishouden maken").ziet("Het huishouden is er, met de vraag erbij.")


@taak
def gesprek(geef: Geef) -> None:
    joke = geef("teamlid").volg(toneel.GESPREK).volg("Gesprek")
    joke.vul("Wat is er besproken?", "Mira durft haar post niet open te maken. Samen kijken.")
    joke.druk("Bewaren").ziet("Ons gesprek")


@taak
def doel_en_actie(geef: Geef) -> None:
    joke = geef("teamlid").volg(toneel.DOEL).volg("Doel toevoegen")
    joke.vul("Wat wil ik bereiken?", "Ik ga weer onder de mensen")
    joke.vul("Wat gaat er gebeuren?", "Dinsdag naar het koor").druk("Bewaren")
    joke.ziet("Ik ga weer onder de mensen", "Dinsdag naar het koor")


@taak
def hulp_kiezen(geef: Geef) -> None:
    """Twee aanbieders staan met hun wachttijd onder elkaar; het snelste is een tik."""
    joke = geef("teamlid").volg(toneel.KIEZEN).volg("Hele plan").volg("Wat helpt hierbij?")
    joke.druk("Kies", bij="Postmaatje").ziet("Staat in het plan.", "het kan vandaag beginnen")


@taak
def hulp_toewijzen(geef: Geef) -> None:
    """Binnen het mandaat: een uur per week, drie maanden lang. Het begin van waarom staat er al."""
    joke = geef("teamlid").volg(toneel.TOEWIJZEN).volg("Hulp toewijzen")
    joke.kies("Welke hulp?", "Begeleiding (Wmo)").kies("Bij wie?", "De Vlonder")
    joke.vul("Hoeveel?", "1")
    joke.dag("Tot en met welke dag?", klok.vandaag() + timedelta(days=90))
    joke.vul("Waarom deze hulp?", " Met hulp lukt dat.").druk("Toewijzen").ziet("Toewijzing")


@taak
def verzoek_beantwoord(geef: Geef) -> None:
    """Het antwoord aan de aanbieder is besluit en toewijzing ineen; waarom staat er al."""
    joke = geef("teamlid").volg(toneel.VERZOEK).volg("Antwoorden").druk("Zo toewijzen")
    joke.ziet("Toewijzing")


@taak
def signaal(geef: Geef) -> None:
    """Een inwoner zonder account. Wie sneller is dan drie seconden, is geen mens."""
    inwoner = geef(INWONER).vul("Wat ziet u, of wat hoort u?", "De gordijnen zijn al dagen dicht")
    inwoner.vul("Waar is het?", "Lindehof 12").wacht(3_500).druk("Doorgeven")
    inwoner.ziet("Dank u wel. Uw bericht is er.")


@taak
def erbij(geef: Geef) -> None:
    """Een specialist een korte vraag stellen vanaf het huishouden; de regisseur blijft."""
    joke = geef("teamlid").volg(toneel.ERBIJ).volg("Een collega erbij halen")
    joke.vul("Wat wil je vragen?", "Hoe leg ik een brief uit zodat het blijft hangen?")
    joke.kies("Aan wie?", "Ruud").druk("Vragen").ziet("Gevraagd. Je hoort het in mijn dag.")


@taak
def overdragen(geef: Geef) -> None:
    """Nabij zet de kern en de doelen vast in het verhaal; Joke schrijft erbij wat werkt."""
    joke = geef("teamlid").volg(toneel.OVERDRAGEN).volg("Joke").volg("Samen overdragen")
    joke.dag("Op welke dag hoorde het huishouden het?", klok.vandaag())
    joke.kies("Aan wie draag je over?", "Karel")
    joke.vul("Het verhaal, in vijf zinnen", " Bel niet voor tien uur. Haar zus helpt graag.")
    joke.druk("Klaarzetten voor je collega").ziet("Je houdt alles tot die is aangenomen.")

    karel = geef("collega").volg("Een overdracht wacht op jou").druk("Ja, ik neem het over")
    karel.ziet("Uw regisseur", "Karel")


@taak
def afsluiten(geef: Geef) -> None:
    joke = geef("teamlid").volg(toneel.AFSLUITEN).volg("Samen terugkijken")
    joke.antwoord("Volgens Mira", "bereikt").antwoord("Volgens jou", "bereikt")
    joke.antwoord("Kan het lichter?", "ja, we kunnen stoppen").druk("Bewaren")
    joke.ziet("Je kunt nu samen afsluiten.").druk("Doet het zelf")
    joke.ziet("Afgesloten. Terugkomen kan altijd.")


@taak
def initiatief(geef: Geef) -> None:
    """Een keer; komt het terug, dan is dat een lijst en een dag meer."""
    nadia = geef("opbouwwerker").volg("Samen").volg("Initiatieven")
    nadia.volg("Iets beginnen")
    nadia.vul("Hoe heet het?", "Inloop huurtoeslag")
    nadia.vul("Waarvoor is het?", "Samen uitrekenen of huurtoeslag kan")
    nadia.antwoord("Wat wordt het?", "inloop").antwoord("Wat voor plek?", "buurthuis")
    nadia.tijd("Van", "10:00").tijd("Tot", "12:00")
    nadia.vul("Waar?", "De Wilgen").vul("De uitnodiging", "Kom langs met uw huurbrief.")
    nadia.druk("Beginnen").ziet("Het staat op de agenda en op de sociale kaart.")


@taak
def bewonerskracht(geef: Geef) -> None:
    nadia = geef("opbouwwerker").volg("Bewoners die iets willen doen").volg("Iemand wil iets doen")
    nadia.vul("Wat zou u voor een ander willen doen?", "Ik kan wel koken")
    nadia.vul("Hoe mogen we u noemen?", "Achmed")
    nadia.vul("Hoe kunnen we u bereiken?", "0612345678").antwoord("Hoe?", "in een gesprek")
    nadia.druk("Opschrijven").ziet("De opbouwwerker belt binnen twee weken.")
