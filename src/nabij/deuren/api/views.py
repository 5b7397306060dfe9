"""De adressen van HSDS 3.0 en Open Referral UK, alleen om te lezen."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nabij.deuren.api import vraag
from nabij.deuren.api.antwoord import niet_gevonden, openbaar
from nabij.deuren.api.beschrijving import beschrijf
from nabij.kamers.kaart.models import Aanbod, AanbodPlek, Organisatie, Wijziging
from nabij.koppelingen.hsds.formaat import VERSIE, Stuk
from nabij.koppelingen.hsds.termen import alle_indelingen, alle_termen
from nabij.koppelingen.hsds.uitgeven import (
    Uitgever,
    alle_aanbod,
    alle_organisaties,
    alle_plekken,
)

WORTEL = "/api/hsds/v3"


def _op_id(rijen: QuerySet[Any], model: Any, gezocht: str) -> Any:
    """Zoek eerst licht welke rij het is, en haal dan alles erbij."""
    pk = model.objects.filter(vraag.op_id(gezocht)).values_list("pk", flat=True).first()
    return get_object_or_404(rijen, pk=pk)


@openbaar
def basis(request: HttpRequest) -> Stuk:
    beschrijving = f"{settings.ADRES}{WORTEL}/openapi.json"
    return {"version": VERSIE, "profile": beschrijving, "openapi_url": beschrijving}


@openbaar
def openapi(request: HttpRequest) -> Stuk:
    return beschrijf(f"{settings.ADRES}{WORTEL}")


@openbaar
def diensten(request: HttpRequest) -> Stuk:
    vraag.eis_json(request)
    past = vraag.filter_aanbod(request)
    if vraag.ja(request, "minimal"):
        return vraag.als_blad(
            request,
            Aanbod.objects.filter(past).order_by("pk").only("hsds_id", "vastgelegd_op"),
            _alleen_wanneer,
            hoogstens=vraag.MEESTE_KORT,
            anders=vraag.MEESTE_KORT,
        )
    kort = not vraag.ja(request, "full")
    uitgever = Uitgever(openbaar=True)

    def maak(rijen: list[Aanbod]) -> list[Stuk]:
        uitgever.haal_plekken(een.organisatie for een in rijen if not kort)
        return [uitgever.dienst(een, kort=kort) for een in rijen]

    return vraag.als_blad(request, alle_aanbod(kort=kort).filter(past), maak)


def _alleen_wanneer(rijen: list[Aanbod]) -> list[Stuk]:
    """Alleen id en wanneer het hier voor het laatst veranderde, voor wie bijblijft."""
    laatst = dict(
        Wijziging.objects.filter(aanbod__in=rijen)
        .order_by("vastgelegd_op")
        .values_list("aanbod_id", "vastgelegd_op")
    )
    return [
        {
            "id": str(een.hsds_id or een.pk),
            "modified_date": laatst.get(een.pk, een.vastgelegd_op).isoformat(),
        }
        for een in rijen
    ]


@openbaar
def dienst(request: HttpRequest, id: str) -> Stuk:
    rij = _op_id(alle_aanbod(), Aanbod, id)
    uitgever = Uitgever(openbaar=True)
    uitgever.haal_plekken([rij.organisatie])
    return uitgever.dienst(rij)


@openbaar
def organisaties(request: HttpRequest) -> Stuk:
    vraag.eis_json(request)
    vol = vraag.ja(request, "full")
    helemaal = vraag.ja(request, "full_service")
    gezocht = vraag.tekst(request, "search")
    past = Q(naam__icontains=gezocht) | Q(omschrijving__icontains=gezocht) if gezocht else Q()
    kort = not (vol or helemaal)
    rijen = alle_organisaties(kort=kort, met_aanbod=helemaal).filter(past)
    return vraag.als_blad(request, rijen, _organisaties(kort=kort, helemaal=helemaal))


def _organisaties(*, kort: bool, helemaal: bool) -> Any:
    uitgever = Uitgever(openbaar=True)

    def maak(rijen: list[Organisatie]) -> list[Stuk]:
        if kort:
            return [uitgever.organisatie(een, kort=True) for een in rijen]
        uitgever.haal_plekken(rijen)
        return [
            uitgever.organisatie(
                een,
                diensten=[
                    uitgever.dienst(aanbod, kort=not helemaal, organisatie=False)
                    for aanbod in een.aanbod.all()
                ],
            )
            for een in rijen
        ]

    return maak


@openbaar
def organisatie(request: HttpRequest, id: str) -> Stuk:
    helemaal = vraag.ja(request, "full_service")
    rij = _op_id(alle_organisaties(met_aanbod=helemaal), Organisatie, id)
    (stuk,) = _organisaties(kort=False, helemaal=helemaal)([rij])
    return dict(stuk)


@openbaar
def op_plekken(request: HttpRequest) -> Stuk:
    vraag.eis_json(request)
    kort = not vraag.ja(request, "full")
    uitgever = Uitgever(openbaar=True)
    past = vraag.filter_aanbod(request)
    rijen = alle_plekken(kort=kort)
    if past:
        aanbod = Aanbod.objects.filter(past, pk=OuterRef("aanbod_id"))
        rijen = rijen.filter(Exists(aanbod))

    def maak(hier: list[AanbodPlek]) -> list[Stuk]:
        uitgever.haal_plekken(een.aanbod.organisatie for een in hier if not kort)
        return [uitgever.aanbod_op_plek(een, kort=kort, dienst=True) for een in hier]

    return vraag.als_blad(request, rijen, maak)


@openbaar
def op_plek(request: HttpRequest, id: str) -> Stuk:
    rij = _op_id(alle_plekken(), AanbodPlek, id)
    uitgever = Uitgever(openbaar=True)
    uitgever.haal_plekken([rij.aanbod.organisatie])
    return uitgever.aanbod_op_plek(rij, dienst=True)


@openbaar
def indelingen(request: HttpRequest) -> Stuk:
    vraag.eis_json(request)
    gezocht = vraag.tekst(request, "search").casefold()
    alle = [een for een in alle_indelingen() if gezocht in _woorden(een)]
    return vraag.als_blad(request, alle, list)


@openbaar
def indeling(request: HttpRequest, id: str) -> Stuk:
    return _een_van(alle_indelingen(), id)


@openbaar
def termen(request: HttpRequest) -> Stuk:
    vraag.eis_json(request)
    gezocht = vraag.tekst(request, "search").casefold()
    alle = alle_termen(
        in_indeling=vraag.tekst(request, "taxonomy_id"),
        ouder=vraag.tekst(request, "parent_id"),
        zonder_ouder=vraag.ja(request, "top_only"),
    )
    return vraag.als_blad(request, [een for een in alle if gezocht in _woorden(een)], list)


@openbaar
def term(request: HttpRequest, id: str) -> Stuk:
    return _een_van(alle_termen(), id)


def _woorden(stuk: Stuk) -> str:
    return f"{stuk['name']} {stuk['description']}".casefold()


def _een_van(stukken: list[Stuk], gezocht: str) -> Stuk:
    for stuk in stukken:
        if stuk["id"] == gezocht:
            return stuk
    raise Http404


@login_not_required
def onbekend(request: HttpRequest, rest: str) -> HttpResponse:
    """Een adres onder de API dat er niet is: ook dan geen pagina, maar een antwoord."""
    return niet_gevonden()
