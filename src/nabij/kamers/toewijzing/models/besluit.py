"""Wat een huishouden is toegekend, wie dat besloot, en wat een ander al beoordeeld had."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.kamers.toewijzing.models.aanbod import Wet
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class Uitkomst(models.TextChoices):
    TOEGEKEND = "toegekend", _("toegekend")
    AFGEWEZEN = "afgewezen", _("niet toegekend")


class Antwoord(models.TextChoices):
    """Wat wie het mandaat heeft zei."""

    JA = "ja", _("ja")
    NEE = "nee", _("nee")


class Bron(models.TextChoices):
    """Wie iets al beoordeeld had."""

    HUISARTS = "huisarts", _("huisarts")
    WIJKVERPLEGING = "wijkverpleging", _("wijkverpleegkundige")
    AANBIEDER = "aanbieder", _("aanbieder")
    GI = "gi", _("gecertificeerde instelling")
    ANDER = "ander", _("een ander")


class Toekenning(Persoonlijk, Tafel, Vastgelegd):
    """Een besluit: voor wie, uit welke wet, wat de uitkomst is en waarom.

    `besloten_op` leeg: het wacht op wie het mandaat heeft. `beschikkingnummer` komt er bij het
    besluit. `mandaat` is waarbinnen het besloten is, zoals het toen was.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="toekenningen")
    persoon_id = models.UUIDField()
    naam = models.CharField(max_length=200)
    wet = models.CharField(max_length=3, choices=Wet.choices)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst.choices)
    motivering = models.TextField(_("waarom deze hulp"))
    hulpkeuze = models.ForeignKey(
        "casus.Hulpkeuze", on_delete=models.PROTECT, null=True, related_name="toekenningen"
    )
    beschikkingnummer = models.CharField(max_length=12, blank=True)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )
    mandaat = models.ForeignKey(
        "team.Mandaat", on_delete=models.PROTECT, null=True, related_name="+"
    )
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("wet", Wet, "toewijzing_toekenning_wet_bekend"),
            een_van("uitkomst", Uitkomst, "toewijzing_toekenning_uitkomst_bekend"),
            models.CheckConstraint(
                condition=~Q(motivering="") & ~Q(naam=""), name="toewijzing_toekenning_waarom"
            ),
            models.CheckConstraint(
                condition=Q(besloten_op__isnull=True, besloten_door__isnull=True)
                | Q(besloten_op__isnull=False, besloten_door__isnull=False)
                & ~Q(beschikkingnummer=""),
                name="toewijzing_toekenning_besloten_door",
            ),
            models.UniqueConstraint(
                fields=["beschikkingnummer"],
                condition=~Q(beschikkingnummer=""),
                name="toewijzing_toekenning_nummer",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "besloten_op"], name="toewijzing_toek_dossier")]

    class Privacy:
        persoonsgegeven = "welk besluit over hulp er is genomen, en waarom"
        onderdeel = Onderdeel.PLAN
        doel = "hulp geven waar een besluit voor nodig is"
        grondslag = "Wmo 2015 art. 2.3.5; Jeugdwet art. 2.3; Awb art. 1:3"
        bewaarregel = "huishouden"
        dossier = "dossier"


class Besluitvraag(Tafel, Vastgelegd):
    """Boven het mandaat: een vraag aan wie wel mag beslissen, voor welke dag, en het antwoord.

    Zonder naam: wie beslist hoeft niet te weten over wie het gaat. Wie vroeg geeft het besluit
    daarna door in het dossier.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="besluitvragen")
    toekenning = models.OneToOneField(
        Toekenning, on_delete=models.PROTECT, related_name="besluitvraag"
    )
    wat = models.CharField(max_length=300)
    waarom = models.CharField(_("waarom is dat nodig?"), max_length=500)
    aan = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, related_name="besluitvragen"
    )
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    uiterlijk = models.DateField()
    antwoord = models.CharField(max_length=5, choices=Antwoord.choices, blank=True)
    woorden = models.CharField(max_length=300, blank=True)
    beantwoord_op = models.DateTimeField(null=True)
    afgehandeld_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("antwoord", Antwoord, "toewijzing_vraag_antwoord", of_leeg=True),
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_op__isnull=True)
                | (~Q(antwoord="") & Q(beantwoord_op__isnull=False)),
                name="toewijzing_vraag_antwoord_moment",
            ),
            models.CheckConstraint(condition=~Q(aan=F("door")), name="toewijzing_vraag_een_ander"),
            models.CheckConstraint(
                condition=~Q(antwoord="nee") | ~Q(woorden=""), name="toewijzing_vraag_nee_waarom"
            ),
        ]
        indexes = [
            models.Index(
                fields=["aan"],
                condition=Q(beantwoord_op__isnull=True),
                name="toewijzing_vraag_open",
            )
        ]

    class Privacy:
        persoonsgegeven = "welke medewerker over welke hulp beslist, zonder wie het krijgt"
        doel = "een besluit boven het mandaat blijft niet liggen"
        grondslag = "Awb art. 10:3; AVG art. 6 lid 1 onder e"
        bewaarregel = "huishouden"
        poort = False


class Overname(Persoonlijk, Tafel, Vastgelegd):
    """Wat een ander al beoordeeld had, met bron en dag. Dat wordt niet nog eens gevraagd."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="overnames")
    bron = models.CharField(_("wie beoordeelde het?"), max_length=15, choices=Bron.choices)
    van_wie = models.CharField(_("naam of organisatie"), max_length=150, blank=True)
    wat = models.TextField(_("wat is er beoordeeld?"))
    beoordeeld_op = models.DateField(_("op welke dag?"))
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("bron", Bron, "toewijzing_overname_bron_bekend"),
            models.CheckConstraint(condition=~Q(wat=""), name="toewijzing_overname_met_wat"),
        ]
        indexes = [
            models.Index(fields=["dossier", "-beoordeeld_op"], name="toewijzing_overname_dossier")
        ]

    class Privacy:
        persoonsgegeven = "wat een ander al beoordeeld had, met bron en dag"
        onderdeel = Onderdeel.PLAN
        doel = "niets twee keer vragen"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
