"""Een lijst inlezen: eerst laten zien wat ermee gebeurt, dan pas doen."""

from __future__ import annotations

from django.contrib.messages import WARNING
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.kaart.forms.invoer import MEESTE_REGELS, GoedFormulier, LijstFormulier
from nabij.kamers.kaart.handelingen import invoer as handelingen
from nabij.kamers.kaart.rechten import eis_beheert
from nabij.kamers.kaart.regels.invoer import KOLOMMEN, VERPLICHT, Onbruikbaar
from nabij.kamers.kaart.views.aanbod import door
from nabij.kamers.kaart.views.zoeken import kijkt


def invoer(request: HttpRequest) -> HttpResponse:
    """Kies een bestand; daarna staat van elke regel wat ermee gebeurt."""
    eis_beheert(kijkt(request))
    form = LijstFormulier(request.POST or None, request.FILES or None)
    voorbeeld, goed = None, None
    if request.method == "POST" and form.is_valid():
        inhoud: bytes = form.cleaned_data["lijst"]
        try:
            voorbeeld = handelingen.bekijk(inhoud)
            goed = GoedFormulier(initial={"inhoud": inhoud.decode("utf-8-sig")})
        except Onbruikbaar as fout:
            form.add_error("lijst", handelingen.waarom_niet(fout))
    te_veel = voorbeeld is not None and len(voorbeeld.goed) > MEESTE_REGELS
    inhoud_ = {
        "form": form,
        "voorbeeld": voorbeeld,
        "goed": None if te_veel or not (voorbeeld and voorbeeld.goed) else goed,
        "te_veel": te_veel,
        "meeste": MEESTE_REGELS,
        "kolommen": KOLOMMEN,
        "verplicht": VERPLICHT,
    }
    return toon(request, "kaart/invoer.html", inhoud_)


@require_POST
def overnemen(request: HttpRequest) -> HttpResponse:
    """Zet de goede regels erin. De lijst wordt opnieuw nagekeken: er kan iets veranderd zijn."""
    wie = kijkt(request)
    eis_beheert(wie)
    form = GoedFormulier(request.POST)
    terug = reverse("kaart:invoer")
    try:
        voorbeeld = handelingen.bekijk(form["inhoud"].value().encode() if form.is_valid() else b"")
    except Onbruikbaar as fout:
        meld(request, handelingen.waarom_niet(fout), soort=WARNING)
        return HttpResponseRedirect(terug)
    if len(voorbeeld.goed) > MEESTE_REGELS:
        meld(request, _("Dit zijn te veel regels voor een keer."), soort=WARNING)
        return HttpResponseRedirect(terug)

    def werk() -> str:
        uit = handelingen.neem_over(voorbeeld, door=door(wie))
        zin = _("%(erbij)s erbij, %(bijgewerkt)s vervangen, %(geweigerd)s niet overgenomen.")
        meld(request, zin % vars(uit))
        return reverse("kaart:kaart")

    return eenmalig(request, werk)
