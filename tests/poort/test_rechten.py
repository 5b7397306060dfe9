"""Ja of nee, het filter en de knoppen komen uit dezelfde tabel en geven hetzelfde antwoord."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from nabij.fundament import klok
from nabij.kamers.poort import handelingen, poort, rechten
from nabij.kamers.poort.begrippen import (
    GEWONE_DELEN,
    Afscherming,
    Betrokkenrol,
    Doel,
    DossierSoort,
    Onderdeel,
    Recht,
)
from nabij.kamers.poort.models import Betrokkenheid, Dossier, als_reeks
from nabij.kamers.poort.wachter import GeenToegang
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])

DELEN = sorted({*GEWONE_DELEN, Onderdeel.VEILIGHEID})
ACCOUNTS = ["teamlid", "collega", "anderteam", "teamleider", "specialist", "opbouwwerker", "fg"]


def _willekeurig(mensen: Mensen, rnd: random.Random) -> list[Dossier]:
    """Dossiers met willekeurige soort, team, afscherming, betrokkenheid en vervanging."""
    dossiers = [
        Dossier.objects.create(
            soort=rnd.choice(DossierSoort.values),
            team=rnd.choice([mensen.oost, mensen.west]),
            afscherming=rnd.choice(Afscherming.values),
        )
        for _ in range(4)
    ]
    nu = klok.nu()
    for dossier in dossiers:
        rollen = rnd.sample([r for r in Betrokkenrol if r not in rechten.EERSTEN], 3)
        for rol in [*rollen, rnd.choice(list(rechten.EERSTEN))]:
            Betrokkenheid.objects.create(
                dossier=dossier,
                account=getattr(mensen, rnd.choice(ACCOUNTS)),
                rol=rol,
                onderdelen=als_reeks(rnd.sample(DELEN, rnd.choice([0, 0, 2]))),
                van=nu - timedelta(days=2),
                tot=rnd.choice([None, nu - timedelta(days=1), nu + timedelta(days=1)]),
            )
    voor, door = rnd.sample(ACCOUNTS, 2)
    handelingen.neem_waar(
        voor=getattr(mensen, voor).pk,
        door=getattr(mensen, door).pk,
        van=klok.vandaag() - timedelta(days=5),
        tot=klok.vandaag() + timedelta(days=rnd.choice([-1, 1, 3])),
        gegeven=mensen.wie(mensen.teamleider),
        dossier_id=rnd.choice([None, dossiers[0].pk]),
    )
    return dossiers


@pytest.mark.rij("M51")
@pytest.mark.parametrize("zaad", range(6))
def test_filter_en_ja_of_nee_zijn_het_eens(mensen: Mensen, zaad: int) -> None:
    rnd = random.Random(zaad)
    dossiers = _willekeurig(mensen, rnd)
    for naam in ACCOUNTS:
        kijkt = mensen.wie(getattr(mensen, naam))
        zichten = [poort._bepaal(kijkt, dossier.pk)[0] for dossier in dossiers]
        for recht, onderdeel in product(Recht, DELEN):
            q = rechten.mag_q(kijkt, recht, Onderdeel(onderdeel))
            volgens_filter = set(Dossier.objects.filter(q).values_list("pk", flat=True))
            volgens_poort = {z.dossier.pk for z in zichten if z and z.mag(recht, onderdeel)}
            assert volgens_filter == volgens_poort, (naam, recht, onderdeel)


def _mag(verzoek: Any, dossier: Dossier, recht: Recht, onderdeel: str) -> bool:
    zicht, _ = poort._bepaal(verzoek.wie, dossier.pk)
    return zicht is not None and zicht.mag(recht, Onderdeel(onderdeel))


@pytest.mark.rij("M51")
def test_open_volgt_de_tabel(mensen: Mensen) -> None:
    dossiers = _willekeurig(mensen, random.Random(7))
    for naam in ACCOUNTS:
        verzoek = mensen.verzoek(getattr(mensen, naam))
        for dossier in dossiers:
            mag = _mag(verzoek, dossier, Recht.LEZEN, Onderdeel.PLAN)
            try:
                with poort.open(
                    verzoek, dossier.pk, doel=Doel.HULP, onderdelen=[Onderdeel.PLAN]
                ) as zicht:
                    open_ = Onderdeel.PLAN in zicht.onderdelen
            except GeenToegang:
                open_ = False
            assert open_ == mag
