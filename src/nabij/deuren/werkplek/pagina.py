"""De pagina van een huishouden: het hele verhaal op een scherm, in een keer geopend."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nabij.huisstijl.tonen import toon
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.casus import overzichten as casus
from nabij.kamers.consult import overzichten as consult
from nabij.kamers.poort import poort, rechten
from nabij.kamers.poort.begrippen import GEWONE_DELEN, Doel, DossierSoort, Onderdeel, Recht
from nabij.kamers.poort.models import Dossier
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.toegang import overzichten as toegang
from nabij.kamers.toewijzing import overzichten as toewijzing

TIJDLIJN = 12
# De naam is genoeg om de pagina te openen; de rest komt mee als het mag.
ALLES = [Onderdeel.NAAM, *sorted(Onderdeel(deel) for deel in GEWONE_DELEN)]


def huishouden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wie, waar het om gaat, het plan, wie erbij is, wat straks komt, en de tijdlijn."""
    try:
        with poort.open(request, pk, doel=Doel.HULP, onderdelen=ALLES) as zicht:
            if zicht.dossier.opgegaan_in_id is None:
                return toon(request, "werkplek/huishouden.html", _inhoud(zicht))
    except GeenToegang:
        pass
    nu = _ging_op_in(request, pk)
    if nu is None:
        raise GeenToegang("Deze pagina bestaat niet, of is niet voor jou.")
    return redirect("werkplek:huishouden", nu)


def _ging_op_in(request: HttpRequest, pk: UUID) -> UUID | None:
    """Het huishouden waar dit in opging, voor wie dat mag zien: een oude link blijft werken."""
    mag = rechten.mag_q(poort.wie(request), Recht.LEZEN, Onderdeel.NAAM)
    heen = Dossier.objects.filter(mag, opgenomen=pk, soort=DossierSoort.HUISHOUDEN)
    gevonden: UUID | None = heen.values_list("pk", flat=True).first()
    return gevonden


def _inhoud(zicht: Zicht) -> dict[str, object]:
    """Wat dicht is, wordt niet gelezen: een specialist ziet alleen het eigen stuk."""
    pk, delen = zicht.dossier.pk, zicht.onderdelen
    mensen = bewoners.mensen(pk) if Onderdeel.MENSEN in delen else []
    netwerk = bewoners.netwerk(pk) if Onderdeel.NETWERK in delen else []
    namen = {mens.id: mens.roepnaam for mens in mensen}
    speelt = toegang.wat_speelt_er(
        pk, delen, ook=[*consult.mee_te_lezen(zicht), *toewijzing.mee_te_lezen(zicht)]
    )
    plan = casus.plan(zicht)
    hulp = toewijzing.wat_loopt_er(pk) if speelt.ook.get(toewijzing.HULP) else None
    if hulp:
        toewijzing.hang_vragen_aan(hulp, [vraag.op for vraag in speelt.vragen])
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
        "hulp": hulp,
        "drang": casus.drang_nu(pk) if plan.verloop.heeft_drang else [],
        "tijdlijn": bewoners.tijdlijn(pk, delen, TIJDLIJN, namen=namen),
    }
