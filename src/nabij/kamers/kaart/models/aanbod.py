"""Organisaties, plekken en wat er te halen is."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabij.kamers.kaart.models.uitwisseling import MetHsds
from nabij.opslag.velden import Tafel, Vastgelegd, een_van
from nabij.opslag.versie import MetVersie


class Soort(models.TextChoices):
    """Wat voor aanbod het is. Op de lijst staan ze door elkaar: geen soort gaat voor."""

    BEWONERS = "bewoners", _("van bewoners zelf")
    INFORMEEL = "informeel", _("vrijwilligers")
    COLLECTIEF = "collectief", _("samen met anderen")
    FORMEEL = "formeel", _("beroepskrachten")


class Kring(models.TextChoices):
    """Hoe dichtbij het is als iemand hulp kiest; wat iemand zelf kan staat niet op de kaart."""

    BUURT = "buurt", _("in de buurt")
    COLLECTIEF = "collectief", _("samen met anderen")
    TEAM = "team", _("het team zelf")
    AANBIEDER = "aanbieder", _("een aanbieder")


class Doelgroep(models.TextChoices):
    KINDEREN = "kinderen", _("kinderen")
    JONGEREN = "jongeren", _("jongeren")
    OUDERS = "ouders", _("ouders")
    VOLWASSENEN = "volwassenen", _("volwassenen")
    OUDEREN = "ouderen", _("ouderen")
    MANTELZORGERS = "mantelzorgers", _("mantelzorgers")
    NIEUWKOMERS = "nieuwkomers", _("wie nieuw is in Nederland")


class Bevestiger(models.TextChoices):
    EIGENAAR = "eigenaar", _("wie het aanbiedt")
    MEDEWERKER = "medewerker", _("een medewerker")
    BRON = "bron", _("de bron waar het vandaan komt")


class Organisatie(Tafel, Vastgelegd, MetVersie, MetHsds):
    """Wie iets aanbiedt: een stichting, een club, een groep bewoners, het team zelf."""

    naam = models.CharField(_("naam"), max_length=200)
    omschrijving = models.TextField(_("wat doen ze"), blank=True)
    website = models.CharField(_("website"), max_length=500, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)

    class Meta(MetHsds.Meta):
        ordering = ["naam", "pk"]
        constraints = [
            *MetHsds.Meta.constraints,
            models.CheckConstraint(condition=~Q(naam=""), name="kaart_organisatie_met_naam"),
        ]

    def __str__(self) -> str:
        return self.naam


class Plek(Tafel, Vastgelegd, MetHsds):
    """Waar iets is. `gebied` is de wijk of buurt in de eigen gemeente, of leeg.

    Lengte en breedte zijn WGS84; een van de twee alleen is geen plek.
    """

    naam = models.CharField(_("naam van de plek"), max_length=200, blank=True)
    straat = models.CharField(_("straat"), max_length=150, blank=True)
    huisnummer = models.CharField(_("huisnummer"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    plaats = models.CharField(_("plaats"), max_length=100, blank=True)
    lengte = models.FloatField(null=True, blank=True)
    breedte = models.FloatField(null=True, blank=True)
    gebied = models.ForeignKey(
        "wijk.Gebied", on_delete=models.SET_NULL, null=True, blank=True, related_name="plekken"
    )

    class Meta(MetHsds.Meta):
        constraints = [
            *MetHsds.Meta.constraints,
            models.CheckConstraint(
                condition=Q(lengte__isnull=True, breedte__isnull=True)
                | Q(lengte__range=(-180, 180), breedte__range=(-90, 90)),
                name="kaart_plek_op_aarde",
            ),
        ]
        indexes = [models.Index(fields=["breedte", "lengte"], name="kaart_plek_ligging")]

    @property
    def adres(self) -> str:
        straat = " ".join(deel for deel in (self.straat, self.huisnummer) if deel)
        plaats = " ".join(deel for deel in (self.postcode, self.plaats) if deel)
        return ", ".join(deel for deel in (straat, plaats) if deel)

    @property
    def buiten_gemeente(self) -> bool:
        """Er is een adres, en het ligt in geen wijk of buurt die wij kennen."""
        return self.gebied_id is None and bool(self.postcode or self.lengte is not None)

    def __str__(self) -> str:
        return self.naam or self.adres


class Aanbod(Tafel, Vastgelegd, MetVersie, MetHsds):
    """Iets wat er is: voor wie, voor wie niet, hoe je binnenkomt, en wanneer het klopte.

    `zonder_besluit`: er is geen besluit van de gemeente nodig, dus het kan vandaag beginnen.
    Geen `gebieden` is: voor de hele gemeente. `aanmeldstop_sinds` en `gestopt_op` zijn dagen;
    leeg is niet aan de orde. `bevestigd_op` leeg: nog nooit bevestigd.
    """

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="aanbod")
    naam = models.CharField(_("naam"), max_length=200)
    soort = models.CharField(_("soort"), max_length=12, choices=Soort.choices)
    kring = models.CharField(_("hoe dichtbij"), max_length=12, choices=Kring.choices)
    omschrijving = models.TextField(_("wat is het"), blank=True)
    voor_wie = models.TextField(_("voor wie"), blank=True)
    niet_voor = models.TextField(_("voor wie niet"), blank=True)
    leeftijd_van = models.PositiveSmallIntegerField(_("vanaf welke leeftijd"), null=True)
    leeftijd_tot = models.PositiveSmallIntegerField(_("tot en met welke leeftijd"), null=True)
    hoe_binnenkomen = models.TextField(_("hoe kom je binnen"), blank=True)
    zonder_besluit = models.BooleanField(_("kan zonder besluit beginnen"), default=True)
    kosten = models.CharField(_("wat kost het"), max_length=300, blank=True)
    website = models.CharField(_("website"), max_length=500, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    aanmeldstop_sinds = models.DateField(_("aanmeldstop sinds"), null=True, blank=True)
    gestopt_op = models.DateField(_("gestopt op"), null=True, blank=True)
    bevestigd_op = models.DateField(_("bevestigd op"), null=True, blank=True, db_index=True)
    bevestigd_door = models.CharField(max_length=12, choices=Bevestiger.choices, blank=True)

    class Meta(MetHsds.Meta):
        ordering = ["naam", "pk"]
        constraints = [
            *MetHsds.Meta.constraints,
            een_van("soort", Soort, "kaart_aanbod_soort_bekend"),
            een_van("kring", Kring, "kaart_aanbod_kring_bekend"),
            een_van("bevestigd_door", Bevestiger, "kaart_aanbod_bevestiger_bekend", of_leeg=True),
            models.CheckConstraint(condition=~Q(naam=""), name="kaart_aanbod_met_naam"),
            models.CheckConstraint(
                condition=Q(leeftijd_van__isnull=True)
                | Q(leeftijd_tot__isnull=True)
                | Q(leeftijd_tot__gte=F("leeftijd_van")),
                name="kaart_aanbod_leeftijd_van_tot",
            ),
            models.CheckConstraint(
                condition=Q(bevestigd_op__isnull=True, bevestigd_door="")
                | (Q(bevestigd_op__isnull=False) & ~Q(bevestigd_door="")),
                name="kaart_aanbod_bevestigd_door_iemand",
            ),
        ]
        indexes = [models.Index(fields=["naam", "id"], name="kaart_aanbod_op_naam")]

    @property
    def aanmeldstop(self) -> bool:
        return self.aanmeldstop_sinds is not None

    @property
    def meteen(self) -> str:
        """Dat er geen besluit nodig is, of niets."""
        return gettext("zonder besluit") if self.zonder_besluit else ""

    def is_gestopt(self, vandaag: date) -> bool:
        return self.gestopt_op is not None and self.gestopt_op <= vandaag

    def __str__(self) -> str:
        return self.naam


class AanbodThema(Tafel):
    """Waar het over gaat: de code van een thema uit de afspraken."""

    aanbod = models.ForeignKey(Aanbod, on_delete=models.CASCADE, related_name="themas")
    thema = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["aanbod", "thema"], name="kaart_aanbodthema_een_keer"),
            models.CheckConstraint(condition=~Q(thema=""), name="kaart_aanbodthema_met_code"),
        ]
        indexes = [models.Index(fields=["thema", "aanbod"], name="kaart_aanbodthema_zoek")]


class AanbodDoelgroep(Tafel):
    """Voor wie in het bijzonder. Zonder rijen is het voor iedereen."""

    aanbod = models.ForeignKey(Aanbod, on_delete=models.CASCADE, related_name="doelgroepen")
    doelgroep = models.CharField(max_length=16, choices=Doelgroep.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["aanbod", "doelgroep"], name="kaart_aanboddoelgroep_een_keer"
            ),
            een_van("doelgroep", Doelgroep, "kaart_aanboddoelgroep_bekend"),
        ]


class AanbodGebied(Tafel):
    """Voor welke wijk of buurt het is. Zonder rijen is het voor de hele gemeente."""

    aanbod = models.ForeignKey(Aanbod, on_delete=models.CASCADE, related_name="gebieden")
    gebied = models.ForeignKey("wijk.Gebied", on_delete=models.CASCADE, related_name="aanbod")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["aanbod", "gebied"], name="kaart_aanbodgebied_een_keer")
        ]


class AanbodPlek(Tafel, MetHsds):
    """Dit aanbod is op deze plek."""

    aanbod = models.ForeignKey(Aanbod, on_delete=models.CASCADE, related_name="plekken")
    plek = models.ForeignKey(Plek, on_delete=models.CASCADE, related_name="aanbod")
    omschrijving = models.TextField(blank=True)

    class Meta(MetHsds.Meta):
        constraints = [
            *MetHsds.Meta.constraints,
            models.UniqueConstraint(fields=["aanbod", "plek"], name="kaart_aanbodplek_een_keer"),
        ]


class Zoekstam(models.Model):
    """Onder welke woordstam dit aanbod te vinden is, en hoe zwaar die telt.

    Een eigen tabel met een gewone index zoekt op SQLite en PostgreSQL hetzelfde.
    """

    aanbod = models.ForeignKey(
        Aanbod, on_delete=models.CASCADE, related_name="stammen", db_index=False
    )
    stam = models.CharField(max_length=40)
    gewicht = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["aanbod", "stam"], name="kaart_zoekstam_een_keer")
        ]
        indexes = [models.Index(fields=["stam", "gewicht", "aanbod"], name="kaart_zoekstam_zoek")]
