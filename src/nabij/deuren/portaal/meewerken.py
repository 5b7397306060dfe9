"""Iemand van de aanbieder leest en schrijft in het eigen stuk. Met een link, zonder account."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nabij.deuren.portaal import drempel
from nabij.deuren.portaal.views import als_inwoner, openbaar
from nabij.huisstijl.tonen import toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.toewijzing import handelingen, overzichten
from nabij.kamers.toewijzing.forms import HoeFormulier, ZieFormulier
from nabij.kamers.toewijzing.overzichten import Eigenstuk


@login_not_required
def meewerken(request: HttpRequest, token: str) -> HttpResponse:
    """Het eigen stuk. Een link die niet (meer) geldt is gewoon: niet gevonden."""
    with overzichten.open_eigen_stuk(als_inwoner(request), token) as stuk:
        wat = "zie" if "zie" in request.POST else "tekst"
        hoe = HoeFormulier(request.POST if request.POST and wat == "tekst" else None)
        zie = ZieFormulier(request.POST if wat == "zie" else None)
        form, status = (zie if wat == "zie" else hoe), 200
        if request.method == "POST" and form.is_valid():
            if not drempel.te_vaak(request, "meewerken"):
                try:
                    return eenmalig(request, lambda: _bewaar(request, stuk, form.cleaned_data))
                except KanNiet as fout:
                    form.add_error(None, str(fout))
                    status = 409
            else:
                form.add_error(None, _("Er komt nu heel veel binnen. Bel ons, dan helpen we u."))
                status = 429
        inhoud = openbaar(stuk=stuk, hoe=hoe, zie=zie)
        return toon(request, "portaal/meewerken.html", inhoud, status)


def _bewaar(request: HttpRequest, stuk: Eigenstuk, schoon: dict[str, str]) -> str:
    if "zie" in schoon:
        handelingen.zeg_wat_je_ziet(
            meewerker=stuk.meewerker,
            tekst=schoon["zie"],
            terugkijken_op=stuk.terugkijken_op,
            vorige_keer=stuk.vorige_keer,
        )
    else:
        handelingen.schrijf_hoe_het_gaat(meewerker=stuk.meewerker, tekst=schoon["tekst"])
    return request.path
