"""Tabellen van de kamer team. Alles met van en tot, want teams en mensen wisselen."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.kamers.account.models import Account
from nabij.kamers.team.regels import belnummer
from nabij.opslag.geldigheid import Geldig, GeldigQuerySet
from nabij.opslag.velden import Tafel, een_van
from nabij.opslag.versie import MetVersie


def leeftijd_klopt(naam: str) -> models.CheckConstraint:
    """`leeftijd_tot` is de eerste leeftijd die er niet meer bij hoort."""
    return models.CheckConstraint(
        condition=Q(leeftijd_van__isnull=True)
        | Q(leeftijd_tot__isnull=True)
        | Q(leeftijd_tot__gt=F("leeftijd_van")),
        name=naam,
    )


def leeftijd_in_woorden(van: int | None, tot: int | None) -> str:
    """Bijvoorbeeld "0 tot 18 jaar", of niets als het voor iedereen is."""
    if van is not None and tot is not None:
        return _("%(van)s tot %(tot)s jaar") % {"van": van, "tot": tot}
    if van is not None:
        return _("vanaf %(van)s jaar") % {"van": van}
    return _("tot %(tot)s jaar") % {"tot": tot} if tot is not None else ""


class Moederorganisatie(Tafel):
    """De organisatie waar een medewerker in dienst is."""

    naam = models.CharField(_("naam"), max_length=150, unique=True)

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Organisatievorm(models.TextChoices):
    EIGEN_ORGANISATIE = "eigen_organisatie", _("eigen organisatie")
    NETWERK = "netwerk_met_detachering", _("netwerk met detachering")
    GEMEENTELIJK = "gemeentelijk", _("team van de gemeente")


class Wijkteam(Tafel, Geldig, MetVersie):
    """Een team met zijn eigen naam, voor wie het er is, en zijn eigen woorden.

    `soort` is het woord dat mensen hier gebruiken (buurtteam, jeugdteam). `woorden` vervangt een
    woord op het scherm door het eigen woord; `stappen` geeft de zes fasen van een huishouden een
    eigen naam. `vangnet`: neemt een vraag aan waarvan de plek of leeftijd geen ander team wijst.
    `procesregisseur`: zegt wie een huishouden op zich neemt dat nergens welkom is.
    """

    naam = models.CharField(_("naam"), max_length=100)
    soort = models.CharField(_("soort team"), max_length=60)
    voor_wie = models.CharField(_("voor wie"), max_length=300)
    leeftijd_van = models.PositiveSmallIntegerField(_("leeftijd van"), null=True, blank=True)
    leeftijd_tot = models.PositiveSmallIntegerField(_("leeftijd tot"), null=True, blank=True)
    organisatievorm = models.CharField(
        _("organisatievorm"), max_length=30, choices=Organisatievorm.choices
    )
    moederorganisatie = models.ForeignKey(
        Moederorganisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="teams"
    )
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    uren = models.CharField(_("bereikbaar"), max_length=150, blank=True)
    woorden = models.JSONField(_("eigen woorden"), default=dict, blank=True)
    stappen = models.JSONField(_("eigen stappen"), default=dict, blank=True)
    vangnet = models.BooleanField(_("vangnet"), default=False)
    procesregisseur = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        ordering = ["naam"]
        constraints = [
            *Geldig.Meta.constraints,
            een_van("organisatievorm", Organisatievorm, "team_wijkteam_vorm_bekend"),
            leeftijd_klopt("team_wijkteam_leeftijd"),
            models.UniqueConstraint(
                fields=["naam"], condition=Q(tot__isnull=True), name="team_wijkteam_naam_een_keer"
            ),
            models.UniqueConstraint(
                fields=["vangnet"],
                condition=Q(vangnet=True, tot__isnull=True),
                name="team_wijkteam_een_vangnet",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class TeamGebied(Tafel, Geldig):
    """Voor welk gebied een team er is. Een team zonder gebied is er voor de hele gemeente."""

    team = models.ForeignKey(Wijkteam, on_delete=models.PROTECT, related_name="gebieden")
    gebied = models.ForeignKey("wijk.Gebied", on_delete=models.PROTECT, related_name="+")

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        constraints = [
            *Geldig.Meta.constraints,
            models.UniqueConstraint(
                fields=["team", "gebied"],
                condition=Q(tot__isnull=True),
                name="team_teamgebied_een_keer_open",
            ),
        ]


class Medewerker(Tafel):
    """Wie in een team werkt. Wat iemand mag staat in rollen, wat iemand kan in kennis."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="medewerker")
    functie = models.CharField(_("functie"), max_length=100)
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    uren = models.CharField(_("bereikbaar"), max_length=150, blank=True)
    moederorganisatie = models.ForeignKey(
        Moederorganisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Privacy:
        persoonsgegeven = "functie, werktelefoon en werkuren van een medewerker"
        doel = "weten wie er is en wie te bellen"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "account"
        poort = False

    def __str__(self) -> str:
        return self.account.naam


class Lidmaatschap(Tafel, Geldig):
    """Wie wanneer in welk team zat. Iemand kan in twee teams tegelijk zitten."""

    medewerker = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, related_name="lidmaatschappen"
    )
    team = models.ForeignKey(Wijkteam, on_delete=models.PROTECT, related_name="leden")

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        constraints = [
            *Geldig.Meta.constraints,
            models.UniqueConstraint(
                fields=["medewerker", "team"],
                condition=Q(tot__isnull=True),
                name="team_lidmaatschap_een_keer_open",
            ),
        ]

    class Privacy:
        persoonsgegeven = "in welk team een medewerker zat, met van en tot"
        doel = "bepalen wie wat mag en wie er is"
        grondslag = "AVG art. 6 lid 1 onder e; BIO2 5.15"
        bewaarregel = "account"
        poort = False


class Dienst(Tafel):
    """Wie op een dag dienst heeft voor een team: die ziet wat nog niemand oppakte."""

    team = models.ForeignKey(Wijkteam, on_delete=models.PROTECT, related_name="diensten")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="diensten")
    dag = models.DateField(_("dag"))

    class Meta:
        ordering = ["dag"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "medewerker", "dag"], name="team_dienst_een_keer"
            )
        ]
        indexes = [models.Index(fields=["dag", "team"], name="team_dienst_dag")]

    class Privacy:
        persoonsgegeven = "op welke dag een medewerker dienst heeft"
        doel = "weten wie vandaag een vraag oppakt"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "dienst"
        poort = False


class Kring(models.TextChoices):
    """De drie kringen van een team. Ze overlappen: iemand kan in twee tegelijk staan."""

    HULP = "hulp", _("helpen")
    ZORG = "zorg", _("zorgen")
    SAMEN = "samen", _("mensen samenbrengen")


class Deskundigheid(models.Model):
    """Iets wat iemand kan, los van een diploma. `kring` leeg: dat is nog niet gezegd."""

    code = models.SlugField(max_length=40, primary_key=True)
    naam = models.CharField(_("naam"), max_length=100, unique=True)
    kring = models.CharField(max_length=10, choices=Kring.choices, blank=True)

    class Meta:
        ordering = ["naam"]
        constraints = [een_van("kring", Kring, "team_deskundigheid_kring_bekend", of_leeg=True)]

    def __str__(self) -> str:
        return self.naam


class Kennis(Tafel, Geldig):
    """Wat een medewerker kan en waarvoor collega's kunnen aankloppen."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="kennis")
    deskundigheid = models.ForeignKey(
        Deskundigheid, on_delete=models.PROTECT, related_name="kenners"
    )

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        constraints = [
            *Geldig.Meta.constraints,
            models.UniqueConstraint(
                fields=["medewerker", "deskundigheid"],
                condition=Q(tot__isnull=True),
                name="team_kennis_een_keer_open",
            ),
        ]

    class Privacy:
        persoonsgegeven = "wat een medewerker kan"
        doel = "de juiste collega vinden om mee te overleggen"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "account"
        poort = False


class FunctieBuiten(Tafel, Geldig):
    """Kennis die niet in het team zit, met wie er dan te bereiken is. Een gat dat gezegd mag."""

    team = models.ForeignKey(Wijkteam, on_delete=models.PROTECT, related_name="functies_buiten")
    deskundigheid = models.ForeignKey(Deskundigheid, on_delete=models.PROTECT, related_name="+")
    organisatie = models.CharField(_("organisatie"), max_length=150)
    wie = models.CharField(_("wie"), max_length=150, blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=30)
    uren = models.CharField(_("bereikbaar"), max_length=150, blank=True)

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        ordering = ["deskundigheid__naam", "organisatie"]
        constraints = [
            *Geldig.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(organisatie="") & ~Q(telefoon=""),
                name="team_functiebuiten_te_bereiken",
            ),
        ]

    @property
    def bel(self) -> str:
        return belnummer(self.telefoon)

    class Privacy:
        persoonsgegeven = "naam en werktelefoon van iemand van een andere organisatie"
        doel = "weten wie te bellen als kennis niet in het team zit"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "account"
        poort = False


class EigenAdres(Tafel):
    """Het merk (HMAC van postcode en nummer) van het eigen huis of dat van familie.

    Zo opent niemand het eigen huishouden, zonder dat het adres hier te lezen is.
    """

    medewerker = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, related_name="eigen_adressen"
    )
    merk = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["medewerker", "merk"], name="team_eigenadres_een_keer")
        ]
        indexes = [models.Index(fields=["merk"], name="team_eigenadres_merk")]

    class Privacy:
        persoonsgegeven = "een onleesbaar merk van het eigen adres van een medewerker"
        doel = "niemand opent het eigen huishouden of dat van familie"
        grondslag = "AVG art. 32"
        bewaarregel = "eigen_adres"
        poort = False
