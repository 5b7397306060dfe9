"""Welk team krijgt een vraag, en hoe een weekrooster zich herhaalt."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.kamers.team.regels import STAPPEN, Teamkeuze, dagen, kies_team, rooster

GEMEENTE, WIJK, BUURT, ANDERE_WIJK = uuid4(), uuid4(), uuid4(), uuid4()
HIER = [BUURT, WIJK, GEMEENTE]
OOST = Teamkeuze(uuid4(), "Buurtteam Oost", gebieden=frozenset({WIJK}))
WEST = Teamkeuze(uuid4(), "Buurtteam West", gebieden=frozenset({ANDERE_WIJK}))
JEUGD = Teamkeuze(uuid4(), "Jeugdteam", leeftijd_van=0, leeftijd_tot=18)
ALLE = [WEST, JEUGD, OOST]


@pytest.mark.rij("M67")
@pytest.mark.parametrize(
    ("leeftijd", "team"),
    [(None, OOST), (0, JEUGD), (17, JEUGD), (18, OOST), (80, OOST)],
)
def test_een_buurtteam_en_een_jeugdteam_naast_elkaar(leeftijd: int | None, team: Teamkeuze) -> None:
    assert kies_team(ALLE, HIER, leeftijd) == team.team


def test_het_dichtstbijzijnde_team_gaat_voor() -> None:
    buurt = Teamkeuze(uuid4(), "Zomerteam", gebieden=frozenset({BUURT}))
    overal = Teamkeuze(uuid4(), "Aanloopteam")
    assert kies_team([overal, OOST, buurt], HIER) == buurt.team
    assert kies_team([overal, OOST], HIER) == OOST.team
    assert kies_team([overal, WEST], HIER) == overal.team


@pytest.mark.rij("M01")
def test_zonder_plek_gaat_een_vraag_naar_het_vangnet() -> None:
    vangnet = Teamkeuze(uuid4(), "Zuid", gebieden=frozenset({uuid4()}), vangnet=True)
    assert kies_team([OOST, vangnet, JEUGD], []) == vangnet.team
    assert kies_team([OOST, vangnet, JEUGD], [], 12) == JEUGD.team


keuzes = st.lists(
    st.builds(
        Teamkeuze,
        team=st.uuids(),
        naam=st.text(max_size=5),
        gebieden=st.frozensets(st.sampled_from([GEMEENTE, WIJK, BUURT, ANDERE_WIJK]), max_size=2),
        leeftijd_van=st.none() | st.integers(0, 30),
        leeftijd_tot=st.none() | st.integers(31, 90),
        vangnet=st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@given(keuzes, st.none() | st.integers(0, 100), st.sampled_from([[], HIER, [ANDERE_WIJK]]))
def test_een_vraag_ligt_nooit_nergens(
    teams: list[Teamkeuze], leeftijd: int | None, plek: list[UUID]
) -> None:
    gekozen = kies_team(teams, plek, leeftijd)
    assert gekozen in {team.team for team in teams}
    assert gekozen == kies_team(list(reversed(teams)), plek, leeftijd)


def test_zonder_teams_is_er_geen_keuze() -> None:
    assert kies_team([], HIER) is None


def test_een_weekrooster_herhaalt_zich_en_begint_op_de_dag_zelf() -> None:
    woensdag = date(2025, 1, 1)
    assert list(rooster(van=woensdag, weken=2, per_weekdag={0: ["Joke"], 2: ["Karel"]})) == [
        (date(2025, 1, 1), "Karel"),
        (date(2025, 1, 6), "Joke"),
        (date(2025, 1, 8), "Karel"),
        (date(2025, 1, 13), "Joke"),
    ]


def test_de_zes_stappen_en_de_dagen_liggen_vast() -> None:
    assert len(STAPPEN) == len(set(STAPPEN)) == 6
    assert dagen(date(2025, 2, 27), 3) == [date(2025, 2, 27), date(2025, 2, 28), date(2025, 3, 1)]
