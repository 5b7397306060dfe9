"""Ideeen van bewoners: wat ze bedachten, wat er gegeven is en wat er gedaan is."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.opbouw import handelingen, overzichten
from nabij.kamers.opbouw.forms import IdeeBijFormulier, IdeeFormulier
from nabij.kamers.opbouw.models import Idee
from nabij.kamers.opbouw.views.agenda import kijkt
from nabij.kamers.opbouw.views.bewonerskracht import mijn_bewoners, open_bewoner
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort
from nabij.kamers.poort.bladeren import volgende
from nabij.kamers.toegang.gekozen_team import gekozen_team

_BIJ = ("gegeven", "bedrag", "gedaan", "openbaar", "versie")


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    kijkt(request)
    with mijn_bewoners(request) as gevonden:
        inhoud = {"ideeen": overzichten.ideeen(gevonden.ids), "volgende": volgende(gevonden)}
        return toon(request, "opbouw/ideeen.html", inhoud)


def nieuw(request: HttpRequest) -> HttpResponse:
    """Bewoners bedachten iets; met hun ja schrijven we het op."""
    wie = kijkt(request)
    form = IdeeFormulier(
        request.POST or None,
        teams=wie.teams,
        initial={"toestemming_op": klok.vandaag(), "team_id": gekozen_team(request)},
    )
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            velden = dict(form.cleaned_data)
            team_id = velden.pop("team_id")
            with poort.nieuw(
                request, soort=DossierSoort.BEWONERSKRACHT, team_id=team_id, doel=Doel.HULP
            ) as zicht:
                handelingen.noteer_idee(
                    dossier_id=zicht.dossier.pk, team_id=team_id, door=zicht.wie, **velden
                )
            meld(request, _("Opgeschreven. Het ligt bij de opbouwwerker."))
            return reverse("opbouw:ideeen")

        return eenmalig(request, werk)
    return toon(request, "opbouw/idee_nieuw.html", {"form": form})


def _idee(pk: UUID) -> Idee:
    gevonden = overzichten.idee(pk)
    if gevonden is None:
        raise Http404
    return gevonden


def idee(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een idee, en wat er gegeven en gedaan is."""
    kijkt(request)
    with open_bewoner(request, pk):
        een = _idee(pk)
        begin = {veld: getattr(een, veld) for veld in _BIJ}
        form = IdeeBijFormulier(request.POST or None, initial=begin)
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.werk_idee_bij(idee=een, **form.cleaned_data)
                meld(request, _("Bewaard."))
                return reverse("opbouw:idee", args=[pk])

            return eenmalig(request, werk)
        return toon(request, "opbouw/idee.html", {"een": een, "form": form, "pk": pk})


@require_POST
def weg(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wie het bedacht wil het niet meer: alles is weg."""
    kijkt(request)
    with open_bewoner(request, pk):
        _idee(pk)

        def werk() -> str:
            handelingen.trek_terug(dossier_id=pk)
            meld(request, _("Alles over dit idee is weg."))
            return reverse("opbouw:ideeen")

        return eenmalig(request, werk)
