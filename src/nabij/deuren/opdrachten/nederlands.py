"""argparse in het Nederlands: de gebruiksregel, de hulp en de fouten."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

_WOORDEN = {
    "usage: ": "gebruik: ",
    "positional arguments": "wat erbij hoort",
    "options": "opties",
    "optional arguments": "opties",
    "show this help message and exit": "toon deze uitleg",
    "subcommands": "opdrachten",
    "unrecognized arguments: %s": "onbekend: %s",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "expected one argument": "hier hoort een waarde achter",
    "expected at least one argument": "hier hoort minstens een waarde achter",
    "not allowed with argument %s": "gaat niet samen met %s",
    "one of the arguments %s is required": "een van deze is nodig: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r kennen we niet; kies uit %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "%(parser_name)r kennen we niet; kies uit %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r is hier geen geldige waarde",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s kan meer betekenen: %(matches)s"
    ),
    "ignored explicit argument %r": "%r hoort hier niet",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}
FOUT = 2


def spreek_nederlands() -> None:
    """Geef argparse onze woorden; het vraagt ze op bij elke zin die het toont."""
    setattr(argparse, "_", lambda tekst: _WOORDEN.get(tekst, tekst))  # noqa: B010


class Opdrachtregel(argparse.ArgumentParser):
    """Zonder afkortingen, want die veranderen van betekenis als er een optie bij komt."""

    def __init__(self, **opties: object) -> None:
        opties.setdefault("allow_abbrev", False)
        super().__init__(**opties)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(FOUT, f"{self.prog}: {message}\n")
