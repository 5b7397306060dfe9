"""De leeskant van de voordeur."""

from nabij.kamers.toegang.overzichten.gesprekken import (
    Hangt,
    Regel,
    Verslag,
    Vraagkort,
    WatSpeeltEr,
    gesprekken,
    heeft_gesprek,
    samenhangen,
    veiligheid_niet_besproken,
    verslag,
    wat_speelt_er,
)
from nabij.kamers.toegang.overzichten.signalen import Signaalbeeld, signalen
from nabij.kamers.toegang.overzichten.sleutelbewoners import (
    bij_link,
    groepsverslag,
    momenten,
    sleutelbewoners,
)
from nabij.kamers.toegang.overzichten.vragen import (
    STAATWOORDEN,
    Stapbeeld,
    Themabeeld,
    Vraag,
    Vraagregel,
    afloopnaam,
    staptekst,
    vraagregels,
    vragen,
)

__all__ = [
    "STAATWOORDEN",
    "Hangt",
    "Regel",
    "Signaalbeeld",
    "Stapbeeld",
    "Themabeeld",
    "Verslag",
    "Vraag",
    "Vraagkort",
    "Vraagregel",
    "WatSpeeltEr",
    "afloopnaam",
    "bij_link",
    "gesprekken",
    "groepsverslag",
    "heeft_gesprek",
    "momenten",
    "samenhangen",
    "signalen",
    "sleutelbewoners",
    "staptekst",
    "veiligheid_niet_besproken",
    "verslag",
    "vraagregels",
    "vragen",
    "wat_speelt_er",
]
