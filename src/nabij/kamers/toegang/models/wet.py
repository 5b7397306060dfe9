"""Wat de wet vraagt bij een vraag: de stappen van een Wmo-melding of een aanvraag jeugdhulp."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken.models import Wet
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.kamers.toegang.models.vraag import Hulpvraag
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class WetstapSoort(models.TextChoices):
    """Wat er volgens de wet gebeurt, van begin tot eind."""

    BEGIN = "begin", _("begonnen")
    BEVESTIGD = "bevestigd", _("ontvangst bevestigd")
    PLAN_GENOEMD = "plan_genoemd", _("persoonlijk plan genoemd")
    ONDERSTEUNER = "ondersteuner", _("gratis cliëntondersteuner genoemd")
    PLAN = "plan", _("persoonlijk plan gekregen")
    ONDERZOEK = "onderzoek", _("onderzoek klaar, de uitkomst is op papier gegeven")
    AANVRAAG = "aanvraag", _("aanvraag ontvangen")
    OPGESCHORT = "opgeschort", _("de beslistermijn staat stil")
    HERVAT = "hervat", _("de beslistermijn loopt weer")
    VERDAAGD = "verdaagd", _("laten weten dat het later wordt")
    BESLUIT = "besluit", _("beschikking gegeven")
    GESTOPT = "gestopt", _("de inwoner trok het in")


class Hoe(models.TextChoices):
    BRIEF = "brief", _("per brief")
    MEE = "mee", _("op papier meegegeven")
    DIGITAAL = "digitaal", _("digitaal")


class Stilgrond(models.TextChoices):
    """Waarom een beslistermijn stilstaat (Awb art. 4:15)."""

    AANVULLEN = "aanvullen", _("we vroegen de aanvraag aan te vullen (Awb art. 4:15 lid 1 onder a)")
    BUITENLAND = (
        "buitenland",
        _("we vroegen iets aan een instantie in het buitenland (Awb art. 4:15 lid 1 onder b)"),
    )
    UITSTEL = (
        "uitstel",
        _("de inwoner stemde op papier in met uitstel (Awb art. 4:15 lid 2 onder a)"),
    )
    INWONER = "inwoner", _("het wachten is op de inwoner (Awb art. 4:15 lid 2 onder b)")
    OVERMACHT = "overmacht", _("overmacht (Awb art. 4:15 lid 2 onder c)")


class Intrekreden(models.TextChoices):
    """Waarom een vastgelegde stap niet klopt."""

    VERGISSING = "vergissing", _("dit is niet gebeurd")
    DAG = "dag", _("de dag klopt niet")
    ANDERS = "anders", _("het hoort bij een andere vraag")


class Wetstap(Persoonlijk, Tafel, Vastgelegd):
    """Een stap van een Wmo-melding of aanvraag jeugdhulp. De termijnen volgen hieruit.

    Zonder vrije tekst: alleen wat, wanneer en hoe, zodat de teamleider ziet welke termijn afloopt
    en niet wat er speelt. `op` is de dag waarop het gebeurde. `tot_en_met`: bij stilstaan de
    laatste stille dag, bij verdagen de dag die genoemd is.
    """

    Soort = WetstapSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="wetstappen")
    vraag = models.ForeignKey(Hulpvraag, on_delete=models.CASCADE, related_name="wetstappen")
    wet = models.CharField(max_length=8, choices=Wet.choices)
    soort = models.CharField(max_length=16, choices=Soort.choices)
    op = models.DateField()
    hoe = models.CharField(max_length=10, choices=Hoe.choices, blank=True)
    grond = models.CharField(max_length=12, choices=Stilgrond.choices, blank=True)
    tot_en_met = models.DateField(null=True)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_reden = models.CharField(max_length=12, choices=Intrekreden.choices, blank=True)
    ingetrokken_door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            een_van("wet", Wet, "toegang_wetstap_wet_bekend"),
            een_van("soort", WetstapSoort, "toegang_wetstap_soort_bekend"),
            een_van("hoe", Hoe, "toegang_wetstap_hoe_bekend", of_leeg=True),
            een_van("grond", Stilgrond, "toegang_wetstap_grond_bekend", of_leeg=True),
            een_van("ingetrokken_reden", Intrekreden, "toegang_wetstap_reden_bekend", of_leeg=True),
            models.CheckConstraint(
                condition=~Q(soort__in=["opgeschort", "verdaagd"], tot_en_met__isnull=True),
                name="toegang_wetstap_met_dag",
            ),
            models.CheckConstraint(
                condition=~Q(soort="opgeschort", grond=""), name="toegang_wetstap_met_grond"
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | ~Q(ingetrokken_reden=""),
                name="toegang_wetstap_met_reden_ingetrokken",
            ),
            models.UniqueConstraint(
                fields=["vraag", "wet", "soort"],
                condition=Q(ingetrokken_op__isnull=True)
                & ~Q(soort__in=["opgeschort", "hervat", "verdaagd"]),
                name="toegang_wetstap_een_keer",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "op"], name="toegang_wetstap_dossier")]

    class Privacy:
        persoonsgegeven = "dat er een Wmo-melding of aanvraag jeugdhulp is, en de data daarvan"
        onderdeel = Onderdeel.NAAM
        doel = "geen termijn uit de wet laten verlopen"
        grondslag = "Wmo 2015 art. 2.3.2 en 2.3.5; Awb art. 4:13; AVG art. 6 lid 1 onder c"
        bewaarregel = "huishouden"
        dossier = "dossier"
