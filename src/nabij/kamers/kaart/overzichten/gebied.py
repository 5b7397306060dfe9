"""Wat er in een wijk is en wat er mist, per thema en op de kaart. Nooit over mensen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.models import Thema
from nabij.kamers.kaart.models import Aanbod, AanbodGebied, AanbodPlek, AanbodThema, Gemis
from nabij.kamers.kaart.regels.gat import Gat, gat
from nabij.kamers.wijk.models import Gebied
from nabij.kamers.wijk.overzichten import eigen_gemeenten, kleinste_gebieden

JAAR = timedelta(days=365)


@dataclass(frozen=True)
class Themaregel:
    """Een thema: hoeveel hier is, hoeveel elders in de gemeente, en hoe vaak het hier miste."""

    thema: Thema
    hier: int
    elders: int
    gemist: int
    gat: Gat


@dataclass(frozen=True)
class Buurtregel:
    """Hoeveel aanbod er in of speciaal voor deze buurt is."""

    gebied: Gebied
    hier: int


@dataclass(frozen=True)
class Gebiedblad:
    """De pagina van een wijk (of de hele gemeente) op de sociale kaart."""

    gemeente: Gebied
    wijken: list[Gebied]
    wijk: Gebied | None
    buurten: list[Buurtregel]
    regels: list[Themaregel]
    woorden: list[tuple[str, int]]

    @property
    def gaten(self) -> list[Themaregel]:
        return [regel for regel in self.regels if regel.gat]


def gebiedblad(gemeente_code: str = "", wijk_code: str = "") -> Gebiedblad | None:
    """Wat er is en mist in een wijk; zonder (bekende) wijk in de hele gemeente. Negen statements.

    None als er nog geen gemeente geladen is.
    """
    gemeenten = eigen_gemeenten()
    if not gemeenten:
        return None
    gemeente = next((een for een in gemeenten if een.code == gemeente_code), gemeenten[0])
    delen = kleinste_gebieden(gemeente.code, met_vorm=True)
    wijken = sorted({deel.ouder for deel in delen if deel.ouder}, key=lambda een: een.naam)
    wijken = [een for een in wijken if een.pk != gemeente.pk]
    wijk = next((een for een in wijken if een.code == wijk_code), None)
    hier = {deel.pk for deel in delen if wijk is None or deel.ouder_id == wijk.pk}
    ruim = hier | {wijk.pk if wijk else gemeente.pk}
    dag = klok.vandaag()
    per_gebied = _per_gebied(dag)
    gemist = _gemist(ruim if wijk else None, dag)
    return Gebiedblad(
        gemeente=gemeente,
        wijken=wijken,
        wijk=wijk,
        buurten=[Buurtregel(deel, len(per_gebied[deel.pk])) for deel in delen if deel.pk in hier],
        regels=_themaregels(_samen(per_gebied, ruim), _lopend_nu(dag), gemist),
        woorden=_woorden(ruim if wijk else None, dag),
    )


def _lopend(dag: date, pad: str = "") -> Q:
    return Q(**{f"{pad}gestopt_op__isnull": True}) | Q(**{f"{pad}gestopt_op__gt": dag})


def _per_gebied(dag: date) -> dict[UUID, set[UUID]]:
    """Per gebied wat er is: op een plek daar, of speciaal voor daar."""
    gevonden: dict[UUID, set[UUID]] = defaultdict(set)
    loopt = _lopend(dag, "aanbod__")
    voor = AanbodGebied.objects.filter(loopt).values_list("gebied_id", "aanbod_id")
    op = AanbodPlek.objects.filter(loopt, plek__gebied__isnull=False)
    for gebied, aanbod in [*voor, *op.values_list("plek__gebied_id", "aanbod_id")]:
        gevonden[gebied].add(aanbod)
    return gevonden


def _samen(per_gebied: dict[UUID, set[UUID]], gebieden: Iterable[UUID]) -> set[UUID]:
    return set().union(*(per_gebied.get(een, set()) for een in gebieden))


def _lopend_nu(dag: date) -> set[UUID]:
    """Alles wat er nu is, waar dan ook."""
    return set(Aanbod.objects.filter(_lopend(dag)).values_list("pk", flat=True))


def _gemist(gebieden: set[UUID] | None, dag: date) -> Counter[str]:
    rijen = Gemis.objects.filter(dag__gt=dag - JAAR).exclude(thema="")
    if gebieden is not None:
        rijen = rijen.filter(gebied__in=gebieden)
    return Counter(dict(rijen.values_list("thema").annotate(keer=Count("pk"))))


def _woorden(gebieden: set[UUID] | None, dag: date) -> list[tuple[str, int]]:
    """Wat er gezocht en niet gevonden is zonder dat wij wisten waar het over ging."""
    rijen = Gemis.objects.filter(dag__gt=dag - JAAR, thema="")
    if gebieden is not None:
        rijen = rijen.filter(gebied__in=gebieden)
    keren = rijen.values_list("woorden").annotate(keer=Count("pk"))
    return list(keren.order_by("-keer", "woorden")[:10])


def _themaregels(hier: set[UUID], alles: set[UUID], gemist: Counter[str]) -> list[Themaregel]:
    """Elk thema dat niet gevoelig is; bij een wijk zou een gevoelig thema iemand aanwijzen."""
    per_thema: dict[str, set[UUID]] = defaultdict(set)
    for thema, aanbod in AanbodThema.objects.values_list("thema", "aanbod_id"):
        per_thema[thema].add(aanbod)
    regels = []
    for thema in afspraken.themas():
        if thema.gevoelig:
            continue
        n_hier = len(per_thema[thema.code] & hier)
        n_elders = len(per_thema[thema.code] & alles - hier)
        n_gemist = gemist[thema.code]
        regels.append(
            Themaregel(thema, n_hier, n_elders, n_gemist, gat(n_hier, n_elders, n_gemist))
        )
    return sorted(regels, key=lambda regel: (-regel.gat.volgorde, -regel.gemist, regel.thema.naam))
