"""Passkeys: een antwoord dat niet klopt, en wat er met onzin gebeurt."""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from fido2.utils import websafe_encode

from nabij.kamers.account.models import Account
from tests.account.maak import (
    BINNEN,
    account,
    binnen,
    geef_wachtwoord,
    zin,
)
from tests.account.passkey import (
    INLOGGEN,
    NIEUW,
    Apparaat,
    keuze_op,
    meld_aan_met,
    meld_aan_met_wachtwoord,
    vraag,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.account.proef"),
    pytest.mark.rij("M51"),
]
INSTELLEN = "/account/tweede-factor/instellen/"
LUKTE_NIET = "Dat lukte niet met deze passkey."


class TestWatNietKlopt:
    def is_geweigerd(self, client: Client, antwoord: Any, naar: str = "/inloggen/") -> None:
        assert antwoord["Location"] == naar
        assert LUKTE_NIET in zin(client.get(naar))
        assert not binnen(client)

    def test_een_sleutel_van_een_ander(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        namaak = Apparaat(id=telefoon.id, van=telefoon.van)

        antwoord = meld_aan_met(client, namaak, next=BINNEN)

        self.is_geweigerd(client, antwoord, f"/inloggen/?next={BINNEN}")

    def test_een_passkey_die_we_niet_kennen(self, client: Client, eigenaar: Account) -> None:
        self.is_geweigerd(client, meld_aan_met(client, Apparaat(van="AAAA")))

    def test_een_weggehaalde_passkey(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        Authenticator.objects.filter(type="webauthn").delete()

        self.is_geweigerd(client, meld_aan_met(client, telefoon))

    @pytest.mark.parametrize(
        "anders",
        [{"adres": "https://kwaad.voorbeeld"}, {"adres": "http://testserver"}, {"herkent": False}],
    )
    def test_een_antwoord_aan_een_ander_adres_of_zonder_herkenning(
        self, client: Client, eigenaar: Account, telefoon: Apparaat, anders: dict[str, Any]
    ) -> None:
        for naam, waarde in anders.items():
            setattr(telefoon, naam, waarde)

        self.is_geweigerd(client, meld_aan_met(client, telefoon))

    def test_een_antwoord_werkt_een_keer(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        passkey = json.dumps(telefoon.gebruik(vraag(client)))
        client.post(INLOGGEN, {"credential": passkey})
        assert binnen(client)
        client.post("/uitloggen/")

        self.is_geweigerd(client, client.post(INLOGGEN, {"credential": passkey}))

    def test_een_antwoord_op_de_vraag_van_een_ander(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        passkey = json.dumps(telefoon.gebruik(vraag(Client())))
        vraag(client)

        self.is_geweigerd(client, client.post(INLOGGEN, {"credential": passkey}))

    def test_als_tweede_factor_telt_alleen_de_eigen_passkey(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        account("karel")
        geef_wachtwoord(client, "karel")
        passkey = json.dumps(telefoon.gebruik(vraag(Client())))

        antwoord = client.post("/inloggen/code/", {"credential": passkey})

        assert antwoord.status_code == 200
        assert not binnen(client)

    @pytest.mark.parametrize("waar", ["inloggen", "code", "maken", "opnieuw"])
    @pytest.mark.parametrize(
        "onzin",
        [
            "",
            "geen json",
            "[]",
            "7",
            '"tekst"',
            "null",
            "{}",
            '{"id": 1, "rawId": 2, "type": 3, "response": 4}',
            '{"id": "é", "rawId": "é", "type": "public-key", "response": {}}',
            '{"response": {"userHandle": null}}',
            '{"response": []}',
            "{" * 5000,
            "[" * 100_000,
        ],
        ids=lambda tekst: tekst[:20],
    )
    def test_onzin_krijgt_een_zin(
        self, client: Client, eigenaar: Account, waar: str, onzin: str
    ) -> None:
        pad = {"inloggen": INLOGGEN, "code": "/inloggen/code/", "maken": NIEUW}.get(
            waar, "/account/opnieuw/passkey/"
        )
        if waar == "inloggen":
            vraag(client)
        elif waar == "code":
            geef_wachtwoord(client, "noor")
            client.get(pad)
        else:
            meld_aan_met_wachtwoord(client)
            client.get(pad)

        antwoord = client.post(pad, {"credential": onzin})

        if waar == "inloggen":
            assert antwoord["Location"] == "/inloggen/"
            antwoord = client.get("/inloggen/")
        assert antwoord.status_code == 200
        assert LUKTE_NIET in zin(antwoord)

    def test_een_half_antwoord_krijgt_een_zin(
        self, client: Client, eigenaar: Account, telefoon: Apparaat
    ) -> None:
        """Elk deel van een goed antwoord leeg, afgekapt of van een andere soort."""
        goed = telefoon.gebruik(vraag(client))
        kapot: list[Any] = []
        for deel in goed["response"]:
            for waarde in ("", "AA", None, 7, [], goed["response"][deel][:-8]):
                kapot.append({**goed, "response": {**goed["response"], deel: waarde}})
        for deel in ("id", "rawId", "type", "response"):
            for waarde in ("", None, 7, [], {}):
                kapot.append({**goed, deel: waarde})
        for passkey in kapot:
            vraag(client)
            antwoord = client.post(INLOGGEN, {"credential": json.dumps(passkey)})
            assert antwoord["Location"] == "/inloggen/", passkey
            assert not binnen(client), passkey

    def test_een_doos_in_een_doos_in_een_doos(self, client: Client, eigenaar: Account) -> None:
        """De bijlage van een passkey is CBOR; ook daarin kan iemand blijven nesten."""
        meld_aan_met_wachtwoord(client)
        passkey = Apparaat().maak(keuze_op(client, NIEUW))
        passkey["response"]["attestationObject"] = websafe_encode(b"\x81" * 50_000)

        antwoord = client.post(NIEUW, {"credential": json.dumps(passkey)})

        assert LUKTE_NIET in zin(antwoord)
