"""Hulp toewijzen uit het plan, en vastleggen wat een ander toewees of al beoordeelde."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.bewoners import adressen
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.casus.models import Hulpkeuze
from nabij.kamers.casus.views.openen import open_plan, pagina, tik
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.team.overzichten import mandaten
from nabij.kamers.toewijzing import handelingen, overzichten
from nabij.kamers.toewijzing.forms import (
    OvernameFormulier,
    ToewijsFormulier,
    VanAnderFormulier,
)
from nabij.kamers.toewijzing.handelingen.besluit import Vraag
from nabij.kamers.toewijzing.models import Bron, Toewijzer

DELEN = (Onderdeel.PLAN, Onderdeel.NAAM, Onderdeel.MENSEN)


def voor_wie(zicht: Zicht) -> list[tuple[UUID, str]]:
    """Wie hier woont. Wie de mensen niet mag zien, kan ook niets toewijzen."""
    if Onderdeel.MENSEN not in zicht.onderdelen:
        return []
    return [(mens.id, mens.naam) for mens in bewoners.mensen(zicht.dossier.pk) if mens.hier]


def toewijzen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hulp toewijzen; wat samen gekozen is en waarom staat er al."""
    with open_plan(request, pk, onderdelen=DELEN) as zicht:
        keuze = _keuze(request, pk)
        form = _formulier(request, zicht, keuze)
        if request.method == "POST" and form.is_valid():
            return tik(request, lambda: _wijs_toe(request, zicht, form, keuze), terug=request.path)
        eigen = mandaten(zicht.wie.medewerker_id) if zicht.wie.medewerker_id else []
        inhoud = pagina(
            zicht,
            form=form,
            keuze=keuze,
            mandaten=eigen,
            kan=bool(form.aanbieders and form.producten),
        )
        return toon(request, "toewijzing/toewijzen.html", inhoud)


def _keuze(request: HttpRequest, pk: UUID) -> Hulpkeuze | None:
    """De gekozen hulp waar dit over gaat, of None."""
    try:
        gevraagd = UUID(request.POST.get("keuze") or request.GET.get("keuze", ""))
    except ValueError:
        return None
    rijen = Hulpkeuze.objects.select_related("actie__plan_doel", "aanbod__organisatie__aanbieder")
    keuze: Hulpkeuze | None = rijen.filter(dossier_id=pk, pk=gevraagd).first()
    return keuze


def _formulier(request: HttpRequest, zicht: Zicht, keuze: Hulpkeuze | None) -> ToewijsFormulier:
    pk = zicht.dossier.pk
    aanbieders, producten = overzichten.catalogus()
    mensen = voor_wie(zicht)
    begin: dict[str, Any] = {"ingang": klok.vandaag()}
    if request.method == "GET":
        begin["motivering"] = overzichten.voorstel(keuze, overzichten.overnames(pk))
        if keuze and keuze.aanbod and hasattr(keuze.aanbod.organisatie, "aanbieder"):
            begin["aanbieder"] = keuze.aanbod.organisatie.aanbieder.pk
    return ToewijsFormulier(
        request.POST or None,
        mensen=mensen,
        aanbieders=aanbieders,
        producten=producten,
        mandaten=mandaten(zicht.wie.medewerker_id) if zicht.wie.medewerker_id else [],
        beslissers=overzichten.beslissers(zicht.wie.account_id),
        namen=[deel for _pk, naam in mensen for deel in naam.split()],
        initial={**begin, **concept_voor(request)},
    )


def _wijs_toe(
    request: HttpRequest, zicht: Zicht, form: ToewijsFormulier, keuze: Hulpkeuze | None
) -> str:
    schoon, hulp = form.cleaned_data, form.hulp()
    vraag = None
    if not form.binnen_mandaat:
        vraag = Vraag(schoon["aan"], _in_woorden(hulp), schoon["waarom"])
    toewijzing = handelingen.wijs_toe(
        dossier_id=zicht.dossier.pk,
        hulp=hulp,
        motivering=schoon["motivering"],
        door=zicht.wie,
        hulpkeuze=keuze,
        vraag=vraag,
        **form.voor_wie(),
    )
    if vraag is None:
        meld(request, _("Toegewezen. Het bericht aan de aanbieder ligt klaar."))
    else:
        meld(request, _("Gevraagd, zonder naam. Je hoort het antwoord in mijn dag."))
    return reverse("toewijzing:toewijzing", args=[zicht.dossier.pk, toewijzing.pk])


def _in_woorden(hulp: Any) -> str:
    """Wat er gevraagd wordt, zonder voor wie en zonder bij wie."""
    omvang = hulp.omvang
    product = hulp.product
    van = f"{hulp.ingang:%d-%m-%Y}"
    tot = f"{hulp.einde:%d-%m-%Y}" if hulp.einde else _("zonder einddatum")
    frequentie = dict(ToewijsFormulier.base_fields["frequentie"].choices)[omvang.frequentie]
    return f"{product}: {omvang.volume} {product.get_eenheid_display()} {frequentie}, {van} - {tot}"


def van_ander(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hulp die een huisarts, instelling of rechter toewees hoort bij het hele beeld."""
    with open_plan(request, pk, onderdelen=DELEN) as zicht:
        aanbieders, producten = overzichten.catalogus()
        form = VanAnderFormulier(
            request.POST or None,
            mensen=voor_wie(zicht),
            aanbieders=aanbieders,
            producten=producten,
        )
        if request.method == "POST" and form.is_valid():
            schoon = form.cleaned_data

            def werk() -> str:
                handelingen.leg_hulp_van_ander_vast(
                    dossier_id=pk,
                    toewijzer=Toewijzer(schoon["toewijzer"]),
                    aanbieder=form.aanbieders[schoon["aanbieder"]],
                    product=form.producten[schoon["product"]],
                    ingang=schoon["ingang"],
                    einde=schoon["einde"],
                    door=zicht.wie,
                    **form.voor_wie(),
                )
                meld(request, _("Opgeschreven. Er gaat geen bericht over weg."))
                return adressen.huishouden(pk)

            return tik(request, werk, terug=request.path)
        return toon(request, "toewijzing/van_ander.html", pagina(zicht, form=form))


def overnemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wat een ander al beoordeelde, met wie en wanneer. Dan vragen we het niet nog eens."""
    with open_plan(request, pk, onderdelen=DELEN) as zicht:
        form = OvernameFormulier(request.POST or None, initial=concept_voor(request))
        if request.method == "POST" and form.is_valid():
            schoon = form.cleaned_data

            def werk() -> str:
                handelingen.neem_over(
                    dossier_id=pk,
                    door=zicht.wie,
                    **{**schoon, "bron": Bron(schoon["bron"])},
                )
                meld(request, _("Overgenomen. Dit vragen we niet nog eens."))
                return request.path

            return tik(request, werk, terug=request.path)
        inhoud = pagina(zicht, form=form, overnames=overzichten.overnames(pk))
        return toon(request, "toewijzing/overnemen.html", inhoud)
