"""De pagina van een huishouden: het hele verhaal op een scherm, in een keer geopend."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from nabij.huisstijl.tonen import toon
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.casus import overzichten as casus
from nabij.kamers.consult import overzichten as consult
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import GEWONE_DELEN, Doel, Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang import overzichten as toegang

TIJDLIJN = 12
# De naam is genoeg om de pagina te openen; de rest komt mee als het mag.
ALLES = [Onderdeel.NAAM, *sorted(Onderdeel(deel) for deel in GEWONE_DELEN)]


def huishouden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wie, waar het om gaat, het plan, wie erbij is, wat straks komt, en de tijdlijn."""
    with poort.open(request, pk, doel=Doel.HULP, onderdelen=ALLES) as zicht:
        return toon(request, "werkplek/huishouden.html", _inhoud(zicht))


def _inhoud(zicht: Zicht) -> dict[str, object]:
    """Wat dicht is, wordt niet gelezen: een specialist ziet alleen het eigen stuk."""
    pk, delen = zicht.dossier.pk, zicht.onderdelen
    mensen = bewoners.mensen(pk) if Onderdeel.MENSEN in delen else []
    netwerk = bewoners.netwerk(pk) if Onderdeel.NETWERK in delen else []
    namen = {mens.id: mens.roepnaam for mens in mensen}
    speelt = toegang.wat_speelt_er(pk, delen, ook=consult.mee_te_lezen(zicht))
    plan = casus.plan(zicht)
    return {
        "zicht": zicht,
        "pk": pk,
        "huishouden_id": pk,
        "aflopen": afspraken.aflopen() if zicht.mag(Recht.SCHRIJVEN, Onderdeel.VRAAG) else (),
        "kop": bewoners.kop(zicht),
        "mensen": mensen,
        "netwerk": netwerk,
        "knopen": bewoners.ecogram_knopen(netwerk),
        "huisgenoten": [mens.roepnaam for mens in mensen if mens.hier],
        "speelt": speelt,
        "plan": plan,
        "overwegingen": consult.overwegingen(
            zicht, mensen=mensen, netwerk=netwerk, speelt=speelt, plan=plan
        ),
        "drang": casus.drang_nu(pk) if plan.verloop.heeft_drang else [],
        "tijdlijn": bewoners.tijdlijn(pk, delen, TIJDLIJN, namen=namen),
    }
