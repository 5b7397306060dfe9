"""Tellen hoe vaak iets gebeurt, in de gedeelde cache; van een adres blijft alleen een merk."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from nabij.fundament import klok
from nabij.kamers.account.slot import adres


def merk(request: HttpRequest, zout: str) -> str:
    """Een merk van het adres van de bezoeker, waar het adres niet uit terug te vinden is."""
    gevonden = salted_hmac(zout, adres(request) or "onbekend", algorithm="sha256")
    return gevonden.hexdigest()[:32]


def boven(naam: str, grens: int, *, seconden: int) -> bool:
    """Tel een keer mee in dit tijdvak; waar als het er meer dan `grens` zijn."""
    tijdvak = int(klok.nu().timestamp()) // seconden
    sleutel = f"{naam}.{tijdvak}"
    aantal = int(cache.get(sleutel, 0)) + 1
    cache.set(sleutel, aantal, timeout=seconden)
    return aantal > grens
