"""Het adres: verhuisd, verbeterd of geheim."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.bewoners import adressen, handelingen, overzichten
from nabij.kamers.bewoners.forms import AdresForm
from nabij.kamers.bewoners.handelingen.adres import huidig_adres, open_adres
from nabij.kamers.bewoners.models import Adres
from nabij.kamers.bewoners.overzichten.mensen import mag_geheim_adres_zien
from nabij.kamers.bewoners.views.mensen import open_mensen
from nabij.kamers.poort.begrippen import Afscherming
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.wachter import GeenToegang


def adres(request: HttpRequest, pk: UUID) -> HttpResponse:
    with open_mensen(request, pk) as zicht:
        huidig = huidig_adres(pk)
        if huidig is not None and huidig.kluis is not None and not mag_geheim_adres_zien(zicht):
            raise GeenToegang("Dit adres is geheim.")
        form = AdresForm(
            request.POST or None,
            heeft_adres=huidig is not None,
            is_geheim=zicht.dossier.afscherming >= Afscherming.ADRES_GEHEIM,
            initial=_begin(huidig),
        )
        if request.method == "POST" and form.is_valid():
            return eenmalig(request, lambda: _bewaar(request, zicht, form, huidig))
        return toon(request, "bewoners/adres.html", {"form": form, "huishouden_id": pk})


def _begin(huidig: Adres | None) -> dict[str, Any]:
    if huidig is None:
        return {}
    return {**asdict(open_adres(huidig)), "versie": huidig.versie}


def _bewaar(request: HttpRequest, zicht: Zicht, form: AdresForm, huidig: Adres | None) -> str:
    pk = zicht.dossier.pk
    if form.cleaned_data.get("geheim"):
        _maak_geheim(zicht)
        huidig = huidig_adres(pk)
    if huidig is not None and form.verbeterd:
        handelingen.verbeter_adres(
            adres=huidig,
            nieuw=form.adres,
            versie=form.cleaned_data["versie"] or 0,
            door=zicht.wie,
        )
    else:
        handelingen.verhuis(
            dossier_id=pk, adres=form.adres, door=zicht.wie, op=form.cleaned_data["op"]
        )
    meld(request, _("Het adres is bewaard."))
    return adressen.huishouden(pk)


def _maak_geheim(zicht: Zicht) -> None:
    """Een geheim adres is een afscherming van wie de naam draagt."""
    drager = next(mens for mens in overzichten.mensen(zicht.dossier.pk) if mens.naamdrager)
    handelingen.scherm_persoon_af(
        dossier_id=zicht.dossier.pk,
        persoon_id=drager.id,
        niveau=max(drager.afscherming, Afscherming.ADRES_GEHEIM),
        door=zicht.wie,
    )
