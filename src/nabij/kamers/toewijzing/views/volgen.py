"""Een toewijzing bekijken of intrekken, en een verzoek van een aanbieder beantwoorden."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.bewoners import adressen
from nabij.kamers.casus.views.openen import ALLEEN_PLAN, open_plan, pagina, tik
from nabij.kamers.poort.begrippen import Recht
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toewijzing import handelingen, overzichten
from nabij.kamers.toewijzing.forms import MomentFormulier, VerzoekFormulier
from nabij.kamers.toewijzing.handelingen.besluit import mandaat_voor
from nabij.kamers.toewijzing.handelingen.verzoek import hulp_van
from nabij.kamers.toewijzing.models import Bron, Toewijzing, Verzoek, VerzoekAntwoord


def _adres(pk: UUID, toewijzing_id: UUID) -> str:
    return reverse("toewijzing:toewijzing", args=[pk, toewijzing_id])


def toewijzing(request: HttpRequest, pk: UUID, toewijzing_id: UUID) -> HttpResponse:
    """Hoe het met deze hulp staat, wat er besloten is, en wat nu kan."""
    with open_plan(request, pk, Recht.LEZEN, onderdelen=ALLEEN_PLAN) as zicht:
        regel = overzichten.hulp_met(pk, toewijzing_id)
        if regel is None:
            raise Http404
        rij = regel.toewijzing
        inhoud = pagina(
            zicht,
            regel=regel,
            bericht=overzichten.bericht_over(pk, toewijzing_id),
            mee=overzichten.meewerken(rij, waarom_niet=handelingen.waarom_niet(rij)),
            momentform=MomentFormulier(),
        )
        return toon(request, "toewijzing/toewijzing.html", inhoud)


def besluit(request: HttpRequest, pk: UUID, toewijzing_id: UUID) -> HttpResponse:
    """Het besluit op papier."""
    with open_plan(request, pk, Recht.LEZEN, onderdelen=ALLEEN_PLAN) as zicht:
        regel = overzichten.hulp_met(pk, toewijzing_id)
        if regel is None or regel.toewijzing.toekenning is None:
            raise Http404
        return toon(request, "toewijzing/besluit.html", pagina(zicht, regel=regel))


@require_POST
def doorgeven(request: HttpRequest, pk: UUID, toewijzing_id: UUID) -> HttpResponse:
    """Het antwoord van wie het mandaat heeft verwerken, in een tik."""
    with open_plan(request, pk, onderdelen=ALLEEN_PLAN) as zicht:
        rij = _toewijzing(pk, toewijzing_id)
        toekenning = rij.toekenning
        if toekenning is None:
            raise Http404

        def werk() -> str:
            handelingen.geef_besluit_door(toekenning=toekenning, door=zicht.wie)
            meld(request, _("Verwerkt."))
            return _adres(pk, toewijzing_id)

        return tik(request, werk, terug=_adres(pk, toewijzing_id))


def _toewijzing(pk: UUID, toewijzing_id: UUID) -> Toewijzing:
    rijen = Toewijzing.objects.select_related("toekenning", "aanbieder", "product")
    return get_object_or_404(rijen, dossier_id=pk, pk=toewijzing_id)


@require_POST
def intrekken(request: HttpRequest, pk: UUID, toewijzing_id: UUID) -> HttpResponse:
    """Deze hulp hoeft toch niet."""
    with open_plan(request, pk, onderdelen=ALLEEN_PLAN) as zicht:
        rij = _toewijzing(pk, toewijzing_id)

        def werk() -> str:
            handelingen.trek_in(toewijzing=rij, door=zicht.wie)
            meld(request, _("Deze hulp hoeft niet meer. De aanbieder hoort het."))
            return adressen.huishouden(pk)

        return tik(request, werk, terug=_adres(pk, toewijzing_id))


@require_POST
def genoeg(request: HttpRequest, pk: UUID, toewijzing_id: UUID) -> HttpResponse:
    """Gevraagd: minder is ook genoeg."""
    with open_plan(request, pk, onderdelen=ALLEEN_PLAN):
        rij = _toewijzing(pk, toewijzing_id)

        def werk() -> str:
            handelingen.minder_is_genoeg(toewijzing=rij)
            meld(request, _("Fijn. We vragen het niet nog eens."))
            return adressen.huishouden(pk)

        return tik(request, werk, terug=_adres(pk, toewijzing_id))


@require_POST
def overdracht(request: HttpRequest, pk: UUID, toewijzing_id: UUID) -> HttpResponse:
    """De aanbieder vragen om het samen over te dragen; de tekst staat daarna klaar."""
    with open_plan(request, pk, onderdelen=ALLEEN_PLAN) as zicht:
        rij = _toewijzing(pk, toewijzing_id)

        def werk() -> str:
            handelingen.vraag_overdracht(toewijzing=rij, door=zicht.wie)
            meld(request, _("Genoteerd. De tekst voor de aanbieder staat hieronder."))
            return _adres(pk, toewijzing_id)

        return tik(request, werk, terug=_adres(pk, toewijzing_id))


def verzoek(request: HttpRequest, pk: UUID, verzoek_id: UUID) -> HttpResponse:
    """Wat de aanbieder vraagt, wat er al bekend is, en het antwoord in een handeling."""
    with open_plan(request, pk, onderdelen=ALLEEN_PLAN) as zicht:
        rijen = Verzoek.objects.select_related(
            "aanbieder__organisatie", "product", "toewijzing__product"
        )
        rij: Verzoek = get_object_or_404(rijen, dossier_id=pk, pk=verzoek_id)
        eerder = overzichten.overnames(pk)
        begin = "\n".join(filter(None, [rij.toelichting, overzichten.voorstel(None, eerder)]))
        form = VerzoekFormulier(request.POST or None, initial={"motivering": begin})
        if request.method == "POST" and form.is_valid():
            return tik(request, lambda: _antwoord(request, zicht, rij, form), terug=request.path)
        regel = overzichten.hulp_met(pk, rij.toewijzing_id) if rij.toewijzing_id else None
        inhoud = pagina(
            zicht,
            form=form,
            verzoek=rij,
            regel=regel,
            overnames=eerder,
            open=rij.antwoord in ("", VerzoekAntwoord.ONDERZOEK),
            mag_zelf=mandaat_voor(hulp_van(rij), zicht.wie) is not None,
        )
        return toon(request, "toewijzing/verzoek.html", inhoud)


def _antwoord(request: HttpRequest, zicht: Zicht, rij: Verzoek, form: VerzoekFormulier) -> str:
    pk, schoon = zicht.dossier.pk, form.cleaned_data
    motivering = schoon["motivering"]
    erbij = form.over_te_nemen()
    if erbij:
        overname = handelingen.neem_over(
            dossier_id=pk, door=zicht.wie, **{**erbij, "bron": Bron(erbij["bron"])}
        )
        motivering = f"{motivering}\n{overzichten.overgenomen(overname)}"
    if schoon["antwoord"] == "toegewezen":
        nieuw = handelingen.ken_verzoek_toe(verzoek=rij, motivering=motivering, door=zicht.wie)
        meld(request, _("Toegewezen. Het bericht aan de aanbieder ligt klaar."))
        return _adres(pk, nieuw.pk)
    if schoon["antwoord"] == "afgewezen":
        handelingen.wijs_verzoek_af(verzoek=rij, waarom=schoon["waarom_niet"], door=zicht.wie)
        meld(request, _("Geantwoord. De aanbieder hoort waarom niet."))
    else:
        handelingen.zoek_verzoek_uit(verzoek=rij, door=zicht.wie)
        meld(request, _("Geantwoord. De aanbieder weet dat jullie het uitzoeken."))
    return adressen.huishouden(pk)
