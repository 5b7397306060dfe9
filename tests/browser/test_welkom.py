"""De voordeur: voor iedereen te openen, te lezen en te bedienen."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page


def test_de_voordeur_is_er_voor_iedereen(
    pagina: Page, telefoon: Page, toegankelijk: Callable[[Page], None]
) -> None:
    for scherm in (pagina, telefoon):
        scherm.goto("/")

        assert "Nabij" in scherm.title()
        assert scherm.get_by_role("heading", level=1).count() == 1
        toegankelijk(scherm)


def test_op_een_telefoon_schuift_niets_opzij(telefoon: Page) -> None:
    telefoon.goto("/")

    breedte = telefoon.evaluate("document.documentElement.scrollWidth")

    assert breedte <= 390


def test_letters_zijn_echt_te_zien(pagina: Page) -> None:
    """Een Chromium zonder lettertypen tekent lege tekst; dan zegt geen enkele test meer iets."""
    pagina.goto("/")

    breedte = pagina.evaluate(
        "() => { const c = document.createElement('canvas').getContext('2d');"
        " c.font = '20px sans-serif'; return c.measureText('Hallo buur').width }"
    )

    assert breedte > 40
