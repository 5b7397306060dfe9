"""Een initiatief: een antwoord voor velen. Wie er komt wordt geteld, nooit genoteerd."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.opbouw.models.aanwezig import Aanwezigheid
from nabij.opslag.velden import Tafel, Vastgelegd, een_van, nooit_voor


class Vorm(models.TextChoices):
    INLOOP = "inloop", _("inloop")
    CURSUS = "cursus", _("cursus")
    GROEP = "groep", _("groep")
    TAFEL = "tafel", _("tafel: samen eten of koken")


class Initiatief(Tafel, Vastgelegd):
    """Wat we samen met anderen beginnen, waarom, met wie, en wat het bracht toen het stopte.

    `patroon` is het gesprekspunt waar het uit kwam; leeg als het ergens anders begon. `aanbod` is
    hoe het op de sociale kaart staat. `trekker` is de medewerker die het draagt.
    """

    Vorm = Vorm

    team = models.ForeignKey("team.Wijkteam", on_delete=models.PROTECT, related_name="initiatieven")
    patroon = models.UUIDField(null=True)
    naam = models.CharField(_("naam"), max_length=80)
    doel = models.CharField(_("doel"), max_length=200)
    vorm = models.CharField(_("vorm"), max_length=10, choices=Vorm.choices)
    partners = models.CharField(_("met wie"), max_length=200, blank=True)
    waar = models.CharField(_("waar"), max_length=80)
    wanneer = models.CharField(_("wanneer"), max_length=200)
    uitnodiging = models.TextField(_("uitnodiging"))
    trekker = models.ForeignKey(
        "team.Medewerker", on_delete=models.PROTECT, related_name="initiatieven"
    )
    aanbod = models.ForeignKey(
        "kaart.Aanbod", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    begonnen_op = models.DateField(default=klok.vandaag)
    gestopt_op = models.DateField(null=True)
    bracht = models.CharField(_("wat het bracht"), max_length=300, blank=True)

    class Meta:
        ordering = ["-begonnen_op", "pk"]
        constraints = [
            een_van("vorm", Vorm, "opbouw_initiatief_vorm_bekend"),
            nooit_voor("begonnen_op", "gestopt_op", "opbouw_initiatief_begin_voor_eind"),
            models.CheckConstraint(
                condition=~Q(naam="") & ~Q(doel="") & ~Q(waar=""),
                name="opbouw_initiatief_naam_doel_plaats",
            ),
            models.CheckConstraint(
                condition=Q(gestopt_op__isnull=True, bracht="")
                | (Q(gestopt_op__isnull=False) & ~Q(bracht="")),
                name="opbouw_initiatief_stopt_met_wat_het_bracht",
            ),
        ]

    class Privacy:
        persoonsgegeven = "welke medewerker een initiatief trekt"
        doel = "weten wie het draagt en wie te bellen is"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "dienst"
        poort = False

    def __str__(self) -> str:
        return self.naam


class Initiatiefthema(Tafel):
    """Waar een initiatief over gaat."""

    initiatief = models.ForeignKey(Initiatief, on_delete=models.CASCADE, related_name="themas")
    thema = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiatief", "thema"], name="opbouw_initiatiefthema_een_keer"
            )
        ]


class Initiatiefgebied(Tafel):
    """Voor welke wijk of buurt een initiatief is."""

    initiatief = models.ForeignKey(Initiatief, on_delete=models.CASCADE, related_name="gebieden")
    gebied = models.ForeignKey("wijk.Gebied", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiatief", "gebied"], name="opbouw_initiatiefgebied_een_keer"
            )
        ]


class Keer(Tafel):
    """Een keer van een initiatief, met hoeveel er kwamen. Vijf getallen en geen rij per bezoeker.

    `eerste`: wie zei hier voor het eerst te zijn. `goed`, `gaat` en `niet`: wat bezoekers vonden.
    """

    initiatief = models.ForeignKey(Initiatief, on_delete=models.PROTECT, related_name="keren")
    aanwezigheid = models.OneToOneField(Aanwezigheid, on_delete=models.CASCADE, related_name="keer")
    bezoekers = models.PositiveIntegerField(default=0)
    eerste = models.PositiveIntegerField(default=0)
    goed = models.PositiveIntegerField(default=0)
    gaat = models.PositiveIntegerField(default=0)
    niet = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["aanwezigheid__dag"]
        constraints = [
            models.CheckConstraint(
                condition=Q(eerste__lte=F("bezoekers")), name="opbouw_keer_eerste_is_bezoeker"
            )
        ]
