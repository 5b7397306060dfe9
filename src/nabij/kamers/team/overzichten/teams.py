"""De leeskant van het team: wie er is, wie vandaag dienst heeft, en welk team een vraag krijgt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from nabij.fundament import klok
from nabij.fundament.geheugen import Geheugen
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.team import regels
from nabij.kamers.team.models import (
    Dienst,
    Elders,
    FunctieBuiten,
    Hindernis,
    Kennis,
    Lidmaatschap,
    Mandaat,
    Medewerker,
    Opdracht,
    TeamGebied,
    Wijkteam,
)
from nabij.kamers.team.rechten import Wat, Wie, mag
from nabij.kamers.wijk.models import Gebied
from nabij.opslag.geldigheid import geldig_op

_geheugen = Geheugen()


def vergeet() -> None:
    """Lees opnieuw: er is geschreven."""
    _geheugen.vergeet()


def _alle_teams() -> dict[UUID, Wijkteam]:
    return _geheugen.onthoud("teams", lambda: {team.pk: team for team in Wijkteam.objects.all()})


def teams(dag: date | None = None) -> list[Wijkteam]:
    """De teams die er op `dag` zijn, op naam."""
    dag = dag or klok.vandaag()
    return [team for team in _alle_teams().values() if team.geldt_op(dag)]


def team(team_id: UUID) -> Wijkteam | None:
    """Het team met deze sleutel, ook als het niet meer bestaat."""
    return _alle_teams().get(team_id)


def teamnamen() -> dict[UUID, str]:
    return {een.pk: een.naam for een in teams()}


def woord(team_id: UUID | None, code: str, standaard: str) -> str:
    """Het eigen woord van dit team, anders `standaard`."""
    eigen = _alle_teams().get(team_id) if team_id else None
    return str(eigen.woorden.get(code) or standaard) if eigen else standaard


def stapnaam(team_id: UUID | None, code: str, standaard: str) -> str:
    """Hoe dit team een fase noemt (codes: `regels.STAPPEN`), anders `standaard`."""
    eigen = _alle_teams().get(team_id) if team_id else None
    return str(eigen.stappen.get(code) or standaard) if eigen else standaard


def team_voor(
    gebied: Gebied | None, leeftijd: int | None = None, dag: date | None = None
) -> Wijkteam | None:
    """Welk team een vraag uit dit gebied krijgt. None alleen als er geen enkel team is."""
    keuzes = _teamkeuzes(dag or klok.vandaag())
    gekozen = regels.kies_team(keuzes, _van_klein_naar_groot(gebied), leeftijd)
    return team(gekozen) if gekozen else None


def _van_klein_naar_groot(gebied: Gebied | None) -> list[UUID]:
    rij: list[UUID] = []
    while gebied is not None:
        rij.append(gebied.pk)
        gebied = gebied.ouder
    return rij


def _teamkeuzes(dag: date) -> list[regels.Teamkeuze]:
    alle = _geheugen.onthoud("gebieden", lambda: tuple(TeamGebied.objects.all()))
    per_team: dict[UUID, set[UUID]] = {}
    for een in alle:
        if een.geldt_op(dag):
            per_team.setdefault(een.team_id, set()).add(een.gebied_id)
    return [
        regels.Teamkeuze(
            team=een.pk,
            naam=een.naam,
            gebieden=frozenset(per_team.get(een.pk, ())),
            leeftijd_van=een.leeftijd_van,
            leeftijd_tot=een.leeftijd_tot,
            vangnet=een.vangnet,
        )
        for een in teams(dag)
    ]


@dataclass(frozen=True)
class Lid:
    """Een collega op de teampagina: wie, wat voor werk, wat kan die, welk nummer."""

    medewerker_id: UUID
    account_id: UUID
    naam: str
    functie: str
    telefoon: str
    uren: str
    moederorganisatie: str
    kennis: tuple[str, ...]
    kenniscodes: frozenset[str]

    @property
    def bel(self) -> str:
        """Het nummer voor een tel-link: alleen cijfers en een plus vooraan."""
        return regels.belnummer(self.telefoon)


def teamleden(team_id: UUID, dag: date | None = None) -> list[Lid]:
    """Wie op `dag` in dit team zit, op naam, met wat ieder kan."""
    dag = dag or klok.vandaag()
    wie = Medewerker.objects.filter(
        geldig_op(dag, "lidmaatschappen__"), lidmaatschappen__team=team_id
    )
    return _leden(wie, dag)


def wie_heeft_dienst(team_id: UUID, dag: date | None = None) -> list[Lid]:
    """Wie op `dag` dienst heeft: die ziet wat nog niemand oppakte, en is te bellen."""
    dag = dag or klok.vandaag()
    return _leden(Medewerker.objects.filter(diensten__team=team_id, diensten__dag=dag), dag)


def _leden(wie: QuerySet[Medewerker], dag: date) -> list[Lid]:
    kennis = Kennis.objects.op(dag).select_related("deskundigheid").order_by("deskundigheid__naam")
    rijen = (
        wie.select_related("account", "moederorganisatie")
        .prefetch_related(Prefetch("kennis", queryset=kennis))
        .order_by("account__naam", "pk")
        .distinct()
    )
    return [_lid(een) for een in rijen]


def _lid(een: Medewerker) -> Lid:
    kennis = list(een.kennis.all())
    return Lid(
        medewerker_id=een.pk,
        account_id=een.account_id,
        naam=een.account.naam,
        functie=een.functie,
        telefoon=een.telefoon,
        uren=een.uren,
        moederorganisatie=een.moederorganisatie.naam if een.moederorganisatie else "",
        kennis=tuple(rij.deskundigheid.naam for rij in kennis),
        kenniscodes=frozenset(rij.deskundigheid_id for rij in kennis),
    )


def gebieden_van(team_id: UUID, dag: date | None = None) -> set[UUID]:
    """De gebieden waarvoor een team er op `dag` is; leeg is de hele gemeente."""
    rijen = TeamGebied.objects.filter(team=team_id).op(dag or klok.vandaag())
    return set(rijen.values_list("gebied_id", flat=True))


def opdracht_nu(team_id: UUID, dag: date | None = None) -> Opdracht | None:
    """De opdracht die op `dag` geldt."""
    gevonden: Opdracht | None = (
        Opdracht.objects.filter(team=team_id)
        .op(dag or klok.vandaag())
        .prefetch_related("gebieden")
        .order_by("-van", "-vastgelegd_op")
        .first()
    )
    return gevonden


def opdrachten(team_id: UUID) -> list[Opdracht]:
    """Alle opdrachten van een team, de nieuwste eerst."""
    return list(
        Opdracht.objects.filter(team=team_id)
        .prefetch_related("gebieden")
        .order_by("-van", "-vastgelegd_op")
    )


def mandaten(medewerker_id: UUID, dag: date | None = None) -> list[Mandaat]:
    """Waarover deze medewerker op `dag` zelf beslist."""
    rijen = Mandaat.objects.filter(medewerker=medewerker_id).op(dag or klok.vandaag())
    return list(rijen.order_by("soort"))


def mandaten_van_team(team_id: UUID, dag: date | None = None) -> dict[UUID, list[Mandaat]]:
    """Per lid waarover het zelf beslist."""
    dag = dag or klok.vandaag()
    per_lid: dict[UUID, list[Mandaat]] = {}
    rijen = Mandaat.objects.op(dag).filter(
        geldig_op(dag, "medewerker__lidmaatschappen__"), medewerker__lidmaatschappen__team=team_id
    )
    for mandaat in rijen.order_by("soort").distinct():
        per_lid.setdefault(mandaat.medewerker_id, []).append(mandaat)
    return per_lid


def procesregisseur(team_id: UUID) -> UUID | None:
    """Het account dat zegt wie een huishouden op zich neemt dat nergens welkom is."""
    eigen = _alle_teams().get(team_id)
    return eigen.procesregisseur_id if eigen else None


@dataclass(frozen=True)
class Weet:
    """Een stuk kennis: wie het heeft, wie daarvan er vandaag is, en wie erbuiten te bellen is."""

    naam: str
    vandaag: list[Lid]
    anderen: list[Lid]
    buiten: list[FunctieBuiten]

    @property
    def is_gat(self) -> bool:
        """Niemand in het team weet dit zelf."""
        return not self.vandaag and not self.anderen


@dataclass(frozen=True)
class Kenner:
    """Een collega om iets te vragen: van welke teams, en of die vandaag dienst heeft."""

    lid: Lid
    teams: frozenset[UUID]
    vandaag: bool


def kenners(dag: date | None = None) -> list[Kenner]:
    """Iedereen die op `dag` in een team werkt, op naam. Vier statements."""
    dag = dag or klok.vandaag()
    teams_van: dict[UUID, set[UUID]] = {}
    lidmaatschappen = Lidmaatschap.objects.op(dag).values_list("medewerker_id", "team_id")
    for medewerker, team_id in lidmaatschappen:
        teams_van.setdefault(medewerker, set()).add(team_id)
    er_is = set(Dienst.objects.filter(dag=dag).values_list("medewerker_id", flat=True))
    wie = Medewerker.objects.filter(pk__in=list(teams_van), account__is_active=True)
    return [
        Kenner(lid, frozenset(teams_van[lid.medewerker_id]), lid.medewerker_id in er_is)
        for lid in _leden(wie, dag)
    ]


def functies_buiten(team_id: UUID, dag: date | None = None) -> list[FunctieBuiten]:
    """De kennis die op `dag` niet in het team zit, met wie te bereiken is. Een statement."""
    rijen = FunctieBuiten.objects.filter(team=team_id).select_related("deskundigheid")
    return list(rijen.op(dag or klok.vandaag()))


def elders(team_id: UUID, *, van: UUID | None = None, dag: date | None = None) -> list[Elders]:
    """Waarin hetzelfde nog een keer moet, nu of straks. `van`: alleen wat deze medewerker raakt."""
    rijen = Elders.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=dag or klok.vandaag()), team=team_id
    ).select_related("medewerker__account")
    if van is not None:
        rijen = rijen.op(dag or klok.vandaag()).filter(
            Q(medewerker__isnull=True) | Q(medewerker=van)
        )
    return list(rijen)


def teams_in(gebied: Gebied | None, dag: date | None = None) -> list[Wijkteam]:
    """De teams die er voor dit gebied zijn, ook wie er voor de hele gemeente is."""
    plekken = _van_klein_naar_groot(gebied)
    gevonden = [
        een.team for een in _teamkeuzes(dag or klok.vandaag()) if een.afstand(plekken) is not None
    ]
    return [_alle_teams()[pk] for pk in gevonden]


def werken_ook_hier(team_id: UUID, dag: date | None = None) -> list[Wijkteam]:
    """De andere teams die er voor (een deel van) hetzelfde gebied zijn."""
    alle = {een.team: een.gebieden for een in _teamkeuzes(dag or klok.vandaag())}
    eigen = alle.pop(team_id, frozenset())
    plekken = eigen.union(*alle.values())
    ruim = _geheugen.onthoud(("eromheen", plekken), lambda: _met_wat_eromheen(plekken))
    om_mij = frozenset().union(*(ruim[plek] for plek in eigen))
    return [
        _alle_teams()[pk]
        for pk, hun in alle.items()
        if not (eigen and hun)
        or om_mij & hun
        or eigen & frozenset().union(*(ruim[plek] for plek in hun))
    ]


def _met_wat_eromheen(gebieden: frozenset[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Per gebied het gebied zelf, zijn wijk en zijn gemeente."""
    rijen = Gebied.objects.filter(pk__in=gebieden)
    return {
        plekken[0]: frozenset(filter(None, plekken))
        for plekken in rijen.values_list("pk", "ouder_id", "ouder__ouder_id")
    }


@dataclass(frozen=True)
class Teampagina:
    """Het eigen deel van de teampagina; de werkplek zet er het werk van andere kamers bij."""

    team: Wijkteam
    dag: date
    dienst: list[Lid]
    leden: list[Lid]
    opdracht: Opdracht | None
    buiten: list[FunctieBuiten]
    mag_leiden: bool = False
    mag_opdracht: bool = False
    mag_instellen: bool = False

    @property
    def wie_weet_wat(self) -> list[Weet]:
        """Alle kennis op naam, met wie er vandaag is vooraan."""
        er_is = {lid.medewerker_id for lid in self.dienst}
        namen = {naam for lid in self.leden for naam in lid.kennis}
        namen |= {een.deskundigheid.naam for een in self.buiten}
        return [
            Weet(
                naam=naam,
                vandaag=[lid for lid in self._kenners(naam) if lid.medewerker_id in er_is],
                anderen=[lid for lid in self._kenners(naam) if lid.medewerker_id not in er_is],
                buiten=[een for een in self.buiten if een.deskundigheid.naam == naam],
            )
            for naam in sorted(namen, key=str.casefold)
        ]

    def _kenners(self, naam: str) -> list[Lid]:
        return [lid for lid in self.leden if naam in lid.kennis]


def teampagina(team_id: UUID, dag: date | None = None, *, wie: Wie | None = None) -> Teampagina:
    """Wie er is, wie dienst heeft, wat het team weet en de opdracht.

    Zeven statements, hoe groot het team ook is.
    """
    dag = dag or klok.vandaag()
    return Teampagina(
        team=_alle_teams()[team_id],
        dag=dag,
        dienst=wie_heeft_dienst(team_id, dag),
        leden=teamleden(team_id, dag),
        opdracht=opdracht_nu(team_id, dag),
        buiten=functies_buiten(team_id, dag),
        mag_leiden=mag(wie, Wat.LEIDEN, team_id),
        mag_opdracht=mag(wie, Wat.OPDRACHT, team_id),
        mag_instellen=mag(wie, Wat.INSTELLEN, team_id),
    )


def dienst_per_dag(team_id: UUID, dagen: list[date]) -> dict[date, set[UUID]]:
    """Wie op deze dagen dienst heeft, als sleutels van medewerkers."""
    per_dag: dict[date, set[UUID]] = {dag: set() for dag in dagen}
    rijen = Dienst.objects.filter(team=team_id, dag__in=dagen)
    for dag, wie in rijen.values_list("dag", "medewerker_id"):
        per_dag[dag].add(wie)
    return per_dag


@dataclass(frozen=True)
class Hindernisregel:
    """Een hindernis in de lijst van het team; wie haar opschreef staat er niet bij."""

    tekst: str
    thema: str
    eigenaar: str
    dag: date


def hindernissen(team_id: UUID) -> list[Hindernisregel]:
    """Wat dit team tegenhield, de nieuwste eerst. Zonder huishouden of namen van inwoners."""
    rijen = Hindernis.objects.filter(team=team_id).select_related("eigenaar")
    gevonden = []
    for rij in rijen.order_by("-vastgelegd_op"):
        thema = afspraken.thema(rij.thema) if rij.thema else None
        gevonden.append(
            Hindernisregel(
                tekst=rij.tekst,
                thema=thema.naam if thema else "",
                eigenaar=rij.eigenaar.naam if rij.eigenaar else "",
                dag=klok.dag_van(rij.vastgelegd_op),
            )
        )
    return gevonden
