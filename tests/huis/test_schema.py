"""Elke tabel volgt dezelfde afspraken, en van elke tabel is bekend of er mensen in staan."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.core.management import call_command
from django.db import models

from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.opslag.privacy import verklaring, verklaringen
from tests.huis.huis import NABIJ

# Tabellen zonder gegevens over mensen, met de reden. Alles van wijk is openbare statistiek.
GEEN_PERSONEN: dict[str, str] = {
    "team.Contacttijd": "wat een heel team schat, nooit van een medewerker",
    "opbouw.Effectmeting": "vragen geteld per week en gebied",
    "account.Formuliersleutel": "een hash en waar het antwoord stond",
    "afspraken.Afloop": "hoe een vraag kan eindigen",
    "afspraken.Bewaarregel": "hoe lang iets bewaard blijft",
    "afspraken.Instrument": "een vragenlijst van de gemeente, zonder antwoorden",
    "afspraken.Regeling": "een regeling rond geld, in woorden",
    "afspraken.Wettermijn": "een termijn uit een wet",
    "afspraken.GelijkgesteldeDag": "een dag die met een feestdag gelijk is",
    "afspraken.Doelvoorbeeld": "voorbeelden om te overschrijven",
    "afspraken.Erbijregel": "een afspraak over wanneer iets gevraagd wordt",
    "afspraken.Leefgebied": "een keuzelijst",
    "afspraken.Norm": "een afgesproken getal",
    "afspraken.Stap": "een keuzelijst",
    "afspraken.Thema": "een keuzelijst met woorden",
    "afspraken.Themaversie": "wat er eerder bij een thema stond",
    "afspraken.Vereiste": "een afspraak; wie haar maakte staat er in functie",
    "consult.NiemandNeemt": "soorten hulp die niemand gaf, met een maand en zonder huishouden",
    "kaart.Aanbod": "wat er is en voor wie; wie het organiseert staat in Contactpersoon",
    "kaart.AanbodDoelgroep": "voor welke groep aanbod is",
    "kaart.AanbodGebied": "in welke buurt aanbod is",
    "kaart.AanbodPlek": "waar aanbod is",
    "kaart.AanbodTerm": "onder welke term van een ander aanbod staat",
    "kaart.AanbodThema": "waar aanbod over gaat",
    "kaart.Gemis": "wat er gezocht werd en niet was, zonder wie het zocht",
    "kaart.Openingstijd": "wanneer het open is",
    "kaart.Organisatie": "een organisatie; haar mensen staan in Contactpersoon",
    "kaart.Indeling": "een indeling van een andere sociale kaart",
    "kaart.Plek": "een gebouw waar aanbod is",
    "kaart.Term": "een term uit een indeling van een andere sociale kaart",
    "kaart.Telefoon": "het nummer van een organisatie of een balie",
    "kaart.Wachttijd": "hoe lang het duurt, over minstens een groep",
    "consult.Consulttelling": "hoe vaak een team overlegde, per kwartaal en thema",
    "kaart.Zoekstam": "woordstammen van aanbod",
    "logboek.Zegelblok": "de zegel over een reeks regels",
    "demo.Oefengemeente": "het merk van een oefenomgeving",
    "opbouw.Balietelling": "aantallen per dag, thema en buurt, zonder naam",
    "opbouw.Gesprekspunt": "een thema om over te praten",
    "opbouw.Patroon": "aantallen per buurt, zonder kleine getallen",
    "opbouw.Patroonrun": "een keer kijken, met zaad en hash",
    "opbouw.Weektelling": "aantallen per week, thema en buurt",
    "opbouw.Aanwezigheid": "waar het team is, zonder wie er kwam",
    "opbouw.Initiatiefgebied": "voor welke buurt een initiatief is",
    "opbouw.Initiatiefthema": "waar een initiatief over gaat",
    "opbouw.Keer": "vijf getallen per keer, zonder rij per bezoeker",
    "opbouw.Krachttelling": "aantallen per team en maand",
    "opbouw.Ronde": "een openbaar besluit en tellingen, zonder adressen",
    "opbouw.Telling": "aantallen per keer, zonder rij per gesprek",
    "opdrachten.Klus": "wat vanzelf gebeurt en hoe het ging",
    "team.Deskundigheid": "een keuzelijst",
    "team.Moederorganisatie": "een organisatie",
    "team.Opdracht": "voor wie het team er is, in groepen",
    "team.TeamGebied": "waar een team werkt",
    "team.Wijkteam": "een team",
    "toewijzing.Aanbieder": "een organisatie",
    "toewijzing.Aanbiedercijfer": "aantallen over een jaar met een aanbieder, nooit onder tien",
    "toewijzing.Dagcijfer": "aantallen per team of wijk, nooit onder vijf",
    "toewijzing.Nummerreeks": "het laatst gegeven nummer",
    "toewijzing.Product": "een soort hulp",
    "toewijzing.Wachtmeting": "hoe lang het duurt, over minstens tien keer",
    "toegang.Signaaltelling": "aantallen per team en maand",
    "wijk.Gebied": "een gemeente, wijk of buurt",
    "wijk.Kerncijfer": "openbare statistiek",
    "wijk.Maat": "wat een cijfer meet",
    "wijk.Postcode": "een telling zonder adressen",
    "wijk.Postcodereeks": "welke huisnummers in welk gebied liggen, zonder wie er woont",
}
# Tabellen met een andere sleutel dan een uuid7 of een eigen code, met de reden.
ANDERE_SLEUTEL: dict[str, str] = {
    "account.Formuliersleutel": "de hash is zelf al uniek",
    "account.Sessie": "een sessie van Django",
    "bewoners.Zoekwoord": "smal: veel rijen, nergens naar verwezen",
    "kaart.Zoekstam": "smal: veel rijen, nergens naar verwezen",
    "logboek.Inzage": "smal, en de volgorde telt voor het zegel",
    "logboek.InzageBetrokkene": "smal: veel rijen, nergens naar verwezen",
    "logboek.Zegelblok": "het nummer is de volgorde van het zegel",
    "consult.Consulttelling": "een teller per kwartaal, nergens naar verwezen",
    "consult.NiemandNeemt": "in een uuid7 zit het moment, en dat wijst naar een huishouden",
    "demo.Oefengemeente": "er is er hoogstens een",
    "opdrachten.Klus": "de naam is de klus",
    "poort.DossierPersoon": "smal: veel rijen, nergens naar verwezen",
}
BEWAARREGELS = NABIJ / "kamers" / "afspraken" / "inhoud" / "bewaarregels.yaml"


def onze_tabellen() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("nabij.")]


ALLE = [pytest.param(model, id=model._meta.label) for model in onze_tabellen()]


@pytest.mark.parametrize("model", ALLE)
def test_van_elke_tabel_is_bekend_of_er_mensen_in_staan(model: type[models.Model]) -> None:
    verklaard = verklaring(model) is not None

    assert verklaard != (model._meta.label in GEEN_PERSONEN), (
        "verklaar `class Privacy`, of zet de tabel met een reden in GEEN_PERSONEN"
    )


@pytest.mark.parametrize("model", ALLE)
def test_achter_de_poort_is_hetzelfde_als_persoonlijk(model: type[models.Model]) -> None:
    gevonden = verklaring(model)
    achter_de_poort = gevonden is not None and gevonden.poort

    assert achter_de_poort == issubclass(model, Persoonlijk)
    if gevonden is not None and achter_de_poort:
        assert gevonden.onderdeel, "zeg bij welk onderdeel deze tabel hoort"
        eigen_pad = "binnen" in model.__dict__ and not gevonden.dossier
        assert eigen_pad or _doel(model, gevonden.dossier) is Dossier, "het pad mist het dossier"


@pytest.mark.parametrize("model", ALLE)
def test_elke_tabel_heeft_een_uuid_of_een_code_als_sleutel(model: type[models.Model]) -> None:
    sleutel = model._meta.pk
    if isinstance(sleutel, models.OneToOneField):
        sleutel = sleutel.target_field

    gewoon = isinstance(sleutel, models.UUIDField) or (
        isinstance(sleutel, models.SlugField) and sleutel.name == "code"
    )
    assert gewoon != (model._meta.label in ANDERE_SLEUTEL)


@pytest.mark.parametrize("model", ALLE)
def test_elke_verwijzing_zegt_hoe_ze_terug_heet(model: type[models.Model]) -> None:
    stil = [
        veld.name
        for veld in model._meta.get_fields()
        if isinstance(veld, models.ForeignKey | models.ManyToManyField)
        if veld.model is model and not veld.remote_field.related_name
    ]

    assert not stil


@pytest.mark.parametrize("model", ALLE)
def test_vaste_keuzes_bewaakt_de_database(model: type[models.Model]) -> None:
    voorwaarden = "".join(
        str(c.condition) for c in model._meta.constraints if isinstance(c, models.CheckConstraint)
    )
    open_ = [
        veld.name
        for veld in model._meta.local_fields
        if veld.choices
        and isinstance(veld, models.CharField)
        and f"'{veld.name}" not in voorwaarden
    ]

    assert not open_, "voeg `een_van(...)` toe"


def test_namen_van_regels_en_indexen_passen_en_zijn_uniek() -> None:
    namen = [
        regel.name
        for model in onze_tabellen()
        for regel in [*model._meta.constraints, *model._meta.indexes]
    ]

    assert not [naam for naam in namen if len(naam) > 63]
    assert not [naam for naam, keer in Counter(namen).items() if keer > 1]


def test_de_lijsten_noemen_alleen_tabellen_die_er_zijn() -> None:
    labels = {model._meta.label for model in onze_tabellen()}

    assert not (set(GEEN_PERSONEN) | set(ANDERE_SLEUTEL)) - labels


def test_elke_bewaarregel_bestaat() -> None:
    bekend = {regel["id"] for regel in yaml.safe_load(BEWAARREGELS.read_text())["bewaarregels"]}

    assert {gevonden.bewaarregel for gevonden in verklaringen()} <= bekend


@pytest.mark.django_db
def test_de_migraties_zijn_bij() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def _doel(model: type[models.Model], pad: str) -> Any:
    """Het model aan het eind van een pad als `huishouden__dossier`; leeg is het model zelf."""
    huidig: Any = model
    for stap in filter(None, pad.split("__")):
        huidig = huidig._meta.get_field(stap.removesuffix("_id")).related_model
    return huidig
