"""`nabij werk`: elke klus op tijd, nooit twee keer tegelijk, en verder na een ramp."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import OperationalError, connection

from nabij.deuren.opdrachten.klussen import KLUSSEN, Klussoort
from nabij.deuren.opdrachten.models import Klus
from nabij.deuren.opdrachten.werk import Werker
from nabij.fundament import klok
from tests.account.maak import op_schijf

pytestmark = pytest.mark.django_db
GEDAAN: list[str] = []
UUR = timedelta(hours=1)


def tel() -> int:
    GEDAAN.append("tel")
    return len(GEDAAN)


def faal() -> None:
    GEDAAN.append("faal")
    raise ValueError("met de naam Jansen erin")


def soort(naam: str, doe: Callable[[], object]) -> Klussoort:
    return Klussoort(naam, UUR, f"{__name__}:{doe.__name__}")


@pytest.fixture(autouse=True)
def schoon() -> None:
    GEDAAN.clear()


def werker(*soorten: Klussoort) -> Werker:
    nieuw = Werker(soorten or (soort("tellen", tel),))
    nieuw.zet_klaar()
    return nieuw


def test_een_klus_komt_pas_terug_als_het_weer_tijd_is(time_machine: Any) -> None:
    wie = werker()

    assert (wie.ronde(), wie.ronde()) == (1, 0)
    klus = Klus.objects.get()
    assert klus.uitkomst == "goed: 1"
    assert klus.volgende - klus.laatste == UUR

    time_machine.move_to(klok.nu() + UUR + timedelta(seconds=1))
    assert wie.ronde() == 1


def test_een_klus_die_faalt_houdt_de_andere_niet_tegen(caplog: pytest.LogCaptureFixture) -> None:
    wie = werker(soort("fout", faal), soort("tellen", tel))

    assert wie.ronde() == 2

    assert Klus.objects.get(naam="fout").uitkomst == "mislukt: ValueError"
    assert Klus.objects.get(naam="tellen").uitkomst.startswith("goed")


def test_een_klus_van_een_werker_die_wegviel_wordt_overgenomen(time_machine: Any) -> None:
    weg, ander = werker(), werker()
    assert weg.pak() == "tellen"
    assert ander.pak() is None, "die is nog bezig"

    time_machine.move_to(klok.nu() + timedelta(minutes=11))
    assert ander.pak() == "tellen"


def test_wie_te_laat_klaar_is_schrijft_niet_over_de_ander_heen(time_machine: Any) -> None:
    traag, ander = werker(), werker()
    traag.pak()
    time_machine.move_to(klok.nu() + timedelta(minutes=11))
    ander.pak()

    traag._doe("tellen")

    assert Klus.objects.get().bezig_door == ander.naam


def test_klussen_die_niet_meer_bestaan_gaan_weg() -> None:
    werker(soort("oud", tel))
    werker(soort("nieuw", tel))

    assert list(Klus.objects.values_list("naam", flat=True)) == ["nieuw"]


def test_opnieuw_beginnen_houdt_wanneer_het_weer_tijd_is() -> None:
    werker().ronde()

    assert werker().ronde() == 0


@pytest.mark.parametrize("klus", KLUSSEN, ids=lambda klus: klus.naam)
def test_elke_klus_bestaat_en_doet_het_op_een_lege_database(klus: Klussoort) -> None:
    klus.laad()()


def test_een_database_die_even_weg_is_stopt_de_werker_niet(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = Werker((soort("tellen", tel),))
    keren = []

    def ronde() -> int:
        keren.append(1)
        if len(keren) == 1:
            raise OperationalError("even weg")
        wie.stop()
        return 0

    monkeypatch.setattr(wie, "ronde", ronde)
    monkeypatch.setattr("nabij.deuren.opdrachten.werk.SLAAP", 0.0)
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)
    wie.draai()

    assert len(keren) == 2


@pytest.mark.django_db(transaction=True)
def test_vier_werkers_doen_samen_elke_klus_een_keer(tmp_path: Any) -> None:
    soorten = tuple(soort(f"klus {nummer}", tel) for nummer in range(12))
    with op_schijf(tmp_path):
        werker(*soorten)
        samen, aantallen = Barrier(4), []

        def doe() -> None:
            try:
                samen.wait(timeout=30)
                aantallen.append(Werker(soorten).ronde())
            finally:
                connection.close()

        draden = [Thread(target=doe) for _ in range(4)]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()

        assert sum(aantallen) == len(GEDAAN) == 12
        assert not Klus.objects.filter(bezig_tot__isnull=False).exists()


def test_sigterm_stopt_netjes(tmp_path: Any) -> None:
    """Een echte werker op een eigen database, gestopt zoals systemd dat doet."""
    omgeving = {
        **{n: w for n, w in os.environ.items() if n not in {"DATABASE_URL", "LOGBOEK_URL"}},
        "NABIJ_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "nabij.inrichting.settings",
    }
    start = [sys.executable, "-c", "from nabij.deuren.opdrachten.ingang import hoofd; hoofd()"]
    subprocess.run([*start, "migreer"], env=omgeving, check=True, capture_output=True)
    proces = subprocess.Popen([*start, "werk"], env=omgeving)
    try:
        lijst = ""
        for _ in range(60):
            klaar = subprocess.run(
                [*start, "werk", "--lijst"],
                env=omgeving,
                capture_output=True,
                text=True,
                check=True,
            )
            lijst = klaar.stdout
            if "goed" in lijst:
                break
            time.sleep(0.5)
        assert "account opruimen" in lijst
        assert "goed" in lijst
        proces.send_signal(signal.SIGTERM)
        assert proces.wait(timeout=20) == 0
    finally:
        proces.kill()
        proces.wait()
