"""Wat Nabij weet, in de vorm van de standaard: van rijen naar waar de regels mee rekenen."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.bewoners.models import Persoon
from nabij.kamers.poort.models import DossierPersoon
from nabij.kamers.toewijzing.models import (
    Aanbieder,
    Declaratie,
    Levering,
    LeveringSoort,
    Toewijzing,
    Verzoek,
    VerzoekAntwoord,
)
from nabij.kamers.wijk.models import Gebied
from nabij.koppelingen.istandaarden.eerder.levering import Leveringen
from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.standaarden import IJW_3_2, IWMO_3_2, Standaard
from nabij.opslag.kluis import bsn_merk

STANDAARD: Final = {"wmo": IWMO_3_2, "jw": IJW_3_2}
_NIEUW: Final = "1"
_TUSSEN: Final = "|"


def wet_van(standaard: Standaard) -> str:
    return standaard.kort


def eigen_gemeenten() -> frozenset[str]:
    """De CBS-codes waaronder deze gemeente bekend is: GM0344 heet in een bericht 0344."""
    codes = Gebied.objects.filter(eigen=True, soort="gemeente").values_list("code", flat=True)
    return frozenset(code.removeprefix("GM") for code in codes)


@dataclass(frozen=True)
class Bekend:
    """Wat voor elk bericht van een keer hetzelfde is: een keer gelezen."""

    gemeenten: frozenset[str]
    aanbieders: dict[str, Aanbieder]


def lees_bekend() -> Bekend:
    return Bekend(eigen_gemeenten(), {rij.agb: rij for rij in Aanbieder.objects.all()})


def personen_van(bsns: Iterable[str]) -> dict[str, Persoon]:
    """Per BSN wie dat is; wie we niet kennen staat er niet in."""
    merken = {bsn_merk(bsn): bsn for bsn in bsns}
    rijen = Persoon.objects.filter(bsn_merk__in=[merk for merk in merken if merk])
    return {merken[rij.bsn_merk]: rij for rij in rijen.only("pk", "bsn_merk")}


def genoemd(bsns: Iterable[str]) -> set[tuple[UUID, UUID]]:
    """Elk huishouden van wie in ons antwoord genoemd wordt, ook als het over niets bekends gaat."""
    mensen = [rij.pk for rij in personen_van(bsns).values()]
    rijen = DossierPersoon.objects.filter(persoon_id__in=mensen)
    return set(rijen.values_list("dossier_id", "persoon_id"))


def als_toegewezen(rij: Toewijzing) -> k.ToegewezenProduct:
    """De toewijzing zoals zij nu is. Tijden zijn Nederlandse tijden."""
    moment = (rij.toegewezen_op or klok.begin_van(rij.ingang)).astimezone(klok.AMSTERDAM)
    omvang = None
    if rij.volume:
        omvang = g.Omvang(volume=rij.volume, eenheid=rij.eenheid, frequentie=rij.frequentie)
    return k.ToegewezenProduct(
        toewijzing_nummer=int(rij.nummer or 0),
        referentie_aanbieder=rij.referentie or None,
        product=als_product(rij),
        toewijzingsdatum=moment.date(),
        toewijzingstijd=moment.time().replace(microsecond=0),
        ingangsdatum=rij.ingang,
        einddatum=rij.einde,
        reden_wijziging=rij.reden_wijziging or None,
        omvang=omvang,
    )


def als_product(rij: Toewijzing) -> g.Product | None:
    if rij.product is None:
        return None
    return g.Product(categorie=rij.product.categorie, code=rij.product.code or None)


def leveringen_van(
    toewijzingen: dict[int, Toewijzing],
    rijen: Iterable[Levering],
    gemeld: dict[int, g.Product | None],
) -> Leveringen:
    """Wat er van start en stop geldt. Het product is zoals het bericht het noemt, of niet."""
    per = {rij.pk: nummer for nummer, rij in toewijzingen.items()}
    starts: list[k.StartProduct] = []
    stops: list[k.StopProduct] = []
    for rij in rijen:
        nummer = per[rij.toewijzing_id]
        product = gemeld.get(nummer)
        if rij.soort == LeveringSoort.START:
            starts.append(
                k.StartProduct(
                    toewijzing_nummer=nummer,
                    product=product,
                    begindatum=rij.op,
                    status_aanlevering=_NIEUW,
                )
            )
            continue
        begonnen = [s.begindatum for s in starts if s.toewijzing_nummer == nummer]
        stops.append(
            k.StopProduct(
                toewijzing_nummer=nummer,
                product=product,
                begindatum=begonnen[-1] if begonnen else rij.op,
                reden_beeindiging=rij.reden,
                einddatum=rij.op,
                status_aanlevering=_NIEUW,
            )
        )
    bekend = {nummer: als_toegewezen(rij) for nummer, rij in toewijzingen.items()}
    return Leveringen(bekend, tuple(starts), tuple(stops))


def regel_van(referentie: g.Referentie) -> str:
    """Hoe een declaratieregel hier heet: het eigen nummer, en wat zij terugdraait."""
    vorig = referentie.vorig_referentie_nummer
    return f"{referentie.referentie_nummer}{_TUSSEN}{vorig}" if vorig else _alleen(referentie)


def _alleen(referentie: g.Referentie) -> str:
    return str(referentie.referentie_nummer)


def prestaties_van(toewijzingen: dict[int, Toewijzing]) -> list[k.Prestatie]:
    """Wat eerder gedeclareerd en goedgekeurd is, teruggebracht tot wat de regels ervan vragen."""
    per = {rij.pk: rij for rij in toewijzingen.values()}
    rijen = Declaratie.objects.filter(toewijzing__in=list(per), teruggestuurd=False)
    return [
        _als_prestatie(rij, per[rij.toewijzing_id]) for rij in rijen.order_by("vastgelegd_op", "pk")
    ]


def _als_prestatie(rij: Declaratie, toewijzing: Toewijzing) -> k.Prestatie:
    nummer, _, vorig = rij.regel.partition(_TUSSEN)
    product = toewijzing.product
    kant = "C" if rij.volume < 0 else "D"
    return k.Prestatie(
        product_referentie=g.Referentie(
            referentie_nummer=nummer, vorig_referentie_nummer=vorig or None
        ),
        toewijzing_nummer=int(toewijzing.nummer or 0),
        product_categorie=product.categorie if product else "",
        product_code=product.code if product else "",
        product_periode=_periode(rij.maand, toewijzing),
        geleverd_volume=abs(rij.volume),
        eenheid=rij.eenheid,
        ingediend_bedrag=g.BedragMetDC(bedrag=0, debet_credit=kant),
    )


def _periode(maand: date, toewijzing: Toewijzing) -> g.GeslotenPeriode:
    """Wat er van die maand is toegewezen: zo vraagt de standaard haar ook (OP367)."""
    laatste = maand.replace(day=monthrange(maand.year, maand.month)[1])
    einde = min(laatste, toewijzing.einde) if toewijzing.einde else laatste
    return g.GeslotenPeriode(begindatum=max(maand, toewijzing.ingang), einddatum=einde)


def heeft_open_verzoek(persoon: Persoon, aanbieder: Aanbieder, wet: str) -> bool:
    rijen = Verzoek.objects.filter(
        persoon_id=persoon.pk,
        aanbieder=aanbieder,
        wet=wet,
        antwoord__in=["", VerzoekAntwoord.ONDERZOEK],
    )
    return bool(rijen.exists())


def gebruikte_referenties(aanbieder: Aanbieder, referenties: Collection[str]) -> frozenset[str]:
    rijen = Verzoek.objects.filter(aanbieder=aanbieder, referentie__in=list(referenties))
    return frozenset(rijen.values_list("referentie", flat=True))
