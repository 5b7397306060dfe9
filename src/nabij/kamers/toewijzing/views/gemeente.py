"""Buiten een huishouden: een besluit dat aan mij gevraagd is, en wie welke hulp geeft."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.casus.views.openen import tik
from nabij.kamers.kaart.models import Organisatie
from nabij.kamers.poort import poort
from nabij.kamers.toewijzing import handelingen, overzichten
from nabij.kamers.toewijzing.forms import (
    AanbiederFormulier,
    AntwoordFormulier,
    ProductFormulier,
)
from nabij.kamers.toewijzing.models import Antwoord, Besluitvraag
from nabij.kamers.toewijzing.rechten import eis_kijkt_terug, eis_stelt_in


def besluitvraag(request: HttpRequest, vraag_id: UUID) -> HttpResponse:
    """Mag dit? Zonder naam, met een dag, en alleen voor wie gevraagd is of waarneemt."""
    wie = poort.wie(request)
    rijen = Besluitvraag.objects.select_related("door__medewerker")
    vraag: Besluitvraag = get_object_or_404(rijen, pk=vraag_id)
    if wie.account_id is None or vraag.aan_id not in {wie.account_id, *wie.vervangt}:
        raise Http404
    form = AntwoordFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.beantwoord_vraag(
                vraag=vraag,
                antwoord=Antwoord(form.cleaned_data["antwoord"]),
                woorden=form.cleaned_data["woorden"],
                door=wie,
            )
            meld(request, _("Geantwoord. Wie het vroeg hoort het in mijn dag."))
            return "/mijn-dag/"

        return tik(request, werk, terug=request.path)
    return toon(request, "toewijzing/besluitvraag.html", {"vraag": vraag, "form": form})


def terugblik(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een jaar met een aanbieder, om samen over te praten."""
    eis_kijkt_terug(poort.wie(request))
    aanbieder = overzichten.aanbieder_met(pk)
    if aanbieder is None:
        raise Http404
    return toon(request, "toewijzing/terugblik.html", {"blad": overzichten.terugblik(aanbieder)})


def aanbieders(request: HttpRequest) -> HttpResponse:
    """Bij wie hulp toegewezen kan worden, en welke hulp dat is."""
    eis_stelt_in(poort.wie(request))
    bekend, producten = overzichten.catalogus()
    al = {een.organisatie_id for een in bekend}
    organisaties = [
        (pk, naam) for pk, naam in Organisatie.objects.values_list("pk", "naam") if pk not in al
    ]
    wat = request.POST.get("wat", "")
    form = AanbiederFormulier(
        request.POST if wat == "aanbieder" else None,
        organisaties=organisaties,
        bezet={een.agb for een in bekend},
        auto_id="id_aanbieder_%s",
    )
    soort = ProductFormulier(
        request.POST if wat == "product" else None,
        bezet={(een.wet, een.categorie, een.code) for een in producten},
        auto_id="id_product_%s",
    )
    gekozen = {"aanbieder": form, "product": soort}.get(wat)
    if request.method == "POST" and gekozen is not None and gekozen.is_valid():

        def werk() -> str:
            if gekozen is form:
                handelingen.voeg_aanbieder_toe(**form.cleaned_data)
            else:
                handelingen.voeg_product_toe(**soort.cleaned_data)
            meld(request, _("Erbij gezet."))
            return reverse("toewijzing:aanbieders")

        return eenmalig(request, werk)
    inhoud = {"form": form, "soort": soort, "aanbieders": bekend, "producten": producten}
    return toon(request, "toewijzing/aanbieders.html", inhoud)
