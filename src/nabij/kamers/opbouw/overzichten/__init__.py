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
from nabij.kamers.opbouw.overzichten.balans import Collectief, collectief

__all__ = [
    "Agenda",
    "Collectief",
    "Dag",
    "Moment",
    "Rondebeeld",
    "Straat",
    "agenda",
    "agendatoken",
    "brieven",
    "collectief",
    "deuren",
    "loopt_mee",
    "mijn_momenten",
    "moment",
    "momenten_bij_link",
    "ronde",
    "rondes",
    "telbare_themas",
    "themaknoppen",
]
