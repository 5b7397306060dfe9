"""Zoeken: hooguit 200 kandidaten uit de database, en dan een eigen volgorde."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from uuid import UUID

import yaml
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.fundament.geheugen import Geheugen
from nabij.huisstijl import meetkunde
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.models import Thema
from nabij.kamers.kaart.models import (
    Aanbod,
    AanbodDoelgroep,
    AanbodGebied,
    AanbodPlek,
    AanbodThema,
    Wachttijd,
    Zoekstam,
)
from nabij.kamers.kaart.overzichten.aanbod import vers_dagen, volledig, wachttijden
from nabij.kamers.kaart.regels import zoeken as regels
from nabij.kamers.kaart.regels.afstand import Punt, afstand_km, midden, vak_om
from nabij.kamers.kaart.regels.versheid import Versheid, versheid
from nabij.kamers.kaart.regels.zoeken import Begrip, Kandidaat, Synoniemen
from nabij.kamers.wijk.models import Gebied
from nabij.kamers.wijk.overzichten import buurt_bij_postcode

PER_PAGINA = 20
PRECIES = 0.8
"""Vanaf deze zwaarte is een stam het woord zelf, een synoniem of een thema, en geen deel."""
_geheugen = Geheugen()


@dataclass(frozen=True)
class Vraag:
    """Wat iemand zoekt; leeg is alles. `vanaf` is een postcode, `km` hoe ver het mag zijn."""

    woorden: str = ""
    thema: str = ""
    gebied_id: UUID | None = None
    soorten: tuple[str, ...] = ()
    doelgroep: str = ""
    leeftijd: int | None = None
    vanaf: str = ""
    km: int | None = None
    zonder_besluit: bool = False

    def __bool__(self) -> bool:
        return self != Vraag()


@dataclass(frozen=True)
class Vondst:
    """Een aanbod in de lijst, met waarom het staat waar het staat."""

    aanbod: Aanbod
    versheid: Versheid
    km: float | None = None
    ongeveer: bool = False
    wachttijden: list[Wachttijd] = field(default_factory=list)

    @property
    def vers(self) -> bool:
        return self.versheid == Versheid.VERS

    @property
    def afstand(self) -> str:
        """Hoe ver het is, of niets. Vanaf het midden van een buurt is het ongeveer."""
        if self.km is None:
            return ""
        if self.ongeveer:
            return _("ongeveer %(km)s km") % {"km": max(1, round(self.km))}
        return _("%(km)s km") % {"km": number_format(self.km, 1, use_l10n=True)}


@dataclass(frozen=True)
class Uitkomst:
    """Een bladzijde van wat er gevonden is. `meer_dan`: er is meer dan wij laten zien."""

    vondsten: list[Vondst]
    aantal: int
    pagina: int
    paginas: int
    vol: bool
    ook_op: list[Thema]
    vanaf_onbekend: bool = False


@cache
def synoniemen() -> Synoniemen:
    """De groepen van `inhoud/synoniemen.yaml`."""
    bestand = Path(__file__).parents[1] / "inhoud" / "synoniemen.yaml"
    groepen: list[list[str]] = yaml.safe_load(bestand.read_text(encoding="utf-8"))["synoniemen"]
    return groepen


def begrippen(woorden: str) -> tuple[list[Begrip], list[Thema]]:
    """De begrippen in een vraag, en de themas die wij erin herkennen.

    Bij de woorden van een thema telt ook een andere vorm van het woord (eenzame, eenzaam).
    """
    voorstellen = afspraken.stel_themas_voor(woorden)
    gevonden = [(thema.code, voorstel.gevonden_als) for thema, voorstel in voorstellen]
    alle = [(thema.code, woord) for thema in afspraken.themas() for woord in thema.woorden]
    gezocht = regels.ontleed(woorden, synoniemen=synoniemen(), themas=[*gevonden, *alle])
    codes = {sleutel for begrip in gezocht for sleutel in begrip.onder}
    return gezocht, [t for t in afspraken.themas() if regels.THEMA + t.code in codes][:3]


def zoek(vraag: Vraag, *, pagina: int = 1, per_pagina: int = PER_PAGINA) -> Uitkomst:
    """Wat er past bij deze vraag, het beste eerst. Hoogstens veertien statements."""
    gezocht, themas = begrippen(vraag.woorden)
    punt = punt_van(vraag.vanaf)
    gefilterd = _filter(vraag, punt)
    gevonden = _gevonden(gezocht, gefilterd) if gezocht else {}
    rijen = _kandidaten(gefilterd, gevonden if gezocht else None)
    afstanden = _afstanden([rij.pk for rij in rijen], punt)
    volgorde = _rangschik(rijen, gevonden, afstanden, gezocht, vraag)
    paginas = max(1, -(-len(volgorde) // per_pagina))
    hier = min(max(pagina, 1), paginas)
    op_blad = volgorde[(hier - 1) * per_pagina : hier * per_pagina]
    return Uitkomst(
        vondsten=_vondsten(op_blad, afstanden),
        aantal=len(volgorde),
        pagina=hier,
        paginas=paginas,
        vol=len(rijen) >= regels.MEESTE_KANDIDATEN,
        ook_op=themas,
        vanaf_onbekend=bool(vraag.vanaf) and punt is None,
    )


def punt_van(postcode: str) -> Punt | None:
    """Het midden van de buurt bij een postcode, of None als wij die niet kennen."""
    gebied = buurt_bij_postcode(postcode) if postcode else None
    return _middens().get(gebied.pk) if gebied else None


def _middens() -> dict[UUID, Punt]:
    """Het midden van elke wijk en buurt met een grens; een uur onthouden per proces."""

    def lees() -> dict[UUID, Punt]:
        uit = {}
        for pk, grens in Gebied.objects.filter(vorm__isnull=False).values_list("pk", "vorm"):
            omtrek = [punt for vlak in meetkunde.vlakken(grens) for punt in vlak[0]]
            if plek := midden(omtrek):
                uit[pk] = plek
        return uit

    return _geheugen.onthoud("middens", lees)


def _familie(gebied_id: UUID) -> set[UUID]:
    """Het gebied, waar het in ligt, en wat erin ligt."""

    def lees() -> list[tuple[UUID, UUID | None]]:
        return list(Gebied.objects.values_list("pk", "ouder_id"))

    ouders = dict(_geheugen.onthoud("ouders", lees))
    erboven, hier = {gebied_id}, ouders.get(gebied_id)
    while hier is not None:
        erboven.add(hier)
        hier = ouders.get(hier)
    erin, rand = {gebied_id}, {gebied_id}
    while rand:
        rand = {kind for kind, ouder in ouders.items() if ouder in rand}
        erin |= rand
    return erboven | erin


def _filter(vraag: Vraag, punt: Punt | None) -> QuerySet[Aanbod] | None:
    """De vermeldingen waar deze vraag over gaat; None als het over alle gaat."""
    past = Q()
    if vraag.thema:
        past &= Q(Exists(AanbodThema.objects.filter(aanbod=OuterRef("pk"), thema=vraag.thema)))
    if vraag.gebied_id:
        waar = AanbodGebied.objects.filter(aanbod=OuterRef("pk"))
        past &= ~Q(Exists(waar)) | Q(Exists(waar.filter(gebied__in=_familie(vraag.gebied_id))))
    if vraag.soorten:
        past &= Q(soort__in=vraag.soorten)
    if vraag.doelgroep:
        wie = AanbodDoelgroep.objects.filter(aanbod=OuterRef("pk"))
        past &= ~Q(Exists(wie)) | Q(Exists(wie.filter(doelgroep=vraag.doelgroep)))
    if vraag.leeftijd is not None:
        past &= Q(leeftijd_van__isnull=True) | Q(leeftijd_van__lte=vraag.leeftijd)
        past &= Q(leeftijd_tot__isnull=True) | Q(leeftijd_tot__gte=vraag.leeftijd)
    if vraag.zonder_besluit:
        past &= Q(zonder_besluit=True)
    if punt and vraag.km:
        past &= _binnen(punt, vraag.km)
    return Aanbod.objects.filter(past) if past else None


def _binnen(punt: Punt, km: int) -> Q:
    """Op een plek binnen deze afstand. Wat geen plek heeft (aan huis, per telefoon) blijft."""
    vak = vak_om(punt, km)
    buurten = [pk for pk, plek in _middens().items() if afstand_km(punt, plek) <= km]
    plekken = AanbodPlek.objects.filter(aanbod=OuterRef("pk"))
    dichtbij = plekken.filter(
        Q(
            plek__breedte__range=(vak.zuid, vak.noord),
            plek__lengte__range=(vak.west, vak.oost),
        )
        | Q(plek__lengte__isnull=True, plek__gebied__in=buurten)
    )
    return ~Q(Exists(plekken)) | Q(Exists(dichtbij))


def _precies(gezocht: Sequence[Begrip], minstens: float) -> Q:
    """De stammen die zelf gezocht worden, als een filter op de index."""
    sleutels = {s for begrip in gezocht for s, factor in begrip.onder.items() if factor >= minstens}
    return Q(stam__in=sorted(sleutels))


def _ruim(gezocht: Sequence[Begrip]) -> Q:
    """Ook delen van een woord, en woorden die zo beginnen."""
    past = _precies(gezocht, 0.0)
    for begin in sorted({begin for begrip in gezocht for begin in begrip.begint}):
        # Stammen zijn kleine letters en cijfers: dit is op elke database het hele begin.
        past |= Q(stam__gte=begin, stam__lte=begin + "z" * 8)
    return past


def _gevonden(
    gezocht: Sequence[Begrip], gefilterd: QuerySet[Aanbod] | None
) -> dict[UUID, dict[str, int]]:
    """De beste kandidaten met de stammen die pasten. Hooguit drie statements.

    Is de lijst vol met wat precies past, dan voegt ruimer zoeken niets toe en is het traag.
    """
    # Woorden die bijna overal staan kiezen geen kandidaten, tenzij er niets anders is.
    sterk = [begrip for begrip in gezocht if begrip.belang >= 1] or gezocht
    gevonden = _beste(_precies(sterk, PRECIES), gefilterd)
    if len(gevonden) < regels.MEESTE_KANDIDATEN:
        gevonden = _beste(_ruim(sterk), gefilterd)
    rijen = Zoekstam.objects.filter(aanbod__in=list(gevonden)).filter(_ruim(gezocht))
    for pk, stam, gewicht in rijen.values_list("aanbod_id", "stam", "gewicht"):
        gevonden[pk][stam] = gewicht
    return gevonden


def _beste(past: Q, gefilterd: QuerySet[Aanbod] | None) -> dict[UUID, dict[str, int]]:
    stammen = Zoekstam.objects.filter(past)
    if gefilterd is not None:
        # Per gevonden rij nagaan: dat zijn er veel minder dan alle vermeldingen.
        stammen = stammen.filter(Exists(gefilterd.filter(pk=OuterRef("aanbod_id"))))
    beste = stammen.values_list("aanbod_id").annotate(som=Sum("gewicht"))
    eerste = beste.order_by("-som", "aanbod_id")[: regels.MEESTE_KANDIDATEN]
    return {pk: {} for pk, _som in eerste}


def _kandidaten(
    gefilterd: QuerySet[Aanbod] | None, gevonden: dict[UUID, dict[str, int]] | None
) -> list[Aanbod]:
    """Wat de volgorde moet weten van elke kandidaat. Zonder woorden: de eerste op naam."""
    vandaag = klok.vandaag()
    rijen = Aanbod.objects.filter(Q(gestopt_op__isnull=True) | Q(gestopt_op__gt=vandaag)).only(
        "naam", "bevestigd_op", "aanmeldstop_sinds"
    )
    if gevonden is not None:
        return list(rijen.filter(pk__in=list(gevonden)).order_by())
    if gefilterd is not None:
        rijen = rijen & gefilterd
    return list(rijen.order_by("naam", "pk")[: regels.MEESTE_KANDIDATEN])


def _afstanden(sleutels: Sequence[UUID], punt: Punt | None) -> dict[UUID, tuple[float, bool]]:
    """Per aanbod de kortste afstand in kilometer, en of die vanaf het midden van de buurt is."""
    if punt is None:
        return {}
    kortste: dict[UUID, tuple[float, bool]] = {}
    rijen = AanbodPlek.objects.filter(aanbod__in=sleutels).values_list(
        "aanbod_id", "plek__lengte", "plek__breedte", "plek__gebied_id"
    )
    for pk, lengte, breedte, gebied_id in rijen:
        ongeveer = lengte is None or breedte is None
        plek = (
            _middens().get(gebied_id)
            if lengte is None or breedte is None
            else Punt(lengte, breedte)
        )
        if plek is not None:
            kortste[pk] = min(kortste.get(pk, (1e9, False)), (afstand_km(punt, plek), ongeveer))
    return kortste


def _rangschik(
    rijen: Sequence[Aanbod],
    gevonden: dict[UUID, dict[str, int]],
    afstanden: dict[UUID, tuple[float, bool]],
    gezocht: Sequence[Begrip],
    vraag: Vraag,
) -> list[UUID]:
    dagen, vandaag = vers_dagen(), klok.vandaag()
    hier = _alleen_hier([rij.pk for rij in rijen], vraag.gebied_id)
    kandidaten = [
        Kandidaat(
            sleutel=rij.pk,
            gevonden=gevonden.get(rij.pk, {}),
            naam=rij.naam,
            vers=versheid(rij.bevestigd_op, dagen=dagen, vandaag=vandaag) == Versheid.VERS,
            aanmeldstop=rij.aanmeldstop,
            dichtbij=rij.pk in hier,
            km=afstanden[rij.pk][0] if rij.pk in afstanden else None,
        )
        for rij in rijen
        if not (vraag.km and rij.pk in afstanden and afstanden[rij.pk][0] > vraag.km)
    ]
    return [UUID(str(een.sleutel)) for een in regels.rangschik(kandidaten, gezocht)]


def _alleen_hier(sleutels: Sequence[UUID], gebied_id: UUID | None) -> set[UUID]:
    """Wat speciaal voor deze wijk of buurt is, gaat iets voor."""
    if gebied_id is None:
        return set()
    rijen = AanbodGebied.objects.filter(aanbod__in=sleutels, gebied__in=_familie(gebied_id))
    return set(rijen.values_list("aanbod_id", flat=True))


def _vondsten(sleutels: Sequence[UUID], afstanden: dict[UUID, tuple[float, bool]]) -> list[Vondst]:
    """De rijen van een bladzijde, compleet, in de gegeven volgorde."""
    dagen, vandaag = vers_dagen(), klok.vandaag()
    rijen = {rij.pk: rij for rij in volledig().filter(pk__in=sleutels)}
    wacht = wachttijden(sleutels)
    return [
        Vondst(
            aanbod=rijen[pk],
            versheid=versheid(rijen[pk].bevestigd_op, dagen=dagen, vandaag=vandaag),
            km=afstanden[pk][0] if pk in afstanden else None,
            ongeveer=afstanden[pk][1] if pk in afstanden else False,
            wachttijden=wacht.get(pk, []),
        )
        for pk in sleutels
        if pk in rijen
    ]
