"""Ergens zijn: plannen, meegaan, en tellen zonder namen. En een ronde langs de deur."""

from nabij.kamers.opbouw.handelingen.aanwezig import (
    KanNiet,
    agendamerk,
    agendatoken,
    beantwoord,
    brief_bezorgd,
    draai_terug,
    ga_mee,
    ga_niet,
    geef_agendalink,
    laat_reeks_vervallen,
    laat_vervallen,
    leg_ronde_vast,
    plan,
    plan_reeks,
    rond_ronde_af,
    ruim_op,
    schrijf_op,
    tel,
    trek_agendalink_in,
)
from nabij.kamers.opbouw.handelingen.patroon import (
    beantwoord_punt,
    draai_antwoord_terug,
)
from nabij.kamers.opbouw.handelingen.weektelling import (
    tel_aan_de_balie,
)

__all__ = [
    "KanNiet",
    "agendamerk",
    "agendatoken",
    "beantwoord",
    "beantwoord_punt",
    "brief_bezorgd",
    "draai_antwoord_terug",
    "draai_terug",
    "ga_mee",
    "ga_niet",
    "geef_agendalink",
    "laat_reeks_vervallen",
    "laat_vervallen",
    "leg_ronde_vast",
    "plan",
    "plan_reeks",
    "rond_ronde_af",
    "ruim_op",
    "schrijf_op",
    "tel",
    "tel_aan_de_balie",
    "trek_agendalink_in",
]
