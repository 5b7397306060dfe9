"""Tabellen van de poort: wat open kan, wie erin staat, wie erbij mag."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort import wachter
from nabij.kamers.poort.begrippen import (
    GEWONE_DELEN,
    GRONDSLAG,
    Afscherming,
    Betrokkenrol,
    DossierSoort,
    Noodreden,
    Onderdeel,
)
from nabij.opslag.geldigheid import GeldigQuerySet
from nabij.opslag.velden import Tafel, Vastgelegd, een_van, nooit_voor


def delen_van(onderdelen: str) -> frozenset[str]:
    """Van opgeslagen reeks naar delen; leeg is alle gewone delen. Naam hoort er altijd bij."""
    gekozen = frozenset(filter(None, onderdelen.split(",")))
    return gekozen | {Onderdeel.NAAM} if gekozen else frozenset(GEWONE_DELEN)


def als_reeks(delen: Collection[str]) -> str:
    """Van delen naar de opgeslagen reeks met komma's eromheen."""
    return f",{','.join(sorted(delen))}," if delen else ""


class Dossier(Tafel):
    """Wat de poort opent: een huishouden, een losse vraag of een signaal. Zelf zonder inhoud."""

    soort = models.CharField(max_length=15, choices=DossierSoort.choices)
    team = models.ForeignKey("team.Wijkteam", on_delete=models.PROTECT, related_name="dossiers")
    team_sinds = models.DateField(default=klok.vandaag)
    afscherming = models.PositiveSmallIntegerField(
        choices=Afscherming.choices, default=Afscherming.NORMAAL
    )
    adres_merk = models.CharField(max_length=64, blank=True)
    # De index staat hieronder: bijna alles is leeg, en daar moet niemand op gaan zoeken.
    opgegaan_in = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="opgenomen", db_index=False
    )
    gemaakt_op = models.DateTimeField(default=klok.nu)
    gesloten_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("soort", DossierSoort, "poort_dossier_soort_bekend"),
            nooit_voor("gemaakt_op", "gesloten_op", "poort_dossier_gemaakt_voor_gesloten"),
            models.CheckConstraint(
                condition=Q(opgegaan_in__isnull=True)
                | Q(soort__in=[DossierSoort.VRAAG, DossierSoort.HUISHOUDEN]),
                name="poort_dossier_vraag_of_huishouden_gaat_op",
            ),
        ]
        indexes = [
            models.Index(
                fields=["team", "soort", "-gemaakt_op"],
                condition=Q(gesloten_op__isnull=True),
                name="poort_dossier_open_per_team",
            ),
            # Wat open is, is een klein deel van alles waar iemand ooit bij was.
            models.Index(
                fields=["id", "soort", "gemaakt_op"],
                condition=Q(gesloten_op__isnull=True),
                name="poort_dossier_open",
            ),
            models.Index(
                fields=["opgegaan_in"],
                condition=Q(opgegaan_in__isnull=False),
                name="poort_dossier_opgegaan_in",
            ),
            models.Index(fields=["adres_merk"], name="poort_dossier_adres_merk"),
        ]

    class Privacy:
        persoonsgegeven = "dat er een huishouden, vraag of signaal bekend is, en bij welk team"
        doel = "bepalen wie erbij mag"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        poort = False


class DossiergangSoort(models.TextChoices):
    TEAM = "team", _("naar een ander team")
    OPGEGAAN = "opgegaan", _("opgegaan in een huishouden")
    UITEEN = "uiteen", _("weer los van een huishouden")
    AFSCHERMING = "afscherming", _("afscherming veranderd")


class Dossiergang(Tafel, Vastgelegd):
    """Het spoor van een dossier: naar een ander team, of opgegaan in een huishouden."""

    Soort = DossiergangSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="gang")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    van = models.CharField(max_length=40)
    naar = models.CharField(max_length=40)
    door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [een_van("soort", DossiergangSoort, "poort_dossiergang_soort_bekend")]

    class Privacy:
        persoonsgegeven = "welk team een huishouden wanneer had"
        doel = "het verhaal blijft bij een verhuizing tussen teams heel"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        poort = False
        blijft = True


class DossierPersoon(models.Model):
    """Wie er in een dossier te zien is, alleen id's. Bekend voor er iets gelezen wordt."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="personen")
    persoon_id = models.UUIDField(db_index=True)
    onderdeel = models.CharField(max_length=12, choices=Onderdeel.choices)
    naamdrager = models.BooleanField(default=False)
    afscherming = models.PositiveSmallIntegerField(
        choices=Afscherming.choices, default=Afscherming.NORMAAL
    )
    van = models.DateField(default=klok.vandaag)
    tot = models.DateField(null=True)

    class Meta:
        constraints = [
            een_van("onderdeel", Onderdeel, "poort_dossierpersoon_onderdeel_bekend"),
            nooit_voor("van", "tot", "poort_dossierpersoon_van_voor_tot"),
            models.UniqueConstraint(
                fields=["dossier", "persoon_id", "onderdeel"],
                name="poort_dossierpersoon_een_per_deel",
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(naamdrager=True),
                name="poort_dossierpersoon_een_naamdrager",
            ),
        ]

    class Privacy:
        persoonsgegeven = "welke persoon in welk dossier staat, zonder naam"
        doel = "vooraf weten wie getoond wordt, voor het logboek"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        poort = False
        blijft = True


class Betrokkenheid(Tafel, Vastgelegd):
    """Wie bij een dossier mag, in welke rol, voor welke delen, van wanneer tot wanneer.

    Dit is de enige weg naar inhoud. `onderdelen` is leeg (alle gewone delen) of een reeks
    codes met komma's eromheen (",plan,netwerk,"), zodat elke database erin kan zoeken.
    """

    account = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, related_name="betrokkenheden"
    )
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="betrokkenheden")
    rol = models.CharField(max_length=15, choices=Betrokkenrol.choices)
    onderdelen = models.CharField(max_length=120, blank=True)
    van = models.DateTimeField(default=klok.nu)
    tot = models.DateTimeField(null=True)
    reden = models.CharField(max_length=300, blank=True)
    gegeven_door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            een_van("rol", Betrokkenrol, "poort_betrokkenheid_rol_bekend"),
            nooit_voor("van", "tot", "poort_betrokkenheid_van_voor_tot"),
            models.UniqueConstraint(
                fields=["account", "dossier", "rol"],
                condition=Q(tot__isnull=True),
                name="poort_betrokkenheid_een_keer_open",
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(tot__isnull=True)
                & Q(rol__in=[Betrokkenrol.REGISSEUR, Betrokkenrol.AANSPREEKPUNT]),
                name="poort_betrokkenheid_een_eerste",
            ),
        ]
        indexes = [  # alles wat de vraag "waar ben ik bij" nodig heeft staat erin
            models.Index(
                fields=["account", "tot", "van", "dossier"], name="poort_betrokkenheid_mijn"
            )
        ]

    @property
    def is_eerste(self) -> bool:
        return self.rol in (Betrokkenrol.REGISSEUR, Betrokkenrol.AANSPREEKPUNT)

    @property
    def stuk(self) -> str:
        """Waarvoor een specialist mee verantwoordelijk is, in woorden; anders leeg."""
        return self.reden if self.rol == Betrokkenrol.SPECIALIST else ""

    @property
    def delen(self) -> frozenset[str]:
        """De delen die deze betrokkenheid opent."""
        return delen_van(self.onderdelen)

    class Privacy:
        persoonsgegeven = "welke medewerker bij welk huishouden betrokken is"
        doel = "alleen wie betrokken is kan lezen"
        grondslag = "AVG art. 32; BIO2 5.15"
        bewaarregel = "huishouden"
        poort = False
        blijft = True


class Vervanging(Tafel, Vastgelegd):
    """Iemand neemt voor een periode waar; voor een huishouden of voor alle. Eindigt vanzelf."""

    voor = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, related_name="vervangen_door"
    )
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="vervangt")
    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, null=True, related_name="vervangingen"
    )
    van = models.DateField()
    tot = models.DateField()
    gegeven_door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gt=models.F("van")), name="poort_vervanging_van_voor_tot"
            ),
            models.CheckConstraint(
                condition=~Q(voor=models.F("door")), name="poort_vervanging_niet_jezelf"
            ),
        ]

    class Privacy:
        persoonsgegeven = "wie voor wie waarneemt (zonder reden)"
        doel = "een huishouden is nooit zonder iemand"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "huishouden"
        poort = False

    @property
    def tot_en_met(self) -> date:
        """De laatste dag; `tot` is de eerste dag erna."""
        return self.tot - timedelta(days=1)


class SeintjeSoort(models.TextChoices):
    KAARTJE = "kaartje", _("een collega vroeg naar dit huishouden")
    NOODKNOP = "noodknop", _("de noodknop is gebruikt")
    REGISSEUR = "regisseur", _("je bent regisseur geworden")
    AANSPREEKPUNT = "aanspreekpunt", _("je bent aanspreekpunt geworden")
    OVERDRACHT = "overdracht", _("een overdracht wacht op jou")
    OVERGENOMEN = "overgenomen", _("je overdracht is aangenomen")
    TERUG = "terug", _("je overdracht is niet aangenomen")
    ACTIE = "actie", _("er staat een actie op je naam")
    VRAAG = "vraag", _("er is een nieuwe vraag bij dit huishouden")
    VEILIGHEID = "veiligheid", _("er is een zorg over veiligheid")
    MEEDENKEN = "meedenken", _("een collega vraagt je mee te denken")
    ANTWOORD = "antwoord", _("er is antwoord op je vraag")
    NERGENS = "nergens", _("twee keer geweigerd: wie neemt dit huishouden op zich?")
    BESLUIT = "besluit", _("een collega vraagt of hulp mag")
    DUBBEL = "dubbel", _("misschien staat dit huishouden er twee keer")
    PLEK = "plek", _("vraag of iemand daar op de plek is")


class Seintje(Tafel, Vastgelegd):
    """Een bericht aan een medewerker dat er iets met een dossier is. Zonder inhoud."""

    Soort = SeintjeSoort

    voor = models.ForeignKey("account.Account", on_delete=models.CASCADE, related_name="seintjes")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="seintjes")
    soort = models.CharField(max_length=15, choices=Soort.choices)
    van = models.ForeignKey(
        "account.Account", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reden = models.CharField(max_length=12, blank=True, choices=Noodreden.choices)
    gezien_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("soort", SeintjeSoort, "poort_seintje_soort_bekend"),
            een_van("reden", Noodreden, "poort_seintje_reden_bekend", of_leeg=True),
        ]
        indexes = [
            models.Index(
                fields=["voor"],
                condition=Q(gezien_op__isnull=True),
                name="poort_seintje_ongezien",
            )
        ]

    class Privacy:
        persoonsgegeven = "dat een medewerker bericht kreeg over een dossier"
        doel = "iets wat aandacht vraagt komt bij de juiste persoon"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "seintje"
        poort = False


class Linkdoel(models.TextChoices):
    TERUGLEZEN = "teruglezen", _("teruglezen dat er iets gedaan is")
    DOORGEVEN = "doorgeven", _("onder eigen naam iets doorgeven")
    BIJHOUDEN = "bijhouden", _("een vermelding op de sociale kaart bijhouden")
    MEEWERKEN = "meewerken", _("in het eigen stuk lezen en schrijven")


class Toegangslink(Tafel, Vastgelegd):
    """Een link voor wie geen account heeft: een doel, een termijn, en alleen als merk bewaard.

    Een link opent geen dossier; alleen meewerken opent een stuk ervan (`toegangslink.langs_link`).
    Wat een ander te lezen krijgt staat in `antwoord`: een code van de kamer die de link gaf, nooit
    inhoud. `object_id` is van wie de link is (bij doorgeven en meewerken).
    """

    merk = models.CharField(max_length=64, unique=True)
    doel = models.CharField(max_length=10, choices=Linkdoel.choices)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, null=True, related_name="toegangslinks"
    )
    object_id = models.UUIDField(null=True)
    antwoord = models.CharField(max_length=12, blank=True)
    geldig_tot = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            een_van("doel", Linkdoel, "poort_toegangslink_doel_bekend"),
            models.CheckConstraint(
                condition=Q(dossier__isnull=False) | Q(object_id__isnull=False),
                name="poort_toegangslink_ergens_van",
            ),
        ]

    class Privacy:
        persoonsgegeven = "dat iemand zonder account een link heeft, als merk"
        doel = "iets laten weten of doorgeven zonder account"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "toegangslink"
        poort = False


class PersoonlijkQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Elke schrijfactie in bulk vraagt dat de poort open is voor schrijven."""

    def update(self, **velden: Any) -> int:
        wachter.eis_schrijven(self.model)
        return super().update(**velden)

    def delete(self) -> tuple[int, dict[str, int]]:
        wachter.eis_systeem(self.model)
        return super().delete()

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        rijen = list(objs)
        for rij in rijen:
            wachter.eis_schrijven(self.model, rij)
        return super().bulk_create(rijen, *args, **kwargs)


class PersoonlijkManager(models.Manager.from_queryset(PersoonlijkQuerySet)):  # type: ignore[misc]
    """Geeft alleen rijen van de dossiers en delen waarvoor de poort nu open is."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return wachter.beperk(super().get_queryset())


class Persoonlijk(models.Model):
    """Basis van elk persoonlijk model. Lezen en schrijven kan alleen door de poort.

    Een subklasse heeft `class Privacy` met het onderdeel en het pad naar het dossier.
    """

    objects = PersoonlijkManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"  # ook langs een verwijzing en bij verversen

    @classmethod
    def binnen(cls, dossiers: Any) -> Q:
        """Filter op rijen van deze dossiers (sleutels, of een vraag ernaar)."""
        return Q(**{f"{cls.Privacy.dossier}__in": dossiers})  # type: ignore[attr-defined]

    def save(self, *args: Any, **kwargs: Any) -> None:
        wachter.eis_schrijven(type(self), self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        wachter.eis_systeem(type(self))
        return super().delete(*args, **kwargs)
