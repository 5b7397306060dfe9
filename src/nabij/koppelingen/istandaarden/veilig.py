"""Een bericht van buiten openen zonder dat het ons iets kan doen.

Geen DOCTYPE, geen entiteiten, niets van schijf of net, niet meer dan 25 MB, niet dieper dan libxml2
zelf toestaat. Wat niet mag, krijgt meteen een `Geweigerd` met de reden.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from lxml import etree

GROOTSTE: Final = 25 * 1024 * 1024
_REGEL_GROOTTE: Final = "OP179"
# Zoals bijna elk bericht begint: de eerste regel van XML, en dan meteen het eerste element.
_GEWOON: Final = re.compile(rb"(?:<\?xml[^<>]{0,200}\?>)?\s{0,99}<[A-Za-z_]")
_WIT: Final = re.compile(rb"\s*")
# Wat voor het eerste element mag staan: een opmerking of een aanwijzing, met wit ertussen.
_VOORAF: Final = ((b"<?", b"?>"), (b"<!--", b"-->"))
_MERKEN: Final = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_ANDERS: Final = tuple(merk for merk, _ in _MERKEN)


def _lezer(*, zonder_wit: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=zonder_wit,
    )


_LEZER: Final = _lezer(zonder_wit=False)
# Wit tussen elementen betekent niets en is de helft van de boom: zonder gaat alles erna sneller.
# Bij een opmerking of CDATA ziet libxml2 niet of wit bij de waarde hoort; dan blijft het staan.
_ZONDER_WIT: Final = _lezer(zonder_wit=True)
_DOCTYPE: Final = "Er staat een DOCTYPE in; die hoort niet in een bericht."


class Geweigerd(Exception):
    """Dit bestand openen we niet. `regel` is de regel van de standaard, als die er een heeft."""

    def __init__(self, reden: str, regel: str = "XML", pad: str = "") -> None:
        super().__init__(reden)
        self.reden, self.regel, self.pad = reden, regel, pad


def lees_bestand(pad: Path) -> bytes:
    """De inhoud van een bestand, zonder een te groot bestand eerst in te lezen."""
    if pad.stat().st_size > GROOTSTE:
        raise Geweigerd(_te_groot(), _REGEL_GROOTTE)
    return pad.read_bytes()


def open_xml(inhoud: bytes) -> etree._Element:
    """Het eerste element van een bericht. Opmerkingen en aanwijzingen zijn eruit."""
    if len(inhoud) > GROOTSTE:
        raise Geweigerd(_te_groot(), _REGEL_GROOTTE)
    gewoon = _GEWOON.match(inhoud) is not None
    if not gewoon and _heeft_doctype(inhoud):
        raise Geweigerd(_DOCTYPE)
    try:
        element = etree.fromstring(inhoud, _ZONDER_WIT if gewoon and _is_plat(inhoud) else _LEZER)
    except etree.XMLSyntaxError as fout:
        raise Geweigerd(_uitleg(inhoud, fout)) from None
    except ValueError:
        raise Geweigerd("Dit is geen XML.") from None
    if not gewoon and element.getroottree().docinfo.internalDTD is not None:
        raise Geweigerd(_DOCTYPE)
    return element


def _is_plat(inhoud: bytes) -> bool:
    """Alleen elementen: geen opmerking, CDATA of aanwijzing."""
    return inhoud.find(b"<!") < 0 and inhoud.find(b"<?", 1) < 0


def _heeft_doctype(inhoud: bytes) -> bool:
    for merk, codering in _MERKEN if inhoud.startswith(_ANDERS) else ():
        if inhoud.startswith(merk):
            inhoud = inhoud.decode(codering, "ignore").lstrip("\ufeff").encode()
            break
    plek = _na_wit(inhoud, len(b"\xef\xbb\xbf") if inhoud.startswith(b"\xef\xbb\xbf") else 0)
    while (einde := _einde_van_vooraf(inhoud, plek)) is not None:
        plek = _na_wit(inhoud, einde)
    return inhoud.startswith(b"<!DOCTYPE", plek)


def _na_wit(inhoud: bytes, plek: int) -> int:
    wit = _WIT.match(inhoud, plek)
    return wit.end() if wit else plek


def _einde_van_vooraf(inhoud: bytes, plek: int) -> int | None:
    for begin, einde in _VOORAF:
        if inhoud.startswith(begin, plek):
            gevonden = inhoud.find(einde, plek)
            return None if gevonden < 0 else gevonden + len(einde)
    return None


def _te_groot() -> str:
    return f"Dit bestand is groter dan {GROOTSTE // (1024 * 1024)} MB."


def _uitleg(inhoud: bytes, fout: etree.XMLSyntaxError) -> str:
    if not inhoud.strip():
        return "Dit bestand is leeg."
    regel, kolom = fout.position
    if "depth" in str(fout).lower():
        return f"Dit is te diep genest (regel {regel})."
    return f"Dit is geen geldige XML: bij regel {regel}, teken {kolom} klopt de opbouw niet."
