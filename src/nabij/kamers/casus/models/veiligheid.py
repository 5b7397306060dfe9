"""Veiligheid: de stappen van de meldcode, het veiligheidsplan, en drang of dwang.

Stappen en plan horen bij het deel veiligheid: alleen wie daar met naam genoemd is, leest ze.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, MELDCODE, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class VeiligheidsstapSoort(models.TextChoices):
    """De vijf stappen van de meldcode en wat er verder gebeurt (codes van `casus.regels`)."""

    BEGONNEN = "begonnen", _("begonnen")
    SIGNALEN = "signalen", _("signalen in kaart")
    OVERLEG = "overleg", _("overleg met een collega")
    GESPREK = "gesprek", _("gesprek met wie het aangaat")
    WEGEN = "wegen", _("wegen, met zijn tweeën")
    BESLUIT = "besluit", _("beslissen: hulp of een melding bij Veilig Thuis")
    KINDCHECK = "kindcheck", _("kindcheck")
    GEVAAR = "gevaar", _("er is nu gevaar")
    VOORBIJ = "voorbij", _("het gevaar van dit moment is voorbij")
    EIGENAAR = "eigenaar", _("gaat hier nu over")
    VRIJGEGEVEN = "vrijgegeven", _("wie keek is vrijgegeven")
    KLAAR = "klaar", _("afgerond")


class VeiligheidsstapBesluit(models.TextChoices):
    HULP = "hulp", _("hulp inzetten, zonder melding")
    MELDING = "melding", _("melding bij Veilig Thuis")
    BEIDE = "beide", _("melding bij Veilig Thuis, en hulp inzetten")


class Veiligheidsstap(Persoonlijk, Tafel, Vastgelegd):
    """Wat er gebeurde met een zorg over veiligheid. Er komt bij; weg gaat niets.

    `account`: wie erover gaat (bij begonnen en eigenaar). `instrument` en `uitkomst`: in woorden
    wat een instrument zei, als iemand dat gebruikte; wij rekenen er niet mee.
    """

    Soort = VeiligheidsstapSoort

    Besluit = VeiligheidsstapBesluit

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=14, choices=Soort.choices)
    met = models.CharField(_("met wie"), max_length=200, blank=True)
    veilig_thuis = models.BooleanField(_("ook met Veilig Thuis"), default=False)
    woorden = models.TextField(_("in woorden"), blank=True)
    besluit = models.CharField(max_length=8, choices=Besluit.choices, blank=True)
    instrument = models.CharField(max_length=120, blank=True)
    uitkomst = models.CharField(max_length=300, blank=True)
    account = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_reden = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            een_van("soort", VeiligheidsstapSoort, "casus_veiligheidsstap_soort_bekend"),
            een_van(
                "besluit",
                VeiligheidsstapBesluit,
                "casus_veiligheidsstap_besluit_bekend",
                of_leeg=True,
            ),
            models.CheckConstraint(
                condition=~Q(soort="besluit", besluit=""), name="casus_veiligheidsstap_met_besluit"
            ),
            models.CheckConstraint(
                condition=~Q(soort__in=["begonnen", "eigenaar"], account__isnull=True),
                name="casus_veiligheidsstap_met_eigenaar",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "-op"], name="casus_veiligheidsstap_dossier")]

    class Privacy:
        persoonsgegeven = "een zorg over veiligheid en de stappen van de meldcode"
        onderdeel = Onderdeel.VEILIGHEID
        doel = "zorgen dat iedereen thuis veilig is"
        grondslag = MELDCODE
        bewaarregel = "huishouden"
        dossier = "dossier"


class Veiligheidsafspraak(Persoonlijk, Tafel, Vastgelegd):
    """Een regel van het veiligheidsplan voor een mens: wie belt wie, en wanneer."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    persoon_id = models.UUIDField()
    naam = models.CharField(max_length=200)
    tekst = models.TextField()
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(tekst=""), name="casus_veiligheidsafspraak_met_woorden"
            )
        ]
        indexes = [models.Index(fields=["dossier", "op"], name="casus_veiligafspraak_dossier")]

    class Privacy:
        persoonsgegeven = "wie wie belt als het thuis onveilig wordt"
        onderdeel = Onderdeel.VEILIGHEID
        doel = "iedereen weet wat te doen als het oploopt"
        grondslag = MELDCODE
        bewaarregel = "huishouden"
        dossier = "dossier"


class DrangSoort(models.TextChoices):
    DRANG = "drang", _("drang")
    DWANG = "dwang", _("dwang")


class Drang(Persoonlijk, Tafel, Vastgelegd):
    """Wat niet vrijwillig is, met naam: wat, op welke grond, tot wanneer, en dat het gezegd is."""

    Soort = DrangSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="drang")
    soort = models.CharField(max_length=5, choices=Soort.choices)
    wat = models.CharField(_("wat"), max_length=300)
    grond = models.CharField(_("op welke grond"), max_length=200)
    tot = models.DateField(_("tot en met"))
    gezegd_op = models.DateField(_("gezegd op"))
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    gestopt_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("soort", DrangSoort, "casus_drang_soort_bekend"),
            models.CheckConstraint(
                condition=~Q(wat="") & ~Q(grond=""), name="casus_drang_met_grond"
            ),
        ]
        indexes = [models.Index(fields=["dossier", "tot"], name="casus_drang_dossier")]

    class Privacy:
        persoonsgegeven = "welke drang of dwang er is, met grond en termijn"
        onderdeel = Onderdeel.PLAN
        doel = "het huishouden weet wat niet vrijwillig is, en waarom"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
