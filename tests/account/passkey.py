"""Een apparaat met een passkey, in gewone Python: het antwoordt zoals een telefoon dat doet.

`Apparaat` volgt Web Authentication (W3C, niveau 2): een sleutelpaar per adres, dat nooit het
apparaat verlaat. In `tests/browser` doet Chromium dit zelf.
"""

from __future__ import annotations

import html
import json
import re
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

from nabij.kamers.account.models import Account
from tests.account.maak import geef_wachtwoord

NIEUW = "/account/passkeys/nieuw/"
INLOGGEN = "/inloggen/passkey/"
_AANWEZIG, _HERKEND, _NIEUW = 0x01, 0x04, 0x40


@dataclass
class Apparaat:
    """Een telefoon met een passkey. `herkent`: of hij om vinger, gezicht of pincode vraagt."""

    adres: str = "https://testserver"
    herkent: bool = True
    sleutel: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    van: str = ""

    def maak(self, keuze: dict[str, Any]) -> dict[str, Any]:
        """Het antwoord op de vraag om een passkey te maken."""
        self.van = keuze["user"]["id"]
        openbaar = cbor.encode(ES256.from_cryptography_key(self.sleutel.public_key()))
        gegevens = self._gegevens(keuze["rp"]["id"], nieuw=True)
        gegevens += bytes(16) + len(self.id).to_bytes(2) + self.id + openbaar
        bijlage = cbor.encode({"fmt": "none", "attStmt": {}, "authData": gegevens})
        antwoord = {
            "clientDataJSON": self._klant("webauthn.create", keuze),
            "attestationObject": websafe_encode(bijlage),
        }
        return self._passkey(antwoord)

    def gebruik(self, keuze: dict[str, Any]) -> dict[str, Any]:
        """Het antwoord op de vraag om te laten zien dat je het bent."""
        gegevens = self._gegevens(keuze["rpId"])
        klant = self._klant("webauthn.get", keuze)
        getekend = gegevens + sha256(websafe_decode(klant)).digest()
        antwoord = {
            "clientDataJSON": klant,
            "authenticatorData": websafe_encode(gegevens),
            "signature": websafe_encode(self.sleutel.sign(getekend, ec.ECDSA(hashes.SHA256()))),
            "userHandle": self.van,
        }
        return self._passkey(antwoord)

    def _passkey(self, antwoord: dict[str, str]) -> dict[str, Any]:
        naam = websafe_encode(self.id)
        return {
            "id": naam,
            "rawId": naam,
            "type": "public-key",
            "response": antwoord,
            "clientExtensionResults": {},
        }

    def _gegevens(self, rp: str, *, nieuw: bool = False) -> bytes:
        vlaggen = _AANWEZIG | _HERKEND * self.herkent | _NIEUW * nieuw
        return sha256(rp.encode()).digest() + bytes([vlaggen]) + bytes(4)

    def _klant(self, soort: str, keuze: dict[str, Any]) -> str:
        inhoud = {"type": soort, "challenge": keuze["challenge"], "origin": self.adres}
        return websafe_encode(json.dumps(inhoud).encode())


def geef_passkey(account: Account, apparaat: Apparaat, naam: str = "Telefoon") -> Authenticator:
    """Alsof dit account met dit apparaat eerder een passkey maakte."""
    keuze = {
        "user": {"id": websafe_encode(user_pk_to_url_str(account).encode())},
        "rp": {"id": "testserver"},
        "challenge": "AAAA",
    }
    inhoud = {"name": naam, "credential": apparaat.maak(keuze)}
    return Authenticator.objects.create(user=account, type="webauthn", data=inhoud)


def keuze_op(client: Client, pad: str) -> dict[str, Any]:
    """De vraag aan het apparaat die op deze pagina staat."""
    gevonden = re.search(r'data-keuze="([^"]+)"', client.get(pad).content.decode())
    assert gevonden, f"op {pad} staat geen vraag aan een apparaat"
    keuze: dict[str, Any] = json.loads(html.unescape(gevonden.group(1)))
    return keuze


def voeg_toe(client: Client, apparaat: Apparaat, naam: str = "Telefoon") -> Any:
    """Maak met dit apparaat een passkey, als wie is aangemeld."""
    passkey = apparaat.maak(keuze_op(client, NIEUW))
    return client.post(NIEUW, {"name": naam, "credential": json.dumps(passkey)})


def vraag(client: Client) -> dict[str, Any]:
    """De vraag aan het apparaat van de aanmeldpagina, zoals het script die haalt."""
    keuze: dict[str, Any] = client.get(INLOGGEN, headers={"accept": "application/json"}).json()
    inhoud: dict[str, Any] = keuze["request_options"]["publicKey"]
    return inhoud


def meld_aan_met(client: Client, apparaat: Apparaat, **velden: str) -> Any:
    """Meld je aan met alleen de passkey."""
    passkey = apparaat.gebruik(vraag(client))
    return client.post(INLOGGEN, {"credential": json.dumps(passkey), **velden})


def meld_aan_met_wachtwoord(client: Client, *, opnieuw: bool = False) -> None:
    """Naam, wachtwoord en een code; met `opnieuw` een herstelcode, want een code werkt een keer."""
    geef_wachtwoord(client, "noor")
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    client.post("/inloggen/code/", {"code": codes[-1 if opnieuw else 0]})
