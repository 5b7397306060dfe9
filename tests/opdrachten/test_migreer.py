"""Het logboek op PostgreSQL: het product mag lezen en toevoegen, en verder niets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import ProgrammingError, connections

from nabij.deuren.opdrachten.migreer import migreer

pytestmark = pytest.mark.django_db(transaction=True)
PRODUCT = "nabij_proef_product"


@pytest.fixture
def als_product(settings: Any) -> Iterator[Any]:
    """De verbinding met het logboek van een gebruiker zonder rechten; de eigenaar migreert."""
    verbinding = connections["logboek"]
    if verbinding.vendor != "postgresql":
        pytest.skip("alleen PostgreSQL kent gebruikers")
    eigenaar = dict(verbinding.settings_dict)
    settings.LOGBOEK_EIGENAAR = eigenaar
    with verbinding.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {PRODUCT} LOGIN")
    verbinding.close()
    verbinding.settings_dict["USER"] = PRODUCT
    yield verbinding
    verbinding.close()
    verbinding.settings_dict.update(eigenaar)
    with verbinding.cursor() as cursor:
        cursor.execute(f"DROP OWNED BY {PRODUCT}")
        cursor.execute(f"DROP ROLE {PRODUCT}")


def test_wat_vastligt_kan_het_product_niet_veranderen(als_product: Any) -> None:
    assert migreer() == 0

    with als_product.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone()[0] == PRODUCT
        cursor.execute("SELECT count(*) FROM logboek_inzage")
        cursor.execute(
            "INSERT INTO logboek_zegelblok "
            "(nummer, van_id, tot_id, aantal, vorige, zegel, gezegeld_op) "
            "VALUES (1, 1, 1, 1, '', '', now())"
        )
        for verboden in (
            "UPDATE logboek_inzage SET doel = ''",
            "DELETE FROM logboek_zegelblok",
            "TRUNCATE logboek_inzage",
            "DROP TABLE logboek_inzage",
        ):
            with pytest.raises(ProgrammingError):
                cursor.execute(verboden)
