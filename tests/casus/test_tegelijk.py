"""Twee collega's op hetzelfde moment: geen woord verloren, en nooit twee regisseurs."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import OperationalError, connections

from nabij.kamers.casus import handelingen
from nabij.kamers.casus.models import Doel, Planwijziging, Regie
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.poort.logboek.schrijven import LogboekDicht
from nabij.kamers.poort.models import Betrokkenheid
from nabij.opslag.versie import Botsing
from tests.casus.maak import Verhaal, met_plan
from tests.mensen import Mensen, zaai

pytestmark = pytest.mark.django_db(transaction=True)

RONDES = 100


@pytest.fixture
def mensen() -> Mensen:
    return zaai()


def samen(*werk: Callable[[], Any]) -> list[Any]:
    """Doe alles op hetzelfde moment, elk in een eigen draad met eigen verbindingen."""
    start, uitkomsten = Barrier(len(werk)), [None] * len(werk)

    def draad(nummer: int, doe: Callable[[], Any]) -> None:
        try:
            start.wait()
            uitkomsten[nummer] = doe()
        except Exception as fout:
            uitkomsten[nummer] = fout  # type: ignore[call-overload]
        finally:
            connections.close_all()

    draden = [Thread(target=draad, args=paar) for paar in enumerate(werk)]
    for een in draden:
        een.start()
    for een in draden:
        een.join()
    return uitkomsten


def volhoudend(doe: Callable[[], Any]) -> Any:
    """Een database in het geheugen zegt bezet in plaats van te wachten; een echte wacht."""
    for _keer in range(400):
        try:
            return doe()
        except (OperationalError, LogboekDicht):
            time.sleep(0.002)
    raise AssertionError("de database bleef bezet")


def schrijver(verhaal: Verhaal, doel: Doel, naam: str) -> Callable[[], Any]:
    """Schrijft telkens een eigen zin. Na een botsing leest die eerst de andere."""

    def schrijf(door: Any, tekst: str) -> bool:
        rij = Doel.objects.get(pk=doel.pk)
        try:
            handelingen.wijzig_doel(doel=rij, versie=rij.versie, door=door, tekst=tekst)
        except Botsing as botsing:
            return bool(botsing.eigen["tekst"] != tekst)
        return True

    def alle() -> None:
        with verhaal.open(verhaal.mensen.teamlid) as zicht:
            for ronde in range(RONDES):
                while not volhoudend(lambda r=ronde: schrijf(zicht.wie, f"{naam} {r}")):
                    pass

    return lambda: volhoudend(alle)


@pytest.mark.rij("M13")
def test_tweehonderd_wijzigingen_tegelijk_en_geen_woord_verloren(mensen: Mensen) -> None:
    verhaal, doel, _actie = met_plan(mensen)

    fouten = samen(schrijver(verhaal, doel, "Joke"), schrijver(verhaal, doel, "Karel"))

    assert fouten == [None, None]
    with verhaal.open(mensen.teamlid):
        nu = Doel.objects.get(pk=doel.pk)
        eerder = list(Planwijziging.objects.order_by("versie").values_list("velden", flat=True))
    geschreven = [velden["tekst"] for velden in eerder] + [nu.tekst]
    assert nu.versie == 2 * RONDES + 1
    assert sorted(geschreven[1:]) == sorted(
        f"{naam} {ronde}" for naam in ("Joke", "Karel") for ronde in range(RONDES)
    )


@pytest.mark.rij("M23")
def test_twee_keuzes_tegelijk_geven_een_regisseur_en_anders_een_zin(mensen: Mensen) -> None:
    verhaal, _doel, _actie = met_plan(mensen)

    def kies(account: Any) -> Callable[[], Any]:
        def doe() -> Any:
            with verhaal.leider() as zicht:
                return handelingen.verdeel(
                    dossier_id=verhaal.pk, naar_account=account.pk, door=zicht.wie
                )

        return lambda: volhoudend(doe)

    uitkomsten = samen(kies(mensen.collega), kies(mensen.specialist))

    assert all(not isinstance(een, Exception) or isinstance(een, KanNiet) for een in uitkomsten), (
        uitkomsten
    )
    assert not all(isinstance(een, Exception) for een in uitkomsten)
    eersten = Betrokkenheid.objects.filter(
        dossier=verhaal.dossier, tot__isnull=True, rol__in=["regisseur", "aanspreekpunt"]
    )
    with verhaal.leider():
        regie = Regie.objects.get(tot__isnull=True)
    assert eersten.get().account_id == regie.account_id


@pytest.mark.rij("M13")
def test_een_dubbele_tik_telt_een_keer(mensen: Mensen) -> None:
    verhaal, _doel, actie = met_plan(mensen)

    def tik() -> Any:
        def doe() -> Any:
            with verhaal.open(mensen.teamlid) as zicht:
                return handelingen.rond_actie_af(actie=actie, door=zicht.wie).klaar_op

        return volhoudend(doe)

    eerste, tweede = samen(tik, tik)
    assert eerste == tweede is not None
