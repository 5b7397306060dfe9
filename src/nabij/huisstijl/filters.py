"""Filters voor dagen, namen en nummers; `{% load nabij %}` brengt ze mee."""

from __future__ import annotations

from datetime import date, datetime

from django.template import Library
from django.utils.timezone import localtime

from nabij.fundament import klok
from nabij.huisstijl import datums, namen


def dag(moment: date | datetime | None) -> str:
    """`vandaag`, `gisteren`, `morgen`, `12 nov` of `12 nov 2025`."""
    return datums.in_woorden(datums.als_dag(moment), vandaag=klok.vandaag()) if moment else ""


def dagkort(moment: date | datetime | None) -> str:
    """`12 nov`, of `12 nov 2025` in een ander jaar."""
    return datums.kort(datums.als_dag(moment), vandaag=klok.vandaag()) if moment else ""


def daglang(moment: date | datetime | None) -> str:
    """`maandag 24 november`."""
    return datums.lang(datums.als_dag(moment), vandaag=klok.vandaag()) if moment else ""


def tijd(moment: datetime | None) -> str:
    """`10.03` op de Nederlandse klok."""
    return f"{localtime(moment, klok.AMSTERDAM):%H.%M}" if moment else ""


def initialen(naam: str | None) -> str:
    return namen.initialen(str(naam or ""))


def telefoon(nummer: str | None) -> str:
    return namen.telefoon(str(nummer or ""))


def meld_aan(register: Library) -> None:
    """Maak de filters bekend bij een bibliotheek van labels."""
    for filter_ in (dag, dagkort, daglang, tijd, initialen, telefoon):
        register.filter(filter_.__name__, filter_)
