"""Laden in de database: alles of niets, bestanden die elkaar aanvullen of tegenspreken."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError

from nabij.kamers.wijk import overzichten
from nabij.kamers.wijk.models import Gebied, Kerncijfer, Maat
from nabij.koppelingen.cbs.vertaling import LaadVerslag, laad, laad_gemeente
from tests.koppelingen.cbs_maak import csv_tekst, json_tekst, schrijf, vierkant

pytestmark = pytest.mark.django_db

ZUID = {"code": "WK047911", "naam": "Wijk 11 Zaandam Zuid"}
POEL = {"code": "WK047912", "naam": "Wijk 12 Poelenburg"}


@pytest.fixture
def laad_csv(tmp_path: Path) -> Any:
    """Schrijf een CSV en laad hem: `laad_csv("a2022.csv", rijen, vervang=True)`."""

    def doe(naam: str, rijen: list[dict[str, Any]], **opties: Any) -> LaadVerslag:
        return laad([schrijf(tmp_path, naam, csv_tekst(rijen))], **opties)

    return doe


def cijfer(code: str, maat: str, jaar: int = 2022) -> Kerncijfer:
    return Kerncijfer.objects.get(gebied__code=code, maat__code=maat, jaar=jaar)


def niets() -> bool:
    return not Gebied.objects.exists() and not Kerncijfer.objects.exists()


def test_een_wijk_komt_met_gemeente_en_cijfers(laad_csv: Any) -> None:
    verslag = laad_csv("w2022.csv", [{**ZUID, "population": 13355, "income_low": "."}])

    wijk = Gebied.objects.get(code="WK047911")
    assert verslag.code == 0
    assert (wijk.soort, wijk.jaar, wijk.gemeente.code) == ("wijk", 2022, "GM0479")
    assert cijfer("WK047911", "inwoners").waarde == 13355
    onbekend = cijfer("WK047911", "personen_laag_inkomen")
    assert (onbekend.waarde, onbekend.reden) == (None, "punt")
    assert onbekend.bestand == "w2022.csv"


def test_een_gemeente_zonder_naam_krijgt_haar_naam_later(laad_csv: Any) -> None:
    laad_csv("w2022.csv", [{**ZUID, "population": 1}])
    assert Gebied.objects.get(code="GM0479").naam == "GM0479"

    verslag = laad_csv("g2022.csv", [{"code": "GM0479", "naam": "Zaanstad", "population": 1}])

    assert verslag.code == 0
    assert Gebied.objects.get(code="GM0479").naam == "Zaanstad"


def test_een_buurt_hangt_onder_haar_wijk_ook_als_die_later_komt(tmp_path: Path) -> None:
    buurt = {
        "buurtcode": "BU03080000",
        "buurtnaam": "Centrum",
        "wijkcode": "WK030800",
        "gemeentenaam": "Baarn",
        "aantalInwoners": 1825,
        "grens": vierkant(),
    }
    laad([schrijf(tmp_path, "b2024.json", json_tekst([buurt]))])
    los = Gebied.objects.get(code="BU03080000")
    assert (los.ouder and los.ouder.code, los.gemeente.naam) == ("GM0308", "Baarn")

    wijk = {"code": "WK030800", "naam": "Wijk 00 Baarn", "population": 11945}
    laad([schrijf(tmp_path, "w2022.csv", csv_tekst([wijk]))])

    hangt = Gebied.objects.get(code="BU03080000")
    assert hangt.ouder is not None
    assert (hangt.ouder.code, hangt.ouder.jaar, hangt.jaar) == ("WK030800", 2022, 2024)
    assert hangt.vorm is not None
    assert [gebied.code for gebied in overzichten.kleinste_gebieden()] == ["BU03080000"]


# Alles of niets


def test_een_foute_regel_houdt_alles_tegen(laad_csv: Any) -> None:
    verslag = laad_csv("w2022.csv", [{**ZUID, "population": 1}, {**POEL, "population": "veel"}])

    assert verslag.code == 1
    assert niets()
    assert [str(fout) for fout in verslag.fouten] == [
        "w2022.csv, regel 3, kolom population: 'veel' is geen getal "
        "(dit bestand heeft een decimale punt)"
    ]


def test_gedeeltelijk_laadt_de_goede_regels(laad_csv: Any) -> None:
    rijen = [{**ZUID, "population": 1}, {**POEL, "population": "veel"}]
    verslag = laad_csv("w2022.csv", rijen, gedeeltelijk=True)

    assert (verslag.code, verslag.geladen, verslag.gebieden) == (1, True, 1)
    assert not Gebied.objects.filter(code="WK047912").exists()


@pytest.mark.parametrize("gedeeltelijk", [False, True])
def test_een_onbruikbaar_bestand_houdt_alles_tegen(tmp_path: Path, gedeeltelijk: bool) -> None:
    goed = schrijf(tmp_path, "w2022.csv", csv_tekst([{**ZUID, "population": 1}]))
    stuk = schrijf(tmp_path, "stuk2022.json", '{"type": "FeatureCollection"')
    verslag = laad([goed, stuk], gedeeltelijk=gedeeltelijk)

    assert verslag.code == 2
    assert niets()
    assert "stuk2022.json, regel 1" in verslag.onbruikbaar[0]


@pytest.mark.parametrize(
    ("pad", "reden"), [("is_er_niet.csv", "is er niet"), (".", "dit is een map")]
)
def test_een_pad_dat_geen_bestand_is(tmp_path: Path, pad: str, reden: str) -> None:
    verslag = laad([tmp_path / pad])

    assert verslag.code == 2
    assert reden in verslag.onbruikbaar[0]


def test_gaat_het_schrijven_mis_dan_staat_er_niets(
    laad_csv: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "nabij.kamers.wijk.handelingen._cijfer_sql", lambda: "INSERT INTO bestaat_niet VALUES (1)"
    )
    with pytest.raises(DatabaseError):
        laad_csv("w2022.csv", [{**ZUID, "population": 1}])

    assert niets()


# Twee bestanden


def test_dezelfde_waarde_uit_twee_bestanden_is_geen_fout(tmp_path: Path) -> None:
    een = schrijf(tmp_path, "een2022.csv", csv_tekst([{**ZUID, "population": 10}]))
    twee = schrijf(
        tmp_path,
        "twee2022.json",
        json_tekst([{**ZUID, "Aantal inwoners": 10.0, "grens": vierkant()}]),
    )
    verslag = laad([een, twee, een])

    assert verslag.code == 0
    assert Kerncijfer.objects.count() == 1
    assert Gebied.objects.get(code="WK047911").vorm is not None
    assert laad([twee]).al_bekend == 1


def test_een_andere_waarde_uit_een_ander_bestand_noemt_beide(tmp_path: Path) -> None:
    een = schrijf(tmp_path, "een2022.csv", csv_tekst([{**ZUID, "population": 10}]))
    twee = schrijf(tmp_path, "twee2022.csv", csv_tekst([{**ZUID, "aantal_inwoners": 11}]))
    verslag = laad([een, twee])

    assert verslag.code == 1
    assert niets()
    assert [str(fout) for fout in verslag.fouten] == [
        "twee2022.csv, regel 2, kolom aantal_inwoners: inwoners van WK047911 in 2022 is hier 11, "
        "maar 10 in een2022.csv"
    ]


def test_een_ander_jaar_is_een_ander_cijfer(tmp_path: Path) -> None:
    een = schrijf(tmp_path, "w2021.csv", csv_tekst([{**ZUID, "population": 10}]))
    twee = schrijf(tmp_path, "w2022.csv", csv_tekst([{**ZUID, "population": 11}]))

    assert laad([een, twee]).code == 0
    assert Kerncijfer.objects.count() == 2
    assert Gebied.objects.get(code="WK047911").jaar == 2022


def test_wat_al_geladen_was_verandert_niet_vanzelf(laad_csv: Any) -> None:
    laad_csv("oud2022.csv", [{**ZUID, "population": 10}])
    verslag = laad_csv("nieuw2022.csv", [{**ZUID, "population": 11}])

    assert verslag.code == 1
    assert "maar 10 in oud2022.csv" in str(verslag.fouten[0])
    assert cijfer("WK047911", "inwoners").waarde == 10

    assert laad_csv("nieuw2022.csv", [{**ZUID, "population": 11}], vervang=True).code == 0
    assert cijfer("WK047911", "inwoners").waarde == 11
    assert cijfer("WK047911", "inwoners").bestand == "nieuw2022.csv"


@pytest.mark.parametrize("samen", [True, False])
@pytest.mark.parametrize("volgorde", [(0, 1), (1, 0)])
def test_een_waarde_gaat_voor_onbekend(
    tmp_path: Path, samen: bool, volgorde: tuple[int, int]
) -> None:
    """De eerste levering van een jaar zegt "komt later"; de tweede vult aan, in elke volgorde."""
    paden = [
        schrijf(tmp_path, "eerste2024.csv", csv_tekst([{**ZUID, "a_wmo_t": -99995}])),
        schrijf(tmp_path, "tweede2024.csv", csv_tekst([{**ZUID, "a_wmo_t": 340}])),
    ]
    paden = [paden[plek] for plek in volgorde]
    verslagen = [laad(paden)] if samen else [laad([pad]) for pad in paden]

    assert [verslag.code for verslag in verslagen] == [0] * len(verslagen)
    assert cijfer("WK047911", "wmo", 2024).waarde == 340


# Codes worden hergebruikt


@pytest.mark.parametrize("samen", [True, False])
def test_een_code_met_een_andere_naam_is_een_ander_gebied(tmp_path: Path, samen: bool) -> None:
    oud = {"code": "WK036300", "naam": "Burgwallen-Oude Zijde", "population": 4550}
    nieuw = {"code": "WK036300", "naam": "Centrum-West", "population": 9000}
    paden = [
        schrijf(tmp_path, "w2022.csv", csv_tekst([oud])),
        schrijf(tmp_path, "w2023.csv", csv_tekst([nieuw])),
    ]
    verslag = laad(paden) if samen else [laad([pad]) for pad in paden][-1]

    assert verslag.code == 1
    assert "is al 'Burgwallen-Oude Zijde' (2022" in str(verslag.fouten[0])
    assert not Kerncijfer.objects.filter(jaar=2023).exists()


@pytest.mark.parametrize("naam", ["Zaandam Zuid", "wijk 11 zaandam  zuid", "Wijk 11 Zaandám-Zuid"])
def test_dezelfde_naam_anders_geschreven_is_hetzelfde_gebied(laad_csv: Any, naam: str) -> None:
    laad_csv("w2022.csv", [{**ZUID, "population": 1}])
    verslag = laad_csv("w2023.csv", [{"code": "WK047911", "naam": naam, "population": 2}])

    assert verslag.code == 0
    assert Kerncijfer.objects.count() == 2


@pytest.mark.parametrize("samen", [True, False])
def test_een_hernoemd_gebied_houdt_zijn_cijfers_en_krijgt_de_nieuwe_naam(
    tmp_path: Path, samen: bool
) -> None:
    oud = {"code": "WK047912", "naam": "Wijk 12 Poelenburg", "population": 8595}
    nieuw = {"code": "WK047912", "naam": "Wijk 12 Poelenburg-Peldersveld", "population": 8600}
    paden = [
        schrijf(tmp_path, "w2022.csv", csv_tekst([oud])),
        schrijf(tmp_path, "w2023.csv", csv_tekst([nieuw])),
    ]
    zonder = laad(paden)
    assert zonder.code == 1
    assert "laad dan met --hernoemd WK047912" in str(zonder.fouten[0])

    opties: dict[str, Any] = {"hernoemd": ["WK047912"]}
    verslagen = [laad(paden, **opties)] if samen else [laad([pad], **opties) for pad in paden]

    assert [verslag.code for verslag in verslagen] == [0] * len(verslagen)
    wijk = Gebied.objects.get(code="WK047912")
    assert (wijk.naam, wijk.jaar) == ("Wijk 12 Poelenburg-Peldersveld", 2023)
    assert [cijfer("WK047912", "inwoners", jaar).waarde for jaar in (2022, 2023)] == [8595, 8600]
    assert laad([paden[1]]).code == 0, "de nieuwe naam is nu bekend"


def test_hernoemd_geldt_alleen_voor_die_code(tmp_path: Path) -> None:
    een = [{**ZUID, "population": 1}, {**POEL, "population": 1}]
    twee = [{**ZUID, "naam": "Nieuw Zuid", "population": 1}, {**POEL, "naam": "X", "population": 1}]
    laad([schrijf(tmp_path, "w2022.csv", csv_tekst(een))])
    verslag = laad(
        [schrijf(tmp_path, "w2023.csv", csv_tekst(twee))], hernoemd=["WK047911"], gedeeltelijk=True
    )

    assert [fout.regel for fout in verslag.fouten] == [3]
    namen = dict(Gebied.objects.filter(soort="wijk").values_list("code", "naam"))
    assert namen == {"WK047911": "Nieuw Zuid", "WK047912": "Wijk 12 Poelenburg"}


def test_een_hernoemde_code_die_nergens_staat_is_een_typefout(laad_csv: Any) -> None:
    verslag = laad_csv("w2022.csv", [{**ZUID, "population": 1}], hernoemd=["WK047999"])

    assert verslag.code == 2
    assert verslag.onbruikbaar == ["--hernoemd WK047999: deze code staat in geen van de bestanden"]
    assert niets()


def test_van_gebieden_zonder_grens_staat_er_hoeveel(tmp_path: Path) -> None:
    rijen = [{**ZUID, "population": 1, "grens": vierkant()}, {**POEL, "population": 1}]
    een_grens = laad([schrijf(tmp_path, "w2022.json", json_tekst(rijen))])
    assert (een_grens.zonder_grens, een_grens.lezingen[0].let_op) == (1, ())

    kaal = [{**ZUID, "population": 2}]
    geen = laad([schrijf(tmp_path, "w2023.json", json_tekst(kaal))])
    assert geen.lezingen[0].let_op == ("in dit bestand staat geen enkele grens",)
    assert geen.zonder_grens == 0, "de grens van 2022 is er nog"


def test_een_gebiedenbestand_zonder_grenzen_en_cijfers_is_onbruikbaar(tmp_path: Path) -> None:
    verslag = laad([schrijf(tmp_path, "w2022.json", json_tekst([ZUID]))])

    assert verslag.onbruikbaar == [
        "w2022.json: er staat geen enkele grens in, en geen enkele kolom is een cijfer dat we "
        "kennen"
    ]


# Een gemeente uit een map


def test_laad_gemeente_neemt_alleen_wat_van_haar_is(tmp_path: Path) -> None:
    elders = {"code": "WK030800", "naam": "Wijk 00 Baarn"}
    schrijf(
        tmp_path,
        "kwb2022.csv",
        csv_tekst([{**ZUID, "population": 1}, {**elders, "population": 2}]),
    )
    gemeente = {"code": "GM0479", "naam": "Zaanstad", "population": 3}
    schrijf(tmp_path, "gem2022.csv", csv_tekst([gemeente]))
    schrijf(tmp_path, "iets_anders.json", '{"geen": "cbs"}')
    schrijf(tmp_path, "LEESMIJ.md", "niets")
    verslag = laad_gemeente(tmp_path, "GM0479")

    assert verslag.code == 0
    assert sorted(Gebied.objects.values_list("code", flat=True)) == ["GM0479", "WK047911"]
    assert [gemeente.code for gemeente in overzichten.eigen_gemeenten()] == ["GM0479"]
    assert Gebied.objects.get(code="GM0479").naam == "Zaanstad"


@pytest.mark.parametrize("code", ["GM9999", "onzin"])
def test_laad_gemeente_zonder_wijken_is_onbruikbaar(tmp_path: Path, code: str) -> None:
    schrijf(tmp_path, "kwb2022.csv", csv_tekst([{**ZUID, "population": 1}]))

    assert laad_gemeente(tmp_path, code).code == 2
    assert laad_gemeente(tmp_path / "nergens", "GM0479").code == 2
    assert niets()


def test_de_maten_staan_in_de_database_met_hun_eenheid(laad_csv: Any) -> None:
    laad_csv("w2022.csv", [{**ZUID, "p_wmo_t": 96, "dwelling_value": "266"}])

    assert Maat.objects.get(code="wmo_per_1000").eenheid == "per 1.000 inwoners"
    assert Maat.objects.get(code="woz").eenheid == "x 1.000 euro"
    assert cijfer("WK047911", "wmo_per_1000").waarde == Decimal(96)
