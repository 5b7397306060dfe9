"""De partners van het team: wie, wat is afgesproken, en een verzoek dat een vraag wordt."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort, Onderdeel, Recht
from nabij.kamers.poort.wie import Wie
from nabij.kamers.team.overzichten import Lid, teamleden
from nabij.kamers.toegang import adressen, handelingen, overzichten
from nabij.kamers.toegang.forms import (
    NieuwePartner,
    PartnerafspraakFormulier,
    PartnerFormulier,
    PartnerterugblikFormulier,
    TerugkoppelFormulier,
    VerzoekFormulier,
)
from nabij.kamers.toegang.gekozen_team import gekozen_team
from nabij.kamers.toegang.models import Kanaal, Partner, Partnerafspraak, Vrager
from nabij.kamers.toegang.views.nieuw import medewerker


def _een(kijkt: Wie, pk: UUID) -> Partner:
    rijen = Partner.objects.filter(team__in=kijkt.teams, gestopt_op__isnull=True)
    gevonden = rijen.select_related("vaste_mens", "team").filter(pk=pk).first()
    if gevonden is None:
        raise Http404
    return gevonden


def _van(pk: UUID) -> str:
    return reverse("toegang:partner", args=[pk])


def _leden(kijkt: Wie) -> list[Lid]:
    alle = {lid.account_id: lid for team_id in kijkt.teams for lid in teamleden(team_id)}
    return sorted(alle.values(), key=lambda lid: lid.naam)


def lijst(request: HttpRequest) -> HttpResponse:
    """Met wie het team vaak werkt, en wie onze vaste mens daar is."""
    kijkt = medewerker(request)
    inhoud = {
        "partners": overzichten.partners(kijkt.teams),
        "meer_teams": len(kijkt.teams) > 1,
        "terug": adressen.TEAM,
    }
    return toon(request, "toegang/partners.html", inhoud)


def nieuw(request: HttpRequest) -> HttpResponse:
    """Een partner erbij."""
    kijkt = medewerker(request)
    form = NieuwePartner(
        request.POST or None,
        leden=_leden(kijkt),
        teams=kijkt.teams,
        initial={"vaste_mens_id": kijkt.account_id, "team_id": gekozen_team(request)},
    )
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            een = handelingen.voeg_partner_toe(**form.cleaned_data)
            meld(request, _("%(naam)s staat erbij.") % {"naam": een.naam})
            return _van(een.pk)

        return eenmalig(request, werk)
    return toon(request, "toegang/partner_nieuw.html", {"form": form})


def wijzigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een andere vaste mens, of een ander nummer."""
    kijkt = medewerker(request)
    een = _een(kijkt, pk)
    begin = {naam: getattr(een, naam) for naam in PartnerFormulier.base_fields}
    form = PartnerFormulier(request.POST or None, leden=_leden(kijkt), initial=begin)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.wijzig_partner(partner=een, **form.cleaned_data)
            return _van(pk)

        return eenmalig(request, werk)
    return toon(request, "toegang/partner_nieuw.html", {"form": form, "partner": een})


def partner(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een partner met alle afspraken en wat daarvan kwam."""
    een = _een(medewerker(request), pk)
    inhoud = {"partner": een, "afspraken": overzichten.afspraken_met(een)}
    return toon(request, "toegang/partner.html", inhoud)


def afspraak(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een afspraak met een eigenaar en een dag om terug te kijken."""
    kijkt = medewerker(request)
    een = _een(kijkt, pk)
    form = PartnerafspraakFormulier(
        request.POST or None, leden=_leden(kijkt), initial={"eigenaar_id": kijkt.account_id}
    )
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.spreek_af_met_partner(partner_id=pk, **form.cleaned_data)
            meld(request, _("Afgesproken. Twee weken voor de dag staat het op de teampagina."))
            return _van(pk)

        return eenmalig(request, werk)
    inhoud = {"form": form, "partner": een, "kop": _("Een afspraak"), "knop": _("Afspreken")}
    return toon(request, "toegang/partner_formulier.html", inhoud)


def terugkijken(request: HttpRequest, pk: UUID, partnerafspraak_id: UUID) -> HttpResponse:
    """Wat er van een afspraak kwam, en of ze doorgaat."""
    kijkt = medewerker(request)
    een = _een(kijkt, pk)
    rij = Partnerafspraak.objects.filter(partner=een, pk=partnerafspraak_id).first()
    if rij is None:
        raise Http404
    form = PartnerterugblikFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.kijk_terug_op_afspraak(afspraak=rij, door=kijkt, **form.cleaned_data)
            meld(request, _("Opgeschreven."))
            return _van(pk)

        return eenmalig(request, werk)
    inhoud = {"form": form, "partner": een, "kop": rij.tekst, "knop": _("Opschrijven")}
    return toon(request, "toegang/partner_formulier.html", inhoud)


@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """We werken niet meer samen."""
    een = _een(medewerker(request), pk)

    def werk() -> str:
        handelingen.stop_partner(partner=een)
        meld(request, _("Gestopt. Wie het daar was en het nummer zijn weg."))
        return reverse("toegang:partners")

    return eenmalig(request, werk)


def verzoek(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een partner vraagt iets voor een inwoner: het wordt een gewone vraag, met een antwoorddag."""
    kijkt = medewerker(request)
    een = _een(kijkt, pk)
    form = VerzoekFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            with poort.nieuw(
                request,
                soort=DossierSoort.VRAAG,
                team_id=een.team_id,
                doel=Doel.NIEUWE_VRAAG,
                rol=Betrokkenrol.AANGENOMEN,
            ) as zicht:
                _bewaar_verzoek(een, kijkt, zicht.dossier.pk, form.cleaned_data)
            meld(request, _("Bewaard. De vraag wacht op wie dienst heeft."))
            return adressen.vraag(zicht.dossier.pk)

        return eenmalig(request, werk)
    inhoud = {"form": form, "partner": een, "kop": _("Een verzoek"), "knop": _("Bewaren")}
    return toon(request, "toegang/partner_formulier.html", inhoud)


def _bewaar_verzoek(een: Partner, kijkt: Wie, dossier_id: UUID, gegeven: dict[str, Any]) -> None:
    vraag = handelingen.neem_vraag_aan(
        dossier_id=dossier_id,
        door=kijkt,
        tekst=gegeven["tekst"],
        naam=gegeven["naam"],
        terugbellen=gegeven["terugbellen"],
        kanaal=Kanaal.TELEFOON,
        vrager=een.soort if een.soort in Vrager.values else Vrager.ANDERS,
    )
    handelingen.leg_verzoek_vast(
        vraag=vraag,
        partner_id=een.pk,
        wie=gegeven["wie"],
        uiterlijk=gegeven["uiterlijk"],
        akkoord=gegeven["akkoord"],
    )


def terugkoppeling(request: HttpRequest, pk: UUID, vraag_id: UUID) -> HttpResponse:
    """Een zin terug aan de partner, met goedvinden van de inwoner; ook op papier."""
    schrijft = request.method == "POST"
    recht = Recht.SCHRIJVEN if schrijft else Recht.LEZEN
    delen = [Onderdeel.VRAAG, Onderdeel.NAAM]
    with poort.open(request, pk, doel=Doel.HULP, onderdelen=delen, recht=recht) as zicht:
        een = overzichten.partnerverzoek(vraag_id)
        if een is None or een.dossier_id != pk:
            raise Http404
        form = TerugkoppelFormulier(request.POST or None)
        if schrijft and form.is_valid():

            def werk() -> str:
                handelingen.koppel_terug(verzoek=een, door=zicht.wie, **form.cleaned_data)
                meld(request, _("Opgeschreven. Bel het door of druk het af."))
                return request.path

            return eenmalig(request, werk)
        huis = zicht.dossier.soort == DossierSoort.HUISHOUDEN
        inhoud = {
            "zicht": zicht,
            "verzoek": een,
            "form": form,
            "terug": (adressen.huishouden if huis else adressen.vraag)(pk),
            "terugnaam": _("Het huishouden") if huis else _("De vraag"),
            "mag": zicht.mag(Recht.SCHRIJVEN, Onderdeel.VRAAG),
            "vandaag": klok.vandaag(),
        }
        return toon(request, "toegang/terugkoppeling.html", inhoud)
