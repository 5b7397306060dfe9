"""Het zegel: wie aan het logboek komt, wordt gevonden."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_id
from nabij.kamers.poort.begrippen import Actie, Doel
from nabij.kamers.poort.logboek import zegel
from nabij.kamers.poort.logboek.models import Inzage, InzageBetrokkene, Zegelblok
from nabij.kamers.poort.logboek.schrijven import leg_vast
from nabij.kamers.poort.wie import SYSTEEM

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M51"),
]


@pytest.fixture(autouse=True)
def anker(tmp_path: Path, settings: Any) -> Path:
    settings.ZEGEL_ANKER = tmp_path / "zegel.anker"
    return tmp_path / "zegel.anker"


def schrijf(aantal: int) -> None:
    for _ in range(aantal):
        leg_vast(
            None, SYSTEEM, actie=Actie.OPENEN, doel=Doel.HULP, dossier_id=nieuw_id(),
            personen=[nieuw_id(), nieuw_id()],
        )  # fmt: skip


def verzegel_alles(blokken: int = 3, per_blok: int = 4) -> None:
    for nummer in range(1, blokken + 1):
        schrijf(per_blok)
        blok = zegel.verzegel(nu=klok.nu() + timedelta(seconds=11))
        assert blok is not None
        assert blok.nummer == nummer


def test_een_heel_logboek_klopt_en_telt_wat_nog_open_is() -> None:
    verzegel_alles()
    schrijf(2)
    assert zegel.controleer() == zegel.Uitslag(blokken=3, regels=12, ongezegeld=2)


def test_verse_regels_wachten_tien_seconden() -> None:
    schrijf(3)
    assert zegel.verzegel() is None
    assert zegel.controleer().ongezegeld == 3


def _raak(tabel: str, sql: str, *waarden: Any) -> None:
    """Doe wat een eigenaar van de database kan: zonder model, zonder poort."""
    with connections["logboek"].cursor() as cursor:
        cursor.execute(sql.format(tabel=tabel), waarden)
        assert cursor.rowcount == 1


KOLOMMEN = ["actor_id", "doel", "dossier_id", "tijd", "uitkomst", "rol", "aantal", "onderdeel"]


def _beschadig(rnd: random.Random) -> None:
    """Een willekeurige ingreep in een verzegelde regel, persoon of blok."""
    inzage = rnd.choice(list(Inzage.objects.all()))
    persoon = rnd.choice(list(InzageBetrokkene.objects.filter(inzage=inzage)))
    blok = rnd.choice(list(Zegelblok.objects.all()))
    keuze = rnd.randrange(6)
    if keuze == 0:
        kolom = rnd.choice(KOLOMMEN)
        nieuw: dict[str, Any] = {
            "dossier_id": nieuw_id(), "tijd": inzage.tijd + timedelta(seconds=1), "aantal": 99,
        }  # fmt: skip
        Inzage.objects.filter(pk=inzage.pk).update(**{kolom: nieuw.get(kolom, "vals")})
    elif keuze == 1:
        InzageBetrokkene.objects.filter(inzage=inzage).delete()
        _raak("logboek_inzage", "DELETE FROM {tabel} WHERE id = %s", inzage.pk)
    elif keuze == 2:
        _raak("logboek_inzagebetrokkene", "DELETE FROM {tabel} WHERE id = %s", persoon.pk)
    elif keuze == 3:
        InzageBetrokkene.objects.filter(pk=persoon.pk).update(persoon_id=nieuw_id())
    elif keuze == 4:
        InzageBetrokkene.objects.create(inzage=inzage, persoon_id=nieuw_id())
    else:
        _raak("logboek_zegelblok", "DELETE FROM {tabel} WHERE nummer = %s", blok.nummer)


@pytest.mark.parametrize("zaad", range(50))
def test_elke_ingreep_wordt_gevonden(zaad: int) -> None:
    verzegel_alles()
    _beschadig(random.Random(zaad))
    uitslag = zegel.controleer()
    assert not uitslag.heel
    assert "blok" in uitslag.fout


def test_wie_zonder_sleutel_opnieuw_verzegelt_valt_op() -> None:
    verzegel_alles()
    Inzage.objects.filter(pk=Inzage.objects.latest("pk").pk).update(doel="vals")
    laatste = Zegelblok.objects.latest("nummer")
    laatste.zegel, _ = zegel._zegel(b"een andere sleutel", laatste)
    laatste.save()
    assert not zegel.controleer().heel


def test_het_anker_vindt_een_weggehaald_einde(anker: Path) -> None:
    verzegel_alles()
    laatste = Zegelblok.objects.latest("nummer")
    Inzage.objects.filter(pk__gte=laatste.van_id).delete()
    laatste.delete()
    assert zegel.controleer().fout == "blok 3 uit het anker ontbreekt"
    anker.unlink()
    assert zegel.controleer().heel
    assert zegel.controleer(ankers=(laatste.zegel,)).fout == "het opgegeven anker ontbreekt"


def test_verlopen_regels_gaan_per_blok_en_de_kop_blijft() -> None:
    oud = klok.nu() - zegel.BEWAREN - timedelta(days=1)
    schrijf(3)
    Inzage.objects.update(tijd=oud - timedelta(minutes=1))
    zegel.verzegel(nu=oud)
    schrijf(2)
    zegel.verzegel(nu=klok.nu() + timedelta(seconds=11))
    assert zegel.laat_vervallen() == 3
    assert zegel.controleer() == zegel.Uitslag(blokken=2, regels=2, ongezegeld=0)
