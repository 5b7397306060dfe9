"""Het stijlblad: tokens op een plek, genoeg contrast, en geen klasse die niet bestaat."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import nabij.huisstijl
from nabij.huisstijl.iconen import ICONEN

MAP = Path(nabij.huisstijl.__file__).parent
BRON = MAP / "static" / "huisstijl"
CSS = re.sub(r"/\*.*?\*/", "", (BRON / "nabij.css").read_text(), flags=re.DOTALL)
TOKENS, REST = CSS.split("*, *::before", 1)
WAARDEN = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", TOKENS))


def kleur(naam: str) -> str:
    waarde = WAARDEN[naam]
    verwijzing = re.fullmatch(r"var\((--[\w-]+)\)", waarde)
    return kleur(verwijzing[1]) if verwijzing else waarde


def licht(hex_: str) -> float:
    """Relatieve helderheid (WCAG 2.2)."""
    delen = [int(hex_[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(een: str, ander: str) -> float:
    hoog, laag = sorted((licht(kleur(een)), licht(kleur(ander))), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


K = "--nabij-kleur-"


@pytest.mark.parametrize("grond", ["papier", "vlak", "zand", "accent-zacht"])
@pytest.mark.parametrize("tekst", ["inkt", "inkt-zacht", "accent", "dringend", "let-op", "goed"])
def test_tekst_is_te_lezen(tekst: str, grond: str) -> None:
    assert contrast(K + tekst, K + grond) >= 4.5


@pytest.mark.parametrize("toestand", ["dringend", "let-op", "goed", "rustig"])
def test_een_toestand_is_te_lezen_op_haar_eigen_grond(toestand: str) -> None:
    assert contrast(f"{K}{toestand}", f"{K}{toestand}-zacht") >= 4.5


@pytest.mark.parametrize("rand", ["rand", "accent"])
@pytest.mark.parametrize("grond", ["papier", "vlak", "zand"])
def test_een_rand_is_te_zien(rand: str, grond: str) -> None:
    assert contrast(K + rand, K + grond) >= 3


@pytest.mark.parametrize("klasse", range(5))
def test_tekst_op_de_kaart_is_te_lezen(klasse: int) -> None:
    tekst = "vlak" if klasse >= 3 else "inkt"

    assert contrast(K + tekst, f"--nabij-kaart-{klasse}") >= 4.5


def test_elk_token_dat_gebruikt_wordt_bestaat() -> None:
    assert set(re.findall(r"var\((--[\w-]+)", CSS)) <= WAARDEN.keys()


def test_kleuren_staan_alleen_bij_de_tokens() -> None:
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", REST)) <= {"#fff"}


def test_de_ladder_is_weg() -> None:
    assert "nabij-trap" not in CSS


def test_iconen_en_hun_namen_zijn_gelijk() -> None:
    gevonden = re.findall(r'<symbol id="i-([\w-]+)"', (BRON / "iconen.svg").read_text())

    assert sorted(gevonden) == sorted(ICONEN)


def test_niets_komt_van_buiten() -> None:
    for bestand in BRON.iterdir():
        tekst = bestand.read_text().replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|@import|url\(", tekst), bestand.name


def test_elke_klasse_in_een_sjabloon_bestaat() -> None:
    script = (BRON / "nabij.js").read_text()
    bekend = set(re.findall(r"\.([a-zA-Z][\w-]*)", CSS + script))
    gebruikt: dict[str, str] = {}
    for sjabloon in sorted(MAP.parent.rglob("templates/**/*.html")):
        kaal = re.sub(r"{%.*?%}|{{.*?}}", " \0 ", sjabloon.read_text(), flags=re.DOTALL)
        for lijst in re.findall(r'class="([^"]*)"', kaal):
            for klasse in lijst.split():
                if klasse.startswith(("nabij-", "utrecht-")) and not klasse.endswith("-"):
                    gebruikt.setdefault(klasse, sjabloon.name)

    assert not {k: v for k, v in gebruikt.items() if k not in bekend}
