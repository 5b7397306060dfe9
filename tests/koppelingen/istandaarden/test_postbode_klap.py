"""Een werker die midden in het werk wordt afgebroken verliest niets en doet niets twee keer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.rij("M08")
ROOT = Path(__file__).resolve().parents[3]


def test_na_drie_klappen_is_elk_bericht_precies_een_keer_gedaan(tmp_path: Path) -> None:
    """Klein; `python -m bench.postbode MAP --klap 100 --aantal 5000` doet het groot."""
    opdracht = [
        sys.executable, "-m", "bench.postbode", str(tmp_path), "--aantal", "60", "--klap", "3",
        "--alleen", "sqlite",
    ]  # fmt: skip
    gedraaid = subprocess.run(
        opdracht, cwd=ROOT, capture_output=True, text=True, timeout=300, env={**os.environ}
    )

    assert gedraaid.returncode == 0, gedraaid.stderr
    assert "verwerkt=60/60" in gedraaid.stdout
    assert "wacht=0/0" in gedraaid.stdout
    assert "antwoorden=60/60" in gedraaid.stdout
    assert "starts=42/42" in gedraaid.stdout
    assert "tijdlijn=42/42" in gedraaid.stdout
    assert "declaratieregels=120/120" in gedraaid.stdout
