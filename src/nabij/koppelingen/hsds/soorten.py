"""Wat HSDS 3.0 kent: de soorten gegevens, hun velden, en wat er in een veld mag staan.

Bron: Human Services Data Specification 3.0 (Open Referral). De standaard verbiedt onbekende velden
niet; die bewaren we. Een vorm (uuid, e-mail, uri, tijdstip) is in de standaard een aanwijzing en
geen eis: wie ervan afwijkt krijgt dat te horen, maar wordt niet geweigerd.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Vorm(StrEnum):
    """Hoe een tekst eruit hoort te zien."""

    UUID = "uuid"
    EMAIL = "email"
    URI = "uri"
    TIJDSTIP = "date-time"
    DATUM = "date"
    TIJD = "time"


@dataclass(frozen=True)
class Veld:
    """Een veld. `deel` noemt de soort die erin staat; met `lijst` mogen dat er meer zijn.

    `alleen_los`: dit staat er alleen als het geheel zelf het bovenste is, anders ging het rond.
    """

    getal: bool = False
    vorm: Vorm | None = None
    keuzes: tuple[str, ...] = ()
    deel: str = ""
    lijst: bool = False
    verplicht: bool = False
    alleen_los: bool = False


@dataclass(frozen=True)
class Soort:
    """Een soort gegeven: `naam` zoals HSDS haar noemt, `woord` zoals wij haar noemen."""

    naam: str
    woord: str
    velden: Mapping[str, Veld]

    @property
    def verplicht(self) -> tuple[str, ...]:
        return tuple(naam for naam, veld in self.velden.items() if veld.verplicht)


_TEKST, _GETAL = Veld(), Veld(getal=True)
_SLEUTEL = Veld(vorm=Vorm.UUID, verplicht=True)
_NAAR = Veld(vorm=Vorm.UUID)
_MOET = Veld(verplicht=True)
_URI, _EMAIL = Veld(vorm=Vorm.URI), Veld(vorm=Vorm.EMAIL)
_DATUM, _TIJD = Veld(vorm=Vorm.DATUM), Veld(vorm=Vorm.TIJD)

STATUSSEN: Final = ("active", "inactive", "defunct", "temporarily closed")
PLEKSOORTEN: Final = ("physical", "postal", "virtual")
DAGEN: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _delen(soort: str) -> Veld:
    return Veld(deel=soort, lijst=True)


def _teksten(namen: str) -> dict[str, Veld]:
    return dict.fromkeys(namen.split(), _TEKST)


def _soort(naam: str, woord: str, velden: Mapping[str, Veld], *, kenmerken: bool = True) -> Soort:
    """Bijna alles heeft een id, een geschiedenis (metadata) en kenmerken (attributes)."""
    vast = {"attributes": _delen("attribute")} if kenmerken else {}
    return Soort(naam, woord, {"id": _SLEUTEL, **velden, **vast, "metadata": _delen("metadata")})


_DIENST = _soort(
    "service",
    "aanbod",
    {
        "organization_id": _NAAR,
        "program_id": _NAAR,
        "name": _MOET,
        **_teksten("alternate_name description"),
        "url": _URI,
        "email": _EMAIL,
        "status": Veld(keuzes=STATUSSEN, verplicht=True),
        **_teksten("interpretation_services application_process fees_description wait_time fees"),
        **_teksten("accreditations eligibility_description"),
        "minimum_age": _GETAL,
        "maximum_age": _GETAL,
        "assured_date": _DATUM,
        "assurer_email": _EMAIL,
        **_teksten("licenses alert"),
        "last_modified": Veld(vorm=Vorm.TIJDSTIP),
        "phones": _delen("phone"),
        "schedules": _delen("schedule"),
        "service_areas": _delen("service_area"),
        "service_at_locations": _delen("service_at_location"),
        "languages": _delen("language"),
        "organization": Veld(deel="organization"),
        "funding": _delen("funding"),
        "cost_options": _delen("cost_option"),
        "program": Veld(deel="program"),
        "required_documents": _delen("required_document"),
        "contacts": _delen("contact"),
    },
)

_ORGANISATIE = _soort(
    "organization",
    "organisatie",
    {
        "name": _MOET,
        "alternate_name": _TEKST,
        "description": _MOET,
        "email": _EMAIL,
        "website": _URI,
        **_teksten("tax_status tax_id"),
        "year_incorporated": _GETAL,
        **_teksten("legal_status logo"),
        "uri": _URI,
        "parent_organization_id": _NAAR,
        "funding": _delen("funding"),
        "contacts": _delen("contact"),
        "phones": _delen("phone"),
        "locations": _delen("location"),
        "programs": _delen("program"),
        "organization_identifiers": _delen("organization_identifier"),
        "services": Veld(deel="service", lijst=True, alleen_los=True),
    },
)

_AANBOD_OP_PLEK = _soort(
    "service_at_location",
    "aanbod op een plek",
    {
        "service_id": _NAAR,
        "location_id": _NAAR,
        "description": _TEKST,
        "contacts": _delen("contact"),
        "phones": _delen("phone"),
        "schedules": _delen("schedule"),
        "location": Veld(deel="location"),
        "service": Veld(deel="service", alleen_los=True),
    },
)

_PLEK = _soort(
    "location",
    "plek",
    {
        "location_type": Veld(keuzes=PLEKSOORTEN, verplicht=True),
        "url": _URI,
        "organization_id": _NAAR,
        **_teksten("name alternate_name description transportation"),
        "latitude": _GETAL,
        "longitude": _GETAL,
        **_teksten("external_identifier external_identifier_type"),
        "languages": _delen("language"),
        "addresses": _delen("address"),
        "contacts": _delen("contact"),
        "accessibility": _delen("accessibility"),
        "phones": _delen("phone"),
        "schedules": _delen("schedule"),
    },
)

_TAXONOMIE = _soort(
    "taxonomy",
    "indeling",
    {"name": _MOET, "description": _MOET, "uri": _URI, "version": _TEKST},
    kenmerken=False,
)

_TERM = _soort(
    "taxonomy_term",
    "term",
    {
        "code": _TEKST,
        "name": _MOET,
        "description": _MOET,
        "parent_id": _NAAR,
        "taxonomy": _TEKST,
        "taxonomy_detail": Veld(deel="taxonomy"),
        "language": _TEKST,
        "taxonomy_id": _NAAR,
        "term_uri": _URI,
    },
    kenmerken=False,
)

_KLEIN = (
    _soort(
        "accessibility",
        "toegankelijkheid",
        {"location_id": _NAAR, **_teksten("description details"), "url": _URI},
    ),
    _soort(
        "address",
        "adres",
        {
            "location_id": _NAAR,
            "attention": _TEKST,
            "address_1": _MOET,
            "address_2": _TEKST,
            "city": _MOET,
            "region": _TEKST,
            "state_province": _MOET,
            "postal_code": _MOET,
            "country": _MOET,
            "address_type": Veld(keuzes=PLEKSOORTEN, verplicht=True),
        },
    ),
    _soort(
        "attribute",
        "kenmerk",
        {
            "link_id": _NAAR,
            "taxonomy_term_id": _NAAR,
            **_teksten("link_type link_entity value"),
            "taxonomy_term": Veld(deel="taxonomy_term"),
        },
        kenmerken=False,
    ),
    _soort(
        "contact",
        "contactpersoon",
        {
            **dict.fromkeys(
                "organization_id service_id service_at_location_id location_id".split(), _NAAR
            ),
            **_teksten("name title department"),
            "email": _EMAIL,
            "phones": _delen("phone"),
        },
    ),
    _soort(
        "cost_option",
        "kosten",
        {
            "service_id": _NAAR,
            "valid_from": _DATUM,
            "valid_to": _DATUM,
            **_teksten("option currency"),
            "amount": _GETAL,
            "amount_description": _TEKST,
        },
    ),
    _soort(
        "funding",
        "geldbron",
        {"organization_id": _NAAR, "service_id": _NAAR, "source": _TEKST},
    ),
    _soort(
        "language",
        "taal",
        {
            **dict.fromkeys("service_id location_id phone_id".split(), _NAAR),
            **_teksten("name code note"),
        },
    ),
    _soort(
        "organization_identifier",
        "nummer van een organisatie",
        {
            "organization_id": _NAAR,
            "identifier_scheme": _TEKST,
            "identifier_type": _MOET,
            "identifier": _MOET,
        },
    ),
    _soort(
        "phone",
        "telefoonnummer",
        {
            **dict.fromkeys(
                "location_id service_id organization_id contact_id service_at_location_id".split(),
                _NAAR,
            ),
            "number": _MOET,
            "extension": _GETAL,
            **_teksten("type description"),
            "languages": _delen("language"),
        },
    ),
    _soort(
        "program",
        "programma",
        {
            "organization_id": _NAAR,
            "name": _MOET,
            "alternate_name": _TEKST,
            "description": _MOET,
        },
    ),
    _soort(
        "required_document",
        "wat u meeneemt",
        {"service_id": _NAAR, "document": _TEKST, "uri": _URI},
    ),
    _soort(
        "schedule",
        "openingstijd",
        {
            **dict.fromkeys("service_id location_id service_at_location_id".split(), _NAAR),
            **dict.fromkeys("valid_from valid_to dtstart".split(), _DATUM),
            "timezone": _GETAL,
            "until": _DATUM,
            "count": _GETAL,
            "wkst": Veld(keuzes=DAGEN),
            "freq": Veld(keuzes=("WEEKLY", "MONTHLY")),
            "interval": _GETAL,
            **_teksten("byday byweekno bymonthday byyearday description"),
            "opens_at": _TIJD,
            "closes_at": _TIJD,
            "schedule_link": _URI,
            **_teksten("attending_type notes"),
        },
    ),
    _soort(
        "service_area",
        "werkgebied",
        {"service_id": _NAAR, **_teksten("name description extent extent_type uri")},
    ),
    Soort(
        "metadata",
        "wijziging",
        {
            "id": _SLEUTEL,
            "resource_id": _NAAR,
            "resource_type": _TEKST,
            "last_action_date": Veld(vorm=Vorm.DATUM, verplicht=True),
            **dict.fromkeys(
                "last_action_type field_name previous_value replacement_value updated_by".split(),
                _MOET,
            ),
        },
    ),
)

SOORTEN: Final[Mapping[str, Soort]] = {
    soort.naam: soort
    for soort in (_DIENST, _ORGANISATIE, _AANBOD_OP_PLEK, _PLEK, _TAXONOMIE, _TERM, *_KLEIN)
}
LOS: Final = (
    "service",
    "organization",
    "service_at_location",
    "location",
    "taxonomy",
    "taxonomy_term",
)
"""Wat op zichzelf in een bestand kan staan."""
