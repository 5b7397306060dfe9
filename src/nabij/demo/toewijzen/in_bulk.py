"""Toegewezen hulp als rijen: wat de handelingen ervan maken, zonder elke keer te vragen."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from django.db import models

from nabij.demo import gebeurtenissen as g
from nabij.demo.afnemer import Adresboek
from nabij.demo.rijen import Rijen
from nabij.demo.toewijzen import gebeurtenissen as h
from nabij.demo.toewijzen.kenmerken import bericht_van, kenmerk, regel_van
from nabij.fundament import klok
from nabij.fundament.klok import dag_van
from nabij.fundament.termijnen import werkdagen_later
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.bewoners.models import Persoon
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.models import Dossier
from nabij.kamers.team.models import Mandaat
from nabij.kamers.toewijzing.handelingen.berichten import inhoud_van, sleutel_van
from nabij.kamers.toewijzing.handelingen.besluit import VERWIJDERD
from nabij.kamers.toewijzing.handelingen.leveren import TIJDELIJK
from nabij.kamers.toewijzing.handelingen.nummers import BESCHIKKING, TOEWIJZING
from nabij.kamers.toewijzing.handelingen.verzoek import DOOR_AANBIEDER
from nabij.kamers.toewijzing.models import (
    Declaratie,
    Levering,
    LeveringSoort,
    Nummerreeks,
    Toekenning,
    Toewijzer,
    Toewijzing,
    Uitbak,
    UitbakStatus,
    Uitkomst,
    Verzoek,
    VerzoekAntwoord,
    VerzoekSoort,
)
from nabij.kamers.toewijzing.regels import Omvang, bedrag, binnen, weken_van
from nabij.koppelingen.istandaarden.formaat import gegevens as f
from nabij.koppelingen.istandaarden.volume import Periode, hoogste_totaal, hoogste_volume

TABELLEN: Sequence[type[models.Model]] = (
    Toekenning, Toewijzing, Uitbak, Levering, Declaratie, Verzoek,
)  # fmt: skip


class HulpInBulk(Rijen):
    """De hulp van een huishouden; nummers lopen door waar de database bleef."""

    def __init__(self, boek: Adresboek) -> None:
        super().__init__(boek)
        self.nummers: dict[str, int] = dict(Nummerreeks.objects.values_list("code", "laatste"))

    def vergeet_hulp(self) -> None:
        self.huizen: dict[int, Dossier] = {}
        self.mensen: dict[int, Persoon] = {}
        self.hulp: dict[int, Toewijzing] = {}
        self.geleverd: dict[int, int] = {}

    def bewaar_nummers(self) -> None:
        for code, laatste in self.nummers.items():
            Nummerreeks.objects.update_or_create(code=code, defaults={"laatste": laatste})

    def _volgend(self, reeks: str) -> int:
        self.nummers[reeks] = self.nummers.get(reeks, 0) + 1
        return self.nummers[reeks]

    def _op_tijdlijn(
        self, gebeurd: h.HulpGebeurtenis, woord: str, object_id: UUID, *,
        door: bool = True, op: datetime | None = None,
    ) -> None:  # fmt: skip
        dossier = self.huizen[gebeurd.huishouden].pk
        wie = gebeurd if door else g.Gebeurtenis(gebeurd.op, "")
        self._tijdlijn(dossier, woord, Onderdeel.PLAN, wie, object_id, op)

    def _mandaat(
        self, gebeurd: h.HulpToegewezen | h.HulpVerlengd, rij: Toewijzing
    ) -> Mandaat | None:
        product: Any = rij.product
        omvang = Omvang(gebeurd.volume, rij.eenheid, rij.frequentie)
        return binnen(
            self.boek.mandaten[gebeurd.door],
            wet=product.wet,
            bedrag=bedrag(omvang, gebeurd.ingang, gebeurd.einde, product.tarief),
            weken=weken_van(gebeurd.ingang, gebeurd.einde),
        )

    def _besluit(
        self, gebeurd: h.HulpToegewezen | h.HulpVerlengd, rij: Toewijzing, brief: str
    ) -> None:
        """Toekenning, nummers en het bericht: zoals `neem_besluit`, en dan verzonden."""
        door, op = self._wie(gebeurd.door), gebeurd.op
        beschikking = f"{op.astimezone(UTC).year}{self._volgend(BESCHIKKING):06d}"
        toekenning = self._zet(
            Toekenning, dossier=rij.dossier, persoon_id=rij.persoon_id, naam=rij.naam, wet=rij.wet,
            uitkomst=Uitkomst.TOEGEKEND, motivering=gebeurd.waarom, beschikkingnummer=beschikking,
            besloten_op=op, besloten_door_id=door, mandaat=(m := self._mandaat(gebeurd, rij)),
            mandaat_id=m and m.pk, door_id=door, vastgelegd_op=op,
        )  # fmt: skip
        rij.toekenning, rij.toekenning_id = toekenning, toekenning.pk
        rij.toegewezen_op, rij.nummer = op.astimezone(UTC), self._volgend(TOEWIJZING)
        rij.beschikkingnummer = beschikking
        self._op_tijdlijn(gebeurd, "toegekend", toekenning.pk)
        self._op_tijdlijn(gebeurd, "toegewezen", rij.pk)
        self._verzonden(rij, gebeurd, brief)

    def _verzonden(self, rij: Toewijzing, gebeurd: h.HulpGebeurtenis, brief: str) -> None:
        self._zet(
            Uitbak, dossier=rij.dossier, soort="301", wet=rij.wet, aanbieder_id=rij.aanbieder_id,
            persoon_id=rij.persoon_id, inhoud=inhoud_van(rij), sleutel=sleutel_van(rij),
            status=UitbakStatus.GOED, kenmerk=brief, op=gebeurd.op, verzonden_op=gebeurd.op,
            vastgelegd_op=gebeurd.op,
        )  # fmt: skip

    def _toewijzing(self, gebeurd: h.HulpToegewezen | h.HulpVanAnder, **meer: Any) -> Toewijzing:
        aanbieder = self.boek.aanbieders[gebeurd.aanbieder]
        product = self.boek.producten[gebeurd.product]
        mens = self.mensen[gebeurd.mens]
        rij: Toewijzing = self._zet(
            Toewijzing, dossier=self.huizen[gebeurd.huishouden], persoon_id=mens.pk,
            naam=f"{mens.roepnaam} {mens.achternaam}", wet=product.wet, aanbieder=aanbieder,
            aanbieder_id=aanbieder.pk, product=product, product_id=product.pk,
            ingang=gebeurd.ingang, einde=gebeurd.einde, door_id=self._wie(gebeurd.door),
            vastgelegd_op=gebeurd.op, **meer,
        )  # fmt: skip
        self.hulp[gebeurd.hulp] = rij
        return rij

    @singledispatchmethod
    def verwerk_hulp(self, gebeurd: h.HulpGebeurtenis) -> None:
        raise TypeError(f"onbekende gebeurtenis {type(gebeurd).__name__}")

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpToegewezen) -> None:
        product = self.boek.producten[gebeurd.product]
        rij = self._toewijzing(
            gebeurd, volume=gebeurd.volume, eenheid=product.eenheid, frequentie=gebeurd.frequentie
        )
        self._besluit(gebeurd, rij, kenmerk("T", gebeurd))

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpVanAnder) -> None:
        rij = self._toewijzing(
            gebeurd, toewijzer=Toewijzer(gebeurd.toewijzer),
            toegewezen_op=klok.begin_van(gebeurd.ingang),
        )  # fmt: skip
        self._op_tijdlijn(gebeurd, "hulp_van_ander", rij.pk)

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpIngetrokken) -> None:
        rij = self.hulp[gebeurd.hulp]
        rij.ingetrokken_op = gebeurd.op
        rij.einde, rij.reden_wijziging = rij.ingang, VERWIJDERD
        rij.toegewezen_op = gebeurd.op.astimezone(UTC)
        self._op_tijdlijn(gebeurd, "toewijzing_weg", rij.pk)
        self._verzonden(rij, gebeurd, kenmerk("I", gebeurd))

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpBegonnen) -> None:
        self._levering(gebeurd, LeveringSoort.START, "hulp_begonnen")

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpGestopt) -> None:
        tijdelijk = gebeurd.reden == TIJDELIJK
        woord = "hulp_pauze" if tijdelijk else "hulp_gestopt"
        self._levering(gebeurd, LeveringSoort.STOP, woord, reden=gebeurd.reden, tijdelijk=tijdelijk)

    def _levering(
        self, gebeurd: h.HulpBegonnen | h.HulpGestopt, soort: LeveringSoort, woord: str, **meer: Any
    ) -> None:
        hulp = self.hulp[gebeurd.hulp]
        rij = self._zet(
            Levering, dossier=hulp.dossier, toewijzing=hulp, soort=soort, op=gebeurd.dag,
            bericht=bericht_van(gebeurd), vastgelegd_op=gebeurd.op, **meer,
        )  # fmt: skip
        op = min(klok.begin_van(gebeurd.dag), gebeurd.op)
        self._op_tijdlijn(gebeurd, woord, rij.pk, op=op)

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpGedeclareerd) -> None:
        hulp = self.hulp[gebeurd.hulp]
        self._zet(
            Declaratie, dossier=hulp.dossier, toewijzing=hulp, maand=gebeurd.maand,
            volume=gebeurd.volume, eenheid=hulp.eenheid,
            regel=regel_van(gebeurd), vastgelegd_op=gebeurd.op,
            teruggestuurd=self._te_veel(gebeurd, hulp),
        )  # fmt: skip

    def _te_veel(self, gebeurd: h.HulpGedeclareerd, hulp: Toewijzing) -> bool:
        """Of de postbode deze regel terugstuurt, volgens dezelfde rekenregels (TR321, TR322)."""
        omvang = f.Omvang(volume=hulp.volume or 0, eenheid=hulp.eenheid, frequentie=hulp.frequentie)
        heel = Periode(hulp.ingang, hulp.einde or date.max)
        laatste = monthrange(gebeurd.maand.year, gebeurd.maand.month)[1]
        maand = Periode(gebeurd.maand, gebeurd.maand.replace(day=laatste))
        samen = self.geleverd.get(gebeurd.hulp, 0) + gebeurd.volume
        te_veel = gebeurd.volume > hoogste_volume(omvang, heel, maand)
        if hulp.einde is not None:
            te_veel = te_veel or samen > hoogste_totaal(omvang, heel)
        if not te_veel:
            self.geleverd[gebeurd.hulp] = samen
        return te_veel

    @verwerk_hulp.register
    def _(self, gebeurd: h.HulpVerlengd) -> None:
        """Zoals `ontvang_verzoek` en `ken_verzoek_toe` op dezelfde dag."""
        vorige, dag, op = self.hulp[gebeurd.vorige], dag_van(gebeurd.op), gebeurd.op
        referentie = kenmerk("V", gebeurd)
        omvang = {
            "volume": gebeurd.volume, "eenheid": vorige.eenheid, "frequentie": vorige.frequentie,
        }  # fmt: skip
        zelfde: dict[str, Any] = {
            "dossier": vorige.dossier, "persoon_id": vorige.persoon_id, "naam": vorige.naam,
            "wet": vorige.wet, "aanbieder": vorige.aanbieder, "aanbieder_id": vorige.aanbieder_id,
            "product": vorige.product, "product_id": vorige.product_id, "ingang": gebeurd.ingang,
            "einde": gebeurd.einde, "vastgelegd_op": op, **omvang,
        }  # fmt: skip
        verzoek = self._zet(
            Verzoek, **zelfde, soort=VerzoekSoort.WIJZIGING, toewijzing=vorige,
            toelichting=gebeurd.waarom, referentie=referentie, ontvangen_op=dag,
            uiterlijk=werkdagen_later(dag, norm("dagen_verzoek", dag)),
            antwoord=VerzoekAntwoord.TOEGEWEZEN, beantwoord_op=op,
            beantwoord_door_id=self._wie(gebeurd.door),
        )  # fmt: skip
        self._op_tijdlijn(gebeurd, "verzoek", verzoek.pk, door=False)
        vorige.einde = gebeurd.ingang - timedelta(days=1)
        vorige.reden_wijziging, vorige.referentie = DOOR_AANBIEDER, referentie
        vorige.toegewezen_op = op.astimezone(UTC)
        self._verzonden(vorige, gebeurd, kenmerk("E", gebeurd))
        nieuw: Toewijzing = self._zet(
            Toewijzing, **zelfde, volgt_op=vorige, referentie=referentie,
            door_id=self._wie(gebeurd.door),
        )  # fmt: skip
        self.hulp[gebeurd.hulp] = nieuw
        verzoek.werd_id = nieuw.pk
        self._besluit(gebeurd, nieuw, kenmerk("T", gebeurd))
        self._op_tijdlijn(gebeurd, "verzoek_toegewezen", verzoek.pk)
