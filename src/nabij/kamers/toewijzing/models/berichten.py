"""Wat er naar buiten moet en wat er binnenkwam. De koppeling leegt het een en vult het ander."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.kamers.toewijzing.models.aanbod import Aanbieder, Wet
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class UitbakStatus(models.TextChoices):
    KLAAR = "klaar", _("ligt klaar")
    BINNEN = "binnen", _("blijft binnen")
    VERZONDEN = "verzonden", _("verzonden")
    GOED = "goed", _("goed ontvangen")
    FOUT = "fout", _("teruggekomen met een fout")


class Uitbak(Persoonlijk, Tafel, Vastgelegd):
    """Een bericht dat naar een aanbieder moet, geschreven in de transactie van wat het meldt.

    `inhoud` noemt alleen sleutels en codes, nooit een naam of BSN: wie verstuurt leest die op dat
    moment. `sleutel` is uniek, zodat een herhaling niets verdubbelt.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="uitbak")
    soort = models.CharField(max_length=3)
    wet = models.CharField(max_length=3, choices=Wet.choices)
    aanbieder = models.ForeignKey(Aanbieder, on_delete=models.PROTECT, related_name="uitbak")
    persoon_id = models.UUIDField()
    inhoud = models.JSONField()
    sleutel = models.CharField(max_length=80, unique=True)
    status = models.CharField(
        max_length=10, choices=UitbakStatus.choices, default=UitbakStatus.KLAAR
    )
    kenmerk = models.CharField(max_length=12, blank=True)
    uitkomst = models.CharField(max_length=300, blank=True)
    op = models.DateTimeField(default=klok.nu)
    verzonden_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("wet", Wet, "toewijzing_uitbak_wet_bekend"),
            een_van("status", UitbakStatus, "toewijzing_uitbak_status_bekend"),
            models.CheckConstraint(
                condition=Q(soort__in=["301", "319"]), name="toewijzing_uitbak_soort_bekend"
            ),
            models.CheckConstraint(
                condition=Q(verzonden_op__isnull=True) | ~Q(kenmerk=""),
                name="toewijzing_uitbak_verzonden_kenmerk",
            ),
        ]
        indexes = [
            models.Index(
                fields=["op"],
                condition=Q(status__in=["klaar", "binnen"]),
                name="toewijzing_uitbak_te_doen",
            )
        ]

    class Privacy:
        persoonsgegeven = "welk bericht over iemand naar een aanbieder ging"
        onderdeel = Onderdeel.PLAN
        doel = "elk bericht gaat een keer, en niet als het iemand in gevaar brengt"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Postvak(Tafel, Vastgelegd):
    """Een bericht dat binnenkwam: eerst zoals het was, versleuteld, en pas daarna gelezen.

    `vingerafdruk` is de SHA-256 van de inhoud: hetzelfde bestand komt er een keer in.
    """

    inhoud_kluis = models.BinaryField()
    vingerafdruk = models.CharField(max_length=64, unique=True)
    bestand = models.CharField(max_length=120, blank=True)
    soort = models.CharField(max_length=3, blank=True)
    afzender = models.CharField(max_length=8, blank=True)
    kenmerk = models.CharField(max_length=12, blank=True)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, null=True, related_name="postvak"
    )
    verwerkt_op = models.DateTimeField(null=True)
    gelukt = models.BooleanField(null=True)
    uitkomst = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verwerkt_op__isnull=True, gelukt__isnull=True)
                | Q(verwerkt_op__isnull=False, gelukt__isnull=False),
                name="toewijzing_postvak_verwerkt",
            )
        ]
        indexes = [
            models.Index(
                fields=["vastgelegd_op"],
                condition=Q(verwerkt_op__isnull=True),
                name="toewijzing_postvak_te_doen",
            )
        ]

    class Privacy:
        persoonsgegeven = "een bericht van een aanbieder zoals het binnenkwam (versleuteld)"
        doel = "geen bericht verliezen en niets twee keer verwerken"
        grondslag = GRONDSLAG
        bewaarregel = "bericht"
        poort = False
