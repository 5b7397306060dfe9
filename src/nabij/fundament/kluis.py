"""De kluis: versleutelen wat niet leesbaar in de database mag staan (BSN, geheim adres).

AES-256-GCM (NIST SP 800-38D) voor de inhoud, HMAC-SHA256 (RFC 2104) voor het merk waarmee
een waarde exact terug te vinden is zonder haar te ontsleutelen.
"""

from __future__ import annotations

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class KluisDicht(Exception):
    """De inhoud past niet bij deze sleutel of is veranderd."""


class Kluis:
    """Versleutelt en merkt met sleutels die uit een geheim van minstens 32 bytes zijn afgeleid."""

    def __init__(self, geheim: bytes) -> None:
        if len(geheim) < 32:
            raise ValueError("Het geheim van de kluis is korter dan 32 bytes.")
        self._slot = AESGCM(hmac.digest(geheim, b"nabij/kluis/slot", hashlib.sha256))
        self._merk = hmac.digest(geheim, b"nabij/kluis/merk", hashlib.sha256)

    def versleutel(self, tekst: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + self._slot.encrypt(nonce, tekst.encode(), None)

    def ontsleutel(self, inhoud: bytes) -> str:
        """De tekst, of `KluisDicht` als sleutel of inhoud niet klopt."""
        try:
            return self._slot.decrypt(inhoud[:_NONCE], inhoud[_NONCE:], None).decode()
        except InvalidTag as fout:
            raise KluisDicht("Deze inhoud is niet te lezen met deze sleutel.") from fout

    def merk(self, soort: str, waarde: str) -> str:
        """HMAC in hex (64 tekens); `soort` houdt merken van bsn en adres uit elkaar."""
        return hmac.new(self._merk, f"{soort}\0{waarde}".encode(), hashlib.sha256).hexdigest()
