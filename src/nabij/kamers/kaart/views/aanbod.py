"""Een vermelding: lezen, erbij, verbeteren, bevestigen, en wat er verder mee gebeurt."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.kaart import gegevens as vorm
from nabij.kamers.kaart import handelingen
from nabij.kamers.kaart.forms import AanbodFormulier, EigenaarFormulier
from nabij.kamers.kaart.forms.aanbod import begin
from nabij.kamers.kaart.handelingen.aanbod import Door
from nabij.kamers.kaart.models import Aanbod, Eigenaar, Via, Wijziging
from nabij.kamers.kaart.overzichten import blad, na_te_kijken, volledig
from nabij.kamers.kaart.rechten import beheert, eis_beheert, eis_verbetert, verbetert
from nabij.kamers.kaart.views.zoeken import kijkt
from nabij.kamers.poort.wie import Wie


def _een(pk: UUID) -> Aanbod:
    gevonden = volledig().filter(pk=pk).first()
    if gevonden is None:
        raise Http404
    return gevonden


def door(wie: Wie) -> Door:
    return Door(Via.MEDEWERKER, wie.account_id)


def _van(pk: UUID) -> str:
    return reverse("kaart:aanbod", args=[pk])


@require_safe
def aanbod(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een vermelding met alles erbij, en het spoor."""
    wie = kijkt(request)
    een = blad(pk)
    if een is None:
        raise Http404
    inhoud = {
        "blad": een,
        "spoor": _spoor(een.wijzigingen),
        "verbetert": verbetert(wie),
        "beheert": beheert(wie),
    }
    return toon(request, "kaart/aanbod.html", inhoud)


def _spoor(wijzigingen: list[Wijziging]) -> list[dict[str, object]]:
    return [{"rij": rij, "veld": vorm.VELDNAMEN.get(rij.veld, rij.veld)} for rij in wijzigingen]


def nieuw(request: HttpRequest) -> HttpResponse:
    """Iets erbij."""
    wie = kijkt(request)
    eis_verbetert(wie)
    standaard = {"zonder_besluit": True, **concept_voor(request)}
    form = AanbodFormulier(request.POST or None, initial=standaard)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            een = handelingen.voeg_toe(gegevens=form.gegevens, door=door(wie))
            meld(request, _("%(naam)s staat op de kaart.") % {"naam": een.naam})
            return _van(een.pk)

        return eenmalig(request, werk)
    return toon(request, "kaart/formulier.html", {"form": form, "een": None})


def verbeteren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wat niet klopt anders opschrijven."""
    wie = kijkt(request)
    eis_verbetert(wie)
    een = _een(pk)
    standaard = {**begin(vorm.lees(een), een.versie), **concept_voor(request)}
    form = AanbodFormulier(request.POST or None, initial=standaard)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            versie = form.cleaned_data["versie"] or 0
            anders = handelingen.werk_bij(
                aanbod=een, versie=versie, gegevens=form.gegevens, door=door(wie)
            )
            meld(request, _("Verbeterd.") if anders else _("Er is niets veranderd."))
            return _van(pk)

        return eenmalig(request, werk)
    return toon(request, "kaart/formulier.html", {"form": form, "een": een})


def _tik(
    request: HttpRequest, pk: UUID, eis: Callable[[Wie], None], werk: Callable[[Aanbod, Wie], str]
) -> HttpResponse:
    wie = kijkt(request)
    eis(wie)
    een = _een(pk)

    def doe() -> str:
        meld(request, werk(een, wie))
        return _van(pk)

    return eenmalig(request, doe)


@require_POST
def bevestigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Het klopt nog."""

    def werk(een: Aanbod, wie: Wie) -> str:
        handelingen.bevestig(aanbod=een, door=door(wie))
        return _("Bevestigd. Het staat weer als vers op de kaart.")

    return _tik(request, pk, eis_verbetert, werk)


@require_POST
def aanmeldstop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Er kan niemand bij, of juist weer wel: elke tik is de andere kant op."""

    def werk(een: Aanbod, wie: Wie) -> str:
        if een.aanmeldstop:
            handelingen.neem_weer_aan(aanbod=een, door=door(wie))
            return _("Er kan weer iemand bij.")
        handelingen.meld_aanmeldstop(aanbod=een, door=door(wie))
        return _("Er staat nu bij dat er niemand bij kan.")

    return _tik(request, pk, eis_verbetert, werk)


@require_POST
def stoppen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Van de kaart af, of er weer op."""

    def werk(een: Aanbod, wie: Wie) -> str:
        if een.gestopt_op:
            handelingen.hervat(aanbod=een, door=door(wie))
            return _("Het staat weer op de kaart.")
        handelingen.stop(aanbod=een, door=door(wie))
        return _("Het is van de kaart. Terugzetten kan altijd.")

    return _tik(request, pk, eis_beheert, werk)


def eigenaar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wie het bijhoudt; die krijgt meteen de vraag of het klopt."""
    eis_beheert(kijkt(request))
    een = _een(pk)
    al = Eigenaar.objects.filter(aanbod=een).first()
    standaard = {"naam": al.naam, "email": al.email} if al else {}
    form = EigenaarFormulier(request.POST or None, initial=standaard)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            wie = handelingen.wijs_eigenaar_aan(aanbod=een, **form.cleaned_data)
            if handelingen.vraag_of_het_klopt(eigenaar=wie):
                meld(request, _("Er gaat een mail met een link."))
            else:
                meld(request, _("Vandaag ging er al een mail."))
            return _van(pk)

        return eenmalig(request, werk)
    return toon(request, "kaart/eigenaar.html", {"form": form, "een": een})


@require_POST
def eigenaar_weg(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Niemand houdt het meer bij."""

    def werk(een: Aanbod, wie: Wie) -> str:
        handelingen.haal_eigenaar_weg(aanbod=een)
        return _("Naam en e-mailadres zijn weg, en de link werkt niet meer.")

    return _tik(request, pk, eis_beheert, werk)


@require_safe
def nakijken(request: HttpRequest) -> HttpResponse:
    """Wat oud is en wat niemand anders bijhoudt."""
    eis_beheert(kijkt(request))
    return toon(request, "kaart/nakijken.html", {"rijen": na_te_kijken()})
