"""Bij het oefenaccount teamlid is van alles met hulp aan de hand, op de schermen te zien."""

from __future__ import annotations

from typing import Any

import pytest

from nabij.demo import bouw
from nabij.demo.bouw import Opties
from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.poort import poort
from nabij.kamers.poort.models import Betrokkenheid, Dossier
from nabij.kamers.toewijzing.models import Toewijzer, Toewijzing, Uitbak, UitbakStatus, Verzoek
from nabij.kamers.toewijzing.overzichten.loopt import laad
from nabij.kamers.toewijzing.regels import Gebruik, Staat
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])


@pytest.mark.rij("M07", "M08", "M09", "M56")
def test_de_huishoudens_van_het_oefenaccount_hebben_van_alles(settings: Any) -> None:
    settings.DEMO = True
    bouw.bouw(Opties(huishoudens=600), lambda *_: None)
    joke = Account.objects.get(inlognaam="teamlid")
    with poort.systeem(taak="test"):
        eigen = Betrokkenheid.objects.filter(account=joke, tot__isnull=True).values("dossier")
        regels = laad(list(eigen.values_list("dossier", flat=True)), klok.vandaag(), alles=True)
        open_ = {v.soort: v for v in Verzoek.objects.filter(dossier__in=eigen, antwoord="")}
        binnen = Uitbak.objects.get(status=UitbakStatus.BINNEN)
        anderen = Uitbak.objects.exclude(pk=binnen.pk).values_list("status", flat=True)
        assert set(anderen) == {UitbakStatus.GOED}
        assert Dossier.objects.get(pk=binnen.dossier_id).afscherming > 0
    staten = {regel.staat for regel in regels}
    assert {Staat.NIET_BEGONNEN, Staat.BEGONNEN, Staat.GESTOPT} <= staten
    assert {Gebruik.PAST, Gebruik.MEER} <= {regel.gebruik for regel in regels}
    assert any(len(regel.benutting.dicht) >= 4 for regel in regels)
    assert {"315", "317"} <= set(open_)
    boven = open_["317"].toewijzing_id
    assert next(r for r in regels if r.toewijzing.pk == boven).gebruik == Gebruik.MEER
    huisarts = {r.toewijzing.toewijzer for r in regels}
    assert Toewijzer.HUISARTS in huisarts

    mens = Mens(joke).ga("/mijn-dag/")
    assert mens
    with poort.systeem(taak="test"):
        van_joke = Toewijzing.objects.filter(dossier__in=eigen)
        assert van_joke.filter(nummer__isnull=False).count() >= 5
