"""Tellingen en gesprekspunten. Er staat geen vraag, geen huishouden en geen inwoner in."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.toegang.models import Kanaal
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class Weektelling(Tafel):
    """Hoeveel huishoudens en vragen zonder naam er in een week over een thema kwamen.

    Een huishouden telt in de week van zijn eerste vraag, en pas weer als het dertien weken stil
    was: weken zijn zo op te tellen. `gebied` is de gemeente als de buurt onbekend is, en altijd
    bij een gevoelig thema.
    """

    week = models.DateField()
    gebied = models.ForeignKey("wijk.Gebied", on_delete=models.PROTECT, related_name="+")
    thema = models.CharField(max_length=40)
    kanaal = models.CharField(max_length=10, choices=Kanaal.choices)
    huishoudens = models.PositiveIntegerField(default=0)
    naamloos = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["week", "thema", "gebied", "kanaal"], name="opbouw_weektelling_een"
            ),
            een_van("kanaal", Kanaal, "opbouw_weektelling_kanaal"),
            models.CheckConstraint(
                condition=Q(huishoudens__gt=0) | Q(naamloos__gt=0),
                name="opbouw_weektelling_niet_leeg",
            ),
        ]


class Balietelling(Tafel):
    """Hoeveel vragen zonder naam er op een dag aan de balie kwamen, per thema en buurt."""

    team = models.ForeignKey("team.Wijkteam", on_delete=models.PROTECT, related_name="+")
    gebied = models.ForeignKey("wijk.Gebied", on_delete=models.PROTECT, related_name="+")
    thema = models.CharField(max_length=40)
    dag = models.DateField()
    aantal = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "dag", "thema", "gebied"], name="opbouw_balietelling_een"
            )
        ]


class Patroonrun(Tafel):
    """Een keer kijken, tot en met de week van `tot_week`. Met `zaad` en `invoer_hash` na te doen.

    `gebieden` zijn code, x, y en bevolking zoals ze toen waren; `opmerkingen` wat er opviel.
    """

    begonnen_op = models.DateTimeField(default=klok.nu)
    klaar_op = models.DateTimeField(null=True)
    tot_week = models.DateField()
    weken = models.PositiveSmallIntegerField()
    zaad = models.PositiveIntegerField()
    replicaties = models.PositiveIntegerField()
    vensters = models.PositiveSmallIntegerField()
    invoer_hash = models.CharField(max_length=64, blank=True)
    gebieden = models.JSONField(default=list)
    opmerkingen = models.JSONField(default=list)
    vragen = models.PositiveIntegerField(default=0)
    gedaan = models.PositiveSmallIntegerField(default=0)
    totaal = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-tot_week", "-begonnen_op"]
        constraints = [
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True) | ~Q(invoer_hash=""),
                name="opbouw_patroonrun_klaar_met_hash",
            ),
            models.CheckConstraint(
                condition=Q(gedaan__lte=F("totaal")), name="opbouw_patroonrun_voortgang"
            ),
        ]


class Gesprekspunt(Tafel, Vastgelegd):
    """Iets om over te praten: vragen over een thema in een paar buurten. Zegt niets over mensen.

    Het blijft hetzelfde punt als het een week later iets groter of kleiner is.
    """

    thema = models.CharField(max_length=40)


class Lens(models.TextChoices):
    VEEL = "veel", _("veel")
    MEER = "meer", _("meer dan verwacht")
    NIEUW = "nieuw", _("nieuw")


class Patroon(Tafel):
    """Wat een keer kijken zag. `reeks` en `kanalen` zijn al zonder kleine aantallen.

    `delen`: per gebied code, huishoudens, naamloos, verwacht en bevolking; kleine gebieden staan er
    alleen bij als ze samen te tonen zijn. `zone`: de gebieden zoals de berekening ze vond.
    `invoer`: de tellingen van dit thema als (week, gebied, aantal), om haar na te rekenen.
    """

    Lens = Lens

    run = models.ForeignKey(Patroonrun, on_delete=models.CASCADE, related_name="patronen")
    punt = models.ForeignKey(
        Gesprekspunt, on_delete=models.PROTECT, null=True, related_name="patronen"
    )
    lens = models.CharField(max_length=6, choices=Lens.choices)
    thema = models.CharField(max_length=40)
    van = models.DateField()
    tot_en_met = models.DateField()
    weken = models.PositiveSmallIntegerField()
    zone = models.JSONField(default=list)
    delen = models.JSONField(default=list)
    kanalen = models.JSONField(default=list)
    woorden = models.JSONField(default=list)
    reeks = models.JSONField(default=list)
    invoer = models.JSONField(default=list)
    llr = models.FloatField(null=True)
    p = models.FloatField(null=True)
    q = models.FloatField(null=True)
    ondergrens = models.FloatField(null=True)
    bovengrens = models.FloatField(null=True)

    class Meta:
        constraints = [
            een_van("lens", Lens, "opbouw_patroon_lens"),
            models.CheckConstraint(condition=Q(tot_en_met__gt=F("van")), name="opbouw_patroon_van"),
            models.CheckConstraint(
                condition=~Q(lens="nieuw") | Q(p__isnull=False, q__isnull=False),
                name="opbouw_patroon_nieuw_met_kans",
            ),
            models.UniqueConstraint(
                fields=["run", "punt"],
                condition=Q(punt__isnull=False),
                name="opbouw_patroon_punt_een_keer",
            ),
        ]


class Keuze(models.TextChoices):
    SAMEN = "samen", _("we doen iets samen")
    NAVRAGEN = "navragen", _("eerst navragen")
    WETEN = "weten", _("we weten waardoor")


class Puntantwoord(Tafel, Vastgelegd):
    """Wat een team met een gesprekspunt doet. `gezien`: hoeveel het er toen waren."""

    Keuze = Keuze

    punt = models.ForeignKey(Gesprekspunt, on_delete=models.PROTECT, related_name="antwoorden")
    patroon = models.ForeignKey(Patroon, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("team.Wijkteam", on_delete=models.PROTECT, related_name="+")
    keuze = models.CharField(max_length=8, choices=Keuze.choices)
    reden = models.CharField(max_length=200, blank=True)
    wie = models.ForeignKey(
        "team.Medewerker", on_delete=models.PROTECT, null=True, related_name="navragen"
    )
    uiterlijk = models.DateField(null=True)
    gezien = models.PositiveIntegerField()
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-vastgelegd_op"]
        constraints = [
            een_van("keuze", Keuze, "opbouw_puntantwoord_keuze"),
            models.CheckConstraint(
                condition=~Q(keuze="weten") | ~Q(reden=""), name="opbouw_puntantwoord_met_reden"
            ),
            models.CheckConstraint(
                condition=~Q(keuze="navragen") | Q(wie__isnull=False, uiterlijk__isnull=False),
                name="opbouw_puntantwoord_wie_vraagt",
            ),
        ]

    class Privacy:
        persoonsgegeven = "welke medewerker iets in de buurt navraagt, en wie het besliste"
        doel = "een gesprekspunt krijgt een antwoord"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "dienst"
        poort = False
