"""Tellen met een duim: een gesprek, waar het over ging, of een deur die dicht bleef."""

from __future__ import annotations

from uuid import UUID

from django.contrib.messages import WARNING
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.opbouw import handelingen, overzichten
from nabij.kamers.opbouw.forms import OpgevallenFormulier
from nabij.kamers.opbouw.overzichten import Moment
from nabij.kamers.opbouw.regels import Tik, lees_tik
from nabij.kamers.opbouw.views.agenda import een_moment, kijkt


def moment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een keer ergens zijn: tellen, en hoogstens een regel over wat opviel.

    Hoort het bij een ronde, dan wordt er aan de deuren geteld.
    """
    een = een_moment(kijkt(request), pk)
    if een.rij.ronde_id:
        return HttpResponseRedirect(reverse("opbouw:ronde", args=[een.rij.ronde_id]))
    begin = {"opgevallen": een.rij.opgevallen, "versie": een.rij.versie}
    form = OpgevallenFormulier(request.POST or None, initial=begin)
    if request.method == "POST":
        if not _mag(een):
            return _niet_nu(request, pk)
        if form.is_valid():

            def werk() -> str:
                handelingen.schrijf_op(moment=een.rij, **form.cleaned_data)
                meld(request, _("Bewaard."))
                return request.path

            return eenmalig(request, werk)
    vaak, rest = overzichten.themaknoppen(een.rij.team_id)
    inhoud = {"een": een, "form": form, "vaak": vaak, "rest": rest, "mag": _mag(een)}
    return toon(request, "opbouw/moment.html", inhoud)


def _mag(een: Moment) -> bool:
    """Wie er was telt, en niet vooraf of veel later."""
    return een.ik_ga and een.kan_tellen


def _niet_nu(request: HttpRequest, pk: UUID) -> HttpResponse:
    zin = _("Tellen kan op de dag zelf en de twee weken erna, door wie er was.")
    meld(request, zin, soort=WARNING)
    return HttpResponseRedirect(reverse("opbouw:moment", args=[pk]))


@require_POST
def tel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een tik erbij."""
    return _tel(request, pk, request.POST.get("wat", ""), keer=1)


@require_POST
def terug(request: HttpRequest, pk: UUID, wat: str) -> HttpResponse:
    """Een tik eraf, want die was per ongeluk."""
    return _tel(request, pk, wat, keer=-1)


def _tel(request: HttpRequest, pk: UUID, wat: str, *, keer: int) -> HttpResponse:
    een, tik = een_moment(kijkt(request), pk), lees_tik(wat)
    namen = {thema.code: thema.naam for thema in overzichten.telbare_themas()}
    hier = reverse("opbouw:moment", args=[pk])
    if tik is None or (tik.thema and tik.thema not in namen):
        meld(request, _("Kies wat je wilt tellen."), soort=WARNING)
        return HttpResponseRedirect(hier)
    if not _mag(een):
        return _niet_nu(request, pk)

    def werk() -> str:
        handelingen.tel(aanwezigheid_id=pk, tik=tik, keer=keer)
        if keer > 0:
            terug_url = reverse("opbouw:terug", args=[pk, tik.code])
            meld(request, _zin(tik, namen), ongedaan=terug_url)
        else:
            meld(request, _("Er weer af."))
        return hier

    return eenmalig(request, werk)


def _zin(tik: Tik, namen: dict[str, str]) -> str:
    if tik.dicht:
        return _("Geteld: een deur die dicht bleef.")
    if not tik.thema:
        return _("Geteld: een gesprek.")
    zin = _("Geteld: een gesprek (%(thema)s).") if tik.gesprek else _("Ook geteld: %(thema)s.")
    return zin % {"thema": namen[tik.thema]}
