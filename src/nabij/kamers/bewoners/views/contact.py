"""Contact vastleggen in twee tikken, terugdraaien en intrekken; en de tijdlijn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.huisstijl.tonen import meld, toon, toon_fragment
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.bewoners import adressen, handelingen, overzichten
from nabij.kamers.bewoners.forms import ContactForm, IntrekForm
from nabij.kamers.bewoners.handelingen import TeLaat
from nabij.kamers.bewoners.models import Contact
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import GEWONE_DELEN, Doel, Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.team import overzichten as teams

PER_BLAD = 20
TERUG = {"mijn-dag": "/mijn-dag/", "huishoudens": adressen.HUISHOUDENS}


@contextmanager
def _open(request: HttpRequest, pk: UUID) -> Iterator[Zicht]:
    with poort.open(
        request,
        pk,
        doel=Doel.HULP,
        onderdelen=[Onderdeel.CONTACT, Onderdeel.NAAM],
        recht=Recht.SCHRIJVEN,
    ) as zicht:
        yield zicht


def _terug_naar(request: HttpRequest, pk: UUID) -> str:
    """Terug naar waar iemand vandaan kwam: mijn dag, of anders het huishouden."""
    return TERUG.get(request.GET.get("terug", ""), adressen.huishouden(pk))


def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De knop zegt wat het was; meer is niet nodig."""
    with _open(request, pk) as zicht:
        form = ContactForm(
            request.POST or None, collegas=_collegas(zicht), initial=concept_voor(request)
        )
        if request.method == "POST" and form.is_valid():
            return eenmalig(request, lambda: _leg_vast(request, zicht, form))
        inhoud = {
            "form": form,
            "huishouden_id": pk,
            "naam": overzichten.namen([pk]).get(pk, ""),
            "terug": _terug_naar(request, pk),
        }
        return toon(request, "bewoners/contact.html", inhoud)


def _collegas(zicht: Zicht) -> list[tuple[UUID, str]]:
    leden = teams.teamleden(zicht.dossier.team_id)
    return [(lid.account_id, lid.naam) for lid in leden if lid.account_id != zicht.wie.account_id]


def _leg_vast(request: HttpRequest, zicht: Zicht, form: ContactForm) -> str:
    pk, ingevuld = zicht.dossier.pk, form.cleaned_data
    nieuw = handelingen.leg_contact_vast(
        dossier_id=pk,
        soort=ingevuld["soort"],
        door=zicht.wie,
        notitie=ingevuld["notitie"],
        met=ingevuld["met"],
        samen_met_id=ingevuld["samen_met"],
        op=ingevuld["op"],
    )
    terug = reverse("bewoners:contact_ongedaan", args=[pk, nieuw.pk])
    meld(request, _("Het contact is vastgelegd."), ongedaan=terug)
    return _terug_naar(request, pk)


@require_POST
def ongedaan(request: HttpRequest, pk: UUID, contact: UUID) -> HttpResponse:
    """Draai een net vastgelegd contact terug."""
    with _open(request, pk) as zicht:
        rij = get_object_or_404(Contact, pk=contact, dossier_id=pk, ingetrokken_op__isnull=True)

        def werk() -> str:
            try:
                handelingen.maak_contact_ongedaan(contact=rij, door=zicht.wie)
                meld(request, _("Het contact is weg."))
            except TeLaat:
                meld(request, _("Terugdraaien kan tot tien minuten. Trek het contact in."))
            return adressen.huishouden(pk)

        return eenmalig(request, werk)


def intrekken(request: HttpRequest, pk: UUID, contact: UUID) -> HttpResponse:
    """Een contact dat niet klopt gaat van de tijdlijn, met een reden."""
    with _open(request, pk) as zicht:
        rij = get_object_or_404(Contact, pk=contact, dossier_id=pk, ingetrokken_op__isnull=True)
        form = IntrekForm(request.POST or None)
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.trek_contact_in(
                    contact=rij, reden=form.cleaned_data["reden"], door=zicht.wie
                )
                meld(request, _("Het contact is ingetrokken."))
                return adressen.huishouden(pk)

            return eenmalig(request, werk)
        inhoud = {"form": form, "contact": rij, "huishouden_id": pk}
        return toon(request, "bewoners/contact_intrekken.html", inhoud)


@require_safe
def tijdlijn(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wat er eerder gebeurde. Als deel van de pagina, of zonder script als eigen pagina."""
    alles = [Onderdeel.NAAM, *(Onderdeel(deel) for deel in GEWONE_DELEN)]
    with poort.open(request, pk, doel=Doel.HULP, onderdelen=alles) as zicht:
        delen = zicht.onderdelen
        mensen = overzichten.mensen(pk) if Onderdeel.MENSEN in delen else []
        alleen = request.GET.get("alleen") == "contact"
        inhoud: dict[str, Any] = {
            "zicht": zicht,
            "huishouden_id": pk,
            "alleen_contact": alleen,
            "tijdlijn": overzichten.tijdlijn(
                pk,
                delen,
                PER_BLAD,
                voor=_uuid(request.GET.get("voor", "")),
                alleen_contact=alleen,
                namen={mens.id: mens.roepnaam for mens in mensen},
            ),
        }
        return toon_fragment(
            request, "bewoners/_tijdlijn.html", inhoud, pagina="bewoners/tijdlijn.html"
        )


def _uuid(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None
