"""`nabij patronen`: van twee bestanden naar gesprekspunten, en in woorden wat er niet kan."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nabij.deuren.opdrachten import ingang
from nabij.fundament import klok

pytestmark = pytest.mark.rij("M30")

GEBIEDEN = "gebied,x,y,bevolking\nA,0,0,100\nB,1,0,100\nC,5,0,200\n"
# Twintig vragen in vier weken; in de laatste zes, waarvan vijf in A.
VRAGEN = "gebied,periode,thema,aantal\n" + "".join(
    f"{gebied},{week},geld,{aantal}\n"
    for week, rij in ((1, (1, 1, 2)), (2, (1, 2, 2)), (3, (1, 2, 2)), (4, (5, 0, 1)))
    for gebied, aantal in zip("ABC", rij, strict=True)
)
DAGEN = {1: "2026-01-01", 2: "2026-01-05", 3: "2026-01-18", 4: "2026-01-20"}

Patronen = Callable[..., tuple[int, str, str]]


@pytest.fixture
def patronen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Patronen:
    monkeypatch.setattr(klok, "vandaag", lambda: date(2026, 1, 30))

    def voer_uit(
        vragen: str | bytes = VRAGEN, gebieden: str = GEBIEDEN, *woorden: str
    ) -> tuple[int, str, str]:
        v, g = tmp_path / "v.csv", tmp_path / "g.csv"
        v.write_bytes(vragen if isinstance(vragen, bytes) else vragen.encode())
        g.write_text(gebieden)
        uitkomst = ingang.hoofd(
            ["patronen", "--vragen", str(v), "--gebieden", str(g), "--replicaties", "19", *woorden]
        )
        uit, fout = capsys.readouterr()
        return uitkomst, uit, fout

    return voer_uit


def als_json(patronen: Patronen, *woorden: Any) -> list[dict[str, Any]]:
    uitkomst, uit, _fout = patronen(*woorden, "--json")
    assert uitkomst == 0
    gelezen: list[dict[str, Any]] = json.loads(uit)
    return gelezen


def in_dagen(vragen: str = VRAGEN) -> str:
    for week, dag in DAGEN.items():
        vragen = vragen.replace(f",{week},geld", f",{dag},geld")
    return vragen


def test_met_json_staat_er_alleen_json(patronen: Patronen) -> None:
    eerste = als_json(patronen, VRAGEN, GEBIEDEN)[0]

    assert list(eerste) == (
        "thema gebieden van tot waargenomen verwacht llr p q herhalingstermijn_dagen".split()
    )
    assert (eerste["gebieden"], eerste["van"], eerste["tot"]) == (["A"], 4, 4)
    assert (eerste["waargenomen"], eerste["verwacht"]) == (5, pytest.approx(2.4))
    assert eerste["llr"] == pytest.approx(1.27212, abs=1e-5)
    assert eerste["herhalingstermijn_dagen"] == pytest.approx(7 / eerste["p"])


def test_voor_een_mens_een_tabel(patronen: Patronen) -> None:
    uitkomst, uit, _fout = patronen()

    kop, eerste, *_rest = uit.splitlines()
    assert uitkomst == 0
    assert kop.split()[:4] == ["thema", "gebieden", "van", "tot"]
    assert eerste.split()[:7] == ["geld", "A", "4", "4", "5", "2.4", "1.272"]


def test_dagen_vallen_in_weken_van_maandag_tot_en_met_zondag(patronen: Patronen) -> None:
    eerste = als_json(patronen, in_dagen(), GEBIEDEN)[0]

    # 1 januari 2026 is een donderdag: de week van 29 december.
    assert (eerste["van"], eerste["tot"]) == ("2026-01-19", "2026-01-25")
    assert eerste["llr"] == pytest.approx(1.27212, abs=1e-5)


def test_tot_kijkt_naar_een_week_eerder(patronen: Patronen) -> None:
    uitkomst, uit, fout = patronen(VRAGEN, GEBIEDEN, "--tot", "3", "--json")

    assert uitkomst == 0
    assert {rij["tot"] for rij in json.loads(uit)} == {3}
    assert "6 vragen van na 3 tellen niet mee" in fout


def test_tot_midden_in_een_week(patronen: Patronen) -> None:
    uitkomst, uit, fout = patronen(in_dagen(), GEBIEDEN, "--tot", "2026-01-21", "--json")

    assert uitkomst == 0
    assert json.loads(uit)[0]["tot"] == "2026-01-21"
    assert "nog niet voorbij" in fout


def test_puntkomma_s_en_decimale_komma_s(patronen: Patronen) -> None:
    gebieden = "gebied;x;y;bevolking\nA;0,5;0;100\nB;1,25;0;100\nC;5;0;200\n"

    assert als_json(patronen, VRAGEN.replace(",", ";"), gebieden)[0]["gebieden"] == ["A"]


def test_een_vraag_alleen_wordt_gezegd(patronen: Patronen) -> None:
    uitkomst, uit, fout = patronen(VRAGEN + "A,4,wonen,1\n", GEBIEDEN, "--json")

    assert uitkomst == 0
    assert {rij["thema"] for rij in json.loads(uit)} == {"geld"}
    assert "Thema wonen: 1 vraag of huishouden" in fout


def test_zonder_bevolking_kan_permutatie_wel_en_poisson_niet(patronen: Patronen) -> None:
    kaal = "gebied,x,y,bevolking\nA,0,0,\nB,1,0,\nC,5,0,\n"

    uitkomst, _uit, fout = patronen(VRAGEN, kaal)
    assert uitkomst == 0
    assert "telt het aandeel van een zone de vragen" in fout
    uitkomst, uit, fout = patronen(VRAGEN, kaal, "--model", "poisson", "--json")
    assert (uitkomst, uit) == (2, "")
    assert "heeft van elk gebied de bevolking nodig" in fout


def test_late_registratie_wordt_gezegd(patronen: Patronen) -> None:
    rijen = "".join(f"A,{week},geld,{1 if week == 9 else 8}\n" for week in range(1, 10))

    _uitkomst, _uit, fout = patronen("gebied,periode,thema,aantal\n" + rijen)

    assert "In de laatste week staan 1 vragen, gewoon zijn er 8" in fout


def test_een_andere_indeling_wordt_gezegd(patronen: Patronen) -> None:
    rijen = "".join(f"{'A' if week < 5 else 'B'},{week},geld,4\n" for week in range(1, 9))

    _uitkomst, _uit, fout = patronen("gebied,periode,thema,aantal\n" + rijen)

    assert "Gebied A houdt op voor gebied B begint. Is er heringedeeld?" in fout


@pytest.mark.parametrize(
    ("van", "naar", "zin"),
    [
        ("A,4,", "X,4,", "Gebied X (regel 11, 1 keer) staat niet bij de gebieden"),
        ("A,4,", "A,2026-02-01,", "regel 11: 2026-02-01 ligt in de toekomst"),
        ("A,4,", "A,2026-01-20,", "weeknummers en dagen staan door elkaar"),
        ("A,4,", "A,2026-01-32,", "2026-01-32 bestaat niet als dag"),
        ("A,4,", "A,202604,", "lijkt een jaar met een week"),
        ("A,4,", "A,20-01-2026,", "periode moet een heel getal zijn of een dag als 2026-01-05"),
        ("A,4,", "A,999999,", "Klopt dat?"),
        ("A,4,geld,5", "A,4,geld,5,0", "regel 11 heeft 5 vakken en de kop 4. Een decimale komma"),
        ("A,4,geld,5", "A,4,geld,-5", "aantal moet een heel getal zijn; er staat '-5'"),
        ("A,4,geld,5", "A,4,geld,2.5", "aantal moet een heel getal zijn; er staat '2.5'"),
        ("A,4,geld,5", "A,4,,5", "regel 11: thema is leeg"),
        ("A,4,geld,5", ",4,geld,5", "regel 11: gebied is leeg"),
        ("A,4,geld,5", 'A,4,"geld,5', "aanhalingsteken"),
        (",thema,", ",onderwerp,", "de kolom thema ontbreekt"),
        ("gebied,", "gebied;", "gescheiden door komma's of door puntkomma's"),
    ],
)
def test_vragen_die_niet_kunnen(patronen: Patronen, van: str, naar: str, zin: str) -> None:
    uitkomst, uit, fout = patronen(VRAGEN.replace(van, naar), GEBIEDEN, "--json")

    assert (uitkomst, uit) == (2, "")
    assert zin in fout


@pytest.mark.parametrize(
    ("van", "naar", "zin"),
    [
        ("B,1,0,100", "B,1,0,", "gebied B heeft geen bevolking en andere wel"),
        ("B,1,0,100", "A,1,0,100", "regel 3: gebied A staat er al. Is het heringedeeld?"),
        ("B,1,0,100", "B,1,0,-1", "gebied B heeft een bevolking onder nul"),
        ("B,1,0,100", "B,,0,100", "regel 3: x moet een getal zijn; er staat ''"),
        ("B,1,0,100", "B,1,0,nan", "bevolking moet een getal zijn"),
        ("B,1,0,100", "B,1,0,1.200", "1.200 in de kolom bevolking kan een duizendtal zijn"),
        ("B,1,0,100", '"B","1,5",0,100', "een decimale komma, en de kop is met komma's gescheiden"),
        ("B,1,0,100", ",1,0,100", "regel 3 heeft geen gebied"),
        (",bevolking", ",inwoners", "de kolom bevolking ontbreekt"),
        (GEBIEDEN[21:], "", "er staat niets onder de kop"),
    ],
)
def test_gebieden_die_niet_kunnen(patronen: Patronen, van: str, naar: str, zin: str) -> None:
    uitkomst, uit, fout = patronen(VRAGEN, GEBIEDEN.replace(van, naar), "--json")

    assert (uitkomst, uit) == (2, "")
    assert zin in fout


@pytest.mark.parametrize("model", ["poisson", "verwachting"])
def test_een_gebied_waar_niemand_woont_met_vragen(patronen: Patronen, model: str) -> None:
    leeg = GEBIEDEN.replace("A,0,0,100", "A,0,0,0")

    uitkomst, _uit, fout = patronen(VRAGEN, leeg, "--model", model)
    assert uitkomst == 2
    assert "Gebied A heeft geen bevolking en wel 8 vragen" in fout
    uitkomst, _uit, fout = patronen(VRAGEN, leeg)
    assert uitkomst == 0
    assert "Gebied A heeft geen bevolking en wel 8 vragen" in fout


def test_tot_in_een_andere_notatie_of_te_vroeg(patronen: Patronen) -> None:
    for tot, zin in (
        ("2026-01-20", "schrijf dit zoals de periode"),
        ("0", "tot en met 0 staat er geen enkele vraag in"),
        ("2026-03-01", "--tot: 2026-03-01 ligt in de toekomst"),
    ):
        uitkomst, _uit, fout = patronen(VRAGEN, GEBIEDEN, "--tot", tot)
        assert uitkomst == 2
        assert zin in fout


def test_een_bestand_dat_er_niet_is_of_geen_utf8(patronen: Patronen, tmp_path: Path) -> None:
    uitkomst, _uit, fout = patronen(VRAGEN.replace("geld", "één").encode("latin-1"))
    assert uitkomst == 2
    assert "geen UTF-8" in fout
    uitkomst, _uit, fout = patronen(VRAGEN, GEBIEDEN, "--vragen", str(tmp_path / "weg.csv"))
    assert uitkomst == 2
    assert "weg.csv is niet te lezen" in fout


def test_zonder_datamap_sleutel_database_en_zonder_django(tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text(VRAGEN)
    (tmp_path / "g.csv").write_text(GEBIEDEN)
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from nabij.deuren.opdrachten.ingang import hoofd\n"
        "sys.exit(hoofd(['patronen', '--vragen', 'v.csv', '--gebieden', 'g.csv', '--json']))"
    )

    klaar = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={}, capture_output=True, text=True
    )

    assert klaar.returncode == 0, klaar.stderr
    assert json.loads(klaar.stdout)[0]["thema"] == "geld"
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["g.csv", "v.csv"]
