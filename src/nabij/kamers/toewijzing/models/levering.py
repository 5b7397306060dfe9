"""De toewijzing zelf, en wat er daarna gebeurde: start, stop, declaratie, verzoek."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.kamers.toewijzing.models.aanbod import Aanbieder, Eenheid, Frequentie, Product, Wet
from nabij.kamers.toewijzing.models.besluit import Toekenning
from nabij.opslag.velden import Tafel, Vastgelegd, een_van, nooit_voor


class Toewijzer(models.TextChoices):
    """Wie de hulp toewees. Ook wat een ander deed hoort bij het hele beeld."""

    GEMEENTE = "gemeente", _("de gemeente")
    HUISARTS = "huisarts", _("de huisarts")
    GI = "gi", _("de gecertificeerde instelling")
    RECHTER = "rechter", _("de rechter")
    ANDER = "ander", _("een andere verwijzer")


class Toewijzing(Persoonlijk, Tafel, Vastgelegd):
    """De opdracht aan een aanbieder: welke hulp, van wanneer tot wanneer, en hoeveel.

    `toegewezen_op` (dag en tijd van toewijzen) en `ingang` zijn twee dingen: uit het eerste volgt
    hoe lang iemand wacht. Leeg `toegewezen_op`: het wacht nog op een besluit. `einde` is de laatste
    dag. `volgt_op`: gaat verder waar een eerdere ophield, dus geen nieuw wachten.
    `overdracht_gevraagd_op`: het stopte, en we vroegen de aanbieder hoe het verder moet.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="toewijzingen")
    toekenning = models.ForeignKey(
        Toekenning, on_delete=models.PROTECT, null=True, related_name="toewijzingen"
    )
    persoon_id = models.UUIDField()
    naam = models.CharField(max_length=200)
    wet = models.CharField(max_length=3, choices=Wet.choices)
    aanbieder = models.ForeignKey(Aanbieder, on_delete=models.PROTECT, related_name="toewijzingen")
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, null=True, related_name="toewijzingen"
    )
    volume = models.PositiveIntegerField(null=True)
    eenheid = models.CharField(max_length=2, choices=Eenheid.choices, blank=True)
    frequentie = models.CharField(max_length=1, choices=Frequentie.choices, blank=True)
    toegewezen_op = models.DateTimeField(null=True)
    ingang = models.DateField()
    einde = models.DateField(null=True)
    beschikkingnummer = models.CharField(max_length=12, blank=True)
    nummer = models.PositiveBigIntegerField(null=True, unique=True)
    toewijzer = models.CharField(
        max_length=10, choices=Toewijzer.choices, default=Toewijzer.GEMEENTE
    )
    referentie = models.CharField(max_length=20, blank=True)
    reden_wijziging = models.CharField(max_length=2, blank=True)
    volgt_op = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="vervolg"
    )
    genoeg_op = models.DateField(null=True)
    overdracht_gevraagd_op = models.DateTimeField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)
    door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            een_van("wet", Wet, "toewijzing_toewijzing_wet_bekend"),
            een_van("eenheid", Eenheid, "toewijzing_toewijzing_eenheid", of_leeg=True),
            een_van("frequentie", Frequentie, "toewijzing_toewijzing_frequentie", of_leeg=True),
            een_van("toewijzer", Toewijzer, "toewijzing_toewijzing_toewijzer"),
            nooit_voor("ingang", "einde", "toewijzing_toewijzing_van_tot"),
            models.CheckConstraint(
                condition=Q(volume__isnull=True, eenheid="", frequentie="")
                | (Q(volume__gt=0) & ~Q(eenheid="") & ~Q(frequentie="")),
                name="toewijzing_toewijzing_omvang_heel",
            ),
            models.CheckConstraint(
                condition=Q(toegewezen_op__isnull=True)
                | Q(nummer__isnull=False)
                | ~Q(toewijzer="gemeente"),
                name="toewijzing_toewijzing_met_nummer",
            ),
            models.CheckConstraint(
                condition=Q(volgt_op__isnull=True) | ~Q(volgt_op=F("id")),
                name="toewijzing_toewijzing_volgt_ander",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "einde"], name="toewijzing_toew_dossier")]

    class Privacy:
        persoonsgegeven = "welke hulp van wie iemand krijgt, hoeveel en hoe lang"
        onderdeel = Onderdeel.PLAN
        doel = "weten welke hulp er loopt en of ze begint"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class LeveringSoort(models.TextChoices):
    START = "start", _("begonnen")
    STOP = "stop", _("gestopt")


class Levering(Persoonlijk, Tafel, Vastgelegd):
    """De eerste of de laatste dag van hulp, zoals de aanbieder die doorgaf.

    `bericht` is het kenmerk van het bericht: hetzelfde bericht telt een keer. `tijdelijk`: gestopt,
    en de bedoeling is dat het weer begint.
    """

    Soort = LeveringSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="leveringen")
    toewijzing = models.ForeignKey(Toewijzing, on_delete=models.PROTECT, related_name="leveringen")
    soort = models.CharField(max_length=5, choices=LeveringSoort.choices)
    op = models.DateField()
    reden = models.CharField(max_length=2, blank=True)
    tijdelijk = models.BooleanField(default=False)
    bericht = models.CharField(max_length=60)
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("soort", LeveringSoort, "toewijzing_levering_soort_bekend"),
            models.UniqueConstraint(
                fields=["toewijzing", "soort", "bericht"], name="toewijzing_levering_een_keer"
            ),
        ]
        indexes = [models.Index(fields=["toewijzing", "op"], name="toewijzing_levering_op")]

    class Privacy:
        persoonsgegeven = "wanneer hulp begon en stopte"
        onderdeel = Onderdeel.PLAN
        doel = "merken dat hulp niet begint of stopt"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Declaratie(Persoonlijk, Tafel, Vastgelegd):
    """Hoeveel er in een maand geleverd is volgens de aanbieder. Alleen om hulp te laten passen.

    `maand` is de eerste dag. `regel` is het kenmerk van de declaratieregel, uniek per aanbieder;
    `volume` is onder nul als het een eerdere regel terugneemt. `teruggestuurd`: meer dan er is
    toegewezen, dus niet goedgekeurd. Geleverd is het volgens de aanbieder wel, en daarvan moet de
    regisseur weten.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="declaraties")
    toewijzing = models.ForeignKey(Toewijzing, on_delete=models.PROTECT, related_name="declaraties")
    maand = models.DateField()
    volume = models.IntegerField()
    eenheid = models.CharField(max_length=2, choices=Eenheid.choices)
    regel = models.CharField(max_length=60)
    teruggestuurd = models.BooleanField(default=False)

    class Meta:
        constraints = [
            een_van("eenheid", Eenheid, "toewijzing_declaratie_eenheid"),
            models.CheckConstraint(condition=Q(maand__day=1), name="toewijzing_declaratie_maand"),
            models.UniqueConstraint(
                fields=["toewijzing", "regel"], name="toewijzing_declaratie_een_keer"
            ),
        ]
        indexes = [models.Index(fields=["toewijzing", "maand"], name="toewijzing_declaratie_wat")]

    class Privacy:
        persoonsgegeven = "hoeveel hulp er per maand geleverd is"
        onderdeel = Onderdeel.PLAN
        doel = "zien of de hulp past bij wat nodig is; niet voor toezicht of handhaving"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class VerzoekSoort(models.TextChoices):
    TOEWIJZING = "315", _("om toewijzing")
    WIJZIGING = "317", _("om wijziging")


class VerzoekAntwoord(models.TextChoices):
    TOEGEWEZEN = "toegewezen", _("toegewezen")
    AFGEWEZEN = "afgewezen", _("niet toegewezen")
    ONDERZOEK = "onderzoek", _("we zoeken het uit")


class Verzoek(Persoonlijk, Tafel, Vastgelegd):
    """Een aanbieder vraagt om hulp toe te wijzen of te wijzigen; antwoord binnen vijf werkdagen.

    `werd` is de toewijzing die eruit voortkwam, ook als dat pas na uitzoeken was. `uitgezocht_op`:
    we beoordeelden zelf nog eens wat de aanbieder al wist (M59: dat tellen we).
    """

    Soort = VerzoekSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="verzoeken")
    soort = models.CharField(max_length=3, choices=VerzoekSoort.choices)
    aanbieder = models.ForeignKey(Aanbieder, on_delete=models.PROTECT, related_name="verzoeken")
    persoon_id = models.UUIDField()
    naam = models.CharField(max_length=200)
    wet = models.CharField(max_length=3, choices=Wet.choices)
    toewijzing = models.ForeignKey(
        Toewijzing, on_delete=models.PROTECT, null=True, related_name="verzoeken"
    )
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="verzoeken")
    volume = models.PositiveIntegerField()
    eenheid = models.CharField(max_length=2, choices=Eenheid.choices)
    frequentie = models.CharField(max_length=1, choices=Frequentie.choices)
    ingang = models.DateField()
    einde = models.DateField(null=True)
    toelichting = models.TextField(blank=True)
    referentie = models.CharField(max_length=20)
    ontvangen_op = models.DateField()
    uiterlijk = models.DateField()
    antwoord = models.CharField(max_length=10, choices=VerzoekAntwoord.choices, blank=True)
    woorden = models.CharField(_("waarom"), max_length=300, blank=True)
    beantwoord_op = models.DateTimeField(null=True)
    beantwoord_door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )
    uitgezocht_op = models.DateTimeField(null=True)
    werd = models.ForeignKey(
        Toewijzing, on_delete=models.PROTECT, null=True, related_name="uit_verzoek"
    )

    class Meta:
        constraints = [
            een_van("soort", VerzoekSoort, "toewijzing_verzoek_soort_bekend"),
            een_van("wet", Wet, "toewijzing_verzoek_wet_bekend"),
            een_van("eenheid", Eenheid, "toewijzing_verzoek_eenheid"),
            een_van("frequentie", Frequentie, "toewijzing_verzoek_frequentie"),
            een_van("antwoord", VerzoekAntwoord, "toewijzing_verzoek_antwoord", of_leeg=True),
            nooit_voor("ingang", "einde", "toewijzing_verzoek_van_tot"),
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_op__isnull=True)
                | (~Q(antwoord="") & Q(beantwoord_op__isnull=False)),
                name="toewijzing_verzoek_antwoord_moment",
            ),
            models.CheckConstraint(
                condition=Q(soort="315") | Q(toewijzing__isnull=False),
                name="toewijzing_verzoek_wijzigt_iets",
            ),
            models.UniqueConstraint(
                fields=["aanbieder", "referentie"], name="toewijzing_verzoek_een_keer"
            ),
        ]
        indexes = [models.Index(fields=["dossier", "antwoord"], name="toewijzing_verzoek_open")]

    class Privacy:
        persoonsgegeven = "welke hulp een aanbieder voor iemand vroeg, en het antwoord"
        onderdeel = Onderdeel.PLAN
        doel = "op tijd antwoord geven op een verzoek van een aanbieder"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
