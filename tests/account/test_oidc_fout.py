"""Aanmelden met het account van de gemeente: wat niet klopt, en wie niet antwoordt."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from nabij.fundament import klok
from nabij.kamers.account.models import Account
from tests.account import uitgever as gemeente
from tests.account.maak import (
    BINNEN,
    binnen,
    geef_code,
    geef_wachtwoord,
    zin,
)
from tests.account.uitgever import SUB, TWEE, Uitgever, heen, rond, terug

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.account.proef"),
    pytest.mark.rij("M51"),
]
INSTELLEN = "/account/tweede-factor/instellen/"


class TestWatNietKlopt:
    @pytest.mark.parametrize(
        "liegt",
        [
            {"nonce": "van een ander"},
            {"nonce": None},
            {"aud": "een andere klant"},
            {"aud": [gemeente.KLANT, "ander"], "azp": "ander"},
            {"iss": "https://kwaad.voorbeeld"},
            {"exp": timedelta(hours=-1)},
            {"exp": None},
            {"iat": timedelta(hours=1)},
            {"sub": None},
            {"sub": ""},
            {"sub": 7},
            {"sub": "x" * 300},
            {"auth_time": timedelta(hours=-14)},
            {"auth_time": "gisteren"},
        ],
        ids=str,
    )
    def test_een_bewijs_dat_niet_klopt(
        self, client: Client, noor: Account, uitgever: Uitgever, liegt: dict[str, Any]
    ) -> None:
        uitgever.zegt, uitgever.liegt = TWEE, liegt
        antwoord = rond(client)
        self.is_geweigerd(client, antwoord)

        uitgever.liegt = {}
        rond(client)
        assert binnen(client), "zonder de leugen was het wel goed"

    @staticmethod
    def is_geweigerd(client: Client, antwoord: Any) -> None:
        assert antwoord.status_code == 400
        assert "Er is niets veranderd." in zin(antwoord)
        assert not binnen(client)
        assert Account.objects.count() == 1

    def test_een_handtekening_van_een_ander(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt, uitgever.tekent_met = TWEE, gemeente.nieuwe_sleutel()

        self.is_geweigerd(client, rond(client))

    @pytest.mark.parametrize("algoritme", ["HS256", "none"])
    def test_zonder_sleutelpaar_getekend(
        self, client: Client, noor: Account, uitgever: Uitgever, algoritme: str
    ) -> None:
        """Met het geheim van de klant, of helemaal niet."""
        uitgever.zegt, uitgever.algoritme = TWEE, algoritme
        uitgever.tekent_met = gemeente.GEHEIM * 2 if algoritme == "HS256" else None

        self.is_geweigerd(client, rond(client))

    @pytest.mark.parametrize("state", ["", "verzonnen", "x" * 5000])
    def test_een_terugweg_die_hier_niet_begon(
        self, client: Client, noor: Account, uitgever: Uitgever, state: str
    ) -> None:
        uitgever.zegt = TWEE
        self.is_geweigerd(client, terug(client, heen(client), state=state))

    def test_een_terugweg_van_een_andere_browser(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        """Wie een ander zijn eigen terugweg laat openen, krijgt die niet binnen."""
        uitgever.zegt = TWEE
        adres = heen(Client())
        heen(client)

        self.is_geweigerd(client, terug(client, adres))

    def test_een_terugweg_werkt_een_keer(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt = TWEE
        adres = heen(client)
        terug(client, adres)
        assert binnen(client)
        client.post("/uitloggen/")

        self.is_geweigerd(client, terug(client, adres))

    def test_een_code_van_een_ander(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        """De code hoort bij de browser die haar vroeg (PKCE), en werkt een keer."""
        uitgever.zegt = TWEE
        van_een_ander = heen(Client())
        code = van_een_ander.partition("code=")[2].partition("&")[0]

        self.is_geweigerd(client, terug(client, heen(client), code=code))

        adres = heen(client)
        uitgever.codes.clear()
        self.is_geweigerd(client, terug(client, adres))

    def test_wie_tien_minuten_wegblijft_begint_opnieuw(
        self, client: Client, noor: Account, uitgever: Uitgever, time_machine: Any
    ) -> None:
        uitgever.zegt = TWEE
        adres = heen(client)
        time_machine.move_to(klok.nu() + timedelta(minutes=11))

        self.is_geweigerd(client, terug(client, adres))

    def test_afgebroken_bij_de_gemeente(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        antwoord = terug(client, heen(client, next=BINNEN), error="access_denied")

        assert antwoord["Location"] == f"/inloggen/?next={BINNEN}"
        assert "Je hebt het aanmelden afgebroken." in zin(client.get("/inloggen/"))

    def test_een_fout_van_de_gemeente(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        gestuurd = client.post("/inloggen/oidc/")["Location"]
        state = gestuurd.partition("state=")[2].partition("&")[0]

        fout = {"error": "server_error", "state": state}
        self.is_geweigerd(client, client.get("/inloggen/oidc/terug/", fout))

    def test_een_uitgever_die_zich_anders_noemt(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        uitgever.noemt_zich = "https://kwaad.voorbeeld"

        self.is_geweigerd(client, client.post("/inloggen/oidc/"))

    def test_aanmelden_op_een_computer_die_niet_is_genoemd(
        self, client: Client, noor: Account, settings: Any
    ) -> None:
        """De browser zou er niet heen willen; dan liever een zin."""
        settings.OIDC = {**settings.OIDC, "herkomst": ["https://ergens.voorbeeld"]}

        self.is_geweigerd(client, client.post("/inloggen/oidc/"))

    @pytest.mark.parametrize(
        ("pad", "inhoud"),
        [
            ("/token", []),
            ("/token", {"access_token": "x"}),
            ("/token", {"access_token": "x", "id_token": None}),
            ("/token", {"access_token": "x", "id_token": "geen.bewijs"}),
            ("/sleutels", []),
            ("/sleutels", {"keys": [7]}),
            ("/sleutels", {"keys": []}),
            ("/.well-known/openid-configuration", []),
            ("/.well-known/openid-configuration", "tekst"),
        ],
        ids=str,
    )
    def test_onzin_van_de_gemeente(
        self, client: Client, noor: Account, uitgever: Uitgever, pad: str, inhoud: Any
    ) -> None:
        adres = heen(client)
        uitgever.anders = {pad: inhoud}

        self.is_geweigerd(client, terug(client, adres))
        if "well-known" in pad:
            self.is_geweigerd(client, client.post("/inloggen/oidc/"))

    def test_wie_blijft_drukken_wacht_even(
        self, client: Client, noor: Account, uitgever: Uitgever, settings: Any
    ) -> None:
        settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
        antwoorden = [client.post("/inloggen/oidc/").status_code for _ in range(3)]

        assert antwoorden == [302, 302, 429]

    def test_de_reden_staat_in_het_log_zonder_gegevens(
        self, client: Client, noor: Account, uitgever: Uitgever, caplog: Any
    ) -> None:
        uitgever.liegt = {"nonce": "van een ander"}
        with caplog.at_level(logging.WARNING, "nabij.aanmelden"):
            rond(client)

        assert "geweigerd: nonce" in caplog.text
        assert SUB not in caplog.text


class TestGeenAntwoord:
    @pytest.mark.parametrize("pad", ["/.well-known/openid-configuration", "/sleutels"])
    def test_een_storing_bij_de_gemeente(
        self, client: Client, noor: Account, uitgever: Uitgever, pad: str
    ) -> None:
        adres = heen(client)
        uitgever.kapot = {pad}

        antwoord = terug(client, adres)

        assert antwoord.status_code == 503
        assert "kan nu even niet" in zin(antwoord)
        geef_wachtwoord(client, "noor")
        geef_code(client)
        assert binnen(client), "met het wachtwoord kan het gewoon"

    def test_er_is_niemand(self, client: Client, noor: Account, settings: Any) -> None:
        settings.OIDC = {**settings.OIDC, "uitgever": "http://127.0.0.1:9"}

        antwoord = client.post("/inloggen/oidc/")

        assert antwoord.status_code == 503
        assert "inlognaam en wachtwoord" in zin(antwoord)
