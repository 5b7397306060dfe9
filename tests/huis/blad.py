"""Een pagina zoals een browser haar leest: wat er te volgen en te versturen is."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Formulier:
    """Een formulier zoals een browser het zou versturen, met wat er al ingevuld stond."""

    adres: str
    post: bool
    velden: dict[str, list[str]] = field(default_factory=dict)
    knoppen: list[tuple[str, str]] = field(default_factory=list)
    keuzes: set[str] = field(default_factory=set)
    dagen: set[str] = field(default_factory=set)
    vrij: set[str] = field(default_factory=set)


class Blad(HTMLParser):
    """Wat er op een pagina te doen is: koppelingen en formulieren; en de titel."""

    def __init__(self, html: str, adres: str) -> None:
        super().__init__(convert_charrefs=True)
        self.adres, self.titel = adres, ""
        self.koppelingen: list[str] = []
        self.formulieren: list[Formulier] = []
        self._form: Formulier | None = None
        self._keuze: tuple[str, list[str]] | None = None
        self._tekst: str | None = None
        self._in_titel = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        velden = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "a" and velden.get("href", "").startswith(("/", "?")):
            self.koppelingen.append(self._heel(velden["href"]))
        elif tag == "title":
            self._in_titel = True
        elif tag == "form":
            adres = self._heel(velden.get("action", "")) or self.adres
            self._form = Formulier(adres, velden.get("method", "").lower() == "post")
            self.formulieren.append(self._form)
        elif self._form is not None and velden.get("name"):
            self._veld(tag, velden, self._form)
        elif tag == "option" and self._keuze:
            self._optie(velden)

    def _heel(self, adres: str) -> str:
        zonder = adres.partition("#")[0]
        return self.adres.partition("?")[0] + zonder if zonder.startswith("?") else zonder

    def _veld(self, tag: str, velden: dict[str, str], form: Formulier) -> None:
        naam, soort = velden["name"], velden.get("type", "text")
        if tag == "button":
            form.knoppen.append((naam, velden.get("value", "")))
        elif tag == "select":
            self._keuze = (naam, [])
        elif tag == "textarea":
            self._tekst = naam
            form.vrij.add(naam)
            form.velden.setdefault(naam, [""])
        elif tag == "input" and soort in ("radio", "checkbox"):
            if "checked" in velden:
                form.velden.setdefault(naam, []).append(velden.get("value", "on"))
            form.keuzes.add(f"{naam}={velden.get('value', 'on')}")
        elif tag == "input":
            if soort == "date":
                form.dagen.add(naam)
            elif naam in ("reden", "toelichting", "naam", "met"):
                form.vrij.add(naam)
            form.velden.setdefault(naam, []).append(velden.get("value", ""))

    def _optie(self, velden: dict[str, str]) -> None:
        assert self._keuze is not None
        naam, waarden = self._keuze
        waarden.append(velden.get("value", ""))
        if self._form is not None:
            if "selected" in velden:
                self._form.velden[naam] = [velden.get("value", "")]
            self._form.keuzes.add(f"{naam}={velden.get('value', '')}")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select" and self._keuze and self._form is not None:
            naam, waarden = self._keuze
            self._form.velden.setdefault(naam, waarden[:1])  # zoals een browser: de eerste
            self._keuze = None
        elif tag == "textarea":
            self._tekst = None
        elif tag == "title":
            self._in_titel = False

    def handle_data(self, data: str) -> None:
        if self._in_titel:
            self.titel += data.strip()
        elif self._tekst and self._form is not None:
            self._form.velden[self._tekst] = [self._form.velden[self._tekst][0] + data.strip("\n")]
