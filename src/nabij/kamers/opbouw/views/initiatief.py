"""Initiatieven: beginnen, tellen wie er komt zonder namen, en stoppen met wat het bracht."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.messages import WARNING
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.opbouw import handelingen, overzichten
from nabij.kamers.opbouw.forms import InitiatiefFormulier, StopFormulier, lees_patroon
from nabij.kamers.opbouw.overzichten import Bezochtekeer, Initiatiefbeeld
from nabij.kamers.opbouw.rechten import draagt_opbouwwerk, eis_draagt_opbouwwerk
from nabij.kamers.opbouw.regels import Bezoek
from nabij.kamers.opbouw.views.agenda import eigen, in_woorden, kijkt
from nabij.kamers.poort.wie import Wie
from nabij.kamers.team.overzichten import teamnamen
from nabij.kamers.toegang.gekozen_team import gekozen_team

MENINGEN = (
    (Bezoek.GOED, gettext_lazy("Fijn")),
    (Bezoek.GAAT, gettext_lazy("Gaat wel")),
    (Bezoek.NIET, gettext_lazy("Niet voor mij")),
)


def _een(wie: Wie, pk: UUID) -> Initiatiefbeeld:
    gevonden = overzichten.initiatief(pk, wie.teams, wie.medewerker_id)
    if gevonden is None:
        raise Http404
    return gevonden


def _keer(wie: Wie, pk: UUID) -> Bezochtekeer:
    gevonden = overzichten.keer(pk, wie.teams, wie.medewerker_id)
    if gevonden is None:
        raise Http404
    return gevonden


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Wat loopt, wat gestopt is, en wat ergens zijn opbracht."""
    wie = kijkt(request)
    lopend, gestopt = overzichten.initiatieven(wie.teams, wie.medewerker_id)
    inhoud = {
        "lopend": lopend,
        "gestopt": gestopt,
        "opbrengst": overzichten.opbrengst(wie.teams),
        "draagt": draagt_opbouwwerk(wie),
    }
    return toon(request, "opbouw/initiatieven.html", inhoud)


def nieuw(request: HttpRequest) -> HttpResponse:
    """Een initiatief beginnen, uit een gesprekspunt of zomaar."""
    wie = kijkt(request)
    eis_draagt_opbouwwerk(wie)
    form = InitiatiefFormulier(request.POST or None, teams=wie.teams, initial=_begin(request))
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            velden = form.velden
            een = handelingen.begin_initiatief(
                **velden,
                organisatie=teamnamen().get(velden["team_id"], ""),
                door=wie,
                trekker_id=eigen(wie),
                patroon=lees_patroon(request.GET.get("patroon", "")),
            )
            anders = [in_woorden(keer) for keer in form.dagen.anders]
            meld(request, " ".join([_("Het staat op de agenda en op de sociale kaart."), *anders]))
            return reverse("opbouw:initiatief", args=[een.pk])

        return eenmalig(request, werk)
    return toon(request, "opbouw/initiatief_nieuw.html", {"form": form})


def _begin(request: HttpRequest) -> dict[str, Any]:
    """Wat een gesprekspunt al weet staat ingevuld: `?thema=` en `?gebied=`, ook meer dan een."""
    return {
        "dag": klok.vandaag(),
        "team_id": gekozen_team(request),
        "themas": request.GET.getlist("thema"),
        "gebieden": request.GET.getlist("gebied"),
    }


@require_safe
def initiatief(request: HttpRequest, pk: UUID) -> HttpResponse:
    wie = kijkt(request)
    inhoud = {"een": _een(wie, pk), "draagt": draagt_opbouwwerk(wie)}
    return toon(request, "opbouw/initiatief.html", inhoud)


@require_safe
def uitnodiging(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De uitnodiging om af te drukken."""
    return toon(request, "opbouw/uitnodiging.html", {"een": _een(kijkt(request), pk)})


def stoppen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stoppen met een zin over wat het bracht."""
    wie = kijkt(request)
    eis_draagt_opbouwwerk(wie)
    een = _een(wie, pk)
    form = StopFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.stop_initiatief(initiatief=een.rij, door=wie, **form.cleaned_data)
            meld(request, _("Gestopt. Het staat niet meer op de kaart en de agenda."))
            return reverse("opbouw:initiatief", args=[pk])

        return eenmalig(request, werk)
    return toon(request, "opbouw/initiatief_stoppen.html", {"een": een, "form": form})


@require_safe
def keer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tellen wie er komt: een tik per bezoeker, en wat die ervan vond."""
    een = _keer(kijkt(request), pk)
    return toon(request, "opbouw/keer.html", {"een": een, "meningen": MENINGEN})


@require_POST
def tel(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _tel(request, pk, request.POST.get("wat", ""), aantal=1)


@require_POST
def terug(request: HttpRequest, pk: UUID, wat: str) -> HttpResponse:
    """Een tik eraf, want die was per ongeluk."""
    return _tel(request, pk, wat, aantal=-1)


def _tel(request: HttpRequest, pk: UUID, wat: str, *, aantal: int) -> HttpResponse:
    een, hier = _keer(kijkt(request), pk), reverse("opbouw:keer", args=[pk])
    if wat not in list(Bezoek):
        meld(request, _("Kies wat je wilt tellen."), soort=WARNING)
        return HttpResponseRedirect(hier)
    if not een.kan_tellen:
        zin = _("Tellen kan op de dag zelf en de twee weken erna, door wie er was.")
        meld(request, zin, soort=WARNING)
        return HttpResponseRedirect(hier)

    def werk() -> str:
        handelingen.tel_bezoek(keer=een.rij, bezoek=Bezoek(wat), aantal=aantal)
        if aantal > 0:
            meld(request, _("Geteld."), ongedaan=reverse("opbouw:keer_terug", args=[pk, wat]))
        else:
            meld(request, _("Er weer af."))
        return hier

    return eenmalig(request, werk)
