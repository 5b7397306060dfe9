"""Hoe lang iemand vandaag wacht tot toegewezen hulp begint, eerlijk voor wie nog wacht.

Geteld wordt in dagen vanaf toewijzen. Wie nog niet begon, wacht nog; een intrekking zonder begin is
een andere afloop en geen begin. Alleen wat in het laatste venster te zien was telt: wie eerder was
toegewezen komt binnen op de dag dat het venster begint (late binnenkomst), zodat het gaat over hoe
het nu is en niet over vroeger.

De schatter is die van Aalen en Johansen voor het begin; valt er niets weg, dan is hij gelijk aan
1 - Kaplan en Meier. De mediaan is de eerste dag waarop de helft van wie is toegewezen begonnen is.
Het 95%-interval komt uit grenzen om de kromme op de schaal log(-log), met de variantie van
Aalen en Johansen.

Bronnen: O.O. Aalen en S. Johansen, Scand. J. Statist. 5 (1978) p. 141-150; J.P. Klein en
M.L. Moeschberger, Survival Analysis (2003) par. 4.3, 4.6 en 4.7.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log, sqrt

Z95 = 1.959964
MINSTENS = 10
"""Met minder dan zoveel keer begonnen zeggen eigen cijfers te weinig."""
VENSTER = 13


@dataclass(frozen=True)
class Toewijzing:
    """Een toewijzing: wanneer, en wanneer het begon of ingetrokken werd (None: nog niet)."""

    aanbieder: str
    product: str
    toegewezen: date
    gestart: date | None = None
    ingetrokken: date | None = None


@dataclass(frozen=True)
class Wachttijd:
    """De wachttijd van een aanbieder en product. Weken met een decimaal; None is niet te zeggen.

    `niveau`: waar de eigen cijfers te klein zijn, het niveau erboven ("aanbieder", "product" of
    "alles") met zijn mediaan. None als de eigen cijfers er staan of ook daarboven te weinig is.
    """

    aanbieder: str
    product: str
    mediaan_weken: float | None
    p80_weken: float | None
    interval: tuple[float | None, float | None]
    n_gestart: int
    n_wachtend: int
    langst_wachtend_weken: float | None
    niveau: str | None
    niveau_mediaan_weken: float | None
    opmerking: str


@dataclass(frozen=True)
class _Rij:
    """Dagen sinds toewijzen: vanaf `binnen` te zien, tot `eind`; `soort` is hoe het toen ging."""

    binnen: int
    eind: int
    soort: str


@dataclass(frozen=True)
class _Punt:
    """Op `dag`: het deel dat begonnen is, met de standaardfout daarvan."""

    dag: int
    deel: float
    fout: float


@dataclass(frozen=True)
class Schatting:
    """De kromme van het begonnen deel, en hoeveel er daarvoor begonnen zijn."""

    punten: tuple[_Punt, ...]
    gestart: int

    def dag_van(self, deel: float) -> int | None:
        """De eerste dag waarop minstens dit deel begonnen is."""
        return next((punt.dag for punt in self.punten if punt.deel >= deel - 1e-12), None)

    def interval(self, deel: float = 0.5) -> tuple[int | None, int | None]:
        """De dagen waartussen die dag met 95% zekerheid ligt; een open einde is None."""
        laag = next((p.dag for p in self.punten if _grens(p, +1) >= deel - 1e-12), None)
        hoog = next((p.dag for p in self.punten if _grens(p, -1) >= deel - 1e-12), None)
        return laag, hoog


def _grens(punt: _Punt, richting: int) -> float:
    """De grens om het begonnen deel op de schaal log(-log), boven (+1) of onder (-1)."""
    deel = punt.deel
    if deel >= 1:
        # Is iedereen begonnen, dan zegt de formule niets meer over hoe laag het kon zijn.
        return 1.0 if richting > 0 else 0.0
    if deel <= 0 or punt.fout == 0:
        return deel
    over = 1 - deel
    straal = Z95 * punt.fout / (over * abs(log(over)))
    grens: float = 1 - over ** exp(richting * straal)
    return grens


def schat(rijen: Iterable[tuple[int, int, str]]) -> Schatting:
    """Schat uit (binnen, eind, soort) in dagen; soort is "gestart", "weg" of "wacht".

    `ValueError` als iemand weggaat voor hij binnen is. Wie op dag nul begint telt mee: binnen is
    dan -1. Een begin en een weggaan op dezelfde dag tellen beide tegen wie er toen nog wachtte.
    """
    groep = [_Rij(*rij) for rij in rijen]
    if any(rij.eind < 0 or rij.binnen >= rij.eind for rij in groep):
        raise ValueError("Wie niet te zien was, kan ook niet beginnen.")
    binnen = sorted(rij.binnen for rij in groep)
    einden = sorted(rij.eind for rij in groep)
    begonnen = Counter(rij.eind for rij in groep if rij.soort == "gestart")
    weggegaan = Counter(rij.eind for rij in groep if rij.soort == "weg")
    over, deel = 1.0, 0.0
    stappen: list[tuple[int, float, float, int, int, int]] = []
    punten: list[_Punt] = []
    for dag in sorted({*begonnen, *weggegaan}):
        nog = bisect_left(binnen, dag) - bisect_left(einden, dag)
        start, weg, voor = begonnen[dag], weggegaan[dag], over
        deel += voor * start / nog
        over *= 1 - (start + weg) / nog
        stappen.append((dag, deel, voor, nog, start, weg))
        if start:
            punten.append(_Punt(dag, deel, sqrt(_variantie(stappen))))
    return Schatting(tuple(punten), sum(rij.soort == "gestart" for rij in groep))


def _variantie(stappen: Sequence[tuple[int, float, float, int, int, int]]) -> float:
    """De variantie van het begonnen deel op de laatste stap (delta-methode, Klein par. 4.7).

    Zonder andere afloop is dit precies de formule van Greenwood.
    """
    eind = stappen[-1][1]
    som = 0.0
    for _dag, deel, voor, nog, start, weg in stappen:
        samen, verschil = start + weg, eind - deel
        if nog > samen:
            som += verschil**2 * samen / (nog * (nog - samen))
        som += voor**2 * start * (nog - start) / nog**3
        som -= 2 * verschil * voor * start / nog**2
    return max(0.0, som)


def bereken(
    toewijzingen: Iterable[Toewijzing], *, peildatum: date, venster: int = VENSTER
) -> list[Wachttijd]:
    """Per aanbieder en product de wachttijd op `peildatum`. `venster` in weken, minstens 1.

    Wat na de peildatum gebeurde is dan nog niet bekend. Een begin voor het toewijzen telt als nul.
    """
    if venster < 1:
        raise ValueError("Het venster is minstens een week.")
    bekend = [een for een in toewijzingen if een.toegewezen <= peildatum]
    groepen: dict[tuple[str, str], list[Toewijzing]] = defaultdict(list)
    per_aanbieder: dict[str, list[Toewijzing]] = defaultdict(list)
    per_product: dict[str, list[Toewijzing]] = defaultdict(list)
    for een in bekend:
        groepen[een.aanbieder, een.product].append(een)
        per_aanbieder[een.aanbieder].append(een)
        per_product[een.product].append(een)
    begin = peildatum - timedelta(weeks=venster)
    onthouden: dict[tuple[str, str], Schatting] = {}

    def van(niveau: str, naam: str, rijen: Sequence[Toewijzing]) -> Schatting:
        if (niveau, naam) not in onthouden:
            onthouden[niveau, naam] = schat(_in_venster(rijen, begin, peildatum))
        return onthouden[niveau, naam]

    uit = []
    for (aanbieder, product), rijen in sorted(groepen.items()):
        erboven = (
            ("aanbieder", aanbieder, per_aanbieder[aanbieder]),
            ("product", product, per_product[product]),
            ("alles", "", bekend),
        )
        eigen = schat(_in_venster(rijen, begin, peildatum))
        niveau, mediaan = None, None
        if eigen.gestart < MINSTENS:
            for soort, naam, groep in erboven:
                ruimer = van(soort, naam, groep)
                if ruimer.gestart >= MINSTENS:
                    niveau, mediaan = soort, _weken(ruimer.dag_van(0.5))
                    break
        uit.append(_wachttijd(aanbieder, product, rijen, eigen, peildatum, niveau, mediaan))
    return uit


def _in_venster(
    rijen: Iterable[Toewijzing], begin: date, peildatum: date
) -> list[tuple[int, int, str]]:
    """Wat er in het venster te zien was. Wie voor het venster al begon of wegging telt niet mee."""
    uit = []
    for een in rijen:
        eind, soort = _afloop(een, peildatum)
        binnen = max(-1, (begin - een.toegewezen).days)
        if binnen < eind:
            uit.append((binnen, eind, soort))
    return uit


def _afloop(een: Toewijzing, peildatum: date) -> tuple[int, str]:
    """Na hoeveel dagen, en hoe: begonnen, weg, of nog wachtend op de peildatum."""
    gestart = een.gestart if een.gestart and een.gestart <= peildatum else None
    weg = een.ingetrokken if een.ingetrokken and een.ingetrokken <= peildatum else None
    if gestart is not None:
        return max(0, (gestart - een.toegewezen).days), "gestart"
    if weg is not None:
        return max(0, (weg - een.toegewezen).days), "weg"
    return (peildatum - een.toegewezen).days, "wacht"


def _weken(dagen: int | None) -> float | None:
    return None if dagen is None else round(dagen / 7, 1)


def _wachttijd(
    aanbieder: str,
    product: str,
    rijen: Sequence[Toewijzing],
    eigen: Schatting,
    peildatum: date,
    niveau: str | None,
    mediaan: float | None,
) -> Wachttijd:
    aflopen = (_afloop(een, peildatum) for een in rijen)
    wacht = [dagen for dagen, soort in aflopen if soort == "wacht"]
    genoeg = eigen.gestart >= MINSTENS
    laag, hoog = eigen.interval() if genoeg else (None, None)
    return Wachttijd(
        aanbieder=aanbieder,
        product=product,
        mediaan_weken=_weken(eigen.dag_van(0.5)) if genoeg else None,
        p80_weken=_weken(eigen.dag_van(0.8)) if genoeg else None,
        interval=(_weken(laag), _weken(hoog)),
        n_gestart=eigen.gestart,
        n_wachtend=len(wacht),
        langst_wachtend_weken=_weken(max(wacht, default=None)),
        niveau=niveau,
        niveau_mediaan_weken=mediaan,
        opmerking=_opmerking(eigen, genoeg, niveau),
    )


def _opmerking(eigen: Schatting, genoeg: bool, niveau: str | None) -> str:
    if not genoeg:
        waar = {"aanbieder": "van de aanbieder", "product": "van het product", "alles": "van alles"}
        vervolg = f"; daarom het cijfer {waar[niveau]}" if niveau else ""
        return f"minder dan {MINSTENS} keer begonnen in het venster{vervolg}"
    if eigen.dag_van(0.5) is None:
        return "de helft is in dit venster nog niet begonnen"
    return ""
