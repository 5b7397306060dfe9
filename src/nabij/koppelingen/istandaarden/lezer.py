"""Van een goedgekeurde XML-boom naar een `Bericht`.

De lezer wordt een keer per bericht uit de beschrijving gebouwd. Hij vertrouwt op het schema: de
volgorde en de vorm zijn dan al gekeurd, dus hij kijkt alleen nog wat waar hoort.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeVar

from lxml import etree

from nabij.koppelingen.istandaarden.formaat.berichten import Bericht, Berichttype
from nabij.koppelingen.istandaarden.formaat.beschrijving import Element, Klasse, beschrijf
from nabij.koppelingen.istandaarden.formaat.soorten import Soort
from nabij.koppelingen.istandaarden.veilig import Geweigerd

_T = TypeVar("_T")
Lees = Callable[[Any], Any]
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
        naam = etree.QName(element).localname
        raise Geweigerd(f"Met {naam} {tekst} kunnen we niet rekenen.", "XSD", naam) from None


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
        bouw = klasse.python
        tabel = {
            f"{{{namespace}}}{element.naam}": (element.veld, self._element(element))
            for element in klasse.elementen
        }

        def lees(element: etree._Element) -> Any:
            waarden = {}
            for kind in element:
                veld, lees_kind = tabel[kind.tag]
                waarden[veld] = lees_kind(kind)
            return bouw(**waarden)

        return lees

    def _element(self, element: Element) -> Lees:
        soort = element.type
        lees = _PER_BASIS[soort.basis] if isinstance(soort, Soort) else self.klasse(soort)
        if not element.rij:
            return lees
        return lambda omslag: tuple(map(lees, omslag))
