"""Aanmelden met het account van de gemeente: een echte ronde, en alles wat daarbij mis kan gaan."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from axes.models import AccessAttempt
from django.test import Client

from nabij.fundament import klok
from nabij.inrichting import omgeving
from nabij.kamers.account import handelingen, overzichten
from nabij.kamers.account.models import Account, Rol, Sessie
from tests.account import uitgever as gemeente
from tests.account.maak import (
    BINNEN,
    account,
    binnen,
    geef_code,
    geef_wachtwoord,
    meld_aan,
    zin,
)
from tests.account.uitgever import SUB, TWEE, Uitgever, heen, rond, terug

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.account.proef"),
    pytest.mark.rij("M51"),
]
INSTELLEN = "/account/tweede-factor/instellen/"


class TestEenRonde:
    def test_de_knop_staat_er_alleen_als_het_is_ingesteld(
        self, client: Client, noor: Account, settings: Any
    ) -> None:
        assert "Aanmelden met je account van Lindervaart" in zin(client.get("/inloggen/"))

        settings.OIDC = {}
        assert "account van" not in zin(client.get("/inloggen/"))
        assert client.post("/inloggen/oidc/").status_code == 404
        assert client.get("/inloggen/oidc/terug/").status_code == 404

    def test_heen_en_terug_en_dan_onze_tweede_factor(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        """Zegt de gemeente niet dat er twee factoren waren, dan vragen wij de tweede."""
        assert rond(client)["Location"] == "/inloggen/code/"
        assert not binnen(client)

        geef_code(client)

        assert binnen(client)
        assert client.session["_auth_user_id"] == str(noor.pk)
        assert {"/token", "/sleutels"} <= set(uitgever.gevraagd)

    @pytest.mark.parametrize(
        ("zegt", "acr", "genoeg"),
        [
            ({"amr": ["pwd", "mfa"]}, "", True),
            ({"amr": ["pwd"]}, "", False),
            ({"amr": "mfa"}, "", False),
            ({"acr": "twee"}, "twee,drie", True),
            ({"acr": "een"}, "twee,drie", False),
            ({"acr": "twee"}, "", False),
            ({}, "", False),
        ],
    )
    def test_twee_factoren_elders_tellen_alleen_als_dat_in_het_bewijs_staat(
        self,
        client: Client,
        noor: Account,
        uitgever: Uitgever,
        settings: Any,
        monkeypatch: pytest.MonkeyPatch,
        zegt: dict[str, Any],
        acr: str,
        genoeg: bool,
    ) -> None:
        monkeypatch.setenv("NABIJ_OIDC_ACR", acr)
        settings.OIDC = omgeving.oidc()
        uitgever.zegt = {"sub": SUB, **zegt}

        rond(client)

        assert binnen(client) is genoeg
        assert uitgever.vraag.get("acr_values", "") == acr.replace(",", " ")

    def test_zonder_eigen_factor_moet_die_er_eerst_komen(
        self, client: Client, uitgever: Uitgever
    ) -> None:
        nieuw = account("nieuw", factor=False)
        handelingen.koppel(account=nieuw, kenmerk=SUB, door=None)
        rond(client)
        assert client.get(BINNEN)["Location"].startswith(INSTELLEN)

        uitgever.zegt = TWEE
        ander = Client()
        rond(ander)
        assert binnen(ander), "de gemeente vroeg al om twee factoren"

    def test_we_vragen_alleen_wie_het_is_en_bewaren_niets_anders(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        rond(client)

        assert uitgever.vraag["scope"] == "openid"
        assert "/wie" not in uitgever.gevraagd
        rij = SocialAccount.objects.get()
        assert (rij.provider, rij.uid, rij.extra_data) == (uitgever.adres, SUB, {})
        assert not SocialToken.objects.exists()
        assert not SocialApp.objects.exists()
        noor.refresh_from_db()
        assert (noor.naam, noor.email) == ("Noor", "")
        inhoud = str([sessie.get_decoded() for sessie in Sessie.objects.all()])
        for geheim in ("niet-bewaren", "gemeente.voorbeeld", "van de Gemeente", "ey"):
            assert geheim not in inhoud

    def test_een_ander_kenmerk_dan_sub(
        self,
        client: Client,
        noor: Account,
        uitgever: Uitgever,
        settings: Any,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("NABIJ_OIDC_KENMERK", "oid")
        settings.OIDC = omgeving.oidc()
        uitgever.zegt = {"sub": "wisselt-per-klant", "oid": SUB, "amr": ["mfa"]}

        rond(client)

        assert binnen(client)
        assert set(uitgever.vraag["scope"].split()) == {"openid", "profile"}

    def test_rollen_blijven_van_ons(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt = {**TWEE, "roles": ["beheer", "fg"], "groups": ["admins"], "rol": "beheer"}

        rond(client)

        assert binnen(client)
        assert overzichten.rollen_van(noor) == ["teamlid"]
        assert Rol.objects.count() == 1


class TestNiemandErbij:
    def test_een_onbekende_maakt_niemand_aan(self, client: Client, uitgever: Uitgever) -> None:
        """Ook niet als het e-mailadres van een account klopt."""
        account("noor", email="noor@gemeente.voorbeeld")

        antwoord = rond(client)

        assert antwoord.status_code == 403
        assert "Vraag de beheerder" in zin(antwoord)
        assert f"<code>{SUB}</code>" in zin(antwoord)
        assert not binnen(client)
        assert Account.objects.count() == 1
        assert not SocialAccount.objects.exists()

    def test_het_telt_als_een_mislukte_poging(self, client: Client, uitgever: Uitgever) -> None:
        for _ in range(4):
            assert rond(client).status_code == 403
        rij = AccessAttempt.objects.get()
        assert (rij.username, rij.failures_since_start) == (f"oidc {SUB}", 4)
        assert "code-" not in rij.get_data
        assert rond(client).status_code == 429

    def test_hetzelfde_kenmerk_bij_een_andere_uitgever_is_een_ander(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt = TWEE
        SocialAccount.objects.update(provider="https://elders.voorbeeld")

        assert rond(client).status_code == 403
        assert not binnen(client)

    @pytest.mark.parametrize("hoe", ["gesloten", "demo"])
    def test_wie_weg_is_krijgt_hetzelfde_antwoord_als_een_onbekende(
        self, client: Client, noor: Account, uitgever: Uitgever, hoe: str
    ) -> None:
        uitgever.zegt = TWEE
        if hoe == "gesloten":
            handelingen.sluit_account(account=noor, door=None)
        else:
            Account.objects.update(demo=True)
        weg = rond(client)
        SocialAccount.objects.all().delete()
        onbekend = rond(client)

        assert (weg.status_code, zin(weg)) == (onbekend.status_code, zin(onbekend))
        assert not binnen(client)

    def test_wie_al_binnen_is_kan_zichzelf_niet_koppelen(
        self, client: Client, uitgever: Uitgever
    ) -> None:
        meld_aan(client, account("noor"))

        assert rond(client, process="connect").status_code == 403
        assert not SocialAccount.objects.exists()


class TestWatNietKlopt:
    @pytest.mark.parametrize(
        "liegt",
        [
            {"nonce": "van een ander"},
            {"nonce": None},
            {"aud": "een andere klant"},
            {"aud": [gemeente.KLANT, "ander"], "azp": "ander"},
            {"iss": "https://kwaad.voorbeeld"},
            {"exp": int(time.time()) - 3600},
            {"exp": None},
            {"iat": int(time.time()) + 3600},
            {"sub": None},
            {"sub": ""},
            {"sub": 7},
            {"sub": "x" * 300},
            {"auth_time": int(time.time()) - 14 * 3600},
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
        antwoord = terug(client, heen(client), error="access_denied")

        assert antwoord["Location"] == "/inloggen/"
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
