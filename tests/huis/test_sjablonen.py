"""Sjablonen: niets wat het strenge beleid verbiedt, veilige formulieren, alle tekst vertaalbaar."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.huis.huis import plek, sjablonen
from tests.loper.opmaak import Opmaak

_OPMERKING = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}", re.DOTALL)
_BLOK = re.compile(
    r"{%\s*block(?:translate|trans)\b.*?{%\s*endblock(?:translate|trans)\s*%}", re.DOTALL
)
_DJANGO = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_POST = re.compile(r"<form\b[^>]*method=[\"']?post.*?</form>", re.DOTALL | re.IGNORECASE)
_WOORD = re.compile(r"[^\W\d_]{2,}")
# Attributen die iemand ziet of hoort.
_LEESBAAR = {"title", "alt", "aria-label", "placeholder", "label", "summary"}
# Wat iemand letterlijk overneemt, is in elke taal hetzelfde.
_CODE = {"code", "kbd", "samp"}
# Namen die in elke taal hetzelfde zijn.
_NAMEN = {"Nabij"}
# Een blok met alleen een klassenaam.
_KLASSE = re.compile(r"{%\s*block \w*klasse\s*%}[^<]*?{%\s*endblock\s*%}")
# Wat dubbel versturen niet erger maakt: aanmelden (door allauth) en afmelden.
_ZONDER_SLEUTEL = re.compile(r"templates/(account|mfa|allauth|socialaccount)/")
_AFMELDEN = re.compile(r"action=\"{{ afmeld_url }}\"")
# Stuurt een eerder formulier opnieuw, met de verborgen velden die daarin al stonden.
_OPNIEUW = re.compile(r"action=\"{{ opnieuw_naar }}\"")

ALLE = [pytest.param(pad, id=plek(pad)) for pad in sjablonen()]


@pytest.mark.parametrize("sjabloon", ALLE)
def test_geen_opmaak_of_script_in_de_pagina(sjabloon: Path) -> None:
    assert not Opmaak(_kaal(sjabloon)).fouten


@pytest.mark.parametrize("sjabloon", ALLE)
def test_elk_formulier_dat_verstuurt_is_veilig(sjabloon: Path) -> None:
    fouten = [
        f"{formulier[:80]!r} mist {{% {naam} %}}"
        for formulier in _POST.findall(_zonder_opmerkingen(sjabloon.read_text()))
        for naam in _nodig(sjabloon, formulier)
        if not re.search(rf"{{%\s*{naam}\s*%}}", formulier)
    ]

    assert not fouten, "\n".join(fouten)


@pytest.mark.parametrize("sjabloon", ALLE)
def test_alle_tekst_is_vertaalbaar(sjabloon: Path) -> None:
    fouten = _Leesbaar(_kaal(sjabloon)).gevonden

    assert not fouten, "\n".join(fouten)


@pytest.mark.parametrize("sjabloon", ALLE)
def test_een_opmerking_past_op_een_regel(sjabloon: Path) -> None:
    # Django kent {# #} alleen binnen een regel; een langere komt gewoon op het scherm.
    regels = re.sub(r"{#.*?#}", "", sjabloon.read_text()).splitlines()

    assert not [regel for regel in regels if "{#" in regel or "#}" in regel]


def _nodig(sjabloon: Path, formulier: str) -> list[str]:
    if _OPNIEUW.search(formulier):
        return []
    if _ZONDER_SLEUTEL.search(plek(sjabloon)) or _AFMELDEN.search(formulier):
        return ["csrf_token"]
    return ["csrf_token", "sleutel"]


def _zonder_opmerkingen(tekst: str) -> str:
    return _OPMERKING.sub(_regels, tekst)


def _kaal(sjabloon: Path) -> str:
    """Het sjabloon zonder de taal van Django, met dezelfde regelnummers."""
    tekst = _BLOK.sub(_regels, _zonder_opmerkingen(sjabloon.read_text()))
    return _DJANGO.sub(_regels, _KLASSE.sub(_regels, tekst))


def _regels(gevonden: re.Match[str]) -> str:
    return "\n" * gevonden.group().count("\n")


class _Leesbaar(HTMLParser):
    """Verzamelt tekst die iemand ziet of hoort."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.gevonden: list[str] = []
        self._in_code = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for naam, waarde in attrs:
            if naam in _LEESBAAR:
                self._kijk(waarde or "")

        if tag in _CODE:
            self._in_code += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _CODE:
            self._in_code -= 1

    def handle_data(self, data: str) -> None:
        if not self._in_code:
            self._kijk(data)

    def _kijk(self, tekst: str) -> None:
        if set(_WOORD.findall(tekst)) - _NAMEN:
            self.gevonden.append(f"regel {self.getpos()[0]}: {tekst.strip()[:60]!r}")


@pytest.mark.parametrize("sjabloon", ALLE)
def test_een_toelichting_is_geen_tekst_op_de_pagina(sjabloon: Path) -> None:
    """`{# #}` past op een regel; over meer regels komt het gewoon op de pagina."""
    for regel in sjabloon.read_text().splitlines():
        assert regel.count("{#") == regel.count("#}"), regel
