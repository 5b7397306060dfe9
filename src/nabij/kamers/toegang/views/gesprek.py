"""Het gesprek aan tafel, het verslag dat je meegeeft, en wat er speelt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.concept import concept_voor
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort, Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.team import overzichten as teams
from nabij.kamers.toegang import adressen, handelingen, overzichten
from nabij.kamers.toegang.forms import (
    Gespreksformulier,
    LijstFormulier,
    OpgemerktFormulier,
    VerslagFormulier,
)


@contextmanager
def open_gesprek(request: HttpRequest, pk: UUID, recht: Recht = Recht.SCHRIJVEN) -> Iterator[Zicht]:
    """De gesprekken van een huishouden; een losse vraag heeft die niet."""
    with poort.open(
        request, pk, doel=Doel.HULP, onderdelen=[Onderdeel.GESPREK, Onderdeel.NAAM], recht=recht
    ) as zicht:
        if zicht.dossier.soort != DossierSoort.HUISHOUDEN:
            raise Http404
        if Onderdeel.GESPREK not in zicht.onderdelen:
            raise Http404
        yield zicht


def pagina(zicht: Zicht, **context: Any) -> dict[str, Any]:
    pk = zicht.dossier.pk
    return {
        "zicht": zicht,
        "pk": pk,
        "huishoudnaam": bewoners.namen([pk]).get(pk, ""),
        "terug": adressen.huishouden(pk),
        "mag": zicht.mag(Recht.SCHRIJVEN, Onderdeel.GESPREK),
        **context,
    }


def gesprek(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een leeg veld. De rest vouwt open als het gesprek daarheen gaat."""
    with open_gesprek(request, pk) as zicht:
        form = Gespreksformulier(request.POST or None, initial=concept_voor(request))
        if request.method == "POST" and form.is_valid():
            return eenmalig(request, lambda: _bewaar(request, form, zicht))
        context = pagina(
            zicht,
            form=form,
            speelt=overzichten.wat_speelt_er(pk, [Onderdeel.GESPREK]),
            veilig_open=overzichten.veiligheid_niet_besproken(pk),
            eerder=overzichten.eerdere_hulp(pk),
            dienst=teams.wie_heeft_dienst(zicht.dossier.team_id),
            overleg=adressen.overleg(pk) if zicht.mag(Recht.SCHRIJVEN, Onderdeel.PLAN) else "",
        )
        return toon(request, "toegang/gesprek.html", context)


def _bewaar(request: HttpRequest, form: Gespreksformulier, zicht: Zicht) -> str:
    gezegd = form.cleaned_data
    pk = zicht.dossier.pk
    nieuw = handelingen.voer_gesprek(
        dossier_id=pk,
        door=zicht.wie,
        verslag=gezegd["verslag"],
        met=gezegd["met"],
        waarnemingen=form.waarnemingen,
        veilig_besproken=bool(gezegd["veilig"]),
    )
    if form.eerder:
        handelingen.noteer_eerdere_hulp(dossier_id=pk, door=zicht.wie, **form.eerder)
    meld(request, _("Bewaard. Je kunt het samen lezen, of op papier meegeven."))
    verslag_url = reverse("toegang:verslag", args=[pk, nieuw.pk])
    if not gezegd["veilig"]:
        return verslag_url
    kan_erbij = handelingen.beantwoord_veiligheid(
        request,
        zicht,
        antwoord=gezegd["veilig"],
        woorden=gezegd["veilig_woorden"],
        gevaar=gezegd["gevaar"],
        gesprek=nieuw,
    )
    return adressen.veiligheid(pk) if kan_erbij else verslag_url


@require_POST
def eerder_klopt_niet(request: HttpRequest, pk: UUID, eerder_id: UUID) -> HttpResponse:
    """Deze eerdere hulp klopt niet: weg van de pagina, in een tik."""
    with open_gesprek(request, pk):

        def werk() -> str:
            handelingen.trek_eerdere_hulp_in(dossier_id=pk, eerder_id=eerder_id)
            meld(request, _("Weggehaald. Wat er stond blijft bewaard."))
            return reverse("toegang:gesprek", args=[pk])

        return eenmalig(request, werk)


def verslag(request: HttpRequest, pk: UUID, gesprek_id: UUID) -> HttpResponse:
    """Op papier, om ter plekke mee te geven. Wat erop staat is wat er is opgeschreven."""
    with open_gesprek(request, pk, Recht.LEZEN) as zicht:
        gevonden = overzichten.verslag(pk, gesprek_id)
        if gevonden is None:
            raise Http404
        context = pagina(
            zicht,
            verslag=gevonden,
            veilig_open=overzichten.veiligheid_niet_besproken(pk),
            eerder=overzichten.eerdere_hulp(pk),
            lijsten=overzichten.lijsten_bij(gesprek_id),
            instrumenten=afspraken.instrumenten(),
        )
        return toon(request, "toegang/verslag.html", context)


def lijst(request: HttpRequest, pk: UUID, gesprek_id: UUID, instrument_id: UUID) -> HttpResponse:
    """Een lijst van de gemeente bij dit gesprek, als de inwoner daarom vraagt. Niets hoeft."""
    with open_gesprek(request, pk) as zicht:
        gevonden = overzichten.verslag(pk, gesprek_id)
        een = next((een for een in afspraken.instrumenten() if een.pk == instrument_id), None)
        if gevonden is None or een is None:
            raise Http404
        form = LijstFormulier(request.POST or None, instrument=een)
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.vul_lijst_in(
                    gesprek=gevonden.gesprek,
                    instrument_id=een.pk,
                    antwoorden=form.antwoorden,
                    door=zicht.wie,
                )
                meld(request, _("Bewaard bij dit gesprek, in woorden."))
                return reverse("toegang:verslag", args=[pk, gesprek_id])

            return eenmalig(request, werk)
        context = pagina(zicht, form=form, instrument=een, verslag=gevonden)
        return toon(request, "toegang/lijst.html", context)


@require_POST
def lijst_weg(request: HttpRequest, pk: UUID, gesprek_id: UUID, lijst_id: UUID) -> HttpResponse:
    """Deze ingevulde lijst klopt niet."""
    with open_gesprek(request, pk):

        def werk() -> str:
            handelingen.trek_lijst_in(dossier_id=pk, lijst_id=lijst_id)
            meld(request, _("Weggehaald. Wat er stond blijft bewaard."))
            return reverse("toegang:verslag", args=[pk, gesprek_id])

        return eenmalig(request, werk)


def verslag_aanpassen(request: HttpRequest, pk: UUID, gesprek_id: UUID) -> HttpResponse:
    """Verbeter het verslag. Bewaarde iemand anders intussen, dan zie je beide teksten (409)."""
    with open_gesprek(request, pk) as zicht:
        gevonden = overzichten.verslag(pk, gesprek_id)
        if gevonden is None:
            raise Http404
        een = gevonden.gesprek
        nu = {"verslag": een.verslag, "met": een.met, "versie": een.versie}
        form = VerslagFormulier(request.POST or None, initial={**nu, **concept_voor(request)})
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.wijzig_gesprek(gesprek=een, door=zicht.wie, **form.cleaned_data)
                meld(request, _("Het verslag is aangepast."))
                return reverse("toegang:verslag", args=[pk, gesprek_id])

            return eenmalig(request, werk)
        return toon(
            request,
            "toegang/verslag_aanpassen.html",
            pagina(zicht, form=form, verslag=gevonden),
        )


def opgemerkt(request: HttpRequest, pk: UUID, gesprek_id: UUID) -> HttpResponse:
    """Wat in dit gesprek opviel, aangetikt na afloop. Daarna vraagt het huishouden zelf verder."""
    with open_gesprek(request, pk) as zicht:
        gevonden = overzichten.verslag(pk, gesprek_id)
        if gevonden is None:
            raise Http404
        een = gevonden.gesprek
        begin = {**overzichten.opgemerkt(een), **concept_voor(request)}
        form = OpgemerktFormulier(request.POST or None, initial=begin)
        if request.method == "POST" and form.is_valid():

            def werk() -> str:
                handelingen.merk_op(gesprek=een, door=zicht.wie, **form.voor_handeling())
                meld(request, _("Bewaard bij dit gesprek."))
                return adressen.huishouden(pk)

            return eenmalig(request, werk)
        return toon(request, "toegang/opgemerkt.html", pagina(zicht, form=form, verslag=gevonden))
