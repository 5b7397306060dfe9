"""Teams die in hetzelfde gebied werken: wie zijn er nog meer, en wat moet twee keer (M19)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from nabij.fundament import klok
from nabij.kamers.bewoners import handelingen as bewoners
from nabij.kamers.bewoners import overzichten
from nabij.kamers.poort.begrippen import Afscherming
from nabij.kamers.team.models import Elders, TeamGebied
from tests.bewoners.maak import huishouden, schrijvend
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M19"),
]


def test_voor_een_nieuwe_vraag_staat_er_welke_teams_in_deze_buurt_werken(mensen: Mensen) -> None:
    # Gegeven Oost en het jeugdteam voor de Molenhoek, en West voor de Weverij
    TeamGebied.objects.all().delete()
    for team, plek in (
        (mensen.oost, mensen.buurt), (mensen.jeugd, mensen.gemeente),
        (mensen.west, mensen.andere_buurt),
    ):  # fmt: skip
        TeamGebied.objects.create(team=team, gebied=plek, van=klok.vandaag() - timedelta(days=9))

    # Als Joke bij een nieuwe vraag de buurt kiest, staan er de teams die daar werken
    joke = Mens(mensen.teamlid).ga("/vragen/nieuw/").ziet_niet("Hier werken:")
    joke.druk("Kijken", tekst="Een brief", buurt=str(mensen.buurt.pk), achternaam="Moerbei")
    joke.ziet(f"Hier werken: {mensen.oost.naam}, {mensen.jeugd.naam}")
    # En op de teampagina wie er in hetzelfde gebied werkt, en wie niet
    joke.ga("/team/").ziet("Wie hier nog meer werken", mensen.jeugd.naam)
    joke.ziet_niet(mensen.west.naam)


def test_wat_elders_ook_moet_staat_klaar_om_over_te_nemen(mensen: Mensen) -> None:
    # Gegeven een huishouden, en een lijst van wat ook in een ander systeem moet
    pk = huishouden(mensen)
    joke = Mens(mensen.teamlid).ga(f"/team/{mensen.oost.pk}/elders/").ziet("Niets moet twee keer")
    joke.druk(
        "Opschrijven", systeem="Zorgnet Ouderen", wat="Naam en adres",
        waarom="De moederorganisatie telt er haar uren in", medewerker=joke.optie("Joke"),
        van="2026-01-05", laatste_dag="",
    ).ziet("Zorgnet Ouderen", "De moederorganisatie telt", "Vanaf")  # fmt: skip

    # Als Joke bij het huishouden gaat overnemen, staat er wat ze anders weer moest typen
    joke.ga(f"/huishoudens/{pk}/").klik("Overnemen in een ander systeem")
    joke.ziet("Zorgnet Ouderen", "Huishouden: Moerbei", "Kaardebolstraat 12", "12-03-1988")
    bestand = joke.client.get(f"/huishoudens/{pk}/overnemen/?bestand=1")
    assert bestand["Content-Disposition"] == 'attachment; filename="overnemen.txt"'
    assert bestand["Cache-Control"] == "no-store"
    assert "Persoon: Mira Moerbei" in bestand.content.decode()

    # En is het niet meer nodig, dan houdt het op en blijft bewaard dat het er was
    joke.ga(f"/team/{mensen.oost.pk}/elders/").druk("Hoeft niet meer").ziet("Niets moet twee keer")
    assert Elders.objects.get().tot == klok.vandaag()


def test_wat_van_een_ander_is_staat_niet_bij_mij(mensen: Mensen) -> None:
    pk = huishouden(mensen)
    joke = Mens(mensen.teamlid).ga(f"/team/{mensen.oost.pk}/elders/")
    karel = joke.optie(mensen.collega.naam)
    joke.druk(
        "Opschrijven", systeem="Jeugdnet", wat="De naam", waarom="Karel werkt ook daar",
        medewerker=karel, van="2026-01-05", laatste_dag="",
    )  # fmt: skip
    joke.ga(f"/huishoudens/{pk}/overnemen/").ziet_niet("Jeugdnet")


def test_van_wie_is_afgeschermd_gaat_niets_mee(mensen: Mensen) -> None:
    pk = huishouden(mensen)
    joke = Mens(mensen.teamlid).ga(f"/huishoudens/{pk}/overnemen/").ziet("Kaardebolstraat")
    with schrijvend(mensen, pk) as zicht:
        bewoners.scherm_persoon_af(
            dossier_id=pk,
            persoon_id=overzichten.mensen(pk)[0].id,
            niveau=Afscherming.ADRES_GEHEIM,
            door=zicht.wie,
        )
    joke.ga(f"/huishoudens/{pk}/overnemen/").ziet("Dit huishouden is afgeschermd")
    joke.ziet_niet("Kaardebolstraat", "12-03-1988", "Opslaan als bestand")
    assert joke.client.get(f"/huishoudens/{pk}/overnemen/?bestand=1").status_code == 404


@pytest.mark.parametrize("wie", ["anderteam", "collega", "teamleider", "beleid"])
def test_wie_er_niet_bij_is_neemt_niets_over(mensen: Mensen, wie: str) -> None:
    pk = huishouden(mensen)
    ander = Mens(getattr(mensen, wie))
    assert ander.ga(f"/huishoudens/{pk}/overnemen/").status == 404
    assert ander.ga(f"/huishoudens/{pk}/overnemen/?bestand=1").status == 404


def test_een_ander_team_schrijft_niet_in_onze_lijst(mensen: Mensen) -> None:
    femke = Mens(mensen.anderteam).ga(f"/team/{mensen.oost.pk}/elders/")
    femke.ziet_niet("Opschrijven")
    assert femke.status == 200
