"""Bedrijfsregels en invulinstructies waar een controle in het bericht achter zit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from nabij.koppelingen.istandaarden.controle import controleer
from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht
from nabij.koppelingen.istandaarden.schrijver import schrijf
from tests.koppelingen.istandaarden import maak as m

pytestmark = pytest.mark.rij("M08")

MEI = date(2026, 5, 1)


@dataclass(frozen=True)
class Geval:
    """De regel, een bericht dat haar breekt, en de controle die dat ziet."""

    regel: str
    bericht: Callable[[], Bericht]
    controle: str


@dataclass(frozen=True)
class Weg:
    """De regel, een bericht, en het element dat zij verplicht maakt."""

    regel: str
    bericht: Callable[[], Bericht]
    element: bytes


_OVER_DE_MAAND = g.GeslotenPeriode(begindatum=date(2026, 2, 27), einddatum=date(2026, 3, 2))

GEVALLEN = [
    Geval("OP071", lambda: m.toewijzing(relaties=(m.relatie(), m.relatie())), "TR101"),
    Geval(
        "OP130",
        lambda: m.toewijzing(relaties=(m.relatie(contact=m.contact(adres=None)),)),
        "TR006",
    ),
    Geval("OP252", lambda: m.start(geboortedatum=m.geboren(date(1987, 2, 14), "3")), "CS139"),
    Geval("IV009", lambda: m.start(geboortedatum=m.geboren(date(1987, 2, 14), "2")), "CS139"),
    Geval("IV007", lambda: m.toewijzing(naam=m.naam(naam_gebruik="4")), "CS050"),
    Geval(
        "OP259", lambda: m.toewijzing(m.toegewezen(), m.toegewezen(toewijzing_nummer=2)), "TR302"
    ),
    Geval("OP275", lambda: m.toewijzing(m.toegewezen(), m.toegewezen()), "TR101"),
    Geval(
        "OP347",
        lambda: m.aanvraag(m.aangevraagd(), m.aangevraagd(referentie_aanbieder="B")),
        "TR386",
    ),
    Geval("OP361", lambda: m.aanvraag(m.aangevraagd(), m.aangevraagd()), "TR383"),
    Geval("OP297", lambda: m.aanvraag(m.aangevraagd(verwijzer=g.Verwijzer(type="02"))), "CD067"),
    Geval("IV052", lambda: m.aanvraag(m.aangevraagd(beschikking_nummer=1)), "CD043"),
    Geval("IV075", lambda: m.aanvraag(m.aangevraagd(product=None, omvang=None)), "CD079"),
    Geval("OP306", lambda: m.wijziging(te_wijzigen_producten=()), "TR353"),
    Geval(
        "OP308",
        lambda: m.wijziging(ongewijzigde_producten=(), te_wijzigen_producten=()),
        "TR352",
    ),
    Geval("OP343", lambda: m.wijziging(nieuwe_producten=(_vandaag(),)), "TR380"),
    Geval("IV008", lambda: m.start(m.gestart(), m.gestart(status_aanlevering="3")), "TR101"),
    Geval("IV096", lambda: m.stop(m.gestopt(), m.gestopt()), "TR101"),
    Geval("OP033", lambda: m.stop(m.gestopt(status_aanlevering="2")), "CS058"),
    Geval("OP011", lambda: m.start(m.gestart(begindatum=MEI)), "TR134"),
    Geval("OP280", lambda: m.declaratie(declaratie_periode=_OVER_DE_MAAND), "CS340"),
    Geval("OP367", lambda: m.declaratie(m.prestatie(product_periode=_OVER_DE_MAAND)), "CS337"),
    Geval("IV089", lambda: m.declaratie(m.prestatie(product_periode=_OVER_DE_MAAND)), "CS337"),
    Geval("OP283", lambda: m.declaratie(m.prestatie(), m.prestatie(toewijzing_nummer=2)), "TR101"),
    Geval("TR314", lambda: m.declaratie(m.prestatie(), m.prestatie(toewijzing_nummer=2)), "TR101"),
    Geval("IV086", lambda: m.declaratie(m.prestatie("P1"), _terug("P2", "P1")), "TR316"),
    Geval("IV085", lambda: m.declaratie(m.prestatie("P1"), _terug("P2", "P1")), "TR316"),
    Geval("OP360", lambda: m.declaratie(_terug("P2", "P0"), _terug("P3", "P0")), "TR315"),
    Geval("OP366", lambda: m.declaratie(m.prestatie("P1"), m.prestatie("P2")), "TR416"),
    Geval("IV091", lambda: m.declaratie(m.prestatie(kant="C")), "CD060"),
    Geval("IV024", lambda: m.declaratie(_euros(5000, 50)), "CS339"),
    Geval("IV042", lambda: m.declaratie(_euros(50, 5000)), "CS339"),
]

VERPLICHT = [
    Weg("OP079", m.start, b"Bsn"),
    Weg("OP076", lambda: m.toewijzing(relaties=(m.relatie(),)), b"Soort"),
    Weg("OP091", m.toewijzing, b"Soort"),
    Weg("OP254", m.start, b"Afzender"),
    Weg("OP155", m.stop, b"Begindatum"),
    Weg("OP349", m.declaratie, b"DeclaratieNummer"),
]


def _vandaag() -> k.NieuwProduct:
    return m.nieuw(gewenste_ingangsdatum=m.DAG)


def _terug(nummer: str, vorig: str) -> k.Prestatie:
    return m.prestatie(nummer, vorig, kant="C")


def _euros(volume: int, bedrag: int) -> k.Prestatie:
    return m.prestatie(
        volume=volume, eenheid="83", product_tarief=None, ingediend_bedrag=m.bedrag(bedrag)
    )


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.regel)
def test_een_bedrijfsregel_die_gebroken_is_wordt_gezien(geval: Geval) -> None:
    assert geval.controle in {bevinding.regel for bevinding in m.oordeel(geval.bericht())}


@pytest.mark.parametrize("geval", VERPLICHT, ids=lambda geval: geval.regel)
def test_wat_een_bedrijfsregel_verplicht_kan_niet_weg(geval: Weg) -> None:
    inhoud = schrijf(geval.bericht())
    regels = inhoud.split(b"\r\n")
    weg = next(regel for regel in regels if b":" + geval.element + b">" in regel)

    assert controleer(inhoud, MEI).geldig
    assert not controleer(inhoud.replace(weg, b"", 1), MEI).geldig


@pytest.mark.regel("OP281")
def test_een_declaratie_mag_over_meer_clienten_gaan() -> None:
    clienten = (
        k.Client(bsn=m.BSN, prestaties=(m.prestatie("P1"),)),
        k.Client(bsn=m.ANDER_BSN, prestaties=(m.prestatie("P2", toewijzing_nummer=2),)),
    )
    bericht = m.declaratie(clienten=clienten, totaal_ingediend_bedrag=m.totaal(10_000))

    assert m.oordeel(bericht) == []
    assert controleer(schrijf(bericht), MEI).geldig


@pytest.mark.regel("IV034")
def test_elk_bericht_zegt_met_welke_versie_het_is_gemaakt() -> None:
    assert m.start().kop.xsd_versie == m.XSD
