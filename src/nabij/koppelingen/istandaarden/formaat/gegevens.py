"""De samengestelde gegevens die elk bericht kan gebruiken (de basis van de standaard).

De dataklasse is de beschrijving: de volgorde van de velden is de volgorde in het bericht, `| None`
is hooguit een keer, een `tuple` is een of meer keer met een element eromheen (met `= ()` mag dat
element weg), en het type draagt de `Soort`. De naam in het bericht volgt uit de naam van het veld:
`datum_gebruik` heet `DatumGebruik`.
"""

from __future__ import annotations

from dataclasses import dataclass

from nabij.koppelingen.istandaarden.formaat import soorten as s


class Gegeven:
    """Wat in de naamruimte van het basisschema staat."""

    __slots__ = ()


@dataclass(slots=True, kw_only=True)
class Achternaam(Gegeven):
    achternaam: s.Naam
    voorvoegsel: s.Voorvoegsel | None = None


@dataclass(slots=True, kw_only=True)
class VerkorteNaam(Gegeven):
    geslachtsnaam: Achternaam
    voornamen: s.Naam | None = None
    voorletters: s.Voorletters | None = None


@dataclass(slots=True, kw_only=True)
class VolledigeNaam(Gegeven):
    geslachtsnaam: Achternaam
    partnernaam: Achternaam | None = None
    voornamen: s.Naam | None = None
    voorletters: s.Voorletters | None = None
    naam_gebruik: s.NaamGebruik


@dataclass(slots=True, kw_only=True)
class Geboortedatum(Gegeven):
    datum: s.Datum
    datum_gebruik: s.DatumGebruik | None = None


@dataclass(slots=True, kw_only=True)
class Communicatie(Gegeven):
    vorm: s.Communicatievorm
    taal: s.Taal | None = None


@dataclass(slots=True, kw_only=True)
class Huis(Gegeven):
    huisnummer: s.Huisnummer
    huisletter: s.Huisletter | None = None
    huisnummer_toevoeging: s.HuisnummerToevoeging | None = None
    aanduiding_woonadres: s.AanduidingWoonadres | None = None


@dataclass(slots=True, kw_only=True)
class Adres(Gegeven):
    huis: Huis | None = None
    postcode: s.Postcode | None = None
    straatnaam: s.Straatnaam | None = None
    plaatsnaam: s.Plaatsnaam | None = None
    land_code: s.LandCode | None = None


@dataclass(slots=True, kw_only=True)
class Telefoon(Gegeven):
    telefoonnummer: s.Telefoonnummer
    landnummer: s.Landnummer


@dataclass(slots=True, kw_only=True)
class Telefoonnummers(Gegeven):
    telefoon01: Telefoon
    telefoon02: Telefoon | None = None


@dataclass(slots=True, kw_only=True)
class OpenPeriode(Gegeven):
    begindatum: s.Datum | None = None
    einddatum: s.Datum | None = None


@dataclass(slots=True, kw_only=True)
class GeslotenPeriode(Gegeven):
    begindatum: s.Datum
    einddatum: s.Datum


@dataclass(slots=True, kw_only=True)
class Product(Gegeven):
    categorie: s.ProductCategorie
    code: s.ProductCode | None = None


@dataclass(slots=True, kw_only=True)
class Omvang(Gegeven):
    volume: s.Volume
    eenheid: s.Eenheid
    frequentie: s.Frequentie


@dataclass(slots=True, kw_only=True)
class Verwijzer(Gegeven):
    type: s.TypeVerwijzer
    naam: s.NaamVerwijzer | None = None
    zorgverlener_code: s.AgbCode | None = None


@dataclass(slots=True, kw_only=True)
class Referentie(Gegeven):
    referentie_nummer: s.ReferentieNummer
    vorig_referentie_nummer: s.ReferentieNummer | None = None


@dataclass(slots=True, kw_only=True)
class BedragMetDC(Gegeven):
    bedrag: s.Bedrag
    debet_credit: s.DebetCredit


@dataclass(slots=True, kw_only=True)
class TotaalBedragMetDC(Gegeven):
    totaal_bedrag: s.TotaalBedrag
    debet_credit: s.DebetCredit


@dataclass(slots=True, kw_only=True)
class BerichtIdentificatie(Gegeven):
    identificatie: s.IdentificatieBericht
    dagtekening: s.Datum


@dataclass(slots=True, kw_only=True)
class XsdVersie(Gegeven):
    basisschema_xsd_versie: s.Versie
    bericht_xsd_versie: s.Versie
