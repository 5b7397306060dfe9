"""`nabij wijk`: uitkomsten, meldingen en JSON zonder iets eromheen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from nabij.deuren.opdrachten import ingang
from nabij.kamers.wijk import overzichten
from nabij.kamers.wijk.models import Gebied
from tests.koppelingen.cbs_maak import csv_tekst, schrijf
from tests.wijk import maak

pytestmark = pytest.mark.django_db

ZUID = {"code": "WK047911", "naam": "Zaandam Zuid"}


def nabij(*woorden: object) -> int:
    return ingang.hoofd(["wijk", *map(str, woorden)])


def test_laad_zegt_wat_er_geladen_is(tmp_path: Path, capsys: Any) -> None:
    rij = {**ZUID, "population": 13355, "a_wmo_t": ".", "AantalInwoners_5": 3}
    pad = schrijf(tmp_path, "w2022.csv", csv_tekst([rij]))

    assert nabij("laad", pad) == 0
    uit = capsys.readouterr()
    assert uit.out.splitlines() == [
        "w2022.csv: 1 gebied, 2 cijfers waarvan 1 onbekend; "
        "5 kolommen, waarvan 4 gevuld en 1 die we niet kennen",
        "  niet gekend: AantalInwoners_5",
        "Geladen: 1 gebied en 2 cijfers, waarvan 1 onbekend. Al bekend: 0 cijfers.",
        "Zonder grens: 1 wijk of buurt. Die staan wel in de lijsten en tabellen, maar niet op de "
        "kaart. Grenzen geeft PDOK, in GeoJSON.",
    ]
    assert "w2022.csv lezen ..." in uit.err


def test_laad_met_een_foute_regel(tmp_path: Path, capsys: Any) -> None:
    pad = schrijf(tmp_path, "w2022.csv", csv_tekst([{**ZUID, "population": "veel"}]))

    assert nabij("laad", pad) == 1
    uit = capsys.readouterr()
    assert "Er is niets geladen." in uit.out
    assert "w2022.csv, regel 2, kolom population: 'veel' is geen getal" in uit.err
    assert "--gedeeltelijk" in uit.err
    assert not Gebied.objects.exists()
    assert nabij("laad", "--gedeeltelijk", pad) == 1


def test_laad_met_heel_veel_fouten_houdt_het_kort(tmp_path: Path, capsys: Any) -> None:
    rijen = [{**ZUID, "code": f"WK04{n:04}", "population": "x"} for n in range(120)]

    assert nabij("laad", schrijf(tmp_path, "w2022.csv", csv_tekst(rijen))) == 1
    assert "... en nog 70 fouten" in capsys.readouterr().err


@pytest.mark.parametrize("opties", [[], ["--gedeeltelijk"]])
def test_laad_zonder_jaar_en_met_een_stuk_bestand(
    tmp_path: Path, capsys: Any, opties: list[str]
) -> None:
    zonder = schrijf(tmp_path, "wijken.csv", csv_tekst([{**ZUID, "population": 1}]))
    stuk = schrijf(tmp_path, "stuk.json", "{")

    assert nabij("laad", *opties, zonder, stuk, tmp_path / "weg.csv") == 2
    fout = capsys.readouterr().err
    assert "Onbruikbaar: wijken.csv: geen jaar" in fout
    assert "Onbruikbaar: stuk.json, regel 1, teken 2: de JSON is stuk" in fout
    assert "Onbruikbaar: weg.csv: dit bestand is er niet" in fout
    assert nabij("laad", "--jaar", 2022, zonder) == 0


@pytest.mark.parametrize(
    "woorden",
    [
        ["laad"],
        ["laad", "--onbekend", "x.csv"],
        ["laad", "--jaar", "twintig", "x.csv"],
        ["laad", "--jaar", "1200", "x.csv"],
        ["laad", "--hernoemd", "Poelenburg", "x.csv"],
        ["postcodes"],
        ["eigen"],
        ["toon"],
        [],
    ],
)
def test_een_verkeerde_opdracht_geeft_een_gebruiksregel(woorden: list[str], capsys: Any) -> None:
    with pytest.raises(SystemExit) as einde:
        nabij(*woorden)

    assert einde.value.code == 2
    assert capsys.readouterr().err.startswith("gebruik: nabij")


def test_toon_als_json_is_alleen_json(capsys: Any) -> None:
    lindervaart = maak.gemeente()
    wijk = maak.wijk(lindervaart)
    maak.cijfer(wijk, maak.maat("inwoners", "aantal", naam="Inwoners"), "13355")
    maak.cijfer(wijk, maak.maat("laag", naam="Laag inkomen"), "42.6")
    maak.cijfer(wijk, maak.maat("jeugd", naam="Jeugdzorg"), None, reden="geheim")

    assert nabij("toon", "wk000101", "--json") == 0
    uit = capsys.readouterr()
    assert uit.err == ""
    bron = "CBS Kerncijfers wijken en buurten"

    def regel(naam: str, waarde: float | None, eenheid: str, reden: str | None) -> dict[str, Any]:
        return {
            "naam": naam,
            "waarde": waarde,
            "reden": reden,
            "eenheid": eenheid,
            "jaar": 2024,
            "bron": bron,
        }

    assert json.loads(uit.out) == {
        "code": "WK000101",
        "naam": "Molenkwartier",
        "gemeente": "Lindervaart",
        "cijfers": [
            regel("Inwoners", 13355, "aantal", None),
            regel("Jeugdzorg", None, "%", "geheim of te weinig waarnemingen"),
            regel("Laag inkomen", 42.6, "%", None),
        ],
    }


def test_toon_in_woorden(capsys: Any) -> None:
    wijk = maak.wijk(maak.gemeente())
    maak.cijfer(wijk, maak.maat("woz", "x 1.000 euro", naam="WOZ-waarde"), "266")
    maak.cijfer(wijk, maak.maat("wmo", "per 1.000 inwoners", naam="Wmo"), "96")

    assert nabij("toon", "WK000101") == 0
    uit = capsys.readouterr().out
    assert "Molenkwartier (WK000101), wijk in Lindervaart" in uit
    assert "266.000 euro" in uit
    assert "96 per 1.000 inwoners" in uit


def test_een_database_die_niet_meewerkt_geeft_een_zin(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(*_: Any, **__: Any) -> None:
        raise OperationalError("no such table: wijk_gebied")

    monkeypatch.setattr("nabij.kamers.wijk.overzichten.bekende_gebieden", stuk)
    monkeypatch.setattr("nabij.kamers.wijk.overzichten.gebied_met_code", stuk)
    pad = schrijf(tmp_path, "w2022.csv", csv_tekst([{**ZUID, "population": 1}]))

    for woorden in (["laad", pad], ["toon", "GM0479", "--json"]):
        assert nabij(*woorden) == 2
        uit = capsys.readouterr()
        assert uit.out == ""
        assert "nabij migrate" in uit.err


@pytest.mark.parametrize("opties", [[], ["--json"]])
def test_toon_van_een_gebied_dat_er_niet_is(opties: list[str], capsys: Any) -> None:
    assert nabij("toon", "WK999999", *opties) == 1
    uit = capsys.readouterr()
    assert uit.out == ""
    assert uit.err == "Er is geen gebied met code WK999999.\n"


def test_laad_met_een_andere_naam_noemt_de_optie_en_neemt_haar_aan(
    tmp_path: Path, capsys: Any
) -> None:
    nabij("laad", schrijf(tmp_path, "w2022.csv", csv_tekst([{**ZUID, "population": 1}])))
    ander = schrijf(tmp_path, "w2023.csv", csv_tekst([{**ZUID, "naam": "Zuid", "population": 1}]))

    assert nabij("laad", ander) == 1
    assert "laad dan met --hernoemd WK047911" in capsys.readouterr().err
    assert nabij("laad", "--hernoemd", "wk047911", ander) == 0
    assert Gebied.objects.get(code="WK047911").naam == "Zuid"


# De eigen gemeente


def test_een_gemeente_wordt_de_eigen_en_weer_niet(capsys: Any) -> None:
    maak.wijk(maak.gemeente())
    maak.wijk(maak.gemeente("GM0002", "Elders"), "WK000201", "Daar")

    assert nabij("eigen", "gm0001") == 0
    assert "Lindervaart is van ons, met 1 wijk of buurt in de keuzelijsten." in (
        capsys.readouterr().out
    )
    assert [wijk.naam for wijk in overzichten.kleinste_gebieden()] == ["Molenkwartier"]

    assert nabij("eigen", "GM0001", "--af") == 0
    assert "Lindervaart is niet meer van ons." in capsys.readouterr().out
    assert len(overzichten.kleinste_gebieden()) == 2


@pytest.mark.parametrize("code", ["GM9999", "WK000101"])
def test_alleen_een_geladen_gemeente_kan_de_eigen_zijn(code: str, capsys: Any) -> None:
    maak.wijk(maak.gemeente())

    assert nabij("eigen", code) == 1
    assert capsys.readouterr().err == (
        f"Er is geen gemeente {code}. Laad haar eerst met nabij wijk laad.\n"
    )


# Postcodes


def test_postcodes_laden_zegt_wat_er_geladen_is(tmp_path: Path, capsys: Any) -> None:
    maak.wijk(maak.gemeente())
    pad = schrijf(
        tmp_path,
        "pc.csv",
        "postcode;huisnummer_van;huisnummer_tot;gebied\n1234AB;1;9;WK000101\n1234AC;;;WK000101\n",
    )

    assert nabij("postcodes", pad) == 0
    assert capsys.readouterr().out == (
        "Geladen: 2 postcodes in 2 reeksen over 1 gebied, uit 2 regels. Al bekend: 0. "
        "Dubbel in het bestand: 0.\n"
    )
    assert nabij("postcodes", pad) == 0
    assert "Geladen: 0 postcodes" in capsys.readouterr().out


def test_postcodes_met_een_foute_regel(tmp_path: Path, capsys: Any) -> None:
    maak.wijk(maak.gemeente())
    pad = schrijf(
        tmp_path, "pc.csv", "postcode;huisnummer_van;huisnummer_tot;gebied\n1234AB;9;1;WK000101\n"
    )

    assert nabij("postcodes", pad) == 1
    uit = capsys.readouterr()
    assert uit.out == "Er is niets geladen.\n"
    assert "pc.csv, regel 2, kolom huisnummer_van: 9 is meer dan 1" in uit.err
    assert "--gedeeltelijk" in uit.err
    assert nabij("postcodes", tmp_path / "weg.csv") == 2
    assert "Onbruikbaar: weg.csv: dit bestand is er niet" in capsys.readouterr().err
