"""`./demo` echt gestart: de pagina's doen het, stoppen is netjes, en de gegevens blijven."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.huis.huis import ROOT

# Zoals ./demo, maar zonder de pakketten opnieuw te bekijken: die zijn er al.
_DEMO = """
import runpy, sys
sys.path.insert(0, {root!r})
from gereedschap import installatie
installatie.zorg_voor = lambda slot: False
sys.argv = ["./demo", *{woorden!r}]
runpy.run_path("demo", run_name="__main__")
"""


def demo(data: Path, *woorden: str) -> subprocess.Popen[str]:
    van_de_tests = ("DATABASE_URL", "LOGBOEK_URL", "DJANGO_SETTINGS_MODULE")
    schoon = {k: v for k, v in os.environ.items() if k not in van_de_tests}
    return subprocess.Popen(
        [sys.executable, "-c", _DEMO.format(root=str(ROOT), woorden=woorden)],
        cwd=ROOT,
        env={**schoon, "NABIJ_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_een_demo_draait_stopt_en_bewaart(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    proces = demo(tmp_path, "--leeg", "--port", str(poort))
    try:
        assert proces.stdout is not None
        regels = []
        for regel in proces.stdout:
            regels.append(regel.strip())
            if "ctrl-C" in regel:
                break
        antwoord = urllib.request.urlopen(f"http://localhost:{poort}/", timeout=20)
        pagina = antwoord.read().decode()
    finally:
        proces.terminate()
        rest, fouten = proces.communicate(timeout=60)

    assert f"Nabij draait op http://localhost:{poort}" in regels
    assert any(regel.startswith("teamlid") for regel in regels)
    assert "<h1" in pagina
    assert proces.returncode == 0, fouten
    assert "Nabij stopt ..." in rest
    assert {pad.name for pad in tmp_path.iterdir() if "logboek" in pad.name} == {"logboek.sqlite3"}

    anders = demo(tmp_path, "--zonder-server", "--huishoudens", "30")
    _, fouten = anders.communicate(timeout=60)
    assert anders.returncode == 1
    assert "--opnieuw" in fouten
