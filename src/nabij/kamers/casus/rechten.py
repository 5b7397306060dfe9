"""Wie bij het plan mag. Regie voert wie regisseur of aanspreekpunt is, of waarneemt."""

from nabij.kamers.poort.begrippen import Betrokkenrol, Onderdeel, Recht, Relatie
from nabij.kamers.poort.rechten import EERSTEN, Regel, gewone_regels

REGELS = [
    *gewone_regels(Onderdeel.PLAN),
    Regel(Recht.REGIE, Onderdeel.PLAN, Relatie.BETROKKEN, EERSTEN),
    Regel(Recht.REGIE, Onderdeel.PLAN, Relatie.VERVANGER, EERSTEN),
    Regel(Recht.VERDELEN, Onderdeel.PLAN, Relatie.LEIDER),
]

HELPERS = frozenset(Betrokkenrol) - {
    Betrokkenrol.NOODKNOP,
    Betrokkenrol.AANGENOMEN,
    Betrokkenrol.VERVANGER,
}
"""Wie in deze rol betrokken is, helpt mee. De vraag aannemen of even kijken is dat niet."""
