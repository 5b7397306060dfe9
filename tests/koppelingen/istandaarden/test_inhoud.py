"""Elke regel die uit een bericht zelf te zien is: een bericht dat haar breekt, en niets anders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from nabij.koppelingen.istandaarden.controle.bevinding import Ernst
from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht
from nabij.koppelingen.istandaarden.standaarden import IJW_3_2, IWMO_3_2
from tests.koppelingen.istandaarden import maak as m

pytestmark = pytest.mark.rij("M08")

MORGEN = m.DAG + timedelta(days=1)
STUKS = g.Omvang(volume=2, eenheid="84", frequentie="1")
PER_WEEK = g.Omvang(volume=2, eenheid="04", frequentie="2")
CATEGORIE = g.Product(categorie="01")


@dataclass(frozen=True)
class Geval:
    """De regel, een bericht dat haar breekt, en waar dat staat (het einde van het pad)."""

    regel: str
    bericht: Callable[[], Bericht]
    waar: str


GOED = {
    "301": m.toewijzing,
    "305": m.start,
    "307": m.stop,
    "315": m.aanvraag,
    "317": m.wijziging,
    "319": m.antwoord,
    "323": m.declaratie,
    "325": m.declaratie_antwoord,
    "325 met afwijzing": lambda: m.declaratie_antwoord(m.prestatie(retour_codes=("9321",))),
    "301 met budget": lambda: m.toewijzing(m.toegewezen(omvang=None, budget=10_000)),
    "301 zonder product": lambda: m.toewijzing(
        m.toegewezen(product=None, omvang=None, budget=10_000)
    ),
    "301 met een relatie": lambda: m.toewijzing(relaties=(m.relatie(),)),
    "301 onbekende geboortedatum": lambda: m.toewijzing(
        geboortedatum=m.geboren(date(1900, 1, 1), "3")
    ),
    "301 verwijderd naast nieuw": lambda: m.toewijzing(
        m.toegewezen(),
        m.toegewezen(toewijzing_nummer=2, einddatum=date(2026, 5, 1), reden_wijziging="13"),
    ),
    "301 aansluitend": lambda: m.toewijzing(
        m.toegewezen(einddatum=date(2026, 6, 30)),
        m.toegewezen(toewijzing_nummer=2, ingangsdatum=date(2026, 7, 1)),
    ),
    "305 verwijderen en opnieuw": lambda: m.start(
        m.gestart(status_aanlevering="3"), m.gestart(begindatum=date(2026, 4, 11))
    ),
    "323 credit": lambda: m.declaratie(m.prestatie("P2", "P1", kant="C")),
    "323 euro's": lambda: m.declaratie(
        m.prestatie(
            eenheid="83", product_tarief=None, geleverd_volume=5000, ingediend_bedrag=m.bedrag(5000)
        )
    ),
}


def _prestatie(**velden: object) -> Callable[[], Bericht]:
    return lambda: m.declaratie(m.prestatie(**velden))  # type: ignore[arg-type]


def _periode(van: date, tot: date) -> g.GeslotenPeriode:
    return g.GeslotenPeriode(begindatum=van, einddatum=tot)


def _zonder_woonplaats() -> Bericht:
    return m.antwoord(verzoek_antwoord="1", reden_afwijzing_verzoek="8")


def _met_woonplaats() -> Bericht:
    gemeente = k.Woonplaatsbeginsel(gemeente="0363")
    return m.antwoord(
        verzoek_antwoord="1", reden_afwijzing_verzoek="3", woonplaatsbeginsel=gemeente
    )


def _twee(een: k.ToegewezenProduct, **velden: object) -> Bericht:
    return m.toewijzing(een, m.toegewezen(**{"toewijzing_nummer": 2, **velden}))


GEVALLEN = [
    # De mens.
    Geval("CS002", lambda: m.toewijzing(bsn="123456789"), "Client/Bsn"),
    Geval("CS002", lambda: m.start(bsn="000000000"), "Client/Bsn"),
    Geval("CS002", lambda: m.stop(bsn="123456789"), "Client/Bsn"),
    Geval("CS002", lambda: m.aanvraag(bsn="123456789"), "Client/Bsn"),
    Geval("TR002", lambda: m.start(geboortedatum=m.geboren(date(1906, 4, 14))), "Datum"),
    Geval("TR002", lambda: m.toewijzing(geboortedatum=m.geboren(date(1900, 1, 1))), "Datum"),
    Geval("TR134", lambda: m.stop(geboortedatum=m.geboren(MORGEN)), "Geboortedatum/Datum"),
    Geval(
        "CS139",
        lambda: m.start(geboortedatum=m.geboren(date(1987, 2, 14), "1")),
        "DatumGebruik",
    ),
    Geval("CS139", lambda: m.start(geboortedatum=m.geboren(date(1987, 2, 1), "2")), "DatumGebruik"),
    Geval("CS139", lambda: m.start(geboortedatum=m.geboren(date(1987, 1, 1), "3")), "DatumGebruik"),
    Geval("CS318", lambda: m.toewijzing(naam=m.naam(naam_gebruik="6")), "NaamGebruik"),
    Geval("CS050", lambda: m.toewijzing(naam=m.naam(naam_gebruik="3")), "NaamGebruik"),
    Geval(
        "CS050",
        lambda: m.toewijzing(
            relaties=(
                m.relatie(naam=m.naam(partnernaam=g.Achternaam(achternaam="X"), naam_gebruik="6")),
            )
        ),
        "Relatie/Naam/NaamGebruik",
    ),
    Geval("CD007", lambda: m.toewijzing(communicatie=g.Communicatie(vorm="1")), "Taal"),
    Geval(
        "CD007", lambda: m.toewijzing(communicatie=g.Communicatie(vorm="2", taal="Deens")), "Taal"
    ),
    Geval("TR006", lambda: m.toewijzing(contactgegevens=(m.contact(adres=None),)), "Contact"),
    Geval(
        "TR061",
        lambda: m.toewijzing(contactgegevens=(m.contact(soort="04"),)),
        "Contactgegevens",
    ),
    Geval(
        "TR101",
        lambda: m.toewijzing(contactgegevens=(m.contact(), m.contact())),
        "Contact[2]/Soort",
    ),
    Geval(
        "CD009",
        lambda: m.toewijzing(contactgegevens=(m.contact(periode=g.OpenPeriode()),)),
        "Periode",
    ),
    Geval(
        "CS003",
        lambda: m.toewijzing(
            contactgegevens=(
                m.contact(),
                m.contact(
                    soort="04", periode=g.OpenPeriode(begindatum=MORGEN, einddatum=m.DAG)
                ),
            )
        ),
        "Contact[2]/Periode/Einddatum",
    ),
    Geval(
        "CD034",
        lambda: m.toewijzing(
            contactgegevens=(
                m.contact(adres=m.adres(postcode=None, land_code=None), telefoon=m.telefoon()),
            )
        ),
        "Postcode",
    ),
    Geval(
        "CD005",
        lambda: m.toewijzing(contactgegevens=(m.contact(adres=m.adres(land_code=None)),)),
        "LandCode",
    ),
    Geval(
        "CD025",
        lambda: m.toewijzing(
            contactgegevens=(m.contact(adres=m.adres(huis=None), telefoon=m.telefoon()),)
        ),
        "Huis",
    ),
    Geval(
        "CS089",
        lambda: m.toewijzing(contactgegevens=(m.contact(adres=m.adres(postcode="0999XX")),)),
        "Postcode",
    ),
    Geval("TR101", lambda: m.toewijzing(relaties=(m.relatie(), m.relatie())), "Relatie[2]/Nummer"),
    Geval("TR134", lambda: m.toewijzing(m.toegewezen(toewijzingsdatum=MORGEN)), "Toewijzingsdatum"),
    # Wat er wordt toegewezen of gevraagd.
    Geval("TR101", lambda: m.toewijzing(
        m.toegewezen(einddatum=date(2026, 5, 31)), m.toegewezen(ingangsdatum=date(2026, 6, 1))
    ), "ToegewezenProduct[2]/ToewijzingNummer"),
    Geval("CS003", lambda: m.toewijzing(m.toegewezen(einddatum=date(2026, 4, 30))), "Einddatum"),
    Geval("CD075", lambda: m.toewijzing(
        m.toegewezen(omvang=None, budget=100, einddatum=None)
    ), "Einddatum"),
    Geval("CD076", lambda: m.toewijzing(
        m.toegewezen(omvang=PER_WEEK, einddatum=None)
    ), "Einddatum"),
    Geval("CD079", lambda: m.toewijzing(m.toegewezen(product=None, omvang=None)), "Product"),
    Geval("CD041", lambda: m.toewijzing(m.toegewezen(omvang=None)), "Omvang"),
    Geval("CD080", lambda: m.toewijzing(m.toegewezen(product=CATEGORIE)), "Omvang"),
    Geval("CS338", lambda: m.toewijzing(m.toegewezen(omvang=STUKS)), "Frequentie"),
    Geval("CS335", lambda: m.toewijzing(m.toegewezen(reden_wijziging="13")), "RedenWijziging"),
    Geval("CS336", lambda: m.toewijzing(m.toegewezen(reden_wijziging="01")), "RedenWijziging"),
    Geval("TR302", lambda: _twee(m.toegewezen()), "Ingangsdatum"),
    Geval("TR302", lambda: _twee(
        m.toegewezen(), product=CATEGORIE, omvang=None,
        ingangsdatum=date(2026, 12, 31), einddatum=None,
    ), "ToegewezenProduct[2]/Ingangsdatum"),
    Geval("TR302", lambda: _twee(
        m.toegewezen(), product=None, omvang=None, budget=100
    ), "Ingangsdatum"),
    Geval("TR383", lambda: m.aanvraag(
        m.aangevraagd(toewijzing_einddatum=date(2026, 5, 31)),
        m.aangevraagd(toewijzing_ingangsdatum=date(2026, 6, 1)),
    ), "AangevraagdProduct[2]/ReferentieAanbieder"),
    Geval("TR386", lambda: m.aanvraag(
        m.aangevraagd(), m.aangevraagd(referentie_aanbieder="A2")
    ), "AangevraagdProduct[2]/ToewijzingIngangsdatum"),
    Geval(
        "CD043",
        lambda: m.aanvraag(m.aangevraagd(beschikking_nummer=1)),
        "BeschikkingIngangsdatum",
    ),
    Geval("CD095", lambda: m.aanvraag(m.aangevraagd(product=CATEGORIE)), "Omvang"),
    Geval("CS343", lambda: m.aanvraag(m.aangevraagd(omvang=STUKS)), "Frequentie"),
    Geval("CS003", lambda: m.aanvraag(
        m.aangevraagd(toewijzing_einddatum=date(2026, 4, 1))
    ), "ToewijzingEinddatum"),
    Geval("CD066", lambda: m.aanvraag(m.aangevraagd(
        verwijzer=g.Verwijzer(type="02", naam="x", zorgverlener_code="12345678")
    )), "Verwijzer/Naam"),
    Geval("CD067", lambda: m.aanvraag(m.aangevraagd(
        verwijzer=g.Verwijzer(type="02")
    )), "Verwijzer/Naam"),
    Geval("CD068", lambda: m.aanvraag(m.aangevraagd(
        verwijzer=g.Verwijzer(type="01", zorgverlener_code="12345678")
    )), "ZorgverlenerCode"),
    Geval("TR352", lambda: m.wijziging(
        ongewijzigde_producten=(), te_wijzigen_producten=(), nieuwe_producten=(m.nieuw(),)
    ), "Verzoek"),
    Geval("TR353", lambda: m.wijziging(te_wijzigen_producten=()), "Verzoek"),
    Geval("TR380", lambda: m.wijziging(
        nieuwe_producten=(m.nieuw(gewenste_ingangsdatum=m.DAG),)
    ), "NieuwProduct/GewensteIngangsdatum"),
    Geval("TR101", lambda: m.wijziging(
        te_wijzigen_producten=(m.anders(), m.anders())
    ), "TeWijzigenProduct[2]/ToewijzingNummer"),
    Geval("TR410", lambda: m.wijziging(
        nieuwe_producten=(m.nieuw(), m.nieuw(gewenste_ingangsdatum=date(2026, 6, 1)))
    ), "NieuwProduct[2]/GewensteIngangsdatum"),
    Geval("CD096", lambda: m.wijziging(nieuwe_producten=(m.nieuw(product=CATEGORIE),)), "Omvang"),
    Geval(
        "CS338",
        lambda: m.wijziging(te_wijzigen_producten=(m.anders(omvang=STUKS),)),
        "Frequentie",
    ),
    Geval("CD085", lambda: m.antwoord(verzoek_antwoord="1"), "RedenAfwijzingVerzoek"),
    Geval("CD086", lambda: m.antwoord(reden_afwijzing_verzoek="3"), "RedenAfwijzingVerzoek"),
    Geval("TR377", _zonder_woonplaats, "Woonplaatsbeginsel"),
    Geval("TR409", _met_woonplaats, "Woonplaatsbeginsel"),
    # Start en stop.
    Geval("TR134", lambda: m.start(m.gestart(begindatum=MORGEN)), "Begindatum"),
    Geval("CS058", lambda: m.start(m.gestart(status_aanlevering="2")), "StatusAanlevering"),
    Geval("CS058", lambda: m.stop(m.gestopt(status_aanlevering="9")), "StatusAanlevering"),
    Geval("TR101", lambda: m.start(
        m.gestart(), m.gestart(status_aanlevering="3")
    ), "StartProduct[2]"),
    Geval("TR101", lambda: m.stop(m.gestopt(), m.gestopt()), "StopProduct[2]"),
    Geval("TR018", lambda: m.stop(m.gestopt(einddatum=date(2026, 1, 9))), "Einddatum"),
    # De declaratie.
    Geval("CS340", lambda: m.declaratie(
        declaratie_periode=_periode(date(2026, 3, 1), date(2026, 3, 30))
    ), "DeclaratiePeriode"),
    Geval("TR134", lambda: m.declaratie(declaratie_dagtekening=MORGEN), "DeclaratieDagtekening"),
    Geval("CS337", _prestatie(
        product_periode=_periode(date(2026, 2, 1), date(2026, 3, 31))
    ), "Einddatum"),
    Geval("TR137", _prestatie(
        product_periode=_periode(date(2026, 4, 1), date(2026, 4, 30))
    ), "Einddatum"),
    Geval("TR134", lambda: m.declaratie_antwoord(m.prestatie(
        product_periode=_periode(MORGEN, MORGEN)
    )), "Begindatum"),
    Geval("TR335", lambda: m.declaratie(
        m.prestatie(product_periode=m.maand(3, 2021)),
    ), "Einddatum"),
    Geval("CS325", lambda: m.declaratie(totaal_ingediend_bedrag=m.totaal(0, "C")), "DebetCredit"),
    Geval(
        "CS325",
        lambda: m.declaratie(m.prestatie("P2", "P1", 0, "C")),
        "IngediendBedrag/DebetCredit",
    ),
    Geval("TR358", lambda: m.declaratie(totaal_ingediend_bedrag=m.totaal(4999)), "TotaalBedrag"),
    Geval("CD060", lambda: m.declaratie(m.prestatie(kant="C")), "VorigReferentieNummer"),
    Geval("CD060", lambda: m.declaratie(m.prestatie("P2", "P1")), "VorigReferentieNummer"),
    Geval("CD087", _prestatie(product_tarief=None), "ProductTarief"),
    Geval("CS339", _prestatie(
        eenheid="83", product_tarief=None, ingediend_bedrag=m.bedrag(5000)
    ), "Bedrag"),
    Geval("TR315", lambda: m.declaratie(
        m.prestatie("P2", "P0", kant="C"), m.prestatie("P3", "P0", kant="C")
    ), "Prestatie[2]/ProductReferentie/VorigReferentieNummer"),
    Geval("TR316", lambda: m.declaratie(
        m.prestatie("P1"), m.prestatie("P2", "P1", kant="C")
    ), "Prestatie[2]/ProductReferentie/VorigReferentieNummer"),
    Geval("TR416", lambda: m.declaratie(m.prestatie("P1"), m.prestatie("P2")), "Prestatie[2]"),
    Geval("TR101", lambda: m.declaratie(clienten=2 * (
        k.Client(bsn=m.BSN, prestaties=(m.prestatie("P9", "P0", 0),)),
    )), "Client[2]/Bsn"),
    Geval(
        "TR342",
        lambda: m.declaratie_antwoord(totaal_toegekend_bedrag=m.totaal(4000)),
        "TotaalToegekendBedrag",
    ),
    Geval("TR342", lambda: m.declaratie_antwoord(retour_codes=("9333",)), "TotaalToegekendBedrag"),
]  # fmt: skip


@pytest.mark.parametrize("soort", GOED)
def test_een_goed_bericht_heeft_geen_enkele_bevinding(soort: str) -> None:
    assert m.oordeel(GOED[soort]()) == []


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"{geval.regel} {geval.waar}")
def test_een_regel_wordt_gezien_waar_zij_gebroken_is(geval: Geval) -> None:
    gezien = {(b.regel, b.pad): b for b in m.oordeel(geval.bericht())}
    plekken = [pad for regel, pad in gezien if regel == geval.regel]

    assert [pad for pad in plekken if pad.endswith(geval.waar)], gezien
    assert all(pad.startswith("Bericht/") for pad in plekken)
    assert all(gezien[geval.regel, pad].ernst == Ernst.FOUT for pad in plekken)


@pytest.mark.regel("OP033x2")
def test_status_twee_bestaat_niet_meer() -> None:
    (bevinding,) = m.oordeel(m.start(m.gestart(status_aanlevering="2")))

    assert (bevinding.regel, bevinding.retourcode) == ("CS058", "0001")
    assert "opnieuw aanleveren" in bevinding.melding


def test_omvang_en_budget_gaan_niet_samen() -> None:
    product = m.toegewezen(budget=100)

    assert [b.regel for b in m.oordeel(m.toewijzing(product))] == ["CD077", "CD078"]


def test_voor_2021_gold_iets_anders() -> None:
    oud = {"ingangsdatum": date(2020, 1, 1), "einddatum": date(2020, 12, 31)}

    assert m.oordeel(m.toewijzing(m.toegewezen(product=CATEGORIE, **oud))) == []
    assert m.oordeel(m.toewijzing(m.toegewezen(omvang=STUKS, **oud))) == []
    oude = m.declaratie(
        m.prestatie(product_periode=m.maand(3, 2020)),
        declaratie_periode=m.maand(3, 2020),
        declaratie_dagtekening=date(2020, 4, 1),
    )
    assert [b.regel for b in m.oordeel(oude)] == ["CS100", "CS100"]


@pytest.mark.regel("TR135")
def test_een_bericht_uit_de_toekomst_gaat_terug_met_zijn_eigen_code() -> None:
    bericht = _gedateerd(m.start(), MORGEN)

    (bevinding,) = m.oordeel(bericht)

    assert (bevinding.regel, bevinding.retourcode) == ("TR135", "8848")


@pytest.mark.regel("TR378", "IV046", "IV095")
def test_een_gemeente_die_er_niet_is_is_iets_om_na_te_vragen() -> None:
    bericht = m.start()
    bericht = replace(bericht, kop=replace(bericht.kop, ontvanger="9998"))

    (bevinding,) = m.oordeel(bericht)

    assert (bevinding.regel, bevinding.ernst) == ("TR378", Ernst.LET_OP)
    assert bevinding.pad == "Bericht/Header/Ontvanger"


@pytest.mark.regel("TR346", "IV081")
def test_een_tarief_staat_er_afgerond_in() -> None:
    net = m.prestatie(volume=4, product_tarief=1250, ingediend_bedrag=m.bedrag(5002))
    te_veel = replace(net, ingediend_bedrag=m.bedrag(5003))

    assert m.oordeel(m.declaratie(net)) == []
    (bevinding,) = m.oordeel(m.declaratie(te_veel))
    assert (bevinding.regel, bevinding.ernst) == ("TR346", Ernst.LET_OP)


def _gedateerd(bericht: Bericht, dag: date) -> Bericht:
    kenmerk = replace(bericht.kop.bericht_identificatie, dagtekening=dag)
    return replace(bericht, kop=replace(bericht.kop, bericht_identificatie=kenmerk))


def test_een_reden_van_beeindiging_geldt_vanaf_haar_dag() -> None:
    gestopt = m.gestopt(
        reden_beeindiging="38", begindatum=date(2021, 1, 1), einddatum=date(2021, 2, 1)
    )
    client = m.stop(gestopt).lichaam
    assert client is not None
    stop = m.bericht("307", client, IJW_3_2)

    (bevinding,) = m.oordeel(_gedateerd(stop, date(2022, 3, 31)))
    assert (bevinding.regel, bevinding.ernst) == ("JZ588", Ernst.LET_OP)
    assert m.oordeel(_gedateerd(stop, date(2022, 4, 1))) == []


def test_een_reden_van_wijziging_geldt_vanaf_haar_dag() -> None:
    oud = m.toewijzing(
        m.toegewezen(reden_wijziging="14", toewijzingsdatum=date(2021, 1, 1)),
    )

    (bevinding,) = m.oordeel(_gedateerd(oud, date(2022, 3, 31)))
    assert (bevinding.regel, bevinding.ernst) == ("WMO002", Ernst.LET_OP)
    assert m.oordeel(_gedateerd(oud, date(2022, 4, 1))) == []


@pytest.mark.regel("TR377", "TR409")
def test_de_wmo_kent_geen_woonplaatsbeginsel() -> None:
    bericht = m.antwoord(IWMO_3_2, verzoek_antwoord="1", reden_afwijzing_verzoek="8")

    assert m.oordeel(bericht) == []


def test_een_retourbericht_wordt_op_inhoud_niet_nog_eens_afgekeurd() -> None:
    from nabij.koppelingen.istandaarden.retour import Afkeur, Kenmerk, maak_retour

    fout = m.start(bsn="123456789")
    lichaam = fout.lichaam
    assert lichaam is not None
    retour = maak_retour(fout, Kenmerk("R1", m.DAG), Afkeur.bij((lichaam, "9019")))

    assert m.oordeel(retour) == []


def test_duizenden_producten_zijn_geen_duizenden_vergelijkingen() -> None:
    producten = tuple(
        m.toegewezen(
            toewijzing_nummer=nummer,
            ingangsdatum=m.DAG + timedelta(days=nummer),
            einddatum=m.DAG + timedelta(days=nummer),
        )
        for nummer in range(5_000)
    )

    assert m.oordeel(m.toewijzing(*producten)) == []


@pytest.mark.parametrize(
    ("bsn", "goed"),
    [("123456782", True), ("999900006", True), ("999999990", True), ("123456789", False)],
)
def test_de_elfproef(bsn: str, goed: bool) -> None:
    from nabij.koppelingen.istandaarden.controle.persoon import voldoet_aan_elfproef

    assert voldoet_aan_elfproef(bsn) is goed
