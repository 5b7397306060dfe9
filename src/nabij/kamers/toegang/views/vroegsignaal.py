"""Een vroegsignaal van een betalingsachterstand: het wordt een signaal als elk ander."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nabij.fundament.sleutels import nieuw_token
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort
from nabij.kamers.team.overzichten import team_voor
from nabij.kamers.toegang import adressen, handelingen
from nabij.kamers.toegang.forms import VroegsignaalFormulier
from nabij.kamers.toegang.forms.velden import gebied
from nabij.kamers.toegang.views.nieuw import medewerker


def vroegsignaal(request: HttpRequest) -> HttpResponse:
    """Wat een signaalpartner doorgaf. Het wacht daarna op wie dienst heeft."""
    kijkt = medewerker(request)
    form = VroegsignaalFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            gegeven = dict(form.cleaned_data)
            buurt_id = gegeven.pop("buurt")
            voor = team_voor(gebied(buurt_id)) if buurt_id else None
            team_id = voor.pk if voor else min(kijkt.teams)
            with poort.nieuw(
                request,
                soort=DossierSoort.SIGNAAL,
                team_id=team_id,
                doel=Doel.NIEUWE_VRAAG,
                rol=Betrokkenrol.AANGENOMEN,
            ) as zicht:
                handelingen.geef_signaal(
                    dossier_id=zicht.dossier.pk,
                    team_id=team_id,
                    buurt_id=buurt_id,
                    token=nieuw_token(),
                    **gegeven,
                )
            meld(request, _("Bewaard. Het signaal wacht op wie dienst heeft."))
            return adressen.signaal(zicht.dossier.pk)

        return eenmalig(request, werk)
    return toon(request, "toegang/vroegsignaal.html", {"form": form})
