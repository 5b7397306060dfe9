"""Een nieuwe vraag: een veld, en drie knoppen die zeggen wat er daarna gebeurt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.bewoners.rechten import eis_werk_met_mensen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort
from nabij.kamers.poort.poort import Wie
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.team import overzichten as teams
from nabij.kamers.toegang import adressen, handelingen, regels
from nabij.kamers.toegang.forms import NieuweVraag, Themakeuze
from nabij.kamers.toegang.forms.velden import gebied
from nabij.kamers.toegang.models import Hulpvraag
from nabij.kamers.toegang.views.bekend import NietMeer, bij_huishouden, geef_door, kijk
from nabij.kamers.wijk.overzichten import buurt_bij_postcode

OPPAKKEN, THEMAS, KIJK = "oppakken", "themas", "kijk"
_ZOEKVELDEN = frozenset({"achternaam", "geboortedatum", "postcode", "huisnummer"})
_MEER = (
    "vrager", "kanaal", "postcode", "huisnummer", "buurt", "achternaam", "geboortedatum",
)  # fmt: skip


@dataclass(frozen=True)
class Opdracht:
    """Wat de knop zegt die iemand koos: `doe`, soms met wat erbij hoort ("afloop:zelf")."""

    doe: str
    wat: str

    @classmethod
    def van(cls, request: HttpRequest) -> Opdracht:
        return cls(*request.POST.get("doe", "").partition(":")[::2])


def nieuw(request: HttpRequest) -> HttpResponse:
    kijkt = medewerker(request)
    opdracht = Opdracht.van(request)
    form = NieuweVraag(
        request.POST or None, team_id=_eigen_team(kijkt, None), initial=concept_voor(request)
    )
    context: dict[str, Any] = {}
    verstuurd = request.method == "POST"
    if verstuurd and opdracht.doe in {THEMAS, KIJK}:
        alleen = _ZOEKVELDEN if opdracht.doe == KIJK else frozenset()
        _laat_fouten_vallen(form, alleen)
        if opdracht.doe == KIJK and not form.errors:
            context["bekend"] = kijk(request, form.gezocht)
            form.fields["tekst"].widget.attrs.pop("autofocus")
    elif verstuurd and form.is_valid():
        try:
            return eenmalig(request, lambda: _bewaar(request, form, kijkt, opdracht))
        except NietMeer as fout:
            form.add_error(None, str(fout))
    return toon(request, "toegang/nieuw.html", {**_pagina(form, kijkt), **context})


def medewerker(request: HttpRequest) -> Wie:
    """Wie in een team werkt neemt vragen aan; een ander komt hier niet."""
    kijkt = poort.wie(request)
    eis_werk_met_mensen(kijkt)
    if not kijkt.teams:
        raise GeenToegang(_("Deze pagina is voor wie in een team werkt."))
    return kijkt


def _laat_fouten_vallen(form: NieuweVraag, behalve: frozenset[str]) -> None:
    """Er is nog niets verstuurd: alleen wat nu nodig is moet kloppen."""
    form.is_valid()
    for naam in [naam for naam in form.errors if naam not in behalve]:
        del form.errors[naam]


def _pagina(form: NieuweVraag, kijkt: Wie) -> dict[str, Any]:
    themas = form["themas"].value() or []
    return {
        "form": form,
        "themas": Themakeuze.maak(
            form["tekst"].value() or "", [themas] if isinstance(themas, str) else themas
        ),
        "open_meer": _heeft_iets(form, _MEER),
        "aflopen": _aflopen(),
        "hier": _werken_hier(form["buurt"].value()),
        "dienst": teams.wie_heeft_dienst(_eigen_team(kijkt, None)),
    }


def _werken_hier(buurt: str | UUID | None) -> list[str]:
    """Welke teams er voor deze buurt zijn; zonder (bestaande) buurt niemand."""
    try:
        plek = gebied(UUID(str(buurt)))
    except ValueError:
        return []
    return [team.naam for team in teams.teams_in(plek)] if plek else []


def _heeft_iets(form: NieuweVraag, namen: tuple[str, ...]) -> bool:
    """Open wat ingevuld is, niet klopt, of door de gemeente gevraagd wordt."""
    velden = [form[naam] for naam in namen]
    return any(veld.value() or veld.errors or veld.field.required for veld in velden)


def _aflopen() -> dict[str, list[Any]]:
    alle = {afloop.code: afloop for afloop in afspraken.aflopen()}
    meteen = [alle[code] for code in regels.METEEN if code in alle]
    return {"meteen": meteen, "ook": [een for een in alle.values() if een not in meteen]}


def _eigen_team(kijkt: Wie, buurt_id: UUID | None) -> UUID:
    """Het eigen team; wie in meer teams werkt, het team dat er voor de buurt is."""
    if len(kijkt.teams) > 1 and buurt_id:
        voor = teams.team_voor(gebied(buurt_id))
        if voor and voor.pk in kijkt.teams:
            return voor.pk
    return min(kijkt.teams)


def _bewaar(request: HttpRequest, form: NieuweVraag, kijkt: Wie, opdracht: Opdracht) -> str:
    buurt_id = form.buurt_id
    with poort.nieuw(
        request,
        soort=DossierSoort.VRAAG,
        team_id=_eigen_team(kijkt, buurt_id),
        doel=Doel.NIEUWE_VRAAG,
        rol=Betrokkenrol.AANSPREEKPUNT if opdracht.doe == OPPAKKEN else Betrokkenrol.AANGENOMEN,
    ) as zicht:
        vraag = handelingen.neem_vraag_aan(
            dossier_id=zicht.dossier.pk, door=kijkt, buurt_id=buurt_id, **form.vraag
        )
        vraag.dossier = zicht.dossier
        return _daarna(request, vraag, kijkt, opdracht)


def _daarna(request: HttpRequest, vraag: Hulpvraag, kijkt: Wie, opdracht: Opdracht) -> str:
    """Wat de gekozen knop doet, en op welke pagina je dan komt."""
    match opdracht:
        case Opdracht("oppakken"):
            handelingen.meteen_opgepakt(vraag=vraag, door=kijkt)
            meld(request, _("De vraag is van jou. Je bent het aanspreekpunt."))
        case Opdracht("afloop", code) if afspraken.afloop(code):
            stap = handelingen.rond_af(vraag=vraag, afloop=code, door=kijkt)
            meld(
                request,
                _("Klaar. De vraag telt mee, zonder naam."),
                ongedaan=adressen.ongedaan(vraag, stap),
            )
        case Opdracht("geef", merk):
            return geef_door(request, vraag, kijkt, merk)
        case Opdracht("bij", sleutel):
            return bij_huishouden(request, vraag, kijkt, sleutel)
        case _:
            meld(request, _("Bewaard. De vraag wacht op wie dienst heeft."))
    return adressen.vraag(vraag.dossier_id)


@require_POST
def themas(request: HttpRequest) -> HttpResponse:
    """Het deel van de pagina met themas, opnieuw bij de woorden die er nu staan."""
    medewerker(request)
    keuze = Themakeuze.maak(
        request.POST.get("tekst", "")[:5000],
        [*request.POST.getlist("themas"), request.POST.get("ander_themas", "")],
    )
    return toon(request, "toegang/_themas.html", {"themas": keuze})


@require_POST
def buurt(request: HttpRequest) -> HttpResponse:
    """Het deel van de pagina met de buurt; postcode en huisnummer stellen er een voor."""
    medewerker(request)
    gekozen = request.POST.get("buurt", "")
    if gekozen and gekozen != request.POST.get("voorstel"):
        form = NieuweVraag(initial={"buurt": gekozen})
        hier = _werken_hier(gekozen)
        return toon(request, "toegang/_buurt.html", {"form": form, "hier": hier})
    nummer = request.POST.get("huisnummer", "").strip()
    leesbaar = nummer.isdecimal() and len(nummer) <= 5
    voorstel = buurt_bij_postcode(
        request.POST.get("postcode", ""), int(nummer) if leesbaar else None
    )
    sleutel = str(voorstel.pk) if voorstel else ""
    form = NieuweVraag(initial={"buurt": sleutel, "voorstel": sleutel})
    inhoud = {"form": form, "voorstel": voorstel, "hier": _werken_hier(sleutel)}
    return toon(request, "toegang/_buurt.html", inhoud)
