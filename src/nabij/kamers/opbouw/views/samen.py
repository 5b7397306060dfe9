"""Samen: de kaart, de gesprekspunten, en wat een team ermee doet."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.messages import WARNING
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.fundament import klok
from nabij.huisstijl import lijngrafiek
from nabij.huisstijl.datums import kort
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.opbouw import handelingen, overzichten
from nabij.kamers.opbouw.forms import NavraagFormulier, SamenFilter, WetenFormulier
from nabij.kamers.opbouw.handelingen import KanNiet
from nabij.kamers.opbouw.models import Keuze
from nabij.kamers.opbouw.overzichten import Punt
from nabij.kamers.opbouw.rechten import draagt_opbouwwerk, eis_samen, werkt_in_de_buurt
from nabij.kamers.opbouw.views.agenda import kijkt
from nabij.kamers.poort import poort
from nabij.kamers.poort.wie import Wie

VOORAAN = 4


def _mag_zien(request: HttpRequest) -> Wie:
    wie = poort.wie(request)
    eis_samen(wie)
    return wie


@require_safe
def samen(request: HttpRequest) -> HttpResponse:
    wie = _mag_zien(request)
    teams = wie.teams if werkt_in_de_buurt(wie) else frozenset()
    blad = overzichten.samen(teams, request.GET.get("thema", ""), request.GET.get("periode", ""))
    form = SamenFilter(
        themas=blad.themas,
        perioden=[(code, van_tot(van, tot)) for code, van, tot in blad.perioden],
        initial={"thema": blad.thema, "periode": blad.periode[0] if blad.periode else ""},
    )
    inhoud = {
        "blad": blad,
        "form": form,
        "mag": werkt_in_de_buurt(wie),
        "open": [_met_lijn(een) for een in blad.open[:VOORAAN]],
        "meer": [_met_lijn(een) for een in blad.open[VOORAAN:]],
        "lopend": [_met_lijn(een) for een in blad.lopend],
        "elders": [_met_lijn(een) for een in blad.elders],
        "vorige": overzichten.laatst_gemeten(teams),
        "themanaam": dict(blad.themas).get(blad.thema, ""),
        "met_grenzen": any(gebied.vorm for gebied in blad.kaart),
    }
    return toon(request, "opbouw/samen.html", inhoud)


def van_tot(van: date, tot: date) -> str:
    vandaag = klok.vandaag()
    dagen = {"van": kort(van, vandaag=vandaag), "tot": kort(tot, vandaag=vandaag)}
    return _("%(van)s tot en met %(tot)s") % dagen


def _met_lijn(punt: Punt) -> dict[str, Any]:
    """Het punt met zijn lijn: per stuk hoeveel het er in vier weken zouden zijn."""
    stukken = [
        lijngrafiek.Stuk(
            naam=van_tot(een.van, een.tot),
            weken=een.weken,
            aantal=een.aantal,
            onder=een.onder,
            boven=een.boven,
        )
        for een in punt.stukken
    ]
    return {"punt": punt, "lijn": lijngrafiek.teken(stukken) if len(stukken) > 1 else None}


def _een_punt(pk: UUID, wie: Wie) -> Punt:
    """Een punt uit het eigen gebied van een van de eigen teams, of 404."""
    punt = overzichten.punt_voor(pk, wie.teams)
    if punt is None or not punt.binnen:
        raise Http404
    return punt


@require_safe
def herkomst(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Waar een gesprekspunt vandaan komt, ook na een jaar."""
    wie = _mag_zien(request)
    punt = overzichten.punt_voor(pk, wie.teams if werkt_in_de_buurt(wie) else frozenset())
    if punt is None:
        raise Http404
    inhoud = {"van": overzichten.herkomst(punt), "punt": punt}
    return toon(request, "opbouw/herkomst.html", inhoud)


@require_POST
def doen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """We doen iets samen: het antwoord staat, en er kan een initiatief komen."""
    wie = kijkt(request)
    punt = _een_punt(pk, wie)

    def werk() -> str:
        antwoord = handelingen.beantwoord_punt(
            patroon=punt.rij,
            team_id=sorted(wie.teams)[0],
            keuze=Keuze.SAMEN,
            door_id=_account(wie),
        )
        terug = reverse("opbouw:antwoord_terug", args=[antwoord.pk])
        if draagt_opbouwwerk(wie):
            meld(request, _("Jullie doen hier samen iets mee. Wat wordt het?"), ongedaan=terug)
            return _begin_url(punt)
        zin = _("Jullie doen hier samen iets mee. De opbouwwerker legt vast wat het wordt.")
        meld(request, zin, ongedaan=terug)
        return reverse("opbouw:samen")

    return eenmalig(request, werk)


def _begin_url(punt: Punt) -> str:
    """Een nieuw initiatief, met het thema en de buurten van het punt al ingevuld."""
    waarvan = [("patroon", punt.rij.pk), ("thema", punt.rij.thema)]
    waarvan += [("gebied", pk) for pk in overzichten.gebieden_van(punt)]
    return f"{reverse('opbouw:initiatief_nieuw')}?{urlencode(waarvan)}"


def navragen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Eerst navragen: wie, en tot wanneer."""
    wie = kijkt(request)
    punt = _een_punt(pk, wie)
    form = NavraagFormulier(request.POST or None, teams=wie.teams, ik=wie.medewerker_id)
    if request.method == "POST" and form.is_valid():
        schoon = form.cleaned_data
        return _antwoord(
            request,
            punt,
            _("Genoteerd. Het komt op die dag terug."),
            keuze=Keuze.NAVRAGEN,
            team_id=schoon["team_id"],
            reden=schoon["reden"],
            wie_id=UUID(schoon["wie"]),
            uiterlijk=schoon["uiterlijk"],
            door_id=_account(wie),
        )
    inhoud = {"punt": punt, "form": form, "titel": _("Eerst navragen")}
    return toon(request, "opbouw/antwoord.html", inhoud)


def weten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """We weten waardoor: laten, met de reden erbij."""
    wie = kijkt(request)
    punt = _een_punt(pk, wie)
    form = WetenFormulier(request.POST or None, teams=wie.teams)
    if request.method == "POST" and form.is_valid():
        schoon = form.cleaned_data
        return _antwoord(
            request,
            punt,
            _("Genoteerd. Het komt alleen terug als het groeit."),
            keuze=Keuze.WETEN,
            team_id=schoon["team_id"],
            reden=schoon["reden"],
            door_id=_account(wie),
        )
    inhoud = {"punt": punt, "form": form, "titel": _("We weten waardoor")}
    return toon(request, "opbouw/antwoord.html", inhoud)


def _antwoord(request: HttpRequest, punt: Punt, zin: str, **velden: Any) -> HttpResponse:
    def werk() -> str:
        antwoord = handelingen.beantwoord_punt(patroon=punt.rij, **velden)
        meld(request, zin, ongedaan=reverse("opbouw:antwoord_terug", args=[antwoord.pk]))
        return reverse("opbouw:samen")

    return eenmalig(request, werk)


@require_POST
def antwoord_terug(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een antwoord terugnemen, tot tien minuten erna."""
    wie = kijkt(request)

    def werk() -> str:
        try:
            handelingen.draai_antwoord_terug(antwoord_id=pk, team_ids=wie.teams)
            meld(request, _("Het antwoord is weg. Het punt staat er weer."))
        except KanNiet as fout:
            meld(request, str(fout), soort=WARNING)
        return reverse("opbouw:samen")

    return eenmalig(request, werk)


def _account(wie: Wie) -> UUID:
    if wie.account_id is None:
        raise Http404
    return wie.account_id
