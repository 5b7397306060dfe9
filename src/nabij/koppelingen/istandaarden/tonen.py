"""Een bericht in gewone woorden, voor wie er een open heeft staan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time
from typing import Any, Final

from nabij.koppelingen.istandaarden.codes import GEMEENTEN, betekenis
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht
from nabij.koppelingen.istandaarden.formaat.beschrijving import Element, Klasse, beschrijf
from nabij.koppelingen.istandaarden.formaat.klassen import Berichtklasse
from nabij.koppelingen.istandaarden.formaat.soorten import Soort
from nabij.koppelingen.istandaarden.retourcodes import WAT_NU
from nabij.koppelingen.istandaarden.standaarden import Standaard

_MAANDEN: Final = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
_NAMEN: Final = {
    "Bsn": "Burgerservicenummer",
    "Client": "Cliënt",
    "DatumGebruik": "Wat onbekend is",
    "DebetCredit": "Bij of af",
    "DeclaratieAntwoord": "Antwoord op de declaratie",
    "DagtekeningRetour": "Dag van het antwoord",
    "HuisnummerToevoeging": "Toevoeging",
    "IdentificatieRetour": "Kenmerk van het antwoord",
    "LandCode": "Land",
    "NaamGebruik": "Welke naam",
    "ProductCategorie": "Categorie",
    "ReferentieAanbieder": "Referentie van de aanbieder",
    "RetourCode": "Oordeel",
    "StatusAanlevering": "Nieuw of verwijderen",
    "Telefoon01": "Telefoon",
    "Telefoon02": "Tweede telefoon",
    "ToewijzingEinddatum": "Einddatum van de toewijzing",
    "ToewijzingIngangsdatum": "Ingangsdatum van de toewijzing",
    "VerzoekAntwoord": "Antwoord",
    "ZorgverlenerCode": "AGB-code van de verwijzer",
}
# Woorden die in het Nederlands aan elkaar horen, en wat ervoor staat.
_SAMEN: Final = {"Nummer": "nummer", "Code": "code", "Periode": "periode", "Datum": "datum"}
_TUSSEN: Final = {"Toewijzing": "toewijzings", "Beschikking": "beschikkings"}
_DEEL: Final = re.compile(r"[A-Z][a-z0-9]*")
_BEDRAGEN: Final = frozenset({"Bedrag", "TotaalBedrag", "Budget"})


def toon(bericht: Bericht) -> list[str]:
    """De regels, met inspringen wat bij elkaar hoort."""
    type_, kop = bericht.type, bericht.kop
    beschrijving = beschrijf(type_)
    van, aan = (_partij(kop.afzender), _partij(kop.ontvanger))
    regels = [
        f"{type_.soort.wat} ({type_.naam.upper()}, {type_.standaard.wet},"
        f" versie {type_.standaard.versie})",
        f"Van {van} aan {aan}, kenmerk {kop.bericht_identificatie.identificatie}"
        f" van {_dag(kop.bericht_identificatie.dagtekening)}",
        "",
    ]
    for element in beschrijving.kop.elementen:
        if element.veld in ("identificatie_retour", "dagtekening_retour", "retour_codes"):
            regels += _element(element, getattr(kop, element.veld), type_.standaard, 0)
    if bericht.lichaam is not None:
        naam = _naam(type_.soort.element)
        regels += _klasse(naam, beschrijving.lichaam, bericht.lichaam, type_.standaard, 0)
    elif type_.soort.is_retour and not kop.retour_codes:
        regels.append("Het bericht is helemaal goedgekeurd.")
    return [*regels, *_wat_nu(bericht)]


def _wat_nu(bericht: Bericht) -> Iterator[str]:
    """Wat er moet gebeuren met een bericht dat terugkwam: per oordeel een regel."""
    codes = dict.fromkeys(_retourcodes((bericht.kop, bericht.lichaam)))
    stappen = [(code, WAT_NU[code]) for code in codes if code in WAT_NU]
    if stappen:
        yield ""
        yield "Wat nu:"
    yield from (f"- {stap} ({code})" for code, stap in stappen)


def _retourcodes(deel: Any) -> Iterator[str]:
    if isinstance(deel, tuple):
        for een in deel:
            yield from _retourcodes(een)
    elif isinstance(deel, Berichtklasse):
        yield from deel.retour_codes
        for veld in fields(deel):
            if veld.name != "retour_codes":
                yield from _retourcodes(getattr(deel, veld.name))


def _partij(code: str) -> str:
    if len(code) == 4:
        naam = betekenis(GEMEENTEN, code)
        return f"gemeente {naam}" if naam == code else f"gemeente {naam} ({code})"
    return f"aanbieder {code}"


def _klasse(
    naam: str, klasse: Klasse, waarde: Any, standaard: Standaard, diep: int
) -> Iterator[str]:
    yield f"{'  ' * diep}{naam}"
    for element in klasse.elementen:
        yield from _element(element, getattr(waarde, element.veld), standaard, diep + 1)


def _element(element: Element, waarde: Any, standaard: Standaard, diep: int) -> Iterator[str]:
    if waarde is None or waarde == ():
        return
    delen = waarde if element.rij else (waarde,)
    naam = _naam(element.rij or element.naam)
    for nummer, deel in enumerate(delen, 1):
        titel = f"{naam} {nummer}" if len(delen) > 1 and isinstance(element.type, Klasse) else naam
        if isinstance(element.type, Klasse):
            yield from _klasse(titel, element.type, deel, standaard, diep)
        else:
            yield f"{'  ' * diep}{titel}: {_waarde(element, element.type, deel, standaard)}"


def _waarde(element: Element, soort: Soort, waarde: Any, standaard: Standaard) -> str:
    if isinstance(waarde, date):
        return _dag(waarde)
    if isinstance(waarde, time):
        return waarde.strftime("%H:%M:%S")
    if soort.naam in _BEDRAGEN:
        return f"€ {waarde // 100:,}".replace(",", ".") + f",{waarde % 100:02d}"
    if soort.lijst:
        uitleg = betekenis(soort.codelijst(standaard), waarde)
        return uitleg if uitleg == waarde else f"{uitleg} ({waarde})"
    if soort.naam == "Gemeente":
        return _partij(waarde)
    return str(waarde)


def _dag(dag: date) -> str:
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def _naam(naam: str) -> str:
    """`RedenBeeindiging` wordt "Reden beëindiging", `ToewijzingNummer` "Toewijzingsnummer"."""
    if naam in _NAMEN:
        return _NAMEN[naam]
    tekst = ""
    for deel in _DEEL.findall(naam):
        if deel in _SAMEN and tekst:
            tekst = _TUSSEN.get(tekst, tekst.lower()) + _SAMEN[deel]
        else:
            tekst = f"{tekst} {deel.lower()}" if tekst else deel
    tekst = tekst.replace("eeindig", "eëindig")
    return tekst[:1].upper() + tekst[1:]
