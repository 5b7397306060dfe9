"""De poort: wie erbij mag, in welke volgorde, en dat elke weg eromheen dicht is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_id
from nabij.kamers.account.models import Account, Post
from nabij.kamers.bewoners.models import Huishouden, Lid, Persoon
from nabij.kamers.poort import handelingen, poort
from nabij.kamers.poort.begrippen import (
    Afscherming,
    Betrokkenrol,
    Doel,
    DossierSoort,
    Noodreden,
    Onderdeel,
    Recht,
    Relatie,
)
from nabij.kamers.poort.logboek.models import Inzage, InzageBetrokkene
from nabij.kamers.poort.logboek.schrijven import LogboekDicht
from nabij.kamers.poort.models import Betrokkenheid, Dossier, Seintje
from nabij.kamers.poort.wachter import GeenToegang, PoortDicht
from nabij.kamers.team.models import EigenAdres
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])

NAAM_EN_MENSEN = [Onderdeel.NAAM, Onderdeel.MENSEN]


def maak_huishouden(mensen: Mensen, naam: str = "Moerbei") -> Dossier:
    """Gegeven: een huishouden met een mens, waarvan teamlid regisseur is."""
    verzoek = mensen.verzoek(mensen.teamlid)
    with poort.nieuw(
        verzoek,
        soort=DossierSoort.HUISHOUDEN,
        team_id=mensen.oost.pk,
        doel=Doel.HULP,
        rol=Betrokkenrol.REGISSEUR,
    ) as zicht:
        persoon = Persoon.objects.create(roepnaam="Mira", achternaam=naam)
        handelingen.zet_persoon(
            dossier_id=zicht.dossier.pk,
            persoon_id=persoon.pk,
            onderdeel=Onderdeel.MENSEN,
            naamdrager=True,
        )
        Huishouden.objects.create(dossier=zicht.dossier, naam=naam)
        Lid.objects.create(dossier=zicht.dossier, persoon=persoon, rol="alleen")
    return zicht.dossier


def open_voor(mensen: Mensen, account: Any, dossier: Dossier, recht: Recht = Recht.LEZEN) -> Any:
    return poort.open(
        mensen.verzoek(account), dossier.pk, doel=Doel.HULP, onderdelen=NAAM_EN_MENSEN, recht=recht
    )


@pytest.mark.rij("M51")
def test_wie_betrokken_is_leest_en_het_staat_in_het_logboek(mensen: Mensen) -> None:
    dossier = maak_huishouden(mensen)
    with open_voor(mensen, mensen.teamlid, dossier) as zicht:
        assert [p.roepnaam for p in Persoon.objects.all()] == ["Mira"]
        persoon = Persoon.objects.get()
    blik = Inzage.objects.latest("pk")
    assert (blik.actie, blik.uitkomst, blik.dossier_id) == ("openen", "gegeven", dossier.pk)
    assert blik.actor_id == str(mensen.teamlid.pk)
    assert zicht.mijn_rol == "regisseur"
    gezien = InzageBetrokkene.objects.filter(inzage=blik).values_list("persoon_id", flat=True)
    assert list(gezien) == [persoon.pk]


@pytest.mark.rij("M51")
@pytest.mark.parametrize(
    "vreemde",
    ["anderteam", "collega", "jeugdteam", "opbouwwerker", "beleid", "fg", "beheer"],
)
def test_een_vreemde_ziet_niets_en_ook_dat_staat_in_het_logboek(
    mensen: Mensen, vreemde: str
) -> None:
    dossier = maak_huishouden(mensen)
    with pytest.raises(GeenToegang), open_voor(mensen, getattr(mensen, vreemde), dossier):
        pytest.fail("de poort ging open")
    blik = Inzage.objects.latest("pk")
    assert (blik.uitkomst, blik.dossier_id, blik.aantal) == ("geweigerd", dossier.pk, 0)


def test_een_onbekend_dossier_geeft_hetzelfde_antwoord(mensen: Mensen) -> None:
    with (
        pytest.raises(GeenToegang),
        poort.open(
            mensen.verzoek(mensen.teamlid), nieuw_id(), doel=Doel.HULP, onderdelen=NAAM_EN_MENSEN
        ),
    ):
        pytest.fail("de poort ging open")


@pytest.mark.rij("M51")
def test_zonder_open_poort_is_elke_weg_dicht(mensen: Mensen) -> None:
    maak_huishouden(mensen)
    with pytest.raises(PoortDicht):
        Persoon.objects.count()
    with pytest.raises(PoortDicht):
        Persoon(roepnaam="Stiekem").save()
    with pytest.raises(PoortDicht):
        list(Persoon._base_manager.all())
    with pytest.raises(PoortDicht), connection.cursor() as cursor:
        cursor.execute("SELECT roepnaam FROM bewoners_persoon")
    with pytest.raises(PoortDicht):
        list(Dossier.objects.filter(huishouden__naam="Moerbei"))


@pytest.mark.rij("M51")
@pytest.mark.parametrize(
    "sql",
    [
        "select roepnaam from bewoners_persoon",
        "-- stil\nSELECT roepnaam FROM bewoners_persoon",
        "/* stil */ (SELECT roepnaam FROM Bewoners_Persoon)",
        "EXPLAIN SELECT roepnaam FROM bewoners_persoon",
    ],
)
def test_ook_anders_geschreven_sql_leest_niets(mensen: Mensen, sql: str) -> None:
    with pytest.raises(PoortDicht), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.rij("M51")
def test_een_verwijzing_of_verversen_gaat_niet_naar_een_ander_dossier(mensen: Mensen) -> None:
    mijn, ander = maak_huishouden(mensen), maak_huishouden(mensen, "Tamarinde")
    verzoek = mensen.verzoek(mensen.teamlid)
    with poort.open(verzoek, ander.pk, doel=Doel.HULP, onderdelen=NAAM_EN_MENSEN):
        lid = Lid.objects.get()
    with open_voor(mensen, mensen.teamlid, mijn):
        with pytest.raises(Persoon.DoesNotExist):
            lid.persoon  # noqa: B018 - het lezen zelf is de proef
        with pytest.raises(Lid.DoesNotExist):
            lid.refresh_from_db()
        assert not Persoon._base_manager.filter(pk=lid.persoon_id).exists()


def test_een_ander_deel_of_ander_dossier_blijft_dicht(mensen: Mensen) -> None:
    mijn, ander = maak_huishouden(mensen), maak_huishouden(mensen, "Tamarinde")
    verzoek = mensen.verzoek(mensen.teamlid)
    with poort.open(verzoek, mijn.pk, doel=Doel.HULP, onderdelen=[Onderdeel.NAAM]):
        assert [h.naam for h in Huishouden.objects.all()] == ["Moerbei"]
        assert not Huishouden.objects.filter(pk=ander.pk).exists()
        with pytest.raises(PoortDicht):
            Persoon.objects.count()
        with pytest.raises(PoortDicht):
            Huishouden.objects.update(naam="Anders")


def test_schrijven_vraagt_het_recht_en_weghalen_kan_niemand(mensen: Mensen) -> None:
    dossier = maak_huishouden(mensen)
    with open_voor(mensen, mensen.teamlid, dossier, Recht.SCHRIJVEN):
        Persoon.objects.update(taal="Nederlands")
        with pytest.raises(PoortDicht):
            Persoon.objects.get().delete()
        with pytest.raises(PoortDicht):
            Persoon.objects.all().delete()


@pytest.mark.rij("M51")
def test_zonder_logboek_wordt_er_niets_getoond(
    mensen: Mensen, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = maak_huishouden(mensen)

    def kapot(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError("schijf vol")

    monkeypatch.setattr(Inzage, "save", kapot)
    with pytest.raises(LogboekDicht), open_voor(mensen, mensen.teamlid, dossier):
        pytest.fail("de poort ging open zonder logboek")
    with pytest.raises(PoortDicht):
        Persoon.objects.count()


def test_openen_kost_vier_vragen_en_twee_regels(mensen: Mensen, tel_statements: Any) -> None:
    dossier = maak_huishouden(mensen)
    verzoek = mensen.verzoek(mensen.teamlid)
    with (
        tel_statements() as telling,
        poort.open(verzoek, dossier.pk, doel=Doel.HULP, onderdelen=NAAM_EN_MENSEN),
    ):
        pass
    assert telling.aantal == 5, str(telling)


@pytest.mark.rij("M18")
def test_een_specialist_ziet_alleen_het_genoemde_deel(mensen: Mensen) -> None:
    dossier = maak_huishouden(mensen)
    handelingen.betrek(
        dossier_id=dossier.pk,
        account_id=mensen.specialist.pk,
        rol=Betrokkenrol.SPECIALIST,
        door=mensen.wie(mensen.teamlid),
        onderdelen=[Onderdeel.PLAN],
        tot=klok.nu() + timedelta(weeks=6),
    )
    with open_voor(mensen, mensen.specialist, dossier) as zicht:
        assert zicht.onderdelen == {Onderdeel.NAAM}
        with pytest.raises(PoortDicht):
            Persoon.objects.count()


@pytest.mark.rij("M25")
def test_een_vervanger_kan_erbij_zolang_het_duurt(mensen: Mensen) -> None:
    dossier = maak_huishouden(mensen)
    morgen = klok.vandaag() + timedelta(days=1)
    vervanging = handelingen.neem_waar(
        voor=mensen.teamlid.pk,
        door=mensen.collega.pk,
        van=klok.vandaag(),
        tot=morgen,
        gegeven=mensen.wie(mensen.teamleider),
    )
    with open_voor(mensen, mensen.collega, dossier, Recht.SCHRIJVEN) as zicht:
        assert zicht.relaties == {Relatie.VERVANGER}
    assert Inzage.objects.latest("pk").namens == str(mensen.teamlid.pk)
    gegeven = Inzage.objects.get(regel="vervanger")
    assert (gegeven.object_id, gegeven.namens) == (str(mensen.collega.pk), str(mensen.teamlid.pk))
    handelingen.trek_vervanging_in(vervanging_id=vervanging.pk)
    with pytest.raises(GeenToegang), open_voor(mensen, mensen.collega, dossier):
        pytest.fail("de vervanging was voorbij")


def _neemt_waar(mensen: Mensen, *, voor: Any, door: Any) -> None:
    handelingen.neem_waar(
        voor=voor.pk,
        door=door.pk,
        van=klok.vandaag(),
        tot=klok.vandaag() + timedelta(days=1),
        gegeven=mensen.wie(mensen.teamleider),
    )


@pytest.mark.rij("M25", "M51")
def test_wie_waarneemt_erft_de_noodknop_niet(mensen: Mensen) -> None:
    dossier = maak_huishouden(mensen)
    handelingen.noodknop(
        mensen.verzoek(mensen.anderteam),
        dossier_id=dossier.pk,
        reden=Noodreden.GEVAAR,
        toelichting="Buren horen gegil.",
    )
    _neemt_waar(mensen, voor=mensen.anderteam, door=mensen.specialist)
    for recht in (Recht.LEZEN, Recht.SCHRIJVEN):
        with pytest.raises(GeenToegang), open_voor(mensen, mensen.specialist, dossier, recht):
            pytest.fail("de noodknop is van wie haar gebruikte")
    with poort.lijst(
        mensen.verzoek(mensen.specialist), doel=Doel.WERKLIJST, relaties=[Relatie.VERVANGER]
    ) as lijst:
        assert lijst.ids == []


@pytest.mark.rij("M25", "M51")
def test_een_lijst_geeft_wie_waarneemt_niet_meer_dan_de_pagina(mensen: Mensen) -> None:
    dossier = maak_huishouden(mensen)
    handelingen.betrek(
        dossier_id=dossier.pk,
        account_id=mensen.specialist.pk,
        rol=Betrokkenrol.SPECIALIST,
        door=mensen.wie(mensen.teamlid),
        onderdelen=[Onderdeel.PLAN],
    )
    _neemt_waar(mensen, voor=mensen.specialist, door=mensen.collega)
    with poort.lijst(
        mensen.verzoek(mensen.collega),
        doel=Doel.WERKLIJST,
        relaties=[Relatie.VERVANGER],
        onderdelen=NAAM_EN_MENSEN,
    ) as lijst:
        assert lijst.ids == [dossier.pk]
        with pytest.raises(PoortDicht):
            Persoon.objects.count()


def test_een_vraag_gaat_maar_een_keer_op(mensen: Mensen) -> None:
    een, ander = maak_huishouden(mensen), maak_huishouden(mensen, "Tamarinde")
    vraag = Dossier.objects.create(soort=DossierSoort.VRAAG, team=mensen.oost)
    door = mensen.wie(mensen.teamlid)
    handelingen.neem_op(vraag_id=vraag.pk, huishouden_id=een.pk, door=door)
    with pytest.raises(GeenToegang):
        handelingen.neem_op(vraag_id=vraag.pk, huishouden_id=ander.pk, door=door)
    vraag.refresh_from_db()
    assert vraag.opgegaan_in_id == een.pk


@pytest.mark.rij("M51")
def test_niemand_opent_het_eigen_huishouden(mensen: Mensen) -> None:
    dossier = maak_huishouden(mensen)
    Dossier.objects.filter(pk=dossier.pk).update(adres_merk="a" * 64)
    EigenAdres.objects.create(medewerker=mensen.teamlid.medewerker, merk="a" * 64)
    with pytest.raises(GeenToegang), open_voor(mensen, mensen.teamlid, dossier):
        pytest.fail("het eigen huishouden ging open")
    assert handelingen.kaartje(mensen.verzoek(mensen.teamlid), dossier_id=dossier.pk) is None


@pytest.mark.rij("M51")
@pytest.mark.parametrize(
    ("niveau", "ziet_kaartje"),
    [
        (Afscherming.NORMAAL, True),
        (Afscherming.OP_NAAM, True),
        (Afscherming.ADRES_GEHEIM, True),
        (Afscherming.BESTAAN_VERBORGEN, False),
    ],
)
def test_kaartje_per_afscherming(mensen: Mensen, niveau: Afscherming, ziet_kaartje: bool) -> None:
    dossier = maak_huishouden(mensen)
    persoon_id = dossier.personen.get().persoon_id
    handelingen.scherm_af(
        dossier_id=dossier.pk,
        persoon_id=persoon_id,
        niveau=niveau,
        door=mensen.wie(mensen.teamlid),
    )
    kaartje = handelingen.kaartje(mensen.verzoek(mensen.anderteam), dossier_id=dossier.pk)
    assert (kaartje is not None) == ziet_kaartje
    if kaartje:
        assert (kaartje.teamnaam, kaartje.telefoon) == ("Buurtteam Oost", "010 123 45 67")
        assert Seintje.objects.get().voor == mensen.teamlid
    assert Inzage.objects.latest("pk").actie == "kaartje"


@pytest.mark.rij("M51")
def test_de_noodknop_opent_een_dag_en_wordt_gemeld(mensen: Mensen) -> None:
    dossier = maak_huishouden(mensen)
    verzoek = mensen.verzoek(mensen.anderteam)
    Account.objects.filter(pk=mensen.fg.pk).update(email="fg@lindervaart.example")
    handelingen.noodknop(
        verzoek, dossier_id=dossier.pk, reden=Noodreden.GEVAAR, toelichting="Buren horen gegil."
    )
    with open_voor(mensen, mensen.anderteam, dossier) as zicht:
        assert not zicht.mag(Recht.SCHRIJVEN, Onderdeel.MENSEN)
    assert Inzage.objects.latest("pk").noodknop
    assert Post.objects.get().account == mensen.fg
    ontvangers = set(Seintje.objects.values_list("voor__inlognaam", flat=True))
    assert ontvangers == {"teamlid", "teamleider", "fg"}
    Betrokkenheid.objects.filter(rol=Betrokkenrol.NOODKNOP).update(
        van=klok.nu() - timedelta(hours=25), tot=klok.nu() - timedelta(hours=1)
    )
    with pytest.raises(GeenToegang), open_voor(mensen, mensen.anderteam, dossier):
        pytest.fail("de noodknop was voorbij")


@pytest.mark.rij("M25")
def test_de_teamleider_ziet_namen_en_geen_inhoud(mensen: Mensen) -> None:
    dossier = maak_huishouden(mensen)
    with poort.lijst(
        mensen.verzoek(mensen.teamleider), doel=Doel.OVERZICHT, relaties=[Relatie.LEIDER]
    ) as lijst:
        assert lijst.ids == [dossier.pk]
        assert [h.naam for h in Huishouden.objects.all()] == ["Moerbei"]
        with pytest.raises(PoortDicht):
            Persoon.objects.count()
    with open_voor(mensen, mensen.teamleider, dossier) as zicht:
        assert zicht.onderdelen == {Onderdeel.NAAM}


def test_een_lijst_telt_af_en_noemt_wie_de_naam_draagt(mensen: Mensen) -> None:
    dossiers = {maak_huishouden(mensen, f"Naam{n}").pk for n in range(4)}
    with poort.lijst(
        mensen.verzoek(mensen.teamlid),
        doel=Doel.WERKLIJST,
        relaties=[Relatie.BETROKKEN, Relatie.VERVANGER],
        maximum=3,
    ) as lijst:
        assert lijst.meer
        assert set(lijst.ids) < dossiers
    blik = Inzage.objects.latest("pk")
    assert (blik.aantal, blik.betrokkenen.count()) == (3, 3)
    with poort.lijst(
        mensen.verzoek(mensen.anderteam),
        doel=Doel.WERKLIJST,
        relaties=[Relatie.BETROKKEN, Relatie.VERVANGER],
    ) as leeg:
        assert leeg.dossiers == []


@pytest.mark.rij("M01")
def test_wie_dienst_heeft_ziet_wat_niemand_oppakte(mensen: Mensen) -> None:
    with poort.nieuw(
        mensen.verzoek(None),
        soort=DossierSoort.VRAAG,
        team_id=mensen.oost.pk,
        doel=Doel.NIEUWE_VRAAG,
    ) as zicht:
        vraag = zicht.dossier

    def wachtend(account: Any) -> list[Any]:
        with poort.lijst(
            mensen.verzoek(account),
            doel=Doel.WACHTEND,
            relaties=[Relatie.DIENST],
            onderdelen=[Onderdeel.VRAAG],
        ) as lijst:
            return lijst.ids

    assert wachtend(mensen.teamlid) == [vraag.pk]
    gezien = InzageBetrokkene.objects.filter(inzage=Inzage.objects.latest("pk"))
    assert [rij.persoon_id for rij in gezien] == [vraag.pk]
    assert wachtend(mensen.teamleider) == [vraag.pk]
    assert wachtend(mensen.collega) == []
    assert wachtend(mensen.anderteam) == []
    handelingen.betrek(
        dossier_id=vraag.pk,
        account_id=mensen.teamlid.pk,
        rol=Betrokkenrol.AANSPREEKPUNT,
        door=mensen.wie(mensen.teamlid),
    )
    assert wachtend(mensen.teamlid) == []


def test_een_eerste_tegelijk(mensen: Mensen) -> None:
    dossier = maak_huishouden(mensen)
    handelingen.betrek(
        dossier_id=dossier.pk,
        account_id=mensen.collega.pk,
        rol=Betrokkenrol.REGISSEUR,
        door=mensen.wie(mensen.teamlid),
    )
    lopend = Betrokkenheid.objects.filter(dossier=dossier, tot__isnull=True)
    assert [b.account for b in lopend] == [mensen.collega]


def test_systeem_en_telling_staan_in_het_logboek(mensen: Mensen) -> None:
    maak_huishouden(mensen)
    with poort.systeem(taak="nacht"):
        assert Persoon.objects.count() == 1
    assert Inzage.objects.latest("pk").aantal == 1
    telling = poort.tel(
        mensen.verzoek(mensen.collega),
        team_id=mensen.oost.pk,
        onderdelen=[Onderdeel.NAAM],
        telling=lambda: {"huishoudens": Huishouden.objects.count()},
    )
    assert telling == {"huishoudens": 1}
    with pytest.raises(GeenToegang):
        poort.tel(
            mensen.verzoek(mensen.anderteam),
            team_id=mensen.oost.pk,
            onderdelen=[Onderdeel.NAAM],
            telling=lambda: {"huishoudens": Huishouden.objects.count()},
        )


def test_een_telling_noemt_geen_duizend_sleutels(mensen: Mensen) -> None:
    """Een team heeft er zo tienduizend: de database zoekt ze zelf. Een ander team telt niet mee."""
    for _ in range(3):
        maak_huishouden(mensen)
    Dossier.objects.filter(pk=maak_huishouden(mensen).pk).update(team=mensen.west)
    mee: list[int] = []

    def onthoud(execute: Any, sql: str, params: Any, many: bool, ctx: Any) -> Any:
        mee.append(len(params or ()))
        return execute(sql, params, many, ctx)

    def telling() -> dict[str, int]:
        with connection.execute_wrapper(onthoud):
            huizen = Huishouden.objects.count()
            with pytest.raises(PoortDicht):
                Persoon.objects.count()
        return {"huishoudens": huizen}

    verzoek = mensen.verzoek(mensen.collega)
    kort = poort.tel(verzoek, team_id=mensen.oost.pk, onderdelen=[Onderdeel.NAAM], telling=telling)
    assert kort == {"huishoudens": 3}
    assert mee == [1]
