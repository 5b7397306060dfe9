"""Tabellen van de kamer bewoners: mensen, huishouden, adres, netwerk, contact, tijdlijn."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import (
    Dossier,
    DossierPersoon,
    Persoonlijk,
)
from nabij.opslag.geldigheid import Geldig
from nabij.opslag.velden import Tafel, Vastgelegd, een_van
from nabij.opslag.versie import MetVersie


class Geslacht(models.TextChoices):
    """Codes van de iStandaarden (COD046)."""

    ONBEKEND = "0", _("onbekend")
    MAN = "1", _("man")
    VROUW = "2", _("vrouw")
    NIET_GESPECIFICEERD = "9", _("anders")


class DatumGebruik(models.TextChoices):
    """Hoeveel van de geboortedatum bekend is (iStandaarden COD170)."""

    VOLLEDIG = "", _("volledig")
    ALLEEN_JAAR = "2", _("alleen het jaar")
    JAAR_EN_MAAND = "1", _("jaar en maand")


class Naamgebruik(models.TextChoices):
    """Hoe iemand aangesproken wil worden (iStandaarden COD700)."""

    EIGEN = "1", _("eigen naam")
    PARTNER = "2", _("naam van de partner")
    PARTNER_EERST = "3", _("naam van de partner, dan de eigen naam")
    EIGEN_EERST = "4", _("eigen naam, dan de naam van de partner")


class Persoon(Persoonlijk, Tafel, Vastgelegd, MetVersie):
    """Een mens. Alles mag leeg, behalve een manier om iemand aan te spreken."""

    roepnaam = models.CharField(_("roepnaam"), max_length=80, blank=True)
    voornamen = models.CharField(_("voornamen"), max_length=200, blank=True)
    voorletters = models.CharField(_("voorletters"), max_length=20, blank=True)
    voorvoegsel = models.CharField(_("voorvoegsel"), max_length=20, blank=True)
    achternaam = models.CharField(_("achternaam"), max_length=200, blank=True)
    partner_voorvoegsel = models.CharField(_("voorvoegsel partner"), max_length=20, blank=True)
    partner_achternaam = models.CharField(_("achternaam partner"), max_length=200, blank=True)
    naamgebruik = models.CharField(
        _("hoe aangesproken"), max_length=1, choices=Naamgebruik.choices, default=Naamgebruik.EIGEN
    )
    geboortedatum = models.DateField(_("geboortedatum"), null=True, blank=True)
    datumgebruik = models.CharField(max_length=1, choices=DatumGebruik.choices, blank=True)
    geslacht = models.CharField(
        _("geslacht"), max_length=1, choices=Geslacht.choices, default=Geslacht.ONBEKEND
    )
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    taal = models.CharField(_("taal"), max_length=40, blank=True)
    voorkeur = models.CharField(_("wat prettig is"), max_length=200, blank=True)
    bsn_kluis = models.BinaryField(null=True)
    bsn_merk = models.CharField(max_length=64, blank=True)
    overleden_op = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(roepnaam="", voornamen="", achternaam=""),
                name="bewoners_persoon_aan_te_spreken",
            ),
            een_van("geslacht", Geslacht, "bewoners_persoon_geslacht_bekend"),
            een_van("naamgebruik", Naamgebruik, "bewoners_persoon_naamgebruik_bekend"),
            een_van("datumgebruik", DatumGebruik, "bewoners_persoon_datumgebruik_bekend"),
            models.UniqueConstraint(
                fields=["bsn_merk"], condition=~Q(bsn_merk=""), name="bewoners_persoon_bsn_een_keer"
            ),
        ]

    class Privacy:
        persoonsgegeven = "naam, geboortedatum, geslacht, telefoon, BSN (versleuteld)"
        onderdeel = Onderdeel.MENSEN
        doel = "weten om wie het gaat en hoe iemand te bereiken is"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = ""

    @classmethod
    def binnen(cls, dossiers: Any) -> Q:
        """Een persoon kan in twee huishoudens staan, dus het pad loopt langs de poort."""
        in_dossier = DossierPersoon.objects.filter(dossier__in=dossiers)
        return Q(pk__in=in_dossier.values("persoon_id"))


class Huishouden(Persoonlijk, Vastgelegd, MetVersie):
    """Mensen die een huis en het dagelijks leven delen. De eenheid van het dossier."""

    dossier = models.OneToOneField(
        Dossier, on_delete=models.PROTECT, primary_key=True, related_name="huishouden"
    )
    naam = models.CharField(max_length=200)
    bekend_sinds = models.DateField(default=klok.vandaag)

    class Privacy:
        persoonsgegeven = "de naam van het huishouden (van een van de mensen)"
        onderdeel = Onderdeel.NAAM
        doel = "een huishouden herkennen in een lijst"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Adres(Persoonlijk, Tafel, Vastgelegd, MetVersie, Geldig):
    """Waar een huishouden woont. Een geheim adres staat alleen versleuteld in `kluis`."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="adressen")
    straat = models.CharField(_("straat"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=6, blank=True)
    huisnummer = models.PositiveIntegerField(_("huisnummer"), null=True, blank=True)
    huisletter = models.CharField(_("letter"), max_length=1, blank=True)
    toevoeging = models.CharField(_("toevoeging"), max_length=6, blank=True)
    plaats = models.CharField(_("plaats"), max_length=80, blank=True)
    buurt = models.ForeignKey(
        "wijk.Gebied", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kluis = models.BinaryField(null=True)

    class Meta:
        constraints = [
            *Geldig.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kluis__isnull=True)
                | Q(
                    straat="",
                    postcode="",
                    huisnummer__isnull=True,
                    huisletter="",
                    toevoeging="",
                    plaats="",
                    buurt__isnull=True,
                ),
                name="bewoners_adres_geheim_alleen_in_kluis",
            ),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(tot__isnull=True), name="bewoners_adres_een_huidig"
            ),
        ]

    class Privacy:
        persoonsgegeven = "het adres van een huishouden"
        onderdeel = Onderdeel.MENSEN
        doel = "op bezoek kunnen gaan en de buurt weten"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
        blijft = True


class Huishoudrol(models.TextChoices):
    LID = "lid", _("hoort bij het huishouden")
    ALLEEN = "alleen", _("woont alleen")
    PARTNER = "partner", _("partner")
    OUDER = "ouder", _("ouder")
    KIND = "kind", _("kind")
    GROOTOUDER = "grootouder", _("grootouder")
    INWONEND = "inwonend", _("woont in")


class Lid(Persoonlijk, Tafel, Vastgelegd, Geldig):
    """Een persoon in een huishouden, met rol, van en tot. Kan in twee huishoudens tegelijk."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="leden")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="lid_van")
    rol = models.CharField(max_length=12, choices=Huishoudrol.choices)
    deels = models.BooleanField(_("woont hier een deel van de tijd"), default=False)

    class Meta:
        constraints = [
            *Geldig.Meta.constraints,
            een_van("rol", Huishoudrol, "bewoners_lid_rol_bekend"),
            models.UniqueConstraint(
                fields=["dossier", "persoon"],
                condition=Q(tot__isnull=True),
                name="bewoners_lid_een_keer_tegelijk",
            ),
        ]

    class Privacy:
        persoonsgegeven = "wie bij welk huishouden hoort"
        onderdeel = Onderdeel.MENSEN
        doel = "het hele huishouden zien"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class GezagSoort(models.TextChoices):
    OUDER = "ouder", _("ouderlijk gezag")
    SAMEN = "samen", _("gezamenlijk gezag")
    VOOGD = "voogd", _("voogd")
    INSTELLING = "instelling", _("gecertificeerde instelling")
    ONBEKEND = "onbekend", _("nog niet bekend")


class Gezag(Persoonlijk, Tafel, Vastgelegd, Geldig):
    """Wie over een kind beslist (BW 1:245). Een ouder, een voogd of een instelling."""

    Soort = GezagSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="gezag")
    kind = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="onder_gezag_van")
    persoon = models.ForeignKey(
        Persoon, on_delete=models.PROTECT, null=True, blank=True, related_name="gezag_over"
    )
    naam = models.CharField(_("naam"), max_length=200, blank=True)
    soort = models.CharField(max_length=12, choices=Soort.choices)

    class Meta:
        constraints = [
            *Geldig.Meta.constraints,
            een_van("soort", GezagSoort, "bewoners_gezag_soort_bekend"),
            models.CheckConstraint(
                condition=Q(persoon__isnull=True) | Q(naam=""),
                name="bewoners_gezag_persoon_of_naam",
            ),
        ]

    class Privacy:
        persoonsgegeven = "wie het gezag over een kind heeft"
        onderdeel = Onderdeel.MENSEN
        doel = "weten wie mag beslissen en toestemming geeft (Jeugdwet art. 7.3.4)"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class NetwerklidKring(models.TextChoices):
    NAASTE = "naaste", _("familie en vrienden")
    BUUR = "buur", _("buurt, club, vrijwilliger")
    BEROEP = "beroep", _("beroepskracht")


class NetwerklidBand(models.TextChoices):
    STERK = "sterk", _("sterk")
    GEWOON = "gewoon", _("gewoon")
    DUN = "dun", _("dun")
    SPANNING = "spanning", _("spanning")


class Netwerklid(Persoonlijk, Tafel, Vastgelegd, MetVersie, Geldig):
    """Iemand om het huishouden heen: naaste, buur of beroepskracht. Niet doorzoekbaar.

    Voornaam en relatie zijn genoeg (Wmo 2015 art. 5.1.1 lid 3).
    """

    Kring = NetwerklidKring

    Band = NetwerklidBand

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="netwerk")
    roepnaam = models.CharField(_("voornaam of naam"), max_length=80)
    relatie = models.CharField(_("wie is dat?"), max_length=80, blank=True)
    kring = models.CharField(max_length=10, choices=Kring.choices)
    band = models.CharField(max_length=10, choices=Band.choices, default=Band.GEWOON)
    organisatie = models.CharField(_("organisatie"), max_length=120, blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    draagt = models.BooleanField(_("houdt het vol"), null=True, blank=True)

    class Meta:
        constraints = [
            *Geldig.Meta.constraints,
            een_van("kring", NetwerklidKring, "bewoners_netwerklid_kring_bekend"),
            een_van("band", NetwerklidBand, "bewoners_netwerklid_band_bekend"),
        ]

    class Privacy:
        persoonsgegeven = "voornaam en relatie van mensen om het huishouden heen"
        onderdeel = Onderdeel.NETWERK
        doel = "zien wie er al helpt en wie kan helpen"
        grondslag = "Wmo 2015 art. 5.1.1 lid 3; Jeugdwet art. 7.4.0"
        bewaarregel = "huishouden"
        dossier = "dossier"


class ContactSoort(models.TextChoices):
    GEBELD = "gebeld", _("gebeld")
    GESPROKEN = "gesproken", _("gesproken")
    BEZOEK = "bezoek", _("op bezoek geweest")
    BERICHT = "bericht", _("bericht gestuurd")
    NIET_THUIS = "niet_thuis", _("niet thuis of niet bereikt")


class Contact(Persoonlijk, Tafel, Vastgelegd):
    """Een gesprek, telefoontje of bezoek; in twee tikken vastgelegd."""

    Soort = ContactSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="contacten")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    met = models.CharField(_("met wie"), max_length=120, blank=True)
    notitie = models.TextField(_("wat is er besproken"), blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    samen_met = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_om = models.CharField(_("waarom niet meer"), max_length=200, blank=True)

    class Meta:
        constraints = [een_van("soort", ContactSoort, "bewoners_contact_soort_bekend")]
        indexes = [models.Index(fields=["dossier", "-op"], name="bewoners_contact_laatste")]

    class Privacy:
        persoonsgegeven = "dat en wat er besproken is"
        onderdeel = Onderdeel.CONTACT
        doel = "het verhaal niet twee keer hoeven vertellen"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Tijdlijn(Persoonlijk, Tafel, Vastgelegd):
    """Een regel van de ene tijdlijn: wat, wanneer, door wie. Zonder vrije tekst.

    `woord` is een sleutel uit `regels.WOORDEN`; de inhoud staat bij `object_id`.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="tijdlijn")
    op = models.DateTimeField(default=klok.nu)
    woord = models.CharField(max_length=30)
    object_id = models.UUIDField(null=True)
    onderdeel = models.CharField(max_length=12, choices=Onderdeel.choices)
    door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [een_van("onderdeel", Onderdeel, "bewoners_tijdlijn_onderdeel_bekend")]
        indexes = [
            models.Index(fields=["dossier", "-op"], name="bewoners_tijdlijn_op"),
            models.Index(fields=["dossier", "woord", "-op"], name="bewoners_tijdlijn_woord"),
        ]

    class Privacy:
        persoonsgegeven = "wat er wanneer gebeurde, zonder inhoud"
        onderdeel = Onderdeel.NAAM
        doel = "het verhaal in vijf minuten kunnen lezen"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
