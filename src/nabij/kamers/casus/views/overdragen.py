"""Warm overdragen: klaarzetten, lezen, en aannemen of teruggeven."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.casus import adressen, handelingen, overzichten
from nabij.kamers.casus.forms import OverdraagFormulier
from nabij.kamers.casus.models import Overdracht
from nabij.kamers.casus.overzichten import open_acties
from nabij.kamers.casus.overzichten.keuzes import kring
from nabij.kamers.casus.regels import KanNiet, verhaal_begin
from nabij.kamers.casus.views.openen import ALLEEN_PLAN, HELE_PLAN, open_plan, pagina, tik
from nabij.kamers.poort.begrippen import Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang import overzichten as toegang


def overdragen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een bladzijde: het verhaal, de acties, wat beloofd is, en hoe het huishouden het hoorde."""
    schrijft = request.method == "POST"
    recht = Recht.REGIE if schrijft else Recht.LEZEN
    with open_plan(request, pk, recht, onderdelen=HELE_PLAN) as zicht:
        wachtend = overzichten.overdracht_open(pk)
        if wachtend is not None and not schrijft:
            return toon(request, "casus/overdracht.html", _lezen(zicht, wachtend))
        if not zicht.mag(Recht.REGIE, Onderdeel.PLAN):
            raise Http404
        form = _formulier(request, zicht)
        if schrijft and form.is_valid():
            try:
                return _bied_aan(request, zicht, form)
            except KanNiet as fout:
                form.add_error(None, str(fout))
        return toon(request, "casus/overdragen.html", pagina(zicht, form=form))


def _formulier(request: HttpRequest, zicht: Zicht) -> OverdraagFormulier:
    pk = zicht.dossier.pk
    huidig = zicht.eerste.account_id if zicht.eerste else None
    anderen = [c for c in kring(zicht).collegas if c.account_id != huidig]
    begin = {"verhaal": _verhaal(zicht), **concept_voor(request)}
    return OverdraagFormulier(
        request.POST or None,
        collegas=anderen,
        acties=open_acties([pk], account_id=huidig) if huidig else [],
        vandaag=klok.vandaag(),
        initial=begin,
    )


def _verhaal(zicht: Zicht) -> str:
    """Begin met de kern en de doelen, om te overschrijven."""
    speelt = toegang.wat_speelt_er(zicht.dossier.pk, zicht.onderdelen & {Onderdeel.GESPREK})
    kern = [_("Waar het om gaat: %s") % speelt.kern.woorden] if speelt.kern else []
    doelen = [
        _("%(wie)s wil: %(doel)s")
        % {"wie": regel.doel.van_wie or _("Het huishouden"), "doel": regel.doel.tekst}
        for regel in overzichten.plan(zicht).lopend
    ]
    return verhaal_begin(kern, doelen)


def _bied_aan(request: HttpRequest, zicht: Zicht, form: OverdraagFormulier) -> HttpResponse:
    pk = zicht.dossier.pk

    def werk() -> str:
        handelingen.bied_over_aan(dossier_id=pk, door=zicht.wie, **form.inhoud)
        meld(request, _("De overdracht staat klaar. Je houdt alles tot die is aangenomen."))
        return reverse("casus:overdragen", args=[pk])

    return eenmalig(request, werk)


def _lezen(zicht: Zicht, overdracht: Overdracht) -> dict[str, object]:
    namen = {c.account_id: c.naam for c in kring(zicht).collegas}
    acties = open_acties([zicht.dossier.pk], account_id=overdracht.van_id)
    gekozen = {UUID(actie): UUID(account) for actie, account in overdracht.acties.items()}
    return pagina(
        zicht,
        overdracht=overdracht,
        is_ontvanger=overdracht.naar_id == zicht.wie.account_id,
        plan=overzichten.plan(zicht),
        acties=[
            (actie, namen.get(gekozen.get(actie.pk, overdracht.naar_id), "")) for actie in acties
        ],
    )


@require_POST
def antwoord(request: HttpRequest, pk: UUID, wat: str) -> HttpResponse:
    """Aannemen of teruggeven (wie het krijgt), of van tafel halen (wie het klaarzette)."""
    recht = Recht.REGIE if wat == "intrekken" else Recht.SCHRIJVEN
    with open_plan(request, pk, recht, onderdelen=ALLEEN_PLAN) as zicht:
        terug = reverse("casus:overdragen", args=[pk])

        def werk() -> str:
            wachtend = overzichten.overdracht_open(pk)
            if wachtend is None:
                raise KanNiet(_("Er wacht hier geen overdracht meer."))
            if wat == "aannemen":
                handelingen.neem_over(overdracht=wachtend, door=zicht.wie)
                meld(request, _("Het is nu van jou. Geef het huishouden het nieuwe kaartje."))
                return reverse("casus:kaart", args=[pk])
            if wat == "teruggeven":
                reden = request.POST.get("reden", "").strip()[:300]
                if not reden:
                    raise KanNiet(_("Schrijf op waarom je het teruggeeft."))
                handelingen.geef_terug(overdracht=wachtend, door=zicht.wie, reden=reden)
                meld(request, _("Teruggegeven. Je collega krijgt een seintje."))
                return "/mijn-dag/"
            if wat != "intrekken":
                raise Http404
            handelingen.trek_overdracht_in(overdracht=wachtend)
            meld(request, _("De overdracht is van tafel."))
            return adressen.huishouden(pk)

        return tik(request, werk, terug=terug)
