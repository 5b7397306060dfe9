"""Gunicorn met twee werkers, en wat die werkers aan rekentijd en geheugen gebruiken."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.paginas.plek import BIN, ROOT, Mislukt, Plek

NABIJ, VLOER = "nabij.inrichting.wsgi", "bench.vloer:application"
WERKERS = 2
_STARTTIJD = 60  # seconden
_TIK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Webserver:
    """Een draaiende server: de poort, en de processen die het werk doen."""

    poort: int
    hoofd: int

    @property
    def werkers(self) -> list[int]:
        regels = Path(f"/proc/{self.hoofd}/task/{self.hoofd}/children").read_text()
        return [int(pid) for pid in regels.split()]

    def rekentijd(self) -> float:
        """Seconden die de werkers tot nu toe gerekend hebben (gebruiker en kern)."""
        return sum(_rekentijd(pid) for pid in self.werkers)

    def geheugen(self) -> float:
        """De grootste werker, in MB (RSS)."""
        return max(_rss(pid) for pid in self.werkers)


def _rekentijd(pid: int) -> float:
    # Na de naam tussen haakjes: veld 14 en 15 van /proc/PID/stat (proc(5)).
    velden = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(velden[11]) + int(velden[12])) / _TIK


def _rss(pid: int) -> float:
    for regel in Path(f"/proc/{pid}/status").read_text().splitlines():
        if regel.startswith("VmRSS:"):
            return int(regel.split()[1]) / 1024
    return 0.0


@contextmanager
def draaiend(app: str, plek: Plek) -> Iterator[Webserver]:
    """Start `app` zoals de README het zegt: twee gewone werkers, alleen op deze computer."""
    poort = _vrije_poort()
    opdracht = [
        *(str(BIN / "gunicorn"), app, "--workers", str(WERKERS)),
        *("--bind", f"127.0.0.1:{poort}", "--log-level", "warning"),
    ]
    with tempfile.TemporaryFile() as fouten:
        proces = subprocess.Popen(
            opdracht, cwd=ROOT, env=plek.omgeving, stdout=fouten, stderr=fouten
        )
        try:
            server = Webserver(poort, proces.pid)
            _wacht_op(server, proces)
            yield server
        finally:
            proces.terminate()
            proces.wait(timeout=60)


def _wacht_op(server: Webserver, proces: subprocess.Popen[bytes]) -> None:
    eind = time.monotonic() + _STARTTIJD
    while proces.poll() is None and time.monotonic() < eind:
        try:
            with socket.create_connection(("127.0.0.1", server.poort), timeout=1):
                if len(server.werkers) == WERKERS:
                    return
        except OSError:
            pass
        time.sleep(0.1)
    raise Mislukt("De webserver start niet.")


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort: int = proef.getsockname()[1]
    return poort
