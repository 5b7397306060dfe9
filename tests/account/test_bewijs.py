"""Het bewijs van de gemeente, regel voor regel (OpenID Connect Core 1.0, 3.1.3.7)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

from nabij.kamers.account.bewijs import NET, SPELING, Bewijs, Geweigerd, Vraag, lees

pytestmark = pytest.mark.rij("M51")
NU = 1_800_000_000
SLEUTEL = ec.generate_private_key(ec.SECP256R1())
VRAAG = Vraag(
    uitgever="https://gemeente.voorbeeld",
    klant="nabij",
    kenmerk="sub",
    nonce="een keer",
    begonnen=NU,
    hoogstens=12 * 3600,
    acr=("twee",),
)
GOED: dict[str, Any] = {
    "iss": "https://gemeente.voorbeeld",
    "aud": "nabij",
    "sub": "noor",
    "nonce": "een keer",
    "iat": NU,
    "exp": NU + 300,
}


@pytest.fixture(autouse=True)
def _nu(time_machine: Any) -> None:
    time_machine.move_to(NU, tick=False)


def jwk(sleutel: ec.EllipticCurvePrivateKey = SLEUTEL, **anders: str) -> dict[str, Any]:
    return {**json.loads(ECAlgorithm.to_jwk(sleutel.public_key())), "alg": "ES256", **anders}


def bewijs(kop: dict[str, str] | None = None, **anders: Any) -> str:
    inhoud = {naam: w for naam, w in (GOED | anders).items() if w is not None}
    return jwt.encode(inhoud, SLEUTEL, "ES256", headers=kop)


def oordeel(token: str, vraag: Vraag = VRAAG, *sleutels: dict[str, Any]) -> Bewijs | str:
    """Wat er gelezen is, of de reden van weigeren."""
    try:
        return lees(token, {"keys": list(sleutels) or [jwk()]}, vraag, nu=NU)
    except Geweigerd as fout:
        return str(fout)


def test_een_goed_bewijs() -> None:
    assert oordeel(bewijs()) == Bewijs("noor", factoren=False, vers=False)


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"iss": "https://gemeente.voorbeeld/"}, "InvalidIssuerError"),
        ({"iss": None}, "MissingRequiredClaimError"),
        ({"aud": "ander"}, "InvalidAudienceError"),
        ({"aud": ["ander"]}, "InvalidAudienceError"),
        ({"aud": None}, "MissingRequiredClaimError"),
        ({"aud": ["nabij", "ander"]}, "azp"),
        ({"azp": "ander"}, "azp"),
        ({"exp": NU - SPELING}, "ExpiredSignatureError"),
        ({"exp": None}, "MissingRequiredClaimError"),
        ({"iat": None}, "MissingRequiredClaimError"),
        ({"nbf": NU + SPELING + 1}, "ImmatureSignatureError"),
        ({"nonce": "andere keer"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"sub": ""}, "kenmerk"),
        ({"sub": "x" * 192}, "kenmerk"),
        ({"auth_time": NU - 12 * 3600 - SPELING - 1}, "te lang geleden"),
        ({"auth_time": "nu"}, "auth_time"),
    ],
    ids=str,
)
def test_wat_niet_klopt(anders: dict[str, Any], reden: str) -> None:
    assert oordeel(bewijs(**anders)) == reden


@pytest.mark.parametrize(
    "anders",
    [
        {"aud": ["nabij"]},
        {"aud": ["nabij", "ander"], "azp": "nabij"},
        {"exp": NU - SPELING + 1},
        {"sub": "x" * 191},
        {"auth_time": NU - 12 * 3600 - SPELING},
    ],
    ids=str,
)
def test_net_goed(anders: dict[str, Any]) -> None:
    assert isinstance(oordeel(bewijs(**anders)), Bewijs)


@pytest.mark.parametrize(
    ("anders", "factoren"),
    [
        ({"amr": ["mfa"]}, True),
        ({"amr": ["pwd", "otp"]}, False),
        ({"amr": "mfa"}, False),
        ({"acr": "twee"}, True),
        ({"acr": "een"}, False),
        ({"acr": None}, False),
    ],
    ids=str,
)
def test_twee_factoren(anders: dict[str, Any], factoren: bool) -> None:
    gelezen = oordeel(bewijs(**anders))

    assert isinstance(gelezen, Bewijs)
    assert gelezen.factoren is factoren


@pytest.mark.parametrize(
    ("hoogstens", "auth_time", "vers"),
    [
        (12 * 3600, NU - NET, True),
        (12 * 3600, NU - NET - 1, False),
        (12 * 3600, None, False),
        (0, None, True),
        (0, NU, True),
        (0, NU - SPELING, True),
    ],
)
def test_vers(hoogstens: int, auth_time: int | None, vers: bool) -> None:
    """Zonder tijd geloven we de gemeente alleen als we om een nieuw bewijs vroegen."""
    gelezen = oordeel(bewijs(auth_time=auth_time), replace(VRAAG, hoogstens=hoogstens))

    assert isinstance(gelezen, Bewijs)
    assert gelezen.vers is vers


def test_wie_opnieuw_moest_en_doorliep_is_te_laat() -> None:
    gevraagd = replace(VRAAG, hoogstens=0)

    assert oordeel(bewijs(auth_time=NU - SPELING - 1), gevraagd) == "te lang geleden"


class TestSleutel:
    ANDER = ec.generate_private_key(ec.SECP256R1())

    def test_de_sleutel_die_het_bewijs_noemt(self) -> None:
        token = bewijs({"kid": "een"})
        een, twee = jwk(kid="een"), jwk(self.ANDER, kid="twee")

        assert isinstance(oordeel(token, VRAAG, twee, een), Bewijs)
        assert oordeel(token, VRAAG, twee) == "sleutel"
        assert oordeel(token, VRAAG, jwk(self.ANDER, kid="een")) == "InvalidSignatureError"

    def test_zonder_naam_alleen_als_er_een_is(self) -> None:
        een, twee = jwk(kid="een"), jwk(self.ANDER, kid="twee")

        assert isinstance(oordeel(bewijs(), VRAAG, een), Bewijs)
        assert oordeel(bewijs(), VRAAG, een, twee) == "sleutel"

    def test_een_sleutel_om_te_versleutelen_tekent_niet(self) -> None:
        assert oordeel(bewijs(), VRAAG, jwk(use="enc")) == "sleutel"

    def test_een_gedeeld_geheim_is_geen_sleutelpaar(self) -> None:
        geheim = "een geheim van tweeendertig tekens"
        token = jwt.encode(GOED, geheim, "HS256")
        gedeeld = {"kty": "oct", "k": jwt.utils.base64url_encode(geheim.encode()).decode()}

        assert oordeel(token, VRAAG, gedeeld) == "InvalidAlgorithmError"
