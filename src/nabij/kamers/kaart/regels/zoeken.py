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

EIGEN, SYNONIEM, VIA_THEMA, BEGIN = 1.0, 0.8, 0.9, 0.45
ZWAK = 0.2
NAAM, THEMAGEWICHT, WIE, TEKST, ROND = 10, 8, 5, 4, 2
"""Hoe zwaar een woord telt: in de naam, als thema, bij voor wie, in de tekst, eromheen."""

_WOORD = re.compile(r"[a-z0-9]+")
_STOP = frozenset(
    """aan al als bij bijvoorbeeld ben bent dan dat de deze die dit doe doen door een en er erg
    geen haar had heb hebben heeft hem het hij hoe hun ik in is je jij jou kan kun kunnen maar me
    meer met mij mijn moet moeten naar niet nog nu of om onder ons ook op over te tegen tot u uit
    uw van veel voor waar wat we wel werd wie wij wil willen worden wordt ze zelf zich zij zijn zo
    zonder zou iets iemand graag ergens""".split()
)
_ZWAKKE_WOORDEN = (
    "hulp helpen zoeken zoekt krijgen goed leuk nodig mensen nieuw gaan komen elkaar samen thuis "
    "buurt wijk activiteit begeleiding ondersteuning regelen aanvragen"
)
_stemmer = snowballstemmer.stemmer("dutch")


def plat(tekst: str) -> str:
    """Kleine letters zonder accenten."""
    ontleed = unicodedata.normalize("NFKD", tekst).casefold()
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def woorden(tekst: str) -> list[str]:
    return _WOORD.findall(plat(tekst))


@lru_cache(maxsize=20_000)
def stam(woord: str) -> str:
    """De stam van een woord zonder hoofdletters en accenten (Snowball, Nederlands)."""
    gevonden: str = _stemmer.stemWord(woord)
    return gevonden[:LENGTE]


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
    """Een woord uit de vraag, en alles waaronder we het ook zoeken met hoe zwaar dat telt."""

    woord: str
    onder: dict[str, float] = field(default_factory=dict)
    begin: str = ""
    belang: float = 1.0

    def voeg_toe(self, sleutel: str, gewicht: float) -> None:
        self.onder[sleutel] = max(self.onder.get(sleutel, 0.0), gewicht)

    def past(self, gevonden: Mapping[str, int]) -> float:
        """Hoe goed dit woord bij een aanbod past: de beste van alle manieren."""
        beste = max((factor * gevonden.get(sleutel, 0) for sleutel, factor in self.onder.items()),
                    default=0.0)  # fmt: skip
        if self.begin:
            langer = (g for s, g in gevonden.items() if s.startswith(self.begin))
            beste = max(beste, BEGIN * max(langer, default=0))
        return beste


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
    for code, gevonden_als in themas:
        for plekken in _waar(rij, tuple(stammen(gevonden_als))):
            _vul_aan(begrippen, plekken, [THEMA + code], VIA_THEMA)
    return begrippen


def _begrip(woord: str) -> Begrip:
    een = stam(woord)
    begrip = Begrip(woord, {een: EIGEN}, een if len(een) >= KORTSTE_BEGIN else "")
    begrip.belang = ZWAK if een in _ZWAK else 1.0
    return begrip


def _waar(rij: Sequence[str], zoek: tuple[str, ...]) -> list[range]:
    """Waar de stammen `zoek` achter elkaar in de vraag staan."""
    lang = len(zoek)
    if not lang:
        return []
    return [
        range(plek, plek + lang)
        for plek in range(len(rij) - lang + 1)
        if tuple(rij[plek : plek + lang]) == zoek
    ]


def _vul_aan(begrippen: list[Begrip], plekken: range, erbij: list[str], gewicht: float) -> None:
    for plek in plekken:
        begrip = begrippen[plek]
        # Een woord dat samen iets betekent ("alleen thuis") zegt los veel minder.
        if len(plekken) > 1:
            begrip.belang = 1.0
            begrip.begin = ""
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
