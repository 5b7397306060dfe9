"""Een duim op een telefoon: alles wat die aanraakt en typt, telt.

De seconden volgen het keystroke-level model van Card, Moran en Newell (1983); de waarden staan
bij `nabij.kamers.afspraken.regels.Kosten`. Een tik is wijzen, aanraken en loslaten (P B B).

Waar een keuze (M) staat, volgens hun regels 0 tot en met 4 voor het plaatsen van M:

* voor elke tik op een koppeling, knop, antwoord of uitklap: die kiest wat er gebeurt (regel 0);
* niet voor de tik die de cursor in een veld zet, en niet in de tekst zelf: dat zijn argumenten;
* niet voor het kiezen in een lijst of kalender die net openging: dat was al besloten (regel 1);
* wel voor de knop na een tekst: die sluit iets af wat telkens anders is (regel 4).

Wat de browser hier niet toont, rekenen we naar de telefoon: een lijst is twee tikken (openen,
kiezen), een datum drie (openen, dag, klaar). Een veld aantikken telt altijd, ook als de cursor er
al staat, want het toetsenbord van een telefoon komt pas na een tik. Van tikken naar typen en terug
is telkens een wissel (H). Scrollen kent het model niet en wachten op de server (R) doet de mens
niet: geen van beide telt mee.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Self

from playwright.sync_api import Locator, Page, Request

TELEFOON = {"width": 390, "height": 844}
# De namen van de velden die niet leeg mogen, in het formulier van deze knop. Bij een rondje
# draagt de groep het merk, en de eerste keuze de naam.
_VERPLICHT = """knop => !knop.form ? [] :
  [...knop.form.querySelectorAll('[required], [aria-required="true"]')]
    .map(veld => veld.name || veld.querySelector('input').name)"""


class Duim:
    """Staat op een pagina; `telling` telt in de woorden van `Kosten`."""

    def __init__(self, scherm: Page, telling: Counter[str]) -> None:
        self.scherm = scherm
        self.telling = telling
        self._typt = False
        self._getypt: set[str] = set()
        scherm.on("domcontentloaded", self._pagina)
        scherm.on("request", self._verzoek)

    def _pagina(self, _scherm: Page) -> None:
        self.telling["paginas"] += 1

    def _verzoek(self, verzoek: Request) -> None:
        # Alleen wat op een tik volgt; een concept of voorstel bewaart en komt vanzelf.
        self.telling["delen"] += "hx-boosted" in verzoek.headers

    def volg(self, naam: str) -> Self:
        """Een koppeling naar een andere pagina."""
        self._kies()
        with self.scherm.expect_navigation():
            self._tik(self._koppeling(naam))
        return self

    def ververs(self, naam: str) -> Self:
        """Een koppeling die alleen een deel van de pagina vervangt."""
        self._kies()
        with self.scherm.expect_response(lambda antwoord: "hx-boosted" in antwoord.request.headers):
            self._tik(self._koppeling(naam))
        return self

    def druk(self, naam: str, bij: str = "") -> Self:
        """Een knop die het formulier verstuurt; met `bij` die in de rij met die woorden.

        Wat getypt moest worden, telt als verplicht veld, ook als pas de server het eist: een taak
        typt alleen wat nodig is.
        """
        waar = self.scherm.get_by_role("listitem").filter(has_text=bij) if bij else self.scherm
        knop = waar.get_by_role("button", name=_begint_met(naam)).first
        self.telling["velden"] += len({*knop.evaluate(_VERPLICHT), *self._getypt})
        self._getypt.clear()
        self._kies()
        with self.scherm.expect_navigation():
            self._tik(knop)
        return self

    def vul(self, label: str, tekst: str) -> Self:
        """Een veld aantikken en typen, achter wat er al staat."""
        veld = self.scherm.get_by_label(label).first
        self._tik(veld)
        veld.press("ControlOrMeta+End")
        self.scherm.keyboard.type(tekst)
        self._getypt.add(veld.get_attribute("name") or "")
        self._typt = True
        self.telling["wissels"] += 1
        self.telling["toetsen"] += len(tekst)
        return self

    def kies(self, label: str, keuze: str) -> Self:
        """Een lijst openen en er een aantikken."""
        self._kies()
        self._raak(2)
        lijst = self.scherm.get_by_label(label)
        optie = lijst.locator("option").filter(has_text=_begint_met(keuze)).first
        lijst.select_option(value=optie.get_attribute("value"))
        return self

    def dag(self, label: str, dag: date) -> Self:
        """De kalender openen, de dag aantikken, klaar."""
        self._kies()
        self._raak(3)
        self.scherm.get_by_label(label).fill(dag.isoformat())
        return self

    def tijd(self, label: str, hoe_laat: str) -> Self:
        """De klok openen, uur en minuut aantikken, klaar."""
        self._kies()
        self._raak(3)
        self.scherm.get_by_label(label, exact=True).fill(hoe_laat)
        return self

    def antwoord(self, vraag: str, keuze: str) -> Self:
        """Een rondje bij een vraag."""
        self._kies()
        vak = self.scherm.locator("fieldset").filter(has=self.scherm.get_by_text(vraag))
        self._tik(vak.locator("label").get_by_text(keuze, exact=True))
        return self

    def wacht(self, milliseconden: int) -> Self:
        """Even niets doen; dat kost geen handeling."""
        self.scherm.wait_for_timeout(milliseconden)
        return self

    def ziet(self, *woorden: str) -> Self:
        """Kijken kost niets; staat het er niet, dan is de taak niet gelukt."""
        for woord in woorden:
            self.scherm.get_by_text(woord).first.wait_for()
        return self

    def _koppeling(self, naam: str) -> Locator:
        return self.scherm.get_by_role("link", name=_begint_met(naam)).first

    def _kies(self) -> None:
        self.telling["keuzes"] += 1

    def _tik(self, plek: Locator) -> None:
        self._raak(1)
        plek.click()

    def _raak(self, keren: int) -> None:
        self.telling["tikken"] += keren
        self.telling["wissels"] += self._typt
        self._typt = False


def _begint_met(woorden: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(woorden)}")
