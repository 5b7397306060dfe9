"""Wie te zien is, staat in het logboek: een tocht door alles, met in elk antwoord de tekens geteld.

In CI-maat: 2.000 stappen op SQLite en een deel op PostgreSQL. Elke stap kijkt of de mensen in het
antwoord door dat verzoek zijn vastgelegd, voor er iets getoond werd.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

import pytest
from django.db import connection

from nabij.kamers.poort import poort
from tests.huis.tocht import Antwoord, Gemeente, Tocht, bouw_gemeente

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"]), pytest.mark.rij("M51")]

DEEL = {"sqlite": 1_000, "postgresql": 200}
STAPPEN = int(os.environ.get("NABIJ_STAPPEN", DEEL[connection.vendor]))


# Deze velden wijzen een mens aan. De achternaam is van wie er samen woont, en vrije tekst ook.
VAN_EEN_MENS = {"roep", "telefoon"}


def niet_vastgelegd(gemeente: Gemeente, antwoord: Antwoord) -> set[tuple[int, str]]:
    """De tekens in dit antwoord van wie het logboek bij dit verzoek niet noemt."""
    huizen = {gemeente.huis_van.get(persoon) for persoon in antwoord.vastgelegd}
    return {
        (nummer, veld)
        for nummer, veld in antwoord.gezien
        if gemeente.van.get(nummer) not in antwoord.vastgelegd
        and (veld in VAN_EEN_MENS or gemeente.huis.get(nummer) not in huizen)
    }


@pytest.mark.parametrize("zaad", [1, 2])
def test_wie_te_zien_is_staat_in_het_logboek(settings: Any, zaad: int) -> None:
    settings.DEMO = True
    gemeente = bouw_gemeente()
    tocht = Tocht(gemeente, zaad)
    telling: Counter[str] = Counter()
    fouten: list[str] = []

    for _ in range(STAPPEN):
        antwoord = tocht.stap()
        telling[f"{antwoord.manier} {antwoord.status}"] += 1
        telling["met mensen"] += bool(antwoord.gezien)
        telling["mensen"] += len(antwoord.gezien)
        if gemist := niet_vastgelegd(gemeente, antwoord):
            fouten.append(f"{antwoord}: niet vastgelegd {sorted(gemist)}")
        if antwoord.gezien and antwoord.status == 404:
            fouten.append(f"{antwoord}: een mens op een pagina die er niet is")
        if antwoord.status >= 500:
            fouten.append(f"{antwoord}: storing")

    assert not fouten, f"{len(fouten)} fouten\n" + "\n".join(fouten[:20])
    # De tocht zegt alleen iets als er veel te zien was.
    assert telling["met mensen"] > STAPPEN // 5, telling
    assert telling["POST 302"] > STAPPEN // 50, telling


def test_de_tocht_vindt_een_lek(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zonder namen in het logboek moet de tocht meteen iets vinden, anders zegt hij niets."""
    settings.DEMO = True
    monkeypatch.setattr(poort, "_personen", lambda *_: [])
    gemeente = bouw_gemeente(10)
    tocht = Tocht(gemeente, 1)

    assert any(niet_vastgelegd(gemeente, tocht.stap()) for _ in range(150))
