"""Wat de gemeente zelf vaststelt: de regels, de regelingen rond geld, en de lijsten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.afspraken import handelingen
from nabij.kamers.afspraken.forms import (
    ErbijregelForm,
    InstrumentForm,
    MetHerkomst,
    RegelingForm,
)
from nabij.kamers.afspraken.instrument import VOORBEELD
from nabij.kamers.afspraken.models import Erbijregel, Instrument, Regeling
from nabij.kamers.afspraken.rechten import Wat, Wie
from nabij.kamers.afspraken.views.lijst import eis

A = TypeVar("A", Erbijregel, Regeling)


def _een(rijen: Iterable[A], code: str) -> A:
    gevonden = next((een for een in rijen if een.code == code), None)
    if gevonden is None:
        raise Http404
    return gevonden


def _laatste(model: type[A], code: str) -> A:
    """De rij die nu of straks geldt en nog geen einde heeft."""
    return _een(model._default_manager.filter(code=code, tot__isnull=True), code)


def _naam(wie: Wie) -> str:
    return str(getattr(wie, "naam", ""))


def _bewaar(
    request: HttpRequest, form: MetHerkomst, doe: Callable[[], Any], zin: str
) -> HttpResponse | None:
    """Bewaar, of zet bij de dag dat er al iets later klaarstaat (dan None)."""

    def werk() -> str:
        doe()
        meld(request, zin)
        return reverse("afspraken:afspraken")

    try:
        return eenmalig(request, werk)
    except handelingen.AlEerder:
        form.add_error("van", _("Er staat al iets klaar dat later begint. Kies die dag of later."))
        return None


def erbijregel(request: HttpRequest, code: str) -> HttpResponse:
    """De woorden van een regel veranderen; wat er stond blijft te lezen."""
    wie, een = eis(request, Wat.VASTSTELLEN), _laatste(Erbijregel, code)
    begin = {
        **{naam: getattr(een, naam) for naam in ("zin", "vraag", "termijn", "altijd", "bron")},
        "overweeg": "\n".join(een.overweeg),
        "versie": een.versie,
        "wie": _naam(wie),
        "van": max(klok.vandaag(), een.van),
    }
    form = ErbijregelForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        gedaan = _bewaar(
            request,
            form,
            lambda: handelingen.stel_erbijregel_vast(code=code, **form.cleaned_data),
            _("Vastgesteld. Wat er stond blijft te lezen."),
        )
        if gedaan:
            return gedaan
    return toon(request, "afspraken/inhoud.html", {"form": form, "kop": een.zin, "als": een.als})


def regeling_nieuw(request: HttpRequest) -> HttpResponse:
    """Een eigen regeling van de gemeente op het blad over geld."""
    wie = eis(request, Wat.VASTSTELLEN)
    vandaag = klok.vandaag()
    begin = {"wie": _naam(wie), "van": vandaag, "jaar": vandaag.year}
    form = RegelingForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        velden = {naam: waarde for naam, waarde in form.cleaned_data.items() if naam != "versie"}
        gedaan = _bewaar(
            request,
            form,
            lambda: handelingen.voeg_regeling_toe(**velden),
            _("De regeling staat erbij."),
        )
        if gedaan:
            return gedaan
    return toon(request, "afspraken/inhoud.html", {"form": form, "kop": _("Een regeling erbij")})


def regeling(request: HttpRequest, code: str) -> HttpResponse:
    """Een regeling veranderen; wat er stond blijft te lezen."""
    wie, een = eis(request, Wat.VASTSTELLEN), _laatste(Regeling, code)
    namen = ("naam", "wanneer", "waar", "bij", "wet", "bron", "jaar", "versie")
    begin = {
        **{naam: getattr(een, naam) for naam in namen},
        "wie": _naam(wie),
        "van": max(klok.vandaag(), een.van),
    }
    form = RegelingForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        gedaan = _bewaar(
            request,
            form,
            lambda: handelingen.stel_regeling_vast(code=code, **form.cleaned_data),
            _("Vastgesteld. Wat er stond blijft te lezen."),
        )
        if gedaan:
            return gedaan
    los = reverse("afspraken:regeling_los", args=[code])
    return toon(request, "afspraken/inhoud.html", {"form": form, "kop": een.naam, "los": los})


@require_POST
def regeling_los(request: HttpRequest, code: str) -> HttpResponse:
    """Deze regeling hoort niet meer op het blad over geld."""
    eis(request, Wat.VASTSTELLEN)
    een = _laatste(Regeling, code)

    def werk() -> str:
        handelingen.laat_regeling_los(code=een.code)
        meld(request, _("Weg van het blad over geld. Wat er stond blijft te lezen."))
        return reverse("afspraken:afspraken")

    return eenmalig(request, werk)


def instrument(request: HttpRequest) -> HttpResponse:
    """Een lijst inlezen uit een bestand. Er komt er geen mee: de gemeente kiest zelf."""
    wie = eis(request, Wat.VASTSTELLEN)
    form = InstrumentForm(request.POST or None, request.FILES or None, initial={"wie": _naam(wie)})
    if request.method == "POST" and form.is_valid():
        schoon = form.cleaned_data

        def werk() -> str:
            een = handelingen.lees_instrument_in(
                lijst=schoon["bestand"], wie=schoon["wie"], waarom=schoon["waarom"]
            )
            zin = _("%(naam)s is ingelezen. Niemand hoeft haar te gebruiken.")
            meld(request, zin % {"naam": een})
            return reverse("afspraken:afspraken")

        try:
            return eenmalig(request, werk)
        except handelingen.NietMeer:
            form.add_error("bestand", _("Deze versie van deze lijst is er al."))
    return toon(request, "afspraken/instrument.html", {"form": form, "voorbeeld": VOORBEELD})


@require_POST
def instrument_los(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Deze lijst is niet meer te kiezen. Wat ermee is ingevuld blijft."""
    eis(request, Wat.VASTSTELLEN)
    if not Instrument.objects.filter(pk=pk).exists():
        raise Http404

    def werk() -> str:
        handelingen.laat_instrument_los(instrument_id=pk)
        meld(request, _("Niet meer te kiezen. Wat ermee is ingevuld blijft te lezen."))
        return reverse("afspraken:afspraken")

    return eenmalig(request, werk)
