"""Twee huishoudens samenvoegen en weer uit elkaar halen, tot op de rij precies."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import router

from nabij.kamers.bewoners import handelingen, overzichten
from nabij.kamers.bewoners.handelingen import GaatNietSamen
from nabij.kamers.bewoners.models import Persoon, Samenvoeging, Zoekwoord
from nabij.kamers.bewoners.regels.dubbel import Woord, paren, zelfde_mensen
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Afscherming, Betrokkenrol, Onderdeel, Recht
from nabij.kamers.poort.models import Betrokkenheid, Dossier, Dossiergang, DossierPersoon
from nabij.kamers.poort.poort import Zicht
from tests.bewoners.maak import MIRA, NieuwAdres, NieuwLid, huishouden, schrijvend
from tests.casus.maak import ALLES
from tests.mensen import Mensen

ANDER_ADRES = NieuwAdres(straat="Klaverhof", postcode="1234ZZ", huisnummer=3, plaats="Lindervaart")
NOOR = NieuwLid(roepnaam="Noor", achternaam="Moerbei", rol="kind")
EIGEN = ("bewoners.Samenvoeging", "bewoners.Tijdlijn", "poort.Dossiergang", "poort.Betrokkenheid")


@pytest.fixture
def twee(mensen: Mensen) -> tuple[UUID, UUID]:
    """Mira staat er twee keer; bij het tweede met Noor, een doel, een contact en Karel."""
    eerste = huishouden(mensen)
    tweede = huishouden(mensen, MIRA, NOOR, adres=ANDER_ADRES)
    with schrijvend(mensen, tweede, delen=ALLES) as zicht:
        handelingen.leg_contact_vast(dossier_id=tweede, soort="gebeld", door=zicht.wie)
        mira = overzichten.mensen(tweede)[0].id
        casus.stel_doel(dossier_id=tweede, tekst="Noor naar zwemles", door=zicht.wie)
        casus.leg_akkoord_vast(
            dossier_id=tweede, persoon_id=mira, naam="Mira", antwoord="eens", door=zicht.wie
        )
        poort_handelingen.betrek(
            dossier_id=tweede,
            account_id=mensen.collega.pk,
            rol=Betrokkenrol.TEAMLID,
            door=zicht.wie,
        )
    return eerste, tweede


def zelfde(mensen: Mensen, blijft: UUID, weg: UUID) -> dict[UUID, UUID]:
    per: list[dict[UUID, Persoon]] = []
    for pk in (blijft, weg):
        with schrijvend(mensen, pk):
            per.append({mens.id: mens.persoon for mens in overzichten.mensen(pk)})
    return zelfde_mensen(*per)


def voeg_samen(mensen: Mensen, blijft: UUID, weg: UUID) -> UUID:
    wie_is_wie = zelfde(mensen, blijft, weg)
    with schrijvend(mensen, blijft) as zicht:
        samen = handelingen.voeg_samen(
            blijft=blijft, weg=weg, zelfde=wie_is_wie, reden="Zelfde Mira.", door=zicht.wie
        )
    return samen.pk


def haal_uit_elkaar(mensen: Mensen, blijft: UUID, samen: UUID) -> Zicht:
    with schrijvend(mensen, blijft) as zicht:
        rij = Samenvoeging.objects.get(pk=samen)
        handelingen.haal_uit_elkaar(samen=rij, reden="Toch niet.", door=zicht.wie)
    return zicht


def alles() -> dict[str, list[dict[str, Any]]]:
    """Elke rij van elke tabel met een dossier of mens erin, behalve het spoor van het samengaan."""
    gevonden: dict[str, list[dict[str, Any]]] = {}
    with poort.systeem(taak="test"):
        for model in apps.get_models():
            if router.db_for_write(model) != "default" or model._meta.label in EIGEN:
                continue
            if model._meta.app_label in ("poort", "bewoners", "casus", "toegang", "consult"):
                rijen = list(model._base_manager.order_by("pk").values())
                if model is Zoekwoord:  # die worden opnieuw gemaakt
                    rijen = sorted(({**rij, "id": 0} for rij in rijen), key=str)
                gevonden[model._meta.label] = rijen
    return gevonden


def toegang() -> set[tuple[UUID, UUID, str, str]]:
    rijen = Betrokkenheid.objects.filter(tot__isnull=True)
    return set(rijen.values_list("dossier_id", "account_id", "rol", "onderdelen"))


@pytest.mark.django_db
@pytest.mark.rij("M19")
def test_alles_gaat_mee_en_komt_precies_terug(mensen: Mensen, twee: tuple[UUID, UUID]) -> None:
    blijft, weg = twee
    voor, toegang_voor = alles(), toegang()

    samen = voeg_samen(mensen, blijft, weg)
    with poort.systeem(taak="test"):
        over = {
            model._meta.label: model._base_manager.filter(dossier=weg).count()
            for model in apps.get_models()
            if any(veld.name == "dossier" for veld in model._meta.fields)
        }
    # Wat achterblijft is het huishouden zelf, wie er al stond, en wie er de regie had
    assert {naam for naam, aantal in over.items() if aantal} == {
        "bewoners.Huishouden",
        "bewoners.Adres",
        "bewoners.Lid",
        "casus.Regie",
        "poort.Betrokkenheid",
        "poort.DossierPersoon",
        "poort.Dossiergang",
    }
    assert alles() != voor

    haal_uit_elkaar(mensen, blijft, samen)
    na = alles()
    for label, rijen in voor.items():
        assert na[label] == rijen, label
    assert toegang() == toegang_voor


@pytest.mark.django_db
@pytest.mark.rij("M19", "M23")
def test_karel_helpt_nu_hier_en_er_is_een_regisseur(
    mensen: Mensen, twee: tuple[UUID, UUID]
) -> None:
    blijft, weg = twee
    voeg_samen(mensen, blijft, weg)

    nu = {(account, rol) for dossier, account, rol, _ in toegang() if dossier == blijft}
    assert (mensen.collega.pk, Betrokkenrol.TEAMLID) in nu
    assert sum(rol == Betrokkenrol.REGISSEUR for _, rol in nu) == 1
    assert not [rij for rij in toegang() if rij[0] == weg]
    with poort.open(
        mensen.verzoek(mensen.collega), blijft, doel="hulp", onderdelen=[Onderdeel.PLAN]
    ) as zicht:
        assert zicht.mag(Recht.LEZEN, Onderdeel.PLAN)
    assert Dossiergang.objects.filter(dossier=weg, soort="opgegaan", naar=str(blijft)).exists()


@pytest.mark.django_db
@pytest.mark.rij("M19")
def test_wat_er_na_het_samenvoegen_aan_vast_kwam_gaat_mee_terug(
    mensen: Mensen, twee: tuple[UUID, UUID]
) -> None:
    blijft, weg = twee
    samen = voeg_samen(mensen, blijft, weg)
    with schrijvend(mensen, blijft, delen=ALLES) as zicht:
        doel = casus_doel(weg_tekst="Noor naar zwemles")
        actie = casus.spreek_actie_af(
            dossier_id=blijft, doel=doel, tekst="Bellen", wie="inwoner", naam="Mira", door=zicht.wie
        )
        los = handelingen.leg_contact_vast(dossier_id=blijft, soort="gebeld", door=zicht.wie)

    haal_uit_elkaar(mensen, blijft, samen)
    with poort.systeem(taak="test"):
        actie.refresh_from_db()
        los.refresh_from_db()
    assert actie.dossier_id == weg
    assert los.dossier_id == blijft


def casus_doel(*, weg_tekst: str) -> Any:
    return apps.get_model("casus.Doel").objects.get(tekst=weg_tekst)


@pytest.mark.django_db
@pytest.mark.rij("M19", "M51")
def test_het_huishouden_neemt_de_hoogste_afscherming_en_geeft_die_terug(
    mensen: Mensen, twee: tuple[UUID, UUID]
) -> None:
    blijft, weg = twee
    with schrijvend(mensen, weg) as zicht:
        noor = next(m.id for m in overzichten.mensen(weg) if m.roepnaam == "Noor")
        handelingen.scherm_persoon_af(
            dossier_id=weg, persoon_id=noor, niveau=Afscherming.ADRES_GEHEIM, door=zicht.wie
        )
    samen = voeg_samen(mensen, blijft, weg)
    assert Dossier.objects.get(pk=blijft).afscherming == Afscherming.ADRES_GEHEIM
    with schrijvend(mensen, blijft) as zicht:
        assert overzichten.kop(zicht).woonplek.geheim
    assert not DossierPersoon.objects.filter(
        dossier=blijft, persoon_id=noor, afscherming=0
    ).exists()

    haal_uit_elkaar(mensen, blijft, samen)
    assert Dossier.objects.get(pk=blijft).afscherming == Afscherming.NORMAAL
    assert Dossier.objects.get(pk=weg).afscherming == Afscherming.ADRES_GEHEIM


@pytest.mark.django_db
@pytest.mark.rij("M19")
def test_wat_dicht_is_of_al_opging_gaat_niet_samen(mensen: Mensen, twee: tuple[UUID, UUID]) -> None:
    blijft, weg = twee
    poort_handelingen.sluit(dossier_id=weg)
    with schrijvend(mensen, blijft) as zicht, pytest.raises(GaatNietSamen, match="afgesloten"):
        handelingen.voeg_samen(blijft=blijft, weg=weg, zelfde={}, reden="x", door=zicht.wie)
    poort_handelingen.heropen(dossier_id=weg)
    samen = voeg_samen(mensen, blijft, weg)
    with schrijvend(mensen, blijft) as zicht, pytest.raises(GaatNietSamen, match="al met een"):
        handelingen.voeg_samen(blijft=blijft, weg=weg, zelfde={}, reden="x", door=zicht.wie)
    haal_uit_elkaar(mensen, blijft, samen)
    with schrijvend(mensen, blijft) as zicht:
        rij = Samenvoeging.objects.get(pk=samen)
    with schrijvend(mensen, blijft), pytest.raises(GaatNietSamen, match="uit elkaar"):
        handelingen.haal_uit_elkaar(samen=rij, reden="x", door=zicht.wie)


A, B, C = sorted(uuid4() for _ in range(3))


def mens(dossier: UUID, naam: str, dag: str) -> list[Woord]:
    pk = uuid4()
    return [Woord(dossier, pk, "achternaam", naam), Woord(dossier, pk, "geboren", dag)]


@pytest.mark.parametrize(
    ("woorden", "verwacht"),
    [
        (mens(A, "moerbei", "19880312") + mens(B, "moerbei", "19880312"), [(A, B)]),
        (mens(A, "moerbei", "1988") + mens(B, "moerbei", "1988"), []),
        (mens(A, "moerbei", "19880312") + mens(B, "braam", "19880312"), []),
        # Naam van de een en dag van de ander is niemand
        (
            mens(A, "moerbei", "19880312")
            + mens(B, "moerbei", "20010101")
            + mens(B, "braam", "19880312"),
            [],
        ),
        ([Woord(A, None, "adres", "1234ab1"), Woord(B, None, "adres", "1234ab1")], []),
        (
            [
                Woord(A, None, "adres", "1234ab1"),
                Woord(B, None, "adres", "1234ab1"),
                *mens(A, "moerbei", "19880312"),
                *mens(B, "moerbei", "20010101"),
            ],
            [(A, B)],
        ),
        ([Woord(pk, uuid4(), "bsn", "merk") for pk in (A, B, C)], [(A, B), (A, C), (B, C)]),
    ],
)  # fmt: skip
def test_twee_gegevens_gelijk_is_misschien_dubbel(
    woorden: list[Woord], verwacht: list[tuple[UUID, UUID]]
) -> None:
    assert paren(woorden) == verwacht
    assert paren(reversed(woorden)) == verwacht


def test_dezelfde_mens_heeft_dezelfde_voornaam_en_dag() -> None:
    def persoon(voornaam: str, achternaam: str, dag: date | None) -> Persoon:
        return Persoon(roepnaam=voornaam, achternaam=achternaam, geboortedatum=dag)

    een, twee_, drie = uuid4(), uuid4(), uuid4()
    hier = {
        een: persoon("Mira", "Moerbei", date(1988, 3, 12)),
        twee_: persoon("Pip", "Moerbei", None),
    }
    daar = {
        drie: persoon("Mira", "Jansen", date(1988, 3, 12)),
        A: persoon("Pip", "Braam", None),
        B: persoon("Mira", "Moerbei", date(1990, 1, 1)),
    }
    assert zelfde_mensen(hier, daar) == {drie: een}
