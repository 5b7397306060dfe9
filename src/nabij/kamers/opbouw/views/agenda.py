"""De agenda van het team in de buurt: wie gaat wanneer waarheen."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.messages import WARNING
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from nabij.fundament import klok
from nabij.huisstijl.datums import lang
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.opbouw import handelingen, overzichten, regels
from nabij.kamers.opbouw.forms import PlanFormulier
from nabij.kamers.opbouw.overzichten import Moment
from nabij.kamers.opbouw.rechten import eis_in_de_buurt
from nabij.kamers.poort import poort
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toegang.gekozen_team import gekozen_team

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
        "agendalink": _link(request, wie),
    }
    return toon(request, "opbouw/agenda.html", inhoud)


def _link(request: HttpRequest, wie: Wie) -> str:
    """Het adres voor de eigen agenda, of leeg. Een deur boven de kamers maakt het bestand."""
    token = overzichten.agendatoken(wie.medewerker_id)
    return request.build_absolute_uri(f"/agenda/{token}.ics") if token else ""


def nieuw(request: HttpRequest) -> HttpResponse:
    """Op de agenda zetten, of meteen beginnen: wat vandaag is, opent om te tellen."""
    wie = kijkt(request)
    form = PlanFormulier(request.POST or None, teams=wie.teams, initial=_begin(request, wie))
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            if form.reeks is not None:
                return _plan_reeks(request, form, eigen(wie))
            een = handelingen.plan(
                dag=form.cleaned_data["dag"], medewerker_id=eigen(wie), **form.gegevens
            )
            meld(request, _("Het staat op de agenda."))
            nu = regels.mag_tellen(een.dag, vandaag=klok.vandaag())
            return reverse("opbouw:moment", args=[een.pk]) if nu else reverse("opbouw:agenda")

        return eenmalig(request, werk)
    return toon(request, "opbouw/nieuw.html", {"form": form})


def _plan_reeks(request: HttpRequest, form: PlanFormulier, medewerker_id: UUID) -> str:
    """Elke keer op de agenda, met een zin over wat er met de feestdagen gebeurde."""
    reeks = form.reeks or regels.Reeks((), ())
    handelingen.plan_reeks(dagen=reeks.dagen, medewerker_id=medewerker_id, **form.gegevens)
    aantal = len(reeks.dagen)
    zinnen = [
        ngettext("Het staat %(n)d keer op de agenda.", "Het staat %(n)d keer op de agenda.", aantal)
        % {"n": aantal}
    ]
    zinnen += [in_woorden(een) for een in reeks.anders]
    meld(request, " ".join(zinnen))
    return reverse("opbouw:agenda")


def in_woorden(een: regels.Anders) -> str:
    """Wat er met een keer op een feestdag gebeurt."""
    vandaag = klok.vandaag()
    feest = {"dag": lang(een.dag, vandaag=vandaag), "feestdag": een.feestdag}
    if een.naar is None:
        return _("%(dag)s is %(feestdag)s: overgeslagen.") % feest
    naar = lang(een.naar, vandaag=vandaag)
    return _("%(dag)s is %(feestdag)s: het wordt %(naar)s.") % {**feest, "naar": naar}


def _begin(request: HttpRequest, wie: Wie) -> dict[str, Any]:
    """Nu, op dit uur; of met `?als=` een week later zoals een eerdere keer."""
    try:
        eerder = overzichten.moment(UUID(request.GET.get("als", "")), wie.teams, None)
    except ValueError:
        eerder = None
    if eerder is None:
        uur = klok.nu().astimezone(klok.AMSTERDAM).replace(minute=0)
        einde = (uur + DUUR).time() if uur.hour < LAATSTE_UUR else time(23, 59)
        team = gekozen_team(request)
        return {"dag": uur.date(), "van": uur.time(), "tot": einde, "team_id": team}
    rij = eerder.rij
    velden = {naam: getattr(rij, naam) for naam in ("plek", "waar", "van", "tot", "team_id")}
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


@require_POST
def reeks_vervalt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Deze keer en alle keren erna."""
    een = een_moment(kijkt(request), pk)

    def werk() -> str:
        aantal = handelingen.laat_reeks_vervallen(moment=een.rij)
        zin = ngettext(
            "%(n)d keer van de agenda gehaald.", "%(n)d keer van de agenda gehaald.", aantal
        )
        meld(request, zin % {"n": aantal})
        return reverse("opbouw:agenda")

    return eenmalig(request, werk)


@require_POST
def link(request: HttpRequest) -> HttpResponse:
    """Een (nieuwe) link voor de eigen agenda."""
    medewerker_id = eigen(kijkt(request))

    def werk() -> str:
        handelingen.geef_agendalink(medewerker_id=medewerker_id)
        meld(request, _("Je link staat onderaan deze pagina. Een eerdere werkt niet meer."))
        return reverse("opbouw:agenda")

    return eenmalig(request, werk)


@require_POST
def link_weg(request: HttpRequest) -> HttpResponse:
    """De link werkt meteen niet meer."""
    medewerker_id = eigen(kijkt(request))

    def werk() -> str:
        handelingen.trek_agendalink_in(medewerker_id=medewerker_id)
        meld(request, _("De link werkt niet meer."))
        return reverse("opbouw:agenda")

    return eenmalig(request, werk)
