"""Een uur: een gemeente die het wil proberen staat met haar eigen bestanden op haar eigen kaart.

De bestanden van CBS en PDOK zijn echt. De postcodes maakt de test zelf.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nabij.demo import bouw
from nabij.demo.bouw import Opties
from nabij.deuren.opdrachten.ingang import opdrachtregel
from nabij.kamers.account.models import Account
from nabij.kamers.bewoners.models import Huishouden
from nabij.kamers.poort import poort
from nabij.kamers.wijk import overzichten
from nabij.kamers.wijk.models import Gebied
from tests.koppelingen.cbs_maak import csv_tekst, schrijf
from tests.koppelingen.odata_maak import bewaar, eigenschappen, namen, regel
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])
VRAAG = "Wie kan er meelopen naar de nieuwe school?"


@dataclass(frozen=True)
class Gemeente:
    """Een gemeente die het probeert: haar bestanden, en wat er dan op haar kaart hoort te staan."""

    code: str
    naam: str
    bestanden: tuple[str, ...]
    soort: str
    aantal: int


ZAANSTAD = Gemeente("GM0479", "Zaanstad", ("wijken2022_GM0479",), "wijk", 19)
IJSSELSTEIN = Gemeente("GM0353", "IJsselstein", ("wijken2022_GM0353",), "wijk", 1)
BAARN = Gemeente("GM0308", "Baarn", ("wijken2022_GM0308", "buurten2024_GM0308"), "buurt", 21)
ALLE = pytest.mark.parametrize("gemeente", [ZAANSTAD, IJSSELSTEIN, BAARN], ids=lambda g: g.naam)


def nabij(*woorden: object) -> int:
    keuze = opdrachtregel().parse_args(["wijk", *map(str, woorden)])
    return int(keuze.func(keuze))


def eigen_map(normen: Path, naar: Path, gemeente: Gemeente) -> Path:
    """De map die iemand van de gemeente klaarzet: haar gebieden, en de tabel van gemeenten."""
    map_ = naar / "cbs"
    map_.mkdir()
    for pad in (normen / "cbs").iterdir():
        if pad.name.startswith((*gemeente.bestanden, "kwb2022_gemeenten")):
            shutil.copy(pad, map_)
    return map_


def postcodebestand(map_: Path, gebieden: Sequence[Gebied]) -> Path:
    """Een postcode per gebied: tot en met nummer 49 hier, vanaf 50 in het volgende gebied."""
    rijen = []
    for plek, gebied in enumerate(gebieden):
        volgende = gebieden[(plek + 1) % len(gebieden)]
        rijen += [_reeks(plek, 1, 49, gebied), _reeks(plek, 50, 99, volgende)]
    return schrijf(map_, "postcodes.csv", csv_tekst(rijen))


def _reeks(plek: int, van: int, tot: int, gebied: Gebied) -> dict[str, Any]:
    return {
        "postcode": f"{1000 + plek} AB",
        "huisnummer_van": van,
        "huisnummer_tot": tot,
        "gebied": gebied.code,
    }


def medewerker(inlognaam: str) -> Mens:
    return Mens(Account.objects.get(inlognaam=inlognaam))


def gebiedscodes(normen: Path, gemeente: Gemeente) -> list[Gebied]:
    """De kleinste gebieden zoals ze in het bestand zelf staan, gelezen zonder ons."""
    pad = next(p for p in (normen / "cbs").iterdir() if p.name.startswith(gemeente.bestanden[-1]))
    rijen = [deel["properties"] for deel in json.loads(pad.read_text())["features"]]
    paren = [(r.get("buurtcode") or r["code"], r.get("buurtnaam") or r["name"]) for r in rijen]
    return [Gebied(code=code, naam=naam) for code, naam in paren]


@ALLE
@pytest.mark.rij("M56", "M16")
def test_van_eigen_bestanden_naar_een_werkende_demo(
    normen: Path, tmp_path: Path, settings: Any, gemeente: Gemeente
) -> None:
    settings.DEMO = True
    # Gegeven een map met bestanden van het CBS, en een eigen lijst met postcodes
    gebieden = gebiedscodes(normen, gemeente)
    assert len(gebieden) == gemeente.aantal
    opties = Opties(
        gemeente=gemeente.code,
        cbs=str(eigen_map(normen, tmp_path, gemeente)),
        postcodes=str(postcodebestand(tmp_path, gebieden)),
        huishoudens=12,
    )

    # Als de gemeente daar de demo mee bouwt
    bouw.bouw(opties, lambda *_: None)

    # Dan werken er mensen met huishoudens, en staat elk gebied op de eigen kaart
    with poort.systeem(taak="proef"):
        assert Huishouden.objects.count() == 12
    joke = medewerker("teamlid").ga("/wijk/").ziet(gemeente.naam, "Op de kaart")
    assert len(re.findall(r'<path class="g-buurt', joke.html)) == gemeente.aantal
    for gebied in gebieden:
        joke.ziet(gebied.naam)
    joke.ziet_niet("Lindervaart", "Niet op de kaart")

    # En krijgt een nieuwe vraag haar buurt van postcode en huisnummer
    eerste, volgende = gebieden[0], gebieden[1 % len(gebieden)]
    for nummer, gebied in ((7, eerste), (52, volgende)):
        joke.ga("/vragen/nieuw/")
        joke.druk("Bewaren", tekst=VRAAG, postcode="1000ab", huisnummer=nummer)
        joke.ziet(VRAAG, gebied.naam)

    # Valkuil: een postcode die niemand kent krijgt geen buurt, en er wordt er geen geraden
    joke.ga("/vragen/nieuw/").druk("Bewaren", tekst=VRAAG, postcode="9999ZZ", huisnummer=7)
    joke.ziet(VRAAG).ziet_niet(*{gebied.naam for gebied in gebieden})


@ALLE
@pytest.mark.rij("M56")
def test_zonder_demo_met_de_eigen_mensen(
    normen: Path, tmp_path: Path, settings: Any, mensen: Mensen, capsys: Any, gemeente: Gemeente
) -> None:
    settings.DEMO = True
    # Gegeven een omgeving met eigen mensen, en nog een andere gemeente
    paden = sorted(eigen_map(normen, tmp_path, gemeente).iterdir())

    # Als beheer de gebieden laadt, de gemeente aanwijst en de postcodes erbij doet
    assert nabij("laad", *paden) == 0
    assert nabij("eigen", gemeente.code) == 0
    assert nabij("eigen", mensen.gemeente.code, "--af") == 0
    kleinste = overzichten.kleinste_gebieden()
    lijst = postcodebestand(tmp_path, kleinste)
    assert nabij("postcodes", lijst) == 0
    assert f"uit {2 * gemeente.aantal} regels. Al bekend: 0." in capsys.readouterr().out

    # Dan zijn dat de gebieden om uit te kiezen, en vindt een adres zijn gebied
    assert {gebied.soort for gebied in kleinste} == {gemeente.soort}
    assert len(kleinste) == gemeente.aantal
    joke = Mens(mensen.teamlid).ga("/vragen/nieuw/").ziet(kleinste[-1].naam)
    joke.druk("Bewaren", tekst=VRAAG, postcode="1000 AB", huisnummer=49).ziet(kleinste[0].naam)

    # En twee keer laden verandert niets
    assert nabij("postcodes", lijst) == 0
    assert f"Al bekend: {2 * gemeente.aantal}." in capsys.readouterr().out

    # Valkuil: een fout in een regel houdt de hele lijst tegen, en zegt welke regel
    with lijst.open("a") as bestand:
        bestand.write(f"1000AB;40;60;{kleinste[0].code}\n")
    assert nabij("postcodes", "--vervang", lijst) == 1
    fouten = capsys.readouterr().err
    assert f"regel {2 * gemeente.aantal + 2}, kolom huisnummer_van: 1000AB 40 tot en met" in fouten
    assert "overlapt met regel 2" in fouten


@pytest.mark.rij("M56", "M16")
def test_de_zorgcijfers_van_een_ander_jaar_naast_de_kaart_van_nu(
    normen: Path, tmp_path: Path, settings: Any, mensen: Mensen, capsys: Any
) -> None:
    settings.DEMO = True
    # Gegeven de buurten van Baarn in 2024, waar de Wmo nog niet in staat
    map_ = eigen_map(normen, tmp_path, BAARN)
    assert nabij("laad", *sorted(map_.iterdir())) == 0
    buurten = gebiedscodes(normen, BAARN)
    centrum = buurten[0]
    ingrid = Mens(mensen.beleid).ga(f"/wijk/{centrum.code}/").ziet("wordt later gepubliceerd")

    # Als beheer de antwoorden van StatLine over 2023 bewaart en laadt
    cijfers = [regel(b.code, "Baarn", WmoClientenRelatief_99=40 + n) for n, b in enumerate(buurten)]
    paden = [
        bewaar(tmp_path, "TypedDataSet.json", cijfers, "85618NED"),
        bewaar(tmp_path, "DataProperties.json", eigenschappen({"WmoClientenRelatief": 99})),
        bewaar(tmp_path, "WijkenEnBuurten.json", namen(**{b.code: b.naam for b in buurten})),
    ]
    assert nabij("laad", *paden) == 0

    # Dan staat het cijfer van 2023 er met zijn eigen jaar en bron, naast die van 2024
    ingrid.ga(f"/wijk/{centrum.code}/")
    ingrid.ziet("40 per 1.000 inwoners", "2023", "StatLine 85618NED", "2024")

    # Valkuil: dezelfde code met een andere naam is een ander gebied, tot beheer zegt van niet
    nieuw = namen(**{b.code: b.naam for b in buurten[1:]}, **{centrum.code: "Het Hart van Baarn"})
    anders = [{**r, "WmoClientenRelatief_99": 90} for r in cijfers]
    paden[0] = bewaar(tmp_path, "TypedDataSet.json", anders, "85318NED")
    paden[2] = bewaar(tmp_path, "WijkenEnBuurten.json", nieuw)
    capsys.readouterr()
    assert nabij("laad", *paden) == 1
    assert f"--hernoemd {centrum.code}" in capsys.readouterr().err
    assert nabij("laad", "--hernoemd", centrum.code, *paden) == 0
    assert Gebied.objects.get(code=centrum.code).naam == centrum.naam, "de nieuwste naam blijft"
