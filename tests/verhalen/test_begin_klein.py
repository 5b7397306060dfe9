"""Een gemeente begint klein: een team, alleen vragen, en geen enkele koppeling aan."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from nabij.kamers.account.models import Account
from nabij.kamers.bewoners.models import Huishouden
from nabij.kamers.poort import poort
from nabij.kamers.team.models import Wijkteam
from nabij.kamers.toegang.models import Hulpvraag
from nabij.kamers.wijk.models import Gebied
from tests.mensen import maak_account
from tests.verhalen.mens import Mens

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M56", "M13"),
]


@pytest.fixture
def niets_naar_buiten(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Elke verbinding naar een ander dan deze computer wordt geweigerd en onthouden."""
    pogingen: list[Any] = []
    echt = socket.socket.connect

    def verbind(zelf: socket.socket, adres: Any) -> Any:
        hier = isinstance(adres, str | bytes) or str(adres[0]) in {"127.0.0.1", "::1", "localhost"}
        if not hier:
            pogingen.append(adres)
            raise OSError("dit verhaal heeft geen netwerk")
        return echt(zelf, adres)

    monkeypatch.setattr(socket.socket, "connect", verbind)
    return pogingen


def test_een_team_begint_met_alleen_vragen(settings: Any, niets_naar_buiten: list[Any]) -> None:
    # Gegeven een nieuwe gemeente zonder wijken, zonder post, zonder bestanden van wie ook
    settings.DEMO = True
    settings.EMAIL_HOST = ""
    assert not Gebied.objects.exists()
    assert not Wijkteam.objects.exists()
    beheerder = Mens(maak_account("ans", "Ans Visser", "beheer"))

    # als de beheerder een team maakt met alleen een naam
    beheerder.ga("/team/nieuw/").druk(
        "Bewaren", naam="Het Molenteam", soort="buurtteam", voor_wie="Iedereen in het dorp",
        organisatievorm="gemeentelijk",
    )  # fmt: skip
    team = Wijkteam.objects.get()
    werker = Mens(maak_account("noor", "Noor Bakker", "teamlid", team=team))

    # en er aan de balie een vraag komt die meteen te beantwoorden is
    werker.ga("/vragen/nieuw/").druk("Beantwoord", tekst="Waar is de bibliotheek?")

    # dan is de vraag vastgelegd en afgelopen, en is er geen huishouden voor nodig
    with poort.systeem(taak="proef"):
        vraag = Hulpvraag.objects.get()
        assert vraag.buurt is None
        assert vraag.dossier.gesloten_op is not None
        assert not Huishouden.objects.exists()

    # en elke pagina die het team heeft, werkt zo leeg als zij is
    for pad in ("/mijn-dag/", "/huishoudens/", "/team/", "/vragen/nieuw/"):
        assert werker.ga(pad).status == 200

    # en als er later wel een huishouden bij komt, groeit het gewoon door
    werker.ga("/vragen/nieuw/").druk("Bewaren", tekst="Ik kom niet rond.")
    werker.ziet("Ik kom niet rond.")
    assert niets_naar_buiten == []
    assert Account.objects.count() == 2
