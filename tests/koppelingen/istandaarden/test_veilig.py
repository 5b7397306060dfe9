"""Vijandige bestanden: geweigerd met een reden, en meteen."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from nabij.koppelingen.istandaarden.controle import controleer, controleer_bestand
from nabij.koppelingen.istandaarden.schrijver import schrijf
from nabij.koppelingen.istandaarden.veilig import GROOTSTE, Geweigerd, open_xml
from tests.koppelingen.istandaarden import maak as m

pytestmark = pytest.mark.rij("M08")

VANDAAG = date(2026, 5, 1)
_LACH = "".join(
    f'<!ENTITY l{nummer} "{f"&l{nummer - 1};" * 10 if nummer else "lol"}">' for nummer in range(10)
)
DOCTYPES = {
    "kaal": b"<!DOCTYPE a><a/>",
    "lachen": f"<!DOCTYPE a [{_LACH}]><a>&l9;</a>".encode(),
    "bestand": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "net": b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>',
    "na een opmerking": b"<?xml version='1.0'?>\n<!-- x -- ><!-- y --><?p q?>\n<!DOCTYPE a><a/>",
    "na een bom": b"\xef\xbb\xbf<?xml version='1.0'?><!DOCTYPE a><a/>",
    "utf-16": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
    "utf-16 zonder merk": '<?xml version="1.0" encoding="UTF-16LE"?><!DOCTYPE a><a/>'.encode(
        "utf-16-le"
    ),
    "utf-7": b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a><a/>',
    "heel lang": b"<!DOCTYPE a [" + b"<!ENTITY x 'y'>" * 100_000 + b"]><a/>",
    "achter veel wit": b" " * 1_000_000 + b"<!DOCTYPE a><a/>",
    "achter veel opmerkingen": b"<!-- -->" * 200_000 + b"<!DOCTYPE a><a/>",
}
DOCTYPES["na een opmerking"] = DOCTYPES["na een opmerking"].replace(b"<!-- x -- >", b"")


@pytest.mark.parametrize("soort", DOCTYPES)
def test_een_doctype_wordt_geweigerd(soort: str) -> None:
    with pytest.raises(Geweigerd) as geweigerd:
        open_xml(DOCTYPES[soort])

    assert "XML" in geweigerd.value.regel
    if soort != "utf-7" and not soort.startswith("achter veel wit"):
        assert "DOCTYPE" in geweigerd.value.reden


def test_het_woord_doctype_in_de_tekst_mag() -> None:
    inhoud = schrijf(m.toewijzing(m.toegewezen(commentaar="<!DOCTYPE html>")))
    in_cdata = inhoud.replace(b"&lt;!DOCTYPE html&gt;", b"<![CDATA[<!DOCTYPE html>]]>")

    assert in_cdata != inhoud
    assert controleer(inhoud, VANDAAG).geldig
    assert controleer(in_cdata, VANDAAG).geldig


@pytest.mark.regel("OP179")
def test_meer_dan_25_mb_wordt_niet_eens_ingelezen(tmp_path: Path) -> None:
    groot = tmp_path / "groot.xml"
    with groot.open("wb") as bestand:
        bestand.truncate(50 * 1024**3)

    oordeel = controleer_bestand(groot, VANDAAG)

    assert [fout.regel for fout in oordeel.fouten] == ["OP179"]
    with pytest.raises(Geweigerd, match="25 MB"):
        open_xml(b" " * (GROOTSTE + 1))


def test_een_toren_van_elementen_wordt_geweigerd() -> None:
    with pytest.raises(Geweigerd, match="diep"):
        open_xml(b"<a>" * 1_000_000)


@pytest.mark.parametrize(
    "inhoud",
    [
        b"<a " + b" ".join(b'x%d="1"' % n for n in range(50_000)) + b"/>",
        b"<a>" + b"<!-- -->" * 500_000 + b"</a>",
        b"<a>&onbekend;</a>",
        b"<a " + b" ".join(b'xmlns:x%d="urn:%d"' % (n, n) for n in range(20_000)) + b"/>",
        b'<a xmlns="urn:x">' + b"<b/>" * 200_000 + b"</a>",
    ],
    ids=["attributen", "opmerkingen", "entiteit", "naamruimten", "breed"],
)
def test_een_berg_rommel_is_geen_bericht(inhoud: bytes) -> None:
    assert not controleer(inhoud, VANDAAG).geldig


def test_een_bericht_vol_fouten_geeft_een_korte_lijst() -> None:
    begin, product, einde = schrijf(m.start()).partition(b"\t\t\t<wmo305:StartProduct>")
    fout = (product + einde).partition(b"\t\t</wmo305:StartProducten>")[0]
    slecht = fout.replace(b"<wmo305:Begindatum>2026", b"<wmo305:Begindatum>x")
    staart = (product + einde)[len(fout) :]

    oordeel = controleer(begin + slecht * 20_000 + staart, VANDAAG)

    assert 100 <= len(oordeel.fouten) <= 101


# Een ander proces, want alleen daar is na te gaan dat geen bestand en geen net is aangeraakt.
_KIJK_MEE = """
import sys
from datetime import date
from nabij.koppelingen.istandaarden.controle import controleer
from nabij.koppelingen.istandaarden.schrijver import schrijf
controleer(sys.stdin.buffer.read(), date(2026, 5, 1))  # alles is nu geladen
geraakt = []
def haak(naam, wat):
    if naam in ("open", "socket.connect", "socket.getaddrinfo"):
        geraakt.append((naam, wat[0]))
sys.addaudithook(haak)
for inhoud in (
    b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x"><a/>',
    b'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></a>',
    b'<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?><a/>',
):
    assert not controleer(inhoud, date(2026, 5, 1)).geldig
assert not [naam for naam in sys.modules if naam.split(".")[0] == "django"], "django"
assert not geraakt, geraakt
"""


def test_niets_van_schijf_of_net_en_geen_django() -> None:
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith(("NABIJ_", "DJANGO_"))}
    uit = subprocess.run(
        [sys.executable, "-c", _KIJK_MEE],
        input=schrijf(m.start()),
        env=omgeving,
        capture_output=True,
        check=False,
    )

    assert uit.returncode == 0, uit.stderr.decode()
