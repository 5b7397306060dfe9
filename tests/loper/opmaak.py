"""Wat onze pagina's niet mogen bevatten: het strenge beleid (CSP) en de formulieren.

Werkt op HTML zoals een browser die krijgt, en op sjablonen waaruit de Django-taal is gehaald.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Formulier:
    """Een formulier dat verstuurt (method=post), met de namen van zijn verborgen velden."""

    regel: int
    velden: set[str] = field(default_factory=set)


class Opmaak(HTMLParser):
    """Leest HTML en verzamelt `fouten` en de `formulieren` met method=post."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.fouten: list[str] = []
        self.formulieren: list[Formulier] = []
        self._open: Formulier | None = None
        self._script = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        waarden = {naam: waarde or "" for naam, waarde in attrs}
        self._controleer(tag, waarden)
        if tag == "form" and waarden.get("method", "").lower() == "post":
            self._open = Formulier(self.getpos()[0])
            self.formulieren.append(self._open)
        elif tag == "input" and self._open is not None:
            self._open.velden.add(waarden.get("name", ""))
        elif tag == "script":
            self._script = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "script":
            self._script = False

    def handle_data(self, data: str) -> None:
        if self._script and data.strip():
            self._fout("script met inhoud; zet het in een bestand")

    def _controleer(self, tag: str, waarden: dict[str, str]) -> None:
        for naam, waarde in waarden.items():
            if naam.startswith("on"):
                self._fout(f"<{tag} {naam}=...>; gebruik een bestand met JavaScript")
            if naam in {"href", "src", "action", "formaction"} and waarde.lower().startswith(
                ("javascript:", "data:")
            ):
                self._fout(f"<{tag} {naam}={waarde[:20]!r}>; dat mag niet van het beleid")
        if "style" in waarden:
            self._fout(f"<{tag} style=...>; gebruik een klasse")
        if tag == "style":
            self._fout("<style>; gebruik het stijlblad")

    def _fout(self, tekst: str) -> None:
        self.fouten.append(f"regel {self.getpos()[0]}: {tekst}")
