"""Noor, op elke manier waarop iemand zich aanmeldt, en de gemeente die zegt wie zij is."""

from __future__ import annotations

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from nabij.kamers.account import handelingen
from nabij.kamers.account.models import Account
from tests.account.maak import account
from tests.account.passkey import Apparaat, geef_passkey
from tests.account.uitgever import SUB, Uitgever
from tests.account.uitgever import uitgever as uitgever


@pytest.fixture
def noor(uitgever: Uitgever) -> Account:
    """Iemand van het team, gekoppeld, met een wachtwoord en een app."""
    noor = account("noor", "teamlid")
    handelingen.koppel(account=noor, kenmerk=SUB, door=None)
    return noor


@pytest.fixture
def telefoon() -> Apparaat:
    return Apparaat()


@pytest.fixture
def eigenaar(telefoon: Apparaat) -> Account:
    """Noor met een wachtwoord, een app, herstelcodes, en een passkey op haar telefoon."""
    noor = account("noor")
    geef_passkey(noor, telefoon)
    RecoveryCodes.activate(noor)
    return noor
