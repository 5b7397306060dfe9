"""Elke eerste dinsdag een inloop met De Vliet: de agenda schuift, en niemand wordt genoteerd (V02).

De patronen waar de inloop uit komt en het effect na 26 weken hebben hun eigen verhaal.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.kaart.models import Aanbod
from nabij.kamers.opbouw import handelingen
from nabij.kamers.opbouw.models import Aanwezigheid, Initiatief, Keer
from nabij.kamers.opbouw.regels import Bezoek
from nabij.kamers.poort.models import Dossier
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db
NIEUW = "/samen/initiatieven/nieuw/"
INLOOP = {
    "naam": "Inloop huurtoeslag",
    "doel": "Samen uitrekenen of huurtoeslag kan",
    "vorm": "inloop",
    "partners": "woningcorporatie De Vliet",
    "plek": "buurthuis",
    "waar": "De Wilgen",
    "dag": "2026-12-01",
    "van": "10:00",
    "tot": "12:00",
    "herhaal": "maand",
    "tot_en_met": "2027-11-30",
    "op_vrije_dag": "later",
    "themas": "toeslagen",
    "uitnodiging": "Kom langs met uw huurbrief. We rekenen het samen uit.",
}


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


def begin(mensen: Mensen, tijd: Any, adres: str = NIEUW) -> Mens:
    """Gegeven Nadia, die met De Vliet een inloop begint, elke eerste dinsdag."""
    tijd.move_to("2026-11-30 09:00:00+01:00", tick=False)
    return Mens(mensen.opbouwwerker).ga(adres).druk("Beginnen", **INLOOP)


@pytest.mark.rij("M31", "M35")
def test_elke_eerste_dinsdag_en_de_agenda_schuift_zelf(mensen: Mensen, time_machine: Any) -> None:
    # Gegeven een gesprekspunt dat het team samen oppakt
    patroon = uuid4()
    nadia = begin(mensen, time_machine, f"{NIEUW}?patroon={patroon}&thema=toeslagen")
    nadia.ziet("Inloop huurtoeslag", "elke eerste dinsdag van de maand, 10.00 tot 12.00 uur")
    een = Initiatief.objects.get()
    assert een.patroon == patroon

    # Dan staan de dagen op de agenda, op de eerste dinsdag van de maand
    dagen = sorted(Aanwezigheid.objects.values_list("dag", flat=True))
    assert len(dagen) == 12
    assert dagen[:5] == [
        date(2026, 12, 1), date(2027, 1, 5), date(2027, 2, 2), date(2027, 3, 2), date(2027, 4, 6),
    ]  # fmt: skip
    # En in de agenda van wie gaat, met een link
    nadia.ga("/aanwezig/").ziet("De Wilgen").druk("Maak een link")
    # En Joke leest waar het is, en gaat mee
    Mens(mensen.teamlid).ga("/aanwezig/").druk("Ik ga mee").ziet("Joke Visser, Nadia Kok")
    # En op papier staat wat bewoners moeten weten
    nadia.ga(f"/samen/initiatieven/{een.pk}/uitnodiging/")
    nadia.ziet("We rekenen het samen uit", "Wij schrijven niet op wie er komt", "De Vliet")


@pytest.mark.rij("M31")
def test_valt_de_eerste_dinsdag_op_een_feestdag_dan_schuift_die_keer(
    mensen: Mensen, time_machine: Any
) -> None:
    # 5 mei 2026 is Bevrijdingsdag, en een dinsdag
    time_machine.move_to("2026-03-30 09:00:00+02:00", tick=False)
    velden = {**INLOOP, "dag": "2026-04-07", "tot_en_met": "2026-07-31"}
    nadia = Mens(mensen.opbouwwerker).ga(NIEUW).druk("Beginnen", **velden)
    nadia.ziet("dinsdag 5 mei is 5 mei: het wordt woensdag 6 mei")
    dagen = sorted(Aanwezigheid.objects.values_list("dag", flat=True))
    assert dagen == [date(2026, 4, 7), date(2026, 5, 6), date(2026, 6, 2), date(2026, 7, 7)]


@pytest.mark.rij("M31", "M34", "M24")
def test_het_staat_op_de_sociale_kaart_tot_het_stopt(mensen: Mensen, time_machine: Any) -> None:
    nadia = begin(mensen, time_machine)
    buiten = Mens(None).ga("/sociale-kaart/?q=huurtoeslag").ziet("Inloop huurtoeslag")
    buiten.klik("Inloop huurtoeslag").ziet("We rekenen het samen uit", "elke eerste dinsdag")
    assert Aanbod.objects.get().kring == "collectief"

    # Als het stopt, dan met een zin over wat het bracht, en is het van de kaart en de agenda
    nadia.klik("Stoppen").druk("Stoppen", bracht="Wie nooit kwam, kwam nu wel")
    nadia.ziet("Wat het bracht", "Wie nooit kwam, kwam nu wel")
    buiten.ga("/sociale-kaart/?q=huurtoeslag").ziet_niet("Inloop huurtoeslag")
    assert not Aanwezigheid.objects.exists()


@pytest.mark.rij("M31", "M35")
def test_bezoekers_worden_geteld_en_nooit_genoteerd(mensen: Mensen, time_machine: Any) -> None:
    begin(mensen, time_machine)
    time_machine.move_to("2026-12-01 10:05:00+01:00", tick=False)
    nadia = Mens(mensen.opbouwwerker).ga("/samen/initiatieven/").klik("Tellen")
    nadia.druk("Een bezoeker").ziet("Geteld.", "Bezoekers: 1")
    nadia.druk("Voor het eerst hier").ziet("Bezoekers: 2", "Voor het eerst hier: 1")
    nadia.druk("Fijn").ziet("Fijn: 1")
    # Een tik te veel gaat er weer af
    nadia.druk("Voor het eerst hier").druk("Ongedaan maken").ziet("Bezoekers: 2")

    # Na een half jaar staan er veertig die nooit eerder kwamen
    for keer in Keer.objects.all()[:6]:
        for _nu in range(7):
            handelingen.tel_bezoek(keer=keer, bezoek=Bezoek.EERSTE)
    een = Initiatief.objects.get()
    nadia.ga(f"/samen/initiatieven/{een.pk}/").ziet("In 6 keer:", "43 voor het eerst hier")
    # En wie het waren staat nergens: geen dossier, en geen rij per bezoeker
    assert not Dossier.objects.exists()
    assert Keer.objects.count() == 12


@pytest.mark.rij("M31")
def test_tellen_doet_wie_er_was_en_niet_vooraf(mensen: Mensen, time_machine: Any) -> None:
    begin(mensen, time_machine)
    keer = Keer.objects.first()
    assert keer is not None
    adres = f"/samen/initiatieven/keer/{keer.pk}/"
    for wie, dag in ((mensen.opbouwwerker, "2026-11-30"), (mensen.teamlid, "2026-12-01")):
        time_machine.move_to(f"{dag} 10:05:00+01:00", tick=False)
        mens = Mens(wie).ga(adres).ziet("door wie er was")
        mens.client.post(f"{adres}tel/", {"sleutel": nieuw_token(), "wat": "bezoeker"})
    keer.refresh_from_db()
    assert keer.bezoekers == 0
    # Een ander team telt hier niet, en begint hier niets
    assert Mens(mensen.anderteam).ga(adres).status == 404
    assert Mens(mensen.teamlid).ga(NIEUW).status == 404
    assert klok.vandaag() == date(2026, 12, 1)
