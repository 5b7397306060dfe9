"""Toegewezen hulp langs de deur: de handelingen van de medewerker en van de aanbieder."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from nabij.demo import gebeurtenissen as g
from nabij.demo.afnemer import Adresboek
from nabij.demo.toewijzen import gebeurtenissen as h
from nabij.demo.toewijzen.kenmerken import bericht_van, kenmerk, regel_van
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
        bericht = bericht_van(gebeurd, rij.aanbieder.agb)
        handelingen.leg_start_vast(toewijzing=rij, op=gebeurd.dag, bericht=bericht)

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpGestopt) -> None:
        rij = self._toewijzing(gebeurd.hulp)
        bericht = bericht_van(gebeurd, rij.aanbieder.agb)
        handelingen.leg_stop_vast(
            toewijzing=rij, op=gebeurd.dag, reden=gebeurd.reden, bericht=bericht
        )

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpGedeclareerd) -> None:
        rij = self._toewijzing(gebeurd.hulp)
        handelingen.leg_declaratie_vast(
            toewijzing=rij,
            maand=gebeurd.maand,
            volume=gebeurd.volume,
            eenheid=rij.eenheid,
            regel=regel_van(gebeurd, rij.aanbieder.agb),
        )

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
