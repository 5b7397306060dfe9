"""Een gemeente die zegt wie iemand is: een kleine aanbieder van OpenID Connect op deze computer.

Echt HTTP, een eigen sleutelpaar, en streng: een code werkt een keer, met het geheim van de klant en
het bewijs van PKCE. `liegt` verandert wat zij over iemand zegt, zodat een test kan zien wat er dan
gebeurt.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from jwt.algorithms import RSAAlgorithm

from nabij.inrichting import omgeving

KLANT, GEHEIM = "nabij", "een geheim van de klant"
SUB = "7f3c-noor"
TWEE = {"sub": SUB, "amr": ["pwd", "mfa"]}
"""Wat de gemeente zegt over wie daar twee factoren gaf."""


def nieuwe_sleutel() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


EIGEN_SLEUTEL = nieuwe_sleutel()


@dataclass
class Uitgever:
    """De aanbieder, en wat zij over iemand zegt. Een tijd als verschil telt vanaf nu.

    `kapot`: paden die niet antwoorden; `anders`: paden die iets anders antwoorden.
    """

    adres: str
    zegt: dict[str, Any] = field(default_factory=lambda: {"sub": SUB})
    liegt: dict[str, Any] = field(default_factory=dict)
    tekent_met: Any = EIGEN_SLEUTEL
    algoritme: str = "RS256"
    noemt_zich: str = ""
    kapot: set[str] = field(default_factory=set)
    anders: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    gevraagd: list[str] = field(default_factory=list)
    vraag: dict[str, str] = field(default_factory=dict)

    def kenmerken(self) -> dict[str, Any]:
        einden = {
            "authorization_endpoint": "/aanmelden",
            "token_endpoint": "/token",
            "jwks_uri": "/sleutels",
            "userinfo_endpoint": "/wie",
        }
        return {
            "issuer": self.noemt_zich or self.adres,
            **{naam: self.adres + pad for naam, pad in einden.items()},
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def sleutels(self) -> dict[str, Any]:
        openbaar = json.loads(RSAAlgorithm.to_jwk(EIGEN_SLEUTEL.public_key()))
        return {"keys": [{**openbaar, "kid": "een", "use": "sig", "alg": "RS256"}]}

    def geef_code(self, vraag: dict[str, str]) -> str:
        """Iemand meldt zich hier aan; het adres waar die mee terugkomt."""
        self.vraag = vraag
        code = f"code-{len(self.codes)}-{time.time_ns()}"
        self.codes[code] = vraag
        terug = {"code": code, "state": vraag["state"]}
        return f"{vraag['redirect_uri']}?{urlencode(terug)}"

    def ruil(self, vraag: dict[str, str], kop: str) -> dict[str, Any]:
        """Een code tegen een bewijs. `KeyError` of `ValueError` als er iets niet klopt."""
        gegeven = self.codes.pop(vraag["code"])
        klant = base64.b64encode(f"{KLANT}:{GEHEIM}".encode()).decode()
        proef = hashlib.sha256(vraag["code_verifier"].encode()).digest()
        if (
            kop != f"Basic {klant}"
            or gegeven["code_challenge_method"] != "S256"
            or gegeven["code_challenge"] != base64.urlsafe_b64encode(proef).rstrip(b"=").decode()
            or vraag["redirect_uri"] != gegeven["redirect_uri"]
        ):
            raise ValueError("invalid_grant")
        return {"access_token": "niet-bewaren", "token_type": "Bearer", **self._bewijs(gegeven)}

    def _bewijs(self, gegeven: dict[str, str]) -> dict[str, str]:
        nu = int(time.time())
        inhoud = {
            "iss": self.adres,
            "aud": KLANT,
            "iat": nu,
            "exp": nu + 300,
            "nonce": gegeven["nonce"],
            "email": "noor@gemeente.voorbeeld",
            "name": "Noor van de Gemeente",
            **self.zegt,
            **self.liegt,
        }
        inhoud = {
            naam: nu + int(w.total_seconds()) if isinstance(w, timedelta) else w
            for naam, w in inhoud.items()
            if w is not None
        }
        kop = {"kid": "een"}
        return {"id_token": jwt.encode(inhoud, self.tekent_met, self.algoritme, headers=kop)}


class _Loket(BaseHTTPRequestHandler):
    uitgever: Uitgever

    def do_GET(self) -> None:
        delen = urlsplit(self.path)
        self.uitgever.gevraagd.append(delen.path)
        if delen.path in self.uitgever.kapot:
            self._antwoord(502, {})
        elif delen.path == "/aanmelden":
            vraag = dict(parse_qsl(delen.query))
            self.send_response(302)
            self.send_header("Location", self.uitgever.geef_code(vraag))
            self.end_headers()
        elif delen.path == "/.well-known/openid-configuration":
            self._antwoord(200, self.uitgever.kenmerken())
        elif delen.path == "/sleutels":
            self._antwoord(200, self.uitgever.sleutels())
        else:
            self._antwoord(404, {})

    def do_POST(self) -> None:
        self.uitgever.gevraagd.append(self.path)
        lengte = int(self.headers["Content-Length"])
        vraag = dict(parse_qsl(self.rfile.read(lengte).decode()))
        try:
            self._antwoord(200, self.uitgever.ruil(vraag, self.headers.get("Authorization", "")))
        except (KeyError, ValueError):
            self._antwoord(400, {"error": "invalid_grant"})

    def _antwoord(self, status: int, inhoud: Any) -> None:
        inhoud = self.uitgever.anders.get(urlsplit(self.path).path, inhoud)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(inhoud).encode())

    def log_message(self, *_: Any) -> None:
        """Stil: de test leest `gevraagd`."""


@contextmanager
def draaiend() -> Iterator[Uitgever]:
    """Een aanbieder op deze computer, zolang het blok duurt."""
    loket = type("Loket", (_Loket,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), loket) as server:
        loket.uitgever = uitgever = Uitgever(f"http://127.0.0.1:{server.server_port}")
        draad = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        draad.start()
        try:
            yield uitgever
        finally:
            server.shutdown()
            draad.join()


def in_de_omgeving(uitgever: Uitgever) -> dict[str, str]:
    """Wat een gemeente in de omgeving zet."""
    return {
        "NABIJ_OIDC_URL": uitgever.adres,
        "NABIJ_OIDC_ID": KLANT,
        "NABIJ_OIDC_GEHEIM": GEHEIM,
        "NABIJ_OIDC_NAAM": "je account van Lindervaart",
    }


@pytest.fixture
def uitgever(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Uitgever]:
    """Een gemeente met een eigen aanmelding, ingesteld zoals op een server."""
    with draaiend() as draait:
        for naam, waarde in in_de_omgeving(draait).items():
            monkeypatch.setenv(naam, waarde)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        settings.OIDC = omgeving.oidc()
        yield draait


def heen(client: Client, **velden: str) -> str:
    """Druk op de knop, en meld je aan bij de gemeente; het adres om mee terug te komen."""
    gestuurd = client.post("/inloggen/oidc/", velden)
    assert gestuurd.status_code == 302, gestuurd.content.decode()
    antwoord = requests.get(gestuurd["Location"], allow_redirects=False, timeout=5)
    return antwoord.headers["Location"]


def terug(client: Client, adres: str, **anders: str) -> Any:
    """Kom terug op dit adres; met `anders` iets in het adres veranderd."""
    delen = urlsplit(adres)
    vraag = {naam: w[0] for naam, w in parse_qs(delen.query).items()} | anders
    return client.get(delen.path, vraag)


def rond(client: Client, **velden: str) -> Any:
    """De hele ronde: heen, aanmelden, terug."""
    return terug(client, heen(client, **velden))
