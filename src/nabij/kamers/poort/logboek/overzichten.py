"""Wie keek: het antwoord voor de functionaris gegevensbescherming en voor de inwoner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from nabij.fundament import klok
from nabij.kamers.account.models import Account, Rolnaam
from nabij.kamers.poort.begrippen import Actie, Betrokkenrol, Doel, Onderdeel, Relatie
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.logboek.schrijven import leg_vast
from nabij.kamers.poort.models import DossierPersoon
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import wie

MAXIMUM = 200


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


def wie_keek(verzoek: Any, *, dossier_id: UUID) -> list[Blik]:
    """Alle blikken op een dossier en op de mensen erin, nieuwste eerst. Alleen voor de fg.

    De blik op het logboek wordt zelf ook vastgelegd. Lijstregels zijn per dag en mens samengevat.
    """
    kijkt = wie(verzoek)
    if not kijkt.heeft_rol(Rolnaam.FG):
        raise GeenToegang("Alleen voor de functionaris gegevensbescherming.")
    leg_vast(verzoek, kijkt, actie=Actie.INZAGE, doel=Doel.TOEZICHT, dossier_id=dossier_id)
    mensen = DossierPersoon.objects.filter(dossier_id=dossier_id)
    personen = [*mensen.values_list("persoon_id", flat=True), dossier_id]
    regels = (
        Inzage.objects.filter(Q(dossier_id=dossier_id) | Q(betrokkenen__persoon_id__in=personen))
        .exclude(_achtergehouden(dossier_id))
        .distinct()
        .order_by("-pk")[: MAXIMUM * 5]
    )
    return _vouw(regels)


def _achtergehouden(dossier_id: UUID) -> Q:
    """Wat over veiligheid gaat, tenzij wie daarover gaat het heeft vrijgegeven.

    Zo wijst het antwoord niemand de weg naar een zorg over thuis. Een lijst gaat over meer
    huishoudens: die blijft staan, zonder dat deel te noemen. Ook wie vroeg en niet mocht telt mee.
    """
    vrij = Inzage.objects.filter(dossier_id=dossier_id, actie=Actie.VRIJGEVEN).order_by("-pk")
    tot = vrij.values_list("pk", flat=True).first() or 0
    over_veiligheid = Q(onderdeel__contains=Onderdeel.VEILIGHEID) & ~Q(actie=Actie.LIJST)
    return over_veiligheid & ~Q(dossier_id=dossier_id, pk__lte=tot)


def _vouw(regels: Iterable[Inzage]) -> list[Blik]:
    rijen = list(regels)
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
    return [_blik(groep, namen.get(groep[0].actor_id)) for groep in per_sleutel.values()][:MAXIMUM]


def _blik(groep: list[Inzage], account: Account | None) -> Blik:
    rij = groep[0]
    medewerker = getattr(account, "medewerker", None)
    return Blik(
        tijd=rij.tijd,
        naam=account.naam if account else "",
        functie=medewerker.functie if medewerker else rij.actor_soort,
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
