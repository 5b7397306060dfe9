"""Een telefoonnummer, hoe het ook geschreven is."""

from __future__ import annotations

import re

_TEKENS = re.compile(r"[\d\s().+/\-–]+")
_TUSSEN_HAAKJES = re.compile(r"\(0\)")
_KORT = re.compile(r"112|113|14\d{3,4}|18\d{2}|11[67]\d{3}")
_GEWOON = re.compile(r"0[1-9]\d{8}")
_SERVICE = re.compile(r"0(?:800|900|906|909|88)\d{4,7}")


def normaal_nummer(tekst: str) -> str:
    """Het nummer om te bellen (+31612345678, 14020, 08001234), of leeg als het er geen is.

    Wat wij niet herkennen, raden we niet: ook een nummer met een cijfer te weinig is leeg.
    """
    kaal = " ".join(tekst.split())
    if not _TEKENS.fullmatch(kaal):
        return ""
    cijfers = re.sub(r"[^\d+]", "", _TUSSEN_HAAKJES.sub("", kaal))
    if "+" in cijfers[1:]:
        return ""
    cijfers = re.sub(r"^(?:\+31|0031)0?", "0", cijfers)
    if _KORT.fullmatch(cijfers) or _SERVICE.fullmatch(cijfers):
        return cijfers
    if _GEWOON.fullmatch(cijfers):
        return f"+31{cijfers[1:]}"
    buitenland = re.sub(r"^00", "+", cijfers)
    return buitenland if re.fullmatch(r"\+[1-9]\d{7,14}", buitenland) else ""
