"""HSDS als tabellen: een lijst rijen per soort, met verwijzingen. Hier worden het weer gehelen.

Een rij hangt aan alles waar zij naar verwijst, en houdt haar verwijzingen. Wijst zij nergens heen,
dan staat dat in een zin. In een tabel heeft een cel geen soort: een nummer in een tekstveld is
tekst.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from nabij.koppelingen.hsds.soorten import SOORTEN

Rij = dict[str, Any]
Zin = tuple[str, str]

_SOORTEN: Final = {
    "organizations": "organization",
    "programs": "program",
    "services": "service",
    "attributes": "attribute",
    "service_at_location": "service_at_location",
    "service_at_locations": "service_at_location",
    "locations": "location",
    "phones": "phone",
    "contacts": "contact",
    "addresses": "address",
    "schedules": "schedule",
    "funding": "funding",
    "service_areas": "service_area",
    "required_documents": "required_document",
    "languages": "language",
    "accessibility": "accessibility",
    "taxonomy_terms": "taxonomy_term",
    "taxonomies": "taxonomy",
    "metadata": "metadata",
    "cost_options": "cost_option",
    "organization_identifiers": "organization_identifier",
}
_ZONDER_BETEKENIS: Final = frozenset({"meta_table_descriptions"})
# (kind, verwijzing van het kind, ouder, veld bij de ouder), van klein naar groot.
_HANGT_AAN: Final = (
    ("language", "phone_id", "phone", "languages"),
    ("language", "location_id", "location", "languages"),
    ("language", "service_id", "service", "languages"),
    ("phone", "contact_id", "contact", "phones"),
    ("phone", "location_id", "location", "phones"),
    ("phone", "service_at_location_id", "service_at_location", "phones"),
    ("phone", "service_id", "service", "phones"),
    ("phone", "organization_id", "organization", "phones"),
    ("contact", "location_id", "location", "contacts"),
    ("contact", "service_at_location_id", "service_at_location", "contacts"),
    ("contact", "service_id", "service", "contacts"),
    ("contact", "organization_id", "organization", "contacts"),
    ("schedule", "location_id", "location", "schedules"),
    ("schedule", "service_at_location_id", "service_at_location", "schedules"),
    ("schedule", "service_id", "service", "schedules"),
    ("address", "location_id", "location", "addresses"),
    ("accessibility", "location_id", "location", "accessibility"),
    ("funding", "service_id", "service", "funding"),
    ("funding", "organization_id", "organization", "funding"),
    ("service_area", "service_id", "service", "service_areas"),
    ("required_document", "service_id", "service", "required_documents"),
    ("cost_option", "service_id", "service", "cost_options"),
    ("organization_identifier", "organization_id", "organization", "organization_identifiers"),
    ("program", "organization_id", "organization", "programs"),
    ("location", "organization_id", "organization", "locations"),
    ("service_at_location", "service_id", "service", "service_at_locations"),
    ("service", "organization_id", "organization", "services"),
)
# Verwijzingen van een stuk naar een ander dat erin komt te staan.
_STAAT_IN: Final = (
    ("taxonomy_term", "taxonomy_id", "taxonomy", "taxonomy_detail"),
    ("attribute", "taxonomy_term_id", "taxonomy_term", "taxonomy_term"),
    ("service_at_location", "location_id", "location", "location"),
    ("service", "program_id", "program", "program"),
)
_BOVENAAN: Final = ("organization", "taxonomy", "taxonomy_term")


def is_tabel(geheel: Mapping[str, Any]) -> bool:
    """Waar als dit een lijst rijen per soort is: elke naam eindigt op .csv."""
    return bool(geheel) and all(
        naam.endswith(".csv") and isinstance(rijen, list) for naam, rijen in geheel.items()
    )


def vouw(geheel: Mapping[str, Any]) -> tuple[list[tuple[str, Rij, str]], list[Zin]]:
    """(soort, geheel, waar) van wat bovenaan staat, en (waar, zin) van wat nergens bij hoort."""
    zinnen: list[Zin] = []
    rijen = _rijen(geheel, zinnen)
    op_id: dict[tuple[str, str], Rij] = {}
    for soort, alle in rijen.items():
        for pad, rij in alle:
            sleutel = (soort, str(rij.get("id", "")))
            if sleutel in op_id and op_id[sleutel] != rij:
                zinnen.append((f"{pad}.id", "dit nummer staat bij nog een rij, met andere inhoud"))
            op_id.setdefault(sleutel, rij)
    _vouw_in(rijen, op_id, zinnen)
    hangt = _hang_op(rijen, op_id, zinnen)
    boven = [
        (soort, rij, pad)
        for soort, alle in rijen.items()
        for pad, rij in alle
        if soort in _BOVENAAN or (soort in ("location", "service") and id(rij) not in hangt)
    ]
    return boven, zinnen


def _rijen(geheel: Mapping[str, Any], zinnen: list[Zin]) -> dict[str, list[tuple[str, Rij]]]:
    rijen: dict[str, list[tuple[str, Rij]]] = defaultdict(list)
    for naam, lijst in geheel.items():
        soort = _SOORTEN.get(naam.removesuffix(".csv"), "")
        if not soort:
            if naam.removesuffix(".csv") not in _ZONDER_BETEKENIS:
                zinnen.append((naam, "deze tabel kent HSDS niet"))
            continue
        for nummer, rij in enumerate(lijst):
            pad = f"{naam}[{nummer}]"
            if isinstance(rij, dict):
                rijen[soort].append((pad, _als_tekst(soort, rij)))
            else:
                zinnen.append((pad, "dit is geen rij"))
    return rijen


def _als_tekst(soort: str, rij: Mapping[str, Any]) -> Rij:
    """Een nummer (van de Kamer van Koophandel, van een gebouw) is in het schema tekst."""
    velden = SOORTEN[soort].velden
    return {
        naam: str(waarde)
        if isinstance(waarde, int | float) and naam in velden and not velden[naam].getal
        else waarde
        for naam, waarde in rij.items()
    }


def _vouw_in(
    rijen: Mapping[str, list[tuple[str, Rij]]], op_id: Mapping[tuple[str, str], Rij], z: list[Zin]
) -> None:
    for soort, verwijzing, naar, veld in _STAAT_IN:
        for pad, rij in rijen.get(soort, ()):
            if verwijzing not in rij:
                continue
            ander = op_id.get((naar, str(rij[verwijzing])))
            if ander is None:
                z.append((f"{pad}.{verwijzing}", "dit wijst naar iets dat er niet in staat"))
            else:
                rij[veld] = ander


def _hang_op(
    rijen: Mapping[str, list[tuple[str, Rij]]], op_id: Mapping[tuple[str, str], Rij], z: list[Zin]
) -> set[int]:
    """Hang elke rij aan haar ouders. Geeft welke rijen (op `id()`) ergens aan hangen."""
    hangt = {
        id(rij[veld])
        for soort, _, _, veld in _STAAT_IN
        for _, rij in rijen.get(soort, ())
        if veld in rij
    }
    for pad, rij, naar, verwijzing, veld in _verbanden(rijen):
        ouder = op_id.get((naar, str(rij[verwijzing])))
        if ouder is None:
            z.append((f"{pad}.{verwijzing}", "dit wijst naar iets dat er niet in staat"))
            continue
        ouder.setdefault(veld, []).append(rij)
        hangt.add(id(rij))
    return hangt


def _verbanden(
    rijen: Mapping[str, list[tuple[str, Rij]]],
) -> Iterator[tuple[str, Rij, str, str, str]]:
    for kind, verwijzing, ouder, veld in _HANGT_AAN:
        for pad, rij in rijen.get(kind, ()):
            if verwijzing in rij:
                yield pad, rij, ouder, verwijzing, veld
    for kind, soort, verwijzing, veld in (
        ("attribute", "link_entity", "link_id", "attributes"),
        ("metadata", "resource_type", "resource_id", "metadata"),
    ):
        for pad, rij in rijen.get(kind, ()):
            if verwijzing in rij:
                yield pad, rij, str(rij.get(soort, "")), verwijzing, veld
