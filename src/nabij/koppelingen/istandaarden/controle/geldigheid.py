"""Of een code op de dagtekening gold. Een lijst kan achterlopen: dit keurt een bericht niet af."""

from __future__ import annotations

from datetime import date

from nabij.koppelingen.istandaarden.codes import codelijsten
from nabij.koppelingen.istandaarden.controle.bevinding import Melder


def code(lijst: str, waarde: str, dagtekening: date, pad: str, melder: Melder) -> None:
    if not codelijsten()[lijst][waarde].geldt_op(dagtekening):
        melder.let_op(lijst, pad, f"Code {waarde} gold niet op de dagtekening van het bericht.")
