"""Aanmelden, punt voor punt uit OWASP ASVS 5.0 (de tabel staat in docs/asvs.md)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as instellingen
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account import handelingen
from nabij.kamers.account.models import Account, Sessie
from tests.account.maak import (
    BINNEN,
    GEHEIM,
    WACHTWOORD,
    account,
    binnen,
    code,
    geef_code,
    geef_wachtwoord,
    meld_aan,
)
from tests.loper.strenge_client import StrengeClient

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.account.proef")]
NIEUW = "paarden grazen bij de sluis"


def meld_volledig_aan(client: Client, inlognaam: str = "noor", wachtwoord: str = WACHTWOORD) -> Any:
    geef_wachtwoord(client, inlognaam, wachtwoord)
    return geef_code(client)


class TestGesloten:
    def test_zonder_aanmelden_kom_je_alleen_bij_wat_open_is(self, client: Client) -> None:
        assert client.get(BINNEN)["Location"] == f"/inloggen/?next={BINNEN}"
        assert client.post(BINNEN, {"tekst": "x"})["Location"] == f"/inloggen/?next={BINNEN}"

    def test_wie_niet_zegt_dat_een_pagina_open_is_krijgt_een_dichte(self) -> None:
        """Elke pagina van deze kamer, behalve wie een ieder nodig heeft om zich aan te melden."""
        open_paginas = {
            "account_login",
            "account_logout",
            "mfa_authenticate",
            "mfa_login_webauthn",
            "account_oidc",
            "account_oidc_terug",
            "account_reset_password_from_key",
            "account_reset_password_from_key_done",
        }
        patronen = get_resolver("nabij.kamers.account.urls").url_patterns
        gevonden = {p.name for p in patronen if not getattr(p.callback, "login_required", True)}
        assert gevonden == open_paginas

    def test_jezelf_aanmelden_als_nieuwe_kan_niet(self, client: Client) -> None:
        for naam in ("account_signup", "account_email", "account_reset_password"):
            with pytest.raises(NoReverseMatch):
                reverse(naam)
        assert client.get("/accounts/signup/").status_code == 404

    def test_er_zijn_geen_accounts_vanzelf(self) -> None:
        assert not Account.objects.exists()

    def test_een_demoaccount_werkt_niet_buiten_de_demo(self, client: Client, settings: Any) -> None:
        settings.DEMO = True
        joke = account("joke", factor=False, demo=True)
        meld_aan(client, joke)
        assert binnen(client)

        settings.DEMO = False
        assert not binnen(client)
        assert not geef_wachtwoord(client, "joke").wsgi_request.user.is_authenticated


class TestRaden:
    def test_na_vijf_keer_fout_een_kwartier_dicht(self, client: Client, time_machine: Any) -> None:
        account("noor")
        for _ in range(4):
            assert geef_wachtwoord(client, "noor", "fout fout fout").status_code == 200
        assert geef_wachtwoord(client, "noor", "fout fout fout").status_code == 429

        assert geef_wachtwoord(client, "noor").status_code == 429, "ook het goede wachtwoord niet"
        time_machine.move_to(klok.nu() + timedelta(minutes=16))
        assert geef_wachtwoord(client, "noor").status_code == 302

    def test_hoofdletters_geven_geen_nieuwe_pogingen(self, client: Client) -> None:
        account("noor")
        pogingen = [geef_wachtwoord(client, n, "fout") for n in ("noor", "Noor", "NOOR ", "nOor")]
        assert [p.status_code for p in pogingen] == [200] * 4

        assert geef_wachtwoord(client, "NooR", "fout").status_code == 429

    def test_een_vreemde_sluit_niemand_buiten(self, client: Client) -> None:
        """Wie vanaf een ander adres raadt, houdt de eigenaar niet tegen."""
        account("noor")
        for _ in range(6):
            geef_wachtwoord(client, "noor", "fout", REMOTE_ADDR="198.51.100.7")

        assert geef_wachtwoord(Client(), "noor", REMOTE_ADDR="192.0.2.4").status_code == 302

    def test_een_vals_adres_meesturen_helpt_niet(self, client: Client) -> None:
        account("noor")
        antwoorden = [
            geef_wachtwoord(client, "noor", "fout", HTTP_X_FORWARDED_FOR=f"203.0.113.{i}")
            for i in range(5)
        ]
        assert antwoorden[-1].status_code == 429

    def test_een_bestaande_en_een_verzonnen_naam_antwoorden_gelijk(self, client: Client) -> None:
        account("noor")
        account("weg", is_active=False)
        paginas = []
        for naam, wachtwoord in (
            ("noor", "fout fout fout"),
            ("bestaatniet", "fout fout fout"),
            ("weg", WACHTWOORD),
        ):
            antwoord = geef_wachtwoord(StrengeClient(), naam, wachtwoord)
            kaal = re.sub(r'value="[^"]*"', "", antwoord.content.decode())
            paginas.append((antwoord.status_code, kaal))

        assert paginas[0] == paginas[1] == paginas[2]

    def test_ook_het_slot_antwoordt_gelijk(self) -> None:
        account("noor")
        paginas = set()
        for naam in ("noor", "bestaatniet"):
            client = StrengeClient()
            for _ in range(5):
                antwoord = geef_wachtwoord(client, naam, "fout", REMOTE_ADDR="192.0.2.9")
            paginas.add((antwoord.status_code, antwoord.content))
        assert len(paginas) == 1

    def test_een_onbekende_naam_kost_evenveel_rekenwerk(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        account("noor")
        gerekend = []
        from django.contrib.auth.hashers import MD5PasswordHasher

        echt = MD5PasswordHasher.encode

        def tel(zelf: Any, wachtwoord: str, zout: str) -> str:
            gerekend.append(wachtwoord)
            return str(echt(zelf, wachtwoord, zout))

        monkeypatch.setattr(MD5PasswordHasher, "encode", tel)
        aantallen = []
        for naam in ("noor", "bestaatniet"):
            gerekend.clear()
            geef_wachtwoord(client, naam, "fout fout fout")
            aantallen.append(len(gerekend))
        assert aantallen[0] == aantallen[1] > 0

    def test_codes_raden_stopt_na_vijf(self, client: Client) -> None:
        account("noor")
        geef_wachtwoord(client, "noor")
        for _ in range(5):
            assert client.post("/inloggen/code/", {"code": "000000"}).status_code == 200

        assert geef_code(client).status_code == 200, "ook de goede code wacht nu"
        assert not binnen(client)

    def test_een_wachtwoord_staat_nergens_in_de_tabellen_van_het_slot(self, client: Client) -> None:
        from axes.models import AccessAttempt

        account("noor")
        geef_wachtwoord(client, "noor", "mijn echte wachtwoord")

        rij = AccessAttempt.objects.get()
        assert "mijn echte" not in rij.post_data + rij.get_data
        assert rij.username == "noor"


class TestWachtwoord:
    def verander(self, client: Client, nieuw: str, oud: str = WACHTWOORD) -> Any:
        velden = {"oldpassword": oud, "password1": nieuw, "password2": nieuw}
        return client.post("/account/wachtwoord/", velden)

    @pytest.mark.parametrize(
        "zwak",
        [
            "elf tekens!",
            "1234567890123",
            "aaaaaaaaaaaa",
            "Welkom2026!!",
            "wijkteamnabij",
            "qwertyuiop123",
        ],
    )
    def test_te_makkelijk_wordt_geweigerd_in_het_nederlands(
        self, client: Client, zwak: str
    ) -> None:
        meld_aan(client, account())

        antwoord = self.verander(client, zwak)

        assert antwoord.status_code == 200
        assert re.search("te kort|te algemeen|te makkelijk", antwoord.content.decode())

    @pytest.mark.parametrize("goed", [NIEUW, "ALLEENHOOFDLETTERSZONDERMEER", "x7" + "é漢 " * 40])
    def test_geen_eisen_aan_soorten_tekens_en_lang_mag(self, client: Client, goed: str) -> None:
        meld_aan(client, account())

        assert self.verander(client, goed).status_code == 302
        assert meld_volledig_aan(Client(), "noor", goed).status_code == 302

    def test_het_oude_is_nodig(self, client: Client) -> None:
        meld_aan(client, account())

        assert self.verander(client, NIEUW, oud="fout fout fout").status_code == 200
        assert self.verander(client, NIEUW).status_code == 302

    def test_andere_aanmeldingen_eindigen(self, client: Client) -> None:
        noor = account()
        elders = meld_aan(Client(), noor)
        meld_aan(client, noor)
        assert binnen(elders)

        self.verander(client, NIEUW)

        assert binnen(client)
        assert not binnen(elders)
        assert Sessie.objects.filter(account_id=noor.pk).count() == 1

    def test_wachtwoorden_staan_met_argon2(self) -> None:
        from nabij.inrichting import settings

        assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    def test_velden_laten_plakken_en_wachtwoordkluis_toe(self, client: Client) -> None:
        pagina = client.get("/inloggen/").content.decode()

        assert re.search(r'<input type="password"[^>]*autocomplete="current-password"', pagina)
        assert re.search(r'name="login"[^>]*autocomplete="username"', pagina)
        assert "onpaste" not in pagina


class TestLink:
    def link(self, wie: Account, **anders: Any) -> str:
        adres = handelingen.begin_opnieuw(account=wie, door=None, **anders)
        return adres.removeprefix(instellingen.ADRES)

    def kies(self, client: Client, link: str, wachtwoord: str = NIEUW) -> Any:
        pagina = client.get(link, follow=True)
        adres = pagina.redirect_chain[-1][0] if pagina.redirect_chain else link
        return client.post(adres, {"password1": wachtwoord, "password2": wachtwoord})

    def test_beheer_leert_het_wachtwoord_niet_kennen(self, client: Client) -> None:
        noor = account()
        link = self.link(noor)
        assert not meld_volledig_aan(Client(), "noor").wsgi_request.user.is_authenticated

        assert self.kies(client, link).status_code == 302

        assert not binnen(client), "een link is geen aanmelding: de tweede factor blijft nodig"
        meld_volledig_aan(client, "noor", NIEUW)
        assert binnen(client)

    def test_een_link_werkt_een_keer_en_een_dag(self, client: Client, time_machine: Any) -> None:
        noor = account()
        link = self.link(noor)
        self.kies(client, link)
        assert "werkt niet meer" in Client().get(link).content.decode()

        link = self.link(noor)
        time_machine.move_to(klok.nu() + timedelta(hours=26))
        assert "werkt niet meer" in Client().get(link).content.decode()

    def test_een_zwak_wachtwoord_kan_ook_hier_niet(self, client: Client) -> None:
        assert self.kies(client, self.link(account()), "te kort").status_code == 200

    def test_telefoon_kwijt(self, client: Client) -> None:
        noor = account()
        self.kies(client, self.link(noor, factor_weg=True))

        geef_wachtwoord(client, "noor", NIEUW)

        assert client.get(BINNEN)["Location"].startswith("/account/tweede-factor/instellen/")

    def test_het_oude_wachtwoord_en_de_sessies_eindigen(self, client: Client) -> None:
        noor = account()
        meld_aan(client, noor)
        self.link(noor)

        assert not binnen(client)


class TestTweedeFactor:
    def test_zonder_factor_kom_je_alleen_bij_instellen_en_afmelden(self, client: Client) -> None:
        account(factor=False)
        geef_wachtwoord(client, "noor")

        for pad in (BINNEN, "/account/", "/account/wachtwoord/", "/account/tweede-factor/"):
            assert client.get(pad)["Location"].startswith("/account/tweede-factor/instellen/")
        assert client.post("/concept/", {"sleutel": nieuw_token()}).status_code == 401
        assert client.get("/account/tweede-factor/instellen/").status_code == 200
        assert client.post("/uitloggen/").status_code == 302

    def stel_in(self, client: Client) -> Any:
        """Aanmelden en de factor instellen; geeft de pagina met het plaatje en het antwoord."""
        geef_wachtwoord(client, "noor")
        pagina = client.get("/account/tweede-factor/instellen/")
        geheim = re.search(r"<code>(\w+)</code>", pagina.content.decode())
        assert geheim
        gegeven = {"code": code(geheim.group(1))}
        return pagina, client.post("/account/tweede-factor/instellen/", gegeven)

    @pytest.mark.django_db(transaction=True)
    def test_instellen_met_een_plaatje_in_de_pagina(self, client: Client) -> None:
        account(factor=False)

        pagina, klaar = self.stel_in(client)

        tekst = pagina.content.decode()
        assert "<svg" in tekst
        assert "data:" not in tekst
        assert klaar["Location"] == "/account/tweede-factor/herstelcodes/"
        codes = re.findall(r"<code>(\d{8})</code>", client.get(klaar["Location"]).content.decode())
        assert len(set(codes)) == 10
        assert binnen(client)
        opnieuw = client.get("/account/tweede-factor/herstelcodes/").content.decode()
        assert codes[0] not in opnieuw, "herstelcodes zijn maar een keer te zien"

    def test_met_factor_is_het_wachtwoord_niet_genoeg(self, client: Client) -> None:
        account()
        geef_wachtwoord(client, "noor")
        assert not binnen(client)

        geef_code(client)
        assert binnen(client)

    def test_een_code_werkt_een_keer(self, client: Client) -> None:
        account()
        meld_volledig_aan(client)

        ander = Client()
        geef_wachtwoord(ander, "noor")
        assert geef_code(ander).status_code == 200
        assert not binnen(ander)

    def test_een_code_geldt_dertig_seconden(self, client: Client, time_machine: Any) -> None:
        time_machine.move_to(klok.nu().replace(second=0, microsecond=0), tick=False)
        account()
        geef_wachtwoord(client, "noor")
        oud = code()
        time_machine.shift(timedelta(seconds=31))

        assert client.post("/inloggen/code/", {"code": oud}).status_code == 200
        assert not binnen(client)

    @pytest.mark.django_db(transaction=True)
    def test_een_herstelcode_werkt_een_keer(self, client: Client) -> None:
        account(factor=False)
        _pagina, klaar = self.stel_in(client)
        codes = re.findall(r"<code>(\d{8})</code>", client.get(klaar["Location"]).content.decode())
        herstel = codes[0]

        for poging, lukt in ((Client(), True), (Client(), False)):
            geef_wachtwoord(poging, "noor")
            poging.post("/inloggen/code/", {"code": herstel})
            assert binnen(poging) is lukt

    def test_geheimen_staan_versleuteld(self) -> None:
        account()
        assert GEHEIM not in str(Authenticator.objects.get().data)

    def test_weghalen_dwingt_tot_een_nieuwe_en_vraagt_om_bewijs(
        self, client: Client, time_machine: Any
    ) -> None:
        account()
        meld_volledig_aan(client)
        time_machine.move_to(klok.nu() + timedelta(minutes=6))
        gestuurd = client.post("/account/tweede-factor/weghalen/")
        assert gestuurd["Location"].startswith("/account/opnieuw/")

        client.post(gestuurd["Location"], {"password": WACHTWOORD})
        client.post("/account/tweede-factor/weghalen/")

        assert not Authenticator.objects.exists()
        assert client.get(BINNEN)["Location"].startswith("/account/tweede-factor/instellen/")

    def test_een_demoaccount_hoeft_niet_maar_alleen_in_de_demo(
        self, client: Client, settings: Any
    ) -> None:
        settings.DEMO = True
        account("joke", factor=False, demo=True)
        account("echt", factor=False)
        geef_wachtwoord(client, "joke")
        assert binnen(client)

        ander = Client()
        geef_wachtwoord(ander, "echt")
        assert not binnen(ander)
