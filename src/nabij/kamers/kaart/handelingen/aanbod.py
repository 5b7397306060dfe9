"""Een vermelding erbij, anders, bevestigd of gestopt; elke verandering laat een spoor na."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.kaart import gegevens as vorm
from nabij.kamers.kaart.gegevens import Adres, Gegevens
from nabij.kamers.kaart.models import (
    Aanbod,
    AanbodDoelgroep,
    AanbodGebied,
    AanbodPlek,
    AanbodThema,
    Bevestiger,
    Eigenaar,
    Herhaling,
    Openingstijd,
    Organisatie,
    Plek,
    Telefoon,
    Via,
    Wijziging,
    Zoekstam,
)
from nabij.kamers.kaart.overzichten.aanbod import volledig
from nabij.kamers.kaart.regels import zoeken
from nabij.kamers.kaart.regels.telefoon import normaal_nummer
from nabij.kamers.wijk.overzichten import buurt_bij_postcode
from nabij.opslag.versie import Botsing

PORTIE = 500


@dataclass(frozen=True)
class Door:
    """Wie iets verandert. `account_id` alleen bij een medewerker."""

    via: Via
    account_id: UUID | None = None

    @property
    def bevestiger(self) -> Bevestiger:
        return {
            Via.MEDEWERKER: Bevestiger.MEDEWERKER,
            Via.EIGENAAR: Bevestiger.EIGENAAR,
        }.get(self.via, Bevestiger.BRON)


@transaction.atomic
def voeg_toe(*, gegevens: Gegevens, door: Door, bevestigd: bool = True) -> Aanbod:
    """Een vermelding erbij. Wie haar opschrijft, zegt daarmee dat ze vandaag klopt."""
    aanbod = Aanbod(organisatie=_organisatie(gegevens.organisatie), **gegevens.kolommen)
    if bevestigd:
        aanbod.bevestigd_op, aanbod.bevestigd_door = klok.vandaag(), door.bevestiger
    aanbod.save()
    _zet_erbij(aanbod, None, gegevens)
    _schrijf_op(aanbod, door, "nieuw")
    indexeer([aanbod.pk])
    return aanbod


@transaction.atomic
def werk_bij(*, aanbod: Aanbod, versie: int, gegevens: Gegevens, door: Door) -> int:
    """Verander wat anders is, en geef hoeveel velden dat waren.

    `Botsing` als iemand anders intussen bewaarde.
    """
    was = vorm.lees(volledig().get(pk=aanbod.pk))
    anders = vorm.verschil(was, gegevens)
    if not anders:
        if aanbod.versie != versie:
            raise Botsing(aanbod, gegevens.kolommen)
        return 0
    aanbod.wijzig(
        versie=versie, organisatie_id=_organisatie(gegevens.organisatie).pk, **gegevens.kolommen
    )
    _zet_erbij(aanbod, was, gegevens)
    for veld, oud, nieuw in anders:
        _schrijf_op(aanbod, door, "veranderd", veld, oud, nieuw)
    indexeer([aanbod.pk])
    return len(anders)


@transaction.atomic
def bevestig(*, aanbod: Aanbod, door: Door) -> None:
    """Het klopt nog. Een tik, en de vermelding is weer vers."""
    Aanbod.objects.filter(pk=aanbod.pk).update(
        bevestigd_op=klok.vandaag(), bevestigd_door=door.bevestiger
    )
    Eigenaar.objects.filter(aanbod=aanbod).update(gevraagd_op=None, keer_gevraagd=0)
    _schrijf_op(aanbod, door, "bevestigd")


def meld_aanmeldstop(*, aanbod: Aanbod, door: Door, sinds: date | None = None) -> None:
    """Er kan nu niemand bij."""
    _zet_dag(aanbod, door, "aanmeldstop_sinds", "aanmeldstop", sinds or klok.vandaag())


def neem_weer_aan(*, aanbod: Aanbod, door: Door) -> None:
    """Er is weer plaats."""
    _zet_dag(aanbod, door, "aanmeldstop_sinds", "aanmeldstop", None)


def stop(*, aanbod: Aanbod, door: Door) -> None:
    """Het is er niet meer. De vermelding blijft te lezen, en is niet meer te vinden."""
    _zet_dag(aanbod, door, "gestopt_op", "gestopt", klok.vandaag())
    indexeer([aanbod.pk])


def hervat(*, aanbod: Aanbod, door: Door) -> None:
    """Het is er toch nog, of weer."""
    _zet_dag(aanbod, door, "gestopt_op", "gestopt", None)
    indexeer([aanbod.pk])


@transaction.atomic
def _zet_dag(aanbod: Aanbod, door: Door, kolom: str, veld: str, dag: date | None) -> None:
    was = getattr(aanbod, kolom)
    if (was is None) == (dag is None):
        return
    aanbod.wijzig(versie=aanbod.versie, **{kolom: dag})
    _schrijf_op(aanbod, door, "veranderd", veld, _iso(was), _iso(dag))


def _iso(dag: date | None) -> str:
    return dag.isoformat() if dag else ""


def _schrijf_op(
    aanbod: Aanbod, door: Door, wat: str, veld: str = "", was: str = "", werd: str = ""
) -> None:
    Wijziging.objects.create(
        aanbod=aanbod, via=door.via, door_id=door.account_id, wat=wat, veld=veld, was=was, werd=werd
    )


def _organisatie(naam: str) -> Organisatie:
    """De organisatie met deze naam; hoofdletters tellen niet."""
    bekend = Organisatie.objects.filter(naam__iexact=naam).order_by("pk").first()
    return bekend or Organisatie.objects.create(naam=naam)


def _zet_erbij(aanbod: Aanbod, was: Gegevens | None, werd: Gegevens) -> None:
    """Wat in eigen tabellen staat, en alleen wat anders is."""

    def anders(veld: str) -> bool:
        return was is None or bool(getattr(was, veld) != getattr(werd, veld))

    if anders("themas"):
        _vervang(aanbod, AanbodThema, "thema", werd.themas)
    if anders("doelgroepen"):
        _vervang(aanbod, AanbodDoelgroep, "doelgroep", werd.doelgroepen)
    if anders("gebieden"):
        _vervang(aanbod, AanbodGebied, "gebied_id", werd.gebieden)
    if anders("adres"):
        _zet_plek(aanbod, werd.adres)
    if anders("telefoon"):
        _zet_telefoon(aanbod, werd.telefoon)
    if anders("tijden"):
        _zet_tijden(aanbod, werd)


def _vervang(aanbod: Aanbod, model: Any, veld: str, waarden: Iterable[Any]) -> None:
    model.objects.filter(aanbod=aanbod).delete()
    model.objects.bulk_create(
        model(aanbod=aanbod, **{veld: waarde}) for waarde in dict.fromkeys(waarden)
    )


def _zet_plek(aanbod: Aanbod, adres: Adres) -> None:
    """De eerste plek wordt dit adres; andere plekken van dit aanbod blijven staan."""
    eerste = AanbodPlek.objects.filter(aanbod=aanbod).order_by("pk").first()
    if not adres:
        if eerste:
            eerste.delete()
        return
    plek = zoek_of_maak_plek(adres)
    al_daar = AanbodPlek.objects.filter(aanbod=aanbod, plek=plek).first()
    if eerste and al_daar is None:
        AanbodPlek.objects.filter(pk=eerste.pk).update(plek=plek)
    elif al_daar is None:
        AanbodPlek.objects.create(aanbod=aanbod, plek=plek)


def zoek_of_maak_plek(adres: Adres) -> Plek:
    """De plek op dit adres, met de buurt erbij als de postcode er een heeft."""
    velden = vars(adres)
    bekend = Plek.objects.filter(**velden).order_by("pk").first()
    if bekend:
        return bekend
    cijfers = re.match(r"\d+", adres.huisnummer)
    nummer = int(cijfers[0]) if cijfers else None
    gebied = buurt_bij_postcode(adres.postcode, nummer) if adres.postcode else None
    return Plek.objects.create(**velden, gebied=gebied)


def _zet_telefoon(aanbod: Aanbod, nummer: str) -> None:
    eerste = Telefoon.objects.filter(aanbod=aanbod).order_by("pk").first()
    if eerste and not nummer:
        eerste.delete()
    elif eerste:
        Telefoon.objects.filter(pk=eerste.pk).update(nummer=nummer, normaal=normaal_nummer(nummer))
    elif nummer:
        Telefoon.objects.create(aanbod=aanbod, nummer=nummer, normaal=normaal_nummer(nummer))


def _zet_tijden(aanbod: Aanbod, werd: Gegevens) -> None:
    """Gewone weken worden vervangen; wat ingewikkelder is dan een formulier kan, blijft staan."""
    rijen = Openingstijd.objects.filter(aanbod=aanbod)
    rijen.filter(pk__in=[een.pk for een in rijen if een.is_gewone_week]).delete()
    Openingstijd.objects.bulk_create(
        Openingstijd(
            aanbod=aanbod,
            herhaling=Herhaling.WEKELIJKS,
            dagen=",".join(tijd.dagen),
            van=tijd.van,
            tot=tijd.tot,
        )
        for tijd in werd.tijden
    )


def indexeer(sleutels: Collection[UUID]) -> int:
    """Maak opnieuw waaronder deze vermeldingen te vinden zijn. Geeft het aantal stammen.

    Wat gestopt is, heeft geen stammen. Roep dit aan na elke schrijver buiten deze kamer om.
    """
    aantal, alle = 0, list(sleutels)
    for begin in range(0, len(alle), PORTIE):
        aantal += _indexeer_portie(alle[begin : begin + PORTIE])
    return aantal


@transaction.atomic
def _indexeer_portie(sleutels: Sequence[UUID]) -> int:
    Zoekstam.objects.filter(aanbod__in=sleutels).delete()
    vandaag = klok.vandaag()
    rijen = [
        Zoekstam(aanbod=aanbod, stam=stam, gewicht=gewicht)
        for aanbod in volledig().filter(pk__in=sleutels)
        if not aanbod.is_gestopt(vandaag)
        for stam, gewicht in zoeken.weeg(*_zoektekst(aanbod)).items()
    ]
    Zoekstam.objects.bulk_create(rijen, batch_size=2_000)
    return len(rijen)


def _zoektekst(aanbod: Aanbod) -> tuple[list[tuple[str, int]], list[str]]:
    """De teksten met hun gewicht, en de themas. Voor wie het niet is, telt nooit mee."""
    codes = [een.thema for een in aanbod.themas.all()]
    themas = [thema.naam for code in codes if (thema := afspraken.thema(code))]
    gebieden = [een.gebied.naam for een in aanbod.gebieden.all()]
    plekken = [
        f"{plek.naam} {plek.straat} {plek.plaats}"
        for plek in (een.plek for een in aanbod.plekken.all())
    ]
    doelgroepen = [str(een.get_doelgroep_display()) for een in aanbod.doelgroepen.all()]
    delen = [(aanbod.naam, zoeken.NAAM), (aanbod.organisatie.naam, zoeken.WIE)]
    delen += [(aanbod.voor_wie, zoeken.WIE), (aanbod.omschrijving, zoeken.TEKST)]
    delen += [(tekst, zoeken.TEKST) for tekst in (*themas, *doelgroepen)]
    delen += [(tekst, zoeken.ROND) for tekst in (aanbod.hoe_binnenkomen, *gebieden, *plekken)]
    return delen, codes
