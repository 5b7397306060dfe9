"""Een gemeente om op te meten: een map met SQLite, of twee databases op een eigen PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.loper import postgres

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
# Wat van buiten zou sturen waar de gegevens staan.
_VAN_BUITEN = ("DATABASE_URL", "LOGBOEK_URL", "LOGBOEK_EIGENAAR_URL", "SECRET_KEY")


class Mislukt(Exception):
    """Er valt hier niet te meten; de tekst zegt waarom."""


@dataclass(frozen=True)
class Plek:
    """Waar een gemeente staat. `maat` is klein of groot, `motor` sqlite of postgresql."""

    maat: str
    motor: str
    map: Path
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def omgeving(self) -> dict[str, str]:
        """De omgeving van elk proces dat deze gemeente gebruikt."""
        eigen = {
            naam: waarde
            for naam, waarde in os.environ.items()
            if naam not in _VAN_BUITEN and not naam.startswith("NABIJ_")
        }
        hier = {"NABIJ_DATA": str(self.map), "NABIJ_DEMO": "1", "NABIJ_HOSTS": "127.0.0.1"}
        return {**eigen, "PYTHONPATH": str(ROOT), **hier, **dict(self.extra)}

    def draai(self, *woorden: str, uit: int | None = None) -> str:
        """Draai een opdracht voor deze gemeente. Raises `Mislukt` als die niet slaagt."""
        klaar = subprocess.run(
            woorden, cwd=ROOT, env=self.omgeving, check=False, text=True, stdout=uit
        )
        if klaar.returncode:
            raise Mislukt(f"{' '.join(woorden)} lukte niet ({self.motor}, {self.maat})")
        return klaar.stdout or ""

    def klaargezet(self, *, huizen: int) -> dict[str, Any]:
        """Zorg dat het account genoeg huishoudens heeft; geeft wat er te meten is."""
        woorden = (sys.executable, "-m", "bench.paginas.klaarzetten", str(huizen))
        gevonden: dict[str, Any] = json.loads(self.draai(*woorden, uit=subprocess.PIPE))
        return gevonden

    def vloer(self, wat: str) -> None:
        """`richt_in` of `ruim_op`: de tabellen van de vloer."""
        self.draai(sys.executable, "-c", f"from bench import vloer; vloer.{wat}()")


def op_sqlite(maat: str, map_: Path) -> Plek:
    """Een datamap die er al is (`nabij synthese` of `./demo --zonder-server`)."""
    if not (map_ / "nabij.sqlite3").exists():
        raise Mislukt(
            f"In {map_} staat geen gemeente. Maak er een: "
            f"NABIJ_DATA={map_} NABIJ_DEMO=1 nabij synthese --huishoudens N"
        )
    return Plek(maat, "sqlite", map_.resolve())


def op_staande_postgres(maat: str, map_: str, database: str, logboek: str) -> Plek:
    """Twee databases op een server die al draait, met de datamap waarin de sleutels staan."""
    extra = (("DATABASE_URL", database), ("LOGBOEK_URL", logboek))
    return Plek(maat, "postgresql", Path(map_).resolve(), extra)


@contextmanager
def op_postgres(map_: Path, huishoudens: dict[str, int]) -> Iterator[list[Plek]]:
    """Een eigen server in `map_`, met per maat een gemeente; wat er nog niet staat wordt gebouwd.

    Anders dan bij de tests staat alles aan wat gegevens bewaart als de stroom uitvalt.
    """
    with postgres.blijvend(map_.resolve()):
        yield [_plek(map_.resolve(), maat, aantal) for maat, aantal in huishoudens.items()]


def _plek(map_: Path, maat: str, aantal: int) -> Plek:
    namen = (f"nabij_{aantal}", f"logboek_{aantal}")
    omgeving = postgres.omgeving(map_, *namen)
    plek = Plek(maat, "postgresql", map_ / f"nabij_{aantal}", tuple(omgeving.items()))
    plek.map.mkdir(exist_ok=True)
    _databases(map_, namen)
    print(f"PostgreSQL, {maat}: {aantal} huishoudens", file=sys.stderr, flush=True)
    opdracht = (str(BIN / "nabij"), "synthese", "--huishoudens", str(aantal))
    plek.draai(*opdracht, uit=sys.stderr.fileno())
    _werk_bij(map_, namen)
    return plek


def _databases(map_: Path, namen: tuple[str, ...]) -> None:
    import psycopg
    from psycopg import sql

    with psycopg.connect(host=str(map_), user="nabij", dbname="postgres", autocommit=True) as conn:
        staat = {naam for (naam,) in conn.execute("SELECT datname FROM pg_database").fetchall()}
        for naam in namen:
            if naam not in staat:
                conn.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(naam)))


def _werk_bij(map_: Path, namen: tuple[str, ...]) -> None:
    """Wat de autovacuum binnen een paar minuten zou doen: de cijfers voor de planner."""
    import psycopg

    for naam in namen:
        with psycopg.connect(host=str(map_), user="nabij", dbname=naam, autocommit=True) as conn:
            conn.execute("VACUUM (ANALYZE)")
