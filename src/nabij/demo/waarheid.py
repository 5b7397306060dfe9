"""De waarheid naast de gegevens: welke hulp er was, en welke opeenhopingen er geplant zijn.

`hulp.csv` groeit mee, blok voor blok; `clusters.json` en `wachttijd.csv` komen aan het einde. Ze
zijn er om latere berekeningen aan te toetsen: het product zelf leest ze nooit.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from django.conf import settings

from nabij.demo.hulp import Hulp
from nabij.demo.toewijzen.aanbieders import NIET_BEGONNEN, PRODUCTEN, helft_begonnen
from nabij.demo.verloop.clusters import Cluster

LENGTE = "bytes hulp.csv"
_KOP = [veld.name for veld in fields(Hulp)]


def map_() -> Path:
    return Path(settings.DATA) / "waarheid"


def begin() -> None:
    """Een lege map met alleen de kop van `hulp.csv`."""
    map_().mkdir(parents=True, exist_ok=True)
    (map_() / "clusters.json").unlink(missing_ok=True)
    (map_() / "hulp.csv").write_text(";".join(_KOP) + "\n", encoding="utf-8")


def lengte() -> int:
    return (map_() / "hulp.csv").stat().st_size


def voeg_toe(hulp: Iterable[Hulp], *, na: int) -> int:
    """Schrijf vanaf byte `na`: wat een afgebroken keer daar schreef, verdwijnt. Geeft het eind."""
    tekst = io.StringIO()
    schrijver = csv.writer(tekst, delimiter=";", lineterminator="\n")
    for een in hulp:
        schrijver.writerow("" if waarde is None else waarde for waarde in _waarden(een))
    with (map_() / "hulp.csv").open("r+b") as bestand:
        bestand.truncate(na)
        bestand.seek(0, os.SEEK_END)
        bestand.write(tekst.getvalue().encode())
        return bestand.tell()


def _waarden(een: Hulp) -> list[object]:
    return [getattr(een, naam) for naam in _KOP]


def schrijf_wachttijden() -> None:
    """Per aanbieder en product: na hoeveel weken vandaag de helft begint, en welk deel nooit."""
    regels = ["aanbieder;product;mediaan_weken;deel_nooit"]
    for product in PRODUCTEN.values():
        for naam in product.wie:
            weken = round(helft_begonnen(naam), 2)
            regels.append(f"{naam};{product.soort};{weken};{NIET_BEGONNEN}")
    tekst = "\n".join(regels) + "\n"
    (map_() / "wachttijd.csv").write_text(tekst, encoding="utf-8")


def schrijf_clusters(clusters: Sequence[Cluster], telling: Mapping[str, int]) -> None:
    """Per cluster thema, buurten, weken, verhouding, en wat er echt gewoon en geplant was."""
    rijen = [
        {
            **asdict(cluster),
            "van": cluster.van.isoformat(),
            "tot_en_met": cluster.tot_en_met.isoformat(),
            "gewoon": telling.get(f"cluster {plek} gewoon", 0),
            "geplant": telling.get(f"cluster {plek} geplant", 0),
        }
        for plek, cluster in enumerate(clusters)
    ]
    tekst = json.dumps(rijen, ensure_ascii=False, indent=1)
    (map_() / "clusters.json").write_text(tekst + "\n", encoding="utf-8")
