"""Lezen en schrijven zijn elkaars spiegel, in XML en in JSON; en de codelijsten kloppen."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from nabij.koppelingen.istandaarden.codes import betekenis, codelijsten
from nabij.koppelingen.istandaarden.controle import controleer
from nabij.koppelingen.istandaarden.formaat.berichten import BERICHTTYPEN, Bericht
from nabij.koppelingen.istandaarden.formaat.beschrijving import beschrijf
from nabij.koppelingen.istandaarden.formaat.soorten import Soort
from nabij.koppelingen.istandaarden.json import naar_json, van_json
from nabij.koppelingen.istandaarden.retour import Afkeur, Kenmerk, maak_retour
from nabij.koppelingen.istandaarden.retourcodes import WAT_NU
from nabij.koppelingen.istandaarden.schema import klassen
from nabij.koppelingen.istandaarden.schrijver import schrijf
from nabij.koppelingen.istandaarden.standaarden import STANDAARDEN
from nabij.koppelingen.istandaarden.tonen import toon
from nabij.koppelingen.istandaarden.veilig import Geweigerd
from tests.koppelingen.istandaarden import maak as m
from tests.koppelingen.istandaarden import officieel

pytestmark = pytest.mark.rij("M08")

VANDAAG = date(2026, 11, 27)
ALLES: list[Callable[[], Bericht]] = [
    m.toewijzing,
    m.start,
    m.stop,
    m.aanvraag,
    m.wijziging,
    m.antwoord,
    m.declaratie,
    m.declaratie_antwoord,
]


def lees(inhoud: bytes) -> Bericht:
    bericht = controleer(inhoud, VANDAAG).bericht
    assert bericht is not None
    return bericht


def canoniek(inhoud: bytes) -> bytes:
    """Zonder inspringen, met de naamruimten in dezelfde volgorde."""
    lezer = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    return bytes(etree.tostring(etree.fromstring(inhoud, lezer), method="c14n"))


def test_elk_geldig_voorbeeld_komt_gelijk_terug(normen: Path) -> None:
    gezien = 0
    for pad in officieel.voorbeelden(normen):
        inhoud = pad.read_bytes()
        if not controleer(inhoud, VANDAAG).geldig:
            continue
        bericht = lees(inhoud)

        assert canoniek(schrijf(bericht)) == canoniek(inhoud), pad.name
        assert van_json(json.dumps(naar_json(bericht)).encode()) == bericht, pad.name
        gezien += 1
    assert gezien == 13


@pytest.mark.parametrize("naam", sorted(bericht.naam for bericht in BERICHTTYPEN))
def test_elk_gemaakt_bericht_komt_gelijk_terug(normen: Path, naam: str) -> None:
    schema = officieel.bestanden(normen)[naam]
    maker = officieel.Maker(schema, random.Random(f"heen {naam}"))
    for _ in range(5):
        bericht = lees(etree.tostring(maker.maak()))
        inhoud = schrijf(bericht)

        assert officieel.keurmeester(schema).validate(etree.fromstring(inhoud))
        assert lees(inhoud) == bericht
        assert van_json(json.dumps(naar_json(bericht)).encode()) == bericht
        assert toon(bericht)


@pytest.mark.parametrize("maak", ALLES)
def test_wat_we_maken_kunnen_we_lezen(maak: Callable[[], Bericht]) -> None:
    assert lees(schrijf(maak())) == maak()


def test_vreemde_tekens_blijven_wat_ze_zijn() -> None:
    tekst = "Regel 1\n\tRegel 2 & <b> ]]> é \U0001f600 \r einde"
    bericht = m.toewijzing(m.toegewezen(commentaar=tekst))

    terug = lees(schrijf(bericht)).lichaam

    assert terug is not None
    assert terug.toegewezen_producten[0].commentaar == tekst  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("verander", "plek"),
    [
        (lambda j: j.pop("Client"), "Client"),
        (lambda j: j.update(bericht="wmo999"), "bericht"),
        (lambda j: j.update(extra=1), "extra"),
        (lambda j: j["Client"].pop("Bsn"), "Client/Bsn"),
        (lambda j: j["Client"].update(Kleur="rood"), "Client/Kleur"),
        (lambda j: j["Client"].update(Bsn=123), "Client/Bsn"),
        (lambda j: j["Client"].update(Naam="Wit"), "Client/Naam"),
        (lambda j: j["Client"].update(StartProducten={}), "Client/StartProducten"),
        (lambda j: j["Client"].update(StartProducten=[]), "Client/StartProducten"),
        (
            lambda j: j["Client"]["StartProducten"][0].update(Begindatum="gisteren"),
            "Client/StartProducten/StartProduct[1]/Begindatum",
        ),
        (
            lambda j: j["Client"]["StartProducten"][0].update(ToewijzingNummer=True),
            "Client/StartProducten/StartProduct[1]/ToewijzingNummer",
        ),
    ],
)
def test_json_die_niet_klopt_wordt_geweigerd_met_de_plek(
    verander: Callable[[Any], Any], plek: str
) -> None:
    waarde = naar_json(m.start())
    verander(waarde)

    with pytest.raises(Geweigerd) as geweigerd:
        van_json(json.dumps(waarde).encode())

    assert geweigerd.value.pad == plek
    assert geweigerd.value.reden.endswith(".")


@pytest.mark.parametrize("inhoud", [b"{", b"[]", b"\xff{", b"{}", b"[" * 100_000])
def test_onleesbare_json_wordt_geweigerd(inhoud: bytes) -> None:
    with pytest.raises(Geweigerd):
        van_json(inhoud)


def test_elke_codelijst_is_die_van_de_standaard(normen: Path) -> None:
    """De keuzes in het officiele schema zijn precies onze codes, ook de verschillen per wet."""
    gezien = 0
    for standaard in STANDAARDEN:
        basis = etree.parse(normen / "istandaarden" / f"{standaard.naam}-3.2/xsd/basisschema.xsd")
        codes = {
            type_.get("name"): [e.get("value") for e in type_.iter(f"{officieel.XS}enumeration")]
            for type_ in basis.iter(f"{officieel.XS}simpleType")
        }
        for soort in _soorten(standaard.naam):
            if soort.lijst:
                onze = list(codelijsten()[soort.codelijst(standaard)])
                assert sorted(onze) == sorted(codes[f"LDT_{soort.naam}"]), soort.naam
                gezien += 1
    assert gezien == 46


def test_elke_code_heeft_een_betekenis() -> None:
    zonder = {
        lijst
        for lijst, codes in codelijsten().items()
        for code in codes.values()
        if not code.betekenis
    }

    assert zonder == {"COD032"}
    assert betekenis("COD046", "2") == "Vrouwelijk"
    assert betekenis("COD032", "NL") == "NL"


def test_een_code_geldt_van_tot_en_met() -> None:
    vervallen, nieuw = codelijsten()["JZ002"]["01"], codelijsten()["JZ002"]["13"]

    assert vervallen.geldt_op(date(2022, 3, 31))
    assert not vervallen.geldt_op(date(2022, 4, 1))
    assert nieuw.geldt_op(date(2022, 4, 1))
    assert not nieuw.geldt_op(date(2022, 3, 31))


def test_elke_klasse_van_elk_bericht_staat_in_de_beschrijving() -> None:
    for bericht in BERICHTTYPEN:
        for klasse in klassen(beschrijf(bericht)):
            namen = {element.veld for element in klasse.elementen}
            assert namen <= {veld.name for veld in fields(klasse.python)}


def test_een_bericht_in_gewone_woorden() -> None:
    tekst = "\n".join(toon(m.stop()))

    assert "Stop van de ondersteuning (WMO307, Wmo, versie 3.2)" in tekst
    assert "Van aanbieder 65656055 aan gemeente Diemen (0384)" in tekst
    assert "Levering volgens plan beëindigd (19)" in tekst
    assert "Begindatum: 10 januari 2026" in tekst


def test_een_retour_zegt_wat_er_mis_is_en_wat_u_doet() -> None:
    heen = m.toewijzing()
    assert heen.lichaam is not None
    retour = maak_retour(heen, Kenmerk("R1", m.DAG), Afkeur.bij((heen.lichaam, "9332")))

    tekst = "\n".join(toon(retour))

    assert "Oordeel: Toewijzing heeft geen uniek nummer binnen wettelijk domein (9332)" in tekst
    assert "Wat nu:\n- Geef de toewijzing een eigen nummer" in tekst
    assert "Het bericht is helemaal goedgekeurd." in toon(maak_retour(heen, Kenmerk("R2", m.DAG)))


def test_elke_stap_hoort_bij_een_code_die_bestaat() -> None:
    assert set(WAT_NU) <= set(codelijsten()["WJ001"])


def test_bedragen_staan_er_in_euros() -> None:
    assert "Budget: € 1.234,50" in "\n".join(
        regel.strip() for regel in toon(m.toewijzing(m.toegewezen(omvang=None, budget=123_450)))
    )


def _soorten(standaard: str) -> list[Soort]:
    soorten = {
        element.type.naam: element.type
        for bericht in BERICHTTYPEN
        if bericht.standaard.naam == standaard
        for klasse in klassen(beschrijf(bericht))
        for element in klasse.elementen
        if isinstance(element.type, Soort)
    }
    return list(soorten.values())
