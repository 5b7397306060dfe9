"""Geeft elk verzoek een spoor en (pas als iemand het vraagt) wie er kijkt."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from nabij.fundament import spoor
from nabij.kamers.poort.bewaren import pas_lijst_toe
from nabij.kamers.poort.wie import ONBEKEND, wie_is


class PoortMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.trace_id = spoor.huidig() or uuid4().hex  # type: ignore[attr-defined]
        request.wie = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: wie_is(request.user) if request.user.is_authenticated else ONBEKEND
        )
        return self.get_response(request)


class EerstOpruimen:
    """Geen antwoord voor wat met een reservekopie terugkwam weer weg is.

    Doet de database niet mee, dan komt de storingspagina, en probeert het volgende verzoek het.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._klaar = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._klaar:
            pas_lijst_toe()
            self._klaar = True
        return self.get_response(request)
