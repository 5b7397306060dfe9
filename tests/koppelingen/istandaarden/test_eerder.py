"""De regels die over meer dan een bericht gaan: wat past bij wat eerder kwam?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from nabij.koppelingen.istandaarden.controle import controleer
from nabij.koppelingen.istandaarden.eerder import Afwijzing, afkeur
from nabij.koppelingen.istandaarden.eerder.declaratie import Gedeclareerd, beoordeel_declaratie
from nabij.koppelingen.istandaarden.eerder.levering import (
    Leveringen,
    beoordeel_start,
    beoordeel_stop,
)
from nabij.koppelingen.istandaarden.eerder.verzoek import (
    Verzoeken,
    beoordeel_aanvraag,
    beoordeel_wijziging,
)
from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.retour import Kenmerk, maak_retour
from nabij.koppelingen.istandaarden.schrijver import schrijf
from tests.koppelingen.istandaarden import maak as m

pytestmark = pytest.mark.rij("M08")

APRIL_10, APRIL_12 = date(2026, 4, 10), date(2026, 4, 12)
TOEGEWEZEN = {1: m.toegewezen(ingangsdatum=date(2026, 1, 1))}


def codes(afwijzingen: Iterable[Afwijzing]) -> list[tuple[str, str]]:
    return [(deel.regel, deel.retourcode) for deel in afwijzingen]


# Start en stop.


def start(*producten: k.StartProduct) -> k.ClientStart:
    lichaam = m.start(*producten).lichaam
    assert isinstance(lichaam, k.ClientStart)
    return lichaam


def stop(*producten: k.StopProduct) -> k.ClientStop:
    lichaam = m.stop(*producten).lichaam
    assert isinstance(lichaam, k.ClientStop)
    return lichaam


GESTART = m.gestart(begindatum=APRIL_10)
GESTOPT = m.gestopt(begindatum=APRIL_10, einddatum=APRIL_12)
TIJDELIJK = replace(GESTOPT, reden_beeindiging="20")
NIETS = Leveringen(TOEGEWEZEN)
LOOPT = Leveringen(TOEGEWEZEN, starts=(GESTART,))


def weg(product: k.StartProduct) -> k.StartProduct:
    return replace(product, status_aanlevering="3")


@pytest.mark.regel("TR019", "IV096")
def test_een_start_hoort_bij_een_toewijzing() -> None:
    assert beoordeel_start(start(GESTART), NIETS) == []
    vreemd = m.gestart(toewijzing_nummer=9)
    assert codes(beoordeel_start(start(vreemd), NIETS)) == [("TR019", "9019")]
    assert codes(beoordeel_stop(stop(replace(GESTOPT, toewijzing_nummer=9)), LOOPT)) == [
        ("TR019", "9019"),
        ("TR382", "9069"),
    ]
    # Taakgericht: zonder nummer.
    assert beoordeel_start(start(m.gestart(toewijzing_nummer=None)), NIETS) == []


@pytest.mark.regel("TR074", "TR326", "OP289")
def test_een_start_komt_een_keer_en_pas_als_de_vorige_gestopt_is() -> None:
    later = replace(GESTART, begindatum=APRIL_12)

    assert codes(beoordeel_start(start(GESTART), LOOPT)) == [("TR074", "9074")]
    assert codes(beoordeel_start(start(later), LOOPT)) == [("TR326", "9326")]


@pytest.mark.regel("OP379")
@pytest.mark.parametrize("gestopt", [GESTOPT, TIJDELIJK])
def test_na_een_stop_mag_er_weer_een_start_komen(gestopt: k.StopProduct) -> None:
    bekend = LOOPT.na_stop(stop(gestopt))

    assert beoordeel_start(start(replace(GESTART, begindatum=APRIL_12)), bekend) == []


@pytest.mark.regel("TR063", "OP033")
def test_alleen_wat_gemeld_is_kan_weg() -> None:
    assert codes(beoordeel_start(start(weg(GESTART)), NIETS)) == [("TR063", "9063")]
    assert beoordeel_start(start(weg(GESTART)), LOOPT) == []
    assert LOOPT.na_start(start(weg(GESTART))).starts == ()
    stop_weg = replace(GESTOPT, status_aanlevering="3")
    assert codes(beoordeel_stop(stop(stop_weg), LOOPT)) == [("TR063", "9063")]
    gestopt = LOOPT.na_stop(stop(GESTOPT))
    assert beoordeel_stop(stop(stop_weg), gestopt) == []
    assert gestopt.na_stop(stop(stop_weg)) == LOOPT


@pytest.mark.regel("IV008")
def test_verwijderen_en_opnieuw_mag_in_een_bericht() -> None:
    goed = replace(GESTART, begindatum=APRIL_12)

    assert beoordeel_start(start(weg(GESTART), goed), LOOPT) == []
    assert LOOPT.na_start(start(weg(GESTART), goed)).starts == (goed,)


@pytest.mark.regel("TR071")
def test_een_start_die_gestopt_is_kan_niet_meer_weg() -> None:
    bekend = LOOPT.na_stop(stop(GESTOPT))

    assert codes(beoordeel_start(start(weg(GESTART)), bekend)) == [("TR071", "9071")]


@pytest.mark.regel("TR382", "OP072", "OP155")
def test_een_stop_hoort_bij_een_start_met_dezelfde_sleutel() -> None:
    ander_begin = replace(GESTOPT, begindatum=date(2026, 4, 9))

    assert beoordeel_stop(stop(GESTOPT), LOOPT) == []
    assert codes(beoordeel_stop(stop(GESTOPT), NIETS)) == [("TR382", "9069")]
    assert codes(beoordeel_stop(stop(ander_begin), LOOPT)) == [("TR382", "9069")]


@pytest.mark.regel("TR413", "TR414", "TR415", "OP377", "OP378")
def test_na_een_tijdelijke_stop_komt_een_definitieve_en_daarna_niets() -> None:
    tijdelijk = LOOPT.na_stop(stop(TIJDELIJK))
    nog_eens = replace(TIJDELIJK, einddatum=date(2026, 4, 13))
    eerder = replace(GESTOPT, einddatum=date(2026, 4, 11))

    assert beoordeel_stop(stop(GESTOPT), tijdelijk) == []
    assert codes(beoordeel_stop(stop(nog_eens), tijdelijk)) == [("TR413", "9413")]
    assert codes(beoordeel_stop(stop(eerder), tijdelijk)) == [("TR414", "9414")]
    definitief = tijdelijk.na_stop(stop(GESTOPT))
    later = replace(GESTOPT, reden_beeindiging="22", einddatum=date(2026, 4, 14))
    assert codes(beoordeel_stop(stop(later), definitief)) == [("TR415", "9415")]
    assert codes(beoordeel_stop(stop(GESTOPT), definitief)) == [("TR074", "9074")]


@pytest.mark.regel("OP065", "IV028")
def test_wat_niet_past_gaat_terug_met_zijn_code() -> None:
    bericht = m.start(GESTART, m.gestart(toewijzing_nummer=9))
    client = bericht.lichaam
    assert isinstance(client, k.ClientStart)

    afwijzingen = beoordeel_start(client, NIETS)
    retour = maak_retour(bericht, Kenmerk("R1", m.DAG), afkeur(afwijzingen))

    oordeel = controleer(schrijf(retour), date(2026, 5, 1))
    assert oordeel.bericht is not None
    terug = oordeel.bericht.lichaam
    assert isinstance(terug, k.ClientStart)
    assert [product.retour_codes for product in terug.start_producten] == [("0200",), ("9019",)]


# De declaratie.


def declaratie(*prestaties: k.Prestatie, **velden: object) -> k.Declaratie:
    lichaam = m.declaratie(*prestaties, **velden).lichaam
    assert isinstance(lichaam, k.Declaratie)
    return lichaam


def bekend(
    *eerder: k.Prestatie, bsn: str = m.BSN, nummers: Iterable[str] = (), **velden: object
) -> Gedeclareerd:
    toegewezen = m.toegewezen(**{"ingangsdatum": date(2026, 1, 1), "omvang": PER_MAAND, **velden})
    return Gedeclareerd({1: (bsn, toegewezen)}, eerder, frozenset(nummers))


PER_MAAND = g.Omvang(volume=10, eenheid="04", frequentie="4")
JANUARI = m.prestatie("P0", product_periode=m.maand(1))


@pytest.mark.regel("TR338", "TR304", "OP276", "OP302")
def test_een_prestatie_hoort_bij_een_toewijzing_van_deze_client() -> None:
    goed = declaratie(m.prestatie())

    assert beoordeel_declaratie(goed, bekend()) == []
    assert codes(beoordeel_declaratie(goed, Gedeclareerd({}))) == [("TR338", "9338")]
    assert codes(beoordeel_declaratie(goed, bekend(bsn=m.ANDER_BSN))) == [("TR304", "8187")]


@pytest.mark.regel("TR339", "TR340", "TR341", "TR384")
def test_wat_gedeclareerd_wordt_is_wat_is_toegewezen() -> None:
    def uitkomst(**velden: object) -> list[tuple[str, str]]:
        return codes(beoordeel_declaratie(declaratie(m.prestatie()), bekend(**velden)))  # type: ignore[arg-type]

    assert uitkomst(product=g.Product(categorie="02", code="01A03")) == [("TR339", "9339")]
    assert uitkomst(product=g.Product(categorie="01", code="01A99")) == [("TR340", "9340")]
    assert uitkomst(product=g.Product(categorie="01")) == []
    assert uitkomst(product=None) == []
    stuks = g.Omvang(volume=10, eenheid="84", frequentie="4")
    assert uitkomst(omvang=stuks) == [("TR341", "9341")]
    assert uitkomst(reden_wijziging="13") == [("TR384", "9384")]


@pytest.mark.regel("TR341", "TR321")
def test_uren_mogen_in_minuten_gedeclareerd_worden() -> None:
    tien_uur, te_veel = (
        m.prestatie(eenheid="01", volume=minuten, product_tarief=1250) for minuten in (600, 601)
    )

    assert beoordeel_declaratie(declaratie(tien_uur), bekend()) == []
    assert codes(beoordeel_declaratie(declaratie(te_veel), bekend())) == [("TR321", "9321")]


@pytest.mark.regel("TR307", "TR308", "TR387", "TR388", "OP279", "OP368", "IV084")
def test_de_productperiode_is_wat_er_van_de_maand_is_toegewezen() -> None:
    def uitkomst(van: int, tot: int, **velden: object) -> list[tuple[str, str]]:
        periode = g.GeslotenPeriode(begindatum=date(2026, 3, van), einddatum=date(2026, 3, tot))
        deel = declaratie(m.prestatie(product_periode=periode))
        return codes(beoordeel_declaratie(deel, bekend(**velden)))  # type: ignore[arg-type]

    half = {"ingangsdatum": date(2026, 3, 10), "einddatum": date(2026, 3, 20)}
    assert uitkomst(1, 31) == []
    assert uitkomst(10, 20, **half) == []
    assert uitkomst(9, 20, **half) == [("TR307", "9307")]
    assert uitkomst(10, 21, **half) == [("TR308", "9308")]
    assert uitkomst(2, 31) == [("TR387", "9387")]
    assert uitkomst(1, 30, einddatum=None) == [("TR388", "9388")]


@pytest.mark.regel("TR321", "TR322", "TR369")
def test_er_is_niet_meer_te_declareren_dan_toegewezen() -> None:
    totaal = g.Omvang(volume=7, eenheid="04", frequentie="6")
    vier, elf = m.prestatie(volume=4), m.prestatie(volume=11)

    assert codes(beoordeel_declaratie(declaratie(elf), bekend())) == [("TR321", "9321")]
    assert beoordeel_declaratie(declaratie(vier), bekend(omvang=totaal)) == []
    assert codes(beoordeel_declaratie(declaratie(vier), bekend(JANUARI, omvang=totaal))) == [
        ("TR322", "9322")
    ]
    krap = {"omvang": None, "budget": 9_999}
    assert beoordeel_declaratie(declaratie(vier), bekend(**krap)) == []  # type: ignore[arg-type]
    assert codes(beoordeel_declaratie(declaratie(vier), bekend(JANUARI, **krap))) == [  # type: ignore[arg-type]
        ("TR369", "9369")
    ]
    terug = m.prestatie("P5", "P0", kant="C", product_periode=m.maand(1))
    assert beoordeel_declaratie(declaratie(vier), bekend(JANUARI, terug, omvang=totaal)) == []


@pytest.mark.regel("TR314", "TR323", "TR389", "TR390", "OP283")
def test_elke_regel_komt_een_keer_en_gaat_een_keer_terug() -> None:
    maart = m.prestatie("P1")
    terug = m.prestatie("P2", "P1", kant="C")

    assert codes(beoordeel_declaratie(declaratie(m.prestatie("P0")), bekend(JANUARI))) == [
        ("TR314", "8021")
    ]
    assert codes(beoordeel_declaratie(declaratie(terug), bekend())) == [("TR323", "8017")]
    assert beoordeel_declaratie(declaratie(terug), bekend(maart)) == []
    nog_eens = m.prestatie("P3", "P1", kant="C")
    assert codes(beoordeel_declaratie(declaratie(nog_eens), bekend(maart, terug))) == [
        ("TR390", "9390")
    ]
    opnieuw = declaratie(m.prestatie("P4"))
    assert codes(beoordeel_declaratie(opnieuw, bekend(maart))) == [("TR389", "9389")]
    assert beoordeel_declaratie(opnieuw, bekend(maart, terug)) == []


@pytest.mark.regel("TR333", "OP349", "TR319")
def test_een_declaratie_heeft_een_eigen_nummer_en_gaat_niet_over_later() -> None:
    deel = declaratie(m.prestatie())
    assert codes(beoordeel_declaratie(deel, bekend(nummers=["D1"]))) == [("TR333", "9333")]

    vroeger = declaratie(m.prestatie(), declaratie_periode=m.maand(2))
    assert codes(beoordeel_declaratie(vroeger, bekend())) == [("TR319", "9319")]


# Een verzoek.


def wijziging(**velden: object) -> k.ClientWijziging:
    lichaam = m.wijziging(**velden).lichaam
    assert isinstance(lichaam, k.ClientWijziging)
    return lichaam


EEN = m.toegewezen(ingangsdatum=date(2026, 1, 1))
NEGEN = m.toegewezen(toewijzing_nummer=9, product=g.Product(categorie="02", code="02A01"))
BEKEND = Verzoeken({1: EEN, 9: NEGEN})


def verzocht(bekend_: Verzoeken, **velden: object) -> list[tuple[str, str]]:
    return codes(beoordeel_wijziging(wijziging(**velden), bekend_, m.DAG))


@pytest.mark.regel("TR349", "TR350", "TR351")
def test_een_verzoek_om_wijziging_noemt_precies_wat_er_loopt() -> None:
    voorbij = replace(NEGEN, toewijzing_nummer=8, einddatum=date(2026, 4, 14))

    assert verzocht(BEKEND) == []
    assert verzocht(replace(BEKEND, toewijzingen={**BEKEND.toewijzingen, 8: voorbij})) == []
    assert verzocht(BEKEND, ongewijzigde_producten=()) == [("TR349", "9349")]
    assert verzocht(Verzoeken({1: EEN})) == [("TR350", "9350")]
    assert verzocht(Verzoeken({9: NEGEN})) == [("TR351", "9351")]


@pytest.mark.regel("TR357", "TR373")
def test_een_wijziging_gaat_later_in_of_geldt_voor_het_geheel() -> None:
    gisteren = m.anders(gewenste_ingangsdatum=date(2026, 4, 14))
    vanaf_het_begin = m.anders(gewenste_ingangsdatum=EEN.ingangsdatum)

    assert verzocht(BEKEND, te_wijzigen_producten=(gisteren,)) == [("TR357", "9357")]
    assert verzocht(BEKEND, te_wijzigen_producten=(vanaf_het_begin,)) == []
    budget = Verzoeken({1: replace(EEN, omvang=None, budget=100), 9: NEGEN})
    meer = m.anders(omvang=None, budget=200)
    assert verzocht(budget, te_wijzigen_producten=(meer,)) == [("TR373", "9373")]
    begin = replace(meer, gewenste_ingangsdatum=EEN.ingangsdatum)
    assert verzocht(budget, te_wijzigen_producten=(begin,)) == []


@pytest.mark.regel("TR375", "TR411", "TR412")
def test_een_omvang_hoort_bij_een_productcode() -> None:
    zonder_omvang = m.anders(omvang=None)
    categorie = Verzoeken({1: replace(EEN, product=g.Product(categorie="01")), 9: NEGEN})
    generiek = Verzoeken({1: replace(EEN, product=None, omvang=None, budget=100)})

    assert verzocht(BEKEND, te_wijzigen_producten=(zonder_omvang,)) == [("TR411", "9411")]
    assert verzocht(categorie) == [("TR412", "9412")]
    assert ("TR375", "9375") in verzocht(generiek, ongewijzigde_producten=())


@pytest.mark.regel("TR361")
def test_hetzelfde_product_nog_eens_vragen_kan_alleen_erna() -> None:
    erbij = m.nieuw(gewenste_ingangsdatum=date(2026, 12, 31), einddatum=date(2027, 1, 31))
    erna = replace(erbij, gewenste_ingangsdatum=date(2027, 1, 1))

    assert verzocht(BEKEND, nieuwe_producten=(erbij,)) == [("TR361", "9361")]
    assert verzocht(BEKEND, nieuwe_producten=(erna,)) == []


@pytest.mark.regel("TR347", "TR374", "OP350", "OP361")
def test_een_verzoek_heeft_een_eigen_referentie_en_komt_niet_dubbel() -> None:
    aanvraag = m.aanvraag().lichaam
    assert isinstance(aanvraag, k.ClientAanvraag)
    gebruikt = replace(BEKEND, referenties=frozenset({"A1"}))
    bezig = replace(BEKEND, in_behandeling=True)

    assert beoordeel_aanvraag(aanvraag, BEKEND) == []
    assert codes(beoordeel_aanvraag(aanvraag, gebruikt)) == [("TR347", "9347")]
    assert codes(beoordeel_aanvraag(aanvraag, bezig)) == [("TR374", "9374")]
    assert verzocht(gebruikt) == [("TR347", "9347")]
    assert verzocht(bezig) == [("TR374", "9374")]
