"""Rijen van de sociale kaart schrijven, vervangen en weer vinden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from nabij.kamers.kaart import handelingen as kaart
from nabij.kamers.kaart.models import (
    Aanbod,
    Contactpersoon,
    Organisatie,
    Telefoon,
    Via,
    Wijziging,
)
from nabij.kamers.kaart.models.spoor import Wachtsoort
from nabij.kamers.kaart.regels.telefoon import normaal_nummer
from nabij.koppelingen.hsds import vertaling, wachttijd
from nabij.koppelingen.hsds.formaat import is_uuid
from nabij.koppelingen.hsds.kolommen import Gelezen

M = TypeVar("M", bound=Model)


class Uitkomst(StrEnum):
    NIEUW = "nieuw"
    VERANDERD = "veranderd"
    AL_BEKEND = "al_bekend"


def vind(model: type[M], hsds_id: str) -> M | None:
    """De rij die onder deze id binnenkwam, of die hier begon en zo naar buiten ging."""
    alle = model._default_manager
    gevonden = alle.filter(hsds_id=hsds_id).first()
    if gevonden is None and is_uuid(hsds_id):
        gevonden = alle.filter(pk=UUID(hsds_id), hsds_id="").first()
    return gevonden


def bewaar(rij: Any, gelezen: Gelezen, *, met_id: bool = False) -> Any:
    for naam, waarde in gelezen.waarden.items():
        setattr(rij, naam, waarde)
    rij.hsds = {n: deel for n, deel in gelezen.rest.items() if n != "id" or met_id}
    if not rij._state.adding and hasattr(rij, "versie"):
        rij.versie += 1
    rij.save()
    return rij


def vervang(model: type[Any], bij: str, ouder: Any, rijen: Sequence[Gelezen]) -> None:
    """De delen van een ouder, opnieuw. Hun id staat in `hsds`: die mag bij meer ouders staan."""
    model.objects.filter(**{bij: ouder}).delete()
    model.objects.bulk_create(model(**{bij: ouder}, **een.waarden, hsds=een.rest) for een in rijen)


def vervang_bereik(ouder: Any, bij: str, delen: tuple[list[Gelezen], list[Gelezen]]) -> None:
    telefoons, mensen = delen
    for een in telefoons:
        een.waarden["normaal"] = normaal_nummer(een.waarden["nummer"])
    vervang(Telefoon, bij, ouder, telefoons)
    openbaar = set(
        Contactpersoon.objects.filter(**{bij: ouder}, openbaar=True).values_list("naam", "email")
    )
    for een in mensen:
        een.waarden["openbaar"] = (een.waarden["naam"], een.waarden["email"]) in openbaar
    vervang(Contactpersoon, bij, ouder, mensen)


def vervang_rijen(model: type[Any], aanbod: Aanbod, veld: str, waarden: Iterable[Any]) -> None:
    model.objects.filter(aanbod=aanbod).delete()
    model.objects.bulk_create(
        model(aanbod=aanbod, **{veld: waarde}) for waarde in dict.fromkeys(waarden)
    )


def leg_wachttijden_vast(
    peilingen: Sequence[wachttijd.Peiling],
    *,
    aanbod: Aanbod | None = None,
    organisatie: Organisatie | None = None,
) -> None:
    for een in peilingen:
        if organisatie is not None and not een.product:
            continue
        kaart.leg_wachttijd_vast(
            soort=Wachtsoort(een.soort),
            weken=een.weken,
            marge=een.marge,
            n=een.n,
            peildatum=een.peildatum,
            bron=een.bron,
            product=een.product,
            aanbod_id=aanbod.pk if aanbod else None,
            organisatie_id=organisatie.pk if organisatie else None,
        )


def stand(rij: Aanbod) -> dict[str, Any]:
    return {kolom.kolom: getattr(rij, kolom.kolom) for kolom in vertaling.AANBOD}


def laat_spoor_na(rij: Aanbod, was: Mapping[str, Any]) -> None:
    """Een nieuw aanbod, of elk veld dat anders werd."""
    if not was:
        Wijziging.objects.create(aanbod=rij, via=Via.HSDS, wat="nieuw")
        return
    Wijziging.objects.bulk_create(
        Wijziging(
            aanbod=rij,
            via=Via.HSDS,
            wat="veranderd",
            veld=veld,
            was=_als_tekst(was[veld]),
            werd=_als_tekst(werd),
        )
        for veld, werd in stand(rij).items()
        if was[veld] != werd
    )


def _als_tekst(waarde: Any) -> str:
    return "" if waarde is None else str(waarde)
