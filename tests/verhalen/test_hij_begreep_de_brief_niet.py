"""V04 Hij begreep de brief niet: van een vraag zonder naam naar een tijd meekijken.

Valkuil: nergens wordt iets een kenmerk van Dennis; wegtikken kost een tik en telt nergens mee;
wie erbij komt ziet alleen het genoemde stuk, en na de einddag niets.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.apps import apps

from nabij.fundament import klok
from nabij.kamers.bewoners.handelingen import NieuwLid
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.poort.begrippen import GEWONE_DELEN
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Betrokkenheid, Seintje
from nabij.kamers.poort.poort import systeem
from nabij.kamers.team.models import Deskundigheid, Kennis
from nabij.opslag.privacy import verklaringen
from tests.bewoners.maak import huishouden, schrijvend
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M18", "M17", "M60"),
]

DENNIS = NieuwLid(
    roepnaam="Dennis", achternaam="Kok", geboortedatum=date(1999, 4, 17), geslacht="1",
    rol="alleen",
)  # fmt: skip
ZIN = "Overweeg iemand met LVB-kennis, omdat afspraken herhaald anders begrepen lijken."
VRAAG = "Een man van 27 mist afspraken bij schuldhulp. Brieven lijken niet te landen. Hoe verder?"
ANTWOORD = "Plaatjes, een stap per keer, en steeds op dezelfde tijd."


@pytest.fixture
def dennis(mensen: Mensen) -> UUID:
    """Het huishouden van Dennis; Femke is regisseur. Ruud weet van LVB."""
    pk = huishouden(mensen, DENNIS, door=mensen.anderteam, team=mensen.west)
    lvb = Deskundigheid.objects.create(code="lvb", naam="LVB")
    Kennis.objects.create(medewerker=mensen.specialist.medewerker, deskundigheid=lvb)
    with schrijvend(mensen, pk, mensen.anderteam, sorted(GEWONE_DELEN - {"naam"})) as zicht:
        casus.stel_doel(dossier_id=pk, tekst="Geen boetes meer", van_wie="Dennis", door=zicht.wie)
    return pk


def na_het_gesprek(mensen: Mensen, pk: UUID) -> Mens:
    """Femke schrijft het gesprek op en tikt daarna aan wat haar opviel."""
    femke = Mens(mensen.anderteam).ga(f"/huishoudens/{pk}/gesprek/")
    femke.druk("Bewaren", verslag="Hij kwam voor de derde keer op de verkeerde dag.")
    femke.klik("Viel er iets op?")
    form, velden = femke.formulier("Bewaren")
    return femke.verstuur(form, {**velden, "wat": ["anders_begrepen"]})


def test_van_een_vraag_zonder_naam_naar_zes_weken_meekijken(mensen: Mensen, dennis: UUID) -> None:
    # Als Femke aantikt wat in het gesprek opviel, dan vraagt het scherm
    femke = na_het_gesprek(mensen, dennis).ziet(ZIN, "Hoe leg ik het uit zodat het blijft hangen")

    # Als zij zonder naam vraagt en een geboortedatum mee plakt, dan wijst het veld die aan
    femke.klik("Vraag een collega")
    femke.druk("Vragen", tekst=f"{VRAAG} Geboren 17-04-1999.", aan=femke.optie("Ruud Post (LVB)"))
    femke.ziet("Hieraan is iemand te herkennen: een geboortedatum.", VRAAG)
    assert "<mark>17-04-1999</mark>" in femke.html
    assert Betrokkenheid.objects.filter(account=mensen.specialist).count() == 0

    # En haalt zij die weg, dan gaat de vraag naar Ruud
    femke.druk("Vragen", tekst=VRAAG, aan=femke.optie("Ruud Post (LVB)"))
    ruud = Mens(mensen.specialist).ga("/mijn-dag/").ziet("Een collega vraagt je mee te denken")
    ruud.klik("Een collega vraagt je mee te denken").ziet(VRAAG).ziet_niet("Dennis", "Kok")

    # Ruud antwoordt op dezelfde plek, en ziet niets van het huishouden
    ruud.druk("Antwoorden", antwoord=ANTWOORD).ziet(ANTWOORD)
    assert ruud.ga(f"/huishoudens/{dennis}/").status == 404
    femke.ga("/mijn-dag/").klik("Er is antwoord op je vraag").ziet(ANTWOORD)
    femke.druk("We kunnen zelf verder").ziet("Klaar. Dank je collega.")

    # Week 2: met Dennis' ja kijkt Ruud zes weken mee met een stuk
    with time_machine.travel(klok.nu() + timedelta(weeks=1)):
        femke.meld_aan().ga(f"/huishoudens/{dennis}/").klik("Een collega erbij halen")
        femke.klik("Een tijd meekijken")
        form, velden = femke.formulier(
            "Vragen", tekst="Wil je helpen de brieven in plaatjes te zetten?",
            aan=femke.optie("Ruud Post (LVB)"), stuk="brieven en afspraken",
            akkoord="Als hij maar niet te snel praat.",
        )  # fmt: skip
        femke.verstuur(form, {**velden, "delen": ["plan"]}).ziet("Gevraagd.")

        # Dan blijft Femke regisseur, en staat Ruud erbij met zijn stuk, ook op papier
        femke.ziet("Regisseur", "Femke Bos", "Samen verantwoordelijk voor: brieven en afspraken")
        femke.ga(f"/huishoudens/{dennis}/plan/papier/")
        femke.ziet("Ruud Post denkt mee over brieven en afspraken, tot")

        # En leest Ruud het plan, en de rest niet
        ruud.meld_aan().ga("/mijn-dag/").klik("Een collega vraagt je mee te denken")
        ruud.klik("Lees wat je mag lezen").ziet("Geen boetes meer")
        ruud.ziet_niet("Hij kwam voor de derde keer op de verkeerde dag")
        assert ruud.ga(f"/huishoudens/{dennis}/gesprek/").status == 404

    # En na zes weken sluit zijn inzage vanzelf
    with time_machine.travel(klok.nu() + timedelta(weeks=7, days=1)):
        ruud.meld_aan()
        assert ruud.ga(f"/huishoudens/{dennis}/").status == 404
        assert ruud.ga(f"/huishoudens/{dennis}/plan/").status == 404
        femke.meld_aan().ga(f"/huishoudens/{dennis}/").ziet("Femke Bos").ziet_niet("Ruud Post")


def test_eerder_klaar_kan_in_een_tik(mensen: Mensen, dennis: UUID) -> None:
    femke = Mens(mensen.anderteam).ga(f"/huishoudens/{dennis}/overleg/?hoe=meekijken")
    form, velden = femke.formulier(
        "Vragen", tekst="Kijk je mee?", aan=femke.optie("Ruud Post"), stuk="brieven",
        akkoord="Ja hoor.",
    )  # fmt: skip
    femke.verstuur(form, {**velden, "delen": ["plan"]})
    ruud = Mens(mensen.specialist).ga(f"/huishoudens/{dennis}/plan/").ziet("Geen boetes meer")

    femke.ga(f"/huishoudens/{dennis}/overleg/").ziet("Het huishouden zei: Ja hoor.")
    femke.druk("Nu stoppen").ziet("Je collega leest niet meer mee.")

    assert ruud.ga(f"/huishoudens/{dennis}/plan/").status == 404


def test_wegtikken_kost_een_tik_en_telt_nergens_mee(mensen: Mensen, dennis: UUID) -> None:
    femke = na_het_gesprek(mensen, dennis)
    voor = _alles_behalve_weggetikt()

    femke.druk("Nu niet").ziet("Weggetikt. Het telt nergens mee.").ziet_niet(ZIN)

    # Er is precies een rij bij gekomen: de tik zelf. Geen tijdlijn, geen seintje, geen telling.
    assert _alles_behalve_weggetikt() == voor
    # Terugdraaien kan in een tik; bij een nieuw gesprek, later, komt de vraag terug
    femke.druk("Ongedaan maken").ziet(ZIN)
    femke.druk("Nu niet")
    with time_machine.travel(klok.nu() + timedelta(days=3)):
        femke.meld_aan().ga(f"/huishoudens/{dennis}/").ziet_niet(ZIN)
        na_het_gesprek(mensen, dennis).ziet(ZIN)


def _alles_behalve_weggetikt() -> dict[str, int]:
    """Hoeveel rijen er in elke tabel over mensen staan."""
    from nabij.kamers.consult.models import Weggetikt

    buiten = {Weggetikt}
    with systeem(taak="telling in een test"):
        return {
            v.tabel: v.model._default_manager.count()
            for v in verklaringen()
            if v.model not in buiten and v.model is not Inzage and _telt(v.model)
        }


def _telt(model: Any) -> bool:
    """Sessies en het logboek groeien bij elk bezoek; die zeggen niets over wegtikken."""
    return model._meta.app_label not in ("logboek", "account", "sessions", "axes")


def test_nergens_wordt_lvb_een_kenmerk_van_dennis(mensen: Mensen, dennis: UUID) -> None:
    femke = na_het_gesprek(mensen, dennis)
    femke.klik("Vraag een collega")
    femke.druk("Vragen", tekst=VRAAG, aan=femke.optie("Ruud Post"))

    # Wat aangetikt is hoort bij het gesprek: geen tabel met een persoon erin kent het
    velden = {
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models()
        for veld in model._meta.get_fields()
        if "lvb" in veld.name.lower() or "beperking" in veld.name.lower()
    }
    assert not velden
    opgemerkt = apps.get_model("toegang", "Opgemerkt")
    wijst_naar = {
        v.related_model._meta.label for v in opgemerkt._meta.get_fields() if v.is_relation
    }
    assert "bewoners.Persoon" not in wijst_naar
    assert "toegang.Gesprek" in wijst_naar
    femke.ga(f"/huishoudens/{dennis}/").ziet_niet("LVB Dennis", "Dennis heeft")

    # En na een half jaar slijt het: een mens verandert
    with time_machine.travel(klok.nu() + timedelta(weeks=27)):
        femke.meld_aan().ga(f"/huishoudens/{dennis}/").ziet_niet("LVB")


def test_een_vraag_zonder_naam_weet_ook_in_de_database_niet_over_wie_ze_gaat(
    mensen: Mensen, dennis: UUID
) -> None:
    femke = na_het_gesprek(mensen, dennis)
    femke.klik("Vraag een collega")
    femke.druk("Vragen", tekst=VRAAG, aan=femke.optie("Ruud Post"))

    with systeem(taak="nakijken in een test"):
        vraag = apps.get_model("consult", "Consultvraag").objects.get()
        regel = apps.get_model("bewoners", "Tijdlijn").objects.get(woord="meegedacht")
    assert (regel.dossier_id, regel.object_id) == (dennis, None)
    assert vraag.huishouden_id is None
    seintje = Seintje.objects.get(soort="meedenken")
    assert seintje.dossier_id == vraag.dossier_id != dennis
    # Een vreemde vindt de vraag niet, ook niet met het adres
    joke = Mens(mensen.teamlid)
    assert joke.ga(f"/overleg/{vraag.dossier_id}/").status == 404
    leider = Mens(mensen.teamleider)
    assert leider.ga(f"/overleg/{vraag.dossier_id}/").status == 404
    assert "VRAAG" not in leider.ga("/mijn-dag/").html
    joke.ga("/mijn-dag/").ziet_niet(VRAAG[:40])
    joke.ga("/overleg/").ziet("Geen open vragen").ziet_niet(VRAAG[:40])
