"""Van een goedgekeurde XML-boom naar een `Bericht`.

De lezer wordt een keer per bericht uit de beschrijving gebouwd. Hij vertrouwt op het schema: de
volgorde en de vorm zijn dan al gekeurd, dus hij kijkt alleen nog wat waar hoort.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import date, time
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeVar

from lxml import etree

from nabij.koppelingen.istandaarden.formaat.berichten import Bericht, Berichttype
from nabij.koppelingen.istandaarden.formaat.beschrijving import Element, Klasse, beschrijf
from nabij.koppelingen.istandaarden.formaat.soorten import Soort
from nabij.koppelingen.istandaarden.plek import pad_van
from nabij.koppelingen.istandaarden.veilig import Geweigerd

_T = TypeVar("_T")
Lees = Callable[[Any], Any]
_Indeling = tuple[list[tuple[str, Lees]], list[tuple[str, Any]]]
_tekst: Final = attrgetter("text")


def _getal(element: etree._Element) -> int:
    return int(element.text or "")


def _datum(element: etree._Element) -> date:
    tekst = element.text or ""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return _lastig(element, date.fromisoformat, tekst.strip())


def _tijd(element: etree._Element) -> time:
    tekst = (element.text or "").strip()
    # Middernacht aan het einde van de dag bestaat in XML wel, in Python niet.
    if tekst.startswith("24:"):
        tekst = f"00:{tekst[3:]}"
    return _lastig(element, time.fromisoformat, tekst)


def _lastig(element: etree._Element, lees: Callable[[str], _T], tekst: str) -> _T:
    """Wat XML toestaat en Python niet kent (het jaar 12026, het jaar nul) komt er niet in."""
    try:
        return lees(tekst)
    except ValueError:
        pad = pad_van(element)
        reden = f"Met {pad.rpartition('/')[2]} {tekst} kunnen we niet rekenen."
        raise Geweigerd(reden, "XSD", pad) from None


_PER_BASIS: Final[dict[str, Lees]] = {
    "string": _tekst,
    "integer": _getal,
    "date": _datum,
    "time": _tijd,
}


@cache
def lezer(bericht: Berichttype) -> Callable[[etree._Element], Bericht]:
    beschrijving = beschrijf(bericht)
    maker = _Maker(bericht)
    lees_kop, lees_lichaam = maker.klasse(beschrijving.kop), maker.klasse(beschrijving.lichaam)

    def lees(wortel: etree._Element) -> Bericht:
        lichaam = lees_lichaam(wortel[1]) if len(wortel) > 1 else None
        return Bericht(type=bericht, kop=lees_kop(wortel[0]), lichaam=lichaam)

    return lees


class _Maker:
    def __init__(self, bericht: Berichttype) -> None:
        self.bericht = bericht
        self.gemaakt: dict[type, Lees] = {}

    def klasse(self, klasse: Klasse) -> Lees:
        if klasse.python not in self.gemaakt:
            self.gemaakt[klasse.python] = self._lezer(klasse)
        return self.gemaakt[klasse.python]

    def _lezer(self, klasse: Klasse) -> Lees:
        standaard = self.bericht.standaard
        namespace = standaard.basis if klasse.in_basis else self.bericht.namespace
        delen = [
            _Deel(
                element.veld,
                self._element(element),
                f"{{{namespace}}}{element.naam}",
                element.verplicht,
            )
            for element in klasse.elementen
        ]
        return _lees_klasse(klasse.python, delen)

    def _element(self, element: Element) -> Lees:
        soort = element.type
        lees = _PER_BASIS[soort.basis] if isinstance(soort, Soort) else self.klasse(soort)
        if not element.rij:
            return lees
        return lambda omslag: tuple(map(lees, omslag))


@dataclass(frozen=True)
class _Deel:
    veld: str
    lees: Lees
    tag: str
    verplicht: bool


def _lees_klasse(python: type, delen: list[_Deel]) -> Lees:
    """Bouwt een klasse uit haar kinderen. Dit is de binnenste lus van het lezen.

    Een naam opvragen kost meer dan de waarde zelf. Staat alles er, of alleen wat verplicht is, dan
    volgt uit het aantal al wat waar staat. Het voorwerp wordt meteen gevuld, want `__init__` met
    namen is twee keer zo traag; wat er niet staat, krijgt zijn gewone waarde.
    """
    gewoon = {veld.name: veld.default for veld in fields(python) if veld.default is not MISSING}
    nieuw = object.__new__

    def indeling(aanwezig: list[_Deel]) -> _Indeling:
        er = {deel.veld for deel in aanwezig}
        rest = [(veld, waarde) for veld, waarde in gewoon.items() if veld not in er]
        return [(deel.veld, deel.lees) for deel in aanwezig], rest

    verplicht = [deel for deel in delen if deel.verplicht]
    per_aantal = {len(delen): indeling(delen), len(verplicht): indeling(verplicht)}
    eerder: dict[tuple[int, ...], _Indeling] = {}

    def zoek(kinderen: list[etree._Element]) -> _Indeling:
        """In de volgorde van het schema; alleen bij wat mag ontbreken telt de naam."""
        plek, aantal, aanwezig = 0, len(kinderen), []
        for nummer, deel in enumerate(delen):
            if plek < aantal and (deel.verplicht or kinderen[plek].tag == deel.tag):
                plek += 1
                aanwezig.append(nummer)
        sleutel = tuple(aanwezig)
        if sleutel not in eerder:
            eerder[sleutel] = indeling([delen[nummer] for nummer in sleutel])
        return eerder[sleutel]

    def lees(element: etree._Element) -> Any:
        kinderen = element[:]
        er, niet = per_aantal.get(len(kinderen)) or zoek(kinderen)
        uit: Any = nieuw(python)
        for (veld, lees_kind), kind in zip(er, kinderen, strict=False):
            setattr(uit, veld, lees_kind(kind))
        for veld, waarde in niet:
            setattr(uit, veld, waarde)
        return uit

    return lees
