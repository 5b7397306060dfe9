"""Dagen en tijden zoals mensen ze zeggen: vandaag, gisteren, 12 nov, 12 nov 2025."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.dateformat import format as opmaak
from django.utils.translation import gettext as _

from nabij.fundament import klok


def als_dag(moment: date | datetime) -> date:
    """De Nederlandse kalenderdag van een dag of een moment met tijdzone."""
    return klok.dag_van(moment) if isinstance(moment, datetime) else moment


def kort(dag: date, *, vandaag: date) -> str:
    """`12 nov`, met het jaar erbij als dat een ander jaar is."""
    return opmaak(dag, "j b" if dag.year == vandaag.year else "j b Y")


def in_woorden(dag: date, *, vandaag: date) -> str:
    """`vandaag`, `gisteren` of `morgen`, en anders zoals `kort`."""
    namen = {-1: _("gisteren"), 0: _("vandaag"), 1: _("morgen")}
    return namen.get((dag - vandaag).days) or kort(dag, vandaag=vandaag)


def lang(dag: date, *, vandaag: date) -> str:
    """`maandag 24 november`, met het jaar erbij als dat een ander jaar is."""
    return opmaak(dag, "l j F" if dag.year == vandaag.year else "l j F Y")
