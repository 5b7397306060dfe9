"""De drie lenzen op een kleine gemeente met een geplant antwoord."""

from __future__ import annotations

import numpy as np
import pytest

from nabij.rekenen.lenzen import Gevonden, Kijk, kijk
from nabij.rekenen.scan import Gebieden, Opzet

A, W = 36, 52


def _gemeente() -> Gebieden:
    plek = np.arange(A)
    return Gebieden(
        tuple(f"B{i:02}" for i in range(A)),
        (plek % 6).astype(float),
        (plek // 6).astype(float),
        np.full(A, 1_000.0),
    )


def _gewoon() -> np.ndarray:
    week, plek = np.meshgrid(np.arange(W), np.arange(A), indexing="ij")
    uit: np.ndarray = ((week + plek) % 3 == 0).astype(np.int64)
    return uit


def _kijk(tellingen: np.ndarray) -> list[Gevonden]:
    return kijk(tellingen[None], ["x"], _gemeente(), Kijk(Opzet(replicaties=199, zaad=3)))


def test_zonder_patroon_is_er_niets_nieuws_en_niets_meer_dan_verwacht() -> None:
    assert {een.lens for een in _kijk(_gewoon())} <= {"veel"}


def test_een_geplant_patroon_heeft_de_goede_gebieden_en_telt_zichzelf_niet_mee() -> None:
    druk = _gewoon()
    druk[-8:, :3] += 1
    nieuw = next(een for een in _kijk(druk) if een.lens == "nieuw")
    assert set(nieuw.plekken) == {0, 1, 2}
    # 44 weken, 44 vragen in de drie gebieden: per acht weken acht.
    assert sum(nieuw.verwacht) == pytest.approx(8.0, abs=0.5)
    assert nieuw.p is not None
    assert nieuw.p <= 0.01


def test_een_gebied_met_vier_vragen_staat_er_niet_in() -> None:
    stil = np.zeros((W, A), dtype=np.int64)
    stil[:, 20] = 1
    stil[-2:, 5] = 2
    assert all(5 not in een.plekken for een in _kijk(stil))


def test_meer_dan_verwacht_noemt_alle_gebieden_samen() -> None:
    druk = _gewoon()
    druk[:, [0, 35]] += 2
    meer = [een for een in _kijk(druk) if een.lens == "meer"]
    assert len(meer) == 1
    assert set(meer[0].plekken) == {0, 35}
    assert meer[0].ondergrens is not None
    assert meer[0].ondergrens > 1


def test_zonder_grens_wordt_er_niet_naar_buren_gekeken() -> None:
    druk = _gewoon()
    druk[-8:, :3] += 2
    waar = np.ones(A, dtype=bool)
    waar[:3] = False
    hoe = Kijk(Opzet(replicaties=99, zaad=3), met_grens=waar)
    uit = kijk(druk[None], ["x"], _gemeente(), hoe)
    assert not any(set(een.plekken) & {0, 1, 2} for een in uit if een.lens == "nieuw")
