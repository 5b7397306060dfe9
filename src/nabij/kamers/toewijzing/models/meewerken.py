"""Wie van de aanbieder meewerkt, en wat er over en weer gezegd is, bij de eigen opdracht."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.casus.models import Doel
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.kamers.toewijzing.models.levering import Toewijzing
from nabij.opslag.velden import Tafel, Vastgelegd, een_van, nooit_voor


class JaHoe(models.TextChoices):
    """Hoe het huishouden ja zei."""

    GESPROKEN = "gesproken", _("in een gesprek")
    GEBELD = "gebeld", _("aan de telefoon")
    PAPIER = "papier", _("op papier")


class Meewerker(Persoonlijk, Tafel, Vastgelegd):
    """Iemand van de aanbieder die voor deze opdracht meeleest en meeschrijft, met een link.

    `doel`: het ene doel waarvan die de woorden leest. `tot` is de laatste dag van de link, of leeg
    zolang er geen is. Zonder ja van het huishouden bestaat deze rij niet.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="meewerkers")
    toewijzing = models.ForeignKey(Toewijzing, on_delete=models.PROTECT, related_name="meewerkers")
    doel = models.ForeignKey(Doel, on_delete=models.PROTECT, null=True, related_name="+")
    naam = models.CharField(_("naam"), max_length=120)
    functie = models.CharField(_("functie"), max_length=80)
    telefoon = models.CharField(_("telefoon van het werk"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail van het werk"), blank=True)
    akkoord_van = models.CharField(_("wie zei ja?"), max_length=200)
    akkoord_op = models.DateField(_("wanneer?"))
    akkoord_hoe = models.CharField(_("hoe?"), max_length=10, choices=JaHoe.choices)
    tot = models.DateField(null=True)
    gestopt_op = models.DateTimeField(null=True)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            een_van("akkoord_hoe", JaHoe, "toewijzing_meewerker_hoe_bekend"),
            nooit_voor("akkoord_op", "tot", "toewijzing_meewerker_eerst_ja"),
            models.CheckConstraint(
                condition=~Q(naam="") & ~Q(functie="") & ~Q(akkoord_van=""),
                name="toewijzing_meewerker_met_naam",
            ),
            models.CheckConstraint(
                condition=~Q(telefoon="") | ~Q(email=""), name="toewijzing_meewerker_bereik"
            ),
            models.UniqueConstraint(
                fields=["toewijzing"],
                condition=Q(gestopt_op__isnull=True),
                name="toewijzing_meewerker_een_tegelijk",
            ),
        ]

    class Privacy:
        persoonsgegeven = "welke werker van een aanbieder meewerkt, en dat het huishouden ja zei"
        onderdeel = Onderdeel.PLAN
        doel = "de aanbieder werkt mee in het eigen stuk van het plan"
        grondslag = "AVG art. 6 lid 1 onder a en e; Wmo 2015 art. 5.1.1; Jeugdwet art. 7.4.0"
        bewaarregel = "huishouden"
        dossier = "dossier"


class Meewerksoort(models.TextChoices):
    HOE = "hoe", _("hoe het gaat")
    ZIET = "ziet", _("wat de aanbieder ziet")
    MOMENT = "moment", _("een gedeeld moment")


class Meewerkregel(Persoonlijk, Tafel, Vastgelegd):
    """Een regel in het eigen stuk. Er komt bij, er gaat niets af en er verandert niets.

    Hoe het gaat en wat de aanbieder ziet schrijft de meewerker (`door` leeg); een moment, met een
    `dag`, deelt het team.
    """

    Soort = Meewerksoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="meewerkregels")
    meewerker = models.ForeignKey(Meewerker, on_delete=models.PROTECT, related_name="regels")
    soort = models.CharField(max_length=6, choices=Meewerksoort.choices)
    tekst = models.CharField(max_length=500)
    dag = models.DateField(null=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-op", "-pk"]
        constraints = [
            een_van("soort", Meewerksoort, "toewijzing_meewerkregel_soort"),
            models.CheckConstraint(condition=~Q(tekst=""), name="toewijzing_meewerkregel_tekst"),
            models.CheckConstraint(
                condition=Q(soort="moment", dag__isnull=False, door__isnull=False)
                | ~Q(soort="moment") & Q(dag__isnull=True, door__isnull=True),
                name="toewijzing_meewerkregel_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "soort"], name="toewijzing_meewerkregel_wat"),
        ]

    class Privacy:
        persoonsgegeven = "hoe het volgens een werker van de aanbieder gaat"
        onderdeel = Onderdeel.PLAN
        doel = "de aanbieder werkt mee in het eigen stuk van het plan"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
