"""Wie keek: het antwoord voor de functionaris gegevensbescherming en voor de inwoner."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from nabij.fundament import klok
from nabij.kamers.account.models import Account, Rolnaam
from nabij.kamers.poort import wachter
from nabij.kamers.poort.begrippen import Actie, Betrokkenrol, Doel, Onderdeel, Relatie
from nabij.kamers.poort.logboek.models import Inzage, InzageBetrokkene
from nabij.kamers.poort.logboek.schrijven import leg_vast
from nabij.kamers.poort.models import DossierPersoon
from nabij.kamers.poort.wachter import GeenToegang, Opening
from nabij.kamers.poort.wie import wie

PER_BLAD = 1000
Naamzoeker = Callable[[Collection[str]], dict[str, tuple[str, str]]]
"""Van sleutels naar naam en functie."""
_NAMEN: dict[str, tuple[Onderdeel, Naamzoeker]] = {}


def meld_namen_aan(soort: str, onderdeel: Onderdeel, zoek: Naamzoeker) -> None:
    """Een kamer zegt hoe wie zonder account keek (`soort`) heet; dat staat in dit onderdeel."""
    _NAMEN[soort] = (onderdeel, zoek)


@dataclass(frozen=True)
class Blik:
    """Een regel in gewone woorden. `keren` is hoe vaak die dag (lijsten tellen samen)."""

    tijd: datetime
    naam: str
    functie: str
    wat: str
    delen: str
    doel: str
    reden: str
    gegeven: bool
    keren: int


@dataclass(frozen=True)
class Blad:
    """Een bladzijde blikken. `volgende` is waar de oudere beginnen, of None als dit alles is."""

    blikken: list[Blik]
    volgende: int | None


def wie_keek(verzoek: Any, *, dossier_id: UUID, voor: int | None = None) -> Blad:
    """Alle blikken op een dossier en op de mensen erin, nieuwste eerst. Alleen voor de fg.

    De blik op het logboek wordt zelf ook vastgelegd. Lijstregels zijn per dag en mens samengevat.
    `voor` is het `volgende` van het vorige blad.
    """
    kijkt = wie(verzoek)
    if not kijkt.heeft_rol(Rolnaam.FG):
        raise GeenToegang("Alleen voor de functionaris gegevensbescherming.")
    leg_vast(verzoek, kijkt, actie=Actie.INZAGE, doel=Doel.TOEZICHT, dossier_id=dossier_id)
    mensen = DossierPersoon.objects.filter(dossier_id=dossier_id)
    personen = [*mensen.values_list("persoon_id", flat=True), dossier_id]
    # Elke weg apart, langs een index: het logboek is de grootste tabel van allemaal.
    zelf = Inzage.objects.filter(dossier_id=dossier_id).values("pk")
    erbij = InzageBetrokkene.objects.filter(persoon_id__in=personen).values("inzage_id")
    ouder = Q(pk__lt=voor) if voor else Q()
    rijen = Inzage.objects.filter(ouder, pk__in=zelf.union(erbij))
    regels = list(rijen.exclude(_achtergehouden(dossier_id)).order_by("-pk")[: PER_BLAD + 1])
    meer = len(regels) > PER_BLAD
    blad = regels[:PER_BLAD]
    return Blad(_vouw(blad, _van_buiten(dossier_id, blad)), blad[-1].pk if meer else None)


def _achtergehouden(dossier_id: UUID) -> Q:
    """Wat over veiligheid gaat, tenzij wie daarover gaat het heeft vrijgegeven.

    Zo wijst het antwoord niemand de weg naar een zorg over thuis. Een lijst gaat over meer
    huishoudens: die blijft staan, zonder dat deel te noemen. Ook wie vroeg en niet mocht telt mee.
    """
    vrij = Inzage.objects.filter(dossier_id=dossier_id, actie=Actie.VRIJGEVEN).order_by("-pk")
    tot = vrij.values_list("pk", flat=True).first() or 0
    over_veiligheid = Q(onderdeel__contains=Onderdeel.VEILIGHEID) & ~Q(actie=Actie.LIJST)
    return over_veiligheid & ~Q(dossier_id=dossier_id, pk__lte=tot)


def _van_buiten(dossier_id: UUID, rijen: list[Inzage]) -> dict[str, tuple[str, str]]:
    """Naam en functie van wie met een link keek; die staan in het huishouden zelf.

    De blik op het logboek is dan al vastgelegd. Alleen de namen van wie hier keek gaan mee.
    """
    namen: dict[str, tuple[str, str]] = {}
    for soort, (onderdeel, zoek) in _NAMEN.items():
        sleutels = {rij.actor_id for rij in rijen if rij.actor_soort == soort and rij.actor_id}
        if sleutels:
            with wachter.geopend(Opening(lezen={dossier_id: frozenset({onderdeel})})):
                namen |= zoek(sleutels)
    return namen


def _vouw(rijen: list[Inzage], van_buiten: Mapping[str, tuple[str, str]]) -> list[Blik]:
    namen = {
        str(account.pk): account
        for account in Account.objects.filter(
            pk__in={rij.actor_id for rij in rijen if rij.actor_id}
        ).select_related("medewerker")
    }
    per_sleutel: dict[tuple[Any, ...], list[Inzage]] = {}
    for rij in rijen:
        los = rij.pk if rij.actie != Actie.LIJST else 0
        sleutel = (klok.dag_van(rij.tijd), rij.actor_id, rij.actie, los)
        per_sleutel.setdefault(sleutel, []).append(rij)
    return [
        _blik(groep, namen.get(groep[0].actor_id), van_buiten.get(groep[0].actor_id))
        for groep in per_sleutel.values()
    ]


def _blik(groep: list[Inzage], account: Account | None, van_buiten: tuple[str, str] | None) -> Blik:
    rij = groep[0]
    medewerker = getattr(account, "medewerker", None)
    naam, functie = van_buiten or ("", rij.actor_soort)
    return Blik(
        tijd=rij.tijd,
        naam=account.naam if account else naam,
        functie=medewerker.functie if medewerker else functie,
        wat=_woord(Actie, rij.actie),
        delen=", ".join(_woord(Onderdeel, deel) for deel in _te_noemen(rij)),
        doel=_woord(Doel, rij.doel),
        reden=_reden(rij),
        gegeven=rij.uitkomst == "gegeven",
        keren=len(groep),
    )


def _te_noemen(rij: Inzage) -> list[str]:
    delen = [deel for deel in rij.onderdeel.split(",") if deel]
    return [d for d in delen if rij.actie != Actie.LIJST or d != Onderdeel.VEILIGHEID]


def _woord(keuzes: Any, code: str) -> str:
    return str(keuzes(code).label) if code in keuzes.values else code


def _reden(rij: Inzage) -> str:
    """In gewone woorden waarom het mocht: de relatie uit de regel, of de noodknop."""
    if rij.noodknop:
        return str(Betrokkenrol.NOODKNOP.label)
    relaties = {code.split(":")[0] for code in rij.regel.split(",")}
    return ", ".join(_woord(Relatie, relatie) for relatie in sorted(relaties) if relatie)
