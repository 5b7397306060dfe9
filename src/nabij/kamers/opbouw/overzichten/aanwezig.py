"""De agenda van wie waar is, en wat er op een plek geteld is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.models import Thema
from nabij.kamers.opbouw import handelingen, regels
from nabij.kamers.opbouw.models import Aanwezigheid, Agendalink, Deur, Gaat, Geteld, Ronde, Telling
from nabij.kamers.opbouw.regels import Rondestand
from nabij.kamers.team import overzichten as teams
from nabij.kamers.team.models import Lidmaatschap
from nabij.kamers.toegang.regels import mag_groep_tellen

WEEK, VOORUIT = timedelta(days=7), timedelta(days=56)
VOORAAN = 8
"""Zoveel themas staan er meteen; de andere een tik verder."""
KWARTAAL = timedelta(days=91)
_ERBIJ = ("gaan__medewerker__account", "tellingen")


@dataclass(frozen=True)
class Moment:
    """Een keer ergens zijn, zoals `medewerker_id` haar ziet."""

    rij: Aanwezigheid
    medewerker_id: UUID | None
    vandaag: date

    @property
    def ik_ga(self) -> bool:
        return any(een.medewerker_id == self.medewerker_id for een in self.rij.gaan.all())

    @property
    def wie(self) -> str:
        return ", ".join(sorted(een.medewerker.account.naam for een in self.rij.gaan.all()))

    @property
    def kan_tellen(self) -> bool:
        """Bij een ronde wordt aan de deuren geteld."""
        return not self.rij.ronde_id and regels.mag_tellen(self.rij.dag, vandaag=self.vandaag)

    @property
    def naar_de_deuren(self) -> bool:
        return bool(self.rij.ronde) and self.rij.ronde.stand(self.vandaag) == Rondestand.LANGS

    @property
    def moet_nog(self) -> bool:
        return self.rij.dag >= self.vandaag

    def _aantal(self, wat: Geteld) -> int:
        return sum(een.aantal for een in self.rij.tellingen.all() if een.wat == wat)

    @property
    def gesprekken(self) -> int:
        return self._aantal(Geteld.GESPREK)

    @property
    def dicht(self) -> int:
        return self._aantal(Geteld.DICHT)

    @property
    def is_geteld(self) -> bool:
        return bool(self.gesprekken or self.dicht)

    @property
    def themas(self) -> list[tuple[str, int]]:
        """Naam en aantal, wat het vaakst was eerst."""
        # Een thema dat later gevoelig werd, staat niet meer bij een plek en een dag.
        namen, gevoelig = afspraken.themanamen(), afspraken.gevoelige_codes()
        rijen = [
            (namen.get(een.thema, een.thema), een.aantal)
            for een in self.rij.tellingen.all()
            if een.wat == Geteld.THEMA and een.aantal and een.thema not in gevoelig
        ]
        return sorted(rijen, key=lambda rij: (-rij[1], rij[0]))


@dataclass
class Dag:
    """Een dag op de agenda: wie dienst heeft, en waar we zijn."""

    dag: date
    dienst: str = ""
    momenten: list[Moment] = field(default_factory=list)


@dataclass(frozen=True)
class Agenda:
    komend: list[Dag]
    geweest: list[Moment]


def _momenten(team_ids: Collection[UUID]) -> QuerySet[Aanwezigheid]:
    return (
        Aanwezigheid.objects.filter(team__in=list(team_ids))
        .select_related("team", "ronde", "keer")
        .prefetch_related(*_ERBIJ)
    )


def agenda(team_ids: Collection[UUID], medewerker_id: UUID | None) -> Agenda:
    """Vandaag en de komende acht weken, en de twee weken ervoor. Zes statements per team meer een.

    Alleen dagen waarop er iets is, en vandaag.
    """
    vandaag = klok.vandaag()
    rijen = _momenten(team_ids).filter(
        dag__gte=vandaag - regels.NAKOMEN, dag__lte=vandaag + VOORUIT
    )
    alle = [Moment(rij, medewerker_id, vandaag) for rij in rijen]
    dagen = {vandaag: Dag(vandaag)}
    for moment in alle:
        if moment.moet_nog:
            dagen.setdefault(moment.rij.dag, Dag(moment.rij.dag)).momenten.append(moment)
    for dag, namen in _dienst(team_ids, sorted(dagen)).items():
        dagen[dag].dienst = ", ".join(namen)
    geweest = [moment for moment in reversed(alle) if not moment.moet_nog]
    return Agenda([dagen[dag] for dag in sorted(dagen)], geweest)


def _dienst(team_ids: Collection[UUID], dagen: list[date]) -> dict[date, list[str]]:
    namen: dict[date, list[str]] = {dag: [] for dag in dagen}
    for team_id in team_ids:
        leden = {lid.medewerker_id: lid.naam for lid in teams.teamleden(team_id)}
        for dag, wie in teams.dienst_per_dag(team_id, dagen).items():
            namen[dag] += sorted(leden[een] for een in wie if een in leden)
    return namen


def mijn_momenten(medewerker_id: UUID | None) -> list[Moment]:
    """Waar ik zelf de komende week ben. Vier statements, of een als er niets is."""
    vandaag = klok.vandaag()
    rijen = Aanwezigheid.objects.filter(
        gaan__medewerker=medewerker_id, dag__gte=vandaag, dag__lt=vandaag + WEEK
    )
    gevuld = rijen.select_related("team", "ronde").prefetch_related(*_ERBIJ)
    return [Moment(rij, medewerker_id, vandaag) for rij in gevuld]


LINK_TERUG, LINK_VOORUIT = timedelta(days=14), timedelta(days=366)


def agendatoken(medewerker_id: UUID | None) -> str:
    """Het token van de eigen link, of leeg als er geen is (of hij niet meer werkt)."""
    link = Agendalink.objects.filter(medewerker=medewerker_id).first()
    token = handelingen.agendatoken(link.pk) if link else ""
    return token if link and handelingen.agendamerk(token) == link.merk else ""


def werkt_in_een_team(medewerker_id: UUID) -> bool:
    return Lidmaatschap.objects.op(klok.vandaag()).filter(medewerker=medewerker_id).exists()


def momenten_bij_link(token: str) -> list[Aanwezigheid] | None:
    """Waar de medewerker van deze link is, of None als de link niet werkt.

    Wie niet meer in een team werkt of zich niet meer kan aanmelden, heeft er niets meer aan.
    """
    link = (
        Agendalink.objects.filter(
            merk=handelingen.agendamerk(token), medewerker__account__is_active=True
        )
        .select_related("medewerker")
        .first()
    )
    if link is None or not werkt_in_een_team(link.medewerker_id):
        return None
    vandaag = klok.vandaag()
    rijen = Aanwezigheid.objects.filter(
        gaan__medewerker=link.medewerker_id,
        dag__gte=vandaag - LINK_TERUG,
        dag__lte=vandaag + LINK_VOORUIT,
    )
    return list(rijen)


def moment(pk: UUID, team_ids: Collection[UUID], medewerker_id: UUID | None) -> Moment | None:
    """Een keer ergens zijn van een van deze teams, of None."""
    rij = _momenten(team_ids).filter(pk=pk).first()
    return Moment(rij, medewerker_id, klok.vandaag()) if rij else None


def telbare_themas() -> list[Thema]:
    """Gevoelige themas niet: een enkel gesprek op een plek en een dag wijst daar iemand aan."""
    return [thema for thema in afspraken.themas() if not thema.gevoelig]


def themaknoppen(team_id: UUID) -> tuple[list[Thema], list[Thema]]:
    """Wat het team het laatste kwartaal het meest telde, en de rest. Een statement."""
    rijen = (
        Telling.objects.filter(
            aanwezigheid__team=team_id,
            aanwezigheid__dag__gte=klok.vandaag() - KWARTAAL,
            wat=Geteld.THEMA,
        )
        .values_list("thema")
        .annotate(Sum("aantal"))
    )
    vaak = dict(rijen)
    alle = sorted(telbare_themas(), key=lambda thema: -vaak.get(thema.code, 0))
    return alle[:VOORAAN], alle[VOORAAN:]


@dataclass(frozen=True)
class Rondebeeld:
    """Een ronde op het scherm. Wat er aan de deur gezegd is, komt er pas na afloop, als getal."""

    rij: Ronde
    stand: Rondestand
    momenten: list[Moment]
    nog: int

    @property
    def ik_ga(self) -> bool:
        return any(moment.ik_ga for moment in self.momenten)

    @property
    def is_klaar(self) -> bool:
        return self.stand == Rondestand.KLAAR

    @property
    def uitkomst(self) -> list[tuple[str, str]]:
        """Pas na afloop: onderweg zou een getal dat een hoger wordt zeggen wat een huis zei."""
        if not self.is_klaar:
            return []
        rij = self.rij
        delen = [
            (_("Gesproken"), rij.gesproken),
            (_("Zei nee"), rij.nee),
            (_("Niemand deed open"), rij.dicht),
        ]
        te_weinig = _("te weinig om te tonen")
        return [(wat, str(n) if mag_groep_tellen(n) else te_weinig) for wat, n in delen]


def rondes(team_ids: Collection[UUID]) -> list[Rondebeeld]:
    """De rondes van deze teams, de laatste eerst, zonder wie er gaat."""
    vandaag = klok.vandaag()
    rijen = Ronde.objects.filter(team__in=list(team_ids)).select_related("team")
    return [Rondebeeld(rij, rij.stand(vandaag), [], 0) for rij in rijen]


def ronde(pk: UUID, team_ids: Collection[UUID], medewerker_id: UUID | None) -> Rondebeeld | None:
    """Een ronde van een van deze teams, met wie wanneer gaat en hoeveel deuren er nog zijn."""
    vandaag = klok.vandaag()
    rij = Ronde.objects.filter(pk=pk, team__in=list(team_ids)).select_related("team").first()
    if rij is None:
        return None
    momenten = [Moment(een, medewerker_id, vandaag) for een in _momenten(team_ids).filter(ronde=pk)]
    nog = Deur.objects.filter(ronde=pk, doorgestreept=False).count()
    return Rondebeeld(rij, rij.stand(vandaag), momenten, nog)


def loopt_mee(ronde_id: UUID, medewerker_id: UUID | None) -> bool:
    """Alleen wie langs de deuren gaat, ziet welke het zijn."""
    return Gaat.objects.filter(aanwezigheid__ronde=ronde_id, medewerker=medewerker_id).exists()


@dataclass(frozen=True)
class Straat:
    naam: str
    deuren: list[tuple[Deur, str]]


def deuren(ronde_id: UUID) -> tuple[list[Straat], list[Deur]]:
    """Wat er nog te gaan is per straat, en wat doorgestreept is.

    Bij elke deur een willekeurig woord voor het formulier: zo is aan wat wij van een verstuurd
    formulier onthouden (een hash) niet te zien of twee adressen hetzelfde zeiden.
    """
    per_straat: dict[str, list[tuple[Deur, str]]] = {}
    klaar = []
    for deur in Deur.objects.filter(ronde=ronde_id):
        if deur.doorgestreept:
            klaar.append(deur)
        else:
            per_straat.setdefault(deur.straat, []).append((deur, nieuw_token()))
    return [Straat(naam, rij) for naam, rij in per_straat.items()], klaar


def brieven(ronde_id: UUID) -> list[Deur]:
    """Een brief per adres."""
    return list(Deur.objects.filter(ronde=ronde_id))
