"""Een lijst die bij een gesprek is ingevuld: per vraag het woord dat de inwoner koos."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.kamers.toegang.models.vraag import Gesprek
from nabij.opslag.velden import Tafel, Vastgelegd


class IngevuldeLijst(Persoonlijk, Tafel, Vastgelegd):
    """Alleen wat gekozen is, als paren van vraag en woord, zoals ze er toen stonden.

    Geen getal en geen totaal: er is niets om op te tellen of te vergelijken.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="lijsten")
    gesprek = models.ForeignKey(Gesprek, on_delete=models.PROTECT, related_name="lijsten")
    instrument = models.ForeignKey(
        "afspraken.Instrument", on_delete=models.PROTECT, related_name="+"
    )
    antwoorden = models.JSONField(_("antwoorden"), default=list)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["gesprek", "op"], name="toegang_lijst_gesprek")]

    class Privacy:
        persoonsgegeven = "wat een inwoner koos op een lijst, in woorden"
        onderdeel = Onderdeel.GESPREK
        doel = "samen kijken als de inwoner daarom vraagt"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
