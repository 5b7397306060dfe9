"""Sleutels: opeenvolgende id's voor tabellen, willekeurige tokens voor buiten."""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

import uuid6


def nieuw_id() -> UUID:
    """Een uuid7 (RFC 9562): sorteert op moment van maken, dus rustig voor de index."""
    return UUID(int=uuid6.uuid7().int)


def nieuw_token() -> str:
    """Een token van 256 bits, niet te raden; past in een formulier of een adres."""
    return secrets.token_urlsafe(32)


def token_merk(token: str) -> str:
    """SHA-256 van een token, in hex (64 tekens). Genoeg, want het token is willekeurig."""
    return hashlib.sha256(token.encode()).hexdigest()
