"""De tabel van de handelingen: een bron, en overal hetzelfde."""

from __future__ import annotations

import pytest

from bench.handelingen import taken
from bench.handelingen.tabel import METINGEN, Uitkomst, in_metingen
from nabij.kamers.afspraken import aanmelding, meegeleverd


def test_elke_taak_wordt_geteld_getoond_en_heeft_een_naam() -> None:
    """Een taak erbij is een functie, een naam, en opnieuw tellen."""
    assert list(taken.TAKEN) == list(Uitkomst.van_het_product().taken)
    assert set(taken.TAKEN) == set(aanmelding.taken())


def test_wat_een_gemeente_bij_een_taak_mag_vragen_bestaat() -> None:
    bekend = {formulier.code for formulier in aanmelding.formulieren()}

    assert {code for taak in aanmelding.taken().values() for code in taak.formulieren} <= bekend


def test_wat_er_staat_is_door_de_opdracht_geschreven() -> None:
    uitkomst = Uitkomst.van_het_product()
    metingen = METINGEN.read_text()

    assert meegeleverd.plek("handelingen").read_text() == uitkomst.als_yaml()
    assert in_metingen(metingen, uitkomst.als_markdown()) == metingen


def test_de_tabel_komt_onder_haar_eigen_kop_en_nergens_anders() -> None:
    leeg = "## Handelingen\n\nUitleg.\n\n## Geheugen\n\n| x |\n\n## Schijf\n"
    met = "## Handelingen\n\nUitleg.\n\n| nieuw |\n\n## Geheugen\n\n| x |\n\n## Schijf\n"

    assert in_metingen(leeg, "| nieuw |\n") == met
    assert in_metingen(met.replace("nieuw", "oud"), "| nieuw |\n") == met


def test_zonder_kop_schrijft_de_opdracht_nergens() -> None:
    with pytest.raises(SystemExit, match="geen kop Handelingen"):
        in_metingen("# Metingen\n\n## Geheugen\n", "| tabel |\n")


def test_de_tabel_op_het_scherm_en_als_json() -> None:
    uitkomst = Uitkomst.van_het_product()
    kosten = uitkomst.taken["contact"]

    [_kop, eerste, *_rest] = uitkomst.als_tekst().splitlines()
    assert eerste.startswith("Een contact vastleggen ")
    assert eerste.split()[-6:] == ["0", "2", "0", "2", "0", "5"]
    assert uitkomst.als_gegevens()["taken"]["contact"]["seconden"] == round(kosten.seconden, 2)
