"""Van een vraag naar hulp met de kortste eerlijke wacht, en een andere weg als die niet begint."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.kaart.handelingen import leg_wachttijd_vast
from nabij.kamers.kaart.models import Wachtsoort
from nabij.kamers.toegang.handelingen import neem_vraag_aan
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Toewijzing
from tests.casus.maak import Verhaal, met_plan
from tests.kaart.maak import maak_aanbod
from tests.mensen import Mensen
from tests.toewijzing.maak import Gemeente, geef_mandaat, maak_gemeente, postbode, wijs_toe
from tests.toewijzing.test_meten import begint, toegewezen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db

JUNI, AUGUSTUS = date(2026, 6, 1), date(2026, 8, 10)


@pytest.fixture
def gemeente(mensen: Mensen) -> Gemeente:
    return maak_gemeente()


def velden(gemeente: Gemeente, mens: Mens) -> dict[str, Any]:
    return {
        "persoon": mens.optie("Samira"),
        "product": str(gemeente.begeleiding.pk),
        "aanbieder": str(gemeente.thuisgoed.pk),
        "volume": "4",
        "frequentie": "2",
        "ingang": f"{klok.vandaag():%d-%m-%Y}",
    }


@pytest.mark.rij("M06", "M07", "M36", "M38")
def test_een_vraag_wordt_hulp_met_de_kortste_eerlijke_wacht(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    # Gegeven dat Thuisgoed zelf zegt: een week, en uit eigen toewijzingen blijkt elf
    geef_mandaat(mensen.teamlid)
    thuisgoed = gemeente.thuisgoed.organisatie.aanbod.get()
    leg_wachttijd_vast(
        aanbod_id=thuisgoed.pk,
        soort=Wachtsoort.OPGEGEVEN,
        weken=Decimal(1),
        peildatum=JUNI,
        bron="Ans",
    )
    maatje = maak_aanbod(
        "Postmaatje", soort="informeel", kring="buurt", themas=("post",),
        omschrijving="Hulp bij post.",
    )  # fmt: skip
    assert maatje.zonder_besluit
    with time_machine.travel("2026-08-24 03:00", tick=True):
        with postbode():
            for nummer in range(18):
                begint(toegewezen(mensen, gemeente), 77 if nummer > 4 else 14)
        handelingen.meet()
    with time_machine.travel("2026-09-07 03:00", tick=True):
        handelingen.meet()

    # Als Samira met haar vraag komt en Joke met haar kijkt wat helpt
    with time_machine.travel("2026-09-07 10:00", tick=True):
        samira, _doel, _actie = met_plan(mensen)
        with samira.open(mensen.teamlid) as zicht:
            neem_vraag_aan(dossier_id=samira.pk, tekst="Ik durf mijn post niet", door=zicht.wie)
        joke = Mens(mensen.teamlid).meld_aan().ga(samira.adres("plan/"))
        joke.klik("Wat helpt hierbij?")
        # Dan staat wat vandaag kan vooraan, en bij Thuisgoed elf weken met hoe vaak het begon
        joke.ziet("Postmaatje", "11 weken", "18 starts", "opgave van de aanbieder")
        assert joke.tekst.index("Postmaatje") < joke.tekst.index("11 weken")
        joke.druk("Kies : Begeleiding thuis").ziet("Bij kiezen 11 weken wachten")
        joke.ga(samira.adres()).klik("Toewijzen").druk("Toewijzen", **velden(gemeente, joke))
        joke.ziet("Het bericht aan de aanbieder ligt klaar")


@pytest.mark.rij("M07", "M51")
def test_een_opgave_wint_nooit_van_een_meting_en_een_handvol_is_geen_meting(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    with time_machine.travel("2026-08-24 03:00", tick=True):
        with postbode():
            for _ in range(9):
                begint(toegewezen(mensen, gemeente), 77)
        handelingen.meet()
    with time_machine.travel("2026-09-07 10:00", tick=True):
        handelingen.meet()
        samira, _doel, _actie = met_plan(mensen)
        joke = Mens(mensen.teamlid).meld_aan().ga(samira.adres("plan/"))
        joke.klik("Wat helpt hierbij?").ziet_niet("11 weken", "9 starts")


@pytest.mark.rij("M06", "M08", "M36")
def test_hulp_die_niet_begint_komt_bij_de_regisseur_en_vindt_een_andere_weg(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    samira: Verhaal = met_plan(mensen)[0]
    toewijzing = wijs_toe(samira, gemeente)
    maak_aanbod(
        "Postmaatje", soort="informeel", kring="buurt", themas=("post",),
        omschrijving="Hulp bij post.",
    )  # fmt: skip
    # Als er na een maand niets begon
    with time_machine.travel(klok.nu() + timedelta(days=31), tick=True):
        joke = Mens(mensen.teamlid).meld_aan().ga("/mijn-dag/")
        joke.ziet("Niet begonnen").klik("Bekijken").klik("Kijk wat eerder kan")
        # Dan kiest Joke met Samira wat vandaag kan, en trekt de toewijzing in
        joke.klik("Wat helpt hierbij?").druk("Kies : Postmaatje")
        joke.ziet("Hier is geen besluit voor nodig")
        joke.ga(samira.adres(f"toewijzing/{toewijzing.pk}/")).druk("Deze hulp hoeft toch niet")
        joke.ga("/mijn-dag/").ziet_niet("Niet begonnen")
        joke.ga(samira.adres()).ziet("Postmaatje", "Toegewezen hulp hoeft niet meer")
        Mens(mensen.anderteam).ga("/mijn-dag/").ziet_niet("Niet begonnen")
    # En in de wachttijd telt dat niet als begin
    with postbode():
        rij = Toewijzing.objects.get(pk=toewijzing.pk)
        assert rij.ingetrokken_op is not None
        assert not rij.leveringen.exists()
