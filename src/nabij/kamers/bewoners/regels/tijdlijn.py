"""De woorden van de tijdlijn: wat er kan gebeuren, ook in de kamers hierboven.

Een regel van de tijdlijn bewaart alleen de sleutel. Zo staat er geen vrije tekst in, en leest
de pagina van een huishouden een enkele tabel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from nabij.kamers.bewoners.regels.namen import gettext_noop

ONGEDAAN = timedelta(minutes=10)


@dataclass(frozen=True)
class Woord:
    """Wat er op het scherm staat (nog te vertalen) en welk icoon erbij hoort."""

    tekst: str
    icoon: str


BEWONERS = {
    "bekend": Woord(gettext_noop("Het team leerde dit huishouden kennen"), "deur"),
    "lid_erbij": Woord(gettext_noop("Iemand kwam erbij in het huishouden"), "mens"),
    "lid_weg": Woord(gettext_noop("Iemand ging uit het huishouden weg"), "mens"),
    "gegevens": Woord(gettext_noop("Gegevens gewijzigd"), "potlood"),
    "verhuisd": Woord(gettext_noop("Verhuisd"), "huis"),
    "adres": Woord(gettext_noop("Adres gewijzigd"), "huis"),
    "gezag": Woord(gettext_noop("Gezag vastgelegd"), "mensen"),
    "afscherming": Woord(gettext_noop("Afscherming gewijzigd"), "schild"),
    "samengevoegd": Woord(gettext_noop("Stond er twee keer, en is nu een"), "ketting"),
    "uit_elkaar": Woord(gettext_noop("Toch twee huishoudens, weer uit elkaar gehaald"), "wissel"),
    "netwerk_erbij": Woord(gettext_noop("Iemand kwam erbij in het netwerk"), "mensen"),
    "netwerk_gewijzigd": Woord(gettext_noop("Het netwerk is bijgewerkt"), "mensen"),
    "netwerk_weg": Woord(gettext_noop("Iemand ging uit het netwerk weg"), "mensen"),
    "contact_gebeld": Woord(gettext_noop("Gebeld"), "bel"),
    "contact_gesproken": Woord(gettext_noop("Gesproken"), "spreek"),
    "contact_bezoek": Woord(gettext_noop("Op bezoek geweest"), "deur"),
    "contact_bericht": Woord(gettext_noop("Bericht gestuurd"), "brief"),
    "contact_niet_thuis": Woord(gettext_noop("Niet thuis of niet bereikt"), "uit"),
}

TOEGANG = {
    "vraag": Woord(gettext_noop("Er kwam een vraag"), "spreek"),
    "vraag_opgepakt": Woord(gettext_noop("De vraag is opgepakt"), "mens"),
    "vraag_afgerond": Woord(gettext_noop("De vraag is afgerond"), "rondvink"),
    "vraag_heropend": Woord(gettext_noop("De vraag is weer open"), "ongedaan"),
    "vraag_erbij": Woord(gettext_noop("Een vraag hoort nu bij dit huishouden"), "ketting"),
    "vraag_vervolg": Woord(gettext_noop("De vraag kreeg een vervolg"), "pijl"),
    "gesprek": Woord(gettext_noop("Gesprek gevoerd"), "luister"),
    "kern": Woord(gettext_noop("Opgeschreven waar het om gaat"), "hart"),
    "waarneming": Woord(gettext_noop("Opgeschreven wat goed gaat en wat zorgen geeft"), "potlood"),
    "samenhang": Woord(gettext_noop("Opgeschreven wat aan wat hangt"), "ketting"),
    "wmo_melding": Woord(gettext_noop("Wmo-melding gedaan"), "document"),
    "onderzoek": Woord(gettext_noop("Onderzoek klaar, de uitkomst staat op papier"), "zoek"),
    "aanvraag": Woord(gettext_noop("Hulp uit de Wmo aangevraagd"), "document"),
    "aanvraag_jeugdhulp": Woord(gettext_noop("Jeugdhulp aangevraagd"), "document"),
    "beschikking": Woord(gettext_noop("Beschikking gegeven"), "brief"),
}

CASUS = {
    "aanspreekpunt": Woord(gettext_noop("Er is een aanspreekpunt"), "mens"),
    "regisseur": Woord(gettext_noop("Er is een regisseur"), "mens"),
    "plan": Woord(gettext_noop("Plan gemaakt"), "document"),
    "doel": Woord(gettext_noop("Doel gesteld"), "doel"),
    "doel_bereikt": Woord(gettext_noop("Doel afgerond"), "rondvink"),
    "doel_vervallen": Woord(gettext_noop("Doel vervallen"), "stop"),
    "actie_klaar": Woord(gettext_noop("Actie klaar"), "vink"),
    "actie_vervallen": Woord(gettext_noop("Actie vervallen"), "stop"),
    "akkoord": Woord(gettext_noop("Gevraagd wat iemand van het plan vindt"), "vink"),
    "teruggekeken": Woord(gettext_noop("Samen teruggekeken"), "oog"),
    "evaluatie": Woord(gettext_noop("Afgesproken wanneer we terugkijken"), "agenda"),
    "rustig": Woord(gettext_noop("Bewust rustig"), "klok"),
    "afgesloten": Woord(gettext_noop("Afgesloten"), "rondvink"),
    "heropend": Woord(gettext_noop("Weer begonnen"), "deur"),
    "overdracht": Woord(gettext_noop("Overdracht klaargezet"), "wissel"),
    "overgenomen": Woord(gettext_noop("Samen overgedragen"), "wissel"),
    "overdracht_terug": Woord(gettext_noop("Overdracht teruggegeven"), "terug"),
    "verdeeld": Woord(gettext_noop("De teamleider vroeg een collega"), "wissel"),
}

CONSULT = {
    "meegedacht": Woord(gettext_noop("Een collega gevraagd om mee te denken"), "spreek"),
    "meelezen": Woord(gettext_noop("Een collega leest op naam mee"), "oog"),
    "erbij": Woord(gettext_noop("Een collega kijkt een tijd mee"), "mens"),
    "erbij_klaar": Woord(gettext_noop("Een collega kijkt niet meer mee"), "uit"),
    "maatwerk": Woord(gettext_noop("Iets gedaan buiten de gewone weg"), "hart"),
    "geweigerd": Woord(gettext_noop("Ergens geweigerd"), "stop"),
    "opgeschaald": Woord(gettext_noop("Gevraagd wie dit huishouden op zich neemt"), "mensen"),
    "neemt_op": Woord(gettext_noop("Iemand neemt dit huishouden op zich"), "rondvink"),
}

TOEWIJZING = {
    "toegekend": Woord(gettext_noop("Besluit genomen over hulp"), "document"),
    "besluit_gevraagd": Woord(gettext_noop("Een besluit over hulp gevraagd"), "spreek"),
    "toegewezen": Woord(gettext_noop("Hulp toegewezen aan een aanbieder"), "pijl"),
    "toewijzing_weg": Woord(gettext_noop("Toegewezen hulp hoeft niet meer"), "stop"),
    "hulp_begonnen": Woord(gettext_noop("De hulp is begonnen"), "vink"),
    "hulp_pauze": Woord(gettext_noop("De hulp staat even stil"), "klok"),
    "hulp_gestopt": Woord(gettext_noop("De hulp is gestopt"), "stop"),
    "overdracht_gevraagd": Woord(
        gettext_noop("De aanbieder gevraagd om samen over te dragen"), "spreek"
    ),
    "aanbieder_mee": Woord(gettext_noop("De aanbieder werkt mee"), "mens"),
    "aanbieder_klaar": Woord(gettext_noop("De aanbieder werkt niet meer mee"), "uit"),
    "aanbieder_hoe": Woord(gettext_noop("De aanbieder schreef hoe het gaat"), "spreek"),
    "aanbieder_ziet": Woord(gettext_noop("De aanbieder vertelde wat die ziet"), "oog"),
    "hulp_van_ander": Woord(gettext_noop("Hulp die een ander toewees"), "mensen"),
    "overgenomen_oordeel": Woord(gettext_noop("Een beoordeling overgenomen"), "ketting"),
    "verzoek": Woord(gettext_noop("Een aanbieder vroeg om hulp toe te wijzen"), "brief"),
    "verzoek_toegewezen": Woord(gettext_noop("Een verzoek van een aanbieder toegewezen"), "vink"),
    "verzoek_afgewezen": Woord(
        gettext_noop("Een verzoek van een aanbieder niet toegewezen"), "terug"
    ),
}

HULPWOORDEN = ("toegewezen", "besluit_gevraagd", "hulp_van_ander", "verzoek")
"""Aan deze woorden is te zien dat er bij een huishouden hulp toegewezen of gevraagd is."""

WOORDEN: dict[str, Woord] = {**BEWONERS, **TOEGANG, **CASUS, **CONSULT, **TOEWIJZING}


def mag_ongedaan(vastgelegd_op: datetime, nu: datetime) -> bool:
    """Tien minuten lang is wat in een tik gebeurde ook in een tik terug te draaien."""
    return nu - vastgelegd_op <= ONGEDAAN
