"""Een reservekopie van voor het opruimen brengt een signaal niet terug, ook niet als resten.

Dit draait in eigen processen op SQLite-bestanden, zoals een kleine gemeente het doet.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

ROOT = Path(__file__).resolve().parents[2]
KANARIE = "Kn000042gordijnen"
ZAAI = f"""
import django; django.setup()
from datetime import timedelta
from nabij.fundament import klok
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort
from nabij.kamers.poort.models import Dossier
from nabij.kamers.toegang import handelingen
from tests.mensen import verzoek, zaai
mensen, toen = zaai(), klok.nu() - timedelta(weeks=7)
with poort.nieuw(
    verzoek(None), soort=DossierSoort.SIGNAAL, team_id=mensen.oost.pk, doel=Doel.NIEUWE_VRAAG
) as zicht:
    Dossier.objects.update(gemaakt_op=toen)
    een = handelingen.geef_signaal(
        dossier_id=zicht.dossier.pk, team_id=mensen.oost.pk, token="t" * 64,
        wat="{KANARIE} dicht", waar="{KANARIE} 12", op=toen,
    )
    handelingen.beslis(
        signaal=een, besluit="geen_actie", reden="{KANARIE} op vakantie",
        door=mensen.wie(mensen.teamlid), op=toen,
    )
print(zicht.dossier.pk)
"""
WEB = """
from django.test import Client
from nabij.inrichting.wsgi import application
print(Client(HTTP_HOST="localhost").get("/").status_code)
"""


class Huis:
    """Een datamap met de databases, en opdrachten die daar draaien."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.database = map_ / "nabij.sqlite3"
        self.kopie = map_.parent / "kopie.sqlite3"

    def doe(self, *woorden: str) -> str:
        omgeving = {n: w for n, w in os.environ.items() if n not in ("DATABASE_URL", "LOGBOEK_URL")}
        omgeving |= {
            "NABIJ_DATA": str(self.map),
            "DJANGO_SETTINGS_MODULE": "nabij.inrichting.settings",
        }
        gedaan = subprocess.run(
            [sys.executable, *woorden], cwd=ROOT, env=omgeving, capture_output=True, text=True
        )
        assert gedaan.returncode == 0, gedaan.stderr
        return gedaan.stdout

    def nabij(self, *woorden: str) -> str:
        regel = "import sys; from nabij.deuren.opdrachten.ingang import hoofd; sys.exit(hoofd())"
        return self.doe("-c", regel, *woorden)

    def bewaar(self) -> None:
        with sqlite3.connect(self.database) as bron, sqlite3.connect(self.kopie) as doel:
            bron.backup(doel)

    def zet_terug(self) -> None:
        for rest in ("-wal", "-shm"):
            Path(f"{self.database}{rest}").unlink(missing_ok=True)
        self.database.write_bytes(self.kopie.read_bytes())

    def resten(self) -> list[str]:
        """De bestanden waarin het teken nog staat, ook als bytes die niemand meer leest."""
        return [
            pad.name
            for pad in sorted(self.map.iterdir())
            if pad.is_file() and KANARIE.encode() in pad.read_bytes()
        ]


@pytest.mark.rij("M40")
def test_een_oude_reservekopie_brengt_niets_terug(tmp_path: Path) -> None:
    # Gegeven een signaal waar niets aan de hand was, en een reservekopie van toen
    huis = Huis(tmp_path / "data")
    huis.map.mkdir()
    huis.nabij("migreer")
    sleutel = UUID(huis.doe("-c", ZAAI).strip())
    huis.bewaar()
    assert huis.resten() == ["nabij.sqlite3"]

    # Als de werker opruimt, dan is het ook uit het bestand zelf weg
    huis.nabij("werk", "--een-keer")
    assert huis.resten() == []
    lijst = huis.map / "opgeruimd.lijst"
    assert lijst.read_text() == f"{sleutel}\n"
    assert lijst.stat().st_mode & 0o777 == 0o600

    # Als de kopie terugkomt, dan gaat het weg voor iemand iets ziet: hoe Nabij ook begint
    for begin in ("migreer", "werk", "web"):
        huis.zet_terug()
        assert huis.resten() == ["nabij.sqlite3"], begin
        if begin == "web":
            assert huis.doe("-c", WEB).strip() == "200"
        elif begin == "werk":
            huis.nabij("werk", "--een-keer")
        else:
            assert "terugkwam: 1" in huis.nabij("migreer")
        assert huis.resten() == [], begin
    assert lijst.read_text() == f"{sleutel}\n"
