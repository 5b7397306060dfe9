"""Een mens in een verhaal: opent pagina's, volgt koppelingen en drukt op knoppen die er staan.

Formulieren gaan zoals een browser ze verstuurt, met de verborgen velden van de pagina zelf. Wie
op iets drukt wat er niet staat, laat het verhaal falen.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Any, Self

from tests.huis.blad import Blad, Formulier
from tests.loper.strenge_client import StrengeClient

BACKEND = "nabij.kamers.poort.wie.Backend"


@dataclass
class Knop:
    """Een knop met zijn volle tekst (ook wat alleen een schermlezer zegt)."""

    tekst: str
    form: Formulier
    naam: str = ""
    waarde: str = ""


class Bladzijde(Blad):
    """Een pagina met de woorden op haar koppelingen en knoppen."""

    def __init__(self, inhoud: str, adres: str) -> None:
        self.links: list[tuple[str, str]] = []
        self.knoppen: list[Knop] = []
        self._woorden: list[str] | None = None
        self._link = ""
        super().__init__(inhoud, adres)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        velden = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "a":
            self._link, self._woorden = self._heel(velden.get("href", "")), []
        elif tag == "button" and self._form is not None:
            self.knoppen.append(
                Knop("", self._form, velden.get("name", ""), velden.get("value", ""))
            )
            self._woorden = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._woorden is not None:
            self.links.append((" ".join(self._woorden), self._link))
            self._woorden = None
        elif tag == "button" and self._woorden is not None:
            self.knoppen[-1].tekst = " ".join(self._woorden)
            self._woorden = None
        super().handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if self._woorden is not None and data.strip():
            self._woorden.append(data.strip())


@dataclass
class Mens:
    """Iemand achter een scherm. `blad` is de pagina die nu openstaat."""

    account: Any
    client: StrengeClient = field(default_factory=StrengeClient)
    blad: Bladzijde = field(default_factory=lambda: Bladzijde("", "/"))
    status: int = 0
    html: str = ""

    def __post_init__(self) -> None:
        self.meld_aan()

    def meld_aan(self) -> Self:
        if self.account is not None:
            self.client.force_login(self.account, backend=BACKEND)
        return self

    @property
    def tekst(self) -> str:
        """De woorden op de pagina, zonder opmaak."""
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.html)).split())

    @property
    def adres(self) -> str:
        return self.blad.adres

    def ga(self, adres: str) -> Self:
        return self._neem(self.client.get(adres, follow=True), adres)

    def klik(self, woorden: str) -> Self:
        """Volg de eerste koppeling waar deze woorden op staan."""
        for tekst, adres in self.blad.links:
            if woorden in tekst:
                return self.ga(adres.partition("#")[0])
        raise AssertionError(f"geen koppeling {woorden!r} op {self.adres}: {self.blad.links}")

    def optie(self, woorden: str) -> str:
        """De waarde van de keuze in een lijst die zo begint."""
        gevonden = re.search(rf'<option value="([^"]*)"[^>]*>\s*{re.escape(woorden)}', self.html)
        assert gevonden, f"geen keuze {woorden!r} op {self.adres}"
        return gevonden[1]

    def formulier(self, knop: str, **velden: Any) -> tuple[Formulier, dict[str, Any]]:
        """Wat er verstuurd wordt met deze knop, ingevuld met `velden`."""
        passend = [k for k in self.blad.knoppen if knop in k.tekst]
        assert passend, (
            f"geen knop {knop!r} op {self.adres}: {[k.tekst for k in self.blad.knoppen]}"
        )
        gekozen = next((k for k in passend if set(velden) <= _kan(k.form)), passend[0])
        vreemd = set(velden) - _kan(gekozen.form)
        assert not vreemd, f"velden {vreemd} staan niet bij {knop!r}: {_kan(gekozen.form)}"
        alles: dict[str, Any] = {**gekozen.form.velden, **velden}
        if gekozen.naam:
            alles[gekozen.naam] = gekozen.waarde
        return gekozen.form, alles

    def druk(self, knop: str, **velden: Any) -> Self:
        """Vul in en druk op de knop met deze woorden; daarna staat de volgende pagina open."""
        form, alles = self.formulier(knop, **velden)
        assert form.post, f"{knop!r} verstuurt niet"
        return self._neem(self.client.post(form.adres, alles, follow=True), form.adres)

    def verstuur(self, form: Formulier, alles: dict[str, Any]) -> Self:
        """Nog een keer hetzelfde: een dubbelklik, de terugknop, of een oud tabblad."""
        return self._neem(self.client.post(form.adres, alles, follow=True), form.adres)

    def ziet(self, *woorden: str) -> Self:
        for woord in woorden:
            assert woord in self.tekst, f"{woord!r} staat niet op {self.adres}:\n{self.tekst}"
        return self

    def ziet_niet(self, *woorden: str) -> Self:
        for woord in woorden:
            assert woord not in self.tekst, f"{woord!r} staat op {self.adres}"
        return self

    def _neem(self, antwoord: Any, adres: str) -> Self:
        keten = getattr(antwoord, "redirect_chain", [])
        self.status, self.html = antwoord.status_code, antwoord.content.decode()
        self.blad = Bladzijde(self.html, keten[-1][0] if keten else adres)
        return self


def _kan(form: Formulier) -> set[str]:
    """De namen van alle velden waar iets in kan."""
    return set(form.velden) | {keuze.partition("=")[0] for keuze in form.keuzes}
