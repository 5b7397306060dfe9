"""De teamleider geeft een huishouden, of alles van een collega, aan een ander."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_id
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.models import Account, Rolnaam
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.casus import handelingen, overzichten
from nabij.kamers.casus.forms import VerdeelFormulier
from nabij.kamers.casus.models import Verdeling
from nabij.kamers.casus.overzichten import Collega, Huishoudfeit, collegas
from nabij.kamers.casus.views.openen import ALLEEN_PLAN, open_plan, tik
from nabij.kamers.poort import poort, rechten
from nabij.kamers.poort.begrippen import Doel, DossierSoort, Onderdeel, Recht, Relatie
from nabij.kamers.poort.models import Betrokkenheid
from nabij.kamers.poort.wachter import GeenToegang

MEEST = 200
TERUG = "/team/werk/"


def een(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een huishouden aan een ander geven."""
    return _verdeel(request, Q(pk=pk), terug=request.path)


def van_collega(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Alles waarvan deze collega regisseur of aanspreekpunt is; wat niet kan wachten eerst."""
    van = Betrokkenheid.objects.filter(
        rechten.actief(klok.nu()), account_id=account_id, rol__in=list(rechten.EERSTEN)
    )
    naam = Account.objects.filter(pk=account_id).values_list("naam", flat=True).first()
    return _verdeel(
        request, Q(pk__in=van.values("dossier_id")), terug=request.path, zonder=account_id, van=naam
    )


def _verdeel(
    request: HttpRequest,
    kies: Q,
    *,
    terug: str,
    zonder: UUID | None = None,
    van: str | None = None,
) -> HttpResponse:
    kijkt = poort.wie(request)
    if not kijkt.heeft_rol(Rolnaam.TEAMLEIDER):
        raise GeenToegang
    huizen = Q(soort=DossierSoort.HUISHOUDEN, gesloten_op__isnull=True)
    with poort.lijst(
        request,
        doel=Doel.OVERZICHT,
        relaties=[Relatie.LEIDER],
        onderdelen=[Onderdeel.NAAM],
        kies=kies & huizen,
        maximum=MEEST,
    ) as lijst:
        namen = bewoners.namen(lijst.ids) if lijst.ids else {}
        feiten = _op_volgorde(overzichten.huishoudfeiten(lijst.ids))
        if not feiten and not van:
            raise Http404
        form = VerdeelFormulier(
            request.POST or None,
            huishoudens=[(feit.dossier_id, namen.get(feit.dossier_id, "")) for feit in feiten],
            collegas=_kandidaten(kijkt.teams, zonder),
        )
        if request.method != "POST" or not form.is_valid():
            rijen = [_rij(feit, namen, form) for feit in feiten]
            context = {"form": form, "rijen": rijen, "van": van, "terug": TERUG}
            return toon(request, "casus/verdelen.html", context)
    return _doe(request, form.gekozen(), terug=terug)


def _kandidaten(teams: frozenset[UUID], zonder: UUID | None) -> list[Collega]:
    return collegas(teams, zonder=zonder)


def _op_volgorde(feiten: dict[UUID, Huishoudfeit]) -> list[Huishoudfeit]:
    """Wat niet kan wachten eerst: eerst wat aandacht vraagt, dan de eerste dag die komt."""
    vandaag = klok.vandaag()
    return sorted(
        feiten.values(),
        key=lambda feit: (
            not overzichten.aandacht_voor_leider(feit, vandaag=vandaag),
            feit.terugkijken_op is None,
            feit.terugkijken_op or vandaag,
        ),
    )


def _rij(feit: Huishoudfeit, namen: dict[UUID, str], form: VerdeelFormulier) -> dict[str, Any]:
    return {
        "feiten": feit,
        "naam": namen.get(feit.dossier_id, ""),
        "punten": overzichten.aandacht_voor_leider(feit),
        "veld": form.veld(feit.dossier_id),
    }


def _doe(request: HttpRequest, gekozen: dict[UUID, UUID], *, terug: str) -> HttpResponse:
    """Elk huishouden door zijn eigen poort; alles samen gaat door of niet."""
    groep = nieuw_id()

    def werk() -> str:
        for pk, account_id in gekozen.items():
            with _open(request, pk) as zicht:
                handelingen.verdeel(
                    dossier_id=pk, naar_account=account_id, door=zicht.wie, groep=groep
                )
        meld(
            request,
            ngettext(
                "%(aantal)s huishouden heeft een ander. Het moet dat nog horen.",
                "%(aantal)s huishoudens hebben een ander. Zij moeten dat nog horen.",
                len(gekozen),
            )
            % {"aantal": len(gekozen)},
            ongedaan=reverse("casus:verdelen_ongedaan", args=[groep]),
        )
        return TERUG

    return tik(request, werk, terug=terug)


def _open(request: HttpRequest, pk: UUID) -> Any:
    return open_plan(request, pk, Recht.VERDELEN, onderdelen=ALLEEN_PLAN, doel=Doel.OVERZICHT)


@require_POST
def ongedaan(request: HttpRequest, groep: UUID) -> HttpResponse:
    """Zet een verdeling terug, zolang dat nog kan."""
    rijen = list(Verdeling.objects.filter(groep=groep, ingetrokken_op__isnull=True))

    def werk() -> str:
        for rij in rijen:
            with _open(request, rij.dossier_id) as zicht:
                handelingen.maak_verdeling_ongedaan(verdeling=rij, door=zicht.wie)
        meld(request, _("Teruggezet zoals het was."))
        return TERUG

    if not poort.wie(request).heeft_rol(Rolnaam.TEAMLEIDER):
        raise GeenToegang
    return tik(request, werk, terug=TERUG)
