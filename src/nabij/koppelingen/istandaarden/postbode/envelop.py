"""De envelop van het Gemeentelijk Gegevensknooppunt (GGk0310): een bericht als base64, met een kop.

Een aanbieder stuurt via VECOZO, een gemeente krijgt dit van het knooppunt. Wat er in de envelop
staat over het bericht geloven we niet: dat zegt het bericht zelf.
"""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from typing import Final

from lxml import etree

from nabij.koppelingen.istandaarden.formaat.berichten import Berichttype
from nabij.koppelingen.istandaarden.veilig import GROOTSTE, Geweigerd, open_xml

GGK: Final = "http://www.stufstandaarden.nl/sectormodel/ggk/0210"
STUF: Final = "http://www.egem.nl/StUF/StUF0301"
XMIME: Final = "http://www.w3.org/2005/05/xmlmime"
# Base64 maakt van drie bytes er vier; daarbij de kop, en ruimte voor regeleinden.
GROOTSTE_ENVELOP: Final = GROOTSTE * 3 // 2
_MERK: Final = b"sectormodel/ggk/"
_KIJK: Final = 4096
_LEZER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
)


def uit_envelop(inhoud: bytes) -> bytes:
    """Het bericht zelf; wat geen envelop is komt terug zoals het was. Raises `Geweigerd`."""
    if _MERK not in inhoud[:_KIJK]:
        return inhoud
    wortel = _open(inhoud)
    gevonden = wortel.find(f"{{{GGK}}}parameters/{{{GGK}}}bericht")
    if gevonden is None or not gevonden.text:
        raise Geweigerd("In de envelop zit geen bericht.", "GGk")
    try:
        bericht = base64.b64decode("".join(gevonden.text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise Geweigerd("Het bericht in de envelop is geen base64.", "GGk") from None
    if len(bericht) > GROOTSTE:
        raise Geweigerd("Het bericht in de envelop is te groot.", "OP179")
    if _MERK in bericht[:_KIJK]:
        raise Geweigerd("In de envelop zit weer een envelop.", "GGk")
    return bericht


def _open(inhoud: bytes) -> etree._Element:
    """Een lange tekst mag hier, want dat is het bericht; verder dezelfde grenzen."""
    if len(inhoud) > GROOTSTE_ENVELOP:
        raise Geweigerd("Deze envelop is te groot.", "OP179")
    if b"<!DOCTYPE" in inhoud[:_KIJK] or b"<!ENTITY" in inhoud[:_KIJK]:
        raise Geweigerd("Er staat een DOCTYPE in; die hoort niet in een bericht.")
    if len(inhoud) <= GROOTSTE // 3:
        return open_xml(inhoud)
    try:
        wortel = etree.fromstring(inhoud, _LEZER)
    except (etree.XMLSyntaxError, ValueError):
        raise Geweigerd("Deze envelop is geen geldige XML.", "GGk") from None
    if wortel.getroottree().docinfo.internalDTD is not None:
        raise Geweigerd("Er staat een DOCTYPE in; die hoort niet in een bericht.")
    return wortel


def in_envelop(
    bericht: bytes,
    type_: Berichttype,
    *,
    van: str,
    aan: str,
    kenmerk: str,
    bestand: str,
    moment: datetime,
    op_kenmerk: str = "",
) -> bytes:
    """Een heenbericht (Di01), of met `op_kenmerk` een retourbericht (Du01)."""
    soort, code = ("Retourbericht", "Du01") if op_kenmerk else ("Heenbericht", "Di01")
    namen = {"StUF": STUF, "GGK": GGK, "xmime": XMIME}
    wortel = etree.Element(f"{{{GGK}}}envelop{soort}-ggk_{code}", nsmap=namen)
    stuur = etree.SubElement(wortel, f"{{{GGK}}}stuurgegevens")
    _zet(stuur, STUF, berichtcode=code)
    for kant, wie, wat in (("zender", van, "Nabij"), ("ontvanger", aan, "GGk")):
        _zet(etree.SubElement(stuur, f"{{{STUF}}}{kant}"), STUF, organisatie=wie, applicatie=wat)
    _zet(stuur, STUF, referentienummer=kenmerk, tijdstipBericht=f"{moment:%Y%m%d%H%M%S}")
    if op_kenmerk:
        _zet(stuur, STUF, crossRefnummer=op_kenmerk)
    _zet(stuur, STUF, functie=type_.naam.upper())
    inhoud = etree.SubElement(wortel, f"{{{GGK}}}parameters")
    _zet(inhoud, GGK, referentienummerBericht=kenmerk)
    if op_kenmerk:
        _zet(inhoud, GGK, crossRefnummerBericht=op_kenmerk)
    hoofd, sub = f"{type_.standaard.hoofdversie:04d}", f"{type_.standaard.subversie:04d}"
    _zet(inhoud, GGK, applicatieVersie="0001", applicatieSubversie="0000")
    _zet(inhoud, GGK, functieVersie=hoofd, functieSubversie=sub)
    pakket = etree.SubElement(inhoud, f"{{{GGK}}}bericht")
    pakket.set(f"{{{STUF}}}bestandsnaam", bestand)
    pakket.set(f"{{{XMIME}}}contentType", "application/xml")
    pakket.text = base64.b64encode(bericht).decode()
    return bytes(etree.tostring(wortel, xml_declaration=True, encoding="UTF-8"))


def _zet(ouder: etree._Element, ruimte: str, **velden: str) -> None:
    for naam, waarde in velden.items():
        etree.SubElement(ouder, f"{{{ruimte}}}{naam}").text = waarde
