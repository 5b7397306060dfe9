"""De declaratie (323) naast de toewijzingen en wat eerder gedeclareerd en toegekend is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from nabij.koppelingen.istandaarden.controle.toewijzing import VERWIJDERD
from nabij.koppelingen.istandaarden.eerder import Afwijzing
from nabij.koppelingen.istandaarden.formaat.klassen import (
    Client,
    Declaratie,
    Prestatie,
    ToegewezenProduct,
)
from nabij.koppelingen.istandaarden.volume import Periode, hoogste_totaal, hoogste_volume

_CREDIT: Final = "C"
_UUR, _MINUUT = "04", "01"


@dataclass(frozen=True)
class Gedeclareerd:
    """Wat wij weten: wie wat is toegewezen (op nummer), en wat van deze aanbieder is toegekend."""

    toewijzingen: Mapping[int, tuple[str, ToegewezenProduct]]
    prestaties: Sequence[Prestatie] = ()
    declaratienummers: frozenset[str] = frozenset()


def beoordeel_declaratie(deel: Declaratie, bekend: Gedeclareerd) -> list[Afwijzing]:
    return list(_Beoordeling(deel, bekend).afwijzingen())


class _Beoordeling:
    def __init__(self, deel: Declaratie, bekend: Gedeclareerd) -> None:
        self.deel, self.bekend = deel, bekend
        self.nummers = {p.product_referentie.referentie_nummer for p in bekend.prestaties}
        self.debet = {
            p.product_referentie.referentie_nummer for p in bekend.prestaties if not _is_credit(p)
        }
        self.gecrediteerd = {
            p.product_referentie.vorig_referentie_nummer for p in bekend.prestaties if _is_credit(p)
        }
        self.geleverd: dict[int, int] = defaultdict(int)
        for prestatie in bekend.prestaties:
            self.geleverd[prestatie.toewijzing_nummer] += self._volume(prestatie)

    def afwijzingen(self) -> Iterator[Afwijzing]:
        if self.deel.declaratie_nummer in self.bekend.declaratienummers:
            yield Afwijzing(self.deel, "TR333", "9333", "Dit declaratienummer is al gebruikt.")
            return
        for client in self.deel.clienten:
            yield from self._client(client)

    def _client(self, client: Client) -> Iterator[Afwijzing]:
        for prestatie in client.prestaties:
            gevonden = self.bekend.toewijzingen.get(prestatie.toewijzing_nummer)
            yield from self._keten(prestatie)
            if gevonden is None:
                yield Afwijzing(prestatie, "TR338", "9338", "Deze toewijzing kennen we niet.")
                continue
            bsn, toegewezen = gevonden
            if bsn != client.bsn:
                yield Afwijzing(prestatie, "TR304", "8187", "Dit is de toewijzing van een ander.")
                continue
            yield from _past_bij(prestatie, toegewezen)
            yield from _periode(prestatie, toegewezen)
            if not _is_credit(prestatie):
                yield from self._hoeveel(prestatie, toegewezen)

    def _keten(self, prestatie: Prestatie) -> Iterator[Afwijzing]:
        referentie = prestatie.product_referentie
        if prestatie.product_periode.einddatum > self.deel.declaratie_periode.einddatum:
            yield Afwijzing(prestatie, "TR319", "9319", "Dit is na de declaratieperiode.")
        if referentie.referentie_nummer in self.nummers:
            yield Afwijzing(prestatie, "TR314", "8021", "Dit referentienummer is al gebruikt.")
        if _is_credit(prestatie):
            vorig = referentie.vorig_referentie_nummer
            if vorig not in self.debet:
                yield Afwijzing(prestatie, "TR323", "8017", "Er is niets om terug te draaien.")
            elif vorig in self.gecrediteerd:
                yield Afwijzing(prestatie, "TR390", "9390", "Deze regel is al teruggedraaid.")
        elif any(self._staat_open(eerder, prestatie) for eerder in self.bekend.prestaties):
            yield Afwijzing(prestatie, "TR389", "9389", "Deze periode is al gedeclareerd.")

    def _staat_open(self, eerder: Prestatie, prestatie: Prestatie) -> bool:
        nummer = eerder.product_referentie.referentie_nummer
        return (
            not _is_credit(eerder)
            and nummer not in self.gecrediteerd
            and _wat(eerder) == _wat(prestatie)
        )

    def _hoeveel(self, prestatie: Prestatie, toegewezen: ToegewezenProduct) -> Iterator[Afwijzing]:
        """Een toewijzing zonder einde heeft per periode een grens, en in totaal niet."""
        nummer, erbij = prestatie.toewijzing_nummer, self._volume(prestatie)
        self.geleverd[nummer] += erbij
        totaal = self.geleverd[nummer]
        if toegewezen.budget is not None and totaal > toegewezen.budget:
            yield Afwijzing(prestatie, "TR369", "9369", "Dit past niet meer in het budget.")
        omvang = toegewezen.omvang
        if omvang is None:
            return
        deel = _als_periode(prestatie)
        heel = Periode(toegewezen.ingangsdatum, toegewezen.einddatum or date.max)
        if erbij > hoogste_volume(omvang, heel, deel) * _maal(toegewezen):
            yield Afwijzing(prestatie, "TR321", "9321", "Dit is meer dan er is toegewezen.")
        elif toegewezen.einddatum is not None and totaal > hoogste_totaal(omvang, heel) * _maal(
            toegewezen
        ):
            yield Afwijzing(prestatie, "TR322", "9322", "Samen is dit meer dan er is toegewezen.")

    def _volume(self, prestatie: Prestatie) -> int:
        """Het volume dat van een toewijzing af gaat: bij een budget het bedrag, anders de eenheid.

        Uren tellen als minuten zodra de toewijzing in uren is, want dan mag het allebei.
        """
        _, toegewezen = self.bekend.toewijzingen.get(prestatie.toewijzing_nummer, ("", None))
        if toegewezen is not None and toegewezen.budget is not None:
            volume = prestatie.ingediend_bedrag.bedrag
        else:
            in_uren = toegewezen is not None and _in_uren(toegewezen)
            volume = prestatie.geleverd_volume * (60 if in_uren and _is_uur(prestatie) else 1)
        return -volume if _is_credit(prestatie) else volume


def _past_bij(prestatie: Prestatie, toegewezen: ToegewezenProduct) -> Iterator[Afwijzing]:
    if toegewezen.reden_wijziging == VERWIJDERD:
        yield Afwijzing(prestatie, "TR384", "9384", "Deze toewijzing is verwijderd.")
    product, omvang = toegewezen.product, toegewezen.omvang
    if product is not None:
        if product.categorie != prestatie.product_categorie:
            yield Afwijzing(prestatie, "TR339", "9339", "De categorie is een andere.")
        if product.code is not None and product.code != prestatie.product_code:
            yield Afwijzing(prestatie, "TR340", "9340", "De productcode is een andere.")
    if omvang is not None and prestatie.eenheid not in _eenheden(omvang.eenheid):
        yield Afwijzing(prestatie, "TR341", "9341", "De eenheid is een andere.")


def _eenheden(toegewezen: str) -> tuple[str, ...]:
    """Waarin gedeclareerd mag worden: wat in uren is toegewezen ook in minuten."""
    return (_UUR, _MINUUT) if toegewezen == _UUR else (toegewezen,)


def _periode(prestatie: Prestatie, toegewezen: ToegewezenProduct) -> Iterator[Afwijzing]:
    deel, ingang, einde = _als_periode(prestatie), toegewezen.ingangsdatum, toegewezen.einddatum
    eerste = deel.van.replace(day=1)
    laatste = (eerste + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if deel.van < ingang:
        yield Afwijzing(prestatie, "TR307", "9307", "Dit begint voor de toewijzing.")
    elif deel.van != max(eerste, ingang):
        yield Afwijzing(prestatie, "TR387", "9387", "Dit begint niet op de eerste dag die kan.")
    if einde is not None and deel.tot > einde:
        yield Afwijzing(prestatie, "TR308", "9308", "Dit eindigt na de toewijzing.")
    elif deel.tot != (laatste if einde is None else min(laatste, einde)):
        yield Afwijzing(prestatie, "TR388", "9388", "Dit eindigt niet op de laatste dag die kan.")


def _wat(prestatie: Prestatie) -> tuple[object, ...]:
    return (
        prestatie.toewijzing_nummer,
        prestatie.product_categorie,
        prestatie.product_code,
        _als_periode(prestatie),
    )


def _als_periode(prestatie: Prestatie) -> Periode:
    return Periode(prestatie.product_periode.begindatum, prestatie.product_periode.einddatum)


def _is_credit(prestatie: Prestatie) -> bool:
    return prestatie.ingediend_bedrag.debet_credit == _CREDIT


def _is_uur(prestatie: Prestatie) -> bool:
    return prestatie.eenheid == _UUR


def _maal(toegewezen: ToegewezenProduct) -> int:
    return 60 if _in_uren(toegewezen) else 1


def _in_uren(toegewezen: ToegewezenProduct) -> bool:
    return toegewezen.omvang is not None and toegewezen.omvang.eenheid == _UUR
