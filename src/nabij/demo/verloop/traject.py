"""Een traject van het wijkteam: het gesprek, contacten, soms een plan, terugkijken en klaar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from nabij.demo import teksten
from nabij.demo.gebeurtenissen import (
    ActieKlaar,
    Afspraak,
    DoelGesteld,
    GesprekGevoerd,
    Gezegd,
    Naaste,
    NetwerkVerteld,
    RegisseurGeworden,
    Teruggekeken,
)
from nabij.demo.kansen import aantal

if TYPE_CHECKING:
    from nabij.demo.verloop.huishouden import VerzonnenHuishouden

LEEFGEBIED = {
    **dict.fromkeys(("rondkomen", "schulden", "toeslagen", "uitkering", "energie"), "geld"),
    **dict.fromkeys(("post", "digitaal", "nieuw_hier", "taal"), "post_en_regels"),
    **dict.fromkeys(("huis_vinden", "huis_kwijt", "woning", "buren"), "wonen"),
    **dict.fromkeys(("werk", "dag", "leren_en_overzicht"), "dag_en_werk"),
    **dict.fromkeys(("opvoeden", "school", "kosten_kinderen", "jong_ouderschap"), "opvoeden"),
    **dict.fromkeys(("scheiding", "onveilig"), "thuis"),
    **dict.fromkeys(("hulp_in_huis", "hulpmiddel", "vervoer", "gezond"), "lichaam"),
    **dict.fromkeys(("somber", "middelen", "rouw", "vergeten"), "hoofd"),
    **dict.fromkeys(("eenzaam", "mantelzorg"), "mensen"),
}
# Waarover alleen wie kinderen in huis heeft iets zegt.
MET_KINDEREN = frozenset({"opvoeden", "thuis"})
NAASTEN_MET_KINDEREN = frozenset({"vader van de kinderen", "school"})
KORT = 0.45  # deel van de trajecten zonder plan
LANG = 0.17  # deel van de plannen dat jaren duurt
SLOT = {"zelf": 34, "team": 26, "netwerk": 14, "samen": 12, "hulp_loopt": 10, "wil_niet": 4}
CONTACTEN = {"gebeld": 36, "gesproken": 24, "bezoek": 22, "bericht": 10, "niet_thuis": 8}


class Traject:
    """Schrijft wat er gebeurt bij in `huis.uit`, vanaf het moment dat het huishouden bekend is."""

    def __init__(self, huis: VerzonnenHuishouden, bekend: datetime, thema: str) -> None:
        self.huis, self.rnd = huis, huis.rnd
        self.bekend = bekend
        kinderen = huis.aard.kinderen
        self.gebied = LEEFGEBIED.get(thema, "dag_en_werk")
        self.gebieden = [g for g in sorted(teksten.ZORGEN) if kinderen or g not in MET_KINDEREN]
        self.naasten = [
            naaste
            for naaste in teksten.NAASTEN
            if kinderen or naaste[1] not in NAASTEN_MET_KINDEREN
        ]

    def verloop(self) -> None:
        rnd = self.rnd
        gesprek = self.bekend + timedelta(days=max(1, round(rnd.gammavariate(2.0, 2.6))))
        self._gesprek(gesprek)
        if rnd.random() < KORT:
            einde = gesprek + timedelta(days=max(7, round(rnd.weibullvariate(45, 1.2))))
            self._contacten(gesprek, einde)
            self.huis.sluit(einde, SLOT)
        else:
            einde = self._plan(gesprek)
        self._tel((einde - self.bekend).days)

    def _tel(self, dagen: int) -> None:
        """Hoe lang het zou duren: in drie jaar is een traject van drie jaar niet af te zien."""
        telling = self.huis.telling
        telling["traject"] += 1
        telling["traject korter dan een jaar"] += dagen < 365
        telling["traject van drie jaar of langer"] += dagen >= 3 * 365

    def _gesprek(self, op: datetime) -> None:
        rnd, huis = self.rnd, self.huis
        andere = rnd.sample(self.gebieden, k=min(3, 1 + aantal(rnd, 0.8 + max(0, huis.aard.druk))))
        zorgen = list(dict.fromkeys([self.gebied, *andere]))
        gezegd = [self._gezegd("zorg", g, teksten.ZORGEN[g]) for g in zorgen]
        for gebied in rnd.sample(self.gebieden, k=rnd.choice((1, 2, 2, 3))):
            gezegd.append(self._gezegd("kracht", gebied, teksten.KRACHTEN[gebied]))
        if rnd.random() < 0.7:
            gezegd.append(self._gezegd("kern", "", self._kernen()))
        samenhang = ((0, 1),) if len(zorgen) > 1 and rnd.random() < 0.5 else ()
        verslag = huis.woord("verslag", "Kennisgemaakt aan de keukentafel.")
        huis.uit.append(
            GesprekGevoerd(
                op, huis.werker, huis.nummer, huis.naam, verslag, tuple(gezegd), samenhang
            )
        )
        if rnd.random() < 0.6:
            gekozen = rnd.sample(self.naasten, k=rnd.choice((2, 3, 4, 5)))
            naasten = tuple(Naaste(*naaste) for naaste in gekozen)
            huis.uit.append(
                NetwerkVerteld(op + timedelta(minutes=5), huis.werker, huis.nummer, naasten)
            )

    def _kernen(self) -> Sequence[str]:
        return [kern for kern in teksten.KERNEN if self.huis.aard.kinderen or "kind" not in kern]

    def _gezegd(self, soort: str, gebied: str, zinnen: Sequence[str]) -> Gezegd:
        huis = self.huis
        return Gezegd(soort, gebied, huis.woord(soort, self.rnd.choice(zinnen)), huis.naam)

    def _contacten(self, van: datetime, tot: datetime) -> None:
        rnd, op = self.rnd, van
        while (op := op + timedelta(days=rnd.randrange(9, 38))) < tot:
            soort = rnd.choices(list(CONTACTEN), weights=list(CONTACTEN.values()))[0]
            self.huis.contact(op, soort)

    def _plan(self, vanaf: datetime) -> datetime:
        """Geeft het einde, dat na de laatste dag van de wereld kan liggen."""
        rnd, huis = self.rnd, self.huis
        op = vanaf + timedelta(days=rnd.randrange(2, 30))
        wens = rnd.choice(teksten.WENSEN)
        huis.uit.append(RegisseurGeworden(op, huis.werker, huis.nummer, huis.werker, wens))
        andere = rnd.sample(self.gebieden, k=rnd.choice((0, 1, 1, 2)))
        doelen = [
            self._doel(op + timedelta(minutes=5 * (plek + 1)), gebied)
            for plek, gebied in enumerate(dict.fromkeys([self.gebied, *andere]))
        ]
        lang = rnd.random() < LANG
        duur = rnd.uniform(400, 2200) if lang else rnd.weibullvariate(230, 1.25)
        einde = op + timedelta(days=max(45, round(duur)))
        self._contacten(op, min(einde, huis.wereld.eind))
        self._nieuw_doel(op, einde)
        terug = op + timedelta(days=rnd.randrange(110, 190))
        while terug < min(einde, huis.wereld.eind):
            self._kijk_terug(terug, doelen, klaar=False)
            terug += timedelta(days=rnd.randrange(130, 200))
        self._kijk_terug(einde - timedelta(hours=1), doelen, klaar=True)
        huis.sluit(einde, SLOT)
        return einde

    def _doel(self, op: datetime, gebied: str) -> int:
        """Een doel met een tot drie acties; wat al even voorbij is, is gedaan."""
        rnd, huis = self.rnd, self.huis
        tekst, *eerste = rnd.choice(teksten.DOELEN[gebied])
        doel = huis.nieuw_nummer()
        meer = rnd.sample(teksten.VERVOLGACTIES, k=rnd.choice((0, 1, 2)))
        acties = [
            self._afspraak(op, plek, *actie) for plek, actie in enumerate((tuple(eerste), *meer))
        ]
        stappen = ("contact", "meedoen") if gebied in ("mensen", "zin") else ("", "")
        huis.uit.append(
            DoelGesteld(
                op, huis.werker, huis.nummer, doel, huis.woord("doel", tekst), huis.naam, gebied,
                *stappen, tuple(acties),
            )
        )  # fmt: skip
        return doel

    def _afspraak(self, op: datetime, plek: int, wat: str, wie: str, naam: str) -> Afspraak:
        rnd, huis = self.rnd, self.huis
        uiterlijk = (op + timedelta(days=rnd.randrange(5, 28) * (plek + 1))).date()
        nummer = huis.nieuw_nummer()
        lang_geleden = uiterlijk < huis.wereld.tot - timedelta(days=15)
        if lang_geleden or rnd.random() < 0.8:
            klaar = datetime.combine(uiterlijk, op.timetz()) + timedelta(days=rnd.randrange(-3, 6))
            klaar = max(klaar, op + timedelta(hours=20))
            huis.uit.append(ActieKlaar(klaar, huis.werker, huis.nummer, nummer))
        account = huis.werker if wie == "team" else ""
        return Afspraak(nummer, huis.woord("actie", wat), wie, naam, uiterlijk, account)

    def _nieuw_doel(self, op: datetime, einde: datetime) -> None:
        """Wie nog bezig is, sprak kort geleden iets nieuws af."""
        vandaag = datetime.combine(self.huis.wereld.tot, op.timetz())
        onlangs = vandaag - timedelta(days=self.rnd.randrange(3, 26))
        gebied = self.rnd.choice(self.gebieden)
        if op + timedelta(days=30) < onlangs and vandaag < einde:
            self._doel(onlangs, gebied)

    def _kijk_terug(self, op: datetime, doelen: Sequence[int], *, klaar: bool) -> None:
        rnd, huis = self.rnd, self.huis
        keuzes = (
            ("beetje", "bereikt", "bereikt", "meer")
            if klaar
            else ("gelijk", "beetje", "beetje", "bereikt", "verder_weg")
        )
        oordelen = tuple((doel, rnd.choice(keuzes), rnd.choice(keuzes)) for doel in doelen)
        woorden = huis.woord("terugblik", rnd.choice(teksten.LICHTER_WOORDEN))
        lichter = "stoppen" if klaar else rnd.choice(("nee", "ja"))
        volgende = (op + timedelta(days=150)).date()
        huis.uit.append(
            Teruggekeken(op, huis.werker, huis.nummer, lichter, woorden, oordelen, volgende)
        )
