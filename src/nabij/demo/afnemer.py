"""Wat beide afnemers delen: van inlognaam, team en gebiedscode naar wat in de database staat."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from nabij.kamers.account.models import Account
from nabij.kamers.poort.wie import Wie
from nabij.kamers.team.models import Wijkteam
from nabij.kamers.wijk.models import Gebied


@dataclass(frozen=True)
class Adresboek:
    """De sleutels van wie en wat er al is voor het eerste huishouden komt."""

    accounts: dict[str, UUID]
    teams: dict[str, UUID]
    gebieden: dict[str, Gebied]

    @classmethod
    def lees(cls) -> Adresboek:
        return cls(
            accounts=dict(Account.objects.values_list("inlognaam", "pk")),
            teams=dict(Wijkteam.objects.values_list("naam", "pk")),
            gebieden={gebied.code: gebied for gebied in Gebied.objects.defer("vorm")},
        )

    def wie(self, inlognaam: str) -> Wie:
        """Wie het vastlegt; leeg is een inwoner die het zelf doet."""
        if not inlognaam:
            return Wie()
        return Wie(soort="medewerker", account_id=self.accounts[inlognaam], naam=inlognaam)
