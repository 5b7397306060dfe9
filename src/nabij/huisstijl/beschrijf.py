"""Wat een beeld laat zien, in woorden, voor wie het niet ziet."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from nabij.huisstijl.ecogram import Band, Knoop
from nabij.huisstijl.gebiedskaart import Gebied


def band(soort: Band) -> str:
    """De band als woord, voor in de lijst."""
    return {
        "sterk": _("sterk"),
        "gewoon": _("gewoon"),
        "dun": _("dun"),
        "spanning": _("spanning"),
    }[soort]


def _opsomming(namen: Sequence[str]) -> str:
    return str(get_text_list([*namen], _("en")))


def netwerk(huis: Sequence[str], knopen: Sequence[Knoop]) -> str:
    """`In het midden Mira en Juno. Sterke band met oma Riet. Spanning met school.`"""
    zinnen = [_("In het midden %(namen)s.") % {"namen": _opsomming(huis)}] if huis else []
    for soort, zin in (
        ("sterk", _("Sterke band met %(namen)s.")),
        ("spanning", _("Spanning met %(namen)s.")),
        ("gewoon", _("Een gewone band met %(namen)s.")),
        ("dun", _("Een dunne band met %(namen)s.")),
    ):
        namen = [knoop.naam for knoop in knopen if knoop.band == soort]
        if namen:
            zinnen.append(zin % {"namen": _opsomming(namen)})
    return " ".join(zinnen) or _("Nog niemand.")


def gebieden(alle: Sequence[Gebied]) -> str:
    """Hoogste, laagste en wat niet bekend is; de tabel geeft alle getallen."""
    bekend = sorted(
        (gebied for gebied in alle if gebied.waarde is not None), key=lambda g: g.waarde or 0.0
    )
    zinnen = [_("Kaart van %(aantal)s gebieden.") % {"aantal": len(alle)}]
    if len(bekend) > 1:
        laagste, hoogste = bekend[0], bekend[-1]
        zinnen.append(
            _("Het meest in %(hoog)s (%(hoogst)s), het minst in %(laag)s (%(laagst)s).")
            % {
                "hoog": hoogste.naam,
                "hoogst": hoogste.tekst,
                "laag": laagste.naam,
                "laagst": laagste.tekst,
            }
        )
    onbekend = [gebied.naam for gebied in alle if gebied.waarde is None]
    if onbekend:
        zinnen.append(_("Niet bekend: %(namen)s.") % {"namen": _opsomming(onbekend)})
    zinnen.append(_("De tabel onder de kaart geeft alle getallen."))
    return " ".join(zinnen)
