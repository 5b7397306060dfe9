"""Het schema van een bericht, gemaakt uit de beschrijving en gelezen door libxml2.

Er staat geen schemabestand in het project: de tekst ontstaat in het geheugen, een keer per bericht.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from nabij.koppelingen.istandaarden.codes import codelijsten
from nabij.koppelingen.istandaarden.formaat.berichten import Berichttype
from nabij.koppelingen.istandaarden.formaat.beschrijving import (
    Beschrijving,
    Element,
    Klasse,
    beschrijf,
)
from nabij.koppelingen.istandaarden.formaat.soorten import Soort
from nabij.koppelingen.istandaarden.standaarden import Standaard

_XS: Final = "http://www.w3.org/2001/XMLSchema"
_BASIS: Final = "basis"


@cache
def schema(bericht: Berichttype) -> etree.XMLSchema:
    """Het vertaalde schema van een bericht."""
    lezer = etree.XMLParser(no_network=True, resolve_entities=False)
    lezer.resolvers.add(_UitHetGeheugen(basistekst(bericht).encode()))
    return etree.XMLSchema(etree.fromstring(berichttekst(bericht).encode(), lezer))


class _UitHetGeheugen(etree.Resolver):  # type: ignore[misc]
    """Geeft het basisschema waar het berichtschema om vraagt; van schijf of net komt niets."""

    def __init__(self, basis: bytes) -> None:
        self.basis = basis

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:
        return self.resolve_string(self.basis, context)


def berichttekst(bericht: Berichttype) -> str:
    beschrijving = beschrijf(bericht)
    regels = [
        _kop(
            bericht.namespace, f'xmlns:m="{bericht.namespace}" xmlns:b="{bericht.standaard.basis}"'
        ),
        f'<xs:import namespace="{bericht.standaard.basis}" schemaLocation="{_BASIS}"/>',
        '<xs:element name="Bericht" type="m:Root"/>',
        *_wortel(beschrijving),
    ]
    for klasse in klassen(beschrijving):
        if not klasse.in_basis:
            regels += _klasse(klasse, klasse.naam, "m", "b")
    return "\n".join([*regels, *_omslagen(beschrijving), "</xs:schema>"])


def basistekst(bericht: Berichttype) -> str:
    beschrijving = beschrijf(bericht)
    regels = [_kop(bericht.standaard.basis, f'xmlns:b="{bericht.standaard.basis}"')]
    for klasse in klassen(beschrijving):
        if klasse.in_basis:
            regels += _klasse(klasse, f"CDT_{klasse.naam}", "b", "b")
    for soort in _soorten(beschrijving):
        regels += _soort(soort, bericht.standaard)
    return "\n".join([*regels, "</xs:schema>"])


def klassen(beschrijving: Beschrijving) -> Iterator[Klasse]:
    """Elke klasse van een bericht, een keer."""
    gezien: set[type] = set()
    wachtend = [beschrijving.lichaam, beschrijving.kop]
    while wachtend:
        klasse = wachtend.pop()
        if klasse.python in gezien:
            continue
        gezien.add(klasse.python)
        yield klasse
        wachtend += [e.type for e in klasse.elementen if isinstance(e.type, Klasse)]


def _kop(namespace: str, naamruimten: str) -> str:
    return (
        f'<xs:schema xmlns:xs="{_XS}" {naamruimten} targetNamespace="{namespace}"'
        ' elementFormDefault="qualified">'
    )


def _wortel(beschrijving: Beschrijving) -> Iterable[str]:
    element = beschrijving.type.soort.element
    hooguit = "" if beschrijving.lichaam_verplicht else ' minOccurs="0"'
    yield '<xs:complexType name="Root"><xs:sequence>'
    yield '<xs:element name="Header" type="m:Header"/>'
    yield f'<xs:element name="{element}" type="m:{element}"{hooguit}/>'
    yield "</xs:sequence></xs:complexType>"


def _klasse(klasse: Klasse, naam: str, eigen: str, basis: str) -> Iterable[str]:
    yield f'<xs:complexType name="{naam}"><xs:sequence>'
    for element in klasse.elementen:
        yield _element(element, eigen, basis)
    yield "</xs:sequence></xs:complexType>"


def _element(element: Element, eigen: str, basis: str) -> str:
    hooguit = "" if element.verplicht else ' minOccurs="0"'
    begin = f'<xs:element name="{element.naam}"{hooguit}'
    if element.rij:
        return f'{begin} type="{eigen}:{element.naam}"/>'
    if isinstance(element.type, Soort) and element.type.beperkt:
        vorm = _beperking(element.type, f"{basis}:LDT_{element.type.beperkt}")
        return f"{begin}><xs:simpleType>{vorm}</xs:simpleType></xs:element>"
    return f'{begin} type="{_typenaam(element.type, eigen, basis)}"/>'


def _typenaam(type_: Soort | Klasse, eigen: str, basis: str) -> str:
    if isinstance(type_, Soort):
        return f"{basis}:LDT_{type_.naam}"
    return f"{basis}:CDT_{type_.naam}" if type_.in_basis else f"{eigen}:{type_.naam}"


def _omslagen(beschrijving: Beschrijving) -> Iterator[str]:
    """Het element om een rij heen heeft ook een naam; een omslag komt soms vaker voor."""
    gezien: set[str] = set()
    for klasse in klassen(beschrijving):
        for element in klasse.elementen:
            if element.rij and element.naam not in gezien:
                gezien.add(element.naam)
                yield f'<xs:complexType name="{element.naam}"><xs:sequence>'
                soort = _typenaam(element.type, "m", "b")
                yield f'<xs:element name="{element.rij}" type="{soort}" maxOccurs="unbounded"/>'
                yield "</xs:sequence></xs:complexType>"


def _soorten(beschrijving: Beschrijving) -> Iterator[Soort]:
    """Elke enkelvoudige soort, en wat een naamloze soort beperkt."""
    gezien: set[str] = set()
    for klasse in klassen(beschrijving):
        for element in klasse.elementen:
            soort = element.type
            if isinstance(soort, Soort) and (soort.beperkt or soort.naam) not in gezien:
                gezien.add(soort.beperkt or soort.naam)
                yield soort


def _soort(soort: Soort, standaard: Standaard) -> Iterable[str]:
    yield f'<xs:simpleType name="LDT_{soort.beperkt or soort.naam}">'
    if soort.beperkt:
        yield _grenzen(soort)
    elif soort.lijst:
        codes = codelijsten()[soort.codelijst(standaard)]
        keuzes = "".join(f"<xs:enumeration value={quoteattr(code)}/>" for code in codes)
        yield f'<xs:restriction base="xs:string">{keuzes}</xs:restriction>'
    else:
        yield _grenzen(soort, _patroon(soort))
    yield "</xs:simpleType>"


def _beperking(soort: Soort, basis: str) -> str:
    return f'<xs:restriction base="{basis}">{_patroon(soort)}</xs:restriction>'


def _patroon(soort: Soort) -> str:
    return f"<xs:pattern value={quoteattr(soort.patroon)}/>" if soort.patroon else ""


def _grenzen(soort: Soort, patroon: str = "") -> str:
    if soort.basis == "integer":
        grenzen = '<xs:minInclusive value="0"/>' + f'<xs:maxInclusive value="{soort.hoogstens}"/>'
    else:
        grenzen = f'<xs:minLength value="{soort.minstens}"/>' if soort.minstens else ""
        grenzen += f'<xs:maxLength value="{soort.hoogstens}"/>' if soort.hoogstens else ""
    return f'<xs:restriction base="xs:{soort.basis}">{patroon}{grenzen}</xs:restriction>'
