"""De opbouw: ons oordeel naast dat van het schema van de standaard zelf."""

from __future__ import annotations

import os
import random
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from nabij.koppelingen.istandaarden.controle import controleer
from nabij.koppelingen.istandaarden.controle.structuur import herken, keur
from nabij.koppelingen.istandaarden.formaat.berichten import BERICHTTYPEN
from nabij.koppelingen.istandaarden.lezer import lezer
from nabij.koppelingen.istandaarden.plek import pad_van
from nabij.koppelingen.istandaarden.veilig import Geweigerd, open_xml
from tests.koppelingen.istandaarden import officieel

pytestmark = pytest.mark.rij("M08")

VANDAAG = date(2026, 11, 27)
NAMEN = sorted(bericht.naam for bericht in BERICHTTYPEN)
FOUT_BIJ_DE_BRON = {"JW315": "RS032", "JW318": "XSD"}
# In `bench/berichten` zijn het er twintigduizend of meer.
_PER_BERICHT = int(os.environ.get("NABIJ_BERICHTEN", "40"))


def test_er_zijn_veertien_berichten_in_elke_standaard(normen: Path) -> None:
    assert sorted(officieel.bestanden(normen)) == NAMEN
    assert len(NAMEN) == 28


def test_elk_voorbeeld_krijgt_het_oordeel_van_de_standaard(normen: Path) -> None:
    schemas = officieel.bestanden(normen)
    for pad in officieel.voorbeelden(normen):
        meester = officieel.keurmeester(schemas[pad.stem.lower()])
        oordeel = controleer(pad.read_bytes(), VANDAAG)

        assert oordeel.geldig == meester.validate(etree.parse(pad)), pad.name
        assert oordeel.geldig == (pad.stem not in FOUT_BIJ_DE_BRON), pad.name
        if not oordeel.geldig:
            assert {fout.regel for fout in oordeel.fouten} == {FOUT_BIJ_DE_BRON[pad.stem]}


@pytest.mark.parametrize("naam", NAMEN)
def test_elk_gemaakt_bericht_is_voor_beide_geldig(normen: Path, naam: str) -> None:
    schema = officieel.bestanden(normen)[naam]
    maker = officieel.Maker(schema, random.Random(naam))
    for _ in range(10):
        inhoud = etree.tostring(maker.maak())

        assert officieel.keurmeester(schema).validate(etree.fromstring(inhoud))
        assert controleer(inhoud, VANDAAG).geldig


@pytest.mark.parametrize("naam", NAMEN)
def test_elk_veranderd_bericht_krijgt_hetzelfde_oordeel(normen: Path, naam: str) -> None:
    schema = officieel.bestanden(normen)[naam]
    goed = fout = 0
    toeval = random.Random(f"verander {naam}")
    maker = officieel.Maker(schema, toeval)
    for _ in range(_PER_BERICHT):
        inhoud = officieel.verander(toeval, maker.maak())
        verwacht = officieel.keurmeester(schema).validate(etree.fromstring(inhoud))
        oordeel = controleer(inhoud, VANDAAG)

        assert oordeel.geldig == verwacht, inhoud.decode()
        assert all(f.pad and f.melding.endswith(".") for f in oordeel.fouten), oordeel.fouten
        goed, fout = goed + verwacht, fout + (not verwacht)
    assert goed
    assert fout


@pytest.mark.parametrize("standaard", ["iwmo", "ijw"])
def test_elke_rare_waarde_op_elke_plek_krijgt_hetzelfde_oordeel(
    normen: Path, standaard: str
) -> None:
    """Elk element een keer, met elke waarde die een grens of patroon op de proef stelt."""
    gezien: set[tuple[str, ...]] = set()
    for naam, schema in officieel.bestanden(normen).items():
        if naam[:-3] != standaard[1:]:
            continue
        wortel = officieel.Maker(schema, random.Random(naam)).maak(vol=True)
        for blad in [deel for deel in wortel.iter() if not len(deel)]:
            plek = pad_van(blad).split("/")[-2:]
            if tuple(plek) in gezien:
                continue
            gezien.add(tuple(plek))
            was = blad.text
            # De grenzen zijn in beide gelijk; de Wmo doet mee met een op de drie waarden.
            for raar in officieel.RAAR[:: 1 if standaard == "ijw" else 3]:
                blad.text = raar
                verwacht = officieel.keurmeester(schema).validate(wortel)
                assert keur_boom(wortel) == verwacht, (naam, plek, raar)
            blad.text = was
    assert len(gezien) > 100


def keur_boom(wortel: etree._Element) -> bool:
    return controleer(etree.tostring(wortel), VANDAAG).geldig


def test_wat_geldig_is_kan_de_lezer_lezen(normen: Path) -> None:
    for pad in officieel.voorbeelden(normen):
        wortel = open_xml(pad.read_bytes())
        type_ = herken(wortel)
        assert type_ is not None
        if not keur(wortel, type_):
            bericht = lezer(type_)(wortel)
            assert bericht.kop.bericht_code == type_.code
            assert bericht.type.naam == pad.stem.lower()


def test_een_jaar_dat_niet_op_de_kalender_staat_is_geldig_en_onleesbaar(normen: Path) -> None:
    inhoud = _voorbeeld(normen, "WMO305").replace(b"<wmo305:Begindatum>2", b"<wmo305:Begindatum>12")

    oordeel = controleer(inhoud, VANDAAG)

    assert oordeel.geldig
    assert oordeel.bericht is None
    (bevinding,) = oordeel.inhoud
    assert bevinding.regel == "XSD"
    assert bevinding.pad == "Bericht/Client/StartProducten/StartProduct[1]/Begindatum"


@pytest.mark.parametrize(
    ("oud", "nieuw", "regel", "melding"),
    [
        (b"<wmo305:Geslacht>1", b"<wmo305:Geslacht>5", "COD046", "niet in codelijst COD046"),
        (b"<iwmo:Achternaam>Wit", b"<iwmo:Achternaam>", "RS033", "Achternaam is leeg."),
        (b"<iwmo:Voorvoegsel>de", b"<iwmo:Voorvoegsel>van der hoe", "RS016", "hooguit 10"),
        (b"<wmo305:BerichtCode>418", b"<wmo305:BerichtCode>438", "RS047", "Hier hoort 418."),
        (b"<wmo305:Ontvanger>0", b"<wmo305:Ontvanger>", "RS035", "precies 4 cijfers"),
        (b"<wmo305:Geslacht>1</wmo305:Geslacht>", b"", "XSD", "Naam hoort hier niet."),
        (b"<wmo305:Client>", b'<wmo305:Client zin="x">', "XSD", "geen attribuut zin"),
        (b"<wmo305:Client>", b"<wmo305:Client>hallo", "XSD", "losse tekst"),
    ],
)  # fmt: skip
def test_een_fout_staat_er_in_gewone_woorden_met_de_plek(
    normen: Path, oud: bytes, nieuw: bytes, regel: str, melding: str
) -> None:
    inhoud = _voorbeeld(normen, "WMO305")
    assert oud in inhoud

    fout = controleer(inhoud.replace(oud, nieuw, 1), VANDAAG).fouten[0]

    assert fout.regel == regel
    assert melding in fout.melding
    assert fout.pad.startswith("Bericht/")


def test_de_plek_telt_gelijke_delen(normen: Path) -> None:
    inhoud = _voorbeeld(normen, "JW305")
    assert inhoud.count(b"<jw305:StatusAanlevering>1") > 1
    stuk = inhoud.rpartition(b"<jw305:StatusAanlevering>1")
    inhoud = stuk[0] + b"<jw305:StatusAanlevering>7" + stuk[2]

    fout = controleer(inhoud, VANDAAG).fouten[0]

    assert fout.pad == "Bericht/Client/StartProducten/StartProduct[2]/StatusAanlevering"


def test_een_bericht_dat_we_niet_kennen() -> None:
    oordeel = controleer(b'<Bericht xmlns="urn:iets">x</Bericht>', VANDAAG)

    assert (oordeel.type, oordeel.geldig) == (None, False)
    assert "is geen bericht dat we kennen" in oordeel.fouten[0].melding


def test_een_geweldige_hoop_fouten_wordt_een_korte_lijst(normen: Path) -> None:
    inhoud = _voorbeeld(normen, "WMO323")
    prestatie = inhoud[inhoud.index(b"<wmo323:Prestatie>") : inhoud.index(b"</wmo323:Prestatie>")]
    fout = prestatie.replace(b"<wmo323:Eenheid>04", b"<wmo323:Eenheid>99") + b"</wmo323:Prestatie>"
    veel = inhoud.replace(b"<wmo323:Prestaties>", b"<wmo323:Prestaties>" + fout * 2_000, 1)

    assert len(controleer(veel, VANDAAG).fouten) <= 101


def test_onleesbaar_is_een_oordeel_en_geen_ramp() -> None:
    for inhoud in (
        b"",
        b"   ",
        b"hallo",
        b"<a><b></a>",
        b"\x00\x01",
        b"<a>\xff</a>",
        b"\xff\xfe<\x00",
    ):
        oordeel = controleer(inhoud, VANDAAG)

        assert not oordeel.geldig
        assert oordeel.fouten[0].melding
        with pytest.raises(Geweigerd):
            open_xml(inhoud)


def _voorbeeld(normen: Path, naam: str) -> bytes:
    (pad,) = [pad for pad in officieel.voorbeelden(normen) if pad.stem == naam]
    return pad.read_bytes()
