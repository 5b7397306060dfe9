"""Een webproces laadt geen numpy of scipy: dat kost geheugen en een halve seconde per werker."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ZWAAR = ("numpy", "scipy")


def test_een_webproces_laadt_geen_rekenpakketten(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "import nabij.inrichting.wsgi\n"
        "from django.urls import get_resolver\n"
        "assert len(get_resolver().url_patterns) > 5\n"
        f"print([naam for naam in {_ZWAAR} if naam in sys.modules])"
    )
    omgeving = {
        **{k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "LOGBOEK_URL")},
        "DJANGO_SETTINGS_MODULE": "nabij.inrichting.settings",
        "NABIJ_DATA": str(tmp_path),
        "NABIJ_DEMO": "1",
    }

    klaar = subprocess.run(
        [sys.executable, "-c", code], env=omgeving, capture_output=True, text=True
    )

    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stdout.splitlines()[-1] == "[]"
