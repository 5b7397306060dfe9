"""Waaraan een huishouden te vinden is: losse woorden, zonder de rest."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from nabij.kamers.poort import wachter
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import (
    Dossier,
    Persoonlijk,
    PersoonlijkManager,
    PersoonlijkQuerySet,
)
from nabij.opslag.velden import een_van


class ZoekwoordSoort(models.TextChoices):
    NAAM = "naam", _("voornaam of roepnaam")
    ACHTERNAAM = "achternaam", _("achternaam")
    STRAAT = "straat", _("straat")
    ADRES = "adres", _("postcode en huisnummer")
    GEBOREN = "geboren", _("geboortedatum")
    BSN = "bsn", _("merk van het BSN")


class ZoekwoordQuerySet(PersoonlijkQuerySet):
    """Zoekwoorden zijn afgeleid: wie mag schrijven, mag ze ook vervangen."""

    def delete(self) -> tuple[int, dict[str, int]]:
        wachter.eis_schrijven(self.model)
        return models.QuerySet.delete(self)


class ZoekwoordManager(PersoonlijkManager.from_queryset(ZoekwoordQuerySet)):  # type: ignore[misc]
    """Hetzelfde als elk persoonlijk model, met vervangen erbij."""


class Zoekwoord(Persoonlijk):
    """Een genormaliseerd woord waarop een huishouden te vinden is.

    Van naam, straat, postcode met nummer en geboortedatum; nooit van een geheim adres. Een BSN
    alleen als merk, en alleen precies te vinden.
    """

    Soort = ZoekwoordSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="zoekwoorden")
    persoon_id = models.UUIDField(null=True)
    soort = models.CharField(max_length=10, choices=Soort.choices)
    woord = models.CharField(max_length=80)

    objects = ZoekwoordManager()  # type: ignore[misc]

    class Meta:
        constraints = [een_van("soort", ZoekwoordSoort, "bewoners_zoekwoord_soort_bekend")]
        indexes = [
            # De soort staat erbij, zodat de index genoeg is.
            models.Index(fields=["woord", "dossier", "soort"], name="bewoners_zoekwoord_vind"),
            models.Index(fields=["dossier", "woord", "soort"], name="bewoners_zoekwoord_in"),
        ]

    class Privacy:
        persoonsgegeven = "woorden uit naam, adres en geboortedatum"
        onderdeel = Onderdeel.ZOEKEN
        doel = "een huishouden terugvinden"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
