"""Een hele gemeente: geijkt, te onderbreken, en met geplante opeenhopingen die te tellen zijn."""

from __future__ import annotations

import json
import math
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from nabij.demo import bouw, ijking, merk, waarheid
from nabij.demo.bouw import Opties
from nabij.demo.gebeurtenissen import VraagGesteld
from nabij.demo.gemeente import Plek
from nabij.demo.namen import (
    MEESTE_HUISHOUDENS,
    MEESTE_STRATEN,
    Bron,
    Register,
    achternaam,
    straatnaam,
)
from nabij.demo.synthese import Synthese
from nabij.demo.verloop import Teamrooster, Verloop, Wereld
from nabij.kamers.bewoners.models import Contact, Huishouden
from nabij.kamers.poort import poort

TOT = date(2026, 6, 1)
STAD = Opties(huishoudens=260, zaad=3, bron=Bron.KANARIE, stad=True)


def wereld(opties: Opties) -> Wereld:
    """De wereld zonder database: alle buurten bij een team."""
    buurten = bouw.buurten_in(bouw.plekken_van(opties))
    codes = tuple(buurt.code for buurt in buurten)
    teams = [Teamrooster("A", ("ans",), codes), Teamrooster("J", ("joop",), codes, jeugd=True)]
    return Wereld(
        huishoudens=opties.huishoudens, zaad=opties.zaad, tot=TOT, buurten=buurten, teams=teams,
        register=Register(opties.bron),
    )  # fmt: skip


def stil(*_: Any) -> None:
    """Geen voortgang op het scherm."""


class TestZonderDatabase:
    def test_elk_huishouden_en_elke_straat_heeft_een_eigen_naam(self) -> None:
        namen = {achternaam(nummer) for nummer in range(0, MEESTE_HUISHOUDENS, 5)}
        assert len(namen) == math.ceil(MEESTE_HUISHOUDENS / 5)
        assert len({achternaam(nummer) for nummer in range(200_000)}) == 200_000
        assert len({straatnaam(nummer) for nummer in range(MEESTE_STRATEN)}) == MEESTE_STRATEN

    def test_een_teken_van_zeven_cijfers_is_terug_te_vinden(self) -> None:
        register = Register(Bron.KANARIE)
        nummer = 1_999_995
        tekst = f"Dag {register.roepnaam(nummer, 'Mira')}, bel {register.telefoon(nummer)}."
        assert register.vind(tekst) == {(nummer, "roep"), (nummer, "telefoon")}

    def test_een_grotere_gemeente_heeft_meer_buurten_en_meer_teams(self) -> None:
        klein = Opties(huishoudens=20_000, stad=True)
        groot = Opties(huishoudens=200_000, stad=True)
        assert len(bouw.buurten_in(bouw.plekken_van(klein))) == 48
        assert len(bouw.buurten_in(bouw.plekken_van(groot))) == 144
        assert (len(klein.bezetting.teams), len(groot.bezetting.teams)) == (4, 27)
        for opties in (klein, groot, Opties(huishoudens=999_999, stad=True)):
            namen = [werker.inlognaam for werker in opties.bezetting.werkers]
            assert len(namen) == len(set(namen))
            assert len(opties.bezetting.teams) == len({t.naam for t in opties.bezetting.teams})

    @pytest.mark.rij("M56")
    def test_de_getrokken_hulp_lijkt_op_wat_landelijk_bekend_is(self) -> None:
        telling: Counter[str] = Counter()
        verloop = Verloop(wereld(replace(STAD, huishoudens=4_000)))
        for rij in islice(verloop, 4_000):
            telling.update(rij.telling)
        mensen = sum(n for naam, n in telling.items() if naam.startswith("mensen "))
        clienten = sum(telling[f"wmo {aantal}"] for aantal in range(1, 7))
        wetten = [telling[f"wetten {aantal}"] for aantal in (1, 2, 3)]
        assert mensen / 4_000 == pytest.approx(2.25, abs=0.08)
        assert 1000 * clienten / mensen == pytest.approx(70, abs=12)
        assert telling["wmo 1"] / clienten == pytest.approx(0.61, abs=0.06)
        assert telling["jeugdwet 1"] / telling["jeugd"] == pytest.approx(0.097, abs=0.02)
        assert sum(wetten[1:]) / sum(wetten) == pytest.approx(0.13, abs=0.035)
        assert telling["traject"] / mensen / 3 * 1000 == pytest.approx(43, abs=6)
        kort = telling["traject korter dan een jaar"] / telling["traject"]
        assert kort == pytest.approx(0.80, abs=0.07)
        weken = [telling[f"wachtdagen {j}"] / 7 / telling[f"begint {j}"] for j in range(3)]
        assert 6 <= weken[0] < weken[2] <= 10

    def test_een_geplante_opeenhoping_heeft_de_verhouding_die_erbij_staat(self) -> None:
        kern = wereld(replace(STAD, huishoudens=6_000))
        buurten = [Plek(b.code, b.naam, "buurt", b.ouder, {}, "gemengd", 900)
                   for b in kern.buurten[:3]]  # fmt: skip
        teams = [Teamrooster("A", ("ans",), tuple(b.code for b in buurten)),
                 Teamrooster("J", ("j",), tuple(b.code for b in buurten), jeugd=True)]  # fmt: skip
        klein = Wereld(huishoudens=6_000, zaad=3, tot=TOT, buurten=buurten, teams=teams,
                       register=Register(Bron.NATUURLIJK))  # fmt: skip
        telling: Counter[str] = Counter()
        vragen = 0
        for rij in Verloop(klein):
            telling.update(rij.telling)
            vragen += sum(isinstance(een, VraagGesteld) for een in rij.gebeurtenissen)
        gewoon = geplant = verwacht = spreiding = 0.0
        for plek, cluster in enumerate(klein.clusters):
            aantal = telling[f"cluster {plek} gewoon"]
            gewoon += aantal
            geplant += telling[f"cluster {plek} geplant"]
            verwacht += aantal * (cluster.verhouding - 1)
            spreiding += aantal * (cluster.verhouding - 1)
        assert gewoon > 100
        assert abs(geplant - verwacht) < 4 * math.sqrt(spreiding)
        assert vragen > 10 * geplant, "een opeenhoping blijft een klein deel van alles"


@pytest.mark.django_db(databases=["default", "logboek"])
class TestOnderbroken:
    @pytest.fixture(autouse=True)
    def _eigen_map(self, settings: Any, tmp_path: Path) -> None:
        settings.DEMO, settings.DATA = True, tmp_path

    def bouw_heel(self) -> Synthese:
        klus = Synthese.begin(STAD, stil)
        assert list(klus.vul())[-1] == len(klus.verloop)
        klus.rond_af()
        return klus

    @pytest.mark.rij("M56")
    def test_verder_waar_het_bleef_geeft_precies_hetzelfde(self) -> None:
        klus = Synthese.begin(STAD, stil)
        next(islice(klus.vul(), 1))
        hulp = waarheid.map_() / "hulp.csv"
        with hulp.open("a") as bestand:
            bestand.write("half geschreven voor het misging")
        staat = merk.lees()
        assert staat is not None
        assert (staat.klaar, staat.gedaan) == (False, bouw.BLOK)

        verder = Synthese.hervat(staat)
        assert list(verder.vul())[-1] == len(verder.verloop)
        verder.rond_af()

        with poort.systeem(taak="test"):
            assert Huishouden.objects.count() == pytest.approx(STAD.huishoudens, abs=3)
        direct: Counter[str] = Counter()
        regels = 0
        for rij in verder.verloop:
            direct.update(rij.telling)
            regels += len(rij.hulp)
        staat = merk.lees()
        assert staat is not None
        assert staat.klaar
        onthouden = Counter(staat.telling)
        del onthouden[waarheid.LENGTE]
        assert +onthouden == +direct
        tekst = hulp.read_text()
        assert "half geschreven" not in tekst
        assert tekst.count("\n") == 1 + regels
        clusters = json.loads((waarheid.map_() / "clusters.json").read_text())
        assert {een["thema"] for een in clusters} > {"toeslagen", "energie"}

    def test_wie_tegelijk_aan_dezelfde_gemeente_bouwt_stopt(self) -> None:
        eerste = Synthese.begin(STAD, stil)
        staat = merk.lees()
        assert staat is not None
        tweede = Synthese.hervat(staat, telling=eerste.telling.copy())
        next(eerste.vul())
        with pytest.raises(merk.AnderBouwt, match="deze stopt"):
            next(tweede.vul())
        with poort.systeem(taak="test"):
            assert Huishouden.objects.count() == bouw.BLOK, "niets staat er dubbel"

    def test_de_ijking_zegt_bij_elke_regel_waar_de_uitkomst_vandaan_komt(self) -> None:
        klus = self.bouw_heel()
        regels = ijking.ijk(klus.verloop.wereld, klus.telling)
        assert len(regels) >= 20
        assert {regel.uit for regel in regels} == {ijking.DATABASE, ijking.GETROKKEN}
        assert all(regel.gepubliceerd and regel.uitkomst for regel in regels)
        per_naam = {regel.wat: regel.uitkomst for regel in regels}
        assert int(per_naam["huishoudens"]) == pytest.approx(STAD.huishoudens, abs=3)

    def test_later_geschreven_staat_later_vast_dan_het_gebeurde(self) -> None:
        self.bouw_heel()
        with poort.systeem(taak="test"):
            verschil = [c.vastgelegd_op - c.op for c in Contact.objects.all()]
        assert min(verschil).total_seconds() == 0
        assert 0 < sum(een.days > 0 for een in verschil) < len(verschil) / 3


def _nabij(data: Path, *woorden: str, grootste: int | None = None) -> list[Any]:
    omgeving = {**os.environ, "NABIJ_DATA": str(data), "NABIJ_DEMO": "1"}
    for naam in ("DATABASE_URL", "LOGBOEK_URL", "DJANGO_SETTINGS_MODULE"):
        omgeving.pop(naam, None)

    def begrens() -> None:
        if grootste is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (grootste, grootste))

    return [
        [str(Path(sys.executable).with_name("nabij")), "synthese", *woorden],
        {"env": omgeving, "text": True, "preexec_fn": begrens},
    ]


def _draai(data: Path, *woorden: str, **meer: Any) -> subprocess.CompletedProcess[str]:
    opdracht, opties = _nabij(data, *woorden, **meer)
    return subprocess.run(opdracht, capture_output=True, check=False, timeout=300, **opties)


def _gedaan(data: Path) -> int:
    try:
        with sqlite3.connect(f"file:{data}/nabij.sqlite3?mode=ro", uri=True) as verbinding:
            return int(verbinding.execute("SELECT gedaan FROM demo_oefengemeente").fetchone()[0])
    except (sqlite3.OperationalError, TypeError):
        return 0


def _wacht(tot: Callable[[], bool], seconden: float = 180) -> None:
    eind = time.monotonic() + seconden
    while not tot():
        assert time.monotonic() < eind, "het duurt te lang"
        time.sleep(0.05)


class TestDeOpdracht:
    """Langs de opdrachtregel, in een eigen map, zoals iemand het doet."""

    def test_een_verkeerd_zaad_of_aantal_is_een_zin(self, tmp_path: Path) -> None:
        for woorden in (["--zaad", "appel"], ["--huishoudens", "0"], ["--huishoudens", "veel"]):
            uitslag = _draai(tmp_path, *woorden)
            assert uitslag.returncode == 2
            assert woorden[1] in uitslag.stderr
            assert "Traceback" not in uitslag.stderr
        assert not (tmp_path / "nabij.sqlite3").exists()

    @pytest.mark.rij("M56")
    def test_ctrl_c_en_dan_verder_en_dan_klaar(self, tmp_path: Path) -> None:
        opdracht, opties = _nabij(tmp_path, "--huishoudens", "600")
        proces = subprocess.Popen(
            opdracht, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **opties
        )
        _wacht(lambda: _gedaan(tmp_path) > 0)
        proces.send_signal(signal.SIGINT)
        _uit, fout = proces.communicate(timeout=120)
        assert proces.returncode == 130
        assert "gaat verder waar het bleef" in fout
        assert "Traceback" not in fout
        bleef = _gedaan(tmp_path)
        assert 0 < bleef < 600

        anders = _draai(tmp_path, "--huishoudens", "601")
        assert anders.returncode == 1
        assert "--opnieuw" in anders.stderr

        verder = _draai(tmp_path)
        assert (verder.returncode, verder.stderr) == (0, "")
        assert f"na {bleef} huishoudens" in verder.stdout
        assert "trajecten per 1.000 per jaar" in verder.stdout

        nog_eens = _draai(tmp_path)
        assert nog_eens.returncode == 0
        assert "staat er al" in nog_eens.stdout

    def test_een_volle_schijf_is_een_zin_en_daarna_gaat_het_verder(self, tmp_path: Path) -> None:
        vol = _draai(tmp_path, "--huishoudens", "700", grootste=9_000_000)
        assert vol.returncode == 1, vol.stderr
        assert "Het bouwen stopte" in vol.stderr
        assert "Traceback" not in vol.stderr
        assert _gedaan(tmp_path) < 700

        verder = _draai(tmp_path)
        assert verder.returncode == 0, verder.stderr
        assert _gedaan(tmp_path) == 700 + round(700 * 0.25)
