"""Regels van tellen en gesprekspunten. Puur: geen Django, de dag komt als argument."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import exp
from uuid import UUID

WEEK = timedelta(days=7)
STIL = 13
"""Na zoveel weken zonder vraag over een thema telt een huishouden opnieuw. Zo telt het in een
periode van hoogstens dertien weken nooit twee keer, hoe die periode ook ligt."""
PERIODE = 13
GENOEG_BINNEN, GENOEG_BUITEN = 5, 10
"""Onder dit aantal huishoudens en vragen samen wijst een getal iemand aan."""
ROND = 5
BLOK = 4
GROEI, MINSTENS_ERBIJ = 1.5, 5
Q_BIJNA_ZEKER, Q_WAARSCHIJNLIJK = 0.05, 0.10
ACHTER = 0.5
STAART = 0.025


def maandag(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())


def laatste_volle_week(vandaag: date) -> date:
    """De maandag van de week die als laatste helemaal voorbij is."""
    return maandag(vandaag) - WEEK


@dataclass(frozen=True)
class Vraag:
    """Een thema van een vraag. `huishouden` None: zonder naam, en die telt altijd als een."""

    week: date
    thema: str
    gebied: UUID
    kanaal: str
    huishouden: Hashable | None = None


Cel = tuple[date, str, UUID, str]


def tel_per_week(vragen: Iterable[Vraag], *, vanaf: date) -> dict[Cel, tuple[int, int]]:
    """Per week (vanaf `vanaf`), thema, gebied en kanaal: huishoudens en vragen zonder naam.

    Om te weten of een huishouden stil was zijn ook de dertien weken voor `vanaf` nodig.
    """
    bekend: Counter[Cel] = Counter()
    naamloos: Counter[Cel] = Counter()
    vorige: dict[tuple[Hashable, str], date] = {}
    for vraag in sorted(vragen, key=lambda een: een.week):
        cel = (vraag.week, vraag.thema, vraag.gebied, vraag.kanaal)
        if vraag.huishouden is None:
            naamloos[cel] += vraag.week >= vanaf
            continue
        sleutel = (vraag.huishouden, vraag.thema)
        eerder = vorige.get(sleutel)
        vorige[sleutel] = vraag.week
        if (eerder is None or vraag.week - eerder >= STIL * WEEK) and vraag.week >= vanaf:
            bekend[cel] += 1
    cellen = [cel for cel in {*bekend, *naamloos} if bekend[cel] or naamloos[cel]]
    return {cel: (bekend[cel], naamloos[cel]) for cel in cellen}


def genoeg(aantal: int, *, binnen: bool) -> bool:
    """Of een aantal te tonen is: binnen het eigen gebied vanaf vijf, daarbuiten vanaf tien."""
    return aantal >= (GENOEG_BINNEN if binnen else GENOEG_BUITEN)


def afgerond(aantal: int) -> int:
    """Op vijf: zo is uit een kaart en een gesprekspunt samen geen enkele vraag te halen."""
    return (2 * aantal + ROND) // (2 * ROND) * ROND


def voeg_kleine_samen(
    aantallen: Mapping[str, int], *, minstens: int = GENOEG_BINNEN
) -> list[tuple[str, int]]:
    """De grootste eerst; wat klein is gaat samen onder "" tot ook dat genoeg is.

    Het totaal staat ernaast: een enkel klein getal was anders zo uit te rekenen. Komt alles
    samen niet aan `minstens`, dan staat er niets.
    """
    rijen = sorted(aantallen.items(), key=lambda rij: (-rij[1], rij[0]))
    groot = [(naam, n) for naam, n in rijen if n >= minstens]
    rest = sum(n for _naam, n in rijen if n < minstens)
    while 0 < rest < minstens and groot:
        rest += groot.pop()[1]
    if 0 < rest < minstens:
        return []
    return [*groot, *([("", rest)] if rest else [])]


def splits(huishoudens: int, naamloos: int, *, binnen: bool = True) -> int | None:
    """Hoeveel van bekende huishoudens kwamen, of None als dat of de rest te klein is."""
    delen = (huishoudens, naamloos)
    return huishoudens if all(n == 0 or genoeg(n, binnen=binnen) for n in delen) else None


def blokken(aantallen: Sequence[int], venster: int) -> list[tuple[int, int]]:
    """Knip een reeks weken in stukken (van, tot) van minstens vijf vragen, oud naar nieuw.

    De laatste `venster` weken zijn een eigen stuk: de grens valt samen met die van het
    gesprekspunt, en van twee getallen het verschil nemen geeft altijd een stuk dat er al staat.
    """
    grens = max(0, len(aantallen) - venster)
    return [
        *_knip(aantallen, 0, grens),
        *_knip(aantallen, grens, len(aantallen)),
    ]


def _knip(aantallen: Sequence[int], van: int, tot: int) -> list[tuple[int, int]]:
    """Stukken van vier weken vanaf het einde; wat te klein is gaat bij zijn buur."""
    stukken: list[tuple[int, int]] = []
    einde = tot
    while einde > van:
        begin = max(van, einde - BLOK)
        while begin > van and sum(aantallen[begin:einde]) < GENOEG_BINNEN:
            begin = max(van, begin - BLOK)
        stukken.insert(0, (begin, einde))
        einde = begin
    if len(stukken) > 1 and sum(aantallen[slice(*stukken[0])]) < GENOEG_BINNEN:
        stukken[:2] = [(stukken[0][0], stukken[1][1])]
    if len(stukken) == 1 and sum(aantallen[slice(*stukken[0])]) < GENOEG_BINNEN:
        return []
    return stukken


def is_gegroeid(toen: int, nu: int) -> bool:
    """Een beantwoord punt komt terug als er anderhalf keer zoveel zijn, en minstens vijf meer."""
    return nu >= GROEI * toen and nu - toen >= MINSTENS_ERBIJ


class Puntstand(StrEnum):
    """Hoe een gesprekspunt er voor een team voor staat."""

    OPEN = "open"
    NAVRAAG = "navraag"
    TERUG = "terug"
    GEGROEID = "gegroeid"
    BEANTWOORD = "beantwoord"


def puntstand(
    *, keuze: str, toen: int, nu: int, uiterlijk: date | None, vandaag: date
) -> Puntstand:
    """Uit het laatste antwoord van het team (leeg: nog geen). Navragen komt terug op zijn dag."""
    if not keuze:
        return Puntstand.OPEN
    if is_gegroeid(toen, nu):
        return Puntstand.GEGROEID
    if uiterlijk is not None:
        return Puntstand.TERUG if vandaag >= uiterlijk else Puntstand.NAVRAAG
    return Puntstand.BEANTWOORD


class Zekerheid(StrEnum):
    BIJNA = "bijna"
    WAARSCHIJNLIJK = "waarschijnlijk"
    TOEVAL = "toeval"
    LANGER = "langer"


def zekerheid(q: float | None) -> Zekerheid:
    """Hoe zeker het meer dan toeval is; q houdt rekening met alle thema's van die keer.

    Zonder q gaat het niet om iets nieuws maar om wat al langer meer is dan gemiddeld.
    """
    if q is None:
        return Zekerheid.LANGER
    if q <= Q_BIJNA_ZEKER:
        return Zekerheid.BIJNA
    return Zekerheid.WAARSCHIJNLIJK if q <= Q_WAARSCHIJNLIJK else Zekerheid.TOEVAL


def eens_in(p: float) -> tuple[int, str]:
    """Hoe vaak toeval dit hooguit geeft als er elke week gekeken wordt: (aantal, eenheid).

    Naar beneden afgerond: liever te voorzichtig dan te stellig.
    """
    dagen = 7 / p
    for lang, eenheid in ((365.25, "jaar"), (30.44, "maand")):
        if dagen >= lang:
            return int(dagen // lang), eenheid
    return max(1, int(dagen // 7)), "week"


def loopt_achter(per_week: Sequence[int]) -> bool:
    """Of de laatste week minder dan half zo groot is als de acht ervoor: nog niet compleet."""
    eerder = per_week[:-1][-8:]
    return len(eerder) >= 4 and per_week[-1] < ACHTER * sum(eerder) / len(eerder)


def heringedeeld(eerste: Mapping[str, int], laatste: Mapping[str, int]) -> list[tuple[str, str]]:
    """Gebieden die ophouden voor een ander begint: dat lijkt op een andere indeling."""
    return [
        (oud, nieuw)
        for oud in sorted(laatste)
        for nieuw in sorted(eerste)
        if laatste[oud] < eerste[nieuw]
    ][:3]


def tussen(verwacht: float) -> tuple[int, int]:
    """Waar een aantal door toeval meestal tussen ligt: 95 van de 100 keer, volgens Poisson."""
    onder = 0
    kans = samen = exp(-verwacht)
    while samen < STAART:
        onder += 1
        kans *= verwacht / onder
        samen += kans
    boven = onder
    while samen < 1 - STAART:
        boven += 1
        kans *= verwacht / boven
        samen += kans
    return onder, boven


def weken_tussen(van: date, tot: date) -> int:
    """Hele weken van zien tot besluiten; nul is dezelfde week."""
    return max(0, (tot - van).days // 7)
