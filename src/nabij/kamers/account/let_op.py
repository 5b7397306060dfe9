"""Een BSN hoort niet in een vrij veld: wie er een typte, hoort het meteen."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from stdnum.nl import bsn

from nabij.huisstijl.tonen import meld
from nabij.kamers.account.teruggave import velden

# Wat hier een nummer van negen cijfers mag zijn.
EIGEN_VELD = frozenset({"bsn", "sleutel", "concept", "versie", "dossier"})
_NEGEN = re.compile(r"(?<![\w.+-])(?<!\d[ .])\d(?:[ .]?\d){8}(?![\w-])(?![ .]\d)")


def noemt_bsn(tekst: str) -> bool:
    """Of er een nummer in staat dat een BSN kan zijn (negen cijfers, elfproef)."""
    return any(bsn.is_valid(re.sub(r"\D", "", een[0])) for een in _NEGEN.finditer(tekst))


def waarschuw_voor_bsn(request: HttpRequest) -> None:
    """Het is bewaard zoals het er stond; wie het typte kan het er weer uit halen."""
    getypt = (
        tekst
        for naam, teksten in velden(request).items()
        if naam not in EIGEN_VELD
        for tekst in teksten
    )
    if request.user.is_authenticated and any(map(noemt_bsn, getypt)):
        zin = _("Er staat een BSN in wat je schreef. Haal het eruit: het hoort bij de persoon.")
        meld(request, zin, soort=messages.WARNING)
