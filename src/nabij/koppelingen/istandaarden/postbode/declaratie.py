"""De declaratie (323): alleen hoeveel er geleverd is. Geld gaat over de backoffice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Aanbieder, Toewijzing
from nabij.koppelingen.istandaarden.eerder import Afwijzing, afkeur
from nabij.koppelingen.istandaarden.eerder.declaratie import Gedeclareerd, beoordeel_declaratie
from nabij.koppelingen.istandaarden.formaat.klassen import Declaratie, Prestatie
from nabij.koppelingen.istandaarden.postbode import kennis
from nabij.koppelingen.istandaarden.postbode.uitkomst import Poststuk, Uitkomst, in_woorden

_CREDIT = "C"
_TE_VEEL = frozenset({"TR321", "TR322"})
"""Meer dan er is toegewezen: teruggestuurd, en toch iets wat de regisseur moet weten (V06)."""


def verwerk_declaratie(stuk: Poststuk, deel: Declaratie, aanbieder: Aanbieder) -> Uitkomst:
    prestaties = [prestatie for client in deel.clienten for prestatie in client.prestaties]
    wet = kennis.wet_van(stuk.bericht.type.standaard)
    nummers = {prestatie.toewijzing_nummer for prestatie in prestaties}
    toewijzingen = stuk.stapel.toewijzingen_van(nummers, aanbieder, wet)
    afgewezen = beoordeel_declaratie(deel, _bekend(stuk, deel, aanbieder, toewijzingen))
    fout = {id(een.deel) for een in afgewezen}
    heel = id(deel) in fout
    goed = [] if heel else [prestatie for prestatie in prestaties if id(prestatie) not in fout]
    te_veel = [] if heel else _alleen_te_veel(prestaties, afgewezen)
    handelingen.leg_declaraties_vast(
        regels=[
            handelingen.Declaratieregel(
                toewijzing=toewijzingen[prestatie.toewijzing_nummer],
                maand=prestatie.product_periode.begindatum,
                volume=_volume(prestatie),
                eenheid=prestatie.eenheid,
                regel=kennis.regel_van(prestatie.product_referentie),
                teruggestuurd=terug,
            )
            for terug, soort in ((False, goed), (True, te_veel))
            for prestatie in soort
        ]
    )
    genoemd = {
        client.bsn
        for client in deel.clienten
        if any(id(prestatie) in fout for prestatie in client.prestaties)
    }
    return Uitkomst(
        gelukt=bool(goed),
        woorden=in_woorden(afgewezen),
        afkeur=afkeur(afgewezen),
        nummer=deel.declaratie_nummer,
        noemt=tuple(kennis.genoemd(genoemd) if genoemd else ()),
        regels=len(prestaties),
    )


def _alleen_te_veel(
    prestaties: Sequence[Prestatie], afgewezen: Sequence[Afwijzing]
) -> list[Prestatie]:
    """De prestaties waar niets anders mis mee is dan dat het er meer zijn dan toegewezen."""
    per: dict[int, set[str]] = defaultdict(set)
    for een in afgewezen:
        per[id(een.deel)].add(een.regel)
    return [een for een in prestaties if per[id(een)] and per[id(een)] <= _TE_VEEL]


def _bekend(
    stuk: Poststuk, deel: Declaratie, aanbieder: Aanbieder, toewijzingen: dict[int, Toewijzing]
) -> Gedeclareerd:
    """Bij elke toewijzing het BSN zoals het bericht het noemt, als dat van die mens is."""
    mensen = stuk.stapel.personen_van([client.bsn for client in deel.clienten])
    bsns = {mens.pk: bsn for bsn, mens in mensen.items()}
    eerder = stuk.stapel.is_gedeclareerd(aanbieder.agb, deel.declaratie_nummer)
    return Gedeclareerd(
        toewijzingen={
            nummer: (bsns.get(rij.persoon_id, ""), kennis.als_toegewezen(rij))
            for nummer, rij in toewijzingen.items()
        },
        prestaties=kennis.prestaties_van(toewijzingen),
        declaratienummers=frozenset([deel.declaratie_nummer] if eerder else []),
    )


def _volume(prestatie: Prestatie) -> int:
    credit = prestatie.ingediend_bedrag.debet_credit == _CREDIT
    return -prestatie.geleverd_volume if credit else prestatie.geleverd_volume
