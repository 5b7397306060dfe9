"""De sleutelbewoners van het eigen team, en wat de groep te horen krijgt."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.poort import poort
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toegang import handelingen, overzichten
from nabij.kamers.toegang.adressen import eigen_link
from nabij.kamers.toegang.forms import (
    MomentFormulier,
    SleutelbewonerFormulier,
    SleutelbewonerWijzigen,
)
from nabij.kamers.toegang.models import Sleutelbewoner
from nabij.kamers.toegang.rechten import eis_sleutelbewoners


def _kijkt(request: HttpRequest) -> Wie:
    kijkt = poort.wie(request)
    eis_sleutelbewoners(kijkt)
    return kijkt


def _een(kijkt: Wie, pk: UUID) -> Sleutelbewoner:
    gevonden = Sleutelbewoner.objects.filter(pk=pk, team__in=kijkt.teams).first()
    if gevonden is None:
        raise Http404
    return gevonden


def lijst(request: HttpRequest) -> HttpResponse:
    """Wie er zijn, waar ze bij waren, en wat er over signalen te vertellen is."""
    return _lijst(request, _kijkt(request))


def _lijst(request: HttpRequest, kijkt: Wie, **anders: object) -> HttpResponse:
    inhoud = {
        "mensen": overzichten.sleutelbewoners(kijkt.teams),
        "momenten": overzichten.momenten(kijkt.teams),
        "verslag": overzichten.groepsverslag(kijkt.teams),
        **anders,
    }
    return toon(request, "toegang/sleutelbewoners.html", inhoud)


def nieuw(request: HttpRequest) -> HttpResponse:
    """Iemand erbij op de lijst van het eigen team."""
    kijkt = _kijkt(request)
    form = SleutelbewonerFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            een = handelingen.voeg_sleutelbewoner_toe(team_id=min(kijkt.teams), **form.gegevens)
            meld(request, _("%(naam)s staat op de lijst.") % {"naam": een.naam})
            return reverse("toegang:sleutelbewoners")

        return eenmalig(request, werk)
    return toon(request, "toegang/sleutelbewoner_nieuw.html", {"form": form})


def wijzigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een ander nummer, een andere buurt. Wie er al was en de eigen link blijven."""
    een = _een(_kijkt(request), pk)
    begin = {
        "naam": een.naam,
        "telefoon": een.telefoon,
        "buurt": str(een.gebied_id or ""),
        "toestemming_op": een.toestemming_op,
        "versie": een.versie,
    }
    form = SleutelbewonerWijzigen(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.wijzig_sleutelbewoner(
                sleutelbewoner=een, versie=form.cleaned_data["versie"], **form.gegevens
            )
            meld(request, _("Bewaard."))
            return reverse("toegang:sleutelbewoners")

        return eenmalig(request, werk)
    return toon(request, "toegang/sleutelbewoner_nieuw.html", {"form": form, "een": een})


def samen(request: HttpRequest) -> HttpResponse:
    """Een bijeenkomst of training vastleggen, met wie er was."""
    kijkt = _kijkt(request)
    mensen = overzichten.sleutelbewoners(kijkt.teams)
    form = MomentFormulier(request.POST or None, mensen=mensen)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.leg_moment_vast(team_id=min(kijkt.teams), **form.gegevens)
            meld(request, _("Bewaard."))
            return reverse("toegang:sleutelbewoners")

        return eenmalig(request, werk)
    return toon(request, "toegang/sleutelbewoners_samen.html", {"form": form, "mensen": mensen})


@require_POST
def link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een nieuwe eigen link. Alleen nu te zien: wij bewaren hem niet."""
    kijkt = _kijkt(request)
    een = _een(kijkt, pk)
    token = handelingen.nieuwe_link(sleutelbewoner_id=een.pk)
    return _lijst(request, kijkt, link_van=een, link=f"{settings.ADRES}{eigen_link(token)}")


@require_POST
def weg(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Iemand stopt: alles wat er staat gaat weg."""
    een = _een(_kijkt(request), pk)

    def werk() -> str:
        handelingen.trek_terug(sleutelbewoner=een)
        meld(request, _("Weg. Er staat niets meer van deze sleutelbewoner."))
        return reverse("toegang:sleutelbewoners")

    return eenmalig(request, werk)
