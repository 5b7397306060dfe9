"""Wat er naar buiten moet en wat er binnenkwam. De koppeling leegt het een en vult het ander."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.kamers.toewijzing.models.aanbod import Aanbieder, Wet
from nabij.opslag.velden import Tafel, Vastgelegd, een_van

HEEN = ("305", "307", "315", "317", "323")
"""Wat een aanbieder uit zichzelf stuurt, en waar een antwoord op volgt."""


BERICHTNAMEN: dict[str, str | Promise] = {
    "301": _("toewijzing"),
    "302": _("antwoord op een toewijzing"),
    "305": _("begin van hulp"),
    "306": _("antwoord op een begin"),
    "307": _("einde van hulp"),
    "308": _("antwoord op een einde"),
    "315": _("verzoek om hulp"),
    "316": _("antwoord op een verzoek om hulp"),
    "317": _("verzoek om andere hulp"),
    "318": _("antwoord op een verzoek om andere hulp"),
    "319": _("besluit over een verzoek"),
    "320": _("antwoord op een besluit"),
    "323": _("declaratie"),
    "325": _("antwoord op een declaratie"),
}


def berichtnaam(soort: str) -> str:
    """Het soort bericht in woorden, met zijn nummer; onbekend is alleen het nummer."""
    return f"{BERICHTNAMEN[soort]} ({soort})" if soort in BERICHTNAMEN else soort


class MetSoort:
    """Een bericht met een soort, die in woorden te lezen is."""

    soort: str

    @property
    def soortnaam(self) -> str:
        return berichtnaam(self.soort)


class UitbakStatus(models.TextChoices):
    KLAAR = "klaar", _("ligt klaar")
    BINNEN = "binnen", _("blijft binnen")
    VERZONDEN = "verzonden", _("verzonden")
    GOED = "goed", _("goed ontvangen")
    FOUT = "fout", _("teruggekomen met een fout")
    VERVALLEN = "vervallen", _("hoeft niet meer")


class Uitbak(MetSoort, Persoonlijk, Tafel, Vastgelegd):
    """Een bericht dat naar een aanbieder moet, geschreven in de transactie van wat het meldt.

    `inhoud` noemt alleen sleutels en codes, nooit een naam of BSN: wie verstuurt leest die op dat
    moment. `sleutel` is uniek, zodat een herhaling niets verdubbelt. `keer` telt hoe vaak het
    opnieuw moest: een bericht dat terugkwam krijgt een ander kenmerk (TR056).
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="uitbak")
    soort = models.CharField(max_length=3)
    wet = models.CharField(max_length=3, choices=Wet.choices)
    aanbieder = models.ForeignKey(Aanbieder, on_delete=models.PROTECT, related_name="uitbak")
    persoon_id = models.UUIDField()
    inhoud = models.JSONField()
    sleutel = models.CharField(max_length=80, unique=True)
    status = models.CharField(
        max_length=10, choices=UitbakStatus.choices, default=UitbakStatus.KLAAR
    )
    kenmerk = models.CharField(max_length=12, blank=True)
    keer = models.PositiveSmallIntegerField(default=0)
    uitkomst = models.CharField(max_length=300, blank=True)
    op = models.DateTimeField(default=klok.nu)
    verzonden_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("wet", Wet, "toewijzing_uitbak_wet_bekend"),
            een_van("status", UitbakStatus, "toewijzing_uitbak_status_bekend"),
            models.CheckConstraint(
                condition=Q(soort__in=["301", "319"]), name="toewijzing_uitbak_soort_bekend"
            ),
            models.CheckConstraint(
                condition=Q(verzonden_op__isnull=True) | ~Q(kenmerk=""),
                name="toewijzing_uitbak_verzonden_kenmerk",
            ),
        ]
        indexes = [
            models.Index(
                fields=["op"],
                condition=Q(status__in=["klaar", "binnen"]),
                name="toewijzing_uitbak_te_doen",
            ),
            models.Index(
                fields=["kenmerk"], condition=~Q(kenmerk=""), name="toewijzing_uitbak_kenmerk"
            ),
            models.Index(fields=["persoon_id", "aanbieder"], name="toewijzing_uitbak_persoon"),
        ]

    class Privacy:
        persoonsgegeven = "welk bericht over iemand naar een aanbieder ging"
        onderdeel = Onderdeel.PLAN
        doel = "elk bericht gaat een keer, en niet als het iemand in gevaar brengt"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Postvak(MetSoort, Tafel, Vastgelegd):
    """Een bericht dat binnenkwam: eerst zoals het was, versleuteld, en pas daarna gelezen.

    `vingerafdruk` is de SHA-256 van de inhoud: hetzelfde bestand komt er een keer in. `kenmerk` is
    per soort uniek voor wie het stuurde (TR056); wat geweigerd is geldt als niet verzonden.
    `nummer`: het declaratienummer.
    """

    inhoud_kluis = models.BinaryField()
    vingerafdruk = models.CharField(max_length=64, unique=True)
    bestand = models.CharField(max_length=120, blank=True)
    soort = models.CharField(max_length=3, blank=True)
    afzender = models.CharField(max_length=8, blank=True)
    kenmerk = models.CharField(max_length=12, blank=True)
    nummer = models.CharField(max_length=12, blank=True)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, null=True, related_name="postvak"
    )
    verwerkt_op = models.DateTimeField(null=True)
    gelukt = models.BooleanField(null=True)
    uitkomst = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verwerkt_op__isnull=True, gelukt__isnull=True)
                | Q(verwerkt_op__isnull=False, gelukt__isnull=False),
                name="toewijzing_postvak_verwerkt",
            ),
            models.UniqueConstraint(
                fields=["afzender", "soort", "kenmerk"],
                condition=Q(gelukt=True, soort__in=HEEN),
                name="toewijzing_postvak_kenmerk_een_keer",
            ),
        ]
        indexes = [
            models.Index(
                fields=["vastgelegd_op"],
                condition=Q(verwerkt_op__isnull=True),
                name="toewijzing_postvak_te_doen",
            ),
            models.Index(
                fields=["-verwerkt_op"],
                condition=Q(verwerkt_op__isnull=False),
                name="toewijzing_postvak_laatste",
            ),
        ]

    class Privacy:
        persoonsgegeven = "een bericht van een aanbieder zoals het binnenkwam (versleuteld)"
        doel = "geen bericht verliezen en niets twee keer verwerken"
        grondslag = GRONDSLAG
        bewaarregel = "bericht"
        poort = False


class Retourbericht(MetSoort, Tafel, Vastgelegd):
    """Ons antwoord op een bericht, gemaakt in de transactie van het effect ervan.

    `noemt` is over wie het gaat, als paren van dossier en persoon: zolang een van hen afgeschermd
    is blijft het binnen. `bestand` ligt vast, dus nog eens versturen is hetzelfde bestand.
    """

    postvak = models.OneToOneField(Postvak, on_delete=models.PROTECT, related_name="retour")
    inhoud_kluis = models.BinaryField()
    soort = models.CharField(max_length=3)
    ontvanger = models.CharField(max_length=8)
    bestand = models.CharField(max_length=60, unique=True)
    noemt = models.JSONField(default=list)
    uiterlijk = models.DateField()
    status = models.CharField(
        max_length=10, choices=UitbakStatus.choices, default=UitbakStatus.KLAAR
    )
    verzonden_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["klaar", "binnen"], verzonden_op__isnull=True)
                | Q(status="verzonden", verzonden_op__isnull=False),
                name="toewijzing_retour_verzonden",
            )
        ]
        indexes = [
            models.Index(
                fields=["uiterlijk"],
                condition=Q(verzonden_op__isnull=True),
                name="toewijzing_retour_te_doen",
            )
        ]

    class Privacy:
        persoonsgegeven = "ons antwoord op een bericht van een aanbieder (versleuteld)"
        doel = "een aanbieder hoort op tijd wat er met een bericht gebeurde"
        grondslag = GRONDSLAG
        bewaarregel = "bericht"
        poort = False
