"""De oefenomgeving bouwen: wat er staat blijft staan, en iets echts wordt nooit aangeraakt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nabij.demo import bouw, merk
from nabij.demo.bouw import Opties
from nabij.demo.models import Oefengemeente
from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.bewoners.models import Huishouden
from nabij.kamers.poort import poort
from nabij.kamers.team.models import Wijkteam
from nabij.kamers.wijk.models import Gebied
from tests.mensen import maak_account

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])


@pytest.mark.rij("M56")
def test_een_kleine_gemeente_heeft_alles(settings: Any) -> None:
    settings.DEMO = True
    gezien: list[str] = []
    bouw.bouw(Opties(huishoudens=12), lambda wat, gedaan, totaal: gezien.append(wat))
    assert Gebied.objects.filter(soort="wijk").count() >= 10
    assert Gebied.objects.filter(soort="buurt", vorm__isnull=False).count() >= 40
    assert len(set(Wijkteam.objects.values_list("organisatievorm", flat=True))) >= 3
    assert Account.objects.filter(demo=True).count() > 20
    with poort.systeem(taak="test"):
        assert Huishouden.objects.count() == 12
    assert "Huishoudens en losse vragen" in gezien


@pytest.mark.rij("M67")
def test_leeg_heeft_teams_en_accounts_maar_geen_mensen(settings: Any) -> None:
    settings.DEMO = True
    bouw.bouw(Opties(leeg=True), lambda *_: None)
    assert set(Wijkteam.objects.values_list("soort", flat=True)) >= {"buurtteam", "jeugdteam"}
    with poort.systeem(taak="test"):
        assert not Huishouden.objects.exists()


def test_een_lege_database_mag(settings: Any) -> None:
    assert merk.lees() is None


def test_een_database_met_echte_accounts_wordt_geweigerd() -> None:
    maak_account("noor", "Noor", "beheer")
    with pytest.raises(merk.GeenDemo, match="geen oefenomgeving"):
        merk.lees()


def test_het_merk_onthoudt_waarmee_gebouwd_is_en_of_het_klaar_was() -> None:
    opties = merk.met({"huishoudens": 7, "zaad": 3})
    merk.begin(opties)
    staat = merk.lees()
    assert staat == merk.Staat(opties, klaar=False, dag=klok.vandaag())
    merk.klaar()
    assert Oefengemeente.objects.get().klaar_op is not None
    staat = merk.lees()
    assert staat is not None
    assert merk.met({}, staat.opties) == staat.opties
    assert merk.met({"zaad": 4}, staat.opties) != staat.opties


def _nabij(data: Path, *woorden: str, demo: str = "1") -> subprocess.CompletedProcess[str]:
    omgeving = {**os.environ, "NABIJ_DATA": str(data), "NABIJ_DEMO": demo}
    for naam in ("DATABASE_URL", "LOGBOEK_URL", "DJANGO_SETTINGS_MODULE"):
        omgeving.pop(naam, None)
    return subprocess.run(
        [str(Path(sys.executable).with_name("nabij")), *woorden],
        env=omgeving, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.rij("M56")
def test_bouwen_bewaren_en_opnieuw(tmp_path: Path) -> None:
    eerste = _nabij(tmp_path, "demo", "bouw", "--huishoudens", "4")
    assert (eerste.returncode, eerste.stderr) == (0, "")
    assert "4 huishoudens" in eerste.stdout
    logboeken = {pad.name for pad in tmp_path.iterdir() if "logboek" in pad.name}
    assert logboeken == {"logboek.sqlite3"}
    tweede = _nabij(tmp_path, "demo", "bouw")
    assert tweede.returncode == 0
    assert "uishoudens" not in tweede.stdout
    anders = _nabij(tmp_path, "demo", "bouw", "--zaad", "9")
    assert anders.returncode == 1
    assert "--opnieuw" in anders.stderr
    verkeerd = _nabij(tmp_path, "demo", "bouw", "--gemeente", "GM0479")
    assert verkeerd.returncode == 2


def test_zonder_oefenomgeving_gebeurt_er_niets(tmp_path: Path) -> None:
    uitslag = _nabij(tmp_path, "demo", "bouw", demo="")
    assert uitslag.returncode == 1
    assert "NABIJ_DEMO=1" in uitslag.stderr
    assert not (tmp_path / "nabij.sqlite3").exists()
