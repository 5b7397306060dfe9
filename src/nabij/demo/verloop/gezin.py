"""Wie er in een huishouden wonen: alleen, met zijn tweeen, of met kinderen."""

from __future__ import annotations

import random
from datetime import timedelta

from nabij.demo.gebeurtenissen import Mens
from nabij.demo.gemeente import Buurtsoort
from nabij.demo.namen import ROEPNAMEN_MAN, ROEPNAMEN_VROUW
from nabij.demo.verloop.wereld import Wereld

# Wie alleen woont vraagt minder vaak iets dan een gezin; zo komt het uit op 2,25 mensen.
ALLEEN = 0.82


def gezin(
    rnd: random.Random, wereld: Wereld, nummer: int, soort: Buurtsoort, *, ouder: bool
) -> tuple[Mens, ...]:
    """De mensen van huishouden `nummer`; de eerste draagt de naam. Hoogstens zeven."""
    return tuple(
        _mens(rnd, wereld, nummer, plek, rol, jaren)
        for plek, (rol, jaren) in enumerate(_rollen(rnd, soort, ouder=ouder))
    )


def _rollen(rnd: random.Random, soort: Buurtsoort, *, ouder: bool) -> list[tuple[str, int]]:
    """(rol, leeftijd) van ieder; rollen zijn codes van de kamer bewoners."""
    leeftijd = rnd.randrange(66, 92) if ouder else rnd.randrange(22, 66)
    if rnd.random() < ALLEEN * soort.alleen:
        return [("alleen", leeftijd)]
    met_kinderen = not ouder and leeftijd < 58 and rnd.random() < 0.42 + soort.kinderen
    if not met_kinderen:
        return [("partner", leeftijd), ("partner", max(19, leeftijd + rnd.randrange(-5, 6)))]
    rollen = [("ouder", leeftijd)]
    if rnd.random() < 0.75:
        rollen.append(("ouder", max(19, leeftijd + rnd.randrange(-5, 6))))
    oudste = min(leeftijd - 19, 17)
    aantal = rnd.choice((1, 1, 2, 2, 2, 3, 4))
    return [*rollen, *(("kind", rnd.randrange(0, oudste + 1)) for _ in range(aantal))]


def _mens(
    rnd: random.Random, wereld: Wereld, huishouden: int, plek: int, rol: str, jaren: int
) -> Mens:
    register, nummer = wereld.register, huishouden * 10 + plek
    vrouw = rnd.random() < 0.53
    naam = rnd.choice(ROEPNAMEN_VROUW if vrouw else ROEPNAMEN_MAN)
    return Mens(
        nummer=nummer,
        roepnaam=register.roepnaam(nummer, naam),
        achternaam=register.achternaam(huishouden * 10, huishouden),
        geboren=wereld.tot - timedelta(days=365 * jaren + rnd.randrange(1, 364)),
        geslacht="2" if vrouw else "1",
        rol=rol,
        telefoon=register.telefoon(nummer) if rol != "kind" else "",
    )
