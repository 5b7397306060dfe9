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
from nabij.deuren.opdrachten.ingang import opdrachtregel
from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.bewoners.models import Huishouden
from nabij.kamers.poort import poort
from nabij.kamers.team.models import Wijkteam
from nabij.kamers.wijk import overzichten
from nabij.kamers.wijk.models import Gebied
from tests.koppelingen.cbs_maak import csv_tekst, json_tekst, schrijf, vierkant
from tests.mensen import maak_account
from tests.verhalen.mens import Mens

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


@pytest.mark.rij("M40", "M36", "M14")
def test_op_mijn_dag_van_de_oefenaccounts_staat_de_voordeur(settings: Any) -> None:
    settings.DEMO = True
    bouw.bouw(Opties(huishoudens=60), lambda *_: None)
    joke = Mens(Account.objects.get(inlognaam="teamlid")).ga("/mijn-dag/")
    joke.ziet("De gordijnen zijn al twee dagen dicht", "Twee maanden huur niet betaald")
    joke.ziet("Onderzoek afronden", "Je wacht op antwoord van Sanne Brouwers", "eiligheid")
    joke.ziet_niet("Er brandt dag en nacht licht")
    sanne = Mens(Account.objects.get(inlognaam="teamleider")).ga("/mijn-dag/")
    sanne.ziet("Joke Terpstra vraagt of iets mag")
    joke.ga("/partners/").ziet("Praktijk aan de Kade", "De Windroos", "Woonstichting De Kade")
    # En een ander team ziet er niets van
    femke = Mens(Account.objects.get(inlognaam="anderteam")).ga("/mijn-dag/")
    femke.ziet_niet("gordijnen", "Onderzoek afronden")
    femke.ga("/partners/").ziet("Nog geen partners")


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


# De kaart van een echte gemeente


@pytest.fixture
def eigen(tmp_path: Path) -> dict[str, str]:
    """Een map met twee wijken, een bestand dat er niets mee te maken heeft, en postcodes."""
    map_ = tmp_path / "cbs"
    map_.mkdir()
    wijken = [
        {"code": "WK047911", "naam": "Zuid", "population": 900, "grens": vierkant(4.80)},
        {"code": "WK047912", "naam": "Poelenburg", "population": 100, "grens": vierkant(4.81)},
    ]
    schrijf(map_, "w2022.json", json_tekst(wijken))
    schrijf(map_, "taken.csv", "wie;wat\nik;alles\n")
    reeks = {"postcode": "1507AB", "huisnummer_van": 1, "huisnummer_tot": 9, "gebied": "WK047911"}
    postcodes = schrijf(tmp_path, "postcodes.csv", csv_tekst([reeks]))
    return {"gemeente": "GM0479", "cbs": str(map_), "postcodes": str(postcodes)}


def opdracht(*woorden: str) -> int:
    keuze = opdrachtregel().parse_args(["demo", "bouw", *woorden])
    return int(keuze.func(keuze))


@pytest.mark.rij("M56")
def test_een_echte_gemeente_met_postcodes(settings: Any, eigen: dict[str, str]) -> None:
    settings.DEMO = True
    gezien: list[tuple[str, int]] = []
    bouw.bouw(
        Opties(huishoudens=4, **eigen), lambda wat, _gedaan, totaal: gezien.append((wat, totaal))
    )

    buurt = overzichten.buurt_bij_postcode("1507AB", 4)
    assert buurt is not None
    assert buurt.naam == "Zuid"
    (zin,) = [wat for wat, totaal in gezien if not totaal]
    assert zin.startswith("Niet gebruikt: taken.csv")


def test_postcodes_die_niet_kloppen_houden_het_bouwen_tegen(
    settings: Any, eigen: dict[str, str]
) -> None:
    settings.DEMO = True
    with Path(eigen["postcodes"]).open("a") as bestand:
        bestand.write("1507AB;5;6;WK047999\n")

    with pytest.raises(bouw.GemeenteOnbruikbaar, match="regel 3, kolom gebied: WK047999 is niet"):
        bouw.bouw(Opties(huishoudens=4, **eigen), lambda *_: None)


def test_een_gebied_dat_anders_ging_heten_vraagt_om_een_ja(
    settings: Any, eigen: dict[str, str]
) -> None:
    settings.DEMO = True
    nieuw = [{"code": "WK047912", "naam": "Peldersveld", "population": 110}]
    schrijf(Path(eigen["cbs"]), "w2023.csv", csv_tekst(nieuw))

    with pytest.raises(bouw.GemeenteOnbruikbaar, match="--hernoemd WK047912"):
        bouw.bouw(Opties(leeg=True, **eigen), lambda *_: None)
    bouw.bouw(Opties(leeg=True, hernoemd=("WK047912",), **eigen), lambda *_: None)
    assert Gebied.objects.get(code="WK047912").naam == "Peldersveld"


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (["--cbs", "."], "--gemeente en --cbs horen bij elkaar"),
        (["--postcodes", "x.csv"], "horen bij --gemeente en --cbs"),
        (["--hernoemd", "WK047912"], "horen bij --gemeente en --cbs"),
        (["--gemeente", "GM0479", "--cbs", "nergens"], "nergens is geen map"),
        (["--gemeente", "GM0479", "--cbs", ".", "--postcodes", "weg"], "weg is geen bestand"),
    ],
)
def test_opties_die_niet_passen_geven_een_zin(
    settings: Any, capsys: Any, woorden: list[str], zin: str
) -> None:
    settings.DEMO = True

    assert opdracht(*woorden) == 2
    assert zin in capsys.readouterr().err
    assert merk.lees() is None


@pytest.mark.rij("M56")
def test_zonder_grenzen_staat_er_een_zin_en_toch_een_demo(
    tmp_path: Path, eigen: dict[str, str]
) -> None:
    kaal = json_tekst([{"code": "WK047911", "naam": "Zuid", "population": 900}])
    schrijf(Path(eigen["cbs"]), "w2022.json", kaal)
    keuze = ["--gemeente", eigen["gemeente"], "--cbs", eigen["cbs"]]
    keuze += ["--postcodes", eigen["postcodes"], "--huishoudens", "3"]
    uitslag = _nabij(tmp_path / "data", "demo", "bouw", *keuze)

    assert (uitslag.returncode, uitslag.stderr) == (0, "")
    assert "Zonder grens: 1 wijk of buurt." in uitslag.stdout
    getoond = _nabij(tmp_path / "data", "wijk", "toon", "WK047911")
    assert "Zuid (WK047911), wijk in GM0479" in getoond.stdout
