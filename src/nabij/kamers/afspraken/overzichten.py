"""De leeskant van afspraken. Een minuut onthouden per proces, dus geen vraag per pagina."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from nabij.fundament import klok
from nabij.fundament.geheugen import Geheugen
from nabij.fundament.termijnen import Kalender
from nabij.kamers.afspraken import aanmelding, meegeleverd, regels
from nabij.kamers.afspraken.models import (
    Afloop,
    Afspraak,
    Bewaarregel,
    Doelvoorbeeld,
    Erbijregel,
    GelijkgesteldeDag,
    Instrument,
    Leefgebied,
    Norm,
    Regeling,
    Stap,
    Thema,
    Themaversie,
    Vereiste,
    Vereistesoort,
    Wettermijn,
)
from nabij.kamers.afspraken.rechten import Wie, mag_vereiste

A = TypeVar("A", bound=Afspraak)
_geheugen = Geheugen()


class OnbekendeAfspraak(LookupError):
    """Er is op die dag geen norm of bewaarregel met deze code."""


def vergeet() -> None:
    """Lees opnieuw: er is geschreven."""
    _geheugen.vergeet()


def _alle(model: type[A]) -> tuple[A, ...]:
    return _geheugen.onthoud(model.__name__, lambda: tuple(model._default_manager.all()))


def _van_nu(model: type[A]) -> tuple[A, ...]:
    dag = klok.vandaag()
    return tuple(een for een in _alle(model) if een.geldt_op(dag))


def themas() -> tuple[Thema, ...]:
    return _van_nu(Thema)


def leefgebieden() -> tuple[Leefgebied, ...]:
    return _van_nu(Leefgebied)


def stappen() -> tuple[Stap, ...]:
    return _van_nu(Stap)


def aflopen() -> tuple[Afloop, ...]:
    return _van_nu(Afloop)


def doelvoorbeelden(leefgebied: str) -> list[Doelvoorbeeld]:
    return [een for een in _van_nu(Doelvoorbeeld) if een.leefgebied_id == leefgebied]


def thema(code: str) -> Thema | None:
    """Het thema met deze code, ook als het niet meer gekozen kan worden."""
    return next((een for een in _alle(Thema) if een.code == code), None)


def themanamen() -> dict[str, str]:
    """Hoe elk thema heet, ook wat uit staat: oude vragen houden hun thema."""
    return {een.code: een.naam for een in _alle(Thema)}


def gevoelige_codes() -> frozenset[str]:
    """De gevoelige themas, ook wat uit staat: uitzetten maakt niets minder gevoelig."""
    return frozenset(een.code for een in _alle(Thema) if een.gevoelig)


def gevoelig_thema_in(tekst: str) -> Thema | None:
    """Het gevoelige thema waarvan hier een woord staat, ook als dat thema uit staat."""
    woorden = {een.code: een.woorden for een in _alle(Thema) if een.gevoelig}
    gevonden = regels.stel_themas_voor(tekst, woorden, hoogstens=1)
    return thema(gevonden[0].thema_code) if gevonden else None


def vaste_woorden(een: Thema | None) -> list[str]:
    """De woorden die meegeleverd zijn en blijven; van een eigen thema geen."""
    vast = meegeleverd.themawoorden().get(een.code, frozenset()) if een else frozenset()
    return [woord for woord in een.woorden if woord in vast] if een else []


def uitgezette_themas() -> tuple[Thema, ...]:
    """Wat niet meer gekozen kan worden."""
    return tuple(een for een in _alle(Thema) if een.tot and een.tot <= klok.vandaag())


def themaversies(code: str = "") -> tuple[Themaversie, ...]:
    """Wat er eerder bij een thema (of bij alle) stond, het laatste eerst."""
    return tuple(een for een in _alle(Themaversie) if code in ("", een.thema_id))


def leefgebied(code: str) -> Leefgebied | None:
    """Het leefgebied met deze code, ook als het niet meer gekozen kan worden."""
    return next((een for een in _alle(Leefgebied) if een.code == code), None)


def afloop(code: str) -> Afloop | None:
    """De afloop met deze code, ook als die niet meer gekozen kan worden."""
    return next((een for een in _alle(Afloop) if een.code == code), None)


def stel_themas_voor(tekst: str, *, hoogstens: int = 3) -> list[tuple[Thema, regels.Voorstel]]:
    """De themas van nu die bij deze woorden passen, elk met het woord dat het deed."""
    van_nu = {een.code: een for een in themas()}
    woorden = {code: een.woorden for code, een in van_nu.items()}
    voorstellen = regels.stel_themas_voor(tekst, woorden, hoogstens=hoogstens)
    return [(van_nu[voorstel.thema_code], voorstel) for voorstel in voorstellen]


def norm(code: str, dag: date | None = None) -> int:
    """Het afgesproken getal op `dag` (zonder dag: vandaag), in de eenheid van de norm."""
    dag = dag or klok.vandaag()
    for een in _alle(Norm):
        if een.code == code and een.geldt_op(dag):
            return een.waarde
    raise OnbekendeAfspraak(code)


def normen() -> tuple[Norm, ...]:
    return _van_nu(Norm)


def erbijregels() -> tuple[Erbijregel, ...]:
    """Wanneer het systeem nu vraagt of er iemand bij kan, in de volgorde van de afspraak."""
    return _van_nu(Erbijregel)


@dataclass(frozen=True)
class Erbijregelbeeld:
    """Een regel op de bladzijde; `nog_niet` zegt waarom ze nu niets kan zien, of is leeg."""

    regel: Erbijregel
    nog_niet: str
    eerder: list[Erbijregel]


def erbijbeelden() -> list[Erbijregelbeeld]:
    return [
        Erbijregelbeeld(
            een,
            str(aanmelding.ziet_nog_niet(een.toestand)),
            [oud for oud in _alle(Erbijregel) if oud.code == een.code and oud.van < een.van],
        )
        for een in erbijregels()
    ]


def regelingen() -> tuple[Regeling, ...]:
    """De regelingen rond geld die nu gelden."""
    return _van_nu(Regeling)


def instrumenten() -> tuple[Instrument, ...]:
    """De lijsten die bij een gesprek gebruikt mogen worden. Meestal geen."""
    return _van_nu(Instrument)


@cache
def geldwoorden() -> dict[str, tuple[tuple[str, str], ...]]:
    """Inkomsten, uitgaven en situaties als (code, naam): ze horen bij het product."""
    inhoud = meegeleverd.lees("geld")
    namen = ("inkomsten", "uitgaven", "situaties")
    return {naam: tuple((rij["id"], rij["naam"]) for rij in inhoud[naam]) for naam in namen}


def bewaarregel(code: str, dag: date | None = None) -> Bewaarregel:
    """De bewaarregel met deze code zoals die op `dag` geldt."""
    dag = dag or klok.vandaag()
    for een in _alle(Bewaarregel):
        if een.code == code and een.geldt_op(dag):
            return een
    raise OnbekendeAfspraak(code)


def bewaar_tot(code: str, begin: date) -> date:
    """De eerste dag dat iets van deze soort weg moet, als de termijn op `begin` begon."""
    regel = bewaarregel(code)
    return regels.bewaar_tot(begin, regel.termijn, regel.eenheid)


def bewaarregels() -> tuple[Bewaarregel, ...]:
    return _van_nu(Bewaarregel)


def wettermijnen(dag: date | None = None) -> tuple[Wettermijn, ...]:
    """De termijnen die de wet op `dag` stelt (zonder dag: vandaag)."""
    dag = dag or klok.vandaag()
    return tuple(een for een in _alle(Wettermijn) if een.geldt_op(dag))


def gelijkgestelde_dagen() -> tuple[GelijkgesteldeDag, ...]:
    """Alle dagen die bij koninklijk besluit met een feestdag gelijk zijn, de eerste voorop."""
    return _alle(GelijkgesteldeDag)


def kalender() -> Kalender:
    """De kalender waarmee termijnen uit de wet geteld worden."""
    return Kalender(frozenset(een.dag for een in gelijkgestelde_dagen()))


def vereisten(dag: date | None = None, team_id: UUID | None = None) -> list[Vereiste]:
    """Wat de gemeente op `dag` extra vraagt van dit team (zonder team: van iedereen)."""
    dag = dag or klok.vandaag()
    return [
        een
        for een in _alle_vereisten()
        if regels.vereiste_geldt(
            van=een.van,
            tot=een.einde,
            ingetrokken=een.ingetrokken_op is not None,
            vereiste_team=een.team_id,
            team=team_id,
            dag=dag,
        )
    ]


def _alle_vereisten() -> tuple[Vereiste, ...]:
    return _geheugen.onthoud("Vereiste", lambda: tuple(Vereiste.objects.all()))


def verplichte_velden(
    formulier_code: str, team_id: UUID | None = None, dag: date | None = None
) -> set[str]:
    """Welke velden van dit formulier de gemeente nu verplicht stelt."""
    return set(redenen_per_veld(formulier_code, team_id, dag))


def redenen_per_veld(
    formulier_code: str, team_id: UUID | None = None, dag: date | None = None
) -> dict[str, Vereiste]:
    """Per verplicht veld de vereiste, zodat het formulier kan zeggen waarom en tot wanneer."""
    begin = f"{formulier_code}."
    return {
        een.wat.removeprefix(begin): een
        for een in vereisten(dag, team_id)
        if een.soort == Vereistesoort.VERPLICHT_VELD and een.wat.startswith(begin)
    }


@dataclass(frozen=True)
class Vereisteregel:
    """Een vereiste zoals ze op de bladzijde staat."""

    vereiste: Vereiste
    toestand: regels.Toestand
    naam: str
    team: str
    mag: bool

    @property
    def loopt(self) -> bool:
        return self.toestand in {
            regels.Toestand.GELDT,
            regels.Toestand.LOOPT_AF,
            regels.Toestand.KOMT,
        }


@dataclass(frozen=True)
class Vereistenlijst:
    """Alle vereisten: wat loopt, en wat voorbij is."""

    nu: list[Vereisteregel]
    voorbij: list[Vereisteregel]

    @property
    def tikken(self) -> int:
        """Wat alles samen kost, per keer dat iemand het doet."""
        return sum(regel.vereiste.tikken for regel in self.nu)


def vereistenlijst(wie: Wie, dag: date | None = None) -> Vereistenlijst:
    """Alle vereisten met eigenaar, reden, kosten en einde, en wat deze kijker ermee mag."""
    dag = dag or klok.vandaag()
    teams = aanmelding.teamnamen()
    alle = [_vereisteregel(een, teams, wie, dag) for een in Vereiste.objects.order_by("tot", "wat")]
    alle = [regel for regel in alle if not _opgevolgd(regel, alle)]
    return Vereistenlijst(
        nu=[regel for regel in alle if regel.loopt],
        voorbij=[regel for regel in reversed(alle) if not regel.loopt],
    )


def _opgevolgd(regel: Vereisteregel, alle: list[Vereisteregel]) -> bool:
    return any(ander.vereiste.volgt_op_id == regel.vereiste.pk for ander in alle)


def _vereisteregel(een: Vereiste, teams: dict[UUID, str], wie: Wie, dag: date) -> Vereisteregel:
    return Vereisteregel(
        vereiste=een,
        toestand=regels.toestand(
            van=een.van, tot=een.einde, ingetrokken=een.ingetrokken_op is not None, dag=dag
        ),
        naam=str(aanmelding.naam_van(een.wat) if een.is_veld else _naam(een)),
        team=teams.get(een.team_id, "") if een.team_id else "",
        mag=mag_vereiste(wie, een.team_id),
    )


def _naam(een: Vereiste) -> str:
    if een.soort != Vereistesoort.NORM:
        return een.wat
    return next((norm.naam for norm in _alle(Norm) if norm.code == een.wat), een.wat)


@dataclass(frozen=True)
class Taakregel:
    """Wat een taak kost, en wat er hier extra bij wordt gevraagd."""

    code: str
    naam: aanmelding.Tekst
    kosten: regels.Kosten
    extra: list[Vereisteregel]

    @property
    def extra_tikken(self) -> int:
        return sum(regel.vereiste.tikken for regel in self.extra)

    @property
    def samen(self) -> regels.Kosten:
        return self.kosten.met(velden=len(self.extra), tikken=self.extra_tikken)


@dataclass(frozen=True)
class WatHetKost:
    """De taken zoals geteld op `gemeten`; `los`: wat buiten deze taken om ook gevraagd wordt."""

    gemeten: date
    versie: str
    taken: list[Taakregel]
    los: list[Vereisteregel]

    @property
    def met_extra(self) -> list[Taakregel]:
        return [regel for regel in self.taken if regel.extra]


@cache
def _geteld() -> dict[str, Any]:
    return meegeleverd.lees("handelingen")


def wat_het_kost(wie: Wie) -> WatHetKost:
    """Wat de taken kosten, met wat de gemeente en de teams van deze kijker nu extra vragen."""
    dag, teams, geteld = klok.vandaag(), aanmelding.teamnamen(), _geteld()
    alle = [een for team in wie.teams or {None} for een in vereisten(dag, team)]
    # Wat de gemeente en een team allebei vragen, is een keer invullen.
    uniek = {(een.soort, een.wat): een for een in alle}.values()
    extra = [_vereisteregel(een, teams, wie, dag) for een in uniek]
    taken = [_taakregel(code, kosten, extra) for code, kosten in geteld["taken"].items()]
    bij_een_taak = [regel for taak in taken for regel in taak.extra]
    return WatHetKost(
        gemeten=geteld["gemeten"],
        versie=geteld["versie"],
        taken=taken,
        los=[regel for regel in extra if regel not in bij_een_taak],
    )


def _taakregel(code: str, kosten: dict[str, int], extra: list[Vereisteregel]) -> Taakregel:
    taak = aanmelding.taken()[code]
    return Taakregel(
        code=code,
        naam=taak.naam,
        kosten=regels.Kosten(**kosten),
        extra=[
            regel
            for regel in extra
            if regel.vereiste.is_veld and regel.vereiste.wat.partition(".")[0] in taak.formulieren
        ],
    )
