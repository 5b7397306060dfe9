"""Bewaarde antwoorden van StatLine: de titel beslist, in elke volgorde, en nooit een gok."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from nabij.kamers.wijk.models import Gebied, Kerncijfer
from nabij.koppelingen.cbs.formaat import Lezing, Onbruikbaar, lees_bestand
from nabij.koppelingen.cbs.kolommen import kolommenkaart
from nabij.koppelingen.cbs.vertaling import LaadVerslag, laad, laad_gemeente
from tests.koppelingen.cbs_maak import csv_tekst, schrijf
from tests.koppelingen.odata_maak import (
    antwoord,
    bewaar,
    eigenschappen,
    namen,
    regel,
    waarneming,
)

CENTRUM = "BU03080000"


def lees(tekst: str, naam: str = "TypedDataSet_2023.json") -> Lezing:
    return lees_bestand(naam, tekst.encode(), kolommenkaart())


def waarden(lezing: Lezing) -> dict[str, Decimal | None]:
    return {cijfer.maat: cijfer.waarde for cijfer in lezing.cijfers}


def geladen(code: str, jaar: int) -> dict[str, Decimal | None]:
    cijfers = Kerncijfer.objects.filter(gebied__code=code, jaar=jaar)
    return dict(cijfers.values_list("maat__code", "waarde"))


# Een antwoord dat alleen staat


def test_zonder_data_properties_telt_de_sleutel_zonder_volgnummer() -> None:
    lezing = lees(
        antwoord([regel(CENTRUM, AantalInwoners_5=1825, k_65JaarOfOuder_12=400, Nieuw_3=1)])
    )

    assert waarden(lezing) == {"inwoners": 1825, "leeftijd_65": 400}
    assert lezing.onbekende_kolommen == ("Nieuw_3",)
    assert "geen DataProperties" in lezing.let_op[0]


def test_een_kale_sleutel_die_twee_keer_voorkomt_is_een_gok_en_telt_niet() -> None:
    lezing = lees(antwoord([regel(CENTRUM, AantalInwoners_5=10, Mannen_6=4, Mannen_47=9)]))

    assert waarden(lezing) == {"inwoners": 10}
    assert lezing.onbekende_kolommen == ("Mannen_6", "Mannen_47")


def test_een_leeg_cijfer_is_onbekend_en_nooit_nul() -> None:
    lezing = lees(
        antwoord(
            [regel(CENTRUM, AantalInwoners_5=10, WmoClienten_98=None, Koopwoningen_40="    .")]
        )
    )

    redenen = {c.maat: (c.waarde, c.reden) for c in lezing.cijfers if c.waarde is None}
    assert redenen == {"wmo": (None, "leeg"), "koopwoningen": (None, "punt")}


def test_het_land_als_geheel_telt_niet_mee() -> None:
    lezing = lees(
        antwoord([regel("NL00", AantalInwoners_5=17), regel(CENTRUM, AantalInwoners_5=1)])
    )

    assert [gebied.code for gebied in lezing.gebieden] == [CENTRUM]
    assert lezing.overgeslagen == 1


def test_een_volgend_stuk_dat_ontbreekt_staat_erbij() -> None:
    rijen = [regel(CENTRUM, AantalInwoners_5=1)]
    lezing = lees(json.dumps({"value": rijen, "odata.nextLink": "https://opendata.cbs.nl/x"}))

    assert any("nextLink" in zin for zin in lezing.let_op)


def test_een_cel_met_een_lijst_weigert_die_regel() -> None:
    rijen = [regel("BU03080001", AantalInwoners_5=[1]), regel(CENTRUM, AantalInwoners_5=1)]
    lezing = lees(antwoord(rijen))

    assert [str(fout) for fout in lezing.fouten] == [
        "TypedDataSet_2023.json, regel 1, kolom AantalInwoners_5: hier hoort een waarde, geen lijst"
    ]


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ({"value": []}, "geen enkele regel"),
        ({"value": [1]}, "geen lijst van regels"),
        ({"value": [{"Naam": "x"}]}, "geen TypedDataSet, DataProperties of WijkenEnBuurten"),
        ({"value": eigenschappen({"AantalInwoners": 5})}, "ook het antwoord TypedDataSet"),
        ({"value": namen(BU03080000="Centrum")}, "alleen hoe de gebieden heten"),
        (
            {"odata.error": {"code": "", "message": {"value": "The query is not valid."}}},
            "StatLine gaf een fout in plaats van een antwoord: The query is not valid.",
        ),
        (
            {"value": [regel(CENTRUM, AantalInwoners_5=1, Perioden="2023JJ00")]},
            "ook ingedeeld naar Perioden",
        ),
        (
            {"value": [waarneming(CENTRUM, "T001036", 5, Leeftijd="20300")]},
            "ook ingedeeld naar Leeftijd",
        ),
        ({"value": [{"Measure": "T001036", "Value": 5}]}, "WijkenEnBuurten ontbreekt"),
        ({"value": [regel(CENTRUM, Onzin_5=1)]}, "geen enkele kolom is een cijfer"),
    ],
)
def test_een_antwoord_waar_niets_mee_kan_geeft_een_zin(inhoud: Any, zin: str) -> None:
    with pytest.raises(Onbruikbaar, match="TypedDataSet_2023") as fout:
        lees(json.dumps(inhoud))

    assert zin in str(fout.value)


def test_zonder_jaar_vraagt_het_om_een_jaar() -> None:
    with pytest.raises(Onbruikbaar, match="geef --jaar"):
        lees(antwoord([regel(CENTRUM, AantalInwoners_5=1)]), "antwoord.json")


@pytest.mark.parametrize("naam", ["antwoord.json", "85618NED_antwoord.json"])
def test_het_nummer_van_de_tabel_zegt_het_jaar_en_de_bron(naam: str) -> None:
    tabel = "" if "NED" in naam else "85618NED"
    lezing = lees(antwoord([regel(CENTRUM, AantalInwoners_5=1)], "TypedDataSet", tabel), naam)

    assert {(c.jaar, c.bron) for c in lezing.cijfers} == {
        (2023, "CBS Kerncijfers wijken en buurten 2023 (StatLine 85618NED)")
    }


def test_odata_4_gaat_op_de_vaste_meetcode() -> None:
    rijen = [
        waarneming(CENTRUM, "T001036", 1825.0),
        waarneming(CENTRUM, "M001342_2", 96.0),
        waarneming(CENTRUM, "D006842", None),
        waarneming(CENTRUM, "X999999", 3.0),
        waarneming("BU03080001", "T001036", 60.0),
    ]
    lezing = lees(antwoord(rijen))

    assert [gebied.code for gebied in lezing.gebieden] == [CENTRUM, "BU03080001"]
    eerste = {c.maat: c.waarde for c in lezing.cijfers if c.code == CENTRUM}
    assert eerste == {"inwoners": 1825, "wmo_per_1000": 96, "bijstand": None}
    assert lezing.onbekende_kolommen == ("X999999",)
    assert lezing.let_op == ()


# Samen met DataProperties en namen


@pytest.fixture
def baarn(tmp_path: Path) -> list[Path]:
    """Drie antwoorden van een tabel: wat de kolommen zijn, de cijfers en de namen."""
    nummers = {"AantalInwoners": 5, "WmoClienten": 98, "WmoClientenRelatief": 99}
    cijfers = [
        regel("GM0308", "Baarn", AantalInwoners_5=25145, WmoClienten_98=1610),
        regel("WK030800", AantalInwoners_5=11945, WmoClienten_98=None),
        regel(CENTRUM, AantalInwoners_5=1825, WmoClienten_98=60, WmoClientenRelatief_99=33),
    ]
    heten = namen(GM0308="Baarn", WK030800="Wijk 00 Baarn", BU03080000="Centrum")
    return [
        bewaar(tmp_path, "DataProperties.json", eigenschappen(nummers)),
        bewaar(tmp_path, "TypedDataSet.json", cijfers),
        bewaar(tmp_path, "WijkenEnBuurten.json", heten),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("volgorde", list(permutations(range(3))))
def test_de_volgorde_van_de_bestanden_maakt_niet_uit(
    baarn: list[Path], volgorde: tuple[int, ...]
) -> None:
    verslag = laad([baarn[plek] for plek in volgorde], jaar=2023)

    assert (verslag.code, verslag.gebieden) == (0, 3)
    assert [lezing.let_op for lezing in verslag.lezingen] == [()]
    buurt = Gebied.objects.get(code=CENTRUM)
    assert (buurt.naam, buurt.ouder.naam if buurt.ouder else "") == ("Centrum", "Wijk 00 Baarn")
    assert buurt.gemeente.naam == "Baarn"
    assert geladen(CENTRUM, 2023) == {"inwoners": 1825, "wmo": 60, "wmo_per_1000": 33}


@pytest.mark.django_db
def test_de_titel_gaat_voor_de_sleutel(tmp_path: Path) -> None:
    """Een sleutel die op iets bekends lijkt telt niet als DataProperties iets anders zegt."""
    uitleg = eigenschappen({"AantalInwoners": 5})
    uitleg.append({"ID": 9, "Type": "Topic", "Key": "WmoClienten_9", "Title": "Iets anders"})
    cijfers = [regel(CENTRUM, AantalInwoners_5=1, WmoClienten_9=7)]
    verslag = laad(
        [bewaar(tmp_path, "DataProperties.json", uitleg), bewaar(tmp_path, "T.json", cijfers)],
        jaar=2023,
    )

    assert verslag.lezingen[0].onbekende_kolommen == ("WmoClienten_9",)
    assert geladen(CENTRUM, 2023) == {"inwoners": 1}


@pytest.mark.django_db
def test_een_groep_zegt_welk_nederland_het_is(tmp_path: Path) -> None:
    uitleg = [
        *eigenschappen({"AantalInwoners": 5}),
        {"ID": 20, "Type": "TopicGroup", "Key": "", "Title": "Herkomstland"},
        {"ID": 21, "ParentID": 20, "Type": "Topic", "Key": "Nederland_17", "Title": "Nederland"},
        {"ID": 30, "Type": "TopicGroup", "Key": "", "Title": "Geboren in Nederland; herkomst"},
        {"ID": 31, "ParentID": 30, "Type": "Topic", "Key": "Nederland_20", "Title": "Nederland"},
    ]
    cijfers = [regel(CENTRUM, AantalInwoners_5=9, Nederland_17=7, Nederland_20=6)]
    laad(
        [bewaar(tmp_path, "DataProperties.json", uitleg), bewaar(tmp_path, "T.json", cijfers)],
        jaar=2023,
    )

    assert geladen(CENTRUM, 2023) == {"inwoners": 9, "herkomst_nederland": 7}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("eenheid", "telt"),
    [("per 1 000 inwoners", True), ("aantal per 1 000 inwoners", True), ("", True), ("%", False)],
)
def test_een_eenheid_die_de_maat_tegenspreekt_is_een_ander_cijfer(
    tmp_path: Path, eenheid: str, telt: bool
) -> None:
    uitleg = eigenschappen({"AantalInwoners": 5, "WmoClientenRelatief": 99})
    uitleg[-1]["Unit"] = eenheid
    cijfers = [regel(CENTRUM, AantalInwoners_5=9, WmoClientenRelatief_99=33)]
    laad(
        [bewaar(tmp_path, "DataProperties.json", uitleg), bewaar(tmp_path, "T.json", cijfers)],
        jaar=2023,
    )

    assert ("wmo_per_1000" in geladen(CENTRUM, 2023)) == telt


# Meer tabellen tegelijk


def jaargang(map_: Path, tabel: str, nummer: int, wmo: int, voor: str = "") -> list[Path]:
    """Een tabel van een jaar: het volgnummer van Wmo schuift."""
    voor = voor or f"{tabel}_"
    uitleg = eigenschappen({"AantalInwoners": 5, "WmoClienten": nummer})
    cijfers = [regel(CENTRUM, AantalInwoners_5=1825, **{f"WmoClienten_{nummer}": wmo})]
    return [
        bewaar(map_, f"{voor}DataProperties.json", uitleg, tabel),
        bewaar(map_, f"{voor}TypedDataSet.json", cijfers, tabel),
        bewaar(map_, f"{voor}WijkenEnBuurten.json", namen(BU03080000="Centrum"), tabel),
    ]


@pytest.mark.django_db
def test_twee_jaren_in_een_keer_houden_elk_hun_eigen_kolommen(tmp_path: Path) -> None:
    paden = jaargang(tmp_path, "85618NED", 98, 60) + jaargang(tmp_path, "86165NED", 93, 65)
    verslag = laad(list(reversed(paden)))

    assert verslag.code == 0
    assert geladen(CENTRUM, 2023)["wmo"] == 60
    assert geladen(CENTRUM, 2025)["wmo"] == 65
    assert Gebied.objects.get(code=CENTRUM).jaar == 2025


@pytest.mark.django_db
def test_zonder_tabelnummer_past_de_tabel_waar_elke_sleutel_in_staat(tmp_path: Path) -> None:
    oud = eigenschappen({"AantalInwoners": 5, "WmoClienten": 98})
    nieuw = eigenschappen({"AantalInwoners": 5, "WmoClienten": 93})
    cijfers = [regel(CENTRUM, AantalInwoners_5=1825, WmoClienten_93=65)]
    verslag = laad(
        [
            bewaar(tmp_path, "a.json", oud),
            bewaar(tmp_path, "b.json", nieuw),
            bewaar(tmp_path, "c_2025.json", cijfers),
        ]
    )

    assert verslag.code == 0
    assert verslag.lezingen[0].let_op == ()
    assert geladen(CENTRUM, 2025)["wmo"] == 65


@pytest.mark.django_db
def test_past_het_bij_twee_tabellen_die_iets_anders_zeggen_dan_niet(tmp_path: Path) -> None:
    een = eigenschappen({"AantalInwoners": 5})
    twee = eigenschappen({"AantalInwoners": 5})
    twee[-1]["Title"] = "Aantal mannen"
    verslag = laad(
        [
            bewaar(tmp_path, "een.json", een),
            bewaar(tmp_path, "twee.json", twee),
            bewaar(tmp_path, "cijfers.json", [regel(CENTRUM, AantalInwoners_5=1)]),
        ],
        jaar=2023,
    )

    assert verslag.code == 2
    assert "passen bij een.json en bij twee.json; laad elke tabel apart" in verslag.onbruikbaar[0]
    assert not Gebied.objects.exists()


@pytest.mark.django_db
def test_kolommen_die_nergens_bij_horen_houden_het_laden_tegen(tmp_path: Path) -> None:
    los = bewaar(tmp_path, "D.json", eigenschappen({"WmoClienten": 98}), "85618NED")
    cijfers = bewaar(tmp_path, "T.json", [regel(CENTRUM, AantalInwoners_5=1)], "86165NED")
    verslag = laad([los, cijfers])

    assert verslag.code == 2
    assert verslag.onbruikbaar == [
        "D.json: hier staat alleen wat de kolommen zijn; bewaar van deze tabel ook het antwoord "
        "TypedDataSet, met de cijfers, en geef ze samen"
    ]


@pytest.mark.django_db
def test_namen_die_elkaar_tegenspreken(tmp_path: Path) -> None:
    verslag = laad(
        [
            bewaar(tmp_path, "n1.json", namen(BU03080000="Centrum")),
            bewaar(tmp_path, "n2.json", namen(BU03080000="De Eem")),
            bewaar(tmp_path, "t.json", [regel(CENTRUM, AantalInwoners_5=1)]),
        ],
        jaar=2023,
    )

    assert verslag.code == 2
    assert "BU03080000 heet 'Centrum' in n1.json en 'De Eem' in n2.json" in verslag.onbruikbaar[0]


@pytest.mark.django_db
def test_in_stukken_bewaard_vult_aan(tmp_path: Path) -> None:
    """Boven de tienduizend regels geeft StatLine een tabel in stukken."""
    een = [waarneming(CENTRUM, "T001036", 10.0)]
    twee = [waarneming(CENTRUM, "D006842", 5.0), waarneming("BU03080001", "T001036", 3.0)]
    verslag = laad([bewaar(tmp_path, "o1.json", een), bewaar(tmp_path, "o2.json", twee)], jaar=2024)

    assert verslag.code == 0
    assert geladen(CENTRUM, 2024) == {"inwoners": 10, "bijstand": 5}


# Een code zonder naam


@pytest.mark.django_db
@pytest.mark.parametrize("samen", [True, False])
@pytest.mark.parametrize("eerst", [True, False])
def test_zonder_naam_telt_een_code_alleen_in_hetzelfde_jaar(
    tmp_path: Path, samen: bool, eerst: bool
) -> None:
    wijk = {"code": "WK030801", "naam": "Wijk 01 Eemdal", "population": 4710}
    paden = [
        schrijf(tmp_path, "w2023.csv", csv_tekst([wijk])),
        bewaar(tmp_path, "t_2023.json", [regel("WK030801", WmoClienten_98=40)]),
    ]
    paden = paden if eerst else paden[::-1]
    verslagen = [laad(paden)] if samen else [laad([pad]) for pad in paden]

    assert [verslag.code for verslag in verslagen] == [0] * len(verslagen)
    assert Gebied.objects.get(code="WK030801").naam == "Wijk 01 Eemdal"
    assert geladen("WK030801", 2023) == {"inwoners": 4710, "wmo": 40}


@pytest.mark.django_db
@pytest.mark.parametrize("samen", [True, False])
@pytest.mark.parametrize("eerst", [True, False])
def test_zonder_naam_uit_een_ander_jaar_wordt_geweigerd(
    tmp_path: Path, samen: bool, eerst: bool
) -> None:
    wijk = {"code": "WK030801", "naam": "Wijk 01 Eemdal", "population": 4710}
    paden = [
        schrijf(tmp_path, "w2022.csv", csv_tekst([wijk])),
        bewaar(tmp_path, "t_2023.json", [regel("WK030801", WmoClienten_98=40)]),
    ]
    paden = paden if eerst else paden[::-1]
    verslag: LaadVerslag = laad(paden) if samen else [laad([pad]) for pad in paden][-1]

    assert verslag.code == 1
    (fout,) = verslag.fouten
    assert "Geef er het antwoord WijkenEnBuurten van StatLine bij." in str(fout)
    assert "--hernoemd WK030801" in str(fout)
    opnieuw = laad(paden, hernoemd=["WK030801"])
    assert opnieuw.code == 0
    assert Gebied.objects.get(code="WK030801").naam == "Wijk 01 Eemdal"
    assert geladen("WK030801", 2023) == {"wmo": 40}


@pytest.mark.django_db
def test_een_map_van_een_gemeente_mag_antwoorden_bevatten(
    baarn: list[Path], tmp_path: Path
) -> None:
    elders = [regel("BU04790101", AantalInwoners_5=5), regel(CENTRUM, AantalInwoners_5=1800)]
    bewaar(tmp_path, "T_2022.json", elders)
    baarn[1].rename(tmp_path / "TypedDataSet_2023.json")
    bewaar(tmp_path, "W_2022.json", namen(BU03080000="Centrum", BU04790101="Elders"))

    verslag = laad_gemeente(tmp_path, "GM0308")

    assert verslag.code == 0
    assert geladen(CENTRUM, 2023)["inwoners"] == 1825
    assert geladen(CENTRUM, 2022)["inwoners"] == 1800
    assert not Gebied.objects.filter(code__contains="0479").exists()
