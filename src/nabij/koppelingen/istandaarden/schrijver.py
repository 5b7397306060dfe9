"""Van een `Bericht` naar de bytes die verzonden worden.

UTF-8 zonder BOM en met CR/LF als einde van een regel (OP192), niet groter dan 25 MB (OP179), en
nooit iets wat ons eigen schema niet goedkeurt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any, Final

from nabij.koppelingen.istandaarden.controle.structuur import keur
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht
from nabij.koppelingen.istandaarden.formaat.beschrijving import Element, Klasse, beschrijf
from nabij.koppelingen.istandaarden.formaat.soorten import Soort
from nabij.koppelingen.istandaarden.veilig import Geweigerd, open_xml

_EINDE: Final = "\r\n"
_KOP: Final = '<?xml version="1.0" encoding="UTF-8"?>'
# Alles wat XML 1.0 niet toelaat, ook niet als verwijzing.
_VERBODEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def schrijf(bericht: Bericht) -> bytes:
    """`Geweigerd` als hier geen geldig bericht van te maken is."""
    tekst = _EINDE.join([_KOP, *_bericht(bericht), ""])
    inhoud = tekst.encode("utf-8")
    fouten = keur(open_xml(inhoud), bericht.type)
    if fouten:
        fout = fouten[0]
        raise Geweigerd(fout.melding, fout.regel, fout.pad)
    return inhoud


def als_tekst(waarde: Any) -> str:
    """Een enkelvoudige waarde zoals zij in het bericht staat."""
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    return str(waarde)


def _bericht(bericht: Bericht) -> Iterator[str]:
    type_, beschrijving = bericht.type, beschrijf(bericht.type)
    eigen, basis = type_.naam, type_.standaard.naam
    yield (
        f'<{eigen}:Bericht xmlns:{basis}="{type_.standaard.basis}"'
        f' xmlns:{eigen}="{type_.namespace}">'
    )
    schrijver = _Schrijver(eigen, basis)
    yield from schrijver.klasse("Header", beschrijving.kop, bericht.kop, eigen, 1)
    if bericht.lichaam is not None:
        naam = type_.soort.element
        yield from schrijver.klasse(naam, beschrijving.lichaam, bericht.lichaam, eigen, 1)
    yield f"</{eigen}:Bericht>"


class _Schrijver:
    def __init__(self, eigen: str, basis: str) -> None:
        self.eigen, self.basis = eigen, basis

    def klasse(
        self, naam: str, klasse: Klasse, waarde: Any, voorvoegsel: str, diep: int
    ) -> Iterator[str]:
        wit = "\t" * diep
        yield f"{wit}<{voorvoegsel}:{naam}>"
        binnen = self.basis if klasse.in_basis else self.eigen
        for element in klasse.elementen:
            deel = getattr(waarde, element.veld)
            if deel is not None and deel != ():
                yield from self._element(element, deel, binnen, diep + 1)
        yield f"{wit}</{voorvoegsel}:{naam}>"

    def _element(self, element: Element, waarde: Any, voorvoegsel: str, diep: int) -> Iterator[str]:
        if not element.rij:
            yield from self._een(element.naam, element.type, waarde, voorvoegsel, diep)
            return
        wit = "\t" * diep
        yield f"{wit}<{voorvoegsel}:{element.naam}>"
        for deel in waarde:
            yield from self._een(element.rij, element.type, deel, voorvoegsel, diep + 1)
        yield f"{wit}</{voorvoegsel}:{element.naam}>"

    def _een(
        self, naam: str, type_: Soort | Klasse, waarde: Any, voorvoegsel: str, diep: int
    ) -> Iterator[str]:
        if isinstance(type_, Klasse):
            yield from self.klasse(naam, type_, waarde, voorvoegsel, diep)
        else:
            tekst = _veilig(naam, als_tekst(waarde))
            yield "\t" * diep + f"<{voorvoegsel}:{naam}>{tekst}</{voorvoegsel}:{naam}>"


def _veilig(naam: str, tekst: str) -> str:
    if _VERBODEN.search(tekst):
        raise Geweigerd(f"In {naam} staat een teken dat niet in een bericht mag.", "XML", naam)
    tekst = tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return tekst.replace("\r", "&#13;").replace("\n", _EINDE)
