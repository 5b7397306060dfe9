"""Sessies, verzoeken en kopregels, punt voor punt uit OWASP ASVS 5.0 (zie docs/asvs.md)."""

from __future__ import annotations

import base64
import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as instellingen
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account import handelingen
from nabij.kamers.account.models import Sessie
from tests.account.maak import (
    WACHTWOORD,
    account,
    binnen,
    geef_code,
    geef_wachtwoord,
    meld_aan,
)
from tests.loper.strenge_client import StrengeClient

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.account.proef")]


class TestSessie:
    def test_aanmelden_geeft_een_nieuwe_sessie(self, client: Client) -> None:
        """Wie een sleutel klaarzet voor een ander (fixatie), heeft er niets aan."""
        account()
        client.get("/inloggen/")
        geef_wachtwoord(client, "noor")
        voor = client.cookies[instellingen.SESSION_COOKIE_NAME].value

        geef_code(client)

        na = client.cookies[instellingen.SESSION_COOKIE_NAME].value
        assert voor != na
        assert not Sessie.objects.filter(pk=voor).exists()

    def test_opnieuw_bewijzen_geeft_een_nieuwe_sessie(self, client: Client) -> None:
        meld_aan(client, account())
        voor = client.cookies[instellingen.SESSION_COOKIE_NAME].value

        client.post("/account/opnieuw/", {"password": WACHTWOORD})

        assert client.cookies[instellingen.SESSION_COOKIE_NAME].value != voor
        assert binnen(client)

    def test_een_verzonnen_sleutel_wordt_niet_overgenomen(self, client: Client) -> None:
        account()
        client.cookies[instellingen.SESSION_COOKIE_NAME] = "a" * 32
        geef_wachtwoord(client, "noor")

        assert client.cookies[instellingen.SESSION_COOKIE_NAME].value != "a" * 32

    @pytest.mark.parametrize(("minuten", "nog_binnen"), [(29, True), (31, False)])
    def test_dertig_minuten_stil(
        self, client: Client, time_machine: Any, minuten: int, nog_binnen: bool
    ) -> None:
        meld_aan(client, account())
        time_machine.move_to(klok.nu() + timedelta(minutes=minuten))

        assert binnen(client) is nog_binnen

    def test_twaalf_uur_ook_als_je_bezig_blijft(self, client: Client, time_machine: Any) -> None:
        meld_aan(client, account())
        begin = klok.nu()
        for minuten in range(0, 12 * 60, 25):
            time_machine.move_to(begin + timedelta(minutes=minuten))
            assert binnen(client)

        time_machine.move_to(begin + timedelta(hours=12, seconds=1))
        assert not binnen(client)

    def test_bijhouden_kost_hooguit_een_keer_per_minuut_een_statement(
        self, client: Client, time_machine: Any, tel_statements: Any
    ) -> None:
        meld_aan(client, account())
        client.get("/account/tweede-factor/instellen/")
        with tel_statements() as gewoon:
            client.get("/concept/")
        time_machine.move_to(klok.nu() + timedelta(seconds=61))
        with tel_statements() as na_een_minuut:
            client.get("/concept/")

        assert gewoon.aantal == 2, str(gewoon)
        assert na_een_minuut.aantal == 3, str(na_een_minuut)

    def test_afmelden_beeindigt_en_gaat_alleen_met_een_post(self, client: Client) -> None:
        noor = account()
        meld_aan(client, noor)
        sleutel = client.cookies[instellingen.SESSION_COOKIE_NAME].value
        client.get("/uitloggen/")
        assert binnen(client)

        client.post("/uitloggen/")

        oud = Client()
        oud.cookies[instellingen.SESSION_COOKIE_NAME] = sleutel
        assert not binnen(oud)
        assert not Sessie.objects.filter(account_id=noor.pk).exists()

    def test_een_gesloten_account_is_meteen_overal_weg(self, client: Client) -> None:
        noor = account()
        meld_aan(client, noor)

        handelingen.sluit_account(account=noor, door=None)

        assert not binnen(client)

    def test_een_sessiesleutel_is_lang_genoeg(self, client: Client) -> None:
        """32 tekens uit 36: ruim 160 bits."""
        meld_aan(client, account())
        assert re.fullmatch("[a-z0-9]{32}", client.cookies["nabij_sessie"].value)

    def test_afmelden_staat_op_elke_pagina(self, client: Client) -> None:
        meld_aan(client, account())
        for pad in ("/account/", "/account/wachtwoord/", "/account/tweede-factor/"):
            assert 'action="/uitloggen/"' in client.get(pad).content.decode(), pad

    def test_elders_afmelden(self, client: Client) -> None:
        noor = account()
        elders = meld_aan(Client(), noor)
        meld_aan(client, noor)
        assert "Een andere browser" in client.get("/account/").content.decode()

        client.post("/account/elders-afmelden/", {"sleutel": nieuw_token()})

        assert binnen(client)
        assert not binnen(elders)

    def test_cookies_zijn_alleen_voor_de_server(self, client: Client) -> None:
        account()
        client.get("/inloggen/")
        geef_wachtwoord(client, "noor")
        geef_code(client)

        for naam in ("nabij_sessie", "nabij_csrf", "nabij_laatst"):
            koekje = client.cookies[naam]
            assert koekje["httponly"], naam
            assert koekje["samesite"] == "Lax", naam
            assert koekje["path"] == "/", naam
            assert not koekje["domain"], naam

    def test_een_boodschap_is_in_de_browser_niet_te_lezen(self, client: Client) -> None:
        meld_aan(client, account())
        client.post("/account/elders-afmelden/")

        koekje = client.cookies["nabij_boodschap"].value
        assert koekje
        assert b"apparaten" not in base64.urlsafe_b64decode(koekje)
        assert "Op andere apparaten" in client.get("/account/").content.decode()

    def test_met_https_heten_ze_host_en_zijn_ze_secure(self, tmp_path: Any) -> None:
        import os
        import subprocess
        import sys

        regel = (
            "from nabij.inrichting import settings as s; "
            "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LAATST_COOKIE_NAME, "
            "s.BOODSCHAP_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, "
            "s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS)"
        )
        omgeving = {
            **{n: w for n, w in os.environ.items() if not n.startswith("NABIJ")},
            "NABIJ_DATA": str(tmp_path),
            "NABIJ_HOSTS": "nabij.voorbeeld.nl",
        }
        klaar = subprocess.run(
            [sys.executable, "-c", regel], env=omgeving, capture_output=True, text=True, check=True
        )
        assert klaar.stdout.split() == [
            "__Host-nabij_sessie",
            "__Host-nabij_csrf",
            "__Host-nabij_laatst",
            "__Host-nabij_boodschap",
            "True",
            "True",
            "True",
            "31536000",
            "True",
        ]


class TestVerzoeken:
    def test_een_post_zonder_csrf_doet_niets(self) -> None:
        client = meld_aan(StrengeClient(enforce_csrf_checks=True), account())
        for pad in ("/account/elders-afmelden/", "/uitloggen/", "/account/wachtwoord/", "/taal/"):
            assert client.post(pad, {"sleutel": nieuw_token()}).status_code == 403, pad
        assert binnen(client)

    @pytest.mark.parametrize(
        "naar", ["https://kwaad.voorbeeld/", "//kwaad.voorbeeld", "javascript:x"]
    )
    def test_na_aanmelden_nooit_naar_een_andere_site(self, client: Client, naar: str) -> None:
        account()
        geef_wachtwoord(client, "noor", velden={"next": naar})

        assert "kwaad" not in geef_code(client)["Location"]
        assert "javascript" not in client.get(f"/inloggen/?next={naar}").content.decode()


class TestKopregels:
    PADEN = (
        ("/inloggen/", 200),
        ("/formulier/", 200),
        ("/bestaat-niet/", 404),
        ("/concept/", 405),
        ("/fout/", 500),
        ("/storing/", 503),
        ("/statisch/huisstijl/nabij.css", 200),
        ("/statisch/bestaat-niet.css", 404),
    )

    @pytest.mark.parametrize(("pad", "status"), PADEN)
    def test_dezelfde_kopregels_op_elk_antwoord(self, pad: str, status: int) -> None:
        client = StrengeClient(raise_request_exception=False)
        if pad != "/inloggen/":
            meld_aan(client, account())

        antwoord = client.get(pad)

        assert antwoord.status_code == status
        self.controleer(antwoord)
        bewaren = antwoord["Cache-Control"]
        assert "no-store" in bewaren or pad.startswith("/statisch/"), bewaren

    def test_ook_op_een_verzoek_dat_niet_deugt(self, client: Client) -> None:
        antwoord = client.get("/inloggen/", HTTP_HOST="kwaad.voorbeeld")

        assert antwoord.status_code == 400
        self.controleer(antwoord)

    @staticmethod
    def controleer(antwoord: Any) -> None:
        beleid = dict(
            deel.strip().partition(" ")[::2]
            for deel in antwoord["Content-Security-Policy"].split(";")
        )
        assert beleid["default-src"] == "'none'"
        assert beleid["frame-ancestors"] == beleid["base-uri"] == "'none'"
        for soort in ("script-src", "style-src", "img-src", "connect-src", "form-action"):
            assert beleid[soort] == "'self'", soort
        assert antwoord["X-Content-Type-Options"] == "nosniff"
        assert antwoord["Referrer-Policy"] == "same-origin"
        assert antwoord["Cross-Origin-Opener-Policy"] == "same-origin"
        assert antwoord["Cross-Origin-Resource-Policy"] == "same-origin"
        assert antwoord["X-Frame-Options"] == "DENY"
        assert "camera=()" in antwoord["Permissions-Policy"]
