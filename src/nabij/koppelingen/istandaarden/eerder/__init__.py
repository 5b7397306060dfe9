"""Past een bericht bij wat eerder kwam? De regels die over meer dan een bericht gaan.

Wie de berichten bewaart, geeft mee wat al bekend is; hier wordt alleen geoordeeld. Elke `Afwijzing`
hoort bij een berichtklasse, en heeft de retourcode waarmee die klasse terug moet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nabij.koppelingen.istandaarden.formaat.klassen import Berichtklasse
from nabij.koppelingen.istandaarden.retour import Afkeur


@dataclass(frozen=True)
class Afwijzing:
    deel: Berichtklasse
    regel: str
    retourcode: str
    melding: str


def afkeur(afwijzingen: Iterable[Afwijzing]) -> Afkeur:
    """Wat er in het retourbericht komt."""
    return Afkeur.bij(*((deel.deel, deel.retourcode) for deel in afwijzingen))
