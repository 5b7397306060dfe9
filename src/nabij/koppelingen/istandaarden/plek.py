"""Waar een element in een bericht staat."""

from __future__ import annotations

from typing import Final

from lxml import etree

_ERVOOR: Final = etree.XPath("count(preceding-sibling::*[local-name() = $naam])")
_ERNA: Final = etree.XPath("count(following-sibling::*[local-name() = $naam][1])")


def pad_van(element: etree._Element) -> str:
    """Waar een element staat: Bericht/Client/StartProducten/StartProduct[2]/Begindatum."""
    delen: list[str] = []
    for deel in (element, *element.iterancestors()):
        naam = etree.QName(deel).localname
        ervoor, erna = int(_ERVOOR(deel, naam=naam)), int(_ERNA(deel, naam=naam))
        delen.append(f"{naam}[{ervoor + 1}]" if ervoor or erna else naam)
    return "/".join(reversed(delen))
