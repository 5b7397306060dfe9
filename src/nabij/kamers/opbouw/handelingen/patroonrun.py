"""Elke week kijken: tellen, drie lenzen, en wat dat betekent voor de gesprekspunten.

Alleen de achtergrondwerker rekent: numpy en scipy laden pas als er gekeken wordt.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import cos, radians
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from nabij.fundament import klok
from nabij.huisstijl import meetkunde
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.handelingen.weektelling import Gelezen, werk_bij
from nabij.kamers.opbouw.models import Gesprekspunt, Lens, Patroon, Patroonrun, Weektelling
from nabij.kamers.wijk import overzichten as wijk
from nabij.kamers.wijk.models import Gebied, Kerncijfer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nabij.rekenen.lenzen import Gevonden
    from nabij.rekenen.scan import Gebieden

WEKEN, VENSTERS, REPLICATIES, STOP = 52, 8, 999, 20
TERUG = 156
"""Zoveel weken terug wordt er de eerste keer geteld."""
LAAT = 8
"""Zoveel weken tellen elke keer opnieuw: wat later is opgeschreven komt er zo bij."""
METER_PER_GRAAD = 111_320
MEEST_PER_THEMA = 3
WOORDEN = 3
Voortgang = Callable[[str, int, int], None]
ZONDER_BEVOLKING = gettext_noop("Van %(waar)s weten we niet hoeveel mensen er wonen.")
ZONDER_GRENS = gettext_noop(
    "Van %(waar)s weten we de grens niet; daar vergelijken we niet met de buren."
)
LAATSTE_WEEK = gettext_noop("De laatste week is nog niet compleet.")
HERINGEDEELD = gettext_noop(
    "%(oud)s houdt op voor %(nieuw)s begint. Zijn de buurten opnieuw ingedeeld? "
    "Dan lijkt iets nieuw zonder het te zijn."
)


def draai(voortgang: Voortgang | None = None) -> int:
    """Kijk naar de laatste volle week, als dat nog niet gebeurd is. Geeft hoeveel punten."""
    tot_week = regels.laatste_volle_week(klok.vandaag())
    if Patroonrun.objects.filter(tot_week__gte=tot_week, klaar_op__isnull=False).exists():
        return 0
    eerder = Patroonrun.objects.filter(klaar_op__isnull=False).first()
    vanaf = (eerder.tot_week if eerder else tot_week) - (LAAT if eerder else TERUG) * regels.WEEK
    gelezen = werk_bij(vanaf=vanaf, tot_week=tot_week)
    # Wat een eerdere keer niet afkwam, telt niet.
    Patroonrun.objects.filter(klaar_op__isnull=True).delete()
    blad = Blad(tot_week)
    run: Patroonrun = Patroonrun.objects.create(
        tot_week=tot_week,
        weken=WEKEN,
        zaad=tot_week.toordinal(),
        replicaties=REPLICATIES,
        vensters=VENSTERS,
        gebieden=blad.als_rijen(),
        totaal=len(blad.themas),
    )
    gevonden = reken(run, blad, voortgang)
    return _leg_vast(run, blad, gelezen, gevonden)


class Blad:
    """De weektellingen van een jaar, op een rij om mee te rekenen."""

    def __init__(self, tot_week: date) -> None:
        self.tot_week = tot_week
        self.begin = tot_week - (WEKEN - 1) * regels.WEEK
        gebieden = wijk.kleinste_gebieden(met_vorm=True)
        self.gebieden = sorted(gebieden, key=lambda een: een.code)
        self.plek = {gebied.pk: i for i, gebied in enumerate(self.gebieden)}
        inwoners = _inwoners(self.gebieden)
        self.bevolking = [inwoners.get(gebied.pk) for gebied in self.gebieden]
        self.punten = [_midden(gebied) for gebied in self.gebieden]
        self.themas = sorted(een.code for een in afspraken.themas() if not een.gevoelig)
        self.rijen = [
            rij
            for rij in Weektelling.objects.filter(
                week__gte=self.begin, week__lte=tot_week, thema__in=self.themas
            ).order_by("thema", "week", "gebied__code", "kanaal")
            if rij.gebied_id in self.plek
        ]

    def week(self, dag: date) -> int:
        return (dag - self.begin).days // 7

    def als_rijen(self) -> list[list[Any]]:
        """Per gebied code, x, y (meters, None zonder grens) en bevolking."""
        return [
            [gebied.code, *(punt or (None, None)), aantal]
            for gebied, punt, aantal in zip(self.gebieden, self.punten, self.bevolking, strict=True)
        ]

    def invoer(self, thema: str) -> list[list[int]]:
        """De tellingen van een thema als (week, gebied, aantal), om later na te rekenen."""
        cellen: Counter[tuple[int, int]] = Counter()
        for rij in self.rijen:
            if rij.thema == thema:
                cellen[self.week(rij.week), self.plek[rij.gebied_id]] += (
                    rij.huishoudens + rij.naamloos
                )
        return [[week, plek, aantal] for (week, plek), aantal in sorted(cellen.items())]

    def merk(self, run: Patroonrun) -> str:
        """De hash van alles wat de uitkomst bepaalt."""
        alles = [
            run.zaad, run.replicaties, run.vensters, STOP, run.gebieden,
            [[thema, self.invoer(thema)] for thema in self.themas],
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(alles, separators=(",", ":")).encode()).hexdigest()


def _inwoners(gebieden: Sequence[Gebied]) -> dict[UUID, int]:
    """Het nieuwste bekende aantal inwoners van elk gebied."""
    cijfers = Kerncijfer.objects.filter(
        gebied__in=[gebied.pk for gebied in gebieden],
        maat__code="inwoners",
        waarde__isnull=False,
    ).order_by("jaar")
    return {een.gebied_id: int(een.waarde) for een in cijfers if een.waarde}


def _midden(gebied: Gebied) -> tuple[float, float] | None:
    """Het midden van de punten van het grootste vlak, in meters; genoeg om buren te kennen."""
    vlakken = meetkunde.vlakken(gebied.vorm)
    if not vlakken:
        return None
    rand = max((vlak[0] for vlak in vlakken), key=meetkunde.oppervlak)
    lengte, breedte = (sum(punt[i] for punt in rand) / len(rand) for i in (0, 1))
    graad = METER_PER_GRAAD
    return round(lengte * cos(radians(breedte)) * graad, 1), round(breedte * graad, 1)


def tabellen(
    gebieden: list[list[Any]], invoer: Sequence[list[list[int]]]
) -> tuple[NDArray[np.int64], Gebieden, NDArray[np.bool_]]:
    """Tellingen (T, W, A), de gebieden, en van welke de plaats bekend is."""
    import numpy as np

    from nabij.rekenen.scan import Gebieden

    tellingen = np.zeros((len(invoer), WEKEN, len(gebieden)), dtype=np.int64)
    for thema, cellen in enumerate(invoer):
        for week, plek, aantal in cellen:
            tellingen[thema, week, plek] = aantal
    waar = np.array([rij[1] is not None for rij in gebieden], dtype=bool)
    plaats = Gebieden(
        tuple(rij[0] for rij in gebieden),
        np.array([rij[1] or 0.0 for rij in gebieden], dtype=np.float64),
        np.array([rij[2] or 0.0 for rij in gebieden], dtype=np.float64),
        np.array([rij[3] or 0 for rij in gebieden], dtype=np.float64),
    )
    return tellingen, plaats, waar


def reken(run: Patroonrun, blad: Blad, voortgang: Voortgang | None) -> list[Gevonden]:
    """De drie lenzen op dit blad; zonder gebieden is er niets te vergelijken."""
    if not blad.gebieden:
        return []
    from nabij.rekenen.lenzen import kijk

    tellingen, plaats, waar = tabellen(run.gebieden, [blad.invoer(een) for een in blad.themas])

    def onderweg(wat: str, gedaan: int, totaal: int) -> None:
        Patroonrun.objects.filter(pk=run.pk).update(gedaan=min(gedaan, run.totaal))
        if voortgang:
            voortgang(wat, gedaan, totaal)

    return kijk(tellingen, blad.themas, plaats, _hoe(run, waar), voortgang=onderweg)


def _hoe(run: Patroonrun, waar: NDArray[np.bool_]) -> Any:
    from nabij.rekenen.lenzen import Kijk
    from nabij.rekenen.scan import Opzet

    opzet = Opzet(vensters=run.vensters, replicaties=run.replicaties, stop=STOP, zaad=run.zaad)
    return Kijk(opzet, regels.GENOEG_BINNEN, met_grens=waar)


def reken_na(patroon: Patroon) -> bool:
    """Of dezelfde invoer en hetzelfde zaad weer dezelfde gebieden en dezelfde kans geven.

    q gaat over alle thema's van die keer en doet hier niet mee.
    """
    from nabij.rekenen.lenzen import kijk

    run = patroon.run
    tellingen, plaats, waar = tabellen(run.gebieden, [patroon.invoer])
    hoe = _hoe(run, waar)
    codes = [rij[0] for rij in run.gebieden]
    return any(
        een.lens == patroon.lens
        and [codes[plek] for plek in een.zone] == patroon.zone
        and een.p == patroon.p
        and een.ondergrens == patroon.ondergrens
        for een in kijk(tellingen, [patroon.thema], plaats, hoe)
    )


@transaction.atomic
def _leg_vast(run: Patroonrun, blad: Blad, gelezen: Gelezen, gevonden: Sequence[Gevonden]) -> int:
    rijen = [_patroon(run, blad, gelezen, een) for een in gevonden]
    aantal = _koppel(run, rijen)
    Patroon.objects.bulk_create(rijen, batch_size=200)
    run.invoer_hash, run.klaar_op, run.gedaan = blad.merk(run), klok.nu(), run.totaal
    run.vragen = sum(rij.huishoudens + rij.naamloos for rij in blad.rijen)
    run.opmerkingen = [[zin, velden] for zin, velden in [*gelezen.opmerkingen, *_opgevallen(blad)]]
    run.save()
    return aantal


def _patroon(run: Patroonrun, blad: Blad, gelezen: Gelezen, een: Gevonden) -> Patroon:
    """De rij met alle getallen die op het scherm mogen, en de invoer om haar na te rekenen."""
    van = blad.tot_week - (een.weken - 1) * regels.WEEK
    eigen = [
        rij
        for rij in blad.rijen
        if rij.thema == een.thema and blad.plek[rij.gebied_id] in een.plekken
    ]
    binnen = [rij for rij in eigen if rij.week >= van]
    per_week = [0] * WEKEN
    for rij in eigen:
        per_week[blad.week(rij.week)] += rij.huishoudens + rij.naamloos
    per_weg: Counter[str] = Counter()
    for rij in binnen:
        per_weg[rij.kanaal] += rij.huishoudens + rij.naamloos
    verwacht = sum(een.verwacht) / een.weken
    return Patroon(
        run=run,
        lens=een.lens,
        thema=een.thema,
        van=van,
        tot_en_met=blad.tot_week + timedelta(days=6),
        weken=een.weken,
        zone=[blad.gebieden[plek].code for plek in een.zone],
        delen=[
            {
                "code": blad.gebieden[plek].code,
                "huishoudens": sum(r.huishoudens for r in binnen if blad.plek[r.gebied_id] == plek),
                "naamloos": sum(r.naamloos for r in binnen if blad.plek[r.gebied_id] == plek),
                "verwacht": round(gewoon, 2),
                "bevolking": blad.bevolking[plek],
            }
            for plek, gewoon in zip(een.plekken, een.verwacht, strict=True)
        ],
        kanalen=regels.voeg_kleine_samen(per_weg),
        woorden=_woorden(blad, gelezen, een, van),
        reeks=[
            [
                (blad.begin + begin * regels.WEEK).isoformat(),
                (blad.begin + einde * regels.WEEK - timedelta(days=1)).isoformat(),
                sum(per_week[begin:einde]),
                *regels.tussen(verwacht * (einde - begin)),
            ]
            for begin, einde in regels.blokken(per_week, een.weken)
        ],
        invoer=[] if een.lens == Lens.VEEL else blad.invoer(een.thema),
        llr=een.llr,
        p=een.p,
        q=een.q,
        ondergrens=een.ondergrens,
        bovengrens=een.bovengrens,
    )


def _woorden(blad: Blad, gelezen: Gelezen, een: Gevonden, van: date) -> list[str]:
    """De woorden uit de eigen lijst die in deze vragen het vaakst stonden, elk minstens vijf keer.

    Het aantal staat er niet bij: dan was er weer een klein getal uit te rekenen.
    """
    samen: Counter[str] = Counter()
    for plek in een.plekken:
        tel = gelezen.woorden.get((een.thema, blad.gebieden[plek].pk), Counter())
        for (week, woord), aantal in tel.items():
            if week >= van:
                samen[woord] += aantal
    return [woord for woord, n in samen.most_common(WOORDEN) if n >= regels.GENOEG_BINNEN]


def _koppel(run: Patroonrun, rijen: list[Patroon]) -> int:
    """Welk gesprekspunt elk patroon is: dat van eerder over dezelfde buurt, of een nieuw.

    Nieuw gaat voor wat al langer meer is, en per thema zijn er hoogstens drie.
    """
    eerder = list(
        Patroon.objects.filter(
            punt__isnull=False, run__tot_week__gte=run.tot_week - regels.PERIODE * regels.WEEK
        )
        .order_by("-run__tot_week")
        .values_list("punt_id", "thema", "zone")
    )
    per_thema: Counter[str] = Counter()
    bezet: set[tuple[str, str]] = set()
    gebruikt: set[UUID] = set()
    for rij in sorted(rijen, key=lambda een: een.lens != Lens.NIEUW):
        codes = {(rij.thema, deel["code"]) for deel in rij.delen}
        if rij.lens == Lens.VEEL or codes & bezet or per_thema[rij.thema] >= MEEST_PER_THEMA:
            continue
        zelfde = (
            punt_id
            for punt_id, thema, zone in eerder
            if punt_id not in gebruikt and codes & {(thema, code) for code in zone}
        )
        rij.punt_id = next(zelfde, None) or Gesprekspunt.objects.create(thema=rij.thema).pk
        gebruikt.add(rij.punt_id)
        bezet |= codes
        per_thema[rij.thema] += 1
    return len(gebruikt)


def _opgevallen(blad: Blad) -> list[tuple[str, dict[str, object]]]:
    """In woorden wat er aan de invoer niet klopt; niets wordt stil hersteld."""
    uit: list[tuple[str, dict[str, object]]] = []
    for zin, mist in (
        (ZONDER_BEVOLKING, [not aantal for aantal in blad.bevolking]),
        (ZONDER_GRENS, [punt is None for punt in blad.punten]),
    ):
        namen = [een.naam for een, leeg in zip(blad.gebieden, mist, strict=True) if leeg]
        if namen:
            kort = ", ".join(namen[:5]) + (" …" if len(namen) > 5 else "")
            uit.append((zin, {"waar": kort}))
    per_week = [0] * WEKEN
    per_gebied: dict[str, Counter[int]] = {}
    for rij in blad.rijen:
        aantal, week = rij.huishoudens + rij.naamloos, blad.week(rij.week)
        per_week[week] += aantal
        naam = blad.gebieden[blad.plek[rij.gebied_id]].naam
        per_gebied.setdefault(naam, Counter())[week] += aantal
    if regels.loopt_achter(per_week):
        uit.append((LAATSTE_WEEK, {}))
    druk = {naam: tel for naam, tel in per_gebied.items() if tel.total() >= 2 * WEKEN // 10}
    paren = regels.heringedeeld(
        {naam: min(tel) for naam, tel in druk.items()},
        {naam: max(tel) for naam, tel in druk.items()},
    )
    return uit + [(HERINGEDEELD, {"oud": oud, "nieuw": nieuw}) for oud, nieuw in paren]
