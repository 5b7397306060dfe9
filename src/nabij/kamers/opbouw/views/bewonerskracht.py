"""Bewoners die iets willen doen: opschrijven, bellen, vragen en bedanken. Stopt iemand, dan is
alles weg.

Een collega vraagt de opbouwwerker in een zin; de opbouwwerker vraagt de bewoner. Geen van tweeen
ziet iets van de ander.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.messages import WARNING
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.casus.models import Plekantwoord
from nabij.kamers.opbouw import handelingen, overzichten
from nabij.kamers.opbouw.forms import (
    JaFormulier,
    PlekvraagFormulier,
    WensFormulier,
    WijzigFormulier,
)
from nabij.kamers.opbouw.handelingen import KanNiet
from nabij.kamers.opbouw.models import Koppeling, Plekvraag
from nabij.kamers.opbouw.overzichten import Krachtbeeld
from nabij.kamers.opbouw.rechten import draagt_opbouwwerk, eis_draagt_opbouwwerk
from nabij.kamers.opbouw.views.agenda import kijkt
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort, Onderdeel, Recht, Relatie
from nabij.kamers.poort.bladeren import ouder, volgende
from nabij.kamers.poort.poort import Lijst, Zicht
from nabij.kamers.toegang.gekozen_team import gekozen_team

PER_BLAD = 50
HALF_JAAR = timedelta(days=182)
_WIJZIGBAAR = ("wat", "waar", "wanneer", "tot_wanneer", "naam", "bereik", "versie")


@contextmanager
def mijn_bewoners(request: HttpRequest) -> Iterator[Lijst]:
    """De dossiers van bewoners waar ik bij mag: van wie iets wil doen, en van wie iets bedacht."""
    with poort.lijst(
        request,
        doel=Doel.WERKLIJST,
        relaties=[Relatie.BETROKKEN, Relatie.VERVANGER],
        onderdelen=[Onderdeel.NAAM, Onderdeel.VRAAG],
        kies=Q(ouder(request), soort=DossierSoort.BEWONERSKRACHT),
        maximum=PER_BLAD,
    ) as gevonden:
        yield gevonden


@contextmanager
def open_bewoner(request: HttpRequest, pk: UUID) -> Iterator[Zicht]:
    """Het dossier van een bewoner; een ander dossier is hier niet te vinden."""
    recht = Recht.SCHRIJVEN if request.method == "POST" else Recht.LEZEN
    with poort.open(
        request, pk, doel=Doel.HULP, onderdelen=[Onderdeel.VRAAG], recht=recht
    ) as zicht:
        if zicht.dossier.soort != DossierSoort.BEWONERSKRACHT:
            raise Http404
        yield zicht


def _bewoner(pk: UUID) -> Krachtbeeld:
    gevonden = overzichten.bewoner(pk)
    if gevonden is None:
        raise Http404
    return gevonden


def bij(pk: UUID) -> str:
    return reverse("opbouw:bewoner", args=[pk])


def tik(request: HttpRequest, werk: Callable[[], str], terug: str) -> HttpResponse:
    """Doe `werk` een keer. Kan het niet, dan staat er op `terug` een zin waarom."""
    try:
        return eenmalig(request, werk)
    except KanNiet as fout:
        meld(request, str(fout), soort=WARNING)
        return HttpResponseRedirect(terug)


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Wie iets wil doen, wat collega's zoeken, en wat ik zelf zocht."""
    wie = kijkt(request)
    draagt = draagt_opbouwwerk(wie)
    with mijn_bewoners(request) as gevonden:
        inhoud = {
            "bewoners": overzichten.bewoners(gevonden.ids),
            "volgende": volgende(gevonden),
            "draagt": draagt,
            "gezocht": overzichten.open_plekvragen(wie.teams) if draagt else [],
            "van_mij": overzichten.plekvragen_van(wie.account_id),
            "telling": overzichten.burgerkracht(wie.teams),
            "antwoorden": Plekantwoord.choices,
        }
        return toon(request, "opbouw/bewonerskracht.html", inhoud)


def begin() -> dict[str, Any]:
    """Vandaag ja gezegd, en een half jaar."""
    vandaag = klok.vandaag()
    return {"toestemming_op": vandaag, "tot_wanneer": vandaag + HALF_JAAR}


def schrijf_op(request: HttpRequest, form: WensFormulier) -> None:
    """Wat een bewoner wil doen, in een eigen dossier zonder iets van een huishouden."""
    velden = dict(form.cleaned_data)
    team_id = velden.pop("team_id")
    with poort.nieuw(
        request, soort=DossierSoort.BEWONERSKRACHT, team_id=team_id, doel=Doel.HULP
    ) as zicht:
        handelingen.noteer(dossier_id=zicht.dossier.pk, team_id=team_id, door=zicht.wie, **velden)
    meld(request, _("Opgeschreven. De opbouwwerker belt binnen twee weken."))


def nieuw(request: HttpRequest) -> HttpResponse:
    """Iemand zegt: ik wil wel iets doen."""
    wie = kijkt(request)
    form = WensFormulier(
        request.POST or None,
        teams=wie.teams,
        initial={**begin(), "team_id": gekozen_team(request)},
    )
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            schrijf_op(request, form)
            return reverse("opbouw:bewonerskracht")

        return eenmalig(request, werk)
    return toon(request, "opbouw/bewoner_nieuw.html", {"form": form})


def bewoner(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een bewoner: wat die wil doen, wat er gezocht wordt, en veranderen."""
    wie = kijkt(request)
    with open_bewoner(request, pk) as zicht:
        een = _bewoner(pk)
        begin_ = {veld: getattr(een.rij, veld) for veld in _WIJZIGBAAR}
        form = WijzigFormulier(request.POST or None, initial=begin_)
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.wijzig(kracht=een.rij, **form.cleaned_data)
                meld(request, _("Bewaard."))
                return bij(pk)

            return eenmalig(request, werk)
        team = [zicht.dossier.team_id]
        inhoud = {
            "een": een,
            "pk": pk,
            "form": form,
            "gezocht": overzichten.open_plekvragen(team),
            "jaform": JaFormulier(),
            "draagt": draagt_opbouwwerk(wie),
        }
        return toon(request, "opbouw/bewoner.html", inhoud)


@require_POST
def gesproken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Het eerste gesprek is geweest."""
    with open_bewoner(request, pk):
        een = _bewoner(pk)

        def werk() -> str:
            handelingen.sprak(kracht=een.rij, op=klok.vandaag())
            meld(request, _("Gesproken. Mooi."))
            return bij(pk)

        return eenmalig(request, werk)


@require_POST
def ja(request: HttpRequest, pk: UUID, vraag_id: UUID) -> HttpResponse:
    """De bewoner zei ja op wat een collega zoekt. Een nee hoeft nergens heen."""
    with open_bewoner(request, pk) as zicht:
        een, team_id = _bewoner(pk), zicht.dossier.team_id
        gezocht = overzichten.plekvraag(vraag_id, [team_id])
        form = JaFormulier(request.POST)
        if gezocht is None:
            raise Http404
        if not form.is_valid():
            meld(request, _("Schrijf op wat je collega mag doorgeven."), soort=WARNING)
            return HttpResponseRedirect(bij(pk))
        vraag_: Plekvraag = gezocht

        def werk() -> str:
            handelingen.zei_ja(
                kracht=een.rij,
                plekvraag=vraag_,
                team_id=team_id,
                door=zicht.wie,
                **form.cleaned_data,
            )
            meld(request, _("Je collega hoort het. Vergeet niet te bedanken."))
            return bij(pk)

        return tik(request, werk, bij(pk))


@require_POST
def bedankt(request: HttpRequest, pk: UUID, koppeling_id: UUID) -> HttpResponse:
    with open_bewoner(request, pk):
        koppeling = Koppeling.objects.filter(pk=koppeling_id, dossier=pk).first()
        if koppeling is None:
            raise Http404

        def werk() -> str:
            handelingen.bedankte(koppeling=koppeling)
            meld(request, _("Bedankt."))
            return bij(pk)

        return eenmalig(request, werk)


@require_POST
def stopt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De bewoner trekt zich terug: alles is weg, en dat kan niet terug."""
    with open_bewoner(request, pk):
        _bewoner(pk)

        def werk() -> str:
            handelingen.trek_terug(dossier_id=pk)
            meld(request, _("Alles over deze bewoner is weg."))
            return reverse("opbouw:bewonerskracht")

        return eenmalig(request, werk)


def vraag(request: HttpRequest) -> HttpResponse:
    """De opbouwwerker vragen om een plek of een mens, in een zin."""
    wie = kijkt(request)
    form = PlekvraagFormulier(
        request.POST or None, teams=wie.teams, initial={"team_id": gekozen_team(request)}
    )
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            if wie.account_id is None:
                raise Http404
            handelingen.vraag_plek(door=wie.account_id, **form.cleaned_data)
            meld(request, _("Gevraagd. Zegt iemand ja, dan hoor je het in mijn dag."))
            return reverse("opbouw:bewonerskracht")

        return eenmalig(request, werk)
    return toon(request, "opbouw/plekvraag_nieuw.html", {"form": form})


@require_POST
def niemand(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Er is nu niemand; dat hoort de collega ook."""
    wie = kijkt(request)
    eis_draagt_opbouwwerk(wie)
    gezocht = overzichten.plekvraag(pk, wie.teams)
    if gezocht is None:
        raise Http404
    vraag_: Plekvraag = gezocht

    def werk() -> str:
        handelingen.vond_niemand(plekvraag=vraag_)
        meld(request, _("Je collega leest dat er nu niemand is."))
        return reverse("opbouw:bewonerskracht")

    return eenmalig(request, werk)


@require_POST
def hoe(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De ene lichte vraag: bent u daar op uw plek? Drie antwoorden, een tik."""
    wie = kijkt(request)
    gezocht, antwoord = (
        overzichten.mijn_plekvraag(pk, wie.account_id),
        request.POST.get("antwoord", ""),
    )
    terug = reverse("opbouw:bewonerskracht")
    if gezocht is None:
        raise Http404
    if antwoord not in Plekantwoord.values:
        meld(request, _("Kies een antwoord."), soort=WARNING)
        return HttpResponseRedirect(terug)
    vraag_: Plekvraag = gezocht

    def werk() -> str:
        handelingen.zei_hoe(plekvraag=vraag_, hoe=antwoord)
        meld(request, _("Bewaard. Meer vragen we niet."))
        return terug

    return eenmalig(request, werk)
