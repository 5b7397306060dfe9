"""Een bericht beoordelen: eerst de opbouw, en als die klopt de inhoud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from lxml import etree

from nabij.koppelingen.istandaarden.controle.bevinding import Bevinding, Ernst
from nabij.koppelingen.istandaarden.controle.inhoud import beoordeel
from nabij.koppelingen.istandaarden.controle.structuur import Fout, herken, keur, onbekend
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht, Berichttype
from nabij.koppelingen.istandaarden.lezer import lezer
from nabij.koppelingen.istandaarden.veilig import Geweigerd, lees_bestand, open_xml

__all__ = ["Bevinding", "Ernst", "Fout", "Oordeel", "controleer", "controleer_bestand"]

_GROOT: Final = 1 << 18


@dataclass(frozen=True)
class Oordeel:
    """`geldig` gaat alleen over de opbouw. `bericht` is er als alles te lezen was."""

    type: Berichttype | None
    fouten: tuple[Fout, ...] = ()
    inhoud: tuple[Bevinding, ...] = ()
    bericht: Bericht | None = None

    @property
    def geldig(self) -> bool:
        return not self.fouten

    @property
    def afgekeurd(self) -> bool:
        """Gaat dit bericht terug? Ook om de inhoud, want dan geldt het als niet verzonden."""
        return not self.geldig or any(deel.ernst == Ernst.FOUT for deel in self.inhoud)


def controleer(inhoud: bytes, vandaag: date) -> Oordeel:
    try:
        wortel = open_xml(inhoud)
    except Geweigerd as geweigerd:
        return Oordeel(None, (Fout(geweigerd.regel, geweigerd.pad, geweigerd.reden),))
    return _controleer_boom(wortel, vandaag, groot=len(inhoud) > _GROOT)


def controleer_bestand(pad: Path, vandaag: date) -> Oordeel:
    """`OSError` als het bestand niet te openen is."""
    try:
        inhoud = lees_bestand(pad)
    except Geweigerd as geweigerd:
        return Oordeel(None, (Fout(geweigerd.regel, geweigerd.pad, geweigerd.reden),))
    return controleer(inhoud, vandaag)


def _controleer_boom(wortel: etree._Element, vandaag: date, *, groot: bool) -> Oordeel:
    type_ = herken(wortel)
    if type_ is None:
        return Oordeel(None, (onbekend(wortel),))
    fouten = keur(wortel, type_, groot=groot)
    if fouten:
        return Oordeel(type_, tuple(fouten))
    try:
        bericht = lezer(type_)(wortel)
    except Geweigerd as geweigerd:
        bevinding = Bevinding(geweigerd.regel, geweigerd.pad, geweigerd.reden)
        return Oordeel(type_, inhoud=(bevinding,))
    return Oordeel(type_, inhoud=tuple(beoordeel(bericht, vandaag)), bericht=bericht)
