"""Niet gevonden: een tik die zegt wat er in een wijk mist."""

from __future__ import annotations

from uuid import UUID

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.kaart.models import Gemis
from nabij.kamers.kaart.regels.zoeken import zonder_mensen


def meld_gemis(
    *, vraag: str, thema: str = "", gebied_id: UUID | None = None, team_id: UUID | None = None
) -> Gemis | None:
    """Bewaar wat er gezocht werd en niet was. Geeft None als er niets te bewaren is.

    Alleen gewone woorden blijven; namen en nummers niet. Een gevoelig thema telt alleen voor de
    hele gemeente: bij een buurt zou het iemand kunnen aanwijzen.
    """
    voorgesteld = afspraken.stel_themas_voor(vraag, hoogstens=1)
    code = thema or (voorgesteld[0][0].code if voorgesteld else "")
    genoemd = afspraken.gevoelig_thema_in(vraag)
    gekozen = afspraken.thema(code) if code else genoemd
    woorden = zonder_mensen(vraag)
    if not woorden and gekozen is None:
        return None
    gevoelig = genoemd is not None or (gekozen is not None and gekozen.gevoelig)
    return Gemis.objects.create(
        woorden="" if gevoelig else woorden,
        thema=gekozen.code if gekozen else "",
        gebied_id=None if gevoelig else gebied_id,
        team_id=None if gevoelig else team_id,
    )
