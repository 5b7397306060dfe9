"""Hoe elk antwoord van de API eruitziet, ook als er iets mis is.

Naar de API Design Rules van de overheid: een versie in elk antwoord, fouten als problem+json
(RFC 9457), en lezen mag vanaf elke website.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from nabij.kamers.account import teller
from nabij.koppelingen.hsds.formaat import schrijf

VERSIE: Final = "1.0.0"
"""Van onze API; de versie van HSDS staat op de voorpagina."""
BEWAREN: Final = 300
"""Zoveel seconden mag wie het las het bewaren."""
MINUUT: Final = 60
PER_ADRES, SAMEN = 120, 1_200
"""Zoveel vragen per minuut, van een adres en van iedereen samen."""
_MAG: Final = ("GET", "HEAD", "OPTIONS")

View = Callable[..., Any]


class VerkeerdeVraag(ValueError):
    """Een vraag met een waarde die niet kan. `veld` is de naam in het adres."""

    def __init__(self, veld: str, reden: str) -> None:
        super().__init__(reden)
        self.veld = veld


def openbaar(view: View) -> View:
    """Maak van een functie die gegevens geeft een openbaar adres van de API."""

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def antwoord(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in _MAG:
            fout = probleem(405, "Dit kan hier niet", "Hier kun je alleen lezen, met GET.")
            fout["Allow"] = ", ".join(_MAG)
            return fout
        if request.method == "OPTIONS":
            return _voorvraag()
        # De tekst hoort bij het adres, niet bij de taal van wie toevallig eerst kwam.
        with translation.override("nl"):
            return _antwoord(request, view, *args, **kwargs)

    return antwoord


def _antwoord(request: HttpRequest, view: View, *args: Any, **kwargs: Any) -> HttpResponse:
    if _te_vaak(request):
        fout = probleem(429, "Even wachten", "Dit zijn veel vragen. Probeer het over een minuut.")
        fout["Retry-After"] = str(MINUUT)
        return fout
    try:
        return _goed(request, view(request, *args, **kwargs))
    except VerkeerdeVraag as fout:
        return probleem(400, "Deze vraag kan niet", f"{fout.veld}: {fout}", veld=fout.veld)
    except Http404:
        return niet_gevonden()


def niet_gevonden() -> HttpResponse:
    return probleem(404, "Niet gevonden", "Hier staat niets onder dit adres.")


def _te_vaak(request: HttpRequest) -> bool:
    van = teller.merk(request, "api.adres")
    return teller.boven(f"api.{van}", PER_ADRES, seconden=MINUUT) or teller.boven(
        "api.samen", SAMEN, seconden=MINUUT
    )


def _goed(request: HttpRequest, inhoud: object) -> HttpResponse:
    tekst = schrijf(inhoud).encode()
    antwoord = HttpResponse(tekst, content_type="application/json")
    kenmerk = f'"{hashlib.sha256(tekst).hexdigest()[:32]}"'
    antwoord["ETag"] = kenmerk
    eerder = get_conditional_response(request, etag=kenmerk, response=antwoord)
    gegeven = eerder if isinstance(eerder, HttpResponse) else antwoord
    gegeven["Cache-Control"] = f"public, max-age={BEWAREN}"
    return _open(gegeven)


def probleem(status: int, titel: str, uitleg: str, *, veld: str = "") -> HttpResponse:
    inhoud: dict[str, Any] = {"status": status, "title": titel, "detail": uitleg}
    if veld:
        inhoud["errors"] = [
            {"in": "query", "location": {"name": veld}, "detail": uitleg},
        ]
    antwoord = HttpResponse(schrijf(inhoud), status=status, content_type="application/problem+json")
    return _open(antwoord)


def _open(antwoord: HttpResponse) -> HttpResponse:
    """Iedereen mag dit lezen, ook een andere website; er gaat geen koekje mee."""
    antwoord["API-Version"] = VERSIE
    antwoord["Access-Control-Allow-Origin"] = "*"
    antwoord["Access-Control-Expose-Headers"] = "API-Version, ETag, Retry-After"
    antwoord["Cross-Origin-Resource-Policy"] = "cross-origin"
    return antwoord


def _voorvraag() -> HttpResponse:
    antwoord = _open(HttpResponse(status=204))
    antwoord["Allow"] = antwoord["Access-Control-Allow-Methods"] = ", ".join(_MAG)
    antwoord["Access-Control-Allow-Headers"] = "If-None-Match"
    antwoord["Access-Control-Max-Age"] = "86400"
    return antwoord
