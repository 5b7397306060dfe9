"""Een account koppelen aan dat van de gemeente, en wat daarvoor in de omgeving staat."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from nabij.deuren.opdrachten.ingang import opdrachtregel
from nabij.inrichting import omgeving
from nabij.kamers.account import handelingen
from nabij.kamers.account.models import Account
from tests.account.maak import (
    account,
    binnen,
)
from tests.account.uitgever import SUB, TWEE, Uitgever, rond

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.account.proef"),
    pytest.mark.rij("M51"),
]


class TestKoppelen:
    def test_een_kenmerk_hoort_bij_een_mens(self, noor: Account) -> None:
        karel = account("karel")
        with pytest.raises(handelingen.NietToegestaan, match="hoort al bij noor"):
            handelingen.koppel(account=karel, kenmerk=SUB, door=None)
        with pytest.raises(handelingen.NietToegestaan, match="al gekoppeld"):
            handelingen.koppel(account=noor, kenmerk="een ander", door=None)

    def test_alleen_beheer_koppelt(self, noor: Account) -> None:
        baas = account("baas", "teamleider")
        for doe in (
            lambda: handelingen.koppel(account=baas, kenmerk="x", door=baas),
            lambda: handelingen.ontkoppel(account=noor, door=baas),
        ):
            with pytest.raises(handelingen.NietToegestaan, match="Alleen beheer"):
                doe()

    @pytest.mark.parametrize("kenmerk", ["", "   ", "x" * 192])
    def test_een_kenmerk_dat_niet_kan(self, noor: Account, kenmerk: str) -> None:
        with pytest.raises(handelingen.NietToegestaan, match="kenmerk"):
            handelingen.koppel(account=account("karel"), kenmerk=kenmerk, door=None)

    def test_ontkoppelen_beeindigt_ook_de_sessies(
        self, client: Client, noor: Account, uitgever: Uitgever
    ) -> None:
        uitgever.zegt = TWEE
        rond(client)

        handelingen.ontkoppel(account=noor, door=None)

        assert not binnen(client)
        assert rond(client).status_code == 403
        with pytest.raises(handelingen.NietToegestaan, match="niet gekoppeld"):
            handelingen.ontkoppel(account=noor, door=None)

    def test_zonder_uitgever_valt_er_niets_te_koppelen(self) -> None:
        with pytest.raises(handelingen.NietToegestaan, match="NABIJ_OIDC_URL"):
            handelingen.koppel(account=account("noor"), kenmerk=SUB, door=None)


class TestOpdracht:
    """`nabij account koppel` en `ontkoppel`."""

    def nabij(self, *woorden: str) -> int:
        keuze = opdrachtregel().parse_args(["account", *woorden])
        return int(keuze.func(keuze))

    def test_koppel_en_ontkoppel(
        self, client: Client, uitgever: Uitgever, capsys: pytest.CaptureFixture[str]
    ) -> None:
        account("noor", "teamlid")
        uitgever.zegt = TWEE

        assert self.nabij("koppel", "noor", "--oidc", SUB) == 0
        assert f"noor: gekoppeld aan {SUB}" in capsys.readouterr().out
        rond(client)
        assert binnen(client)
        assert self.nabij("lijst") == 0
        assert f"noor\tNoor\tteamlid\toidc {SUB}" in capsys.readouterr().out

        assert self.nabij("ontkoppel", "noor") == 0
        assert "noor: niet meer gekoppeld" in capsys.readouterr().out
        assert not SocialAccount.objects.exists()

    @pytest.mark.parametrize(
        "woorden", [["koppel", "niemand", "--oidc", "x"], ["ontkoppel", "niemand"]]
    )
    def test_een_onbekende_inlognaam(
        self, uitgever: Uitgever, capsys: pytest.CaptureFixture[str], woorden: list[str]
    ) -> None:
        assert self.nabij(*woorden) == 1
        assert "nabij account: de inlognaam niemand kennen we niet" in capsys.readouterr().err


class TestInstelling:
    """Wat een gemeente in de omgeving zet, of vergeet."""

    GOED = {
        "NABIJ_OIDC_URL": "https://aanmelden.voorbeeld/lindervaart",
        "NABIJ_OIDC_ID": "nabij",
        "NABIJ_OIDC_GEHEIM": "geheim",
    }

    @pytest.fixture(autouse=True)
    def goed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for naam, waarde in self.GOED.items():
            monkeypatch.setenv(naam, waarde)

    def test_een_volledige_instelling(self, monkeypatch: pytest.MonkeyPatch) -> None:
        bekend = omgeving.oidc()
        assert bekend["kenmerk"] == "sub"
        assert bekend["herkomst"] == ["https://aanmelden.voorbeeld"]

        volledig = self.GOED["NABIJ_OIDC_URL"] + "/.well-known/openid-configuration"
        monkeypatch.setenv("NABIJ_OIDC_URL", volledig)
        monkeypatch.setenv("NABIJ_OIDC_HERKOMST", "https://langs.voorbeeld/pad")
        assert omgeving.oidc() == {
            **bekend,
            "herkomst": ["https://aanmelden.voorbeeld", "https://langs.voorbeeld"],
        }

    @pytest.mark.parametrize(
        ("naam", "waarde", "zin"),
        [
            ("NABIJ_OIDC_ID", "", "hoort ook NABIJ_OIDC_ID"),
            ("NABIJ_OIDC_GEHEIM", "", "hoort ook NABIJ_OIDC_GEHEIM"),
            ("NABIJ_OIDC_URL", "http://aanmelden.voorbeeld", "https://"),
            ("NABIJ_OIDC_URL", "aanmelden.voorbeeld", "https://"),
            ("NABIJ_OIDC_HERKOMST", "langs.voorbeeld", "https://"),
            ("NABIJ_OIDC_KENMERK", "email", "mag niet email zijn"),
            ("NABIJ_OIDC_KENMERK", "preferred_username", "mag niet preferred_username zijn"),
        ],
    )
    def test_een_instelling_die_niet_klopt(
        self, monkeypatch: pytest.MonkeyPatch, naam: str, waarde: str, zin: str
    ) -> None:
        monkeypatch.setenv(naam, waarde)

        with pytest.raises(ValueError, match=zin):
            omgeving.oidc()

    @pytest.mark.parametrize("gezet", [True, False])
    def test_een_formulier_mag_er_alleen_heen_als_het_is_ingesteld(
        self, tmp_path: Any, gezet: bool
    ) -> None:
        """Zoals een server start: de kop van de pagina volgt uit de omgeving."""
        regel = (
            "import django; django.setup(); from django.test import Client; "
            "print(Client().get('/statisch/huisstijl/nabij.css')['Content-Security-Policy'])"
        )
        klaar = subprocess.run(
            [sys.executable, "-c", regel],
            env={
                "DJANGO_SETTINGS_MODULE": "nabij.inrichting.settings",
                "NABIJ_DATA": str(tmp_path),
                "NABIJ_HOSTS": "testserver,localhost",
                "NABIJ_DEMO": "ja",
                **(self.GOED if gezet else {}),
            },
            capture_output=True,
            text=True,
            check=True,
        )
        beleid = [deel.strip() for deel in klaar.stdout.split(";")]
        mag = "form-action 'self'" + " https://aanmelden.voorbeeld" * gezet
        assert mag in beleid
