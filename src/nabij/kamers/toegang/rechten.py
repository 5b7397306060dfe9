"""Wie bij een vraag en een gesprek mag. Wie dienst heeft leest wat wacht, en kan het oppakken."""

from nabij.kamers.poort.begrippen import Onderdeel, Recht, Relatie
from nabij.kamers.poort.rechten import Regel, gewone_regels

REGELS = [
    *gewone_regels(Onderdeel.VRAAG),
    *gewone_regels(Onderdeel.GESPREK),
    Regel(Recht.LEZEN, Onderdeel.VRAAG, Relatie.DIENST),
    Regel(Recht.SCHRIJVEN, Onderdeel.VRAAG, Relatie.DIENST),
]
