"""Mijn dag: wat er nu iets van mij vraagt, elke regel met een werkwoord."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from nabij.deuren.werkplek.context import INHOUDELIJK, begin
from nabij.fundament import klok
from nabij.huisstijl.tonen import toon
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.account.models import Rolnaam
from nabij.kamers.account.vorige_keer import vorige_keer
from nabij.kamers.casus import overzichten as casus
from nabij.kamers.consult import overzichten as consult
from nabij.kamers.consult.overzichten import Mandaatbeeld
from nabij.kamers.consult.regels.nergens import uiterlijk
from nabij.kamers.opbouw import overzichten as opbouw
from nabij.kamers.opbouw.models import Plekvraag
from nabij.kamers.opbouw.overzichten import Krachtbeeld, Moment
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort, Onderdeel, Relatie
from nabij.kamers.poort.bladeren import ouder, volgende
from nabij.kamers.poort.models import Seintje, Vervanging
from nabij.kamers.poort.poort import Lijst
from nabij.kamers.poort.rechten import neemt_waar
from nabij.kamers.poort.wie import Wie
from nabij.kamers.toegang import overzichten as toegang
from nabij.kamers.toegang.overzichten import Signaalbeeld, Termijnregel, Vraagregel, Zaak
from nabij.kamers.toewijzing import overzichten as toewijzing
from nabij.kamers.toewijzing.overzichten import Hulpaandacht

MEEST = 60
EERSTE_BLIK = 7
BINNENKORT = 6
HUISHOUDENS = 10
LOPEND = Q(Q(gesloten_op__isnull=True) | casus.LOOPT_DOOR, opgegaan_in__isnull=True)


@dataclass
class Rij:
    """Een huishouden in mijn dag: naam, waar het staat en wat er komt."""

    dossier_id: UUID
    naam: str
    feiten: Any
    aandacht: list[Any] = field(default_factory=list)
    waarneming: bool = False


@dataclass(frozen=True)
class Nergens:
    """Een huishouden dat twee keer geweigerd is, en tot wanneer ik mag antwoorden."""

    dossier_id: UUID
    naam: str
    uiterlijk: date


@dataclass
class Termijnrij:
    """Een termijn uit de wet die bijna om is: bij wie, wat te doen, en voor welke dag."""

    naam: str
    regel: Termijnregel
    waarneming: bool = False


@dataclass(frozen=True)
class Hulprij:
    """Toegewezen hulp, of een verzoek van een aanbieder, bij een huishouden van mij."""

    naam: str
    punt: Hulpaandacht


@dataclass
class Dag:
    """Wat de pagina toont. `nu` is wat vandaag telt; `rustig` zijn de andere huishoudens."""

    vandaag: date
    signalen: list[Signaalbeeld] = field(default_factory=list)
    wachtend: list[Vraagregel] = field(default_factory=list)
    mijn_vragen: list[Vraagregel] = field(default_factory=list)
    termijnen: list[Termijnrij] = field(default_factory=list)
    seintjes: list[Any] = field(default_factory=list)
    nu: list[Rij] = field(default_factory=list)
    veiligheid: list[tuple[str, Any]] = field(default_factory=list)
    huishoudens: list[Rij] = field(default_factory=list)
    binnenkort: list[Any] = field(default_factory=list)
    waarnemingen: list[Vervanging] = field(default_factory=list)
    nergens: list[Nergens] = field(default_factory=list)
    mandaat: list[Mandaatbeeld] = field(default_factory=list)
    hulp: list[Any] = field(default_factory=list)
    bellen: list[Krachtbeeld] = field(default_factory=list)

    @property
    def vraagt_aandacht(self) -> int:
        return len(self.regels) + len(self.seintjes)

    @property
    def regels(self) -> list[tuple[str, Any]]:
        """Wat nu iets vraagt: veiligheid, signalen, nergens welkom, wie wacht, de wet, de rest."""
        oudste_eerst = sorted(self.wachtend, key=lambda vraag: vraag.op)
        return [
            *self.veiligheid,
            *(("signaal", signaal) for signaal in self.signalen),
            *(("nergens", rij) for rij in self.nergens),
            *(("vraag", vraag) for vraag in oudste_eerst),
            *(("mandaat", rij) for rij in self.mandaat),
            *(("hulp", rij) for rij in self.hulp),
            *(("bellen", rij) for rij in self.bellen),
            *(("termijn", rij) for rij in self.termijnen),
            *(("huis", rij) for rij in self.nu),
        ]

    @property
    def eerst(self) -> list[tuple[str, Any]]:
        """Wat op het eerste gezicht te zien is: hoogstens zeven regels."""
        return self.regels[:EERSTE_BLIK]

    @property
    def daarna(self) -> list[tuple[str, Any]]:
        return self.regels[EERSTE_BLIK:]

    @property
    def bovenaan(self) -> list[Rij]:
        return self.huishoudens[:HUISHOUDENS]


def mijn_dag(request: HttpRequest) -> HttpResponse:
    kijkt = poort.wie(request)
    if not kijkt.heeft_rol(*INHOUDELIJK):
        return HttpResponseRedirect(begin(kijkt))
    with poort.lijst(
        request,
        doel=Doel.WERKLIJST,
        relaties=[Relatie.BETROKKEN, Relatie.VERVANGER, Relatie.DIENST],
        onderdelen=[Onderdeel.NAAM, Onderdeel.VRAAG, Onderdeel.PLAN, Onderdeel.VEILIGHEID],
        kies=LOPEND & ouder(request),
        maximum=MEEST,
    ) as lijst:
        inhoud = {
            "dag": _dag(lijst),
            "volgende": volgende(lijst),
            "sinds": vorige_keer(request),
            "leidt": kijkt.heeft_rol(Rolnaam.TEAMLEIDER),
            "kent_wijk": kijkt.heeft_rol(Rolnaam.TEAMLEIDER, Rolnaam.OPBOUWWERKER),
            "buurt": _in_de_buurt(kijkt),
            "gezocht": _gezocht(kijkt),
            "navraag": opbouw.mijn_navraag(kijkt.medewerker_id),
        }
        return toon(request, "werkplek/mijn_dag.html", inhoud)


def _in_de_buurt(kijkt: Wie) -> list[Moment]:
    """Waar de opbouwwerker deze week is. Een ander vindt het op de agenda van het team."""
    if not kijkt.heeft_rol(Rolnaam.OPBOUWWERKER):
        return []
    return opbouw.mijn_momenten(kijkt.medewerker_id)


def _gezocht(kijkt: Wie) -> list[Plekvraag]:
    """Wat collega's voor iemand zoeken, voor wie bewoners vraagt."""
    if not kijkt.heeft_rol(Rolnaam.OPBOUWWERKER):
        return []
    return opbouw.open_plekvragen(kijkt.teams)


def _dag(lijst: Lijst) -> Dag:
    """Zes statements, hoeveel er ook is.

    Met signalen een meer, met overleg ook, wie waarneemt ook, wie bij veiligheid genoemd is ook, en
    met bewoners die iets willen doen ook.
    """
    huizen = [d for d in lijst.dossiers if d.soort == DossierSoort.HUISHOUDEN]
    ids = [dossier.pk for dossier in huizen]
    losse = [d.pk for d in lijst.dossiers if d.soort == DossierSoort.VRAAG]
    feiten = casus.huishoudfeiten(ids)
    met_wet = [pk for pk, feit in feiten.items() if feit.heeft_wet]
    regels, zaken = toegang.vraagregels(losse, met_wet)
    seintjes = _seintjes(lijst, feiten)
    gewoon = [een for een in seintjes if een.soort != Seintje.Soort.BESLUIT]
    gevraagd = len(gewoon) < len(seintjes)
    dag = Dag(vandaag=klok.vandaag(), seintjes=gewoon[:EERSTE_BLIK])
    dag.signalen = toegang.signalen(
        [d.pk for d in lijst.dossiers if d.soort == DossierSoort.SIGNAAL]
    )
    for dossier in lijst.dossiers:
        if dossier.soort == DossierSoort.VRAAG:
            _zet_vraag(dag, dossier, regels.get(dossier.pk))
    rijen = [
        Rij(
            dossier_id=dossier.pk,
            naam=feiten[dossier.pk].naam,
            feiten=feiten[dossier.pk],
            aandacht=casus.aandacht_voor_werker(feiten[dossier.pk]),
            waarneming=Relatie.BETROKKEN not in dossier.relatie_codes,
        )
        for dossier in huizen
        if dossier.pk in feiten and dossier.gesloten_op is None
    ]
    dag.waarnemingen = _waarnemingen(lijst) if any(rij.waarneming for rij in rijen) else []
    dag.nergens = _nergens(lijst, feiten)
    dag.mandaat = consult.mandaatvragen(
        [d.pk for d in lijst.dossiers if d.soort == DossierSoort.CONSULT], lijst.wie
    )
    dag.bellen = opbouw.te_bellen(
        [d.pk for d in lijst.dossiers if d.soort == DossierSoort.BEWONERSKRACHT]
    )
    dag.hulp = _hulp(lijst, rijen, feiten, gevraagd=gevraagd)
    dag.termijnen = _termijnen(lijst, zaken, {**regels, **feiten})
    dag.nu = [rij for rij in rijen if rij.aandacht]
    dag.veiligheid = [
        ("veiligheid", {"regel": regel, "naam": feiten[regel.dossier_id].naam})
        for regel in casus.veiligheid_van_mij(ids, lijst.wie.account_id)
    ]
    dag.huishoudens = sorted(rijen, key=_langst_geen_contact)
    dag.binnenkort = [
        {"moment": moment, "naam": feiten[moment.dossier_id].naam}
        for moment in casus.binnenkort(feiten.values())[:BINNENKORT]
    ]
    return dag


def _hulp(lijst: Lijst, rijen: list[Rij], feiten: dict[UUID, Any], *, gevraagd: bool) -> list[Any]:
    """Besluiten die aan mij gevraagd zijn, en de hulp waar ik als eerste van ben of waarneem.

    Wie niets te beslissen heeft en bij wie niets loopt, kost het geen statement.
    """
    mij = lijst.wie.account_id
    van_mij = [
        rij.dossier_id
        for rij in rijen
        if rij.feiten.heeft_hulp and (rij.waarneming or rij.feiten.eerste_account in (mij, None))
    ]
    punten = toewijzing.aandacht(van_mij)
    return [
        *(toewijzing.vragen_aan_mij(lijst.wie) if gevraagd else []),
        *(Hulprij(feiten[punt.dossier_id].naam, punt) for punt in punten),
    ]


def _nergens(lijst: Lijst, feiten: dict[UUID, Any]) -> list[Nergens]:
    """De huishoudens waarvan ik moet zeggen wie ze op zich neemt, de eerste termijn vooraan."""
    account = lijst.wie.account_id
    mijn = [feit for feit in feiten.values() if account and feit.procesregisseur == account]
    rijen = [
        Nergens(feit.dossier_id, feit.naam, uiterlijk(feit.procesregie_sinds)) for feit in mijn
    ]
    return sorted(rijen, key=lambda rij: rij.uiterlijk)


def _termijnen(lijst: Lijst, zaken: list[Zaak], van: Mapping[UUID, Any]) -> list[Termijnrij]:
    """Wat de wet vraagt bij wat van mij is, of bij wie ik waarneem. `van`: vraag of huishouden."""
    relaties = {d.pk: d.relatie_codes - {Relatie.DIENST} for d in lijst.dossiers}
    return [
        Termijnrij(
            naam=getattr(van[regel.dossier_id], "naam", "") or van[regel.dossier_id].tekst,
            regel=regel,
            waarneming=Relatie.BETROKKEN not in relaties[regel.dossier_id],
        )
        for regel in toegang.op_tijd_te_doen(zaken)
        if relaties[regel.dossier_id] and regel.dossier_id in van
    ]


def _langst_geen_contact(rij: Rij) -> tuple[bool, date]:
    laatste = rij.feiten.laatste_contact
    return (laatste is not None, laatste or date.min)


def _zet_vraag(dag: Dag, dossier: Any, regel: Vraagregel | None) -> None:
    if regel is None:
        return
    mijn = {Relatie.BETROKKEN, Relatie.VERVANGER} & dossier.relatie_codes
    if Relatie.DIENST in dossier.relatie_codes:
        dag.wachtend.append(regel)
    elif mijn:
        dag.mijn_vragen.append(regel)


def _waarnemingen(lijst: Lijst) -> list[Vervanging]:
    """Voor wie ik vandaag waarneem, ieder een keer: de waarneming die het langst duurt."""
    rijen = (
        Vervanging.objects.filter(neemt_waar(lijst.wie, klok.vandaag()))
        .select_related("voor")
        .order_by("tot", "pk")
    )
    return list({rij.voor_id: rij for rij in rijen}.values())


def _seintjes(lijst: Lijst, feiten: dict[UUID, Any]) -> list[Any]:
    besluit = Q(voor__in=lijst.wie.vervangt, soort=Seintje.Soort.BESLUIT)
    van_mij = Q(voor=lijst.wie.account_id) | besluit
    rijen = list(
        Seintje.objects.filter(van_mij, gezien_op__isnull=True)
        .select_related("van", "dossier")
        # Een vraag om een besluit staat zelf op de dag; hier zegt ze alleen dat er een is.
        .order_by(Case(When(soort=Seintje.Soort.BESLUIT, then=0), default=1), "-vastgelegd_op")[
            :EERSTE_BLIK
        ]
    )
    for rij in rijen:
        rij.naam = feiten[rij.dossier_id].naam if rij.dossier_id in feiten else ""
        rij.open = rij.dossier_id in lijst.ids
    return rijen


@require_POST
def seintje_gezien(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Zet een eigen seintje op gezien en ga terug naar mijn dag."""

    def werk() -> str:
        poort_handelingen.gezien(seintje_id=pk, door=poort.wie(request))
        return reverse("werkplek:mijn_dag")

    return eenmalig(request, werk)
