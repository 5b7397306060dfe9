"""De bladzijde met wat we hebben afgesproken, en wat de gemeente extra vraagt."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib.messages import WARNING
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.afspraken import handelingen, overzichten, regels
from nabij.kamers.afspraken.forms import ExtraVraagForm
from nabij.kamers.afspraken.models import Vereiste
from nabij.kamers.afspraken.rechten import Wat, Wie, mag, mag_vereiste


def eis(request: HttpRequest, wat: Wat) -> Wie:
    """Wie kijkt, als die dit mag; anders `PermissionDenied`."""
    wie: Wie | None = getattr(request, "wie", None)
    if wie is None or not mag(wie, wat):
        raise PermissionDenied
    return wie


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    wie = eis(request, Wat.ZIEN)
    context = {
        "vereisten": overzichten.vereistenlijst(wie),
        "mag_vragen": mag(wie, Wat.VRAGEN),
        "mag_vaststellen": mag(wie, Wat.VASTSTELLEN),
        "regelingen": overzichten.regelingen(),
        "instrumenten": overzichten.instrumenten(),
        "themas": overzichten.themas(),
        "uitgezet": overzichten.uitgezette_themas(),
        "themaversies": overzichten.themaversies(),
        "leefgebieden": overzichten.leefgebieden(),
        "stappen": overzichten.stappen(),
        "aflopen": overzichten.aflopen(),
        "erbijregels": overzichten.erbijbeelden(),
        "normen": overzichten.normen(),
        "termijnen": overzichten.wettermijnen(),
        "gelijkgesteld": overzichten.gelijkgestelde_dagen(),
        "bewaarregels": overzichten.bewaarregels(),
    }
    return toon(request, "afspraken/lijst.html", context)


@require_safe
def wat_het_kost(request: HttpRequest) -> HttpResponse:
    """Wat de belangrijkste taken kosten aan invullen en tikken, ook met wat wij extra vragen."""
    wie = eis(request, Wat.ZIEN)
    seconden = {
        "keuze": regels.KEUZE,
        "tik": regels.TIK,
        "toets": regels.TOETS,
        "wissel": regels.WISSEL,
    }
    context = {"kost": overzichten.wat_het_kost(wie), "seconden": seconden}
    return toon(request, "afspraken/wat_het_kost.html", context)


def vraag_extra(request: HttpRequest) -> HttpResponse:
    wie = eis(request, Wat.VRAGEN)
    form = ExtraVraagForm(request.POST or None, wie=wie)
    if request.method == "POST" and form.is_valid():
        return eenmalig(request, lambda: _bewaar(request, form, wie))
    return toon(request, "afspraken/vraag_extra.html", {"form": form})


def _bewaar(request: HttpRequest, form: ExtraVraagForm, wie: Wie) -> str:
    schoon = form.cleaned_data
    vereiste = handelingen.vraag_extra(
        soort=schoon["soort"],
        wat=schoon["code"],
        team_id=schoon["team_id"],
        eigenaar=schoon["eigenaar"],
        reden=schoon["reden"],
        tikken=schoon["tikken"],
        tot=schoon.get("tot"),
        door=wie.account_id,
    )
    meld(request, _("Bewaard. Het geldt tot en met %(dag)s.") % {"dag": _dag(vereiste)})
    return reverse("afspraken:afspraken")


@require_POST
def verleng(request: HttpRequest, pk: UUID) -> HttpResponse:
    vereiste, wie = _vereiste(request, pk)

    def doe() -> None:
        nieuw = handelingen.verleng(vereiste=vereiste, door=wie.account_id)
        meld(request, _("Verlengd tot en met %(dag)s.") % {"dag": _dag(nieuw)})

    return _in_een_tik(request, doe)


@require_POST
def trek_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    vereiste, wie = _vereiste(request, pk)

    def doe() -> None:
        handelingen.trek_in(vereiste=vereiste, door=wie.account_id)
        terug = reverse("afspraken:draai_terug", args=[pk])
        meld(request, _("Losgelaten. Niemand hoeft dit meer te doen."), ongedaan=terug)

    return _in_een_tik(request, doe)


@require_POST
def draai_terug(request: HttpRequest, pk: UUID) -> HttpResponse:
    vereiste, _door = _vereiste(request, pk)

    def doe() -> None:
        handelingen.draai_intrekken_terug(vereiste=vereiste)
        meld(request, _("Teruggedraaid. Het wordt weer gevraagd."))

    return _in_een_tik(request, doe)


def _in_een_tik(request: HttpRequest, doe: Callable[[], None]) -> HttpResponse:
    """Doe het, of zeg dat een ander het al deed; daarna terug naar de lijst."""

    def werk() -> str:
        try:
            doe()
        except handelingen.NietMeer:
            meld(request, _("Dit was al veranderd. Hier staat hoe het nu is."), soort=WARNING)
        return reverse("afspraken:afspraken")

    return eenmalig(request, werk)


def _vereiste(request: HttpRequest, pk: UUID) -> tuple[Vereiste, Wie]:
    wie = eis(request, Wat.VRAGEN)
    vereiste = Vereiste.objects.filter(pk=pk).first()
    if vereiste is None:
        raise Http404
    if not mag_vereiste(wie, vereiste.team_id):
        raise PermissionDenied
    return vereiste, wie


def _dag(vereiste: Vereiste) -> str:
    return date_format(vereiste.laatste_dag, "j F Y")
