"""Bewaarde antwoorden van StatLine (OData) weer samen tot een tabel van gebieden.

StatLine geeft een tabel in stukken: `TypedDataSet` (cijfers), `DataProperties` (wat een kolom is)
en `WijkenEnBuurten` (hoe een gebied heet). In OData 4 heten die `Observations`, `MeasureCodes` en
`WijkenEnBuurtenCodes`. Een sleutel als `WmoClienten_98` heeft een volgnummer dat elk jaar
verschuift; daarom beslist de titel uit DataProperties, of in OData 4 de vaste meetcode.
Bron: CBS Open Data Services, handleiding (OData 3) en datasets.cbs.nl (OData 4).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from nabij.kamers.wijk import regels
from nabij.koppelingen.cbs.getallen import Cel
from nabij.koppelingen.cbs.kolommen import Kolommenkaart, Maatkolom, normaal
from nabij.koppelingen.cbs.ontleden import Misvormd, Onbruikbaar, Rij, Tabel

_TABEL: Final = re.compile(r"(?<![0-9A-Za-z])\d{5}[A-Z]{3}(?![0-9A-Za-z])")
_VOLGNUMMER: Final = re.compile(r"_\d+$")
_LAND: Final = re.compile(r"NL\d{2}")
_GEBIED: Final = ("wijkenenbuurten", "codering")
_WAARNEMING: Final = frozenset({"Id", "Measure", "ValueAttribute", "Value", "StringValue"})


class Soort(Enum):
    """Welk stuk van een tabel een antwoord is."""

    CIJFERS = "cijfers"
    WAARNEMINGEN = "waarnemingen"
    KOLOMMEN = "kolommen"
    NAMEN = "namen"


@dataclass(frozen=True)
class Antwoord:
    """Een antwoord zoals het bewaard is. `tabel` is het nummer (85618NED), of leeg."""

    bestand: str
    soort: Soort
    tabel: str
    rijen: tuple[Mapping[str, Any], ...]
    vervolg: bool

    @property
    def heeft_cijfers(self) -> bool:
        return self.soort in (Soort.CIJFERS, Soort.WAARNEMINGEN)


@dataclass(frozen=True)
class _Kolom:
    titel: str
    groep: str
    eenheid: str


def herken(naam: str, inhoud: Any) -> Antwoord | None:
    """Het antwoord in deze JSON, of None als het iets anders is.

    Onbruikbaar als StatLine een fout gaf, of als het een antwoord is waar niets uit te laden is.
    """
    if not isinstance(inhoud, dict):
        return None
    if fout := inhoud.get("odata.error") or ("value" not in inhoud and inhoud.get("error")):
        raise Onbruikbaar(naam, f"StatLine gaf een fout in plaats van een antwoord: {_zin(fout)}")
    rijen = inhoud.get("value")
    if not isinstance(rijen, list):
        return None
    if not rijen:
        raise Onbruikbaar(naam, "dit antwoord van StatLine heeft geen enkele regel")
    if not all(isinstance(rij, dict) for rij in rijen):
        raise Onbruikbaar(naam, "dit antwoord van StatLine is geen lijst van regels")
    context = inhoud.get("odata.metadata") or inhoud.get("@odata.context") or ""
    nummer = _TABEL.search(str(context)) or _TABEL.search(naam)
    vervolg = bool(inhoud.get("odata.nextLink") or inhoud.get("@odata.nextLink"))
    soort = _soort(naam, rijen)
    return Antwoord(naam, soort, nummer[0] if nummer else "", tuple(rijen), vervolg)


def _zin(fout: Any) -> str:
    """Wat StatLine er zelf over zei, als dat erin staat."""
    zin = fout.get("message", "") if isinstance(fout, dict) else fout
    zin = zin.get("value", "") if isinstance(zin, dict) else zin
    return str(zin)[:200] or "zonder uitleg"


def _soort(naam: str, rijen: Sequence[Mapping[str, Any]]) -> Soort:
    eerste = rijen[0]
    if {"Measure", "Value"} <= eerste.keys():
        return Soort.WAARNEMINGEN
    if _sleutel_van_gebied(eerste) is not None:
        return Soort.CIJFERS
    if "Title" in eerste and ("Key" in eerste or "Identifier" in eerste):
        gebieden = all(_is_gebied(_code(rij)) for rij in rijen)
        return Soort.NAMEN if gebieden else Soort.KOLOMMEN
    raise Onbruikbaar(
        naam, "dit antwoord van StatLine is geen TypedDataSet, DataProperties of WijkenEnBuurten"
    )


def tabel_van(cijfers: Antwoord, erbij: Sequence[Antwoord], kaart: Kolommenkaart) -> Tabel:
    """De tabel van een antwoord met cijfers. `erbij`: alle antwoorden die er verder liggen.

    Onbruikbaar als het antwoord geen cijfers heeft, als er nog een indeling in zit (leeftijd, soort
    hulp), of als niet te zeggen is welke kolommen of namen erbij horen.
    """
    if not cijfers.heeft_cijfers:
        raise geen_cijfers(cijfers)
    rijen = _gedraaid(cijfers) if cijfers.soort is Soort.WAARNEMINGEN else cijfers.rijen
    gebied = _gebiedskolom(cijfers, rijen)
    kolommen = [k for k in dict.fromkeys(k for rij in rijen for k in rij) if k != gebied]
    kolommen = [k for k in kolommen if not _is_overig(k, kaart)]
    uitleg, nummer = _uitleg(cijfers, kolommen, erbij)
    namen = _namen(cijfers, nummer, erbij)
    jaar = kaart.tabellen.get(nummer)
    tabel = Tabel(
        kolommen=["code", "naam", "gemeentenaam", *kolommen],
        jaar=str(jaar or ""),
        bron=_bron(nummer, jaar),
        maten=_maten(kolommen, uitleg, kaart),
        let_op=list(_let_op(cijfers, uitleg)),
    )
    for regel, rij in enumerate(rijen, start=1):
        fout = next((k for k, cel in rij.items() if isinstance(cel, dict | list)), None)
        if fout is not None:
            tabel.misvormd.append(Misvormd(regel, fout, "hier hoort een waarde, geen lijst"))
        else:
            tabel.rijen.append(_rij(regel, rij, gebied, kolommen, namen))
    return tabel


def geen_cijfers(antwoord: Antwoord) -> Onbruikbaar:
    """De zin bij kolommen of namen waar geen cijfers bij liggen."""
    wat = "wat de kolommen zijn" if antwoord.soort is Soort.KOLOMMEN else "hoe de gebieden heten"
    return Onbruikbaar(
        antwoord.bestand,
        f"hier staat alleen {wat}; bewaar van deze tabel ook het antwoord TypedDataSet, met de "
        "cijfers, en geef ze samen",
    )


def hoort_bij(los: Antwoord, cijfers: Antwoord) -> bool:
    """Kan dit antwoord met kolommen of namen van dezelfde tabel zijn als deze cijfers?"""
    if los.tabel and cijfers.tabel:
        return los.tabel == cijfers.tabel
    if los.soort is Soort.KOLOMMEN:
        return bool(_kolommen_van(los).keys() & _sleutels(cijfers))
    return True


def _sleutels(cijfers: Antwoord) -> set[str]:
    if cijfers.soort is Soort.WAARNEMINGEN:
        return {_tekst(rij.get("Measure")) for rij in cijfers.rijen}
    return set(cijfers.rijen[0])


def _gedraaid(cijfers: Antwoord) -> list[dict[str, Any]]:
    """OData 4 geeft een regel per cijfer; draai dat naar een regel per gebied."""
    per_gebied: dict[str, dict[str, Any]] = {}
    for rij in cijfers.rijen:
        plek = next((k for k in rij if normaal(k) in _GEBIED), None)
        if plek is None:
            raise Onbruikbaar(cijfers.bestand, "de kolom WijkenEnBuurten ontbreekt")
        anders = {k: v for k, v in rij.items() if k not in _WAARNEMING}
        gebied = per_gebied.setdefault(_tekst(rij[plek]), anders)
        gebied[_tekst(rij.get("Measure"))] = rij.get("Value")
    return list(per_gebied.values())


def _gebiedskolom(cijfers: Antwoord, rijen: Sequence[Mapping[str, Any]]) -> str:
    """De kolom met de code. Een kolom zonder volgnummer is een indeling; meer dan een kan niet."""
    gebied = _sleutel_van_gebied(rijen[0])
    if gebied is None:
        raise Onbruikbaar(cijfers.bestand, "de kolom WijkenEnBuurten ontbreekt")
    if cijfers.soort is Soort.WAARNEMINGEN:
        indelingen = [k for k in rijen[0] if k not in _sleutels(cijfers) and k != gebied]
    else:
        indelingen = [k for k in rijen[0] if not _VOLGNUMMER.search(k) and k not in ("ID", gebied)]
    if indelingen:
        raise Onbruikbaar(
            cijfers.bestand,
            f"deze tabel is ook ingedeeld naar {', '.join(indelingen)}; alleen tabellen met een "
            "regel per gebied zijn te laden, zoals de Kerncijfers wijken en buurten",
        )
    return gebied


def _uitleg(
    cijfers: Antwoord, sleutels: Sequence[str], erbij: Sequence[Antwoord]
) -> tuple[dict[str, _Kolom] | None, str]:
    """Wat elke kolom is volgens DataProperties (None als die er niet is), en het tabelnummer."""
    nodig = set(sleutels)
    mogelijk = [a for a in erbij if a.soort is Soort.KOLOMMEN and hoort_bij(a, cijfers)]
    passend = [(a, _kolommen_van(a)) for a in _zelfde_eerst(mogelijk, cijfers.tabel)]
    passend = [(a, kolommen) for a, kolommen in passend if nodig <= kolommen.keys()]
    if not passend:
        return None, cijfers.tabel
    uitleg = {k: passend[0][1][k] for k in nodig}
    for ander, kolommen in passend[1:]:
        if uitleg != {k: kolommen[k] for k in nodig}:
            raise Onbruikbaar(
                cijfers.bestand,
                f"de kolommen passen bij {passend[0][0].bestand} en bij {ander.bestand}; laad "
                "elke tabel apart",
            )
    nummers = {a.tabel for a, _ in passend}
    return uitleg, cijfers.tabel or (nummers.pop() if len(nummers) == 1 else "")


def _namen(cijfers: Antwoord, nummer: str, erbij: Sequence[Antwoord]) -> dict[str, str]:
    """De naam bij elke code. Twee antwoorden die elkaar tegenspreken zijn van twee jaren."""
    mogelijk = [a for a in erbij if a.soort is Soort.NAMEN and hoort_bij(a, cijfers)]
    namen: dict[str, tuple[str, str]] = {}
    for antwoord in _zelfde_eerst(mogelijk, nummer):
        for rij in antwoord.rijen:
            code, naam = _code(rij), _tekst(rij.get("Title"))
            eerder, bestand = namen.setdefault(code, (naam, antwoord.bestand))
            if regels.normale_naam(eerder) != regels.normale_naam(naam):
                raise Onbruikbaar(
                    cijfers.bestand,
                    f"{code} heet '{eerder}' in {bestand} en '{naam}' in {antwoord.bestand}; laad "
                    "elk jaar apart",
                )
    return {code: naam for code, (naam, _) in namen.items() if naam}


def _zelfde_eerst(antwoorden: Sequence[Antwoord], nummer: str) -> Sequence[Antwoord]:
    """Alleen die van dezelfde tabel, als er zijn die dat zeggen."""
    zelfde = [a for a in antwoorden if nummer and a.tabel == nummer]
    return zelfde or antwoorden


def _maten(
    sleutels: Sequence[str], uitleg: Mapping[str, _Kolom] | None, kaart: Kolommenkaart
) -> dict[str, Maatkolom]:
    """Welke kolom welke maat is. Wijzen twee kolommen naar dezelfde, dan weten we het niet."""
    gevonden = {k: maat for k in sleutels if (maat := _maat(k, uitleg, kaart)) is not None}
    keren = Counter(maat.code for maat in gevonden.values())
    return {k: maat for k, maat in gevonden.items() if keren[maat.code] == 1}


def _maat(
    sleutel: str, uitleg: Mapping[str, _Kolom] | None, kaart: Kolommenkaart
) -> Maatkolom | None:
    """Een meetcode is vast. Anders beslist de titel, en alleen zonder titel de kale sleutel."""
    if meetcode := kaart.maten.get(normaal(sleutel)):
        return meetcode
    if uitleg is not None:
        kolom = uitleg[sleutel]
        return kaart.maat_met_titel(kolom.titel, groep=kolom.groep, eenheid=kolom.eenheid)
    return kaart.maten.get(_zonder_volgnummer(sleutel))


def _kolommen_van(antwoord: Antwoord) -> dict[str, _Kolom]:
    """Sleutel naar titel, eenheid en de titel van de groep erboven."""
    groepen = {rij.get("ID"): _tekst(rij.get("Title")) for rij in antwoord.rijen if "ID" in rij}
    return {
        sleutel: _Kolom(
            titel=_tekst(rij.get("Title")),
            groep=groepen.get(rij.get("ParentID"), ""),
            eenheid=_tekst(rij.get("Unit")),
        )
        for rij in antwoord.rijen
        if (sleutel := _code(rij))
    }


def _rij(
    regel: int,
    rij: Mapping[str, Any],
    gebied: str,
    kolommen: Iterable[str],
    namen: Mapping[str, str],
) -> Rij:
    """De cellen van een gebied. Zonder naam heet het naar zijn code: de naam kennen we niet."""
    code = _tekst(rij.get(gebied))
    gemeente = next((_tekst(rij[k]) for k in rij if _zonder_volgnummer(k) == "gemeentenaam"), "")
    naam = namen.get(code) or (gemeente if regels.soort_van(code) == regels.GEMEENTE else "")
    cellen: dict[str, Cel] = {"code": code, "naam": naam or code, "gemeentenaam": gemeente}
    cellen |= {k: v.strip() if isinstance(v := rij.get(k), str) else v for k in kolommen}
    return Rij(regel, cellen)


def _let_op(cijfers: Antwoord, uitleg: Mapping[str, _Kolom] | None) -> Iterable[str]:
    if uitleg is None and cijfers.soort is Soort.CIJFERS:
        yield (
            "er is geen DataProperties die hierbij past; de kolommen zijn herkend aan hun sleutel "
            "zonder volgnummer, en de eenheid is niet nagekeken"
        )
    if cijfers.vervolg:
        yield "StatLine gaf niet alles: er hoort nog een volgend stuk bij (nextLink)"


def _bron(nummer: str, jaar: int | None) -> str:
    if jaar is not None:
        return f"CBS Kerncijfers wijken en buurten {jaar} (StatLine {nummer})"
    return f"CBS StatLine {nummer}" if nummer else ""


def _sleutel_van_gebied(rij: Mapping[str, Any]) -> str | None:
    """De kolom met de code van het gebied: WijkenEnBuurten, of anders Codering."""
    op_naam = {_zonder_volgnummer(sleutel): sleutel for sleutel in rij}
    return next((op_naam[naam] for naam in _GEBIED if naam in op_naam), None)


def _is_overig(sleutel: str, kaart: Kolommenkaart) -> bool:
    """Hoort bij de indeling en is geen cijfer: SoortRegio, Codering, ID, de gemeentenaam."""
    return _zonder_volgnummer(sleutel) in kaart.overig | {*kaart.code, *kaart.gemeentenaam}


def _zonder_volgnummer(sleutel: str) -> str:
    """`k_65JaarOfOuder_12` wordt `65jaarofouder`; `k_` staat waar de titel met een getal begint."""
    return normaal(_VOLGNUMMER.sub("", sleutel).removeprefix("k_"))


def _is_gebied(code: str) -> bool:
    return regels.is_cbs_code(code) or _LAND.fullmatch(code) is not None


def _code(rij: Mapping[str, Any]) -> str:
    return _tekst(rij.get("Key") or rij.get("Identifier"))


def _tekst(waarde: Any) -> str:
    return "" if waarde is None else str(waarde).strip()
