"""Een aanbieder stuurt een bericht: het klopt, of zij hoort in gewone woorden wat er niet klopt."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nabij.deuren.opdrachten.ingang import hoofd
from nabij.koppelingen.istandaarden.controle import controleer
from nabij.koppelingen.istandaarden.eerder import afkeur
from nabij.koppelingen.istandaarden.eerder.levering import Leveringen, beoordeel_start
from nabij.koppelingen.istandaarden.formaat.berichten import BERICHTTYPEN
from nabij.koppelingen.istandaarden.formaat.klassen import ClientStart
from nabij.koppelingen.istandaarden.retour import Kenmerk, maak_retour
from nabij.koppelingen.istandaarden.schrijver import schrijf
from nabij.koppelingen.istandaarden.tonen import toon
from nabij.koppelingen.istandaarden.verzenden import maak_klaar, volledig_beeld
from tests.koppelingen.istandaarden import maak

VANDAAG = date(2026, 4, 16)


@pytest.mark.rij("M08")
def test_alle_28_berichten_kennen_we() -> None:
    # gegeven beide standaarden
    namen = {bericht.naam for bericht in BERICHTTYPEN}

    # dan kennen we van allebei dezelfde veertien
    assert len(namen) == 28
    assert {naam[-3:] for naam in namen if naam.startswith("wmo")} == {
        naam[-3:] for naam in namen if naam.startswith("jw")
    }


@pytest.mark.rij("M08")
def test_wij_wijzen_toe_en_de_aanbieder_begint() -> None:
    # gegeven een toewijzing, verstuurd zoals de standaard het vraagt
    toegewezen = maak.toegewezen(ingangsdatum=date(2026, 4, 1))
    beeld = volledig_beeld([toegewezen], {}, maak.DAG)
    assert maak_klaar(maak.toewijzing(*beeld), VANDAAG).startswith(b"<?xml")

    # als de aanbieder meldt dat zij begonnen is
    oordeel = controleer(schrijf(maak.start()), VANDAAG)
    assert oordeel.geldig
    assert oordeel.bericht is not None
    start = oordeel.bericht.lichaam
    assert isinstance(start, ClientStart)

    # dan past dat bij de toewijzing, en krijgt zij een retour zonder aanmerkingen
    assert beoordeel_start(start, Leveringen({1: toegewezen})) == []
    retour = maak_retour(oordeel.bericht, Kenmerk("R1", VANDAAG))
    assert "Het bericht is helemaal goedgekeurd." in toon(retour)


@pytest.mark.rij("M08")
def test_een_start_zonder_toewijzing_gaat_terug_met_wat_er_mis_is() -> None:
    # gegeven een start bij een toewijzing die er niet is
    bericht = maak.start(replace(maak.gestart(), toewijzing_nummer=77))
    start = bericht.lichaam
    assert isinstance(start, ClientStart)

    # als wij oordelen
    afwijzingen = beoordeel_start(start, Leveringen({}))
    retour = maak_retour(bericht, Kenmerk("R1", VANDAAG), afkeur(afwijzingen))

    # dan staat in het retourbericht in woorden wat er mis is en wat er moet gebeuren
    tekst = "\n".join(toon(retour))
    assert "kan niet gekoppeld worden aan een toewijzing (9019)" in tekst
    assert "- Kijk naar het toewijzingsnummer" in tekst


@pytest.mark.rij("M08")
def test_een_medewerker_kijkt_een_bericht_na_zonder_gegevens(tmp_path: Path, capsys: Any) -> None:
    # gegeven een bericht waarvan het burgerservicenummer niet bestaat
    pad = tmp_path / "start.xml"
    pad.write_bytes(schrijf(maak.start(bsn="123456789")))

    # als zij het laat controleren
    assert hoofd(["bericht", "controleer", str(pad), "--json"]) == 0

    # dan klopt de opbouw, en staat erbij waarom het toch terug moet
    (oordeel,) = json.loads(capsys.readouterr().out)
    assert oordeel["geldig"] is True
    assert [deel["melding"] for deel in oordeel["inhoud"]] == [
        "Dit burgerservicenummer bestaat niet."
    ]
