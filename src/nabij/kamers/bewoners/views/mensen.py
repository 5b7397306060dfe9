"""Wie er in het huishouden woont: erbij, veranderen, weggaan, gezag en afschermen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.bewoners import adressen, handelingen, overzichten
from nabij.kamers.bewoners.forms import (
    AfschermForm,
    GezagForm,
    LidForm,
    OokHierForm,
    PersoonForm,
    VertrekForm,
)
from nabij.kamers.bewoners.handelingen import BsnBekend, TeLaat
from nabij.kamers.bewoners.overzichten import Mens
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort, Onderdeel, Recht, Relatie
from nabij.kamers.poort.poort import Zicht


@contextmanager
def open_mensen(request: HttpRequest, pk: UUID) -> Iterator[Zicht]:
    """De poort open om de mensen van dit huishouden te lezen en te beschrijven."""
    with poort.open(
        request,
        pk,
        doel=Doel.HULP,
        onderdelen=[Onderdeel.MENSEN, Onderdeel.NAAM],
        recht=Recht.SCHRIJVEN,
    ) as zicht:
        yield zicht


def _mens(pk: UUID, persoon: UUID) -> Mens:
    """De persoon in dit huishouden, of niet gevonden."""
    for mens in overzichten.mensen(pk):
        if mens.id == persoon and mens.hier:
            return mens
    raise Http404


def _bewaar(
    request: HttpRequest, pk: UUID, form: forms.Form, werk: Callable[[], Any], tekst: str
) -> HttpResponse | None:
    """Doe `werk` een keer en ga terug naar het huishouden; None als het BSN al voorkomt."""

    def een_keer() -> str:
        werk()
        meld(request, tekst)
        return adressen.huishouden(pk)

    try:
        return eenmalig(request, een_keer)
    except BsnBekend:
        form.add_error("bsn", _("Dit nummer kan hier niet bewaard worden. Vraag je teamleider."))
        return None


def nieuw_lid(request: HttpRequest, pk: UUID) -> HttpResponse:
    with open_mensen(request, pk) as zicht:
        form = LidForm(request.POST or None)
        if request.method == "POST" and form.is_valid():

            def werk() -> None:
                handelingen.voeg_lid_toe(
                    dossier_id=pk, lid=form.lid, door=zicht.wie, van=form.cleaned_data["van"]
                )

            if klaar := _bewaar(request, pk, form, werk, _("Deze persoon staat erbij.")):
                return klaar
        return toon(request, "bewoners/lid_nieuw.html", {"form": form, "huishouden_id": pk})


def wijzig(request: HttpRequest, pk: UUID, persoon: UUID) -> HttpResponse:
    with open_mensen(request, pk) as zicht:
        mens = _mens(pk, persoon)
        form = PersoonForm(request.POST or None, initial=PersoonForm.beginwaarden(mens))
        if request.method == "POST" and form.is_valid():

            def werk() -> None:
                handelingen.wijzig_persoon(
                    dossier_id=pk,
                    persoon=mens.persoon,
                    versie=form.cleaned_data["versie"],
                    door=zicht.wie,
                    **form.wijzigingen(),
                )

            if klaar := _bewaar(request, pk, form, werk, _("De gegevens zijn bewaard.")):
                return klaar
        inhoud = {"form": form, "mens": mens, "huishouden_id": pk}
        return toon(request, "bewoners/persoon.html", inhoud)


def weg(request: HttpRequest, pk: UUID, persoon: UUID) -> HttpResponse:
    """Iemand hoort niet meer bij het huishouden. Tien minuten terug te draaien."""
    with open_mensen(request, pk) as zicht:
        mens = _mens(pk, persoon)
        form = VertrekForm(request.POST or None)
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.lid_vertrekt(lid=mens.lid, door=zicht.wie, op=form.cleaned_data["op"])
                terug = reverse("bewoners:lid_terug", args=[pk, mens.lid.pk])
                meld(request, _("Deze persoon hoort er niet meer bij."), ongedaan=terug)
                return adressen.huishouden(pk)

            return eenmalig(request, werk)
        inhoud = {"form": form, "mens": mens, "huishouden_id": pk}
        return toon(request, "bewoners/lid_weg.html", inhoud)


@require_POST
def terug(request: HttpRequest, pk: UUID, lid: UUID) -> HttpResponse:
    """Draai het weggaan terug, als dat nog kan."""
    with open_mensen(request, pk):
        gevonden = next((m for m in overzichten.mensen(pk) if m.lid.pk == lid), None)
        if gevonden is None:
            raise Http404

        def werk() -> str:
            try:
                handelingen.lid_terug(lid=gevonden.lid)
                meld(request, _("Deze persoon hoort er weer bij."))
            except TeLaat:
                meld(request, _("Terugdraaien kan tot tien minuten. Voeg de persoon weer toe."))
            return adressen.huishouden(pk)

        return eenmalig(request, werk)


@require_POST
def weer(request: HttpRequest, pk: UUID, persoon: UUID) -> HttpResponse:
    """Iemand die hier eerder woonde, woont hier weer."""
    with open_mensen(request, pk) as zicht:
        eerder = [m for m in overzichten.mensen(pk) if m.id == persoon and m.kan_terug]
        if not eerder:
            raise Http404
        laatste = max((mens.lid for mens in eerder), key=lambda lid: lid.van)

        def werk() -> str:
            handelingen.voeg_bestaand_lid_toe(
                dossier_id=pk,
                persoon_id=persoon,
                rol=laatste.rol,
                deels=laatste.deels,
                door=zicht.wie,
            )
            meld(request, _("Deze persoon woont hier weer."))
            return adressen.huishouden(pk)

        return eenmalig(request, werk)


def gezag(request: HttpRequest, pk: UUID, persoon: UUID) -> HttpResponse:
    with open_mensen(request, pk) as zicht:
        mens = _mens(pk, persoon)
        anderen = [m for m in overzichten.mensen(pk) if m.id != persoon and not m.minderjarig]
        form = GezagForm(
            request.POST or None,
            volwassenen=anderen,
            initial=_gezag_nu(mens),
        )
        if request.method == "POST" and form.is_valid():

            def werk() -> None:
                handelingen.zet_gezag(
                    dossier_id=pk,
                    kind_id=persoon,
                    houders=form.houders,
                    soort=form.cleaned_data["soort"],
                    door=zicht.wie,
                    van=form.cleaned_data["van"],
                )

            if klaar := _bewaar(request, pk, form, werk, _("Het gezag is vastgelegd.")):
                return klaar
        inhoud = {"form": form, "mens": mens, "huishouden_id": pk}
        return toon(request, "bewoners/gezag.html", inhoud)


def _gezag_nu(mens: Mens) -> dict[str, Any]:
    """Wat er nu staat, om van te vertrekken."""
    if not mens.gezag:
        return {}
    return {
        "soort": mens.gezag[0].soort,
        "personen": [regel.persoon_id for regel in mens.gezag if regel.persoon_id],
        "naam": ", ".join(regel.naam for regel in mens.gezag if not regel.persoon_id),
    }


def afschermen(request: HttpRequest, pk: UUID, persoon: UUID) -> HttpResponse:
    with open_mensen(request, pk) as zicht:
        mens = _mens(pk, persoon)
        form = AfschermForm(request.POST or None, initial={"niveau": str(int(mens.afscherming))})
        if request.method == "POST" and form.is_valid():

            def werk() -> None:
                handelingen.scherm_persoon_af(
                    dossier_id=pk,
                    persoon_id=persoon,
                    niveau=form.cleaned_data["niveau"],
                    door=zicht.wie,
                )

            if klaar := _bewaar(request, pk, form, werk, _("De afscherming is bewaard.")):
                return klaar
        inhoud = {"form": form, "mens": mens, "huishouden_id": pk}
        return toon(request, "bewoners/afschermen.html", inhoud)


@require_safe
def ook_hier(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Kies een ander huishouden dat je mag zien; daarna wie daarvan ook hier hoort."""
    with open_mensen(request, pk):
        pass
    huizen = _andere_huishoudens(request, pk)
    inhoud = {"huizen": huizen, "huishouden_id": pk}
    return toon(request, "bewoners/ook_hier.html", inhoud)


def _andere_huishoudens(request: HttpRequest, pk: UUID) -> list[tuple[UUID, str]]:
    with poort.lijst(
        request,
        doel=Doel.HULP,
        relaties=[Relatie.BETROKKEN, Relatie.VERVANGER],
        kies=Q(soort=DossierSoort.HUISHOUDEN) & ~Q(pk=pk),
        maximum=200,
    ) as lijst:
        namen = overzichten.namen(lijst.ids)
    return sorted(namen.items(), key=lambda paar: paar[1].casefold())


def ook_hier_uit(request: HttpRequest, pk: UUID, uit: UUID) -> HttpResponse:
    """Wie uit huishouden `uit` ook hier hoort. Door de poort van beide."""
    with open_mensen(request, pk):
        al = {mens.id for mens in overzichten.mensen(pk) if mens.lid.tot is None}
    with poort.open(request, uit, doel=Doel.HULP, onderdelen=[Onderdeel.MENSEN]):
        mensen = [mens for mens in overzichten.personen_elders(uit) if mens.id not in al]
    form = OokHierForm(request.POST or None, mensen=mensen)
    with open_mensen(request, pk) as zicht:
        if request.method == "POST" and form.is_valid():
            keuze = form.cleaned_data

            def werk() -> None:
                handelingen.voeg_bestaand_lid_toe(
                    dossier_id=pk,
                    persoon_id=keuze["persoon"],
                    rol=keuze["rol"] or "kind",
                    deels=keuze["deels"],
                    van=keuze["van"],
                    door=zicht.wie,
                )

            if klaar := _bewaar(request, pk, form, werk, _("Deze persoon staat ook hier.")):
                return klaar
        inhoud = {"form": form, "mensen": mensen, "huishouden_id": pk}
        return toon(request, "bewoners/ook_hier_uit.html", inhoud)
