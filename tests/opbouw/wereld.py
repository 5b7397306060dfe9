"""Een gemeente met 36 buurten naast elkaar, en vragen die er al een jaar gewoon komen."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.handelingen import patroonrun
from nabij.kamers.opbouw.models import Balietelling, Patroon, Patroonrun
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.toegang import handelingen as toegang
from nabij.kamers.wijk.models import Gebied, Kerncijfer, Maat
from tests.mensen import Mensen
from tests.toegang.maak import maak_huishouden, schrijven

MAANDAG = "2026-03-09 09:00:00+01:00"
BUURTEN, PER_RIJ, BEWONERS = 36, 6, 2_000
WOORD = "huursubsidie"


def vierkant(kolom: int, rij: int) -> dict[str, Any]:
    x, y, stap = 5.0 + kolom * 0.01, 52.0 + rij * 0.01, 0.01
    rand = [[x, y], [x + stap, y], [x + stap, y + stap], [x, y + stap], [x, y]]
    return {"type": "Polygon", "coordinates": [rand]}


def maak_buurten(mensen: Mensen, aantal: int = BUURTEN) -> list[Gebied]:
    """De twee buurten van de vaste mensen met andere erbij, elk met grens en bewoners."""
    buurten = [mensen.buurt, mensen.andere_buurt]
    buurten += [
        Gebied.objects.create(
            code=f"BU9001{nummer:04}", naam=f"Buurt {nummer}", soort="buurt",
            ouder=mensen.buurt.ouder, jaar=2024,
        )
        for nummer in range(201, 199 + aantal)
    ]  # fmt: skip
    maat = Maat.objects.create(code="inwoners", naam="Inwoners", eenheid="aantal")
    for nummer, buurt in enumerate(buurten):
        buurt.vorm = vierkant(nummer % PER_RIJ, nummer // PER_RIJ)
        buurt.save()
        Kerncijfer.objects.create(
            gebied=buurt, maat=maat, jaar=2025, waarde=BEWONERS, bron="verzonnen"
        )
    return buurten


def week(geleden: int) -> date:
    """De maandag van de laatste volle week, of zoveel weken eerder."""
    return regels.laatste_volle_week(klok.vandaag()) - geleden * regels.WEEK


def aan_de_balie(
    mensen: Mensen, buurt: Gebied, dag: date, thema: str = "toeslagen", aantal: int = 1
) -> None:
    Balietelling.objects.create(team=mensen.oost, gebied=buurt, thema=thema, dag=dag, aantal=aantal)


def gewoon_jaar(mensen: Mensen, buurten: list[Gebied], thema: str = "toeslagen") -> None:
    """Elke buurt om de drie weken een vraag zonder naam, netjes verspreid."""
    Balietelling.objects.bulk_create(
        Balietelling(team=mensen.oost, gebied=buurt, dag=week(geleden), thema=thema, aantal=1)
        for plek, buurt in enumerate(buurten)
        for geleden in range(52)
        if (geleden + plek) % 3 == 0
    )


def vraagt(
    mensen: Mensen, dossier_id: UUID, buurt: Gebied | None, dag: date, thema: str = "toeslagen",
    woord: str = WOORD, kanaal: str = "telefoon",
) -> None:  # fmt: skip
    """Een bekend huishouden stelt een vraag."""
    with schrijven(mensen.teamlid, dossier_id, Onderdeel.VRAAG) as zicht:
        toegang.neem_vraag_aan(
            dossier_id=dossier_id, tekst=f"Ik krijg geen {woord} meer", door=zicht.wie,
            kanaal=kanaal, buurt_id=buurt.pk if buurt else None, themas=[(thema, woord)],
            op=datetime.combine(dag, time(11), tzinfo=klok.AMSTERDAM),
        )  # fmt: skip


def huurtoeslag(mensen: Mensen, buurten: list[Gebied]) -> None:
    """Drie buurten, acht weken, 31 vragen: 19 van huishoudens en 12 aan de balie.

    Na een gewoon jaar zijn er in die acht weken negen te verwachten.
    """
    drie = buurten[:3]
    weg = Balietelling.objects.filter(gebied__in=drie, dag__gte=week(7), thema="toeslagen")
    weg.delete()
    for geleden in (20, 25, 30, 35, 40):
        aan_de_balie(mensen, drie[0], week(geleden) + timedelta(days=3))
    for nummer in range(19):
        huis = maak_huishouden(mensen, mensen.teamlid, f"Van {nummer}")
        vraagt(mensen, huis, drie[nummer % 3], week(nummer % 8))
    for nummer in range(12):
        aan_de_balie(mensen, drie[nummer % 3], week(nummer % 8) + timedelta(days=nummer % 5))


def kijk() -> Patroonrun:
    patroonrun.draai()
    return Patroonrun.objects.get(tot_week=week(0))


def het_punt(thema: str = "toeslagen") -> Patroon:
    return Patroon.objects.filter(punt__isnull=False, thema=thema).latest("run__tot_week")
