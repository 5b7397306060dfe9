"""Hoe een andere sociale kaart haar aanbod indeelt; onze eigen thema's staan in de afspraken."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from nabij.kamers.kaart.models.aanbod import Aanbod
from nabij.kamers.kaart.models.uitwisseling import MetHsds
from nabij.opslag.velden import Tafel


class Indeling(Tafel, MetHsds):
    """Een indeling van een ander: een lijst met termen."""

    naam = models.CharField(_("naam"), max_length=200)

    class Meta(MetHsds.Meta):
        constraints = [*MetHsds.Meta.constraints]

    def __str__(self) -> str:
        return self.naam


class Term(Tafel, MetHsds):
    """Een term uit zo'n indeling. `ouder` is de `hsds_id` van de term erboven, of leeg."""

    indeling = models.ForeignKey(
        Indeling, on_delete=models.SET_NULL, null=True, related_name="termen"
    )
    naam = models.CharField(_("naam"), max_length=200)
    ouder = models.CharField(max_length=250, blank=True, db_index=True)

    class Meta(MetHsds.Meta):
        constraints = [*MetHsds.Meta.constraints]

    def __str__(self) -> str:
        return self.naam


class AanbodTerm(Tafel):
    """Dit aanbod staat bij een ander onder deze term."""

    aanbod = models.ForeignKey(Aanbod, on_delete=models.CASCADE, related_name="termen")
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="aanbod")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["aanbod", "term"], name="kaart_aanbodterm_een_keer")
        ]
