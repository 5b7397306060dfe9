"""Welke rollen samengaan: de regels, zonder database."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nabij.kamers.account.regels import Rolperiode, botst, mag_rollen_geven

JAN, FEB, MRT = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)

perioden = st.builds(
    lambda rol, van, dagen: Rolperiode(
        rol, date.fromordinal(van), date.fromordinal(van + dagen) if dagen else None
    ),
    st.sampled_from(["fg", "beheer", "teamlid"]),
    st.integers(739_000, 739_060),
    st.integers(0, 40),
)


def test_fg_en_beheer_gaan_nooit_samen() -> None:
    beheer = Rolperiode("beheer", JAN, MRT)

    assert botst(Rolperiode("fg", FEB), [beheer]) == beheer
    assert botst(Rolperiode("fg", JAN, FEB), [Rolperiode("beheer", FEB)]) is None


def test_dezelfde_rol_niet_twee_keer_tegelijk() -> None:
    assert botst(Rolperiode("teamlid", FEB), [Rolperiode("teamlid", JAN)])
    assert botst(Rolperiode("teamleider", FEB), [Rolperiode("teamlid", JAN)]) is None


def test_alleen_wie_die_dag_beheer_heeft_geeft_rollen() -> None:
    rollen = [Rolperiode("beheer", JAN, FEB), Rolperiode("teamleider", JAN)]

    assert mag_rollen_geven(rollen, op=JAN)
    assert not mag_rollen_geven(rollen, op=FEB)


@given(perioden, st.lists(perioden, max_size=4))
def test_wat_niet_botst_overlapt_op_geen_enkele_dag(
    nieuw: Rolperiode, bestaand: list[Rolperiode]
) -> None:
    if botst(nieuw, bestaand) is not None:
        return
    for dag in map(date.fromordinal, range(739_000, 739_110)):
        tegelijk = {rol.rol for rol in bestaand if rol.geldt_op(dag)}
        if nieuw.geldt_op(dag):
            assert nieuw.rol not in tegelijk
            assert {nieuw.rol, *({"fg", "beheer"} & tegelijk)} != {"fg", "beheer"}
