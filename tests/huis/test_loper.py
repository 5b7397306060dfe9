"""De strenge client en de teller zien wat ze moeten zien."""

from __future__ import annotations

import pytest
from django.db import connections, transaction

from tests.loper.statements import Telling
from tests.loper.strenge_client import kijk_na


@pytest.mark.parametrize(
    ("html", "fout"),
    [
        ('<p style="color:red">x</p>', "style"),
        ('<button onclick="x()">x</button>', "onclick"),
        ("<script>alert(1)</script>", "script met inhoud"),
        ('<a href="javascript:x">x</a>', "javascript:"),
        ('<form method="post"><input name="a"></form>', "csrf_token"),
        ("<p>⟦onbekend: zicht.naam⟧</p>", "zicht.naam"),
    ],
)
def test_de_strenge_client_ziet_wat_niet_mag(html: str, fout: str) -> None:
    gevonden = kijk_na(html)

    assert len(gevonden) == 1
    assert fout in gevonden[0]


def test_een_gewone_pagina_is_goed() -> None:
    html = (
        '<script src="/static/a.js"></script><form method="post" class="rustig">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="x"></form>'
        '<form method="get"></form>'
    )

    assert kijk_na(html) == []


@pytest.mark.django_db
def test_de_teller_telt_beide_databases_zonder_transacties() -> None:
    with Telling() as telling:
        for naam in ("default", "logboek"):
            with transaction.atomic(using=naam), connections[naam].cursor() as cursor:
                cursor.execute("SELECT 1")

    assert telling.statements == ["default: SELECT 1", "logboek: SELECT 1"]
