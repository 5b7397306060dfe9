"""Wat er in een team gebeurt: erbij komen, weggaan, dienst hebben, iets kunnen, iets mogen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest
from django.utils.text import slugify

from nabij.fundament import klok
from nabij.kamers.team import overzichten, regels
from nabij.kamers.team.models import (
    Contacttijd,
    Deskundigheid,
    Dienst,
    EigenAdres,
    Elders,
    FunctieBuiten,
    Hindernis,
    Kennis,
    Kring,
    Lidmaatschap,
    Mandaat,
    MandaatOver,
    Medewerker,
    Opdracht,
    Organisatievorm,
    TeamGebied,
    Wijkteam,
)
from nabij.kamers.wijk.models import Gebied


class GeenLid(Exception):
    """Alleen wie in het team zit, kan er dienst hebben."""


def _vergeet() -> None:
    """Nu, voor wie in deze transactie verder leest, en na afloop, voor wie intussen las."""
    overzichten.vergeet()
    transaction.on_commit(overzichten.vergeet)


@transaction.atomic
def maak_team(
    *,
    naam: str,
    soort: str,
    voor_wie: str,
    organisatievorm: Organisatievorm,
    gebieden: Collection[UUID] = (),
    van: date | None = None,
    **velden: Any,
) -> Wijkteam:
    """Een team met zijn gebieden. Zonder gebieden is het er voor de hele gemeente."""
    _hoogstens_een_vangnet(velden)
    team = Wijkteam.objects.create(
        naam=naam,
        soort=soort,
        voor_wie=voor_wie,
        organisatievorm=organisatievorm,
        van=van or klok.vandaag(),
        **velden,
    )
    TeamGebied.objects.bulk_create(
        TeamGebied(team=team, gebied_id=gebied, van=team.van) for gebied in gebieden
    )
    _vergeet()
    return team


@transaction.atomic
def wijzig_team(
    *, team: Wijkteam, versie: int, gebieden: Collection[UUID] | None = None, **velden: Any
) -> Wijkteam:
    """Verander naam, woorden of bereikbaarheid; `Botsing` als een ander intussen bewaarde."""
    _hoogstens_een_vangnet(velden)
    team.wijzig(versie=versie, **velden)
    if gebieden is not None:
        zet_gebieden(team=team, gebieden=gebieden, van=klok.vandaag())
    _vergeet()
    return team


def _hoogstens_een_vangnet(velden: dict[str, Any]) -> None:
    """Wordt dit team het vangnet, dan is een ander het niet meer."""
    if velden.get("vangnet"):
        Wijkteam.objects.filter(vangnet=True).update(vangnet=False)


@transaction.atomic
def zet_gebieden(*, team: Wijkteam, gebieden: Collection[UUID], van: date) -> None:
    """Voor welke gebieden het team er vanaf `van` is. Wat eerder gold blijft leesbaar."""
    lopend = TeamGebied.objects.filter(team=team, tot__isnull=True)
    lopend.exclude(gebied_id__in=gebieden).update(tot=van)
    al = set(lopend.values_list("gebied_id", flat=True))
    TeamGebied.objects.bulk_create(
        TeamGebied(team=team, gebied_id=gebied, van=van) for gebied in gebieden if gebied not in al
    )
    _vergeet()


@transaction.atomic
def voeg_lid_toe(
    *, team: Wijkteam, medewerker: Medewerker, van: date | None = None, tot: date | None = None
) -> Lidmaatschap:
    """Vanaf `van` in het team. Twee teams tegelijk mag."""
    lid: Lidmaatschap = Lidmaatschap.objects.create(
        team=team, medewerker=medewerker, van=van or klok.vandaag(), tot=tot
    )
    return lid


@transaction.atomic
def laat_meewerken(
    *, team: Wijkteam, account: UUID, functie: str, van: date | None = None, **velden: Any
) -> Lidmaatschap:
    """Wie zich aanmeldt komt in het team werken; werkte die al ergens, dan als dezelfde mens."""
    medewerker, _nieuw = Medewerker.objects.update_or_create(
        account_id=account, defaults={"functie": functie, **velden}
    )
    return voeg_lid_toe(team=team, medewerker=medewerker, van=van)


@transaction.atomic
def haal_lid_weg(*, team: Wijkteam, medewerker: UUID, tot: date | None = None) -> None:
    """Vanaf `tot` niet meer in het team; ook de diensten vanaf die dag vervallen."""
    tot = tot or klok.vandaag()
    Lidmaatschap.objects.filter(team=team, medewerker=medewerker).filter(
        Q(tot__isnull=True) | Q(tot__gt=tot)
    ).update(tot=tot)
    Dienst.objects.filter(team=team, medewerker=medewerker, dag__gte=tot).delete()


@transaction.atomic
def zet_dienst(*, team: Wijkteam, dag: date, medewerkers: Collection[UUID]) -> None:
    """Wie op `dag` dienst heeft; dit vervangt wat er voor die dag stond."""
    _plan(team, {(dag, medewerker) for medewerker in medewerkers}, dagen=[dag])


@transaction.atomic
def zet_weekrooster(
    *, team: Wijkteam, van: date, weken: int, per_weekdag: Mapping[int, Collection[UUID]]
) -> None:
    """Herhaal een week (maandag is 0) vanaf `van`. Vervangt de diensten van die weken."""
    diensten = set(regels.rooster(van=van, weken=weken, per_weekdag=per_weekdag))
    _plan(team, diensten, dagen=regels.dagen(van, weken * 7))


@transaction.atomic
def zet_rooster(*, team: Wijkteam, per_dag: Mapping[date, Collection[UUID]]) -> None:
    """Wie op deze dagen dienst heeft; andere dagen blijven zoals ze waren."""
    diensten = {(dag, wie) for dag, wien in per_dag.items() for wie in wien}
    _plan(team, diensten, dagen=list(per_dag))


def _plan(team: Wijkteam, diensten: set[tuple[date, UUID]], *, dagen: Collection[date]) -> None:
    _eis_leden(team, diensten)
    staand = Dienst.objects.filter(team=team, dag__in=dagen)
    al = {(dienst.dag, dienst.medewerker_id): dienst.pk for dienst in staand}
    weg = [sleutel for dienst, sleutel in al.items() if dienst not in diensten]
    Dienst.objects.filter(pk__in=weg).delete()
    Dienst.objects.bulk_create(
        Dienst(team=team, dag=dag, medewerker_id=wie) for dag, wie in sorted(diensten - set(al))
    )


def _eis_leden(team: Wijkteam, diensten: set[tuple[date, UUID]]) -> None:
    leden: dict[UUID, list[Lidmaatschap]] = {}
    for lid in Lidmaatschap.objects.filter(team=team):
        leden.setdefault(lid.medewerker_id, []).append(lid)
    for dag, wie in diensten:
        if not any(lid.geldt_op(dag) for lid in leden.get(wie, [])):
            raise GeenLid(f"{wie} zit op {dag} niet in {team}")


@transaction.atomic
def leg_kennis_vast(
    *,
    medewerker: UUID,
    deskundigheden: Collection[str],
    anders: str = "",
    van: date | None = None,
) -> None:
    """Wat iemand kan, in codes, en eventueel iets nieuws in woorden. De rest krijgt een einddag."""
    van = van or klok.vandaag()
    codes = set(deskundigheden)
    if anders:
        codes.add(noem_deskundigheid(naam=anders).code)
    lopend = Kennis.objects.filter(medewerker=medewerker, tot__isnull=True)
    lopend.exclude(deskundigheid_id__in=codes).update(tot=van)
    al = set(lopend.values_list("deskundigheid_id", flat=True))
    Kennis.objects.bulk_create(
        Kennis(medewerker_id=medewerker, deskundigheid_id=code, van=van)
        for code in sorted(codes - al)
    )


@transaction.atomic
def noem_functie_buiten(
    *,
    team: UUID,
    kennis: str,
    organisatie: str,
    telefoon: str,
    wie: str = "",
    uren: str = "",
) -> FunctieBuiten:
    """Kennis die niet in het team zit: wie is er dan te bellen, en wanneer."""
    return FunctieBuiten.objects.create(
        team_id=team,
        deskundigheid=noem_deskundigheid(naam=kennis),
        organisatie=organisatie,
        wie=wie,
        telefoon=telefoon,
        uren=uren,
    )


def haal_functie_buiten_weg(*, team: UUID, functie: UUID) -> None:
    """Vanaf vandaag zit de kennis in het team, of is daar niemand meer te bereiken."""
    FunctieBuiten.objects.filter(pk=functie, team=team, tot__isnull=True).update(tot=klok.vandaag())


def noteer_elders(
    *,
    team: UUID,
    systeem: str,
    wat: str,
    waarom: str,
    van: date,
    tot: date | None = None,
    medewerker: UUID | None = None,
) -> Elders:
    """In welk ander systeem hetzelfde nog een keer moet; zonder `medewerker` voor het hele team."""
    return Elders.objects.create(
        team_id=team,
        medewerker_id=medewerker,
        systeem=systeem,
        wat=wat,
        waarom=waarom,
        van=van,
        tot=tot,
    )


def hoeft_niet_meer_elders(*, team: UUID, elders: UUID) -> None:
    """Vanaf vandaag hoeft het daar niet meer; wat nog moest beginnen, begint niet."""
    vandaag = klok.vandaag()
    rijen = Elders.objects.filter(Q(tot__isnull=True) | Q(tot__gt=vandaag), pk=elders, team=team)
    rijen.update(tot=Greatest(F("van"), Value(vandaag)))


@transaction.atomic
def noem_deskundigheid(*, naam: str) -> Deskundigheid:
    """De deskundigheid met deze naam; bestaat ze nog niet, dan komt ze erbij."""
    naam = " ".join(naam.split())
    bekend = Deskundigheid.objects.filter(naam__iexact=naam).first()
    return bekend or Deskundigheid.objects.create(code=_vrije_code(naam), naam=naam)


def zet_kring(*, code: str, kring: Kring) -> None:
    """In welke kring deze deskundigheid hoort; het geldt voor elk team van de gemeente."""
    Deskundigheid.objects.filter(code=code).update(kring=kring)


@transaction.atomic
def schat_contacttijd(*, team_id: UUID, minuten: int) -> Contacttijd:
    """Wat het team samen schat, vanaf vandaag. Nog een keer op dezelfde dag vervangt het getal."""
    vandaag = klok.vandaag()
    vorige = Contacttijd.objects.filter(team=team_id, tot__isnull=True, van__lt=vandaag)
    vorige.update(tot=vandaag)
    schatting: Contacttijd
    schatting, _nieuw = Contacttijd.objects.update_or_create(
        team_id=team_id, van=vandaag, tot=None, defaults={"minuten": minuten}
    )
    return schatting


def _vrije_code(naam: str) -> str:
    """Een code uit de naam; twee namen die op elkaar lijken krijgen er elk een."""
    begin = slugify(naam).replace("-", "_")[:36] or "kan"
    bezet = set(Deskundigheid.objects.filter(code__startswith=begin).values_list("code", flat=True))
    genummerd = (f"{begin}_{nummer}" for nummer in range(2, len(bezet) + 3))
    return next(code for code in (begin, *genummerd) if code not in bezet)


@transaction.atomic
def geef_mandaat(
    *,
    medewerker: Medewerker,
    soort: str,
    over: MandaatOver = MandaatOver.ANDERS,
    max_bedrag: int | None = None,
    max_weken: int | None = None,
    van: date | None = None,
    tot: date | None = None,
    door: UUID | None = None,
) -> Mandaat:
    """Waarover iemand beslist, tot hoeveel cent en weken. Vervangt het mandaat dat gold."""
    van = van or klok.vandaag()
    Mandaat.objects.filter(medewerker=medewerker, soort=soort, tot__isnull=True).update(tot=van)
    mandaat: Mandaat = Mandaat.objects.create(
        medewerker=medewerker,
        soort=soort,
        over=over,
        max_bedrag=max_bedrag,
        max_weken=max_weken,
        van=van,
        tot=tot,
        gegeven_door_id=door,
    )
    return mandaat


def trek_mandaat_in(*, mandaat: UUID, team: UUID) -> None:
    """Vanaf vandaag beslist dit lid hier niet meer over; wat besloten is blijft besloten."""
    vandaag = klok.vandaag()
    leden = Lidmaatschap.objects.op(vandaag).filter(team=team).values("medewerker")
    rijen = Mandaat.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=vandaag), pk=mandaat, medewerker__in=leden
    )
    rijen.update(tot=Greatest(F("van"), Value(vandaag)))


@transaction.atomic
def stel_opdracht_vast(
    *,
    team: Wijkteam,
    voor_wie: str,
    hoe_te_tellen: str,
    gedekt_door: str,
    door: UUID | None = None,
    gebieden: Collection[UUID] = (),
    leeftijd_van: int | None = None,
    leeftijd_tot: int | None = None,
    verwacht: int | None = None,
    van: date | None = None,
    tot: date | None = None,
) -> Opdracht:
    """De nieuwe opdracht van het team. De vorige blijft zoals hij was en krijgt een einddag."""
    van = van or klok.vandaag()
    vorige = Opdracht.objects.filter(team=team, opvolger__isnull=True).order_by("-van").first()
    if vorige is not None and (vorige.tot is None or vorige.tot > van):
        Opdracht.objects.filter(pk=vorige.pk).update(tot=max(van, vorige.van))
    opdracht: Opdracht = Opdracht.objects.create(
        team=team,
        voor_wie=voor_wie,
        hoe_te_tellen=hoe_te_tellen,
        gedekt_door=gedekt_door,
        door_id=door,
        leeftijd_van=leeftijd_van,
        leeftijd_tot=leeftijd_tot,
        verwacht=verwacht,
        van=van,
        tot=tot,
        volgt_op=vorige,
    )
    opdracht.gebieden.set(Gebied.objects.filter(pk__in=gebieden))
    return opdracht


@transaction.atomic
def schrijf_hindernis_op(
    *, team_id: UUID, tekst: str, door: UUID, thema: str = "", eigenaar: UUID | None = None
) -> Hindernis:
    """Wat we zelf hadden kunnen doen en wat ons tegenhield. Hoort bij het team, niet bij iemand."""
    return Hindernis.objects.create(
        team_id=team_id, tekst=tekst, thema=thema, eigenaar_id=eigenaar, door_id=door
    )


def zet_eigen_adres(*, medewerker: Medewerker, merk: str) -> None:
    """Dit huis (eigen of van familie) opent deze medewerker nooit."""
    EigenAdres.objects.get_or_create(medewerker=medewerker, merk=merk)


@transaction.atomic
def haal_eigen_adres_weg(*, medewerker: Medewerker, merk: str) -> None:
    """Daar woont de medewerker of de familie niet meer."""
    EigenAdres.objects.filter(medewerker=medewerker, merk=merk).delete()
