"""Een mens en een adres zoals een 301 ze noemt, gelezen op het moment van versturen."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from nabij.kamers.bewoners.models import Adres, Persoon
from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.postbode.uitkomst import Mensenwerk
from nabij.opslag.kluis import kluis

# Wat in Nabij staat is verteld, niet uit de BRP gehaald.
_VERBLIJF: Final = "03"
_GESLACHTEN: Final = ("0", "1", "2")
_ONBEKEND: Final = "0"


def als_client(
    persoon_id: UUID, dossier_id: UUID, producten: tuple[k.ToegewezenProduct, ...]
) -> k.ClientToewijzing:
    """Raises `Mensenwerk` met wat er ontbreekt, zonder te noemen bij wie."""
    mens: Persoon | None = Persoon.objects.filter(pk=persoon_id).first()
    adres: Adres | None = Adres.objects.filter(dossier_id=dossier_id, tot__isnull=True).first()
    ontbreekt = _ontbreekt(mens, adres)
    if mens is None or adres is None or mens.geboortedatum is None or ontbreekt:
        raise Mensenwerk(f"Dit ontbreekt nog: {', '.join(ontbreekt)}.")
    return k.ClientToewijzing(
        bsn=kluis().ontsleutel(bytes(mens.bsn_kluis or b"")),
        geboortedatum=g.Geboortedatum(
            datum=mens.geboortedatum, datum_gebruik=mens.datumgebruik or None
        ),
        geslacht=mens.geslacht if mens.geslacht in _GESLACHTEN else _ONBEKEND,
        naam=_naam(mens),
        contactgegevens=(k.Contact(soort=_VERBLIJF, adres=_adres(adres)),),
        toegewezen_producten=producten,
    )


def _ontbreekt(mens: Persoon | None, adres: Adres | None) -> list[str]:
    nodig = {
        "het BSN": bool(mens and mens.bsn_kluis),
        "de geboortedatum": bool(mens and mens.geboortedatum),
        "de achternaam": bool(mens and mens.achternaam),
        "het adres": bool(adres and adres.kluis is None and adres.postcode and adres.huisnummer),
    }
    return [wat for wat, er in nodig.items() if not er]


def _naam(mens: Persoon) -> g.VolledigeNaam:
    partner = None
    if mens.partner_achternaam:
        partner = g.Achternaam(
            achternaam=mens.partner_achternaam, voorvoegsel=mens.partner_voorvoegsel or None
        )
    return g.VolledigeNaam(
        geslachtsnaam=g.Achternaam(
            achternaam=mens.achternaam, voorvoegsel=mens.voorvoegsel or None
        ),
        partnernaam=partner,
        voornamen=mens.voornamen or None,
        voorletters=mens.voorletters.replace(".", "").replace(" ", "") or None,
        naam_gebruik=mens.naamgebruik if partner else "1",
    )


def _adres(adres: Adres) -> g.Adres:
    return g.Adres(
        huis=g.Huis(
            huisnummer=adres.huisnummer or 0,
            huisletter=adres.huisletter or None,
            huisnummer_toevoeging=adres.toevoeging or None,
        ),
        postcode=adres.postcode.replace(" ", "").upper(),
        land_code="NL",
    )
