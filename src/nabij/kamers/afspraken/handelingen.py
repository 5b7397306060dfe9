"""Wat er in afspraken gebeurt: iets extra's vragen, het verlengen, het weer loslaten."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten, regels
from nabij.kamers.afspraken.models import Erbijregel, Norm, Vereiste, Vereistesoort


class NietMeer(Exception):
    """Het kan niet meer: al verlengd, al ingetrokken, of te lang geleden om terug te draaien."""


def _vergeet_na_afloop() -> None:
    transaction.on_commit(overzichten.vergeet)


@transaction.atomic
def vraag_extra(
    *,
    soort: Vereistesoort,
    wat: str,
    eigenaar: str,
    reden: str,
    tikken: int,
    door: UUID | None,
    team_id: UUID | None = None,
    van: date | None = None,
    tot: date | None = None,
) -> Vereiste:
    """Vraag iets extra's van de teams. Het eindigt vanzelf, hoogstens een jaar na `van`."""
    van = van or klok.vandaag()
    _vergeet_na_afloop()
    return Vereiste.objects.create(
        soort=soort,
        wat=wat,
        team_id=team_id,
        eigenaar=eigenaar,
        reden=reden,
        tikken=tikken,
        door_id=door,
        van=van,
        tot=tot or regels.een_jaar_later(van),
    )


@transaction.atomic
def verleng(*, vereiste: Vereiste, door: UUID | None, reden: str = "") -> Vereiste:
    """Nog een jaar vanaf vandaag: een nieuwe rij met wie en waarom, die op de oude volgt."""
    oud = _open(vereiste)
    dag = klok.vandaag()
    if oud.geldt_op(dag):
        Vereiste.objects.filter(pk=oud.pk).update(tot=dag)
    _vergeet_na_afloop()
    return Vereiste.objects.create(
        soort=oud.soort,
        wat=oud.wat,
        team_id=oud.team_id,
        eigenaar=oud.eigenaar,
        reden=reden or oud.reden,
        tikken=oud.tikken,
        door_id=door,
        van=max(dag, oud.van),
        tot=regels.een_jaar_later(max(dag, oud.van)),
        volgt_op=oud,
    )


@transaction.atomic
def trek_in(*, vereiste: Vereiste, door: UUID | None) -> Vereiste:
    """Laat een vereiste los. Geldt meteen, en is een paar minuten terug te draaien."""
    oud = _open(vereiste)
    oud.ingetrokken_op = klok.nu()
    oud.ingetrokken_door_id = door
    oud.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    _vergeet_na_afloop()
    return oud


@transaction.atomic
def draai_intrekken_terug(*, vereiste: Vereiste) -> Vereiste:
    """Ongedaan maken, zolang de norm `ongedaan_minuten` het toelaat."""
    oud: Vereiste = Vereiste.objects.select_for_update().get(pk=vereiste.pk)
    grens = klok.nu() - timedelta(minutes=overzichten.norm("ongedaan_minuten"))
    if oud.ingetrokken_op is None or oud.ingetrokken_op < grens:
        raise NietMeer
    oud.ingetrokken_op = None
    oud.ingetrokken_door_id = None
    oud.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    _vergeet_na_afloop()
    return oud


@transaction.atomic
def stel_norm_vast(*, code: str, waarde: int, wie: str, waarom: str, van: date) -> Norm:
    """Een ander getal vanaf `van`: de rij die gold krijgt een eind, een nieuwe volgt."""
    oud = Norm.objects.select_for_update().filter(code=code, tot__isnull=True).get()
    Norm.objects.filter(pk=oud.pk).update(tot=van)
    _vergeet_na_afloop()
    return Norm.objects.create(
        code=code,
        naam=oud.naam,
        waarde=waarde,
        eenheid=oud.eenheid,
        van=van,
        wie=wie,
        waarom=waarom,
    )


@transaction.atomic
def stel_erbijregel_vast(
    *, code: str, wie: str, waarom: str, van: date, **velden: Any
) -> Erbijregel:
    """Een andere tekst vanaf `van`: de regel die gold krijgt een eind, een nieuwe volgt.

    `velden` zijn wat er verandert: `als`, `zin`, `overweeg`, `vraag`, `termijn`, `altijd`, `bron`.
    """
    oud = Erbijregel.objects.select_for_update().filter(code=code, tot__isnull=True).get()
    Erbijregel.objects.filter(pk=oud.pk).update(tot=van)
    _vergeet_na_afloop()
    blijft = ("wegwijzer", "toestand", "als", "zin", "overweeg", "vraag", "termijn", "altijd",
              "bron", "volgorde")  # fmt: skip
    return Erbijregel.objects.create(
        **{naam: getattr(oud, naam) for naam in blijft} | velden,
        code=code,
        van=van,
        wie=wie,
        waarom=waarom,
    )


@transaction.atomic
def laat_erbijregel_los(*, code: str, tot: date) -> None:
    """Vanaf `tot` stelt deze regel geen vraag meer; wat er stond blijft te lezen."""
    Erbijregel.objects.filter(code=code, tot__isnull=True).update(tot=tot)
    _vergeet_na_afloop()


def _open(vereiste: Vereiste) -> Vereiste:
    """De rij, vastgehouden, als ze nog niet ingetrokken of verlengd is."""
    oud: Vereiste = Vereiste.objects.select_for_update().get(pk=vereiste.pk)
    if oud.ingetrokken_op is not None or Vereiste.objects.filter(volgt_op=oud).exists():
        raise NietMeer
    return oud
