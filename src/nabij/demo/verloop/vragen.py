"""Vragen zoals ze binnenkomen: door wie, langs welke weg, en die van iemand zonder naam."""

from __future__ import annotations

import random
from datetime import date, timedelta

from nabij.demo import teksten
from nabij.demo.gebeurtenissen import Gebeurtenis, Mens, VraagAfgelopen, VraagGesteld, VraagOpgepakt
from nabij.demo.gemeente import Plek
from nabij.demo.kansen import Aard, geldzorgen, kies_thema, later_geschreven, moment
from nabij.demo.namen import Register
from nabij.demo.verloop.wereld import Wereld

KANALEN = {"balie": 38, "telefoon": 34, "web": 12, "bezoek": 9, "straat": 7}
VRAGERS = {
    "zelf": 58,
    "naaste": 14,
    "huisarts": 9,
    "buur": 5,
    "school": 5,
    "corporatie": 5,
    "welzijn": 4,
}
AFLOPEN = {
    "beantwoord": 30,
    "hoort_erbij": 20,
    "zelf": 14,
    "team": 14,
    "samen": 10,
    "netwerk": 8,
    "wil_niet": 4,
}


def kies(rnd: random.Random, gewichten: dict[str, int]) -> str:
    return rnd.choices(list(gewichten), weights=list(gewichten.values()))[0]


def vraag_van(
    rnd: random.Random,
    register: Register,
    dag: date,
    thema: str,
    *,
    nummer: int,
    team: str,
    door: str,
    buurt: Plek,
    mens: Mens,
) -> VraagGesteld:
    """Een vraag van iemand die zijn naam geeft. Van de website komt ze zonder medewerker."""
    kanaal = kies(rnd, KANALEN)
    return VraagGesteld(
        op=moment(rnd, dag), door="" if kanaal == "web" else door, vraag=nummer, team=team,
        tekst=register.woord(mens.nummer, "vraag", rnd.choice(teksten.VRAGEN[thema])),
        kanaal=kanaal, vrager=kies(rnd, VRAGERS), buurt=buurt.code, themas=((thema, ""),),
        naam=f"{mens.roepnaam} {mens.achternaam}",
        terugbellen=mens.telefoon, van_mens=mens.nummer,
    )  # fmt: skip


def losse_vraag(wereld: Wereld, nummer: int) -> list[Gebeurtenis]:
    """Een vraag zonder naam, meteen beantwoord; de eerste paar wachten nog, van de website."""
    rnd = random.Random(f"{wereld.zaad}-los-{nummer}")
    buurt = wereld.buurt(rnd)
    druk = rnd.gauss(wereld.soort(buurt).druk, 1)
    geld = geldzorgen(rnd, wereld.genormeerd(druk))
    aard = Aard(druk, rnd.random() < 0.3, rnd.random() < 0.3, geld, naamloos=True)
    thema = kies_thema(rnd, aard)
    team = wereld.team(buurt.code, jeugd=False)
    wachtend = nummer - wereld.huishoudens < wereld.wachtend
    dag = wereld.tot - timedelta(days=rnd.randrange(1, 4)) if wachtend else wereld.dag(rnd)
    werker, op = rnd.choice(team.werkers), moment(rnd, dag)
    kanaal = "web" if wachtend else kies(rnd, KANALEN)
    vraag = VraagGesteld(
        op=op, door="" if kanaal == "web" else werker, vraag=nummer * 1000, team=team.naam,
        tekst=rnd.choice(teksten.VRAGEN[thema]), kanaal=kanaal, vrager="", buurt=buurt.code,
        themas=((thema, ""),), geschreven=None if kanaal == "web" else later_geschreven(rnd, op),
    )  # fmt: skip
    if wachtend:
        return [vraag]
    uit: list[Gebeurtenis] = [vraag]
    klaar = vraag.vastgelegd_op + timedelta(minutes=6)
    if kanaal == "web":
        uit.append(VraagOpgepakt(klaar + timedelta(hours=20), werker, vraag.vraag))
        klaar += timedelta(hours=rnd.randrange(21, 70))
    return [*uit, VraagAfgelopen(klaar, werker, vraag.vraag, kies(rnd, AFLOPEN))]
