"""Een signaal: lezen, nemen, besluiten, langsgaan, en laten weten wat mag."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.afspraken.overzichten import bewaarregel
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import (
    Afscherming,
    Betrokkenrol,
    Doel,
    DossierSoort,
    Onderdeel,
    Recht,
    Relatie,
)
from nabij.kamers.poort.models import Dossier
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.team import overzichten as teams
from nabij.kamers.toegang import adressen, handelingen, overzichten
from nabij.kamers.toegang.forms import (
    BesluitFormulier,
    HulpFormulier,
    LangsFormulier,
    TeamFormulier,
)
from nabij.kamers.toegang.models import Besluit, Signaal, Signaalstap
from nabij.kamers.toegang.views.vraag import belnummer

Doe = Callable[[Signaal, Zicht], str]


def signaal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wat er gezien is, wie het doorgaf, en wat er nu te doen is."""
    with poort.open(request, pk, doel=Doel.HULP, onderdelen=[Onderdeel.VRAAG]) as zicht:
        return toon(request, "toegang/signaal.html", _pagina(request, zicht))


def _pagina(request: HttpRequest, zicht: Zicht, **anders: Any) -> dict[str, Any]:
    gevonden = overzichten.signalen([zicht.dossier.pk])
    if not gevonden:
        raise Http404
    (een,) = gevonden
    return {
        "zicht": zicht,
        "een": een,
        "signaal": een.signaal,
        "belnummer": belnummer(een.signaal.bereik),
        "mag": zicht.mag(Recht.SCHRIJVEN, Onderdeel.VRAAG),
        "besluiten": [
            keuze for keuze in Besluit.choices if een.signaal.mee or keuze[0] != Besluit.SAMEN
        ],
        "bewaren": bewaarregel("signaal"),
        "gebeld": een.stand.besluit == Besluit.BELLEN,
        "besluitform": BesluitFormulier(),
        "langsform": LangsFormulier(),
        "hulpform": HulpFormulier(initial=concept_voor(request), auto_id="hulp_%s"),
        "teamform": TeamFormulier(huidig=zicht.dossier.team_id),
        **anders,
    }


@contextmanager
def _open(request: HttpRequest, pk: UUID) -> Iterator[tuple[Signaal, Zicht]]:
    with poort.open(
        request, pk, doel=Doel.HULP, onderdelen=[Onderdeel.VRAAG], recht=Recht.SCHRIJVEN
    ) as zicht:
        gevonden = Signaal.objects.filter(dossier=pk).first()
        if gevonden is None:
            raise Http404
        gevonden.dossier = zicht.dossier
        yield gevonden, zicht


def _doe(request: HttpRequest, pk: UUID, werk: Doe, form: forms.Form | None = None) -> HttpResponse:
    """Eerst de poort, dan het formulier. Wat niet klopt staat als zin boven het signaal."""
    with _open(request, pk) as (een, zicht):
        if form is not None and not form.is_valid():
            zinnen = [str(fout) for fouten in form.errors.values() for fout in fouten]
            meld(request, " ".join(zinnen), soort=messages.ERROR)
            return HttpResponseRedirect(adressen.signaal(pk))
        try:
            return eenmalig(request, lambda: werk(een, zicht))
        except handelingen.EerstVertellen:
            meld(
                request,
                _("Wie je sprak weet nog niet dat iemand zich zorgen maakte. Vertel dat eerst."),
                soort=messages.WARNING,
            )
            return HttpResponseRedirect(adressen.signaal(pk))


def _of_te_laat(request: HttpRequest, pk: UUID, doe: Callable[[], HttpResponse]) -> HttpResponse:
    """Was een collega net voor, dan hoort wie dienst heeft dat, in plaats van een lege pagina."""
    try:
        return doe()
    except GeenToegang:
        if not _heeft_dienst(request, pk):
            raise
        meld(request, _("Een collega was je net voor."), soort=messages.INFO)
        return HttpResponseRedirect(settings.LOGIN_REDIRECT_URL)


def _heeft_dienst(request: HttpRequest, pk: UUID) -> bool:
    ik = poort.wie(request).medewerker_id
    van_ons = Dossier.objects.filter(
        pk=pk,
        soort=DossierSoort.SIGNAAL,
        afscherming=Afscherming.NORMAAL,
        team__diensten__medewerker_id=ik,
        team__diensten__dag=klok.vandaag(),
    )
    return ik is not None and van_ons.exists()


@require_POST
def nemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    def werk(een: Signaal, zicht: Zicht) -> str:
        handelingen.neem_signaal(
            signaal=een, door=zicht.wie, alleen_wachtend=zicht.relaties == {Relatie.DIENST}
        )
        meld(request, _("Het signaal is van jou. Besluit wat we doen."))
        return adressen.signaal(pk)

    return _of_te_laat(request, pk, lambda: _doe(request, pk, werk))


@require_POST
def besluit(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = BesluitFormulier(request.POST)

    def werk(een: Signaal, zicht: Zicht) -> str:
        stap = handelingen.beslis(
            signaal=een,
            door=zicht.wie,
            alleen_wachtend=zicht.relaties == {Relatie.DIENST},
            **form.cleaned_data,
        )
        meld(request, _("Het besluit staat er."), ongedaan=adressen.signaal_ongedaan(stap))
        return adressen.signaal(pk)

    return _of_te_laat(request, pk, lambda: _doe(request, pk, werk, form))


@require_POST
def langs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """We waren er, of belden: een contact zonder dossier."""
    form = LangsFormulier(request.POST)

    def werk(een: Signaal, zicht: Zicht) -> str:
        ingevuld = {**form.cleaned_data, "gesproken": form.cleaned_data["gesproken"] == "ja"}
        handelingen.leg_langsgaan_vast(signaal=een, door=zicht.wie, **ingevuld)
        meld(request, _("Bewaard als contact."))
        return adressen.signaal(pk)

    return _doe(request, pk, werk, form)


@require_POST
def verteld(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wie het betreft weet nu dat iemand zich zorgen maakte."""

    def werk(een: Signaal, zicht: Zicht) -> str:
        handelingen.vertel(signaal=een, door=zicht.wie)
        meld(request, _("Bewaard. Diegene weet dat iemand zich zorgen maakte."))
        return adressen.signaal(pk)

    return _doe(request, pk, werk)


@require_POST
def teruggemeld(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De melder weet dat er iets gedaan is."""

    def werk(een: Signaal, zicht: Zicht) -> str:
        handelingen.meld_terug(signaal=een, door=zicht.wie)
        meld(request, _("Bewaard. De melder weet dat er iets gedaan is."))
        return adressen.signaal(pk)

    return _doe(request, pk, werk)


@require_POST
def niets(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Er was niets aan de hand."""

    def werk(een: Signaal, zicht: Zicht) -> str:
        stap = handelingen.niets_aan_de_hand(signaal=een, door=zicht.wie)
        meld(
            request,
            _("Klaar. Na de termijn is dit signaal overal weg."),
            ongedaan=adressen.signaal_ongedaan(stap),
        )
        return adressen.signaal(pk)

    return _doe(request, pk, werk)


@require_POST
def hulpvraag(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Diegene vraagt zelf om hulp: een vraag in eigen woorden, los van het signaal."""
    form = HulpFormulier(request.POST, auto_id="hulp_%s")
    with _open(request, pk) as (een, zicht):
        if not form.is_valid():
            return toon(request, "toegang/signaal.html", _pagina(request, zicht, hulpform=form))

        def werk() -> str:
            nieuw = poort.nieuw(
                request,
                soort=DossierSoort.VRAAG,
                team_id=zicht.dossier.team_id,
                doel=Doel.NIEUWE_VRAAG,
                rol=Betrokkenrol.AANSPREEKPUNT,
            )
            vraag = handelingen.maak_hulpvraag(
                signaal=een, in_vraag=nieuw, door=zicht.wie, **form.cleaned_data
            )
            meld(request, _("De vraag is er, in eigen woorden. Je bent het aanspreekpunt."))
            return adressen.vraag(vraag.dossier_id)

        return eenmalig(request, werk)


@require_POST
def aan_team(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Het signaal hoort bij een ander team."""
    form = TeamFormulier(request.POST)

    def werk(een: Signaal, zicht: Zicht) -> str:
        team_id = UUID(form.cleaned_data["team"])
        if team_id == zicht.dossier.team_id:
            return adressen.signaal(pk)
        handelingen.geef_signaal_aan_team(signaal=een, team_id=team_id, door=zicht.wie)
        naam = teams.teamnamen()[team_id]
        meld(
            request, _("Gegeven aan %(team)s. Daar wacht het op wie dienst heeft.") % {"team": naam}
        )
        return str(settings.LOGIN_REDIRECT_URL)

    return _doe(request, pk, werk, form)


@require_POST
def ongedaan(request: HttpRequest, pk: UUID, stap_id: UUID) -> HttpResponse:
    """Draai een besluit of afronding terug, zolang dat kan."""
    with _open(request, pk) as (een, _zicht):
        stap = Signaalstap.objects.filter(dossier=pk, pk=stap_id).first()
        if stap is None:
            raise Http404

        def werk() -> str:
            try:
                handelingen.draai_signaal_terug(signaal=een, stap=stap)
            except handelingen.TeLaat:
                meld(request, _("Dit kan niet meer terug."), soort=messages.WARNING)
            else:
                meld(request, _("Teruggezet. Het signaal staat zoals het stond."))
            return adressen.signaal(pk)

        return eenmalig(request, werk)
