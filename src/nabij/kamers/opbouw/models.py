"""Tabellen van het opbouwwerk. Wie er aan de andere kant stond, staat nergens."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.opslag.velden import Tafel, Vastgelegd, een_van
from nabij.opslag.versie import MetVersie


class Plek(models.TextChoices):
    SCHOOL = "school", _("school")
    PRAKTIJK = "praktijk", _("huisartsenpraktijk")
    BUURTHUIS = "buurthuis", _("buurthuis")
    DEUREN = "deuren", _("huis aan huis")
    ELDERS = "elders", _("ergens anders in de buurt")


class Aanwezigheid(Tafel, Vastgelegd, MetVersie):
    """Een keer dat het team ergens is: waar, welke dag, van hoe laat tot hoe laat.

    `opgevallen` is hoogstens een regel over de plek, nooit over iemand.
    """

    Plek = Plek

    team = models.ForeignKey(
        "team.Wijkteam", on_delete=models.PROTECT, related_name="aanwezigheden"
    )
    plek = models.CharField(max_length=10, choices=Plek.choices)
    waar = models.CharField(_("waar"), max_length=80)
    gebied = models.ForeignKey(
        "wijk.Gebied", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dag = models.DateField(_("dag"))
    van = models.TimeField(_("van"))
    tot = models.TimeField(_("tot"))
    opgevallen = models.CharField(_("wat viel op"), max_length=140, blank=True)

    class Meta:
        ordering = ["dag", "van", "pk"]
        constraints = [
            een_van("plek", Plek, "opbouw_aanwezigheid_plek_bekend"),
            models.CheckConstraint(condition=~Q(waar=""), name="opbouw_aanwezigheid_met_plaats"),
            models.CheckConstraint(
                condition=Q(tot__gt=F("van")), name="opbouw_aanwezigheid_van_voor_tot"
            ),
        ]
        indexes = [models.Index(fields=["team", "dag"], name="opbouw_aanwezigheid_dag")]

    def __str__(self) -> str:
        return self.waar


class Gaat(Tafel):
    """Wie van het team erheen gaat."""

    aanwezigheid = models.ForeignKey(Aanwezigheid, on_delete=models.CASCADE, related_name="gaan")
    medewerker = models.ForeignKey(
        "team.Medewerker", on_delete=models.PROTECT, related_name="aanwezigheden"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["aanwezigheid", "medewerker"], name="opbouw_gaat_een_keer"
            )
        ]

    class Privacy:
        persoonsgegeven = "op welke dag een medewerker ergens in de buurt is"
        doel = "een agenda van wie wanneer waar is"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "dienst"
        poort = False


class Geteld(models.TextChoices):
    GESPREK = "gesprek", _("gesprek")
    DICHT = "dicht", _("dichte deur")
    THEMA = "thema", _("thema")


class Telling(Tafel):
    """Hoeveel gesprekken, dichte deuren en themas er die keer waren.

    Een getal per soort en geen rij per gesprek: van een gesprek is niet te zien wanneer het was.
    """

    aanwezigheid = models.ForeignKey(
        Aanwezigheid, on_delete=models.CASCADE, related_name="tellingen"
    )
    wat = models.CharField(max_length=10, choices=Geteld.choices)
    thema = models.CharField(max_length=40, blank=True)
    aantal = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            een_van("wat", Geteld, "opbouw_telling_wat_bekend"),
            models.CheckConstraint(
                condition=(Q(wat="thema") & ~Q(thema="")) | (~Q(wat="thema") & Q(thema="")),
                name="opbouw_telling_thema_met_code",
            ),
            models.UniqueConstraint(
                fields=["aanwezigheid", "wat", "thema"], name="opbouw_telling_een_per_soort"
            ),
        ]
