"""De tests draaien op de database waarop ze zeggen te draaien."""

from __future__ import annotations

import os

import pytest
from django.db import connections


@pytest.mark.django_db
def test_de_database_is_die_van_de_loper() -> None:
    verwacht = os.environ.get("NABIJ_VERWACHT", "sqlite")

    assert [connections[naam].vendor for naam in connections] == [verwacht, verwacht]


@pytest.mark.rij("M28")
def test_een_verbinding_blijft_open() -> None:
    """Opnieuw aanmelden bij de database kost bij elk verzoek meer dan de vraag zelf."""
    assert [connections[naam].settings_dict["CONN_MAX_AGE"] for naam in connections] == [None] * 2
