"""Van wat iemand intypt naar woorden om op te zoeken, met en zonder accenten.

Een zoekwoord bestaat alleen uit a-z en 0-9. Daarom is elk woord dat met `x` begint te vinden
tussen `x` en `x` gevolgd door z's: dat geldt voor elke sorteervolgorde van elke database.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from nabij.kamers.bewoners.regels.invoer import Onleesbaar, lees_geboortedatum
from nabij.kamers.bewoners.regels.namen import ALLEEN_JAAR, JAAR_EN_MAAND, VOLLEDIG, Naamdelen

LENGTE = 80
MEESTE_TERMEN = 5
BOVENGRENS = "z" * LENGTE

_VOORVOEGSELS = frozenset(
    "aan af al bij d da de del den der di du el het in la le les lo los 'n of op over s t te ten"
    " ter toe tot uit van vom von voor zu zum zur".split()
)
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
                          "ı": "i", "ħ": "h", "ŋ": "n"})  # fmt: skip
_POSTCODE = re.compile(
    r"\b([1-9]\d{3}) ?([a-z]{2})\b(?:[ ,]{0,2}(\d{1,5})[a-z]?\b)?", re.IGNORECASE
)
_DATUM = re.compile(r"\b(\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2})\b")


def normaal(tekst: str) -> list[str]:
    """Losse woorden in kleine letters zonder accenten: `Zoë van 't Hof` -> zoe, van, t, hof."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold().translate(_LETTERS))
    kaal = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return [woord[:LENGTE] for woord in re.findall(r"[a-z0-9]+", kaal.casefold())]


def _zonder_voorvoegsels(woorden: list[str]) -> list[str]:
    """`van de berg` -> berg; als er niets overblijft, dan toch alle woorden."""
    return [woord for woord in woorden if woord not in _VOORVOEGSELS] or woorden


def achternaamwoorden(*namen: str) -> frozenset[str]:
    """De woorden waarop een achternaam te vinden is: elk deel, en alles aan elkaar.

    `van den Berg` geeft berg en vandenberg; `Jansen-de Wit` geeft jansen, wit, jansenwit en
    jansendewit. Zo vindt ook wie het voorvoegsel vergeet of eraan vastschrijft.
    """
    gevonden: set[str] = set()
    for naam in namen:
        alle = normaal(naam)
        kern = _zonder_voorvoegsels(alle)
        gevonden |= {*kern, "".join(kern)[:LENGTE], "".join(alle)[:LENGTE]}
    return frozenset(gevonden - {""})


def achternaamsleutel(naam: str) -> str:
    """Een achternaam als een enkel woord, om precies mee te vergelijken."""
    return "".join(_zonder_voorvoegsels(normaal(naam)))[:LENGTE]


def naamwoorden(wie: Naamdelen) -> tuple[frozenset[str], frozenset[str]]:
    """De woorden van (voornamen, achternamen) van een persoon."""
    voor = frozenset(normaal(f"{wie.roepnaam} {wie.voornamen}"))
    eigen = f"{wie.voorvoegsel} {wie.achternaam}"
    partner = f"{wie.partner_voorvoegsel} {wie.partner_achternaam}"
    samen = (f"{eigen} {partner}", f"{partner} {eigen}") if wie.partner_achternaam else ()
    return voor, achternaamwoorden(eigen, partner, *samen)


def straatwoorden(straat: str) -> frozenset[str]:
    return frozenset(_zonder_voorvoegsels(normaal(straat)))


def adreswoord(postcode: str, huisnummer: int | None) -> str:
    """`1234ab12`; zonder huisnummer alleen de postcode, zonder postcode niets."""
    code = "".join(normaal(postcode))
    return f"{code}{huisnummer or ''}" if code else ""


def geboortewoord(geboren: date | None, gebruik: str) -> str:
    """`19880312`, of zoveel ervan als bekend is."""
    if geboren is None:
        return ""
    if gebruik == ALLEEN_JAAR:
        return f"{geboren:%Y}"
    return f"{geboren:%Y%m}" if gebruik == JAAR_EN_MAAND else f"{geboren:%Y%m%d}"


@dataclass(frozen=True)
class Term:
    """Een woord om op te zoeken: zo begint het, of (`precies`) zo is het helemaal."""

    woord: str
    precies: bool = False


def termen(tekst: str) -> list[Term]:
    """Wat er te zoeken is in een regel tekst: datum, postcode met nummer, en losse woorden.

    Een huishouden past als het bij elke term iets heeft. Voorvoegsels tellen niet mee.
    """
    gevonden: list[Term] = []

    def neem_datum(stuk: re.Match[str]) -> str:
        try:
            geboren, _ = lees_geboortedatum(stuk[0])
        except Onleesbaar:
            return stuk[0]
        gevonden.append(Term(geboortewoord(geboren, VOLLEDIG), precies=True))
        return " "

    def neem_postcode(stuk: re.Match[str]) -> str:
        nummer = int(stuk[3]) if stuk[3] else None
        gevonden.append(Term(adreswoord(stuk[1] + stuk[2], nummer), precies=bool(stuk[3])))
        return " "

    rest = _POSTCODE.sub(neem_postcode, _DATUM.sub(neem_datum, tekst))
    woorden = normaal(rest)
    kern = [woord for woord in woorden if woord not in _VOORVOEGSELS]
    gevonden += [Term(woord) for woord in kern or (woorden if not gevonden else [])]
    return list(dict.fromkeys(gevonden))[:MEESTE_TERMEN]


@dataclass(frozen=True)
class Gegevens:
    """Waarmee iemand een kaartje vraagt, al gelezen en genormaliseerd; leeg is niet gegeven."""

    achternaam: str = ""
    geboren: str = ""
    adres: str = ""
    bsn_merk: str = ""


def genoeg_voor_kaartje(gegevens: Gegevens) -> bool:
    """Twee van achternaam, volledige geboortedatum en postcode met nummer. Een BSN telt dubbel."""
    los = (gegevens.achternaam, gegevens.geboren, gegevens.adres)
    return bool(gegevens.bsn_merk) or sum(map(bool, los)) >= 2
