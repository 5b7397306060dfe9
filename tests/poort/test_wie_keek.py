"""Wie er keek: het antwoord is heel, ook als er vaak gekeken is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, Onderdeel, Relatie
from nabij.kamers.poort.logboek import overzichten
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.wachter import GeenToegang
from tests.mensen import Mensen
from tests.toegang.maak import maak_huishouden
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"]), pytest.mark.rij("M51")]

KEREN = 7


def kijk_vaak(mensen: Mensen, pk: Any) -> None:
    """De helft van de keren open, de andere helft in een lijst: twee wegen naar dezelfde vraag."""
    for keer in range(KEREN):
        verzoek = mensen.verzoek(mensen.teamlid)
        if keer % 2:
            with poort.open(verzoek, pk, doel=Doel.HULP, onderdelen=[Onderdeel.NAAM]):
                pass
        else:
            with poort.lijst(verzoek, doel=Doel.WERKLIJST, relaties=[Relatie.BETROKKEN]):
                pass


def bladen(mensen: Mensen, pk: Any, voor: int) -> Iterator[overzichten.Blad]:
    volgende: int | None = voor
    while volgende:
        blad = overzichten.wie_keek(mensen.verzoek(mensen.fg), dossier_id=pk, voor=volgende)
        yield blad
        volgende = blad.volgende


def keren(blad: overzichten.Blad) -> int:
    return sum(blik.keren for blik in blad.blikken)


def test_blad_voor_blad_komt_elke_blik_een_keer(
    mensen: Mensen, monkeypatch: pytest.MonkeyPatch
) -> None:
    pk = maak_huishouden(mensen, mensen.teamlid)
    kijk_vaak(mensen, pk)
    vanaf = Inzage.objects.latest("pk").pk + 1
    (alles,) = bladen(mensen, pk, vanaf)

    monkeypatch.setattr(overzichten, "PER_BLAD", 3)
    los = list(bladen(mensen, pk, vanaf))

    assert keren(alles) >= KEREN
    assert sum(map(keren, los)) == keren(alles)
    assert [keren(blad) for blad in los[:-1]] == [3] * (len(los) - 1)
    assert sum(blad.blikken != [] for blad in los) > 2


def test_op_de_pagina_gaat_het_verder(mensen: Mensen, monkeypatch: pytest.MonkeyPatch) -> None:
    pk = maak_huishouden(mensen, mensen.teamlid)
    kijk_vaak(mensen, pk)
    eerste = Inzage.objects.filter(dossier_id=pk).earliest("pk")
    monkeypatch.setattr(overzichten, "PER_BLAD", 4)

    fg = Mens(mensen.fg).ga("/inzage/").druk("Opzoeken", nummer=str(pk))
    for _ in range(eerste.pk + KEREN * 3):
        if "Wie er eerder keek" not in fg.tekst:
            break
        fg.druk("Wie er eerder keek")

    fg.ziet("gemaakt", mensen.teamlid.naam)


def test_alleen_de_fg(mensen: Mensen) -> None:
    pk = maak_huishouden(mensen, mensen.teamlid)
    with pytest.raises(GeenToegang):
        overzichten.wie_keek(mensen.verzoek(mensen.teamleider), dossier_id=pk)
