"""Wat een gemeente zelf bijhoudt: haar woorden bij een thema, regelingen, en lijsten."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken.models.basis import Afspraak, Thema
from nabij.opslag.velden import Tafel
from nabij.opslag.versie import MetVersie


class Themaversie(Tafel, Afspraak):
    """Wat er bij een thema stond tot het veranderde, met wie het zo afsprak en waarom.

    `aan`: of het toen gekozen kon worden.
    """

    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, related_name="eerder")
    naam = models.CharField(_("naam"), max_length=100)
    gevoelig = models.BooleanField(default=False)
    woorden = models.JSONField(default=list)
    aan = models.BooleanField(default=True)

    class Meta(Afspraak.Meta):
        ordering = ["-tot", "-vastgelegd_op", "pk"]
        constraints = [
            *Afspraak.Meta.constraints,
            models.CheckConstraint(
                condition=Q(tot__isnull=False), name="afspraken_themaversie_voorbij"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Regeling(Tafel, Afspraak, MetVersie):
    """Een regeling die misschien past. Woorden en een bron: geen bedragen, nooit een besluit.

    `bij` zijn codes van wat er aan de hand kan zijn; `jaar` is waarvoor de woorden zijn nagelezen.
    """

    code = models.SlugField(max_length=40)
    naam = models.CharField(_("naam"), max_length=100)
    wanneer = models.CharField(_("wanneer"), max_length=300)
    waar = models.CharField(_("waar aan te vragen"), max_length=150)
    bij = models.JSONField(_("wat er aan de hand is"), default=list)
    wet = models.CharField(_("wet of besluit"), max_length=150)
    bron = models.URLField(_("adres van de bron"), max_length=300)
    jaar = models.PositiveSmallIntegerField(_("nagelezen voor"))
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta(Afspraak.Meta):
        ordering = ["volgorde", "code", "van"]
        constraints = [
            *Afspraak.Meta.constraints,
            models.UniqueConstraint(fields=["code", "van"], name="afspraken_regeling_een_per_dag"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(tot__isnull=True), name="afspraken_regeling_een_open"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Instrument(Tafel, Afspraak):
    """Een vragenlijst met antwoorden in woorden, die de gemeente zelf inleest. Er komt er geen mee.

    Nooit verplicht, zonder totaal: een antwoord is het woord dat de inwoner koos. `licentie` is
    de regel waaronder de gemeente haar mag gebruiken.
    """

    naam = models.CharField(_("naam"), max_length=150)
    uitgave = models.CharField(_("versie"), max_length=40)
    bron = models.CharField(_("bron"), max_length=200)
    licentie = models.CharField(_("licentie"), max_length=200)
    schaal = models.JSONField(_("antwoorden"), default=list)
    vragen = models.JSONField(_("vragen"), default=list)

    class Meta(Afspraak.Meta):
        ordering = ["naam", "uitgave", "pk"]
        constraints = [
            *Afspraak.Meta.constraints,
            models.UniqueConstraint(
                fields=["naam", "uitgave"],
                condition=Q(tot__isnull=True),
                name="afspraken_instrument_een_keer",
            ),
            models.CheckConstraint(
                condition=~Q(naam="") & ~Q(uitgave="") & ~Q(bron="") & ~Q(licentie=""),
                name="afspraken_instrument_met_herkomst",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.uitgave})"
