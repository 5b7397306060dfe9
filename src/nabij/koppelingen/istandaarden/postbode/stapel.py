"""Wat er bij een stapel berichten hoort, per soort in een vraag gelezen.

Per bericht vragen kost meer dan het bericht zelf. Wat hier staat geldt voor een transactie, en
wat niet vooruit gelezen is wordt alsnog gevraagd: vergeten mag altijd.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import BooleanField, Func, QuerySet

from nabij.kamers.bewoners.models import Persoon
from nabij.kamers.toewijzing.models import HEEN, Aanbieder, Levering, Postvak, Toewijzing
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht
from nabij.koppelingen.istandaarden.formaat.klassen import ClientStart, ClientStop, Declaratie
from nabij.koppelingen.istandaarden.postbode import kennis

_K = TypeVar("_K")
_V = TypeVar("_V")
Kenmerk = tuple[str, str, str]
"""Afzender, soort en kenmerk: samen een keer (TR056)."""
Nummer = tuple[str, str]
"""Afzender en declaratienummer."""

# Letterlijk zoals in de index staat: anders loopt SQLite elke keer alles langs.
_SOORTEN: Final = ", ".join(f"'{soort}'" for soort in HEEN)
_HEEN: Final = Func(template=f"soort IN ({_SOORTEN})", output_field=BooleanField())


@dataclass(frozen=True)
class Stapel:
    bekend: kennis.Bekend
    _toewijzingen: dict[int, Toewijzing | None] = field(default_factory=dict)
    _personen: dict[str, Persoon | None] = field(default_factory=dict)
    _leveringen: dict[UUID, list[Levering] | None] = field(default_factory=dict)
    _gehad: dict[Kenmerk, bool | None] = field(default_factory=dict)
    _gedeclareerd: dict[Nummer, bool | None] = field(default_factory=dict)

    def lees_vooruit(self, berichten: Iterable[Bericht]) -> None:
        """Alles wat deze berichten noemen, in een paar vragen.

        Kan dat niet, dan ligt het aan een bericht, en komt het daar vanzelf weer.
        """
        try:
            with transaction.atomic():
                self._lees_vooruit(berichten)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            self.vergeet()

    def _lees_vooruit(self, berichten: Iterable[Bericht]) -> None:
        kenmerken: list[Kenmerk] = []
        declaraties: list[Nummer] = []
        nummers: set[int] = set()
        gestart: set[int] = set()
        bsns: set[str] = set()
        for bericht in berichten:
            kop, lichaam = bericht.kop, bericht.lichaam
            kenmerk = kop.bericht_identificatie.identificatie
            kenmerken.append((kop.afzender, bericht.type.soort.nummer, kenmerk))
            if isinstance(lichaam, ClientStart | ClientStop):
                bsns.add(lichaam.bsn)
                gestart |= _nummers_in(lichaam)
            elif isinstance(lichaam, Declaratie):
                declaraties.append((kop.afzender, lichaam.declaratie_nummer))
                for client in lichaam.clienten:
                    bsns.add(client.bsn)
                    nummers |= {prestatie.toewijzing_nummer for prestatie in client.prestaties}
        _vul(self._gehad, kenmerken, _lees_gehad)
        _vul(self._gedeclareerd, declaraties, _lees_gedeclareerd)
        _vul(self._toewijzingen, nummers | gestart, _lees_toewijzingen)
        _vul(self._personen, bsns, kennis.personen_van)
        rijen = [rij for nummer in gestart if (rij := self._toewijzingen[nummer])]
        _vul(self._leveringen, [rij.pk for rij in rijen], _lees_leveringen)

    def is_gehad(self, kenmerk: Kenmerk) -> bool:
        return bool(_vul(self._gehad, [kenmerk], _lees_gehad)[kenmerk])

    def is_gedeclareerd(self, agb: str, nummer: str) -> bool:
        sleutel = agb, nummer
        return bool(_vul(self._gedeclareerd, [sleutel], _lees_gedeclareerd)[sleutel])

    def toewijzingen_van(
        self, nummers: Collection[int], aanbieder: Aanbieder, wet: str
    ) -> dict[int, Toewijzing]:
        """Alleen wat van deze aanbieder is, en van deze wet."""
        _vul(self._toewijzingen, nummers, _lees_toewijzingen)
        gevonden = {nummer: self._toewijzingen[nummer] for nummer in nummers}
        return {
            nummer: rij
            for nummer, rij in gevonden.items()
            if rij is not None and rij.aanbieder_id == aanbieder.pk and rij.wet == wet
        }

    def personen_van(self, bsns: Collection[str]) -> dict[str, Persoon]:
        """Per BSN wie dat is; wie we niet kennen staat er niet in."""
        _vul(self._personen, bsns, kennis.personen_van)
        return {bsn: rij for bsn in bsns if (rij := self._personen[bsn]) is not None}

    def leveringen_van(self, toewijzingen: Iterable[Toewijzing]) -> list[Levering]:
        """Wat er van start en stop geldt, op volgorde van de dag."""
        sleutels = [rij.pk for rij in toewijzingen]
        _vul(self._leveringen, sleutels, _lees_leveringen)
        rijen = [rij for sleutel in sleutels for rij in self._leveringen[sleutel] or ()]
        return sorted(rijen, key=lambda rij: (rij.op, rij.vastgelegd_op, rij.pk))

    def geleverd(self, toewijzingen: Iterable[Toewijzing]) -> None:
        """Hiervan is net iets vastgelegd of teruggenomen."""
        for rij in toewijzingen:
            self._leveringen.pop(rij.pk, None)

    def onthoud(self, kenmerk: Kenmerk, declaratie: str = "") -> None:
        """Dit bericht is gedaan: wat na hem hetzelfde kenmerk heeft is een tweede."""
        self._gehad[kenmerk] = True
        if declaratie:
            self._gedeclareerd[kenmerk[0], declaratie] = True

    def vergeet(self) -> None:
        """Er is iets teruggedraaid, of een ander was eerder: lees alles opnieuw."""
        self._toewijzingen.clear()
        self._personen.clear()
        self._leveringen.clear()
        self._gehad.clear()
        self._gedeclareerd.clear()


def _nummers_in(lichaam: ClientStart | ClientStop) -> set[int]:
    producten = (
        lichaam.start_producten if isinstance(lichaam, ClientStart) else lichaam.stop_producten
    )
    return {product.toewijzing_nummer for product in producten if product.toewijzing_nummer}


def _vul(
    geheugen: dict[_K, _V | None],
    sleutels: Iterable[_K],
    lees: Callable[[list[_K]], Mapping[_K, _V]],
) -> dict[_K, _V | None]:
    """Lees wat er nog niet is; wat niet bestaat wordt ook onthouden."""
    mist = [sleutel for sleutel in dict.fromkeys(sleutels) if sleutel not in geheugen]
    if mist:
        geheugen.update(dict.fromkeys(mist))
        geheugen.update(lees(mist))
    return geheugen


def _lees_gehad(kenmerken: list[Kenmerk]) -> dict[Kenmerk, bool]:
    rijen = gehad(*(set(deel) for deel in zip(*kenmerken, strict=True)))
    gevonden = set(rijen.values_list("afzender", "soort", "kenmerk"))
    return {kenmerk: kenmerk in gevonden for kenmerk in kenmerken}


def gehad(afzenders: set[str], soorten: set[str], kenmerken: set[str]) -> QuerySet[Postvak]:
    """Wat met zo'n kenmerk al gelukt is, langs de index die het ook bewaakt."""
    return Postvak.objects.filter(
        _HEEN, gelukt=True, afzender__in=afzenders, soort__in=soorten, kenmerk__in=kenmerken
    )


def _lees_gedeclareerd(nummers: list[Nummer]) -> dict[Nummer, bool]:
    rijen = Postvak.objects.filter(
        _HEEN,
        gelukt=True,
        afzender__in={afzender for afzender, _nummer in nummers},
        soort="323",
        nummer__in={nummer for _afzender, nummer in nummers},
    )
    gevonden = set(rijen.values_list("afzender", "nummer"))
    return {nummer: nummer in gevonden for nummer in nummers}


def _lees_toewijzingen(nummers: list[int]) -> dict[int, Toewijzing]:
    rijen = Toewijzing.objects.filter(nummer__in=nummers).select_related("product")
    return {rij.nummer: rij for rij in rijen}


def _lees_leveringen(toewijzingen: list[UUID]) -> dict[UUID, list[Levering]]:
    rijen = Levering.objects.filter(toewijzing__in=toewijzingen, ingetrokken_op__isnull=True)
    per: dict[UUID, list[Levering]] = {sleutel: [] for sleutel in toewijzingen}
    for rij in rijen:
        per[rij.toewijzing_id].append(rij)
    return per
