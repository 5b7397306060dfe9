"""Regels over het geheel: fase, aandacht, acties, en de zorg over veiligheid.

Niets hierin telt op hoe zwaar een huishouden is: er is geen cijfer, klasse of kleur van.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import chain
from typing import Protocol
from uuid import UUID

from nabij.fundament.klok import dag_van
from nabij.fundament.termijnen import werkdagen_later


class KanNiet(Exception):
    """Dit kan nu niet; de tekst is een zin voor op het scherm."""


class Fase(StrEnum):
    """Waar een huishouden is. Licht en nooit verplicht; de codes zijn die van `team.STAPPEN`."""

    VRAAG = "vraag"
    EERSTE_GESPREK = "gesprek"
    PLAN_MAKEN = "plan"
    IN_UITVOERING = "doen"
    TERUGKIJKEN = "terugkijken"
    AFGESLOTEN = "afronden"


class Soort(StrEnum):
    """Wat er met het geheel kan gebeuren; dezelfde codes als de tabel `Gebeurtenis`."""

    BEGONNEN = "begonnen"
    PLAN = "plan"
    EVALUATIE = "evaluatie"
    MOMENT = "moment"
    RUSTIG = "rustig"
    AFGESLOTEN = "afgesloten"
    HEROPEND = "heropend"


class Gebeurd(Protocol):
    """Wat de regels van een gebeurtenis moeten weten."""

    @property
    def soort(self) -> str: ...
    @property
    def op(self) -> datetime: ...
    @property
    def vastgelegd_op(self) -> datetime: ...
    @property
    def volgende_op(self) -> date | None: ...
    @property
    def ingetrokken_op(self) -> datetime | None: ...


def geldend(gebeurtenissen: Iterable[Gebeurd], vandaag: date) -> list[Gebeurd]:
    """Wat er tot en met vandaag gebeurde en niet is ingetrokken, van oud naar nieuw."""
    telt = [g for g in gebeurtenissen if g.ingetrokken_op is None and dag_van(g.op) <= vandaag]
    return sorted(telt, key=lambda g: (g.op, g.vastgelegd_op))


def laatste_stap(
    gebeurtenissen: Iterable[Gebeurd], vandaag: date, *soorten: Soort
) -> Gebeurd | None:
    """De laatste gebeurtenis (van deze soorten), of None."""
    for gebeurd in reversed(geldend(gebeurtenissen, vandaag)):
        if not soorten or gebeurd.soort in soorten:
            return gebeurd
    return None


def is_afgesloten(gebeurtenissen: Iterable[Gebeurd], vandaag: date) -> bool:
    laatste = laatste_stap(gebeurtenissen, vandaag, Soort.AFGESLOTEN, Soort.HEROPEND)
    return laatste is not None and laatste.soort == Soort.AFGESLOTEN


def terugkijken_op(gebeurtenissen: Iterable[Gebeurd], vandaag: date) -> date | None:
    """De afgesproken dag om samen terug te kijken: die van de laatste afspraak daarover."""
    afspraken = (Soort.PLAN, Soort.EVALUATIE, Soort.MOMENT, Soort.HEROPEND)
    for gebeurd in reversed(geldend(gebeurtenissen, vandaag)):
        if gebeurd.soort in afspraken and gebeurd.volgende_op:
            return gebeurd.volgende_op
    return None


def rustig_tot(gebeurtenissen: Iterable[Gebeurd], vandaag: date) -> date | None:
    """Tot welke dag het bewust rustig is, of None. Afsluiten en heropenen beginnen opnieuw."""
    laatste = laatste_stap(gebeurtenissen, vandaag, Soort.RUSTIG, Soort.AFGESLOTEN, Soort.HEROPEND)
    if laatste is None or laatste.soort != Soort.RUSTIG or laatste.volgende_op is None:
        return None
    return laatste.volgende_op if laatste.volgende_op > vandaag else None


def fase(
    gebeurtenissen: Iterable[Gebeurd],
    *,
    heeft_gesprek: bool,
    heeft_plan: bool,
    vandaag: date,
) -> Fase:
    """De fase van een huishouden, uit wat er gebeurde. Geen enkele stap is verplicht."""
    alle = geldend(gebeurtenissen, vandaag)
    if is_afgesloten(alle, vandaag):
        return Fase.AFGESLOTEN
    soorten = {gebeurd.soort for gebeurd in alle}
    if heeft_plan or Soort.PLAN in soorten:
        moment = terugkijken_op(alle, vandaag)
        return Fase.TERUGKIJKEN if moment and moment <= vandaag else Fase.IN_UITVOERING
    if heeft_gesprek:
        return Fase.PLAN_MAKEN
    return Fase.EERSTE_GESPREK if Soort.BEGONNEN in soorten else Fase.VRAAG


class Aandacht(StrEnum):
    """Waar iemand even naar moet kijken. Gaat over ons werk, nooit over hoe zwaar het is."""

    GEEN_REGISSEUR = "geen_regisseur"
    MOET_HOREN = "moet_horen"
    GEEN_CONTACT = "geen_contact"
    GEEN_PLAN = "geen_plan"
    TERUGKIJKEN = "terugkijken"
    PLEK = "plek"


class Kijker(StrEnum):
    """De medewerker ziet het eerder en kan zelf antwoorden; de teamleider ziet wat overblijft."""

    MEDEWERKER = "medewerker"
    TEAMLEIDER = "teamleider"


@dataclass(frozen=True)
class Normen:
    """Wat de gemeente afsprak, in de eenheid van de naam."""

    weken_zonder_contact: int
    weken_zonder_plan: int
    weken_eerder_gezien: int
    evaluatie_maanden: int


@dataclass(frozen=True)
class Feiten:
    """Wat een lijst van een huishouden weet."""

    fase: Fase
    begonnen_op: date
    heeft_plan: bool = False
    heeft_eerste: bool = False
    heeft_regisseur: bool = False
    helpers: int = 0
    laatste_contact: date | None = None
    terugkijken_op: date | None = None
    rustig_tot: date | None = None
    moet_horen_sinds: date | None = None
    plek_vragen_sinds: date | None = None


@dataclass(frozen=True)
class Punt:
    """Een reden om te kijken, en sinds welke dag die er voor deze kijker is."""

    soort: Aandacht
    sinds: date


def regisseur_nodig(*, heeft_plan: bool, helpers: int) -> bool:
    """Precies een regisseur zodra er een plan is of een tweede helper; eerder niet."""
    return heeft_plan or helpers > 1


def aandacht(
    feiten: Feiten, normen: Normen, vandaag: date, *, voor: Kijker = Kijker.MEDEWERKER
) -> list[Punt]:
    """Waar deze kijker vandaag iets mee moet. De medewerker ziet alles een week eerder.

    Wat de teamleider ziet, zag de medewerker al. Bewust rustig is een antwoord op stilte.
    """
    if feiten.fase == Fase.AFGESLOTEN:
        return []
    eerder = timedelta(weeks=normen.weken_eerder_gezien)
    vervroegd = eerder if voor == Kijker.MEDEWERKER else timedelta(0)
    punten: Iterable[Punt] = (
        Punt(soort, max(dag - vervroegd, feiten.begonnen_op))
        for soort, dag in _momenten(feiten, normen, eerder)
        if dag - vervroegd <= vandaag
    )
    if feiten.plek_vragen_sinds and voor == Kijker.MEDEWERKER:
        punten = chain(punten, [Punt(Aandacht.PLEK, feiten.plek_vragen_sinds)])
    return sorted(punten, key=lambda punt: list(Aandacht).index(punt.soort))


def _momenten(feiten: Feiten, normen: Normen, eerder: timedelta) -> list[tuple[Aandacht, date]]:
    """Per soort de dag waarop de teamleider het zou zien."""
    momenten: list[tuple[Aandacht, date]] = []
    nodig = regisseur_nodig(heeft_plan=feiten.heeft_plan, helpers=feiten.helpers)
    if not feiten.heeft_eerste or (nodig and not feiten.heeft_regisseur):
        momenten.append((Aandacht.GEEN_REGISSEUR, feiten.begonnen_op))
    if feiten.moet_horen_sinds:
        momenten.append((Aandacht.MOET_HOREN, feiten.moet_horen_sinds + eerder))
    if feiten.rustig_tot is None:
        momenten += _stilte(feiten, normen)
    if feiten.terugkijken_op:
        momenten.append((Aandacht.TERUGKIJKEN, feiten.terugkijken_op + timedelta(days=1)))
    return momenten


def _stilte(feiten: Feiten, normen: Normen) -> list[tuple[Aandacht, date]]:
    """Lang niets gehoord, of lang zonder plan."""
    gehoord = feiten.laatste_contact or feiten.begonnen_op
    stil = [(Aandacht.GEEN_CONTACT, gehoord + timedelta(weeks=normen.weken_zonder_contact))]
    if not feiten.heeft_plan:
        zonder_plan = feiten.begonnen_op + timedelta(weeks=normen.weken_zonder_plan)
        stil.append((Aandacht.GEEN_PLAN, zonder_plan))
    return stil


class Staat(StrEnum):
    """Hoe een actie ervoor staat op een dag."""

    OPEN = "open"
    LAAT = "laat"
    KLAAR = "klaar"
    VERVALLEN = "vervallen"


def staat_van_actie(
    *,
    klaar_op: datetime | None,
    vervallen_op: datetime | None,
    uiterlijk: date | None,
    vandaag: date,
) -> Staat:
    """Klaar of vervallen blijft dat; anders te laat als de dag voorbij is."""
    if klaar_op:
        return Staat.KLAAR
    if vervallen_op:
        return Staat.VERVALLEN
    return Staat.LAAT if uiterlijk and uiterlijk < vandaag else Staat.OPEN


VAN_DICHTBIJ = ("inwoner", "netwerk", "buur", "team", "ander")
"""Wie iets doet, van dichtbij naar verder weg: de volgorde op elk scherm."""


def nabijheid(wie: str) -> int:
    return VAN_DICHTBIJ.index(wie)


def maanden_later(dag: date, maanden: int) -> date:
    """Dezelfde dag, zoveel maanden later; op de laatste dag als die maand korter is."""
    index = dag.year * 12 + dag.month - 1 + maanden
    jaar, maand = divmod(index, 12)
    laatste = calendar.monthrange(jaar, maand + 1)[1]
    return date(jaar, maand + 1, min(dag.day, laatste))


def kan_terug(vastgelegd_op: datetime, *, minuten: int, nu: datetime) -> bool:
    """Of een tik nog terug te draaien is."""
    return nu < vastgelegd_op + timedelta(minutes=minuten)


def hoorde_het_eerst(gehoord_op: date | None, vandaag: date) -> bool:
    """Het huishouden hoort een overdracht eerst: er is een dag, en die is geweest."""
    return gehoord_op is not None and gehoord_op <= vandaag


def verhaal_begin(kern: Sequence[str], doelen: Sequence[str]) -> str:
    """Een eerste versie van het verhaal voor een overdracht, om te overschrijven."""
    zinnen = [zin.strip().rstrip(".") + "." for zin in [*kern[:1], *doelen[:4]] if zin.strip()]
    return "\n".join(zinnen)


class Meldcode(StrEnum):
    """De vijf stappen (Besluit verplichte meldcode art. 2); codes als in `Veiligheidsstap`."""

    SIGNALEN = "signalen"
    OVERLEG = "overleg"
    GESPREK = "gesprek"
    WEGEN = "wegen"
    BESLUIT = "besluit"


class OpSpoor(StrEnum):
    """Wat er verder met de zorg kan gebeuren."""

    BEGONNEN = "begonnen"
    KINDCHECK = "kindcheck"
    GEVAAR = "gevaar"
    GEVAAR_VOORBIJ = "voorbij"
    EIGENAAR = "eigenaar"
    VRIJGEGEVEN = "vrijgegeven"
    KLAAR = "klaar"


class Stap(Protocol):
    """Wat de regels van een stap rond veiligheid moeten weten."""

    @property
    def soort(self) -> str: ...
    @property
    def op(self) -> datetime: ...
    @property
    def vastgelegd_op(self) -> datetime: ...
    @property
    def ingetrokken_op(self) -> datetime | None: ...
    @property
    def door_id(self) -> UUID: ...
    @property
    def account_id(self) -> UUID | None: ...


WEGERS = 2
"""Twee mensen wegen, elk in eigen woorden."""


@dataclass(frozen=True)
class Spoor:
    """Hoe ver een zorg over veiligheid is. Zegt wat er nog moet, nooit hoe zwaar het is."""

    begonnen_op: datetime | None
    eigenaar: UUID | None
    ontbreekt: tuple[Meldcode, ...]
    kindcheck: bool
    gevaar: bool
    klaar: bool
    overleg_uiterlijk: date | None

    @property
    def loopt(self) -> bool:
        return self.begonnen_op is not None and not self.klaar


def te_overwegen(spoor: Spoor, vandaag: date) -> tuple[str, ...]:
    """De toestanden waarvoor de gemeente bij veiligheid een vraag stelt, de zwaarste vooraan.

    Een vermoeden blijft liggen als de dag voor overleg voorbij is en er nog geen stap is gezet.
    """
    gevonden = []
    if spoor.loopt and spoor.gevaar:
        gevonden.append("acuut")
    geen_stap = len(spoor.ontbreekt) == len(Meldcode)
    uiterlijk = spoor.overleg_uiterlijk
    if spoor.loopt and geen_stap and uiterlijk is not None and uiterlijk < vandaag:
        gevonden.append("vermoeden_onveilig")
    return tuple(gevonden)


def spoor(stappen: Iterable[Stap], *, vandaag: date, werkdagen: int) -> Spoor:
    """De stand uit wat er vastgelegd is. De volgorde is vrij; wat ontbreekt blijft zichtbaar.

    Na afronden begint een volgende zorg opnieuw. `werkdagen`: binnen hoeveel werkdagen overleg.
    """
    telt = [s for s in stappen if s.ingetrokken_op is None and dag_van(s.op) <= vandaag]
    alle = sorted(telt, key=lambda s: (s.vastgelegd_op, s.op))
    ronde = _ronde(alle)
    soorten = {s.soort for s in ronde}
    wegers = {s.door_id for s in ronde if s.soort == Meldcode.WEGEN}
    gezet = soorten - {Meldcode.WEGEN} if len(wegers) < WEGERS else soorten
    over = [s.account_id for s in ronde if s.soort == OpSpoor.EIGENAAR]
    over_gevaar = [s for s in ronde if s.soort in (OpSpoor.GEVAAR, OpSpoor.GEVAAR_VOORBIJ)]
    overlegd = Meldcode.OVERLEG in soorten
    return Spoor(
        begonnen_op=ronde[0].op if ronde else None,
        eigenaar=over[-1] if over else ronde[0].account_id if ronde else None,
        ontbreekt=tuple(stap for stap in Meldcode if stap not in gezet) if ronde else (),
        kindcheck=OpSpoor.KINDCHECK in soorten,
        gevaar=bool(over_gevaar) and over_gevaar[-1].soort == OpSpoor.GEVAAR,
        klaar=_is_rond(ronde),
        overleg_uiterlijk=(
            werkdagen_later(dag_van(ronde[0].op), werkdagen) if ronde and not overlegd else None
        ),
    )


def _ronde(alle: Sequence[Stap]) -> list[Stap]:
    """De stappen van de laatste zorg. Wat er onderweg bij komt, begint niet opnieuw."""
    ronde: list[Stap] = []
    for stap in alle:
        if stap.soort == OpSpoor.BEGONNEN and (not ronde or _is_rond(ronde)):
            ronde = [stap]
        elif ronde:
            ronde.append(stap)
    return ronde


def _is_rond(ronde: Sequence[Stap]) -> bool:
    return any(stap.soort == OpSpoor.KLAAR for stap in ronde)
