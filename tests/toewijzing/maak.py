"""Een aanbieder, een soort hulp en een mandaat, gemaakt zoals een gemeente dat doet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.poort import poort
from nabij.kamers.team.models import Mandaat
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.handelingen.besluit import Hulp
from nabij.kamers.toewijzing.models import Aanbieder, Product, Toewijzing
from nabij.kamers.toewijzing.regels import Omvang
from tests.casus.maak import Verhaal
from tests.kaart.maak import maak_aanbod
from tests.mensen import LANG_GELEDEN, Mensen


@dataclass
class Gemeente:
    """Thuisgoed geeft begeleiding, geteld in uren van 62 euro."""

    thuisgoed: Aanbieder
    begeleiding: Product

    def hulp(
        self,
        volume: int = 4,
        ingang: date | None = None,
        einde: date | None = None,
        frequentie: str = "2",
    ) -> Hulp:
        begin = ingang or klok.vandaag()
        omvang = Omvang(volume, "04", frequentie)
        return Hulp(self.thuisgoed, self.begeleiding, omvang, begin, einde)


def maak_gemeente() -> Gemeente:
    aanbod = maak_aanbod(
        "Begeleiding thuis", organisatie="Thuisgoed", soort="formeel", kring="aanbieder",
        themas=("post",), omschrijving="Hulp bij post.", zonder_besluit=False,
    )  # fmt: skip
    return Gemeente(
        handelingen.voeg_aanbieder_toe(
            organisatie=aanbod.organisatie_id, agb="12345678", telefoon="010 555 01 01"
        ),
        handelingen.voeg_product_toe(
            wet="wmo", categorie="02", code="02A03", naam="Begeleiding", eenheid="04", tarief=6200
        ),
    )


def geef_mandaat(account: Account, **grens: Any) -> Mandaat:
    return Mandaat.objects.create(
        medewerker=account.medewerker,
        over="hulp",
        soort="hulp toekennen",
        van=LANG_GELEDEN,
        **grens,
    )


def wijs_toe(verhaal: Verhaal, gemeente: Gemeente, **anders: Any) -> Toewijzing:
    """Joke wijst Samira hulp toe, binnen haar mandaat."""
    mensen: Mensen = verhaal.mensen
    if not Mandaat.objects.filter(medewerker=mensen.teamlid.medewerker).exists():
        geef_mandaat(mensen.teamlid)
    with verhaal.open(mensen.teamlid) as zicht:
        return handelingen.wijs_toe(
            dossier_id=verhaal.pk,
            persoon_id=verhaal.persoon(),
            naam="Samira Bouhali",
            hulp=gemeente.hulp(**anders),
            motivering="Samira wil haar post weer openen.",
            door=zicht.wie,
        )


def postbode() -> Any:
    """Zoals de koppeling met berichten werkt: als systeem, zonder iemand achter het scherm."""
    return poort.systeem(taak="berichten verwerken")


def declareer(**regel: Any) -> None:
    """Een goedgekeurde declaratieregel."""
    handelingen.leg_declaraties_vast(regels=[handelingen.Declaratieregel(**regel)])
