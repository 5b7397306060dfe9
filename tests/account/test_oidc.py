"""Aanmelden met het account van de gemeente: een echte ronde, en niemand erbij."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from axes.models import AccessAttempt
from django.test import Client

from nabij.inrichting import omgeving
from nabij.kamers.account import handelingen, overzichten
from nabij.kamers.account.models import Account, Rol, Sessie
from tests.account.maak import (
    BINNEN,
    account,
    binnen,
    geef_code,
    meld_aan,
    zin,
)
from tests.account.uitgever import SUB, TWEE, Uitgever, rond

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
