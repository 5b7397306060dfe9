"""Lezingen naast elkaar en naast wat er al staat: wat past, en wat elkaar tegenspreekt.

Dezelfde waarde uit twee bestanden is geen fout. Een andere waarde wel, en dan noemt de fout beide
bestanden. Een waarde gaat voor onbekend. Een code telt alleen als de naam erbij past.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from nabij.kamers.wijk import regels
from nabij.koppelingen.cbs.formaat import Cijfer, Fout, Gebied, Lezing

Sleutel = tuple[str, str, int]


@dataclass(frozen=True)
class Bekend:
    """Wat de database al weet.

    `gebieden`: code naar (naam, jaar). `cijfers`: (code, maat, jaar) naar (waarde, reden, bestand).
    """

    gebieden: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    cijfers: Mapping[Sleutel, tuple[Decimal | None, str, str]] = field(default_factory=dict)


@dataclass
class Bundel:
    """Wat er van alle bestanden samen te schrijven is, en wat geweigerd werd."""

    gebieden: dict[str, Gebied] = field(default_factory=dict)
    cijfers: dict[Sleutel, Cijfer] = field(default_factory=dict)
    fouten: list[Fout] = field(default_factory=list)
    al_bekend: int = 0


def voeg_samen(lezingen: Iterable[Lezing], bekend: Bekend, *, vervang: bool = False) -> Bundel:
    """Een bundel uit alle lezingen. Met `vervang` mag een cijfer dat al geladen was veranderen."""
    bundel = Bundel()
    for lezing in lezingen:
        per_regel: dict[int, list[Cijfer]] = {}
        for cijfer in lezing.cijfers:
            per_regel.setdefault(cijfer.regel, []).append(cijfer)
        for gebied in lezing.gebieden:
            cijfers = per_regel.get(gebied.regel, [])
            fouten = _tegenspraak(gebied, cijfers, bundel, bekend, vervang=vervang)
            if fouten:
                bundel.fouten.extend(fouten)
                continue
            _voeg_gebied_toe(bundel, gebied)
            for cijfer in cijfers:
                _voeg_cijfer_toe(bundel, cijfer, bekend)
    return bundel


def _tegenspraak(
    gebied: Gebied, cijfers: list[Cijfer], bundel: Bundel, bekend: Bekend, *, vervang: bool
) -> list[Fout]:
    naamfout = _andere_naam(gebied, bundel, bekend)
    if naamfout is not None:
        return [naamfout]
    fouten = (_andere_waarde(cijfer, bundel, bekend, vervang=vervang) for cijfer in cijfers)
    return [fout for fout in fouten if fout is not None]


def _andere_naam(gebied: Gebied, bundel: Bundel, bekend: Bekend) -> Fout | None:
    eerder = bundel.gebieden.get(gebied.code)
    if eerder is not None:
        naam, bron = eerder.naam, f"{eerder.jaar}, {eerder.bestand}"
    elif gebied.code in bekend.gebieden:
        naam, jaar = bekend.gebieden[gebied.code]
        bron = f"{jaar}, al geladen"
    else:
        return None
    if regels.zelfde_gebied(gebied.code, gebied.naam, naam):
        return None
    reden = f"{gebied.code} heet hier '{gebied.naam}', maar is al '{naam}' ({bron})"
    return Fout(gebied.bestand, gebied.regel, "naam", reden)


def _andere_waarde(cijfer: Cijfer, bundel: Bundel, bekend: Bekend, *, vervang: bool) -> Fout | None:
    eerder = bundel.cijfers.get(_sleutel(cijfer))
    if eerder is not None:
        waarde, bestand = eerder.waarde, eerder.bestand
    elif not vervang:
        waarde, _, bestand = bekend.cijfers.get(_sleutel(cijfer), (None, "", ""))
    else:
        return None
    if cijfer.waarde is None or waarde is None or cijfer.waarde == waarde:
        return None
    reden = (
        f"{cijfer.maat} van {cijfer.code} in {cijfer.jaar} is hier {kort(cijfer.waarde)}, "
        f"maar {kort(waarde)} in {bestand}"
    )
    return Fout(cijfer.bestand, cijfer.regel, cijfer.kolom, reden)


def _voeg_gebied_toe(bundel: Bundel, gebied: Gebied) -> None:
    """Het nieuwste jaar wint; wat dat jaar mist (grens, gemeentenaam) blijft van het oudere."""
    eerder = bundel.gebieden.get(gebied.code)
    if eerder is not None:
        nieuw, oud = (gebied, eerder) if gebied.jaar > eerder.jaar else (eerder, gebied)
        gebied = replace(
            nieuw,
            vorm=nieuw.vorm or oud.vorm,
            gemeentenaam=nieuw.gemeentenaam or oud.gemeentenaam,
        )
    bundel.gebieden[gebied.code] = gebied


def _voeg_cijfer_toe(bundel: Bundel, cijfer: Cijfer, bekend: Bekend) -> None:
    sleutel = _sleutel(cijfer)
    eerder = bundel.cijfers.get(sleutel)
    if eerder is not None and eerder.waarde is not None:
        return
    if eerder is None and sleutel in bekend.cijfers:
        waarde, reden, _ = bekend.cijfers[sleutel]
        zelfde = (cijfer.waarde, cijfer.reden) == (waarde, reden)
        if zelfde or (cijfer.waarde is None and waarde is not None):
            bundel.al_bekend += 1
            return
    bundel.cijfers[sleutel] = cijfer


def _sleutel(cijfer: Cijfer) -> Sleutel:
    return cijfer.code, cijfer.maat, cijfer.jaar


def kort(waarde: Decimal) -> str:
    """Een getal zoals een Nederlander het schrijft, zonder nullen die niets zeggen."""
    tekst = f"{waarde:f}"
    return (tekst.rstrip("0").rstrip(".") if "." in tekst else tekst).replace(".", ",")
