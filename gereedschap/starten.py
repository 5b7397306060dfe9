"""Start de webserver en de werker van de demo, en stop ze weer netjes."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import time
from types import FrameType

from gereedschap.installatie import BIN, ROOT, Mislukt

_HIER = "127.0.0.1"
_STARTTIJD = 60  # seconden; op een trage computer
_STOPTIJD = 15


def stop_netjes() -> None:
    """Laat SIGTERM hetzelfde doen als ctrl-C, ook als wie ons startte ctrl-C uitzette (nohup)."""

    def stop(nummer: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for soort in (signal.SIGTERM, signal.SIGINT):
        signal.signal(soort, stop)


def eis_vrije_poort(poort: int) -> None:
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((_HIER, poort))
        except OSError as fout:
            raise Mislukt(
                f"Poort {poort} is al in gebruik of niet toegestaan; "
                f"kies een andere, bijvoorbeeld ./demo --port {8001 if poort == 8000 else 8000}"
            ) from fout


def nabij(*woorden: str) -> int:
    """Draai een opdracht van Nabij zelf; die schrijft zijn eigen regels."""
    return subprocess.run([str(BIN / "nabij"), *woorden], check=False).returncode


def serveer(poort: int) -> int:
    """Webserver en werker, tot iemand stopt of een van beide ermee ophoudt."""
    web = [
        *(str(BIN / "gunicorn"), "nabij.inrichting.wsgi", "--bind", f"{_HIER}:{poort}"),
        *("--worker-class", "gthread", "--threads", "4", "--log-level", "warning"),
    ]
    processen: dict[str, subprocess.Popen[bytes]] = {}
    try:
        processen["de webserver"] = _start(web)
        processen["de werker"] = _start([str(BIN / "nabij"), "werk"])
        _wacht_op(poort, processen["de webserver"])
        print(f"\nNabij draait op http://localhost:{poort}\n", flush=True)
        nabij("demo", "accounts")
        print("\nStoppen: ctrl-C", flush=True)
        return _tot_er_een_stopt(processen)
    except KeyboardInterrupt:
        print("\nNabij stopt ...", flush=True)
        return 0
    finally:
        _ruim_op(processen)


def _start(opdracht: list[str]) -> subprocess.Popen[bytes]:
    # Een eigen sessie: ctrl-C komt bij ons, en wij stoppen beide in de goede volgorde.
    return subprocess.Popen(opdracht, cwd=ROOT, start_new_session=True)


def _wacht_op(poort: int, server: subprocess.Popen[bytes]) -> None:
    eind = time.monotonic() + _STARTTIJD
    while server.poll() is None and time.monotonic() < eind:
        with contextlib.suppress(OSError), socket.create_connection((_HIER, poort), timeout=1):
            return
        time.sleep(0.1)
    raise Mislukt("De webserver start niet; hierboven staat waarom.")


def _tot_er_een_stopt(processen: dict[str, subprocess.Popen[bytes]]) -> int:
    while True:
        for naam, proces in processen.items():
            if proces.poll() is not None:
                raise Mislukt(f"Gestopt, want {naam} hield ermee op (code {proces.returncode}).")
        time.sleep(0.3)


def _ruim_op(processen: dict[str, subprocess.Popen[bytes]]) -> None:
    for soort in (signal.SIGINT, signal.SIGTERM):  # een tweede keer vragen breekt dit niet af
        signal.signal(soort, signal.SIG_IGN)
    for proces in processen.values():
        if proces.poll() is None:
            proces.terminate()
    for proces in processen.values():
        try:
            proces.wait(timeout=_STOPTIJD)
        except subprocess.TimeoutExpired:
            proces.kill()
            proces.wait()
