"""Lezingen naast elkaar en naast wat er al staat: wat past, en wat elkaar tegenspreekt.

Dezelfde waarde uit twee bestanden is geen fout. Een andere waarde wel, en dan noemt de fout beide
bestanden. Een waarde gaat voor onbekend. Een code telt alleen als de naam erbij past, of als wie
laadt zegt dat het gebied een andere naam kreeg (`hernoemd`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
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


def voeg_samen(
    lezingen: Iterable[Lezing],
    bekend: Bekend,
    *,
    vervang: bool = False,
    hernoemd: Collection[str] = (),
) -> Bundel:
    """Een bundel uit alle lezingen; wat geen namen noemt komt na wat ze wel noemt.

    Met `vervang` mag een cijfer dat al geladen was veranderen. `hernoemd`: deze codes kregen een
    andere naam en bleven hetzelfde gebied.
    """
    bundel = Bundel()
    for lezing in sorted(lezingen, key=lambda lezing: lezing.zonder_namen):
        per_regel: dict[int, list[Cijfer]] = {}
        for cijfer in lezing.cijfers:
            per_regel.setdefault(cijfer.regel, []).append(cijfer)
        for gebied in lezing.gebieden:
            cijfers = per_regel.get(gebied.regel, [])
            naamfout = _andere_naam(gebied, bundel, bekend) if gebied.code not in hernoemd else None
            fouten = [naamfout] if naamfout else _andere_waarden(cijfers, bundel, bekend, vervang)
            if fouten:
                bundel.fouten.extend(fouten)
                continue
            _voeg_gebied_toe(bundel, gebied)
            for cijfer in cijfers:
                _voeg_cijfer_toe(bundel, cijfer, bekend)
    return bundel


def _andere_waarden(
    cijfers: Iterable[Cijfer], bundel: Bundel, bekend: Bekend, vervang: bool
) -> list[Fout]:
    fouten = (_andere_waarde(cijfer, bundel, bekend, vervang=vervang) for cijfer in cijfers)
    return [fout for fout in fouten if fout is not None]


def _andere_naam(gebied: Gebied, bundel: Bundel, bekend: Bekend) -> Fout | None:
    """Codes worden hergebruikt: zonder naam is alleen in hetzelfde jaar zeker wat een code is."""
    eerder = bundel.gebieden.get(gebied.code)
    if eerder is not None:
        naam, jaar, bron = eerder.naam, eerder.jaar, f"{eerder.jaar}, {eerder.bestand}"
    elif gebied.code in bekend.gebieden:
        naam, jaar = bekend.gebieden[gebied.code]
        bron = f"{jaar}, al geladen"
    else:
        return None
    code = gebied.code
    if code not in (naam, gebied.naam):
        if regels.zelfde_gebied(code, gebied.naam, naam):
            return None
        reden = f"{code} heet hier '{gebied.naam}', maar is al '{naam}' ({bron}). "
    elif jaar == gebied.jaar or regels.soort_van(code) == regels.GEMEENTE:
        return None
    else:
        reden = (
            f"{code} heeft hier {_genoemd(gebied.naam, code)} ({gebied.jaar}), en eerder "
            f"{_genoemd(naam, code)} ({bron}): of het hetzelfde gebied is, zeggen alleen de namen. "
            "Geef er het antwoord WijkenEnBuurten van StatLine bij. "
        )
    reden += f"Is het hetzelfde gebied, laad dan met --hernoemd {code}"
    return Fout(gebied.bestand, gebied.regel, "naam", reden)


def _genoemd(naam: str, code: str) -> str:
    return "geen naam" if naam == code else f"de naam '{naam}'"


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
    """Het nieuwste jaar wint; wat dat jaar mist (naam, grens) blijft van het oudere."""
    eerder = bundel.gebieden.get(gebied.code)
    if eerder is not None:
        nieuw, oud = (gebied, eerder) if gebied.jaar > eerder.jaar else (eerder, gebied)
        gebied = replace(
            nieuw,
            naam=oud.naam if nieuw.naam == nieuw.code else nieuw.naam,
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
