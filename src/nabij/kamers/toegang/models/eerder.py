"""Hulp die er eerder was, met van wie en van wanneer: dan hoeft niemand het nog te vragen."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.opslag.velden import Tafel, Vastgelegd


class EerdereHulp(Persoonlijk, Tafel, Vastgelegd):
    """Wat er eerder was en wat het deed. `bron` leeg: het huishouden vertelde het zelf.

    `wanneer` is in woorden, want een inwoner zegt "toen de jongste werd geboren" en geen datum;
    `op` is wanneer wij het hoorden.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="eerdere_hulp")
    wat = models.CharField(_("welke hulp was er eerder"), max_length=300)
    wanneer = models.CharField(_("wanneer was dat"), max_length=80, blank=True)
    uitkomst = models.CharField(_("wat deed het"), max_length=300, blank=True)
    bron = models.CharField(_("van wie weten we dit"), max_length=120, blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(wat=""), name="toegang_eerderehulp_met_woorden")
        ]
        indexes = [models.Index(fields=["dossier", "op"], name="toegang_eerderehulp_dossier")]

    class Privacy:
        persoonsgegeven = "welke hulp er eerder was, wat die deed en van wie we dat weten"
        onderdeel = Onderdeel.GESPREK
        doel = "niet nog eens hoeven vertellen wat er al was"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
