"""De delen van `./check`: wat elk deel draait, in welke omgeving, en hoe lang het mag duren."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.loper import chromium, postgres

ROOT = Path(__file__).resolve().parents[2]
WERKMAP = ROOT / ".check"
BIN = Path(sys.executable).parent

# Waar mypy --strict geldt; kamers en koppelingen melden zich vanzelf met deze bestandsnamen.
_STRENG = (
    "src/nabij/fundament",
    "src/nabij/opslag",
    "src/nabij/rekenen",
    "src/nabij/kamers/poort",
)
_STRENGE_NAMEN = ("regels", "handelingen", "formaat")

# Wat wel mee mag uit de omgeving: de standaarden, en de map waarin alles van deze keer komt.
_VAN_ONS = ("NABIJ_NORMEN", "NABIJ_TESTMAP")

# Twee kernen; wie klaar is, neemt werk van de ander over.
_TWEE = ("-n2", "--dist=worksteal")

Omgeving = dict[str, str]


@dataclass(frozen=True)
class Deel:
    """Een deel van `./check`: `draai` geeft de telling, zoals pytest die telt."""

    naam: str
    begroot: int
    draai: Callable[[], Counter[str]]


def lint() -> Counter[str]:
    """Opmaak, typen, sjablonen en de richting van de imports; elk dat faalt, telt als error."""
    opdrachten = {
        "ruff": ["ruff", "check", "--output-format=concise", "."],
        "ruff format": ["ruff", "format", "--check", "--output-format=concise", "."],
        "mypy": ["mypy", "--no-error-summary", *_streng()],
        "djlint": ["djlint", "src", "--lint", "--quiet"],
        "import-linter": ["lint-imports", "--no-cache"],
    }
    return sum((_gereedschap(naam, regel) for naam, regel in opdrachten.items()), Counter())


def puur() -> Counter[str]:
    return _pytest("puur", {}, *_TWEE)


def sqlite() -> Counter[str]:
    return _pytest("django", {"NABIJ_VERWACHT": "sqlite"}, *_TWEE)


def postgresql() -> Counter[str]:
    with _postgres() as omgeving:
        return _pytest("django", {"NABIJ_VERWACHT": "postgresql", **omgeving}, *_TWEE)


def browser() -> Counter[str]:
    omgeving = chromium.omgeving(WERKMAP / "browser")
    return _pytest("browser", {"NABIJ_TEST_BESTAND": "1", **omgeving}, *_TWEE)


DELEN = (
    Deel("lint", 60, lint),
    Deel("puur", 60, puur),
    Deel("sqlite", 150, sqlite),
    Deel("postgres", 150, postgresql),
    Deel("browser", 120, browser),
)


def draai(deel: Deel) -> Counter[str]:
    """Draai een deel en zeg hoe lang het duurde. Wat niet kan draaien, is een error."""
    print(f"\n===== {deel.naam} =====", flush=True)
    begin = time.monotonic()
    try:
        telling = deel.draai()
    except (OSError, RuntimeError, subprocess.SubprocessError) as fout:
        print(f"{deel.naam} kon niet draaien: {fout}", flush=True)
        telling = Counter(error=1)
    duur = time.monotonic() - begin
    print(f"{deel.naam}: {duur:.0f} s van {deel.begroot} s", flush=True)
    if duur > deel.begroot:
        print(f"LET OP: {deel.naam} duurt langer dan begroot.", flush=True)
    return telling


def _streng() -> list[str]:
    huis = ROOT / "src" / "nabij"
    gevonden = [
        pad
        for naam in _STRENGE_NAMEN
        for patroon in (f"*/*/{naam}.py", f"*/*/{naam}/*.py", f"*/*/*/{naam}.py")
        for pad in huis.glob(patroon)
        if "poort" not in pad.parts
    ]
    return [*_STRENG, *(str(pad.relative_to(ROOT)) for pad in sorted(gevonden))]


def _gereedschap(naam: str, opdracht: list[str]) -> Counter[str]:
    begin = time.monotonic()
    klaar = subprocess.run(
        [BIN / opdracht[0], *opdracht[1:]],
        cwd=ROOT,
        env=_omgeving({}),
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    print(f"{naam}: {'goed' if klaar.returncode == 0 else 'FOUT'}", end=" ")
    print(f"({time.monotonic() - begin:.0f} s)", flush=True)
    if klaar.returncode:
        print(klaar.stdout, flush=True)
    return Counter(error=int(klaar.returncode != 0))


def _pytest(soort: str, extra: Omgeving, *opties: str) -> Counter[str]:
    uitslag = Path(os.environ["NABIJ_TESTMAP"]) / "uitslag.json"
    uitslag.unlink(missing_ok=True)
    opdracht = [sys.executable, "-m", "pytest", "-q", "-m", soort, "-p", "tests.loper.uitslag"]
    code = _tot_het_einde([*opdracht, *opties], _omgeving({**extra, "NABIJ_UITSLAG": str(uitslag)}))
    telling = Counter(json.loads(uitslag.read_text())) if uitslag.exists() else Counter()
    if code and not (telling["failed"] or telling["error"]):
        print(f"pytest stopte met code {code} zonder uitslag of zonder tests.", flush=True)
        telling["error"] += 1
    return telling


def _tot_het_einde(opdracht: list[str], omgeving: Omgeving) -> int:
    """Draai tot het klaar is. Stopt iemand ons, dan mag pytest eerst zelf opruimen."""
    proces = subprocess.Popen(opdracht, cwd=ROOT, env=omgeving)
    try:
        return proces.wait()
    except BaseException:
        proces.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            proces.wait(timeout=20)
        proces.kill()
        raise


def _omgeving(extra: Omgeving) -> Omgeving:
    """De eigen omgeving, zonder wat het product zou sturen (database, datamap, geheimen)."""
    van_buiten = ("DATABASE_URL", "LOGBOEK_URL", "LOGBOEK_EIGENAAR_URL", "SECRET_KEY")
    eigen = {
        naam: waarde
        for naam, waarde in os.environ.items()
        if naam not in van_buiten and (naam in _VAN_ONS or not naam.startswith("NABIJ_"))
    }
    return {**eigen, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT), **extra}


@contextlib.contextmanager
def _postgres() -> Iterator[Omgeving]:
    """De server uit `DATABASE_URL` als die gezet is, anders een eigen."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        with postgres.draaiend() as omgeving:
            yield omgeving
        return
    logboek = os.environ.get("LOGBOEK_URL")
    if not logboek:
        raise RuntimeError("zet naast DATABASE_URL ook LOGBOEK_URL (een tweede database)")
    yield {"DATABASE_URL": url, "LOGBOEK_URL": logboek}
