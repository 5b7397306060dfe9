"""Regels van de wijk: codes, namen en postcodes. Zonder Django, zonder database."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

GEMEENTE = "gemeente"
WIJK = "wijk"
BUURT = "buurt"

GELIJK = 20
# Van en tot en met. Een huisnummer heeft hoogstens vijf cijfers (Catalogus BAG).
ALLE_HUISNUMMERS = (1, 99_999)

# CBS: GM + gemeente (4), WK + gemeente (4) + wijk (2), BU + gemeente (4) + wijk (2) + buurt (2).
# Bron: Toelichting Wijk- en Buurtkaart, hoofdstuk 1.
_CODE = re.compile(r"(GM)(\d{4})|(WK)(\d{6})|(BU)(\d{8})")
_SOORTEN = {"GM": GEMEENTE, "WK": WIJK, "BU": BUURT}
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})")
_WIJKNUMMER = re.compile(r"wijk \d{1,2} (?=\S)")


def is_cbs_code(code: str) -> bool:
    """Klopt deze code met de opbouw van het CBS?"""
    return _CODE.fullmatch(code) is not None


def soort_van(code: str) -> str | None:
    """`gemeente`, `wijk` of `buurt`; None als het geen CBS-code is."""
    return _SOORTEN[code[:2]] if is_cbs_code(code) else None


def gemeente_van(code: str) -> str | None:
    """De code van de gemeente waar een CBS-code onder valt."""
    return f"GM{code[2:6]}" if is_cbs_code(code) else None


def wijk_van(code: str) -> str | None:
    """De code van de wijk waar een buurt in ligt; None voor wijken en gemeenten."""
    return f"WK{code[2:8]}" if soort_van(code) == BUURT else None


def normale_naam(naam: str) -> str:
    """Een naam om mee te vergelijken: kleine letters, zonder accenten, leestekens en wijknummer.

    Het CBS schrijft dezelfde wijk als "Wijk 11 Zaandam Zuid" en als "Zaandam Zuid".
    """
    ontleed = unicodedata.normalize("NFKD", naam.casefold())
    zonder_accent = "".join(t for t in ontleed if not unicodedata.combining(t))
    woorden = " ".join(re.findall(r"[a-z0-9]+", zonder_accent))
    return _WIJKNUMMER.sub("", woorden, count=1) if woorden.startswith("wijk ") else woorden


def zelfde_gebied(code: str, naam: str, bekende_naam: str) -> bool:
    """Hoort deze naam bij het gebied dat we onder deze code kennen?

    Codes worden hergebruikt voor andere gebieden (Amsterdam 2023). Een code telt daarom alleen
    als de naam ook klopt. Is de bekende naam de code zelf, dan was er nog geen naam.
    """
    return bekende_naam == code or normale_naam(naam) == normale_naam(bekende_naam)


def normale_postcode(postcode: str) -> str | None:
    """`1234AB`, of None als het geen Nederlandse postcode is."""
    gevonden = _POSTCODE.fullmatch(postcode.strip().upper())
    return f"{gevonden[1]}{gevonden[2]}" if gevonden else None


def vergelijk(waarde: Decimal, ander: Decimal) -> str:
    """`hoger`, `lager` of `gelijk`. Binnen een twintigste van `ander` noemen we het gelijk.

    De cijfers zijn afgerond en zeggen niet hoe zeker ze zijn: een klein verschil is er geen.
    """
    if abs(waarde - ander) * GELIJK <= abs(ander):
        return "gelijk"
    return "hoger" if waarde > ander else "lager"
