"""Wie bij het plan mag. Regie voert wie regisseur of aanspreekpunt is, of waarneemt."""

from nabij.kamers.poort.begrippen import Onderdeel, Recht, Relatie
from nabij.kamers.poort.rechten import EERSTEN, Regel, gewone_regels

REGELS = [
    *gewone_regels(Onderdeel.PLAN),
    Regel(Recht.REGIE, Onderdeel.PLAN, Relatie.BETROKKEN, EERSTEN),
    Regel(Recht.REGIE, Onderdeel.PLAN, Relatie.VERVANGER, EERSTEN),
    Regel(Recht.VERDELEN, Onderdeel.PLAN, Relatie.LEIDER),
]
