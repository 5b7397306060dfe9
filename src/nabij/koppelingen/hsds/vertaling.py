"""Welke velden van HSDS in welke kolommen van de sociale kaart horen.

Wat de standaard niet kent (soort, kring, aanmeldstop, wachttijd ...) staat in velden die met `x_`
beginnen; zie docs/hsds.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID, uuid5

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.kaart.models import Bevestiger, Doelgroep, Kring, Soort
from nabij.koppelingen.hsds import kolommen as naar
from nabij.koppelingen.hsds.formaat import Stuk
from nabij.koppelingen.hsds.kolommen import Kolom, PastNiet

_ONS: Final = UUID("6d2f6a0e-6f0b-5d57-9a4e-0a7c2f1be0c3")
"""Waar onze eigen sleutels van afgeleid worden; bij elke installatie dezelfde."""

SOORTEN: Final = {
    "residents": Soort.BEWONERS.value,
    "volunteers": Soort.INFORMEEL.value,
    "collective": Soort.COLLECTIEF.value,
    "professionals": Soort.FORMEEL.value,
}
KRINGEN: Final = {
    "neighbourhood": Kring.BUURT.value,
    "collective": Kring.COLLECTIEF.value,
    "team": Kring.TEAM.value,
    "provider": Kring.AANBIEDER.value,
}
BEVESTIGERS: Final = {
    "owner": Bevestiger.EIGENAAR.value,
    "worker": Bevestiger.MEDEWERKER.value,
    "source": Bevestiger.BRON.value,
}
GESTOPT: Final = ("inactive", "defunct")
TIJDELIJK_DICHT: Final = "temporarily closed"


def _code(van: Mapping[str, str]) -> Any:
    return {waarde: code for code, waarde in van.items()}.__getitem__


def afgeleid(*delen: object) -> str:
    """Een sleutel die uit andere volgt, zodat zij bij elke keer uitgeven dezelfde is."""
    return str(uuid5(_ONS, "/".join(str(deel) for deel in delen)))


def _tijd(waarde: Any) -> str:
    return f"{waarde:%H:%M}"


def _dag(waarde: Any) -> str:
    return str(waarde.isoformat())


def _datum(veld: str, kolom: str) -> Kolom:
    return Kolom(veld, kolom, naar.dag, _dag, leeg=None)


def _adres(veld: str, kolom: str, lengte: int = 500) -> Kolom:
    return Kolom(veld, kolom, naar.heel_tot(lengte, "een adres"))


ORGANISATIE: Final = (
    Kolom("name", "naam", naar.tekst_tot(200)),
    Kolom("description", "omschrijving"),
    _adres("website", "website"),
    _adres("email", "email", 254),
)

AANBOD: Final = (
    Kolom("name", "naam", naar.tekst_tot(200)),
    Kolom("description", "omschrijving"),
    Kolom("eligibility_description", "voor_wie"),
    Kolom("x_not_for", "niet_voor", naar.tekst),
    Kolom("minimum_age", "leeftijd_van", naar.leeftijd, leeg=None),
    Kolom("maximum_age", "leeftijd_tot", naar.leeftijd, leeg=None),
    Kolom("application_process", "hoe_binnenkomen"),
    Kolom("fees_description", "kosten", naar.tekst_tot(300)),
    _adres("url", "website"),
    _adres("email", "email", 254),
    _datum("assured_date", "bevestigd_op"),
    _datum("x_intake_stopped_since", "aanmeldstop_sinds"),
    _datum("x_ended_on", "gestopt_op"),
    Kolom("x_kind", "soort", naar.uit_lijst(SOORTEN, "soort"), _code(SOORTEN)),
    Kolom("x_circle", "kring", naar.uit_lijst(KRINGEN, "kring"), _code(KRINGEN)),
    Kolom("x_no_decision_needed", "zonder_besluit", naar.ja_of_nee, leeg=None),
    Kolom(
        "x_confirmed_by",
        "bevestigd_door",
        naar.uit_lijst(BEVESTIGERS, "bevestiger"),
        _code(BEVESTIGERS),
    ),
)

TELEFOON: Final = (
    Kolom("number", "nummer", naar.heel_tot(60, "een telefoonnummer")),
    Kolom("description", "omschrijving", naar.tekst_tot(200)),
)

OPENINGSTIJD: Final = (
    Kolom("freq", "herhaling"),
    Kolom("interval", "elke", naar.telling, leeg=None),
    Kolom("byday", "dagen", naar.heel_tot(60, "dagen")),
    Kolom("bymonthday", "maanddagen", naar.heel_tot(100, "dagen")),
    Kolom("opens_at", "van", naar.klokslag, _tijd, leeg=None),
    Kolom("closes_at", "tot", naar.klokslag, _tijd, leeg=None),
    _datum("valid_from", "geldig_van"),
    _datum("valid_to", "geldig_tot"),
    Kolom("description", "omschrijving"),
)


def _eerste_nummer(phones: Any) -> str:
    nummers = [str(telefoon["number"]) for telefoon in phones]
    if not nummers:
        return ""
    return naar.heel_tot(60, "een telefoonnummer")(nummers[0])


def _als_phones(nummer: str) -> list[Stuk]:
    return [{"id": afgeleid("telefoon", nummer), "number": nummer}]


CONTACTPERSOON: Final = (
    Kolom("name", "naam", naar.tekst_tot(200)),
    Kolom("title", "functie", naar.tekst_tot(200)),
    _adres("email", "email", 254),
    Kolom("phones", "telefoon", _eerste_nummer, _als_phones),
)

AANBODPLEK: Final = (Kolom("description", "omschrijving"),)

PLEK: Final = (
    Kolom("name", "naam", naar.tekst_tot(200)),
    Kolom("latitude", "breedte", naar.graden(90, "breedte"), leeg=None),
    Kolom("longitude", "lengte", naar.graden(180, "lengte"), leeg=None),
)

_HUISNUMMER = re.compile(r"(?P<straat>.*[^\s\d,].*?),?\s+(?P<nummer>\d+[\w\s/-]{0,12})")


def _straat(ruw: Any) -> str:
    gevonden = _HUISNUMMER.fullmatch(str(ruw))
    return naar.tekst_tot(150)(gevonden["straat"] if gevonden else ruw)


def huisnummer(ruw: Any) -> str:
    """Het nummer achter de straat; leeg als er geen achter staat."""
    gevonden = _HUISNUMMER.fullmatch(str(ruw))
    return gevonden["nummer"] if gevonden else ""


ADRES: Final = (
    Kolom("postal_code", "postcode", naar.heel_tot(10, "een postcode")),
    Kolom("city", "plaats", naar.tekst_tot(100)),
)


def adresregel(straat: str, nummer: str) -> str:
    return " ".join(deel for deel in (straat, nummer) if deel)


def straat_en_nummer(adres_1: str) -> tuple[str, str]:
    """De straat en het huisnummer uit een adresregel; zonder nummer is alles straat."""
    return _straat(adres_1), huisnummer(adres_1)


def gekozen_adres(adressen: Sequence[Any]) -> int | None:
    """Welk adres van een plek wij in kolommen zetten: het eerste waar je heen kunt."""
    if not adressen:
        return None
    echt = [nr for nr, adres in enumerate(adressen) if adres.get("address_type") == "physical"]
    return echt[0] if echt else 0


# Indelingen: onze thema's en doelgroepen als termen van HSDS.

THEMAS: Final = afgeleid("taxonomie", "thema")
DOELGROEPEN: Final = afgeleid("taxonomie", "doelgroep")


def indelingen() -> list[Stuk]:
    """De twee indelingen die wij zelf uitgeven."""
    return [
        {
            "id": THEMAS,
            "name": "Thema",
            "description": "Waar het aanbod over gaat, in de woorden van het wijkteam.",
        },
        {
            "id": DOELGROEPEN,
            "name": "Doelgroep",
            "description": "Voor wie het aanbod in het bijzonder is.",
        },
    ]


def termen() -> list[Stuk]:
    """Elk thema en elke doelgroep als term, in vaste volgorde."""
    return [
        *(_term(THEMAS, "Thema", thema.code, thema.naam) for thema in afspraken.themas()),
        *(
            _term(DOELGROEPEN, "Doelgroep", doelgroep.value, str(doelgroep.label))
            for doelgroep in Doelgroep
        ),
    ]


def _term(indeling: str, naam: str, code: str, woorden: str) -> Stuk:
    return {
        "id": term_id(indeling, code),
        "code": code,
        "name": woorden,
        "description": woorden,
        "taxonomy": naam,
        "taxonomy_id": indeling,
        "language": "nl",
    }


def term_id(indeling: str, code: str) -> str:
    return afgeleid("term", indeling, code)


def kenmerk(aanbod: str, term: Stuk) -> Stuk:
    """Een term bij een aanbod, zoals HSDS dat schrijft."""
    return {
        "id": afgeleid("kenmerk", aanbod, term["id"]),
        "link_entity": "service",
        "taxonomy_term_id": term["id"],
        "taxonomy_term": term,
    }


def eigen_termen(kenmerken: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """(indeling, code) van de kenmerken die uit onze eigen indelingen komen."""
    for een in kenmerken:
        term = een.get("taxonomy_term", {})
        if term.get("taxonomy_id") in (THEMAS, DOELGROEPEN) and term.get("code"):
            yield term["taxonomy_id"], term["code"]


def pas_kenmerken_aan(
    kenmerken: Sequence[Any], aanbod: str, codes: Mapping[str, set[str]], bekend: Mapping[str, Stuk]
) -> list[Any]:
    """De kenmerken die erbij stonden, zonder wat eraf is en met wat er sindsdien bij kwam."""
    blijft = []
    gezien: set[tuple[str, str]] = set()
    for een in kenmerken:
        eigen = list(eigen_termen([een]))
        if not eigen or eigen[0][1] in codes.get(eigen[0][0], set()):
            blijft.append(een)
            gezien.update(eigen)
    erbij = [
        kenmerk(aanbod, bekend[term_id(indeling, code)])
        for indeling in (THEMAS, DOELGROEPEN)
        for code in sorted(codes.get(indeling, set()))
        if (indeling, code) not in gezien and term_id(indeling, code) in bekend
    ]
    return [*blijft, *erbij]


# Werkgebied: een code van het CBS is een gebied; iets anders is tekst.

CBS: Final = "cbs"
_CBS_CODE = re.compile(r"(?:GM\d{4}|WK\d{6}|BU\d{8})")


def cbs_codes(werkgebieden: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """(nummer in de lijst, code) van de werkgebieden die een code van het CBS hebben."""
    for nummer, een in enumerate(werkgebieden):
        code = str(een.get("extent", "")).strip().upper()
        if str(een.get("extent_type", "")).lower() == CBS and _CBS_CODE.fullmatch(code):
            yield nummer, code


def pas_werkgebieden_aan(
    werkgebieden: Sequence[Any], aanbod: str, gebieden: Mapping[str, str]
) -> list[Any]:
    """De werkgebieden die erbij stonden, bijgewerkt. `gebieden`: code naar naam."""
    codes = dict(cbs_codes(werkgebieden))
    blijft = [
        een for nr, een in enumerate(werkgebieden) if nr not in codes or codes[nr] in gebieden
    ]
    erbij = [
        {
            "id": afgeleid("werkgebied", aanbod, code),
            "name": naam,
            "extent": code,
            "extent_type": CBS,
        }
        for code, naam in sorted(gebieden.items())
        if code not in codes.values()
    ]
    return [*blijft, *erbij]


def eis_leeftijd(waarden: dict[str, Any]) -> None:
    """Raises `PastNiet` als het tot eerder is dan het vanaf; wie dan bedoeld is weten we niet."""
    van, tot = waarden["leeftijd_van"], waarden["leeftijd_tot"]
    if van is not None and tot is not None and tot < van:
        raise PastNiet(f"van {van} tot en met {tot} jaar kan niet; het is wel bewaard")
