"""Een huishouden van binnenuit: wie er wonen, wat er speelt, en wat er gebeurde."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

from nabij.demo import teksten
from nabij.demo.gebeurtenissen import (
    ContactGeweest,
    Gebeurtenis,
    HuishoudenAfgesloten,
    HuishoudenBekend,
    VraagAfgelopen,
    VraagErbij,
    VraagGesteld,
    VraagOpgepakt,
)
from nabij.demo.gemeente import NAAM
from nabij.demo.kansen import (
    KINDEREN,
    WMO,
    Aard,
    aantal,
    geldzorgen,
    kies_thema,
    later_geschreven,
    poisson,
)
from nabij.demo.verloop.gezin import gezin
from nabij.demo.verloop.traject import Traject
from nabij.demo.verloop.vragen import AFLOPEN, kies, vraag_van
from nabij.demo.verloop.wereld import Wereld

VRAGEN_ERBIJ = 1.25  # vragen na de eerste, in drie jaar
WMO_METEEN = 0.19  # deel van de Wmo-meldingen zonder traject dat meteen beantwoord is
JEUGD = 0.6  # deel van de vragen over kinderen dat bij het jeugdteam komt
NAAM_BEKEND = 0.7  # deel van de latere vragen waarbij het huishouden bekend is
NABELLEN = 1.45  # hoe vaak iemand na een antwoord nog eens belt
ONDERZOEK_AFLOOP = {
    "hulp_loopt": 62,
    "netwerk": 10,
    "samen": 8,
    "zelf": 8,
    "team": 8,
    "wil_niet": 4,
}
LICHT_AFLOOP = {"zelf": 50, "team": 24, "netwerk": 12, "samen": 10, "wil_niet": 4}


class VerzonnenHuishouden:
    """Een huishouden met een eerste vraag; daarna een traject, of in een paar keer klaar."""

    def __init__(self, wereld: Wereld, nummer: int) -> None:
        self.wereld, self.nummer = wereld, nummer
        self.rnd = rnd = random.Random(f"{wereld.zaad}-huis-{nummer}")
        self.buurt = wereld.buurt(rnd)
        soort = wereld.soort(self.buurt)
        druk, ouder = rnd.gauss(soort.druk, 1), rnd.random() < wereld.ouderen(soort)
        self.mensen = gezin(rnd, wereld, nummer, soort, ouder=ouder)
        self.naam = self.mensen[0].roepnaam
        kinderen = any(mens.rol == "kind" for mens in self.mensen)
        self.aard = Aard(druk, ouder, kinderen, geldzorgen(rnd, wereld.genormeerd(druk)))
        self.uit: list[Gebeurtenis] = []
        self.telling: Counter[str] = Counter()
        self.volgnummer = nummer * 1000

    def nieuw_nummer(self) -> int:
        self.volgnummer += 1
        return self.volgnummer

    def woord(self, veld: str, gewoon: str) -> str:
        return self.wereld.register.woord(self.mensen[0].nummer, veld, gewoon)

    def verloop(self) -> list[Gebeurtenis]:
        rnd, druk = self.rnd, self.aard.druk
        erbij = aantal(rnd, VRAGEN_ERBIJ * self.wereld.vaker(druk, sterkte=0.25))
        eerste, *later = sorted(self.wereld.dag(rnd) for _ in range(1 + erbij))
        self._begin(eerste, kies_thema(rnd, self.aard))
        for dag in later:
            self._nog_een_vraag(dag, kies_thema(rnd, self.aard))
        return self.uit

    def _vraag(self, dag: date, thema: str, door: str) -> VraagGesteld:
        return vraag_van(
            self.rnd, self.wereld.register, dag, thema, nummer=self.nieuw_nummer(),
            team=self.team.naam, door=door, buurt=self.buurt, mens=self.mensen[0],
        )  # fmt: skip

    def _begin(self, dag: date, thema: str) -> None:
        rnd = self.rnd
        jeugd = thema in KINDEREN and self.aard.kinderen and rnd.random() < JEUGD
        self.team = self.wereld.team(self.buurt.code, jeugd=jeugd)
        self.werker = rnd.choice(self.team.werkers)
        vraag = self._vraag(dag, thema, rnd.choice(self.team.werkers))
        self.uit.append(vraag)
        if rnd.random() < self.wereld.kans_op_traject(self.aard.druk, ouder=self.aard.ouder):
            bekend = self._pak_op(vraag)
            Traject(self, bekend, thema).verloop()
        elif thema in WMO and rnd.random() >= WMO_METEEN:
            self._onderzoek(vraag, self._pak_op(vraag))
        else:
            self._licht(vraag)

    def _pak_op(self, vraag: VraagGesteld) -> datetime:
        """Iemand pakt de vraag op, en daarmee is het huishouden bekend."""
        gepakt = vraag.op + timedelta(hours=self.rnd.choice((1, 2, 20, 26, 48, 70)))
        self.uit.append(VraagOpgepakt(gepakt, self.werker, vraag.vraag))
        return self._maak_bekend(gepakt + timedelta(minutes=20), vraag)

    def _maak_bekend(self, op: datetime, vraag: VraagGesteld) -> datetime:
        straat, postcode, huisnummer = self.wereld.adres(self.buurt, self.nummer)
        self.uit.append(
            HuishoudenBekend(
                op, self.werker, self.nummer, self.team.naam, self.mensen, straat, postcode,
                huisnummer, NAAM, self.buurt.code, vraag.vraag,
            )
        )  # fmt: skip
        self.begin = op
        return op

    def _licht(self, vraag: VraagGesteld) -> None:
        """Meteen of bij terugbellen beantwoord; daarna belt iemand nog eens hoe het ging."""
        wacht = self.rnd.choice((2, 20, 26)) if vraag.kanaal == "web" else 0
        op = self._maak_bekend(vraag.op + timedelta(hours=wacht, minutes=10), vraag)
        klaar = op + timedelta(minutes=5)
        self.uit.append(VraagAfgelopen(klaar, self.werker, vraag.vraag, kies(self.rnd, AFLOPEN)))
        for _ in range(min(4, poisson(self.rnd, NABELLEN))):
            klaar += timedelta(days=self.rnd.randrange(2, 15))
            self.contact(klaar, "gebeld")
        self.sluit(klaar + timedelta(minutes=5), LICHT_AFLOOP)

    def _onderzoek(self, vraag: VraagGesteld, bekend: datetime) -> None:
        """Een Wmo-melding die niet meteen te beantwoorden is: op bezoek, en dan duidelijkheid."""
        rnd = self.rnd
        bezoek = bekend + timedelta(days=1 + round(rnd.gammavariate(2.0, 4.0)))
        klaar = bezoek + timedelta(days=1 + round(rnd.gammavariate(2.5, 9.0)))
        self.contact(bezoek, "bezoek")
        afloop = kies(rnd, ONDERZOEK_AFLOOP)
        self.uit.append(VraagAfgelopen(klaar, self.werker, vraag.vraag, afloop))
        self.sluit(klaar + timedelta(minutes=5), {afloop: 1})

    def contact(self, op: datetime, soort: str) -> None:
        notitie = "" if soort == "niet_thuis" else self.rnd.choice(teksten.CONTACTEN)
        self.uit.append(
            ContactGeweest(
                op, self.werker, self.nummer, soort, self.naam,
                self.woord("contact", notitie) if notitie else "",
                geschreven=later_geschreven(self.rnd, op),
            )
        )  # fmt: skip

    def sluit(self, op: datetime, aflopen: dict[str, int]) -> None:
        afloop = kies(self.rnd, aflopen)
        self.uit.append(HuishoudenAfgesloten(op, self.werker, self.nummer, afloop))

    def _nog_een_vraag(self, dag: date, thema: str) -> None:
        """Een latere vraag: meestal van een bekend huishouden, anders zonder naam."""
        vraag = self._vraag(dag, thema, self.werker)
        na = vraag.op + timedelta(hours=self.rnd.choice((1, 3, 24)))
        if self.begin < vraag.op and self.rnd.random() < NAAM_BEKEND:
            self.uit += [vraag, VraagErbij(na, self.werker, vraag.vraag, self.nummer)]
        else:
            tekst = self.rnd.choice(teksten.VRAGEN[thema])
            zonder_naam = replace(vraag, tekst=tekst, naam="", terugbellen="", van_mens=None)
            self.uit += [zonder_naam, VraagOpgepakt(na, self.werker, vraag.vraag)]
        uitzoeken = thema in WMO and self.rnd.random() >= WMO_METEEN
        dagen = self.rnd.randrange(10, 50) if uitzoeken else self.rnd.choice((0, 0, 0, 1, 3, 8))
        klaar = na + timedelta(days=dagen)
        self.uit.append(VraagAfgelopen(klaar, self.werker, vraag.vraag, kies(self.rnd, AFLOPEN)))
