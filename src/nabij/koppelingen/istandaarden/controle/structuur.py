"""Het oordeel over de opbouw: libxml2 keurt met ons schema, wij zeggen in gewone woorden wat er is.

`regel` is de restrictie van de standaard (RS033: geen lege elementen), de codelijst waar een code
niet in staat, of XSD als het om de opbouw zelf gaat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from lxml import etree

from nabij.koppelingen.istandaarden.formaat.berichten import OP_NAMESPACE, Berichttype
from nabij.koppelingen.istandaarden.formaat.beschrijving import Element, Klasse, beschrijf
from nabij.koppelingen.istandaarden.formaat.soorten import Soort
from nabij.koppelingen.istandaarden.plek import pad_van
from nabij.koppelingen.istandaarden.schema import schema

_MEESTE: Final = 100
_LENGTES: Final = {
    1: "RS008", 2: "RS009", 3: "RS010", 4: "RS011", 5: "RS012", 6: "RS013", 8: "RS014", 9: "RS015",
    10: "RS016", 12: "RS017", 15: "RS018", 20: "RS019", 24: "RS020", 25: "RS021", 35: "RS023",
    36: "RS024", 64: "RS025", 80: "RS026", 200: "RS028",
}  # fmt: skip
_HOOGSTEN: Final = {
    99: "RS002", 99_999: "RS004", 99_999_999: "RS005", 999_999_999: "RS006",
    999_999_999_999: "RS040",
}  # fmt: skip
_VERWACHT: Final = re.compile(r"Expected is (?:one of )?\((.*)\)")
_NAAM: Final = re.compile(r"\{[^}]*\}([\w.]+)")
# libxml2 meldt na een geschonden grens nog eens dat de waarde niet bij het type past.
_NOG_EENS: Final = "SCHEMAV_CVC_DATATYPE_VALID_1_2_1"
_ATTRIBUUT: Final = re.compile(r"attribute '(?:\{[^}]*\})?([\w.]+)'")
_STUK: Final = 1 << 16
_een_tegelijk = Lock()


@dataclass(frozen=True)
class Fout:
    regel: str
    pad: str
    melding: str


def herken(wortel: etree._Element) -> Berichttype | None:
    return OP_NAMESPACE.get(wortel.tag[1:].partition("}")[0])


def keur(wortel: etree._Element, bericht: Berichttype, *, groot: bool = False) -> list[Fout]:
    """Wat er aan de opbouw mankeert; een lege lijst is geldig. `groot`: zie `_tot_te_veel`."""
    keurmeester = schema(bericht)
    begin = _tot_te_veel(wortel, keurmeester) if groot else None
    if begin is not None:
        wortel = begin
    elif keurmeester.validate(wortel):
        return []
    # Het logboek van de keurmeester is van iedereen: lees het met een tegelijk.
    with _een_tegelijk:
        keurmeester.validate(wortel)
        meldingen = list(keurmeester.error_log)
    fouten = list(dict.fromkeys(_vertaal(wortel, bericht, meldingen)))
    if len(fouten) > _MEESTE or begin is not None:
        return [*fouten[:_MEESTE], Fout("XSD", "Bericht", "Er zijn nog meer fouten.")]
    return fouten


def _tot_te_veel(wortel: etree._Element, keurmeester: etree.XMLSchema) -> etree._Element | None:
    """Het begin van een bericht vol fouten, tot waar het er genoeg zijn; None bij minder fouten.

    libxml2 zoekt bij elke fout opnieuw de plek, en dat duurt kwadratisch lang. Een stroom kan
    eerder stoppen: zo kost een groot bestand vol fouten niet meer dan een klein.
    """
    inhoud = etree.tostring(wortel)
    stroom = etree.XMLPullParser(events=(), schema=keurmeester, no_network=True)
    for tot in range(_STUK, len(inhoud) + _STUK, _STUK):
        try:
            stroom.feed(inhoud[tot - _STUK : tot])
        except etree.XMLSyntaxError:
            return None
        if len(stroom.feed_error_log) > 2 * _MEESTE:
            afgekapt = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
            return etree.fromstring(inhoud[:tot], afgekapt)
    return None


def onbekend(wortel: etree._Element) -> Fout:
    naam = etree.QName(wortel)
    waar = f" uit {naam.namespace}" if naam.namespace else ""
    return Fout("XSD", naam.localname, f"{naam.localname}{waar} is geen bericht dat we kennen.")


def _vertaal(wortel: etree._Element, bericht: Berichttype, meldingen: list[Any]) -> Iterator[Fout]:
    gezien: set[str] = set()
    for melding in meldingen[: _MEESTE * 2]:
        if melding.type_name == _NOG_EENS and melding.path in gezien:
            continue
        gezien.add(melding.path)
        element = _zoek(wortel, melding.path)
        yield _fout(element, bericht, melding)


def _zoek(wortel: etree._Element, pad: str) -> etree._Element:
    namen = {kort: lang for kort, lang in wortel.nsmap.items() if kort}
    try:
        gevonden: Any = wortel.getroottree().xpath(pad, namespaces=namen)
    except etree.XPathError:
        return wortel
    return gevonden[0] if gevonden else wortel


def _fout(element: etree._Element, bericht: Berichttype, melding: Any) -> Fout:
    naam, pad, tekst = etree.QName(element).localname, pad_van(element), melding.message
    if melding.type_name == "SCHEMAV_ELEMENT_CONTENT":
        return Fout("XSD", pad, _opbouw(naam, tekst))
    if (attribuut := _ATTRIBUUT.search(tekst)) is not None:
        return Fout("XSD", pad, f"Bij {naam} hoort geen attribuut {attribuut[1]}.")
    soort = _soort(element, bericht)
    if soort is None or len(element):
        return Fout("XSD", pad, _zonder_soort(element, naam))
    regel, uitleg = _waarde(naam, soort, element.text or "", bericht, melding.type_name)
    return Fout(regel, pad, uitleg)


def _opbouw(naam: str, tekst: str) -> str:
    verwacht = _VERWACHT.search(tekst)
    keuze = " of ".join(dict.fromkeys(_NAAM.findall(verwacht[1]))) if verwacht else ""
    if "Missing child" in tekst:
        return f"In {naam} ontbreekt {keuze or 'een element'}."
    if keuze:
        return f"{naam} hoort hier niet. Hier verwachten we {keuze}."
    return f"{naam} hoort hier niet."


def _zonder_soort(element: etree._Element, naam: str) -> str:
    if len(element) and (element.text or "").strip():
        return f"In {naam} staat losse tekst tussen de elementen."
    return f"{naam} klopt niet met de opbouw van dit bericht."


def _soort(element: etree._Element, bericht: Berichttype) -> Soort | None:
    """De soort die op deze plek hoort; None voor een klasse en voor wat we niet kennen."""
    namen = [etree.QName(deel).localname for deel in (element, *element.iterancestors())]
    namen.reverse()
    beschrijving = beschrijf(bericht)
    takken: dict[str, Soort | Klasse] = {
        "Header": beschrijving.kop,
        bericht.soort.element: beschrijving.lichaam,
    }
    for naam in namen[1:]:
        gevonden = takken.get(naam)
        if gevonden is None or isinstance(gevonden, Soort):
            return gevonden
        takken = {deel.naam: _tak(deel) for deel in gevonden.elementen}
    return None


def _tak(deel: Element) -> Soort | Klasse:
    """Om een rij staat een omslag; die doet hier mee als een klasse met een element."""
    if not deel.rij:
        return deel.type
    return Klasse(deel.naam, tuple, False, (Element(deel.rij, "", True, deel.type),))


def _waarde(
    naam: str, soort: Soort, tekst: str, bericht: Berichttype, type_naam: str
) -> tuple[str, str]:
    if not tekst.strip():
        regel = soort.regel if soort.naam == "Commentaar" else "RS033"
        return regel, f"{naam} is leeg. Vul iets in, of laat het element weg als dat mag."
    kort = tekst if len(tekst) <= 40 else f"{tekst[:40]}…"
    if soort.lijst:
        lijst = soort.codelijst(bericht.standaard)
        return lijst, f"'{kort}' staat niet in codelijst {lijst}."
    if "MAXLENGTH" in type_naam:
        regel = _LENGTES.get(soort.hoogstens, "XSD")
        return regel, f"{naam} is te lang: het mogen hooguit {soort.hoogstens} tekens zijn."
    if "MININCLUSIVE" in type_naam:
        return "RS001", f"Bij {naam} staat '{kort}'. {soort.eis}"
    if "MAXINCLUSIVE" in type_naam:
        return _HOOGSTEN.get(soort.hoogstens, "XSD"), f"Bij {naam} staat '{kort}'. {soort.eis}"
    regel = "XSD" if soort.basis == "integer" and not soort.beperkt else soort.regel
    return regel, f"Bij {naam} staat '{kort}'. {soort.eis}"
