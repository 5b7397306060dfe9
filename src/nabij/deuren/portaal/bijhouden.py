"""Wie iets aanbiedt kijkt met een link na of de vermelding klopt. Zonder account."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nabij.deuren.portaal.views import openbaar
from nabij.huisstijl.tonen import toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.kaart import gegevens as vorm
from nabij.kamers.kaart import handelingen, overzichten
from nabij.kamers.kaart.forms import BijhouderFormulier
from nabij.kamers.kaart.forms.aanbod import begin
from nabij.kamers.kaart.handelingen.aanbod import Door
from nabij.kamers.kaart.handelingen.bijhouden import GELDIG
from nabij.kamers.kaart.models import Aanbod, Eigenaar, Via
from nabij.kamers.toewijzing import overzichten as toewijzing
from nabij.kamers.toewijzing.handelingen import zeg_erbij
from nabij.opslag.versie import Botsing

EIGENAAR = Door(Via.EIGENAAR)


def schrijf_mail(eigenaar_id: UUID) -> tuple[str, str] | None:
    """De mail met een verse link; None als niemand dit nog bijhoudt of het gestopt is."""
    eigenaar = Eigenaar.objects.filter(pk=eigenaar_id).select_related("aanbod").first()
    if eigenaar is None or eigenaar.aanbod.gestopt_op:
        return None
    token = handelingen.maak_link(eigenaar_id=eigenaar_id)
    tekst = _(
        "Op de sociale kaart staat: %(naam)s. Klopt dat nog? Kijk het na, of verbeter het:\n\n"
        "%(adres)s\n\nDe link werkt %(dagen)s dagen en is alleen voor u. U hebt geen account nodig."
    )
    adres = settings.ADRES + reverse("portaal:bijhouden", args=[token])
    velden = {"naam": eigenaar.aanbod.naam, "adres": adres, "dagen": GELDIG.days}
    return _("Klopt dit nog op de sociale kaart?"), tekst % velden


@login_not_required
def bijhouden(request: HttpRequest, token: str) -> HttpResponse:
    """Alles klopt, of dit is anders. Een verlopen link zegt hoe u een nieuwe krijgt."""
    houder = overzichten.bij_link(token)
    if houder is None:
        return toon(request, "portaal/link_weg.html", openbaar(verlopen=False), 410)
    if not houder.geldt:
        return _verlopen(request, houder.eigenaar)
    aanbod = houder.eigenaar.aanbod
    if request.method == "POST" and "klopt" in request.POST:
        return eenmalig(request, lambda: _bevestig(aanbod))
    if request.method == "POST" and "zin" in request.POST:
        return eenmalig(request, lambda: _zeg_erbij(request, aanbod))
    return _verbeter(request, aanbod)


def _verlopen(request: HttpRequest, eigenaar: Eigenaar) -> HttpResponse:
    if request.method != "POST":
        return toon(request, "portaal/link_weg.html", openbaar(verlopen=True), 410)

    def werk() -> str:
        # Ging er vandaag al een mail, dan komt er geen tweede; het antwoord is hetzelfde.
        handelingen.vraag_of_het_klopt(eigenaar=eigenaar)
        return f"{reverse('portaal:bijgehouden')}?nieuw=1"

    return eenmalig(request, werk)


def _bevestig(aanbod: Aanbod) -> str:
    handelingen.bevestig(aanbod=aanbod, door=EIGENAAR)
    return reverse("portaal:bijgehouden")


def _zeg_erbij(request: HttpRequest, aanbod: Aanbod) -> str:
    """Een zin bij de eigen wachttijd, voor of nadat een ander haar ziet."""
    eigen = toewijzing.eigen_metingen(aanbod.organisatie_id)
    gevraagd = request.POST.get("meting", "")
    for een in eigen:
        if str(een.rij.pk) == gevraagd:
            zeg_erbij(meting=een.rij, zin=request.POST.get("zin", ""))
    return request.path


def _verbeter(request: HttpRequest, aanbod: Aanbod) -> HttpResponse:
    was = vorm.lees(overzichten.volledig().get(pk=aanbod.pk))
    dagen = {"aanmeldstop": aanbod.aanmeldstop, "gestopt": bool(aanbod.gestopt_op)}
    form = BijhouderFormulier(request.POST or None, initial={**begin(was, aanbod.versie), **dagen})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            return eenmalig(request, lambda: _bewaar(aanbod, was, form))
        except Botsing:
            form.add_error(None, _("Iemand anders heeft dit net verbeterd. Kijk het nog eens na."))
            form.data = {**request.POST.dict(), "versie": aanbod.versie}
            status = 409
    inhoud = openbaar(
        form=form,
        blad=overzichten.blad(aanbod.pk, openbaar=True),
        aanbod=aanbod,
        metingen=toewijzing.eigen_metingen(aanbod.organisatie_id),
    )
    return toon(request, "portaal/bijhouden.html", inhoud, status)


@transaction.atomic
def _bewaar(aanbod: Aanbod, was: vorm.Gegevens, form: BijhouderFormulier) -> str:
    schoon = form.cleaned_data
    handelingen.werk_bij(
        aanbod=aanbod,
        versie=schoon["versie"] or 0,
        gegevens=form.anders_dan(was),
        door=EIGENAAR,
    )
    handelingen.bevestig(aanbod=aanbod, door=EIGENAAR)
    if schoon["aanmeldstop"]:
        handelingen.meld_aanmeldstop(aanbod=aanbod, door=EIGENAAR)
    else:
        handelingen.neem_weer_aan(aanbod=aanbod, door=EIGENAAR)
    if schoon["gestopt"]:
        handelingen.stop(aanbod=aanbod, door=EIGENAAR)
    return reverse("portaal:bijgehouden")


@login_not_required
@require_safe
def bedankt(request: HttpRequest) -> HttpResponse:
    """Dank u wel; of: er is een nieuwe link onderweg."""
    return toon(request, "portaal/bijgehouden.html", openbaar(nieuw="nieuw" in request.GET))
