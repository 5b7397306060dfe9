"""Regels over een mens: BSN, geboortedatum, naam, contact."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from nabij.koppelingen.istandaarden.controle.bevinding import Melder, rij
from nabij.koppelingen.istandaarden.formaat.gegevens import (
    Adres,
    Geboortedatum,
    OpenPeriode,
    VolledigeNaam,
)
from nabij.koppelingen.istandaarden.formaat.klassen import ClientToewijzing, Contact

_OUDST: Final = 120
_ONBEKEND: Final = date(1900, 1, 1)
_POSTCODE: Final = re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}")
_BRP, _CORRESPONDENTIE, _VERBLIJF, _TIJDELIJK = "01", "02", "03", "04"
_NEDERLAND: Final = "NL"
_DAG_ONBEKEND, _MAAND_ONBEKEND, _DATUM_ONBEKEND = "1", "2", "3"


def voldoet_aan_elfproef(bsn: str) -> bool:
    """Negen cijfers, gewogen 9 tot en met 2 en min 1, samen deelbaar door elf."""
    a, b, c, d, e, f, g, h, i = map(int, bsn)
    return (9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h - i) % 11 == 0


def bsn(nummer: str, pad: str, melder: Melder) -> None:
    if not voldoet_aan_elfproef(nummer) or nummer == "000000000":
        melder.fout("CS002", f"{pad}/Bsn", "Dit burgerservicenummer bestaat niet.")


def geboren(geboorte: Geboortedatum, pad: str, dagtekening: date, melder: Melder) -> None:
    datum, gebruik = geboorte.datum, geboorte.datum_gebruik
    if datum > dagtekening:
        melder.fout(
            "TR134", f"{pad}/Datum", "De geboortedatum ligt na de dagtekening van het bericht."
        )
    if gebruik is not None and not _past_bij(datum, gebruik):
        melder.fout(
            "CS139",
            f"{pad}/DatumGebruik",
            "Wat van de geboortedatum onbekend is, moet 1 zijn: dag 1, of 1 januari."
            " Een onbekende datum is 1 januari 1900.",
        )


def niet_te_oud(geboorte: Geboortedatum, pad: str, dagtekening: date, melder: Melder) -> None:
    datum = geboorte.datum
    if datum.year > dagtekening.year - _OUDST:
        return
    onbekend = geboorte.datum_gebruik == _DATUM_ONBEKEND and datum == _ONBEKEND
    if not onbekend and (datum.year + _OUDST, datum.month, datum.day) < (
        dagtekening.year,
        dagtekening.month,
        dagtekening.day,
    ):
        melder.fout("TR002", f"{pad}/Datum", f"De geboortedatum ligt meer dan {_OUDST} jaar terug.")


def _past_bij(datum: date, gebruik: str) -> bool:
    if gebruik == _DAG_ONBEKEND:
        return datum.day == 1
    if gebruik == _MAAND_ONBEKEND:
        return (datum.month, datum.day) == (1, 1)
    return datum == _ONBEKEND


def volledige_naam(naam: VolledigeNaam, pad: str, melder: Melder, *, natuurlijk: bool) -> None:
    gebruik = naam.naam_gebruik
    if natuurlijk and gebruik == "6":
        melder.fout(
            "CS318", f"{pad}/NaamGebruik", "Een client is altijd een mens: 6 kan hier niet."
        )
    elif gebruik not in ("1234" if naam.partnernaam else "16"):
        mag = "1, 2, 3 of 4" if naam.partnernaam else "1 of 6"
        waarom = "Met" if naam.partnernaam else "Zonder"
        melder.fout(
            "CS050", f"{pad}/NaamGebruik", f"{waarom} een partnernaam is het naamgebruik {mag}."
        )


def contact(gegevens: Contact, pad: str, melder: Melder) -> None:
    adres = gegevens.adres
    volledig = adres is not None and adres.huis is not None and adres.postcode is not None
    if gegevens.telefoon is None and not volledig:
        melder.fout(
            "TR006", pad, "Geef een telefoonnummer, of een adres met huisnummer en postcode."
        )
    if gegevens.periode is not None:
        if gegevens.soort != _TIJDELIJK:
            melder.fout(
                "CD009", f"{pad}/Periode", "Een periode hoort alleen bij een tijdelijk adres."
            )
        _periode(gegevens.periode, f"{pad}/Periode", melder)
    if adres is not None:
        _adres(adres, gegevens.soort, f"{pad}/Adres", melder)


def _periode(periode: OpenPeriode, pad: str, melder: Melder) -> None:
    van, tot = periode.begindatum, periode.einddatum
    if van is not None and tot is not None and tot < van:
        melder.fout("CS003", f"{pad}/Einddatum", "De einddatum ligt voor de begindatum.")


def _adres(adres: Adres, soort: str, pad: str, melder: Melder) -> None:
    if adres.postcode is None and soort in (_BRP, _VERBLIJF):
        melder.fout("CD034", f"{pad}/Postcode", "Bij dit soort adres hoort een postcode.")
    if (adres.postcode is None) != (adres.land_code is None):
        melder.fout(
            "CD005", f"{pad}/LandCode", "Een landcode staat er als er een postcode is, anders niet."
        )
    if adres.land_code == _NEDERLAND:
        if adres.huis is None:
            melder.fout("CD025", f"{pad}/Huis", "Bij een adres in Nederland hoort een huisnummer.")
        if adres.postcode is not None and not _POSTCODE.fullmatch(adres.postcode):
            melder.fout("CS089", f"{pad}/Postcode", "Dit is geen Nederlandse postcode.")


def client_toewijzing(
    client: ClientToewijzing, pad: str, dagtekening: date, melder: Melder
) -> None:
    """Wat de 301 over de client en zijn relaties zegt."""
    volledige_naam(client.naam, f"{pad}/Naam", melder, natuurlijk=True)
    if client.communicatie is not None:
        tolk = client.communicatie.vorm == "1"
        if tolk != (client.communicatie.taal is not None):
            melder.fout(
                "CD007",
                f"{pad}/Communicatie/Taal",
                "De taal staat erbij als er een tolk nodig is, en anders niet.",
            )
    _contacten(client.contactgegevens, f"{pad}/Contactgegevens", melder)
    nummers = set()
    for plek, relatie in rij(client.relaties, f"{pad}/Relaties/Relatie"):
        if relatie.nummer in nummers:
            melder.fout("TR101", f"{plek}/Nummer", "Deze relatie staat er twee keer in.")
        nummers.add(relatie.nummer)
        if relatie.geboortedatum is not None:
            geboren(relatie.geboortedatum, f"{plek}/Geboortedatum", dagtekening, melder)
        volledige_naam(relatie.naam, f"{plek}/Naam", melder, natuurlijk=False)
        contact(relatie.contact, f"{plek}/Contact", melder)


def _contacten(contacten: tuple[Contact, ...], pad: str, melder: Melder) -> None:
    soorten = set()
    for plek, gegevens in rij(contacten, f"{pad}/Contact"):
        if gegevens.soort in soorten:
            melder.fout("TR101", f"{plek}/Soort", "Dit soort adres staat er twee keer in.")
        soorten.add(gegevens.soort)
        contact(gegevens, plek, melder)
    if soorten.isdisjoint((_BRP, _CORRESPONDENTIE, _VERBLIJF)):
        melder.fout(
            "TR061", pad, "Er ontbreekt een BRP-adres, correspondentieadres of verblijfadres."
        )
