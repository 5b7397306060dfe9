"""`nabij kaart`: inlezen, kijken zonder te schrijven, en weer uitgeven."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nabij.deuren.opdrachten.ingang import hoofd
from nabij.kamers.kaart.models import Aanbod, Contactpersoon
from tests.koppelingen.hsds_maak import dienst, in_bestand, nummer

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24")]


def test_inlezen_zegt_wat_er_gebeurde(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = in_bestand(tmp_path, dienst(), dienst(id=nummer("fout"), status="open"))

    code = hoofd(["kaart", "hsds-in", str(pad)])

    uit, fout = capsys.readouterr()
    assert code == 1
    assert "aanbod: 1 nieuw, 0 veranderd, 0 al bekend" in uit
    assert "van 1 aanbod zegt de bron niet van wie het is" in uit
    assert "Geweigerd: kaart.json: [1].status" in fout
    assert hoofd(["kaart", "hsds-in", str(pad)]) == 1
    assert "aanbod: 0 nieuw, 0 veranderd, 1 al bekend" in capsys.readouterr().out


def test_een_proef_laat_alles_zoals_het_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = in_bestand(tmp_path, dienst())

    assert hoofd(["kaart", "hsds-in", str(tmp_path), "--proef"]) == 0

    assert "Dit was een proef" in capsys.readouterr().out
    assert not Aanbod.objects.exists()
    assert hoofd(["kaart", "hsds-in", str(pad), "--soort", "bewoners"]) == 0
    assert Aanbod.objects.get().soort == "bewoners"


def test_een_bestand_dat_er_niet_is_is_onbruikbaar(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hoofd(["kaart", "hsds-in", str(tmp_path / "weg.json")]) == 2
    assert "Onbruikbaar: weg.json: dit bestand is er niet" in capsys.readouterr().err


def test_uitgeven_noemt_alleen_met_alles_wie_niet_openbaar_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mens = {"id": nummer("mens"), "name": "Kn000001naam"}
    hoofd(["kaart", "hsds-in", str(in_bestand(tmp_path, dienst(contacts=[mens])))])
    uit = tmp_path / "uit.json"

    assert hoofd(["kaart", "hsds-uit", str(uit)]) == 0
    assert "Kn000001naam" not in uit.read_text()
    assert "1 organisaties, zonder wie niet openbaar is" in capsys.readouterr().out
    assert hoofd(["kaart", "hsds-uit", str(uit), "--alles"]) == 0
    (organisatie,) = json.loads(uit.read_text())
    assert organisatie["services"][0]["contacts"] == [mens]
    assert Contactpersoon.objects.get().openbaar is False
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["kaart.json", "uit.json"]


def test_uitgeven_waar_niet_geschreven_mag_worden(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hoofd(["kaart", "hsds-uit", str(tmp_path / "weg" / "uit.json")]) == 2
    assert "niet te schrijven" in capsys.readouterr().err


def test_een_lege_kaart_is_een_lege_lijst(tmp_path: Path) -> None:
    uit = tmp_path / "uit.json"

    assert hoofd(["kaart", "hsds-uit", str(uit)]) == 0
    assert json.loads(uit.read_text()) == []
