"""Iets extra vragen, verlengen, loslaten; en een formulier dat het echt vraagt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.db import IntegrityError, transaction

from nabij.fundament import klok
from nabij.fundament.geheugen import vergeet_alles
from nabij.kamers.afspraken import aanmelding, handelingen, overzichten
from nabij.kamers.afspraken.models import Norm, Vereiste, Vereistesoort
from nabij.kamers.afspraken.vereist import MetVereisten

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake() -> Iterator[None]:
    aanmelding.meld_formulier_aan("proef", "Proefformulier", {"telefoon": "Telefoonnummer"})
    yield
    aanmelding._formulieren.pop("proef")


class Proefformulier(MetVereisten):
    formulier_code = "proef"
    vraag = forms.CharField()
    telefoon = forms.CharField(required=False)


def vraag_telefoon(**velden: Any) -> Vereiste:
    gewoon: dict[str, Any] = {
        "soort": Vereistesoort.VERPLICHT_VELD,
        "wat": "proef.telefoon",
        "eigenaar": "Ingrid, beleid",
        "reden": "We willen iedereen kunnen terugbellen.",
        "tikken": 2,
        "door": None,
    }
    return handelingen.vraag_extra(**{**gewoon, **velden})


def over_een_jaar(reis: Any, dagen: int) -> None:
    """Zet de klok vooruit."""
    begin = klok.nu()
    reis.setattr(klok, "nu", lambda: begin + timedelta(days=dagen))
    vergeet_alles()


@pytest.mark.rij("M13")
def test_een_vereiste_maakt_een_veld_echt_verplicht_en_zegt_waarom(intake: None) -> None:
    # Gegeven een formulier waarin alleen de vraag moet
    assert Proefformulier({"vraag": "Hoe zit dat?"}).is_valid()
    # Als de gemeente het telefoonnummer verplicht stelt
    vraag_telefoon()
    # Dan weigert het formulier zonder, in een zin die de reden geeft, en staat die er vooraf bij
    form = Proefformulier({"vraag": "Hoe zit dat?"})
    assert form.errors == {
        "telefoon": ["De gemeente vraagt dit nu: We willen iedereen kunnen terugbellen."]
    }
    assert "Ingrid, beleid" in str(form.fields["telefoon"].help_text)
    assert Proefformulier({"vraag": "Hoe zit dat?", "telefoon": "06"}).is_valid()


@pytest.mark.rij("M58")
def test_na_een_jaar_is_het_veld_vanzelf_weer_vrij(
    intake: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Gegeven een verplicht veld dat niemand verlengt
    vraag_telefoon()
    assert overzichten.verplichte_velden("proef") == {"telefoon"}
    # Als er een jaar voorbij is, dan vraagt niemand er meer om, zonder dat iemand iets deed
    over_een_jaar(monkeypatch, 364)
    assert overzichten.verplichte_velden("proef") == {"telefoon"}
    over_een_jaar(monkeypatch, 2)
    assert overzichten.verplichte_velden("proef") == set()
    assert Proefformulier({"vraag": "Hoe zit dat?"}).is_valid()


@pytest.mark.rij("M58")
def test_langer_dan_een_jaar_weigert_de_database() -> None:
    vandaag = klok.vandaag()
    for tot in (vandaag + timedelta(days=367), None):
        with pytest.raises(IntegrityError), transaction.atomic():
            Vereiste.objects.create(
                soort="verslag", wat="x", eigenaar="a", reden="b", tikken=1, van=vandaag, tot=tot
            )


@pytest.mark.rij("M58")
@pytest.mark.parametrize("leeg", [{"eigenaar": ""}, {"reden": ""}, {"tikken": 0}])
def test_zonder_eigenaar_reden_of_kosten_weigert_de_database(leeg: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        vraag_telefoon(**leeg)


def test_een_vereiste_van_een_team_raakt_een_ander_team_niet(intake: None) -> None:
    eigen, ander = uuid4(), uuid4()
    vraag_telefoon(team_id=eigen)
    assert overzichten.verplichte_velden("proef", eigen) == {"telefoon"}
    assert overzichten.verplichte_velden("proef", ander) == set()
    assert overzichten.verplichte_velden("proef") == set()
    assert not Proefformulier({"vraag": "?"}, team_id=eigen).is_valid()
    assert Proefformulier({"vraag": "?"}, team_id=ander).is_valid()


@pytest.mark.rij("M58")
def test_verlengen_is_een_nieuwe_rij_en_geldt_een_jaar_vanaf_vandaag(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    oud = vraag_telefoon()
    over_een_jaar(monkeypatch, 300)
    nieuw = handelingen.verleng(vereiste=oud, door=None, reden="Het helpt nog.")
    oud.refresh_from_db()
    assert nieuw.volgt_op == oud
    assert (oud.tot, nieuw.van) == (klok.vandaag(), klok.vandaag())
    assert nieuw.reden == "Het helpt nog."
    assert oud.reden == "We willen iedereen kunnen terugbellen."
    assert [een.pk for een in overzichten.vereisten()] == [nieuw.pk]
    with pytest.raises(handelingen.NietMeer):
        handelingen.verleng(vereiste=oud, door=None)


def test_wat_vanzelf_ophield_kan_weer_gaan_gelden(monkeypatch: pytest.MonkeyPatch) -> None:
    oud = vraag_telefoon()
    over_een_jaar(monkeypatch, 500)
    einde = oud.tot
    nieuw = handelingen.verleng(vereiste=oud, door=None)
    oud.refresh_from_db()
    assert oud.tot == einde
    assert nieuw.van == klok.vandaag()


@pytest.mark.rij("M58")
def test_loslaten_geldt_meteen_en_is_tien_minuten_terug_te_draaien(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vereiste = vraag_telefoon()
    handelingen.trek_in(vereiste=vereiste, door=None)
    assert overzichten.vereisten() == []
    handelingen.draai_intrekken_terug(vereiste=vereiste)
    assert len(overzichten.vereisten()) == 1

    handelingen.trek_in(vereiste=vereiste, door=None)
    begin = klok.nu()
    monkeypatch.setattr(klok, "nu", lambda: begin + timedelta(minutes=11))
    with pytest.raises(handelingen.NietMeer):
        handelingen.draai_intrekken_terug(vereiste=vereiste)


def test_een_norm_heeft_elke_dag_een_getal_ook_vroeger() -> None:
    assert overzichten.norm("weken_zonder_contact") == 6
    handelingen.stel_norm_vast(
        code="weken_zonder_contact",
        waarde=4,
        wie="Sanne, teamleider",
        waarom="Zes weken duurt te lang.",
        van=date(2025, 1, 1),
    )
    assert overzichten.norm("weken_zonder_contact", date(2024, 12, 31)) == 6
    assert overzichten.norm("weken_zonder_contact", date(2025, 1, 1)) == 4
    assert overzichten.norm("weken_zonder_contact") == 4
    with pytest.raises(overzichten.OnbekendeAfspraak):
        overzichten.norm("bestaat_niet")


def test_twee_getallen_tegelijk_weigert_de_database() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Norm.objects.create(
            code="weken_zonder_contact", naam="x", waarde=1, eenheid="weken", wie="a", waarom="b"
        )
