"""De schema's van de standaard zelf, om mee te vergelijken, en berichten die eruit volgen.

De maker leest het officiele schema en niet onze beschrijving: wat wij vergaten, komt erin voor.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
_LETTERS = "Abcdefg ijkl-mnop'érs1234"
_WAARDEN: dict[str, tuple[str, ...]] = {
    "LDT_Datum": ("2026-04-15", "1987-02-28", "2024-02-29", "1900-01-01", "2031-12-31"),
    "LDT_Tijd": ("12:34:56", "00:00:00", "23:59:59.5", "24:00:00"),
    "LDT_Versie": ("1.0.0", "0.1.0", "10.22.303"),
    "LDT_Voorletters": ("T", "JanP", "É"),
    "LDT_BurgerServicenummer": ("999900006", "999900018", "123456789"),
}


def bestanden(normen: Path) -> dict[str, Path]:
    """Per bericht (wmo301 ...) het schema van de standaard."""
    mappen = sorted((normen / "istandaarden").glob("*/xsd*"))
    return {
        pad.stem: pad
        for map_ in mappen
        for pad in sorted(map_.glob("*.xsd"))
        if pad.stem != "basisschema"
    }


def voorbeelden(normen: Path) -> list[Path]:
    return sorted((normen / "istandaarden").glob("*/voorbeeldberichten/*.xml"))


@cache
def keurmeester(pad: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(pad))


class Maker:
    """Maakt willekeurige berichten bij een schema; `geldig` van opbouw, niet van inhoud."""

    def __init__(self, pad: Path, toeval: random.Random) -> None:
        self.toeval, self.vol = toeval, False
        bericht = etree.parse(pad).getroot()
        basis = etree.parse(pad.with_name("basisschema.xsd")).getroot()
        self.namespace = {"": bericht.get("targetNamespace"), "basis": basis.get("targetNamespace")}
        self.voorvoegsel = next(
            k for k, v in bericht.nsmap.items() if v == basis.get("targetNamespace")
        )
        self.typen: dict[tuple[str, str], Any] = {}
        for soort, schema in (("", bericht), ("basis", basis)):
            for kind in schema:
                if kind.tag in (f"{XS}complexType", f"{XS}simpleType"):
                    self.typen[soort, kind.get("name")] = kind

    def maak(self, *, vol: bool = False) -> etree._Element:
        """Een bericht; `vol` met alles erin wat erin mag."""
        self.vol = vol
        wortel = etree.Element(
            f"{{{self.namespace['']}}}Bericht",
            nsmap={"b": self.namespace["basis"], "m": self.namespace[""]},
        )
        self._vul(wortel, "", self.typen["", "Root"])
        return wortel

    def _vul(self, element: etree._Element, soort: str, type_: Any) -> None:
        for regel in type_.iter(f"{XS}element"):
            minstens = int(regel.get("minOccurs", "1"))
            hoogstens = 3 if regel.get("maxOccurs", "1") == "unbounded" else 1
            aantal = 1 if self.vol else self.toeval.randint(minstens, max(minstens, hoogstens))
            for _ in range(aantal):
                kind = etree.SubElement(element, f"{{{self.namespace[soort]}}}{regel.get('name')}")
                self._inhoud(kind, soort, regel)

    def _inhoud(self, kind: etree._Element, soort: str, regel: Any) -> None:
        eigen = regel.find(f"{XS}simpleType")
        if eigen is not None:
            kind.text = self._waarde(eigen, "")
            return
        voorvoegsel, naam = regel.get("type").split(":")
        plek = "basis" if voorvoegsel == self.voorvoegsel else ""
        type_ = self.typen[plek, naam]
        if type_.tag == f"{XS}complexType":
            self._vul(kind, plek, type_)
        else:
            kind.text = self._waarde(type_, naam)

    def _waarde(self, type_: Any, naam: str) -> str:
        if naam in _WAARDEN:
            return self.toeval.choice(_WAARDEN[naam])
        facetten = {f.tag.removeprefix(XS): f.get("value") for f in type_.iter() if f.get("value")}
        keuzes = [f.get("value") for f in type_.iter(f"{XS}enumeration")]
        if keuzes:
            return str(self.toeval.choice(keuzes))
        if "maxInclusive" in facetten:
            return str(self.toeval.choice([0, 1, 83, int(facetten["maxInclusive"])]))
        patroon = facetten.get("pattern", "")
        if patroon.isdigit():
            return str(patroon)
        if patroon.startswith("[0-9]"):
            aantal = 5 if patroon.endswith("*") else int(patroon[6:-1])
            return "".join(self.toeval.choice("0123456789") for _ in range(aantal))
        if patroon == "([a-zA-Z0-9])+":
            return "DN001"
        lengte = self.toeval.randint(1, min(30, int(facetten.get("maxLength", "30"))))
        return "x" + "".join(self.toeval.choice(_LETTERS) for _ in range(lengte - 1))


RAAR = (
    "", " ", "  ", "\n", "0", "00", "-1", "+5", " 7 ", "007", "1e3", "1.0", "x", "é", "ỳ", "ỹ",
    "٣", "\u00a0", "a\nb", "\n a", "a\tb", "\tx", "x" * 9, "x" * 13, "x" * 25, "x" * 81, "x" *
    201, "é" * 12, "9" * 9, "1000000000", "9" * 20, "100000000", "2026-02-30", "2026-2-3",
    "2026-04-15Z", "2026-04-15+02:00", "2026-04-15+02", " 2026-04-15 ", "12026-04-15",
    "-0044-03-15", "0000-01-01", "24:00:00", "24:00:01", "12:00:60", "12:00:00Z",
    "12:00:00+01:00", "12:00:00-01:00", "12:00", "1.0", "1.0.0.0", "01.0.0", "1.0.0 ", "NL",
    "nl", "XX", "999900006", "99990000", "9999000060", "0384", "65656055", "13", "20", "0001",
    "414", "436", "3", "2", "03", "DN 1", "DN-1", "...", ". .", "\u2003", "\x85", "a&b", "<",
    "]]>",
)  # fmt: skip
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def _kies(toeval: random.Random, wortel: etree._Element) -> etree._Element:
    return toeval.choice([deel for deel in wortel.iter() if isinstance(deel.tag, str)])


def _waarde(toeval: random.Random, wortel: etree._Element) -> None:
    bladen = [deel for deel in wortel.iter() if not len(deel)]
    toeval.choice(bladen).text = toeval.choice(RAAR)


def _weg(toeval: random.Random, wortel: etree._Element) -> None:
    deel = _kies(toeval, wortel)
    ouder = deel.getparent()
    if ouder is not None:
        ouder.remove(deel)


def _dubbel(toeval: random.Random, wortel: etree._Element) -> None:
    deel = _kies(toeval, wortel)
    if deel.getparent() is not None:
        deel.addnext(etree.fromstring(etree.tostring(deel, with_tail=False)))


def _wissel(toeval: random.Random, wortel: etree._Element) -> None:
    deel = _kies(toeval, wortel)
    volgende = deel.getnext()
    if volgende is not None:
        volgende.addnext(deel)


def _naam(toeval: random.Random, wortel: etree._Element) -> None:
    deel, ander = _kies(toeval, wortel), _kies(toeval, wortel)
    deel.tag = toeval.choice([ander.tag, deel.tag + "x", etree.QName(deel).localname])


def _attribuut(toeval: random.Random, wortel: etree._Element) -> None:
    deel = _kies(toeval, wortel)
    naam, waarde = toeval.choice(
        [
            ("foo", "1"),
            (f"{_XSI}nil", "true"),
            (f"{_XSI}nil", "false"),
            (f"{_XSI}type", "b:LDT_Naam"),
            (f"{_XSI}type", "b:CDT_Product"),
            (f"{_XSI}type", "m:Header"),
            (f"{_XSI}schemaLocation", "urn:x x.xsd"),
            ("{http://www.w3.org/XML/1998/namespace}lang", "nl"),
        ]
    )
    deel.set(naam, waarde)


def _tekst(toeval: random.Random, wortel: etree._Element) -> None:
    deel = _kies(toeval, wortel)
    waar = "text" if deel is wortel else toeval.choice(["text", "tail"])
    setattr(deel, waar, toeval.choice([" ", "x", "\n"]))


def _opmerking(toeval: random.Random, wortel: etree._Element) -> None:
    deel = _kies(toeval, wortel)
    deel.insert(0, toeval.choice([etree.Comment("c"), etree.ProcessingInstruction("p", "q")]))


def _verplaats(toeval: random.Random, wortel: etree._Element) -> None:
    deel, doel = _kies(toeval, wortel), _kies(toeval, wortel)
    if deel is not wortel and deel not in doel.iterancestors() and deel is not doel:
        doel.append(deel)


_VERANDERINGEN: tuple[Callable[[random.Random, etree._Element], None], ...] = (
    _waarde, _waarde, _waarde, _weg, _dubbel, _wissel, _naam, _attribuut, _tekst, _opmerking,
    _verplaats,
)  # fmt: skip


def verander(toeval: random.Random, wortel: etree._Element) -> bytes:
    """Hooguit een paar veranderingen, soms geen; als bytes, zoals een bericht binnenkomt."""
    for _ in range(toeval.choice((0, 1, 1, 1, 2, 3))):
        toeval.choice(_VERANDERINGEN)(toeval, wortel)
    return bytes(etree.tostring(wortel))
