"""Wat u doet met een bericht dat terugkwam: per retourcode een stap."""

from __future__ import annotations

from typing import Final

_OPNIEUW: Final = "en stuur het bericht opnieuw"
_ZOEK: Final = "Bel de ander en vergelijk wat u beiden heeft"

WAT_NU: Final = {
    "0001": f"Laat het bericht controleren, verbeter wat er niet klopt {_OPNIEUW}.",
    "0611": "Vergelijk het tarief met het contract.",
    "8017": "Zoek de regel die teruggedraaid moet worden; die is bij ons niet bekend.",
    "8021": "Geef de regel een nummer dat nog niet is gebruikt.",
    "8187": "Kijk of het burgerservicenummer bij deze toewijzing hoort.",
    "8848": f"Zet de dagtekening op vandaag {_OPNIEUW}.",
    "9019": "Kijk naar het toewijzingsnummer; deze toewijzing is niet bekend.",
    "9056": f"Geef het bericht een nieuw kenmerk {_OPNIEUW}.",
    "9063": "Er is niets om te verwijderen: het eerdere bericht is niet aangekomen.",
    "9069": "Stuur eerst de start, en dan de stop.",
    "9071": "Verwijder eerst de stop, en dan de start.",
    "9074": "Dit was al gemeld; u hoeft niets te doen als er niets anders is.",
    "9307": "Kijk naar het begin van de toewijzing.",
    "9308": "Kijk naar het einde van de toewijzing.",
    "9321": "Vergelijk het volume met wat er is toegewezen.",
    "9322": "Vergelijk alles samen met wat er is toegewezen.",
    "9326": "Meld eerst dat de vorige levering is gestopt.",
    "9332": f"Geef de toewijzing een eigen nummer {_OPNIEUW}.",
    "9349": "Noem in het verzoek elke lopende toewijzing.",
    "9350": f"{_ZOEK}: deze toewijzing loopt niet.",
    "9351": f"{_ZOEK}: deze toewijzing loopt niet.",
    "9355": f"{_ZOEK}: dit verzoek is bij de aanbieder niet bekend.",
    "9359": "De toewijzing is al verstuurd; een antwoord hoeft niet meer.",
    "9360": "Er is al een antwoord gestuurd; stuur nu een toewijzing of een afwijzing.",
    "9365": "Er is al een afwijzing gestuurd; overleg met de aanbieder.",
    "9374": "Wacht op het antwoord op het eerdere verzoek.",
    "9379": f"Haal de referentie weg, of neem die van het verzoek over, {_OPNIEUW}.",
    "9385": "Er is al gedeclareerd; kort de toewijzing in, in plaats van haar te verwijderen.",
    "S300": f"Kijk naar de code van de gemeente {_OPNIEUW}.",
    "S329": "Kijk naar de productcode in de afgesproken lijst.",
}
