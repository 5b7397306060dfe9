"""Wie wat mag in de kamer bewoners. Dicht, tenzij een regel opent."""

from __future__ import annotations

from nabij.kamers.poort.begrippen import Onderdeel, Recht, Relatie
from nabij.kamers.poort.rechten import Regel, gewone_regels

REGELS = (
    *gewone_regels(Onderdeel.NAAM),
    *gewone_regels(Onderdeel.MENSEN),
    *gewone_regels(Onderdeel.NETWERK),
    *gewone_regels(Onderdeel.CONTACT),
    # De teamleider ziet naam en data om werk te verdelen, en niets van de inhoud.
    Regel(Recht.LEZEN, Onderdeel.NAAM, Relatie.LEIDER),
    Regel(Recht.VERDELEN, Onderdeel.NAAM, Relatie.LEIDER),
)
