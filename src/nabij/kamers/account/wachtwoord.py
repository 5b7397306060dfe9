"""Wat een wachtwoord moet kunnen hebben, naast Django's lijst van veelgebruikte wachtwoorden.

Geen eisen aan soorten tekens: een zin van een paar woorden is goed (ASVS 6.2.5).
"""

from __future__ import annotations

import re
from itertools import pairwise

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

EIGEN_WOORDEN = frozenset(
    """
    nabij wijkteam buurtteam gebiedsteam sociaalteam jeugdteam gemeente welkom inloggen
    wachtwoord password admin beheer beheerder teamlid teamleider opbouwwerker specialist
    beleid hulpverlener welzijn geheim qwerty lente zomer herfst winter
    """.split()
)
"""Woorden die bij Nabij voor de hand liggen (ASVS 6.1.2 en 6.2.11)."""
_REST = 6
"""Zoveel andere letters moet een wachtwoord naast zulke woorden nog hebben."""


class LangGenoeg(MinimumLengthValidator):
    """Met een zin in onze woorden; ook voor wie een andere taal kiest."""

    def get_error_message(self) -> str:
        return _("Dit wachtwoord is te kort. Neem minstens %(aantal)d tekens.") % {
            "aantal": self.min_length
        }

    def validate(self, password: str, user: object = None) -> None:
        if len(password) < self.min_length:
            raise ValidationError(self.get_error_message(), code="password_too_short")


class NietTeRaden:
    """Weigert een wachtwoord uit alleen eigen woorden, en een rijtje als 123456789012."""

    def validate(self, password: str, user: object = None) -> None:
        if _rijtje(password) or _eigen_woorden(password):
            raise ValidationError(
                _("Dit wachtwoord is te makkelijk te raden. Kies andere woorden."),
                code="te_raden",
            )

    def get_help_text(self) -> str:
        return _("Niet met alleen woorden als wijkteam, welkom of de naam van een seizoen.")


def _rijtje(wachtwoord: str) -> bool:
    """Steeds dezelfde stap tussen twee tekens, of om en om."""
    stappen = {ord(ander) - ord(een) for een, ander in pairwise(wachtwoord)}
    return len(stappen) <= 2


def _eigen_woorden(wachtwoord: str) -> bool:
    letters = re.sub(r"[\W\d_]+", "", wachtwoord.lower())
    rest = letters
    for woord in sorted(EIGEN_WOORDEN, key=len, reverse=True):
        rest = rest.replace(woord, "")
    return len(rest) < min(_REST, len(letters))
