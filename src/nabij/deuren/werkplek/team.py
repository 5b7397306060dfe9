"""Het team: wie er is en, voor de teamleider, welk werk aandacht vraagt en te verdelen is."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nabij.deuren.werkplek.forms import WaarnemenForm
from nabij.fundament import klok
from nabij.huisstijl.tonen import meld, toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.account.models import Rolnaam
from nabij.kamers.casus import overzichten as casus
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort, rechten
from nabij.kamers.poort.begrippen import Doel, DossierSoort, Onderdeel, Relatie
from nabij.kamers.poort.bladeren import ouder, volgende
from nabij.kamers.poort.models import Betrokkenheid, Vervanging
from nabij.kamers.poort.poort import Lijst
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.team import overzichten as teams
from nabij.kamers.toegang import overzichten as toegang
from nabij.kamers.toegang.gekozen_team import gekozen_team

MEEST = 200


def team(request: HttpRequest) -> HttpResponse:
    """Wie er vandaag is, wat ieder kan, voor wie het team er is, en wie voor wie waarneemt."""
    kijkt, gekozen = poort.wie(request), gekozen_team(request)
    blad = teams.teampagina(gekozen, klok.vandaag(), wie=kijkt)
    inhoud = {
        "ook_hier": teams.werken_ook_hier(gekozen),
        "blad": blad,
        "mijn_teams": [(pk, naam) for pk, naam in teams.teamnamen().items() if pk in kijkt.teams],
        "leidt": kijkt.heeft_rol(Rolnaam.TEAMLEIDER),
        "waarnemingen": _waarnemingen([lid.account_id for lid in blad.leden]),
        "terugkijken": toegang.afspraken_aan_de_beurt(gekozen),
    }
    return toon(request, "werkplek/team.html", inhoud)


def tijd(request: HttpRequest) -> HttpResponse:
    """Waar de tijd blijft, voor het eigen team: dagen en aantallen, niemand bij naam."""
    gekozen = gekozen_team(request)
    inhoud = {
        "stappen": casus.waar_de_tijd_blijft(request, gekozen),
        "teamnaam": teams.teamnamen().get(gekozen, ""),
        "team_id": gekozen,
    }
    return toon(request, "werkplek/tijd.html", inhoud)


def zelf(request: HttpRequest) -> HttpResponse:
    """Wat het team zelf oppakte, altijd naast wie binnen een jaar terugkwam."""
    gekozen = gekozen_team(request)
    inhoud = {
        "regels": casus.zelf_opgepakt(request, gekozen),
        "teamnaam": teams.teamnamen().get(gekozen, ""),
        "team_id": gekozen,
    }
    return toon(request, "werkplek/zelf.html", inhoud)


def _waarnemingen(leden: list[UUID]) -> list[Vervanging]:
    return list(
        Vervanging.objects.filter(
            Q(voor__in=leden) | Q(door__in=leden),
            tot__gt=klok.vandaag(),
            ingetrokken_op__isnull=True,
        )
        .select_related("voor", "door")
        .order_by("van", "pk")
    )


def werk(request: HttpRequest) -> HttpResponse:
    """Voor de teamleider: wat aandacht vraagt, en per collega wat er loopt. Namen en data."""
    kijkt = poort.wie(request)
    if not kijkt.heeft_rol(Rolnaam.TEAMLEIDER):
        raise GeenToegang
    with poort.lijst(
        request,
        doel=Doel.OVERZICHT,
        relaties=[Relatie.LEIDER],
        onderdelen=[Onderdeel.NAAM],
        kies=Q(
            ouder(request, per_soort=True),
            Q(gesloten_op__isnull=True) | casus.LOOPT_DOOR,
            soort__in=[DossierSoort.HUISHOUDEN, DossierSoort.VRAAG],
            opgegaan_in__isnull=True,
        ),
        volgorde=("soort", "-gemaakt_op"),  # huishoudens eerst; van losse vragen alleen de termijn
        maximum=MEEST,
    ) as lijst:
        return toon(request, "werkplek/werk.html", {**_werk(lijst), "volgende": volgende(lijst)})


def _werk(lijst: Lijst) -> dict[str, Any]:
    huizen = [d.pk for d in lijst.dossiers if d.soort == DossierSoort.HUISHOUDEN]
    feiten = casus.huishoudfeiten(huizen)
    per_punt: dict[str, list[dict[str, Any]]] = defaultdict(list)
    per_collega: dict[tuple[str, UUID | None], list[dict[str, Any]]] = defaultdict(list)
    for dossier_id in (d.pk for d in lijst.dossiers if d.gesloten_op is None):
        if dossier_id not in feiten:
            continue
        feit = feiten[dossier_id]
        rij = {"dossier_id": dossier_id, "naam": feit.naam, "feiten": feit}
        for punt in casus.aandacht_voor_leider(feit):
            per_punt[punt.woord].append(rij)
        per_collega[feit.eerste_naam or _("nog niemand"), feit.eerste_account].append(rij)
    collegas = sorted(per_collega.items(), key=lambda een: een[0][0])
    return {
        "verlopen": _verlopen(lijst, feiten),
        "per_punt": dict(per_punt),
        "per_collega": [(naam, account, rijen) for (naam, account), rijen in collegas],
    }


def _verlopen(lijst: Lijst, feiten: dict[UUID, Any]) -> list[dict[str, Any]]:
    """Termijnen uit de wet die voorbij zijn: bij wie, wat en welke dag. Niet wat er speelt."""
    regels = toegang.verlopen(lijst.ids)
    los = [regel.dossier_id for regel in regels if regel.dossier_id not in feiten]
    eersten = _eersten(los) if los else {}
    return [
        {
            "regel": regel,
            "dossier_id": regel.dossier_id,
            "naam": feiten[regel.dossier_id].naam if regel.dossier_id in feiten else "",
            "eerste": feiten[regel.dossier_id].eerste_naam
            if regel.dossier_id in feiten
            else eersten.get(regel.dossier_id, ""),
        }
        for regel in regels
    ]


def _eersten(dossier_ids: list[UUID]) -> dict[UUID, str]:
    """Per dossier de naam van het aanspreekpunt."""
    rijen = Betrokkenheid.objects.filter(
        rechten.actief(klok.nu()), dossier__in=dossier_ids, rol__in=list(rechten.EERSTEN)
    )
    return dict(rijen.values_list("dossier_id", "account__naam"))


def waarnemen(request: HttpRequest) -> HttpResponse:
    """De teamleider laat een collega waarnemen, van een dag tot en met een dag."""
    kijkt = poort.wie(request)
    if not kijkt.heeft_rol(Rolnaam.TEAMLEIDER):
        raise GeenToegang
    leden = {lid.account_id: lid.naam for pk in kijkt.teams for lid in teams.teamleden(pk)}
    form = WaarnemenForm(request.POST or None, leden=leden)
    if request.method == "POST" and form.is_valid():

        def doe() -> str:
            poort_handelingen.neem_waar(**form.voor_handeling(), gegeven=kijkt)
            meld(request, _("De waarneming staat klaar. Ze eindigt vanzelf."))
            return reverse("werkplek:team")

        return eenmalig(request, doe)
    return toon(request, "werkplek/waarnemen.html", {"form": form})


@require_POST
def stop_waarnemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Een waarneming eerder laten eindigen."""
    kijkt = poort.wie(request)
    leden = {lid.account_id for team_id in kijkt.teams for lid in teams.teamleden(team_id)}
    eigen = Vervanging.objects.filter(pk=pk, voor__in=leden)
    if not kijkt.heeft_rol(Rolnaam.TEAMLEIDER) or not eigen.exists():
        raise GeenToegang

    def doe() -> str:
        poort_handelingen.trek_vervanging_in(vervanging_id=pk)
        return reverse("werkplek:team")

    return eenmalig(request, doe)
