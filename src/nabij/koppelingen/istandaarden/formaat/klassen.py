"""De berichtklassen: wat in de naamruimte van een bericht zelf staat.

Een klasse dient voor heen en terug. In een retourbericht heeft elke klasse als laatste haar
`retour_codes`; heen staan die er niet. `ALLEEN_JW` staat bij wat de Wmo niet kent.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import soorten as s

ALLEEN_JW = {"alleen": "ijw"}


@dataclass(slots=True, kw_only=True)
class Berichtklasse:
    """Wat elke berichtklasse heeft; in de volgorde van het bericht staat dit achteraan."""

    retour_codes: tuple[s.RetourCode, ...] = ()


@dataclass(slots=True, kw_only=True)
class Contact(Berichtklasse):
    soort: s.AdresSoort
    adres: g.Adres | None = None
    organisatie: s.Organisatienaam | None = None
    telefoon: g.Telefoonnummers | None = None
    emailadres: s.Emailadres | None = None
    periode: g.OpenPeriode | None = None


@dataclass(slots=True, kw_only=True)
class Relatie(Berichtklasse):
    nummer: s.Persoonsid
    volgorde: s.RelatieVolgorde | None = None
    soort: s.SoortRelatie
    geboortedatum: g.Geboortedatum | None = None
    geslacht: s.Geslacht | None = None
    naam: g.VolledigeNaam
    contact: Contact


@dataclass(slots=True, kw_only=True)
class ToegewezenProduct(Berichtklasse):
    toewijzing_nummer: s.Nummer
    referentie_aanbieder: s.Referentie | None = None
    product: g.Product | None = None
    toewijzingsdatum: s.Datum
    toewijzingstijd: s.Tijd
    ingangsdatum: s.Datum
    einddatum: s.Datum | None = None
    reden_wijziging: s.RedenWijziging | None = None
    omvang: g.Omvang | None = None
    budget: s.Budget | None = None
    commentaar: s.Commentaar | None = None


@dataclass(slots=True, kw_only=True)
class ClientToewijzing(Berichtklasse):
    bsn: s.Bsn
    geboortedatum: g.Geboortedatum
    geslacht: s.Geslacht
    naam: g.VolledigeNaam
    communicatie: g.Communicatie | None = None
    juridische_status: s.JuridischeStatus | None = None
    wettelijke_vertegenwoordiging: s.WettelijkeVertegenwoordiging | None = None
    commentaar: s.Commentaar | None = None
    relaties: tuple[Relatie, ...] = ()
    contactgegevens: tuple[Contact, ...]
    toegewezen_producten: tuple[ToegewezenProduct, ...]


@dataclass(slots=True, kw_only=True)
class StartProduct(Berichtklasse):
    toewijzing_nummer: s.Nummer | None = None
    product: g.Product | None = None
    toewijzing_ingangsdatum: s.Datum | None = None
    begindatum: s.Datum
    status_aanlevering: s.StatusAanlevering


@dataclass(slots=True, kw_only=True)
class ClientStart(Berichtklasse):
    bsn: s.Bsn
    geboortedatum: g.Geboortedatum
    geslacht: s.Geslacht
    naam: g.VerkorteNaam
    start_producten: tuple[StartProduct, ...]


@dataclass(slots=True, kw_only=True)
class StopProduct(Berichtklasse):
    toewijzing_nummer: s.Nummer | None = None
    product: g.Product | None = None
    toewijzing_ingangsdatum: s.Datum | None = None
    begindatum: s.Datum
    reden_beeindiging: s.RedenBeeindiging
    einddatum: s.Datum
    status_aanlevering: s.StatusAanlevering


@dataclass(slots=True, kw_only=True)
class ClientStop(Berichtklasse):
    bsn: s.Bsn
    geboortedatum: g.Geboortedatum
    geslacht: s.Geslacht
    naam: g.VerkorteNaam
    stop_producten: tuple[StopProduct, ...]


@dataclass(slots=True, kw_only=True)
class AangevraagdProduct(Berichtklasse):
    referentie_aanbieder: s.Referentie
    beschikking_nummer: s.Nummer | None = None
    product: g.Product | None = None
    beschikking_ingangsdatum: s.Datum | None = None
    toewijzing_ingangsdatum: s.Datum
    toewijzing_einddatum: s.Datum | None = None
    omvang: g.Omvang | None = None
    budget: s.Budget | None = None
    verwijzer: g.Verwijzer
    raamcontract: s.JaNee | None = None
    commentaar: s.Commentaar | None = None


@dataclass(slots=True, kw_only=True)
class ClientAanvraag(Berichtklasse):
    bsn: s.Bsn
    geboortedatum: g.Geboortedatum
    geslacht: s.Geslacht
    naam: g.VerkorteNaam
    gezagsdrager_bekend: s.JaNee | None = field(default=None, metadata=ALLEEN_JW)
    commentaar: s.Commentaar | None = None
    aangevraagde_producten: tuple[AangevraagdProduct, ...]


@dataclass(slots=True, kw_only=True)
class OngewijzigdProduct(Berichtklasse):
    toewijzing_nummer: s.Nummer


@dataclass(slots=True, kw_only=True)
class TeWijzigenProduct(Berichtklasse):
    toewijzing_nummer: s.Nummer
    gewenste_ingangsdatum: s.Datum
    einddatum: s.Datum | None = None
    omvang: g.Omvang | None = None
    budget: s.Budget | None = None


@dataclass(slots=True, kw_only=True)
class NieuwProduct(Berichtklasse):
    product: g.Product | None = None
    gewenste_ingangsdatum: s.Datum
    einddatum: s.Datum | None = None
    omvang: g.Omvang | None = None
    budget: s.Budget | None = None


@dataclass(slots=True, kw_only=True)
class Verzoek(Berichtklasse):
    referentie_aanbieder: s.Referentie
    reden_verzoek: s.RedenVerzoek
    ongewijzigde_producten: tuple[OngewijzigdProduct, ...] = ()
    te_wijzigen_producten: tuple[TeWijzigenProduct, ...] = ()
    nieuwe_producten: tuple[NieuwProduct, ...] = ()


@dataclass(slots=True, kw_only=True)
class ClientWijziging(Berichtklasse):
    bsn: s.Bsn
    verzoek: Verzoek


@dataclass(slots=True, kw_only=True)
class Woonplaatsbeginsel(Berichtklasse):
    gemeente: s.Gemeente


@dataclass(slots=True, kw_only=True)
class Antwoord(Berichtklasse):
    referentie_aanbieder: s.Referentie
    verzoek_antwoord: s.VerzoekAntwoord
    reden_afwijzing_verzoek: s.RedenAfwijzingVerzoek | None = None
    woonplaatsbeginsel: Woonplaatsbeginsel | None = field(default=None, metadata=ALLEEN_JW)


@dataclass(slots=True, kw_only=True)
class Prestatie(Berichtklasse):
    product_referentie: g.Referentie
    toewijzing_nummer: s.Nummer
    product_categorie: s.ProductCategorie
    product_code: s.ProductCode
    product_periode: g.GeslotenPeriode
    geleverd_volume: s.Volume
    eenheid: s.Eenheid
    product_tarief: s.Bedrag | None = None
    ingediend_bedrag: g.BedragMetDC


@dataclass(slots=True, kw_only=True)
class Client(Berichtklasse):
    """De client in een declaratie; er kunnen er meer zijn."""

    bsn: s.Bsn
    prestaties: tuple[Prestatie, ...]


@dataclass(slots=True, kw_only=True)
class Declaratie(Berichtklasse):
    declaratie_nummer: s.DeclaratieNummer
    declaratie_periode: g.GeslotenPeriode
    declaratie_dagtekening: s.Datum
    totaal_ingediend_bedrag: g.TotaalBedragMetDC
    clienten: tuple[Client, ...]


@dataclass(slots=True, kw_only=True)
class DeclaratieAntwoord(Berichtklasse):
    declaratie_nummer: s.IdentificatieDeclaratie
    totaal_ingediend_bedrag: g.TotaalBedragMetDC
    totaal_toegekend_bedrag: g.TotaalBedragMetDC
    clienten: tuple[Client, ...] = ()
