"""Sleutelbewoners: bewoners die het team kent en die ogen en oren zijn. Geen dossier, een lijst."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.opslag.velden import Tafel, Vastgelegd, een_van
from nabij.opslag.versie import MetVersie

GRONDSLAG = "AVG art. 6 lid 1 onder a"


class Sleutelbewoner(Tafel, Vastgelegd, MetVersie):
    """Wie het is, voor welk gebied, en sinds wanneer die het goedvindt om hier te staan.

    Trekt iemand zich terug, dan gaat de rij weg met alles wat eraan hangt.
    """

    team = models.ForeignKey(
        "team.Wijkteam", on_delete=models.PROTECT, related_name="sleutelbewoners"
    )
    naam = models.CharField(_("naam"), max_length=120)
    telefoon = models.CharField(_("telefoon"), max_length=30)
    gebied = models.ForeignKey(
        "wijk.Gebied", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    toestemming_op = models.DateField(_("vond het goed op"), default=klok.vandaag)

    class Meta:
        ordering = ["naam", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(naam="") & ~Q(telefoon=""), name="toegang_sleutelbewoner_te_bellen"
            )
        ]

    class Privacy:
        persoonsgegeven = "naam en telefoon van een bewoner die ogen en oren van de buurt is"
        doel = "samen langsgaan, bij elkaar komen, en laten weten wat er gedaan is"
        grondslag = GRONDSLAG
        bewaarregel = "sleutelbewoner"
        poort = False

    @property
    def gebiednaam(self) -> str:
        return self.gebied.naam if self.gebied else ""

    def __str__(self) -> str:
        return self.naam


class SleutelmomentSoort(models.TextChoices):
    BIJEENKOMST = "bijeenkomst", _("bijeenkomst")
    TRAINING = "training", _("training")


class Sleutelmoment(Tafel, Vastgelegd):
    """Een keer dat sleutelbewoners en team bij elkaar waren, en wie er was."""

    Soort = SleutelmomentSoort

    team = models.ForeignKey(
        "team.Wijkteam", on_delete=models.PROTECT, related_name="sleutelmomenten"
    )
    soort = models.CharField(max_length=12, choices=Soort.choices)
    dag = models.DateField(default=klok.vandaag)
    wat = models.CharField(_("waarover"), max_length=120, blank=True)
    verteld = models.BooleanField(_("verteld wat er met signalen gedaan is"), default=False)
    aanwezig = models.ManyToManyField(Sleutelbewoner, related_name="momenten")

    class Meta:
        ordering = ["-dag", "-pk"]
        constraints = [een_van("soort", SleutelmomentSoort, "toegang_sleutelmoment_soort_bekend")]

    class Privacy:
        persoonsgegeven = "bij welke bijeenkomst of training een sleutelbewoner was"
        doel = "weten wie wat hoorde en leerde"
        grondslag = GRONDSLAG
        bewaarregel = "sleutelbewoner"
        poort = False
