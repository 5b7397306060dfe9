"""Tabellen van de kamer casus: regie, plan, doelen, acties, terugkijken, overdragen."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.opslag.velden import Tafel, Vastgelegd, een_van, nooit_voor
from nabij.opslag.versie import MetVersie


class RegieSoort(models.TextChoices):
    AANSPREEKPUNT = "aanspreekpunt", _("aanspreekpunt")
    REGISSEUR = "regisseur", _("regisseur")


class Regie(Persoonlijk, Tafel, Vastgelegd):
    """Wie het geheel bij elkaar houdt, van en tot, en wat de inwoner daarvan vond.

    Een medewerker (`account`) of iemand uit het huishouden of netwerk (`naam`).
    """

    Soort = RegieSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="regie")
    soort = models.CharField(max_length=15, choices=Soort.choices)
    account = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="regie"
    )
    naam = models.CharField(_("naam"), max_length=200, blank=True)
    wens = models.CharField(_("wat het huishouden wilde"), max_length=300, blank=True)
    reden = models.CharField(_("reden"), max_length=300, blank=True)
    van = models.DateTimeField(default=klok.nu)
    tot = models.DateTimeField(null=True)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            een_van("soort", RegieSoort, "casus_regie_soort_bekend"),
            nooit_voor("van", "tot", "casus_regie_van_voor_tot"),
            models.CheckConstraint(
                condition=Q(account__isnull=False) | ~Q(naam=""), name="casus_regie_iemand"
            ),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(tot__isnull=True), name="casus_regie_een_tegelijk"
            ),
        ]

    class Privacy:
        persoonsgegeven = "wie regisseur of aanspreekpunt is en was"
        onderdeel = Onderdeel.NAAM
        doel = "een naam en een nummer voor het huishouden"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class GebeurtenisSoort(models.TextChoices):
    BEGONNEN = "begonnen", _("begonnen")
    PLAN = "plan", _("plan gemaakt")
    EVALUATIE = "evaluatie", _("teruggekeken")
    RUSTIG = "rustig", _("bewust rustig")
    AFGESLOTEN = "afgesloten", _("afgesloten")
    HEROPEND = "heropend", _("heropend")


class Gebeurtenis(Persoonlijk, Tafel, Vastgelegd):
    """Wat er met het geheel gebeurde; de fase volgt hieruit. Zonder vrije tekst."""

    Soort = GebeurtenisSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="gebeurtenissen")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    afloop = models.CharField(max_length=40, blank=True)
    volgende_op = models.DateField(null=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("soort", GebeurtenisSoort, "casus_gebeurtenis_soort_bekend"),
            models.CheckConstraint(
                condition=~Q(soort="afgesloten", afloop=""), name="casus_gebeurtenis_met_afloop"
            ),
            models.CheckConstraint(
                condition=~Q(soort="rustig", volgende_op__isnull=True),
                name="casus_gebeurtenis_rustig_tot",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "-op"], name="casus_gebeurtenis_dossier")]

    class Privacy:
        persoonsgegeven = "in welke fase een huishouden is, met data"
        onderdeel = Onderdeel.NAAM
        doel = "geen huishouden vergeten"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Doel(Persoonlijk, Tafel, Vastgelegd, MetVersie):
    """Wat iemand wil bereiken, in eigen woorden."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="doelen")
    tekst = models.TextField(_("wat wil ik bereiken?"))
    van_wie = models.CharField(_("wiens doel is dit?"), max_length=120, blank=True)
    leefgebied = models.CharField(max_length=40, blank=True)
    stap_nu = models.CharField(max_length=20, blank=True)
    stap_straks = models.CharField(max_length=20, blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    klaar_op = models.DateTimeField(null=True)
    vervallen_op = models.DateTimeField(null=True)
    vervallen_reden = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="casus_doel_met_woorden"),
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True) | Q(vervallen_op__isnull=True),
                name="casus_doel_klaar_of_vervallen",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "op"], name="casus_doel_dossier")]

    class Privacy:
        persoonsgegeven = "wat iemand wil bereiken"
        onderdeel = Onderdeel.PLAN
        doel = "samen werken aan wat het huishouden wil"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class ActieWie(models.TextChoices):
    """Van dichtbij naar verder weg."""

    INWONER = "inwoner", _("het huishouden zelf")
    NETWERK = "netwerk", _("familie of vrienden")
    BUUR = "buur", _("buurt of vrijwilliger")
    TEAM = "team", _("het team")
    ANDER = "ander", _("iemand anders")


class Actie(Persoonlijk, Tafel, Vastgelegd, MetVersie):
    """Wie doet wat, en wanneer."""

    Wie = ActieWie

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="acties")
    plan_doel = models.ForeignKey(
        Doel, on_delete=models.PROTECT, null=True, blank=True, related_name="acties"
    )
    tekst = models.TextField(_("wat gaat er gebeuren?"))
    wie = models.CharField(max_length=10, choices=Wie.choices)
    naam = models.CharField(_("wie precies?"), max_length=120, blank=True)
    account = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="acties"
    )
    uiterlijk = models.DateField(_("wanneer?"), null=True, blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    klaar_op = models.DateTimeField(null=True)
    vervallen_op = models.DateTimeField(null=True)
    te_zwaar = models.BooleanField(default=False)

    class Meta:
        constraints = [
            een_van("wie", ActieWie, "casus_actie_wie_bekend"),
            models.CheckConstraint(condition=~Q(tekst=""), name="casus_actie_met_woorden"),
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True) | Q(vervallen_op__isnull=True),
                name="casus_actie_klaar_of_vervallen",
            ),
            models.CheckConstraint(
                condition=Q(account__isnull=True) | Q(wie="team"),
                name="casus_actie_account_is_team",
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "uiterlijk"], name="casus_actie_dossier"),
            models.Index(
                fields=["account", "uiterlijk"],
                condition=Q(klaar_op__isnull=True, vervallen_op__isnull=True),
                name="casus_actie_open_van",
            ),
        ]

    class Privacy:
        persoonsgegeven = "wat er afgesproken is en wie het doet"
        onderdeel = Onderdeel.PLAN
        doel = "doen wat is afgesproken"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class AkkoordAntwoord(models.TextChoices):
    EENS = "eens", _("is het eens")
    ONEENS = "oneens", _("is het niet eens")
    LATER = "later", _("wil er nog over denken")


class Akkoord(Persoonlijk, Tafel, Vastgelegd):
    """Of iemand het eens is met het plan. Nee mag, met of zonder reden; het laatste telt."""

    Antwoord = AkkoordAntwoord

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="akkoorden")
    persoon_id = models.UUIDField()
    naam = models.CharField(max_length=200)
    antwoord = models.CharField(max_length=8, choices=Antwoord.choices)
    reden = models.CharField(_("wat zei diegene erbij?"), max_length=300, blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [een_van("antwoord", AkkoordAntwoord, "casus_akkoord_antwoord_bekend")]

    class Privacy:
        persoonsgegeven = "of iemand het eens is met het plan"
        onderdeel = Onderdeel.PLAN
        doel = "het is hun plan"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class EvaluatieLichter(models.TextChoices):
    JA = "ja", _("ja, het kan lichter")
    NEE = "nee", _("nee, nog niet")
    STOPPEN = "stoppen", _("ja, we kunnen stoppen")
    ZWAARDER = "zwaarder", _("nee, er is meer nodig")


class Evaluatie(Persoonlijk, Tafel, Vastgelegd):
    """Samen terugkijken: per doel een tik, en de vraag of het lichter kan."""

    Lichter = EvaluatieLichter

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="evaluaties")
    lichter = models.CharField(max_length=10, choices=Lichter.choices, blank=True)
    woorden = models.TextField(_("wat zei het huishouden?"), blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        persoonsgegeven = "hoe het huishouden terugkijkt"
        onderdeel = Onderdeel.PLAN
        doel = "zien of het helpt en of het lichter kan"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class DoeloordeelOordeel(models.TextChoices):
    VERDER_WEG = "verder_weg", _("verder weg")
    GELIJK = "gelijk", _("gelijk gebleven")
    BEETJE = "beetje", _("een beetje dichterbij")
    BEREIKT = "bereikt", _("bereikt")
    MEER = "meer", _("meer dan bereikt")


class Doeloordeel(Persoonlijk, Tafel):
    """Hoe ver een doel is, volgens de inwoner en volgens de werker."""

    Oordeel = DoeloordeelOordeel

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    evaluatie = models.ForeignKey(Evaluatie, on_delete=models.PROTECT, related_name="oordelen")
    plan_doel = models.ForeignKey(Doel, on_delete=models.PROTECT, related_name="oordelen")
    inwoner = models.CharField(max_length=10, choices=Oordeel.choices, blank=True)
    werker = models.CharField(max_length=10, choices=Oordeel.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluatie", "plan_doel"], name="casus_doeloordeel_een_per_doel"
            )
        ]

    class Privacy:
        persoonsgegeven = "hoe ver een doel is"
        onderdeel = Onderdeel.PLAN
        doel = "zien of het helpt"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Overdracht(Persoonlijk, Tafel, Vastgelegd):
    """Warm overdragen: het verhaal, wat beloofd is, en het huishouden hoort het eerst."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="overdrachten")
    van = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    naar = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, related_name="overdrachten"
    )
    verhaal = models.TextField(_("het verhaal in vijf zinnen"))
    beloften = models.TextField(_("wat is er beloofd?"), blank=True)
    eerste_moment = models.CharField(_("eerste moment samen"), max_length=200, blank=True)
    gehoord_op = models.DateField(_("wanneer hoorde het huishouden het?"))
    gehoord_hoe = models.CharField(_("hoe hoorde het huishouden het?"), max_length=200, blank=True)
    op = models.DateTimeField(default=klok.nu)
    aangenomen_op = models.DateTimeField(null=True)
    terug_op = models.DateTimeField(null=True)
    terug_reden = models.CharField(max_length=300, blank=True)
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(van=models.F("naar")), name="casus_overdracht_aan_een_ander"
            ),
            models.CheckConstraint(
                condition=Q(aangenomen_op__isnull=True) | Q(terug_op__isnull=True),
                name="casus_overdracht_een_antwoord",
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(
                    aangenomen_op__isnull=True, terug_op__isnull=True, ingetrokken_op__isnull=True
                ),
                name="casus_overdracht_een_open",
            ),
        ]

    class Privacy:
        persoonsgegeven = "het verhaal van een huishouden bij een overdracht"
        onderdeel = Onderdeel.PLAN
        doel = "niet opnieuw hoeven vertellen"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
