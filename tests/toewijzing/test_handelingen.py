"""Toewijzen en wat erna komt: elk woord een keer, en niets over het hoofd van een ander heen."""

from __future__ import annotations

import pytest

from nabij.fundament import klok
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.handelingen.besluit import BovenMandaat, Vraag
from nabij.kamers.toewijzing.models import (
    Antwoord,
    Bron,
    LeveringSoort,
    Overname,
    Toewijzing,
    Uitbak,
    Verzoek,
    VerzoekSoort,
)
from nabij.kamers.toewijzing.regels import Omvang
from tests.casus.maak import Verhaal, maak_verhaal
from tests.mensen import Mensen
from tests.toewijzing.maak import Gemeente, geef_mandaat, maak_gemeente, postbode, wijs_toe

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente(mensen: Mensen) -> Gemeente:
    return maak_gemeente()


@pytest.fixture
def samira(mensen: Mensen) -> Verhaal:
    return maak_verhaal(mensen)


def verzoek(verhaal: Verhaal, gemeente: Gemeente, referentie: str = "VOT1") -> Verzoek:
    """Een 315 van Thuisgoed over Samira. Vraagt een open poort."""
    return handelingen.ontvang_verzoek(
        dossier_id=verhaal.pk,
        soort=VerzoekSoort.TOEWIJZING,
        aanbieder=gemeente.thuisgoed,
        persoon_id=verhaal.persoon(),
        naam="Samira Bouhali",
        product=gemeente.begeleiding,
        omvang=Omvang(4, "04", "2"),
        ingang=klok.vandaag(),
        referentie=referentie,
    )


def test_zonder_mandaat_en_zonder_vraag_gebeurt_er_niets(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    with samira.open(mensen.teamlid) as zicht:
        with pytest.raises(BovenMandaat):
            handelingen.wijs_toe(
                dossier_id=samira.pk,
                persoon_id=samira.persoon(),
                naam="Samira Bouhali",
                hulp=gemeente.hulp(),
                motivering="Zij wil haar post openen.",
                door=zicht.wie,
            )
        assert not Toewijzing.objects.exists()


def test_nummers_komen_nooit_terug_en_hetzelfde_bericht_telt_een_keer(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    eerst, tweede = wijs_toe(samira, gemeente), wijs_toe(samira, gemeente)
    assert (eerst.nummer, tweede.nummer) == (1, 2)
    with postbode():
        for _ in range(2):
            handelingen.leg_start_vast(toewijzing=eerst, op=klok.vandaag(), bericht="305-1")
        assert eerst.leveringen.count() == 1
        assert handelingen.neem_levering_terug(
            toewijzing=eerst, soort=LeveringSoort.START, op=klok.vandaag()
        )
        assert not handelingen.neem_levering_terug(
            toewijzing=eerst, soort=LeveringSoort.START, op=klok.vandaag()
        )


def test_wat_begonnen_is_trekt_niemand_meer_in(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    rij = wijs_toe(samira, gemeente)
    with postbode():
        handelingen.leg_start_vast(toewijzing=rij, op=klok.vandaag(), bericht="305-1")
    with samira.open(mensen.teamlid) as zicht, pytest.raises(KanNiet):
        handelingen.trek_in(toewijzing=rij, door=zicht.wie)


def test_een_bericht_met_het_nummer_van_een_ander_wordt_geweigerd(
    samira: Verhaal, gemeente: Gemeente
) -> None:
    rij = wijs_toe(samira, gemeente)
    with postbode():
        assert handelingen.vind_toewijzing(nummer=rij.nummer or 0, agb="12345678").pk == rij.pk
        with pytest.raises(KanNiet):
            handelingen.vind_toewijzing(nummer=rij.nummer or 0, agb="87654321")


@pytest.mark.rij("M59")
def test_wat_een_ander_al_beoordeelde_staat_er_een_keer(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    with samira.open(mensen.teamlid) as zicht:
        for _ in range(2):
            handelingen.neem_over(
                dossier_id=samira.pk, bron=Bron.HUISARTS, wat="Zij loopt slecht.",
                beoordeeld_op=klok.vandaag(), door=zicht.wie,
            )  # fmt: skip
        assert Overname.objects.count() == 1


@pytest.mark.rij("M59", "M60")
def test_we_zoeken_het_uit_krijgt_de_latere_toewijzing_als_antwoord(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    with samira.open(mensen.teamlid) as zicht:
        rij = verzoek(samira, gemeente)
        handelingen.zoek_verzoek_uit(verzoek=rij, door=zicht.wie)
    assert rij.uitgezocht_op is not None
    # Als Joke na het uitzoeken gewoon toewijst
    toewijzing = wijs_toe(samira, gemeente)
    with postbode():
        rij.refresh_from_db()
        assert (rij.werd_id, rij.antwoord) == (toewijzing.pk, "toegewezen")
        assert Toewijzing.objects.get().referentie == "VOT1"
        assert Uitbak.objects.get(soort="301").inhoud["nummer"] == 1
    # En een tweede antwoord kan niet meer
    with samira.open(mensen.teamlid) as zicht, pytest.raises(KanNiet):
        handelingen.wijs_verzoek_af(verzoek=rij, waarom="Toch niet.", door=zicht.wie)


@pytest.mark.rij("M59")
def test_wacht_het_op_een_besluit_dan_wacht_het_verzoek_mee_en_nooit_twee_keer(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    geef_mandaat(mensen.teamleider)
    with samira.open(mensen.teamlid) as zicht:
        rij = verzoek(samira, gemeente)
        handelingen.wijs_toe(
            dossier_id=samira.pk,
            persoon_id=samira.persoon(),
            naam="Samira Bouhali",
            hulp=gemeente.hulp(),
            motivering="Zij wil haar post openen.",
            door=zicht.wie,
            vraag=Vraag(mensen.teamleider.pk, "Begeleiding", "Er ligt veel post."),
        )
        rij.refresh_from_db()
        assert rij.antwoord == ""
        with pytest.raises(KanNiet):
            handelingen.ken_verzoek_toe(verzoek=rij, motivering="Ja.", door=zicht.wie)
        # Als Sanne nee zegt, dan wacht het verzoek weer op een antwoord
        toekenning = Toewijzing.objects.get().toekenning
        assert toekenning is not None
        handelingen.beantwoord_vraag(
            vraag=toekenning.besluitvraag,
            antwoord=Antwoord.NEE,
            woorden="Eerst samen kijken.",
            door=mensen.wie(mensen.teamleider),
        )
        toekenning.refresh_from_db()
        handelingen.geef_besluit_door(toekenning=toekenning, door=zicht.wie)
        rij.refresh_from_db()
        assert (rij.werd_id, rij.antwoord) == (None, "")


@pytest.mark.rij("M62")
def test_om_een_overdracht_vragen_kan_pas_als_het_stopte_en_gaat_een_keer(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    rij = wijs_toe(samira, gemeente)
    with samira.open(mensen.teamlid) as zicht, pytest.raises(KanNiet):
        handelingen.vraag_overdracht(toewijzing=rij, door=zicht.wie)
    with postbode():
        handelingen.leg_stop_vast(toewijzing=rij, op=klok.vandaag(), reden="36", bericht="307-1")
    with samira.open(mensen.teamlid) as zicht:
        handelingen.vraag_overdracht(toewijzing=rij, door=zicht.wie)
        eerste = rij.overdracht_gevraagd_op
        handelingen.vraag_overdracht(toewijzing=rij, door=zicht.wie)
        assert rij.overdracht_gevraagd_op == eerste


def test_alleen_wie_gevraagd_is_antwoordt_en_een_keer(
    mensen: Mensen, samira: Verhaal, gemeente: Gemeente
) -> None:
    geef_mandaat(mensen.teamleider)
    with samira.open(mensen.teamlid) as zicht:
        rij = handelingen.wijs_toe(
            dossier_id=samira.pk,
            persoon_id=samira.persoon(),
            naam="Samira Bouhali",
            hulp=gemeente.hulp(),
            motivering="Zij wil haar post openen.",
            door=zicht.wie,
            vraag=Vraag(mensen.teamleider.pk, "Begeleiding", "Er ligt veel post."),
        )
        assert rij.toekenning is not None
        vraag = rij.toekenning.besluitvraag
    with pytest.raises(KanNiet):
        handelingen.beantwoord_vraag(
            vraag=vraag, antwoord=Antwoord.JA, door=mensen.wie(mensen.collega)
        )
    sanne = mensen.wie(mensen.teamleider)
    handelingen.beantwoord_vraag(vraag=vraag, antwoord=Antwoord.JA, door=sanne)
    with pytest.raises(KanNiet):
        handelingen.beantwoord_vraag(vraag=vraag, antwoord=Antwoord.NEE, woorden="x", door=sanne)
