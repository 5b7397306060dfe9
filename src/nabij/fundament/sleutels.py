"""Sleutels: opeenvolgende id's voor tabellen, willekeurige tokens voor buiten."""

from __future__ import annotations

import secrets
from uuid import UUID

import uuid6


def nieuw_id() -> UUID:
    """Een uuid7 (RFC 9562): sorteert op moment van maken, dus rustig voor de index."""
    return UUID(int=uuid6.uuid7().int)


def nieuw_token() -> str:
    """Een token van 256 bits, niet te raden; past in een formulier of een adres."""
    return secrets.token_urlsafe(32)
