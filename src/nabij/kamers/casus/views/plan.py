"""Het plan: lezen, en ter plekke aanvullen en veranderen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon_fragment
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.models import Doelvoorbeeld
from nabij.kamers.casus import adressen, handelingen, overzichten
from nabij.kamers.casus.forms import (
    ActieFormulier,
    AkkoordFormulier,
    DoelFormulier,
    NieuwDoelFormulier,
)
from nabij.kamers.casus.models import Actie, Doel
from nabij.kamers.casus.overzichten.keuzes import Kring, kring
from nabij.kamers.casus.views.openen import open_plan, pagina, tik
from nabij.kamers.poort.begrippen import Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang import overzichten as toegang

DOEN = ("doel", "doel_wijzigen", "doel_vervalt", "actie", "actie_wijzigen", "actie_vervalt",
        "akkoord")  # fmt: skip


def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Het hele plan. `?doe=actie&id=...` laat dat ene formulier daar openstaan."""
    with open_plan(request, pk, Recht.LEZEN) as zicht:
        doe, id_ = _gevraagd(request, zicht)
        mensen = kring(zicht)
        form = _leeg_formulier(zicht, mensen, doe, id_, request.GET.get("voorbeeld", ""))
        if form is None:
            doe = ""
        return _toon(request, zicht, mensen, doe=doe, doe_id=id_, form=form)


def _gevraagd(request: HttpRequest, zicht: Zicht) -> tuple[str, UUID | None]:
    doe = request.GET.get("doe", "")
    if doe not in DOEN or not zicht.mag(Recht.SCHRIJVEN, Onderdeel.PLAN):
        return "", None
    try:
        return doe, UUID(request.GET["id"]) if request.GET.get("id") else None
    except ValueError:
        return "", None


def _toon(
    request: HttpRequest,
    zicht: Zicht,
    mensen: Kring,
    *,
    doe: str = "",
    doe_id: UUID | None = None,
    form: Form | None = None,
) -> HttpResponse:
    het_plan = overzichten.plan(zicht)
    pk = zicht.dossier.pk
    context = pagina(
        zicht,
        plan=het_plan,
        akkoorden=overzichten.akkoorden(pk, mensen.thuis, sinds=het_plan.bijgewerkt_op),
        speelt=toegang.wat_speelt_er(pk, zicht.onderdelen & {Onderdeel.GESPREK}),
        bereikbaar=overzichten.wie_is_er(zicht),
        helpers=overzichten.wie_helpen(zicht, het_plan),
        voorbeelden=_voorbeelden() if doe == "doel" else [],
        doe=doe,
        doe_id=doe_id,
        form=form,
    )
    return toon_fragment(request, "casus/_blad.html", context, pagina="casus/plan.html")


def _voorbeelden() -> list[tuple[str, list[Doelvoorbeeld]]]:
    """Voorbeelden van doelen per leefgebied, om te overschrijven."""
    per_gebied = [(g.naam, afspraken.doelvoorbeelden(g.code)) for g in afspraken.leefgebieden()]
    return [(naam, lijst) for naam, lijst in per_gebied if lijst]


def _voorbeeld(code: str) -> Doelvoorbeeld | None:
    alle = (een for _naam, lijst in _voorbeelden() for een in lijst)
    return next((een for een in alle if een.code == code), None) if code else None


def _leeg_formulier(
    zicht: Zicht, mensen: Kring, doe: str, id_: UUID | None, voorbeeld: str
) -> Form | None:
    """Het formulier dat openstaat, of None als er niets (meer) te doen is."""
    pk, team_id = zicht.dossier.pk, zicht.dossier.team_id
    if doe == "doel":
        return NieuwDoelFormulier(
            namen=mensen.namen,
            keuzes=mensen.wie_doet_het(),
            team_id=team_id,
            **_begin_doel(_voorbeeld(voorbeeld)),
        )
    if doe == "doel_wijzigen":
        gevonden = Doel.objects.filter(dossier_id=pk, pk=id_).first()
        if gevonden is None:
            return None
        return DoelFormulier(namen=mensen.namen, doel=gevonden, team_id=team_id)
    if doe == "actie":
        return ActieFormulier(keuzes=mensen.wie_doet_het(), team_id=team_id, initial={"doel": id_})
    if doe == "actie_wijzigen":
        actie = Actie.objects.filter(dossier_id=pk, pk=id_).select_related("account").first()
        if actie is None:
            return None
        return ActieFormulier(keuzes=mensen.wie_doet_het(), actie=actie, team_id=team_id)
    if doe == "akkoord":
        return AkkoordFormulier(initial={"persoon_id": id_})
    return Form()


def _begin_doel(voorbeeld: Doelvoorbeeld | None) -> dict[str, Any]:
    if voorbeeld is None:
        return {}
    begin = {
        "tekst": voorbeeld.doel,
        "leefgebied": voorbeeld.leefgebied_id,
        "stap_nu": voorbeeld.van_stap_id or "",
        "stap_straks": voorbeeld.naar_stap_id or "",
    }
    return {"initial": begin, "stap": voorbeeld.eerste_actie}


@require_POST
def doel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een doel erbij, met de eerste stap als die is opgeschreven."""
    with open_plan(request, pk) as zicht:
        mensen = kring(zicht)
        form = NieuwDoelFormulier(
            request.POST,
            namen=mensen.namen,
            keuzes=mensen.wie_doet_het(),
            team_id=zicht.dossier.team_id,
        )
        if not form.is_valid():
            return _toon(request, zicht, mensen, doe="doel", form=form)

        def werk() -> str:
            nieuw = handelingen.stel_doel(dossier_id=pk, door=zicht.wie, **form.inhoud)
            if form.eerste.has_changed():
                handelingen.spreek_actie_af(
                    dossier_id=pk, doel=nieuw, door=zicht.wie, **form.eerste.inhoud
                )
            return adressen.plan(pk, id_=nieuw.pk)

        return tik(request, werk, terug=adressen.plan(pk))


@require_POST
def doel_wijzigen(request: HttpRequest, pk: UUID, doel_id: UUID) -> HttpResponse:
    """Een doel anders opschrijven. Wie tegelijk bewaarde ziet beide teksten."""
    with open_plan(request, pk) as zicht:
        rij = get_object_or_404(Doel, dossier_id=pk, pk=doel_id)
        mensen = kring(zicht)
        form = DoelFormulier(
            request.POST, namen=mensen.namen, doel=rij, team_id=zicht.dossier.team_id
        )
        if not form.is_valid():
            return _toon(request, zicht, mensen, doe="doel_wijzigen", doe_id=doel_id, form=form)

        def werk() -> str:
            handelingen.wijzig_doel(
                doel=rij,
                versie=form.cleaned_data["versie"] or 0,
                door=zicht.wie,
                **form.inhoud,
            )
            return adressen.plan(pk)

        return tik(request, werk, terug=adressen.plan(pk))


@require_POST
def doel_tik(request: HttpRequest, pk: UUID, doel_id: UUID, wat: str) -> HttpResponse:
    """Klaar, vervallen, of toch weer open."""
    with open_plan(request, pk) as zicht:
        rij = get_object_or_404(Doel, dossier_id=pk, pk=doel_id)

        def werk() -> str:
            if wat == "klaar":
                handelingen.rond_doel_af(doel=rij, door=zicht.wie)
                _meld(request, _("Mooi. Het doel is klaar."), "casus:doel_tik", pk, doel_id)
            elif wat == "vervalt":
                reden = request.POST.get("reden", "").strip()[:300]
                handelingen.laat_doel_vervallen(doel=rij, door=zicht.wie, reden=reden)
                _meld(request, _("Het doel is vervallen."), "casus:doel_tik", pk, doel_id)
            elif wat == "open":
                handelingen.heropen_doel(doel=rij)
            else:
                raise Http404
            return adressen.plan(pk)

        return tik(request, werk, terug=adressen.plan(pk))


def _meld(request: HttpRequest, tekst: str, naam: str, pk: UUID, id_: UUID) -> None:
    meld(request, tekst, ongedaan=reverse(naam, args=[pk, id_, "open"]))


@require_POST
def actie(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een actie erbij, bij een doel of los."""
    with open_plan(request, pk) as zicht:
        mensen = kring(zicht)
        form = ActieFormulier(
            request.POST, keuzes=mensen.wie_doet_het(), team_id=zicht.dossier.team_id
        )
        if not form.is_valid():
            doel_id = form.cleaned_data.get("doel")
            return _toon(request, zicht, mensen, doe="actie", doe_id=doel_id, form=form)
        bij = form.cleaned_data["doel"]
        rij = get_object_or_404(Doel, dossier_id=pk, pk=bij) if bij else None

        def werk() -> str:
            handelingen.spreek_actie_af(dossier_id=pk, doel=rij, door=zicht.wie, **form.inhoud)
            return adressen.plan(pk)

        return tik(request, werk, terug=adressen.plan(pk))


@require_POST
def actie_wijzigen(request: HttpRequest, pk: UUID, actie_id: UUID) -> HttpResponse:
    """Een actie anders opschrijven. Wie tegelijk bewaarde ziet beide teksten."""
    with open_plan(request, pk) as zicht:
        rij = get_object_or_404(Actie.objects.select_related("account"), dossier_id=pk, pk=actie_id)
        mensen = kring(zicht)
        form = ActieFormulier(
            request.POST,
            keuzes=mensen.wie_doet_het(),
            actie=rij,
            team_id=zicht.dossier.team_id,
        )
        if not form.is_valid():
            return _toon(request, zicht, mensen, doe="actie_wijzigen", doe_id=actie_id, form=form)

        def werk() -> str:
            handelingen.wijzig_actie(
                actie=rij,
                versie=form.cleaned_data["versie"] or 0,
                door=zicht.wie,
                **form.inhoud,
            )
            return adressen.plan(pk)

        return tik(request, werk, terug=adressen.plan(pk))


@require_POST
def actie_tik(request: HttpRequest, pk: UUID, actie_id: UUID, wat: str) -> HttpResponse:
    """Klaar, vervallen, toch weer open, of het te dragen is."""
    with open_plan(request, pk) as zicht:
        rij = get_object_or_404(Actie, dossier_id=pk, pk=actie_id)

        def werk() -> str:
            if wat == "klaar":
                handelingen.rond_actie_af(actie=rij, door=zicht.wie)
                _meld(request, _("De actie is klaar."), "casus:actie_tik", pk, actie_id)
            elif wat == "vervalt":
                _laat_vervallen(request, rij, zicht)
                _meld(request, _("De actie is vervallen."), "casus:actie_tik", pk, actie_id)
            elif wat == "open":
                handelingen.heropen_actie(actie=rij)
            elif wat in ("gaat", "zwaar"):
                return _te_dragen(rij, gaat=wat == "gaat")
            else:
                raise Http404
            return adressen.plan(pk)

        return tik(request, werk, terug=adressen.plan(pk))


def _laat_vervallen(request: HttpRequest, rij: Actie, zicht: Zicht) -> None:
    handelingen.laat_actie_vervallen(
        actie=rij,
        door=zicht.wie,
        reden=request.POST.get("reden", "").strip()[:300],
        te_zwaar=request.POST.get("te_zwaar") == "1",
    )


def _te_dragen(rij: Actie, *, gaat: bool) -> str:
    """Is het te veel, dan staat meteen open wat er dan wel kan."""
    handelingen.vraag_of_het_te_dragen_is(actie=rij, te_dragen=gaat)
    if gaat:
        return adressen.plan(rij.dossier_id)
    return adressen.plan(rij.dossier_id, "actie_vervalt", rij.pk)


@require_POST
def akkoord(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wat iemand van het huishouden van het plan vindt."""
    with open_plan(request, pk) as zicht:
        mensen = kring(zicht)
        form = AkkoordFormulier(request.POST)
        if not form.is_valid():
            persoon = form.cleaned_data.get("persoon_id")
            return _toon(request, zicht, mensen, doe="akkoord", doe_id=persoon, form=form)
        gegeven = form.cleaned_data
        namen = {mens.id: mens.naam for mens in mensen.thuis}
        if gegeven["persoon_id"] not in namen:
            raise Http404

        def werk() -> str:
            handelingen.leg_akkoord_vast(
                dossier_id=pk,
                naam=namen[gegeven["persoon_id"]],
                door=zicht.wie,
                **gegeven,
            )
            return adressen.plan(pk)

        return tik(request, werk, terug=adressen.plan(pk))
