"""Zet `.venv` klaar met precies de pakketten uit het slot; alleen als er iets veranderde."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
_STEMPEL = VENV / "nabij-installatie.json"


class Mislukt(Exception):
    """Een stap lukte niet; de boodschap is een zin voor wie het commando gaf."""


def zorg_voor(slot: str) -> bool:
    """Installeer `requirements.txt` of `requirements-test.txt`; True als er iets gebeurde."""
    if sys.version_info < (3, 11):
        raise Mislukt("Nabij heeft Python 3.11 of nieuwer nodig.")
    nodig = {naam: _merk(ROOT / naam) for naam in (slot, "pyproject.toml")}
    if PYTHON.exists() and nodig.items() <= _stempel().items():
        return False
    _maak_venv()
    _STEMPEL.unlink(missing_ok=True)
    _pip("--require-hashes", "--no-deps", "-r", str(ROOT / slot))
    _pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    if slot != "requirements.txt":  # het slot voor de tests bevat dat van het product
        nodig["requirements.txt"] = _merk(ROOT / "requirements.txt")
    _STEMPEL.write_text(json.dumps(nodig))
    return True


def _merk(bestand: Path) -> str:
    return hashlib.sha256(bestand.read_bytes()).hexdigest()


def _stempel() -> dict[str, str]:
    try:
        inhoud = json.loads(_STEMPEL.read_text())
    except (OSError, ValueError):
        return {}
    return inhoud if isinstance(inhoud, dict) else {}


def _maak_venv() -> None:
    """Een nieuwe `.venv`, of de bestaande als die nog werkt."""
    if PYTHON.exists() and _stil([str(PYTHON), "-m", "pip", "--version"]) == 0:
        return
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    except (subprocess.CalledProcessError, OSError) as fout:
        raise Mislukt(
            "Een omgeving voor Python maken lukte niet. "
            "Installeer op Debian en Ubuntu het pakket python3-venv en probeer het opnieuw."
        ) from fout


def _pip(*opties: str) -> None:
    opdracht = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    klaar = subprocess.run(
        [*opdracht, *opties], check=False, env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    )
    if klaar.returncode:
        raise Mislukt("De pakketten installeren lukte niet; hierboven staat waarom.")


def _stil(opdracht: list[str]) -> int:
    return subprocess.run(opdracht, check=False, capture_output=True).returncode


def vertalingen() -> None:
    """Maak van de vertalingen (.po) wat Django leest (.mo)."""
    klaar = subprocess.run(
        [str(PYTHON), "-m", "nabij.inrichting.vertalingen", "bouw"], check=False, cwd=ROOT
    )
    if klaar.returncode:
        raise Mislukt("De vertalingen bouwen lukte niet; hierboven staat waarom.")
