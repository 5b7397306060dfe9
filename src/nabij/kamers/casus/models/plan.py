"""Het plan: doelen, acties, wie het ermee eens is, en wat er eerder stond."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.opslag.velden import Tafel, Vastgelegd, een_van
from nabij.opslag.versie import MetVersie


class Doel(Persoonlijk, Tafel, Vastgelegd, MetVersie):
    """Wat iemand wil bereiken, in eigen woorden."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="doelen")
    tekst = models.TextField(_("wat wil ik bereiken?"))
    van_wie = models.CharField(_("wiens doel is dit?"), max_length=120, blank=True)
    leefgebied = models.CharField(max_length=40, blank=True)
    stap_nu = models.CharField(max_length=20, blank=True)
    stap_straks = models.CharField(max_length=20, blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    klaar_op = models.DateTimeField(null=True)
    vervallen_op = models.DateTimeField(null=True)
    vervallen_reden = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="casus_doel_met_woorden"),
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True) | Q(vervallen_op__isnull=True),
                name="casus_doel_klaar_of_vervallen",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "op"], name="casus_doel_dossier")]

    class Privacy:
        persoonsgegeven = "wat iemand wil bereiken"
        onderdeel = Onderdeel.PLAN
        doel = "samen werken aan wat het huishouden wil"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


OPEN = {"klaar_op__isnull": True, "vervallen_op__isnull": True}
"""Filter op doelen en acties die nog lopen."""


class ActieWie(models.TextChoices):
    """Van dichtbij naar verder weg."""

    INWONER = "inwoner", _("het huishouden zelf")
    NETWERK = "netwerk", _("familie of vrienden")
    BUUR = "buur", _("buurt of vrijwilliger")
    TEAM = "team", _("het team")
    ANDER = "ander", _("iemand anders")


class Actie(Persoonlijk, Tafel, Vastgelegd, MetVersie):
    """Wie doet wat, en wanneer.

    `te_dragen`: wat een naaste of buur daar zelf van zegt; leeg is nog niet gevraagd.
    """

    Wie = ActieWie

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="acties")
    plan_doel = models.ForeignKey(
        Doel, on_delete=models.PROTECT, null=True, blank=True, related_name="acties"
    )
    tekst = models.TextField(_("wat gaat er gebeuren?"))
    wie = models.CharField(max_length=10, choices=Wie.choices)
    naam = models.CharField(_("wie precies?"), max_length=120, blank=True)
    account = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="acties"
    )
    uiterlijk = models.DateField(_("wanneer?"), null=True, blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    klaar_op = models.DateTimeField(null=True)
    vervallen_op = models.DateTimeField(null=True)
    vervallen_reden = models.CharField(max_length=300, blank=True)
    te_zwaar = models.BooleanField(default=False)
    te_dragen = models.BooleanField(_("is het te dragen?"), null=True)

    class Meta:
        constraints = [
            een_van("wie", ActieWie, "casus_actie_wie_bekend"),
            models.CheckConstraint(condition=~Q(tekst=""), name="casus_actie_met_woorden"),
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True) | Q(vervallen_op__isnull=True),
                name="casus_actie_klaar_of_vervallen",
            ),
            models.CheckConstraint(
                condition=Q(account__isnull=True) | Q(wie="team"),
                name="casus_actie_account_is_team",
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "uiterlijk"], name="casus_actie_dossier"),
            models.Index(
                fields=["account", "uiterlijk"],
                condition=Q(klaar_op__isnull=True, vervallen_op__isnull=True),
                name="casus_actie_open_van",
            ),
        ]

    class Privacy:
        persoonsgegeven = "wat er afgesproken is en wie het doet"
        onderdeel = Onderdeel.PLAN
        doel = "doen wat is afgesproken"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class AkkoordAntwoord(models.TextChoices):
    EENS = "eens", _("is het eens")
    ONEENS = "oneens", _("is het niet eens")
    LATER = "later", _("wil er nog over denken")


class Akkoord(Persoonlijk, Tafel, Vastgelegd):
    """Of iemand het eens is met het plan. Nee mag, met of zonder reden; het laatste telt."""

    Antwoord = AkkoordAntwoord

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="akkoorden")
    persoon_id = models.UUIDField()
    naam = models.CharField(max_length=200)
    antwoord = models.CharField(max_length=8, choices=Antwoord.choices)
    reden = models.CharField(_("wat zei diegene erbij?"), max_length=300, blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [een_van("antwoord", AkkoordAntwoord, "casus_akkoord_antwoord_bekend")]

    class Privacy:
        persoonsgegeven = "of iemand het eens is met het plan"
        onderdeel = Onderdeel.PLAN
        doel = "het is hun plan"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Planwijziging(Persoonlijk, Tafel, Vastgelegd):
    """Wat er in een doel of actie stond voor het gewijzigd werd. Zo gaat geen woord verloren."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="planwijzigingen")
    plan_doel = models.ForeignKey(
        Doel, on_delete=models.PROTECT, null=True, related_name="wijzigingen"
    )
    actie = models.ForeignKey(
        Actie, on_delete=models.PROTECT, null=True, related_name="wijzigingen"
    )
    versie = models.PositiveIntegerField()
    velden = models.JSONField()
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(plan_doel__isnull=True, actie__isnull=False)
                | Q(plan_doel__isnull=False, actie__isnull=True),
                name="casus_planwijziging_van_een",
            ),
            models.UniqueConstraint(
                fields=["plan_doel", "versie"], name="casus_planwijziging_doel_versie"
            ),
            models.UniqueConstraint(
                fields=["actie", "versie"], name="casus_planwijziging_actie_versie"
            ),
        ]
        indexes = [models.Index(fields=["dossier", "-op"], name="casus_planwijziging_dossier")]

    class Privacy:
        persoonsgegeven = "wat er eerder in het plan stond"
        onderdeel = Onderdeel.PLAN
        doel = "zien wat er veranderde en wanneer"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
