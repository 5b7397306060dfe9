"""Tabellen van de kamer afspraken. Elke rij zegt vanaf wanneer, van wie en waarom.

Thema, leefgebied, stap en afloop hebben hun code als sleutel: een code wordt nooit hergebruikt,
en wie er met een foreign key naar wijst leest de code zonder de tabel erbij te halen.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.kamers.account.models import Account
from nabij.opslag.geldigheid import Geldig, GeldigQuerySet
from nabij.opslag.velden import Tafel, Vastgelegd, een_van
from nabij.opslag.versie import MetVersie

LANGSTE_VEREISTE = timedelta(days=366)


class Afspraak(Geldig, Vastgelegd):
    """Wat elke afspraak heeft: geldig van en tot, wie het afsprak, en waarom."""

    wie = models.CharField(_("wie sprak dit af"), max_length=150)
    waarom = models.CharField(_("waarom"), max_length=300)

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        abstract = True


class Thema(Afspraak, MetVersie):
    """Waar een vraag over gaat. Een woord stelt een thema voor, een mens kiest.

    Een gemeente voegt eigen themas toe, met een code die nooit terugkomt. Wat er eerder stond
    staat in `Themaversie`; wat uit staat blijft bij oude vragen en wordt niet meer gekozen.
    `gevoelig`: niet op een kaart, niet onder gemeenteniveau, niet bij stijgende woorden.
    """

    code = models.SlugField(max_length=40, primary_key=True)
    naam = models.CharField(_("naam"), max_length=100)
    gevoelig = models.BooleanField(default=False)
    woorden = models.JSONField(default=list)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta(Afspraak.Meta):
        ordering = ["volgorde", "code"]

    def __str__(self) -> str:
        return self.naam


class Leefgebied(Afspraak):
    """Een stuk van het leven, met open vragen voor wie ze wil. Niets ervan is verplicht."""

    code = models.SlugField(max_length=40, primary_key=True)
    naam = models.CharField(_("naam"), max_length=100)
    vragen = models.JSONField(default=list)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta(Afspraak.Meta):
        ordering = ["volgorde", "code"]

    def __str__(self) -> str:
        return self.naam


class Stap(Afspraak):
    """Een stap van meedoen, in woorden. Alleen bij een doel, nooit een kenmerk van een mens.

    `volgorde` is alleen de volgorde in een keuzelijst; op het scherm staat nooit een getal.
    """

    code = models.SlugField(max_length=40, primary_key=True)
    op_scherm = models.CharField(_("op het scherm"), max_length=100)
    voorbeeld = models.CharField(_("voorbeeld"), max_length=200)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta(Afspraak.Meta):
        ordering = ["volgorde", "code"]

    def __str__(self) -> str:
        return self.op_scherm


class Afloop(Afspraak):
    """Hoe een vraag eindigt. Iemand erbij halen is geen afloop: de vraag blijft dan van ons.

    `afgevangen`: telt mee als zelf opgepakt, door het team of dicht bij de inwoner.
    """

    code = models.SlugField(max_length=40, primary_key=True)
    tekst = models.CharField(_("tekst"), max_length=100)
    afgevangen = models.BooleanField(default=False)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta(Afspraak.Meta):
        ordering = ["volgorde", "code"]

    def __str__(self) -> str:
        return self.tekst


class Doelvoorbeeld(Afspraak):
    """Een voorbeeld van een doel, om te overschrijven. De eerste actie is klein en deze week."""

    code = models.SlugField(max_length=40, primary_key=True)
    leefgebied = models.ForeignKey(Leefgebied, on_delete=models.PROTECT, related_name="voorbeelden")
    van_wie = models.CharField(_("wiens doel"), max_length=60)
    doel = models.CharField(_("doel"), max_length=200)
    eerste_actie = models.CharField(_("eerste actie"), max_length=200)
    door = models.CharField(_("door"), max_length=100)
    van_stap = models.ForeignKey(Stap, on_delete=models.PROTECT, null=True, related_name="+")
    naar_stap = models.ForeignKey(Stap, on_delete=models.PROTECT, null=True, related_name="+")
    let_op = models.CharField(_("let op"), max_length=200, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta(Afspraak.Meta):
        ordering = ["volgorde", "code"]

    def __str__(self) -> str:
        return self.doel


class Eenheid(models.TextChoices):
    MINUTEN = "minuten", _("minuten")
    DAGEN = "dagen", _("dagen")
    WERKDAGEN = "werkdagen", _("werkdagen")
    WEKEN = "weken", _("weken")
    MAANDEN = "maanden", _("maanden")
    JAREN = "jaren", _("jaar")
    AANTAL = "aantal", _("keer")
    GEWICHT = "gewicht", _("punten")
    PROCENT = "procent", _("procent")
    AANBIEDERS = "aanbieders", _("aanbieders")


class Norm(Tafel, Afspraak):
    """Een afgesproken getal, zoals weken zonder contact. Een nieuw getal is een nieuwe rij."""

    code = models.SlugField(max_length=40)
    naam = models.CharField(_("naam"), max_length=150)
    waarde = models.PositiveIntegerField(_("waarde"))
    eenheid = models.CharField(max_length=12, choices=Eenheid.choices)

    class Meta(Afspraak.Meta):
        ordering = ["code", "van"]
        constraints = [
            *Afspraak.Meta.constraints,
            een_van("eenheid", Eenheid, "afspraken_norm_eenheid_bekend"),
            models.UniqueConstraint(fields=["code", "van"], name="afspraken_norm_een_per_dag"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(tot__isnull=True), name="afspraken_norm_een_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}: {self.waarde} {self.get_eenheid_display()}"


class Bewaarregel(Tafel, Afspraak):
    """Hoe lang iets bewaard blijft. Wetten veranderen, dus dit zijn gegevens met hun bron."""

    code = models.SlugField(max_length=40)
    soort_stuk = models.CharField(_("soort stuk"), max_length=150)
    grond = models.CharField(_("grond"), max_length=100)
    begint_bij = models.CharField(_("begint bij"), max_length=150)
    termijn = models.PositiveSmallIntegerField(_("termijn"))
    eenheid = models.CharField(max_length=12, choices=Eenheid.choices)
    bron = models.CharField(_("bron"), max_length=200)

    class Meta(Afspraak.Meta):
        ordering = ["code", "van"]
        constraints = [
            *Afspraak.Meta.constraints,
            models.CheckConstraint(
                condition=Q(eenheid__in=["dagen", "weken", "maanden", "jaren"]),
                name="afspraken_bewaarregel_eenheid",
            ),
            models.UniqueConstraint(
                fields=["code", "van"], name="afspraken_bewaarregel_een_per_dag"
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(tot__isnull=True),
                name="afspraken_bewaarregel_een_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort_stuk}: {self.termijn} {self.get_eenheid_display()}"


class Erbijregel(Tafel, Afspraak, MetVersie):
    """Wanneer het systeem vraagt of er iemand bij kan. Een vraag, geen besluit; van de gemeente.

    `toestand` is de naam van wat er te zien moet zijn; een hogere kamer meldt aan wat zij ziet.
    `altijd`: komt na wegtikken de volgende dag terug. `wegwijzer`: geen erbij halen, wel een vraag.
    """

    code = models.SlugField(max_length=40)
    wegwijzer = models.BooleanField(default=False)
    toestand = models.SlugField(max_length=40)
    als = models.CharField(_("wanneer"), max_length=300)
    zin = models.CharField(_("op het scherm"), max_length=200)
    overweeg = models.JSONField(_("wie"), default=list)
    vraag = models.CharField(_("vraag"), max_length=200)
    termijn = models.CharField(_("termijn"), max_length=80, blank=True)
    altijd = models.BooleanField(default=False)
    bron = models.CharField(_("bron"), max_length=150)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta(Afspraak.Meta):
        ordering = ["wegwijzer", "volgorde", "code", "van"]
        constraints = [
            *Afspraak.Meta.constraints,
            models.UniqueConstraint(
                fields=["code", "van"], name="afspraken_erbijregel_een_per_dag"
            ),
            models.UniqueConstraint(
                fields=["code"], condition=Q(tot__isnull=True), name="afspraken_erbijregel_een_open"
            ),
        ]

    def __str__(self) -> str:
        return self.zin


class Wet(models.TextChoices):
    """Welke wet de termijnen van een vraag stelt."""

    WMO = "wmo", _("Wmo-melding")
    JEUGD = "jeugd", _("Aanvraag jeugdhulp")


class VanWie(models.TextChoices):
    """Voor wie een termijn loopt."""

    TEAM = "team", _("het team")
    INWONER = "inwoner", _("de inwoner")


class Wettermijn(Tafel, Afspraak):
    """Een termijn die een wet stelt, met het artikel. Wetten veranderen: dit zijn gegevens.

    `begin` en `klaar` zijn stappen van een Wmo-melding of aanvraag (kamer toegang); zonder `klaar`
    loopt de termijn gewoon af. Of `lengte` en `eenheid` (geteld volgens de Algemene termijnenwet),
    of `norm`: de wet noemt geen getal en de gemeente koos er een, in werkdagen. `stil`: kan stil
    staan (Awb art. 4:15). `verlengen`: het artikel dat een latere dag toestaat, of leeg.
    """

    code = models.SlugField(max_length=40)
    wet = models.CharField(max_length=8, choices=Wet.choices)
    naam = models.CharField(_("naam"), max_length=100)
    doen = models.CharField(_("wat te doen"), max_length=60)
    artikel = models.CharField(_("artikel"), max_length=100)
    begin = models.CharField(max_length=16)
    klaar = models.CharField(max_length=16, blank=True)
    lengte = models.PositiveSmallIntegerField(null=True)
    eenheid = models.CharField(max_length=12, choices=Eenheid.choices, blank=True)
    norm = models.SlugField(max_length=40, blank=True)
    van_wie = models.CharField(max_length=8, choices=VanWie.choices, default=VanWie.TEAM)
    stil = models.BooleanField(default=False)
    verlengen = models.CharField(max_length=100, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta(Afspraak.Meta):
        ordering = ["volgorde", "code", "van"]
        constraints = [
            *Afspraak.Meta.constraints,
            een_van("wet", Wet, "afspraken_wettermijn_wet_bekend"),
            een_van("van_wie", VanWie, "afspraken_wettermijn_van_wie_bekend"),
            models.CheckConstraint(
                condition=(Q(lengte__isnull=True, eenheid="") & ~Q(norm=""))
                | Q(lengte__gt=0, eenheid__in=["dagen", "weken", "maanden", "jaren"], norm=""),
                name="afspraken_wettermijn_wet_of_norm",
            ),
            models.UniqueConstraint(fields=["code", "van"], name="afspraken_wettermijn_per_dag"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(tot__isnull=True), name="afspraken_wettermijn_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.artikel})"


class GelijkgesteldeDag(Tafel, Afspraak):
    """Een dag die bij koninklijk besluit met een feestdag gelijk is; `waarom` is dat besluit."""

    dag = models.DateField(unique=True)

    class Meta(Afspraak.Meta):
        ordering = ["dag"]

    def __str__(self) -> str:
        return self.dag.isoformat()


class Vereistesoort(models.TextChoices):
    VERPLICHT_VELD = "verplicht_veld", _("een veld dat ingevuld moet zijn")
    NORM = "norm", _("een norm")
    TWEEDE_HANDTEKENING = "tweede_handtekening", _("een tweede handtekening")
    VERSLAG = "verslag", _("een verslag")


class Vereiste(Tafel, Geldig, Vastgelegd):
    """Iets extra's dat de gemeente vraagt. Met eigenaar, reden, kosten, en het eindigt vanzelf.

    `team_id` leeg: geldt voor de hele gemeente. `wat` is "formulier.veld" bij een verplicht veld,
    anders de norm, handtekening of het verslag in woorden. `tikken`: wat het per keer kost.
    Verlengen is een nieuwe rij die `volgt_op` de vorige, met wie en waarom.
    """

    soort = models.CharField(max_length=24, choices=Vereistesoort.choices)
    wat = models.CharField(_("wat"), max_length=100)
    team_id = models.UUIDField(null=True, blank=True)
    eigenaar = models.CharField(_("eigenaar"), max_length=150)
    reden = models.CharField(_("reden"), max_length=300)
    tikken = models.PositiveSmallIntegerField(_("kosten in tikken"))
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    volgt_op = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="verlenging"
    )
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_door = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        ordering = ["soort", "wat", "van"]
        constraints = [
            *Geldig.Meta.constraints,
            een_van("soort", Vereistesoort, "afspraken_vereiste_soort_bekend"),
            models.CheckConstraint(
                condition=Q(tot__isnull=False) & Q(tot__lte=F("van") + LANGSTE_VEREISTE),
                name="afspraken_vereiste_hoogstens_een_jaar",
            ),
            models.CheckConstraint(
                condition=~Q(eigenaar="") & ~Q(reden="") & Q(tikken__gte=1),
                name="afspraken_vereiste_eigenaar_reden_kosten",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wat}: {self.reden}"

    @property
    def einde(self) -> date:
        """`tot`, dat hier nooit leeg is."""
        return cast(date, self.tot)

    @property
    def laatste_dag(self) -> date:
        return self.einde - timedelta(days=1)

    @property
    def is_veld(self) -> bool:
        return self.soort == Vereistesoort.VERPLICHT_VELD
