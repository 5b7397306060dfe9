"""Namen voor verzonnen mensen, met een register van wie welke waarde heeft.

Twee soorten. `natuurlijk` (voor de oefenomgeving): verzonnen Nederlandse waarden die in de
gemeente maar een keer voorkomen. `kanarie` (voor tests): dezelfde mensen, maar elke waarde draagt
een leesbaar teken. In beide gevallen zegt `vind(tekst)` wiens gegevens in een tekst staan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product

ROEPNAMEN_VROUW = (
    "Mira Jolien Samira Anneke Fenna Lotte Yara Noor Wendela Tessa Hilde Roos Emine Ilse Marijke "
    "Sanne Aaltje Bea Corrie Dewi Elif Floor Gerda Hanna Imke Joke Karima Lieke Maud Nelleke "
    "Oda Petra Rachida Saar Trijn Ursula Vera Willemijn Xandra Yvonne Zeynep Amber Britt Carlijn"
).split()
ROEPNAMEN_MAN = (
    "Teun Cor Dennis Karel Youssef Ravi Ilyas Bram Daan Evert Ferdi Gijs Hassan Ivo Jelle Koen "
    "Lars Mehmet Niels Olaf Pim Quinten Ruud Sjoerd Tom Udo Victor Wout Xander Yassin Zeno Arend "
    "Berend Casper Douwe Emre Frits Govert Henk Ibrahim Jurre Kees Luuk Marten Nordin Okke Pepijn"
).split()
_EERSTE = (
    "Moer Berken Tamar Vlier Hazel Slee Zilver Linde Elzen Kastan Meidoorn Wilgen Esdoorn Beuken "
    "Iepen Laurier Jasmijn Lavendel Rozen Bramen Kamper Klaver Distel Varen Riet Biezen Heide "
    "Brem Gagel Hulst Maret Populier Ratel Sering Taxus Veld Water Zomer Herfst Avond Morgen "
    "Kwik Leeuwe Merel Spreeuw Zwaluw Reiger Kievit Wulpen Grutto Eksters Vinken"
).split()
_TWEEDE = (
    "bei zwam weide hof broek donk veen horst kamp laar beek dal berg zicht brink akker gaard "
    "stege poort meer wijk oord loo made voort hout rode ekker stee haag rust werf pad kreek duin "
    "wal burg grond bosch heuvel"
).split()
_STRAATEINDEN = "straat laan hof pad kade plein steeg weg singel".split()
# Voor en achter een naam van twee delen, zodat er een miljoen verschillende zijn.
_ERVOOR = (
    "Over Neder Oud Nieuw Groot Klein Hoog Laag Noord Zuid Oost West Achter Voor Boven Onder "
    "Midden Lang Breed Diep"
).split()
_ERACHTER = (
    "stra sma inga man ers aar ing sen mans erink ema nga tema huis boer meester knecht zoon "
    "kamer maker zaad gast vliet"
).split()


class Bron(StrEnum):
    NATUURLIJK = "natuurlijk"
    KANARIE = "kanarie"


ACHTERNAMEN = tuple(f"{een}{twee}" for een, twee in product(_EERSTE, _TWEEDE))
MEESTE_HUISHOUDENS = len(ACHTERNAMEN) * (1 + len(_ERVOOR)) * (1 + len(_ERACHTER))
MEESTE_STRATEN = len(_EERSTE) * len(_STRAATEINDEN) * (1 + len(_TWEEDE))
_TEKEN = re.compile(r"\bKn(\d{6,7})([a-z]+)\b|\b06\s?9(\d{7})\b", re.IGNORECASE)
_WOORD = re.compile(r"[A-Za-z]+")


@dataclass
class Register:
    """Geeft waarden uit en onthoudt van wie ze zijn.

    Een persoon is een volgnummer vanaf 0, hoogstens zeven cijfers lang.
    """

    bron: Bron
    _achternaam: dict[str, int] = field(default_factory=dict)

    def achternaam(self, persoon: int, huishouden: int) -> str:
        """Een naam per huishouden die verder niemand draagt; `persoon` is de naamdrager."""
        if self.bron is Bron.KANARIE:
            return f"Kn{persoon:06d}naam"
        naam = achternaam(huishouden)
        self._achternaam[naam] = persoon
        return naam

    def roepnaam(self, persoon: int, gewoon: str) -> str:
        return f"Kn{persoon:06d}roep" if self.bron is Bron.KANARIE else gewoon

    def telefoon(self, persoon: int) -> str:
        """Een nummer uit een reeks die niet wordt uitgegeven (06 9xxxxxxx)."""
        return f"06 9{persoon:07d}"

    def woord(self, persoon: int, veld: str, gewoon: str) -> str:
        """Vrije tekst over een persoon; bij kanarie met het teken van die persoon erin."""
        return f"{gewoon} Kn{persoon:06d}{veld}" if self.bron is Bron.KANARIE else gewoon

    def vind(self, tekst: str) -> set[tuple[int, str]]:
        """Van wie er gegevens in `tekst` staan: paren (persoon, veld)."""
        gevonden: set[tuple[int, str]] = set()
        for nummer, veld, mobiel in _TEKEN.findall(tekst):
            gevonden.add((int(mobiel), "telefoon") if mobiel else (int(nummer), veld.lower()))
        if self.bron is Bron.NATUURLIJK:
            for woord in set(_WOORD.findall(tekst)):
                if woord in self._achternaam:
                    gevonden.add((self._achternaam[woord], "naam"))
        return gevonden


def achternaam(huishouden: int) -> str:
    """De naam die bij dit nummer hoort, en bij geen ander onder `MEESTE_HUISHOUDENS`."""
    ronde, plek = divmod(huishouden, len(ACHTERNAMEN))
    # Een veelvoud zonder gedeelde delers: opeenvolgende huishoudens heten heel verschillend.
    gewoon = ACHTERNAMEN[plek * 797 % len(ACHTERNAMEN)]
    voor, achter = divmod(ronde, 1 + len(_ERACHTER))
    naam = gewoon + (_ERACHTER[achter - 1] if achter else "")
    return _ERVOOR[voor - 1] + naam.lower() if voor else naam


def straatnaam(nummer: int) -> str:
    """Een verzonnen straat; elk nummer een andere, onder `MEESTE_STRATEN`."""
    ronde, eerste = divmod(nummer, len(_EERSTE))
    midden, einde = divmod(ronde, len(_STRAATEINDEN))
    tussen = _TWEEDE[midden - 1] if midden else ""
    return _EERSTE[eerste] + tussen + _STRAATEINDEN[einde]
