"""Wat iemand bij een doel koos, en hoe het daarmee ging."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.casus.models.plan import Actie
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class HulpKring(models.TextChoices):
    """Van dichtbij naar verder weg; codes als `regels.kiezen.Kring`."""

    ZELF = "zelf", _("wat u zelf doet")
    NETWERK = "netwerk", _("mensen om u heen")
    BUURT = "buurt", _("in de buurt")
    COLLECTIEF = "collectief", _("samen met anderen")
    TEAM = "team", _("het team")
    AANBIEDER = "aanbieder", _("een aanbieder")


class Plekantwoord(models.TextChoices):
    JA = "ja", _("ja, op de plek")
    NOG_NIET = "nog_niet", _("nog niet")
    NEE = "nee", _("nee, het past niet")


class Hulpkeuze(Persoonlijk, Tafel, Vastgelegd):
    """Hulp die bij een doel gekozen is: een actie in het plan, en waar die vandaan komt.

    Wat het wachten was op de dag van kiezen blijft staan, ook als het later anders is.
    `overbrugt`: wat er gebeurt tot die andere hulp begint. `begonnen_op` is de eerste keer.
    """

    Kring = HulpKring

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="hulpkeuzes")
    actie = models.OneToOneField(Actie, on_delete=models.PROTECT, related_name="hulp")
    kring = models.CharField(max_length=12, choices=HulpKring.choices)
    # Wie een vermelding weghaalt mag hier niet lezen; de database zelf houdt haar dan tegen.
    aanbod = models.ForeignKey(
        "kaart.Aanbod", on_delete=models.DO_NOTHING, null=True, related_name="+"
    )
    zonder_besluit = models.BooleanField(default=True)
    wacht_weken = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    wacht_gemeten = models.BooleanField(default=False)
    wacht_peildatum = models.DateField(null=True)
    overbrugt = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="overbrugging"
    )
    op = models.DateTimeField(default=klok.nu)
    begonnen_op = models.DateField(_("wanneer begon het?"), null=True)
    plek = models.CharField(max_length=10, choices=Plekantwoord.choices, blank=True)
    plek_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("kring", HulpKring, "casus_hulpkeuze_kring_bekend"),
            een_van("plek", Plekantwoord, "casus_hulpkeuze_plek_bekend", of_leeg=True),
            models.CheckConstraint(
                condition=Q(wacht_weken__isnull=True, wacht_peildatum__isnull=True)
                | Q(wacht_weken__isnull=False, wacht_peildatum__isnull=False),
                name="casus_hulpkeuze_wacht_met_dag",
            ),
            models.CheckConstraint(
                condition=Q(plek="", plek_op__isnull=True)
                | (~Q(plek="") & Q(plek_op__isnull=False, begonnen_op__isnull=False)),
                name="casus_hulpkeuze_plek_na_begin",
            ),
            models.CheckConstraint(
                condition=Q(overbrugt__isnull=True) | ~Q(overbrugt=F("id")),
                name="casus_hulpkeuze_overbrugt_een_ander",
            ),
        ]
        indexes = [
            models.Index(
                fields=["dossier", "begonnen_op"],
                condition=Q(plek=""),
                name="casus_hulpkeuze_te_vragen",
            )
        ]

    class Privacy:
        persoonsgegeven = "welke hulp iemand koos, en of die past"
        onderdeel = Onderdeel.PLAN
        doel = "hulp die past, zo snel als kan"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
