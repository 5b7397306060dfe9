"""De sociale kaart van de verzonnen gemeente: van een eettafel tot een aanbieder met wachttijd."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from uuid import UUID

import yaml
from django.db import transaction

from nabij.demo.gemeente import Plek as Buurt
from nabij.fundament import klok
from nabij.kamers.kaart.handelingen import indexeer
from nabij.kamers.kaart.models import (
    Aanbod,
    AanbodGebied,
    AanbodPlek,
    AanbodThema,
    Bevestiger,
    Kring,
    Organisatie,
    Plek,
    Soort,
    Wachtsoort,
    Wachttijd,
)
from nabij.kamers.wijk.models import Gebied

OEFENING, STAD = 160, 2_000
BLOK = 200


@dataclass(frozen=True)
class Slag:
    """Een soort aanbod dat op veel plekken kan zijn. `{p}` is de plek.

    `wacht`: tussen hoeveel weken; leeg is geen wachttijd bekend.
    """

    naam: str
    bij: str
    soort: Soort
    kring: Kring
    themas: tuple[str, ...]
    wat: str
    voor: str
    niet_voor: str = ""
    binnen: str = "Loop gewoon binnen."
    besluit: bool = False
    wacht: Sequence[int] = (0, 0)
    waar: str = "Buurthuis {p}"


def slagen() -> list[Slag]:
    """De soorten aanbod uit `inhoud/aanbod.yaml`."""
    bestand = Path(__file__).parent / "inhoud" / "aanbod.yaml"
    rijen = yaml.safe_load(bestand.read_text(encoding="utf-8"))["slagen"]
    return [Slag(**rij) for rij in rijen]


def zet_neer(buurten: Sequence[Buurt], *, zaad: int, stad: bool) -> int:
    """Vul de kaart, steeds hetzelfde bij hetzelfde zaad. Geeft hoeveel vermeldingen er staan."""
    rnd = random.Random(f"aanbod-{zaad}")
    gebieden = dict(Gebied.objects.values_list("naam", "pk"))
    plekken = [(buurt.naam, gebieden.get(buurt.naam)) for buurt in buurten]
    gekozen = list(_kies(rnd, plekken, STAD if stad else OEFENING))
    with transaction.atomic():
        organisaties = _organisaties({slag.bij.format(p=naam) for slag, naam, _pk in gekozen})
    for begin in range(0, len(gekozen), BLOK):
        with transaction.atomic():
            _schrijf(rnd, gekozen[begin : begin + BLOK], organisaties, klok.vandaag())
    return len(gekozen)


def _kies(
    rnd: random.Random, plekken: Sequence[tuple[str, UUID | None]], aantal: int
) -> Iterator[tuple[Slag, str, UUID | None]]:
    """Eerst alles een keer, dan steeds meer buurten; niet elke buurt heeft alles."""
    alle = slagen()
    een_keer = [slag for slag in alle if "{p}" not in slag.naam]
    yield from ((slag, "", None) for slag in een_keer)
    vaker = [slag for slag in alle if "{p}" in slag.naam]
    overal = [(slag, naam, pk) for slag in vaker for naam, pk in plekken]
    eerste = [(slag, *plek) for slag, plek in zip(vaker, cycle(plekken), strict=False)]
    rnd.shuffle(overal)
    over = aantal - len(een_keer) - len(eerste)
    yield from eerste
    yield from [een for een in overal if een not in eerste][: max(0, over)]


def _organisaties(namen: set[str]) -> dict[str, UUID]:
    rijen = [Organisatie(naam=naam) for naam in sorted(namen)]
    return {rij.naam: rij.pk for rij in Organisatie.objects.bulk_create(rijen)}


def _schrijf(
    rnd: random.Random,
    gekozen: Sequence[tuple[Slag, str, UUID | None]],
    organisaties: dict[str, UUID],
    vandaag: date,
) -> None:
    aanbod, themas, hier, plekken, wacht = [], [], [], [], []
    for slag, naam, gebied in gekozen:
        rij = _aanbod(rnd, slag, naam, organisaties[slag.bij.format(p=naam)], vandaag)
        aanbod.append(rij)
        themas += [AanbodThema(aanbod=rij, thema=code) for code in slag.themas]
        if gebied and slag.kring in (Kring.BUURT, Kring.COLLECTIEF):
            hier.append(AanbodGebied(aanbod=rij, gebied_id=gebied))
        if gebied:
            plekken.append((rij, Plek(naam=slag.waar.format(p=naam), gebied_id=gebied)))
        if any(slag.wacht):
            wacht += list(_wacht(rnd, slag, rij, vandaag))
    Aanbod.objects.bulk_create(aanbod)
    AanbodThema.objects.bulk_create(themas)
    AanbodGebied.objects.bulk_create(hier)
    Plek.objects.bulk_create(plek for _rij, plek in plekken)
    AanbodPlek.objects.bulk_create(AanbodPlek(aanbod=rij, plek=plek) for rij, plek in plekken)
    Wachttijd.objects.bulk_create(wacht)
    indexeer([rij.pk for rij in aanbod])


def _aanbod(rnd: random.Random, slag: Slag, naam: str, bij: UUID, vandaag: date) -> Aanbod:
    """De meeste zijn pas bevestigd, een op de tien is oud, een op de vijftig heeft een stop."""
    dagen = rnd.randint(190, 600) if rnd.random() < 0.1 else rnd.randint(1, 150)
    stop = slag.besluit and rnd.random() < 0.1
    return Aanbod(
        organisatie_id=bij,
        naam=slag.naam.format(p=naam),
        soort=slag.soort,
        kring=slag.kring,
        omschrijving=slag.wat,
        voor_wie=slag.voor,
        niet_voor=slag.niet_voor,
        hoe_binnenkomen=slag.binnen,
        zonder_besluit=not slag.besluit,
        aanmeldstop_sinds=vandaag - timedelta(days=rnd.randint(5, 60)) if stop else None,
        bevestigd_op=vandaag - timedelta(days=dagen),
        bevestigd_door=Bevestiger.EIGENAAR,
    )


def _wacht(rnd: random.Random, slag: Slag, rij: Aanbod, vandaag: date) -> Iterator[Wachttijd]:
    """Wat de aanbieder opgeeft, en bij wie genoeg begint ook gemeten: meestal langer."""
    laag, hoog = slag.wacht
    weken = Decimal(rnd.randint(laag, hoog))
    yield Wachttijd(
        aanbod=rij, soort=Wachtsoort.OPGEGEVEN, weken=max(Decimal(0), weken - rnd.randint(0, 2)),
        peildatum=vandaag - timedelta(days=rnd.randint(3, 120)), bron="opgave",
    )  # fmt: skip
    if slag.besluit and rnd.random() < 0.8:
        yield Wachttijd(
            aanbod=rij, soort=Wachtsoort.GEMETEN, weken=weken, n=rnd.randint(12, 60),
            weken_van=max(Decimal(0), weken - 1), weken_tot=weken + 2,
            peildatum=vandaag.replace(day=1), bron="verzonnen meting",
        )  # fmt: skip
