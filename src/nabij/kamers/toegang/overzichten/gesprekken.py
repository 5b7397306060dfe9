"""De leeskant van het gesprek: de kern, wat goed gaat, wat zorgen geeft, en wat aan wat hangt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    F,
    FilteredRelation,
    Q,
    QuerySet,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.models import (
    Gesprek,
    Hulpvraag,
    Opgemerkt,
    Samenhang,
    Waarneming,
    WaarnemingSoort,
    WaarnemingStand,
    Wetstap,
)
from nabij.kamers.toegang.overzichten.termijnen import Stapkort, Zaak, als_zaken
from nabij.kamers.toegang.overzichten.vragen import STAATWOORDEN, afloopnaam, laatste_van
from nabij.kamers.toegang.regels import Staat

_VRAAG, _WETSTAP = "vraag", "wetstap"
_ELDERS = "elders"


@dataclass(frozen=True)
class Regel:
    """Iets wat iemand zei, met onze lezing ernaast."""

    id: UUID
    soort: str
    woorden: str
    leefgebied: str
    van_wie: str
    lezing: str
    stand: str
    op: datetime

    @property
    def leefgebiednaam(self) -> str:
        gevonden = afspraken.leefgebied(self.leefgebied) if self.leefgebied else None
        return gevonden.naam if gevonden else ""

    @property
    def standwoorden(self) -> str:
        return str(WaarnemingStand(self.stand).label) if self.stand else ""


@dataclass(frozen=True)
class Hangt:
    """Dit (`gevolg`) hangt aan dat (`oorzaak`)."""

    oorzaak: Regel
    gevolg: Regel


@dataclass(frozen=True)
class Vraagkort:
    """De vraag waarmee het begon, met hoe ze ervoor staat."""

    id: UUID
    tekst: str
    op: datetime
    staat: Staat
    afloop: str
    van_partner: bool
    elders_gestopt: bool = False

    @property
    def staatwoord(self) -> str:
        return afloopnaam(self.afloop) if self.afloop else str(STAATWOORDEN[self.staat])

    @property
    def is_open(self) -> bool:
        return self.staat != Staat.AFGELOPEN


@dataclass(frozen=True)
class Ook:
    """Een rij die een hogere kamer meelas: een code, misschien een dag, en het moment."""

    code: str
    op: datetime
    dag: date | None


@dataclass(frozen=True)
class WatSpeeltEr:
    """Wat een nieuwe collega in een halve minuut wil lezen."""

    vragen: list[Vraagkort] = field(default_factory=list)
    kern: Regel | None = None
    krachten: list[Regel] = field(default_factory=list)
    zorgen: list[Regel] = field(default_factory=list)
    samenhang: list[Hangt] = field(default_factory=list)
    ook: dict[str, list[Ook]] = field(default_factory=dict)
    zaken: list[Zaak] = field(default_factory=list)

    @property
    def is_leeg(self) -> bool:
        return not (self.kern or self.krachten or self.zorgen)

    @property
    def regels(self) -> list[Regel]:
        """Alles wat aan elkaar kan hangen, de zorgen eerst."""
        return [*self.zorgen, *self.krachten, *([self.kern] if self.kern else [])]


def wat_speelt_er(
    dossier_id: UUID, onderdelen: Collection[str], *, ook: Sequence[QuerySet[Any, Any]] = ()
) -> WatSpeeltEr:
    """De vragen, wat de wet daar vraagt, de kern, wat goed gaat en wat zorgen geeft: een statement.

    `onderdelen` is wat de poort gaf (`zicht.onderdelen`); wat dicht is blijft leeg. `ook` zijn
    rijen van een hogere kamer (`als_rij`) die in hetzelfde statement meekomen.
    """
    delen = [
        rijen(dossier_id)
        for onderdeel, rijen in ((Onderdeel.GESPREK, _waarnemingen), (Onderdeel.VRAAG, _vragen))
        if onderdeel in onderdelen
    ]
    if {Onderdeel.VRAAG, Onderdeel.NAAM} <= set(onderdelen):
        delen.append(_wetstappen(dossier_id))
    delen += ook
    if not delen:
        return WatSpeeltEr()
    rijen = delen[0].union(*delen[1:], all=True) if len(delen) > 1 else delen[0]
    return _bouw(dossier_id, list(rijen))


_KOLOMMEN = ("wat", "sleutel", "tekst", "gebied", "zegger", "ernaast", "schaal", "moment", "ander")


def als_rij(
    rijen: QuerySet[Any, Any], soort: str, *, code: str = "", moment: str, dag: str = ""
) -> QuerySet[Any, Any]:
    """Rijen in de vorm van `wat_speelt_er(ook=...)`. `code`, `moment` en `dag` zijn velden.

    De dag gaat als tekst mee, want de kolommen zijn die van wat er gezegd is.
    """
    leeg = Value("", output_field=CharField())
    gevonden: QuerySet[Any, Any] = rijen.annotate(
        wat=Value(soort, output_field=CharField()),
        sleutel=F("pk"),
        tekst=Cast(F(code), TextField()) if code else Value("", output_field=TextField()),
        gebied=leeg,
        zegger=leeg,
        ernaast=Cast(F(dag), TextField()) if dag else Value("", output_field=TextField()),
        schaal=leeg,
        moment=F(moment),
        ander=Value(None, output_field=UUIDField()),
    ).values_list(*_KOLOMMEN)
    return gevonden


def _waarnemingen(dossier_id: UUID) -> QuerySet[Any, Any]:
    rijen: QuerySet[Any, Any] = (
        Waarneming.objects.filter(dossier=dossier_id, ingetrokken_op__isnull=True)
        .annotate(
            band=FilteredRelation("leidt_tot", condition=Q(leidt_tot__ingetrokken_op__isnull=True)),
            wat=F("soort"),
            sleutel=F("pk"),
            tekst=F("woorden"),
            gebied=F("leefgebied"),
            zegger=F("van_wie"),
            ernaast=F("lezing"),
            schaal=F("stand"),
            moment=F("op"),
            ander=F("band__gevolg_id"),
        )
        .values_list(*_KOLOMMEN)
    )
    return rijen


def _vragen(dossier_id: UUID) -> QuerySet[Any, Any]:
    leeg = Value("", output_field=CharField())
    rijen: QuerySet[Any, Any] = (
        Hulpvraag.objects.filter(dossier=dossier_id)
        .annotate(
            wat=Value(_VRAAG, output_field=CharField()),
            sleutel=F("pk"),
            gebied=leeg,
            zegger=laatste_van("afloop"),
            ernaast=Case(
                When(elders_gestopt=True, then=Value(_ELDERS)),
                default=Value(""),
                output_field=TextField(),
            ),
            schaal=laatste_van("soort"),
            moment=F("op"),
            ander=F("partnerverzoek__pk"),
        )
        .values_list(*_KOLOMMEN)
    )
    return rijen


def _wetstappen(dossier_id: UUID) -> QuerySet[Any, Any]:
    """De stappen van de wet: welke in `tekst`, de dagen (als tekst) in `zegger` en `ernaast`."""
    rijen: QuerySet[Any, Any] = (
        Wetstap.objects.filter(dossier=dossier_id, ingetrokken_op__isnull=True)
        .annotate(
            wat=Value(_WETSTAP, output_field=CharField()),
            sleutel=F("pk"),
            tekst=Cast("soort", TextField()),
            gebied=F("wet"),
            zegger=Cast("op", CharField(max_length=10)),
            ernaast=Coalesce(Cast("tot_en_met", TextField()), Value("", output_field=TextField())),
            schaal=Value("", output_field=CharField()),
            moment=F("vastgelegd_op"),
            ander=F("vraag_id"),
        )
        .values_list(*_KOLOMMEN)
    )
    return rijen


def _bouw(dossier_id: UUID, rijen: Iterable[tuple[Any, ...]]) -> WatSpeeltEr:
    gevonden: dict[UUID, Regel] = {}
    banden: list[tuple[UUID, UUID]] = []
    vragen: list[Vraagkort] = []
    ook: dict[str, list[Ook]] = {}
    stappen: list[tuple[UUID, UUID, str, Stapkort]] = []
    for soort, sleutel, tekst, gebied, zegger, ernaast, schaal, moment, ander in rijen:
        if soort == _VRAAG:
            staat = regels.staat_na(schaal)
            vragen.append(
                Vraagkort(
                    sleutel, tekst, moment, staat, zegger, ander is not None, ernaast == _ELDERS
                )
            )
            continue
        if soort == _WETSTAP:
            tot = date.fromisoformat(ernaast) if ernaast else None
            stap = Stapkort(tekst, date.fromisoformat(zegger), moment, tot)
            stappen.append((dossier_id, ander, gebied, stap))
            continue
        if soort not in WaarnemingSoort:
            dag = date.fromisoformat(ernaast) if ernaast else None
            ook.setdefault(soort, []).append(Ook(tekst, moment, dag))
            continue
        gevonden[sleutel] = Regel(sleutel, soort, tekst, gebied, zegger, ernaast, schaal, moment)
        if ander is not None:
            banden.append((sleutel, ander))
    op_volgorde = sorted(gevonden.values(), key=lambda regel: regel.op)
    kernen = [regel for regel in op_volgorde if regel.soort == WaarnemingSoort.KERN]
    return WatSpeeltEr(
        vragen=sorted(vragen, key=lambda vraag: vraag.op, reverse=True),
        kern=kernen[-1] if kernen else None,
        krachten=[regel for regel in op_volgorde if regel.soort == WaarnemingSoort.KRACHT],
        zorgen=[regel for regel in op_volgorde if regel.soort == WaarnemingSoort.ZORG],
        samenhang=[
            Hangt(gevonden[oorzaak], gevonden[gevolg])
            for oorzaak, gevolg in banden
            if gevolg in gevonden
        ],
        ook=ook,
        zaken=als_zaken(stappen),
    )


def gesprekken(dossier_id: UUID) -> list[Gesprek]:
    """De gesprekken van een huishouden, het laatste eerst."""
    return list(
        Gesprek.objects.filter(dossier=dossier_id).select_related("door").order_by("-op", "-pk")
    )


def heeft_gesprek(dossier_ids: Collection[UUID]) -> set[UUID]:
    """Bij welke van deze huishoudens een gesprek is gevoerd: een statement."""
    rijen = Gesprek.objects.filter(dossier__in=list(dossier_ids))
    return set(rijen.values_list("dossier_id", flat=True))


def veiligheid_niet_besproken(dossier_id: UUID) -> bool:
    """Of er al gesproken is, en nog niet over veiligheid en basiszorg."""
    besproken = Gesprek.objects.filter(dossier=dossier_id).values_list(
        "veilig_besproken", flat=True
    )
    alle = set(besproken)
    return bool(alle) and True not in alle


@dataclass(frozen=True)
class Verslag:
    """Een gesprek met wat er toen is opgeschreven."""

    gesprek: Gesprek
    regels: list[Waarneming]
    versies: list[Any]

    def _van(self, soort: str) -> list[Waarneming]:
        return [regel for regel in self.regels if regel.soort == soort]

    @property
    def krachten(self) -> list[Waarneming]:
        return self._van(WaarnemingSoort.KRACHT)

    @property
    def zorgen(self) -> list[Waarneming]:
        return self._van(WaarnemingSoort.ZORG)

    @property
    def kern(self) -> list[Waarneming]:
        return self._van(WaarnemingSoort.KERN)


def verslag(dossier_id: UUID, gesprek_id: UUID) -> Verslag | None:
    """Een gesprek om te lezen of mee te geven; None als het er niet is."""
    gesprek = (
        Gesprek.objects.filter(pk=gesprek_id, dossier=dossier_id).select_related("door").first()
    )
    if gesprek is None:
        return None
    return Verslag(
        gesprek=gesprek,
        regels=list(gesprek.waarnemingen.filter(ingetrokken_op__isnull=True).order_by("op", "pk")),
        versies=list(gesprek.versies.select_related("vervangen_door").order_by("-versie")),
    )


def samenhangen(dossier_id: UUID) -> list[Samenhang]:
    """Wat aan wat hangt, om er een weg te halen."""
    return list(
        Samenhang.objects.filter(dossier=dossier_id, ingetrokken_op__isnull=True)
        .select_related("oorzaak", "gevolg")
        .order_by("vastgelegd_op")
    )


def opgemerkt(gesprek: Gesprek) -> dict[str, Any]:
    """Wat bij dit gesprek is aangetikt, in de velden van het formulier."""
    rijen = list(Opgemerkt.objects.filter(gesprek=gesprek, ingetrokken_op__isnull=True))
    return {
        "wat": [rij.soort for rij in rijen],
        "dag": next((rij.dag for rij in rijen if rij.dag), None),
        "wens": next((rij.woorden for rij in rijen if rij.woorden), ""),
    }
