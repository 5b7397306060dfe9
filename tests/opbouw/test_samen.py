"""Wat tellen, stoppen en terugtrekken precies doen, en wat de database zelf weigert."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.opbouw import handelingen
from nabij.kamers.opbouw.handelingen import KanNiet
from nabij.kamers.opbouw.models import (
    Aanwezigheid,
    Bewonerskracht,
    Initiatief,
    Keer,
    Krachttelling,
    Openbaaridee,
    Plekvraag,
)
from nabij.kamers.opbouw.regels import Bezoek, Reeks
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort, Onderdeel, Recht
from nabij.kamers.poort.models import Betrokkenheid, Dossier
from tests.mensen import Mensen, maak_account
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


def begin(mensen: Mensen, *dagen: date) -> Initiatief:
    return handelingen.begin_initiatief(
        team_id=mensen.oost.pk,
        organisatie="Buurtteam Oost",
        door=mensen.wie(mensen.opbouwwerker),
        trekker_id=mensen.opbouwwerker.medewerker.pk,
        naam="Inloop",
        doel="Samen de post",
        vorm="inloop",
        plek="buurthuis",
        waar="De Wilgen",
        van=time(10),
        tot=time(12),
        reeks=Reeks(dagen or (klok.vandaag(),), ()),
        wanneer="elke week",
        uitnodiging="Kom langs.",
    )


def noteer(mensen: Mensen, **anders: Any) -> UUID:
    velden = {
        "naam": "Achmed",
        "bereik": "0612345678",
        "wat": "Koken",
        "tot_wanneer": klok.vandaag() + timedelta(days=60),
        "toestemming_op": klok.vandaag(),
        "toestemming_hoe": "gesproken",
        **anders,
    }
    with poort.nieuw(
        mensen.verzoek(mensen.teamlid),
        soort=DossierSoort.BEWONERSKRACHT,
        team_id=mensen.oost.pk,
        doel=Doel.HULP,
    ) as zicht:
        handelingen.noteer(
            dossier_id=zicht.dossier.pk, team_id=mensen.oost.pk, door=zicht.wie, **velden
        )
    pk: UUID = zicht.dossier.pk
    return pk


def wie_mag(pk: UUID) -> set[UUID]:
    return set(Betrokkenheid.objects.filter(dossier=pk).values_list("account_id", flat=True))


@pytest.mark.rij("M31")
def test_eraf_gaat_nooit_onder_nul_en_nooit_onder_wie_voor_het_eerst_was(mensen: Mensen) -> None:
    keer = begin(mensen).keren.get()
    handelingen.tel_bezoek(keer=keer, bezoek=Bezoek.GOED, aantal=-1)
    handelingen.tel_bezoek(keer=keer, bezoek=Bezoek.EERSTE)
    handelingen.tel_bezoek(keer=keer, bezoek=Bezoek.BEZOEKER, aantal=-1)
    keer.refresh_from_db()
    assert (keer.bezoekers, keer.eerste, keer.goed) == (1, 1, 0)
    handelingen.tel_bezoek(keer=keer, bezoek=Bezoek.EERSTE, aantal=-1)
    keer.refresh_from_db()
    assert (keer.bezoekers, keer.eerste) == (0, 0)


@pytest.mark.rij("M31")
def test_stoppen_haalt_weg_wat_nog_kwam_en_laat_staan_wat_geteld_is(mensen: Mensen) -> None:
    vandaag = klok.vandaag()
    een = begin(mensen, vandaag, vandaag + timedelta(days=7))
    handelingen.tel_bezoek(keer=een.keren.all()[0], bezoek=Bezoek.BEZOEKER)
    door = mensen.wie(mensen.opbouwwerker)
    handelingen.stop_initiatief(initiatief=een, bracht="Vijf mensen", door=door)
    handelingen.stop_initiatief(initiatief=een, bracht="Nog eens", door=door)
    een.refresh_from_db()
    assert (een.gestopt_op, een.bracht) == (vandaag, "Vijf mensen")
    assert [moment.dag for moment in Aanwezigheid.objects.all()] == [vandaag]


@pytest.mark.rij("M31")
def test_een_keer_waar_iemand_kwam_gaat_niet_van_de_agenda(mensen: Mensen) -> None:
    keer = begin(mensen).keren.get()
    handelingen.tel_bezoek(keer=keer, bezoek=Bezoek.BEZOEKER)
    assert not handelingen.laat_vervallen(moment=keer.aanwezigheid)
    assert Keer.objects.count() == 1


@pytest.mark.rij("M31")
def test_de_database_weigert_stoppen_zonder_wat_het_bracht(mensen: Mensen) -> None:
    een = begin(mensen)
    with pytest.raises(IntegrityError), transaction.atomic():
        Initiatief.objects.filter(pk=een.pk).update(gestopt_op=klok.vandaag())
    with pytest.raises(IntegrityError), transaction.atomic():
        Keer.objects.update(eerste=1)


@pytest.mark.rij("M33")
def test_elke_opbouwwerker_van_het_team_mag_erbij_en_wie_opschreef_niet(mensen: Mensen) -> None:
    tweede = maak_account("opbouw2", "Ilse Ros", "opbouwwerker", team=mensen.oost)
    elders = maak_account("opbouw3", "Tim Ros", "opbouwwerker", team=mensen.west)
    assert wie_mag(noteer(mensen)) == {mensen.opbouwwerker.pk, tweede.pk}
    assert elders.pk not in handelingen.dragers(mensen.oost.pk)


@pytest.mark.rij("M33")
def test_zonder_opbouwwerker_is_het_van_de_teamleider(mensen: Mensen) -> None:
    mensen.opbouwwerker.rollen.update(tot=klok.vandaag())
    assert wie_mag(noteer(mensen)) == {mensen.teamleider.pk}


@pytest.mark.rij("M33")
def test_twee_bewoners_zeggen_ja_op_dezelfde_vraag_en_de_eerste_telt(mensen: Mensen) -> None:
    vraag = handelingen.vraag_plek(
        team_id=mensen.oost.pk, door=mensen.teamlid.pk, zin="Een tafel op dinsdag"
    )
    for nummer, pk in enumerate((noteer(mensen), noteer(mensen, naam="Ria"))):
        with poort.open(
            mensen.verzoek(mensen.opbouwwerker), pk, doel=Doel.HULP,
            onderdelen=[Onderdeel.VRAAG], recht=Recht.SCHRIJVEN,
        ) as zicht:  # fmt: skip
            velden: dict[str, Any] = {
                "kracht": Bewonerskracht.objects.get(dossier=pk), "plekvraag": vraag,
                "team_id": mensen.oost.pk, "door": zicht.wie,
            }  # fmt: skip
            if nummer:
                with pytest.raises(KanNiet):
                    handelingen.zei_ja(antwoord="Tweede", **velden)
            else:
                handelingen.zei_ja(antwoord="Eerste", **velden)
    assert Plekvraag.objects.get().antwoord == "Eerste"
    assert Krachttelling.objects.get(wat="gevonden").aantal == 1


@pytest.mark.rij("M33", "M51")
def test_de_telling_blijft_als_de_bewoner_weg_is(mensen: Mensen) -> None:
    pk = noteer(mensen)
    handelingen.trek_terug(dossier_id=pk)
    assert not Dossier.objects.exists()
    assert Krachttelling.objects.get().aantal == 1


@pytest.mark.rij("M33")
def test_zonder_ja_of_te_lang_wordt_niets_opgeschreven(mensen: Mensen) -> None:
    joke = Mens(mensen.teamlid)
    goed = {
        "wat": "Koken", "naam": "Achmed", "bereik": "0612345678", "toestemming_hoe": "gesproken",
        "toestemming_op": str(klok.vandaag()), "tot_wanneer": str(klok.vandaag()),
    }  # fmt: skip
    morgen = klok.vandaag() + timedelta(days=1)
    for anders, zin in (
        ({"toestemming_op": ""}, "Zonder ja van de bewoner"),
        ({"toestemming_op": str(morgen)}, "Deze dag moet nog komen"),
        ({"tot_wanneer": str(klok.vandaag() + timedelta(days=400))}, "Hoogstens een jaar"),
        ({"tot_wanneer": str(klok.vandaag() - timedelta(days=1))}, "al voorbij"),
    ):
        joke.ga("/samen/bewonerskracht/nieuw/").druk("Opschrijven", **{**goed, **anders}).ziet(zin)
    assert not Dossier.objects.exists()


@pytest.mark.rij("M72")
def test_een_openbaar_idee_wijst_niemand_aan(mensen: Mensen) -> None:
    nadia = Mens(mensen.opbouwwerker).ga("/samen/ideeen/nieuw/")
    nadia.druk(
        "Opschrijven", wat="Mevrouw Kamstra wil een moestuin", wie="Ria", bereik="0611111111",
        toestemming_hoe="gesproken", openbaar="on",
    ).ziet("een naam")  # fmt: skip
    assert not Dossier.objects.exists()


@pytest.mark.rij("M33")
def test_de_lichte_vraag_is_van_wie_zocht_en_pas_na_een_antwoord(mensen: Mensen) -> None:
    vraag = handelingen.vraag_plek(
        team_id=mensen.oost.pk, door=mensen.teamlid.pk, zin="Een tafel op dinsdag"
    )
    adres = f"/samen/bewonerskracht/vragen/{vraag.pk}/hoe/"
    for wie, status in ((mensen.collega, 404), (mensen.teamlid, 302)):
        post = {"sleutel": nieuw_token(), "antwoord": "ja"}
        assert Mens(wie).client.post(adres, post).status_code == status
    vraag.refresh_from_db()
    assert vraag.hoe == ""


@pytest.mark.rij("M72", "M51")
def test_een_idee_waar_een_jaar_niets_mee_gebeurde_en_een_oude_vraag_gaan_weg(
    mensen: Mensen, time_machine: Any
) -> None:
    time_machine.move_to("2026-03-02 09:00:00+01:00", tick=False)
    handelingen.vraag_plek(team_id=mensen.oost.pk, door=mensen.teamlid.pk, zin="Een tafel")
    with poort.nieuw(
        mensen.verzoek(mensen.opbouwwerker), soort=DossierSoort.BEWONERSKRACHT,
        team_id=mensen.oost.pk, doel=Doel.HULP,
    ) as zicht:  # fmt: skip
        een = handelingen.noteer_idee(
            dossier_id=zicht.dossier.pk, team_id=mensen.oost.pk, door=zicht.wie, wie="De koks",
            bereik="via het buurthuis", wat="Een eettafel", toestemming_op=klok.vandaag(),
            toestemming_hoe="gesproken", openbaar=True,
        )  # fmt: skip
        time_machine.move_to("2026-09-01 09:00:00+02:00", tick=False)
        handelingen.werk_idee_bij(idee=een, versie=1, openbaar=True, gegeven="Een koelkast")
    time_machine.move_to("2027-04-01 09:00:00+02:00", tick=False)
    assert handelingen.ruim_kracht_op() == 0
    assert not Plekvraag.objects.exists()
    time_machine.move_to("2027-09-04 09:00:00+02:00", tick=False)
    assert handelingen.ruim_kracht_op() == 1
    assert not Openbaaridee.objects.exists()
