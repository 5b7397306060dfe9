"""Is iemand al bekend? En de noodknop, voor als wachten niet kan."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.bewoners import adressen, overzichten, rechten
from nabij.kamers.bewoners.forms import KaartjeForm, NoodknopForm
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Afscherming, Doel, DossierSoort, Noodreden, Relatie
from nabij.kamers.poort.models import Dossier
from nabij.kamers.poort.rechten import niet_eigen
from nabij.kamers.poort.wachter import GeenToegang


def zoek_kaartje(request: HttpRequest) -> HttpResponse:
    """Twee gegevens geven een kaartje. Alleen met POST: een naam komt nooit in een adres."""
    rechten.eis_werk_met_mensen(poort.wie(request))
    form = KaartjeForm(request.POST or None)
    inhoud: dict[str, object] = {"form": form, "gezocht": False}
    if request.method == "POST" and form.is_valid():
        vondst = overzichten.vind(request, **form.cleaned_data)
        inhoud |= {
            "gezocht": True,
            "vondst": vondst,
            "eigen": namen_van(request, vondst.eigen),
        }
    return toon(request, "bewoners/zoek_kaartje.html", inhoud)


def namen_van(request: HttpRequest, dossier_ids: Collection[UUID]) -> list[tuple[UUID, str]]:
    """De namen van huishoudens die je zelf mag openen; de poort legt vast dat je ze zag."""
    if not dossier_ids:
        return []
    with poort.lijst(
        request,
        doel=Doel.ZOEKEN,
        relaties=[Relatie.BETROKKEN, Relatie.VERVANGER, Relatie.LEIDER],
        kies=Q(pk__in=list(dossier_ids)),
    ) as lijst:
        return list(overzichten.namen(lijst.ids).items())


def noodknop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lezen voor 24 uur, met een reden. Regisseur, teamleider en fg krijgen bericht."""
    kijkt = poort.wie(request)
    rechten.eis_noodknop(kijkt)
    bestaat = Dossier.objects.filter(
        niet_eigen(kijkt),
        pk=pk,
        soort=DossierSoort.HUISHOUDEN,
        afscherming__lt=Afscherming.BESTAAN_VERBORGEN,
    )
    if not bestaat.exists():
        raise GeenToegang("Deze pagina bestaat niet, of is niet voor jou.")
    form = NoodknopForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            poort_handelingen.noodknop(
                request,
                dossier_id=pk,
                reden=Noodreden(form.cleaned_data["reden"]),
                toelichting=form.cleaned_data["toelichting"],
            )
            meld(request, _("Je kunt 24 uur lezen. De regisseur en de teamleider weten het."))
            return adressen.huishouden(pk)

        return eenmalig(request, werk)
    return toon(request, "bewoners/noodknop.html", {"form": form})
