"""Tabellen van het opbouwwerk. Wie er aan de andere kant stond, staat nergens."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from nabij.kamers.opbouw.regels import Rondestand, rondestand
from nabij.opslag.velden import Tafel, Vastgelegd, een_van, nooit_voor
from nabij.opslag.versie import MetVersie


class Plek(models.TextChoices):
    SCHOOL = "school", _("school")
    PRAKTIJK = "praktijk", _("huisartsenpraktijk")
    BUURTHUIS = "buurthuis", _("buurthuis")
    DEUREN = "deuren", _("huis aan huis")
    ELDERS = "elders", _("ergens anders in de buurt")


class Ronde(Tafel, Vastgelegd):
    """Langs een groep adressen die openbaar is vastgesteld, met eerst een brief.

    `voor_wie` is waarom deze adressen, zoals het gepubliceerd is; `besluit` hoort bij een ronde:
    een nieuwe ronde vraagt een nieuw besluit. `brief_op` is wanneer de brief gaat, `bezorgd_op`
    wanneer hij er was; dat wordt een keer gezegd. De tellingen gaan over de hele ronde: welk
    adres wat zei staat nergens.
    """

    team = models.ForeignKey("team.Wijkteam", on_delete=models.PROTECT, related_name="rondes")
    waar = models.CharField(_("waar"), max_length=80)
    voor_wie = models.CharField(_("welke adressen"), max_length=200)
    grond = models.CharField(_("op welke grond"), max_length=200)
    besluit = models.CharField(_("welk besluit"), max_length=80)
    gepubliceerd_in = models.CharField(_("waar gepubliceerd"), max_length=200)
    gepubliceerd_op = models.DateField(_("gepubliceerd op"))
    brief_op = models.DateField(_("dag van de brief"))
    bezorgd_op = models.DateField(null=True)
    laatste_dag = models.DateField(_("laatste dag"))
    klaar_op = models.DateField(null=True)
    adressen = models.PositiveIntegerField()
    gesproken = models.PositiveIntegerField(default=0)
    nee = models.PositiveIntegerField(default=0)
    dicht = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-laatste_dag", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("besluit"), name="opbouw_ronde_een_per_besluit"),
            models.CheckConstraint(
                condition=~Q(voor_wie="") & ~Q(grond="") & ~Q(besluit="") & ~Q(gepubliceerd_in=""),
                name="opbouw_ronde_vastgesteld",
            ),
            models.CheckConstraint(
                condition=Q(brief_op__gte=F("gepubliceerd_op"), laatste_dag__gt=F("brief_op")),
                name="opbouw_ronde_besluit_brief_langs",
            ),
            nooit_voor("gepubliceerd_op", "bezorgd_op", "opbouw_ronde_brief_na_besluit"),
        ]

    def stand(self, vandaag: date) -> Rondestand:
        return rondestand(
            bezorgd_op=self.bezorgd_op,
            laatste_dag=self.laatste_dag,
            klaar_op=self.klaar_op,
            vandaag=vandaag,
        )

    def __str__(self) -> str:
        return self.waar


class Deur(Tafel):
    """Een adres van een ronde die loopt. Doorgestreept of niet, en verder niets.

    Waarom een adres is doorgestreept staat er met opzet niet bij: nee zeggen laat hetzelfde na
    als praten. Na de ronde is de rij weg.
    """

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="deuren")
    straat = models.CharField(max_length=100)
    huisnummer = models.PositiveIntegerField()
    toevoeging = models.CharField(max_length=6, blank=True)
    keer_dicht = models.PositiveSmallIntegerField(default=0)
    doorgestreept = models.BooleanField(default=False)

    class Meta:
        ordering = ["straat", "huisnummer", "toevoeging"]
        constraints = [
            models.UniqueConstraint(
                "ronde",
                Lower("straat"),
                "huisnummer",
                Lower("toevoeging"),
                name="opbouw_deur_een_brief_per_adres",
            ),
            models.CheckConstraint(
                condition=Q(doorgestreept=False) | Q(keer_dicht=0),
                name="opbouw_deur_doorgestreept_zegt_niets",
            ),
        ]

    class Privacy:
        persoonsgegeven = "een adres dat bij een gepubliceerde selectie hoort"
        doel = "een brief per adres, en daarna een keer aanbellen"
        grondslag = "Wmo 2015 art. 2.1.2 lid 2 onder c; AVG art. 6 lid 1 onder e"
        bewaarregel = "ronde"
        poort = False

    @property
    def nummer(self) -> str:
        return f"{self.huisnummer}{self.toevoeging}"

    def __str__(self) -> str:
        return f"{self.straat} {self.nummer}"


class Aanwezigheid(Tafel, Vastgelegd, MetVersie):
    """Een keer dat het team ergens is: waar, welke dag, van hoe laat tot hoe laat.

    Bij een `ronde` wordt aan de deuren geteld. `opgevallen` is hoogstens een regel
    over de plek, nooit over iemand. `reeks` is wat samen in een keer gepland is.
    """

    Plek = Plek

    team = models.ForeignKey(
        "team.Wijkteam", on_delete=models.PROTECT, related_name="aanwezigheden"
    )
    plek = models.CharField(max_length=10, choices=Plek.choices)
    waar = models.CharField(_("waar"), max_length=80)
    dag = models.DateField(_("dag"))
    van = models.TimeField(_("van"))
    tot = models.TimeField(_("tot"))
    ronde = models.ForeignKey(
        Ronde, on_delete=models.PROTECT, null=True, blank=True, related_name="momenten"
    )
    opgevallen = models.CharField(_("wat viel op"), max_length=140, blank=True)
    reeks = models.UUIDField(null=True)

    class Meta:
        ordering = ["dag", "van", "pk"]
        constraints = [
            een_van("plek", Plek, "opbouw_aanwezigheid_plek_bekend"),
            models.CheckConstraint(condition=~Q(waar=""), name="opbouw_aanwezigheid_met_plaats"),
            models.CheckConstraint(
                condition=Q(tot__gt=F("van")), name="opbouw_aanwezigheid_van_voor_tot"
            ),
        ]
        indexes = [models.Index(fields=["team", "dag"], name="opbouw_aanwezigheid_dag")]

    def __str__(self) -> str:
        return self.waar


class Gaat(Tafel):
    """Wie van het team erheen gaat."""

    aanwezigheid = models.ForeignKey(Aanwezigheid, on_delete=models.CASCADE, related_name="gaan")
    medewerker = models.ForeignKey(
        "team.Medewerker", on_delete=models.PROTECT, related_name="aanwezigheden"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["aanwezigheid", "medewerker"], name="opbouw_gaat_een_keer"
            )
        ]

    class Privacy:
        persoonsgegeven = "op welke dag een medewerker ergens in de buurt is"
        doel = "een agenda van wie wanneer waar is"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "dienst"
        poort = False


class Agendalink(Tafel, Vastgelegd):
    """De link waarmee iemands eigen agenda leest waar en wanneer: verder staat er niets in.

    Alleen als merk bewaard; het token zelf volgt uit deze sleutel en het geheim van de
    installatie. Geen `Toegangslink`: die is voor wie geen account heeft en loopt af.
    """

    medewerker = models.OneToOneField(
        "team.Medewerker", on_delete=models.CASCADE, related_name="agendalink"
    )
    merk = models.CharField(max_length=64, unique=True)

    class Privacy:
        persoonsgegeven = "dat een medewerker de eigen agenda met een link leest, als merk"
        doel = "in de eigen agenda zien waar je wanneer bent"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "dienst"
        poort = False


class Geteld(models.TextChoices):
    GESPREK = "gesprek", _("gesprek")
    DICHT = "dicht", _("dichte deur")
    THEMA = "thema", _("thema")


class Telling(Tafel):
    """Hoeveel gesprekken, dichte deuren en themas er die keer waren.

    Een getal per soort en geen rij per gesprek: van een gesprek is niet te zien wanneer het was.
    """

    aanwezigheid = models.ForeignKey(
        Aanwezigheid, on_delete=models.CASCADE, related_name="tellingen"
    )
    wat = models.CharField(max_length=10, choices=Geteld.choices)
    thema = models.CharField(max_length=40, blank=True)
    aantal = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            een_van("wat", Geteld, "opbouw_telling_wat_bekend"),
            models.CheckConstraint(
                condition=(Q(wat="thema") & ~Q(thema="")) | (~Q(wat="thema") & Q(thema="")),
                name="opbouw_telling_thema_met_code",
            ),
            models.UniqueConstraint(
                fields=["aanwezigheid", "wat", "thema"], name="opbouw_telling_een_per_soort"
            ),
        ]
