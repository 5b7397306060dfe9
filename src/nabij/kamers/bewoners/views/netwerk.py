"""Het netwerk als lijst en als ecogram."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.bewoners import handelingen, overzichten
from nabij.kamers.bewoners.forms import NetwerkForm
from nabij.kamers.bewoners.handelingen import TeLaat
from nabij.kamers.bewoners.models import Netwerklid
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht


@contextmanager
def _open(request: HttpRequest, pk: UUID) -> Iterator[Zicht]:
    with poort.open(
        request,
        pk,
        doel=Doel.HULP,
        onderdelen=[Onderdeel.NETWERK, Onderdeel.NAAM],
        recht=Recht.SCHRIJVEN,
    ) as zicht:
        yield zicht


def _pagina(pk: UUID) -> str:
    return reverse("bewoners:netwerk", args=[pk])


def _inhoud(zicht: Zicht, form: NetwerkForm) -> dict[str, Any]:
    pk = zicht.dossier.pk
    iedereen = overzichten.netwerk(pk, ook_vroeger=True)
    nu = [lid for lid in iedereen if lid.tot is None]
    return {
        "form": form,
        "huishouden_id": pk,
        "netwerk": nu,
        "vroeger": [lid for lid in iedereen if lid.tot is not None],
        "knopen": overzichten.ecogram_knopen(nu),
        "huisgenoten": [overzichten.namen([pk]).get(pk, "")],
    }


def netwerk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wie er om het huishouden heen staat, en iemand erbij."""
    with _open(request, pk) as zicht:
        form = NetwerkForm(request.POST or None)
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.voeg_netwerklid_toe(dossier_id=pk, door=zicht.wie, **form.velden())
                meld(request, _("Deze persoon staat in het netwerk."))
                return _pagina(pk)

            return eenmalig(request, werk)
        return toon(request, "bewoners/netwerk.html", _inhoud(zicht, form))


def wijzig(request: HttpRequest, pk: UUID, lid: UUID) -> HttpResponse:
    with _open(request, pk) as zicht:
        netwerklid = get_object_or_404(Netwerklid, pk=lid, dossier_id=pk, tot__isnull=True)
        form = NetwerkForm(request.POST or None, initial=NetwerkForm.beginwaarden(netwerklid))
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.wijzig_netwerklid(
                    netwerklid=netwerklid,
                    versie=form.cleaned_data["versie"] or 0,
                    door=zicht.wie,
                    **form.velden(),
                )
                meld(request, _("Het netwerk is bijgewerkt."))
                return _pagina(pk)

            return eenmalig(request, werk)
        inhoud = {"form": form, "lid": netwerklid, "huishouden_id": pk}
        return toon(request, "bewoners/netwerklid.html", inhoud)


@require_POST
def weg(request: HttpRequest, pk: UUID, lid: UUID) -> HttpResponse:
    """Een tik; tien minuten terug te draaien."""
    with _open(request, pk) as zicht:
        netwerklid = get_object_or_404(Netwerklid, pk=lid, dossier_id=pk)

        def werk() -> str:
            handelingen.netwerklid_weg(netwerklid=netwerklid, door=zicht.wie)
            terug = reverse("bewoners:netwerklid_terug", args=[pk, lid])
            meld(request, _("Deze persoon staat niet meer in het netwerk."), ongedaan=terug)
            return _pagina(pk)

        return eenmalig(request, werk)


@require_POST
def terug(request: HttpRequest, pk: UUID, lid: UUID) -> HttpResponse:
    with _open(request, pk):
        netwerklid = get_object_or_404(Netwerklid, pk=lid, dossier_id=pk)

        def werk() -> str:
            try:
                handelingen.netwerklid_terug(netwerklid=netwerklid)
                meld(request, _("Deze persoon staat weer in het netwerk."))
            except TeLaat:
                meld(request, _("Terugdraaien kan tot tien minuten. Zet de persoon er weer bij."))
            return _pagina(pk)

        return eenmalig(request, werk)
