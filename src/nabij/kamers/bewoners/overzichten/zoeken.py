"""Zoeken in wat je mag zien, en een kaartje vragen van wat je niet mag zien."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from nabij.kamers.bewoners import rechten as rechten_hier
from nabij.kamers.bewoners.models import Zoekwoord, ZoekwoordSoort
from nabij.kamers.bewoners.regels import (
    BOVENGRENS,
    Gegevens,
    Term,
    adreswoord,
    geboortewoord,
    genoeg_voor_kaartje,
    termen,
)
from nabij.kamers.bewoners.regels.namen import VOLLEDIG
from nabij.kamers.bewoners.regels.zoeken import LENGTE, achternaamsleutel
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort, rechten
from nabij.kamers.poort.begrippen import DossierSoort, Onderdeel, Recht
from nabij.kamers.poort.handelingen import Kaartje
from nabij.kamers.poort.models import Dossier
from nabij.opslag.kluis import bsn_merk

MEESTE_KAARTJES = 5


def zoek_filter(tekst: str) -> Q:
    """De huishoudens die bij `tekst` passen, als filter op `Dossier`; leeg zoekt niets.

    Samen met de rechten in een vraag aan de database:
    `with poort.wijzer(), poort.lijst(verzoek, kies=zoek_filter(tekst), ...) as lijst`.
    """
    gezocht = termen(tekst)
    if not gezocht:
        return Q(pk__in=[])
    passend = Q(soort=DossierSoort.HUISHOUDEN)
    with poort.wijzer():
        for term in gezocht:
            passend &= _met(term)
    return passend


def _met(term: Term) -> Q:
    """Een bereik van de index: op beide databases hetzelfde, zonder LIKE.

    Een heel woord wijst een paar dossiers aan; van een begin zijn er in een stad zo duizenden, dan
    kan beter per dossier gekeken worden.
    """
    rijen = Zoekwoord.objects.exclude(soort=ZoekwoordSoort.BSN)
    if term.precies:
        return Q(pk__in=rijen.filter(woord=term.woord).values("dossier_id"))
    begin = rijen.filter(woord__gte=term.woord, woord__lte=(term.woord + BOVENGRENS)[:LENGTE])
    return Q(Exists(begin.filter(dossier_id=OuterRef("pk"))))


@dataclass(frozen=True)
class Vondst:
    """Wat een kaartje vragen oplevert: huishoudens die je zelf mag openen, en kaartjes."""

    eigen: list[UUID] = field(default_factory=list)
    kaartjes: list[Kaartje] = field(default_factory=list)


def vind(
    verzoek: Any,
    *,
    achternaam: str = "",
    geboortedatum: date | None = None,
    postcode: str = "",
    huisnummer: int | None = None,
    bsn: str = "",
) -> Vondst:
    """Zoek met twee gegevens die iemand aanwijzen (een BSN telt dubbel). Minder geeft niets.

    Elk kaartje wordt door de poort vastgelegd en gemeld. Een huishouden waarvan het bestaan
    verborgen is geeft niets, en een geheim adres is geen gegeven om op te vinden. Raises
    `GeenToegang` voor wie niet met inwoners werkt.
    """
    rechten_hier.eis_werk_met_mensen(poort.wie(verzoek))
    gegevens = Gegevens(
        achternaam=achternaamsleutel(achternaam),
        geboren=geboortewoord(geboortedatum, VOLLEDIG),
        adres=adreswoord(postcode, huisnummer) if postcode and huisnummer else "",
        bsn_merk=bsn_merk(bsn),
    )
    if not genoeg_voor_kaartje(gegevens):
        return Vondst()
    with poort.wijzer():
        gevonden = list(
            Dossier.objects.filter(_passend(gegevens), soort=DossierSoort.HUISHOUDEN)
            .order_by("gemaakt_op", "pk")
            .values_list("pk", flat=True)[:MEESTE_KAARTJES]
        )
    mag = rechten.mag_q(poort.wie(verzoek), Recht.LEZEN, Onderdeel.NAAM)
    eigen = set(Dossier.objects.filter(mag, pk__in=gevonden).values_list("pk", flat=True))
    kaartjes = [
        poort_handelingen.kaartje(verzoek, dossier_id=pk) for pk in gevonden if pk not in eigen
    ]
    return Vondst(
        eigen=[pk for pk in gevonden if pk in eigen],
        kaartjes=[kaartje for kaartje in kaartjes if kaartje is not None],
    )


def dossiers_van(*, achternaam: str, geboortedatum: date) -> list[UUID]:
    """De huishoudens van wie zo heet en toen geboren is, ook als ze dicht of verborgen zijn.
    Voor wie een inwoner antwoord geeft (`logboek.overzichten.wie_keek` legt dat vast): hier komt
    geen inhoud uit, alleen nummers.
    """
    gegevens = Gegevens(
        achternaam=achternaamsleutel(achternaam), geboren=geboortewoord(geboortedatum, VOLLEDIG)
    )
    if not gegevens.achternaam:
        return []
    with poort.wijzer():
        gevonden = Dossier.objects.filter(_passend(gegevens), soort=DossierSoort.HUISHOUDEN)
        pks = list(gevonden.values_list("pk", flat=True))
    return met_wat_opging(pks)


def met_wat_opging(dossier_ids: Collection[UUID]) -> list[UUID]:
    """Met de huishoudens die hierin opgingen: wie daar keek, keek naar dezelfde mensen."""
    huizen = Dossier.objects.filter(
        Q(pk__in=dossier_ids) | Q(opgegaan_in__in=dossier_ids), soort=DossierSoort.HUISHOUDEN
    )
    return list(huizen.order_by("gemaakt_op", "pk").values_list("pk", flat=True))


def _passend(gegevens: Gegevens) -> Q:
    """Elk paar gegevens dat klopt. Naam en geboortedatum horen bij dezelfde persoon."""

    def met(soort: str, woord: str, **extra: Any) -> QuerySet[Zoekwoord]:
        rijen: QuerySet[Zoekwoord] = Zoekwoord.objects.filter(soort=soort, woord=woord, **extra)
        return rijen

    soort = ZoekwoordSoort
    paren: list[QuerySet[Zoekwoord]] = []
    if gegevens.bsn_merk:
        paren.append(met(soort.BSN, gegevens.bsn_merk))
    zelfde_persoon = {"dossier": OuterRef("dossier"), "persoon_id": OuterRef("persoon_id")}
    if gegevens.geboren and gegevens.achternaam:
        naam = met(soort.ACHTERNAAM, gegevens.achternaam, **zelfde_persoon)
        paren.append(met(soort.GEBOREN, gegevens.geboren).filter(Exists(naam)))
    for tweede, woord in (
        (soort.ACHTERNAAM, gegevens.achternaam),
        (soort.GEBOREN, gegevens.geboren),
    ):
        if gegevens.adres and woord:
            ander = met(tweede, woord, dossier=OuterRef("dossier"))
            paren.append(met(soort.ADRES, gegevens.adres).filter(Exists(ander)))
    samen = Q(pk__in=[])
    for paar in paren:
        samen |= Q(pk__in=paar.values("dossier_id"))
    return samen


def zoekwoorden(dossier_id: UUID) -> dict[str, frozenset[str]]:
    """Per soort de woorden waaraan dit huishouden te herkennen is, voor een open wijzer."""
    rijen = Zoekwoord.objects.filter(dossier_id=dossier_id).values_list("soort", "woord")
    per_soort: dict[str, set[str]] = {soort: set() for soort in ZoekwoordSoort.values}
    for soort, woord in rijen:
        per_soort[soort].add(woord)
    return {soort: frozenset(woorden) for soort, woorden in per_soort.items()}
