"""Opmaak die een browser anders leest dan er staat."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.huis.huis import plek, sjablonen

_ALINEA = re.compile(r"<p(?:\s[^>]*)?>((?:(?!</p>).)*)</p>", re.DOTALL)
_BLOK = re.compile(r"{%\s*doeknop|<(?:form|div|ul|ol|section|table)\b")


@pytest.mark.parametrize("sjabloon", [pytest.param(pad, id=plek(pad)) for pad in sjablonen()])
def test_een_alinea_bevat_geen_blok(sjabloon: Path) -> None:
    # De browser sluit <p> bij het eerste blok (HTML 13.2.6.4.7); de rest valt uit de rij.
    fouten = [
        alinea[:90] for alinea in _ALINEA.findall(sjabloon.read_text()) if _BLOK.search(alinea)
    ]

    assert not fouten
