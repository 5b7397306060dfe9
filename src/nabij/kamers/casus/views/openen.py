"""De poort open voor het plan van een huishouden, en een tik die een zin kan zijn in plaats van."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from nabij.huisstijl.tonen import meld
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.casus import adressen
from nabij.kamers.casus.models import Gebeurtenis
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort, Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht

HELE_PLAN = (
    Onderdeel.PLAN,
    Onderdeel.NAAM,
    Onderdeel.MENSEN,
    Onderdeel.NETWERK,
    Onderdeel.GESPREK,
)
ALLEEN_PLAN = (Onderdeel.PLAN, Onderdeel.NAAM)


@contextmanager
def open_plan(
    request: HttpRequest,
    pk: UUID,
    recht: Recht = Recht.SCHRIJVEN,
    *,
    onderdelen: tuple[Onderdeel, ...] = HELE_PLAN,
    doel: Doel = Doel.HULP,
) -> Iterator[Zicht]:
    """Alleen van een huishouden, en alleen voor wie het plan mag lezen met dit recht."""
    with poort.open(request, pk, doel=doel, onderdelen=onderdelen, recht=recht) as zicht:
        if zicht.dossier.soort != DossierSoort.HUISHOUDEN:
            raise Http404
        yield zicht


def pagina(zicht: Zicht, **context: Any) -> dict[str, Any]:
    """Wat elke pagina hier heeft: de naam, de weg terug, en wie wat mag."""
    pk = zicht.dossier.pk
    return {
        "zicht": zicht,
        "pk": pk,
        "huishoudnaam": bewoners.namen([pk]).get(pk, ""),
        "terug": adressen.huishouden(pk),
        "afsluiten": adressen.afsluiten(pk),
        "mag_schrijven": zicht.mag(Recht.SCHRIJVEN, Onderdeel.PLAN),
        "mag_regie": zicht.mag(Recht.REGIE, Onderdeel.PLAN),
        **context,
    }


def tik(request: HttpRequest, werk: Callable[[], str], *, terug: str) -> HttpResponse:
    """Doe `werk` een keer. Kan het niet, dan staat er op `terug` een zin waarom."""
    try:
        return eenmalig(request, werk)
    except KanNiet as fout:
        meld(request, str(fout), soort=messages.WARNING)
        return HttpResponseRedirect(terug)


def tik_met_terug(
    request: HttpRequest,
    zicht: Zicht,
    doe: Callable[[], Gebeurtenis],
    tekst: str,
    *,
    terug: str,
) -> HttpResponse:
    """Een tik die tien minuten terug kan; daarna naar de pagina van het huishouden."""
    pk = zicht.dossier.pk

    def werk() -> str:
        gebeurtenis = doe()
        meld(request, tekst, ongedaan=adressen.ongedaan(pk, gebeurtenis.pk))
        return adressen.huishouden(pk)

    return tik(request, werk, terug=terug)
