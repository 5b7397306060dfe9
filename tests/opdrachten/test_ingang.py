"""De opdracht `nabij`: Nederlandse hulp, een gebruiksregel bij een fout, en wat zij doet."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import OperationalError

from nabij.deuren.opdrachten import ingang
from nabij.kamers.account import overzichten
from nabij.kamers.account.models import Account
from tests.account.maak import account


def nabij(*woorden: str) -> int:
    """Voer uit in dit proces; een SystemExit van argparse is de uitkomst."""
    try:
        return ingang.hoofd(woorden)
    except SystemExit as stop:
        return int(stop.code or 0)


def test_de_hulp_is_nederlands(capsys: pytest.CaptureFixture[str]) -> None:
    assert nabij("--help") == 0

    hulp = capsys.readouterr().out
    assert "gebruik: nabij" in hulp
    for naam in ("account", "migreer", "migrate", "werk", "django"):
        assert naam in hulp
    for engels in ("usage", "options:", "positional", "show this"):
        assert engels not in hulp


@pytest.mark.parametrize(
    "woorden",
    [
        (),
        ("bestaatniet",),
        ("werk", "--bestaatniet"),
        ("account",),
        ("account", "rol", "noor"),
        ("account", "rol", "noor", "koning"),
        ("account", "maak", "noor", "--naam"),
        ("account", "wachtwoord", "noor", "--factor"),
    ],
)
def test_wat_niet_bestaat_geeft_een_gebruiksregel(
    woorden: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert nabij(*woorden) == 2

    uit, fout = capsys.readouterr()
    assert uit == ""
    assert fout.startswith("gebruik: nabij")
    for engels in ("usage", "error", "invalid", "required", "unrecognized", "expected"):
        assert engels not in fout


def test_elke_opdracht_heeft_een_uitleg() -> None:
    """Een module zonder `registreer` of zonder uitleg valt hier op."""
    regel = ingang.opdrachtregel()

    namen = {keuze.dest for keuze in regel._subparsers._group_actions[0]._choices_actions}  # type: ignore[union-attr]
    assert len(namen) >= len(list(ingang.modules()))
    for keuze in regel._subparsers._group_actions[0]._choices_actions:  # type: ignore[union-attr]
        assert keuze.help, keuze.dest


def test_de_hulp_heeft_geen_django_en_geen_datamap_nodig(tmp_path: Any) -> None:
    """Wat geen database nodig heeft, maakt ook geen map en geen sleutels."""
    regel = (
        "import sys\n"
        "from nabij.deuren.opdrachten import ingang\n"
        "try: ingang.hoofd(['--help'])\n"
        "except SystemExit: pass\n"
        "sys.exit('django' in sys.modules)"
    )
    omgeving = {
        **{naam: waarde for naam, waarde in os.environ.items() if "DJANGO" not in naam},
        "NABIJ_DATA": str(tmp_path / "data"),
    }

    assert subprocess.run([sys.executable, "-c", regel], env=omgeving, check=False).returncode == 0
    assert not (tmp_path / "data").exists()


@pytest.mark.django_db
class TestAccount:
    def test_maken_geeft_een_link_en_geen_wachtwoord(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert nabij("account", "maak", "Wim", "--naam", "Wim Peet", "--rol", "beheer") == 0

        assert "http://localhost:8000/wachtwoord-kiezen/" in capsys.readouterr().out
        wim = Account.objects.get(inlognaam="wim")
        assert not wim.has_usable_password()
        assert overzichten.rollen_van(wim) == ["beheer"]

    def test_fg_en_beheer_samen_maakt_niets(self, capsys: pytest.CaptureFixture[str]) -> None:
        woorden = ("account", "maak", "olga", "--naam", "Olga", "--rol", "fg", "--rol", "beheer")

        assert nabij(*woorden) == 1
        assert "nooit samen" in capsys.readouterr().err
        assert not Account.objects.exists()

    def test_een_rol_geven_en_afnemen(self) -> None:
        noor = account()
        assert nabij("account", "rol", "noor", "teamlid") == 0
        assert overzichten.rollen_van(noor) == ["teamlid"]

        assert nabij("account", "rol", "noor", "teamlid", "--af") == 0
        assert overzichten.rollen_van(noor) == []

    def test_een_onbekende_inlognaam(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert nabij("account", "wachtwoord", "niemand") == 1
        assert "kennen we niet" in capsys.readouterr().err

    def test_de_lijst(self, capsys: pytest.CaptureFixture[str]) -> None:
        account("noor", "teamlid")
        account("weg", is_active=False)

        assert nabij("account", "lijst") == 0

        uit = capsys.readouterr().out
        assert "noor\tNoor\tteamlid\n" in uit
        assert "weg\tWeg\tgeen rol, gesloten\n" in uit

    def test_sluiten(self) -> None:
        noor = account()
        assert nabij("account", "sluit", "noor") == 0
        noor.refresh_from_db()
        assert not noor.is_active


@pytest.mark.django_db
def test_migreren_mag_altijd_nog_een_keer(capsys: pytest.CaptureFixture[str]) -> None:
    assert nabij("migrate") == 0
    assert "bij de tijd" in capsys.readouterr().out


@pytest.mark.parametrize("woorden", [("account", "lijst"), ("logboek", "verval")])
def test_een_database_die_niet_meewerkt_geeft_een_zin(
    woorden: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(*_: Any) -> None:
        raise OperationalError("no such table")

    monkeypatch.setattr("nabij.kamers.account.overzichten.accounts", stuk)
    monkeypatch.setattr("nabij.kamers.poort.logboek.zegel.laat_vervallen", stuk)

    assert nabij(*woorden) == 2
    assert "nabij migrate" in capsys.readouterr().err
