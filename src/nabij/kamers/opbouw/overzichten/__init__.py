"""De agenda van wie waar is, en wat er op een plek geteld is."""

from nabij.kamers.opbouw.overzichten.aanwezig import (
    Agenda,
    Dag,
    Moment,
    Rondebeeld,
    Straat,
    agenda,
    agendatoken,
    brieven,
    deuren,
    loopt_mee,
    mijn_momenten,
    moment,
    momenten_bij_link,
    ronde,
    rondes,
    telbare_themas,
    themaknoppen,
)
from nabij.kamers.opbouw.overzichten.balie import balie
from nabij.kamers.opbouw.overzichten.patroon import Punt, Samen, herkomst, punt_voor, samen
from nabij.kamers.opbouw.overzichten.puntantwoord import Navraag, mijn_navraag

__all__ = [
    "Agenda",
    "Dag",
    "Moment",
    "Navraag",
    "Punt",
    "Rondebeeld",
    "Samen",
    "Straat",
    "agenda",
    "agendatoken",
    "balie",
    "brieven",
    "deuren",
    "herkomst",
    "loopt_mee",
    "mijn_momenten",
    "mijn_navraag",
    "moment",
    "momenten_bij_link",
    "punt_voor",
    "ronde",
    "rondes",
    "samen",
    "telbare_themas",
    "themaknoppen",
]
