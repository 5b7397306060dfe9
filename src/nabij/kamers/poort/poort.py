"""De poort: ophalen is controleren is vastleggen.

De volgorde ligt vast: (1) welke regel opent en wie is er te zien, (2) leg dat vast op de
eigen database van het logboek, (3) pas dan gaan de modellen open, voor dat dossier en die delen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from nabij.fundament import klok
from nabij.kamers.poort import rechten, wachter
from nabij.kamers.poort.begrippen import (
    GEWONE_DELEN,
    LOS,
    Actie,
    Betrokkenrol,
    Doel,
    DossierSoort,
    Onderdeel,
    Recht,
    Relatie,
)
from nabij.kamers.poort.logboek.schrijven import GEWEIGERD, leg_vast
from nabij.kamers.poort.models import Betrokkenheid, Dossier, DossierPersoon, Vervanging
from nabij.kamers.poort.wachter import GeenToegang, Opening
from nabij.kamers.poort.wie import ONBEKEND, SYSTEEM, Wie, wie

__all__ = [
    "ONBEKEND",
    "Lijst",
    "Wie",
    "Zicht",
    "brievenbus",
    "lijst",
    "nieuw",
    "open",
    "systeem",
    "tel",
    "wie",
    "wijzer",
]

MAXIMUM = 26
MEE_SCHRIJVEN = frozenset({Onderdeel.NAAM, Onderdeel.ZOEKEN})
# In wat opgeschreven is kan iedereen voorkomen die bij het huishouden hoort.
IEDEREEN = frozenset({Onderdeel.MENSEN, Onderdeel.NETWERK})
VERHALEND = frozenset(Onderdeel) - IEDEREEN - MEE_SCHRIJVEN


@dataclass(frozen=True)
class Zicht:
    """Wat er open is voor een dossier, en wat de knoppen mogen tonen."""

    dossier: Dossier
    wie: Wie
    onderdelen: frozenset[str]
    rechten: Mapping[str, frozenset[str]]
    relaties: frozenset[str] = frozenset()
    betrokkenen: tuple[Betrokkenheid, ...] = ()

    def mag(self, recht: Recht, onderdeel: Onderdeel) -> bool:
        return onderdeel in self.rechten.get(recht, frozenset())

    @property
    def eerste(self) -> Betrokkenheid | None:
        """De regisseur of anders het aanspreekpunt."""
        return next((b for b in self.betrokkenen if b.rol in rechten.EERSTEN), None)

    @property
    def mijn_rol(self) -> str:
        eigen = next((b for b in self.betrokkenen if b.account_id == self.wie.account_id), None)
        return (
            str(eigen.get_rol_display())
            if eigen
            else ", ".join(str(Relatie(relatie).label) for relatie in sorted(self.relaties))
        )

    def __getitem__(self, deel: str) -> bool:
        """In een sjabloon: `zicht.schrijven_plan` of `zicht.plan` (lezen van dat deel)."""
        recht, _, onderdeel = deel.rpartition("_")
        if onderdeel not in Onderdeel.values or recht not in ("", *Recht.values):
            raise KeyError(deel)
        return onderdeel in (self.rechten.get(recht, frozenset()) if recht else self.onderdelen)


@dataclass(frozen=True)
class Lijst:
    """Een pagina dossiers die `wie` mag zien. `meer`: er waren er meer dan `maximum`."""

    wie: Wie
    dossiers: list[Dossier] = field(default_factory=list)
    meer: bool = False

    @property
    def ids(self) -> list[UUID]:
        return [dossier.pk for dossier in self.dossiers]


@contextmanager
def open(
    verzoek: Any,
    dossier_id: UUID,
    *,
    doel: Doel,
    onderdelen: Sequence[Onderdeel],
    recht: Recht = Recht.LEZEN,
) -> Iterator[Zicht]:
    """Open een dossier voor deze delen. `GeenToegang` als geen enkele regel dit geeft.

    De eerste van `onderdelen` is waarvoor je komt: zonder dat deel (met dit `recht`) blijft de
    poort dicht. De andere komen mee als ze mogen.
    """
    kijkt = wie(verzoek)
    zicht, codes = _bepaal(kijkt, dossier_id)
    gevraagd = frozenset(onderdelen)
    leesbaar = zicht.rechten[Recht.LEZEN] | zicht.rechten[recht] if zicht else frozenset()
    schrijfbaar = zicht.rechten[recht] & gevraagd if zicht and recht != Recht.LEZEN else frozenset()
    delen = gevraagd & leesbaar
    if zicht is None or onderdelen[0] not in zicht.rechten[recht]:
        leg_vast(
            verzoek, kijkt, actie=Actie.OPENEN, doel=doel, uitkomst=GEWEIGERD,
            dossier_id=dossier_id, onderdeel=_reeks(gevraagd),
        )  # fmt: skip
        raise GeenToegang("Deze pagina bestaat niet, of is niet voor jou.")
    personen = _personen(dossier_id, delen)
    leg_vast(
        verzoek, kijkt, actie=Actie.OPENEN, doel=doel, dossier_id=dossier_id,
        personen=personen, onderdeel=_reeks(delen), aantal=len(personen),
        regel=",".join(sorted({codes[deel] for deel in delen if deel in codes}))[:80],
        namens=_namens(zicht), objectsoort=zicht.dossier.soort,
        noodknop=_noodknop(zicht), oudste_datum=klok.dag_van(zicht.dossier.gemaakt_op),
    )  # fmt: skip
    mee = MEE_SCHRIJVEN if schrijfbaar else frozenset()
    opening = Opening(lezen={dossier_id: delen | mee}, schrijven={dossier_id: schrijfbaar | mee})
    with wachter.geopend(opening):
        te_noemen = _te_noemen(zicht.betrokkenen, delen)
        yield Zicht(zicht.dossier, kijkt, delen, zicht.rechten, zicht.relaties, te_noemen)


def _te_noemen(alle: tuple[Betrokkenheid, ...], delen: frozenset[str]) -> tuple[Any, ...]:
    """Wie bij veiligheid genoemd is, staat alleen waar veiligheid open is."""
    ook = Onderdeel.VEILIGHEID in delen
    return tuple(b for b in alle if ook or b.rol != Betrokkenrol.VEILIGHEID)


@contextmanager
def brievenbus(verzoek: Any, zicht: Zicht) -> Iterator[None]:
    """Leg iets neer bij veiligheid zonder er te kunnen lezen, voor wie gesprekken mag schrijven."""
    if not zicht.mag(Recht.SCHRIJVEN, Onderdeel.GESPREK):
        raise GeenToegang("Alleen wie hier meewerkt kan een zorg neerleggen.")
    pk, delen = zicht.dossier.pk, frozenset({Onderdeel.VEILIGHEID})
    leg_vast(
        verzoek, zicht.wie, actie=Actie.MAKEN, doel=Doel.HULP, dossier_id=pk,
        onderdeel=_reeks(delen), objectsoort=zicht.dossier.soort,
    )  # fmt: skip
    # Een manager wil ook bij een INSERT iets te lezen hebben: een dossier dat niet bestaat.
    with wachter.geopend(Opening(lezen={UUID(int=0): delen}, schrijven={pk: delen})):
        yield


def _bepaal(kijkt: Wie, dossier_id: UUID) -> tuple[Zicht | None, dict[str, str]]:
    """Welke relaties en rechten heeft `kijkt`? Twee vragen aan de database."""
    vlaggen = {naam: _als_vlag(q) for naam, q in rechten.vlaggen(kijkt).items()}
    dossier: Any = (
        Dossier.objects.filter(pk=dossier_id).select_related("team").annotate(**vlaggen).first()
    )
    if dossier is None or dossier.is_eigen:
        return None, {}
    waarnemend = Vervanging.objects.filter(
        Q(dossier__isnull=True) | Q(dossier_id=dossier_id),
        rechten.neemt_waar(kijkt, klok.vandaag()),
        voor=OuterRef("account"),
    )
    if dossier.afscherming:
        waarnemend = waarnemend.filter(dossier_id=dossier_id)
    betrokkenen: Any = tuple(
        dossier.betrokkenheden.filter(rechten.actief(klok.nu()))
        .select_related("account__medewerker")
        .annotate(namens_mij=Exists(waarnemend))
        .order_by("van")
    )
    rijen = [(Relatie.BETROKKEN, b) for b in betrokkenen if b.account_id == kijkt.account_id]
    rijen += [(Relatie.VERVANGER, b) for b in betrokkenen if b.namens_mij]
    losse = [Relatie.DIENST] * dossier.is_dienst + [Relatie.LEIDER] * dossier.is_leider
    per_recht = {recht: rechten.verleend(recht, losse, rijen) for recht in Recht}
    codes = {deel: code for regels in reversed(per_recht.values()) for deel, code in regels.items()}
    zicht = Zicht(
        dossier=dossier,
        wie=kijkt,
        onderdelen=frozenset(),
        rechten={recht: frozenset(delen) for recht, delen in per_recht.items()},
        relaties=frozenset(losse) | {relatie for relatie, _ in rijen},
        betrokkenen=betrokkenen,
    )
    return zicht, codes


def _namens(zicht: Zicht) -> str:
    """Voor wie iemand waarneemt, als dat de enige weg naar binnen is."""
    if Relatie.BETROKKEN in zicht.relaties or Relatie.VERVANGER not in zicht.relaties:
        return ""
    return next(str(b.account_id) for b in zicht.betrokkenen if b.namens_mij)  # type: ignore[attr-defined]


def _noodknop(zicht: Zicht) -> str:
    eigen = [b for b in zicht.betrokkenen if b.account_id == zicht.wie.account_id]
    nood = bool(eigen) and all(b.rol == Betrokkenrol.NOODKNOP for b in eigen)
    return "gebruikt" if nood else ""


def _reeks(delen: Collection[str]) -> str:
    return ",".join(sorted(delen))


def _personen(dossier_id: UUID, delen: frozenset[str]) -> list[UUID]:
    te_zien = delen | IEDEREEN if delen & VERHALEND else delen
    return list(
        DossierPersoon.objects.filter(
            Q(onderdeel__in=list(te_zien)) | Q(naamdrager=True), dossier_id=dossier_id
        ).values_list("persoon_id", flat=True)
    )


@contextmanager
def nieuw(
    verzoek: Any,
    *,
    soort: DossierSoort,
    team_id: UUID,
    doel: Doel,
    rol: Betrokkenrol = Betrokkenrol.AANGENOMEN,
) -> Iterator[Zicht]:
    """Maak een dossier met zijn eerste betrokkenheid en open het om in te schrijven.

    Een inwoner zonder account maakt een vraag of signaal zonder betrokkenheid; dat wacht op wie
    dienst heeft.
    """
    kijkt = wie(verzoek)
    dossier = Dossier.objects.create(soort=soort, team_id=team_id)
    if kijkt.account_id:
        Betrokkenheid.objects.create(account_id=kijkt.account_id, dossier=dossier, rol=rol)
    leg_vast(
        verzoek, kijkt, actie=Actie.MAKEN, doel=doel, dossier_id=dossier.pk, objectsoort=soort,
        onderdeel=_reeks(GEWONE_DELEN),
    )  # fmt: skip
    alles = {dossier.pk: GEWONE_DELEN | MEE_SCHRIJVEN}
    with wachter.geopend(Opening(lezen=alles, schrijven=alles)):
        yield Zicht(
            dossier, kijkt, frozenset(GEWONE_DELEN), {Recht.SCHRIJVEN: frozenset(GEWONE_DELEN)}
        )


@contextmanager
def lijst(
    verzoek: Any,
    *,
    doel: Doel,
    relaties: Collection[Relatie],
    onderdelen: Collection[Onderdeel] = (Onderdeel.NAAM,),
    kies: Q | None = None,
    volgorde: Collection[str] = ("-gemaakt_op",),
    maximum: int = MAXIMUM,
) -> Iterator[Lijst]:
    """Een lijst dossiers met rechten in SQL en een naam per huishouden, vooraf vastgelegd.

    Elk dossier krijgt `.relatie_codes`: langs welke relaties het in de lijst staat.
    """
    kijkt = wie(verzoek)
    per_relatie = {relatie: _lijst_q(kijkt, relatie) for relatie in relaties}
    # Elke weg apart zoeken: een OF ertussen stuurt de database langs alle dossiers.
    wegen = [Dossier.objects.filter(q, kies or Q()).values("pk") for q in per_relatie.values()]
    past = wegen[0].union(*wegen[1:]) if len(wegen) > 1 else wegen[0]
    per_deel = {
        deel: rechten.langs_q(kijkt, Recht.LEZEN, deel, relaties) for deel in set(onderdelen)
    }
    vlaggen = {f"via_{relatie}": _als_vlag(q) for relatie, q in per_relatie.items()}
    vlaggen |= {f"mag_{deel}": _als_vlag(q) for deel, q in per_deel.items()}
    rijen: list[Any] = list(
        Dossier.objects.filter(~rechten.vlaggen(kijkt)["is_eigen"], pk__in=past)
        .select_related("team")
        .annotate(**vlaggen)
        .order_by(*volgorde, "pk")[: maximum + 1]
    )
    dossiers = rijen[:maximum]
    for dossier in dossiers:
        dossier.relatie_codes = frozenset(r for r in relaties if getattr(dossier, f"via_{r}"))
    lezen: dict[UUID, frozenset[str]] = {
        dossier.pk: frozenset(deel for deel in per_deel if getattr(dossier, f"mag_{deel}"))
        for dossier in dossiers
    }
    los = (dossier.pk for dossier in dossiers if dossier.soort in LOS)
    personen = _lijst_personen(lezen, los)
    leg_vast(
        verzoek, kijkt, actie=Actie.LIJST, doel=doel, personen=personen, aantal=len(dossiers),
        onderdeel=_reeks(set(onderdelen)), regel=",".join(sorted(per_relatie)), objectsoort="lijst",
    )  # fmt: skip
    with wachter.geopend(Opening(lezen=lezen)):
        yield Lijst(kijkt, dossiers, meer=len(rijen) > maximum)


def _lijst_q(kijkt: Wie, relatie: Relatie) -> Q:
    """Een relatie telt voor een lijst als zij de naam (of bij dienst de vraag) mag lezen."""
    deel = Onderdeel.VRAAG if relatie == Relatie.DIENST else Onderdeel.NAAM
    return rechten.langs_q(kijkt, Recht.LEZEN, deel, [relatie])


def _als_vlag(q: Q) -> Case:
    return Case(When(q, then=Value(True)), default=Value(False))


def _lijst_personen(lezen: Mapping[UUID, frozenset[str]], los: Iterable[UUID]) -> list[UUID]:
    """Van een huishouden alleen wie de naam draagt; van een losse vraag wie vraagt.

    Wie een vraag zonder naam stelde heeft geen sleutel; dan staat die van de vraag zelf er. Van
    een signaal staat er altijd alleen de eigen sleutel.
    """
    if not lezen:
        return []
    met_vraag = [pk for pk in los if Onderdeel.VRAAG in lezen[pk]]
    mensen = DossierPersoon.objects.filter(
        Q(naamdrager=True, dossier__in=list(lezen))
        | Q(onderdeel=Onderdeel.VRAAG, dossier__in=met_vraag)
    )
    return [*mensen.values_list("persoon_id", flat=True), *met_vraag]


@contextmanager
def wijzer() -> Iterator[None]:
    """Alleen zoekwoorden lezen, om van een zoekvraag naar id's te komen.

    Wat daarvan getoond wordt gaat daarna door `lijst` of `handelingen.kaartje`, en die leggen vast.
    """
    with wachter.geopend(Opening(overal=frozenset({Onderdeel.ZOEKEN}))):
        yield


@contextmanager
def systeem(
    *, taak: str, doel: Doel = Doel.BEHEER, dossiers: QuerySet[Dossier] | None = None
) -> Iterator[None]:
    """Achtergrondwerk: een regel per keer met het aantal dossiers, voor er iets gelezen wordt."""
    aantal = (Dossier.objects.all() if dossiers is None else dossiers).count()
    leg_vast(None, SYSTEEM, actie=Actie.SYSTEEM, doel=doel, objectsoort=taak[:40], aantal=aantal)
    with wachter.geopend(Opening(systeem=True)):
        yield


def tel(
    verzoek: Any,
    *,
    team_id: UUID,
    onderdelen: Collection[Onderdeel],
    telling: Callable[[], Mapping[str, int]],
) -> dict[str, int]:
    """Eigen tellingen van een team, zonder personen. `telling` geeft alleen hele getallen."""
    kijkt = wie(verzoek)
    if team_id not in kijkt.teams:
        raise GeenToegang("Dit team is niet het jouwe.")
    dossiers = list(Dossier.objects.filter(team_id=team_id).values_list("pk", flat=True))
    leg_vast(
        verzoek, kijkt, actie=Actie.TELLEN, doel=Doel.OVERZICHT, aantal=len(dossiers),
        onderdeel=_reeks(onderdelen), objectsoort="team", object_id=str(team_id),
    )  # fmt: skip
    with wachter.geopend(Opening(lezen=dict.fromkeys(dossiers, frozenset(onderdelen)))):
        uitkomst = dict(telling())
    if not all(isinstance(aantal, int) for aantal in uitkomst.values()):
        raise TypeError("Een telling geeft alleen hele getallen.")
    return uitkomst
