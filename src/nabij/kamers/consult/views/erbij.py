"""Bij een huishouden: een collega erbij halen, eerder laten stoppen, en een vraag wegtikken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.bewoners import adressen
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.consult import handelingen, overzichten
from nabij.kamers.consult.forms import MeekijkFormulier, VraagFormulier, WegFormulier
from nabij.kamers.consult.models import LICHT, Hoe, Weggetikt
from nabij.kamers.consult.views.overleg import eigen, hoe_van, maak_vraag
from nabij.kamers.consult.views.tikken import tik
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import GEWONE_DELEN, Doel, DossierSoort, Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht

DELEN = [Onderdeel.PLAN, Onderdeel.NAAM, Onderdeel.NETWERK]


@contextmanager
def open_huishouden(
    request: HttpRequest, pk: UUID, recht: Recht = Recht.SCHRIJVEN
) -> Iterator[Zicht]:
    """Alleen van een huishouden, en alleen voor wie in het plan mag schrijven."""
    with poort.open(request, pk, doel=Doel.HULP, onderdelen=DELEN, recht=recht) as zicht:
        if zicht.dossier.soort != DossierSoort.HUISHOUDEN:
            raise Http404
        yield zicht


def pagina(zicht: Zicht, **context: Any) -> dict[str, Any]:
    """Wat elke pagina hier heeft: de naam, de weg terug, en wie regie voert."""
    pk = zicht.dossier.pk
    return {
        "zicht": zicht,
        "pk": pk,
        "huishoudnaam": bewoners.namen([pk]).get(pk, ""),
        "terug": adressen.huishouden(pk),
        "mag_regie": zicht.mag(Recht.REGIE, Onderdeel.PLAN),
        **context,
    }


def erbij(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Van licht naar zwaar, op een pagina. Met naam en meekijken is aan wie regie voert."""
    with open_huishouden(request, pk) as zicht:
        regie = zicht.mag(Recht.REGIE, Onderdeel.PLAN)
        manieren = tuple(Hoe) if regie else LICHT
        hoe = hoe_van(request, manieren)
        form = _formulier(request, zicht, hoe)
        if request.method == "POST" and form.is_valid():
            return tik(request, lambda: _vraag(request, zicht, hoe, form), terug=request.path)
        inhoud = pagina(
            zicht,
            form=form,
            hoe=hoe,
            manieren=[(str(een), een.label) for een in manieren],
            regel=request.GET.get("regel", ""),
            meekijkers=overzichten.meekijkers(pk),
        )
        return toon(request, "consult/erbij.html", inhoud)


def _formulier(request: HttpRequest, zicht: Zicht, hoe: Hoe) -> VraagFormulier:
    """Wie al meewerkt hoeft niet mee te lezen; wie vraagt geeft niet meer dan hij zelf ziet."""
    licht = hoe in LICHT
    erbij_al = [] if licht else [b.account_id for b in zicht.betrokkenen]
    gewoon: dict[str, Any] = {
        "hoe": hoe,
        "groepen": overzichten.groepen(
            [zicht.dossier.team_id], zonder=[eigen(zicht.wie), *erbij_al]
        ),
        "initial": {**_van_regel(request), **concept_voor(request)},
    }
    if licht:
        bekend = overzichten.bekend(zicht)
        return VraagFormulier(request.POST or None, bekend=bekend, **gewoon)
    mag = zicht.rechten[Recht.SCHRIJVEN] & GEWONE_DELEN - {Onderdeel.NAAM}
    return MeekijkFormulier(
        request.POST or None, delen=[Onderdeel(deel) for deel in sorted(mag)], **gewoon
    )


def _van_regel(request: HttpRequest) -> dict[str, str]:
    """De vraag die bij een regel hoort, als begin om verder te schrijven."""
    code = request.GET.get("regel", "")
    gevonden = next((een for een in afspraken.erbijregels() if een.code == code), None)
    return {"tekst": gevonden.vraag} if gevonden else {}


def _vraag(request: HttpRequest, zicht: Zicht, hoe: Hoe, form: VraagFormulier) -> str:
    pk = zicht.dossier.pk
    if isinstance(form, MeekijkFormulier):
        handelingen.laat_meekijken(
            huishouden_id=pk, hoe=hoe, door=zicht.wie, **form.voor_meekijken()
        )
    maak_vraag(
        request,
        hoe=hoe,
        form=form,
        team_id=zicht.dossier.team_id,
        huishouden_id=None if hoe in LICHT else pk,
    )
    if hoe in LICHT:
        handelingen.zet_in_tijdlijn(huishouden_id=pk, door=zicht.wie)
    meld(request, _("Gevraagd. Je hoort het in mijn dag."))
    return adressen.huishouden(pk)


@require_POST
def stop(request: HttpRequest, pk: UUID, betrokkenheid_id: UUID) -> HttpResponse:
    """Eerder klaar dan afgesproken, in een tik."""
    with open_huishouden(request, pk, Recht.REGIE) as zicht:

        def werk() -> str:
            handelingen.stop_meekijken(
                huishouden_id=pk, betrokkenheid_id=betrokkenheid_id, door=zicht.wie
            )
            meld(request, _("Klaar. Je collega leest niet meer mee."))
            return adressen.huishouden(pk)

        return tik(request, werk, terug=reverse("consult:erbij", args=[pk]))


@require_POST
def weg(request: HttpRequest, pk: UUID, regel: str) -> HttpResponse:
    """Deze vraag hoeft nu niet: een tik, met of zonder reden. Het telt nergens mee."""
    with open_huishouden(request, pk) as zicht:
        if not any(een.code == regel for een in afspraken.erbijregels()):
            raise Http404
        form = WegFormulier(request.POST)
        reden = form.cleaned_data["reden"] if form.is_valid() else ""

        def werk() -> str:
            weggetikt = handelingen.tik_weg(
                huishouden_id=pk, regel=regel, reden=reden, door=zicht.wie
            )
            meld(
                request,
                _("Weggetikt. Het telt nergens mee."),
                ongedaan=reverse("consult:terug", args=[pk, weggetikt.pk]),
            )
            return adressen.huishouden(pk)

        return tik(request, werk, terug=adressen.huishouden(pk))


@require_POST
def terug(request: HttpRequest, pk: UUID, weg_id: UUID) -> HttpResponse:
    """Toch weer tonen."""
    with open_huishouden(request, pk):
        rij = get_object_or_404(Weggetikt, dossier_id=pk, pk=weg_id)

        def werk() -> str:
            handelingen.zet_terug(weg=rij)
            return adressen.huishouden(pk)

        return tik(request, werk, terug=adressen.huishouden(pk))
