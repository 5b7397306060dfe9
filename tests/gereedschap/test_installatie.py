"""`.venv` wordt alleen opnieuw gevuld als er iets veranderde, en nooit half."""

from __future__ import annotations

from pathlib import Path

import pytest

from gereedschap import installatie


@pytest.fixture
def gedaan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Een map met twee sloten; in plaats van pip en venv een lijst van wat er gebeurde."""
    for naam in ("requirements.txt", "requirements-test.txt", "pyproject.toml"):
        (tmp_path / naam).write_text(naam)
    python = tmp_path / ".venv" / "bin" / "python"
    stappen: list[str] = []

    def maak_venv() -> None:
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    monkeypatch.setattr(installatie, "ROOT", tmp_path)
    monkeypatch.setattr(installatie, "PYTHON", python)
    monkeypatch.setattr(installatie, "_STEMPEL", tmp_path / ".venv" / "stempel.json")
    monkeypatch.setattr(installatie, "_maak_venv", maak_venv)
    monkeypatch.setattr(installatie, "_pip", lambda *opties: stappen.append(opties[-1]))
    return stappen


def test_een_tweede_keer_gebeurt_er_niets(gedaan: list[str], tmp_path: Path) -> None:
    assert installatie.zorg_voor("requirements.txt")
    assert gedaan == [str(tmp_path / "requirements.txt"), str(tmp_path)]

    assert not installatie.zorg_voor("requirements.txt")
    assert len(gedaan) == 2


def test_de_pakketten_van_de_tests_zijn_er_ook_genoeg_voor_de_demo(gedaan: list[str]) -> None:
    assert installatie.zorg_voor("requirements-test.txt")

    assert not installatie.zorg_voor("requirements.txt")


def test_een_ander_slot_wordt_geinstalleerd(gedaan: list[str], tmp_path: Path) -> None:
    installatie.zorg_voor("requirements.txt")
    (tmp_path / "requirements.txt").write_text("nieuw")

    assert installatie.zorg_voor("requirements.txt")


def test_een_afgebroken_installatie_telt_niet(
    gedaan: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installatie.zorg_voor("requirements.txt")
    (tmp_path / "requirements.txt").write_text("nieuw")

    def breekt(*opties: str) -> None:
        raise installatie.Mislukt("de lijn viel weg")

    with monkeypatch.context() as even:
        even.setattr(installatie, "_pip", breekt)
        with pytest.raises(installatie.Mislukt):
            installatie.zorg_voor("requirements.txt")

    assert installatie.zorg_voor("requirements.txt")


def test_zonder_python3_venv_komt_er_een_zin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lukt_niet(*wat: object, **hoe: object) -> None:
        raise OSError("ensurepip is not available")

    monkeypatch.setattr(installatie, "PYTHON", tmp_path / "geen" / "python")
    monkeypatch.setattr(installatie.venv, "create", lukt_niet)

    with pytest.raises(installatie.Mislukt, match="python3-venv"):
        installatie._maak_venv()
