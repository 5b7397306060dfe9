"""Samen naar geld kijken, aan tafel. Rekenen bewaart niets; bewaren doet alleen wat gekozen is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.toegang import adressen, handelingen, overzichten, regels
from nabij.kamers.toegang.forms import GeldFormulier
from nabij.kamers.toegang.models import OpgemerktSoort
from nabij.kamers.toegang.views.gesprek import open_gesprek, pagina
from nabij.kamers.toegang.views.vraag import open_vraag


def geld(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wat binnenkomt en eruit gaat, welke regelingen misschien passen, en wat bewaard mag."""
    with open_gesprek(request, pk) as zicht:
        form = GeldFormulier(request.POST or None, inhoud=overzichten.geldinhoud())
        context = pagina(zicht, form=form)
        if request.method == "POST" and form.is_valid():
            tekst = form.te_bewaren
            if request.POST.get("doe") == "bewaar" and tekst:

                def werk() -> str:
                    nieuw = handelingen.voer_gesprek(dossier_id=pk, door=zicht.wie, verslag=tekst)
                    handelingen.merk_op(
                        gesprek=nieuw, wat=[OpgemerktSoort.GELD_BEKEKEN], door=zicht.wie
                    )
                    meld(request, _("Bewaard wat jullie kozen. De rest is weg."))
                    return reverse("toegang:verslag", args=[pk, nieuw.pk])

                return eenmalig(request, werk)
            if request.POST.get("doe") == "bewaar":
                form.add_error("zin", _("Kruis aan wat bewaard mag, of schrijf een zin."))
            context |= _beeld(form) | {"werk": _werk(), "doel_url": adressen.nieuw_doel(pk)}
        return toon(request, "toegang/geld.html", {**context, "mag_bewaren": True})


def geld_bij_vraag(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hetzelfde bij een vraag zonder huishouden. Er is geen verslag, dus er wordt niets bewaard."""
    with open_vraag(request, pk):
        form = GeldFormulier(request.POST or None, inhoud=overzichten.geldinhoud())
        context = {"form": form, "terug": adressen.vraag(pk), "huishoudnaam": _("De vraag")}
        if request.method == "POST" and form.is_valid():
            context |= _beeld(form)
        return toon(request, "toegang/geld.html", context)


def _beeld(form: GeldFormulier) -> dict[str, Any]:
    beeld = form.beeld
    return {
        "beeld": beeld,
        "binnen": regels.in_euro(beeld.binnen),
        "eruit": regels.in_euro(beeld.eruit),
        "over": regels.in_euro(beeld.over),
    }


def _werk() -> str:
    """Hoe deze gemeente het leefgebied over werk en de dag noemt, of leeg."""
    namen = {een.code: een.naam for een in afspraken.leefgebieden()}
    return namen.get("dag_en_werk", "")
