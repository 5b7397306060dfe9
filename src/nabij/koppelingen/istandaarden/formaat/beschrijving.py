"""Van dataklassen naar een beschrijving waaruit lezer, schrijver en schema volgen."""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, fields, replace
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from nabij.koppelingen.istandaarden.formaat import soorten
from nabij.koppelingen.istandaarden.formaat.berichten import Berichttype
from nabij.koppelingen.istandaarden.formaat.gegevens import Gegeven
from nabij.koppelingen.istandaarden.formaat.kop import PARTIJ, Kop
from nabij.koppelingen.istandaarden.formaat.soorten import Soort

_RETOUR = "retour_codes"


@dataclass(frozen=True)
class Klasse:
    """Een samengesteld type. `in_basis`: het staat in het basisschema en heet `CDT_...`."""

    naam: str
    python: type
    in_basis: bool
    elementen: tuple[Element, ...]


@dataclass(frozen=True)
class Element:
    """Een element in een klasse. Met `rij` staat het type een of meer keer in een omslag."""

    naam: str
    veld: str
    verplicht: bool
    type: Soort | Klasse
    rij: str = ""


@dataclass(frozen=True)
class Beschrijving:
    """Een heel bericht: de kop en wat erna komt."""

    type: Berichttype
    kop: Klasse
    lichaam: Klasse

    @property
    def lichaam_verplicht(self) -> bool:
        return not self.type.soort.met_retourcodes


def xml_naam(veld: str) -> str:
    return "".join(deel[:1].upper() + deel[1:] for deel in veld.split("_"))


@cache
def beschrijf(bericht: Berichttype) -> Beschrijving:
    maker = _Maker(bericht)
    return Beschrijving(
        bericht,
        maker.klasse("Header", bericht.soort.kop),
        maker.klasse(bericht.soort.element, bericht.soort.lichaam),
    )


class _Maker:
    def __init__(self, bericht: Berichttype) -> None:
        self.bericht = bericht
        self.gemaakt: dict[type, Klasse] = {}
        partijen: list[Any] = [soorten.Gemeente, soorten.AgbCode]
        if not bericht.soort.van_gemeente:
            partijen.reverse()
        self.partij = dict(zip(("afzender", "ontvanger"), partijen, strict=True))
        self.vast = {
            "bericht_code": bericht.code,
            "bericht_versie": str(bericht.standaard.hoofdversie),
            "bericht_subversie": str(bericht.standaard.subversie),
        }

    def klasse(self, naam: str, python: type) -> Klasse:
        if python not in self.gemaakt:
            hints = get_type_hints(python, include_extras=True)
            velden = sorted(fields(python), key=lambda veld: veld.name == _RETOUR)
            elementen = tuple(
                self._element(python, veld, hints[veld.name])
                for veld in velden
                if self._doet_mee(veld)
            )
            in_basis = issubclass(python, Gegeven)
            self.gemaakt[python] = Klasse(naam, python, in_basis, elementen)
        return self.gemaakt[python]

    def _doet_mee(self, veld: Field[Any]) -> bool:
        if veld.name == _RETOUR:
            return self.bericht.soort.met_retourcodes
        return veld.metadata.get("alleen") in (None, self.bericht.standaard.naam)

    def _element(self, python: type, veld: Field[Any], hint: Any) -> Element:
        naam = xml_naam(veld.name)
        verplicht = veld.default is MISSING
        if veld.name == _RETOUR:
            verplicht = not (issubclass(python, Kop) and self.bericht.soort.is_retour)
        if getattr(hint, "__origin__", None) is tuple:
            binnen = get_args(hint)[0]
            soort = _soort_van(binnen)
            if soort is not None:
                return Element(naam, veld.name, verplicht, soort, rij=soort.naam)
            klasse = self.klasse(binnen.__name__, binnen)
            return Element(naam, veld.name, verplicht, klasse, rij=binnen.__name__)
        hint = _zonder_none(hint)
        soort = _soort_van(hint)
        if soort is None:
            typenaam = hint.__name__ if issubclass(hint, Gegeven) else naam
            return Element(naam, veld.name, verplicht, self.klasse(typenaam, hint))
        return Element(naam, veld.name, verplicht, self._precies(veld.name, soort))

    def _precies(self, veld: str, soort: Soort) -> Soort:
        """De soort zoals ze in de kop van juist dit bericht geldt."""
        if soort is PARTIJ:
            return _soort_van(self.partij[veld]) or soort
        if veld in self.vast and soort.beperkt:
            waarde = self.vast[veld]
            return replace(soort, patroon=waarde, eis=f"Hier hoort {waarde}.")
        return soort


def _zonder_none(hint: Any) -> Any:
    delen = [deel for deel in get_args(hint) if deel is not NoneType]
    return delen[0] if NoneType in get_args(hint) else hint


def _soort_van(hint: Any) -> Any:
    """De `Soort` die aan een type hangt, of None."""
    return next(
        (deel for deel in getattr(hint, "__metadata__", ()) if isinstance(deel, Soort)), None
    )
