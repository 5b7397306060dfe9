"""Samen: de gesprekspunten en de kaart. Kleine aantallen komen hier niet doorheen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Min, Q, Sum
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.huisstijl import gebiedskaart
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.models import (
    Lens,
    Patroon,
    Patroonrun,
    Puntantwoord,
    Weektelling,
)
from nabij.kamers.opbouw.overzichten.meest import Meest, meest
from nabij.kamers.opbouw.overzichten.puntantwoord import besluiten
from nabij.kamers.opbouw.regels import Puntstand, Zekerheid
from nabij.kamers.team import overzichten as teams
from nabij.kamers.toegang.models import Kanaal
from nabij.kamers.wijk import overzichten as wijk
from nabij.kamers.wijk.models import Gebied
from nabij.rekenen.kleine_aantallen import toonbaar

PERIODEN = 4
"""Zo vaak dertien weken terug is er een kaart van. Perioden overlappen nooit."""


def _eigen_gebieden(team_ids: Collection[UUID], alle: Iterable[Gebied]) -> set[str]:
    """De codes waar deze teams werken; een team zonder gebied werkt overal."""
    if not team_ids:
        return set()
    per_team = [teams.gebieden_van(team_id) for team_id in team_ids]
    if not all(per_team):
        return {gebied.code for gebied in alle}
    eigen = set().union(*per_team)
    return {gebied.code for gebied in alle if _is_in(gebied, eigen)}


def _is_in(gebied: Gebied, eigen: set[UUID]) -> bool:
    stap: Gebied | None = gebied
    while stap is not None:
        if stap.pk in eigen:
            return True
        stap = stap.ouder
    return False


@dataclass(frozen=True)
class Stuk:
    """Een stuk van de lijn: van, tot en met, hoeveel, en waar het gewoon tussen ligt."""

    van: date
    tot: date
    aantal: int
    onder: int
    boven: int

    @property
    def weken(self) -> int:
        return ((self.tot - self.van).days + 1) // 7


@dataclass(frozen=True)
class Punt:
    """Een gesprekspunt zoals iemand het mag zien. `binnen`: het ligt in het eigen gebied."""

    rij: Patroon
    thema: str
    binnen: bool
    waar: list[str]
    huishoudens: int
    naamloos: int
    verwacht: float
    bevolking: int | None
    stand: Puntstand
    antwoord: Puntantwoord | None
    begonnen: date

    @property
    def aantal(self) -> int:
        return self.huishoudens + self.naamloos

    @property
    def bekend(self) -> int | None:
        return regels.splits(self.huishoudens, self.naamloos, binnen=self.binnen)

    @property
    def tussen(self) -> tuple[int, int]:
        return regels.tussen(self.verwacht)

    @property
    def verwacht_rond(self) -> int:
        return round(self.verwacht)

    @property
    def heel(self) -> bool:
        """Staat alles er? Buiten het team niet: wegen en lijn zijn er vanaf vijf geknipt."""
        return self.binnen and len(self.waar) == len(self.rij.delen)

    @property
    def zekerheid(self) -> Zekerheid:
        return regels.zekerheid(self.rij.q)

    @property
    def eens_in(self) -> tuple[int, str]:
        return regels.eens_in(self.rij.p or 1.0)

    @property
    def kanalen(self) -> list[tuple[str, int]]:
        """Langs welke weg, met de kleine wegen samen."""
        namen = {**{k.value: str(k.label) for k in Kanaal}, "": _("op een andere manier")}
        return [(namen[code], n) for code, n in self.rij.kanalen] if self.heel else []

    @property
    def woorden(self) -> list[str]:
        return list(self.rij.woorden) if self.heel else []

    @property
    def stukken(self) -> list[Stuk]:
        if not self.heel:
            return []
        return [
            Stuk(date.fromisoformat(van), date.fromisoformat(tot), *rest)
            for van, tot, *rest in self.rij.reeks
        ]

    @property
    def vraagt_antwoord(self) -> bool:
        return self.stand in (Puntstand.OPEN, Puntstand.TERUG, Puntstand.GEGROEID)


def _laatste_run() -> Patroonrun | None:
    return Patroonrun.objects.filter(klaar_op__isnull=False).first()


def _punten(
    rijen: Iterable[Patroon], eigen: set[str], team_ids: Collection[UUID], namen: dict[str, str]
) -> list[Punt]:
    """Twee statements: de antwoorden van deze teams, en sinds wanneer een punt er is."""
    alle = list(rijen)
    ids = [rij.punt_id for rij in alle if rij.punt_id]
    antwoorden: dict[UUID, Puntantwoord] = {}
    for antwoord in Puntantwoord.objects.filter(
        punt__in=ids, team__in=list(team_ids), ingetrokken_op__isnull=True
    ).select_related("wie__account", "team"):
        antwoorden.setdefault(antwoord.punt_id, antwoord)
    sinds = dict(
        Patroon.objects.filter(punt__in=ids)
        .values_list("punt_id")
        .annotate(eerste=Min("run__tot_week"))
    )
    themas = {thema.code: thema.naam for thema in afspraken.themas() if not thema.gevoelig}
    uit = []
    for rij in alle:
        if rij.punt_id is None:
            continue
        antwoord_nu = antwoorden.get(rij.punt_id)
        een = _punt(rij, eigen, antwoord_nu, namen, themas, sinds[rij.punt_id])
        if een is not None:
            uit.append(een)
    return uit


def _aantal(deel: dict[str, int]) -> int:
    return deel["huishoudens"] + deel["naamloos"]


def _punt(
    rij: Patroon,
    eigen: set[str],
    antwoord: Puntantwoord | None,
    namen: dict[str, str],
    themas: dict[str, str],
    begonnen: date,
) -> Punt | None:
    """Alleen de gebieden met genoeg; None als er geen overblijft of het thema gevoelig werd."""
    binnen = any(deel["code"] in eigen for deel in rij.delen)
    bekend = [deel for deel in rij.delen if deel["code"] in namen]
    minstens = regels.GENOEG_BINNEN if binnen else regels.GENOEG_BUITEN
    mag = toonbaar([_aantal(deel) for deel in bekend], minstens)
    delen = [deel for deel, ja in zip(bekend, mag, strict=True) if ja]
    if not delen or rij.thema not in themas:
        return None
    huishoudens, naamloos = (sum(d[veld] for d in delen) for veld in ("huishoudens", "naamloos"))
    bevolking = [deel["bevolking"] for deel in delen]
    stand = regels.puntstand(
        keuze=antwoord.keuze if antwoord else "",
        toen=antwoord.gezien if antwoord else 0,
        nu=huishoudens + naamloos,
        uiterlijk=antwoord.uiterlijk if antwoord else None,
        vandaag=klok.vandaag(),
    )
    return Punt(
        rij=rij,
        thema=themas[rij.thema],
        binnen=binnen,
        waar=[namen[deel["code"]] for deel in delen],
        huishoudens=huishoudens,
        naamloos=naamloos,
        verwacht=sum(deel["verwacht"] for deel in delen),
        bevolking=sum(bevolking) if all(bevolking) else None,
        stand=stand,
        antwoord=antwoord,
        begonnen=begonnen,
    )


@dataclass(frozen=True)
class Samen:
    """De pagina: open punten, wat beantwoord is, elders, de kaart van een thema, en het meeste."""

    run: Patroonrun | None
    bezig: Patroonrun | None
    open: list[Punt]
    lopend: list[Punt]
    elders: list[Punt]
    themas: list[tuple[str, str]]
    thema: str
    perioden: list[tuple[str, date, date]]
    periode: tuple[str, date, date] | None
    kaart: list[gebiedskaart.Gebied]
    te_weinig: list[str]
    meest: list[Meest]
    opmerkingen: list[str]
    besluiten: tuple[int, float] | None


def _sterkst_eerst(een: Punt) -> tuple[bool, float, float]:
    return (een.rij.lens != Lens.NIEUW, een.rij.q or 0.0, een.verwacht - een.aantal)


def samen(team_ids: Collection[UUID], thema: str, periode: str) -> Samen:
    """Alles van Samen, voor wie in deze teams werkt (leeg: buiten een team)."""
    run = _laatste_run()
    bezig = Patroonrun.objects.filter(klaar_op__isnull=True).first()
    gebieden = wijk.kleinste_gebieden(met_vorm=True)
    eigen = _eigen_gebieden(team_ids, gebieden)
    namen = {gebied.code: gebied.naam for gebied in gebieden}
    te_lezen = Q(punt__isnull=False) | Q(lens=Lens.VEEL)
    rijen = list(run.patronen.filter(te_lezen).defer("invoer")) if run else []
    punten = sorted(_punten(rijen, eigen, team_ids, namen), key=_sterkst_eerst)
    van_ons = [een for een in punten if een.binnen]
    keuzes = [(een.code, een.naam) for een in afspraken.themas() if not een.gevoelig]
    codes = [code for code, _naam in keuzes]
    if thema not in codes:
        thema = van_ons[0].rij.thema if van_ons else (codes[0] if codes else "")
    perioden = _perioden(run)
    gekozen = next(
        (een for een in perioden if een[0] == periode), perioden[0] if perioden else None
    )
    omlijnd = {code for een in van_ons if een.rij.thema == thema for code in een.rij.zone}
    kaart, te_weinig = _kaart(gebieden, thema, gekozen, eigen, omlijnd)
    return Samen(
        run=run,
        bezig=bezig,
        open=[een for een in van_ons if een.vraagt_antwoord],
        lopend=[een for een in van_ons if not een.vraagt_antwoord],
        elders=[een for een in punten if not een.binnen],
        themas=keuzes,
        thema=thema,
        perioden=perioden,
        periode=gekozen,
        kaart=kaart,
        te_weinig=te_weinig,
        meest=meest(gebieden, eigen, dict(keuzes), perioden[0][1:], rijen) if perioden else [],
        opmerkingen=[_(zin) % velden for zin, velden in run.opmerkingen] if run else [],
        besluiten=besluiten(team_ids),
    )


def _perioden(run: Patroonrun | None) -> list[tuple[str, date, date]]:
    """Dertien weken, en de dertien daarvoor: ze raken elkaar en overlappen nooit."""
    if run is None:
        return []
    uit = []
    einde = run.tot_week + timedelta(days=6)
    for nummer in range(PERIODEN):
        begin = einde - regels.PERIODE * regels.WEEK + timedelta(days=1)
        uit.append((str(nummer), begin, einde))
        einde = begin - timedelta(days=1)
    return uit


def _kaart(
    gebieden: list[Gebied],
    thema: str,
    periode: tuple[str, date, date] | None,
    eigen: set[str],
    omlijnd: set[str],
) -> tuple[list[gebiedskaart.Gebied], list[str]]:
    """Per gebied hoeveel, op vijf afgerond; wat te weinig is heeft geen waarde, ook geen nul."""
    if periode is None:
        return [], []
    rijen = (
        Weektelling.objects.filter(thema=thema, week__gte=periode[1], week__lte=periode[2])
        .values_list("gebied_id")
        .annotate(h=Sum("huishoudens"), n=Sum("naamloos"))
    )
    aantallen = {gebied_id: h + n for gebied_id, h, n in rijen}
    kaart, te_weinig = [], []
    for gebied in gebieden:
        aantal = aantallen.get(gebied.pk, 0)
        te_zien = regels.genoeg(aantal, binnen=gebied.code in eigen)
        if not te_zien:
            te_weinig.append(gebied.naam)
        kaart.append(
            gebiedskaart.Gebied(
                naam=gebied.naam,
                waarde=float(regels.afgerond(aantal)) if te_zien else None,
                tekst=str(regels.afgerond(aantal)) if te_zien else "",
                reden="" if te_zien else _("te weinig om te tonen"),
                vorm=gebied.vorm,
                omlijnd=gebied.code in omlijnd,
            )
        )
    return kaart, te_weinig


def gebieden_van(punt: Punt) -> list[UUID]:
    """De gebieden die bij dit punt genoemd worden."""
    namen = set(punt.waar)
    alle = {gebied.code: gebied for gebied in wijk.kleinste_gebieden()}
    codes = [deel["code"] for deel in punt.rij.delen if deel["code"] in alle]
    return [alle[code].pk for code in codes if alle[code].naam in namen]


def punt_voor(pk: UUID, team_ids: Collection[UUID]) -> Punt | None:
    """Een patroon dat een gesprekspunt is, zoals iemand uit deze teams het mag zien, of None."""
    rij = (
        Patroon.objects.filter(pk=pk, punt__isnull=False, run__klaar_op__isnull=False)
        .select_related("run")
        .first()
    )
    if rij is None:
        return None
    gebieden = wijk.kleinste_gebieden()
    namen = {gebied.code: gebied.naam for gebied in gebieden}
    eigen = _eigen_gebieden(team_ids, gebieden)
    return next(iter(_punten([rij], eigen, team_ids, namen)), None)


@dataclass(frozen=True)
class Herkomst:
    """Waar een gesprekspunt vandaan komt: per gebied, en waarmee het na te rekenen is."""

    punt: Punt
    delen: list[tuple[str, int, float, int | None]]
    model: str = "permutatie"
    opmerkingen: list[str] = field(default_factory=list)


def herkomst(punt: Punt) -> Herkomst:
    """Per gebied wat er was en wat verwacht; kleine gebieden alleen samen."""
    namen = {een.code: een.naam for een in wijk.kleinste_gebieden()}
    binnen = [deel for deel in punt.rij.delen if namen.get(deel["code"]) in punt.waar]
    groot = [deel for deel in binnen if regels.genoeg(_aantal(deel), binnen=punt.binnen)]
    klein = [deel for deel in binnen if deel not in groot]
    delen = [(namen[d["code"]], _aantal(d), d["verwacht"], d["bevolking"]) for d in groot]
    if klein:
        bevolking = [deel["bevolking"] for deel in klein]
        samen_ = ", ".join(namen[deel["code"]] for deel in klein)
        aantal, verwacht = sum(map(_aantal, klein)), sum(deel["verwacht"] for deel in klein)
        delen.append((samen_, aantal, verwacht, sum(bevolking) if all(bevolking) else None))
    opmerkingen = [_(zin) % velden for zin, velden in punt.rij.run.opmerkingen]
    return Herkomst(punt, delen, opmerkingen=opmerkingen)
