"""Het register in docs volgt uit de modellen, en elke bewaarregel bestaat."""

from __future__ import annotations

from pathlib import Path

from django.db import connection

from nabij.deuren.opdrachten.privacy import VAN_ANDEREN, register
from nabij.kamers.afspraken import meegeleverd
from nabij.opslag.privacy import verklaringen

REGISTER = Path(__file__).parents[2] / "docs" / "privacy" / "register.md"


def test_het_register_in_docs_is_bij() -> None:
    assert REGISTER.read_text().strip() == "\n".join(register()).strip(), (
        "schrijf het opnieuw met: nabij privacy register > docs/privacy/register.md"
    )


def test_elke_verklaring_noemt_een_bewaarregel_die_bestaat() -> None:
    bestaand = {rij["id"] for rij in meegeleverd.lees("bewaarregels")["bewaarregels"]}
    genoemd = {v.bewaarregel for v in verklaringen()} | {rij[3] for rij in VAN_ANDEREN}
    assert genoemd <= bestaand


def test_de_poort_is_in_een_keer_te_lezen() -> None:
    """ADR 0003: de wachter, de rechten en het openen samen onder de 700 regels."""
    poort = Path(__file__).parents[2] / "src/nabij/kamers/poort"
    regels = sum(
        len((poort / naam).read_text().splitlines())
        for naam in ("wachter.py", "rechten.py", "poort.py")
    )
    assert regels < 700


def test_tabellen_van_anderen_bestaan(db: None) -> None:
    tabellen = set(connection.introspection.table_names())
    assert {rij[0] for rij in VAN_ANDEREN} <= tabellen
