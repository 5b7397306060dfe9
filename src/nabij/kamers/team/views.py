"""De eigen bladzijden van een team: leden, rooster, kennis, opdracht, en hoe het team heet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.messages import WARNING
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.team import handelingen, overzichten, regels
from nabij.kamers.team.forms import (
    EldersForm,
    FunctieBuitenForm,
    HindernisForm,
    KennisForm,
    LidForm,
    LidWegForm,
    MandaatForm,
    OpdrachtForm,
    RoosterForm,
    TeamForm,
)
from nabij.kamers.team.models import Medewerker, Wijkteam
from nabij.kamers.team.rechten import Wat, Wie, mag, mag_kennis


def _wie(request: HttpRequest, wat: Wat, team_id: UUID | None) -> Wie:
    wie: Wie | None = getattr(request, "wie", None)
    if wie is None or not mag(wie, wat, team_id):
        raise PermissionDenied
    return wie


def _team(team_id: UUID) -> Wijkteam:
    team = overzichten.team(team_id)
    if team is None:
        raise Http404
    return team


def _lid(team_id: UUID, pk: UUID) -> overzichten.Lid:
    for lid in overzichten.teamleden(team_id):
        if lid.medewerker_id == pk:
            return lid
    raise Http404


def _leden_url(team_id: UUID) -> str:
    return reverse("team:leden", args=[team_id])


@require_safe
def leden(request: HttpRequest, team_id: UUID) -> HttpResponse:
    wie = _wie(request, Wat.ZIEN, team_id)
    _team(team_id)
    pagina = overzichten.teampagina(team_id, wie=wie)
    mandaten = overzichten.mandaten_van_team(team_id)
    regels_per_lid = [
        {
            "lid": lid,
            "mandaten": mandaten.get(lid.medewerker_id, []),
            "eigen": lid.medewerker_id == wie.medewerker_id,
        }
        for lid in pagina.leden
    ]
    return toon(request, "team/leden.html", {"pagina": pagina, "leden": regels_per_lid})


def lid_erbij(request: HttpRequest, team_id: UUID) -> HttpResponse:
    _wie(request, Wat.LEIDEN, team_id)
    team = _team(team_id)
    form = LidForm(request.POST or None, team_id=team_id)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            schoon = form.cleaned_data
            handelingen.laat_meewerken(
                team=team,
                account=schoon["account"].pk,
                functie=schoon["functie"],
                telefoon=schoon["telefoon"],
                uren=schoon["uren"],
            )
            meld(request, _("Je collega zit nu in het team."))
            return _leden_url(team_id)

        return eenmalig(request, werk)
    return toon(request, "team/lid_erbij.html", {"form": form, "team": team})


def lid_weg(request: HttpRequest, team_id: UUID, pk: UUID) -> HttpResponse:
    _wie(request, Wat.LEIDEN, team_id)
    team, lid = _team(team_id), _lid(team_id, pk)
    form = LidWegForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.haal_lid_weg(team=team, medewerker=pk, tot=form.tot())
            meld(request, _("Vastgelegd. De diensten na die dag zijn vervallen."))
            return _leden_url(team_id)

        return eenmalig(request, werk)
    return toon(request, "team/lid_weg.html", {"form": form, "team": team, "lid": lid})


def kennis(request: HttpRequest, team_id: UUID, pk: UUID) -> HttpResponse:
    if not mag_kennis(getattr(request, "wie", None), team_id, pk):
        raise PermissionDenied
    team, lid = _team(team_id), _lid(team_id, pk)
    form = KennisForm(request.POST or None, initial={"kan": sorted(lid.kenniscodes)})
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.leg_kennis_vast(
                medewerker=lid.medewerker_id,
                deskundigheden=form.cleaned_data["kan"],
                anders=form.cleaned_data["anders"],
            )
            meld(request, _("Bewaard. Collega's zien het op de teampagina."))
            return _leden_url(team_id)

        return eenmalig(request, werk)
    return toon(request, "team/kennis.html", {"form": form, "team": team, "lid": lid})


def buiten(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Welke kennis niet in het team zit, en wie dan te bellen is."""
    _wie(request, Wat.LEIDEN, team_id)
    team = _team(team_id)
    form = FunctieBuitenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.noem_functie_buiten(team=team_id, **form.cleaned_data)
            meld(request, _("Bewaard. Het staat op de teampagina."))
            return reverse("team:buiten", args=[team_id])

        return eenmalig(request, werk)
    context = {"form": form, "team": team, "functies": overzichten.functies_buiten(team_id)}
    return toon(request, "team/buiten.html", context)


@require_POST
def buiten_weg(request: HttpRequest, team_id: UUID, pk: UUID) -> HttpResponse:
    _wie(request, Wat.LEIDEN, team_id)

    def werk() -> str:
        handelingen.haal_functie_buiten_weg(team=team_id, functie=pk)
        meld(request, _("Weggehaald. Wat er stond blijft bewaard."))
        return reverse("team:buiten", args=[team_id])

    return eenmalig(request, werk)


def rooster(request: HttpRequest, team_id: UUID) -> HttpResponse:
    _wie(request, Wat.LEIDEN, team_id)
    team = _team(team_id)
    dagen = regels.dagen(_maandag(request.GET.get("week", "")), 5)
    form = RoosterForm(
        request.POST or None,
        leden=overzichten.teamleden(team_id, max(dagen[-1], klok.vandaag())),
        dagen=dagen,
        diensten=overzichten.dienst_per_dag(team_id, dagen),
    )
    if request.method == "POST" and form.is_valid():
        return eenmalig(request, lambda: _zet_rooster(request, team, form))
    context = {
        "form": form,
        "team": team,
        "dagen": dagen,
        "vorige": dagen[0] - timedelta(weeks=1),
        "volgende": dagen[0] + timedelta(weeks=1),
    }
    return toon(request, "team/rooster.html", context)


def _zet_rooster(request: HttpRequest, team: Wijkteam, form: RoosterForm) -> str:
    try:
        handelingen.zet_rooster(team=team, per_dag=form.per_dag())
        meld(request, _("Het rooster is bewaard."))
    except handelingen.GeenLid:
        tekst = _("Niet bewaard: iemand zit op een van die dagen niet meer in het team.")
        meld(request, tekst, soort=WARNING)
    return f"{reverse('team:rooster', args=[team.pk])}?week={form.dagen[0].isoformat()}"


def _maandag(gevraagd: str) -> date:
    try:
        dag = date.fromisoformat(gevraagd)
    except ValueError:
        dag = klok.vandaag()
    if abs(dag - klok.vandaag()) > timedelta(days=366):
        dag = klok.vandaag()
    return dag - timedelta(days=dag.weekday())


@require_safe
def opdracht(request: HttpRequest, team_id: UUID) -> HttpResponse:
    wie = _wie(request, Wat.ZIEN, team_id)
    alle = overzichten.opdrachten(team_id)
    nu = next((een for een in alle if een.geldt_op(klok.vandaag())), None)
    context: dict[str, Any] = {
        "team": _team(team_id),
        "opdracht": nu,
        "andere": [een for een in alle if een != nu],
        "mag_opdracht": mag(wie, Wat.OPDRACHT, team_id),
    }
    return toon(request, "team/opdracht.html", context)


def opdracht_nieuw(request: HttpRequest, team_id: UUID) -> HttpResponse:
    wie = _wie(request, Wat.OPDRACHT, team_id)
    team = _team(team_id)
    vorige = next(iter(overzichten.opdrachten(team_id)), None)
    form = OpdrachtForm(request.POST or None, vorige=vorige)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            velden = {n: w for n, w in form.cleaned_data.items() if n != "laatste_dag"}
            handelingen.stel_opdracht_vast(team=team, door=wie.account_id, **velden)
            meld(request, _("De nieuwe opdracht is vastgelegd. De vorige blijft te lezen."))
            return reverse("team:opdracht", args=[team_id])

        return eenmalig(request, werk)
    return toon(request, "team/opdracht_nieuw.html", {"form": form, "team": team, "vorige": vorige})


def instellen(request: HttpRequest, team_id: UUID) -> HttpResponse:
    _wie(request, Wat.INSTELLEN, team_id)
    team = Wijkteam.objects.filter(pk=team_id).first()
    if team is None:
        raise Http404
    form = TeamForm(request.POST or None, team=team, al=overzichten.gebieden_van(team_id))
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.wijzig_team(
                team=team,
                versie=form.cleaned_data["versie"] or 0,
                gebieden=form.cleaned_data["gebieden"],
                **form.teamvelden(),
            )
            meld(request, _("Bewaard. Zo heet het team nu overal."))
            return _leden_url(team_id)

        return eenmalig(request, werk)
    return toon(request, "team/instellen.html", {"form": form, "team": team})


def nieuw(request: HttpRequest) -> HttpResponse:
    _wie(request, Wat.INSTELLEN, None)
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            team = handelingen.maak_team(
                gebieden=form.cleaned_data["gebieden"], **form.teamvelden()
            )
            meld(request, _("Het team is er. Voeg nu de mensen toe."))
            return _leden_url(team.pk)

        return eenmalig(request, werk)
    return toon(request, "team/instellen.html", {"form": form, "team": None})


def hindernissen(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Wat het team tegenhield. Wie in het team werkt schrijft erbij; iedereen leest mee."""
    wie = _wie(request, Wat.ZIEN, team_id)
    team = _team(team_id)
    mag_erbij = team_id in wie.teams
    if request.method == "POST" and not mag_erbij:
        raise PermissionDenied
    form = HindernisForm(request.POST or None, team_id=team_id)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.schrijf_hindernis_op(team_id=team_id, door=request.user.pk, **form.inhoud)
            meld(request, _("Opgeschreven. Het hoort bij het team, niet bij een huishouden."))
            return request.path

        return eenmalig(request, werk)
    context = {
        "team": team,
        "form": form,
        "mag_erbij": mag_erbij,
        "hindernissen": overzichten.hindernissen(team_id),
    }
    return toon(request, "team/hindernissen.html", context)


def elders(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Waar hetzelfde nog een keer moet. Wie in het team werkt houdt de lijst bij."""
    wie = _wie(request, Wat.ZIEN, team_id)
    team = _team(team_id)
    mag_erbij = team_id in wie.teams
    if request.method == "POST" and not mag_erbij:
        raise PermissionDenied
    form = EldersForm(request.POST or None, team_id=team_id)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.noteer_elders(team=team_id, **form.voor_handeling())
            meld(request, _("Opgeschreven. Bij een huishouden staat nu wat je kunt overnemen."))
            return request.path

        return eenmalig(request, werk)
    context = {
        "team": team,
        "form": form,
        "mag_erbij": mag_erbij,
        "elders": overzichten.elders(team_id),
    }
    return toon(request, "team/elders.html", context)


@require_POST
def elders_weg(request: HttpRequest, team_id: UUID, pk: UUID) -> HttpResponse:
    wie = _wie(request, Wat.ZIEN, team_id)
    if team_id not in wie.teams:
        raise PermissionDenied

    def werk() -> str:
        handelingen.hoeft_niet_meer_elders(team=team_id, elders=pk)
        meld(request, _("Mooi, dat hoeft niet meer. Wat er stond blijft bewaard."))
        return reverse("team:elders", args=[team_id])

    return eenmalig(request, werk)


def mandaten(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Wie waarover zelf beslist. Iedereen in het team ziet het, de leider houdt het bij."""
    wie = _wie(request, Wat.ZIEN, team_id)
    team = _team(team_id)
    mag_erbij = mag(wie, Wat.LEIDEN, team_id)
    if request.method == "POST" and not mag_erbij:
        raise PermissionDenied
    form = MandaatForm(request.POST or None, team_id=team_id)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            lid = Medewerker.objects.get(pk=form.cleaned_data["medewerker"])
            handelingen.geef_mandaat(medewerker=lid, door=wie.account_id, **form.voor_handeling())
            meld(request, _("Vastgelegd. Wat hier binnen valt, vraagt geen tweede handtekening."))
            return request.path

        return eenmalig(request, werk)
    per_lid = overzichten.mandaten_van_team(team_id)
    context = {
        "team": team,
        "form": form,
        "mag_erbij": mag_erbij,
        "leden": [
            (lid.naam, per_lid[lid.medewerker_id])
            for lid in overzichten.teamleden(team_id)
            if lid.medewerker_id in per_lid
        ],
    }
    return toon(request, "team/mandaten.html", context)


@require_POST
def mandaat_weg(request: HttpRequest, team_id: UUID, pk: UUID) -> HttpResponse:
    _wie(request, Wat.LEIDEN, team_id)

    def werk() -> str:
        handelingen.trek_mandaat_in(mandaat=pk, team=team_id)
        meld(request, _("Dit mandaat eindigt vandaag. Wat besloten is blijft besloten."))
        return reverse("team:mandaten", args=[team_id])

    return eenmalig(request, werk)
