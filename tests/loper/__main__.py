"""Draai delen van `./check` en tel alles op: `python -m tests.loper [deel ...]`."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections import Counter

from tests.loper.delen import DELEN, draai
from tests.loper.uitslag import SOORTEN


def main(namen: list[str]) -> int:
    # Ook wie het proces beeindigt, laat geen database of browser achter.
    signal.signal(signal.SIGTERM, lambda nummer, frame: sys.exit(128 + nummer))
    begin = time.monotonic()
    totaal: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="nabij-check-") as map_:
        os.environ["NABIJ_TESTMAP"] = map_
        for deel in DELEN:
            if not namen or deel.naam in namen:
                totaal += draai(deel)
    delen = [
        f"{totaal[soort]} {'errors' if soort == 'error' and totaal[soort] > 1 else soort}"
        for soort in SOORTEN
        if totaal[soort]
    ]
    print(f"\n===== {', '.join(delen) or 'no tests ran'} in {time.monotonic() - begin:.2f}s =====")
    return 1 if totaal["failed"] or totaal["error"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
