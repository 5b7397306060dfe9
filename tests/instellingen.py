"""Instellingen voor de tests: die van het huis, met een eigen datamap en vaste geheimen.

Welke database: dat kiest wie pytest start, met `DATABASE_URL` en `LOGBOEK_URL` in de omgeving.
pytest-django leest dit bestand voor elke conftest; daar is het te laat om nog te kiezen.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_map = tempfile.mkdtemp(prefix="nabij-test-", dir=os.environ.get("NABIJ_TESTMAP"))
atexit.register(shutil.rmtree, _map, ignore_errors=True)
Path(_map, "statisch").mkdir()
os.environ["NABIJ_DATA"] = _map
os.environ.setdefault("SECRET_KEY", "11" * 32)
os.environ.setdefault("NABIJ_KLUIS", "22" * 32)
os.environ.setdefault("NABIJ_ZEGEL", "33" * 32)

from nabij.inrichting.settings import *  # noqa: E402, F403
from nabij.inrichting.settings import DATABASES  # noqa: E402

# Een naam die een sjabloon niet kent, wordt leesbaar; de strenge client maakt er een fout van.
ONBEKEND = "⟦onbekend: %s⟧"
for _motor in globals().get("TEMPLATES", []):
    _motor.setdefault("OPTIONS", {})["string_if_invalid"] = ONBEKEND

# De browsertests hebben draden: dan delen die een bestand, geen geheugen.
if os.environ.get("NABIJ_TEST_BESTAND"):
    for _naam, _database in DATABASES.items():
        if _database["ENGINE"].endswith("sqlite3"):
            _database["TEST"] = {"NAME": str(Path(_map) / f"test-{_naam}.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
