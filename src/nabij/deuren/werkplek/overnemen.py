"""Wat er al staat, als gewone tekst, om over te nemen in een systeem waar het ook in moet."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.huisstijl.tonen import toon
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.bewoners.overzichten import Mens
from nabij.kamers.casus import overzichten as casus
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.team import overzichten as teams
from nabij.kamers.toegang import overzichten as toegang

DELEN = [Onderdeel.NAAM, Onderdeel.MENSEN, Onderdeel.VRAAG, Onderdeel.PLAN]
DAG = "%d-%m-%Y"


def overnemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Voor wie hier meewerkt: tekst om te kopieren, of met `?bestand=1` als bestand.

    Van een afgeschermd huishouden is er niets over te nemen: een ander systeem weet dat niet.
    """
    with poort.open(request, pk, doel=Doel.HULP, onderdelen=DELEN, recht=Recht.SCHRIJVEN) as zicht:
        kop = bewoners.kop(zicht)
        tekst = "" if zicht.dossier.afscherming else "\n".join(_regels(zicht, kop))
        if request.GET.get("bestand") == "1":
            if not tekst:
                raise GeenToegang
            return _bestand(tekst)
        inhoud = {
            "pk": pk,
            "kop": kop,
            "tekst": tekst,
            "rijen": tekst.count("\n") + 2,
            "team_id": zicht.dossier.team_id,
            "elders": teams.elders(zicht.dossier.team_id, van=zicht.wie.medewerker_id),
        }
        return toon(request, "werkplek/overnemen.html", inhoud)


def _bestand(tekst: str) -> HttpResponse:
    """De naam van het bestand zegt niet over wie het gaat."""
    antwoord = HttpResponse(tekst + "\n", content_type="text/plain; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="overnemen.txt"'
    antwoord["Cache-Control"] = "no-store"
    return antwoord


def _regels(zicht: Zicht, kop: bewoners.Kop) -> Iterator[str]:
    """Een gegeven per regel. Geen BSN en geen gesprekken: die gaan niet mee."""
    pk, delen = zicht.dossier.pk, zicht.onderdelen
    yield _("Huishouden: %(naam)s") % {"naam": kop.naam}
    yield _("Bekend sinds: %(dag)s") % {"dag": kop.bekend_sinds.strftime(DAG)}
    if kop.woonplek:
        yield _("Adres: %(adres)s") % {"adres": kop.woonplek.regel}
    if Onderdeel.MENSEN in delen:
        for mens in bewoners.mensen(pk):
            if mens.hier:
                yield _mens(mens)
    for vraag in toegang.wat_speelt_er(pk, delen).vragen:
        yield _("Vraag van %(dag)s: %(tekst)s") % {
            "dag": klok.dag_van(vraag.op).strftime(DAG),
            "tekst": _een_regel(vraag.tekst),
        }
    plan = casus.plan(zicht)
    for doel in plan.lopend:
        yield _("Doel: %(tekst)s") % {"tekst": _een_regel(doel.doel.tekst)}
    for actie in plan.nog_open:
        yield _("Actie: %(tekst)s (%(wie)s)") % {
            "tekst": _een_regel(actie.actie.tekst),
            "wie": actie.wie,
        }


def _mens(mens: Mens) -> str:
    geboren = mens.persoon.geboortedatum if not mens.persoon.datumgebruik else None
    delen = [mens.naam, mens.rol, geboren.strftime(DAG) if geboren else "", mens.persoon.telefoon]
    return _("Persoon: %(wat)s") % {"wat": ", ".join(filter(None, map(str, delen)))}


def _een_regel(tekst: str) -> str:
    return " ".join(tekst.split())
