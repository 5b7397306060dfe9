"""Het huishouden van Samira uit verhaal V03, gemaakt door de handelingen zelf."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.bewoners import handelingen as bewoners
from nabij.kamers.bewoners.models import Lid
from nabij.kamers.bewoners.regels import NieuwLid
from nabij.kamers.casus import handelingen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import (
    GEWONE_DELEN,
    Betrokkenrol,
    Doel,
    DossierSoort,
    Onderdeel,
    Recht,
)
from nabij.kamers.poort.models import Dossier
from tests.mensen import Mensen

ALLES = (Onderdeel.PLAN, *(Onderdeel(d) for d in sorted(GEWONE_DELEN - {Onderdeel.PLAN})))
GEZIN = (
    NieuwLid(roepnaam="Samira", achternaam="Bouhali", geslacht="2", rol="ouder"),
    NieuwLid(roepnaam="Ilyas", achternaam="Bouhali", geslacht="1", rol="kind"),
)


@dataclass
class Verhaal:
    """Een huishouden en de mensen eromheen; `teamlid` (Joke) is het aanspreekpunt."""

    mensen: Mensen
    dossier: Dossier

    @property
    def pk(self) -> UUID:
        return self.dossier.pk

    def open(
        self, account: Account, recht: Recht = Recht.SCHRIJVEN, *onderdelen: Onderdeel
    ) -> AbstractContextManager[Any]:
        """De poort, open voor dit account (zonder `onderdelen`: alles wat gewoon is)."""
        return poort.open(
            self.mensen.verzoek(account),
            self.pk,
            doel=Doel.HULP,
            onderdelen=onderdelen or ALLES,
            recht=recht,
        )

    def regie(self, account: Account) -> AbstractContextManager[Any]:
        return self.open(account, Recht.REGIE)

    def leider(self) -> AbstractContextManager[Any]:
        return self.open(self.mensen.teamleider, Recht.VERDELEN, Onderdeel.PLAN, Onderdeel.NAAM)

    def adres(self, pad: str = "") -> str:
        return f"/huishoudens/{self.pk}/{pad}"

    def persoon(self, nummer: int = 0) -> UUID:
        """De persoon met dit nummer in het gezin; vraagt een open poort."""
        personen = Lid.objects.filter(dossier_id=self.pk).order_by("vastgelegd_op", "pk")
        gevonden: UUID = personen[nummer].persoon_id
        return gevonden


def maak_verhaal(mensen: Mensen, *, op: datetime | None = None) -> Verhaal:
    """Samira en Ilyas, net bekend bij Joke, die het aanspreekpunt is."""
    with poort.nieuw(
        mensen.verzoek(mensen.teamlid),
        soort=DossierSoort.HUISHOUDEN,
        team_id=mensen.oost.pk,
        doel=Doel.NIEUWE_VRAAG,
        rol=Betrokkenrol.AANSPREEKPUNT,
    ) as zicht:
        bewoners.richt_huishouden_in(
            dossier_id=zicht.dossier.pk, leden=list(GEZIN), adres=None, door=zicht.wie, op=op
        )
        handelingen.word_aanspreekpunt(dossier_id=zicht.dossier.pk, door=zicht.wie, op=op)
    return Verhaal(mensen, zicht.dossier)


def met_plan(mensen: Mensen) -> tuple[Verhaal, Any, Any]:
    """Ook een doel van Samira en de eerste stap van Ton, vrijwilliger."""
    verhaal = maak_verhaal(mensen)
    with verhaal.open(mensen.teamlid) as zicht:
        doel = handelingen.stel_doel(
            dossier_id=verhaal.pk,
            tekst="Ik durf mijn post weer open te maken",
            van_wie="Samira",
            leefgebied="post_en_regels",
            door=zicht.wie,
        )
        actie = handelingen.spreek_actie_af(
            dossier_id=verhaal.pk,
            tekst="Ton helpt donderdag met de enveloppen",
            wie="buur",
            naam="Ton",
            uiterlijk=klok.vandaag() + timedelta(days=3),
            doel=doel,
            door=zicht.wie,
        )
    return verhaal, doel, actie


def op_dag(jaar: int, maand: int, dag: int) -> datetime:
    return datetime(jaar, maand, dag, 12, tzinfo=UTC)
