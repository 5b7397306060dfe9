"""De voordeur voor inwoners: wie we zijn, en een vraag stellen. Zonder account.

Een zorg om iemand anders doorgeven staat in `signaal.py`."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nabij.deuren.portaal import drempel
from nabij.deuren.portaal.forms import Inwonersvraag
from nabij.huisstijl.tonen import toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort
from nabij.kamers.team import overzichten as teams
from nabij.kamers.team.models import Wijkteam
from nabij.kamers.toegang.forms.velden import gebied
from nabij.kamers.toegang.handelingen import neem_vraag_aan
from nabij.kamers.toegang.models import Kanaal
from nabij.kamers.wijk.models import Gebied
from nabij.kamers.wijk.overzichten import buurt_bij_postcode, eigen_gemeenten


def openbaar(**context: Any) -> dict[str, Any]:
    """Wat elke openbare pagina om zich heen heeft."""
    gemeenten = ", ".join(gemeente.naam for gemeente in eigen_gemeenten()[:3])
    return {
        "gemeentenaam": gemeenten,
        "teamnaam": "",
        "aanmeld_url": reverse("account_login"),
        "teams": teams.teams(),
        **context,
    }


@login_not_required
@require_safe
def welkom(request: HttpRequest) -> HttpResponse:
    """Wie we zijn, wanneer u kunt bellen, en de knop om een vraag te stellen."""
    return toon(request, "portaal/welkom.html", openbaar())


@login_not_required
def vraag(request: HttpRequest) -> HttpResponse:
    """Een inwoner stelt een vraag; ze wacht op wie dienst heeft in het team van de buurt."""
    form = Inwonersvraag(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if drempel.te_vaak(request, "vraag"):
            form.add_error(
                None, _("Er komen nu heel veel vragen binnen. Bel ons, dan helpen we u.")
            )
            status = 429
        elif (team := _team(form)) is None:
            form.add_error(None, _("Er is nu geen team dat uw vraag kan lezen. Bel de gemeente."))
        else:
            return eenmalig(request, lambda: _bewaar(request, form, team))
    return toon(
        request, "portaal/vraag.html", openbaar(form=form, stempel=drempel.stempel()), status
    )


def _plek(form: Inwonersvraag) -> Gebied | None:
    """De gekozen buurt, of anders die bij de postcode hoort."""
    if form.cleaned_data["buurt"]:
        return gebied(form.cleaned_data["buurt"])
    postcode = form.cleaned_data["postcode"]
    return buurt_bij_postcode(postcode) if postcode else None


def _team(form: Inwonersvraag) -> Wijkteam | None:
    return teams.team_voor(_plek(form))


def als_inwoner(request: HttpRequest) -> Any:
    """Hier vraagt een inwoner iets, ook als er toevallig een medewerker is aangemeld."""
    return SimpleNamespace(
        wie=poort.ONBEKEND, trace_id=getattr(request, "trace_id", ""), herkomst="portaal"
    )


def _bewaar(request: HttpRequest, form: Inwonersvraag, team: Wijkteam) -> str:
    plek = _plek(form)
    with poort.nieuw(
        als_inwoner(request),
        soort=DossierSoort.VRAAG,
        team_id=team.pk,
        doel=Doel.NIEUWE_VRAAG,
    ) as zicht:
        neem_vraag_aan(
            dossier_id=zicht.dossier.pk,
            tekst=form.cleaned_data["tekst"],
            door=zicht.wie,
            kanaal=Kanaal.WEB,
            naam=form.cleaned_data["naam"],
            terugbellen=form.cleaned_data["terugbellen"],
            buurt_id=plek.pk if plek else None,
        )
    terug = "ja" if form.cleaned_data["terugbellen"] else "nee"
    return f"{reverse('portaal:bedankt')}?{urlencode({'team': team.pk, 'terug': terug})}"


@login_not_required
@require_safe
def bedankt(request: HttpRequest) -> HttpResponse:
    """Wat er nu gebeurt, en wanneer. Over de vraag zelf staat hier niets."""
    return toon(
        request,
        "portaal/bedankt.html",
        openbaar(
            team=_gekozen_team(request),
            te_bereiken=request.GET.get("terug") != "nee",
            lezen=norm("dagen_oppakken"),
            bellen=norm("dagen_terugbellen"),
        ),
    )


def _gekozen_team(request: HttpRequest) -> Wijkteam | None:
    try:
        return teams.team(UUID(request.GET.get("team", "")))
    except ValueError:
        return None
