"""Wat beide afnemers delen: van inlognaam, team en gebiedscode naar wat in de database staat."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from nabij.kamers.account.models import Account
from nabij.kamers.poort.wie import Wie
from nabij.kamers.team.models import Mandaat, Medewerker, Wijkteam
from nabij.kamers.toewijzing.models import Aanbieder, Product
from nabij.kamers.wijk.models import Gebied


@dataclass(frozen=True)
class Adresboek:
    """De sleutels van wie en wat er al is voor het eerste huishouden komt."""

    accounts: dict[str, UUID]
    teams: dict[str, UUID]
    gebieden: dict[str, Gebied]
    medewerkers: dict[UUID, UUID]
    mandaten: dict[str, list[Mandaat]]
    aanbieders: dict[str, Aanbieder]
    producten: dict[str, Product]

    @classmethod
    def lees(cls) -> Adresboek:
        mandaten: dict[str, list[Mandaat]] = defaultdict(list)
        for een in Mandaat.objects.select_related("medewerker__account").order_by("soort"):
            mandaten[een.medewerker.account.inlognaam].append(een)
        aanbieders = Aanbieder.objects.select_related("organisatie")
        return cls(
            accounts=dict(Account.objects.values_list("inlognaam", "pk")),
            teams=dict(Wijkteam.objects.values_list("naam", "pk")),
            gebieden={gebied.code: gebied for gebied in Gebied.objects.defer("vorm")},
            medewerkers=dict(Medewerker.objects.values_list("account_id", "pk")),
            mandaten=mandaten,
            aanbieders={een.naam: een for een in aanbieders},
            producten={een.naam: een for een in Product.objects.all()},
        )

    def wie(self, inlognaam: str) -> Wie:
        """Wie het vastlegt; leeg is een inwoner die het zelf doet."""
        if not inlognaam:
            return Wie()
        account = self.accounts[inlognaam]
        medewerker = self.medewerkers.get(account)
        return Wie("medewerker", account_id=account, medewerker_id=medewerker, naam=inlognaam)
