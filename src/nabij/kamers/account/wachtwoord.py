"""Woorden die in een wachtwoord bij Nabij te raden zijn (ASVS 6.1.2 en 6.2.11)."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

EIGEN_WOORDEN = frozenset(
    """
    nabij wijkteam buurtteam gebiedsteam sociaalteam jeugdteam gemeente welkom inloggen
    wachtwoord password admin beheer beheerder teamlid teamleider opbouwwerker specialist
    beleid hulpverlener welzijn geheim qwerty lente zomer herfst winter
    """.split()
)
_REST = 6
"""Zoveel andere tekens moet een wachtwoord naast zulke woorden nog hebben."""


class EigenWoorden:
    """Weigert een wachtwoord dat bijna alleen uit eigen woorden, cijfers en tekens bestaat."""

    def validate(self, password: str, user: object = None) -> None:
        rest = re.sub(r"[\W\d_]+", "", password.lower())
        for woord in sorted(EIGEN_WOORDEN, key=len, reverse=True):
            rest = rest.replace(woord, "")
        if len(rest) < _REST and len(rest) < len(re.sub(r"[\W\d_]+", "", password)):
            raise ValidationError(
                _("Dit wachtwoord is te makkelijk te raden. Kies andere woorden."),
                code="eigen_woorden",
            )

    def get_help_text(self) -> str:
        return _("Niet met alleen woorden als wijkteam, welkom of de naam van een seizoen.")
