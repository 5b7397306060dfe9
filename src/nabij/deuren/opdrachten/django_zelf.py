"""`nabij django ...`: de opdrachten van Django zelf, voor wie ontwikkelt."""

from __future__ import annotations

import argparse
import os
from typing import Any

NODIG_DJANGO = False  # Django's eigen opdracht zet zichzelf klaar


def registreer(opdrachten: Any) -> None:
    deel = opdrachten.add_parser(
        "django", help="een opdracht van Django zelf", add_help=False, prefix_chars="\0"
    )
    deel.add_argument("woorden", nargs="*", metavar="WOORD")
    deel.set_defaults(func=doe)


def doe(keuze: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nabij.inrichting.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["nabij django", *keuze.woorden])
    return 0
