"""Lees de omgeving: datamap, geheimen, databases. Zonder omgeving werkt alles met SQLite."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_PAKKET = Path(__file__).resolve().parents[1]

ALLEEN_HIER = ["localhost", "127.0.0.1", "[::1]"]
"""Adressen van de eigen computer."""


def aan(naam: str) -> bool:
    """Of een schakelaar in de omgeving aan staat (1, ja, true, aan)."""
    return os.environ.get(naam, "").lower() in {"1", "ja", "true", "aan"}


def lijst(naam: str, anders: list[str]) -> list[str]:
    """Een door komma's gescheiden lijst uit de omgeving."""
    waarde = os.environ.get(naam)
    return [deel.strip() for deel in waarde.split(",") if deel.strip()] if waarde else anders


def tekst(naam: str, anders: str) -> str:
    return os.environ.get(naam) or anders


def getal(naam: str, anders: int) -> int:
    waarde = os.environ.get(naam)
    return int(waarde) if waarde else anders


def datamap() -> Path:
    """De map met databases en sleutels: `NABIJ_DATA`, anders `.nabij/` naast het pakket."""
    map_ = Path(os.environ.get("NABIJ_DATA") or _PAKKET.parents[1] / ".nabij")
    map_.mkdir(parents=True, exist_ok=True, mode=0o700)
    return map_


def geheim(naam: str, bestand: Path) -> bytes:
    """Een geheim van 32 bytes uit de omgeving (hex) of uit een bestand dat alleen wij lezen."""
    waarde = os.environ.get(naam)
    if waarde:
        return _sleutel(waarde, naam)
    if not bestand.exists():
        _maak_sleutel(bestand)
    return _sleutel(bestand.read_text(), str(bestand))


def _maak_sleutel(bestand: Path) -> None:
    """In een keer, heel: wie tegelijk begint leest nooit een half bestand, en er wint er een."""
    eigen = bestand.with_suffix(f".{os.getpid()}.nieuw")
    with os.fdopen(os.open(eigen, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as uit:
        uit.write(secrets.token_hex(32))
    with suppress(FileExistsError):
        os.link(eigen, bestand)
    eigen.unlink()


def _sleutel(tekst: str, herkomst: str) -> bytes:
    try:
        sleutel = bytes.fromhex(tekst.strip())
    except ValueError:
        sleutel = b""
    if len(sleutel) < 32:
        raise ValueError(f"{herkomst} moet minstens 64 tekens 0-9 en a-f hebben.")
    return sleutel


def database(naam: str, bestand: Path, *, duurzaam: bool = False) -> dict[str, Any]:
    """Django's instelling voor een database uit een URL, of anders SQLite in `bestand`.

    `duurzaam`: wacht bij elke schrijfactie tot de schijf haar heeft (voor het logboek). Wat
    SQLite weghaalt, overschrijft het ook, zodat het niet in het bestand blijft staan.
    """
    url = os.environ.get(naam)
    if url:
        return _postgres(url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(bestand),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA secure_delete=ON;"
            f"PRAGMA synchronous={'FULL' if duurzaam else 'NORMAL'};",
        },
    }


def postgres_uit(naam: str) -> dict[str, Any]:
    """De toegang uit een URL in de omgeving, of leeg."""
    url = os.environ.get(naam)
    return _postgres(url) if url else {}


_WELBEKEND = "/.well-known/openid-configuration"
_WISSELT = frozenset({"email", "preferred_username", "upn", "unique_name", "name", "nickname"})
"""Kenmerken die later van een ander kunnen zijn (OpenID Connect Core 1.0, 5.7)."""


def oidc() -> dict[str, Any]:
    """Aanmelden met het account van de gemeente, uit `NABIJ_OIDC_...`. Leeg: dat is er niet.

    `uitgever` is hoe de andere kant zichzelf noemt (issuer), `herkomst` waar het aanmelden
    langsgaat: alleen daarheen mag een formulier. `ValueError` als er iets ontbreekt.
    """
    uitgever = tekst("NABIJ_OIDC_URL", "").removesuffix(_WELBEKEND)
    if not uitgever:
        return {}
    kenmerk = tekst("NABIJ_OIDC_KENMERK", "sub")
    if kenmerk in _WISSELT:
        raise ValueError(f"NABIJ_OIDC_KENMERK mag niet {kenmerk} zijn: dat kan van een ander zijn.")
    return {
        "uitgever": uitgever,
        "klant": _nodig("NABIJ_OIDC_ID"),
        "geheim": _nodig("NABIJ_OIDC_GEHEIM"),
        "naam": tekst("NABIJ_OIDC_NAAM", ""),
        "kenmerk": kenmerk,
        "acr": lijst("NABIJ_OIDC_ACR", []),
        "herkomst": [herkomst(uitgever), *map(herkomst, lijst("NABIJ_OIDC_HERKOMST", []))],
    }


def _nodig(naam: str) -> str:
    waarde = os.environ.get(naam)
    if not waarde:
        raise ValueError(f"Bij NABIJ_OIDC_URL hoort ook {naam}.")
    return waarde


def herkomst(url: str) -> str:
    """Het begin van een adres, met https (op de eigen computer mag http). Anders `ValueError`."""
    delen = urlsplit(url)
    hier = delen.scheme == "http" and delen.hostname in {"localhost", "127.0.0.1", "::1"}
    if not delen.hostname or not (delen.scheme == "https" or hier):
        raise ValueError(f"{url} moet met https:// beginnen.")
    return f"{delen.scheme}://{delen.netloc}"


def _postgres(url: str) -> dict[str, Any]:
    delen = urlsplit(url)
    if delen.scheme not in {"postgres", "postgresql"}:
        raise ValueError("Alleen postgresql:// of geen adres (dan SQLite) wordt ondersteund.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": delen.path.lstrip("/"),
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": delen.hostname or "",
        "PORT": str(delen.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # Een database die niet antwoordt, mag niemand lang laten wachten op de storingspagina.
        # En op een schijf zonder naald is een rij opzoeken bijna even duur als de volgende lezen;
        # zonder dat te weten leest PostgreSQL voor een lijst van 25 liever alles.
        "OPTIONS": {
            "connect_timeout": "2",
            "options": "-c random_page_cost=1.1",
            **dict(parse_qsl(delen.query)),
        },
    }
