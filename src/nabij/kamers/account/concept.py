"""Wat je aan het typen bent, wordt bewaard: om de paar tellen, en als een formulier terugkomt.

Een formulier doet mee met `{% include "account/_concept.html" %}` tussen zijn velden. De view geeft
`initial=concept_voor(request)` aan het formulier. Versturen wist het concept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.account.models import Concept
from nabij.kamers.account.teruggave import ONZICHTBAAR, Velden, velden

BEWAARDAGEN = 7
GRENS = 200_000
"""Zoveel tekens mag een concept groot zijn."""


TERUG = frozenset({200, 400, 409, 422, 500, 503})
"""Antwoorden waarmee een formulier terugkomt in plaats van verwerkt wordt."""


class TeGroot(Exception):
    """Het concept past niet."""


def bewaar(
    *, account_id: UUID, sleutel: str, pad: str, ingevuld: Velden, dossier_id: UUID | None = None
) -> None:
    """Bewaar of ververs een concept: een statement."""
    # Een NUL is geen teken dat iemand typt, en PostgreSQL bewaart het niet.
    eigen = {
        naam: [waarde.replace("\x00", "") for waarde in waarden]
        for naam, waarden in ingevuld.items()
        if naam not in ONZICHTBAAR
    }
    if len(json.dumps(eigen)) > GRENS or len(sleutel) > 64 or len(pad) > 300:
        raise TeGroot
    Concept.objects.bulk_create(
        [
            Concept(
                account_id=account_id,
                sleutel=sleutel,
                pad=pad,
                dossier_id=dossier_id,
                velden=eigen,
            )
        ],
        update_conflicts=True,
        unique_fields=["account", "sleutel"],
        update_fields=["velden", "pad", "dossier_id", "bijgewerkt_op"],
    )


def concept_voor(request: HttpRequest) -> dict[str, Any]:
    """Wat jij op deze pagina al getypt had, voor `initial=` van het formulier; leeg als niets.

    Zet ook `request.concept`, waarmee het sjabloon aanbiedt om leeg te beginnen.
    """
    if request.method != "GET" or request.POST or not request.user.is_authenticated:
        return {}
    gevonden = (
        Concept.objects.filter(
            account_id=request.user.pk, pad=request.path, bijgewerkt_op__gte=_grens()
        )
        .order_by("-bijgewerkt_op")
        .first()
    )
    if gevonden is None:
        return {}
    request.concept = gevonden  # type: ignore[attr-defined]
    messages.info(request, _("Je had hier al iets getypt. Dat staat er weer."))
    return {naam: w[0] if len(w) == 1 else w for naam, w in gevonden.velden.items()}


def na_versturen(request: HttpRequest) -> None:
    """Wis het concept van een formulier dat verstuurd is, en het concept waaruit het kwam."""
    bron = request.POST.get("concept")
    if bron and request.user.is_authenticated:
        sleutels = {bron, request.POST.get("sleutel", "")}
        Concept.objects.filter(account_id=request.user.pk, sleutel__in=sleutels).delete()


def wis(*, account_id: UUID, pad: str) -> None:
    """Begin leeg: haal de eigen concepten van een pagina weg."""
    Concept.objects.filter(account_id=account_id, pad=pad).delete()


def pad_van(adres: str | None) -> str:
    """Het pad van de pagina waarop iemand typt, uit een volledig adres."""
    pad = urlsplit(adres or "").path
    return pad if pad.startswith("/") and not pad.startswith("//") else ""


def dossier_van(request: HttpRequest) -> UUID | None:
    """Bij welk dossier het formulier hoort, als het dat zegt: voor het vernietigen."""
    try:
        return UUID(request.POST.get("dossier", ""))
    except ValueError:
        return None


def ruim_op() -> int:
    """Haal concepten weg van meer dan een week oud. Geeft het aantal."""
    aantal, _per_soort = Concept.objects.filter(bijgewerkt_op__lt=_grens()).delete()
    return aantal


def _grens() -> Any:
    return klok.nu() - timedelta(days=BEWAARDAGEN)


class Concepten:
    """Een formulier dat terugkomt omdat er iets niet klopt, wordt ook als concept bewaard."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if request.method == "POST" and antwoord.status_code in TERUG:
            _bewaar_geweigerd(request)
        return antwoord


def _bewaar_geweigerd(request: HttpRequest) -> None:
    wie, sleutel = request.session.get(SESSION_KEY), request.POST.get("sleutel", "")
    eigen_weg = getattr(request.resolver_match, "url_name", "") in {"account_concept"}
    if eigen_weg or not (wie and sleutel and request.POST.get("concept")):
        return
    try:
        bewaar(
            account_id=UUID(wie),
            sleutel=sleutel,
            pad=request.path,
            ingevuld=velden(request),
            dossier_id=dossier_van(request),
        )
    except (TeGroot, DatabaseError):
        return  # de pagina zelf geeft de tekst ook terug
