"""Een formulier telt een keer: een dubbelklik, de terugknop of een tweede tab geeft hetzelfde.

De sleutel staat als verborgen veld in elk formulier. Het werk en de sleutel gaan in een
transactie. Wie tegelijk hetzelfde verstuurt, wacht op de eerste (PostgreSQL wacht op de unieke
sleutel, SQLite op de transactie) en krijgt dan het antwoord van de eerste.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta

from django.core.exceptions import BadRequest
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.account import concept
from nabij.kamers.account.let_op import waarschuw_voor_bsn
from nabij.kamers.account.models import Formuliersleutel
from nabij.kamers.account.teruggave import velden
from nabij.kamers.account.verder import geef_terug

BEWAARDAGEN = 7
_VORM = re.compile(r"[0-9A-Za-z_.:-]{8,100}")


def eenmalig(request: HttpRequest, werk: Callable[[], str]) -> HttpResponse:
    """Doe `werk` en stuur door naar het adres dat het geeft; een herhaling krijgt dat adres ook.

    Zonder sleutel: `BadRequest` (400). Staat er bij een herhaling iets anders in het formulier,
    dan is dat geen herhaling: het wordt niet bewaard en niet weggegooid, maar teruggegeven (409).
    """
    sleutel, inhoud = _merken(request)
    with transaction.atomic():
        eerste = _leg_vast(sleutel, inhoud)
        if eerste is None:
            adres = werk()
            waarschuw_voor_bsn(request)
            Formuliersleutel.objects.filter(pk=sleutel).update(antwoord=adres)
            concept.na_versturen(request)
            return HttpResponseRedirect(adres)
    if eerste.inhoud == inhoud:
        return HttpResponseRedirect(eerste.antwoord)
    return geef_terug(request, status=409, eerste=eerste.antwoord)


def _merken(request: HttpRequest) -> tuple[str, str]:
    """Hash van (wie, waar, sleutel) en van de ingevulde velden."""
    gegeven = request.POST.get("sleutel", "")
    # Een GET kan teruggezette velden dragen (zie `verder`), maar doet nooit iets.
    if request.method != "POST" or not _VORM.fullmatch(gegeven):
        raise BadRequest(_("Dit formulier mist zijn sleutel. Open de pagina opnieuw."))
    wie = str(request.user.pk) if request.user.is_authenticated else "inwoner"
    ingevuld = {naam: w for naam, w in sorted(velden(request).items()) if naam != "concept"}
    return (
        _hash(f"{wie}\0{request.path}\0{gegeven}"),
        _hash(json.dumps(ingevuld)),
    )


def _hash(tekst: str) -> str:
    return salted_hmac("nabij.eenmalig", tekst, algorithm="sha256").hexdigest()


def _leg_vast(sleutel: str, inhoud: str) -> Formuliersleutel | None:
    """None als wij de eerste zijn, anders de rij van de eerste."""
    try:
        with transaction.atomic():
            Formuliersleutel.objects.create(sleutel=sleutel, inhoud=inhoud, antwoord="")
    except IntegrityError:
        return Formuliersleutel.objects.get(pk=sleutel)
    return None


def ruim_op() -> int:
    """Haal sleutels weg van meer dan een week oud. Geeft het aantal."""
    grens = klok.nu() - timedelta(days=BEWAARDAGEN)
    aantal, _per_soort = Formuliersleutel.objects.filter(op__lt=grens).delete()
    return aantal
