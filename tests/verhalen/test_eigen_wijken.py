"""Een gemeente probeert het met haar eigen wijken: bestanden van CBS en PDOK, in een keer."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from nabij.deuren.opdrachten.ingang import opdrachtregel
from nabij.kamers.wijk import overzichten
from nabij.kamers.wijk.models import Gebied, Kerncijfer
from nabij.koppelingen.cbs.vertaling import laad_gemeente

pytestmark = pytest.mark.django_db


@pytest.fixture
def cbs(normen: Path) -> Path:
    return normen / "cbs"


def nabij(*woorden: object) -> int:
    keuze = opdrachtregel().parse_args(["wijk", *map(str, woorden)])
    return int(keuze.func(keuze))


def vind(cbs: Path, *delen: str) -> list[Path]:
    return [pad for pad in sorted(cbs.iterdir()) if any(deel in pad.name for deel in delen)]


@pytest.mark.rij("M16", "M56")
def test_zaanstad_laadt_haar_negentien_wijken(cbs: Path, capsys: Any) -> None:
    # gegeven de wijken van Zaanstad met grenzen, en de landelijke tabel van gemeenten
    paden = vind(cbs, "zaanstad", "kwb2022_gemeenten")

    # als de gemeente ze laadt
    assert nabij("laad", *paden) == 0
    capsys.readouterr()

    # dan is de wijk overal het kleinste gebied
    wijken = overzichten.kleinste_gebieden("GM0479")
    assert len(wijken) == 19
    assert {wijk.soort for wijk in wijken} == {"wijk"}
    assert Gebied.objects.filter(code__startswith="WK0479", vorm__isnull=False).count() == 19

    # en staat bij elk cijfer het jaar en de bron
    assert nabij("toon", "WK047911", "--json") == 0
    getoond = json.loads(capsys.readouterr().out)
    assert getoond["naam"] == "Wijk 11 Zaandam Zuid"
    assert getoond["gemeente"] == "Zaanstad"
    inwoners = next(c for c in getoond["cijfers"] if c["naam"] == "Inwoners")
    assert (inwoners["waarde"], inwoners["jaar"], inwoners["eenheid"]) == (13355, 2022, "aantal")
    assert all("CBS" in c["bron"] and c["jaar"] == 2022 for c in getoond["cijfers"])
    woz = next(c for c in getoond["cijfers"] if c["naam"] == "Gemiddelde WOZ-waarde")
    assert (woz["waarde"], woz["eenheid"]) == (266, "x 1.000 euro")


@pytest.mark.rij("M16", "M56")
def test_de_21_buurten_van_baarn_met_wat_nog_komt(cbs: Path, capsys: Any) -> None:
    # gegeven de eerste levering van 2024: 48 van de 223 kolommen zijn gevuld
    assert nabij("laad", *vind(cbs, "buurten2024")) == 0
    assert "223 kolommen, waarvan 48 gevuld" in capsys.readouterr().out

    # dan is de buurt het kleinste gebied, en is wat nog komt onbekend en niet nul
    assert len(overzichten.kleinste_gebieden("GM0308")) == 21
    assert nabij("toon", "BU03080000", "--json") == 0
    getoond = json.loads(capsys.readouterr().out)
    assert getoond["gemeente"] == "Baarn"
    wmo = [c for c in getoond["cijfers"] if "Wmo" in c["naam"]]
    assert [(c["waarde"], c["reden"]) for c in wmo] == [(None, "wordt later gepubliceerd")] * 2
    assert {c["eenheid"] for c in wmo} == {"aantal", "per 1.000 inwoners"}
    assert {c["jaar"] for c in getoond["cijfers"]} == {2024}

    # en als de wijken van 2022 erbij komen, hangen de buurten onder hun eigen wijk
    assert nabij("laad", *vind(cbs, "GM0308_baarn.")) == 0
    buurt = Gebied.objects.get(code="BU03080000")
    assert buurt.ouder is not None
    assert buurt.ouder.naam == "Wijk 00 Baarn"
    assert {gebied.soort for gebied in overzichten.kleinste_gebieden("GM0308")} == {"buurt"}


@pytest.mark.rij("M16", "M56")
def test_heel_nederland_en_zeven_gemeenten_in_een_keer(cbs: Path, capsys: Any) -> None:
    paden = vind(cbs, "kwb2022_", "wijken2022_", "buurten2024_")
    assert len(paden) == 10

    begin = time.monotonic()
    assert nabij("laad", *paden) == 0
    assert time.monotonic() - begin < 60
    assert Gebied.objects.count() == 3340 + 345 + 21

    # nog een keer laden verandert niets
    cijfers = Kerncijfer.objects.count()
    capsys.readouterr()
    assert nabij("laad", *paden) == 0
    assert "Geladen: 3706 gebieden en 0 cijfers" in capsys.readouterr().out
    assert Kerncijfer.objects.count() == cijfers


@pytest.mark.rij("M56")
@pytest.mark.parametrize(
    ("gemeente", "naam", "kleinste", "soort"),
    [
        ("GM0479", "Zaanstad", 19, "wijk"),
        ("GM0363", "Amsterdam", 99, "wijk"),
        ("GM0353", "IJsselstein", 1, "wijk"),
    ],
)
def test_een_gemeente_uit_de_map_wordt_de_eigen_gemeente(
    cbs: Path, gemeente: str, naam: str, kleinste: int, soort: str
) -> None:
    assert laad_gemeente(cbs, gemeente).code == 0

    assert [(g.code, g.naam) for g in overzichten.eigen_gemeenten()] == [(gemeente, naam)]
    gebieden = overzichten.kleinste_gebieden()
    assert len(gebieden) == kleinste
    assert {gebied.soort for gebied in gebieden} == {soort}


@pytest.mark.rij("M16", "M56")
def test_het_profiel_van_een_echte_wijk(cbs: Path, mensen: Any, client: Any, settings: Any) -> None:
    settings.DEMO = True
    assert laad_gemeente(cbs, "GM0479").code == 0
    client.force_login(mensen.teamlid, backend="nabij.kamers.poort.wie.Backend")

    lijst = client.get("/wijk/?gemeente=GM0479").content.decode()
    profiel = client.get("/wijk/WK047912/").content.decode()

    assert "Wijk 12 Poelenburg" in lijst
    assert "8.595 inwoners" in profiel
    assert "heel Zaanstad" in profiel
    assert "2022" in profiel
    assert "achterstand" not in profiel
