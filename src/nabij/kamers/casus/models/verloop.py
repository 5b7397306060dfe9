"""Hoe het met een huishouden verder gaat: regie, gebeurtenissen, overdragen, verdelen."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_id
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.opslag.velden import Tafel, Vastgelegd, een_van, nooit_voor


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
        blijft = True


class GebeurtenisSoort(models.TextChoices):
    BEGONNEN = "begonnen", _("begonnen")
    PLAN = "plan", _("plan gemaakt")
    EVALUATIE = "evaluatie", _("teruggekeken")
    MOMENT = "moment", _("afgesproken om terug te kijken")
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
                condition=~Q(soort__in=["rustig", "moment"], volgende_op__isnull=True),
                name="casus_gebeurtenis_met_dag",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "-op"], name="casus_gebeurtenis_dossier")]

    @property
    def ongedaan_tot(self) -> datetime:
        """Tot wanneer een tik terug kan."""
        return self.vastgelegd_op + timedelta(minutes=norm("ongedaan_minuten"))

    class Privacy:
        persoonsgegeven = "in welke fase een huishouden is, met data"
        onderdeel = Onderdeel.NAAM
        doel = "geen huishouden vergeten"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Afsluitreden(Persoonlijk, Tafel, Vastgelegd):
    """Waarom er afgesloten is terwijl een termijn uit de wet nog loopt: een zin."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="afsluitredenen")
    gebeurtenis = models.OneToOneField(
        Gebeurtenis, on_delete=models.CASCADE, related_name="afsluitreden"
    )
    tekst = models.CharField(_("waarom nu al afsluiten"), max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="casus_afsluitreden_met_tekst")
        ]

    class Privacy:
        persoonsgegeven = "waarom een huishouden is afgesloten terwijl er nog iets liep"
        onderdeel = Onderdeel.PLAN
        doel = "wie het later leest, weet wie verder gaat"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Looptdoor(Tafel, Vastgelegd):
    """Een afgesloten huishouden waar een termijn uit de wet nog loopt. Alleen de sleutel.

    Zo blijft mijn dag op tijd waarschuwen; de wet kent geen afgesloten huishoudens.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="loopt_door")

    class Privacy:
        persoonsgegeven = "dat bij een afgesloten huishouden nog een termijn uit de wet loopt"
        doel = "geen termijn uit de wet laten verlopen"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        poort = False


class Overdracht(Persoonlijk, Tafel, Vastgelegd):
    """Warm overdragen: het verhaal, wat beloofd is, en het huishouden hoort het eerst.

    `acties`: id van een open actie naar het account dat haar krijgt. `inzage_gegeven`: wie hem
    krijgt mocht voor deze overdracht meelezen, en dat stopt met het antwoord.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="overdrachten")
    van = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    naar = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, related_name="overdrachten"
    )
    verhaal = models.TextField(_("het verhaal in vijf zinnen"))
    beloften = models.TextField(_("wat is er beloofd?"), blank=True)
    eerste_moment = models.CharField(_("eerste moment samen"), max_length=200, blank=True)
    acties = models.JSONField(default=dict)
    inzage_gegeven = models.BooleanField(default=False)
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


WACHT = {
    "aangenomen_op__isnull": True,
    "terug_op__isnull": True,
    "ingetrokken_op__isnull": True,
}
"""Filter op overdrachten die op antwoord wachten."""


class Verdeling(Tafel, Vastgelegd):
    """Een teamleider gaf een huishouden aan een ander. Het huishouden moet dat nog horen.

    Alleen sleutels: `acties` zijn de open acties die meegingen, `groep` wat samen verdeeld werd.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="verdelingen")
    van = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )
    naar = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, related_name="verdelingen"
    )
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    groep = models.UUIDField(default=nieuw_id, db_index=True)
    acties = models.JSONField(default=list)
    rol = models.CharField(max_length=15, choices=RegieSoort.choices)
    op = models.DateTimeField(default=klok.nu)
    gehoord_op = models.DateField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("rol", RegieSoort, "casus_verdeling_rol_bekend"),
            models.CheckConstraint(
                condition=Q(van__isnull=True) | ~Q(van=models.F("naar")),
                name="casus_verdeling_aan_een_ander",
            ),
        ]
        indexes = [
            models.Index(
                fields=["dossier"],
                condition=Q(gehoord_op__isnull=True, ingetrokken_op__isnull=True),
                name="casus_verdeling_moet_horen",
            )
        ]

    @property
    def ongedaan_tot(self) -> datetime:
        """Tot wanneer een tik terug kan."""
        return self.vastgelegd_op + timedelta(minutes=norm("ongedaan_minuten"))

    class Privacy:
        persoonsgegeven = "welke medewerker een huishouden kreeg van de teamleider"
        doel = "een huishouden is nooit zonder iemand, en hoort wie er is"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        poort = False
