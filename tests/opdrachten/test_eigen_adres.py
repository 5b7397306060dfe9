"""`nabij account adres`: het eigen huis van een medewerker blijft dicht."""

from __future__ import annotations

import pytest

from nabij.deuren.opdrachten import ingang
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.team.models import EigenAdres
from tests.bewoners.maak import huishouden, lezend
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])


@pytest.mark.rij("M51")
def test_het_eigen_huis_gaat_dicht_en_na_een_verhuizing_weer_open(mensen: Mensen) -> None:
    pk = huishouden(mensen)

    assert ingang.hoofd(["account", "adres", "teamlid", "1234 ab", "12"]) == 0
    with pytest.raises(GeenToegang), lezend(mensen, pk):
        pass
    assert ingang.hoofd(["account", "adres", "teamlid", "1234AB", "12", "--af"]) == 0
    with lezend(mensen, pk):
        pass


@pytest.mark.parametrize(
    "woorden", [("niemand", "1234AB", "1"), ("teamlid", "straat", "1"), ("teamlid", "1234AB", "0")]
)
def test_wat_niet_klopt_geeft_een_zin(
    mensen: Mensen, woorden: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ingang.hoofd(["account", "adres", *woorden]) == 1
    assert capsys.readouterr().err.startswith("nabij account: ")
    assert not EigenAdres.objects.exists()
