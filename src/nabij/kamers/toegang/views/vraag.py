"""Een vraag: lezen, oppakken, beantwoorden, doorgeven, en weer terug."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.models import Wet
from nabij.kamers.poort import poort, rechten
from nabij.kamers.poort.begrippen import Afscherming, Doel, DossierSoort, Onderdeel, Recht, Relatie
from nabij.kamers.poort.models import Dossier
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.toegang import adressen, handelingen, overzichten, regels
from nabij.kamers.toegang.forms import AfloopFormulier, TeamFormulier, ThemaFormulier, Themakeuze
from nabij.kamers.toegang.forms.vraag import met_woorden
from nabij.kamers.toegang.models import Hulpvraag, Vraagstap
from nabij.kamers.toegang.views.bekend import gegeven

_NOG_TERMIJNEN = gettext_lazy(
    "Er loopt nog een termijn uit de wet. Leg eerst vast hoe dat afliep, dan kan de vraag af."
)

Doe = Callable[[Hulpvraag, Zicht], str]


def vraag(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De vraag zelf. Hoort ze bij een huishouden, dan is dat de pagina."""
    elders = _staat_bij(request, pk)
    if elders is not None:
        return HttpResponseRedirect(adressen.huishouden(elders))
    delen = [Onderdeel.VRAAG, Onderdeel.NAAM]
    with poort.open(request, pk, doel=Doel.HULP, onderdelen=delen) as zicht:
        gevonden = overzichten.vragen([pk])
        if not gevonden:
            raise Http404
        return toon(request, "toegang/vraag.html", _pagina(gevonden[0], zicht))


def _staat_bij(request: HttpRequest, pk: UUID) -> UUID | None:
    """Het huishouden waar deze vraag nu bij staat, voor wie dat huishouden mag zien."""
    rij = Dossier.objects.filter(pk=pk).values_list("soort", "opgegaan_in").first()
    if rij is None:
        return None
    huishouden = pk if rij[0] == DossierSoort.HUISHOUDEN else rij[1]
    mag = rechten.mag_q(poort.wie(request), Recht.LEZEN, Onderdeel.NAAM)
    if huishouden and Dossier.objects.filter(mag, pk=huishouden).exists():
        gevonden: UUID = huishouden
        return gevonden
    return None


def _pagina(een: overzichten.Vraag, zicht: Zicht) -> dict[str, Any]:
    alle = afspraken.aflopen()
    ziet = Onderdeel.NAAM in zicht.onderdelen  # wie alleen dienst heeft, ziet geen termijnen
    zaken = overzichten.zaken(een.vraag.dossier_id) if ziet else []
    lopend = {zaak.wet for zaak in zaken}
    return {
        "zaken": zaken,
        "ziet_wet": ziet,
        "nog_geen": [wet for wet in Wet if wet not in lopend],
        "zicht": zicht,
        "een": een,
        "vraag": een.vraag,
        "belnummer": belnummer(een.vraag.terugbellen),
        "nieuw_url": reverse("toegang:nieuw"),
        "mag": zicht.mag(Recht.SCHRIJVEN, Onderdeel.VRAAG),
        "themas": Themakeuze.maak(een.vraag.tekst, [thema.code for thema in een.themas]),
        "meteen": [afloop for afloop in alle if afloop.code in regels.METEEN],
        "ook": [afloop for afloop in alle if afloop.code not in regels.METEEN],
        "afloopform": AfloopFormulier(),
        "teamform": TeamFormulier(huidig=zicht.dossier.team_id),
    }


def belnummer(bereikbaar: str) -> str:
    """Het nummer voor een tel-link, of leeg als het geen nummer is."""
    if not bereikbaar or any(teken.isalpha() for teken in bereikbaar):
        return ""
    return "".join(teken for teken in bereikbaar if teken.isdigit() or teken == "+")


@contextmanager
def open_vraag(request: HttpRequest, pk: UUID) -> Iterator[tuple[Hulpvraag, Zicht]]:
    """De enige vraag van dit dossier, om er iets mee te doen."""
    with poort.open(
        request, pk, doel=Doel.HULP, onderdelen=[Onderdeel.VRAAG], recht=Recht.SCHRIJVEN
    ) as zicht:
        gevonden = Hulpvraag.objects.filter(dossier=pk).order_by("-op").first()
        if gevonden is None or zicht.dossier.soort != DossierSoort.VRAAG:
            raise Http404
        gevonden.dossier = zicht.dossier
        yield gevonden, zicht


def _doe(request: HttpRequest, pk: UUID, werk: Doe, form: forms.Form | None = None) -> HttpResponse:
    """Eerst de poort, dan het formulier. Wat niet klopt staat als zin boven de vraag."""
    with open_vraag(request, pk) as (een, zicht):
        if form is not None and not form.is_valid():
            zinnen = [str(fout) for fouten in form.errors.values() for fout in fouten]
            meld(request, " ".join(zinnen), soort=messages.ERROR)
            return HttpResponseRedirect(adressen.vraag(pk))
        return eenmalig(request, lambda: werk(een, zicht))


@require_POST
def oppakken(request: HttpRequest, pk: UUID) -> HttpResponse:
    def werk(een: Hulpvraag, zicht: Zicht) -> str:
        handelingen.pak_op(
            vraag=een, door=zicht.wie, alleen_wachtend=zicht.relaties == {Relatie.DIENST}
        )
        meld(request, _("De vraag is van jou. Je bent het aanspreekpunt."))
        return adressen.vraag(pk)

    try:
        return _doe(request, pk, werk)
    except GeenToegang:
        if not _heeft_dienst(request, pk):
            raise
        meld(request, _("Een collega was je net voor."), soort=messages.INFO)
        return HttpResponseRedirect(settings.LOGIN_REDIRECT_URL)


def _heeft_dienst(request: HttpRequest, pk: UUID) -> bool:
    """Wie dienst heeft zag deze vraag net nog wachten, en verdient een antwoord."""
    ik = poort.wie(request).medewerker_id
    vragen = Dossier.objects.filter(
        pk=pk, soort=DossierSoort.VRAAG, afscherming=Afscherming.NORMAAL
    )
    return (
        ik is not None
        and vragen.filter(
            team__diensten__medewerker_id=ik, team__diensten__dag=klok.vandaag()
        ).exists()
    )


@require_POST
def afronden(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = AfloopFormulier(request.POST)

    def werk(een: Hulpvraag, zicht: Zicht) -> str:
        if handelingen.loopt_nog(een):
            meld(request, str(_NOG_TERMIJNEN), soort=messages.ERROR)
            return adressen.termijnen(pk, een.pk)
        stap = handelingen.rond_af(vraag=een, door=zicht.wie, **form.cleaned_data)
        meld(request, _("De vraag is klaar."), ongedaan=adressen.ongedaan(een, stap))
        return adressen.vraag(pk)

    return _doe(request, pk, werk, form)


@require_POST
def kies_themas(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = ThemaFormulier(request.POST)

    def werk(een: Hulpvraag, zicht: Zicht) -> str:
        gekozen = met_woorden(een.tekst, form.cleaned_data["themas"])
        handelingen.kies_themas(vraag=een, themas=gekozen)
        meld(request, _("Waar het over gaat is bewaard."))
        return adressen.vraag(pk)

    return _doe(request, pk, werk, form)


@require_POST
def aan_team(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De vraag hoort bij een ander team: daar wacht ze op wie dienst heeft."""
    form = TeamFormulier(request.POST)

    def werk(een: Hulpvraag, zicht: Zicht) -> str:
        team_id = UUID(form.cleaned_data["team"])
        if team_id == zicht.dossier.team_id:
            return adressen.vraag(pk)
        stap = handelingen.geef_aan_team(vraag=een, team_id=team_id, door=zicht.wie)
        return gegeven(request, een, stap, team_id)

    return _doe(request, pk, werk, form)


@require_POST
def ongedaan(request: HttpRequest, pk: UUID, vraag_id: UUID, stap_id: UUID) -> HttpResponse:
    """Draai een afloop of het doorgeven terug, zolang dat kan. Ook bij een huishouden."""
    with poort.open(
        request, pk, doel=Doel.HULP, onderdelen=[Onderdeel.VRAAG], recht=Recht.SCHRIJVEN
    ) as zicht:
        een = Hulpvraag.objects.filter(dossier=pk, pk=vraag_id).first()
        stap = Vraagstap.objects.filter(dossier=pk, vraag=vraag_id, pk=stap_id).first()
        if een is None or stap is None:
            raise Http404
        een.dossier = zicht.dossier

        def werk() -> str:
            try:
                handelingen.maak_ongedaan(vraag=een, stap=stap, door=zicht.wie)
            except handelingen.TeLaat:
                meld(
                    request,
                    _("Dit kan niet meer terug. Pak de vraag weer op als ze nog niet klaar is."),
                    soort=messages.WARNING,
                )
            else:
                meld(request, _("Teruggezet. De vraag staat zoals ze stond."))
            return terug_naar(zicht)

        return eenmalig(request, werk)


def terug_naar(zicht: Zicht) -> str:
    """De pagina waar de vraag nu staat."""
    if zicht.dossier.soort == DossierSoort.HUISHOUDEN:
        return adressen.huishouden(zicht.dossier.pk)
    return adressen.vraag(zicht.dossier.pk)


@require_POST
def afronden_bij_huishouden(request: HttpRequest, pk: UUID, vraag_id: UUID) -> HttpResponse:
    """Een vraag die bij een huishouden staat is klaar; het huishouden blijft zoals het is."""
    form = AfloopFormulier(request.POST)
    with poort.open(
        request, pk, doel=Doel.HULP, onderdelen=[Onderdeel.VRAAG], recht=Recht.SCHRIJVEN
    ) as zicht:
        een = Hulpvraag.objects.filter(dossier=pk, pk=vraag_id).first()
        if een is None or not form.is_valid():
            raise Http404
        een.dossier = zicht.dossier

        def werk() -> str:
            stap = handelingen.rond_af(vraag=een, door=zicht.wie, **form.cleaned_data)
            meld(request, _("De vraag is klaar."), ongedaan=adressen.ongedaan(een, stap))
            return terug_naar(zicht)

        return eenmalig(request, werk)
