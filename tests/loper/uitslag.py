"""Pytest-invoegstuk: schrijf hoeveel tests slaagden, faalden en overgeslagen zijn naar JSON."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

SOORTEN = ("failed", "passed", "skipped", "xfailed", "xpassed", "error")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    plek = os.environ.get("NABIJ_UITSLAG")
    if plek:
        telling = {soort: len(terminalreporter.stats.get(soort, [])) for soort in SOORTEN}
        Path(plek).write_text(json.dumps(telling))
