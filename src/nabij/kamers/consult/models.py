"""Tabellen van de kamer consult: de vraag aan een collega, meekijken, en nergens welkom."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Betrokkenheid, Dossier, Persoonlijk
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class Hoe(models.TextChoices):
    """Van licht naar zwaar. De eerste twee gaan zonder dat iemand herkenbaar is."""

    KORT = "kort", _("een korte vraag")
    ANONIEM = "anoniem", _("meedenken zonder naam")
    NAAM = "naam", _("meedenken met naam")
    MEEKIJKEN = "meekijken", _("een tijd meekijken")


LICHT = (Hoe.KORT, Hoe.ANONIEM)


class Uitkomst(models.TextChoices):
    """Wat het overleg opleverde. Geen ervan is een oordeel over wie het vroeg."""

    ZELF = "zelf", _("we kunnen zelf verder")
    SAMEN = "samen", _("we gaan samen op bezoek")
    MEEKIJKEN = "meekijken", _("de collega kijkt een tijd mee")
    HULP = "hulp", _("er is andere hulp nodig")


class Besluit(models.TextChoices):
    """Wat er op een vraag boven het mandaat gezegd is. De woorden staan in het antwoord."""

    JA = "ja", _("ja")
    MITS = "mits", _("ja, als")
    NEE = "nee", _("nee")


class Consultvraag(Persoonlijk, Tafel, Vastgelegd):
    """Een collega erbij halen. De regisseur blijft de regisseur.

    Heeft een eigen dossier, met daarin alleen wie vraagt en wie meedenkt. `huishouden` is leeg
    zolang het licht is: dan weet ook de database niet over wie het ging.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="consultvraag")
    hoe = models.CharField(max_length=10, choices=Hoe.choices)
    tekst = models.TextField(_("je vraag"))
    aan = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    huishouden = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, null=True, related_name="consulten"
    )
    op = models.DateTimeField(default=klok.nu)
    antwoord = models.TextField(_("je antwoord"), blank=True)
    beantwoord_op = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst.choices, blank=True)

    class Meta:
        constraints = [
            een_van("hoe", Hoe, "consult_vraag_hoe_bekend"),
            een_van("uitkomst", Uitkomst, "consult_vraag_uitkomst_bekend", of_leeg=True),
            models.CheckConstraint(condition=~Q(tekst=""), name="consult_vraag_met_vraag"),
            models.CheckConstraint(
                condition=~Q(aan=models.F("door")), name="consult_vraag_aan_een_ander"
            ),
            models.CheckConstraint(
                condition=Q(hoe__in=["kort", "anoniem"], huishouden__isnull=True)
                | Q(hoe__in=["naam", "meekijken"], huishouden__isnull=False),
                name="consult_vraag_licht_zonder_huishouden",
            ),
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_op__isnull=True)
                | (~Q(antwoord="") & Q(beantwoord_op__isnull=False)),
                name="consult_vraag_antwoord_met_moment",
            ),
        ]

    class Privacy:
        persoonsgegeven = "een vraag aan een collega en het antwoord, meestal zonder naam"
        onderdeel = Onderdeel.VRAAG
        doel = "samen verder kijken zonder iemand door te sturen"
        grondslag = GRONDSLAG
        bewaarregel = "vraag"
        dossier = "dossier"


class Consulttelling(models.Model):
    """Hoe vaak een team in een kwartaal over een thema overlegde. Zonder vraag, dag of mens."""

    team = models.ForeignKey("team.Wijkteam", on_delete=models.PROTECT, related_name="+")
    kwartaal = models.DateField()
    thema = models.CharField(max_length=40)
    aantal = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "kwartaal", "thema"], name="consult_telling_een_per_thema"
            )
        ]


class Meekijken(Persoonlijk, Tafel, Vastgelegd):
    """Wat met het huishouden is afgesproken over een collega die meeleest of meekijkt.

    Wie, welk stuk en tot wanneer staat in `betrokkenheid`: dat is ook wat de poort opent.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="meekijken")
    betrokkenheid = models.OneToOneField(Betrokkenheid, on_delete=models.PROTECT, related_name="+")
    akkoord = models.CharField(_("wat zei het huishouden?"), max_length=300)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(akkoord=""), name="consult_meekijken_met_akkoord")
        ]

    class Privacy:
        persoonsgegeven = "wat een huishouden zei over een collega die meekijkt"
        onderdeel = Onderdeel.PLAN
        doel = "het huishouden weet wie er meekijkt, en wilde dat"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Weggetikt(Persoonlijk, Tafel, Vastgelegd):
    """Een vraag van een regel die iemand nu niet wil zien. Alleen om haar weg te laten."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="weggetikt")
    regel = models.CharField(max_length=40)
    reden = models.CharField(_("waarom niet"), max_length=300, blank=True)
    dag = models.DateField(default=klok.vandaag)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["dossier", "regel"], name="consult_weggetikt_regel")]

    class Privacy:
        persoonsgegeven = "welke vraag van het systeem bij een huishouden niet meer hoeft"
        onderdeel = Onderdeel.PLAN
        doel = "dezelfde vraag niet twee keer stellen; telt nergens in mee"
        grondslag = GRONDSLAG
        bewaarregel = "vraag"
        dossier = "dossier"


class Weigering(Persoonlijk, Tafel, Vastgelegd):
    """Iemand nam dit huishouden niet aan of zette het eruit: wie, en waarom. Een regel.

    `thema` is waarvoor het gevraagd werd; `ook` wat er volgens wie weigerde in de weg stond.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="weigeringen")
    wie = models.CharField(_("wie weigerde?"), max_length=150)
    reden = models.CharField(_("wat was de reden?"), max_length=300)
    thema = models.CharField(max_length=40)
    ook = models.CharField(max_length=40, blank=True)
    op = models.DateField(default=klok.vandaag)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(wie="") & ~Q(reden=""), name="consult_weigering_wie_en_reden"
            )
        ]
        indexes = [models.Index(fields=["dossier", "thema"], name="consult_weigering_thema")]

    class Privacy:
        persoonsgegeven = "wie een huishouden weigerde en waarom"
        onderdeel = Onderdeel.PLAN
        doel = "niemand valt tussen wal en schip"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Opschaling(Persoonlijk, Tafel, Vastgelegd):
    """Twee keer geweigerd voor hetzelfde: een met naam genoemd mens zegt wie dit op zich neemt."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="opschalingen")
    thema = models.CharField(max_length=40)
    naar = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="opschalingen"
    )
    uiterlijk = models.DateField()
    op = models.DateTimeField(default=klok.nu)
    besluit = models.CharField(_("wie neemt dit op zich?"), max_length=300, blank=True)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "thema"],
                condition=Q(besloten_op__isnull=True),
                name="consult_opschaling_een_open",
            ),
            models.CheckConstraint(
                condition=Q(besluit="", besloten_op__isnull=True)
                | (~Q(besluit="") & Q(besloten_op__isnull=False)),
                name="consult_opschaling_besluit_met_moment",
            ),
        ]

    class Privacy:
        persoonsgegeven = "aan wie gevraagd is een huishouden op zich te nemen, en het antwoord"
        onderdeel = Onderdeel.PLAN
        doel = "niemand valt tussen wal en schip"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class NiemandNeemt(models.Model):
    """Welke combinatie niemand aannam, in welke maand. Zonder huishouden, team of dag."""

    thema = models.CharField(max_length=40)
    ook = models.CharField(max_length=40, blank=True)
    maand = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["thema", "ook"], name="consult_niemandneemt_soort")]


class Maatwerk(Persoonlijk, Tafel, Vastgelegd):
    """Iets doen wat buiten de eigen taak ligt, omdat het nodig is. Een zin waarom is genoeg.

    `gedekt_door` is wie volgens de opdracht van het team toen achter het team stond; een nieuwe
    opdracht verandert daar niets aan. Leeg: er was nog geen opdracht.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="maatwerk")
    wat = models.CharField(_("wat doen we"), max_length=200)
    waarom = models.CharField(_("waarom"), max_length=300)
    gedekt_door = models.CharField(_("gedekt door"), max_length=150, blank=True)
    opdracht = models.ForeignKey(
        "team.Opdracht", on_delete=models.PROTECT, null=True, related_name="+"
    )
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(wat="") & ~Q(waarom=""), name="consult_maatwerk_wat_en_waarom"
            )
        ]
        indexes = [models.Index(fields=["dossier", "-op"], name="consult_maatwerk_dossier")]

    class Privacy:
        persoonsgegeven = "wat we buiten de gewone weg doen voor een huishouden, en waarom"
        onderdeel = Onderdeel.PLAN
        doel = "doen wat nodig is, met iemand die erachter staat"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Mandaatvraag(Tafel, Vastgelegd):
    """Maatwerk boven het mandaat: aan wie het gevraagd is, voor welke dag, en of er antwoord is.

    Alleen sleutels. De vraag zelf staat, zonder naam, in het dossier `overleg`: wie beslist hoeft
    niet te weten over wie het gaat. Is dat vernietigd, dan blijft staan of er antwoord was.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="mandaatvragen")
    maatwerk = models.OneToOneField(Maatwerk, on_delete=models.PROTECT, related_name="mandaatvraag")
    overleg = models.OneToOneField(
        Dossier, on_delete=models.SET_NULL, null=True, related_name="mandaatvraag"
    )
    aan = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    uiterlijk = models.DateField()
    beantwoord_op = models.DateTimeField(null=True)
    besluit = models.CharField(max_length=5, choices=Besluit.choices, blank=True)

    class Meta:
        constraints = [
            een_van("besluit", Besluit, "consult_mandaatvraag_besluit_bekend", of_leeg=True),
            models.CheckConstraint(
                condition=Q(besluit="") | Q(beantwoord_op__isnull=False),
                name="consult_mandaatvraag_besluit_met_moment",
            ),
        ]

    class Privacy:
        persoonsgegeven = "welke medewerker over maatwerk beslist, voor welke dag, en wat"
        doel = "een vraag boven het mandaat blijft niet liggen"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        poort = False
