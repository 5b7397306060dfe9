"""De ene kluis van deze installatie, en de merken waarop iets exact terug te vinden is.

Elke kamer gebruikt dezelfde functies: het merk van het eigen adres van een medewerker moet
gelijk zijn aan dat van het huishouden dat daar woont.
"""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from nabij.fundament.kluis import Kluis


@lru_cache(maxsize=1)
def kluis() -> Kluis:
    """De kluis met het geheim uit de omgeving of uit een bestand met rechten 0600."""
    return Kluis(settings.KLUIS_GEHEIM)


def adres_merk(postcode: str, huisnummer: int | str | None) -> str:
    """Het merk van postcode en huisnummer samen; leeg als een van beide ontbreekt."""
    if not postcode or not huisnummer:
        return ""
    return kluis().merk("adres", f"{postcode.replace(' ', '').upper()} {huisnummer}")


def bsn_merk(bsn: str) -> str:
    """Het merk van een BSN; leeg als er geen is."""
    return kluis().merk("bsn", bsn) if bsn else ""
