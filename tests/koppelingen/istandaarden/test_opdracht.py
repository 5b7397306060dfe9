"""`nabij bericht`, zoals wie het los gebruikt: zonder datamap, sleutel, database of Django."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nabij.koppelingen.istandaarden.schrijver import schrijf
from tests.koppelingen.istandaarden import maak as m

pytestmark = pytest.mark.rij("M08")


def nabij(*woorden: object, map_: Path) -> subprocess.CompletedProcess[bytes]:
    """Een lege omgeving: alleen wat Python zelf nodig heeft."""
    code = "import sys; from nabij.deuren.opdrachten.ingang import hoofd; sys.exit(hoofd())"
    regel = [sys.executable, "-c", code, "bericht", *map(str, woorden)]
    return subprocess.run(
        regel, cwd=map_, env={"PATH": "/usr/bin:/bin"}, capture_output=True, check=False
    )


def zet(map_: Path, naam: str, inhoud: bytes) -> Path:
    pad = map_ / naam
    pad.write_bytes(inhoud)
    return pad


def test_controleer_geeft_een_lijst_in_de_volgorde_van_de_bestanden(tmp_path: Path) -> None:
    zet(tmp_path, "goed.xml", schrijf(m.start()))
    zet(tmp_path, "inhoud.xml", schrijf(m.start(bsn="123456789")))
    zet(tmp_path, "fout.xml", schrijf(m.start()).replace(b"Geslacht>0", b"Geslacht>9"))
    zet(tmp_path, "rommel.xml", b"hallo")

    uit = nabij(
        "controleer", "rommel.xml", "goed.xml", "fout.xml", "inhoud.xml", "--json", map_=tmp_path
    )

    assert uit.returncode == 1
    rommel, goed, fout, inhoud = json.loads(uit.stdout)
    assert goed == {
        "bestand": "goed.xml",
        "berichtcode": "418",
        "standaard": "iwmo",
        "versie": "3.2",
        "geldig": True,
        "fouten": [],
        "inhoud": [],
    }
    assert (rommel["geldig"], rommel["berichtcode"]) == (False, None)
    assert rommel["fouten"][0]["melding"]
    assert fout["fouten"] == [
        {
            "regel": "COD046",
            "pad": "Bericht/Client/Geslacht",
            "melding": "'9' staat niet in codelijst COD046.",
        }
    ]
    assert fout["inhoud"] == []
    assert inhoud["geldig"] is True
    assert inhoud["inhoud"] == [
        {
            "regel": "CS002",
            "pad": "Bericht/Client/Bsn",
            "melding": "Dit burgerservicenummer bestaat niet.",
            "ernst": "fout",
        }
    ]


def test_geldig_gaat_alleen_over_de_opbouw(tmp_path: Path) -> None:
    zet(tmp_path, "a.xml", schrijf(m.start(bsn="123456789")))

    assert nabij("controleer", "a.xml", map_=tmp_path).returncode == 0


@pytest.mark.regel("OP192")
def test_over_de_vorm_van_wat_binnenkomt_oordelen_we_niet(tmp_path: Path) -> None:
    anders = b"\xef\xbb\xbf" + schrijf(m.start()).replace(b"\r\n", b"\n")
    zet(tmp_path, "a.txt", anders)

    (oordeel,) = json.loads(nabij("controleer", "a.txt", "--json", map_=tmp_path).stdout)

    assert (oordeel["geldig"], oordeel["inhoud"]) == (True, [])


@pytest.mark.parametrize(
    "woorden",
    [["controleer"], ["controleer", "is-er-niet.xml", "--json"], ["omzetten", "a.xml"], []],
)
def test_een_onbruikbare_opdracht_zegt_waarom(tmp_path: Path, woorden: list[str]) -> None:
    uit = nabij(*woorden, map_=tmp_path)

    assert uit.returncode == 2
    assert uit.stdout == b""
    assert uit.stderr


def test_controleer_in_woorden(tmp_path: Path) -> None:
    zet(tmp_path, "a.xml", schrijf(m.start(bsn="123456789")))

    uit = nabij("controleer", "a.xml", map_=tmp_path).stdout.decode()

    assert "a.xml (Start van de ondersteuning, WMO305): de opbouw klopt." in uit
    assert "CS002 (fout) Bericht/Client/Bsn: Dit burgerservicenummer bestaat niet." in uit


def test_omzetten_naar_json_en_terug(tmp_path: Path) -> None:
    inhoud = schrijf(m.toewijzing(relaties=(m.relatie(),)))
    zet(tmp_path, "a.xml", inhoud)

    json_uit = nabij("omzetten", "a.xml", "--naar", "json", map_=tmp_path)
    assert json_uit.returncode == 0
    zet(tmp_path, "a.json", json_uit.stdout)
    terug = nabij("omzetten", "a.json", "--naar", "xml", map_=tmp_path)

    assert (terug.returncode, terug.stdout) == (0, inhoud)


def test_omzetten_van_json_die_niet_klopt(tmp_path: Path) -> None:
    waarde: dict[str, Any] = {"bericht": "wmo305", "Header": {}, "Client": {}}
    zet(tmp_path, "a.json", json.dumps(waarde).encode())

    uit = nabij("omzetten", "a.json", "--naar", "xml", map_=tmp_path)

    assert (uit.returncode, uit.stdout) == (1, b"")
    assert "Header/BerichtCode" in uit.stderr.decode()


def test_toon_in_gewone_woorden(tmp_path: Path) -> None:
    zet(tmp_path, "a.xml", schrijf(m.start()))

    uit = nabij("toon", "a.xml", map_=tmp_path)

    assert uit.returncode == 0
    assert "Start van de ondersteuning" in uit.stdout.decode()


@pytest.mark.regel("OP286", "IV028", "OP090x2")
def test_retour_op_goed_op_fout_en_op_onleesbaar(tmp_path: Path) -> None:
    zet(tmp_path, "goed.xml", schrijf(m.start()))
    zet(tmp_path, "fout.xml", schrijf(m.start(bsn="123456789")))
    zet(tmp_path, "stuk.xml", schrijf(m.start()).replace(b"Geslacht>0", b"Geslacht>"))

    goed, fout, stuk = (
        nabij("retour", naam, map_=tmp_path) for naam in ("goed.xml", "fout.xml", "stuk.xml")
    )

    assert (goed.returncode, b"RetourCode" in goed.stdout) == (0, False)
    assert (fout.returncode, b">0001<" in fout.stdout) == (0, True)
    assert b"\r\n" in goed.stdout
    assert (stuk.returncode, stuk.stdout) == (1, b"")
    assert "Geslacht" in stuk.stderr.decode()


def test_een_retour_op_een_retour_is_er_niet(tmp_path: Path) -> None:
    zet(tmp_path, "a.xml", schrijf(m.start()))
    zet(tmp_path, "b.xml", nabij("retour", "a.xml", map_=tmp_path).stdout)

    uit = nabij("retour", "b.xml", map_=tmp_path)

    assert (uit.returncode, uit.stdout) == (1, b"")
    assert "geen retour" in uit.stderr.decode()
