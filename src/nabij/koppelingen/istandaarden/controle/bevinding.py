"""Een bevinding bij de inhoud, en de verzamelaar waar de regels in melden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

_T = TypeVar("_T")


class Ernst(StrEnum):
    """FOUT: het bericht gaat terug. LET_OP: het mag, en toch is het iets om na te vragen."""

    FOUT = "fout"
    LET_OP = "let op"


@dataclass(frozen=True)
class Bevinding:
    """`retourcode`: waarmee de standaard dit afkeurt; leeg als het niet tot afkeur leidt."""

    regel: str
    pad: str
    melding: str
    ernst: Ernst = Ernst.FOUT
    retourcode: str = "0001"


@dataclass(slots=True)
class Melder:
    bevindingen: list[Bevinding] = field(default_factory=list)

    def fout(self, regel: str, pad: str, melding: str, retourcode: str = "0001") -> None:
        self.bevindingen.append(Bevinding(regel, pad, melding, Ernst.FOUT, retourcode))

    def let_op(self, regel: str, pad: str, melding: str) -> None:
        self.bevindingen.append(Bevinding(regel, pad, melding, Ernst.LET_OP, ""))


def rij(delen: Sequence[_T], pad: str) -> Iterator[tuple[str, _T]]:
    """Elk deel met zijn plek, en met een volgnummer als er meer zijn."""
    if len(delen) == 1:
        yield pad, delen[0]
        return
    for nummer, deel in enumerate(delen, 1):
        yield f"{pad}[{nummer}]", deel
