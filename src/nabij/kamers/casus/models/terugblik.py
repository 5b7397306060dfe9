"""Samen terugkijken: per doel hoe ver het is, en of het lichter kan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.casus.models.plan import Doel
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class EvaluatieLichter(models.TextChoices):
    JA = "ja", _("ja, het kan lichter")
    NEE = "nee", _("nee, nog niet")
    STOPPEN = "stoppen", _("ja, we kunnen stoppen")
    ZWAARDER = "zwaarder", _("nee, er is meer nodig")


class Evaluatie(Persoonlijk, Tafel, Vastgelegd):
    """Samen terugkijken: per doel een tik, en de vraag of het lichter kan."""

    Lichter = EvaluatieLichter

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="evaluaties")
    lichter = models.CharField(max_length=10, choices=Lichter.choices, blank=True)
    woorden = models.TextField(_("wat zei het huishouden?"), blank=True)
    voor_ander = models.TextField(_("wat iemand voor een ander wil doen"), blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            een_van("lichter", EvaluatieLichter, "casus_evaluatie_lichter_bekend", of_leeg=True)
        ]

    class Privacy:
        persoonsgegeven = "hoe het huishouden terugkijkt"
        onderdeel = Onderdeel.PLAN
        doel = "zien of het helpt en of het lichter kan"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class DoeloordeelOordeel(models.TextChoices):
    VERDER_WEG = "verder_weg", _("verder weg")
    GELIJK = "gelijk", _("gelijk gebleven")
    BEETJE = "beetje", _("een beetje dichterbij")
    BEREIKT = "bereikt", _("bereikt")
    MEER = "meer", _("meer dan bereikt")


class Doeloordeel(Persoonlijk, Tafel):
    """Hoe ver een doel is, volgens de inwoner en volgens de werker."""

    Oordeel = DoeloordeelOordeel

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    evaluatie = models.ForeignKey(Evaluatie, on_delete=models.PROTECT, related_name="oordelen")
    plan_doel = models.ForeignKey(Doel, on_delete=models.PROTECT, related_name="oordelen")
    inwoner = models.CharField(max_length=10, choices=Oordeel.choices, blank=True)
    werker = models.CharField(max_length=10, choices=Oordeel.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluatie", "plan_doel"], name="casus_doeloordeel_een_per_doel"
            ),
            een_van(
                "inwoner", DoeloordeelOordeel, "casus_doeloordeel_inwoner_bekend", of_leeg=True
            ),
            een_van("werker", DoeloordeelOordeel, "casus_doeloordeel_werker_bekend", of_leeg=True),
        ]

    class Privacy:
        persoonsgegeven = "hoe ver een doel is"
        onderdeel = Onderdeel.PLAN
        doel = "zien of het helpt"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
