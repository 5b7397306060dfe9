"""Twee huishoudens die er een bleken: wat er meeging, zodat het ook weer terug kan."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.opslag.velden import Tafel, Vastgelegd


class Samenvoeging(Persoonlijk, Tafel, Vastgelegd):
    """`weg` ging op in `dossier`. Alleen sleutels, geen inhoud.

    `verlegd` zegt per tabel en kolom welke rijen van waar naar waar gingen, `personen` wie er bij
    `dossier` te zien kwam, `toegang` wie er bij kwam en tot wanneer diens toegang tot `weg` liep.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    weg = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField(_("waarom het een huishouden is"), max_length=300)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    verlegd = models.JSONField(default=list)
    personen = models.JSONField(default=list)
    toegang = models.JSONField(default=list)
    uiteen_op = models.DateTimeField(null=True)
    uiteen_om = models.CharField(_("waarom toch niet"), max_length=300, blank=True)
    uiteen_door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-vastgelegd_op"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(dossier=F("weg")), name="bewoners_samenvoeging_twee_huishoudens"
            ),
            models.CheckConstraint(
                condition=Q(uiteen_op__isnull=True, uiteen_door__isnull=True)
                | Q(uiteen_op__isnull=False, uiteen_door__isnull=False),
                name="bewoners_samenvoeging_uiteen_door_iemand",
            ),
            models.UniqueConstraint(
                fields=["weg"],
                condition=Q(uiteen_op__isnull=True),
                name="bewoners_samenvoeging_een_keer_weg",
            ),
        ]

    class Privacy:
        persoonsgegeven = "dat een huishouden er twee keer stond, en wat daarvan meeging"
        onderdeel = Onderdeel.NAAM
        doel = "een huishouden heeft een verhaal, en een vergissing kan terug"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
        blijft = True
