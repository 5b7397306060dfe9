"""Het verhaal van een buurtteam en een jeugdteam naast elkaar, elk met eigen woorden."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.team import overzichten
from tests.mensen import Mensen, maak_account

pytestmark = pytest.mark.django_db


def stel_in(client: Client, team: Any, **velden: Any) -> None:
    gewoon = {
        "sleutel": nieuw_token(),
        "versie": "1",
        "naam": team.naam,
        "soort": team.soort,
        "voor_wie": team.voor_wie,
        "organisatievorm": team.organisatievorm,
    }
    antwoord = client.post(f"/team/{team.pk}/instellen/", {**gewoon, **velden})
    assert antwoord.status_code == 302, antwoord.content.decode()


@pytest.mark.rij("M67", "M44", "M71")
def test_twee_soorten_team_naast_elkaar(als: Any, mensen: Mensen) -> None:
    # Gegeven een teamleider per team
    jeugdleider = maak_account("jeugdleider", "Tara Smit", "teamleider", team=mensen.jeugd)
    # Als elk team zijn eigen naam, woorden en mensen voor wie het er is instelt
    stel_in(
        als(mensen.teamleider),
        mensen.oost,
        naam="Molenteam",
        gebieden=[str(mensen.buurt.ouder_id)],
        stap_gesprek="Koffie",
    )
    stel_in(
        als(jeugdleider),
        mensen.jeugd,
        naam="Jong in Lindervaart",
        leeftijd_van="0",
        leeftijd_tot="23",
        woord_plan="gezinsplan",
    )
    als(jeugdleider).post(
        f"/team/{mensen.jeugd.pk}/opdracht/nieuw/",
        {
            "sleutel": nieuw_token(),
            "voor_wie": "Alle jongeren tot 23 jaar in de gemeente.",
            "leeftijd_tot": "23",
            "hoe_te_tellen": "Inwoners tot 23 jaar, CBS.",
            "gedekt_door": "Wethouder jeugd",
            "van": klok.vandaag().isoformat(),
        },
    )
    # Dan ziet elk teamlid de eigen naam en de eigen opdracht
    html = als(mensen.jeugdteam).get("/team/").content.decode()
    assert "Jong in Lindervaart" in html
    assert "Alle jongeren tot 23 jaar in de gemeente." in html
    html = als(mensen.teamlid).get("/team/").content.decode()
    assert "Molenteam" in html
    assert "Alle jongeren" not in html
    # En gaat een vraag uit de buurt naar het ene team, een vraag van een jongere naar het andere
    assert overzichten.team_voor(mensen.buurt) == mensen.oost
    assert overzichten.team_voor(mensen.buurt, 22) == mensen.jeugd
    assert overzichten.team_voor(mensen.buurt, 23) == mensen.oost
    assert overzichten.stapnaam(mensen.oost.pk, "gesprek", "Het gesprek") == "Koffie"
    assert overzichten.woord(mensen.jeugd.pk, "plan", "plan") == "gezinsplan"
