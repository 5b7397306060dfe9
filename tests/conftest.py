"""Wat elke test krijgt: beide databases, een strenge client, een teller en de normen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis

from nabij.fundament.geheugen import vergeet_alles
from nabij.kamers.account.models import Account
from tests.loper.statements import Telling
from tests.loper.strenge_client import StrengeClient
from tests.mensen import mensen as mensen

hypothesis.register_profile("check", deadline=None, derandomize=True, database=None)
hypothesis.register_profile("bench", deadline=None, max_examples=2_000, database=None)
hypothesis.load_profile(os.environ.get("NABIJ_HYPOTHESIS", "check"))

ROOT = Path(__file__).resolve().parents[1]
BEIDE = ["default", "logboek"]


def pytest_configure(config: pytest.Config) -> None:
    for regel in (
        "rij(*nummers): de rijen van de missie die dit verhaal waarmaakt, bijvoorbeeld M01",
        "regel(*codes): de regels van iWmo en iJw die deze test nagaat (docs/berichtregels.md)",
        "puur: raakt geen database (vanzelf gezet)",
        "django: raakt de databases (vanzelf gezet)",
        "browser: draait in een echte browser (vanzelf gezet in tests/browser)",
    ):
        config.addinivalue_line("markers", regel)


def pytest_unconfigure() -> None:
    """Een werker van xdist stopt zonder atexit; ruim de datamap dus hier op."""
    shutil.rmtree(os.environ["NABIJ_DATA"], ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Geef elke test zijn soort, en elke databasetest beide databases."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        in_browser = ROOT / "tests" / "browser" in item.path.parents
        merk = item.get_closest_marker("django_db")
        if merk is not None or fixtures & {"db", "transactional_db"}:
            velden = dict(merk.kwargs) if merk is not None else {}
            velden.setdefault("databases", BEIDE)
            velden.setdefault("transaction", "transactional_db" in fixtures)
            item.add_marker(pytest.mark.django_db(**velden), append=False)
            item.add_marker("browser" if in_browser else "django")
        else:
            item.add_marker("browser" if in_browser else "puur")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Met NABIJ_NORMEN gezet mag een test die de normen vraagt niet worden overgeslagen."""
    verslag = yield
    fixtures = getattr(item, "fixturenames", ())
    if verslag.skipped and "normen" in fixtures and os.environ.get("NABIJ_NORMEN"):
        verslag.outcome = "failed"
        verslag.longrepr = f"overgeslagen terwijl NABIJ_NORMEN gezet is: {verslag.longrepr}"
    return verslag


@pytest.fixture(autouse=True)
def _niets_onthouden() -> None:
    """Elke test begint met een andere database, dus zonder wat een vorige onthield."""
    vergeet_alles()


@pytest.fixture
def client() -> StrengeClient:
    """De testclient van Django, die elke pagina ook nakijkt."""
    return StrengeClient()


@pytest.fixture
def als(client: StrengeClient, settings: Any) -> Callable[[Account], StrengeClient]:
    """`als(mensen.teamlid).get(...)`: aangemeld als deze mens van de oefengemeente."""
    settings.DEMO = True

    def meld_aan(account: Account) -> StrengeClient:
        client.force_login(account, backend="nabij.kamers.poort.wie.Backend")
        return client

    return meld_aan


@pytest.fixture
def tel_statements() -> type[Telling]:
    """`with tel_statements() as telling: ...; assert telling.aantal <= 12, str(telling)`."""
    return Telling


@pytest.fixture(scope="session")
def normen() -> Path:
    """De map met standaarden en open gegevens, of overslaan als die er niet is."""
    plek = os.environ.get("NABIJ_NORMEN")
    if not plek:
        pytest.skip("de normen zijn er niet (zet NABIJ_NORMEN)")
    map_ = (ROOT / plek).resolve()
    if not map_.is_dir():
        pytest.fail(f"NABIJ_NORMEN wijst naar {plek}, maar daar is geen map")
    return map_
