"""De poort: ophalen is controleren is vastleggen.

De volgorde ligt vast: (1) welke regel opent en wie is er te zien, (2) leg dat vast op de
eigen database van het logboek, (3) pas dan gaan de modellen open, voor dat dossier en die delen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q, QuerySet

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
from nabij.kamers.poort.models import Betrokkenheid, Dossier, DossierPersoon
from nabij.kamers.poort.rechten import Rij
from nabij.kamers.poort.wachter import GeenToegang, Opening
from nabij.kamers.poort.wie import ONBEKEND, SYSTEEM, Wie, wie
from nabij.kamers.poort.zicht import Lijst, Zicht

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
    te_zien = Dossier.objects.filter(rechten.niet_eigen(kijkt), pk=dossier_id)
    dossier = te_zien.select_related("team").first()
    if dossier is None or kijkt.account_id is None:
        return None, {}
    betrokkenen = tuple(
        dossier.betrokkenheden.filter(rechten.actief(klok.nu()))
        .select_related("account__medewerker")
        .order_by("van")
    )
    wegen = rechten.langs(kijkt, dossier, betrokkenen)
    per_recht = {recht: rechten.verleend(recht, wegen) for recht in Recht}
    codes = {deel: code for regels in reversed(per_recht.values()) for deel, code in regels.items()}
    zicht = Zicht(
        dossier=dossier,
        wie=kijkt,
        onderdelen=frozenset(),
        rechten={recht: frozenset(delen) for recht, delen in per_recht.items()},
        relaties=frozenset(relatie for relatie, _ in wegen),
        betrokkenen=betrokkenen,
    )
    return zicht, codes


def _namens(zicht: Zicht) -> str:
    """Voor wie iemand waarneemt, als dat de enige weg naar binnen is."""
    if Relatie.BETROKKEN in zicht.relaties or Relatie.VERVANGER not in zicht.relaties:
        return ""
    wegen = rechten.langs(zicht.wie, zicht.dossier, zicht.betrokkenen)
    return next(str(rij.account_id) for relatie, rij in wegen if relatie == Relatie.VERVANGER)


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
    wegen = [
        Dossier.objects.filter(weg, rechten.niet_eigen(kijkt), kies or Q()).values("pk")
        for relatie in relaties
        for weg in rechten.wegen(kijkt, Recht.LEZEN, _lijstdeel(relatie), [relatie])
    ]
    rijen = _rijen(wegen, volgorde, maximum + 1)
    dossiers = list(rijen)[:maximum]
    gevraagd, lezen = frozenset(onderdelen), {}
    for dossier in dossiers:
        langs = [weg for weg in rechten.langs(kijkt, dossier, rijen[dossier]) if weg[0] in relaties]
        per_weg = {weg: rechten.verleend(Recht.LEZEN, [weg]) for weg in langs}
        dossier.relatie_codes = frozenset(  # type: ignore[attr-defined]
            relatie for (relatie, _), delen in per_weg.items() if _lijstdeel(relatie) in delen
        )
        lezen[dossier.pk] = gevraagd & frozenset().union(*per_weg.values())
    los = (dossier.pk for dossier in dossiers if dossier.soort in LOS)
    personen = _lijst_personen(lezen, los)
    leg_vast(
        verzoek, kijkt, actie=Actie.LIJST, doel=doel, personen=personen, aantal=len(dossiers),
        onderdeel=_reeks(gevraagd), regel=",".join(sorted(set(relaties))), objectsoort="lijst",
    )  # fmt: skip
    with wachter.geopend(Opening(lezen=lezen)):
        yield Lijst(kijkt, dossiers, meer=len(rijen) > maximum)


def _lijstdeel(relatie: Relatie) -> Onderdeel:
    """Een relatie telt voor een lijst als zij de naam (of bij dienst de vraag) mag lezen."""
    return Onderdeel.VRAAG if relatie == Relatie.DIENST else Onderdeel.NAAM


def _rijen(
    wegen: Sequence[QuerySet[Any, Any]], volgorde: Collection[str], hoogstens: int
) -> dict[Dossier, list[Rij]]:
    """De eerste dossiers langs deze wegen, op volgorde, elk met wie er nu bij betrokken is."""
    if not wegen:
        return {}
    past = wegen[0].union(*wegen[1:]) if len(wegen) > 1 else wegen[0]
    blad = Dossier.objects.filter(pk__in=past).order_by(*volgorde, "pk").values("pk")[:hoogstens]
    lopend = rechten.actief(klok.nu(), "betrokkenheden__")
    gevonden: dict[Dossier, list[Rij]] = {}
    for dossier in (
        Dossier.objects.filter(pk__in=blad)
        .select_related("team")
        .annotate(rij=FilteredRelation("betrokkenheden", condition=lopend))
        .annotate(van=F("rij__account_id"), rol=F("rij__rol"), delen=F("rij__onderdelen"))
        .order_by(*volgorde, "pk")
    ):
        rijen = gevonden.setdefault(dossier, [])
        if dossier.van:
            rijen.append(Rij(dossier.van, dossier.rol, dossier.delen))
    return gevonden


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
    dossiers = Dossier.objects.filter(team_id=team_id).values("pk")
    leg_vast(
        verzoek, kijkt, actie=Actie.TELLEN, doel=Doel.OVERZICHT, aantal=dossiers.count(),
        onderdeel=_reeks(onderdelen), objectsoort="team", object_id=str(team_id),
    )  # fmt: skip
    with wachter.geopend(Opening(tellen=dict.fromkeys(onderdelen, dossiers))):
        uitkomst = dict(telling())
    if not all(isinstance(aantal, int) for aantal in uitkomst.values()):
        raise TypeError("Een telling geeft alleen hele getallen.")
    return uitkomst
