"""Tabellen van de kamer wijk.

Alles hier is openbare statistiek of telt alleen: geen persoonsgegevens, dus geen `Privacy`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.opslag.velden import Tafel, een_van


class Soort(models.TextChoices):
    GEMEENTE = "gemeente", _("gemeente")
    WIJK = "wijk", _("wijk")
    BUURT = "buurt", _("buurt")


class Gebied(Tafel):
    """Een gemeente, wijk of buurt, met een code van het CBS of een eigen code.

    `naam` gelijk aan `code` betekent: de naam is nog niet bekend. `vorm` is een GeoJSON-geometrie
    (Polygon of MultiPolygon, lengte en breedte in WGS84), `jaar` het jaar van de indeling.
    """

    code = models.CharField(max_length=20, unique=True)
    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=10, choices=Soort.choices)
    ouder = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="delen"
    )
    vorm = models.JSONField(null=True, blank=True)
    jaar = models.PositiveSmallIntegerField()
    eigen = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]
        constraints = [
            een_van("soort", Soort, "wijk_gebied_soort"),
            models.CheckConstraint(
                condition=Q(soort=Soort.GEMEENTE, ouder__isnull=True)
                | (~Q(soort=Soort.GEMEENTE) & Q(ouder__isnull=False, eigen=False)),
                name="wijk_gebied_ouder",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def gemeente(self) -> Gebied:
        """De gemeente waar dit gebied in ligt; een gemeente ligt in zichzelf."""
        gebied = self
        while gebied.ouder is not None:
            gebied = gebied.ouder
        return gebied


class Maat(Tafel):
    """Wat een kerncijfer meet. `eenheid` zegt waarin: %, per 1.000 inwoners, aantal, ..."""

    code = models.CharField(max_length=60, unique=True)
    naam = models.CharField(max_length=200)
    eenheid = models.CharField(max_length=40)
    groep = models.CharField(max_length=60, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    kern = models.BooleanField(default=False)

    class Meta:
        ordering = ["volgorde", "code"]

    def __str__(self) -> str:
        return self.naam


class Reden(models.TextChoices):
    """Waarom een cijfer onbekend is. Onbekend is nooit nul.

    Bron: Toelichting Wijk- en Buurtkaart, "verklaring van bijzondere waarden", en de
    verklaring van tekens van StatLine.
    """

    GEHEIM = "geheim", _("geheim of te weinig waarnemingen")
    LATER = "later", _("wordt later gepubliceerd")
    VERVALLEN = "vervallen", _("wordt niet meer gepubliceerd")
    PUNT = "punt", _("te onzeker of geheim")
    LEEG = "leeg", _("niet ingevuld in de bron")


class Kerncijfer(Tafel):
    """Een cijfer over een gebied in een jaar: een waarde, of de reden dat die er niet is."""

    gebied = models.ForeignKey(Gebied, on_delete=models.CASCADE, related_name="cijfers")
    maat = models.ForeignKey(Maat, on_delete=models.PROTECT, related_name="cijfers")
    jaar = models.PositiveSmallIntegerField()
    waarde = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    reden = models.CharField(max_length=10, choices=Reden.choices, blank=True, default="")
    bron = models.CharField(max_length=300)
    bestand = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gebied", "maat", "jaar"], name="wijk_kerncijfer_een_per_jaar"
            ),
            models.CheckConstraint(
                condition=Q(waarde__isnull=False, reden="")
                | Q(waarde__isnull=True, reden__in=list(Reden.values)),
                name="wijk_kerncijfer_waarde_of_reden",
            ),
        ]


class Postcode(Tafel):
    """Hoe vaak een adres met deze postcode in dit gebied lag. Geen adressen, alleen een telling."""

    postcode = models.CharField(max_length=6)
    gebied = models.ForeignKey(Gebied, on_delete=models.CASCADE, related_name="postcodes")
    keer = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["postcode", "gebied"], name="wijk_postcode_gebied")
        ]


class Postcodereeks(Tafel):
    """In welk gebied de huisnummers `van` tot en met `tot` van een postcode liggen.

    Van de gemeente zelf, dus zekerder dan de telling van `Postcode`. Reeksen van een postcode
    overlappen niet; dat bewaakt wie ze laadt, want een database kan het niet overal.
    """

    postcode = models.CharField(max_length=6)
    van = models.PositiveIntegerField()
    tot = models.PositiveIntegerField()
    gebied = models.ForeignKey(Gebied, on_delete=models.CASCADE, related_name="postcodereeksen")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["postcode", "van"], name="wijk_postcodereeks_een"),
            models.CheckConstraint(
                condition=Q(van__gte=1, tot__gte=F("van")), name="wijk_postcodereeks_van_tot"
            ),
        ]
