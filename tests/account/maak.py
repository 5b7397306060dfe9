"""Accounts met en zonder tweede factor, en aanmelden zoals een mens het doet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connections
from django.test import Client

from nabij.fundament import klok
from nabij.kamers.account.models import Account, Rol

WACHTWOORD = "een rustige ochtend"
GEHEIM = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
BINNEN = "/formulier/"
BACKEND = "nabij.kamers.poort.wie.Backend"


def account(inlognaam: str = "noor", *rollen: str, factor: bool = True, **velden: Any) -> Account:
    """Een account met dit wachtwoord, deze rollen en (tenzij anders gezegd) een tweede factor."""
    velden.setdefault("naam", inlognaam.capitalize())
    nieuw = Account.objects.create_user(inlognaam, WACHTWOORD, **velden)
    Rol.objects.bulk_create(Rol(account=nieuw, rol=rol) for rol in rollen)
    if factor:
        geef_factor(nieuw)
    return nieuw


def geef_factor(wie: Account) -> None:
    Authenticator.objects.create(
        user=wie, type=Authenticator.Type.TOTP, data={"secret": get_adapter().encrypt(GEHEIM)}
    )


def meld_aan(client: Client, wie: Account) -> Client:
    """Aangemeld, zonder de aanmeldpagina."""
    client.force_login(wie, backend=BACKEND)
    return client


def code(geheim: str = GEHEIM) -> str:
    """De code die de app nu laat zien."""
    return format_hotp_value(hotp_value(geheim, int(klok.nu().timestamp()) // 30))


def binnen(client: Client) -> bool:
    """Of deze browser bij een gewone pagina komt."""
    return client.get(BINNEN).status_code == 200


def geef_wachtwoord(
    client: Client, inlognaam: str, wachtwoord: str = WACHTWOORD, **anders: Any
) -> Any:
    """Verstuur de aanmeldpagina."""
    return client.post(
        "/inloggen/",
        {"login": inlognaam, "password": wachtwoord, **anders.pop("velden", {})},
        **anders,
    )


def geef_code(client: Client) -> Any:
    return client.post("/inloggen/code/", {"code": code()})


def zin(antwoord: Any) -> str:
    """De tekst van een pagina, met elk wit een spatie."""
    return " ".join(antwoord.content.decode().split())


@contextmanager
def op_schijf(map_: Path) -> Iterator[None]:
    """SQLite in het geheugen kent geen wachten tussen draden; zet de database even op schijf."""
    verbinding = connections["default"]
    if verbinding.vendor != "sqlite" or not verbinding.is_in_memory_db():
        yield
        return
    verbinding.ensure_connection()
    geheugen, naam = verbinding.connection, verbinding.settings_dict["NAME"]
    bestand = map_ / "proef.sqlite3"
    with sqlite3.connect(bestand) as kopie:
        geheugen.backup(kopie)
    verbinding.connection, verbinding.settings_dict["NAME"] = None, str(bestand)
    try:
        yield
    finally:
        verbinding.close()
        verbinding.connection, verbinding.settings_dict["NAME"] = geheugen, naam
