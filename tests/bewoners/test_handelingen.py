"""Mensen, adres, netwerk en contact: wat er gebeurt als je iets vastlegt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from nabij.fundament import klok
from nabij.kamers.bewoners import handelingen, overzichten
from nabij.kamers.bewoners.handelingen import BsnBekend, Gezaghouder, NieuwAdres, NieuwLid
from nabij.kamers.bewoners.handelingen.contact import TeLaat
from nabij.kamers.bewoners.models import Adres, Contact, Lid, Netwerklid, Persoon
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Afscherming, Betrokkenrol, Onderdeel
from nabij.kamers.poort.models import Dossier, DossierPersoon
from nabij.kamers.poort.wachter import GeenToegang, PoortDicht
from nabij.kamers.team.handelingen import zet_eigen_adres
from nabij.kamers.wijk.models import Postcode
from nabij.opslag.kluis import adres_merk
from nabij.opslag.versie import Botsing
from tests.bewoners.maak import KAARDEBOL, MIRA, huishouden, lezend, schrijvend, zoek
from tests.mensen import Mensen


def ruwe_tekst() -> str:
    """Alles wat er leesbaar in de tabellen van bewoners staat."""
    with poort.systeem(taak="test"), connection.cursor() as cursor:
        rijen: list[str] = []
        for tabel in ("adres", "zoekwoord", "huishouden", "persoon", "lid", "tijdlijn"):
            cursor.execute(f"SELECT * FROM bewoners_{tabel}")  # noqa: S608
            rijen += [
                str(waarde)
                for rij in cursor.fetchall()
                for waarde in rij
                if not isinstance(waarde, bytes | memoryview)
            ]
    return "\n".join(rijen).lower()


@pytest.mark.rij("M03")
def test_een_huishouden_met_alleen_een_naam_om_iemand_te_noemen(mensen: Mensen) -> None:
    pk = huishouden(mensen, NieuwLid(roepnaam="Mira"), adres=None)
    with lezend(mensen, pk) as zicht:
        assert overzichten.kop(zicht).naam == "Mira"
        assert overzichten.kop(zicht).woonplek is None
        (mira,) = overzichten.mensen(pk)
        assert (mira.naam, mira.naamdrager, mira.hier) == ("Mira", True, True)
        assert [r.tekst for r in overzichten.tijdlijn(pk, zicht.onderdelen).regels] == [
            "Het team leerde dit huishouden kennen"
        ]
    with pytest.raises(GeenToegang), lezend(mensen, pk, mensen.anderteam):
        pass


@pytest.mark.rij("M03")
def test_wie_er_woont_met_rol_leeftijd_en_gezag(mensen: Mensen) -> None:
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        mira, pip = overzichten.mensen(pk)
        handelingen.zet_gezag(
            dossier_id=pk,
            kind_id=pip.id,
            houders=[Gezaghouder(persoon_id=mira.id), Gezaghouder(naam="Teun Wilg")],
            soort="samen",
            door=zicht.wie,
        )
        mira, pip = overzichten.mensen(pk)
    assert (mira.rol, pip.rol) == ("moeder", "zoon")
    assert pip.beslist == "gezag"
    assert [(g.woord, g.naam) for g in pip.gezag] == [
        ("gezamenlijk gezag", "Mira Moerbei"),
        ("gezamenlijk gezag", "Teun Wilg"),
    ]


@pytest.mark.rij("M03")
def test_wie_weggaat_blijft_in_het_verhaal_en_de_naam_gaat_over(mensen: Mensen) -> None:
    pk = huishouden(mensen, MIRA, NieuwLid(roepnaam="Teun", achternaam="Wilg"))
    with schrijvend(mensen, pk) as zicht:
        lid = Lid.objects.get(persoon__roepnaam="Mira")
        handelingen.lid_vertrekt(lid=lid, door=zicht.wie)
        assert overzichten.kop(zicht).naam == "Wilg"
        teun, mira = overzichten.mensen(pk)
        assert (teun.naamdrager, mira.hier) == (True, False)
    assert zoek(mensen.verzoek(mensen.teamlid), "moerbei") == []
    assert zoek(mensen.verzoek(mensen.teamlid), "wilg") == [pk]
    assert DossierPersoon.objects.get(persoon_id=mira.id).tot is not None


@pytest.mark.rij("M03", "M51")
def test_een_kind_in_twee_huishoudens_is_een_mens(mensen: Mensen) -> None:
    bij_moeder = huishouden(mensen)
    bij_vader = huishouden(mensen, NieuwLid(roepnaam="Teun", achternaam="Wilg"), adres=None)
    with lezend(mensen, bij_moeder):
        pip = overzichten.mensen(bij_moeder)[1].id
    with schrijvend(mensen, bij_vader) as zicht:
        handelingen.voeg_bestaand_lid_toe(
            dossier_id=bij_vader, persoon_id=pip, rol="kind", deels=True, door=zicht.wie
        )
    with schrijvend(mensen, bij_vader) as zicht:
        kind = Persoon.objects.get(pk=pip)
        handelingen.wijzig_persoon(
            dossier_id=bij_vader,
            persoon=kind,
            versie=kind.versie,
            door=zicht.wie,
            roepnaam="Pippin",
        )
    with lezend(mensen, bij_moeder) as zicht:
        assert overzichten.mensen(bij_moeder)[1].naam == "Pippin Moerbei"
        regel = overzichten.tijdlijn(bij_moeder, zicht.onderdelen).regels[0]
        assert (regel.woord, regel.door) == ("gegevens", "")
    verzoek = mensen.verzoek(mensen.teamlid)
    assert set(zoek(verzoek, "pippin")) == {bij_moeder, bij_vader}
    assert zoek(mensen.verzoek(mensen.anderteam), "pippin") == []


@pytest.mark.rij("M51")
def test_zonder_betrokkenheid_bij_het_ene_huishouden_zie_je_alleen_het_andere(
    mensen: Mensen,
) -> None:
    bij_moeder = huishouden(mensen)
    with lezend(mensen, bij_moeder):
        pip = overzichten.mensen(bij_moeder)[1].id
    bij_vader = huishouden(
        mensen,
        NieuwLid(roepnaam="Teun", achternaam="Wilg"),
        door=mensen.anderteam,
        team=mensen.west,
    )
    with schrijvend(mensen, bij_vader, mensen.anderteam) as zicht:
        handelingen.voeg_bestaand_lid_toe(
            dossier_id=bij_vader, persoon_id=pip, rol="kind", door=zicht.wie
        )
    with lezend(mensen, bij_vader, mensen.anderteam):
        assert {mens.roepnaam for mens in overzichten.mensen(bij_vader)} == {"Teun", "Pip"}
        assert not Persoon.objects.filter(roepnaam="Mira").exists()
        assert {adres.dossier_id for adres in Adres.objects.all()} == {bij_vader}
    with pytest.raises(GeenToegang), lezend(mensen, bij_moeder, mensen.anderteam):
        pass


@pytest.mark.rij("M51")
def test_een_geheim_adres_staat_nergens_leesbaar(mensen: Mensen) -> None:
    """De kanarie: postcode en straat zijn na afschermen en verhuizen nergens meer te lezen."""
    pk = huishouden(mensen)
    assert "kaardebolstraat" in ruwe_tekst()
    with schrijvend(mensen, pk) as zicht:
        mira = overzichten.mensen(pk)[0].id
        handelingen.scherm_persoon_af(
            dossier_id=pk, persoon_id=mira, niveau=Afscherming.ADRES_GEHEIM, door=zicht.wie
        )
    with schrijvend(mensen, pk) as zicht:
        handelingen.verhuis(
            dossier_id=pk,
            adres=NieuwAdres(
                straat="Vluchtweg", postcode="9876ZX", huisnummer=7, buurt_id=mensen.buurt.pk
            ),
            door=zicht.wie,
        )
        plek = overzichten.kop(zicht).woonplek
    assert plek is not None
    assert plek.geheim
    assert plek.regel == "Vluchtweg 7, 9876 ZX"
    assert plek.buurt == "Molenhoek"
    tekst = ruwe_tekst()
    for kanarie in ("kaardebol", "1234ab", "vluchtweg", "9876zx", str(mensen.buurt.pk)):
        assert kanarie not in tekst
    assert not Postcode.objects.filter(postcode="9876ZX").exists()
    verzoek = mensen.verzoek(mensen.teamlid)
    assert zoek(verzoek, "vluchtweg") == []
    assert zoek(verzoek, "9876 zx 7") == []
    assert zoek(verzoek, "moerbei") == [pk]


@pytest.mark.rij("M51")
def test_de_noodknop_opent_geen_geheim_adres(mensen: Mensen) -> None:
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        mira = overzichten.mensen(pk)[0].id
        handelingen.scherm_persoon_af(
            dossier_id=pk, persoon_id=mira, niveau=Afscherming.ADRES_GEHEIM, door=zicht.wie
        )
    poort_handelingen.noodknop(
        mensen.verzoek(mensen.anderteam), dossier_id=pk, reden="gevaar", toelichting="geluid"
    )
    with lezend(mensen, pk, mensen.anderteam) as zicht:
        plek = overzichten.kop(zicht).woonplek
    assert plek is not None
    assert plek.verborgen
    assert plek.regel == plek.buurt == ""


@pytest.mark.rij("M51")
def test_afscherming_gaat_mee_naar_elk_huishouden_van_deze_persoon(mensen: Mensen) -> None:
    bij_moeder = huishouden(mensen)
    bij_vader = huishouden(
        mensen,
        NieuwLid(roepnaam="Teun", achternaam="Wilg"),
        adres=NieuwAdres(straat="Wilgenpad", postcode="4321BA", huisnummer=3),
    )
    with lezend(mensen, bij_moeder):
        pip = overzichten.mensen(bij_moeder)[1].id
    with schrijvend(mensen, bij_vader) as zicht:
        handelingen.voeg_bestaand_lid_toe(
            dossier_id=bij_vader, persoon_id=pip, rol="kind", door=zicht.wie
        )
    with schrijvend(mensen, bij_moeder) as zicht:
        handelingen.scherm_persoon_af(
            dossier_id=bij_moeder,
            persoon_id=pip,
            niveau=Afscherming.BESTAAN_VERBORGEN,
            door=zicht.wie,
        )
    assert set(Dossier.objects.values_list("afscherming", flat=True)) == {3}
    assert "wilgenpad" not in ruwe_tekst()
    with schrijvend(mensen, bij_moeder) as zicht:
        handelingen.scherm_persoon_af(
            dossier_id=bij_moeder, persoon_id=pip, niveau=Afscherming.NORMAAL, door=zicht.wie
        )
    assert Dossier.objects.get(pk=bij_moeder).afscherming == 0
    assert Dossier.objects.get(pk=bij_vader).afscherming == 3
    tekst = ruwe_tekst()
    assert "kaardebol" in tekst
    assert "wilgenpad" not in tekst


@pytest.mark.rij("M51")
def test_wie_afgeschermd_is_neemt_dat_mee_naar_een_nieuw_huishouden(mensen: Mensen) -> None:
    bij_moeder = huishouden(mensen)
    with schrijvend(mensen, bij_moeder) as zicht:
        pip = overzichten.mensen(bij_moeder)[1].id
        handelingen.scherm_persoon_af(
            dossier_id=bij_moeder, persoon_id=pip, niveau=Afscherming.ADRES_GEHEIM, door=zicht.wie
        )
    bij_vader = huishouden(mensen, NieuwLid(roepnaam="Teun"), adres=NieuwAdres(straat="Wilgenpad"))
    with schrijvend(mensen, bij_vader) as zicht:
        handelingen.voeg_bestaand_lid_toe(
            dossier_id=bij_vader, persoon_id=pip, rol="kind", door=zicht.wie
        )
    assert "wilgenpad" not in ruwe_tekst()


@pytest.mark.rij("M51")
def test_een_medewerker_opent_nooit_het_eigen_huis(mensen: Mensen) -> None:
    pk = huishouden(mensen)
    with lezend(mensen, pk):
        pass
    zet_eigen_adres(medewerker=mensen.teamlid.medewerker, merk=adres_merk("1234 ab", "12"))
    with pytest.raises(GeenToegang), lezend(mensen, pk):
        pass
    assert zoek(mensen.verzoek(mensen.teamlid), "moerbei") == []


def test_een_bsn_is_versleuteld_en_hoort_bij_een_mens(mensen: Mensen) -> None:
    pk = huishouden(mensen, NieuwLid(roepnaam="Mira", bsn="999900006"))
    assert "999900006" not in ruwe_tekst()
    with schrijvend(mensen, pk) as zicht:
        persoon = Persoon.objects.get()
        handelingen.wijzig_persoon(
            dossier_id=pk, persoon=persoon, versie=1, door=zicht.wie, bsn="999900006", taal="Fries"
        )
        with pytest.raises(BsnBekend):
            handelingen.voeg_lid_toe(
                dossier_id=pk, lid=NieuwLid(roepnaam="Ander", bsn="999900006"), door=zicht.wie
            )


def test_twee_mensen_tegelijk_geeft_een_botsing_en_verliest_niets(mensen: Mensen) -> None:
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        persoon = Persoon.objects.get(roepnaam="Mira")
        handelingen.wijzig_persoon(
            dossier_id=pk, persoon=persoon, versie=1, door=zicht.wie, taal="Turks"
        )
        with pytest.raises(Botsing) as botsing:
            handelingen.wijzig_persoon(
                dossier_id=pk, persoon=persoon, versie=1, door=zicht.wie, taal="Fries"
            )
    assert botsing.value.ander.taal == "Turks"  # type: ignore[attr-defined]
    assert botsing.value.eigen == {"taal": "Fries"}


def test_verhuizen_houdt_het_vorige_adres_met_zijn_dagen(mensen: Mensen) -> None:
    pk = huishouden(mensen)
    merk = Dossier.objects.get(pk=pk).adres_merk
    morgen = klok.vandaag() + timedelta(days=1)
    with schrijvend(mensen, pk) as zicht:
        handelingen.verhuis(
            dossier_id=pk, adres=NieuwAdres(straat="Dijk", huisnummer=1), door=zicht.wie, op=morgen
        )
        oud, nieuw = Adres.objects.order_by("van")
        plek = overzichten.kop(zicht).woonplek
    assert plek is not None
    assert plek.regel.startswith("Kaardebolstraat")
    assert (oud.tot, nieuw.van, nieuw.tot) == (morgen, morgen, None)
    assert merk
    assert Dossier.objects.get(pk=pk).adres_merk == ""
    verzoek = mensen.verzoek(mensen.teamlid)
    assert zoek(verzoek, "kaardebol") == []
    assert zoek(verzoek, "dijk") == [pk]


def test_een_adres_met_buurt_leert_de_postcode(mensen: Mensen) -> None:
    pk = huishouden(mensen, adres=None)
    with schrijvend(mensen, pk) as zicht:
        handelingen.verhuis(
            dossier_id=pk,
            adres=NieuwAdres(postcode="1234AB", huisnummer=1, buurt_id=mensen.buurt.pk),
            door=zicht.wie,
        )
        adres = Adres.objects.get()
        handelingen.verbeter_adres(
            adres=adres, nieuw=KAARDEBOL, versie=adres.versie, door=zicht.wie
        )
        assert Adres.objects.count() == 1
    assert Postcode.objects.get().gebied == mensen.buurt


@pytest.mark.rij("M04")
def test_contact_in_een_keer_en_tien_minuten_terug_te_draaien(
    mensen: Mensen, monkeypatch: pytest.MonkeyPatch
) -> None:
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        contact = handelingen.leg_contact_vast(
            dossier_id=pk, soort="gebeld", door=zicht.wie, notitie="Ze opende de brief.", met="Mira"
        )
        regel = overzichten.tijdlijn(pk, zicht.onderdelen).regels[0]
        assert (regel.tekst, regel.met, regel.notitie, regel.door) == (
            "Gebeld",
            "Mira",
            "Ze opende de brief.",
            "Joke Visser",
        )
        handelingen.maak_contact_ongedaan(contact=contact, door=zicht.wie)
        assert overzichten.tijdlijn(pk, zicht.onderdelen).regels[0].woord == "bekend"
        assert Contact.objects.get().ingetrokken_op is not None

        tweede = handelingen.leg_contact_vast(dossier_id=pk, soort="bezoek", door=zicht.wie)
        straks = klok.nu() + timedelta(minutes=11)
        monkeypatch.setattr(klok, "nu", lambda: straks)
        with pytest.raises(TeLaat):
            handelingen.maak_contact_ongedaan(contact=tweede, door=zicht.wie)
        handelingen.trek_contact_in(contact=tweede, reden="verkeerd huishouden", door=zicht.wie)
        tweede.refresh_from_db()
        assert tweede.ingetrokken_om == "verkeerd huishouden"


@pytest.mark.rij("M03")
def test_het_netwerk_komt_in_het_ecogram_en_niet_in_de_zoekmachine(mensen: Mensen) -> None:
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        riet = handelingen.voeg_netwerklid_toe(
            dossier_id=pk,
            roepnaam="Riet",
            relatie="oma",
            kring="naaste",
            band="sterk",
            door=zicht.wie,
        )
        handelingen.voeg_netwerklid_toe(
            dossier_id=pk, roepnaam="De Meander", kring="beroep", band="spanning", door=zicht.wie
        )
        handelingen.wijzig_netwerklid(netwerklid=riet, versie=1, door=zicht.wie, draagt=False)
        knopen = overzichten.ecogram_knopen(overzichten.netwerk(pk))
        assert [(k.naam, k.onder, k.soort, k.band) for k in knopen] == [
            ("Riet", "oma", "mens", "sterk"),
            ("De Meander", "", "beroep", "spanning"),
        ]
        handelingen.netwerklid_weg(netwerklid=riet, door=zicht.wie)
        assert [lid.roepnaam for lid in overzichten.netwerk(pk)] == ["De Meander"]
        assert Netwerklid.objects.count() == 2
    assert zoek(mensen.verzoek(mensen.teamlid), "meander") == []
    in_poort = DossierPersoon.objects.filter(dossier_id=pk, onderdeel=Onderdeel.NETWERK)
    assert in_poort.count() == 2


@pytest.mark.rij("M51")
def test_wie_alleen_het_netwerk_mag_zien_leest_geen_contact(mensen: Mensen) -> None:
    pk = huishouden(mensen)
    with schrijvend(mensen, pk) as zicht:
        handelingen.leg_contact_vast(
            dossier_id=pk, soort="gebeld", door=zicht.wie, notitie="geheim"
        )
        poort_handelingen.betrek(
            dossier_id=pk,
            account_id=mensen.specialist.pk,
            rol=Betrokkenrol.SPECIALIST,
            onderdelen=[Onderdeel.NETWERK],
            door=zicht.wie,
        )
    with lezend(mensen, pk, mensen.specialist) as zicht:
        blad = overzichten.tijdlijn(pk, zicht.onderdelen)
        assert [regel.woord for regel in blad.regels] == ["bekend"]
        with pytest.raises(PoortDicht):
            list(Contact.objects.all())
        assert overzichten.kop(zicht).woonplek is None


def test_de_tijdlijn_gaat_in_bladzijden_terug(mensen: Mensen) -> None:
    pk = huishouden(mensen)
    begin = klok.begin_van(date(2024, 1, 1))
    with schrijvend(mensen, pk) as zicht:
        for dag in range(7):
            handelingen.leg_contact_vast(
                dossier_id=pk, soort="gebeld", door=zicht.wie, op=begin + timedelta(days=dag // 3)
            )
        gezien, voor = [], None
        while True:
            blad = overzichten.tijdlijn(pk, zicht.onderdelen, 3, voor=voor)
            gezien += [regel.id for regel in blad.regels]
            voor = blad.eerder
            if voor is None:
                break
    assert len(gezien) == len(set(gezien)) == 8
