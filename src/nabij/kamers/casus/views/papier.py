"""Op papier: het plan op een vel, wie er nu voor u is, en wat er eerder in het plan stond."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from nabij.huisstijl.tonen import toon
from nabij.kamers.casus import overzichten
from nabij.kamers.casus.overzichten.keuzes import kring
from nabij.kamers.casus.views.openen import ALLEEN_PLAN, open_plan, pagina
from nabij.kamers.poort.begrippen import Onderdeel, Recht
from nabij.kamers.toegang import overzichten as toegang


def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ons plan, om aan de keukentafel te lezen en mee te geven."""
    with open_plan(request, pk, Recht.LEZEN) as zicht:
        mensen = kring(zicht)
        het_plan = overzichten.plan(zicht)
        context = pagina(
            zicht,
            plan=het_plan,
            akkoorden=overzichten.akkoorden(pk, mensen.thuis, sinds=het_plan.bijgewerkt_op),
            speelt=toegang.wat_speelt_er(pk, zicht.onderdelen & {Onderdeel.GESPREK}),
            bereikbaar=overzichten.wie_is_er(zicht),
        )
        return toon(request, "casus/papier.html", context)


def kaart(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wie is er nu voor u: een naam, een nummer, de uren, en wie er vandaag waarneemt."""
    with open_plan(request, pk, Recht.LEZEN, onderdelen=ALLEEN_PLAN) as zicht:
        lopend = [rij for rij in overzichten.regie_historie(pk) if rij.tot is None]
        context = pagina(
            zicht,
            bereikbaar=overzichten.wie_is_er(zicht, regie=lopend[0] if lopend else None),
        )
        return toon(request, "casus/kaart.html", context)


def eerder(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wat er eerder in het plan stond, en hoe er is teruggekeken."""
    with open_plan(request, pk, Recht.LEZEN, onderdelen=ALLEEN_PLAN) as zicht:
        context = pagina(
            zicht,
            wijzigingen=overzichten.eerdere_versies(pk),
            terugblikken=overzichten.terugblikken(pk),
        )
        return toon(request, "casus/eerder.html", context)
