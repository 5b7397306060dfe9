"""Alleen het toetsenbord: Tab, Enter, spatie, pijlen en letters. Geen muis, ook niet stiekem."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from playwright.sync_api import Page

# Hoe iemand met een schermlezer het hoort: de vraag erboven, het label, en de woorden erop.
_HOORT = """() => {
  const e = document.activeElement
  if (!e || e === document.body) return ''
  const groep = e.closest('fieldset')?.querySelector('legend')?.innerText || ''
  const label = [...(e.labels || [])].map(l => l.innerText).join(' ')
  const eigen = e.getAttribute('aria-label') || e.innerText || ''
  return [groep, label, eigen].join(' ').replace(/\\s+/g, ' ').trim()
}"""
# Een rand om het veld of om zijn label, en niets ervoor.
_TE_ZIEN = """() => {
  const e = document.activeElement, v = e.getBoundingClientRect()
  const erbij = [e, e.parentElement, e.nextElementSibling, ...(e.labels || [])].filter(Boolean)
  const lijn = s => s.outlineStyle !== 'none' && s.outlineWidth !== '0px'
  const rand = s => lijn(s) || s.boxShadow !== 'none'
  const boven = document.elementFromPoint(v.x + v.width / 2, v.y + v.height / 2)
  const vrij = !boven || erbij.some(deel => deel.contains(boven) || boven.contains(deel))
  return vrij && v.width > 0 && erbij.some(deel => rand(getComputedStyle(deel)))
}"""
MEEST = 150


@dataclass
class Toetsen:
    """Een scherm zonder muis."""

    scherm: Page

    def open(self, adres: str) -> Self:
        self.scherm.goto(adres)
        return self

    @property
    def hoort(self) -> str:
        return str(self.scherm.evaluate(_HOORT))

    def naar(self, *woorden: str) -> Self:
        """Tab verder tot waar al deze woorden klinken."""
        gehoord = []
        for _keer in range(MEEST):
            self.scherm.keyboard.press("Tab")
            gehoord.append(self.hoort)
            if all(woord in gehoord[-1] for woord in woorden):
                assert self._is_te_zien(), f"{woorden} heeft de aandacht, maar is niet te zien"
                return self
        raise AssertionError(f"{woorden} is er niet met alleen het toetsenbord: {gehoord}")

    def _is_te_zien(self) -> bool:
        """Wie hier is, ziet waar dat is (WCAG 2.4.7 en 2.4.11)."""
        return bool(self.scherm.evaluate(_TE_ZIEN))

    def typ(self, label: str, tekst: str) -> Self:
        self.naar(label)
        self.scherm.keyboard.press("ControlOrMeta+a")
        self.scherm.keyboard.type(tekst)
        return self

    def dag(self, label: str, dag: date) -> Self:
        """Een datum, in de volgorde van deze browser (de taal van het systeem bepaalt die)."""
        for volgorde in ("%d%m%Y", "%m%d%Y"):
            while label in self.hoort:  # een datum heeft meer vakjes; begin bij het eerste
                self.scherm.keyboard.press("Shift+Tab")
            self.naar(label)
            self.scherm.keyboard.type(dag.strftime(volgorde))
            if self.scherm.evaluate("document.activeElement.value") == dag.isoformat():
                return self
        raise AssertionError(f"{label}: geen {dag} in te vullen")

    def kies(self, label: str, keuze: str) -> Self:
        """In een lijst: de letters van de keuze typen, zoals iemand die haar kent."""
        self.naar(label)
        self.scherm.keyboard.type(keuze)
        gekozen = self.scherm.evaluate(
            "() => document.activeElement.selectedOptions[0]?.label || ''"
        )
        assert keuze in str(gekozen), f"{label}: {gekozen!r} in plaats van {keuze!r}"
        return self

    def antwoord(self, vraag: str, keuze: str) -> Self:
        """Een rondje: met Tab naar de vraag, met de pijlen naar het antwoord."""
        self.naar(vraag)
        self.scherm.keyboard.press("Space")
        for _keer in range(12):
            if keuze in self.hoort.removeprefix(vraag):
                return self
            self.scherm.keyboard.press("ArrowDown")
        raise AssertionError(f"{vraag}: geen antwoord {keuze!r}")

    def druk(self, *woorden: str) -> Self:
        """Naar een knop of koppeling, en Enter; daarna is de volgende pagina er."""
        return self.naar(*woorden).enter()

    def enter(self) -> Self:
        with self.scherm.expect_navigation():
            self.scherm.keyboard.press("Enter")
        return self

    def vouw_open(self, *woorden: str) -> Self:
        """Iets dat dicht was; de pagina blijft."""
        self.naar(*woorden)
        self.scherm.keyboard.press("Enter")
        return self

    def ziet(self, *woorden: str) -> Self:
        for woord in woorden:
            self.scherm.get_by_text(woord).first.wait_for()
        return self
