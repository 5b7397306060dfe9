"""Wat het team mag: zijn opdracht, ieders mandaat, en wat in de weg stond."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.kamers.account.models import Account
from nabij.kamers.team.models.wijkteam import (
    Medewerker,
    Wijkteam,
    leeftijd_in_woorden,
    leeftijd_klopt,
)
from nabij.opslag.geldigheid import Geldig, GeldigQuerySet
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class MandaatOver(models.TextChoices):
    """Waarover een mandaat gaat, zodat te zien is of een besluit erbinnen valt."""

    HULP = "hulp", _("alle hulp toewijzen")
    WMO = "wmo", _("hulp toewijzen vanuit de Wmo")
    JW = "jw", _("jeugdhulp toewijzen")
    ANDERS = "anders", _("iets anders")


class Mandaat(Tafel, Geldig):
    """Waarover een medewerker zelf beslist, tot welk bedrag en hoe lang.

    `soort` is hetzelfde in eigen woorden. Een leeg maximum is geen grens. Handelingsruimte is iets
    anders: die staat in de opdracht.
    """

    Over = MandaatOver

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="mandaten")
    over = models.CharField(max_length=10, choices=MandaatOver.choices, default=MandaatOver.ANDERS)
    soort = models.CharField(_("waarover"), max_length=80)
    max_bedrag = models.PositiveIntegerField(_("tot hoeveel cent"), null=True, blank=True)
    max_weken = models.PositiveSmallIntegerField(_("tot hoeveel weken"), null=True, blank=True)
    gegeven_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        constraints = [
            *Geldig.Meta.constraints,
            een_van("over", MandaatOver, "team_mandaat_over_bekend"),
            models.UniqueConstraint(
                fields=["medewerker", "soort"],
                condition=Q(tot__isnull=True),
                name="team_mandaat_een_keer_open",
            ),
        ]

    @property
    def in_woorden(self) -> str:
        """Bijvoorbeeld "maatwerk, tot 500 euro, tot 12 weken"."""
        delen = [self.soort]
        if self.max_bedrag is not None:
            delen.append(_("tot %(euro)s euro") % {"euro": _euro(self.max_bedrag)})
        if self.max_weken is not None:
            delen.append(_("tot %(weken)s weken") % {"weken": self.max_weken})
        return ", ".join(str(deel) for deel in delen)

    class Privacy:
        persoonsgegeven = "wat een medewerker zelf mag beslissen"
        doel = "weten wie een besluit mag nemen"
        grondslag = "Awb art. 10:3; AVG art. 6 lid 1 onder e"
        bewaarregel = "account"
        poort = False


def _euro(cent: int) -> str:
    return f"{cent // 100}" if cent % 100 == 0 else f"{cent // 100},{cent % 100:02d}"


class Onveranderlijk(Exception):
    """Een opdracht wordt niet bijgeschreven: er komt een nieuwe na."""


class Opdracht(Tafel, Geldig, Vastgelegd):
    """Voor wie het team er is, zo dat het te tellen is, van wie en tot wanneer.

    Wordt nooit gewijzigd; een nieuwe volgt op de vorige en de vorige krijgt een einddag.
    """

    team = models.ForeignKey(Wijkteam, on_delete=models.PROTECT, related_name="opdrachten")
    voor_wie = models.CharField(_("voor wie"), max_length=500)
    leeftijd_van = models.PositiveSmallIntegerField(_("leeftijd van"), null=True, blank=True)
    leeftijd_tot = models.PositiveSmallIntegerField(_("leeftijd tot"), null=True, blank=True)
    gebieden = models.ManyToManyField("wijk.Gebied", related_name="+", blank=True)
    verwacht = models.PositiveIntegerField(_("verwacht aantal"), null=True, blank=True)
    hoe_te_tellen = models.CharField(_("hoe te tellen"), max_length=300)
    gedekt_door = models.CharField(_("gedekt door"), max_length=150)
    volgt_op = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="opvolger"
    )
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        ordering = ["-van"]
        constraints = [
            *Geldig.Meta.constraints,
            leeftijd_klopt("team_opdracht_leeftijd"),
            models.CheckConstraint(
                condition=~Q(voor_wie="") & ~Q(gedekt_door=""), name="team_opdracht_wie_en_dekking"
            ),
            models.UniqueConstraint(
                fields=["team"], condition=Q(tot__isnull=True), name="team_opdracht_een_open"
            ),
        ]

    def __str__(self) -> str:
        return self.voor_wie

    @property
    def laatste_dag(self) -> date | None:
        return self.tot - timedelta(days=1) if self.tot else None

    @property
    def leeftijd_in_woorden(self) -> str:
        return leeftijd_in_woorden(self.leeftijd_van, self.leeftijd_tot)

    @property
    def plekken(self) -> str:
        """De namen van de gebieden, of niets als het de hele gemeente is."""
        return ", ".join(gebied.naam for gebied in self.gebieden.all())

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Onveranderlijk
        super().save(*args, **kwargs)


class Hindernis(Tafel, Vastgelegd):
    """Wat het team zelf had kunnen doen en wat het tegenhield. Zonder huishouden of namen."""

    team = models.ForeignKey(Wijkteam, on_delete=models.PROTECT, related_name="hindernissen")
    tekst = models.CharField(_("wat hield ons tegen"), max_length=300)
    thema = models.CharField(max_length=40, blank=True)
    eigenaar = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="team_hindernis_met_woorden")
        ]
        indexes = [models.Index(fields=["team", "-vastgelegd_op"], name="team_hindernis_team")]

    class Privacy:
        persoonsgegeven = "welke medewerker een hindernis opschreef en wie er iets mee doet"
        doel = "leren van wat het team tegenhoudt"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "account"
        poort = False
