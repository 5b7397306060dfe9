"""Verder waar je was: wat verstuurd werd na het einde van de sessie, komt na aanmelden terug.

De velden gaan versleuteld mee in de nieuwe sessie, met het merk van wie hier het laatst was
aangemeld. Meldt diegene zich weer aan, dan staat het formulier er met alles wat was ingevuld.
Een ander ziet het niet; alleen als hier een week niemand was, is er geen merk om op te letten.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.html import escape
from django.utils.translation import gettext as _

from nabij.fundament.kluis import KluisDicht
from nabij.huisstijl.tonen import toon
from nabij.kamers.account.sessieduur import merk
from nabij.kamers.account.teruggave import ONZICHTBAAR, Velden, in_sjabloon, velden
from nabij.opslag.kluis import kluis

BEWAARD = "bewaarde_post"
GRENS = 500_000
"""Zoveel bytes mag wat er bewaard wordt groot zijn. Meer typt niemand."""


@dataclass(frozen=True)
class Bewaard:
    """Een verzonden formulier dat wacht: waar het heen ging, van wie, en wat erin stond."""

    pad: str
    wie: str
    velden: Velden


def bewaar(request: HttpRequest) -> bool:
    """Leg de velden van dit verzoek in de sessie. False als het te veel is."""
    wie = request.COOKIES.get(settings.LAATST_COOKIE_NAME, "")
    inhoud = json.dumps(asdict(Bewaard(request.path, wie, velden(request))))
    if len(inhoud) > GRENS:
        return False
    request.session[BEWAARD] = base64.b64encode(kluis().versleutel(inhoud)).decode()
    return True


def _lees(request: HttpRequest) -> Bewaard | None:
    dicht = request.session.get(BEWAARD)
    if not dicht:
        return None
    try:
        return Bewaard(**json.loads(kluis().ontsleutel(base64.b64decode(dicht))))
    except (KluisDicht, ValueError):
        del request.session[BEWAARD]
        return None


class Verder:
    """Zet bewaarde velden terug in het formulier waar ze vandaan kwamen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        bewaard = self._van_nu(request)
        if bewaard is None:
            return self.get_response(request)
        _leg_voor(request, bewaard.velden)
        messages.info(
            request, _("Je was even afgemeld. Wat je had ingevuld, staat er nog. Bewaar het nog.")
        )
        antwoord = self.get_response(request)
        if _staat_erin(antwoord, bewaard.velden):
            return antwoord
        return geef_terug(request, ingevuld=bewaard.velden, opnieuw=True)

    def _van_nu(self, request: HttpRequest) -> Bewaard | None:
        """Wat er bewaard is voor dit pad en voor wie nu is aangemeld; daarna is het weg."""
        if request.method != "GET" or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        bewaard = _lees(request)
        if bewaard is None or bewaard.pad != request.path or not request.user.is_authenticated:
            return None
        del request.session[BEWAARD]
        return bewaard if bewaard.wie in {"", merk(request.user.pk)} else None


def _leg_voor(request: HttpRequest, ingevuld: Velden) -> None:
    """`Form(request.POST or None)` in de view krijgt zo de velden, zonder dat er iets gebeurt."""
    gegevens = QueryDict(mutable=True)
    for naam, waarden in ingevuld.items():
        gegevens.setlist(naam, waarden)
    verzoek: Any = request
    verzoek._post, verzoek._files = gegevens, MultiValueDict()


def _staat_erin(antwoord: HttpResponse, ingevuld: Velden) -> bool:
    """Of de pagina laat zien wat was ingevuld; we kijken naar de langste tekst."""
    if antwoord.status_code != 200 or antwoord.streaming:
        return False
    teksten = [w for naam, ws in ingevuld.items() if naam not in ONZICHTBAAR for w in ws]
    langste = escape(max(teksten, key=len, default="")).replace("\r\n", "\n")
    return langste in antwoord.content.decode(errors="replace").replace("\r\n", "\n")


def geef_terug(
    request: HttpRequest,
    *,
    status: int = 200,
    ingevuld: Velden | None = None,
    opnieuw: bool = False,
    eerste: str = "",
) -> HttpResponse:
    """Een pagina met wat was ingevuld; met `opnieuw` ook een knop om het alsnog te versturen.

    `eerste` is het adres van wat er al bewaard is, als dit formulier eerder verstuurd was.
    """
    inhoud = in_sjabloon(
        velden(request) if ingevuld is None else ingevuld,
        opnieuw_naar=request.path if opnieuw else "",
        csrf=get_token(request),
    )
    return toon(request, "account/verder.html", {**inhoud, "eerste": eerste}, status=status)


def naar_aanmelden(verder: str | None) -> HttpResponse:
    """De aanmeldpagina nog eens, met de weg naar waar iemand heen wilde."""
    vraag = f"?{urlencode({'next': verder}, safe='/')}" if verder else ""
    return redirect(reverse(settings.LOGIN_URL) + vraag)


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """De pagina stond te lang open, of iemand anders stuurde dit. Wat getypt is, komt terug.

    Alleen wie van onze eigen pagina komt en is aangemeld, krijgt een knop om het alsnog te
    versturen: anders kon een vreemde pagina iemand iets laten doen.
    """
    van_onszelf = _van_onszelf(request)
    if van_onszelf and request.path.startswith(reverse(settings.LOGIN_URL)):
        return redirect(settings.LOGIN_URL)
    opnieuw = van_onszelf and request.user.is_authenticated
    return geef_terug(request, status=403, opnieuw=opnieuw)


def _van_onszelf(request: HttpRequest) -> bool:
    bron = request.headers.get("Origin") or request.headers.get("Referer", "")
    delen = urlsplit(bron)
    return (delen.scheme, delen.netloc) == (request.scheme, request.get_host())
