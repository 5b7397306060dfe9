"""Wie bij de mensen mag. De teamleider ziet namen, fasen en data om werk te verdelen."""

from nabij.kamers.poort.begrippen import Onderdeel, Recht, Relatie
from nabij.kamers.poort.rechten import Regel, gewone_regels

REGELS = [
    *gewone_regels(Onderdeel.NAAM),
    *gewone_regels(Onderdeel.MENSEN),
    *gewone_regels(Onderdeel.NETWERK),
    *gewone_regels(Onderdeel.CONTACT),
    Regel(Recht.LEZEN, Onderdeel.NAAM, Relatie.LEIDER),
    Regel(Recht.VERDELEN, Onderdeel.NAAM, Relatie.LEIDER),
]
