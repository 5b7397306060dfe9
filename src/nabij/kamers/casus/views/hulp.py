"""Wat helpt bij dit doel? Kiezen, in het plan zetten, en later een keer vragen."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.casus import adressen, handelingen, overzichten
from nabij.kamers.casus.forms import EigenHulpFormulier, KiesFormulier, OverbrugFormulier
from nabij.kamers.casus.models import OPEN, Doel, Hulpkeuze, HulpKring, Plekantwoord
from nabij.kamers.casus.regels.kiezen import geldende_wacht
from nabij.kamers.casus.views.openen import ALLEEN_PLAN, open_plan, pagina, tik
from nabij.kamers.kaart import overzichten as kaart
from nabij.kamers.poort.poort import Zicht


def _adres(pk: UUID, doel_id: UUID) -> str:
    return reverse("casus:hulp", args=[pk, doel_id])


def hulp(request: HttpRequest, pk: UUID, doel_id: UUID) -> HttpResponse:
    """Van dichtbij naar verder weg. Niets is verplicht, overslaan mag."""
    with open_plan(request, pk) as zicht:
        doel = get_object_or_404(Doel, dossier_id=pk, pk=doel_id)
        return _toon(request, zicht, doel)


def _toon(
    request: HttpRequest, zicht: Zicht, doel: Doel, *, fout: EigenHulpFormulier | None = None
) -> HttpResponse:
    blad = overzichten.hulp_bij(zicht, doel, thema=request.GET.get("thema", "")[:40])
    vrij = {kring: EigenHulpFormulier(auto_id=f"id_{kring}_%s") for kring in ("zelf", "netwerk")}
    vrij["team"] = EigenHulpFormulier(auto_id="id_team_%s")
    if fout is not None:
        vrij[fout.data.get("kring", "zelf")] = fout
    context = pagina(
        zicht,
        blad=blad,
        doel=doel,
        vrij=vrij,
        overbrug=OverbrugFormulier(),
        alle_themas=afspraken.themas(),
    )
    return toon(request, "casus/hulp.html", context)


@require_POST
def kies(request: HttpRequest, pk: UUID, doel_id: UUID) -> HttpResponse:
    """Iets van de sociale kaart: een tik. Wat geen besluit nodig heeft kan vandaag beginnen."""
    with open_plan(request, pk) as zicht:
        doel = get_object_or_404(Doel, dossier_id=pk, pk=doel_id, **OPEN)
        form = KiesFormulier(request.POST)
        blad = kaart.blad(form.cleaned_data["aanbod"]) if form.is_valid() else None
        if blad is None or blad.gestopt:
            raise Http404

        def werk() -> str:
            wacht = geldende_wacht(map(overzichten.als_wacht, blad.wachttijden))
            keuze = handelingen.kies_hulp(
                doel=doel,
                kring=HulpKring(blad.aanbod.kring),
                tekst=blad.aanbod.naam,
                naam=blad.aanbod.organisatie.naam[:120],
                aanbod_id=blad.aanbod.pk,
                zonder_besluit=blad.aanbod.zonder_besluit,
                wacht=wacht,
                door=zicht.wie,
            )
            _meld(request, keuze)
            return f"{_adres(pk, doel_id)}#gekozen"

        return tik(request, werk, terug=_adres(pk, doel_id))


def _meld(request: HttpRequest, keuze: Hulpkeuze) -> None:
    """Zeg meteen wat dit betekent: vandaag, een besluit, of wachten."""
    if not keuze.zonder_besluit:
        zin = _("Staat in het plan. Hier is een besluit van de gemeente voor nodig.")
    elif keuze.wacht_weken:
        zin = _("Staat in het plan. Er is geen besluit nodig, wel wachttijd.")
    else:
        zin = _("Staat in het plan. Hier is geen besluit voor nodig: het kan vandaag beginnen.")
    ongedaan = reverse("casus:actie_tik", args=[keuze.dossier_id, keuze.actie_id, "vervalt"])
    meld(request, zin, ongedaan=ongedaan)


@require_POST
def eigen(request: HttpRequest, pk: UUID, doel_id: UUID) -> HttpResponse:
    """Wat iemand zelf doet, of iemand om hen heen, of het team: in eigen woorden."""
    with open_plan(request, pk) as zicht:
        doel = get_object_or_404(Doel, dossier_id=pk, pk=doel_id, **OPEN)
        form = EigenHulpFormulier(request.POST, auto_id=f"id_{request.POST.get('kring')}_%s")
        if not form.is_valid():
            return _toon(request, zicht, doel, fout=form)

        def werk() -> str:
            keuze = handelingen.kies_hulp(doel=doel, door=zicht.wie, **form.cleaned_data)
            _meld(request, keuze)
            return f"{_adres(pk, doel_id)}#gekozen"

        return tik(request, werk, terug=_adres(pk, doel_id))


@require_POST
def overbrug(request: HttpRequest, pk: UUID, keuze_id: UUID) -> HttpResponse:
    """Wat we doen in de tijd dat het wachten is, met een dag."""
    with open_plan(request, pk) as zicht:
        keuze = _keuze(pk, keuze_id)
        doel = keuze.actie.plan_doel
        if doel is None:
            raise Http404
        form = OverbrugFormulier(request.POST)
        if not form.is_valid():
            blad = overzichten.hulp_bij(zicht, doel)
            context = pagina(
                zicht,
                blad=blad,
                doel=doel,
                vrij={},
                overbrug=form,
                overbrug_id=keuze.pk,
                alle_themas=afspraken.themas(),
            )
            return toon(request, "casus/hulp.html", context)

        def werk() -> str:
            handelingen.kies_hulp(
                doel=doel, kring=HulpKring.TEAM, overbrugt=keuze, door=zicht.wie,
                **form.cleaned_data,
            )  # fmt: skip
            meld(request, _("Afgesproken. Het staat in het plan, met de dag."))
            return f"{_adres(pk, doel.pk)}#gekozen"

        return tik(request, werk, terug=_adres(pk, doel.pk))


def _keuze(pk: UUID, keuze_id: UUID) -> Hulpkeuze:
    rijen = Hulpkeuze.objects.select_related("actie", "actie__plan_doel")
    return get_object_or_404(rijen, dossier_id=pk, pk=keuze_id)


@require_POST
def begon(request: HttpRequest, pk: UUID, keuze_id: UUID) -> HttpResponse:
    """De hulp is begonnen."""
    with open_plan(request, pk, onderdelen=ALLEEN_PLAN):
        keuze = _keuze(pk, keuze_id)

        def werk() -> str:
            handelingen.hulp_begon(keuze=keuze)
            weer = reverse("casus:hulp_toch_niet", args=[pk, keuze_id])
            meld(request, _("Fijn. De hulp is begonnen."), ongedaan=weer)
            return _terug(keuze)

        return tik(request, werk, terug=_terug(keuze))


@require_POST
def toch_niet(request: HttpRequest, pk: UUID, keuze_id: UUID) -> HttpResponse:
    """Toch nog niet begonnen: weer wachten."""
    with open_plan(request, pk, onderdelen=ALLEEN_PLAN):
        keuze = _keuze(pk, keuze_id)

        def werk() -> str:
            handelingen.toch_niet_begonnen(keuze=keuze)
            return _terug(keuze)

        return tik(request, werk, terug=_terug(keuze))


def _terug(keuze: Hulpkeuze) -> str:
    pk, doel_id = keuze.dossier_id, keuze.actie.plan_doel_id
    return f"{_adres(pk, doel_id)}#gekozen" if doel_id else adressen.plan(pk)


def plek(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De ene lichte vraag: hebt u daar een plek gevonden? Drie antwoorden, een tik."""
    with open_plan(request, pk, onderdelen=ALLEEN_PLAN) as zicht:
        vragen = overzichten.te_vragen_plekken([pk])
        if request.method == "POST":
            gekozen = next((k for k in vragen if str(k.pk) == request.POST.get("keuze")), None)
            antwoord = request.POST.get("antwoord", "")
            if gekozen is None or antwoord not in Plekantwoord.values:
                raise Http404

            def werk() -> str:
                handelingen.vroeg_naar_plek(
                    keuze=gekozen, antwoord=Plekantwoord(antwoord), door=zicht.wie
                )
                meld(request, _("Bewaard. We vragen het niet nog eens."))
                return adressen.huishouden(pk)

            return tik(request, werk, terug=adressen.huishouden(pk))
        antwoorden = Plekantwoord.choices
        context = pagina(zicht, vragen=vragen, antwoorden=antwoorden)
        return toon(request, "casus/plek.html", context)
