"""Wat er in het adres gevraagd mag worden: de bladzijde en de filters van HSDS 3.0."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from nabij.deuren.api.antwoord import VerkeerdeVraag
from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.kaart.models import (
    AanbodDoelgroep,
    AanbodGebied,
    AanbodPlek,
    AanbodTerm,
    AanbodThema,
    Doelgroep,
    Organisatie,
    Plek,
    Wijziging,
    Zoekstam,
)
from nabij.kamers.kaart.overzichten.zoeken import begrippen, punt_van
from nabij.kamers.kaart.regels.afstand import Punt, afstand_km, vak_om
from nabij.kamers.wijk.overzichten import buurt_bij_postcode
from nabij.kamers.wijk.regels import normale_postcode
from nabij.koppelingen.hsds import vertaling
from nabij.koppelingen.hsds.formaat import Stuk, blad, is_uuid

PER_BLAD, MEESTE_PER_BLAD, MEESTE_KORT = 50, 100, 10_000
LANGSTE: Final = 250
VERSTE_METER: Final = 50_000
_JA: Final = {"true": True, "1": True, "false": False, "0": False}


def getal(request: HttpRequest, veld: str, anders: int, *, hoogstens: int) -> int:
    ruw = request.GET.get(veld, "")
    if not ruw:
        return anders
    if not (ruw.isascii() and ruw.isdigit() and len(ruw) <= 9 and 1 <= int(ruw) <= hoogstens):
        raise VerkeerdeVraag(veld, f"geef een getal van 1 tot en met {hoogstens}")
    return int(ruw)


def ja(request: HttpRequest, veld: str) -> bool:
    ruw = request.GET.get(veld, "")
    if not ruw:
        return False
    if ruw.lower() not in _JA:
        raise VerkeerdeVraag(veld, "geef true of false")
    return _JA[ruw.lower()]


def tekst(request: HttpRequest, veld: str) -> str:
    ruw = request.GET.get(veld, "").strip()
    if len(ruw) > LANGSTE or "\0" in ruw:
        raise VerkeerdeVraag(veld, f"geef hoogstens {LANGSTE} tekens")
    return ruw


def moment(request: HttpRequest, veld: str) -> datetime | None:
    """Een dag of een tijdstip. Een dag begint in Nederland; een tijd zonder zone is UTC."""
    ruw = tekst(request, veld)
    if not ruw:
        return None
    try:
        # Een plus in een adres is een spatie; wie hem niet omzette bedoelt een tijdzone.
        gelezen = datetime.fromisoformat(ruw.replace(" ", "+") if "T" in ruw else ruw)
    except ValueError as fout:
        zin = "geef een datum of een tijdstip, zoals 2026-11-01"
        raise VerkeerdeVraag(veld, zin) from fout
    if len(ruw) == len("2026-11-01"):
        return klok.begin_van(gelezen.date())
    return gelezen if gelezen.tzinfo else gelezen.replace(tzinfo=UTC)


def eis_json(request: HttpRequest) -> None:
    if request.GET.get("format", "json") != "json":
        raise VerkeerdeVraag("format", "alleen json")


def als_blad(
    request: HttpRequest,
    rijen: QuerySet[Any] | list[Any],
    maak: Callable[[list[Any]], list[Stuk]],
    *,
    hoogstens: int = MEESTE_PER_BLAD,
    anders: int = PER_BLAD,
) -> Stuk:
    """Een bladzijde met de bladwijzer van de standaard. Voorbij het einde is hij leeg."""
    per = getal(request, "per_page", anders, hoogstens=hoogstens)
    nummer = getal(request, "page", 1, hoogstens=1_000_000)
    totaal = len(rijen) if isinstance(rijen, list) else rijen.count()
    hier = list(rijen[(nummer - 1) * per : nummer * per])
    return blad(maak(hier), nummer=nummer, totaal=totaal, per=per)


# Filters op aanbod.


def filter_aanbod(request: HttpRequest) -> Q:
    """Wat de standaard aan filters kent, als voorwaarde op `Aanbod`."""
    return (
        _woorden(tekst(request, "search"))
        & _term(tekst(request, "taxonomy_term_id"))
        & _indeling(tekst(request, "taxonomy_id"))
        & _organisatie(tekst(request, "organization_id"))
        & _gewijzigd(moment(request, "modified_after"))
        & _in_de_buurt(request)
    )


def _bij(model: Any, **past: Any) -> Q:
    return Q(Exists(model.objects.filter(aanbod=OuterRef("pk"), **past)))


_NIETS: Final = Q(pk__in=())


def _woorden(gezocht: str) -> Q:
    """Elk woord moet passen, zelf of als een woord dat hetzelfde betekent."""
    past = Q()
    for begrip in begrippen(gezocht)[0] if gezocht else ():
        past &= _bij(Zoekstam, stam__in=sorted(begrip.onder))
    return past


def _term(gezocht: str) -> Q:
    if not gezocht:
        return Q()
    for thema in afspraken.themas():
        if gezocht == vertaling.term_id(vertaling.THEMAS, thema.code):
            return _bij(AanbodThema, thema=thema.code)
    for doelgroep in Doelgroep.values:
        if gezocht == vertaling.term_id(vertaling.DOELGROEPEN, doelgroep):
            return _bij(AanbodDoelgroep, doelgroep=doelgroep)
    return _bij(AanbodTerm, term__hsds_id=gezocht)


def _indeling(gezocht: str) -> Q:
    modellen = {vertaling.THEMAS: AanbodThema, vertaling.DOELGROEPEN: AanbodDoelgroep}
    if not gezocht:
        return Q()
    if gezocht in modellen:
        return _bij(modellen[gezocht])
    return _bij(AanbodTerm, term__indeling__hsds_id=gezocht)


def op_id(gezocht: str, voor: str = "") -> Q:
    """De rij met deze id van de bron, of met onze eigen als zij hier begon."""
    past = Q(**{f"{voor}hsds_id": gezocht})
    if is_uuid(gezocht):
        past |= Q(**{f"{voor}pk": UUID(gezocht), f"{voor}hsds_id": ""})
    return past


def _organisatie(gezocht: str) -> Q:
    if not gezocht:
        return Q()
    return Q(organisatie__in=Organisatie.objects.filter(op_id(gezocht)).values("pk"))


def _gewijzigd(sinds: datetime | None) -> Q:
    """Hier veranderd of binnengekomen, ook als de bron er een oudere dag bij zet."""
    if sinds is None:
        return Q()
    return Q(vastgelegd_op__gte=sinds) | _bij(Wijziging, vastgelegd_op__gte=sinds)


def _in_de_buurt(request: HttpRequest) -> Q:
    """`postcode`: aanbod voor de buurt van die postcode; met `proximity` op een plek dichtbij."""
    postcode = tekst(request, "postcode")
    meter = getal(request, "proximity", 0, hoogstens=VERSTE_METER)
    if not postcode:
        if meter:
            raise VerkeerdeVraag("proximity", "geef er een postcode bij")
        return Q()
    if normale_postcode(postcode) is None:
        raise VerkeerdeVraag("postcode", "geef een postcode, zoals 9901AB")
    if meter:
        punt = punt_van(postcode)
        return _NIETS if punt is None else _bij(AanbodPlek, plek__in=_plekken_om(punt, meter))
    gebied = buurt_bij_postcode(postcode)
    if gebied is None:
        return _NIETS
    boven = [gebied.pk, gebied.ouder_id, gebied.gemeente.pk]
    return ~_bij(AanbodGebied) | _bij(AanbodGebied, gebied__in=boven)


def _plekken_om(punt: Punt, meter: int) -> list[UUID]:
    """De plekken binnen zoveel meter, hemelsbreed."""
    vak = vak_om(punt, meter / 1000)
    rijen = Plek.objects.filter(
        breedte__range=(vak.zuid, vak.noord), lengte__range=(vak.west, vak.oost)
    ).values_list("pk", "lengte", "breedte")
    return [
        pk
        for pk, lengte, breedte in rijen
        if lengte is not None
        and breedte is not None
        and afstand_km(punt, Punt(lengte, breedte)) * 1000 <= meter
    ]
