"""De agenda van het team in de buurt: wie gaat wanneer waarheen."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.messages import WARNING
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.opbouw import handelingen, overzichten, regels
from nabij.kamers.opbouw.forms import PlanFormulier
from nabij.kamers.opbouw.overzichten import Moment
from nabij.kamers.opbouw.rechten import eis_in_de_buurt
from nabij.kamers.poort import poort
from nabij.kamers.poort.wie import Wie

DUUR, LAATSTE_UUR = timedelta(hours=2), 22


def kijkt(request: HttpRequest) -> Wie:
    """Wie kijkt; een ander dan wie in een team werkt komt hier niet."""
    wie = poort.wie(request)
    eis_in_de_buurt(wie)
    return wie


def een_moment(wie: Wie, pk: UUID) -> Moment:
    """Een keer ergens zijn van een eigen team, of 404."""
    gevonden = overzichten.moment(pk, wie.teams, wie.medewerker_id)
    if gevonden is None:
        raise Http404
    return gevonden


def eigen(wie: Wie) -> UUID:
    if wie.medewerker_id is None:
        raise Http404
    return wie.medewerker_id


@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    wie = kijkt(request)
    inhoud = {
        "agenda": overzichten.agenda(wie.teams, wie.medewerker_id),
        "meer_teams": len(wie.teams) > 1,
    }
    return toon(request, "opbouw/agenda.html", inhoud)


def nieuw(request: HttpRequest) -> HttpResponse:
    """Op de agenda zetten, of meteen beginnen: wat vandaag is, opent om te tellen."""
    wie = kijkt(request)
    form = PlanFormulier(request.POST or None, initial=_begin(request, wie))
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            een = handelingen.plan(
                team_id=min(wie.teams), medewerker_id=eigen(wie), **form.cleaned_data
            )
            meld(request, _("Het staat op de agenda."))
            nu = regels.mag_tellen(een.dag, vandaag=klok.vandaag())
            return reverse("opbouw:moment", args=[een.pk]) if nu else reverse("opbouw:agenda")

        return eenmalig(request, werk)
    return toon(request, "opbouw/nieuw.html", {"form": form})


def _begin(request: HttpRequest, wie: Wie) -> dict[str, Any]:
    """Nu, op dit uur; of met `?als=` een week later zoals een eerdere keer."""
    try:
        eerder = overzichten.moment(UUID(request.GET.get("als", "")), wie.teams, None)
    except ValueError:
        eerder = None
    if eerder is None:
        uur = klok.nu().astimezone(klok.AMSTERDAM).replace(minute=0)
        einde = (uur + DUUR).time() if uur.hour < LAATSTE_UUR else time(23, 59)
        return {"dag": uur.date(), "van": uur.time(), "tot": einde}
    rij = eerder.rij
    velden = {naam: getattr(rij, naam) for naam in ("plek", "waar", "van", "tot")}
    return {**velden, "dag": regels.volgende_keer(rij.dag, vandaag=klok.vandaag())}


@require_POST
def meegaan(request: HttpRequest, pk: UUID) -> HttpResponse:
    wie = kijkt(request)
    een = een_moment(wie, pk)

    def werk() -> str:
        handelingen.ga_mee(aanwezigheid_id=een.rij.pk, medewerker_id=eigen(wie))
        meld(request, _("Je gaat mee."), ongedaan=reverse("opbouw:toch_niet", args=[pk]))
        return reverse("opbouw:agenda")

    return eenmalig(request, werk)


@require_POST
def toch_niet(request: HttpRequest, pk: UUID) -> HttpResponse:
    wie = kijkt(request)
    een = een_moment(wie, pk)

    def werk() -> str:
        handelingen.ga_niet(aanwezigheid_id=een.rij.pk, medewerker_id=eigen(wie))
        meld(request, _("Je gaat niet mee."), ongedaan=reverse("opbouw:meegaan", args=[pk]))
        return reverse("opbouw:agenda")

    return eenmalig(request, werk)


@require_POST
def vervalt(request: HttpRequest, pk: UUID) -> HttpResponse:
    een = een_moment(kijkt(request), pk)

    def werk() -> str:
        if handelingen.laat_vervallen(moment=een.rij):
            meld(request, _("Het staat niet meer op de agenda."))
        else:
            meld(request, _("Er is al geteld. Daarom blijft het staan."), soort=WARNING)
        return reverse("opbouw:agenda")

    return eenmalig(request, werk)
