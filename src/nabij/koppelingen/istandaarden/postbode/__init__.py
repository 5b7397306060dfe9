"""De postbode: wat aanbieders sturen aannemen en verwerken, en toewijzingen en antwoorden sturen.

    from nabij.koppelingen.istandaarden.postbode import neem_aan, verwerk
    neem_aan(inhoud, bestand="305.xml")
    while verwerk().gedaan:
        pass

Aannemen is bewaren zoals het kwam, versleuteld; pas daarna wordt gelezen. Verwerken doet effect,
merk en antwoord in een transactie. Nog eens doen, of opnieuw beginnen na een klap, verdubbelt
niets.
"""

from nabij.koppelingen.istandaarden.postbode.aannemen import neem_aan, neem_map_aan
from nabij.koppelingen.istandaarden.postbode.versturen import Verzonden, verzend, verzend_retour
from nabij.koppelingen.istandaarden.postbode.verwerken import Uitslag, verwerk

__all__ = [
    "Uitslag",
    "Verzonden",
    "neem_aan",
    "neem_map_aan",
    "verwerk",
    "verzend",
    "verzend_retour",
]
