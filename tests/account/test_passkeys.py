"""Passkeys aan de kant van de server: maken, ermee aanmelden en weghalen."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account import handelingen
from nabij.kamers.account.models import Account, Sessie
from tests.account.maak import (
    BINNEN,
    WACHTWOORD,
    account,
    binnen,
    geef_wachtwoord,
    meld_aan,
    zin,
)
from tests.account.passkey import (
    NIEUW,
    Apparaat,
    keuze_op,
    meld_aan_met,
    meld_aan_met_wachtwoord,
    voeg_toe,
    vraag,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.account.proef"),
    pytest.mark.rij("M51"),
]
INSTELLEN = "/account/tweede-factor/instellen/"
LUKTE_NIET = "Dat lukte niet met deze passkey."


class TestMaken:
    def test_wie_nieuw_is_kan_kiezen_en_is_met_een_passkey_klaar(
        self, client: Client, telefoon: Apparaat
    ) -> None:
        account("nieuw", factor=False)
        geef_wachtwoord(client, "nieuw")
        assert client.get(BINNEN)["Location"].startswith(INSTELLEN)
        keuze = zin(client.get(INSTELLEN))
        assert keuze.index(NIEUW) < keuze.index("nabij-qr"), "de passkey staat vooraan"

        antwoord = voeg_toe(client, telefoon)

        assert antwoord["Location"] == "/account/tweede-factor/herstelcodes/"
        assert "Je ziet deze codes nu" in zin(client.get(antwoord["Location"]))
        assert binnen(client)

    def test_zij_staat_met_haar_naam_op_mijn_aanmelding(self, eigenaar: Account) -> None:
        client = Client()
        meld_aan_met_wachtwoord(client)

        pagina = zin(client.get("/account/"))

        assert "<p>Telefoon</p>" in pagina
        assert "gemaakt vandaag" in pagina

    @pytest.mark.parametrize(("naam", "wordt"), [("", "Passkey 2"), ("x" * 200, "x" * 60)])
    def test_om_een_naam_wordt_niets_geweigerd(
        self, client: Client, eigenaar: Account, naam: str, wordt: str
    ) -> None:
        """De passkey staat dan al op het apparaat."""
        meld_aan_met_wachtwoord(client)

        assert voeg_toe(client, Apparaat(), naam).status_code == 302
        assert f"<p>{wordt}</p>" in zin(client.get("/account/"))

    def test_alleen_wie_net_liet_zien_dat_die_het_is(
        self, client: Client, eigenaar: Account, telefoon: Apparaat, time_machine: Any
    ) -> None:
        meld_aan_met_wachtwoord(client)
        time_machine.move_to(klok.nu() + timedelta(minutes=6))
        gestuurd = client.get(NIEUW)["Location"]
        assert gestuurd.startswith("/account/opnieuw/?next=")

        met_passkey = "/account/opnieuw/passkey/"
        assert "Met je passkey" in zin(client.get(gestuurd))
        passkey = telefoon.gebruik(keuze_op(client, met_passkey))
        velden = {"credential": json.dumps(passkey), "next": NIEUW}
        assert client.post(met_passkey, velden)["Location"] == NIEUW
        assert client.get(NIEUW).status_code == 200

    def test_een_apparaat_dat_niemand_herkent_telt_niet(
        self, client: Client, eigenaar: Account
    ) -> None:
        """Zonder vinger, gezicht of pincode is het maar een factor."""
        meld_aan_met_wachtwoord(client)

        antwoord = voeg_toe(client, Apparaat(herkent=False))

        assert antwoord.status_code == 200
        assert LUKTE_NIET in zin(antwoord)
        assert Authenticator.objects.filter(type="webauthn").count() == 1

    def test_voor_een_ander_adres_gemaakt(self, client: Client, eigenaar: Account) -> None:
        meld_aan_met_wachtwoord(client)

        assert LUKTE_NIET in zin(voeg_toe(client, Apparaat(adres="https://kwaad.voorbeeld")))

    def test_andere_aanmeldingen_eindigen(self, client: Client, eigenaar: Account) -> None:
        elders = Client()
        meld_aan_met_wachtwoord(elders)
        meld_aan_met_wachtwoord(client, opnieuw=True)

        voeg_toe(client, Apparaat())

        assert binnen(client)
        assert not binnen(elders)

    def test_van_de_sleutel_staat_alleen_het_openbare_deel_bij_ons(self, eigenaar: Account) -> None:
        inhoud = Authenticator.objects.get(type="webauthn").data
        assert set(inhoud) == {"name", "credential"}
        assert set(inhoud["credential"]["response"]) == {"clientDataJSON", "attestationObject"}


class TestAanmelden:
    def test_met_alleen_de_passkey_ben_je_binnen(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        antwoord = meld_aan_met(client, telefoon, next=BINNEN)

        assert antwoord["Location"] == BINNEN
        assert binnen(client)
        assert client.session["_auth_user_id"] == str(eigenaar.pk)

    def test_dat_geeft_een_nieuwe_sessie(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        vraag(client)
        voor = client.cookies["nabij_sessie"].value
        meld_aan_met(client, telefoon)

        assert client.cookies["nabij_sessie"].value != voor
        assert not Sessie.objects.filter(pk=voor).exists()

    def test_als_tweede_factor_na_het_wachtwoord(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        geef_wachtwoord(client, "noor")
        assert not binnen(client)
        passkey = telefoon.gebruik(keuze_op(client, "/inloggen/code/"))

        client.post("/inloggen/code/", {"credential": json.dumps(passkey)})

        assert binnen(client)

    def test_de_app_en_de_herstelcodes_blijven_werken(
        self, client: Client, eigenaar: Account
    ) -> None:
        meld_aan_met_wachtwoord(client)
        assert binnen(client)

    def test_met_alleen_een_passkey_werkt_een_herstelcode_ook(
        self, client: Client, eigenaar: Account
    ) -> None:
        Authenticator.objects.filter(type="totp").delete()
        geef_wachtwoord(client, "noor")
        assert ">Herstelcode" in zin(client.get("/inloggen/code/"))
        code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]

        client.post("/inloggen/code/", {"code": code})

        assert binnen(client)

    def test_wie_geen_passkey_heeft_ziet_er_geen(self, client: Client) -> None:
        account("app")
        geef_wachtwoord(client, "app")

        assert "data-passkey" not in zin(client.get("/inloggen/code/"))

    @pytest.mark.parametrize("hoe", ["gesloten", "demo"])
    def test_wie_weg_is_komt_niet_meer_binnen(
        self, client: Client, eigenaar: Account, telefoon: Apparaat, hoe: str
    ) -> None:
        if hoe == "gesloten":
            handelingen.sluit_account(account=eigenaar, door=None)
        else:
            Account.objects.update(demo=True)

        assert meld_aan_met(client, telefoon)["Location"] == "/inloggen/"
        assert LUKTE_NIET in zin(client.get("/inloggen/"))
        assert not binnen(client)

    def test_wat_was_ingevuld_staat_er_na_aanmelden_weer(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        meld_aan_met(client, telefoon)
        client.get(BINNEN)
        Sessie.objects.all().delete()
        client.post(BINNEN, {"tekst": "Mevrouw zei: het gaat niet", "sleutel": nieuw_token()})

        meld_aan_met(client, telefoon, next=BINNEN)

        assert "Mevrouw zei: het gaat niet" in zin(client.get(BINNEN))

    @pytest.mark.parametrize(("minuten", "nog_binnen"), [(29, True), (31, False)])
    def test_dezelfde_dertig_minuten(
        self,
        client: Client,
        eigenaar: Account,
        telefoon: Apparaat,
        time_machine: Any,
        minuten: int,
        nog_binnen: bool,
    ) -> None:
        meld_aan_met(client, telefoon)
        time_machine.move_to(klok.nu() + timedelta(minutes=minuten))

        assert binnen(client) is nog_binnen


class TestWeghalen:
    def pad(self) -> str:
        return f"/account/passkeys/{Authenticator.objects.get(type='webauthn').pk}/weg/"

    def test_weg_is_weg_en_de_app_blijft(self, client: Client, eigenaar: Account) -> None:
        meld_aan_met_wachtwoord(client)
        pagina = zin(client.get(self.pad()))
        assert "Telefoon" in pagina
        assert "enige tweede factor" not in pagina

        assert client.post(self.pad())["Location"] == "/account/"

        assert binnen(client)
        assert "Telefoon" not in zin(client.get("/account/"))
        assert set(Authenticator.objects.values_list("type", flat=True)) == {
            "totp",
            "recovery_codes",
        }

    def test_de_laatste_weg_dwingt_tot_een_nieuwe(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        Authenticator.objects.filter(type="totp").delete()
        meld_aan_met(client, telefoon)
        assert "enige tweede factor" in zin(client.get(self.pad()))

        client.post(self.pad())

        assert not Authenticator.objects.exists(), "ook de herstelcodes"
        assert client.get(BINNEN)["Location"].startswith(INSTELLEN)

    def test_vraagt_om_bewijs(self, client: Client, eigenaar: Account, time_machine: Any) -> None:
        meld_aan_met_wachtwoord(client)
        time_machine.move_to(klok.nu() + timedelta(minutes=6))
        gestuurd = client.post(self.pad())
        assert gestuurd["Location"].startswith("/account/opnieuw/")
        assert Authenticator.objects.filter(type="webauthn").exists()

        client.post(gestuurd["Location"], {"password": WACHTWOORD})
        assert not Authenticator.objects.filter(type="webauthn").exists()

    def test_die_van_een_ander_niet(self, client: Client, eigenaar: Account) -> None:
        meld_aan(client, account("karel"))
        client.post("/account/opnieuw/", {"password": WACHTWOORD})

        assert client.post(self.pad()).status_code == 404
        assert Authenticator.objects.filter(type="webauthn").exists()

    def test_telefoon_kwijt_neemt_ook_de_passkey_mee(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        handelingen.begin_opnieuw(account=eigenaar, door=None, factor_weg=True)

        meld_aan_met(client, telefoon)

        assert not binnen(client)
