"""De termijnen uit de wet bij een vraag: wat loopt er, en wat is er gedaan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.afspraken.models import Wet
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort, Onderdeel, Recht, Relatie
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang import adressen, handelingen, overzichten
from nabij.kamers.toegang.forms import BriefForm, KloptNietForm, WetForm, WetstapForm
from nabij.kamers.toegang.models import Hulpvraag, Wetstap, WetstapSoort

DELEN = [Onderdeel.VRAAG, Onderdeel.NAAM, Onderdeel.MENSEN]


@contextmanager
def _open(
    request: HttpRequest, pk: UUID, vraag_id: UUID, recht: Recht = Recht.SCHRIJVEN
) -> Iterator[tuple[Hulpvraag, Zicht]]:
    """Een vraag met haar termijnen, los of bij een huishouden."""
    with poort.open(request, pk, doel=Doel.HULP, onderdelen=DELEN, recht=recht) as zicht:
        een = Hulpvraag.objects.filter(dossier=pk, pk=vraag_id).first()
        if een is None:
            raise Http404
        een.dossier = zicht.dossier
        yield een, zicht


def termijnen(request: HttpRequest, pk: UUID, vraag_id: UUID) -> HttpResponse:
    """Elke termijn met haar laatste dag, het artikel, waarom die dag, en hoeveel tijd er nog is."""
    with _open(request, pk, vraag_id, Recht.LEZEN) as (een, zicht):
        zaken = _zaken(een, zicht)
        nog_niet = [wet for wet in Wet if wet not in {zaak.wet for zaak in zaken}]
        inhoud = {
            **_pagina(een, zicht),
            "bladen": [_blad(zaak) for zaak in zaken],
            "beginnen": [(wet, WetForm(auto_id=f"begin_{wet.value}_%s")) for wet in nog_niet],
        }
        return toon(request, "toegang/termijnen.html", inhoud)


def _blad(zaak: overzichten.Zaak) -> dict[str, Any]:
    """Een zaak met bij elke termijn het formulier dat haar klaar maakt, en wat verder kan."""
    klaar = {een.rij.klaar for een in zaak.termijnen}
    return {
        "zaak": zaak,
        "termijnen": [(een, _form(zaak, soort)) for een, soort in zaak.te_doen],
        "verder": [
            (WetstapSoort(soort).label, _form(zaak, soort))
            for soort in zaak.kan
            if soort not in klaar
        ],
        "stappen": [
            (een, KloptNietForm(auto_id=f"weg_{een.pk}_%s")) for een in reversed(zaak.stappen)
        ],
    }


def _form(zaak: overzichten.Zaak, soort: str) -> WetstapForm | None:
    if not soort:
        return None
    return WetstapForm(initial={"wet": zaak.wet, "soort": soort}, auto_id=f"{zaak.wet}_{soort}_%s")


def _zaken(een: Hulpvraag, zicht: Zicht) -> list[overzichten.Zaak]:
    """Wie alleen dienst heeft, ziet de termijnen na het oppakken."""
    if Onderdeel.NAAM not in zicht.onderdelen:
        return []
    return [zaak for zaak in overzichten.zaken(een.dossier_id) if zaak.vraag_id == een.pk]


def _pagina(een: Hulpvraag, zicht: Zicht) -> dict[str, Any]:
    bij_huishouden = zicht.dossier.soort == DossierSoort.HUISHOUDEN
    terug = adressen.huishouden if bij_huishouden else adressen.vraag
    return {
        "zicht": zicht,
        "vraag": een,
        "pk": een.dossier_id,
        "bij_huishouden": bij_huishouden,
        "terug": terug(een.dossier_id),
        "mag": zicht.mag(Recht.SCHRIJVEN, Onderdeel.VRAAG),
    }


def _doe(
    request: HttpRequest,
    pk: UUID,
    vraag_id: UUID,
    form: forms.Form,
    werk: Callable[[Hulpvraag, Zicht], str],
) -> HttpResponse:
    """Eerst de poort, dan het formulier. Wat niet kan staat als zin boven de termijnen."""
    terug = adressen.termijnen(pk, vraag_id)
    with _open(request, pk, vraag_id) as (een, zicht):
        if not form.is_valid():
            zinnen = [str(fout) for fouten in form.errors.values() for fout in fouten]
            meld(request, " ".join(zinnen), soort=messages.ERROR)
            return HttpResponseRedirect(terug)

        def doe() -> str:
            meld(request, werk(een, zicht))
            return terug

        try:
            return eenmalig(request, doe)
        except handelingen.KanNiet as fout:
            meld(request, str(fout), soort=messages.ERROR)
            return HttpResponseRedirect(terug)


@require_POST
def begin(request: HttpRequest, pk: UUID, vraag_id: UUID) -> HttpResponse:
    """In een tik een Wmo-melding (of aanvraag jeugdhulp), vanaf de dag van de vraag."""
    form = WetForm(request.POST)

    def werk(een: Hulpvraag, zicht: Zicht) -> str:
        handelingen.begin_wet(
            vraag=een,
            door=zicht.wie,
            alleen_wachtend=zicht.relaties == {Relatie.DIENST},
            **form.cleaned_data,
        )
        return _("De termijnen lopen. Hieronder staat wat er moet, en voor welke dag.")

    return _doe(request, pk, vraag_id, form, werk)


@require_POST
def stap(request: HttpRequest, pk: UUID, vraag_id: UUID) -> HttpResponse:
    form = WetstapForm(request.POST)

    def werk(een: Hulpvraag, zicht: Zicht) -> str:
        handelingen.leg_wetstap_vast(vraag=een, door=zicht.wie, **form.cleaned_data)
        return _("Vastgelegd.")

    return _doe(request, pk, vraag_id, form, werk)


@require_POST
def klopt_niet(request: HttpRequest, pk: UUID, vraag_id: UUID, wetstap_id: UUID) -> HttpResponse:
    """Een stap die niet klopt gaat van het scherm, met de reden. Ze blijft bewaard."""
    form = KloptNietForm(request.POST)

    def werk(een: Hulpvraag, zicht: Zicht) -> str:
        rijen = Wetstap.objects.filter(vraag=een, ingetrokken_op__isnull=True)
        gevonden = rijen.filter(pk=wetstap_id).first()
        if gevonden is None:
            raise Http404
        handelingen.trek_wetstap_in(stap=gevonden, door=zicht.wie, **form.cleaned_data)
        return _("Weggehaald. Leg het opnieuw vast als het anders was.")

    return _doe(request, pk, vraag_id, form, werk)


def brief(request: HttpRequest, pk: UUID, vraag_id: UUID) -> HttpResponse:
    """De bevestiging op papier, met het persoonlijk plan en de gratis cliëntondersteuner."""
    if request.method == "POST":
        form = BriefForm(request.POST)

        def werk(een: Hulpvraag, zicht: Zicht) -> str:
            handelingen.bevestig_met_brief(vraag=een, door=zicht.wie, **form.cleaned_data)
            return _("Vastgelegd dat de bevestiging is gegeven.")

        return _doe(request, pk, vraag_id, form, werk)
    with _open(request, pk, vraag_id, Recht.LEZEN) as (een, zicht):
        zaak = next((z for z in _zaken(een, zicht) if z.wet == Wet.WMO), None)
        if zaak is None:
            raise Http404
        inhoud = {
            **_pagina(een, zicht),
            "zaak": zaak,
            "vandaag": klok.vandaag(),
            "brief": BriefForm(),
            "plan_tot": zaak.laatste_dag("wmo_plan"),
            "onderzoek_tot": zaak.laatste_dag("wmo_onderzoek"),
            "terug": adressen.termijnen(pk, vraag_id),
        }
        if inhoud["bij_huishouden"]:
            inhoud["kop"] = bewoners.kop(zicht)
        return toon(request, "toegang/brief.html", inhoud)
