"""Overleggen zonder huishouden: mijn vragen, een nieuwe vraag, en antwoorden op de plek zelf."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.account.models import Rolnaam
from nabij.kamers.bewoners import adressen
from nabij.kamers.bewoners.rechten import eis_werk_met_mensen
from nabij.kamers.consult import handelingen, overzichten
from nabij.kamers.consult.forms import AntwoordFormulier, BesluitOverVraagFormulier, VraagFormulier
from nabij.kamers.consult.models import LICHT, Besluit, Consultvraag, Hoe, Uitkomst
from nabij.kamers.consult.views.tikken import tik
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort, Onderdeel, Recht, Relatie
from nabij.kamers.poort.bladeren import ouder, volgende
from nabij.kamers.poort.poort import Wie

PER_BLAD = 50


def lijst(request: HttpRequest) -> HttpResponse:
    """Wat collega's mij vroegen, en wat ik zelf vroeg. Wat klaar is staat onderaan."""
    eis_werk_met_mensen(poort.wie(request))
    with poort.lijst(
        request,
        doel=Doel.WERKLIJST,
        relaties=[Relatie.BETROKKEN],
        onderdelen=[Onderdeel.NAAM, Onderdeel.VRAAG],
        kies=Q(ouder(request), soort=DossierSoort.CONSULT),
        maximum=PER_BLAD,
    ) as gevonden:
        ik, vragen = gevonden.wie.account_id, overzichten.mijn_vragen(gevonden.ids)
        open_ = [een for een in vragen if not een.uitkomst]
        inhoud = {
            "aan_mij": [een for een in open_ if een.aan_id == ik],
            "van_mij": [een for een in open_ if een.door_id == ik],
            "klaar": [een for een in vragen if een.uitkomst],
            "volgende": volgende(gevonden),
            "praatjes": _praatjes(gevonden.wie),
        }
        return toon(request, "consult/lijst.html", inhoud)


def _praatjes(wie: Wie) -> list[overzichten.Praatje]:
    """Voor wie gevraagd wordt mee te denken: wat het team vaker vroeg."""
    if not wie.heeft_rol(Rolnaam.SPECIALIST):
        return []
    return overzichten.praatjes(wie.teams)


def hoe_van(request: HttpRequest, keuzes: tuple[Hoe, ...]) -> Hoe:
    """Welke manier er gekozen is; anders de lichtste."""
    gevraagd = request.POST.get("hoe") or request.GET.get("hoe", "")
    return next((hoe for hoe in keuzes if hoe == gevraagd), keuzes[0])


def nieuw(request: HttpRequest) -> HttpResponse:
    """Een korte vraag, of meedenken zonder naam, los van een huishouden."""
    kijkt = poort.wie(request)
    eis_werk_met_mensen(kijkt)
    hoe = hoe_van(request, LICHT)
    form = VraagFormulier(
        request.POST or None,
        hoe=hoe,
        groepen=overzichten.groepen(kijkt.teams, zonder=[eigen(kijkt)]),
        initial={"aan": request.GET.get("aan", ""), **concept_voor(request)},
    )
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            maak_vraag(request, hoe=hoe, form=form, team_id=sorted(kijkt.teams)[0])
            meld(request, _("Gevraagd. Je hoort het in mijn dag."))
            return reverse("consult:lijst")

        return eenmalig(request, werk)
    inhoud = {"form": form, "hoe": hoe, "manieren": [(str(een), een.label) for een in LICHT]}
    return toon(request, "consult/nieuw.html", inhoud)


def eigen(kijkt: Wie) -> UUID:
    if kijkt.account_id is None:
        raise Http404
    return kijkt.account_id


def maak_vraag(
    request: HttpRequest,
    *,
    hoe: Hoe,
    form: VraagFormulier,
    team_id: UUID,
    huishouden_id: UUID | None = None,
) -> Consultvraag:
    """De vraag van dit formulier, in een eigen dossier."""
    return stel_in_eigen_dossier(
        request,
        hoe=hoe,
        tekst=form.cleaned_data["tekst"],
        aan=form.cleaned_data["aan"],
        team_id=team_id,
        huishouden_id=huishouden_id,
        thema=form.cleaned_data["thema"],
    )


def stel_in_eigen_dossier(
    request: HttpRequest,
    *,
    hoe: Hoe,
    tekst: str,
    aan: UUID,
    team_id: UUID,
    huishouden_id: UUID | None = None,
    thema: str = "",
) -> Consultvraag:
    """De vraag in een eigen dossier, met alleen wie vraagt en wie meedenkt."""
    with poort.nieuw(
        request,
        soort=DossierSoort.CONSULT,
        team_id=team_id,
        doel=Doel.HULP,
        rol=Betrokkenrol.TEAMLID,
    ) as zicht:
        return handelingen.stel_vraag(
            dossier_id=zicht.dossier.pk,
            hoe=hoe,
            tekst=tekst,
            aan=aan,
            door=zicht.wie,
            huishouden_id=huishouden_id,
            thema=thema,
        )


def vraag(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De vraag, en het antwoord op dezelfde plek."""
    schrijft = request.method == "POST"
    recht = Recht.SCHRIJVEN if schrijft else Recht.LEZEN
    with poort.open(
        request, pk, doel=Doel.HULP, onderdelen=[Onderdeel.VRAAG], recht=recht
    ) as zicht:
        een = overzichten.vraag_van(pk)
        if een is None:
            raise Http404
        mandaat = overzichten.mandaatvraag_van(pk)
        soort = BesluitOverVraagFormulier if mandaat else AntwoordFormulier
        form = soort(request.POST or None, initial=concept_voor(request))
        if schrijft and form.is_valid():

            def werk() -> str:
                handelingen.beantwoord(vraag=een, door=zicht.wie, **form.cleaned_data)
                meld(request, _("Je antwoord staat erbij. Je collega hoort het."))
                return reverse("consult:vraag", args=[pk])

            return tik(request, werk, terug=reverse("consult:vraag", args=[pk]))
        inhoud = {
            "een": een,
            "form": form,
            "antwoordt": een.aan_id == zicht.wie.account_id and een.beantwoord_op is None,
            "rondt_af": een.door_id == zicht.wie.account_id and not een.uitkomst,
            "uitkomsten": Uitkomst.choices,
            "mandaat": mandaat,
            "besluiten": Besluit.choices if mandaat else (),
            "leest_url": adressen.huishouden(een.huishouden_id) if een.huishouden_id else "",
            "leest_tot": overzichten.leest_tot(een.huishouden_id, eigen(zicht.wie)),
        }
        return toon(request, "consult/vraag.html", inhoud)


@require_POST
def klaar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wat het opleverde, in een tik."""
    with poort.open(
        request, pk, doel=Doel.HULP, onderdelen=[Onderdeel.VRAAG], recht=Recht.SCHRIJVEN
    ) as zicht:
        een = overzichten.vraag_van(pk)
        if een is None:
            raise Http404
        gekozen = request.POST.get("uitkomst", "")
        if gekozen not in Uitkomst.values:
            meld(request, _("Kies wat het opleverde."), soort=messages.WARNING)
            return HttpResponseRedirect(reverse("consult:vraag", args=[pk]))

        def werk() -> str:
            handelingen.rond_af(vraag=een, uitkomst=Uitkomst(gekozen), door=zicht.wie)
            meld(request, _("Klaar. Dank je collega."))
            return reverse("consult:lijst")

        return tik(request, werk, terug=reverse("consult:vraag", args=[pk]))
