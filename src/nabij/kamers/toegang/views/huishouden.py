"""Een vraag hoort bij een huishouden: een van mij, een dat een ander team kent, of een nieuw."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.bewoners.forms import KaartjeForm
from nabij.kamers.bewoners.handelingen import richt_huishouden_in
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang import adressen, regels
from nabij.kamers.toegang.forms import HuishoudenFormulier, NieuwHuishouden
from nabij.kamers.toegang.models import Hulpvraag
from nabij.kamers.toegang.views import bekend
from nabij.kamers.toegang.views.vraag import open_vraag


def huishouden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een pagina met drie wegen; de knop zegt welke (`doe`)."""
    gekozen = request.POST.get("doe", "") if request.method == "POST" else ""
    doe, _punt, wat = gekozen.partition(":")
    mijn = bekend.mijn_huishoudens(request)
    getypt = request.POST or None
    keuze = HuishoudenFormulier(getypt if doe == "kies" else None, keuzes=_als_tekst(mijn))
    kaart = KaartjeForm(getypt if doe == "kijk" else None, auto_id="kaart_%s")
    context: dict[str, Any] = {"keuze": keuze, "kaart": kaart, "mijn": mijn}
    if doe == "kijk" and kaart.is_valid():
        context["bekend"] = bekend.kijk(request, kaart.cleaned_data)
    with open_vraag(request, pk) as (een, zicht):
        voorzet = _voorzet(een)
        kaart.initial = {"achternaam": voorzet["achternaam"]}
        nieuw = NieuwHuishouden(
            getypt if doe in {"", "nieuw"} else None, initial=voorzet, auto_id="nieuw_%s"
        )
        try:
            if doe == "kies" and keuze.is_valid():
                return _zet(request, een, zicht, keuze.cleaned_data["huishouden"])
            if doe == "bij":
                return _zet(request, een, zicht, wat)
            if doe == "geef":
                return eenmalig(request, lambda: bekend.geef_door(request, een, zicht.wie, wat))
            if doe == "nieuw" and nieuw.is_valid():
                return eenmalig(request, lambda: _maak(request, een, zicht, nieuw))
        except bekend.NietMeer as fout:
            context["melding"] = str(fout)
        return toon(request, "toegang/huishouden.html", {**context, "nieuw": nieuw, "vraag": een})


def _als_tekst(mijn: list[tuple[UUID, str]]) -> list[tuple[str, str]]:
    return [(str(sleutel), naam) for sleutel, naam in mijn]


def _zet(request: HttpRequest, een: Hulpvraag, zicht: Zicht, sleutel: str) -> HttpResponse:
    return eenmalig(request, lambda: bekend.bij_huishouden(request, een, zicht.wie, sleutel))


def _voorzet(een: Hulpvraag) -> dict[str, Any]:
    """Wat er al verteld is hoeft niemand nog eens te typen."""
    roepnaam, voorvoegsel, achternaam = regels.deel_naam(een.naam)
    bereikbaar = een.terugbellen
    return {
        "roepnaam": roepnaam,
        "voorvoegsel": voorvoegsel,
        "achternaam": achternaam,
        "telefoon": "" if any(teken.isalpha() for teken in bereikbaar) else bereikbaar,
        "buurt": str(een.buurt_id or ""),
    }


def _maak(request: HttpRequest, een: Hulpvraag, zicht: Zicht, form: NieuwHuishouden) -> str:
    """Een nieuw huishouden; wie het maakt is vanaf nu het aanspreekpunt."""
    with poort.nieuw(
        request,
        soort=DossierSoort.HUISHOUDEN,
        team_id=zicht.dossier.team_id,
        doel=Doel.HULP,
        rol=Betrokkenrol.AANSPREEKPUNT,
    ) as nieuw:
        richt_huishouden_in(
            dossier_id=nieuw.dossier.pk, leden=[form.lid], adres=form.adres, door=zicht.wie
        )
    bekend.zet_bij(request, een, zicht.wie, nieuw.dossier.pk)
    meld(request, _("Het huishouden is er, met de vraag erbij. Je bent het aanspreekpunt."))
    return adressen.huishouden(nieuw.dossier.pk)
