"""Een ronde langs de Esdoornlaan, zoals het college haar publiceerde."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from nabij.fundament import klok
from nabij.kamers.opbouw import handelingen
from nabij.kamers.opbouw.models import Deur, Plek, Ronde
from nabij.kamers.opbouw.regels import Huis
from tests.mensen import Mensen

STRAAT = "Esdoornlaan"
HUIZEN = [Huis(STRAAT, nummer) for nummer in (2, 4, 6, 8, 10, 12)]
VASTGESTELD = {
    "waar": STRAAT,
    "voor_wie": "iedereen van 75 jaar en ouder aan de Esdoornlaan",
    "grond": "Wmo 2015 art. 2.1.2 lid 2 onder c",
    "besluit": "2026-0417",
    "gepubliceerd_in": "Gemeenteblad 2026, nummer 88",
}


def maak_ronde(mensen: Mensen, **anders: Any) -> Ronde:
    vandaag = klok.vandaag()
    dagen = {
        "gepubliceerd_op": vandaag - timedelta(days=7),
        "brief_op": vandaag,
        "laatste_dag": vandaag + timedelta(days=28),
    }
    return handelingen.leg_ronde_vast(
        team_id=mensen.oost.pk, **{"huizen": HUIZEN, **VASTGESTELD, **dagen, **anders}
    )


def maak_ronde_langs(mensen: Mensen) -> Ronde:
    """Een ronde waarvan de brief gisteren kwam, met Karel die vandaag langs de deuren gaat."""
    ronde = maak_ronde(mensen, brief_op=klok.vandaag() - timedelta(days=1))
    handelingen.brief_bezorgd(ronde=ronde, op=klok.vandaag() - timedelta(days=1))
    handelingen.plan(
        team_id=mensen.oost.pk,
        medewerker_id=mensen.collega.medewerker.pk,
        plek=Plek.DEUREN,
        waar=STRAAT,
        dag=klok.vandaag(),
        van=time(10),
        tot=time(12),
        ronde_id=ronde.pk,
    )
    ronde.refresh_from_db()
    return ronde


def deur(ronde: Ronde, huisnummer: int) -> Deur:
    return Deur.objects.get(ronde=ronde, huisnummer=huisnummer)
