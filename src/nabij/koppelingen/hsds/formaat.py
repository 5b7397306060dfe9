"""HSDS 3.0 in JSON lezen, keuren en schrijven. Zonder Django, zonder database.

Een stuk blijft de JSON die binnenkwam: wat wij niet kennen gaat er ook weer uit. De keuring volgt
uit de velden in `soorten` en geeft hetzelfde oordeel als de schema's van de standaard.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import PurePath
from typing import Any, Final, NoReturn
from uuid import UUID

from nabij.koppelingen.cbs.ontleden import Onbruikbaar, lees_tekst
from nabij.koppelingen.hsds.soorten import LOS, SOORTEN, Soort, Veld, Vorm
from nabij.koppelingen.hsds.tabel import is_tabel, vouw

Stuk = dict[str, Any]
"""Een gegeven in HSDS, zoals het in het bestand stond."""

VERSIE: Final = "3.0"
_MEESTE_TEKENS: Final = 60
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_STREEPJES: Final = (8, 13, 18, 23)


class Ernst(StrEnum):
    """FOUT: de standaard laat dit niet toe. VORM: de vorm wijkt af. OPGELET: goed om te weten."""

    FOUT = "fout"
    VORM = "vorm"
    OPGELET = "opgelet"


@dataclass(frozen=True)
class Bevinding:
    """Wat er aan de hand is, en waar: `contents[2].phones[0].number`."""

    pad: str
    zin: str
    ernst: Ernst = Ernst.FOUT

    def __str__(self) -> str:
        return f"{self.pad}: {self.zin}" if self.pad else self.zin


@dataclass(frozen=True)
class Gevonden:
    """Een stuk dat op zichzelf staat, en wat ervan te zeggen valt. `soort` leeg: niet herkend."""

    soort: str
    stuk: Stuk
    pad: str
    bevindingen: tuple[Bevinding, ...] = ()

    @property
    def geldig(self) -> bool:
        return all(b.ernst is not Ernst.FOUT for b in self.bevindingen)


@dataclass
class Lezing:
    """Wat er in een bestand stond. `bevindingen` gaan over het bestand als geheel."""

    bestand: str
    gevonden: list[Gevonden] = field(default_factory=list)
    bevindingen: list[Bevinding] = field(default_factory=list)


class _Dubbel(dict[str, Any]):
    """Een object waarin een naam twee keer staat; welke van de twee klopt weten we niet."""

    dubbel: tuple[str, ...] = ()


def lees(naam: str, inhoud: bytes) -> Lezing:
    """Lees een bestand: een stuk, een lijst, een blad met `contents`, of een tabel per soort.

    Onbruikbaar als het geen JSON is, of niets van HSDS.
    """
    geheel = _ontleed(naam, lees_tekst(naam, inhoud))
    lezing = Lezing(naam)
    if isinstance(geheel, list):
        lezing.gevonden = [_bekijk(naam, waar, f"[{n}]") for n, waar in enumerate(geheel)]
    elif not isinstance(geheel, dict):
        raise Onbruikbaar(naam, "hier staat geen object en geen lijst in")
    elif is_tabel(geheel):
        stukken, zinnen = vouw(geheel)
        lezing.bevindingen = [Bevinding(pad, zin) for pad, zin in zinnen]
        lezing.gevonden = [
            Gevonden(soort, stuk, pad, tuple(keur(soort, stuk, pad)))
            for soort, stuk, pad in stukken
        ]
    elif "contents" in geheel:
        _lees_blad(lezing, geheel)
    elif "openapi_url" in geheel and "id" not in geheel:
        zin = "dit is de voorpagina van een API; er staat geen aanbod in"
        lezing.bevindingen.append(Bevinding("", zin, Ernst.OPGELET))
    else:
        lezing.gevonden.append(_bekijk(naam, geheel, ""))
    return lezing


def keur(soort: str, stuk: object, pad: str = "", *, los: bool = True) -> list[Bevinding]:
    """Alles wat er aan dit stuk niet klopt, met het pad erbij."""
    return list(_keur_deel(SOORTEN[soort], stuk, pad, los=los))


def schrijf(geheel: object) -> str:
    """JSON zoals wij haar uitgeven: leesbaar, UTF-8, en geen getallen die geen getal zijn."""
    return json.dumps(geheel, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def blad(
    inhoud: Sequence[object], *, nummer: int = 1, totaal: int | None = None, per: int = 0
) -> Stuk:
    """De bladwijzer van de standaard om een lijst heen. `totaal`: hoeveel het er samen zijn."""
    alles = len(inhoud) if totaal is None else totaal
    bladen = max(1, math.ceil(alles / per)) if per else 1
    return {
        "total_items": alles,
        "total_pages": bladen,
        "page_number": nummer,
        "size": len(inhoud),
        "first_page": nummer == 1,
        "last_page": nummer >= bladen,
        "empty": not inhoud,
        "contents": list(inhoud),
    }


def herken(stuk: Mapping[str, object], naam: str = "") -> str:
    """Welke soort dit is: wie de meeste velden herkent. Bij twijfel beslist de bestandsnaam.

    Leeg als er dan nog twijfel is: raden doen we niet.
    """
    velden = set(stuk) - {"id", "metadata", "attributes"}
    score = {soort: _herkend(SOORTEN[soort], velden) for soort in LOS}
    beste = max(score.values())
    kan = [soort for soort in LOS if score[soort] == beste]
    if len(kan) == 1 and beste > 0:
        return kan[0]
    begin = PurePath(naam).stem.lower()
    volgens_naam = [s for s in LOS if begin.startswith((s, f"{s}s", f"{s[:-1]}ies")) and s in kan]
    return max(volgens_naam, key=len, default="")


def _herkend(soort: Soort, velden: set[str]) -> int:
    """Zoveel velden horen bij deze soort, min wat er vreemd aan is of ontbreekt."""
    eigen = velden & set(soort.velden)
    mist = [naam for naam in soort.verplicht if naam != "id" and naam not in velden]
    return 2 * len(eigen) - len(velden - eigen) - len(mist)


def _ontleed(naam: str, tekst: str) -> object:
    try:
        return json.loads(
            tekst, object_pairs_hook=_object, parse_constant=_geen_getal, parse_float=_getal
        )
    except json.JSONDecodeError as fout:
        reden = "dit is geen geldige JSON; het bestand is stuk of afgebroken"
        raise Onbruikbaar(naam, reden, fout.lineno, fout.colno) from fout
    except RecursionError as fout:
        raise Onbruikbaar(naam, "de gegevens zitten te diep in elkaar") from fout
    except ValueError as fout:
        raise Onbruikbaar(naam, str(fout)) from fout


def _object(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    gewoon = dict(paren)
    if len(gewoon) == len(paren):
        return gewoon
    namen = [naam for naam, _ in paren]
    dubbel = _Dubbel(gewoon)
    dubbel.dubbel = tuple(sorted({naam for naam in namen if namen.count(naam) > 1}))
    return dubbel


def _geen_getal(tekst: str) -> NoReturn:
    raise ValueError(f"{tekst} is in JSON geen getal")


def _getal(tekst: str) -> float:
    getal = float(tekst)
    if not math.isfinite(getal):
        raise ValueError(f"{_kort(tekst)} is te groot voor een getal")
    return getal


def _lees_blad(lezing: Lezing, geheel: Mapping[str, Any]) -> None:
    inhoud = geheel["contents"]
    if not isinstance(inhoud, list):
        lezing.bevindingen.append(Bevinding("contents", "hier hoort een lijst te staan"))
        return
    lezing.gevonden = [
        _bekijk(lezing.bestand, waar, f"contents[{n}]") for n, waar in enumerate(inhoud)
    ]
    bladen, nummer = geheel.get("total_pages"), geheel.get("page_number")
    if isinstance(bladen, int) and bladen > 1:
        zin = f"dit is blad {nummer} van {bladen}; de andere bladen staan hier niet in"
        lezing.bevindingen.append(Bevinding("", zin, Ernst.OPGELET))


def _bekijk(naam: str, waar: object, pad: str) -> Gevonden:
    if not isinstance(waar, dict):
        zin = f"hier hoort een object te staan, geen {_soort_van(waar)}"
        return Gevonden("", {}, pad, (Bevinding(pad, zin),))
    soort = herken(waar, naam)
    if not soort:
        mogelijk = ", ".join(SOORTEN[los].woord for los in LOS)
        zin = f"niet te zien wat dit is ({mogelijk})"
        return Gevonden("", waar, pad, (Bevinding(pad, zin),))
    return Gevonden(soort, waar, pad, tuple(keur(soort, waar, pad)))


def _keur_deel(soort: Soort, stuk: object, pad: str, *, los: bool) -> Iterator[Bevinding]:
    if not isinstance(stuk, dict):
        yield Bevinding(pad, f"hier hoort een {soort.woord} te staan, geen {_soort_van(stuk)}")
        return
    for naam in soort.verplicht:
        if naam not in stuk:
            yield Bevinding(_bij(pad, naam), f"dit mist, en een {soort.woord} kan niet zonder")
    for naam in getattr(stuk, "dubbel", ()):
        yield Bevinding(_bij(pad, naam), "dit staat er twee keer in")
    for naam, waarde in stuk.items():
        veld = soort.velden.get(naam)
        if veld is not None and (los or not veld.alleen_los):
            yield from _keur_veld(veld, waarde, _bij(pad, naam))


def _keur_veld(veld: Veld, waarde: object, pad: str) -> Iterator[Bevinding]:
    if veld.deel and not veld.lijst:
        yield from _keur_deel(SOORTEN[veld.deel], waarde, pad, los=False)
    elif veld.lijst:
        if not isinstance(waarde, list):
            yield Bevinding(pad, f"hier hoort een lijst te staan, geen {_soort_van(waarde)}")
            return
        for nummer, deel in enumerate(waarde):
            yield from _keur_deel(SOORTEN[veld.deel], deel, f"{pad}[{nummer}]", los=False)
    elif veld.getal:
        if not isinstance(waarde, int | float) or isinstance(waarde, bool):
            yield Bevinding(pad, f"hier hoort een getal te staan, geen {_soort_van(waarde)}")
    elif not isinstance(waarde, str):
        yield Bevinding(pad, f"hier hoort tekst te staan, geen {_soort_van(waarde)}")
    elif veld.keuzes and waarde not in veld.keuzes:
        yield Bevinding(pad, f"‘{_kort(waarde)}’ kan hier niet; kies uit {', '.join(veld.keuzes)}")
    elif veld.vorm is not None and not _heeft_vorm(veld.vorm, waarde):
        ernst = Ernst.OPGELET if veld.vorm in (Vorm.DATUM, Vorm.TIJD) else Ernst.VORM
        yield Bevinding(pad, f"‘{_kort(waarde)}’ is geen {_VORMWOORD[veld.vorm]}", ernst)


_VORMWOORD: Final = {
    Vorm.UUID: "UUID",
    Vorm.EMAIL: "e-mailadres",
    Vorm.URI: "webadres (begin met https://)",
    Vorm.TIJDSTIP: "tijdstip (zoals 2026-11-01T09:30:00+01:00)",
    Vorm.DATUM: "datum (zoals 2026-11-01)",
    Vorm.TIJD: "tijd (zoals 09:30)",
}


def _heeft_vorm(vorm: Vorm, tekst: str) -> bool:
    match vorm:
        case Vorm.UUID:
            return is_uuid(tekst)
        case Vorm.EMAIL:
            return "@" in tekst
        case Vorm.URI:
            return _URI.fullmatch(tekst) is not None
        case Vorm.TIJDSTIP:
            return _leest(datetime.fromisoformat, tekst) and "T" in tekst.upper()
        case Vorm.DATUM:
            return _leest(date.fromisoformat, tekst)
        case Vorm.TIJD:
            # 24:00 is middernacht aan het einde van de dag (ISO 8601).
            return tekst.startswith("24:00") or _leest(time.fromisoformat, tekst)


def is_uuid(tekst: str) -> bool:
    """Een UUID zoals het schema hem wil: met de streepjes op hun plek."""
    return _leest(UUID, tekst) and all(tekst[plek] == "-" for plek in _STREEPJES)


def moment(tekst: object) -> datetime | None:
    """Een tijdstip uit HSDS; zonder zone lezen we UTC, en onleesbaar is None."""
    try:
        moment = datetime.fromisoformat(str(tekst))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _leest(lezer: Any, tekst: str) -> bool:
    try:
        lezer(tekst)
    except ValueError:
        return False
    return True


def fouten(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    """Alleen waar de standaard nee tegen zegt."""
    return [b for b in bevindingen if b.ernst is Ernst.FOUT]


def _bij(pad: str, naam: str) -> str:
    return f"{pad}.{naam}" if pad else naam


def _soort_van(waarde: object) -> str:
    match waarde:
        case None:
            return "null"
        case bool():
            return "ja of nee"
        case int() | float():
            return "getal"
        case str():
            return "tekst"
        case list():
            return "lijst"
        case _:
            return "object"


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= _MEESTE_TEKENS else f"{tekst[:_MEESTE_TEKENS]}..."
