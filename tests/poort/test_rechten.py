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
    Relatie,
)
from nabij.kamers.poort.models import Betrokkenheid, Dossier, als_reeks
from nabij.kamers.poort.wachter import GeenToegang, opening_nu
from nabij.kamers.team.models import EigenAdres
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])

DELEN = sorted({*GEWONE_DELEN, Onderdeel.VEILIGHEID})
ACCOUNTS = ["teamlid", "collega", "anderteam", "teamleider", "specialist", "opbouwwerker", "fg"]


def _willekeurig(mensen: Mensen, rnd: random.Random) -> list[Dossier]:
    """Dossiers van allerlei soort, open en dicht, met wie erbij is, waarneemt, en er woont."""
    dossiers = [
        Dossier.objects.create(
            soort=rnd.choice(DossierSoort.values),
            team=rnd.choice([mensen.oost, mensen.west]),
            afscherming=rnd.choice([Afscherming.NORMAAL, *Afscherming]),
            adres_merk=rnd.choice(["", "eigen"]),
            gesloten_op=rnd.choice([None, None, klok.nu() + timedelta(seconds=1)]),
        )
        for _ in range(6)
    ]
    EigenAdres.objects.create(medewerker=mensen.collega.medewerker, merk="eigen")
    nu = klok.nu()
    for dossier in dossiers:
        rollen = rnd.sample([r for r in Betrokkenrol if r not in rechten.EERSTEN], 3)
        eerste = rnd.choice([*rechten.EERSTEN, None])
        for rol in [*rollen, *([eerste] if eerste else [])]:
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


@pytest.mark.rij("M51")
@pytest.mark.parametrize("zaad", range(6))
def test_een_lijst_opent_wat_openen_ook_geeft(mensen: Mensen, zaad: int) -> None:
    """Langs alle relaties samen, en wat er in de lijst staat is precies wat mag."""
    rnd = random.Random(zaad)
    dossiers = _willekeurig(mensen, rnd)
    for naam in ACCOUNTS:
        verzoek = mensen.verzoek(getattr(mensen, naam))
        zichten = [poort._bepaal(verzoek.wie, dossier.pk)[0] for dossier in dossiers]
        te_zien = {
            zicht.dossier.pk: zicht.rechten[Recht.LEZEN] & frozenset(DELEN)
            for zicht in zichten
            if zicht and {Onderdeel.NAAM, Onderdeel.VRAAG} & zicht.rechten[Recht.LEZEN]
        }
        with poort.lijst(
            verzoek, doel=Doel.WERKLIJST, relaties=list(Relatie), onderdelen=DELEN
        ) as lijst:
            open_ = opening_nu()
            assert open_ is not None
            assert dict(open_.lezen) == te_zien, naam
        assert lijst.meer is False


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
