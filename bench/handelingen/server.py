"""Een kleine oefengemeente in een tijdelijke map, op een vrije poort van deze computer."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

BIN = Path(sys.executable).parent
HUISHOUDENS = 60
STARTTIJD, STOPTIJD = 60, 15  # seconden; op een trage computer
_HIER = "127.0.0.1"
_VAN_BUITEN = ("DATABASE_URL", "LOGBOEK_URL", "LOGBOEK_EIGENAAR_URL", "SECRET_KEY")


def zet_omgeving(map_: str) -> int:
    """Alles in `map_`, niets van wat er op deze computer al draait. Geeft de poort."""
    for naam in [n for n in os.environ if n in _VAN_BUITEN or n.startswith("NABIJ_")]:
        del os.environ[naam]
    with socket.socket() as vrij:
        vrij.bind((_HIER, 0))
        poort: int = vrij.getsockname()[1]
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "nabij.inrichting.settings",
        "NABIJ_DATA": map_,
        "NABIJ_DEMO": "1",
        "NABIJ_ADRES": f"http://{_HIER}:{poort}",
    }
    return poort


def bouw() -> None:
    """De oefengemeente. Wat de bouw vertelt gaat naar stderr: stdout is voor de uitkomst."""
    opdracht = [BIN / "nabij", "demo", "bouw", "--huishoudens", str(HUISHOUDENS)]
    if subprocess.run(opdracht, check=False, stdout=sys.stderr).returncode:
        raise SystemExit("De oefengemeente kon niet gebouwd worden; hierboven staat waarom.")


@contextlib.contextmanager
def draaiend(poort: int) -> Iterator[str]:
    """Het adres van de webserver, die na afloop weer stopt."""
    web = subprocess.Popen(
        [
            *(BIN / "gunicorn", "nabij.inrichting.wsgi", "--bind", f"{_HIER}:{poort}"),
            *("--worker-class", "gthread", "--threads", "4", "--log-level", "warning"),
        ]
    )
    try:
        _wacht_op(poort, web)
        yield f"http://{_HIER}:{poort}"
    finally:
        web.terminate()
        try:
            web.wait(timeout=STOPTIJD)
        except subprocess.TimeoutExpired:
            web.kill()
            web.wait()


def _wacht_op(poort: int, web: subprocess.Popen[bytes]) -> None:
    eind = time.monotonic() + STARTTIJD
    while web.poll() is None and time.monotonic() < eind:
        with contextlib.suppress(OSError), socket.create_connection((_HIER, poort), timeout=1):
            return
        time.sleep(0.1)
    raise SystemExit("De webserver startte niet; hierboven staat waarom.")
