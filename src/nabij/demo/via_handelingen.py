"""De afnemer langs de deur: elke gebeurtenis wordt de handeling die een medewerker zou doen.

Langzaam en eerlijk. Zet de klok stil op `vastgelegd_op` voor je `verwerk` aanroept.
"""

from __future__ import annotations

from functools import singledispatchmethod
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from nabij.demo import gebeurtenissen as g
from nabij.demo.afnemer import Adresboek
from nabij.demo.toewijzen.gebeurtenissen import HulpGebeurtenis
from nabij.demo.toewijzen.via_handelingen import HulpViaHandelingen
from nabij.kamers.bewoners import handelingen as bewoners
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.casus.handelingen import Oordeel
from nabij.kamers.casus.models import Actie, Doel
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, DossierSoort
from nabij.kamers.poort.begrippen import Doel as Waarvoor
from nabij.kamers.toegang import handelingen as toegang
from nabij.kamers.toegang.handelingen import NieuweWaarneming
from nabij.kamers.toegang.models import Hulpvraag, Waarneming


class ViaHandelingen(HulpViaHandelingen):
    """Onthoudt welk nummer welke rij werd. Draait binnen `poort.systeem`."""

    def __init__(self, boek: Adresboek) -> None:
        super().__init__(boek)
        self.vragen: dict[int, UUID] = {}
        self.doelen: dict[int, UUID] = {}
        self.acties: dict[int, UUID] = {}

    def _verzoek(self, door: str) -> Any:
        return SimpleNamespace(wie=self.boek.wie(door), trace_id="", herkomst="synthese")

    def _vraag(self, nummer: int) -> Hulpvraag:
        vraag: Hulpvraag = Hulpvraag.objects.select_related("dossier").get(pk=self.vragen[nummer])
        return vraag

    @singledispatchmethod
    def verwerk(self, gebeurd: g.Gebeurtenis) -> None:
        raise TypeError(f"onbekende gebeurtenis {type(gebeurd).__name__}")

    @verwerk.register
    def _(self, gebeurd: HulpGebeurtenis) -> None:
        self.verwerk_hulp(gebeurd)

    @verwerk.register
    def _(self, gebeurd: g.VraagGesteld) -> None:
        with poort.nieuw(
            self._verzoek(gebeurd.door),
            soort=DossierSoort.VRAAG,
            team_id=self.boek.teams[gebeurd.team],
            doel=Waarvoor.NIEUWE_VRAAG,
        ) as zicht:
            vraag = toegang.neem_vraag_aan(
                dossier_id=zicht.dossier.pk,
                tekst=gebeurd.tekst,
                door=zicht.wie,
                kanaal=gebeurd.kanaal,
                vrager=gebeurd.vrager,
                naam=gebeurd.naam,
                terugbellen=gebeurd.terugbellen,
                buurt_id=self.boek.gebieden[gebeurd.buurt].pk,
                themas=gebeurd.themas,
                op=gebeurd.op,
            )
        self.vragen[gebeurd.vraag] = vraag.pk

    @verwerk.register
    def _(self, gebeurd: g.VraagOpgepakt) -> None:
        toegang.pak_op(vraag=self._vraag(gebeurd.vraag), door=self.boek.wie(gebeurd.door))

    @verwerk.register
    def _(self, gebeurd: g.VraagAfgelopen) -> None:
        toegang.rond_af(
            vraag=self._vraag(gebeurd.vraag),
            afloop=gebeurd.afloop,
            door=self.boek.wie(gebeurd.door),
        )

    @verwerk.register
    def _(self, gebeurd: g.HuishoudenBekend) -> None:
        door = self.boek.wie(gebeurd.door)
        with poort.nieuw(
            self._verzoek(gebeurd.door),
            soort=DossierSoort.HUISHOUDEN,
            team_id=self.boek.teams[gebeurd.team],
            doel=Waarvoor.HULP,
            rol=Betrokkenrol.AANSPREEKPUNT,
        ) as zicht:
            bewoners.richt_huishouden_in(
                dossier_id=zicht.dossier.pk,
                leden=[_lid(mens) for mens in gebeurd.mensen],
                adres=bewoners.NieuwAdres(
                    straat=gebeurd.straat,
                    postcode=gebeurd.postcode,
                    huisnummer=gebeurd.huisnummer,
                    plaats=gebeurd.plaats,
                    buurt_id=self.boek.gebieden[gebeurd.buurt].pk,
                ),
                door=door,
            )
        self.huizen[gebeurd.huishouden] = zicht.dossier.pk
        self.mensen |= {mens.nummer: mens for mens in gebeurd.mensen}
        if gebeurd.vraag is not None:
            self._zet_bij(gebeurd.vraag, gebeurd.huishouden, gebeurd.door)

    def _zet_bij(self, vraag: int, huishouden: int, door: str) -> None:
        toegang.zet_bij_huishouden(
            vraag=self._vraag(vraag),
            huishouden_id=self.huizen[huishouden],
            door=self.boek.wie(door),
        )

    @verwerk.register
    def _(self, gebeurd: g.VraagErbij) -> None:
        self._zet_bij(gebeurd.vraag, gebeurd.huishouden, gebeurd.door)

    @verwerk.register
    def _(self, gebeurd: g.NetwerkVerteld) -> None:
        for naaste in gebeurd.naasten:
            bewoners.voeg_netwerklid_toe(
                dossier_id=self.huizen[gebeurd.huishouden],
                roepnaam=naaste.roepnaam,
                kring=naaste.kring,
                door=self.boek.wie(gebeurd.door),
                relatie=naaste.relatie,
                band=naaste.band,
                organisatie=naaste.organisatie,
            )

    @verwerk.register
    def _(self, gebeurd: g.ContactGeweest) -> None:
        bewoners.leg_contact_vast(
            dossier_id=self.huizen[gebeurd.huishouden],
            soort=gebeurd.soort,
            door=self.boek.wie(gebeurd.door),
            notitie=gebeurd.notitie,
            met=gebeurd.met,
            op=gebeurd.op,
        )

    @verwerk.register
    def _(self, gebeurd: g.GesprekGevoerd) -> None:
        door = self.boek.wie(gebeurd.door)
        gesprek = toegang.voer_gesprek(
            dossier_id=self.huizen[gebeurd.huishouden],
            door=door,
            verslag=gebeurd.verslag,
            met=gebeurd.met,
            waarnemingen=tuple(
                NieuweWaarneming(een.soort, een.woorden, een.leefgebied, een.van_wie, een.lezing)
                for een in gebeurd.gezegd
            ),
        )
        rijen = {
            (een.soort, een.woorden): een for een in Waarneming.objects.filter(gesprek=gesprek)
        }
        for oorzaak, gevolg in gebeurd.samenhang:
            paar = (gebeurd.gezegd[plek] for plek in (oorzaak, gevolg))
            eerste, tweede = (rijen[een.soort, een.woorden] for een in paar)
            toegang.leg_samenhang_vast(oorzaak=eerste, gevolg=tweede, door=door)

    @verwerk.register
    def _(self, gebeurd: g.RegisseurGeworden) -> None:
        casus.wijs_regisseur_aan(
            dossier_id=self.huizen[gebeurd.huishouden],
            door=self.boek.wie(gebeurd.door),
            account_id=self.boek.accounts[gebeurd.wie],
            wens=gebeurd.wens,
        )

    @verwerk.register
    def _(self, gebeurd: g.DoelGesteld) -> None:
        door, huis = self.boek.wie(gebeurd.door), self.huizen[gebeurd.huishouden]
        doel = casus.stel_doel(
            dossier_id=huis,
            tekst=gebeurd.tekst,
            door=door,
            van_wie=gebeurd.van_wie,
            leefgebied=gebeurd.leefgebied,
            stap_nu=gebeurd.stap_nu,
            stap_straks=gebeurd.stap_straks,
        )
        self.doelen[gebeurd.doel] = doel.pk
        for afspraak in gebeurd.acties:
            actie = casus.spreek_actie_af(
                dossier_id=huis,
                tekst=afspraak.tekst,
                wie=afspraak.wie,
                door=door,
                doel=Doel.objects.get(pk=doel.pk),
                naam=afspraak.naam,
                account_id=self.boek.accounts[afspraak.account] if afspraak.account else None,
                uiterlijk=afspraak.uiterlijk,
            )
            self.acties[afspraak.nummer] = actie.pk

    @verwerk.register
    def _(self, gebeurd: g.ActieKlaar) -> None:
        actie = Actie.objects.get(pk=self.acties[gebeurd.actie])
        casus.rond_actie_af(actie=actie, door=self.boek.wie(gebeurd.door))

    @verwerk.register
    def _(self, gebeurd: g.Teruggekeken) -> None:
        casus.kijk_terug(
            dossier_id=self.huizen[gebeurd.huishouden],
            door=self.boek.wie(gebeurd.door),
            oordelen=[
                Oordeel(self.doelen[doel], inwoner, werker)
                for doel, inwoner, werker in gebeurd.oordelen
            ],
            lichter=gebeurd.lichter,
            woorden=gebeurd.woorden,
            volgende_op=gebeurd.volgende,
        )

    @verwerk.register
    def _(self, gebeurd: g.HuishoudenAfgesloten) -> None:
        casus.sluit_af(
            dossier_id=self.huizen[gebeurd.huishouden],
            afloop=gebeurd.afloop,
            door=self.boek.wie(gebeurd.door),
        )


def _lid(mens: g.Mens) -> bewoners.NieuwLid:
    return bewoners.NieuwLid(
        roepnaam=mens.roepnaam,
        achternaam=mens.achternaam,
        geboortedatum=mens.geboren,
        geslacht=mens.geslacht,
        telefoon=mens.telefoon,
        rol=mens.rol,
        deels=mens.deels,
        bsn=mens.bsn,
    )
