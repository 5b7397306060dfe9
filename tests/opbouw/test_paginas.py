"""De agenda en het tellen, voor wie in het team zit en voor wie er niets te zoeken heeft."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.opbouw import handelingen
from nabij.kamers.opbouw.models import Aanwezigheid, Telling
from nabij.kamers.opbouw.regels import Tik
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Dossier
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db
AGENDA, NIEUW = "/aanwezig/", "/aanwezig/nieuw/"


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


@pytest.fixture
def inloop(mensen: Mensen) -> Aanwezigheid:
    """Gegeven de inloop van vandaag in het buurthuis, door Nadia op de agenda gezet."""
    return _plan(mensen, dagen=0)


def _plan(mensen: Mensen, dagen: int, **anders: Any) -> Aanwezigheid:
    velden = {"plek": "buurthuis", "waar": "De Wilgen", "van": time(10), "tot": time(12), **anders}
    return handelingen.plan(
        team_id=mensen.oost.pk,
        medewerker_id=mensen.opbouwwerker.medewerker.pk,
        dag=klok.vandaag() + timedelta(days=dagen),
        **velden,
    )


def aantallen(moment: Aanwezigheid) -> dict[tuple[str, str], int]:
    rijen = Telling.objects.filter(aanwezigheid=moment, aantal__gt=0)
    return {(een.wat, een.thema): een.aantal for een in rijen}


@pytest.mark.rij("M66")
def test_een_dubbele_tik_telt_een_keer_en_een_verkeerde_gaat_er_weer_af(
    mensen: Mensen, inloop: Aanwezigheid
) -> None:
    nadia = Mens(mensen.opbouwwerker).ga(f"/aanwezig/{inloop.pk}/")
    knop = nadia.formulier("Rondkomen")
    nadia.verstuur(*knop)
    nadia.verstuur(*knop)
    assert aantallen(inloop) == {("gesprek", ""): 1, ("thema", "rondkomen"): 1}
    nadia.ga(f"/aanwezig/{inloop.pk}/").druk("Iets anders, of zomaar").druk("Ongedaan maken")
    nadia.ziet("Er weer af")
    assert aantallen(inloop) == {("gesprek", ""): 1, ("thema", "rondkomen"): 1}


@pytest.mark.rij("M66")
def test_eraf_gaat_nooit_onder_nul(inloop: Aanwezigheid) -> None:
    for _keer in range(2):
        handelingen.tel(aanwezigheid_id=inloop.pk, tik=Tik(dicht=True), keer=-1)
    assert aantallen(inloop) == {}


@pytest.mark.rij("M66")
def test_alleen_wie_er_was_telt_en_niet_vooraf(mensen: Mensen, inloop: Aanwezigheid) -> None:
    karel = Mens(mensen.collega).ga(f"/aanwezig/{inloop.pk}/").ziet("door wie er was")
    for moment in (inloop, _plan(mensen, dagen=1)):
        wie = karel if moment == inloop else Mens(mensen.opbouwwerker)
        antwoord = wie.client.post(
            f"/aanwezig/{moment.pk}/tel/", {"sleutel": nieuw_token(), "wat": "gesprek"}
        )
        assert antwoord.status_code == 302
        assert aantallen(moment) == {}
    karel.ga(AGENDA).druk("Ik ga mee").ziet("Karel Dam", "Nadia Kok").klik("Tellen")
    karel.druk("Schulden en deurwaarder").ziet("1 gesprek")


@pytest.mark.rij("M66")
@pytest.mark.parametrize("wat", ["", "gesprek-onveilig", "ook-bestaatniet", "naam", "x" * 5000])
def test_wat_geen_tik_is_telt_niet(mensen: Mensen, inloop: Aanwezigheid, wat: str) -> None:
    """Een gevoelig thema ook niet: een enkel gesprek op die plek wijst iemand aan."""
    nadia = Mens(mensen.opbouwwerker).ga(f"/aanwezig/{inloop.pk}/").ziet_niet("Onveilig thuis")
    form, alles = nadia.formulier("Rondkomen")
    nadia.verstuur(form, {**alles, "wat": wat}).ziet("Kies wat je wilt tellen")
    assert aantallen(inloop) == {}


@pytest.mark.rij("M66", "M51")
@pytest.mark.parametrize(
    "regel",
    ["Mevrouw Jansen was er weer", "bel 06 12 34 56 78", "BSN 111222333", "Lindehof 12 is vol"],
)
def test_een_regel_waaraan_iemand_te_herkennen_is_wordt_niet_bewaard(
    mensen: Mensen, inloop: Aanwezigheid, regel: str
) -> None:
    nadia = Mens(mensen.opbouwwerker).ga(f"/aanwezig/{inloop.pk}/")
    nadia.druk("Bewaren", opgevallen=regel).ziet("Hieraan is iemand te herkennen")
    nadia.ga(f"/aanwezig/{inloop.pk}/").druk("Bewaren", opgevallen="x" * 141)
    inloop.refresh_from_db()
    assert inloop.opgevallen == ""


@pytest.mark.rij("M66")
def test_twee_collegas_en_een_regel(mensen: Mensen, inloop: Aanwezigheid) -> None:
    handelingen.ga_mee(aanwezigheid_id=inloop.pk, medewerker_id=mensen.collega.medewerker.pk)
    hier = f"/aanwezig/{inloop.pk}/"
    nadia, karel = Mens(mensen.opbouwwerker).ga(hier), Mens(mensen.collega).ga(hier)
    nadia.druk("Bewaren", opgevallen="Er waren veel jonge ouders")
    karel.druk("Bewaren", opgevallen="De koffie was op")
    assert karel.status == 409
    karel.ziet("Er waren veel jonge ouders", "De koffie was op")


@pytest.mark.rij("M66")
def test_plannen_vraagt_een_plek_een_dag_en_een_tijd_die_bestaan(mensen: Mensen) -> None:
    nadia = Mens(mensen.opbouwwerker).ga(NIEUW)
    goed = {"plek": "school", "waar": "De Wilgen", "van": "10:00", "tot": "12:00"}
    lang_geleden = klok.vandaag() - timedelta(days=15)
    for fout, zin in (
        ({"tot": "09:00"}, "Dit is niet later dan het begin."),
        ({"dag": "2026-02-30"}, "Deze dag bestaat niet."),
        ({"dag": f"{lang_geleden:%Y-%m-%d}"}, "Twee weken terug kan nog."),
        ({"dag": "9999-01-01"}, "Hoogstens een jaar vooruit."),
        ({"plek": ""}, "Kies wat voor plek het is."),
        ({"waar": "bij mevrouw Jansen"}, "Hieraan is iemand te herkennen"),
        ({"waar": "x" * 100_000}, "80"),
    ):
        nadia.druk("Op de agenda zetten", **{**goed, **fout}).ziet(zin)
        nadia.ga(NIEUW)
    assert not Aanwezigheid.objects.exists()
    # De straat van een school wijst niemand aan.
    nadia.druk("Op de agenda zetten", **{**goed, "waar": "De Wilgen, Schoolstraat 3"})
    assert Aanwezigheid.objects.get().waar == "De Wilgen, Schoolstraat 3"


@pytest.mark.rij("M66")
def test_een_eerdere_keer_komt_een_week_later_terug(mensen: Mensen, inloop: Aanwezigheid) -> None:
    nadia = Mens(mensen.opbouwwerker).ga(f"/aanwezig/{inloop.pk}/").klik("Volgende week weer")
    nadia.druk("Op de agenda zetten").ziet("De Wilgen")
    assert [een.dag - klok.vandaag() for een in Aanwezigheid.objects.all()] == [
        timedelta(0),
        timedelta(7),
    ]


@pytest.mark.rij("M66")
def test_wat_geteld_is_vervalt_niet(mensen: Mensen, inloop: Aanwezigheid) -> None:
    nadia = Mens(mensen.opbouwwerker).ga(f"/aanwezig/{inloop.pk}/")
    form, alles = nadia.formulier("Gaat niet door")
    handelingen.tel(aanwezigheid_id=inloop.pk, tik=Tik(gesprek=True))
    nadia.verstuur(form, alles).ziet("Er is al geteld")
    morgen = _plan(mensen, dagen=1)
    nadia.ga(f"/aanwezig/{morgen.pk}/").druk("Gaat niet door").ziet("niet meer op de agenda")
    assert Aanwezigheid.objects.get() == inloop


@pytest.mark.rij("M66", "M51")
def test_een_ander_team_ziet_de_agenda_niet_en_wie_niet_in_een_team_werkt_komt_er_niet(
    mensen: Mensen, inloop: Aanwezigheid
) -> None:
    Mens(mensen.anderteam).ga(AGENDA).ziet_niet("De Wilgen")
    assert Mens(mensen.anderteam).ga(f"/aanwezig/{inloop.pk}/").status == 404
    for wie in (mensen.beleid, mensen.fg, mensen.beheer):
        assert Mens(wie).ga(AGENDA).status == 404


@pytest.mark.rij("M28")
def test_de_agenda_kost_evenveel_vragen_hoeveel_er_ook_op_staat(
    mensen: Mensen, tel_statements: Any
) -> None:
    nadia = Mens(mensen.opbouwwerker)
    keren = []
    for erbij in (3, 20):
        for dag in range(erbij):
            handelingen.tel(
                aanwezigheid_id=_plan(mensen, dagen=dag).pk, tik=Tik(gesprek=True, thema="post")
            )
        nadia.ga(AGENDA)
        with tel_statements() as telling:
            nadia.ga(AGENDA)
        keren.append(telling.aantal)
    assert keren[0] == keren[1] <= 12, telling


@pytest.mark.rij("M66", "M51")
def test_tellen_maakt_geen_dossier_en_geen_blik(mensen: Mensen, inloop: Aanwezigheid) -> None:
    blikken = Inzage.objects.count()
    Mens(mensen.opbouwwerker).ga(f"/aanwezig/{inloop.pk}/").druk("Rondkomen")
    assert not Dossier.objects.exists()
    assert Inzage.objects.count() == blikken
    # En er is geen kolom waar een naam in past.
    velden = {veld.name for veld in Telling._meta.fields}
    assert velden == {"id", "aanwezigheid", "wat", "thema", "aantal"}


def test_de_database_zelf_weigert_een_einde_voor_het_begin(mensen: Mensen) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        _plan(mensen, dagen=0, van=time(12), tot=time(10))


def test_een_onbekende_eerdere_keer_is_geen_fout(mensen: Mensen) -> None:
    for als in ("kapot", str(UUID(int=0))):
        assert Mens(mensen.opbouwwerker).ga(f"{NIEUW}?als={als}").status == 200
