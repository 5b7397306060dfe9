"""De leeskant van consult: wat te overwegen is, wie meedenkt, en wie nergens welkom is."""

from nabij.kamers.consult.overzichten.maatwerk import (
    Maatwerkregel,
    Mandaatbeeld,
    maatwerk,
    mandaatvraag_van,
    mandaatvragen,
)
from nabij.kamers.consult.overzichten.nergens import (
    Nergens,
    geweigerd,
    niemand_neemt,
)
from nabij.kamers.consult.overzichten.overleg import (
    Meekijker,
    bekend,
    groepen,
    leest_tot,
    meekijkers,
    mijn_vragen,
    vraag_van,
)
from nabij.kamers.consult.overzichten.overwegen import Overweging, mee_te_lezen, overwegingen
from nabij.kamers.consult.overzichten.praatje import Praatje, praatjes, telbare_themas

__all__ = [
    "Maatwerkregel",
    "Mandaatbeeld",
    "Meekijker",
    "Nergens",
    "Overweging",
    "Praatje",
    "bekend",
    "geweigerd",
    "groepen",
    "leest_tot",
    "maatwerk",
    "mandaatvraag_van",
    "mandaatvragen",
    "mee_te_lezen",
    "meekijkers",
    "mijn_vragen",
    "niemand_neemt",
    "overwegingen",
    "praatjes",
    "telbare_themas",
    "vraag_van",
]
