"""Wie bij het plan mag. Regie voert wie regisseur of aanspreekpunt is, of waarneemt."""

from nabij.kamers.poort.begrippen import Betrokkenrol, Onderdeel, Recht, Relatie
from nabij.kamers.poort.rechten import EERSTEN, Regel, gewone_regels

GENOEMD = frozenset({Betrokkenrol.VEILIGHEID})

REGELS = [
    *gewone_regels(Onderdeel.PLAN),
    Regel(Recht.REGIE, Onderdeel.PLAN, Relatie.BETROKKEN, EERSTEN),
    Regel(Recht.REGIE, Onderdeel.PLAN, Relatie.VERVANGER, EERSTEN),
    Regel(Recht.VERDELEN, Onderdeel.PLAN, Relatie.LEIDER),
    # Veiligheid is alleen van wie daar met naam genoemd is. Wie waarneemt erft het niet: wie
    # genoemd is noemt zelf een ander. De noodknop en de teamleider komen er niet bij.
    Regel(Recht.LEZEN, Onderdeel.VEILIGHEID, Relatie.BETROKKEN, GENOEMD),
    Regel(Recht.SCHRIJVEN, Onderdeel.VEILIGHEID, Relatie.BETROKKEN, GENOEMD),
]

HELPERS = frozenset(Betrokkenrol) - {
    Betrokkenrol.NOODKNOP,
    Betrokkenrol.PROCESREGISSEUR,
    Betrokkenrol.MEEDENKER,
    Betrokkenrol.AANGENOMEN,
    Betrokkenrol.VERVANGER,
    Betrokkenrol.VEILIGHEID,
}
"""Wie in deze rol betrokken is, helpt mee. De vraag aannemen, meelezen of even kijken niet."""
