"""Zoeken op de sociale kaart: van woorden naar stammen, en van kandidaten naar een volgorde.

De database zoekt kandidaten bij stammen; de volgorde bepaalt `rangschik`, en niets anders.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import snowballstemmer

MEESTE_KANDIDATEN = 200
MEESTE_WOORDEN = 12
LENGTE = 40
THEMA = "#"
"""Voor een stam die geen woord is maar een thema."""
KORTSTE_BEGIN = 4
"""Vanaf zoveel letters past een woord ook op het begin van een langer woord."""
KORTSTE_DEEL = 5
"""Zo lang is een deel van een samenstelling minstens (huiswerk in huiswerkbegeleiding)."""

EIGEN, SYNONIEM, VIA_THEMA, BEGIN, DEEL = 1.0, 0.8, 0.9, 0.45, 0.5
TWEEDE = 0.25
"""Past een woord op twee manieren, dan telt de tweede voor een kwart mee."""
ZWAK = 0.2
NAAM, THEMAGEWICHT, WIE, TEKST, ROND = 10, 8, 5, 4, 2
"""Hoe zwaar een woord telt: in de naam, als thema, bij voor wie, in de tekst, eromheen."""

_WOORD = re.compile(r"[a-z0-9]+")
_STOP = frozenset(
    """aan al als bij bijvoorbeeld ben bent dan dat de deze die dit doe doen door een en er erg
    geen haar had heb hebben heeft hem het hij hoe hun ik in is je jij jou kan kun kunnen maar me
    meer met mij mijn moet moeten naar niet nog nu of om onder ons ook op over te tegen tot u uit
    uw van veel voor waar wat we wel werd wie wij wil willen worden wordt ze zelf zich zij zijn zo
    zonder zou iets iemand graag ergens elke week weken keer weer
    vaak altijd nooit""".split()
)
_ZWAKKE_WOORDEN = (
    "hulp helpen zoeken zoekt krijgen goed leuk nodig mensen nieuw gaan komen elkaar samen thuis "
    "buurt wijk activiteit begeleiding ondersteuning regelen aanvragen"
)
_EIGEN_STAM = {"ouderen": "oudere", "oudere": "oudere"}
"""Waar de regels van de taal twee dingen op een hoop gooien: ouderen zijn geen ouders."""
_HARD = str.maketrans("vz", "fs")
_stemmer = snowballstemmer.stemmer("dutch_porter")


def plat(tekst: str) -> str:
    """Kleine letters zonder accenten."""
    ontleed = unicodedata.normalize("NFKD", tekst).casefold()
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def woorden(tekst: str) -> list[str]:
    return _WOORD.findall(plat(tekst))


@lru_cache(maxsize=20_000)
def stam(woord: str) -> str:
    """De stam van een woord zonder hoofdletters en accenten (Snowball, dutch_porter).

    De nieuwere regels (`dutch`) maken van begeleiding en beleid hetzelfde woord.
    """
    gevonden: str = _EIGEN_STAM.get(woord) or _stemmer.stemWord(woord)
    # brieven en brief, huizen en huis: een v of z aan het eind schrijven we als f of s.
    hard = gevonden[:-1] + gevonden[-1:].translate(_HARD)
    return hard[:LENGTE]


_ZWAK = frozenset(stam(woord) for woord in _ZWAKKE_WOORDEN.split())


def stammen(tekst: str) -> list[str]:
    """De stammen van een tekst, zonder woorden die niets zeggen."""
    return [stam(woord) for woord in woorden(tekst) if woord not in _STOP and len(woord) > 1]


def weeg(delen: Iterable[tuple[str, int]], themas: Iterable[str]) -> dict[str, int]:
    """Onder welke stammen een aanbod te vinden is. `delen`: tekst en hoe zwaar die telt."""
    gewichten: dict[str, int] = {THEMA + code: THEMAGEWICHT for code in themas}
    for tekst, gewicht in delen:
        for een in stammen(tekst):
            gewichten[een] = max(gewichten.get(een, 0), gewicht)
    return gewichten


@dataclass
class Begrip:
    """Een woord uit de vraag, en alles waaronder we het ook zoeken met hoe zwaar dat telt.

    `onder` is precies die stam, `begint` elke stam die zo begint.
    """

    woord: str
    onder: dict[str, float] = field(default_factory=dict)
    begint: dict[str, float] = field(default_factory=dict)
    belang: float = 1.0

    def voeg_toe(self, sleutel: str, gewicht: float) -> None:
        self.onder[sleutel] = max(self.onder.get(sleutel, 0.0), gewicht)
        if len(sleutel) >= KORTSTE_DEEL and not sleutel.startswith(THEMA):
            self.begint[sleutel] = max(self.begint.get(sleutel, 0.0), gewicht * BEGIN)

    def past(self, gevonden: Mapping[str, int]) -> float:
        """Hoe goed dit woord bij een aanbod past: de beste manier, en iets van de tweede."""
        per_stam = sorted((g * self._factor(stam) for stam, g in gevonden.items()), reverse=True)
        beste, tweede = (*per_stam, 0.0, 0.0)[:2]
        return beste + TWEEDE * tweede

    def _factor(self, stam: str) -> float:
        precies = self.onder.get(stam, 0.0)
        langer = (f for begin, f in self.begint.items() if f > precies and stam.startswith(begin))
        return max(langer, default=precies)


Synoniemen = Sequence[Sequence[str]]
"""Groepen van woorden en woordgroepen die hetzelfde betekenen."""


def ontleed(
    vraag: str, *, synoniemen: Synoniemen = (), themas: Iterable[tuple[str, str]] = ()
) -> list[Begrip]:
    """De begrippen in een vraag. `themas`: (code, zoals gevonden in de vraag)."""
    gekozen = [w for w in woorden(vraag) if w not in _STOP and len(w) > 1][:MEESTE_WOORDEN]
    begrippen = [_begrip(woord) for woord in gekozen]
    rij = [stam(woord) for woord in gekozen]
    for groep in synoniemen:
        leden = [tuple(stammen(lid)) for lid in groep]
        for plekken in (plek for lid in leden for plek in _waar(rij, lid)):
            _vul_aan(begrippen, plekken, [lid[0] for lid in leden if len(lid) == 1], SYNONIEM)
    for code, woord in themas:
        for plekken in _waar(rij, tuple(stammen(woord))):
            _vul_aan(begrippen, plekken, [THEMA + code], VIA_THEMA)
    return begrippen


def _begrip(woord: str) -> Begrip:
    een = stam(woord)
    begrip = Begrip(woord, {een: EIGEN}, {een: BEGIN} if len(een) >= KORTSTE_BEGIN else {})
    begrip.belang = ZWAK if een in _ZWAK or een.isdecimal() else 1.0
    for deel in _delen(een):
        begrip.onder.setdefault(deel, DEEL * len(deel) / len(een))
    return begrip


def _delen(een: str) -> Iterable[str]:
    """Het begin en het einde van een lange stam: daar zit vaak een woord in."""
    if len(een) < 2 * KORTSTE_DEEL - 1:
        return
    for lang in range(KORTSTE_DEEL, len(een) - 2):
        yield een[:lang]
        yield een[-lang:]


def _waar(rij: Sequence[str], zoek: tuple[str, ...]) -> list[range]:
    """Waar de stammen `zoek` achter elkaar in de vraag staan; een ook als deel van een woord."""
    lang = len(zoek)
    if not lang:
        return []
    if lang == 1:
        return [range(plek, plek + 1) for plek, een in enumerate(rij) if _zit_in(zoek[0], een)]
    return [
        range(plek, plek + lang)
        for plek in range(len(rij) - lang + 1)
        if tuple(rij[plek : plek + lang]) == zoek
    ]


def _zit_in(zoek: str, een: str) -> bool:
    deel = len(zoek) > KORTSTE_DEEL and (een.startswith(zoek) or een.endswith(zoek))
    return deel or een == zoek


def _vul_aan(begrippen: list[Begrip], plekken: range, erbij: list[str], gewicht: float) -> None:
    for plek in plekken:
        begrip = begrippen[plek]
        # Een woord dat samen iets betekent ("alleen thuis") zegt los veel minder.
        if len(plekken) > 1:
            begrip.belang = 1.0
            begrip.begint = {}
            begrip.onder = {s: min(g, ZWAK) if g == EIGEN else g for s, g in begrip.onder.items()}
        for sleutel in erbij:
            begrip.voeg_toe(sleutel, gewicht)


@dataclass(frozen=True)
class Kandidaat:
    """Wat de volgorde van een aanbod moet weten. `gevonden`: stam en gewicht."""

    sleutel: object
    gevonden: Mapping[str, int]
    naam: str = ""
    vers: bool = True
    aanmeldstop: bool = False
    dichtbij: bool = False
    km: float | None = None


OUD_FACTOR, STOP_FACTOR, DICHTBIJ_FACTOR = 0.85, 0.6, 1.1


def waarde(kandidaat: Kandidaat, begrippen: Sequence[Begrip]) -> float:
    """Hoe goed een aanbod bij de vraag past; nul als er niets past.

    Passen op elk woord weegt zwaarder dan heel goed passen op een ervan.
    """
    past = [(begrip.past(kandidaat.gevonden), begrip.belang) for begrip in begrippen]
    som = sum(p * belang for p, belang in past)
    alles = sum(belang for _p, belang in past)
    geraakt = sum(belang for p, belang in past if p > 0)
    basis = som * (geraakt / alles) ** 2 if begrippen else 1.0
    if kandidaat.dichtbij:
        basis *= DICHTBIJ_FACTOR
    if kandidaat.km is not None:
        basis /= 1 + kandidaat.km / 20
    if not kandidaat.vers:
        basis *= OUD_FACTOR
    return basis * STOP_FACTOR if kandidaat.aanmeldstop else basis


def rangschik(kandidaten: Collection[Kandidaat], begrippen: Sequence[Begrip]) -> list[Kandidaat]:
    """De kandidaten die passen, de beste eerst; gelijk is op naam.

    Wat lang niet bevestigd is of een aanmeldstop heeft zakt, maar blijft in de lijst.
    """
    gewogen = [(waarde(een, begrippen), een) for een in kandidaten]
    blijft = [(w, een) for w, een in gewogen if w > 0]
    blijft.sort(key=lambda paar: (-paar[0], plat(paar[1].naam), str(paar[1].sleutel)))
    return [een for _w, een in blijft]


def zonder_mensen(vraag: str) -> str:
    """Wat van de zoekwoorden bewaard mag worden als er niets was: woorden, geen mensen.

    Cijfers, adressen en wat midden in de vraag met een hoofdletter begint gaan eruit.
    """
    over = []
    for plek, woord in enumerate(vraag.split()):
        kaal = woord.strip(".,;:!?()\"'")
        naam = plek > 0 and kaal[:1].isupper()
        if kaal and not naam and all(teken.isalpha() or teken in "-'" for teken in kaal):
            over.append(kaal.lower())
    return " ".join(over)[:120].strip()
