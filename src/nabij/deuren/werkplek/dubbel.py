"""Staat een huishouden er twee keer? Zoeken, samenvoegen, en weer uit elkaar halen.

Wie van beide het geheel houdt beslist. Weet een ander team meer, dan bel je; die draagt eerst over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from nabij.deuren.werkplek.forms import SamenForm, UiteenForm
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.account.models import Rolnaam
from nabij.kamers.bewoners import handelingen
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.bewoners.models import Samenvoeging
from nabij.kamers.bewoners.overzichten import Mens
from nabij.kamers.bewoners.regels.dubbel import zelfde_mensen
from nabij.kamers.casus import overzichten as casus
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort, rechten
from nabij.kamers.poort.begrippen import Doel, Onderdeel, Recht, Relatie
from nabij.kamers.poort.models import Betrokkenheid, Dossier, SeintjeSoort
from nabij.kamers.poort.wachter import GeenToegang

DELEN = [Onderdeel.PLAN, Onderdeel.NAAM, Onderdeel.MENSEN]
MEEST = 5


def zoek(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Zoek naar hetzelfde huishouden. Alleen met een tik: een ander team krijgt er bericht van."""
    with poort.open(request, pk, doel=Doel.HULP, onderdelen=DELEN, recht=Recht.REGIE) as zicht:
        gezocht = request.method == "POST"
        inhoud = {
            "pk": pk,
            "kop": bewoners.kop(zicht),
            "samengevoegd": bewoners.samenvoegingen(pk),
            "form": UiteenForm(),
            "gezocht": gezocht,
            **(_gevonden(request, pk) if gezocht else {}),
        }
        return toon(request, "werkplek/dubbel.html", inhoud)


def _gevonden(request: HttpRequest, pk: UUID) -> dict[str, Any]:
    """Wat je samen kunt voegen, wat je wel mag zien, en van de rest een kaartje."""
    lijkt = bewoners.misschien_hetzelfde(pk)[:MEEST]
    namen = _namen(request, Q(pk__in=lijkt)) if lijkt else {}
    regie = _met_regie(request, lijkt)
    kaartjes = [
        poort_handelingen.kaartje(request, dossier_id=ander)
        for ander in lijkt
        if ander not in namen
    ]
    eersten = _eersten([ander for ander in namen if ander not in regie])
    return {
        "eigen": [(ander, naam) for ander, naam in namen.items() if ander in regie],
        "van_ander": [
            (naam, eersten.get(ander)) for ander, naam in namen.items() if ander not in regie
        ],
        "kaartjes": [een for een in kaartjes if een is not None],
    }


def _namen(request: HttpRequest, kies: Q) -> Mapping[UUID, str]:
    relaties = [Relatie.BETROKKEN, Relatie.VERVANGER, Relatie.LEIDER]
    with poort.lijst(request, doel=Doel.HULP, relaties=relaties, kies=kies) as lijst:
        return bewoners.namen(lijst.ids)


def _met_regie(request: HttpRequest, dossiers: list[UUID]) -> set[UUID]:
    mag = rechten.mag_q(poort.wie(request), Recht.REGIE, Onderdeel.PLAN)
    return set(Dossier.objects.filter(mag, pk__in=dossiers).values_list("pk", flat=True))


def _eersten(dossiers: list[UUID]) -> dict[UUID, str]:
    rijen = Betrokkenheid.objects.filter(
        dossier__in=dossiers, rol__in=list(rechten.EERSTEN), tot__isnull=True
    )
    return dict(rijen.values_list("dossier_id", "account__naam"))


def samen(request: HttpRequest, pk: UUID, ander: UUID) -> HttpResponse:
    """Het andere huishouden gaat op in dit. Wie van daar staat hier al, en waarom is het er een?"""
    if pk == ander:
        raise Http404
    with poort.open(request, ander, doel=Doel.HULP, onderdelen=DELEN, recht=Recht.REGIE) as daar:
        weg, leden, wacht = bewoners.kop(daar), _hier(ander), casus.overdracht_open(ander)
    with poort.open(request, pk, doel=Doel.HULP, onderdelen=DELEN, recht=Recht.REGIE) as zicht:
        eigen = _hier(pk)
        voorstel = zelfde_mensen(_per_id(eigen), _per_id(leden))
        form = SamenForm(request.POST or None, hier=eigen, daar=leden, voorstel=voorstel)
        overdracht = bool(wacht or casus.overdracht_open(pk))
        if request.method == "POST" and form.is_valid() and not overdracht:

            def werk() -> str:
                handelingen.voeg_samen(
                    blijft=pk, weg=ander, zelfde=form.zelfde,
                    reden=form.cleaned_data["reden"], door=zicht.wie,
                )  # fmt: skip
                meld(
                    request, _("Dit is nu een huishouden. Was het toch niet zo, dan kan het terug.")
                )
                return reverse("werkplek:huishouden", args=[pk])

            return _of_een_zin(request, werk, terug=reverse("werkplek:dubbel", args=[pk]))
        inhoud = {
            "pk": pk,
            "ander": ander,
            "kop": bewoners.kop(zicht),
            "weg": weg,
            "mensen": eigen,
            "form": form,
            "overdracht": overdracht,
        }
        return toon(request, "werkplek/samen.html", inhoud)


def _hier(pk: UUID) -> list[Mens]:
    return [mens for mens in bewoners.mensen(pk) if mens.hier]


def _per_id(mensen: list[Mens]) -> dict[UUID, Any]:
    return {mens.id: mens.persoon for mens in mensen}


def _of_een_zin(request: HttpRequest, werk: Callable[[], str], *, terug: str) -> HttpResponse:
    try:
        return eenmalig(request, werk)
    except handelingen.GaatNietSamen as fout:
        meld(request, str(fout), soort=messages.WARNING)
        return HttpResponseRedirect(terug)


def uiteen(request: HttpRequest, pk: UUID, samen: UUID) -> HttpResponse:
    """Wat samengevoegd was gaat weer uit elkaar, met een reden."""
    with poort.open(request, pk, doel=Doel.HULP, onderdelen=DELEN, recht=Recht.REGIE) as zicht:
        rij = Samenvoeging.objects.filter(pk=samen, dossier_id=pk).select_related("door").first()
        if rij is None:
            raise Http404
        form = UiteenForm(request.POST or None)
        terug = reverse("werkplek:dubbel", args=[pk])
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.haal_uit_elkaar(
                    samen=rij, reden=form.cleaned_data["reden"], door=zicht.wie
                )
                meld(request, _("Het zijn weer twee huishoudens, elk met het eigen verhaal."))
                return terug

            return _of_een_zin(request, werk, terug=terug)
        inhoud = {"pk": pk, "kop": bewoners.kop(zicht), "rij": rij, "form": form}
        return toon(request, "werkplek/uiteen.html", inhoud)


def in_team(request: HttpRequest) -> HttpResponse:
    """Voor de teamleider: welke huishoudens op elkaar lijken. Een tik vraagt het de regisseurs."""
    kijkt = poort.wie(request)
    if not kijkt.heeft_rol(Rolnaam.TEAMLEIDER):
        raise GeenToegang
    geleid = rechten.mag_q(kijkt, Recht.VERDELEN, Onderdeel.NAAM)
    paren = bewoners.dubbel_onder(geleid)
    if request.method == "POST":
        return _vraag_regisseurs(request, paren)
    getoond = paren[:MEEST]
    namen = _namen(request, Q(pk__in={pk for paar in getoond for pk in paar})) if getoond else {}
    eersten = _eersten(list(namen))
    rijen = [
        {
            "paar": f"{een},{ander}",
            "huizen": [(namen[pk], eersten.get(pk, "")) for pk in (een, ander)],
        }
        for een, ander in getoond
        if een in namen and ander in namen
    ]
    meer = len(paren) - len(getoond)
    return toon(request, "werkplek/dubbel_in_team.html", {"rijen": rijen, "meer": meer})


def _vraag_regisseurs(request: HttpRequest, paren: list[tuple[UUID, UUID]]) -> HttpResponse:
    paar = next((p for p in paren if f"{p[0]},{p[1]}" == request.POST.get("paar")), None)
    terug = reverse("werkplek:dubbel_in_team")

    def werk() -> str:
        for dossier_id in paar or ():
            poort_handelingen.seintje(
                dossier_id=dossier_id, soort=SeintjeSoort.DUBBEL, van=poort.wie(request)
            )
        zin = _("Gevraagd.") if paar else _("Deze twee lijken niet meer op elkaar.")
        meld(request, zin)
        return terug

    return eenmalig(request, werk)
