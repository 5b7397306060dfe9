"""Klopt wat de andere kant over iemand zegt? Zuiver: wat we vroegen en de tijd komen van buiten.

OpenID Connect Core 1.0, 3.1.3.7; ASVS 5.0 6.8.2, 6.8.4 en 10.5.1 tot en met 10.5.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jwt

ALGORITMEN = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Alleen met een sleutelpaar: met een gedeeld geheim kon iedereen die het kent, tekenen."""
SPELING = 60
"""Zoveel seconden mogen de klokken van beide kanten verschillen."""
NET = 5 * 60
"""Zo lang geleden, in seconden, mag iemand zich bewezen hebben om dat nog vers te noemen."""
LANGST = 191
"""Een langer kenmerk past niet in de tabel (de standaard staat er 255 toe)."""


class Geweigerd(Exception):
    """Dit bewijs deugt niet. De reden is een woord voor het log, zonder gegevens."""


@dataclass(frozen=True)
class Vraag:
    """Wat we vroegen: aan wie, als wie, en hoe vers het bewijs moest zijn.

    `kenmerk` is de naam van het gegeven dat iemand aanwijst. `begonnen` is de tijd (epoch) van de
    vraag; `hoogstens` het aantal seconden dat iemand zich daarvoor bewezen mocht hebben. `acr`:
    de waarden waarvan afgesproken is dat er twee factoren waren.
    """

    uitgever: str
    klant: str
    kenmerk: str
    nonce: str
    begonnen: float
    hoogstens: int
    acr: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bewijs:
    """Wie het is, of er twee factoren waren, en of dat net nog gevraagd is."""

    kenmerk: str
    factoren: bool
    vers: bool


def lees(id_token: str, sleutels: Any, vraag: Vraag, *, nu: float) -> Bewijs:
    """Controleer het bewijs (een JWT) met de openbare `sleutels` (een JWKS). Anders `Geweigerd`."""
    try:
        gegevens = jwt.decode(
            id_token,
            _sleutel(id_token, sleutels),
            algorithms=ALGORITMEN,
            issuer=vraag.uitgever,
            audience=vraag.klant,
            leeway=SPELING,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
    except jwt.PyJWTError as fout:
        raise Geweigerd(type(fout).__name__) from fout
    except (AttributeError, KeyError, TypeError, ValueError) as fout:
        raise Geweigerd("onleesbaar") from fout
    _eis(gegevens.get("nonce") == vraag.nonce, "nonce")
    voor_meer = isinstance(gegevens["aud"], list) and len(gegevens["aud"]) > 1
    _eis(gegevens.get("azp", "" if voor_meer else vraag.klant) == vraag.klant, "azp")
    kenmerk = gegevens.get(vraag.kenmerk)
    _eis(isinstance(kenmerk, str) and 0 < len(kenmerk) <= LANGST, "kenmerk")
    return Bewijs(str(kenmerk), _factoren(gegevens, vraag), _vers(gegevens, vraag, nu))


def _sleutel(id_token: str, sleutels: Any) -> jwt.PyJWK:
    """De sleutel die het bewijs noemt. Noemt het er geen, dan de enige die er is."""
    bekend = [s for s in jwt.PyJWKSet.from_dict(sleutels).keys if s.public_key_use in {None, "sig"}]
    naam = jwt.get_unverified_header(id_token).get("kid")
    past = [s for s in bekend if naam is None or s.key_id == naam]
    _eis(len(past) == 1, "sleutel")
    return past[0]


def _factoren(gegevens: dict[str, Any], vraag: Vraag) -> bool:
    """Alleen als de andere kant het zegt (RFC 8176); zwijgt zij, dan was het een wachtwoord."""
    amr = gegevens.get("amr")
    return (isinstance(amr, list) and "mfa" in amr) or gegevens.get("acr") in vraag.acr


def _vers(gegevens: dict[str, Any], vraag: Vraag, nu: float) -> bool:
    """Of iemand zich net bewees. Te lang geleden voor wat we vroegen: `Geweigerd`.

    Zegt de andere kant niet wanneer, dan geloven we haar alleen als we erom vroegen.
    """
    wanneer = gegevens.get("auth_time")
    if wanneer is None:
        return vraag.hoogstens == 0
    _eis(isinstance(wanneer, int | float), "auth_time")
    _eis(wanneer >= vraag.begonnen - vraag.hoogstens - SPELING, "te lang geleden")
    return bool(wanneer >= nu - NET)


def _eis(klopt: bool, reden: str) -> None:
    if not klopt:
        raise Geweigerd(reden)
