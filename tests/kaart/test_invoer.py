"""Een lijst inlezen: van elke regel staat er in woorden wat ermee gebeurt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nabij.deuren.opdrachten.ingang import hoofd
from nabij.kamers.kaart.handelingen import invoer
from nabij.kamers.kaart.models import Aanbod, Wijziging
from nabij.kamers.kaart.overzichten import Vraag, volledig, zoek
from nabij.kamers.kaart.regels.invoer import Keuzelijsten, Onbruikbaar, lees
from tests.kaart.maak import BRON, maak_aanbod
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.rij("M24")
KEUZES = Keuzelijsten(["formeel", "informeel"], ["buurt"], ["taal", "dag"], ["ouderen"])
KOP = "naam;organisatie;soort"


def bezwaren(*regels: str, kop: str = KOP) -> list[list[str]]:
    gelezen = lees("\n".join([kop, *regels]).encode(), KEUZES)
    return [[f"{een.code}:{een.kolom}" for een in regel.bezwaren] for regel in gelezen]


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", "leeg"),
        (b";;\n", "leeg"),
        (b"naam", "scheiding"),
        (b"naam;organisatie,soort\n", "scheiding"),
        (b"naam;organisatie\n", "kolom_mist"),
        (b"naam;organisatie;soort;score\n", "onbekende_kolom"),
        (b"naam;organisatie;soort;naam\n", "dubbele_kolom"),
        (b'naam;organisatie;soort\n"a;b;c', "kapot"),
        (KOP.encode() + b"\nCaf\xe9;x;formeel", "geen_utf8"),
        (b"x" * 1_000_001, "te_groot"),
    ],
)
def test_een_bestand_waar_niets_mee_kan_zegt_waarom(inhoud: bytes, code: str) -> None:
    with pytest.raises(Onbruikbaar) as gevangen:
        lees(inhoud, KEUZES)
    assert gevangen.value.code == code
    assert invoer.waarom_niet(gevangen.value)


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_de_kop_zegt_waarmee_gescheiden_is_ook_met_een_bom(scheiding: str) -> None:
    tekst = f"\ufeff{KOP}\r\nTaalcafe;Bibliotheek;informeel\r\n".replace(";", scheiding)
    (regel,) = lees(tekst.encode(), KEUZES)
    assert regel.goed
    assert regel.cellen["organisatie"] == "Bibliotheek"


def test_elke_fout_in_een_regel_heeft_een_eigen_bezwaar() -> None:
    kop = f"{KOP};telefoon;postcode;leeftijd_van;leeftijd_tot;themas;openingstijden;email;website"
    assert bezwaren(
        "=2+2;x;formeel;;;;;;;;",
        ";x;formeel;;;;;;;;",
        "a;x;familie;;;;;;;;",
        "b;x;formeel;06-1;12;oud;;tuin;straks;geen;ftp://x",
        "c;x;formeel;;;20;10;;;;",
        "d;x",
        kop=kop,
    ) == [
        ["formule:naam"],
        ["leeg:naam"],
        ["onbekend:soort"],
        [
            "klopt_niet:telefoon", "klopt_niet:postcode", "klopt_niet:leeftijd_van",
            "klopt_niet:email", "klopt_niet:website", "onbekend:themas",
            "klopt_niet:openingstijden",
        ],
        ["leeftijd_om:leeftijd_tot"],
        ["aantal_cellen:"],
    ]  # fmt: skip


def test_een_nummer_met_een_plus_is_geen_formule() -> None:
    assert bezwaren("a;x;formeel;+31 20 123 45 67", kop=f"{KOP};telefoon") == [[]]
    assert bezwaren("a;x;formeel;+A1", kop=f"{KOP};telefoon") == [["formule:telefoon"]]


def test_dubbel_weigert_beide_want_welke_goed_is_weten_wij_niet() -> None:
    assert bezwaren("1;a;x;formeel", "1;b;x;formeel", "2;c;x;formeel", kop=f"id;{KOP}") == [
        ["dubbel:"],
        ["dubbel:"],
        [],
    ]
    assert bezwaren("Taal;X;formeel", "taal;x;formeel") == [["dubbel:"], ["dubbel:"]]


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: f"{KOP}\n{t}".encode()))
def test_geen_bestand_maakt_iets_stuk(inhoud: bytes) -> None:
    zinnen = []
    try:
        for regel in lees(inhoud, KEUZES):
            zinnen += [invoer.in_woorden(een) for een in regel.bezwaren]
    except Onbruikbaar as fout:
        zinnen.append(invoer.waarom_niet(fout))
    assert all(zinnen)


LIJST = """id;naam;organisatie;soort;themas;openingstijden;plek;straat;huisnummer;postcode;plaats
7;Nachtcafe;Bewoners Haven;bewoners;eenzaam;za 20.00-01.00;Het Honk;Kade;1;9999ZZ;Verweg
8;Taalcafe;Bibliotheek;familie;taal;;;;;;
"""


@pytest.mark.django_db
def test_het_voorbeeld_zegt_wat_er_gebeurt_en_verandert_niets() -> None:
    voorbeeld = invoer.bekijk(LIJST.encode())
    ((nummer, naam, zinnen),) = voorbeeld.gaat_erin
    assert (nummer, naam) == (2, "Nachtcafe")
    assert "Open tot na middernacht: zaterdag 20.00-01.00." in zinnen
    assert any("in geen buurt die wij kennen" in zin for zin in zinnen)
    assert [regel[0] for regel in voorbeeld.geweigerd] == [3]
    assert not Aanbod.objects.exists()


@pytest.mark.django_db
def test_met_een_id_vervangt_een_regel_en_wat_niet_in_de_lijst_staat_blijft() -> None:
    invoer.neem_over(invoer.bekijk(LIJST.encode()), door=BRON)
    anders = b"id;naam;organisatie;soort;kosten\n7;Nachtcafe;Bewoners Haven;bewoners;gratis\n"
    uit = invoer.neem_over(invoer.bekijk(anders), door=BRON)
    assert (uit.erbij, uit.bijgewerkt) == (0, 1)
    een = volledig().get()
    assert een.kosten == "gratis"
    assert een.plekken.get().plek.naam == "Het Honk"
    assert een.openingstijden.get().in_woorden == "zaterdag 20.00-01.00"
    assert set(Wijziging.objects.filter(wat="veranderd").values_list("veld", flat=True)) == {
        "kosten"
    }


@pytest.mark.django_db
def test_wat_er_al_staat_zonder_id_wordt_niet_dubbel() -> None:
    maak_aanbod("Eettafel De Wilg")
    zelfde = f"{KOP}\nEETTAFEL de wilg;stichting de wilg;informeel".encode()
    ((_nummer, _naam, zinnen),) = invoer.bekijk(zelfde).geweigerd
    assert "Dit staat al op de kaart" in zinnen[0]


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=30),
        min_size=1,
        max_size=3,
        unique_by=str.casefold,
    )
)
def test_wat_goed_is_komt_precies_zo_op_de_kaart(db: None, namen: list[str]) -> None:
    Aanbod.objects.all().delete()
    regels = "".join(f'"{naam.replace(chr(34), chr(34) * 2)}";x;informeel\n' for naam in namen)
    voorbeeld = invoer.bekijk(f"{KOP}\n{regels}".encode())
    invoer.neem_over(voorbeeld, door=BRON)
    verwacht = {regel.cellen["naam"] for regel in voorbeeld.goed}
    assert set(Aanbod.objects.values_list("naam", flat=True)) == verwacht


def _kies(mens: Mens, tekst: str) -> Mens:
    bestand = SimpleUploadedFile("lijst.csv", tekst.encode(), content_type="text/csv")
    return mens.ga("/kaart/invoer/").druk("Laat zien wat er gebeurt", lijst=bestand)


@pytest.mark.django_db
def test_wie_beheert_leest_een_lijst_in_na_het_voorbeeld(mensen: Mensen, settings: Any) -> None:
    settings.DEMO = True
    nadia = _kies(Mens(mensen.opbouwwerker), LIJST)
    nadia.ziet("1 regel gaat er niet in", "De kolom soort kent dit niet: familie")
    knop = nadia.formulier("Zo is het goed")
    nadia.verstuur(*knop).ziet("1 erbij, 0 vervangen, 1 niet overgenomen.")
    nadia.verstuur(*knop)
    assert [een.aanbod.naam for een in zoek(Vraag("nachtcafe")).vondsten] == ["Nachtcafe"]


@pytest.mark.django_db
def test_een_onbruikbare_lijst_zegt_het_en_een_teamlid_leest_niets_in(
    mensen: Mensen, settings: Any
) -> None:
    settings.DEMO = True
    _kies(Mens(mensen.opbouwwerker), "naam;score\n").ziet("Deze kolommen kennen we niet: score")
    assert Mens(mensen.teamlid).ga("/kaart/invoer/").status == 404


@pytest.mark.django_db
def test_de_opdracht_vertelt_eerst_en_doet_het_dan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bestand = tmp_path / "lijst.csv"
    bestand.write_text(LIJST, encoding="utf-8")
    assert hoofd(["kaart", "invoer", str(bestand)]) == 1
    assert "Er is niets veranderd" in capsys.readouterr().out
    assert not Aanbod.objects.exists()
    assert hoofd(["kaart", "invoer", str(bestand), "--doe"]) == 1
    assert "1 erbij, 0 vervangen." in capsys.readouterr().out
    assert hoofd(["kaart", "invoer", str(tmp_path / "weg.csv")]) == 2
    assert hoofd(["kaart", "zoekwoorden"]) == 0
