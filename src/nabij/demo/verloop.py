"""Het verloop: welke huishoudens welke vragen hebben, en wat er daarna gebeurt.

Per huishouden een verborgen factor (normaal verdeeld, verschoven per buurt) waaruit het aantal
vragen volgt (Poisson-gamma) en waar ze over gaan; zo hangen zorgen samen. Trajecten duren een
mengsel van kort en lang (Weibull). Zie docs/synthese.md voor de aannames. Alles volgt uit `zaad`.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from nabij.demo import teksten
from nabij.demo.gebeurtenissen import (
    ActieKlaar,
    Afspraak,
    ContactGeweest,
    DoelGesteld,
    Gebeurtenis,
    GesprekGevoerd,
    Gezegd,
    HuishoudenAfgesloten,
    HuishoudenBekend,
    Mens,
    Naaste,
    NetwerkVerteld,
    RegisseurGeworden,
    Teruggekeken,
    VraagAfgelopen,
    VraagErbij,
    VraagGesteld,
    VraagOpgepakt,
)
from nabij.demo.gemeente import NAAM, SOORTEN, Plek
from nabij.demo.kansen import KINDEREN, aantal, kies_thema, moment
from nabij.demo.namen import ROEPNAMEN_MAN, ROEPNAMEN_VROUW, Register, straatnaam
from nabij.fundament.klok import AMSTERDAM

JAREN = 3
LOS_DEEL = 0.25  # losse vragen zonder huishouden, per huishouden
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
AFLOPEN = ("beantwoord", "hoort_erbij", "zelf", "netwerk", "samen", "team", "wil_niet")
AFLOOPKANS = (30, 20, 14, 8, 10, 14, 4)
SLOTKANS = (
    ("zelf", 34),
    ("team", 26),
    ("netwerk", 14),
    ("samen", 12),
    ("hulp_loopt", 10),
    ("wil_niet", 4),
)


@dataclass(frozen=True)
class Teamrooster:
    """Een team zoals het verloop het nodig heeft: naam, wie erin werken, voor welke gebieden."""

    naam: str
    werkers: tuple[str, ...]
    gebieden: tuple[str, ...] = ()
    jeugd: bool = False


def gebeurtenissen(
    *,
    huishoudens: int,
    zaad: int,
    tot: date,
    buurten: Sequence[Plek],
    teams: Sequence[Teamrooster],
    register: Register,
) -> Iterator[list[Gebeurtenis]]:
    """Per huishouden (en daarna de losse vragen) een rij gebeurtenissen in volgorde van tijd.

    Niets gebeurt na `tot`. Een rij los van de andere, dus te verdelen en te hervatten.
    """
    wereld = _Wereld(zaad, tot, buurten, teams, register)
    for nummer in range(huishoudens):
        yield _Huishouden(wereld, nummer).verloop()
    for nummer in range(round(huishoudens * LOS_DEEL)):
        yield _losse_vraag(wereld, nummer)


class _Wereld:
    """Wat alle huishoudens delen: plekken, teams, de laatste dag, en nummers die niet botsen."""

    def __init__(
        self,
        zaad: int,
        tot: date,
        buurten: Sequence[Plek],
        teams: Sequence[Teamrooster],
        register: Register,
    ) -> None:
        self.zaad, self.tot, self.buurten = zaad, tot, buurten
        self.register = register
        self.gewichten = [buurt.inwoners for buurt in buurten]
        self.jeugd = next(team for team in teams if team.jeugd)
        self.per_gebied = {code: team for team in teams for code in team.gebieden}
        self.begin = tot - timedelta(days=365 * JAREN)

    def team(self, buurt: Plek, jeugd: bool) -> Teamrooster:
        return self.jeugd if jeugd else self.per_gebied[buurt.code]

    def dag(self, rnd: random.Random) -> date:
        """Een werkdag in de drie jaar, met drukte in januari en na de zomer."""
        while True:
            dag = self.begin + timedelta(days=rnd.randrange(365 * JAREN))
            seizoen = 1 + 0.25 * math.cos(2 * math.pi * (dag.timetuple().tm_yday - 20) / 365)
            if dag.weekday() < 5 and rnd.random() < seizoen / 1.25:
                return dag


class _Huishouden:
    """Een huishouden van binnenuit: wie er wonen, wat er speelt, en wat er gebeurde."""

    def __init__(self, wereld: _Wereld, nummer: int) -> None:
        self.wereld, self.nummer = wereld, nummer
        self.rnd = random.Random(f"{wereld.zaad}-huis-{nummer}")
        rnd = self.rnd
        self.buurt = rnd.choices(wereld.buurten, weights=wereld.gewichten)[0]
        soort = SOORTEN[self.buurt.buurtsoort]
        self.druk = rnd.gauss(soort.druk, 1)
        self.ouder = rnd.random() < soort.ouderen
        self.mensen = self._mensen(soort.alleen, soort.kinderen)
        self.naam = self.mensen[0].roepnaam
        self.kinderen = any(mens.rol == "kind" for mens in self.mensen)
        self.uit: list[Gebeurtenis] = []
        self.volgnummer = nummer * 100

    def _mensen(self, alleen: float, kinderen: float) -> tuple[Mens, ...]:
        rnd = self.rnd
        leeftijd = rnd.randrange(68, 92) if self.ouder else rnd.randrange(22, 66)
        rollen: list[tuple[str, int]] = []
        if rnd.random() < alleen:
            rollen.append(("alleen", leeftijd))
        else:
            met_kinderen = not self.ouder and leeftijd < 58 and rnd.random() < 0.35 + kinderen
            rollen.append(("ouder" if met_kinderen else "partner", leeftijd))
            if not met_kinderen or rnd.random() < 0.6:
                rollen.append((rollen[0][0], max(19, leeftijd + rnd.randrange(-5, 6))))
            if met_kinderen:
                oudste = min(leeftijd - 19, 17)
                rollen += [
                    ("kind", rnd.randrange(0, oudste + 1))
                    for _ in range(rnd.choice((1, 1, 2, 2, 3)))
                ]
        return tuple(self._mens(plek, rol, jaren) for plek, (rol, jaren) in enumerate(rollen))

    def _mens(self, plek: int, rol: str, jaren: int) -> Mens:
        rnd, register = self.rnd, self.wereld.register
        nummer = self.nummer * 10 + plek
        vrouw = rnd.random() < 0.53
        geboren = self.wereld.tot - timedelta(days=365 * jaren + rnd.randrange(1, 364))
        naam = rnd.choice(ROEPNAMEN_VROUW if vrouw else ROEPNAMEN_MAN)
        return Mens(
            nummer=nummer,
            roepnaam=register.roepnaam(nummer, naam),
            achternaam=register.achternaam(self.nummer * 10, self.nummer),
            geboren=geboren,
            geslacht="2" if vrouw else "1",
            rol=rol,
            telefoon=register.telefoon(nummer) if rol != "kind" else "",
        )

    def _nummer(self) -> int:
        self.volgnummer += 1
        return self.volgnummer

    def _woord(self, veld: str, gewoon: str) -> str:
        return self.wereld.register.woord(self.mensen[0].nummer, veld, gewoon)

    def verloop(self) -> list[Gebeurtenis]:
        rnd = self.rnd
        dagen = sorted(
            self.wereld.dag(rnd) for _ in range(1 + aantal(rnd, 1.5 * math.exp(0.25 * self.druk)))
        )
        eerste = True
        for dag in dagen:
            thema = kies_thema(rnd, self.druk, self.kinderen, self.ouder)
            if eerste:
                self._begin(dag, thema)
                eerste = False
            else:
                self._nog_een_vraag(dag, thema)
        tot = datetime(
            self.wereld.tot.year, self.wereld.tot.month, self.wereld.tot.day, tzinfo=AMSTERDAM
        )
        return sorted((g for g in self.uit if g.op < tot), key=lambda g: g.op)

    def _vraag(self, dag: date, thema: str, door: str) -> VraagGesteld:
        rnd = self.rnd
        kanaal = rnd.choices(
            ("balie", "telefoon", "web", "bezoek", "straat"), weights=(38, 34, 12, 9, 7)
        )[0]
        vrager = rnd.choices(
            ("zelf", "naaste", "buur", "huisarts", "school", "corporatie", "welzijn"),
            weights=(58, 14, 5, 9, 5, 5, 4),
        )[0]
        return VraagGesteld(
            op=moment(rnd, dag), door="" if kanaal == "web" else door, vraag=self._nummer(),
            team=self.team.naam, tekst=self._woord("vraag", rnd.choice(teksten.VRAGEN[thema])),
            kanaal=kanaal, vrager=vrager, buurt=self.buurt.code, themas=((thema, ""),),
            naam=f"{self.mensen[0].roepnaam} {self.mensen[0].achternaam}",
            terugbellen=self.mensen[0].telefoon, van_mens=self.mensen[0].nummer,
        )  # fmt: skip

    def _begin(self, dag: date, thema: str) -> None:
        rnd = self.rnd
        jeugd = thema in KINDEREN and self.kinderen and rnd.random() < 0.6
        self.team = self.wereld.team(self.buurt, jeugd)
        self.werker = rnd.choice(self.team.werkers)
        vraag = self._vraag(dag, thema, rnd.choice(self.team.werkers))
        gepakt = vraag.op + timedelta(hours=rnd.choice((1, 2, 20, 26, 48, 70)))
        self.uit += [
            vraag,
            VraagOpgepakt(gepakt, self.werker, vraag.vraag),
            HuishoudenBekend(
                gepakt + timedelta(minutes=20), self.werker, self.nummer, self.team.naam,
                self.mensen, straatnaam(self.nummer // 40), self._postcode(),
                1 + (self.nummer * 7) % 180, NAAM, self.buurt.code, vraag.vraag,
            ),
        ]  # fmt: skip
        self.begin = gepakt + timedelta(minutes=20)
        gesprek = gepakt + timedelta(days=max(1, round(rnd.gammavariate(2.0, 2.6))))
        self._gesprek(gesprek, thema)
        if rnd.random() < 0.5:
            self._kort(gesprek)
        else:
            self._plan(gesprek, thema)

    def _postcode(self) -> str:
        """Verzonnen postcodes: elke buurt een eigen nummer, tien letterparen per buurt."""
        plek = self.wereld.buurten.index(self.buurt)
        letters = "ABCDEGHJKL"
        return f"{9900 + plek}{letters[self.nummer % 10]}{letters[(self.nummer // 10) % 10]}"

    def _gesprek(self, op: datetime, thema: str) -> None:
        rnd = self.rnd
        gebied = LEEFGEBIED.get(thema, "dag_en_werk")
        andere = rnd.sample(
            sorted(teksten.ZORGEN), k=min(3, 1 + aantal(rnd, 0.8 + max(0, self.druk)))
        )
        zorgen = list(dict.fromkeys([gebied, *andere]))
        gezegd = [
            Gezegd("zorg", g, self._woord("zorg", rnd.choice(teksten.ZORGEN[g])), self.naam)
            for g in zorgen
        ]
        krachten = rnd.sample(sorted(teksten.KRACHTEN), k=rnd.choice((1, 2, 2, 3)))
        gezegd += [
            Gezegd("kracht", g, self._woord("kracht", rnd.choice(teksten.KRACHTEN[g])), self.naam)
            for g in krachten
        ]
        if rnd.random() < 0.7:
            gezegd.append(
                Gezegd("kern", "", self._woord("kern", rnd.choice(teksten.KERNEN)), self.naam)
            )
        samenhang = ((0, 1),) if len(zorgen) > 1 and rnd.random() < 0.5 else ()
        self.uit.append(
            GesprekGevoerd(
                op, self.werker, self.nummer, self.naam,
                self._woord("verslag", "Kennisgemaakt aan de keukentafel."),
                tuple(gezegd), samenhang,
            )
        )  # fmt: skip
        if rnd.random() < 0.6:
            gekozen = rnd.sample(teksten.NAASTEN, k=rnd.choice((2, 3, 4, 5)))
            self.uit.append(
                NetwerkVerteld(
                    op + timedelta(minutes=5), self.werker, self.nummer,
                    tuple(Naaste(*naaste) for naaste in gekozen),
                )
            )  # fmt: skip

    def _contacten(self, van: datetime, tot: datetime) -> None:
        rnd, op = self.rnd, van
        while (op := op + timedelta(days=rnd.randrange(9, 38))) < tot:
            soort = rnd.choices(
                ("gebeld", "gesproken", "bezoek", "bericht", "niet_thuis"),
                weights=(36, 24, 22, 10, 8),
            )[0]
            notitie = "" if soort == "niet_thuis" else rnd.choice(teksten.CONTACTEN)
            self.uit.append(
                ContactGeweest(
                    op, self.werker, self.nummer, soort, self.naam,
                    self._woord("contact", notitie) if notitie else "",
                )
            )  # fmt: skip

    def _kort(self, vanaf: datetime) -> None:
        """Kort geholpen, zonder plan: een paar weken contact en klaar."""
        einde = vanaf + timedelta(days=max(7, round(self.rnd.weibullvariate(45, 1.2))))
        self._contacten(vanaf, einde)
        self._sluit(einde)

    def _sluit(self, op: datetime) -> None:
        afloop = self.rnd.choices([a for a, _ in SLOTKANS], weights=[k for _, k in SLOTKANS])[0]
        self.uit.append(HuishoudenAfgesloten(op, self.werker, self.nummer, afloop))
        self.einde = op

    def _plan(self, vanaf: datetime, thema: str) -> None:
        rnd = self.rnd
        op = vanaf + timedelta(days=rnd.randrange(2, 30))
        self.uit.append(
            RegisseurGeworden(op, self.werker, self.nummer, self.werker, rnd.choice(teksten.WENSEN))
        )
        gebieden = list(dict.fromkeys([
            LEEFGEBIED.get(thema, "dag_en_werk"),
            *rnd.sample(sorted(teksten.DOELEN), k=rnd.choice((0, 1, 1, 2))),
        ]))  # fmt: skip
        doelen = [
            self._doel(op + timedelta(minutes=5 * (n + 1)), g) for n, g in enumerate(gebieden)
        ]
        duur = rnd.weibullvariate(230, 1.25) if rnd.random() < 0.9 else rnd.uniform(500, 1500)
        einde = op + timedelta(days=max(45, round(duur)))
        self._contacten(op, einde)
        self._nieuw_doel(op, einde)
        terug = op + timedelta(days=rnd.randrange(110, 190))
        while terug < einde:
            self._kijk_terug(terug, doelen, lichter=False)
            terug += timedelta(days=rnd.randrange(130, 200))
        self._kijk_terug(einde - timedelta(hours=1), doelen, lichter=True)
        self._sluit(einde)

    def _doel(self, op: datetime, gebied: str) -> int:
        rnd = self.rnd
        tekst, actie, wie, naam = rnd.choice(teksten.DOELEN[gebied])
        doel, acties = self._nummer(), []
        for plek, (wat, door, erbij) in enumerate(
            [(actie, wie, naam), *rnd.sample(teksten.VERVOLGACTIES, k=rnd.choice((0, 1, 2)))]
        ):
            uiterlijk = (op + timedelta(days=rnd.randrange(5, 28) * (plek + 1))).date()
            nummer = self._nummer()
            acties.append(
                Afspraak(
                    nummer, self._woord("actie", wat), door, erbij, uiterlijk,
                    self.werker if door == "team" else "",
                )
            )  # fmt: skip
            lang_geleden = uiterlijk < self.wereld.tot - timedelta(days=15)
            if lang_geleden or rnd.random() < 0.8:
                klaar = datetime.combine(uiterlijk, op.timetz()) + timedelta(
                    days=rnd.randrange(-3, 6)
                )
                klaar = max(klaar, op + timedelta(hours=20))
                self.uit.append(ActieKlaar(klaar, self.werker, self.nummer, nummer))
        stappen = ("contact", "meedoen") if gebied in ("mensen", "zin") else ("", "")
        self.uit.append(
            DoelGesteld(
                op, self.werker, self.nummer, doel, self._woord("doel", tekst), self.naam, gebied,
                *stappen, tuple(acties),
            )
        )  # fmt: skip
        return doel

    def _nieuw_doel(self, op: datetime, einde: datetime) -> None:
        """Wie nog bezig is, sprak kort geleden iets nieuws af."""
        vandaag = datetime.combine(self.wereld.tot, op.timetz())
        onlangs = vandaag - timedelta(days=self.rnd.randrange(3, 26))
        gebied = self.rnd.choice(sorted(teksten.DOELEN))
        if op + timedelta(days=30) < onlangs and vandaag < einde:
            self._doel(onlangs, gebied)

    def _kijk_terug(self, op: datetime, doelen: Sequence[int], *, lichter: bool) -> None:
        rnd = self.rnd
        keuzes = (
            ("beetje", "bereikt", "bereikt", "meer")
            if lichter
            else ("gelijk", "beetje", "beetje", "bereikt", "verder_weg")
        )
        oordelen = tuple((doel, rnd.choice(keuzes), rnd.choice(keuzes)) for doel in doelen)
        self.uit.append(
            Teruggekeken(
                op, self.werker, self.nummer, "stoppen" if lichter else rnd.choice(("nee", "ja")),
                self._woord("terugblik", rnd.choice(teksten.LICHTER_WOORDEN)), oordelen,
                (op + timedelta(days=150)).date(),
            )
        )  # fmt: skip

    def _nog_een_vraag(self, dag: date, thema: str) -> None:
        """Een latere vraag van hetzelfde huishouden.

        Loopt er hulp, dan komt ze daarbij. Anders is het een gewone vraag zonder naam.
        """
        vraag = self._vraag(dag, thema, self.werker)
        na = vraag.op + timedelta(hours=self.rnd.choice((1, 3, 24)))
        if self.begin < vraag.op and na < self.einde:
            self.uit.append(vraag)
            self.uit.append(VraagErbij(na, self.werker, vraag.vraag, self.nummer))
        else:
            tekst = self.rnd.choice(teksten.VRAGEN[thema])
            zonder = replace(vraag, tekst=tekst, naam="", terugbellen="", van_mens=None)
            self.uit.append(zonder)
        afloop = self.rnd.choices(AFLOPEN, weights=AFLOOPKANS)[0]
        klaar = na + timedelta(days=self.rnd.randrange(0, 12))
        self.uit.append(VraagAfgelopen(klaar, self.werker, vraag.vraag, afloop))


def _losse_vraag(wereld: _Wereld, nummer: int) -> list[Gebeurtenis]:
    """Een vraag zonder naam, meteen beantwoord; of van de laatste dagen en nog wachtend."""
    rnd = random.Random(f"{wereld.zaad}-los-{nummer}")
    buurt = rnd.choices(wereld.buurten, weights=wereld.gewichten)[0]
    druk = rnd.gauss(SOORTEN[buurt.buurtsoort].druk, 1)
    thema = kies_thema(rnd, druk, rnd.random() < 0.3, rnd.random() < 0.3)
    team = wereld.team(buurt, jeugd=False)
    wachtend = nummer % 40 == 0
    dag = wereld.tot - timedelta(days=rnd.randrange(1, 4)) if wachtend else wereld.dag(rnd)
    werker = rnd.choice(team.werkers)
    vraag = VraagGesteld(
        op=moment(rnd, dag), door="" if wachtend else werker, vraag=-nummer - 1, team=team.naam,
        tekst=rnd.choice(teksten.VRAGEN[thema]), kanaal="web" if wachtend else "balie", vrager="",
        buurt=buurt.code, themas=((thema, ""),),
    )  # fmt: skip
    if wachtend:
        return [vraag]
    afloop = rnd.choices(AFLOPEN, weights=AFLOOPKANS)[0]
    return [vraag, VraagAfgelopen(vraag.op + timedelta(minutes=6), werker, vraag.vraag, afloop)]
