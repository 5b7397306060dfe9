"""De sleutels van een installatie: een keer gemaakt, nooit half, nooit te kort."""

from __future__ import annotations

from pathlib import Path

import pytest

from nabij.inrichting import omgeving


def test_een_sleutel_wordt_een_keer_gemaakt_en_is_alleen_voor_de_eigenaar(tmp_path: Path) -> None:
    bestand = tmp_path / "kluis.sleutel"

    eerste = omgeving.geheim("NABIJ_PROEF", bestand)

    assert len(eerste) == 32
    assert omgeving.geheim("NABIJ_PROEF", bestand) == eerste
    assert bestand.stat().st_mode & 0o077 == 0
    assert [pad.name for pad in tmp_path.iterdir()] == ["kluis.sleutel"]


@pytest.mark.parametrize("inhoud", ["", "11" * 16, "geen hex", "zz" * 32])
def test_een_halve_of_foute_sleutel_wordt_geweigerd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inhoud: str
) -> None:
    bestand = tmp_path / "kluis.sleutel"
    bestand.write_text(inhoud)

    with pytest.raises(ValueError, match="64 tekens"):
        omgeving.geheim("NABIJ_PROEF", bestand)
    monkeypatch.setenv("NABIJ_PROEF", inhoud or "11")
    with pytest.raises(ValueError, match="NABIJ_PROEF"):
        omgeving.geheim("NABIJ_PROEF", tmp_path / "ander.sleutel")
