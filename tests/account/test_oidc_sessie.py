"""Na aanmelden met het account van de gemeente: dezelfde sessie, en opnieuw bewijzen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as instellingen
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account.models import Account, Sessie
from tests.account.maak import (
    BINNEN,
    WACHTWOORD,
    binnen,
    zin,
)
from tests.account.uitgever import SUB, TWEE, Uitgever, heen, rond, terug
from tests.loper.strenge_client import StrengeClient

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.account.proef"),
    pytest.mark.rij("M51"),
]
INSTELLEN = "/account/tweede-factor/instellen/"


class TestSessie:
    def test_een_nieuwe_sessie_en_afmelden_eindigt_de_onze(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt = TWEE
        adres = heen(client)
        voor = client.cookies[instellingen.SESSION_COOKIE_NAME].value
        terug(client, adres)
        na = client.cookies[instellingen.SESSION_COOKIE_NAME].value
        assert voor != na
        assert not Sessie.objects.filter(pk=voor).exists()

        client.post("/uitloggen/")

        assert not Sessie.objects.filter(account_id=noor.pk).exists()
        assert not binnen(client)

    def test_een_sessie_begint_alleen_met_een_knop(self, uitgever: Uitgever) -> None:
        """Een koppeling van een ander meldt niemand aan (ASVS 7.6.2)."""
        client = StrengeClient(enforce_csrf_checks=True)
        assert client.get("/inloggen/oidc/").status_code == 405
        assert client.post("/inloggen/oidc/").status_code == 403

    @pytest.mark.parametrize(("minuten", "nog_binnen"), [(29, True), (31, False)])
    def test_dezelfde_dertig_minuten(
        self,
        client: Client,
        noor: Account,
        uitgever: Uitgever,
        time_machine: Any,
        minuten: int,
        nog_binnen: bool,
    ) -> None:
        uitgever.zegt = TWEE
        rond(client)
        time_machine.move_to(klok.nu() + timedelta(minutes=minuten))

        assert binnen(client) is nog_binnen

    def test_wie_zich_te_lang_geleden_bewees_moet_dat_weer(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        """We vragen hoogstens twaalf uur, en kijken of dat klopt (ASVS 7.6.1)."""
        uitgever.zegt = {**TWEE, "auth_time": timedelta(hours=-11)}
        rond(client)
        assert binnen(client)
        assert uitgever.vraag["max_age"] == str(12 * 3600)

        uitgever.zegt = {**TWEE, "auth_time": timedelta(hours=-13)}
        ander = Client()
        assert rond(ander).status_code == 400

    def test_wat_was_ingevuld_staat_er_na_aanmelden_weer(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt = TWEE
        rond(client)
        client.get(BINNEN)
        Sessie.objects.all().delete()
        velden = {"tekst": "Mevrouw zei: het gaat niet", "sleutel": nieuw_token()}
        naar = client.post(BINNEN, velden)["Location"]
        pagina = zin(client.get(naar))
        assert f'name="next" value="{BINNEN}"' in pagina

        terug_op = rond(client, next=BINNEN)

        assert terug_op["Location"] == BINNEN
        assert "Mevrouw zei: het gaat niet" in zin(client.get(BINNEN))

    @pytest.mark.parametrize("naar", ["https://kwaad.voorbeeld/", "//kwaad.voorbeeld"])
    def test_nooit_door_naar_een_andere_site(
        self, client: Client, noor: Account, uitgever: Uitgever, naar: str
    ) -> None:
        uitgever.zegt = TWEE
        assert "kwaad" not in rond(client, next=naar)["Location"]


class TestOpnieuwBewijzen:
    """Een factor erbij of eraf: alleen voor wie net liet zien dat die het is."""

    NIEUW = "/account/passkeys/nieuw/"

    @pytest.fixture
    def zonder(self, noor: Account) -> Account:
        """Iemand met alleen het account van de gemeente."""
        noor.set_unusable_password()
        noor.save()
        noor.authenticator_set.all().delete()  # type: ignore[attr-defined]
        return noor

    def test_doorgelopen_zonder_wachtwoord_is_geen_bewijs(
        self, client: Client, zonder: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt = {**TWEE, "auth_time": timedelta(hours=-1)}
        rond(client)
        gestuurd = client.get(self.NIEUW)["Location"]
        assert gestuurd == f"/account/opnieuw/oidc/?next={self.NIEUW.replace('/', '%2F')}"
        assert f'name="next" value="{self.NIEUW}"' in zin(client.get(gestuurd))

        uitgever.zegt = {**TWEE, "auth_time": timedelta()}
        assert rond(client, next=self.NIEUW)["Location"] == self.NIEUW

        assert uitgever.vraag["prompt"] == "login"
        assert uitgever.vraag["max_age"] == "0"
        assert client.get(self.NIEUW).status_code == 200

    def test_wie_dan_toch_doorloopt_wordt_geweigerd(
        self, client: Client, zonder: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt = {**TWEE, "auth_time": timedelta(hours=-1)}
        rond(client)

        assert rond(client, next=self.NIEUW).status_code == 400
        assert client.get(self.NIEUW).status_code == 302

    def test_een_gemeente_die_niet_zegt_wanneer_geloven_we_alleen_als_we_erom_vroegen(
        self, client: Client, zonder: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt = TWEE
        rond(client)
        assert client.get(self.NIEUW).status_code == 302

        rond(client, next=self.NIEUW)

        assert client.get(self.NIEUW).status_code == 200

    def test_ook_zonder_factor_kan_iemand_zich_opnieuw_bewijzen(
        self, client: Client, zonder: Account, uitgever: Uitgever
    ) -> None:
        """De eerste keer, zonder tweede factor bij de gemeente: eerst bewijzen, dan instellen."""
        uitgever.zegt = {"sub": SUB}
        rond(client)

        gestuurd = client.get(INSTELLEN)["Location"]
        assert gestuurd.startswith("/account/opnieuw/oidc/")
        assert client.get(gestuurd).status_code == 200
        rond(client, next=INSTELLEN)
        assert client.get(INSTELLEN).status_code == 200

    def test_met_een_wachtwoord_kan_het_ook_zo(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt = TWEE
        rond(client)
        gestuurd = client.get(self.NIEUW)["Location"]
        assert gestuurd.startswith("/account/opnieuw/?next=")
        assert "Met het account van de gemeente" in zin(client.get(gestuurd))

        client.post(gestuurd, {"password": WACHTWOORD})
        assert client.get(self.NIEUW).status_code == 200

    def test_zonder_wachtwoord_valt_er_niets_te_veranderen(
        self, client: Client, zonder: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt = TWEE
        rond(client)

        assert client.get("/account/wachtwoord/")["Location"] == "/account/"
        assert "Je hebt geen wachtwoord." in zin(client.get("/account/"))

    def test_zonder_ingestelde_uitgever_kan_het_niet(
        self, client: Client, zonder: Account, uitgever: Uitgever, settings: Any
    ) -> None:
        uitgever.zegt = TWEE
        rond(client)
        settings.OIDC = {}

        assert client.get("/account/opnieuw/oidc/").status_code == 404
        assert client.get(self.NIEUW).status_code == 403
