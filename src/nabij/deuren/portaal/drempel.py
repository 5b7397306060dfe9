"""Een lage drempel voor mensen, een hoge voor wie ons wil overspoelen.

Geen account, geen cookie, geen puzzel: een veld dat leeg blijft, een minimale tijd, en een
grens per adres en voor alles samen. Van een adres bewaren we alleen een merk, hoogstens een uur.
"""

from __future__ import annotations

from django.core import signing
from django.http import HttpRequest

from nabij.kamers.account import teller

UUR = 3600
PER_ADRES = 10
"""Zoveel per uur van een adres: een bibliotheek of een gezin deelt er een."""
SAMEN = 200
"""Zoveel per uur van iedereen samen."""
TE_SNEL = 3
"""Sneller dan dit (in seconden) vult geen mens het in."""
TE_LANG = 24 * UUR

_stempel = signing.TimestampSigner(salt="portaal.vraag")


class TeSnel(Exception):
    """Er zit te weinig tijd tussen openen en versturen."""


class TeOud(Exception):
    """De pagina stond te lang open, of het stempel is niet van ons."""


def stempel() -> str:
    """Wanneer iemand begon, ondertekend, voor een verborgen veld."""
    return _stempel.sign("vraag")


def eis_rustig(gegeven: str) -> None:
    """Raises `TeSnel` of `TeOud`."""
    try:
        _stempel.unsign(gegeven, max_age=TE_LANG)
    except signing.BadSignature as fout:
        raise TeOud from fout
    try:
        _stempel.unsign(gegeven, max_age=TE_SNEL)
    except signing.SignatureExpired:
        return
    raise TeSnel


def te_vaak(request: HttpRequest, wat: str) -> bool:
    """Tel dit mee (`wat`: vraag of signaal, los van elkaar); waar als het er te veel worden."""
    van = teller.merk(request, "portaal.adres")
    return _boven(f"{wat}.{van}", PER_ADRES) or _boven(f"{wat}.samen", SAMEN)


def _boven(naam: str, grens: int) -> bool:
    return teller.boven(f"portaal.{naam}", grens, seconden=UUR)
