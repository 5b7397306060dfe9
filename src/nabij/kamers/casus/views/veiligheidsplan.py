"""Het veiligheidsplan, apart van het gewone plan; en drang en dwang, die juist open zijn."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.bewoners.overzichten import mensen, netwerk
from nabij.kamers.casus import handelingen, overzichten
from nabij.kamers.casus.forms import AfspraakFormulier, DrangFormulier
from nabij.kamers.casus.models import Drang, Veiligheidsafspraak
from nabij.kamers.casus.views.openen import ALLEEN_PLAN, open_plan, pagina, tik
from nabij.kamers.casus.views.veiligheid import ALLEEN_VEILIGHEID, open_veiligheid
from nabij.kamers.poort.begrippen import Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht

MET_MENSEN = (*ALLEEN_VEILIGHEID, Onderdeel.MENSEN, Onderdeel.NETWERK)


def _mensen(zicht: Zicht) -> dict[UUID, str]:
    """Voor wie een regel kan zijn: wie er woont en wie eromheen staat, zover dat open is."""
    pk, delen = zicht.dossier.pk, zicht.onderdelen
    thuis = (
        {m.persoon.pk: m.naam for m in mensen(pk) if m.hier} if Onderdeel.MENSEN in delen else {}
    )
    rond = {lid.pk: lid.roepnaam for lid in netwerk(pk)} if Onderdeel.NETWERK in delen else {}
    return {**thuis, **rond}


def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wie wie belt als het oploopt, per mens: elk een eigen blad."""
    with open_veiligheid(request, pk, onderdelen=MET_MENSEN) as zicht:
        form = AfspraakFormulier(
            request.POST or None, mensen=_mensen(zicht), initial=concept_voor(request)
        )
        terug = reverse("casus:veiligheidsplan", args=[pk])
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.spreek_veiligheid_af(dossier_id=pk, door=zicht.wie, **form.inhoud)
                meld(request, _("Het staat in het veiligheidsplan."))
                return terug

            return tik(request, werk, terug=terug)
        context = pagina(zicht, form=form, afspraken=overzichten.veiligheidsafspraken(pk))
        return toon(request, "casus/veiligheidsplan.html", context)


@require_POST
def weg(request: HttpRequest, pk: UUID, afspraak_id: UUID) -> HttpResponse:
    """Deze regel geldt niet meer."""
    with open_veiligheid(request, pk):
        afspraak = get_object_or_404(Veiligheidsafspraak, dossier_id=pk, pk=afspraak_id)
        terug = reverse("casus:veiligheidsplan", args=[pk])

        def werk() -> str:
            handelingen.haal_afspraak_weg(afspraak=afspraak)
            meld(request, _("Deze regel geldt niet meer."))
            return terug

        return tik(request, werk, terug=terug)


def papier(request: HttpRequest, pk: UUID, persoon: UUID) -> HttpResponse:
    """Alleen wat voor deze mens is, zonder woorden die een huisgenoot wijzer maken."""
    with open_veiligheid(request, pk) as zicht:
        afspraken = overzichten.veiligheidsafspraken(pk, persoon)
        if not afspraken:
            raise Http404
        context = pagina(zicht, afspraken=afspraken, bereikbaar=overzichten.wie_is_er(zicht))
        return toon(request, "casus/veiligheidsblad.html", context)


def drang(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Drang of dwang met naam, grond en einde. Het huishouden heeft het al gehoord."""
    schrijft = request.method == "POST"
    recht = Recht.REGIE if schrijft else Recht.LEZEN
    with open_plan(request, pk, recht, onderdelen=ALLEEN_PLAN) as zicht:
        form = DrangFormulier(request.POST or None)
        if schrijft and form.is_valid():

            def werk() -> str:
                handelingen.benoem_drang(dossier_id=pk, door=zicht.wie, **form.cleaned_data)
                meld(request, _("Het staat erin, en wie erbij is kan het lezen."))
                return request.path

            return tik(request, werk, terug=request.path)
        context = pagina(zicht, form=form, drang=overzichten.drang_nu(pk))
        return toon(request, "casus/drang.html", context)


@require_POST
def drang_stop(request: HttpRequest, pk: UUID, drang_id: UUID) -> HttpResponse:
    """Het hoeft niet meer."""
    with open_plan(request, pk, Recht.REGIE, onderdelen=ALLEEN_PLAN):
        een = get_object_or_404(Drang, dossier_id=pk, pk=drang_id)
        terug = reverse("casus:drang", args=[pk])

        def werk() -> str:
            handelingen.stop_drang(drang=een)
            meld(request, _("Gestopt. Zeg het ook tegen het huishouden."))
            return terug

        return tik(request, werk, terug=terug)
