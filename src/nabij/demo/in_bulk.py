"""De snelle afnemer: dezelfde rijen als de handelingen maken, in grote porties geschreven.

Een test bouwt twintig huishoudens langs beide wegen en vergelijkt elke rij.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from django.db import models

from nabij.demo import gebeurtenissen as g
from nabij.demo.afnemer import Adresboek
from nabij.demo.toewijzen.gebeurtenissen import HulpGebeurtenis
from nabij.demo.toewijzen.in_bulk import TABELLEN, HulpInBulk
from nabij.demo.wegzetten import zet_weg
from nabij.fundament.klok import dag_van
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.bewoners.handelingen.zoekwoorden import woorden_van_adres, woorden_van_persoon
from nabij.kamers.bewoners.models import (
    Adres,
    Contact,
    Huishouden,
    Lid,
    Netwerklid,
    Persoon,
    Tijdlijn,
    Zoekwoord,
)
from nabij.kamers.bewoners.regels import huishoudnaam
from nabij.kamers.casus.models import (
    Actie,
    Doel,
    Doeloordeel,
    Evaluatie,
    Gebeurtenis,
    GebeurtenisSoort,
    Regie,
    RegieSoort,
)
from nabij.kamers.casus.regels import maanden_later
from nabij.kamers.poort.begrippen import Betrokkenrol, DossierSoort, Onderdeel
from nabij.kamers.poort.models import (
    Betrokkenheid,
    Dossier,
    Dossiergang,
    DossiergangSoort,
    DossierPersoon,
)
from nabij.kamers.poort.rechten import EERSTEN
from nabij.kamers.toegang.models import (
    Gesprek,
    Hulpvraag,
    Samenhang,
    Vraagstap,
    VraagstapSoort,
    Vraagthema,
    Waarneming,
    WaarnemingSoort,
)
from nabij.opslag.kluis import adres_merk, bsn_merk, kluis

# Zo geschreven dat elke rij naar eerder geschreven rijen wijst.
VOLGORDE: Sequence[type[models.Model]] = (
    Dossier, Dossiergang, Betrokkenheid, DossierPersoon, Persoon, Huishouden, Adres, Lid,
    Netwerklid, Zoekwoord, Contact, Hulpvraag, Vraagthema, Vraagstap, Gesprek, Waarneming,
    Samenhang, Regie, Gebeurtenis, Doel, Actie, Evaluatie, Doeloordeel, *TABELLEN, Tijdlijn,
)  # fmt: skip


class InBulk(HulpInBulk):
    """Verzamelt rijen per tabel; `schrijf` zet ze weg. Draait binnen `poort.systeem`."""

    def __init__(self, boek: Adresboek) -> None:
        super().__init__(boek)
        self._vergeet()

    def _vergeet(self) -> None:
        """Tussen twee huishoudens hoeft er niets onthouden te worden."""
        self.vergeet_hulp()
        self.vragen: dict[int, Hulpvraag] = {}
        self.vraagrijen: dict[int, list[Any]] = defaultdict(list)
        self.betrokken: dict[UUID, list[Betrokkenheid]] = defaultdict(list)
        self.regie: dict[UUID, Regie] = {}
        self.met_plan: set[UUID] = set()
        self.doelen: dict[int, Doel] = {}
        self.acties: dict[int, Actie] = {}

    def neem(self, rij: Sequence[g.Gebeurtenis]) -> None:
        """Verwerk de gebeurtenissen van een huishouden."""
        for gebeurd in rij:
            self.verwerk(gebeurd)
        self._vergeet()

    def schrijf(self) -> None:
        """Zet weg wat er ligt. De aanroeper heeft de transactie."""
        for model in VOLGORDE:
            zet_weg(model, self.rijen.pop(model, []))
        self.bewaar_nummers()

    def _dossier(self, soort: DossierSoort, team: str, op: datetime) -> Dossier:
        dossier: Dossier = self._zet(
            Dossier, soort=soort, team_id=self.boek.teams[team], team_sinds=dag_van(op),
            gemaakt_op=op,
        )  # fmt: skip
        return dossier

    def _betrek(
        self, dossier: Dossier, rol: Betrokkenrol, gebeurd: g.Gebeurtenis, *, gegeven: bool
    ) -> None:
        account = self._wie(gebeurd.door)
        if rol in EERSTEN:
            self._eindig(dossier.pk, EERSTEN, gebeurd.op)
        rij = self._zet(
            Betrokkenheid, dossier=dossier, account_id=account, rol=rol,
            van=gebeurd.vastgelegd_op, vastgelegd_op=gebeurd.vastgelegd_op,
            gegeven_door_id=account if gegeven else None,
        )  # fmt: skip
        self.betrokken[dossier.pk].append(rij)

    def _eindig(self, dossier: UUID, rollen: frozenset[Betrokkenrol], op: datetime) -> None:
        for rij in self.betrokken[dossier]:
            if rij.tot is None and rij.rol in rollen:
                rij.tot = op

    @singledispatchmethod
    def verwerk(self, gebeurd: g.Gebeurtenis) -> None:
        raise TypeError(f"onbekende gebeurtenis {type(gebeurd).__name__}")

    @verwerk.register
    def _(self, gebeurd: HulpGebeurtenis) -> None:
        self.verwerk_hulp(gebeurd)

    @verwerk.register
    def _(self, gebeurd: g.VraagGesteld) -> None:
        dossier = self._dossier(DossierSoort.VRAAG, gebeurd.team, gebeurd.vastgelegd_op)
        if gebeurd.door:
            self._betrek(dossier, Betrokkenrol.AANGENOMEN, gebeurd, gegeven=False)
        vraag = self._zet(
            Hulpvraag, dossier=dossier, tekst=gebeurd.tekst, kanaal=gebeurd.kanaal,
            vrager=gebeurd.vrager, naam=gebeurd.naam, terugbellen=gebeurd.terugbellen,
            buurt_id=self.boek.gebieden[gebeurd.buurt].pk, op=gebeurd.op,
            vastgelegd_op=gebeurd.vastgelegd_op, door_id=self._wie(gebeurd.door),
        )  # fmt: skip
        self.vragen[gebeurd.vraag] = vraag
        self.vraagrijen[gebeurd.vraag] = [vraag] + [
            self._zet(Vraagthema, dossier=dossier, vraag=vraag, thema=code, woord=woord)
            for code, woord in gebeurd.themas
        ]

    def _stap(
        self, nummer: int, soort: VraagstapSoort, gebeurd: g.Gebeurtenis, **meer: Any
    ) -> None:
        vraag = self.vragen[nummer]
        stap = self._zet(
            Vraagstap, dossier_id=vraag.dossier_id, vraag=vraag, soort=soort, op=gebeurd.op,
            vastgelegd_op=gebeurd.op, door_id=self._wie(gebeurd.door), **meer,
        )  # fmt: skip
        self.vraagrijen[nummer].append(stap)

    @verwerk.register
    def _(self, gebeurd: g.VraagOpgepakt) -> None:
        dossier = self.vragen[gebeurd.vraag].dossier
        self._betrek(dossier, Betrokkenrol.AANSPREEKPUNT, gebeurd, gegeven=True)
        self._stap(gebeurd.vraag, VraagstapSoort.OPGEPAKT, gebeurd)

    @verwerk.register
    def _(self, gebeurd: g.VraagAfgelopen) -> None:
        vraag = self.vragen[gebeurd.vraag]
        if vraag.dossier.soort == DossierSoort.VRAAG:
            vraag.dossier.gesloten_op = gebeurd.op
        else:
            self._tijdlijn(vraag.dossier_id, "vraag_afgerond", Onderdeel.VRAAG, gebeurd, vraag.pk)
        self._stap(gebeurd.vraag, VraagstapSoort.AFLOOP, gebeurd, afloop=gebeurd.afloop)

    @verwerk.register
    def _(self, gebeurd: g.HuishoudenBekend) -> None:
        dossier = self._dossier(DossierSoort.HUISHOUDEN, gebeurd.team, gebeurd.op)
        self.huizen[gebeurd.huishouden] = dossier
        self._betrek(dossier, Betrokkenrol.AANSPREEKPUNT, gebeurd, gegeven=False)
        personen = [self._persoon(dossier, mens, gebeurd) for mens in gebeurd.mensen]
        self._zet(
            Huishouden, dossier=dossier, naam=huishoudnaam(personen[0]),
            bekend_sinds=dag_van(gebeurd.op), vastgelegd_op=gebeurd.op,
        )  # fmt: skip
        self._adres(dossier, gebeurd)
        self._tijdlijn(dossier.pk, "bekend", Onderdeel.NAAM, gebeurd)
        if gebeurd.vraag is not None:
            self._zet_bij(gebeurd.vraag, gebeurd.huishouden, gebeurd)

    def _persoon(self, dossier: Dossier, mens: g.Mens, gebeurd: g.HuishoudenBekend) -> Persoon:
        dag = dag_van(gebeurd.op)
        persoon: Persoon = self._zet(
            Persoon, roepnaam=mens.roepnaam, achternaam=mens.achternaam,
            geboortedatum=mens.geboren, geslacht=mens.geslacht, telefoon=mens.telefoon,
            bsn_merk=bsn_merk(mens.bsn),
            bsn_kluis=kluis().versleutel(mens.bsn) if mens.bsn else None,
            vastgelegd_op=gebeurd.op,
        )  # fmt: skip
        self.mensen[mens.nummer] = persoon
        self._zet(
            Lid, dossier=dossier, persoon=persoon, rol=mens.rol, deels=mens.deels, van=dag,
            vastgelegd_op=gebeurd.op,
        )  # fmt: skip
        self._zet(
            DossierPersoon, dossier=dossier, persoon_id=persoon.pk, onderdeel=Onderdeel.MENSEN,
            naamdrager=mens is gebeurd.mensen[0], van=dag,
        )  # fmt: skip
        for soort, woord in woorden_van_persoon(persoon):
            self._zet(Zoekwoord, dossier=dossier, persoon_id=persoon.pk, soort=soort, woord=woord)
        return persoon

    def _adres(self, dossier: Dossier, gebeurd: g.HuishoudenBekend) -> None:
        buurt = self.boek.gebieden[gebeurd.buurt]
        adres = self._zet(
            Adres, dossier=dossier, straat=gebeurd.straat, postcode=gebeurd.postcode,
            huisnummer=gebeurd.huisnummer, plaats=gebeurd.plaats, buurt_id=buurt.pk,
            van=dag_van(gebeurd.op), vastgelegd_op=gebeurd.op,
        )  # fmt: skip
        dossier.adres_merk = adres_merk(gebeurd.postcode, gebeurd.huisnummer)
        for soort, woord in woorden_van_adres(adres):
            self._zet(Zoekwoord, dossier=dossier, soort=soort, woord=woord)

    def _zet_bij(self, nummer: int, huishouden: int, gebeurd: g.Gebeurtenis) -> None:
        vraag, huis = self.vragen[nummer], self.huizen[huishouden]
        los = vraag.dossier
        self._stap(nummer, VraagstapSoort.HUISHOUDEN, gebeurd, object_id=huis.pk)
        self._tijdlijn(huis.pk, "vraag", Onderdeel.VRAAG, gebeurd, vraag.pk, vraag.op)
        for rij in self.vraagrijen[nummer]:
            rij.dossier, rij.dossier_id = huis, huis.pk
        self._zet(
            Dossiergang, dossier=los, soort=DossiergangSoort.OPGEGAAN, van=str(los.pk),
            naar=str(huis.pk), door_id=self._wie(gebeurd.door), vastgelegd_op=gebeurd.op,
        )  # fmt: skip
        los.opgegaan_in_id, los.gesloten_op = huis.pk, gebeurd.op
        self._eindig(los.pk, frozenset(Betrokkenrol), gebeurd.op)

    @verwerk.register
    def _(self, gebeurd: g.VraagErbij) -> None:
        self._zet_bij(gebeurd.vraag, gebeurd.huishouden, gebeurd)

    @verwerk.register
    def _(self, gebeurd: g.NetwerkVerteld) -> None:
        huis, dag = self.huizen[gebeurd.huishouden], dag_van(gebeurd.op)
        for naaste in gebeurd.naasten:
            lid = self._zet(
                Netwerklid, dossier=huis, roepnaam=naaste.roepnaam, relatie=naaste.relatie,
                kring=naaste.kring, band=naaste.band, organisatie=naaste.organisatie, van=dag,
                vastgelegd_op=gebeurd.op,
            )  # fmt: skip
            self._zet(
                DossierPersoon, dossier=huis, persoon_id=lid.pk, onderdeel=Onderdeel.NETWERK,
                van=dag,
            )  # fmt: skip
            self._tijdlijn(huis.pk, "netwerk_erbij", Onderdeel.NETWERK, gebeurd, lid.pk)

    @verwerk.register
    def _(self, gebeurd: g.ContactGeweest) -> None:
        huis = self.huizen[gebeurd.huishouden]
        contact = self._zet(
            Contact, dossier=huis, soort=gebeurd.soort, met=gebeurd.met, notitie=gebeurd.notitie,
            op=gebeurd.op, vastgelegd_op=gebeurd.vastgelegd_op, door_id=self._wie(gebeurd.door),
        )  # fmt: skip
        woord = f"contact_{gebeurd.soort}"
        self._tijdlijn(huis.pk, woord, Onderdeel.CONTACT, gebeurd, contact.pk)

    @verwerk.register
    def _(self, gebeurd: g.GesprekGevoerd) -> None:
        huis, door = self.huizen[gebeurd.huishouden], self._wie(gebeurd.door)
        gesprek = self._zet(
            Gesprek, dossier=huis, met=gebeurd.met, verslag=gebeurd.verslag, op=gebeurd.op,
            vastgelegd_op=gebeurd.op, door_id=door,
        )  # fmt: skip
        rijen = [
            self._zet(
                Waarneming, dossier=huis, gesprek=gesprek, soort=een.soort,
                leefgebied=een.leefgebied, woorden=een.woorden, van_wie=een.van_wie,
                lezing=een.lezing, op=gebeurd.op, vastgelegd_op=gebeurd.op, door_id=door,
            )
            for een in gebeurd.gezegd
        ]  # fmt: skip
        self._tijdlijn(huis.pk, "gesprek", Onderdeel.GESPREK, gebeurd, gesprek.pk)
        if any(een.soort == WaarnemingSoort.KERN for een in gebeurd.gezegd):
            self._tijdlijn(huis.pk, "kern", Onderdeel.GESPREK, gebeurd, gesprek.pk)
        for oorzaak, gevolg in gebeurd.samenhang:
            rij = self._zet(
                Samenhang, dossier=huis, oorzaak=rijen[oorzaak], gevolg=rijen[gevolg],
                door_id=door, vastgelegd_op=gebeurd.op,
            )  # fmt: skip
            self._tijdlijn(huis.pk, "samenhang", Onderdeel.GESPREK, gebeurd, rij.pk)

    @verwerk.register
    def _(self, gebeurd: g.RegisseurGeworden) -> None:
        huis = self.huizen[gebeurd.huishouden]
        self._betrek(huis, Betrokkenrol.REGISSEUR, gebeurd, gegeven=True)
        regie = self._zet(
            Regie, dossier=huis, soort=RegieSoort.REGISSEUR, account_id=self._wie(gebeurd.wie),
            wens=gebeurd.wens, van=gebeurd.op, vastgelegd_op=gebeurd.op,
            door_id=self._wie(gebeurd.door),
        )  # fmt: skip
        self._tijdlijn(huis.pk, "regisseur", Onderdeel.NAAM, gebeurd, regie.pk)

    def _gebeurtenis(
        self, huis: Dossier, soort: GebeurtenisSoort, gebeurd: g.Gebeurtenis, **meer: Any
    ) -> Gebeurtenis:
        rij: Gebeurtenis = self._zet(
            Gebeurtenis, dossier=huis, soort=soort, op=gebeurd.op, vastgelegd_op=gebeurd.op,
            door_id=self._wie(gebeurd.door), **meer,
        )  # fmt: skip
        return rij

    @verwerk.register
    def _(self, gebeurd: g.DoelGesteld) -> None:
        huis, door = self.huizen[gebeurd.huishouden], self._wie(gebeurd.door)
        doel = self._zet(
            Doel, dossier=huis, tekst=gebeurd.tekst, van_wie=gebeurd.van_wie,
            leefgebied=gebeurd.leefgebied, stap_nu=gebeurd.stap_nu,
            stap_straks=gebeurd.stap_straks, op=gebeurd.op, vastgelegd_op=gebeurd.op,
            door_id=door,
        )  # fmt: skip
        self.doelen[gebeurd.doel] = doel
        if huis.pk in self.met_plan:
            self._tijdlijn(huis.pk, "doel", Onderdeel.PLAN, gebeurd, doel.pk)
        else:
            self.met_plan.add(huis.pk)
            dag = dag_van(gebeurd.op)
            terug = maanden_later(dag, norm("evaluatie_maanden", dag))
            self._gebeurtenis(huis, GebeurtenisSoort.PLAN, gebeurd, volgende_op=terug)
            self._tijdlijn(huis.pk, "plan", Onderdeel.PLAN, gebeurd, doel.pk)
        for afspraak in gebeurd.acties:
            actie = self._zet(
                Actie, dossier=huis, plan_doel=doel, tekst=afspraak.tekst, wie=afspraak.wie,
                naam=afspraak.naam, account_id=self._wie(afspraak.account),
                uiterlijk=afspraak.uiterlijk, op=gebeurd.op, vastgelegd_op=gebeurd.op,
                door_id=door,
            )  # fmt: skip
            self.acties[afspraak.nummer] = actie

    @verwerk.register
    def _(self, gebeurd: g.ActieKlaar) -> None:
        actie = self.acties[gebeurd.actie]
        actie.klaar_op = gebeurd.op
        self._tijdlijn(actie.dossier_id, "actie_klaar", Onderdeel.PLAN, gebeurd, actie.pk)

    @verwerk.register
    def _(self, gebeurd: g.Teruggekeken) -> None:
        huis = self.huizen[gebeurd.huishouden]
        evaluatie = self._zet(
            Evaluatie, dossier=huis, lichter=gebeurd.lichter, woorden=gebeurd.woorden,
            op=gebeurd.op, vastgelegd_op=gebeurd.op, door_id=self._wie(gebeurd.door),
        )  # fmt: skip
        for doel, inwoner, werker in gebeurd.oordelen:
            self._zet(
                Doeloordeel, dossier=huis, evaluatie=evaluatie, plan_doel=self.doelen[doel],
                inwoner=inwoner, werker=werker,
            )  # fmt: skip
        soort = GebeurtenisSoort.EVALUATIE
        self._gebeurtenis(huis, soort, gebeurd, volgende_op=gebeurd.volgende)
        self._tijdlijn(huis.pk, "teruggekeken", Onderdeel.NAAM, gebeurd, evaluatie.pk)

    @verwerk.register
    def _(self, gebeurd: g.HuishoudenAfgesloten) -> None:
        huis = self.huizen[gebeurd.huishouden]
        soort = GebeurtenisSoort.AFGESLOTEN
        rij = self._gebeurtenis(huis, soort, gebeurd, afloop=gebeurd.afloop)
        self._tijdlijn(huis.pk, "afgesloten", Onderdeel.NAAM, gebeurd, rij.pk)
        huis.gesloten_op = gebeurd.op
        self._eindig(huis.pk, frozenset(Betrokkenrol) - EERSTEN, gebeurd.op)
