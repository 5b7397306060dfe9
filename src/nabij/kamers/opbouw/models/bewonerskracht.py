"""Bewoners die iets willen doen, in hun eigen woorden en met hun eigen ja.

Elke bewoner heeft een eigen dossier, los van elk huishouden: van hulp of een verleden staat hier
niets. Trekt iemand zich terug, dan gaat het hele dossier weg.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.casus.models import Plekantwoord
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.opslag.velden import Tafel, Vastgelegd, een_van, nooit_voor
from nabij.opslag.versie import MetVersie

TOESTEMMING = "AVG art. 6 lid 1 onder a"


class Hoe(models.TextChoices):
    """Hoe iemand ja zei."""

    GESPROKEN = "gesproken", _("in een gesprek")
    GEBELD = "gebeld", _("aan de telefoon")
    PAPIER = "papier", _("op papier")


class Bewonerskracht(Persoonlijk, Tafel, Vastgelegd, MetVersie):
    """Wat een bewoner graag zou doen. Geen oordeel van ons over wat iemand kan."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="bewonerskracht")
    naam = models.CharField(_("naam"), max_length=80)
    bereik = models.CharField(_("hoe te bereiken"), max_length=120)
    wat = models.CharField(_("wat iemand wil doen"), max_length=500)
    waar = models.CharField(_("waar"), max_length=120, blank=True)
    wanneer = models.CharField(_("wanneer"), max_length=120, blank=True)
    tot_wanneer = models.DateField(_("tot wanneer"))
    toestemming_op = models.DateField(_("wanneer zei diegene ja"))
    toestemming_hoe = models.CharField(max_length=10, choices=Hoe.choices)
    gesproken_op = models.DateField(null=True)

    class Meta:
        constraints = [
            een_van("toestemming_hoe", Hoe, "opbouw_bewonerskracht_hoe_bekend"),
            models.CheckConstraint(
                condition=~Q(naam="") & ~Q(bereik="") & ~Q(wat=""),
                name="opbouw_bewonerskracht_wie_en_wat",
            ),
            models.CheckConstraint(
                condition=Q(tot_wanneer__gte=F("toestemming_op")),
                name="opbouw_bewonerskracht_ja_voor_eind",
            ),
            nooit_voor("toestemming_op", "gesproken_op", "opbouw_bewonerskracht_eerst_het_ja"),
        ]

    class Privacy:
        persoonsgegeven = "wat een bewoner voor een ander wil doen, en hoe die te bereiken is"
        onderdeel = Onderdeel.VRAAG
        doel = "een bewoner die iets wil doen vragen bij wie iets zoekt"
        grondslag = TOESTEMMING
        bewaarregel = "bewonerskracht"
        dossier = "dossier"


class Plekvraag(Tafel, Vastgelegd):
    """Een collega zoekt voor iemand een plek of een mens. In een zin, en nooit wie het is.

    Het huishouden staat er met opzet niet bij. `antwoord` is wat de collega mag doorgeven; trekt de
    bewoner zich terug, dan is het weg en staat de vraag weer open. `hoe` is het antwoord op de ene
    lichte vraag na zes weken, gesteld door wie de plek zocht; `gevraagd_op` is wanneer die daar een
    seintje van kreeg.
    """

    team = models.ForeignKey("team.Wijkteam", on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    zin = models.CharField(_("wat zoek je"), max_length=200)
    antwoord = models.CharField(_("antwoord"), max_length=200, blank=True)
    gevonden_op = models.DateField(null=True)
    niemand_op = models.DateField(null=True)
    hoe = models.CharField(max_length=10, choices=Plekantwoord.choices, blank=True)
    hoe_op = models.DateField(null=True)
    gevraagd_op = models.DateField(null=True)

    class Meta:
        ordering = ["vastgelegd_op"]
        constraints = [
            een_van("hoe", Plekantwoord, "opbouw_plekvraag_hoe_bekend", of_leeg=True),
            models.CheckConstraint(condition=~Q(zin=""), name="opbouw_plekvraag_een_zin"),
            models.CheckConstraint(
                condition=Q(gevonden_op__isnull=True) | Q(niemand_op__isnull=True),
                name="opbouw_plekvraag_gevonden_of_niet",
            ),
            models.CheckConstraint(
                condition=Q(hoe="", hoe_op__isnull=True)
                | (~Q(hoe="") & Q(hoe_op__isnull=False, gevonden_op__isnull=False)),
                name="opbouw_plekvraag_hoe_na_gevonden",
            ),
        ]
        indexes = [models.Index(fields=["team", "gevonden_op"], name="opbouw_plekvraag_open")]

    class Privacy:
        persoonsgegeven = "welke collega een plek zoekt, in een zin zonder wie het is"
        doel = "een bewoner die iets wil doen vinden bij wie iets zoekt"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "bewonerskracht"
        poort = False


class Koppeling(Persoonlijk, Tafel, Vastgelegd):
    """Een bewoner zei ja op een vraag. Een nee staat nergens: die verandert niets."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    plekvraag = models.OneToOneField(Plekvraag, on_delete=models.PROTECT, related_name="koppeling")
    op = models.DateField(default=klok.vandaag)
    bedankt_op = models.DateField(null=True)

    class Meta:
        constraints = [nooit_voor("op", "bedankt_op", "opbouw_koppeling_ja_voor_dank")]

    class Privacy:
        persoonsgegeven = "dat een bewoner ja zei op een vraag"
        onderdeel = Onderdeel.VRAAG
        doel = "bedanken, en weten wie waar helpt"
        grondslag = TOESTEMMING
        bewaarregel = "bewonerskracht"
        dossier = "dossier"


class Idee(Persoonlijk, Tafel, Vastgelegd, MetVersie):
    """Wat bewoners zelf bedachten: wat ze vragen, wat er gegeven is en wat er gedaan is.

    `wie` en `bereik` zoals de bewoner het wil; `openbaar` alleen met een ja van de bewoner, en dan
    zonder wie het is.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="idee")
    wie = models.CharField(_("wie"), max_length=80)
    bereik = models.CharField(_("hoe te bereiken"), max_length=120)
    wat = models.CharField(_("wat ze bedachten"), max_length=500)
    vraagt = models.CharField(_("wat ervoor gevraagd wordt"), max_length=200, blank=True)
    toestemming_op = models.DateField(_("wanneer zei diegene ja"))
    toestemming_hoe = models.CharField(max_length=10, choices=Hoe.choices)
    openbaar = models.BooleanField(default=False)
    gegeven = models.CharField(_("wat er gegeven is"), max_length=200, blank=True)
    bedrag = models.DecimalField(_("bewonersbudget"), max_digits=8, decimal_places=2, null=True)
    gegeven_op = models.DateField(null=True)
    gedaan = models.CharField(_("wat er gedaan is"), max_length=200, blank=True)
    gedaan_op = models.DateField(null=True)

    class Meta:
        constraints = [
            een_van("toestemming_hoe", Hoe, "opbouw_idee_hoe_bekend"),
            models.CheckConstraint(
                condition=~Q(wie="") & ~Q(bereik="") & ~Q(wat=""), name="opbouw_idee_wie_en_wat"
            ),
            models.CheckConstraint(
                condition=Q(bedrag__isnull=True) | Q(bedrag__gte=0, gegeven_op__isnull=False),
                name="opbouw_idee_bedrag_is_gegeven",
            ),
        ]

    @property
    def laatste_dag(self) -> date:
        """De laatste dag waarop er iets mee gebeurde."""
        dagen = (self.toestemming_op, self.gegeven_op, self.gedaan_op)
        return max(dag for dag in dagen if dag)

    class Privacy:
        persoonsgegeven = "wat een bewoner bedacht, en hoe die te bereiken is"
        onderdeel = Onderdeel.VRAAG
        doel = "een idee van bewoners verder helpen"
        grondslag = TOESTEMMING
        bewaarregel = "bewonerskracht"
        dossier = "dossier"


class Openbaaridee(Tafel):
    """Wat iedereen van een idee mag lezen: wat, wat er gegeven is en gedaan. Nooit wie."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="+")
    wat = models.CharField(max_length=500)
    gegeven = models.CharField(max_length=200, blank=True)
    bedrag = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    gedaan = models.CharField(max_length=200, blank=True)
    op = models.DateField(default=klok.vandaag)

    class Meta:
        ordering = ["-op", "pk"]
        indexes = [models.Index(fields=["-op", "id"], name="opbouw_openbaaridee_nieuw")]

    class Privacy:
        persoonsgegeven = "wat een bewoner bedacht, zonder wie, openbaar omdat die dat wil"
        doel = "laten zien wat bewoners bedenken"
        grondslag = TOESTEMMING
        bewaarregel = "bewonerskracht"
        poort = False


class Krachtwoord(models.TextChoices):
    GEZEGD = "gezegd", _("wil iets doen voor een ander")
    GEVONDEN = "gevonden", _("deed iets voor een ander")


class Krachttelling(Tafel):
    """Hoe vaak in een maand; blijft als de bewoners zelf weg zijn. Geen doel om te halen."""

    team = models.ForeignKey("team.Wijkteam", on_delete=models.PROTECT, related_name="+")
    maand = models.DateField()
    wat = models.CharField(max_length=10, choices=Krachtwoord.choices)
    aantal = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            een_van("wat", Krachtwoord, "opbouw_krachttelling_wat_bekend"),
            models.UniqueConstraint(
                fields=["team", "maand", "wat"], name="opbouw_krachttelling_een_per_maand"
            ),
        ]
