"""Afsluiten: eerst staat er wat nog loopt, in woorden en met de weg ernaartoe."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.casus import handelingen
from nabij.kamers.casus import overzichten as casus
from nabij.kamers.casus.overzichten import Planactie
from nabij.kamers.casus.views.openen import open_plan, pagina, tik_met_terug
from nabij.kamers.consult import overzichten as consult
from nabij.kamers.consult.overzichten import Maatwerkregel, Meekijker
from nabij.kamers.poort.begrippen import Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang import overzichten as toegang
from nabij.kamers.toegang.overzichten import Termijnregel, Vraagkort

DELEN = (Onderdeel.PLAN, Onderdeel.NAAM, Onderdeel.VRAAG)
REDEN = 300


@dataclass(frozen=True)
class LooptNog:
    """Wat er bij een huishouden nog loopt. Niets ervan eindigt ongezien."""

    termijnen: list[Termijnregel] = field(default_factory=list)
    vragen: list[Vraagkort] = field(default_factory=list)
    mandaat: list[Maatwerkregel] = field(default_factory=list)
    meekijkers: list[Meekijker] = field(default_factory=list)
    acties: list[Planactie] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.termijnen, self.vragen, self.mandaat, self.meekijkers, self.acties))


def afsluiten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Klaar voor nu, in een tik per afloop. Loopt er nog een termijn, dan met een zin waarom."""
    schrijft = request.method == "POST"
    recht = Recht.REGIE if schrijft else Recht.LEZEN
    with open_plan(request, pk, recht, onderdelen=DELEN) as zicht:
        if not schrijft:
            return _toon(request, zicht)
        gekozen = request.POST.get("afloop", "")
        reden = " ".join(request.POST.get("reden", "").split())
        wet_loopt = bool(_termijnen(pk))
        fout = _fout(gekozen, reden, wet_loopt=wet_loopt)
        if fout:
            meld(request, fout, soort=messages.ERROR)
            return _toon(request, zicht, reden) if reden else HttpResponseRedirect(request.path)
        return tik_met_terug(
            request,
            zicht,
            lambda: handelingen.sluit_af(
                dossier_id=pk, afloop=gekozen, door=zicht.wie, wet_loopt=wet_loopt, reden=reden
            ),
            _("Afgesloten. Terugkomen kan altijd."),
            terug=request.path,
        )


def _fout(gekozen: str, reden: str, *, wet_loopt: bool) -> str:
    if gekozen not in {afloop.code for afloop in afspraken.aflopen()}:
        return _("Kies hoe het afliep.")
    if wet_loopt and not reden:
        return _("Schrijf in een zin waarom je nu al afsluit, en wie de termijn bewaakt.")
    if len(reden) > REDEN:
        return _("Een zin is genoeg: hoogstens %(n)d tekens.") % {"n": REDEN}
    return ""


def _toon(request: HttpRequest, zicht: Zicht, reden: str = "") -> HttpResponse:
    plan = casus.plan(zicht)
    context = pagina(
        zicht,
        aflopen=afspraken.aflopen(),
        plan=plan,
        loopt=_loopt_nog(zicht, plan),
        reden=reden,
        redenen=casus.afsluitredenen(zicht.dossier.pk),
    )
    return toon(request, "werkplek/afsluiten.html", {**context, "afsluiten": ""})


def _termijnen(pk: UUID) -> list[Termijnregel]:
    return toegang.nog_te_doen(toegang.zaken(pk))


def _loopt_nog(zicht: Zicht, plan: casus.Plan) -> LooptNog:
    pk = zicht.dossier.pk
    speelt = toegang.wat_speelt_er(pk, zicht.onderdelen & {Onderdeel.VRAAG})
    return LooptNog(
        termijnen=_termijnen(pk),
        vragen=[vraag for vraag in speelt.vragen if vraag.is_open],
        mandaat=[een for een in consult.maatwerk(pk) if een.vraag and not een.vraag.beantwoord_op],
        meekijkers=consult.meekijkers(pk),
        acties=plan.nog_open,
    )
