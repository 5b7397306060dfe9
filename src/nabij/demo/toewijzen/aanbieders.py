"""Wie in de verzonnen gemeente hulp geeft in opdracht, welke hulp dat is, en hoe lang het wacht.

De categorieen staan in de codelijsten (WMO020, JZ020); de codes zijn die van deze gemeente. De
AGB-codes zijn verzonnen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Final

WMO, JEUGDWET = "wmo", "jeugdwet"
NIET_BEGONNEN: Final = 0.07
"""Het deel van wat is toegewezen dat nooit begint; de helft daarvan wordt ingetrokken."""
WEEK, MAAND, TOTAAL, DAG = "2", "4", "6", "1"


@dataclass(frozen=True)
class Product:
    """Een soort hulp. `wie` levert haar; `weken`: hoe lang een toewijzing duurt.

    `hoeveel`: tussen welke aantallen, in `eenheid` per `frequentie`.
    """

    soort: str
    wet: str
    categorie: str
    code: str
    naam: str
    eenheid: str
    tarief: int
    frequentie: str
    hoeveel: tuple[int, int]
    weken: int
    wie: tuple[str, ...]
    waarom: str

    @property
    def wetcode(self) -> str:
        return "wmo" if self.wet == WMO else "jw"


@dataclass(frozen=True)
class Aanbieder:
    """`weken`: gemiddeld wachten drie jaar geleden; `erbij`: hoeveel weken dat nu langer is."""

    naam: str
    agb: str
    weken: float
    erbij: float
    taakgericht: bool = False

    def gemiddeld(self, deel: float) -> float:
        """Hoeveel weken het gemiddeld duurt, op `deel` (0 tot 1) van de drie jaar."""
        return self.weken + self.erbij * deel


AANBIEDERS: Final[Mapping[str, Aanbieder]] = {
    een.naam: een
    for een in (
        Aanbieder("Thuisgoed", "99000011", 5.0, 2.0),
        Aanbieder("De Vlonder", "99000012", 6.5, 3.0),
        Aanbieder("Huis aan Huis Zorg", "99000013", 8.0, 1.0),
        Aanbieder("Zorgboerderij Achter de Vaart", "99000014", 6.0, 2.5),
        Aanbieder("Hulpmiddelen Rondom", "99000015", 5.5, 1.5),
        Aanbieder("Taxi Samenreis", "99000016", 6.0, 1.0, taakgericht=True),
        Aanbieder("Jeugdhulp De Brug", "99000021", 7.5, 3.5),
        Aanbieder("De Kleine Stap", "99000022", 8.0, 3.0),
        Aanbieder("Gezinshuizen Vierwinden", "99000023", 9.0, 3.0),
    )
}
PRODUCTEN: Final[Mapping[str, Product]] = {
    een.soort: een
    for een in (
        Product("hulp in huis", WMO, "01", "01A01", "Hulp bij het huishouden", "04", 3900, WEEK,
                (2, 4), 104, ("Thuisgoed", "Huis aan Huis Zorg"),
                "Het huis schoon en veilig houden lukt niet meer alleen."),
        Product("begeleiding", WMO, "02", "02A03", "Begeleiding", "04", 6200, WEEK,
                (1, 4), 52, ("De Vlonder", "Huis aan Huis Zorg"),
                "Met iemand naast zich komt er overzicht, en blijft wonen mogelijk."),
        Product("hulpmiddel", WMO, "14", "14A01", "Hulpmiddel", "82", 85_000, TOTAAL,
                (1, 1), 260, ("Hulpmiddelen Rondom",),
                "Met dit hulpmiddel lukt het weer om zelf de deur uit te gaan."),
        Product("vervoer", WMO, "08", "08A01", "Vervoer van deur tot deur", "84", 1400, MAAND,
                (6, 20), 104, ("Taxi Samenreis",),
                "De bus is te ver lopen, en thuis zitten is geen leven."),
        Product("dag", WMO, "07", "07A01", "Dagbesteding", "16", 4100, WEEK,
                (2, 6), 52, ("Zorgboerderij Achter de Vaart", "De Vlonder"),
                "Een dag met een doel, en thuis even lucht."),
        Product("ambulant", JEUGDWET, "45", "45A04", "Jeugdhulp thuis", "01", 150, WEEK,
                (60, 240), 39, ("Jeugdhulp De Brug", "De Kleine Stap"),
                "Thuis loopt het vast, en wat er al was is niet genoeg."),
        Product("netwerk", JEUGDWET, "45", "45A48", "Steun voor het gezin", "04", 8800, WEEK,
                (1, 3), 39, ("Jeugdhulp De Brug",),
                "Met hulp voor het hele gezin kan het thuis verder."),
        Product("dag jeugd", JEUGDWET, "41", "41A03", "Dagbehandeling", "16", 9500, WEEK,
                (2, 5), 39, ("De Kleine Stap",),
                "Een paar dagdelen in een kleine groep geven rust en ritme."),
        Product("verblijf", JEUGDWET, "44", "44A12", "Wonen in een gezinshuis", "14", 21_000, DAG,
                (1, 1), 52, ("Gezinshuizen Vierwinden",),
                "Thuis wonen gaat nu niet; dicht bij huis is er plek."),
    )
}  # fmt: skip
PER_SOORT: Final = {"dag": "dag jeugd"}
"""Waar een soort jeugdhulp net zo heet als een soort uit de Wmo."""


def product_van(wet: str, soort: str) -> Product | None:
    """Wat er voor deze hulp toegewezen wordt. None: het team helpt zelf."""
    naam = PER_SOORT.get(soort, soort) if wet == JEUGDWET else soort
    return PRODUCTEN.get(naam)


def helft_begonnen(aanbieder: str, deel: float = 1.0) -> float:
    """De waarheid: na hoeveel weken de helft van wat wordt toegewezen begonnen is.

    Wachten is gamma met vorm 2; wie nooit begint hoort bij het geheel. Door halveren opgelost.
    """
    schaal = AANBIEDERS[aanbieder].gemiddeld(deel) / 2
    laag, hoog = 0.0, 40 * schaal
    for _ in range(60):
        midden = (laag + hoog) / 2
        begonnen = (1 - NIET_BEGONNEN) * (1 - exp(-midden / schaal) * (1 + midden / schaal))
        laag, hoog = (midden, hoog) if begonnen < 0.5 else (laag, midden)
    return hoog
