"""Indelingen en termen van een ander: bewaren, bij het aanbod zetten, en weer uitgeven.

Onze eigen thema's en doelgroepen zijn ook een indeling, maar staan in de afspraken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from nabij.kamers.kaart.models import Aanbod, AanbodTerm, Indeling, Term
from nabij.koppelingen.hsds import kolommen, vertaling
from nabij.koppelingen.hsds.formaat import Stuk
from nabij.koppelingen.hsds.kolommen import Kolom, Melder, is_kortere, neem
from nabij.koppelingen.hsds.rijen import Uitkomst, bewaar, vervang_rijen, vind

_INDELING: Final = (Kolom("name", "naam", kolommen.tekst_tot(200)),)
_TERM: Final = (
    Kolom("name", "naam", kolommen.tekst_tot(200)),
    Kolom("parent_id", "ouder", kolommen.heel_tot(250, "een id")),
)
_LANGSTE_ID: Final = 250


def is_eigen(stuk: Stuk) -> bool:
    """Is dit een indeling of term die wij zelf uitgeven?"""
    eigen = {vertaling.THEMAS, vertaling.DOELGROEPEN}
    return stuk.get("id") in eigen or stuk.get("taxonomy_id") in eigen


class Termen:
    """Bewaart indelingen en termen. Onthoudt binnen een keer inlezen welke er waren."""

    def __init__(self, meld: Melder) -> None:
        self.meld = meld
        self._gezien: dict[str, Term] = {}

    def vergeet(self) -> None:
        self._gezien.clear()

    def indeling(self, stuk: Stuk, waar: str) -> tuple[Indeling, Uitkomst]:
        rij = vind(Indeling, stuk["id"])
        if rij is not None and is_kortere(stuk, geef_indeling(rij)):
            return rij, Uitkomst.AL_BEKEND
        uitkomst = Uitkomst.NIEUW if rij is None else Uitkomst.VERANDERD
        gelezen = neem(stuk, _INDELING, waar, self.meld)
        bewaard: Indeling = bewaar(rij or Indeling(hsds_id=stuk["id"]), gelezen)
        return bewaard, uitkomst

    def term(self, stuk: Stuk, waar: str, *, los: bool = True) -> tuple[Term, Uitkomst]:
        """Een term. Staat hij bij aanbod (niet `los`), dan vult dat alleen aan wat er niet was."""
        rij = vind(Term, stuk["id"])
        if rij is not None:
            was = geef_term(rij)
            if is_kortere(stuk, was) or not (los or is_kortere(was, stuk)):
                return rij, Uitkomst.AL_BEKEND
        uitkomst = Uitkomst.NIEUW if rij is None else Uitkomst.VERANDERD
        gelezen = neem(stuk, _TERM, waar, self.meld)
        gelezen.waarden["indeling"] = self._indeling_van(stuk, waar)
        bewaard: Term = bewaar(rij or Term(hsds_id=stuk["id"]), gelezen)
        return bewaard, uitkomst

    def _indeling_van(self, stuk: Stuk, waar: str) -> Indeling | None:
        erbij = stuk.get("taxonomy_detail")
        if erbij and _goed_id(erbij):
            return self.indeling(erbij, f"{waar}.taxonomy_detail")[0]
        return vind(Indeling, stuk["taxonomy_id"]) if stuk.get("taxonomy_id") else None

    def zet_bij(self, aanbod: Aanbod, kenmerken: Iterable[Any], waar: str) -> None:
        """Onder welke termen van een ander dit aanbod staat."""
        vervang_rijen(AanbodTerm, aanbod, "term", list(self._bij(kenmerken, waar)))

    def _bij(self, kenmerken: Iterable[Any], waar: str) -> Iterator[Term]:
        for nummer, een in enumerate(kenmerken):
            stuk = een.get("taxonomy_term")
            sleutel = stuk["id"] if stuk else een.get("taxonomy_term_id", "")
            if (stuk and is_eigen(stuk)) or not _goed_id({"id": sleutel}):
                continue
            if sleutel not in self._gezien:
                if stuk:
                    plek = f"{waar}.attributes[{nummer}].taxonomy_term"
                    term: Term | None = self.term(stuk, plek, los=False)[0]
                else:
                    term = vind(Term, sleutel)
                if term is None:
                    continue
                self._gezien[sleutel] = term
            yield self._gezien[sleutel]


def _goed_id(stuk: Stuk) -> bool:
    return isinstance(stuk.get("id"), str) and 0 < len(stuk["id"]) <= _LANGSTE_ID


def geef_indeling(rij: Indeling) -> Stuk:
    return {"id": rij.hsds_id or str(rij.pk), **kolommen.geef(rij, _INDELING)}


def geef_term(rij: Term) -> Stuk:
    return {"id": rij.hsds_id or str(rij.pk), **kolommen.geef(rij, _TERM)}


def alle_indelingen() -> list[Stuk]:
    """Eerst onze eigen, dan die van een ander."""
    anders = Indeling.objects.order_by("pk")
    return [*vertaling.indelingen(), *(geef_indeling(een) for een in anders)]


def alle_termen(
    *, in_indeling: str = "", ouder: str = "", zonder_ouder: bool = False
) -> list[Stuk]:
    """De termen, als het moet van een indeling, onder een term, of alleen de bovenste."""
    anders = Term.objects.order_by("pk")
    if in_indeling:
        anders = anders.filter(indeling__hsds_id=in_indeling)
    if ouder:
        anders = anders.filter(ouder=ouder)
    if zonder_ouder:
        anders = anders.filter(ouder="")
    # Onze eigen termen hebben geen ouder.
    eigen = [] if ouder else vertaling.termen()
    return [
        *(een for een in eigen if in_indeling in ("", een["taxonomy_id"])),
        *(geef_term(een) for een in anders),
    ]
