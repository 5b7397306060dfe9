"""Elke nacht: hoe lang wachten duurt en hoe snel declaraties komen. Nooit iets over een mens."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction

from nabij.fundament import klok
from nabij.kamers.kaart import handelingen as kaart
from nabij.kamers.kaart.models import Wachtsoort, Wachttijd
from nabij.kamers.kaart.overzichten import wachttijden
from nabij.kamers.poort.models import Dossier
from nabij.kamers.toewijzing import handelingen, overzichten
from nabij.kamers.toewijzing.handelingen.meten import aanbod_van
from nabij.kamers.toewijzing.handelingen.nummers import TOEWIJZING, volgend
from nabij.kamers.toewijzing.models import Aanbieder, Toewijzing, Wachtmeting
from tests.kaart.maak import maak_aanbod
from tests.mensen import Mensen
from tests.toewijzing.maak import Gemeente, declareer, maak_gemeente, postbode
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db

BEGIN = date(2026, 6, 1)
VANDAAG = date(2026, 8, 10)


@pytest.fixture
def gemeente(mensen: Mensen) -> Gemeente:
    return maak_gemeente()


def toegewezen(mensen: Mensen, gemeente: Gemeente, op: date = BEGIN) -> Toewijzing:
    """Een toewijzing in een eigen huishouden, zoals die na een besluit in de tabel staat."""
    dossier = Dossier.objects.create(soort="huishouden", team=mensen.oost)
    rij: Toewijzing = Toewijzing.objects.create(
        dossier=dossier,
        persoon_id=uuid4(),
        naam="Iemand",
        wet="wmo",
        aanbieder=gemeente.thuisgoed,
        product=gemeente.begeleiding,
        volume=4,
        eenheid="04",
        frequentie="2",
        ingang=op,
        toegewezen_op=klok.begin_van(op),
        nummer=volgend(TOEWIJZING),
    )
    return rij


def begint(toewijzing: Toewijzing, na: int) -> None:
    handelingen.leg_start_vast(
        toewijzing=toewijzing, op=toewijzing.ingang + timedelta(days=na), bericht=f"305-{na}"
    )


@pytest.mark.rij("M07", "M36")
def test_gemeten_met_wie_nog_wacht_en_eerst_alleen_voor_de_aanbieder(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    aanbod = gemeente.thuisgoed.organisatie.aanbod.get()
    # Gegeven tien die na twee weken begonnen en dertien die nog wachten
    with time_machine.travel("2026-08-10 03:00", tick=True):
        with postbode():
            for _ in range(10):
                begint(toegewezen(mensen, gemeente), 14)
            for _ in range(13):
                toegewezen(mensen, gemeente)
        # Als het nacht wordt
        assert handelingen.meet() == 1
        # Dan staat er dat de helft nog niet begon: wie alleen telt wie klaar is, zegt twee weken
        meting = Wachtmeting.objects.get()
        assert (meting.weken, meting.n, meting.peildatum) == (None, 10, VANDAAG)
        assert overzichten.gedeelde_metingen() == []
        (eigen,) = overzichten.eigen_metingen(gemeente.thuisgoed.organisatie_id)
        assert eigen.duur == "de helft is nog niet begonnen"
    with time_machine.travel("2026-08-20 03:00", tick=True):
        with postbode():
            for rij in Toewijzing.objects.filter(leveringen__isnull=True)[:8]:
                begint(rij, 77)
        assert handelingen.meet() == 1
        assert not Wachttijd.objects.exists()
    # En pas na twee weken staat het op de kaart, bij het aanbod waar het over gaat
    with time_machine.travel("2026-09-03 03:00", tick=True):
        handelingen.meet()
        (rij,) = wachttijden([aanbod.pk])[aanbod.pk]
        assert (rij.soort, rij.weken, rij.n) == (Wachtsoort.GEMETEN, Decimal("11.0"), 18)
        assert rij.peildatum == date(2026, 8, 20)
        assert Wachttijd.objects.filter(
            product="Begeleiding", aanbod=None, peildatum=date(2026, 8, 20)
        ).exists()


@pytest.mark.rij("M07")
def test_als_de_helft_niet_begint_blijft_een_oud_kort_cijfer_niet_staan(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    aanbod = gemeente.thuisgoed.organisatie.aanbod.get()
    Wachtmeting.objects.create(
        aanbieder=gemeente.thuisgoed, product=gemeente.begeleiding, weken=Decimal("2"), n=12,
        peildatum=VANDAAG - timedelta(weeks=10), gedeeld_op=None,
    )  # fmt: skip
    Wachtmeting.objects.create(
        aanbieder=gemeente.thuisgoed, product=gemeente.begeleiding, weken=None, n=12,
        weken_van=Decimal("9"), peildatum=VANDAAG - timedelta(weeks=3),
    )  # fmt: skip
    handelingen.deel_wachttijden(VANDAAG)
    nieuwste = wachttijden([aanbod.pk])[aanbod.pk][0]
    assert nieuwste.weken == Decimal("9.0")
    assert (
        "zeker langer dan dit"
        in Wachttijd.objects.get(aanbod=aanbod, peildatum=VANDAAG - timedelta(weeks=3)).bron
    )


@pytest.mark.rij("M07", "M51")
def test_uit_een_handvol_komt_geen_cijfer_ook_niet_in_de_tabel(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    with time_machine.travel("2026-08-10 03:00", tick=True):
        with postbode():
            for _ in range(9):
                begint(toegewezen(mensen, gemeente), 14)
        assert handelingen.meet() == 0
        assert not Wachtmeting.objects.exists()
        with pytest.raises(IntegrityError), transaction.atomic():
            Wachtmeting.objects.create(
                aanbieder=gemeente.thuisgoed, product=gemeente.begeleiding, peildatum=VANDAAG, n=9
            )


@pytest.mark.rij("M07")
def test_een_bericht_dat_later_opnieuw_gaat_maakt_het_wachten_niet_korter(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    with time_machine.travel("2026-08-10 03:00", tick=True), postbode():
        rijen = [toegewezen(mensen, gemeente) for _ in range(10)]
        for rij in rijen:
            begint(rij, 28)
        # Intrekken zonder begin is een andere afloop, geen begin en geen wachten
        for _ in range(3):
            weg = toegewezen(mensen, gemeente)
            weg.ingetrokken_op = klok.begin_van(BEGIN + timedelta(days=3))
            weg.save()
        handelingen.meet_wachttijden()
        assert Wachtmeting.objects.get().weken == Decimal("4.0")
        # Dezelfde week nog eens meten geeft geen tweede rij
        assert handelingen.meet_wachttijden() == 0


def test_bij_twee_keer_aanbod_komt_het_cijfer_alleen_waar_het_zeker_hoort(
    gemeente: Gemeente,
) -> None:
    organisatie = gemeente.thuisgoed.organisatie_id
    assert aanbod_van(organisatie, gemeente.begeleiding) is not None
    maak_aanbod(
        "Begeleiding in een groep", organisatie="Thuisgoed", soort="formeel", kring="aanbieder",
        zonder_besluit=False,
    )  # fmt: skip
    assert gemeente.thuisgoed.organisatie.aanbod.count() == 2
    assert aanbod_van(organisatie, gemeente.begeleiding) is None


@pytest.mark.rij("M09")
def test_na_hoeveel_dagen_een_maand_compleet_is_komt_uit_eigen_declaraties(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    with postbode():
        for nummer in range(20):
            # Gegeven twintig maanden: achttien na vijf dagen, twee na veertig
            na = 40 if nummer < 2 else 5
            with time_machine.travel(date(2026, 2, 28) + timedelta(days=na, hours=12), tick=True):
                declareer(
                    toewijzing=toegewezen(mensen, gemeente, date(2026, 2, 1)),
                    maand=date(2026, 2, 1), volume=9, eenheid="04", regel=f"323-{nummer}",
                )  # fmt: skip
        assert handelingen.leer_dagen_declaratie(VANDAAG) == 1
        assert Aanbieder.objects.get().dagen_declaratie == 5
        # En lang daarna, zonder nieuwe maanden, geldt weer de afspraak
        handelingen.leer_dagen_declaratie(VANDAAG + timedelta(days=500))
        assert Aanbieder.objects.get().dagen_declaratie is None


@pytest.mark.rij("M07", "M60")
def test_de_aanbieder_ziet_het_eigen_cijfer_eerst_en_zegt_er_een_zin_bij(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    aanbod = gemeente.thuisgoed.organisatie.aanbod.get()
    with time_machine.travel("2026-08-10 03:00", tick=True):
        with postbode():
            for _ in range(10):
                begint(toegewezen(mensen, gemeente), 14)
        handelingen.meet()
        wie = kaart.wijs_eigenaar_aan(aanbod=aanbod, email="ans@example.nl", naam="Ans")
        link = kaart.maak_link(eigenaar_id=wie.pk)
        ans = Mens(None).ga(f"/sociale-kaart/bijhouden/{link}/")
        ans.ziet("Hoe lang wachten op Begeleiding nu duurt", "2 weken", "over 10 keer", "24 aug")
        ans.druk("Zet erbij", zin="Twee collega's zijn ziek; vanaf september gaat het sneller.")
        meting = Wachtmeting.objects.get()
        assert meting.zin.startswith("Twee collega's")
        assert meting.gedeeld_op is None
