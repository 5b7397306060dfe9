"""Het lokale beeld van een team of wijk: huishoudens erin, alleen veilige aantallen eruit.

Wie nog wacht telt mee (Kaplan en Meier). Kleine aantallen gaan weg voor ze ergens staan, en ook wat
met aftrekken van de rest terug te vinden zou zijn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nabij.fundament.termijnen import werkdagen_tussen
from nabij.rekenen.duur import Waarneming, schat

EIGEN_TEAM, DAARBUITEN = 5, 10
"""Minder dan zoveel is te weinig om te tonen: voor het eigen team, en voor wie erbuiten staat."""
OP = 5
"""Buiten het eigen team op vijftallen: zo is uit twee pagina's geen klein aantal af te trekken."""
NIETS = "niets"
STAPPEN = ("gesprek", "plan", "toewijzing", "begin")


@dataclass(frozen=True)
class Huis:
    """Wat van een huishouden met een vraag in het laatste jaar meetelt. `tot`: gesloten, of nu.

    `gekozen`: de dag dat hulp gekozen is waar een besluit voor nodig is. `niet_meer`: de dag dat
    toegewezen hulp verviel voor ze begon. `zelf` en `af`: van de vragen die afliepen.
    """

    vraag: date
    tot: date
    themas: frozenset[str] = frozenset()
    hulp: frozenset[str] = frozenset()
    keuzes: tuple[str, ...] = ()
    gesprek: date | None = None
    plan: date | None = None
    gekozen: date | None = None
    toegewezen: date | None = None
    begonnen: date | None = None
    niet_meer: date | None = None
    zelf: int = 0
    af: int = 0


@dataclass(frozen=True)
class Cijfer:
    """Een aantal of een duur in werkdagen, zoals het bewaard wordt. `aantal` None: te weinig."""

    soort: str
    onderwerp: str = ""
    deel: str = ""
    aantal: int | None = None
    lopend: int | None = None
    mediaan: int | None = None
    p90: int | None = None


def verberg(aantallen: Mapping[str, int], onder: int) -> dict[str, int | None]:
    """Laat weg wat klein is, en zoveel meer dat de rest niet af te trekken is.

    Wat verborgen is, is samen altijd minstens `onder`, of alles is verborgen. Nul staat er niet in.
    """
    rijen = sorted((aantal, naam) for naam, aantal in aantallen.items() if aantal > 0)
    dicht = [naam for aantal, naam in rijen if aantal < onder]
    samen = sum(aantallen[naam] for naam in dicht)
    for aantal, naam in rijen[len(dicht) :]:
        if not dicht or (samen >= onder and len(dicht) > 1):
            break
        dicht.append(naam)
        samen += aantal
    return {naam: None if naam in dicht else aantal for aantal, naam in rijen}


def verberg_delen(
    geheel: str, aantal: int, delen: Mapping[str, int], onder: int
) -> dict[str, int | None]:
    """Een geheel met delen ervan. Een deel staat er alleen als het en de rest groot genoeg zijn.

    Nul en alles mogen wel: dan gaat het over niemand, of over de hele groep.
    """
    if aantal < onder:
        return dict.fromkeys((geheel, *delen)) if aantal else {}
    uit: dict[str, int | None] = {geheel: aantal}
    for naam, deel in delen.items():
        veilig = deel in (0, aantal) or onder <= deel <= aantal - onder
        uit[naam] = deel if veilig else None
    return uit


def afgerond(aantal: int) -> int:
    """Op het dichtstbijzijnde vijftal."""
    return OP * ((aantal + OP // 2) // OP)


def cijfers(huizen: Sequence[Huis], loopt: Mapping[str, int], *, onder: int) -> list[Cijfer]:
    """Alle cijfers van een groep. `loopt`: per soort hulp hoeveel huishoudens die nu hebben.

    Met `onder` tien (buiten het team) is elk aantal ook afgerond, en bij de stappen altijd.
    """
    rond = onder >= DAARBUITEN
    uit = [
        *_waarover(huizen, onder),
        *_stappen(huizen, onder),
        *_rij("loopt", loopt, onder),
        *_rij("dichtbij", Counter(kring for huis in huizen for kring in huis.keuzes), onder),
        *_zelf(huizen, onder),
    ]
    # De ene stap begint waar de vorige ophoudt: daar is anders altijd iets af te trekken.
    return [_rond(een) if rond or een.soort == "stap" else een for een in uit]


def _rij(
    soort: str, aantallen: Mapping[str, int], onder: int, onderwerp: str | None = None
) -> Iterator[Cijfer]:
    for naam, aantal in verberg(aantallen, onder).items():
        if onderwerp is None:
            yield Cijfer(soort, naam, aantal=aantal)
        else:
            yield Cijfer(soort, onderwerp, naam, aantal)


def _waarover(huizen: Sequence[Huis], onder: int) -> Iterator[Cijfer]:
    """Waar vragen over gaan, en per thema welke hulp er kwam. Elk huishouden telt een keer."""
    themas = list(_rij("vraag", Counter(t for huis in huizen for t in huis.themas), onder))
    yield from themas
    for thema in themas:
        if thema.aantal is None:
            continue
        bij = [huis for huis in huizen if thema.onderwerp in huis.themas]
        hulp = Counter(soort for huis in bij for soort in (huis.hulp or {NIETS}))
        yield from _rij("hulp", hulp, onder, thema.onderwerp)


def _stappen(huizen: Sequence[Huis], onder: int) -> Iterator[Cijfer]:
    """Elke stap vanaf de dag dat ze begon, ook voor wie er nog op wacht."""
    gegevens: dict[str, list[tuple[date | None, date | None, date]]] = {
        "gesprek": [(huis.vraag, huis.gesprek, huis.tot) for huis in huizen],
        "plan": [(huis.gesprek, huis.plan, huis.tot) for huis in huizen],
        "toewijzing": [(huis.gekozen, huis.toegewezen, huis.tot) for huis in huizen],
        "begin": [
            (huis.toegewezen, huis.begonnen, min(huis.tot, huis.niet_meer or huis.tot))
            for huis in huizen
        ],
    }
    for stap in STAPPEN:
        duur = schat(
            Waarneming(werkdagen_tussen(van, klaar or tot), klaar is not None)
            for van, klaar, tot in gegevens[stap]
            if van is not None
        )
        if duur.klaar < onder:
            if duur.n >= onder:
                yield Cijfer("stap", stap)
            continue
        lopend = duur.lopend if duur.lopend >= onder else None
        yield Cijfer("stap", stap, "", duur.klaar, lopend, duur.mediaan, duur.p90)


def _zelf(huizen: Iterable[Huis], onder: int) -> Iterator[Cijfer]:
    alle = list(huizen)
    zelf = sum(huis.zelf for huis in alle)
    rest = sum(huis.af for huis in alle) - zelf
    yield from _rij("zelf", {"zelf": zelf, "anders": rest}, onder)


def _rond(een: Cijfer) -> Cijfer:
    if een.aantal is None:
        return een
    lopend = None if een.lopend is None else afgerond(een.lopend)
    return Cijfer(
        een.soort, een.onderwerp, een.deel, afgerond(een.aantal), lopend, een.mediaan, een.p90
    )
