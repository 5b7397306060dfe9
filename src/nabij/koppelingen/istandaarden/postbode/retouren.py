"""Wat een aanbieder van ons bericht vond (302 en 320), in woorden bij de toewijzing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final

from nabij.kamers.toewijzing import handelingen
from nabij.koppelingen.istandaarden.codes import betekenis
from nabij.koppelingen.istandaarden.formaat.klassen import Berichtklasse, ToegewezenProduct
from nabij.koppelingen.istandaarden.formaat.kop import RetourKop
from nabij.koppelingen.istandaarden.postbode.uitkomst import Mensenwerk, Poststuk, Uitkomst
from nabij.koppelingen.istandaarden.retour import GOED, NIET_BEOORDEELD
from nabij.koppelingen.istandaarden.retourcodes import WAT_NU

_CODES: Final = "WJ001"


def verwerk_retour(stuk: Poststuk) -> Uitkomst:
    kop = stuk.bericht.kop
    if not stuk.bericht.type.soort.van_gemeente or not isinstance(kop, RetourKop):
        raise Mensenwerk("Dit is een antwoord zoals wij het sturen; een aanbieder stuurt dit niet.")
    fouten = list(_fouten((kop, stuk.bericht.lichaam)))
    heel = [code for deel, code in fouten if not isinstance(deel, ToegewezenProduct)]
    nummers = {deel.toewijzing_nummer for deel, _ in fouten if isinstance(deel, ToegewezenProduct)}
    bekend = handelingen.leg_retour_vast(
        kenmerk=kop.bericht_identificatie.identificatie,
        agb=stuk.afzender,
        goed=not fouten,
        uitkomst=_in_woorden([code for _, code in fouten]),
        nummers=() if heel else nummers,
    )
    if not bekend:
        raise Mensenwerk("Dit is een antwoord op een bericht dat we niet stuurden.")
    return Uitkomst(antwoord=False, regels=1)


def _fouten(deel: Any) -> Iterator[tuple[Berichtklasse, str]]:
    """Elk deel met een code die iets afkeurt."""
    if isinstance(deel, tuple):
        for een in deel:
            yield from _fouten(een)
    elif isinstance(deel, Berichtklasse):
        for code in deel.retour_codes:
            if code not in (GOED, NIET_BEOORDEELD):
                yield deel, code
        for veld in fields(deel):
            if veld.name != "retour_codes":
                yield from _fouten(getattr(deel, veld.name))


def _in_woorden(codes: list[str]) -> str:
    """Wat er mis is en wat nu kan, elke code een keer."""
    delen = []
    for code in dict.fromkeys(codes):
        delen.append(f"{betekenis(_CODES, code).rstrip('.')} ({code}).")
        if code in WAT_NU:
            delen.append(WAT_NU[code])
    return " ".join(delen)
