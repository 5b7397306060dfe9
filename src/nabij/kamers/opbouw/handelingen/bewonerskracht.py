"""Wat bewoners willen doen: opschrijven met hun ja, vragen, bedanken, en alles weg als ze stoppen.

Alles over een bewoner draait binnen een open poort op het eigen dossier van die bewoner.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.account.models import Rol, Rolnaam
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.handelingen.aanwezig import KanNiet
from nabij.kamers.opbouw.models import (
    Bewonerskracht,
    Idee,
    Koppeling,
    Krachttelling,
    Krachtwoord,
    Plekvraag,
)
from nabij.kamers.poort import bewaren, poort
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort.begrippen import Betrokkenrol, DossierSoort, Onderdeel
from nabij.kamers.poort.models import Betrokkenheid, Dossier, SeintjeSoort
from nabij.kamers.poort.wie import Wie
from nabij.kamers.team.overzichten import teamleden

NOTEERDER = Betrokkenrol.AANGENOMEN
"""De rol van wie het dossier maakte, tot het bij de opbouwwerker ligt."""
TAAK = "bewonerskracht opruimen"


def dragers(team_id: UUID) -> list[UUID]:
    """De accounts van de opbouwwerkers van dit team; zonder opbouwwerker die van de teamleiders."""
    leden = [lid.account_id for lid in teamleden(team_id)]
    for rol in (Rolnaam.OPBOUWWERKER, Rolnaam.TEAMLEIDER):
        met_rol = Rol.objects.nu().filter(rol=rol, account__in=leden)
        if gevonden := sorted(met_rol.values_list("account_id", flat=True)):
            return gevonden
    return []


def leg_bij_dragers(*, dossier_id: UUID, team_id: UUID, door: Wie) -> None:
    """Wie bewoners vraagt mag erbij; wie het alleen opschreef leest daarna niet meer mee."""
    wie = dragers(team_id)
    for account_id in wie:
        poort_handelingen.betrek(
            dossier_id=dossier_id, account_id=account_id, rol=Betrokkenrol.TEAMLID, door=door
        )
    if wie:
        # Weg en niet beeindigd: via welk huishouden iemand hier kwam is niet terug te vinden.
        Betrokkenheid.objects.filter(dossier=dossier_id, rol=NOTEERDER).delete()


@transaction.atomic
def noteer(
    *,
    dossier_id: UUID,
    team_id: UUID,
    door: Wie,
    naam: str,
    bereik: str,
    wat: str,
    tot_wanneer: date,
    toestemming_op: date,
    toestemming_hoe: str,
    waar: str = "",
    wanneer: str = "",
) -> Bewonerskracht:
    """Wat een bewoner wil doen, in eigen woorden, met het ja erbij."""
    een: Bewonerskracht = Bewonerskracht.objects.create(
        dossier_id=dossier_id,
        naam=naam,
        bereik=bereik,
        wat=wat,
        waar=waar,
        wanneer=wanneer,
        tot_wanneer=tot_wanneer,
        toestemming_op=toestemming_op,
        toestemming_hoe=toestemming_hoe,
    )
    toon_in_logboek(dossier_id=dossier_id, sleutel=een.pk)
    tel_kracht(team_id=team_id, wat=Krachtwoord.GEZEGD)
    leg_bij_dragers(dossier_id=dossier_id, team_id=team_id, door=door)
    return een


def toon_in_logboek(*, dossier_id: UUID, sleutel: UUID) -> None:
    """Wie in dit dossier te zien is, zodat elke blik op de bewoner zelf in het logboek staat."""
    poort_handelingen.zet_persoon(
        dossier_id=dossier_id, persoon_id=sleutel, onderdeel=Onderdeel.VRAAG, naamdrager=True
    )


def tel_kracht(*, team_id: UUID, wat: Krachtwoord) -> None:
    maand = klok.vandaag().replace(day=1)
    rij, _nieuw = Krachttelling.objects.get_or_create(team_id=team_id, maand=maand, wat=wat)
    Krachttelling.objects.filter(pk=rij.pk).update(aantal=F("aantal") + 1)


def wijzig(*, kracht: Bewonerskracht, versie: int, **velden: Any) -> None:
    """Het is anders geworden; `Botsing` als een collega haar intussen veranderde."""
    kracht.wijzig(versie=versie, **velden)


def sprak(*, kracht: Bewonerskracht, op: date) -> None:
    """Het eerste gesprek is geweest."""
    kracht.gesproken_op = op
    kracht.save(update_fields=["gesproken_op"])


def vraag_plek(*, team_id: UUID, door: UUID, zin: str) -> Plekvraag:
    """Een collega zoekt een plek of een mens, in een zin zonder wie het is."""
    een: Plekvraag = Plekvraag.objects.create(team_id=team_id, door_id=door, zin=zin)
    return een


@transaction.atomic
def zei_ja(
    *, kracht: Bewonerskracht, plekvraag: Plekvraag, antwoord: str, team_id: UUID, door: Wie
) -> Koppeling:
    """De bewoner zei ja. De collega leest `antwoord`, en ziet niets van de bewoner."""
    open_ = Plekvraag.objects.filter(
        pk=plekvraag.pk, gevonden_op__isnull=True, niemand_op__isnull=True
    )
    if not open_.update(gevonden_op=klok.vandaag(), antwoord=antwoord):
        raise KanNiet(_("Deze vraag is al beantwoord."))
    koppeling: Koppeling = Koppeling.objects.create(
        dossier_id=kracht.dossier_id, plekvraag=plekvraag
    )
    tel_kracht(team_id=team_id, wat=Krachtwoord.GEVONDEN)
    poort_handelingen.seintje(
        dossier_id=kracht.dossier_id,
        soort=SeintjeSoort.ANTWOORD,
        van=door,
        voor=[plekvraag.door_id],
    )
    return koppeling


def vond_niemand(*, plekvraag: Plekvraag) -> None:
    """Er is nu niemand. Bij wie gevraagd is staat nergens."""
    Plekvraag.objects.filter(pk=plekvraag.pk, gevonden_op__isnull=True).update(
        niemand_op=klok.vandaag()
    )


def bedankte(*, koppeling: Koppeling) -> None:
    koppeling.bedankt_op = klok.vandaag()
    koppeling.save(update_fields=["bedankt_op"])


def zei_hoe(*, plekvraag: Plekvraag, hoe: str) -> None:
    """Het antwoord op de ene lichte vraag, een keer."""
    Plekvraag.objects.filter(pk=plekvraag.pk, gevonden_op__isnull=False, hoe="").update(
        hoe=hoe, hoe_op=klok.vandaag()
    )


def trek_terug(*, dossier_id: UUID, taak: str = "bewoner trekt zich terug") -> None:
    """De bewoner stopt: alles over die bewoner is weg, ook uit een reservekopie.

    Wat een collega te lezen kreeg ook; de vraag van die collega staat dan weer open. Wie geholpen
    werd en al zei hoe het was, hoeft niet opnieuw gevraagd: daar blijft alleen de vraag zelf.
    """
    with poort.systeem(taak=taak, dossiers=Dossier.objects.filter(pk=dossier_id)):
        vragen = list(
            Koppeling.objects.filter(dossier=dossier_id).values_list("plekvraag_id", flat=True)
        )
    Plekvraag.objects.filter(pk__in=vragen).update(
        antwoord="", gevonden_op=None, hoe="", hoe_op=None, gevraagd_op=None
    )
    bewaren.vernietig([dossier_id], taak=taak)


def ruim_kracht_op() -> int:
    """Na de laatste dag die iemand zelf noemde is alles weg. Vraagt ook na wie ergens begon.

    Een idee waar een jaar niets mee gebeurde gaat ook, en een vraag van een collega na een jaar.
    Geeft hoeveel bewoners en ideeen er verdwenen.
    """
    bewaren.pas_lijst_toe()
    vandaag = klok.vandaag()
    alle = Dossier.objects.filter(soort=DossierSoort.BEWONERSKRACHT)
    if not (alle.exists() or Plekvraag.objects.exists()):
        return 0
    with poort.systeem(taak=TAAK, dossiers=alle):
        voorbij = _voorbij(vandaag)
        _vraag_hoe_het_was(vandaag)
    for dossier_id in voorbij:
        trek_terug(dossier_id=dossier_id, taak=TAAK)
    with poort.systeem(taak=TAAK, dossiers=alle):
        lang_geleden = klok.begin_van(vandaag - regels.LANGST_BEWAARD)
        Plekvraag.objects.filter(vastgelegd_op__lt=lang_geleden, koppeling__isnull=True).delete()
    return len(voorbij)


def _voorbij(vandaag: date) -> list[UUID]:
    bewoners = [
        een.dossier_id
        for een in Bewonerskracht.objects.filter(tot_wanneer__lt=vandaag)
        if regels.verlopen(een.tot_wanneer, vandaag=vandaag)
    ]
    ideeen = [
        een.dossier_id
        for een in Idee.objects.filter(toestemming_op__lt=vandaag - regels.LANGST_BEWAARD)
        if regels.verlopen(een.laatste_dag + regels.LANGST_BEWAARD, vandaag=vandaag)
    ]
    return bewoners + ideeen


def _vraag_hoe_het_was(vandaag: date) -> None:
    """Een seintje aan wie de plek zocht, zes weken na het ja; een keer."""
    weken = norm("weken_plek_vragen", vandaag)
    rijen = Koppeling.objects.filter(plekvraag__hoe="", plekvraag__gevraagd_op__isnull=True)
    for een in rijen.select_related("plekvraag"):
        vraag = een.plekvraag
        if regels.vraag_hoe_het_was(vraag.gevonden_op, vraag.hoe, weken=weken, vandaag=vandaag):
            poort_handelingen.seintje(
                dossier_id=een.dossier_id, soort=SeintjeSoort.PLEK, voor=[vraag.door_id]
            )
            Plekvraag.objects.filter(pk=vraag.pk).update(gevraagd_op=vandaag)
