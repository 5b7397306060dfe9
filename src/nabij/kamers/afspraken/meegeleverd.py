"""De afspraken die met het product meekomen, uit `inhoud/*.yaml`.

Geladen door migratie 0002. Een leeggemaakte database krijgt ze terug, want zonder themas en
aflopen werkt geen scherm. Wat er al staat blijft staan: een gemeente mag alles veranderen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import models

WIE = "Nabij, meegeleverd"
VANAF = date(2015, 1, 1)

GeefModel = Callable[[str], type[models.Model]]
Rij = dict[str, Any]


def plek(naam: str) -> Path:
    """Waar `inhoud/<naam>.yaml` staat."""
    return Path(__file__).parent / "inhoud" / f"{naam}.yaml"


def lees(naam: str) -> dict[str, Any]:
    """De inhoud van `inhoud/<naam>.yaml`."""
    inhoud: dict[str, Any] = yaml.safe_load(plek(naam).read_text(encoding="utf-8"))
    return inhoud


@cache
def themawoorden() -> dict[str, frozenset[str]]:
    """Van elk meegeleverd thema de woorden die erbij horen; een andere code is van de gemeente."""
    return {rij["id"]: frozenset(rij["woorden"]) for rij in lees("themas")["themas"]}


def _met_kop(rijen: list[Rij], waarom: str = "") -> Iterator[Rij]:
    for plek, rij in enumerate(rijen, start=1):
        eigen = {sleutel: waarde for sleutel, waarde in rij.items() if sleutel != "id"}
        kop = {"van": VANAF, "wie": WIE, "waarom": waarom, "volgorde": plek}
        yield {**kop, "code": rij.get("id", ""), **eigen}


def _doelen(rijen: list[Rij], waarom: str) -> Iterator[Rij]:
    nummer: dict[str, int] = {}
    for rij in _met_kop(rijen, waarom):
        gebied = rij.pop("gebied")
        nummer[gebied] = nummer.get(gebied, 0) + 1
        yield {
            **rij,
            "code": f"{gebied}_{nummer[gebied]}",
            "leefgebied_id": gebied,
            "van_wie": rij["van"],
            "van": VANAF,
            "van_stap_id": rij.pop("van_stap", None),
            "naar_stap_id": rij.pop("naar_stap", None),
        }


def _erbij(rijen: list[Rij], *, wegwijzer: bool = False) -> Iterator[Rij]:
    for rij in _met_kop(rijen):
        yield {"toestand": rij["code"], "wegwijzer": wegwijzer, **rij}


def tabellen() -> Iterator[tuple[str, list[Rij]]]:
    """De modelnaam en zijn rijen, in de volgorde waarin ze naar elkaar wijzen."""
    themas, gebieden, meedoen = lees("themas"), lees("leefgebieden"), lees("meedoen_en_doelen")
    yield "Thema", list(_met_kop(themas["themas"], themas["waarom"]))
    yield "Leefgebied", list(_met_kop(gebieden["leefgebieden"], gebieden["waarom"]))
    yield "Stap", list(_met_kop(meedoen["stappen"], meedoen["waarom"]))
    yield "Afloop", list(_met_kop(meedoen["aflopen"], meedoen["waarom"]))
    yield "Doelvoorbeeld", list(_doelen(meedoen["doelen"], meedoen["waarom"]))
    yield "Norm", list(_met_kop(lees("normen")["normen"]))
    erbij = lees("erbij_halen")
    yield "Erbijregel", [*_erbij(erbij["regels"]), *_erbij(erbij["wegwijzers"], wegwijzer=True)]
    regels = lees("bewaarregels")["bewaarregels"]
    yield "Bewaarregel", [{**rij, "waarom": rij["bron"]} for rij in _met_kop(regels)]
    regelingen = lees("geld")["regelingen"]
    yield "Regeling", list(_met_kop(regelingen, "Woorden zonder bedragen, na te lezen in de bron."))
    termijnen = lees("termijnen")
    yield "Wettermijn", list(_met_kop(termijnen["termijnen"]))
    yield "GelijkgesteldeDag", list(_met_kop(termijnen["gelijkgestelde_dagen"]))


def laad(geef_model: GeefModel) -> None:
    """Zet elke meegeleverde tabel die leeg is. `geef_model`: van naam naar model.

    Een tabel die er bij een oudere migratie nog niet is, komt bij een latere aan de beurt.
    """
    for naam, rijen in tabellen():
        try:
            model = geef_model(naam)
        except LookupError:
            continue
        if not model._default_manager.exists():
            _zet(model, rijen)


def laad_nieuwe_codes(geef_model: GeefModel, naam: str) -> None:
    """Zet van een tabel die al gevuld is alleen wat er met een nieuwe code bij kwam."""
    model = geef_model(naam)
    bekend = set(model._default_manager.values_list("code", flat=True))
    _zet(model, [rij for rij in dict(tabellen())[naam] if rij["code"] not in bekend])


def _zet(model: type[models.Model], rijen: list[Rij]) -> None:
    velden = {veld.attname for veld in model._meta.concrete_fields}
    model._default_manager.bulk_create(
        model(**{sleutel: waarde for sleutel, waarde in rij.items() if sleutel in velden})
        for rij in rijen
        if _kent(model, rij)
    )


def _kent(model: type[models.Model], rij: Rij) -> bool:
    """Of de tabel van dit moment de keuzes al kent; anders komt de rij bij een latere migratie."""
    return all(
        not veld.choices or rij.get(veld.attname, "") in {"", *dict(veld.flatchoices)}
        for veld in model._meta.concrete_fields
    )
