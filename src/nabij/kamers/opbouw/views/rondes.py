"""Een ronde langs de deur: wat er besloten is, de brief, wie er gaat, en de deuren zelf."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib.messages import WARNING
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.opbouw import handelingen, overzichten
from nabij.kamers.opbouw.forms import BezorgdFormulier, RondeFormulier, RondemomentFormulier
from nabij.kamers.opbouw.handelingen import KanNiet
from nabij.kamers.opbouw.models import Plek
from nabij.kamers.opbouw.overzichten import Rondebeeld
from nabij.kamers.opbouw.rechten import eis_leidt_rondes, leidt_rondes
from nabij.kamers.opbouw.regels import Antwoord, Rondestand
from nabij.kamers.opbouw.views.agenda import eigen, kijkt
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toegang.gekozen_team import gekozen_team


def _een(wie: Wie, pk: UUID) -> Rondebeeld:
    gevonden = overzichten.ronde(pk, wie.teams, wie.medewerker_id)
    if gevonden is None:
        raise Http404
    return gevonden


def _loopt(request: HttpRequest, pk: UUID) -> Rondebeeld:
    """Voor wie zelf langs de deuren gaat; een ander ziet de adressen niet."""
    wie = kijkt(request)
    een = _een(wie, pk)
    if not overzichten.loopt_mee(pk, wie.medewerker_id):
        raise GeenToegang("Alleen wie langs de deuren gaat, ziet welke het zijn.")
    return een


def _tik(request: HttpRequest, werk: Callable[[], str], terug: str) -> HttpResponse:
    """Doe `werk` een keer. Kan het niet, dan staat er op `terug` een zin waarom."""
    try:
        return eenmalig(request, werk)
    except KanNiet as fout:
        meld(request, str(fout), soort=WARNING)
        return HttpResponseRedirect(terug)


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    wie = kijkt(request)
    inhoud = {"rondes": overzichten.rondes(wie.teams), "leidt": leidt_rondes(wie)}
    return toon(request, "opbouw/rondes.html", inhoud)


def nieuw(request: HttpRequest) -> HttpResponse:
    """Vastleggen wat er besloten en gepubliceerd is, met de adressen."""
    wie = kijkt(request)
    eis_leidt_rondes(wie)
    form = RondeFormulier(
        request.POST or None, teams=wie.teams, initial={"team_id": gekozen_team(request)}
    )
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            een = handelingen.leg_ronde_vast(**form.gegevens)
            meld(request, _("De ronde staat erin. Nu eerst de brief."))
            return reverse("opbouw:ronde", args=[een.pk])

        try:
            return eenmalig(request, werk)
        except KanNiet as fout:
            form.add_error("besluit", str(fout))
    return toon(request, "opbouw/ronde_nieuw.html", {"form": form})


def ronde(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een ronde, en wie wanneer gaat. Plannen kan iedereen van het team."""
    wie = kijkt(request)
    een = _een(wie, pk)
    form = RondemomentFormulier(request.POST or None, ronde=een.rij)
    if request.method == "POST" and form.is_valid() and not een.is_klaar:

        def werk() -> str:
            handelingen.plan(
                team_id=een.rij.team_id,
                medewerker_id=eigen(wie),
                plek=Plek.DEUREN,
                waar=een.rij.waar,
                ronde_id=pk,
                **form.cleaned_data,
            )
            meld(request, _("Het staat op de agenda."))
            return request.path

        return eenmalig(request, werk)
    inhoud = {"een": een, "form": form, "leidt": leidt_rondes(wie)}
    return toon(request, "opbouw/ronde.html", inhoud)


def brief(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De brieven om af te drukken. Is de brief bezorgd, dan is deze pagina er niet meer."""
    wie = kijkt(request)
    eis_leidt_rondes(wie)
    een = _een(wie, pk)
    if een.stand != Rondestand.BRIEF:
        raise Http404
    form = BezorgdFormulier(request.POST or None, ronde=een.rij)
    if request.method == "POST" and form.is_valid():

        def werk() -> str:
            handelingen.brief_bezorgd(ronde=een.rij, op=form.cleaned_data["op"])
            meld(request, _("De brief is bezorgd. Vanaf de dag erna gaan we langs."))
            return reverse("opbouw:ronde", args=[pk])

        return _tik(request, werk, reverse("opbouw:ronde", args=[pk]))
    inhoud = {"een": een, "form": form, "brieven": overzichten.brieven(pk)}
    return toon(request, "opbouw/brief.html", inhoud)


@require_POST
def klaar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De ronde is klaar: de adressen gaan weg."""
    wie = kijkt(request)
    eis_leidt_rondes(wie)
    een = _een(wie, pk)

    def werk() -> str:
        handelingen.rond_ronde_af(ronde=een.rij, op=klok.vandaag())
        meld(request, _("De ronde is klaar. De adressen zijn vernietigd."))
        return reverse("opbouw:ronde", args=[pk])

    return eenmalig(request, werk)


@require_safe
def deuren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """De adressen die er nog zijn, om op de stoep af te tikken."""
    een = _loopt(request, pk)
    straten, weg = overzichten.deuren(pk) if _is_open(een) else ([], [])
    inhoud = {"een": een, "straten": straten, "doorgestreept": weg}
    return toon(request, "opbouw/deuren.html", inhoud)


def _is_open(een: Rondebeeld) -> bool:
    return een.stand in (Rondestand.WACHT, Rondestand.LANGS)


@require_POST
def antwoord(request: HttpRequest, pk: UUID, deur_id: UUID) -> HttpResponse:
    """Wat er aan een deur gebeurde. Wat het scherm daarna zegt is bij elk antwoord hetzelfde."""
    een, hier = _loopt(request, pk), reverse("opbouw:deuren", args=[pk])
    gekozen = request.POST.get("antwoord", "")
    if gekozen not in list(Antwoord):
        meld(request, _("Kies wat er aan de deur gebeurde."), soort=WARNING)
        return HttpResponseRedirect(hier)

    def werk() -> str:
        weg, merk = handelingen.beantwoord(
            ronde=een.rij, deur_id=deur_id, antwoord=Antwoord(gekozen)
        )
        zin = _("Doorgestreept.") if weg else _("Geteld. Er mag nog een keer aangebeld worden.")
        meld(request, zin, ongedaan=reverse("opbouw:ronde_terug", args=[pk, merk]))
        return hier

    return _tik(request, werk, hier)


@require_POST
def terug(request: HttpRequest, pk: UUID, merk: str) -> HttpResponse:
    """Die tik was per ongeluk; tien minuten lang kan hij terug."""
    een, hier = _loopt(request, pk), reverse("opbouw:deuren", args=[pk])

    def werk() -> str:
        handelingen.draai_terug(ronde=een.rij, merk=merk)
        meld(request, _("Teruggedraaid."))
        return hier

    return _tik(request, werk, hier)
