"""Wat er gemeten wordt: per taak het verzoek, de vloer ernaast en hoeveel langzamer het mag.

Een taak zonder vloer heeft geen doel; die staat erbij om te zien wat een groot team kost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Velden = dict[str, str] | None


class Fout(Exception):
    """Het antwoord is niet de pagina die gemeten zou worden."""


@dataclass(frozen=True)
class Doelen:
    """Waarop gemeten wordt: eigen huishoudens (sleutels) en woorden waarop iets te vinden is."""

    huizen: list[str]
    naamdeel: str
    adres: str

    def huis(self, keer: int) -> str:
        return f"/huishoudens/{self.huizen[keer % len(self.huizen)]}/"


@dataclass(frozen=True)
class Taak:
    """Een verzoek zoals een collega het doet. `velden` is None bij een GET."""

    naam: str
    vraag: Callable[[Doelen, int], tuple[str, Velden]]
    vloer: str = ""
    hoogstens: float = 0
    status: int = 200
    bevat: bytes = b""
    wie: str = "teamlid"

    def controleer(self, status: int, inhoud: bytes) -> None:
        """Raises `Fout`: een foutpagina is snel, maar telt niet."""
        if status != self.status or self.bevat not in inhoud:
            raise Fout(f"{self.naam}: antwoord {status} in plaats van de pagina")


LEIDER = "teamleider"
_RIJ = b'href="/huishoudens/'
TAKEN = (
    Taak("lijst", lambda d, n: ("/huishoudens/", None), "vloer: lijst", 4, bevat=_RIJ),
    Taak(
        "lijst met filter", lambda d, n: ("/huishoudens/?klaar=1", None), "vloer: lijst", 4,
        bevat=b"Afgesloten huishoudens",
    ),
    Taak("huishouden", lambda d, n: (d.huis(n), None), "vloer: een rij", 8, bevat=b"<main"),
    Taak(
        "zoeken: deel van naam", lambda d, n: ("/zoeken/", {"q": d.naamdeel}), "vloer: lijst", 4,
        bevat=_RIJ,
    ),
    Taak(
        "zoeken: postcode en nummer", lambda d, n: ("/zoeken/", {"q": d.adres}), "vloer: lijst", 4,
        bevat=_RIJ,
    ),
    Taak(
        "nieuwe vraag bewaren",
        lambda d, n: ("/vragen/nieuw/", {"tekst": "Waar is de inloop?"}), "vloer: insert", 6,
        status=302,
    ),
    Taak(
        "contact in twee tikken",
        lambda d, n: (f"{d.huis(n)}contact/", {"soort": "gebeld"}), "vloer: insert", 6, status=302,
    ),
    Taak("mijn dag", lambda d, n: ("/mijn-dag/", None), bevat=b"<main"),
    Taak("mijn dag, teamleider", lambda d, n: ("/mijn-dag/", None), bevat=b"<main", wie=LEIDER),
    Taak("werk verdelen", lambda d, n: ("/team/werk/", None), bevat=_RIJ, wie=LEIDER),
    Taak(
        "zoeken, teamleider", lambda d, n: ("/zoeken/", {"q": d.naamdeel}), bevat=_RIJ, wie=LEIDER
    ),
)  # fmt: skip
VLOER = (
    Taak("vloer: kaal", lambda d, n: ("/", None)),
    Taak("vloer: lijst", lambda d, n: ("/lijst/", None), bevat=b"<li>"),
    Taak("vloer: een rij", lambda d, n: (f"/een/{n % 1000 + 1}/", None), bevat=b"Rij "),
    Taak("vloer: insert", lambda d, n: ("/nieuw/", {"tekst": "Waar is de inloop?"}), status=302),
)
