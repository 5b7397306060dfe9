"""De echte bestanden naast een onafhankelijke lezing met alleen csv en json."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from nabij.kamers.wijk.models import Gebied, Kerncijfer
from nabij.koppelingen.cbs.formaat import Lezing, Onbruikbaar, lees_bestand
from nabij.koppelingen.cbs.kolommen import kolommenkaart
from nabij.koppelingen.cbs.samenvoegen import Bekend, voeg_samen
from nabij.koppelingen.cbs.vertaling import laad

ONBEKEND = (-99995, -99997, None, "", ".")
GEMEENTEN = {
    "wijken2022_GM0193_zwolle": 16,
    "wijken2022_GM0268_nijmegen": 9,
    "wijken2022_GM0308_baarn": 5,
    "wijken2022_GM0344_utrecht": 10,
    "wijken2022_GM0353_ijsselstein": 1,
    "wijken2022_GM0363_amsterdam": 99,
    "wijken2022_GM0479_zaanstad": 19,
}
BAARN = "buurten2024_GM0308_baarn_pdok_223kolommen"


@pytest.fixture(scope="module")
def cbs(normen: Path) -> Path:
    return normen / "cbs"


def vind(cbs: Path, naam: str) -> Path:
    return next(pad for pad in cbs.iterdir() if pad.stem == naam)


def lees(pad: Path) -> Lezing:
    return lees_bestand(pad.name, pad.read_bytes(), kolommenkaart())


def zelf_gelezen(pad: Path) -> Iterator[tuple[str, str, Any]]:
    """(code, kolom, cel) zonder iets van onze lezer."""
    if pad.suffix == ".csv":
        with pad.open(encoding="utf-8", newline="") as bestand:
            rijen = list(csv.DictReader(bestand))
    else:
        inhoud = json.loads(pad.read_text(), parse_float=Decimal)
        rijen = [gebied["properties"] for gebied in inhoud["features"]]
    for rij in rijen:
        code = rij.get("buurtcode") or rij["code"]
        for kolom, cel in rij.items():
            yield code, kolom, cel


@pytest.mark.parametrize(
    ("naam", "aantal"),
    [*GEMEENTEN.items(), ("kwb2022_wijken_nl", 3340), ("kwb2022_gemeenten_nl", 345), (BAARN, 21)],
)
def test_elk_bestand_leest_zonder_fouten(cbs: Path, naam: str, aantal: int) -> None:
    lezing = lees(vind(cbs, naam))

    assert lezing.fouten == []
    assert len(lezing.gebieden) == aantal
    jaar = 2024 if naam == BAARN else 2022
    assert {cijfer.jaar for cijfer in lezing.cijfers} == {jaar}
    assert {gebied.jaar for gebied in lezing.gebieden} == {jaar}
    assert all("CBS" in cijfer.bron for cijfer in lezing.cijfers)


@pytest.mark.parametrize("naam", [*GEMEENTEN, "kwb2022_wijken_nl", "kwb2022_gemeenten_nl", BAARN])
def test_elke_waarde_is_die_van_het_bestand(cbs: Path, naam: str) -> None:
    pad = vind(cbs, naam)
    lezing = lees(pad)
    ons = {(cijfer.code, cijfer.kolom): cijfer for cijfer in lezing.cijfers}
    cellen = {(code, kolom): cel for code, kolom, cel in zelf_gelezen(pad)}

    verschillen = []
    for plek, cijfer in ons.items():
        cel = cellen[plek]
        if cijfer.waarde is None:
            klopt = cel in ONBEKEND and cijfer.reden != ""
        elif cijfer.maat == "stedelijkheid" and isinstance(cel, str):
            klopt = cel.endswith("urbanised") and 1 <= cijfer.waarde <= 5
        else:
            klopt = cel not in ONBEKEND and Decimal(str(cel)) == cijfer.waarde
        if not klopt:
            verschillen.append((plek, cel, cijfer.waarde, cijfer.reden))

    assert not verschillen, verschillen[:5]


def test_van_baarn_2024_zijn_48_van_de_223_kolommen_gevuld(cbs: Path) -> None:
    pad = vind(cbs, BAARN)
    lezing = lees(pad)
    gevuld = {kolom for _, kolom, cel in zelf_gelezen(pad) if cel not in ONBEKEND}

    assert (lezing.kolommen, lezing.gevuld) == (223, 48)
    assert len(gevuld) == 48
    assert not gevuld & set(lezing.onbekende_kolommen), "wat gevuld is, kennen we"
    redenen = {cijfer.reden for cijfer in lezing.cijfers if cijfer.waarde is None}
    assert redenen == {"later", "geheim"}
    wmo = [c for c in lezing.cijfers if c.maat in ("wmo", "wmo_per_1000", "deel_jeugdzorg")]
    assert len(wmo) == 63
    assert all((c.waarde, c.reden) == (None, "later") for c in wmo)


def test_alle_bestanden_spreken_elkaar_niet_tegen(cbs: Path) -> None:
    """De landelijke tabel en de zeven gemeenten geven voor dezelfde wijk hetzelfde."""
    namen = [*GEMEENTEN, "kwb2022_wijken_nl", "kwb2022_gemeenten_nl", BAARN]
    bundel = voeg_samen([lees(vind(cbs, naam)) for naam in namen], Bekend())

    assert bundel.fouten == []
    assert len(bundel.gebieden) == 3340 + 345 + 21
    met_grens = [gebied for gebied in bundel.gebieden.values() if gebied.vorm is not None]
    assert len(met_grens) == sum(GEMEENTEN.values()) + 21


def test_wat_geen_tabel_van_gebieden_is_heet_onbruikbaar(cbs: Path) -> None:
    for naam in ("SOURCES", "kwb_crosswalk_en_tabellen", "baarn_buurten_tijdreeks_2016-2025"):
        with pytest.raises(Onbruikbaar):
            lees(vind(cbs, naam))


@pytest.mark.django_db
@pytest.mark.parametrize("omgekeerd", [False, True])
def test_het_voorbeeld_in_de_vorm_van_statline_laadt(
    cbs: Path, tmp_path: Path, omgekeerd: bool
) -> None:
    """De twee stukken JSON uit de beschrijving, opgeslagen zoals ze daar staan."""
    stukken = re.findall(r'`(\{"value": \[.+?\]\})`', vind(cbs, "SOURCES").read_text())
    assert len(stukken) == 2
    paden = [tmp_path / f"antwoord{nummer}.json" for nummer in range(2)]
    for pad, stuk in zip(paden, stukken, strict=True):
        pad.write_text(stuk)
    verslag = laad(paden[::-1] if omgekeerd else paden, jaar=2023)

    assert (verslag.code, verslag.onbruikbaar, verslag.fouten) == (0, [], [])
    (zelf,) = [rijen for stuk in stukken if "Codering_3" in (rijen := json.loads(stuk)["value"])[0]]
    for rij in zelf:
        code = rij["Codering_3"].strip()
        cijfers = Kerncijfer.objects.filter(gebied__code=code, jaar=2023)
        assert dict(cijfers.values_list("maat__code", "waarde")) == {
            "inwoners": rij["AantalInwoners_5"],
            "wmo": rij["WmoClienten_98"],
        }
    assert Gebied.objects.get(code="GM0308").naam == "Baarn"


def test_de_kaart_kent_de_meetcodes_zoals_het_cbs_ze_koppelt(cbs: Path) -> None:
    """Waar de kaart een meetcode kent, kent ze de korte naam als dezelfde maat."""
    koppeling = json.loads(vind(cbs, "kwb_crosswalk_en_tabellen").read_text())
    meetcodes = next(deel for sleutel, deel in koppeling.items() if "meetcode" in sleutel)
    kaart = kolommenkaart()
    gekend = {code: kort for code, kort in meetcodes.items() if kaart.maat(code)}

    assert len(gekend) >= 100
    for code, kort in gekend.items():
        assert kaart.maat(code) == kaart.maat(kort), (code, kort)
