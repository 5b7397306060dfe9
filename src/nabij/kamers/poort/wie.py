"""Wie kijkt er? Account, rollen en teams in een enkele vraag aan de database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import FilteredRelation
from django.http import HttpRequest

from nabij.fundament import klok
from nabij.kamers.account.models import Account, Rolnaam
from nabij.opslag.geldigheid import geldig_op


@dataclass(frozen=True)
class Wie:
    """Iemand die kijkt. `soort` is medewerker, inwoner (zonder account) of systeem."""

    soort: str = "inwoner"
    account_id: UUID | None = None
    medewerker_id: UUID | None = None
    naam: str = ""
    functie: str = ""
    rollen: frozenset[str] = frozenset()
    teams: frozenset[UUID] = frozenset()
    teamnaam: str = ""

    @property
    def voornaam(self) -> str:
        return self.naam.partition(" ")[0]

    def heeft_rol(self, *rollen: Rolnaam) -> bool:
        return not self.rollen.isdisjoint(rollen)


ONBEKEND = Wie()
SYSTEEM = Wie(soort="systeem", naam="Nabij")

_VELDEN = [veld.attname for veld in Account._meta.concrete_fields]


def _laad(account_id: Any) -> Account | None:
    dag = klok.vandaag()
    rijen = list(
        Account.objects.filter(pk=account_id, is_active=True)
        .annotate(
            rol_nu=FilteredRelation("rollen", condition=geldig_op(dag, "rollen__")),
            lid_nu=FilteredRelation(
                "medewerker__lidmaatschappen",
                condition=geldig_op(dag, "medewerker__lidmaatschappen__"),
            ),
        )
        .values_list(
            *_VELDEN,
            "medewerker__id",
            "medewerker__functie",
            "rol_nu__rol",
            "lid_nu__team_id",
            "lid_nu__team__naam",
        )
    )
    if not rijen:
        return None
    eerste = rijen[0]
    account = Account.from_db("default", _VELDEN, eerste[: len(_VELDEN)])
    medewerker_id, functie, *_ = eerste[len(_VELDEN) :]
    teams = {rij[-2]: rij[-1] for rij in rijen if rij[-2]}
    account.wie = Wie(  # type: ignore[attr-defined]
        soort="medewerker",
        account_id=account.pk,
        medewerker_id=medewerker_id,
        naam=account.naam,
        functie=functie or "",
        rollen=frozenset(rij[-3] for rij in rijen if rij[-3]),
        teams=frozenset(teams),
        teamnaam=", ".join(sorted(teams.values())),
    )
    return account


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
