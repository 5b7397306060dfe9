"""`./demo`: duidelijke zinnen voor er iets gebeurt, en netjes stoppen."""

from __future__ import annotations

import os
import runpy
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.huis.huis import ROOT

_WEB = """#!{python}
import http.server, os, pathlib, sys
pathlib.Path({map!r}, "web").write_text(str(os.getpid()))
poort = int(sys.argv[sys.argv.index("--bind") + 1].partition(":")[2])
http.server.HTTPServer(("127.0.0.1", poort), http.server.SimpleHTTPRequestHandler).serve_forever()
"""
_NABIJ = """#!{python}
import os, pathlib, sys, time
if sys.argv[1] == "werk":
    pathlib.Path({map!r}, "werk").write_text(str(os.getpid()))
    time.sleep(60)
print("teamlid  wachtwoord")
"""


def demo(*woorden: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "demo", *woorden], check=False, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    "woorden",
    [
        ["--onbekend"],
        ["--port", "acht"],
        ["--port", "70000"],
        ["--huishoudens", "0"],
        ["--gemeente", "GM0479"],
        ["--postcodes", "lijst.csv"],
        ["--hernoemd", "WK047912"],
        ["extra"],
    ],
)
def test_een_onbekende_optie_geeft_de_gebruiksregel(woorden: list[str]) -> None:
    klaar = demo(*woorden)

    assert klaar.returncode == 2
    assert klaar.stdout == ""
    assert klaar.stderr.startswith(f"Dat begrijp ik niet: {' '.join(woorden)}\ngebruik: ./demo")


def test_wat_over_de_gemeente_gaat_komt_bij_nabij_terecht() -> None:
    woorden = ["--gemeente", "GM0479", "--cbs", "map", "--postcodes", "lijst.csv"]
    woorden += ["--hernoemd", "WK047911", "--hernoemd", "WK047912"]
    script = runpy.run_path(str(ROOT / "demo"))

    assert script["inhoud"](script["lees"](["--port", "9000", *woorden])) == woorden


def test_hulp_is_er_in_het_nederlands() -> None:
    klaar = demo("--help")

    assert klaar.returncode == 0
    assert "--huishoudens N  hoeveel huishoudens" in klaar.stdout


def test_een_bezette_poort_is_een_zin_voor_er_iets_gebeurt(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as bezet:
        poort = bezet.getsockname()[1]
        begin = time.monotonic()
        klaar = demo("--port", str(poort))

    assert klaar.returncode == 1
    assert klaar.stdout == ""
    assert klaar.stderr.count("\n") == 1
    assert f"Poort {poort} is al in gebruik" in klaar.stderr
    assert time.monotonic() - begin < 5


@pytest.fixture
def nagemaakt(tmp_path: Path) -> Path:
    """Een map met een webserver en een werker van niets."""
    for naam, tekst in (("gunicorn", _WEB), ("nabij", _NABIJ)):
        script = tmp_path / naam
        script.write_text(tekst.format(python=sys.executable, map=str(tmp_path)))
        script.chmod(0o755)
    return tmp_path


@pytest.fixture
def draaiend(nagemaakt: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    code = (
        "import pathlib, sys; from gereedschap import starten;"
        f"starten.BIN = pathlib.Path({str(nagemaakt)!r}); starten.stop_netjes();"
        f"sys.exit(starten.serveer({poort}))"
    )
    proces = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    yield proces, nagemaakt
    proces.kill()
    # Wat het startte houdt de pijp open: zonder dit wacht een mislukte test voor altijd.
    for naam in ("web", "werk"):
        if (nummer := nagemaakt / naam).exists() and _leeft(int(nummer.read_text())):
            os.kill(int(nummer.read_text()), signal.SIGKILL)
    proces.communicate(timeout=20)


@pytest.mark.parametrize("soort", [signal.SIGTERM, signal.SIGINT])
def test_stoppen_stopt_de_webserver_en_de_werker(
    draaiend: tuple[subprocess.Popen[str], Path], soort: signal.Signals
) -> None:
    proces, map_ = draaiend
    assert proces.stdout is not None
    regels = [next(proces.stdout) for _ in range(6)]

    proces.send_signal(soort)
    rest, _ = proces.communicate(timeout=20)

    assert proces.returncode == 0
    assert "Nabij draait op http://localhost:" in regels[1]
    assert "teamlid  wachtwoord\n" in regels
    assert "Nabij stopt ..." in rest
    for naam in ("web", "werk"):
        assert not _leeft(int((map_ / naam).read_text()))


def test_valt_er_een_weg_dan_stopt_alles(draaiend: tuple[subprocess.Popen[str], Path]) -> None:
    proces, map_ = draaiend
    assert proces.stdout is not None
    while "ctrl-C" not in next(proces.stdout):
        pass

    os.kill(int((map_ / "werk").read_text()), signal.SIGKILL)
    proces.communicate(timeout=20)

    assert proces.returncode == 1
    assert not _leeft(int((map_ / "web").read_text()))


def _leeft(nummer: int) -> bool:
    try:
        os.kill(nummer, 0)
    except ProcessLookupError:
        return False
    return True
