"""Wat er veranderde, wat er niet was, en hoe lang het duurt."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.kaart.models.aanbod import Aanbod, Organisatie
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class Via(models.TextChoices):
    MEDEWERKER = "medewerker", _("een medewerker")
    EIGENAAR = "eigenaar", _("wie het aanbiedt")
    INVOER = "invoer", _("een lijst die is ingelezen")
    HSDS = "hsds", _("een uitwisseling met een andere kaart")


class Wijziging(Tafel, Vastgelegd):
    """Een veld van een aanbod dat veranderde: van wat, naar wat, en door wie.

    `veld` leeg: het aanbod kwam erbij, of is bevestigd zonder dat er iets veranderde.
    """

    aanbod = models.ForeignKey(Aanbod, on_delete=models.CASCADE, related_name="wijzigingen")
    via = models.CharField(max_length=12, choices=Via.choices)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    wat = models.CharField(max_length=12)
    veld = models.CharField(max_length=40, blank=True)
    was = models.TextField(blank=True)
    werd = models.TextField(blank=True)

    class Meta:
        ordering = ["-vastgelegd_op", "-pk"]
        constraints = [
            een_van("via", Via, "kaart_wijziging_via_bekend"),
            models.CheckConstraint(
                condition=Q(wat__in=["nieuw", "bevestigd", "veranderd"]),
                name="kaart_wijziging_wat_bekend",
            ),
            models.CheckConstraint(
                condition=(Q(wat="veranderd") & ~Q(veld="")) | (~Q(wat="veranderd") & Q(veld="")),
                name="kaart_wijziging_veld_bij_verandering",
            ),
        ]
        indexes = [models.Index(fields=["aanbod", "vastgelegd_op"], name="kaart_wijziging_aanbod")]

    class Privacy:
        persoonsgegeven = "welke medewerker iets op de sociale kaart veranderde"
        doel = "kunnen nagaan hoe iets op de kaart kwam"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "sociale_kaart"
        poort = False


class Gemis(Tafel, Vastgelegd):
    """Iets wat gezocht werd en er niet was. Over wat er mist in een wijk, nooit over een mens.

    Er staat geen moment en geen medewerker bij: alleen de dag.
    """

    team = models.ForeignKey(
        "team.Wijkteam", on_delete=models.CASCADE, null=True, related_name="gemis"
    )
    gebied = models.ForeignKey(
        "wijk.Gebied", on_delete=models.SET_NULL, null=True, related_name="gemis"
    )
    thema = models.CharField(max_length=40, blank=True)
    woorden = models.CharField(max_length=120, blank=True)
    dag = models.DateField(default=klok.vandaag)

    class Meta:
        ordering = ["-dag", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(woorden="") | ~Q(thema=""), name="kaart_gemis_ergens_over"
            )
        ]
        indexes = [models.Index(fields=["gebied", "dag"], name="kaart_gemis_gebied")]


class Wachtsoort(models.TextChoices):
    OPGEGEVEN = "opgegeven", _("opgave van de aanbieder")
    GEMETEN = "gemeten", _("gemeten")


class Wachttijd(Tafel, Vastgelegd):
    """Hoe lang het duurt voor het begint, op een peildatum, en waar dat vandaan komt.

    Bij een aanbod, of bij een organisatie en een product. `weken` is de helft: de ene helft
    begint eerder, de andere later. `weken_van` en `weken_tot` zijn de marge. Een nieuwe peiling
    is een nieuwe rij.
    """

    aanbod = models.ForeignKey(
        Aanbod, on_delete=models.CASCADE, null=True, related_name="wachttijden"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.CASCADE, null=True, related_name="wachttijden"
    )
    product = models.CharField(max_length=100, blank=True)
    soort = models.CharField(max_length=10, choices=Wachtsoort.choices)
    weken = models.DecimalField(max_digits=5, decimal_places=1)
    weken_van = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    weken_tot = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    n = models.PositiveIntegerField(null=True)
    peildatum = models.DateField()
    bron = models.CharField(max_length=200)

    class Meta:
        ordering = ["-peildatum", "soort"]
        constraints = [
            een_van("soort", Wachtsoort, "kaart_wachttijd_soort_bekend"),
            models.CheckConstraint(
                condition=Q(aanbod__isnull=False, organisatie__isnull=True)
                | (Q(aanbod__isnull=True, organisatie__isnull=False) & ~Q(product="")),
                name="kaart_wachttijd_van_een",
            ),
            models.CheckConstraint(
                condition=Q(soort="opgegeven") | Q(n__isnull=False),
                name="kaart_wachttijd_gemeten_met_n",
            ),
            models.CheckConstraint(
                condition=Q(weken__gte=0)
                & (Q(weken_van__isnull=True) | Q(weken_van__lte=F("weken")))
                & (Q(weken_tot__isnull=True) | Q(weken_tot__gte=F("weken"))),
                name="kaart_wachttijd_marge_eromheen",
            ),
            models.CheckConstraint(condition=~Q(bron=""), name="kaart_wachttijd_met_bron"),
            models.UniqueConstraint(
                fields=["aanbod", "product", "soort", "peildatum"],
                condition=Q(aanbod__isnull=False),
                name="kaart_wachttijd_aanbod_een_per_dag",
            ),
            models.UniqueConstraint(
                fields=["organisatie", "product", "soort", "peildatum"],
                condition=Q(organisatie__isnull=False),
                name="kaart_wachttijd_organisatie_een_per_dag",
            ),
        ]

    @property
    def duur(self) -> str:
        """Hoe lang het duurt, in woorden: "geen wachttijd", "1 week", "7,5 weken"."""
        if not self.weken:
            return gettext("geen wachttijd")
        getal = number_format(self.weken.normalize(), use_l10n=True)
        return ngettext("%(n)s week", "%(n)s weken", 1 if self.weken == 1 else 2) % {"n": getal}
