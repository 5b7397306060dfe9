"""Wat er met een vraag gebeurt, en wie er dan bij kan."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.bewoners.models import Tijdlijn
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, Onderdeel
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Betrokkenheid, Dossier, Dossiergang, Seintje
from nabij.kamers.poort.wachter import GeenToegang, PoortDicht
from nabij.kamers.toegang import handelingen, overzichten
from nabij.kamers.toegang.handelingen import NieuweWaarneming, TeLaat
from nabij.kamers.toegang.models import Gesprekversie, Hulpvraag, Vraagstap, Vraagthema
from nabij.kamers.toegang.regels import Staat
from nabij.opslag.versie import Botsing
from tests.mensen import Mensen, verzoek
from tests.toegang.maak import lees, maak_huishouden, maak_vraag, schrijven

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])
ALLES = (Onderdeel.VRAAG, Onderdeel.GESPREK)


@pytest.mark.rij("M01")
def test_alleen_de_vraag_is_nodig_en_er_komt_geen_huishouden(mensen: Mensen) -> None:
    maak_vraag(mensen, mensen.teamlid)

    soorten = list(Dossier.objects.values_list("soort", flat=True))
    assert soorten == ["vraag"]


@pytest.mark.rij("M01", "M51")
def test_wie_dienst_heeft_ziet_de_vraag_en_een_vreemde_niet(mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.collega)

    assert lees(mensen.teamlid, vraag.dossier_id).staat is Staat.WACHT
    for vreemde in ("anderteam", "jeugdteam", "opbouwwerker", "specialist", "beleid", "fg"):
        with pytest.raises(GeenToegang):
            lees(getattr(mensen, vreemde), vraag.dossier_id)


@pytest.mark.rij("M01")
def test_een_vraag_van_een_inwoner_zonder_account_wacht_op_de_dienst(mensen: Mensen) -> None:
    with poort.nieuw(
        verzoek(None), soort="vraag", team_id=mensen.oost.pk, doel=Doel.NIEUWE_VRAAG
    ) as zicht:
        handelingen.neem_vraag_aan(
            dossier_id=zicht.dossier.pk, tekst="Help", door=zicht.wie, kanaal="web"
        )

    assert lees(mensen.teamlid, zicht.dossier.pk).vraag.kanaal == "web"
    assert Inzage.objects.filter(actor_soort="inwoner", dossier_id=zicht.dossier.pk).exists()


@pytest.mark.rij("M23")
def test_twee_mensen_met_dienst_tegelijk_de_eerste_houdt_de_vraag(mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.collega)
    with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
        handelingen.pak_op(vraag=vraag, door=mensen.wie(mensen.teamleider))
        with pytest.raises(GeenToegang):
            handelingen.pak_op(vraag=vraag, door=zicht.wie, alleen_wachtend=True)

    eerste = Betrokkenheid.objects.get(rol=Betrokkenrol.AANSPREEKPUNT, tot__isnull=True)
    assert eerste.account_id == mensen.teamleider.pk


@pytest.mark.rij("M23")
def test_wie_oppakt_is_aanspreekpunt_en_de_dienst_kan_niet_meer_kijken(mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.collega)
    with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
        handelingen.pak_op(vraag=vraag, door=zicht.wie)

    assert lees(mensen.teamlid, vraag.dossier_id).staat is Staat.OPGEPAKT
    rol = Betrokkenheid.objects.get(account=mensen.teamlid, dossier=vraag.dossier_id).rol
    assert rol == Betrokkenrol.AANSPREEKPUNT
    with pytest.raises(GeenToegang):
        lees(mensen.teamleider, vraag.dossier_id)


@pytest.mark.rij("M57")
def test_een_gewone_vraag_blijft_gewoon_en_kan_tien_minuten_terug(mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.teamlid)
    with time_machine.travel(klok.nu(), tick=False) as reis:
        with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
            stap = handelingen.rond_af(vraag=vraag, afloop="hoort_erbij", door=zicht.wie)
        assert lees(mensen.teamlid, vraag.dossier_id).staat is Staat.AFGELOPEN
        assert Dossier.objects.get(pk=vraag.dossier_id).gesloten_op is not None

        reis.shift(timedelta(minutes=9))
        with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
            vers = Hulpvraag.objects.get(pk=vraag.pk)
            handelingen.maak_ongedaan(vraag=vers, stap=stap, door=zicht.wie)

    assert lees(mensen.teamlid, vraag.dossier_id).staat is Staat.WACHT
    assert Dossier.objects.get(pk=vraag.dossier_id).gesloten_op is None
    assert not Dossier.objects.filter(soort="huishouden").exists()


def test_na_tien_minuten_kan_het_niet_meer_terug(mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.teamlid)
    with time_machine.travel(klok.nu(), tick=False) as reis:
        with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
            stap = handelingen.rond_af(vraag=vraag, afloop="zelf", door=zicht.wie)
        reis.shift(timedelta(minutes=10))
        with schrijven(mensen.teamlid, vraag.dossier_id) as zicht, pytest.raises(TeLaat):
            handelingen.maak_ongedaan(vraag=vraag, stap=stap, door=zicht.wie)

        with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
            vers = Hulpvraag.objects.get(pk=vraag.pk)
            handelingen.pak_op(vraag=vers, door=zicht.wie)

    beeld = lees(mensen.teamlid, vraag.dossier_id)
    assert beeld.staat is Staat.OPGEPAKT
    assert [stap.stap.soort for stap in beeld.stappen] == ["afloop", "opgepakt"]


@pytest.mark.rij("M01")
def test_een_ander_team_krijgt_de_vraag_en_ze_kan_terug(mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.teamlid, opgepakt=True)
    with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
        stap = handelingen.geef_aan_team(vraag=vraag, team_id=mensen.west.pk, door=zicht.wie)

    assert lees(mensen.anderteam, vraag.dossier_id).staat is Staat.WACHT
    assert lees(mensen.teamlid, vraag.dossier_id).staat is Staat.WACHT
    assert not Betrokkenheid.objects.filter(rol="aanspreekpunt", tot__isnull=True).exists()

    with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
        vers = Hulpvraag.objects.get(pk=vraag.pk)
        handelingen.maak_ongedaan(vraag=vers, stap=stap, door=zicht.wie)

    assert lees(mensen.teamlid, vraag.dossier_id).staat is Staat.OPGEPAKT
    assert Dossier.objects.get(pk=vraag.dossier_id).team_id == mensen.oost.pk
    assert Betrokkenheid.objects.get(rol="aanspreekpunt", tot__isnull=True)
    with pytest.raises(GeenToegang):
        lees(mensen.anderteam, vraag.dossier_id)


@pytest.mark.rij("M04")
def test_wie_het_huishouden_kent_krijgt_een_seintje_en_leest_de_vraag(mensen: Mensen) -> None:
    huishouden = maak_huishouden(mensen, mensen.collega)
    vraag = maak_vraag(mensen, mensen.anderteam)
    with schrijven(mensen.anderteam, vraag.dossier_id) as zicht:
        handelingen.geef_aan_team(
            vraag=vraag, team_id=mensen.oost.pk, door=zicht.wie, huishouden_id=huishouden
        )

    seintje = Seintje.objects.get(soort="vraag")
    assert (seintje.voor, seintje.dossier_id) == (mensen.collega, vraag.dossier_id)
    assert lees(mensen.collega, vraag.dossier_id).staat is Staat.WACHT


@pytest.mark.rij("M04", "M52")
def test_een_vraag_gaat_met_alles_naar_het_huishouden_en_laat_een_spoor(mensen: Mensen) -> None:
    huishouden = maak_huishouden(mensen, mensen.teamlid)
    vraag = maak_vraag(mensen, mensen.teamlid, themas=[("toeslagen", "huursubsidie")])
    los = vraag.dossier_id
    with schrijven(mensen.teamlid, los) as zicht:
        handelingen.zet_bij_huishouden(
            vraag=vraag,
            huishouden_id=huishouden,
            door=zicht.wie,
            in_huishouden=schrijven(mensen.teamlid, huishouden),
        )

    with pytest.raises(GeenToegang):
        lees(mensen.teamlid, los)
    with schrijven(mensen.teamlid, huishouden, Onderdeel.VRAAG, Onderdeel.NAAM):
        [beeld] = overzichten.vragen([huishouden])
        assert beeld.staat is Staat.BIJ_HUISHOUDEN
        assert [thema.woord for thema in beeld.themas] == ["huursubsidie"]
        assert Tijdlijn.objects.filter(woord="vraag", object_id=vraag.pk).exists()
    spoor = Dossiergang.objects.get(dossier=los, soort="opgegaan")
    assert (spoor.naar, spoor.door_id) == (str(huishouden), mensen.teamlid.pk)


def test_bij_een_huishouden_van_een_ander_verhuist_er_niets(mensen: Mensen) -> None:
    huishouden = maak_huishouden(mensen, mensen.collega)
    vraag = maak_vraag(mensen, mensen.anderteam)
    with pytest.raises(GeenToegang), schrijven(mensen.anderteam, vraag.dossier_id) as zicht:
        handelingen.zet_bij_huishouden(
            vraag=vraag,
            huishouden_id=huishouden,
            door=zicht.wie,
            in_huishouden=schrijven(mensen.anderteam, huishouden),
        )

    assert lees(mensen.anderteam, vraag.dossier_id).staat is Staat.WACHT
    assert Dossier.objects.get(pk=vraag.dossier_id).opgegaan_in is None


def test_een_afloop_bij_een_huishouden_sluit_het_huishouden_niet(mensen: Mensen) -> None:
    huishouden = maak_huishouden(mensen, mensen.teamlid)
    with schrijven(mensen.teamlid, huishouden, *ALLES) as zicht:
        vraag = handelingen.neem_vraag_aan(dossier_id=huishouden, tekst="Nog iets", door=zicht.wie)
        stap = handelingen.rond_af(vraag=vraag, afloop="zelf", door=zicht.wie)
        assert Tijdlijn.objects.filter(woord="vraag_afgerond", ingetrokken_op=None).exists()
        assert overzichten.wat_speelt_er(huishouden, ALLES).vragen[0].staatwoord == "Doet het zelf"

        handelingen.maak_ongedaan(vraag=vraag, stap=stap, door=zicht.wie)
        assert not Tijdlijn.objects.filter(woord="vraag_afgerond", ingetrokken_op=None).exists()

    assert Dossier.objects.get(pk=huishouden).gesloten_op is None


def test_themas_verbeteren_laat_de_oude_keuze_staan_als_ingetrokken(mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.teamlid, themas=[("toeslagen", "huursubsidie")])
    with schrijven(mensen.teamlid, vraag.dossier_id):
        handelingen.kies_themas(vraag=vraag, themas=[("post", "brief")])
        assert Vraagthema.objects.filter(thema="toeslagen", ingetrokken_op__isnull=False).exists()
        handelingen.kies_themas(vraag=vraag, themas=[("post", "brief"), ("toeslagen", "")])

    assert {t.code for t in lees(mensen.teamlid, vraag.dossier_id).themas} == {"post", "toeslagen"}


def test_een_hogere_kamer_meldt_een_vervolg_zonder_de_staat_te_veranderen(mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.teamlid, opgepakt=True)
    with schrijven(mensen.teamlid, vraag.dossier_id) as zicht:
        handelingen.leg_vervolg_vast(vraag=vraag, soort="doel", object_id=vraag.pk, door=zicht.wie)

    assert lees(mensen.teamlid, vraag.dossier_id).staat is Staat.OPGEPAKT


def test_buiten_de_poort_schrijft_niemand_een_vraag(mensen: Mensen) -> None:
    dossier = Dossier.objects.create(soort="vraag", team=mensen.oost)
    with pytest.raises(PoortDicht):
        handelingen.neem_vraag_aan(
            dossier_id=dossier.pk, tekst="Stiekem", door=mensen.wie(mensen.teamlid)
        )


@pytest.mark.rij("M02", "M15")
def test_een_gesprek_met_hun_woorden_onze_lezing_en_wat_aan_wat_hangt(mensen: Mensen) -> None:
    huishouden = maak_huishouden(mensen, mensen.teamlid)
    with schrijven(mensen.teamlid, huishouden, *ALLES) as zicht:
        handelingen.voer_gesprek(
            dossier_id=huishouden,
            door=zicht.wie,
            verslag="Aan de keukentafel.",
            met="Samira",
            waarnemingen=(
                NieuweWaarneming("zorg", "De post durf ik niet open te maken", "post_en_regels"),
                NieuweWaarneming("zorg", "Ik slaap niet", "hoofd", lezing="Door de post"),
                NieuweWaarneming("kracht", "Ilyas voetbalt elke week", "opvoeden"),
                NieuweWaarneming("kern", "Zonder open post slaap ik", van_wie="Samira"),
            ),
        )
        speelt = overzichten.wat_speelt_er(huishouden, ALLES)
        post, slaap = speelt.zorgen
        handelingen.leg_samenhang_vast(oorzaak=_rij(post.id), gevolg=_rij(slaap.id), door=zicht.wie)
        handelingen.leg_samenhang_vast(oorzaak=_rij(post.id), gevolg=_rij(slaap.id), door=zicht.wie)
        speelt = overzichten.wat_speelt_er(huishouden, ALLES)
        woorden = set(Tijdlijn.objects.values_list("woord", flat=True))

    assert speelt.kern is not None
    assert speelt.kern.woorden == "Zonder open post slaap ik"
    assert [regel.woorden for regel in speelt.krachten] == ["Ilyas voetbalt elke week"]
    [hangt] = speelt.samenhang
    assert (hangt.gevolg.woorden, hangt.oorzaak.id) == ("Ik slaap niet", post.id)
    assert {"gesprek", "kern", "samenhang"} <= woorden


def _rij(sleutel: Any) -> Any:
    from nabij.kamers.toegang.models import Waarneming

    return Waarneming.objects.get(pk=sleutel)


def test_een_nieuwe_kern_komt_in_de_plaats_van_de_vorige(mensen: Mensen) -> None:
    huishouden = maak_huishouden(mensen, mensen.teamlid)
    with schrijven(mensen.teamlid, huishouden, *ALLES) as zicht:
        for tekst in ("De huur", "De post"):
            handelingen.leg_waarneming_vast(
                dossier_id=huishouden, soort="kern", woorden=tekst, door=zicht.wie
            )
        speelt = overzichten.wat_speelt_er(huishouden, ALLES)

    assert speelt.kern is not None
    assert speelt.kern.woorden == "De post"


def test_weghalen_neemt_de_samenhang_mee_en_terug_ook(mensen: Mensen) -> None:
    huishouden = maak_huishouden(mensen, mensen.teamlid)
    with schrijven(mensen.teamlid, huishouden, *ALLES) as zicht:
        een, ander = (
            handelingen.leg_waarneming_vast(
                dossier_id=huishouden, soort="zorg", woorden=tekst, door=zicht.wie
            )
            for tekst in ("post", "slaap")
        )
        handelingen.leg_samenhang_vast(oorzaak=een, gevolg=ander, door=zicht.wie)

        handelingen.trek_waarneming_in(waarneming=een)
        weg = overzichten.wat_speelt_er(huishouden, ALLES)
        assert ([r.woorden for r in weg.zorgen], weg.samenhang) == (["slaap"], [])

        handelingen.zet_waarneming_terug(waarneming=een)
        terug = overzichten.wat_speelt_er(huishouden, ALLES)
        assert len(terug.samenhang) == 1


def test_een_verslag_verbeteren_bewaart_wat_er_stond(mensen: Mensen) -> None:
    huishouden = maak_huishouden(mensen, mensen.teamlid)
    with schrijven(mensen.teamlid, huishouden, *ALLES) as zicht:
        gesprek = handelingen.voer_gesprek(
            dossier_id=huishouden, door=zicht.wie, verslag="Eerst dit"
        )
        handelingen.wijzig_gesprek(
            gesprek=gesprek, versie=1, verslag="Nu dit", met="", door=zicht.wie
        )
        assert Gesprekversie.objects.get().verslag == "Eerst dit"
        with pytest.raises(Botsing):
            handelingen.wijzig_gesprek(
                gesprek=gesprek, versie=1, verslag="Te laat", met="", door=zicht.wie
            )
        assert Gesprekversie.objects.count() == 1


def test_wat_dicht_is_blijft_leeg(mensen: Mensen) -> None:
    huishouden = maak_huishouden(mensen, mensen.teamlid)
    with schrijven(mensen.teamlid, huishouden, *ALLES) as zicht:
        handelingen.neem_vraag_aan(dossier_id=huishouden, tekst="Geld", door=zicht.wie)
        handelingen.leg_waarneming_vast(
            dossier_id=huishouden, soort="zorg", woorden="post", door=zicht.wie
        )
        alleen_vraag = overzichten.wat_speelt_er(huishouden, [Onderdeel.VRAAG])

        assert (len(alleen_vraag.vragen), alleen_vraag.zorgen) == (1, [])
        assert overzichten.wat_speelt_er(huishouden, []).is_leeg


@pytest.mark.rij("M04")
def test_wat_er_speelt_kost_een_statement_hoeveel_het_ook_is(
    mensen: Mensen, tel_statements: Any
) -> None:
    huishouden = maak_huishouden(mensen, mensen.teamlid)
    with schrijven(mensen.teamlid, huishouden, *ALLES) as zicht:
        for nummer in range(6):
            handelingen.leg_waarneming_vast(
                dossier_id=huishouden, soort="zorg", woorden=f"zorg {nummer}", door=zicht.wie
            )
            handelingen.neem_vraag_aan(
                dossier_id=huishouden, tekst=f"vraag {nummer}", door=zicht.wie
            )
        with tel_statements() as telling:
            speelt = overzichten.wat_speelt_er(huishouden, ALLES)

    assert telling.aantal == 1, str(telling)
    assert (len(speelt.zorgen), len(speelt.vragen)) == (6, 6)


def test_een_lijst_met_vragen_kost_een_statement_en_noemt_geen_naam(
    mensen: Mensen, tel_statements: Any
) -> None:
    vragen = [
        maak_vraag(mensen, mensen.teamlid, naam="Kanarie", buurt_id=mensen.buurt.pk)
        for _nummer in range(3)
    ]
    ids = [vraag.dossier_id for vraag in vragen]
    with (
        poort.lijst(
            verzoek(mensen.teamlid),
            doel=Doel.WACHTEND,
            relaties=["dienst"],
            onderdelen=[Onderdeel.VRAAG],
        ) as lijst,
        tel_statements() as telling,
    ):
        regels, _zaken = overzichten.vraagregels(lijst.ids)

    assert telling.aantal == 1, str(telling)
    assert set(regels) == set(ids)
    assert all(regel.buurt == "Molenhoek" for regel in regels.values())
    assert "Kanarie" not in str(regels)


def test_de_stappen_van_een_vraag_zijn_nooit_weg_te_gooien(mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.teamlid, opgepakt=True)
    with schrijven(mensen.teamlid, vraag.dossier_id), pytest.raises(PoortDicht):
        Vraagstap.objects.all().delete()
