"""Wie er bij een huishouden hoort: de kop, de mensen met hun gezag, het netwerk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.huisstijl.ecogram import Band, Knoop
from nabij.kamers.bewoners import regels
from nabij.kamers.bewoners.handelingen.adres import open_adres
from nabij.kamers.bewoners.models import (
    Adres,
    GezagSoort,
    Huishouden,
    Lid,
    Netwerklid,
    NetwerklidKring,
    Persoon,
)
from nabij.kamers.poort.begrippen import Afscherming, Onderdeel, Relatie
from nabij.kamers.poort.models import DossierPersoon
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.rechten import MEDEWERKEND
from nabij.kamers.wijk.models import Gebied
from nabij.opslag.geldigheid import geldig_op


@dataclass(frozen=True)
class Woonplek:
    """Een adres om te tonen. `verborgen`: het is geheim en niet voor wie nu kijkt."""

    regel: str = ""
    buurt: str = ""
    geheim: bool = False
    verborgen: bool = False
    id: UUID | None = None


@dataclass(frozen=True)
class Kop:
    """De kop van de pagina van een huishouden."""

    naam: str
    bekend_sinds: date
    woonplek: Woonplek | None


def kop(zicht: Zicht) -> Kop:
    """Naam en, wie de mensen mag zien, het adres. Een statement; met een geheim adres twee."""
    rijen = Huishouden.objects.filter(pk=zicht.dossier.pk)
    if Onderdeel.MENSEN not in zicht.onderdelen:
        rij = rijen.get()
        return Kop(rij.naam, rij.bekend_sinds, None)
    nu = FilteredRelation(
        "dossier__adressen", condition=geldig_op(klok.vandaag(), "dossier__adressen__")
    )
    velden = [f"adres__{veld.attname}" for veld in Adres._meta.concrete_fields]
    rij = (
        rijen.annotate(adres=nu).values("naam", "bekend_sinds", "adres__buurt__naam", *velden).get()
    )
    if rij["adres__id"] is None:
        return Kop(rij["naam"], rij["bekend_sinds"], None)
    adres = Adres(**{naam.removeprefix("adres__"): rij[naam] for naam in velden})
    return Kop(
        rij["naam"], rij["bekend_sinds"], _woonplek(adres, rij["adres__buurt__naam"] or "", zicht)
    )


def mag_geheim_adres_zien(zicht: Zicht) -> bool:
    """Wie betrokken is of waarneemt; alleen de noodknop of meelezen is niet genoeg."""
    eigen = (b for b in zicht.betrokkenen if b.account_id == zicht.wie.account_id)
    met_naam = any(b.rol in MEDEWERKEND for b in eigen)
    return met_naam or Relatie.VERVANGER in zicht.relaties


def _woonplek(adres: Adres, buurt: str, zicht: Zicht) -> Woonplek:
    if adres.kluis is None:
        return Woonplek(adresregel(open_adres(adres)), buurt, id=adres.pk)
    if not mag_geheim_adres_zien(zicht):
        return Woonplek(geheim=True, verborgen=True, id=adres.pk)
    inhoud = open_adres(adres)
    if inhoud.buurt_id:
        gebied = Gebied.objects.filter(pk=inhoud.buurt_id)
        buurt = gebied.values_list("naam", flat=True).first() or ""
    return Woonplek(adresregel(inhoud), buurt, geheim=True, id=adres.pk)


def adresregel(adres: regels.NieuwAdres) -> str:
    """`Kaardebolstraat 12a, 1234 AB Lindervaart`; wat leeg is valt weg."""
    nummer = f"{adres.huisnummer or ''}{adres.huisletter}"
    straat = " ".join(filter(None, (adres.straat, nummer, adres.toevoeging)))
    code = f"{adres.postcode[:4]} {adres.postcode[4:]}".strip()
    return ", ".join(filter(None, (straat, " ".join(filter(None, (code, adres.plaats))))))


@dataclass(frozen=True)
class Gezagregel:
    """Wie het gezag over een kind heeft. `soort` is een code, `woord` staat op het scherm."""

    soort: str
    naam: str = ""
    persoon_id: UUID | None = None

    @property
    def woord(self) -> str:
        return str(GezagSoort(self.soort).label)


@dataclass(frozen=True)
class Mens:
    """Iemand in een huishouden, met alles wat de pagina erover zegt.

    `kan_terug`: woonde hier eerder en nu niet meer.
    """

    lid: Lid
    persoon: Persoon
    naam: str
    roepnaam: str
    rol: str
    leeftijd: regels.Leeftijd | None
    beslist: regels.Beslist
    hier: bool
    naamdrager: bool = False
    afscherming: Afscherming = Afscherming.NORMAAL
    gezag: list[Gezagregel] = field(default_factory=list)
    kan_terug: bool = False

    @property
    def id(self) -> UUID:
        return self.persoon.pk

    @property
    def minderjarig(self) -> bool:
        return self.leeftijd is not None and self.leeftijd.minstens < 18

    @property
    def afgeschermd(self) -> bool:
        return self.afscherming > Afscherming.NORMAAL


def mensen(dossier_id: UUID, *, dag: date | None = None) -> list[Mens]:
    """Wie er woont en woonde, met rol, leeftijd, afscherming en gezag. Een statement."""
    vandaag = dag or klok.vandaag()
    in_poort = DossierPersoon.objects.filter(
        dossier_id=dossier_id, persoon_id=OuterRef("persoon_id"), onderdeel=Onderdeel.MENSEN
    )
    gezag = FilteredRelation(
        "persoon__onder_gezag_van",
        condition=Q(persoon__onder_gezag_van__tot__isnull=True)
        & Q(persoon__onder_gezag_van__dossier_id=dossier_id),
    )
    rijen = (
        Lid.objects.filter(dossier_id=dossier_id)
        .select_related("persoon")
        .annotate(
            afscherming=Subquery(in_poort.values("afscherming")[:1]),
            draagt_naam=Subquery(in_poort.values("naamdrager")[:1]),
            gezag=gezag,
            gezag_id=F("gezag__id"),
            gezag_soort=F("gezag__soort"),
            gezag_naam=F("gezag__naam"),
            gezag_persoon=F("gezag__persoon_id"),
        )
        .order_by("van", "pk", "gezag_id")
    )
    per_lid: dict[UUID, list[Any]] = {}
    for rij in rijen:
        per_lid.setdefault(rij.pk, []).append(rij)
    gevonden = [_mens(groep, vandaag) for groep in per_lid.values()]
    noem = {mens.id: mens.naam for mens in gevonden}
    hier = {mens.id for mens in gevonden if mens.hier or mens.lid.tot is None}
    return sorted(
        (replace(_met_namen(mens, noem), kan_terug=mens.id not in hier) for mens in gevonden),
        key=lambda mens: (not mens.hier, not mens.naamdrager, _jong(mens)),
    )


def _jong(mens: Mens) -> int:
    """Ouderen eerst; van wie de leeftijd onbekend is, blijft de volgorde van binnenkomst."""
    return -mens.leeftijd.hoogstens if mens.leeftijd else -18


def _mens(groep: Sequence[Any], vandaag: date) -> Mens:
    lid = groep[0]
    persoon: Persoon = lid.persoon
    oud = regels.leeftijd(persoon.geboortedatum, persoon.datumgebruik, vandaag)
    woord = regels.rolwoord(lid.rol, persoon.geslacht)
    return Mens(
        lid=lid,
        persoon=persoon,
        naam=regels.aanspreeknaam(persoon),
        roepnaam=regels.roepnaam(persoon),
        rol=_(woord) if woord else str(lid.get_rol_display()),
        leeftijd=oud,
        beslist=regels.mag_zelf_beslissen(oud),
        hier=lid.geldt_op(vandaag),
        naamdrager=bool(lid.draagt_naam),
        afscherming=Afscherming(lid.afscherming or 0),
        gezag=[
            Gezagregel(rij.gezag_soort, rij.gezag_naam, rij.gezag_persoon)
            for rij in groep
            if rij.gezag_id
        ],
    )


def _met_namen(mens: Mens, noem: dict[UUID, str]) -> Mens:
    """Noem wie het gezag heeft bij naam."""
    gezag = [
        replace(regel, naam=noem.get(regel.persoon_id, "")) if regel.persoon_id else regel
        for regel in mens.gezag
    ]
    return replace(mens, gezag=gezag)


def netwerk(dossier_id: UUID, *, ook_vroeger: bool = False) -> list[Netwerklid]:
    """De mensen om het huishouden heen, dichtbij eerst."""
    rijen = Netwerklid.objects.filter(dossier_id=dossier_id).order_by("van", "pk")
    if not ook_vroeger:
        rijen = rijen.filter(Q(tot__isnull=True) | Q(tot__gt=klok.vandaag()))
    volgorde = list(Netwerklid.Kring.values)
    return sorted(rijen, key=lambda lid: volgorde.index(lid.kring))


def namen(dossier_ids: Collection[UUID]) -> dict[UUID, str]:
    """De naam per huishouden, voor een lijst. Van een lege lijst is er niets te lezen."""
    if not dossier_ids:
        return {}
    rijen = Huishouden.objects.filter(pk__in=list(dossier_ids))
    return dict(rijen.values_list("pk", "naam"))


def personen_elders(dossier_id: UUID) -> list[Mens]:
    """Wie er nu in dat andere huishouden woont, om ook hier bij te zetten."""
    return [mens for mens in mensen(dossier_id) if mens.hier]


def ecogram_knopen(netwerkleden: Iterable[Netwerklid]) -> list[Knoop]:
    """Het netwerk als knopen voor `{% ecogram %}`; alleen voornaam en relatie."""
    return [
        Knoop(
            naam=lid.roepnaam,
            onder=lid.relatie or lid.organisatie,
            soort="beroep" if lid.kring == NetwerklidKring.BEROEP else "mens",
            band=cast(Band, lid.band),
        )
        for lid in netwerkleden
    ]
