"""Aannemen en verwerken: niets verloren, niets twee keer, en elk bericht krijgt zijn antwoord."""

from __future__ import annotations

import base64
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction

from nabij.fundament import klok
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort.begrippen import Afscherming
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import (
    Declaratie,
    Levering,
    Postvak,
    Retourbericht,
    Toewijzing,
    Uitbak,
    Verzoek,
)
from nabij.koppelingen.istandaarden.controle import controleer
from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht
from nabij.koppelingen.istandaarden.formaat.kop import RetourKop
from nabij.koppelingen.istandaarden.postbode import (
    Uitslag,
    neem_aan,
    verwerk,
    verzend_retour,
)
from nabij.koppelingen.istandaarden.veilig import GROOTSTE
from tests.casus.maak import Verhaal, maak_verhaal
from tests.mensen import Mensen
from tests.toewijzing import post
from tests.toewijzing.maak import Gemeente, maak_gemeente, wijs_toe

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M08")]


@pytest.fixture
def gemeente(mensen: Mensen) -> Gemeente:
    return maak_gemeente()


@pytest.fixture
def samira(mensen: Mensen) -> Verhaal:
    verhaal = maak_verhaal(mensen)
    post.geef_gegevens(verhaal)
    return verhaal


@pytest.fixture
def hulp(samira: Verhaal, gemeente: Gemeente) -> Toewijzing:
    return wijs_toe(samira, gemeente)


def breng(inhoud: bytes, bestand: str = "b.xml") -> Uitslag:
    with post.postbode():
        neem_aan(inhoud, bestand=bestand)
    return verwerk()


def antwoord(soort: str) -> Bericht:
    """Het enige antwoord van deze soort, zoals de aanbieder het leest."""
    rij = Retourbericht.objects.get(soort=soort)
    oordeel = controleer(handelingen.lees_retour(rij), klok.vandaag())
    assert oordeel.geldig
    assert oordeel.bericht is not None
    return oordeel.bericht


def tel(model: Any) -> int:
    with post.postbode():
        return int(model.objects.count())


def test_een_start_wordt_vastgelegd_en_krijgt_antwoord_zonder_iets_af_te_keuren(
    hulp: Toewijzing,
) -> None:
    uit = breng(post.start(post.nummer_van(hulp)))

    assert (uit.gedaan, uit.gelukt, uit.regels) == (1, 1, 1)
    with post.postbode():
        assert Levering.objects.get().op == klok.vandaag()
    terug = antwoord("306")
    # Afzender en ontvanger zijn overgenomen, niet omgewisseld
    assert (terug.kop.afzender, terug.kop.ontvanger) == (post.AGB, post.GEMEENTE)
    assert terug.lichaam is None
    assert isinstance(terug.kop, RetourKop)
    assert terug.kop.retour_codes == ()


def test_alleen_wat_geweigerd_is_gaat_terug_en_de_rest_gebeurt(hulp: Toewijzing) -> None:
    uit = breng(post.start(post.nummer_van(hulp), 999))

    assert (uit.deels, uit.geweigerd) == (1, 0)
    assert tel(Levering) == 1
    lichaam = antwoord("306").lichaam
    assert isinstance(lichaam, k.ClientStart)
    codes = {p.toewijzing_nummer: p.retour_codes for p in lichaam.start_producten}
    assert codes[999] == ("9019",)
    assert "9019" not in codes[post.nummer_van(hulp)]


def test_de_toewijzing_van_een_ander_mens_is_niet_bekend(hulp: Toewijzing) -> None:
    uit = breng(post.start(post.nummer_van(hulp), bsn=post.ANDER_BSN))

    assert uit.geweigerd == 1
    assert tel(Levering) == 0


@pytest.mark.regel("TR056")
def test_een_kenmerk_komt_een_keer(hulp: Toewijzing) -> None:
    nummer = post.nummer_van(hulp)
    breng(post.start(nummer))
    # Precies hetzelfde bestand, onder een andere naam: er is niets nieuws
    assert breng(post.start(nummer), "kopie.xml").gedaan == 0
    # Een ander bericht met hetzelfde kenmerk gaat in zijn geheel terug
    uit = breng(post.start(nummer, begindatum=klok.vandaag() - timedelta(days=1)))

    assert uit.geweigerd == 1
    assert tel(Levering) == 1
    kop = Retourbericht.objects.order_by("-vastgelegd_op").first()
    assert kop is not None
    terug = controleer(handelingen.lees_retour(kop), klok.vandaag()).bericht
    assert terug is not None
    assert isinstance(terug.kop, RetourKop)
    assert terug.kop.retour_codes == ("9056",)
    # En hetzelfde kenmerk in een andere soort bericht mag wel
    assert breng(post.stop(nummer, kenmerk="B1")).gelukt == 1


@pytest.mark.regel("OP286")
def test_een_technische_fout_keurt_het_hele_bericht_af(hulp: Toewijzing) -> None:
    morgen = klok.vandaag() + timedelta(days=1)
    uit = breng(post.start(post.nummer_van(hulp), begindatum=morgen))

    assert uit.geweigerd == 1
    assert tel(Levering) == 0
    terug = antwoord("306")
    assert terug.lichaam is None
    assert isinstance(terug.kop, RetourKop)
    assert terug.kop.retour_codes == ("0001",)


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "leeg"),
        (b"geen xml", "geen geldige XML"),
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "DOCTYPE"),
        (b"<a>" * 5000, "te diep"),
        (b"<a/>", "bericht"),
        (b" " * (GROOTSTE + 1), "groter dan 25 MB"),
        (b" " * (GROOTSTE * 2), "te groot"),
    ],
)
def test_wat_geen_bericht_is_blijft_bewaard_met_waarom(
    hulp: Toewijzing, inhoud: bytes, woord: str
) -> None:
    with post.postbode():
        neem_aan(inhoud, bestand="raar.xml")
    verwerk()

    rij = Postvak.objects.get()
    assert rij.gelukt is False
    assert woord in rij.uitkomst
    assert not Retourbericht.objects.exists()


def test_een_bericht_dat_stuk_gaat_houdt_de_rest_niet_op(
    hulp: Toewijzing, monkeypatch: pytest.MonkeyPatch
) -> None:
    nummer = post.nummer_van(hulp)
    with post.postbode():
        neem_aan(post.stop(nummer, kenmerk="X1"), bestand="stuk.xml")
        neem_aan(post.start(nummer), bestand="goed.xml")

    def kapot(**_: Any) -> None:
        raise RuntimeError("Samira Bouhali")

    with monkeypatch.context() as even:
        even.setattr("nabij.kamers.toewijzing.handelingen.zet_retour_klaar", kapot)
        assert verwerk(1).geweigerd == 1
    assert verwerk().gelukt == 1
    rij = Postvak.objects.get(bestand="stuk.xml")
    assert "RuntimeError" in rij.uitkomst
    assert "Samira" not in rij.uitkomst
    # Het effect is mee teruggedraaid, en nog eens proberen kan
    assert tel(Levering) == 1
    handelingen.lees_opnieuw(postvak_id=rij.pk)
    assert verwerk().gelukt == 1
    assert tel(Levering) == 2


def test_een_stop_zonder_start_gaat_terug_en_een_verwijdering_mag(hulp: Toewijzing) -> None:
    nummer = post.nummer_van(hulp)
    assert breng(post.stop(nummer)).geweigerd == 1
    breng(post.start(nummer))
    breng(post.stop(nummer, kenmerk="S2"))
    assert breng(post.stop(nummer, kenmerk="S3", status_aanlevering="3")).gelukt == 1
    with post.postbode():
        stops = Levering.objects.filter(soort="stop")
        assert [rij.ingetrokken_op is None for rij in stops] == [False]
    # Wat al weg is kan niet nog eens weg
    assert breng(post.stop(nummer, kenmerk="S4", status_aanlevering="3")).geweigerd == 1


def test_een_declaratie_geeft_hoeveel_er_geleverd_is_en_komt_een_keer(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    with time_machine.travel("2026-06-01 08:00", tick=True):
        verhaal = maak_verhaal(mensen)
        post.geef_gegevens(verhaal)
        hulp = wijs_toe(verhaal, gemeente, ingang=date(2026, 6, 1))
    nummer = post.nummer_van(hulp)
    juni = g.GeslotenPeriode(begindatum=date(2026, 6, 1), einddatum=date(2026, 6, 30))
    with time_machine.travel("2026-07-03 08:00", tick=True):
        assert breng(post.declaratie(nummer, juni, "P1", volume=12)).gelukt == 1
        with post.postbode():
            rij = Declaratie.objects.get()
            assert (rij.maand, rij.volume, rij.regel) == (date(2026, 6, 1), 12, "P1")
        assert antwoord("325").kop.afzender == post.GEMEENTE
        # Hetzelfde declaratienummer, en dezelfde maand nog eens
        assert breng(post.declaratie(nummer, juni, "P2", kenmerk="F2")).geweigerd == 1
        dubbel = post.declaratie(nummer, juni, "P3", kenmerk="F3", nummer="D2")
        assert breng(dubbel).geweigerd == 1
        assert tel(Declaratie) == 1


def test_een_verzoek_krijgt_de_termijn_van_de_dag_waarop_het_binnenkwam(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    with time_machine.travel("2026-10-01 08:00", tick=True):
        verhaal = maak_verhaal(mensen)
        post.geef_gegevens(verhaal)
        hulp = wijs_toe(verhaal, gemeente)
        with post.postbode():
            neem_aan(post.wijziging(post.nummer_van(hulp)), bestand="317.xml")
    with time_machine.travel("2026-10-05 08:00", tick=True):
        assert verwerk().gelukt == 1
    with post.postbode():
        verzoek = Verzoek.objects.get()
        assert (verzoek.ontvangen_op, verzoek.uiterlijk) == (date(2026, 10, 1), date(2026, 10, 8))
        assert verzoek.toewijzing_id == hulp.pk
    assert antwoord("318").lichaam is None


def test_een_tweede_verzoek_wacht_op_het_eerste(hulp: Toewijzing) -> None:
    breng(post.wijziging(post.nummer_van(hulp)))
    assert breng(post.aanvraag()).geweigerd == 1
    assert "loopt al een verzoek" in Postvak.objects.get(soort="315").uitkomst
    assert tel(Verzoek) == 1


def test_wie_we_niet_kennen_wacht_op_een_mens_zonder_antwoord(hulp: Toewijzing) -> None:
    assert breng(post.aanvraag(bsn=post.ANDER_BSN)).geweigerd == 1
    assert "kennen we niet" in Postvak.objects.get().uitkomst
    assert not Retourbericht.objects.exists()


def test_wat_voor_een_andere_gemeente_is_doet_hier_niets(
    hulp: Toewijzing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post, "GEMEENTE", "0344")
    assert breng(post.start(post.nummer_van(hulp))).geweigerd == 1
    assert tel(Levering) == 0
    assert not Retourbericht.objects.exists()


def test_een_envelop_van_het_knooppunt_gaat_open(hulp: Toewijzing) -> None:
    bericht = base64.b64encode(post.start(post.nummer_van(hulp))).decode()
    envelop = (
        '<?xml version="1.0" encoding="UTF-8"?><GGK:envelopHeenbericht-ggk_Di01'
        ' xmlns:GGK="http://www.stufstandaarden.nl/sectormodel/ggk/0210"><GGK:parameters>'
        f"<GGK:bericht>{bericht}</GGK:bericht></GGK:parameters></GGK:envelopHeenbericht-ggk_Di01>"
    )
    assert breng(envelop.encode()).gelukt == 1
    assert tel(Levering) == 1
    leeg = envelop.replace(bericht, "geen base64!")
    assert breng(leeg.encode()).geweigerd == 1


@pytest.mark.regel("TR355", "TR359", "TR360", "TR365", "OP344")
def test_een_verzoek_krijgt_een_keer_antwoord_met_de_referentie_van_het_verzoek(
    mensen: Mensen, samira: Verhaal, hulp: Toewijzing
) -> None:
    breng(post.aanvraag())
    with samira.open(mensen.teamlid) as zicht:
        verzoek = Verzoek.objects.get()
        for _ in range(2):
            handelingen.zoek_verzoek_uit(verzoek=verzoek, door=zicht.wie)
        handelingen.wijs_verzoek_af(verzoek=verzoek, waarom="De buurt helpt.", door=zicht.wie)
        # Na een afwijzing is er geen weg meer naar een ander antwoord, en geen toewijzing erna
        with pytest.raises(KanNiet):
            handelingen.zoek_verzoek_uit(verzoek=verzoek, door=zicht.wie)
        with pytest.raises(KanNiet):
            handelingen.wijs_verzoek_af(verzoek=verzoek, waarom="Toch niet.", door=zicht.wie)
        with pytest.raises(KanNiet):
            handelingen.ken_verzoek_toe(verzoek=verzoek, motivering="Toch.", door=zicht.wie)
    with post.postbode():
        uit = Uitbak.objects.filter(soort="319").order_by("op")
        assert [rij.inhoud["antwoord"] for rij in uit] == ["2", "1"]
        assert {rij.inhoud["referentie"] for rij in uit} == {"VOT1"}


@pytest.mark.regel("TR332")
def test_een_toewijzingsnummer_komt_nooit_nog_eens(
    samira: Verhaal, gemeente: Gemeente, hulp: Toewijzing
) -> None:
    tweede = wijs_toe(samira, gemeente)
    assert tweede.nummer != hulp.nummer
    with post.postbode(), pytest.raises(IntegrityError), transaction.atomic():
        Toewijzing.objects.filter(pk=tweede.pk).update(nummer=hulp.nummer)


def test_ook_een_antwoord_over_iets_onbekends_noemt_niemand_die_afgeschermd_is(
    mensen: Mensen, samira: Verhaal, hulp: Toewijzing, tmp_path: Path
) -> None:
    with samira.open(mensen.teamlid) as zicht:
        poort_handelingen.scherm_af(
            dossier_id=samira.pk, persoon_id=hulp.persoon_id, niveau=Afscherming.ADRES_GEHEIM,
            door=zicht.wie,
        )  # fmt: skip
    assert breng(post.start(999)).geweigerd == 1

    assert verzend_retour(tmp_path).binnen == 1
    assert list(tmp_path.iterdir()) == []
