"""Ergens zijn: plannen, meegaan, en tellen zonder namen. En een ronde langs de deur."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.fundament.kluis import KluisDicht
from nabij.fundament.sleutels import nieuw_id
from nabij.kamers.opbouw import regels
from nabij.kamers.opbouw.models import (
    Aanwezigheid,
    Agendalink,
    Deur,
    Gaat,
    Geteld,
    Keer,
    Ronde,
    Telling,
)
from nabij.kamers.opbouw.regels import Antwoord, Huis, Tik
from nabij.opslag.kluis import kluis


class KanNiet(Exception):
    """Dit mag nu niet; de tekst is de zin voor het scherm."""


@transaction.atomic
def plan(
    *,
    team_id: UUID,
    medewerker_id: UUID,
    plek: str,
    waar: str,
    dag: date,
    van: time,
    tot: time,
    ronde_id: UUID | None = None,
    reeks: UUID | None = None,
) -> Aanwezigheid:
    """Zet op de agenda dat het team ergens is; wie het plant gaat zelf."""
    moment = Aanwezigheid.objects.create(
        team_id=team_id,
        plek=plek,
        waar=waar,
        dag=dag,
        van=van,
        tot=tot,
        ronde_id=ronde_id,
        reeks=reeks,
    )
    ga_mee(aanwezigheid_id=moment.pk, medewerker_id=medewerker_id)
    return moment


@transaction.atomic
def plan_reeks(*, dagen: Sequence[date], **velden: Any) -> list[Aanwezigheid]:
    """Hetzelfde op elk van deze dagen. `velden`: die van `plan`, zonder dag."""
    reeks = nieuw_id()
    return [plan(dag=dag, reeks=reeks, **velden) for dag in dagen]


def ga_mee(*, aanwezigheid_id: UUID, medewerker_id: UUID) -> None:
    """Ook deze collega gaat erheen. Twee keer zeggen is een keer gaan."""
    Gaat.objects.get_or_create(aanwezigheid_id=aanwezigheid_id, medewerker_id=medewerker_id)


def ga_niet(*, aanwezigheid_id: UUID, medewerker_id: UUID) -> None:
    """Deze collega gaat toch niet. De afspraak zelf blijft staan."""
    Gaat.objects.filter(aanwezigheid=aanwezigheid_id, medewerker=medewerker_id).delete()


@transaction.atomic
def laat_vervallen(*, moment: Aanwezigheid) -> bool:
    """Van de agenda af. Is er al geteld, dan waren we er en blijft het staan: False."""
    geteld = Telling.objects.filter(aanwezigheid=moment, aantal__gt=0).exists()
    if geteld or Keer.objects.filter(aanwezigheid=moment, bezoekers__gt=0).exists():
        return False
    moment.delete()
    return True


@transaction.atomic
def laat_reeks_vervallen(*, moment: Aanwezigheid) -> int:
    """Deze keer en alles erna van dezelfde reeks. Wat geteld is blijft staan. Geeft hoeveel."""
    if moment.reeks is None:
        return int(laat_vervallen(moment=moment))
    keren = Aanwezigheid.objects.filter(reeks=moment.reeks, dag__gte=moment.dag)
    return sum(laat_vervallen(moment=keer) for keer in keren)


@transaction.atomic
def geef_agendalink(*, medewerker_id: UUID) -> None:
    """Een nieuwe link naar de eigen agenda; een eerdere werkt dan niet meer."""
    trek_agendalink_in(medewerker_id=medewerker_id)
    sleutel = nieuw_id()
    Agendalink.objects.create(
        pk=sleutel, medewerker_id=medewerker_id, merk=agendamerk(agendatoken(sleutel))
    )


def trek_agendalink_in(*, medewerker_id: UUID) -> None:
    """De link werkt meteen niet meer."""
    Agendalink.objects.filter(medewerker=medewerker_id).delete()


def agendatoken(sleutel: UUID) -> str:
    """Het token bij deze sleutel: niet te raden zonder het geheim van de installatie."""
    return salted_hmac("opbouw.agendalink", str(sleutel), algorithm="sha256").hexdigest()


def agendamerk(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def tel(*, aanwezigheid_id: UUID, tik: Tik, keer: int = 1) -> None:
    """Tel er een bij op; met `keer=-1` er weer een af, en nooit onder nul."""
    for wat, thema in _wat(tik):
        rij, _nieuw = Telling.objects.get_or_create(
            aanwezigheid_id=aanwezigheid_id, wat=wat, thema=thema
        )
        Telling.objects.filter(pk=rij.pk, aantal__gte=-keer).update(aantal=F("aantal") + keer)


def _wat(tik: Tik) -> list[tuple[Geteld, str]]:
    delen = [(Geteld.GESPREK, "")] if tik.gesprek else []
    if tik.dicht:
        delen.append((Geteld.DICHT, ""))
    if tik.thema:
        delen.append((Geteld.THEMA, tik.thema))
    return delen


def schrijf_op(*, moment: Aanwezigheid, opgevallen: str, versie: int) -> None:
    """Een regel over de plek; `Botsing` als een collega haar intussen veranderde."""
    moment.wijzig(versie=versie, opgevallen=opgevallen)


@transaction.atomic
def leg_ronde_vast(*, team_id: UUID, huizen: Collection[Huis], **vastgesteld: Any) -> Ronde:
    """Een gepubliceerde selectie met haar adressen. `vastgesteld`: de velden van `Ronde`.

    `KanNiet` als er met dit besluit al een ronde was.
    """
    if Ronde.objects.filter(besluit__iexact=vastgesteld["besluit"]).exists():
        zin = _("Met dit besluit was er al een ronde. Een nieuwe ronde vraagt een nieuw besluit.")
        raise KanNiet(zin)
    ronde: Ronde = Ronde.objects.create(team_id=team_id, adressen=len(huizen), **vastgesteld)
    Deur.objects.bulk_create(
        Deur(ronde=ronde, straat=h.straat, huisnummer=h.huisnummer, toevoeging=h.toevoeging)
        for h in huizen
    )
    return ronde


def brief_bezorgd(*, ronde: Ronde, op: date) -> None:
    """De brief is er. Dat kan een keer: een tweede brief is er niet."""
    lopend = Ronde.objects.filter(pk=ronde.pk, bezorgd_op__isnull=True, klaar_op__isnull=True)
    if not lopend.update(bezorgd_op=op):
        raise KanNiet(_("De brief is al bezorgd. Per adres gaat er een brief."))


@transaction.atomic
def beantwoord(*, ronde: Ronde, deur_id: UUID, antwoord: Antwoord) -> tuple[bool, str]:
    """Wat er aan een deur gebeurde: geteld bij de ronde, en het adres doorgestreept of niet.

    Geeft of het adres is doorgestreept, en een merk waarmee het tien minuten lang terug kan. Het
    antwoord zit alleen in dat merk, versleuteld; bij het adres komt het niet.
    """
    if not regels.mag_antwoord(antwoord, ronde.stand(klok.vandaag())):
        raise KanNiet(_("Eerst de brief. Vanaf de dag erna gaan we langs."))
    deur = Deur.objects.filter(pk=deur_id, ronde=ronde, doorgestreept=False).first()
    if deur is None:
        raise KanNiet(_("Dit adres is al doorgestreept."))
    weg = regels.streept_door(antwoord, deur.keer_dicht)
    zelfde = Deur.objects.filter(pk=deur_id, doorgestreept=False, keer_dicht=deur.keer_dicht)
    if not zelfde.update(doorgestreept=weg, keer_dicht=0 if weg else deur.keer_dicht + 1):
        raise KanNiet(_("Een collega was je net voor bij dit adres."))
    _tel_ronde(ronde.pk, antwoord, 1)
    return weg, _maak_merk(deur, antwoord)


def _tel_ronde(ronde_id: UUID, antwoord: Antwoord, keer: int) -> None:
    veld = "dicht" if antwoord == Antwoord.NIEMAND else str(antwoord)
    Ronde.objects.filter(pk=ronde_id).update(**{veld: F(veld) + keer})


def _maak_merk(deur: Deur, antwoord: Antwoord) -> str:
    # Even lang bij elk antwoord: ook de lengte verraadt niets.
    letter = {Antwoord.GESPROKEN: "g", Antwoord.NEE: "n", Antwoord.NIEMAND: "d"}[antwoord]
    tekst = f"{deur.pk}{letter}{deur.keer_dicht}{klok.nu().isoformat(timespec='microseconds')}"
    return base64.urlsafe_b64encode(kluis().versleutel(tekst)).decode().rstrip("=")


@transaction.atomic
def draai_terug(*, ronde: Ronde, merk: str) -> None:
    """Een antwoord dat per ongeluk was. `KanNiet` na tien minuten, of als het al terug is."""
    deur_id, antwoord, keer_dicht, gedaan = _lees_merk(merk)
    weg = regels.streept_door(antwoord, keer_dicht)
    zoals_toen = Deur.objects.filter(
        pk=deur_id, ronde=ronde, doorgestreept=weg, keer_dicht=0 if weg else keer_dicht + 1
    )
    op_tijd = regels.mag_terug(gedaan, nu=klok.nu())
    if not op_tijd or not zoals_toen.update(doorgestreept=False, keer_dicht=keer_dicht):
        raise KanNiet(_("Dit kan niet meer terug."))
    _tel_ronde(ronde.pk, antwoord, -1)


def _lees_merk(merk: str) -> tuple[UUID, Antwoord, int, datetime]:
    try:
        tekst = kluis().ontsleutel(base64.urlsafe_b64decode(merk + "=" * (-len(merk) % 4)))
    except (KluisDicht, binascii.Error, ValueError) as fout:
        raise KanNiet(_("Dit kan niet meer terug.")) from fout
    antwoord = {"g": Antwoord.GESPROKEN, "n": Antwoord.NEE, "d": Antwoord.NIEMAND}[tekst[36]]
    return UUID(tekst[:36]), antwoord, int(tekst[37]), datetime.fromisoformat(tekst[38:])


@transaction.atomic
def rond_ronde_af(*, ronde: Ronde, op: date) -> None:
    """De ronde is klaar: de adressen zijn weg, en wie later nog zou gaan hoeft niet meer."""
    Deur.objects.filter(ronde=ronde).delete()
    Aanwezigheid.objects.filter(ronde=ronde, dag__gt=op).delete()
    Ronde.objects.filter(pk=ronde.pk, klaar_op__isnull=True).update(klaar_op=op)


def ruim_op() -> int:
    """Rond af waarvan de laatste dag voorbij is. Geeft het aantal rondes."""
    voorbij = list(Ronde.objects.filter(klaar_op__isnull=True, laatste_dag__lt=klok.vandaag()))
    for ronde in voorbij:
        rond_ronde_af(ronde=ronde, op=ronde.laatste_dag)
    return len(voorbij)
