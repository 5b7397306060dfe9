"""Toegewezen hulp langs de deur: wat een medewerker doet, en de berichten van de aanbieder.

Start, stop en declaratie zijn echte berichten, langs de postbode. Een verlenging is vraag en
antwoord op een dag en gaat langs de handelingen.
"""

from __future__ import annotations

from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from nabij.demo import gebeurtenissen as g
from nabij.demo.afnemer import Adresboek
from nabij.demo.toewijzen import berichten
from nabij.demo.toewijzen import gebeurtenissen as h
from nabij.demo.toewijzen.kenmerken import kenmerk, kenmerk_van_maand, regel_van
from nabij.kamers.bewoners.models import Lid
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.handelingen.besluit import Hulp
from nabij.kamers.toewijzing.models import (
    Toewijzer,
    Toewijzing,
    Uitbak,
    UitbakStatus,
    VerzoekSoort,
)
from nabij.kamers.toewijzing.regels import Omvang

TE_VEEL = "meer dan er is toegewezen"


class HulpViaHandelingen:
    """Onthoudt welk nummer welke toewijzing werd."""

    def __init__(self, boek: Adresboek) -> None:
        self.boek = boek
        self.huizen: dict[int, UUID] = {}
        self.mensen: dict[int, g.Mens] = {}
        self.hulp: dict[int, UUID] = {}

    def _persoon(self, gebeurd: h.HulpToegewezen | h.HulpVanAnder) -> tuple[UUID, str]:
        mens = self.mensen[gebeurd.mens]
        lid = Lid.objects.get(
            dossier=self.huizen[gebeurd.huishouden],
            persoon__roepnaam=mens.roepnaam,
            persoon__geboortedatum=mens.geboren,
        )
        return lid.persoon_id, f"{mens.roepnaam} {mens.achternaam}"

    def _toewijzing(self, nummer: int) -> Toewijzing:
        rijen = Toewijzing.objects.select_related("aanbieder", "product")
        rij: Toewijzing = rijen.get(pk=self.hulp[nummer])
        return rij

    def _verstuur(self, toewijzing: UUID, brief: str) -> None:
        """Het bericht gaat weg, en de aanbieder heeft het goed ontvangen."""
        klaar = Uitbak.objects.filter(status=UitbakStatus.KLAAR)
        rij = next(een for een in klaar if een.inhoud["toewijzing"] == str(toewijzing))
        handelingen.markeer_verzonden(rij=rij, kenmerk=brief)
        handelingen.leg_retour_vast(kenmerk=brief, goed=True)

    @singledispatchmethod
    def verwerk_hulp(self, gebeurd: h.HulpGebeurtenis) -> None:
        raise TypeError(f"onbekende gebeurtenis {type(gebeurd).__name__}")

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpToegewezen) -> None:
        persoon, naam = self._persoon(gebeurd)
        product = self.boek.producten[gebeurd.product]
        omvang = Omvang(gebeurd.volume, product.eenheid, gebeurd.frequentie)
        aanbieder = self.boek.aanbieders[gebeurd.aanbieder]
        toewijzing = handelingen.wijs_toe(
            dossier_id=self.huizen[gebeurd.huishouden],
            persoon_id=persoon,
            naam=naam,
            hulp=Hulp(aanbieder, product, omvang, gebeurd.ingang, gebeurd.einde),
            motivering=gebeurd.waarom,
            door=self.boek.wie(gebeurd.door),
        )
        self.hulp[gebeurd.hulp] = toewijzing.pk
        self._verstuur(toewijzing.pk, kenmerk("T", gebeurd))

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpVanAnder) -> None:
        persoon, naam = self._persoon(gebeurd)
        toewijzing = handelingen.leg_hulp_van_ander_vast(
            dossier_id=self.huizen[gebeurd.huishouden],
            persoon_id=persoon,
            naam=naam,
            toewijzer=Toewijzer(gebeurd.toewijzer),
            aanbieder=self.boek.aanbieders[gebeurd.aanbieder],
            product=self.boek.producten[gebeurd.product],
            ingang=gebeurd.ingang,
            einde=gebeurd.einde,
            door=self.boek.wie(gebeurd.door),
        )
        self.hulp[gebeurd.hulp] = toewijzing.pk

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpIngetrokken) -> None:
        rij = self._toewijzing(gebeurd.hulp)
        handelingen.trek_in(toewijzing=rij, door=self.boek.wie(gebeurd.door))
        self._verstuur(rij.pk, kenmerk("I", gebeurd))

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpBegonnen) -> None:
        rij = self._toewijzing(gebeurd.hulp)
        berichten.meld_start(rij, kenmerk=kenmerk("B", gebeurd), dag=gebeurd.dag)

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpGestopt) -> None:
        rij = self._toewijzing(gebeurd.hulp)
        berichten.meld_stop(
            rij, kenmerk=kenmerk("S", gebeurd), dag=gebeurd.dag, reden=gebeurd.reden
        )

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpGedeclareerd) -> None:
        """Meer dan er is toegewezen stuurt de postbode terug (TR321), en dat blijft te zien."""
        rij, regel = self._toewijzing(gebeurd.hulp), regel_van(gebeurd)
        try:
            berichten.declareer(
                rij, kenmerk=kenmerk_van_maand(gebeurd), maand=gebeurd.maand,
                volume=gebeurd.volume, referentie=regel,
            )  # fmt: skip
        except berichten.NietVerwerkt as fout:
            if TE_VEEL not in str(fout):
                raise

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpVerlengd) -> None:
        vorige = self._toewijzing(gebeurd.vorige)
        product: Any = vorige.product
        verzoek = handelingen.ontvang_verzoek(
            dossier_id=vorige.dossier_id,
            soort=VerzoekSoort.WIJZIGING,
            aanbieder=vorige.aanbieder,
            persoon_id=vorige.persoon_id,
            naam=vorige.naam,
            product=product,
            omvang=Omvang(gebeurd.volume, vorige.eenheid, vorige.frequentie),
            ingang=gebeurd.ingang,
            einde=gebeurd.einde,
            referentie=kenmerk("V", gebeurd),
            toelichting=gebeurd.waarom,
            toewijzing=vorige,
        )
        nieuw = handelingen.ken_verzoek_toe(
            verzoek=verzoek, motivering=gebeurd.waarom, door=self.boek.wie(gebeurd.door)
        )
        self.hulp[gebeurd.hulp] = nieuw.pk
        self._verstuur(vorige.pk, kenmerk("E", gebeurd))
        self._verstuur(nieuw.pk, kenmerk("T", gebeurd))
