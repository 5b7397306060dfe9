"""De drie kringen van een team: wie erin staat, waar ze overlappen, en wat niemand doet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.account.models import Rol, Rolnaam
from nabij.kamers.team.models import Contacttijd, Deskundigheid, Kring
from nabij.kamers.team.overzichten.teams import teamleden
from nabij.kamers.team.regels import kringen_van
from nabij.opslag.geldigheid import geldig_op


@dataclass(frozen=True)
class Kringregel:
    """Een kring: wie erin staan, en wie daarvan ook in een andere."""

    kring: Kring
    namen: tuple[str, ...]
    ook_elders: tuple[str, ...]


@dataclass(frozen=True)
class Kringbeeld:
    """Alle leden staan in geen, een of meer kringen; de aantallen tellen dus niet op tot het team.

    `zonder`: nog zonder kring. `los`: wat iemand hier kan en waarvan de kring nog niet gezegd is.
    """

    leden: int
    regels: tuple[Kringregel, ...]
    zonder: tuple[str, ...]
    los: tuple[Deskundigheid, ...]


def kringen(team_id: UUID, dag: date | None = None) -> Kringbeeld:
    """De kringen op `dag`: wat iemand kan, en de rol van opbouwwerker, zeggen waar die staat."""
    dag = dag or klok.vandaag()
    leden = teamleden(team_id, dag)
    kennis = {een.code: een for een in Deskundigheid.objects.all()}
    opbouwers = _opbouwers([lid.account_id for lid in leden], dag)
    staat_in = [
        (
            lid.naam,
            kringen_van(
                [kennis[code].kring for code in lid.kenniscodes],
                opbouwwerker=lid.account_id in opbouwers,
            ),
        )
        for lid in leden
    ]
    gebruikt = {code for lid in leden for code in lid.kenniscodes}
    return Kringbeeld(
        leden=len(leden),
        regels=tuple(_regel(kring, staat_in) for kring in Kring),
        zonder=tuple(naam for naam, erin in staat_in if not erin),
        los=tuple(een for code, een in kennis.items() if code in gebruikt and not een.kring),
    )


def _regel(kring: Kring, staat_in: Sequence[tuple[str, frozenset[str]]]) -> Kringregel:
    hier = [(naam, erin) for naam, erin in staat_in if kring in erin]
    return Kringregel(
        kring,
        namen=tuple(naam for naam, _erin in hier),
        ook_elders=tuple(naam for naam, erin in hier if len(erin) > 1),
    )


def _opbouwers(accounts: Collection[UUID], dag: date) -> set[UUID]:
    rijen = Rol.objects.filter(geldig_op(dag), rol=Rolnaam.OPBOUWWERKER, account__in=accounts)
    return set(rijen.values_list("account_id", flat=True))


def contacttijd(team_id: UUID, dag: date | None = None) -> Contacttijd | None:
    """De schatting van het team die op `dag` geldt."""
    rijen = Contacttijd.objects.op(dag or klok.vandaag())
    gevonden: Contacttijd | None = rijen.filter(team=team_id).first()
    return gevonden
