"""Wat het systeem vraagt volgt uit wat iemand zelf opschreef, en staat alleen waar het mag."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.bewoners.handelingen import NieuwLid
from nabij.kamers.consult.models import Consulttelling
from tests.bewoners.maak import huishouden
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M18"),
]
OUD = NieuwLid(
    roepnaam="Dirk", achternaam="Moerbei", geboortedatum=date(1940, 3, 12), rol="ouder",
    geslacht="1",
)  # fmt: skip


@pytest.fixture
def thuis(mensen: Mensen) -> UUID:
    return huishouden(mensen, OUD)


def later(dagen: int) -> time_machine.travel:
    return time_machine.travel(klok.nu() + timedelta(days=dagen))


def test_bij_nu_gevaar_staat_de_regel_alleen_bij_veiligheid(mensen: Mensen, thuis: UUID) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/")
    joke.druk("Bewaren", verslag="Kort.", veilig="ja", veilig_woorden="Er vielen klappen.",
              gevaar="on")  # fmt: skip
    joke.ga(f"/huishoudens/{thuis}/veiligheid/").ziet("Bel 112 of Veilig Thuis")
    # Op de pagina van het huishouden is niet te zien dat er iets is
    joke.ga(f"/huishoudens/{thuis}/").ziet_niet("Veilig Thuis")
    joke.ga(f"/huishoudens/{thuis}/veiligheid/").druk("Het gevaar is nu voorbij")
    joke.ga(f"/huishoudens/{thuis}/veiligheid/").ziet_niet("Bel 112 of Veilig Thuis")
    assert Mens(mensen.collega).ga(f"/huishoudens/{thuis}/veiligheid/").status == 404


def test_na_vijf_werkdagen_zonder_stap_vraagt_de_regel_om_een_tweede_paar_ogen(
    mensen: Mensen, thuis: UUID
) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/")
    joke.druk("Bewaren", verslag="Kort.", veilig="ja", veilig_woorden="Pip was stil.")
    zin = "Overweeg de aandachtsfunctionaris"
    joke.ga(f"/huishoudens/{thuis}/veiligheid/").ziet_niet(zin)
    with later(14):
        joke.meld_aan().ga(f"/huishoudens/{thuis}/veiligheid/").ziet(zin)
        joke.ga(f"/huishoudens/{thuis}/").ziet_niet(zin)


def test_een_oudere_met_zorg_om_geld_tot_er_samen_gekeken_is(mensen: Mensen, thuis: UUID) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/")
    velden = {"verslag": "Kort.", "geld-zorg": "Het pensioen is op."}
    joke.druk("Bewaren", **velden)
    zin = "Overweeg een inkomensconsulent"
    joke.ga(f"/huishoudens/{thuis}/").ziet(zin)
    # Samen gekeken: dat is genoeg, ook als er geen bedrag bewaard wordt
    joke.ga(f"/huishoudens/{thuis}/gesprek/geld/").druk("Uitrekenen", loon="900")
    joke.druk("Alleen dit bewaren", zin="We keken samen.")
    joke.ga(f"/huishoudens/{thuis}/").ziet_niet(zin)


def test_blijft_antwoord_over_het_mandaat_uit_dan_vraagt_het_systeem_ernaar(
    mensen: Mensen, thuis: UUID
) -> None:
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/maatwerk/")
    joke.druk(
        "Opschrijven", wat="Borg", waarom="Nodig.", aan=joke.optie("Sanne"), vraag="Mag dit?",
        uiterlijk=klok.vandaag().isoformat(),
    )  # fmt: skip
    zin = "Vraag het aan wie erover beslist"
    joke.ga(f"/huishoudens/{thuis}/").ziet_niet(zin)
    with later(1):
        joke.meld_aan().ga(f"/huishoudens/{thuis}/").ziet(zin)
        sanne = Mens(mensen.teamleider).ga("/mijn-dag/").klik("vraagt of iets mag")
        sanne.druk("Ja")
        joke.ga(f"/huishoudens/{thuis}/").ziet_niet(zin)


@pytest.mark.rij("M17")
def test_vijf_keer_over_hetzelfde_is_iets_voor_een_lunchpraatje(mensen: Mensen) -> None:
    def vraag(keren: int) -> None:
        for _keer in range(keren):
            joke = Mens(mensen.teamlid).ga("/overleg/nieuw/")
            joke.druk(
                "Vragen", tekst="Hoe pak ik dit aan?", aan=joke.optie("Ruud"), thema="rondkomen"
            )

    vraag(4)
    ruud = Mens(mensen.specialist).ga("/overleg/").ziet_niet("lunchpraatje")
    vraag(1)
    ruud.ga("/overleg/").ziet("Iets voor een lunchpraatje?", "5 keer over", "dit kwartaal")
    # Zonder wie het vroeg, en alleen voor wie gevraagd wordt mee te denken
    velden = {veld.name for veld in Consulttelling._meta.get_fields()}
    assert velden == {"id", "team", "kwartaal", "thema", "aantal"}
    Mens(mensen.teamlid).ga("/overleg/").ziet_niet("lunchpraatje")
    Mens(mensen.anderteam).ga("/overleg/").ziet_niet("lunchpraatje")


def test_wie_niet_zegt_waarover_het_gaat_telt_nergens_mee(mensen: Mensen) -> None:
    joke = Mens(mensen.teamlid).ga("/overleg/nieuw/")
    joke.druk("Vragen", tekst="Hoe pak ik dit aan?", aan=joke.optie("Ruud"))
    assert not Consulttelling.objects.exists()
