"""Wat iemand typte, om terug te geven als er iets misging. Nooit een wachtwoord of code."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.request import UnreadablePostError

GEHEIM = frozenset(
    {
        "csrfmiddlewaretoken",
        "password",
        "password1",
        "password2",
        "oldpassword",
        "code",
        "credential",
        "login",
        "next",
    }
)
ONZICHTBAAR = frozenset({"sleutel", "concept", "versie"})
_SLEUTEL = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Velden = dict[str, list[str]]


def velden(request: HttpRequest) -> Velden:
    """Alle ingevulde velden, of niets als het verzoek niet te lezen is."""
    try:
        ingevuld = dict(request.POST.lists())
    except (SuspiciousOperation, UnreadablePostError):
        return {}
    return {naam: list(map(str, w)) for naam, w in ingevuld.items() if naam not in GEHEIM}


def in_sjabloon(ingevuld: Velden, *, opnieuw_naar: str = "", csrf: str = "") -> dict[str, Any]:
    """De context van `huisstijl/onderdelen/ingevuld.html`.

    `ingevuld` is te zien en te kopieren; met `opnieuw_naar` ook te versturen, samen met wat
    `stil` meegaat (sleutels, keuzes en lege velden).
    """
    paren = [(naam, waarde) for naam, waarden in ingevuld.items() for waarde in waarden]
    leesbaar = [(naam, waarde) for naam, waarde in paren if _is_tekst(naam, waarde)]
    stil = [paar for paar in paren if paar not in leesbaar]
    return {
        "ingevuld": leesbaar,
        "stil": [("csrfmiddlewaretoken", csrf), *stil],
        "opnieuw_naar": opnieuw_naar,
    }


def _is_tekst(naam: str, waarde: str) -> bool:
    return naam not in ONZICHTBAAR and bool(waarde.strip()) and not _SLEUTEL.fullmatch(waarde)
