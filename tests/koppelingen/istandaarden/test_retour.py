"""Het antwoord op wat binnenkomt: retour, declaratie-antwoord en hun termijnen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nabij.koppelingen.istandaarden import retour as r
from nabij.koppelingen.istandaarden.controle import controleer
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.formaat.berichten import BERICHTTYPEN, Bericht, berichttype
from nabij.koppelingen.istandaarden.formaat.kop import DeclaratieAntwoordKop, RetourKop
from nabij.koppelingen.istandaarden.schrijver import schrijf
from nabij.koppelingen.istandaarden.standaarden import IWMO_3_2
from nabij.koppelingen.istandaarden.termijnen import antwoord_voor, retour_voor
from tests.koppelingen.istandaarden import maak as m

pytestmark = pytest.mark.rij("M08")

KENMERK = r.Kenmerk("R1", date(2026, 4, 16))


def gekeurd(bericht: Bericht) -> Bericht:
    """Zoals het over de lijn ging: geschreven, gelezen en goedgekeurd."""
    oordeel = controleer(schrijf(bericht), date(2026, 5, 1))
    assert oordeel.geldig, oordeel.fouten
    assert oordeel.inhoud == ()
    assert oordeel.bericht is not None
    return oordeel.bericht


@pytest.mark.regel("IV028", "OP065", "IV034", "IV033")
def test_een_goed_bericht_krijgt_alleen_een_kop_zonder_codes() -> None:
    retour = gekeurd(r.maak_retour(m.start(), KENMERK))

    assert retour.type.naam == "wmo306"
    assert retour.lichaam is None
    assert isinstance(retour.kop, RetourKop)
    assert retour.kop.retour_codes == ()
    assert (retour.kop.identificatie_retour, retour.kop.dagtekening_retour) == (
        "R1",
        date(2026, 4, 16),
    )
    assert retour.kop.xslt_versie is None


@pytest.mark.regel("IV028")
@pytest.mark.parametrize("maak", [m.start, m.toewijzing, m.wijziging, m.antwoord])
def test_afzender_en_ontvanger_wisselen_niet_om(maak: object) -> None:
    heen = maak()  # type: ignore[operator]
    retour = gekeurd(r.maak_retour(heen, KENMERK))

    assert (retour.kop.afzender, retour.kop.ontvanger) == (heen.kop.afzender, heen.kop.ontvanger)
    assert retour.kop.bericht_identificatie == heen.kop.bericht_identificatie


@pytest.mark.regel("OP286", "IV032", "IV028")
def test_een_technische_fout_keurt_het_hele_bericht_af() -> None:
    inhoud = schrijf(m.start(bsn="123456789"))
    oordeel = controleer(inhoud, date(2026, 5, 1))
    assert oordeel.bericht is not None

    retour = gekeurd(r.maak_retour(oordeel.bericht, KENMERK, r.afkeur_van(oordeel)))

    assert retour.lichaam is None
    assert retour.kop.retour_codes == ("0001",)


@pytest.mark.regel("TR135", "IV032")
def test_een_fout_in_de_kop_houdt_haar_eigen_code() -> None:
    inhoud = schrijf(m.start())
    oordeel = controleer(inhoud, date(2026, 4, 14))
    assert oordeel.bericht is not None

    retour = r.maak_retour(oordeel.bericht, KENMERK, r.afkeur_van(oordeel))

    assert retour.kop.retour_codes == ("8848",)


def test_een_let_op_keurt_niets_af() -> None:
    bericht = m.start()
    bericht = replace(bericht, kop=replace(bericht.kop, ontvanger="9998"))
    oordeel = controleer(schrijf(bericht), date(2026, 5, 1))

    assert oordeel.inhoud
    assert not oordeel.afgekeurd
    assert r.afkeur_van(oordeel) == r.Afkeur()


@pytest.mark.regel("OP065", "IV028", "IV032")
def test_een_afgekeurde_start_gaat_terug_met_alles_van_die_client() -> None:
    """Het voorbeeld van IV028: status 3 zonder eerdere aanlevering."""
    goed, fout = m.gestart(), m.gestart(toewijzing_nummer=2, status_aanlevering="3")
    heen = m.start(goed, fout)

    retour = gekeurd(r.maak_retour(heen, KENMERK, r.Afkeur.bij((fout, "9063"))))

    assert retour.kop.retour_codes == ("0200",)
    client = retour.lichaam
    assert isinstance(client, k.ClientStart)
    assert client.retour_codes == ("0200",)
    assert [p.retour_codes for p in client.start_producten] == [("0200",), ("9063",)]
    assert [p.toewijzing_nummer for p in client.start_producten] == [1, 2]


@pytest.mark.regel("OP065")
def test_elke_klasse_onder_de_client_krijgt_een_code() -> None:
    heen = m.toewijzing(relaties=(m.relatie(),))
    client = heen.lichaam
    assert isinstance(client, k.ClientToewijzing)

    retour = gekeurd(r.maak_retour(heen, KENMERK, r.Afkeur.bij((client, "9332"))))

    terug = retour.lichaam
    assert isinstance(terug, k.ClientToewijzing)
    assert terug.retour_codes == ("9332",)
    assert terug.relaties[0].contact.retour_codes == ("0200",)
    assert terug.contactgegevens[0].retour_codes == ("0200",)


def test_hetzelfde_bericht_krijgt_hetzelfde_kenmerk() -> None:
    een, ander = (r.Kenmerk.van(b"x", m.DAG), r.Kenmerk.van(b"x", m.DAG))

    assert een == ander
    assert een.identificatie != r.Kenmerk.van(b"y", m.DAG).identificatie
    assert len(een.identificatie) == 12


@pytest.mark.regel("IV087", "IV088", "OP303")
def test_een_goede_declaratie_wordt_helemaal_toegekend() -> None:
    antwoord = gekeurd(r.maak_retour(m.declaratie(), KENMERK))

    assert antwoord.type.naam == "wmo325"
    assert (antwoord.kop.afzender, antwoord.kop.ontvanger) == (m.GEMEENTE, m.AANBIEDER)
    assert isinstance(antwoord.kop, DeclaratieAntwoordKop)
    assert antwoord.kop.declaratie_identificatie.identificatie == "B1"
    deel = antwoord.lichaam
    assert isinstance(deel, k.DeclaratieAntwoord)
    assert (deel.retour_codes, deel.clienten) == (("8001",), ())
    assert deel.totaal_toegekend_bedrag == deel.totaal_ingediend_bedrag


@pytest.mark.regel("OP304", "IV087", "TR342", "TR371", "TR376", "TR366", "TR367")
def test_een_declaratie_antwoord_bevat_alleen_wat_is_afgewezen() -> None:
    goed, fout = m.prestatie("P1"), m.prestatie("P2", volume=2, toewijzing_nummer=2)
    ander = k.Client(bsn=m.ANDER_BSN, prestaties=(m.prestatie("P3", toewijzing_nummer=3),))
    heen = m.declaratie(
        clienten=(k.Client(bsn=m.BSN, prestaties=(goed, fout)), ander),
        totaal_ingediend_bedrag=m.totaal(12_500),
    )

    antwoord = gekeurd(r.maak_retour(heen, KENMERK, r.Afkeur.bij((fout, "9321"), (fout, "9341"))))

    deel = antwoord.lichaam
    assert isinstance(deel, k.DeclaratieAntwoord)
    assert deel.retour_codes == ("0200",)
    assert [client.bsn for client in deel.clienten] == [m.BSN]
    assert deel.clienten[0].prestaties == (replace(fout, retour_codes=("9321", "9341")),)
    assert deel.totaal_toegekend_bedrag == m.totaal(10_000)


@pytest.mark.regel("IV087")
def test_is_de_client_fout_dan_zijn_de_prestaties_niet_beoordeeld() -> None:
    heen = m.declaratie()
    declaratie = heen.lichaam
    assert isinstance(declaratie, k.Declaratie)

    antwoord = gekeurd(r.maak_retour(heen, KENMERK, r.Afkeur.bij((declaratie.clienten[0], "8187"))))

    deel = antwoord.lichaam
    assert isinstance(deel, k.DeclaratieAntwoord)
    assert deel.clienten[0].retour_codes == ("8187",)
    assert deel.clienten[0].prestaties[0].retour_codes == ("0233",)
    assert deel.totaal_toegekend_bedrag == m.totaal(0)


@pytest.mark.regel("IV087", "TR342")
def test_is_de_declaratie_fout_dan_is_er_niets_toegekend() -> None:
    heen = m.declaratie()
    assert heen.lichaam is not None

    antwoord = gekeurd(r.maak_retour(heen, KENMERK, r.Afkeur.bij((heen.lichaam, "9333"))))

    deel = antwoord.lichaam
    assert isinstance(deel, k.DeclaratieAntwoord)
    assert (deel.retour_codes, deel.clienten) == (("9333",), ())
    assert deel.totaal_toegekend_bedrag == m.totaal(0)


@pytest.mark.regel("OP286", "IV088")
def test_een_declaratie_met_een_technische_fout_krijgt_alleen_een_kop() -> None:
    fout = m.declaratie(totaal_ingediend_bedrag=m.totaal(1))
    oordeel = controleer(schrijf(fout), date(2026, 5, 1))
    assert oordeel.bericht is not None

    antwoord = gekeurd(r.maak_retour(oordeel.bericht, KENMERK, r.afkeur_van(oordeel)))

    assert antwoord.lichaam is None
    assert antwoord.kop.retour_codes == ("0001",)


def test_op_een_retour_volgt_geen_retour() -> None:
    with pytest.raises(r.GeenRetour):
        r.maak_retour(r.maak_retour(m.start(), KENMERK), KENMERK)
    with pytest.raises(r.GeenRetour):
        r.maak_retour(m.declaratie_antwoord(), KENMERK)


@pytest.mark.regel("OP355", "TR337")
def test_elk_heen_bericht_heeft_een_antwoord() -> None:
    paren = {
        b.soort.nummer: b.antwoord.soort.nummer for b in BERICHTTYPEN if b.antwoord is not None
    }

    assert paren == {
        "301": "302",
        "305": "306",
        "307": "308",
        "315": "316",
        "317": "318",
        "319": "320",
        "323": "325",
    }


@pytest.mark.regel("OP090", "OP090x4")
def test_een_retour_mag_drie_werkdagen_duren_en_een_325_tien() -> None:
    donderdag_voor_pasen = date(2026, 4, 2)
    start, declaratie = (berichttype(IWMO_3_2, nummer).soort for nummer in ("305", "323"))

    # Goede Vrijdag is een werkdag, tweede paasdag niet.
    assert retour_voor(start, donderdag_voor_pasen) == date(2026, 4, 8)
    assert retour_voor(declaratie, donderdag_voor_pasen) == date(2026, 4, 17)
    assert retour_voor(berichttype(IWMO_3_2, "306").soort, donderdag_voor_pasen) is None


@pytest.mark.regel("OP274", "OP346")
@pytest.mark.parametrize("nummer", ["315", "317"])
def test_een_verzoek_wordt_binnen_vijf_werkdagen_beantwoord(nummer: str) -> None:
    soort = berichttype(IWMO_3_2, nummer).soort

    assert antwoord_voor(soort, date(2026, 4, 2)) == date(2026, 4, 10)
    assert antwoord_voor(berichttype(IWMO_3_2, "305").soort, date(2026, 4, 2)) is None
