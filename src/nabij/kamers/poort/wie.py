"""Wie kijkt er? Alles wat de rechten over iemand moeten weten, in een enkele vraag.

Rollen, teams, wie vandaag dienst heeft en voor wie iemand waarneemt: daarna hoeft geen lijst en
geen dossier dat nog eens op te zoeken.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import FilteredRelation, Q
from django.http import HttpRequest

from nabij.fundament import klok
from nabij.kamers.account.models import Account, Rolnaam
from nabij.opslag.geldigheid import geldig_op


@dataclass(frozen=True)
class Wie:
    """Iemand die kijkt, zoals het vandaag is. `soort`: medewerker, inwoner of systeem.

    `diensten` zijn de teams waarvoor iemand vandaag dienst heeft; `vervangt` voor wie iemand in
    alles waarneemt, `vervangt_bij` voor wie bij een dossier (account, dossier); `eigen_adressen`
    de merken van adressen die dicht blijven.
    """

    soort: str = "inwoner"
    account_id: UUID | None = None
    medewerker_id: UUID | None = None
    naam: str = ""
    functie: str = ""
    rollen: frozenset[str] = frozenset()
    teams: frozenset[UUID] = frozenset()
    teamnaam: str = ""
    diensten: frozenset[UUID] = frozenset()
    vervangt: frozenset[UUID] = frozenset()
    vervangt_bij: frozenset[tuple[UUID, UUID]] = frozenset()
    eigen_adressen: frozenset[str] = frozenset()

    @property
    def geleid(self) -> frozenset[UUID]:
        """De teams die iemand leidt."""
        return self.teams if self.heeft_rol(Rolnaam.TEAMLEIDER) else frozenset()

    @property
    def voornaam(self) -> str:
        return self.naam.partition(" ")[0]

    def heeft_rol(self, *rollen: Rolnaam) -> bool:
        return not self.rollen.isdisjoint(rollen)


ONBEKEND = Wie()
SYSTEEM = Wie(soort="systeem", naam="Nabij")

_VELDEN = [veld.attname for veld in Account._meta.concrete_fields]
_ERBIJ = (
    "medewerker__id",
    "medewerker__functie",
    "rol_nu__rol",
    "lid_nu__team_id",
    "lid_nu__team__naam",
    "dienst_nu__team_id",
    "waar_nu__voor_id",
    "waar_nu__dossier_id",
    "medewerker__eigen_adressen__merk",
)


def loopt_op(dag: date, pad: str = "") -> Q:
    """Q: een vervanging die op `dag` loopt."""
    van_tot = {f"{pad}van__lte": dag, f"{pad}tot__gt": dag, f"{pad}ingetrokken_op__isnull": True}
    return Q(**van_tot)


def _laad(account_id: Any) -> Account | None:
    dag = klok.vandaag()
    leden, diensten = "medewerker__lidmaatschappen", "medewerker__diensten"
    rijen = list(
        Account.objects.filter(pk=account_id, is_active=True)
        .annotate(
            rol_nu=FilteredRelation("rollen", condition=geldig_op(dag, "rollen__")),
            lid_nu=FilteredRelation(leden, condition=geldig_op(dag, f"{leden}__")),
            dienst_nu=FilteredRelation(diensten, condition=Q(**{f"{diensten}__dag": dag})),
            waar_nu=FilteredRelation("vervangt", condition=loopt_op(dag, "vervangt__")),
        )
        .values_list(*_VELDEN, *_ERBIJ)
    )
    if not rijen:
        return None
    account = Account.from_db("default", _VELDEN, rijen[0][: len(_VELDEN)])
    account.wie = _wie(account, [rij[len(_VELDEN) :] for rij in rijen])  # type: ignore[attr-defined]
    return account


def _wie(account: Account, rijen: list[tuple[Any, ...]]) -> Wie:
    """Elke rij is een combinatie van wat er naast elkaar geldt; hier wordt dat weer los."""
    ids, functies, rollen, teams, namen, diensten, voor, dossiers, merken = zip(*rijen, strict=True)
    waar = {paar for paar in zip(voor, dossiers, strict=True) if paar[0]}
    return Wie(
        soort="medewerker",
        account_id=account.pk,
        medewerker_id=ids[0],
        naam=account.naam,
        functie=functies[0] or "",
        rollen=frozenset(filter(None, rollen)),
        teams=frozenset(filter(None, teams)),
        teamnaam=", ".join(sorted(dict(filter(all, zip(teams, namen, strict=True))).values())),
        diensten=frozenset(filter(None, diensten)),
        vervangt=frozenset(voor for voor, dossier in waar if dossier is None),
        vervangt_bij=frozenset(paar for paar in waar if paar[1]),
        eigen_adressen=frozenset(filter(None, merken)),
    )


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Laadt bij elk verzoek account, rollen en teams samen, zodat dat een vraag kost."""

    def get_user(self, user_id: Any) -> Account | None:
        return _laad(user_id)


def wie_is(account: Account) -> Wie:
    """`Wie` van een account, ook als het buiten de backend om geladen is."""
    gevonden = getattr(account, "wie", None)
    if gevonden is None:
        geladen = _laad(account.pk)
        gevonden = geladen.wie if geladen else ONBEKEND  # type: ignore[attr-defined]
        account.wie = gevonden  # type: ignore[attr-defined]
    resultaat: Wie = gevonden
    return resultaat


def wie(verzoek: HttpRequest | Any) -> Wie:
    """Wie er bij dit verzoek kijkt. Zonder aanmelding: een inwoner zonder naam."""
    eigen = getattr(verzoek, "wie", None)
    if eigen is not None:
        return eigen  # type: ignore[no-any-return]
    gebruiker = getattr(verzoek, "user", None)
    return wie_is(gebruiker) if gebruiker and gebruiker.is_authenticated else ONBEKEND
