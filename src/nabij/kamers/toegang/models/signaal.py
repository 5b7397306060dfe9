"""Tabellen van een signaal: een zorg om iemand of een plek, buiten elk dossier van een mens."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.kamers.toegang.models.sleutelbewoner import Sleutelbewoner
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class Sinds(models.TextChoices):
    VANDAAG = "vandaag", _("vandaag")
    DAGEN = "dagen", _("een paar dagen")
    LANGER = "langer", _("langer")


class Signaalsoort(models.TextChoices):
    """Een zorg, of een vroegsignaal: een vaste last blijft liggen (Wgs art. 3 lid 1 b)."""

    ZORG = "zorg", _("een zorg")
    HUUR = "huur", _("vroegsignaal: huur")
    ENERGIE = "energie", _("vroegsignaal: gas en stroom")
    WATER = "water", _("vroegsignaal: water")
    VERZEKERING = "verzekering", _("vroegsignaal: zorgverzekering")


VROEG = tuple(soort for soort in Signaalsoort if soort != Signaalsoort.ZORG)


class Signaal(Persoonlijk, Tafel, Vastgelegd):
    """Wat iemand ziet of hoort, en waar. Over wie het gaat staat hier alleen wat de melder schreef.

    `terug`: hoe de melder te bereiken is; leeg mag, dat is de uitzondering.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="signaal")
    soort = models.CharField(max_length=12, choices=Signaalsoort.choices, default=Signaalsoort.ZORG)
    wat = models.TextField(_("wat"))
    waar = models.CharField(_("waar"), max_length=200)
    sinds = models.CharField(max_length=10, choices=Sinds.choices, blank=True)
    aangebeld = models.BooleanField(default=False)
    mee = models.BooleanField(default=False)
    terug = models.CharField(_("hoe te bereiken"), max_length=120, blank=True)
    sleutelbewoner = models.ForeignKey(
        Sleutelbewoner, on_delete=models.PROTECT, null=True, related_name="signalen"
    )
    buurt = models.ForeignKey(
        "wijk.Gebied", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    op = models.DateTimeField(default=klok.nu)

    class Meta:
        constraints = [
            een_van("soort", Signaalsoort, "toegang_signaal_soort_bekend"),
            een_van("sinds", Sinds, "toegang_signaal_sinds_bekend", of_leeg=True),
            models.CheckConstraint(
                condition=~Q(wat="") & ~Q(waar=""), name="toegang_signaal_wat_en_waar"
            ),
            models.CheckConstraint(
                condition=Q(mee=False) | ~Q(terug="") | Q(sleutelbewoner__isnull=False),
                name="toegang_signaal_mee_te_bereiken",
            ),
        ]

    @property
    def vroeg(self) -> str:
        """Welke vaste last blijft liggen, of leeg bij een gewone zorg."""
        return str(Signaalsoort(self.soort).label) if self.soort in VROEG else ""

    @property
    def melder(self) -> str:
        """De naam van wie het doorgaf, als we die kennen."""
        return self.sleutelbewoner.naam if self.sleutelbewoner else ""

    @property
    def bereik(self) -> str:
        """Hoe de melder te bereiken is, of leeg."""
        return self.terug or (self.sleutelbewoner.telefoon if self.sleutelbewoner else "")

    class Privacy:
        persoonsgegeven = "een zorg om iemand in de buurt, en hoe de melder te bereiken is"
        onderdeel = Onderdeel.VRAAG
        doel = "gaan kijken of iemand hulp wil"
        grondslag = GRONDSLAG
        bewaarregel = "signaal"
        dossier = "dossier"


class SignaalstapSoort(models.TextChoices):
    GENOMEN = "genomen", _("opgepakt")
    BESLUIT = "besluit", _("besluit genomen")
    BEZOCHT = "bezocht", _("langs geweest")
    GEBELD = "gebeld", _("gebeld")
    GEHOORD = "gehoord", _("verteld dat iemand zich zorgen maakte")
    TERUGGEMELD = "teruggemeld", _("de melder weet dat er iets gedaan is")
    HULPVRAAG = "hulpvraag", _("een vraag geworden, in eigen woorden")
    NIETS = "niets", _("er was niets aan de hand")
    TEAM = "team", _("aan een ander team gegeven")


class Besluit(models.TextChoices):
    EROPAF = "eropaf", _("Eropaf")
    SAMEN = "samen", _("Eropaf, samen met de melder")
    BELLEN = "bellen", _("Bellen")
    DOORZETTEN = "doorzetten", _("Doorzetten")
    GEEN_ACTIE = "geen_actie", _("Geen actie")


class Signaalstap(Persoonlijk, Tafel, Vastgelegd):
    """Wat er met een signaal gebeurde. De staat van een signaal volgt hieruit.

    `gesproken`: bij bezocht en gebeld, of we diegene spraken. `object_id`: bij hulpvraag het
    dossier van de vraag, bij team het team waar het signaal eerst lag.
    """

    Soort = SignaalstapSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    signaal = models.ForeignKey(Signaal, on_delete=models.PROTECT, related_name="stappen")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    besluit = models.CharField(max_length=12, choices=Besluit.choices, blank=True)
    toelichting = models.CharField(max_length=300, blank=True)
    gesproken = models.BooleanField(null=True)
    object_id = models.UUIDField(null=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("soort", SignaalstapSoort, "toegang_signaalstap_soort_bekend"),
            een_van("besluit", Besluit, "toegang_signaalstap_besluit_bekend", of_leeg=True),
            models.CheckConstraint(
                condition=(Q(soort="besluit") & ~Q(besluit=""))
                | (~Q(soort="besluit") & Q(besluit="")),
                name="toegang_signaalstap_besluit_gekozen",
            ),
            models.CheckConstraint(
                condition=~Q(besluit__in=["doorzetten", "geen_actie"]) | ~Q(toelichting=""),
                name="toegang_signaalstap_met_reden",
            ),
            models.CheckConstraint(
                condition=~Q(soort__in=["bezocht", "gebeld"]) | Q(gesproken__isnull=False),
                name="toegang_signaalstap_gesproken_of_niet",
            ),
        ]
        indexes = [models.Index(fields=["soort", "op"], name="toegang_signaalstap_einde")]

    class Privacy:
        persoonsgegeven = "wat er met een zorg om iemand gedaan is"
        onderdeel = Onderdeel.VRAAG
        doel = "elk signaal krijgt een eigenaar en een besluit"
        grondslag = GRONDSLAG
        bewaarregel = "signaal"
        dossier = "dossier"


class Telwoord(models.TextChoices):
    GEGEVEN = "gegeven", _("doorgegeven")
    SLEUTELBEWONER = "sleutel", _("door een sleutelbewoner")
    GEDAAN = "gedaan", _("langs geweest of gebeld")
    HULP = "hulp", _("daarna vroeg iemand zelf om hulp")


class Signaaltelling(Tafel):
    """Hoeveel signalen een team in een maand had. Blijft als de signalen zelf weg zijn."""

    team = models.ForeignKey("team.Wijkteam", on_delete=models.PROTECT, related_name="+")
    maand = models.DateField()
    wat = models.CharField(max_length=10, choices=Telwoord.choices)
    aantal = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            een_van("wat", Telwoord, "toegang_signaaltelling_wat_bekend"),
            models.UniqueConstraint(
                fields=["team", "maand", "wat"], name="toegang_signaaltelling_een_per_maand"
            ),
        ]
