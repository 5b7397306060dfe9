"""Is het veilig, en is er genoeg zorg: een zorg neerleggen, de meldcode, en wie erbij kan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.bewoners.handelingen.tijdlijn import moment
from nabij.kamers.casus import adressen, handelingen, overzichten
from nabij.kamers.casus.forms import NoemFormulier, RedenFormulier, StapFormulier, ZorgFormulier
from nabij.kamers.casus.forms.veiligheid import VRAGEN
from nabij.kamers.casus.models import Veiligheidsstap, VeiligheidsstapSoort
from nabij.kamers.casus.overzichten.veiligheid import VEILIG_THUIS
from nabij.kamers.casus.views.openen import open_plan, pagina, tik
from nabij.kamers.poort.begrippen import Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang.handelingen import beantwoord_veiligheid
from nabij.kamers.toegang.models import VeiligheidsvraagAntwoord

ALLEEN_VEILIGHEID = (Onderdeel.VEILIGHEID, Onderdeel.NAAM)
NEERLEGGEN = (Onderdeel.GESPREK, Onderdeel.NAAM)


@contextmanager
def open_veiligheid(
    request: HttpRequest,
    pk: UUID,
    *,
    onderdelen: tuple[Onderdeel, ...] = ALLEEN_VEILIGHEID,
) -> Iterator[Zicht]:
    """Alleen voor wie bij veiligheid genoemd is; een ander krijgt: niet gevonden."""
    with open_plan(request, pk, onderdelen=onderdelen) as zicht:
        yield zicht


def hier(pk: UUID) -> str:
    return reverse("casus:veiligheid", args=[pk])


def zorg(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een zorg neerleggen, voor wie hier meewerkt; wie genoemd is gaat meteen naar het spoor.

    De pagina is voor iedereen dezelfde: er is niet aan te zien of er al een zorg loopt.
    """
    with open_plan(request, pk, onderdelen=NEERLEGGEN) as zicht:
        if zicht.mag(Recht.LEZEN, Onderdeel.VEILIGHEID) and request.method != "POST":
            return HttpResponseRedirect(hier(pk))
        form = ZorgFormulier(request.POST or None, initial=concept_voor(request))
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                kan_erbij = beantwoord_veiligheid(
                    request, zicht, antwoord=VeiligheidsvraagAntwoord.JA, **form.cleaned_data
                )
                meld(request, _("Neergelegd. Wie over de veiligheid gaat, krijgt bericht."))
                return hier(pk) if kan_erbij else adressen.huishouden(pk)

            return tik(request, werk, terug=request.path)
        context = pagina(zicht, form=form, veilig_thuis=VEILIG_THUIS)
        return toon(request, "casus/zorg.html", context)


def veiligheid(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De stappen, wie erover gaat, wie erbij kan, en wat er nog ontbreekt."""
    with open_veiligheid(request, pk) as zicht:
        beeld = overzichten.veiligheid(zicht)
        al = {b.account_id for b in beeld.genoemd}
        anderen = overzichten.collegas(
            [zicht.dossier.team_id], ook=[b.account_id for b in zicht.betrokkenen]
        )
        context = pagina(
            zicht,
            beeld=beeld,
            veilig_thuis=VEILIG_THUIS,
            laat=beeld.spoor.overleg_uiterlijk and beeld.spoor.overleg_uiterlijk < klok.vandaag(),
            noem=NoemFormulier(collegas=[c for c in anderen if c.account_id not in al]),
            reden=RedenFormulier(prefix="klaar"),
        )
        return toon(request, "casus/veiligheid.html", context)


def stap(request: HttpRequest, pk: UUID, soort: str) -> HttpResponse:
    """Een stap van de meldcode of de kindcheck vastleggen. De volgorde is vrij."""
    if soort not in VRAGEN:
        raise Http404
    with open_veiligheid(request, pk) as zicht:
        form = StapFormulier(
            request.POST or None,
            soort=soort,
            vandaag=klok.vandaag(),
            initial=concept_voor(request),
        )
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                op = moment(form.cleaned_data["dag"])
                handelingen.zet_stap(
                    dossier_id=pk, soort=soort, door=zicht.wie, op=op, **form.inhoud
                )
                meld(request, _("Vastgelegd."))
                return hier(pk)

            return tik(request, werk, terug=hier(pk))
        beeld = overzichten.veiligheid(zicht)
        context = pagina(
            zicht,
            form=form,
            soort=soort,
            naam=VeiligheidsstapSoort(soort).label,
            eerder=[rij for een in beeld.stappen if een.code == soort for rij in een.rijen],
            veilig_thuis=VEILIG_THUIS,
            aandachtsfunctionarissen=beeld.aandachtsfunctionarissen,
        )
        return toon(request, "casus/veiligheid_stap.html", context)


@require_POST
def intrekken(request: HttpRequest, pk: UUID, veilig_id: UUID) -> HttpResponse:
    """Deze stap telt niet, met de reden erbij."""
    with open_veiligheid(request, pk):
        een = get_object_or_404(
            Veiligheidsstap, dossier_id=pk, pk=veilig_id, soort__in=list(VRAGEN)
        )
        form = RedenFormulier(request.POST)
        if not form.is_valid():
            return _zeg(request, pk, _("Schrijf in een zin waarom."))
        return _doe(
            request,
            pk,
            lambda: handelingen.trek_stap_in(stap=een, reden=form.cleaned_data["reden"]),
            _("Dit telt niet meer. De reden staat erbij."),
        )


@require_POST
def doen(request: HttpRequest, pk: UUID, wat: str) -> HttpResponse:
    """Een tik: gevaar, voorbij, overnemen, vrijgeven of afronden."""
    with open_veiligheid(request, pk) as zicht:
        tikken = _tikken(request, zicht)
        if wat not in tikken:
            raise Http404
        werk, gedaan = tikken[wat]
        reden = RedenFormulier(request.POST, prefix="klaar")
        if wat == "klaar" and not reden.is_valid():
            return _zeg(request, pk, _("Schrijf in een zin waarom."))
        return _doe(request, pk, werk, gedaan)


def _tikken(request: HttpRequest, zicht: Zicht) -> dict[str, tuple[Callable[[], Any], str]]:
    pk, door = zicht.dossier.pk, zicht.wie
    woorden = request.POST.get("klaar-reden", "").strip()
    soort = VeiligheidsstapSoort
    return {
        "gevaar": (
            lambda: handelingen.zet_stap(dossier_id=pk, soort=soort.GEVAAR, door=door),
            _("Vastgelegd dat er nu gevaar is. Bel eerst 112."),
        ),
        "voorbij": (
            lambda: handelingen.zet_stap(dossier_id=pk, soort=soort.VOORBIJ, door=door),
            _("Vastgelegd dat het gevaar van dit moment voorbij is."),
        ),
        "overnemen": (
            lambda: handelingen.neem_veiligheid_over(dossier_id=pk, door=door),
            _("Jij gaat er nu over."),
        ),
        "vrijgeven": (
            lambda: handelingen.geef_wie_keek_vrij(request, zicht),
            _("Wie vraagt wie er keek, ziet tot hier ook wie over de veiligheid keek."),
        ),
        "klaar": (
            lambda: handelingen.rond_veiligheid_af(dossier_id=pk, door=door, woorden=woorden),
            _("Afgerond. Alles blijft te lezen voor wie hier genoemd is."),
        ),
    }


@require_POST
def noemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een collega kan er nu bij, met naam."""
    with open_veiligheid(request, pk) as zicht:
        collegas = overzichten.collegas(
            [zicht.dossier.team_id], ook=[b.account_id for b in zicht.betrokkenen]
        )
        form = NoemFormulier(request.POST, collegas=collegas)
        if not form.is_valid():
            return _zeg(request, pk, _("Kies een collega."))
        return _doe(
            request,
            pk,
            lambda: handelingen.noem_bij_veiligheid(
                dossier_id=pk, account_id=form.account_id, door=zicht.wie
            ),
            _("Diegene kan er nu bij, en heeft bericht."),
        )


@require_POST
def niet_meer(request: HttpRequest, pk: UUID, account_id: UUID) -> HttpResponse:
    """Iemand kan er niet meer bij."""
    with open_veiligheid(request, pk) as zicht:
        return _doe(
            request,
            pk,
            lambda: handelingen.haal_van_veiligheid_af(
                dossier_id=pk, account_id=account_id, door=zicht.wie
            ),
            _("Diegene kan er niet meer bij."),
            naar=adressen.huishouden(pk) if account_id == zicht.wie.account_id else "",
        )


def _doe(
    request: HttpRequest, pk: UUID, doe: Callable[[], Any], gedaan: str, *, naar: str = ""
) -> HttpResponse:
    def werk() -> str:
        doe()
        meld(request, gedaan)
        return naar or hier(pk)

    return tik(request, werk, terug=hier(pk))


def _zeg(request: HttpRequest, pk: UUID, zin: str) -> HttpResponse:
    meld(request, zin, soort=messages.ERROR)
    return HttpResponseRedirect(hier(pk))
