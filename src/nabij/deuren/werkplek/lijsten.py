"""De huishoudens die van mij zijn, en zoeken in wat ik mag zien."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from nabij.huisstijl.tonen import toon
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.bewoners.rechten import eis_werk_met_mensen
from nabij.kamers.casus import overzichten as casus
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort, Onderdeel, Relatie
from nabij.kamers.poort.bladeren import ouder, volgende
from nabij.kamers.poort.poort import Lijst

PER_BLAD = 25
MIJN = [Relatie.BETROKKEN, Relatie.VERVANGER]
DELEN = [Onderdeel.NAAM, Onderdeel.PLAN]


def huishoudens(request: HttpRequest) -> HttpResponse:
    """Mijn huishoudens, de nieuwste eerst, per 25; `?klaar=1` toont wat is afgesloten."""
    eis_werk_met_mensen(poort.wie(request))
    klaar = request.GET.get("klaar") == "1"
    kies = Q(ouder(request), soort=DossierSoort.HUISHOUDEN, gesloten_op__isnull=not klaar)
    with poort.lijst(
        request, doel=Doel.WERKLIJST, relaties=MIJN, onderdelen=DELEN, kies=kies, maximum=PER_BLAD
    ) as lijst:
        inhoud = {"rijen": _rijen(lijst), "klaar": klaar, "volgende": volgende(lijst)}
        return toon(request, "werkplek/huishoudens.html", inhoud)


def zoeken(request: HttpRequest) -> HttpResponse:
    """Zoek op (een deel van) naam, straat, postcode met nummer of geboortedatum.

    Alleen met POST, zodat een naam nooit in een adres of logregel komt.
    """
    eis_werk_met_mensen(poort.wie(request))
    tekst = request.POST.get("q", "").strip()[:100]
    if not tekst:
        return toon(request, "werkplek/zoeken.html", {"rijen": [], "tekst": ""})
    with (
        poort.wijzer(),
        poort.lijst(
            request,
            doel=Doel.ZOEKEN,
            relaties=[*MIJN, Relatie.LEIDER],
            onderdelen=[Onderdeel.NAAM],
            kies=bewoners.zoek_filter(tekst),
        ) as lijst,
    ):
        inhoud = {"rijen": _rijen(lijst), "tekst": tekst, "meer": lijst.meer}
        return toon(request, "werkplek/zoeken.html", inhoud)


def _rijen(lijst: Lijst) -> list[dict[str, Any]]:
    feiten = casus.huishoudfeiten(lijst.ids)
    return [
        {
            "dossier_id": dossier.pk,
            "naam": feiten[dossier.pk].naam if dossier.pk in feiten else "",
            "feiten": feiten.get(dossier.pk),
            "waarneming": dossier.relatie_codes == {Relatie.VERVANGER},  # type: ignore[attr-defined]
        }
        for dossier in lijst.dossiers
    ]
