"""Hoe je iemand bereikt, wanneer het open is, en wie het bijhoudt."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.kamers.kaart.models.aanbod import Aanbod, AanbodPlek, Organisatie, Plek
from nabij.kamers.kaart.models.uitwisseling import MetHsds
from nabij.kamers.kaart.regels.openingstijden import schrijf_tijd
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


def bij_een(naam: str, *velden: str) -> models.CheckConstraint:
    """Constraint: precies een van deze verwijzingen is gevuld."""
    een_gevuld = [Q(**{f"{veld}__isnull": veld != gevuld for veld in velden}) for gevuld in velden]
    return models.CheckConstraint(condition=reduce(or_, een_gevuld), name=naam)


class Telefoon(Tafel, MetHsds):
    """Een nummer zoals het is opgegeven; `normaal` is hetzelfde nummer om te bellen, of leeg.

    Een nummer dat wij niet herkennen bewaren we zoals het is: raden doen we niet.
    """

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.CASCADE, null=True, related_name="telefoons"
    )
    aanbod = models.ForeignKey(
        Aanbod, on_delete=models.CASCADE, null=True, related_name="telefoons"
    )
    plek = models.ForeignKey(Plek, on_delete=models.CASCADE, null=True, related_name="telefoons")
    aanbodplek = models.ForeignKey(
        AanbodPlek, on_delete=models.CASCADE, null=True, related_name="telefoons"
    )
    nummer = models.CharField(_("telefoonnummer"), max_length=60)
    normaal = models.CharField(max_length=20, blank=True)
    omschrijving = models.CharField(max_length=200, blank=True)

    class Meta(MetHsds.Meta):
        constraints = [
            *MetHsds.Meta.constraints,
            bij_een("kaart_telefoon_van_een", "organisatie", "aanbod", "plek", "aanbodplek"),
            models.CheckConstraint(condition=~Q(nummer=""), name="kaart_telefoon_met_nummer"),
        ]

    def __str__(self) -> str:
        return self.nummer


class Herhaling(models.TextChoices):
    """De twee die HSDS kent (RFC 5545)."""

    WEKELIJKS = "WEEKLY", _("elke week")
    MAANDELIJKS = "MONTHLY", _("elke maand")


class Openingstijd(Tafel, MetHsds):
    """Wanneer het open is, in de velden van een terugkerende afspraak (RFC 5545).

    `dagen` zijn codes met een komma: MO,TU of (maandelijks) 1MO. Is `tot` niet later dan `van`,
    dan is het tot na middernacht open. Zonder tijden zegt `omschrijving` wanneer.
    """

    aanbod = models.ForeignKey(
        Aanbod, on_delete=models.CASCADE, null=True, related_name="openingstijden"
    )
    plek = models.ForeignKey(
        Plek, on_delete=models.CASCADE, null=True, related_name="openingstijden"
    )
    aanbodplek = models.ForeignKey(
        AanbodPlek, on_delete=models.CASCADE, null=True, related_name="openingstijden"
    )
    herhaling = models.CharField(max_length=8, choices=Herhaling.choices, blank=True)
    elke = models.PositiveSmallIntegerField(null=True)
    dagen = models.CharField(max_length=60, blank=True)
    maanddagen = models.CharField(max_length=100, blank=True)
    van = models.TimeField(_("van"), null=True)
    tot = models.TimeField(_("tot"), null=True)
    geldig_van = models.DateField(null=True)
    geldig_tot = models.DateField(null=True)
    omschrijving = models.TextField(blank=True)

    class Meta(MetHsds.Meta):
        ordering = ["pk"]
        constraints = [
            *MetHsds.Meta.constraints,
            bij_een("kaart_openingstijd_van_een", "aanbod", "plek", "aanbodplek"),
            een_van("herhaling", Herhaling, "kaart_openingstijd_herhaling", of_leeg=True),
        ]

    @property
    def is_gewone_week(self) -> bool:
        """Elke week op vaste dagen, zonder begin of einde: zo schrijft ook een formulier het op."""
        gewoon = self.herhaling == Herhaling.WEKELIJKS and self.elke in (None, 1)
        los = not (self.maanddagen or self.geldig_van or self.geldig_tot or self.hsds_id)
        return gewoon and los and bool(schrijf_tijd(self.dagen, self.van, self.tot))

    @property
    def in_woorden(self) -> str:
        """ "maandag 13.30-15.00", of wat erbij geschreven staat."""
        tijd = schrijf_tijd(self.dagen, self.van, self.tot)
        return ": ".join(deel for deel in (tijd, self.omschrijving) if deel)


class Contactpersoon(Tafel, MetHsds):
    """Een mens bij wie je terecht kunt. Alleen met `openbaar` staat hij voor iedereen op de kaart.

    Wie als vrijwilliger een groep leidt, hoeft niet met naam op het internet.
    """

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.CASCADE, null=True, related_name="contactpersonen"
    )
    aanbod = models.ForeignKey(
        Aanbod, on_delete=models.CASCADE, null=True, related_name="contactpersonen"
    )
    plek = models.ForeignKey(
        Plek, on_delete=models.CASCADE, null=True, related_name="contactpersonen"
    )
    aanbodplek = models.ForeignKey(
        AanbodPlek, on_delete=models.CASCADE, null=True, related_name="contactpersonen"
    )
    naam = models.CharField(_("naam"), max_length=200, blank=True)
    functie = models.CharField(_("functie"), max_length=200, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    telefoon = models.CharField(_("telefoonnummer"), max_length=60, blank=True)
    openbaar = models.BooleanField(default=False)

    class Meta(MetHsds.Meta):
        constraints = [
            *MetHsds.Meta.constraints,
            bij_een("kaart_contactpersoon_van_een", "organisatie", "aanbod", "plek", "aanbodplek"),
        ]

    class Privacy:
        persoonsgegeven = "naam, functie en bereikbaarheid van wie aanbod organiseert"
        doel = "weten bij wie je terecht kunt"
        grondslag = "AVG art. 6 lid 1 onder e; met toestemming als het openbaar staat"
        bewaarregel = "sociale_kaart"
        poort = False


class Eigenaar(Tafel, Vastgelegd):
    """Wie een aanbod bijhoudt, zonder account: een e-mailadres, en wanneer we het laatst vroegen.

    Na een paar keer vragen zonder antwoord houdt het vragen op; dan belt een mens.
    """

    aanbod = models.OneToOneField(Aanbod, on_delete=models.CASCADE, related_name="eigenaar")
    naam = models.CharField(_("naam"), max_length=200, blank=True)
    email = models.EmailField(_("e-mailadres"))
    gevraagd_op = models.DateField(null=True, db_index=True)
    keer_gevraagd = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        persoonsgegeven = "naam en e-mailadres van wie een vermelding op de sociale kaart bijhoudt"
        doel = "vragen of het nog klopt"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "sociale_kaart"
        poort = False
