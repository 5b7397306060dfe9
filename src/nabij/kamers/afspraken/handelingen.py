"""Wat er in afspraken gebeurt: iets extra's vragen, het verlengen, het weer loslaten."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_id
from nabij.kamers.afspraken import meegeleverd, overzichten, regels
from nabij.kamers.afspraken.instrument import Lijst
from nabij.kamers.afspraken.models import (
    Erbijregel,
    Instrument,
    Norm,
    Regeling,
    Thema,
    Themaversie,
    Vereiste,
    Vereistesoort,
)
from nabij.opslag.versie import Botsing


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


class AlEerder(Exception):
    """Er staat al een andere tekst klaar die later begint."""


R = TypeVar("R", Erbijregel, Regeling)


def _volg_op(
    model: type[R], code: str, *, wie: str, waarom: str, van: date, versie: int | None, velden: Any
) -> R:
    """Vanaf `van` geldt een nieuwe rij; de rij die gold krijgt een eind en blijft te lezen.

    Raises `Botsing` als een ander intussen bewaarde, `AlEerder` als er al iets later klaarstaat.
    """
    oud: R = model._default_manager.select_for_update().filter(code=code, tot__isnull=True).get()
    nieuw = {**velden, "wie": wie, "waarom": waarom}
    if versie is not None and versie != oud.versie:
        raise Botsing(oud, velden)
    if van < oud.van:
        raise AlEerder
    _vergeet_na_afloop()
    if van == oud.van:
        oud.wijzig(versie=oud.versie, **nieuw)
        overzichten.vergeet()
        return oud
    model._default_manager.filter(pk=oud.pk).update(tot=van)
    eigen = {"id", "van", "tot", "versie", "vastgelegd_op"}
    blijft = {v.attname: getattr(oud, v.attname) for v in model._meta.concrete_fields}
    gehouden = {naam: waarde for naam, waarde in blijft.items() if naam not in eigen}
    rij = {**gehouden, **nieuw, "van": van, "versie": oud.versie + 1}
    volgende: R = model._default_manager.create(**rij)
    return volgende


@transaction.atomic
def stel_erbijregel_vast(
    *, code: str, wie: str, waarom: str, van: date, versie: int | None = None, **velden: Any
) -> Erbijregel:
    """Een andere tekst vanaf `van`: de regel die gold krijgt een eind, een nieuwe volgt.

    `velden` zijn wat er verandert: `als`, `zin`, `overweeg`, `vraag`, `termijn`, `altijd`, `bron`.
    """
    return _volg_op(Erbijregel, code, wie=wie, waarom=waarom, van=van, versie=versie, velden=velden)


@transaction.atomic
def stel_regeling_vast(
    *, code: str, wie: str, waarom: str, van: date, versie: int | None = None, **velden: Any
) -> Regeling:
    """Een regeling anders vanaf `van`; wat er stond blijft te lezen."""
    return _volg_op(Regeling, code, wie=wie, waarom=waarom, van=van, versie=versie, velden=velden)


@transaction.atomic
def voeg_regeling_toe(*, wie: str, waarom: str, van: date, **velden: Any) -> Regeling:
    """Een eigen regeling van de gemeente. De code is nieuw en wordt nooit hergebruikt."""
    _vergeet_na_afloop()
    volgorde = Regeling.objects.count() + 1
    return Regeling.objects.create(
        code=f"eigen_{nieuw_id().hex[-12:]}",
        wie=wie,
        waarom=waarom,
        van=van,
        volgorde=volgorde,
        **velden,
    )


@transaction.atomic
def laat_regeling_los(*, code: str) -> None:
    """Vanaf vandaag staat ze niet meer op het blad over geld; wat er stond blijft te lezen."""
    _sluit(Regeling.objects.filter(code=code, tot__isnull=True))


def _sluit(rijen: QuerySet[Any]) -> None:
    """Wat geldt, geldt vanaf vandaag niet meer; wat nog moest beginnen, begint niet."""
    for rij in rijen:
        rij.tot = max(rij.van, klok.vandaag())
        rij.save(update_fields=["tot"])
    _vergeet_na_afloop()


class ThemaKanNiet(Exception):
    """Waarom een thema zo niet kan: bij welk veld, en in een zin voor op het scherm."""

    def __init__(self, veld: str, zin: str) -> None:
        super().__init__(zin)
        self.veld = veld


@transaction.atomic
def voeg_thema_toe(
    *, naam: str, woorden: list[str], gevoelig: bool, wie: str, waarom: str
) -> Thema:
    """Een eigen thema van de gemeente, vanaf nu. Raises `ThemaKanNiet`."""
    alle = _alle_themas()
    _weiger_dubbel(alle, naam=naam, woorden=woorden)
    _vergeet_na_afloop()
    return Thema.objects.create(
        code=f"eigen_{nieuw_id().hex[-12:]}",
        naam=naam,
        woorden=woorden,
        gevoelig=gevoelig,
        wie=wie,
        waarom=waarom,
        volgorde=max((een.volgorde for een in alle), default=0) + 1,
    )


@transaction.atomic
def wijzig_thema(
    *, code: str, versie: int, naam: str, woorden: list[str], gevoelig: bool, wie: str, waarom: str
) -> Thema:
    """Andere woorden vanaf nu; wat er stond blijft te lezen. Raises `Botsing`, `ThemaKanNiet`.

    Van een meegeleverd thema blijven naam, woorden en gevoelig staan: er kan alleen bij.
    """
    alle = _alle_themas()
    thema = next(een for een in alle if een.code == code)
    if code in meegeleverd.themawoorden():
        _weiger_minder(thema, naam=naam, woorden=woorden, gevoelig=gevoelig)
    anderen = [een for een in alle if een.code != code]
    _weiger_dubbel(anderen, naam=naam, woorden=woorden)
    velden = {"naam": naam, "woorden": woorden, "gevoelig": gevoelig}
    if any(getattr(thema, veld) != waarde for veld, waarde in velden.items()):
        _schrijf_thema(thema, versie=versie, wie=wie, waarom=waarom, **velden)
    return thema


@transaction.atomic
def zet_thema_uit(*, code: str, versie: int, wie: str, waarom: str) -> Thema:
    """Vanaf nu niet meer te kiezen; vragen die het hadden, houden het."""
    alle = _alle_themas()
    thema = next(een for een in alle if een.code == code)
    if not any(een.tot is None for een in alle if een.code != code):
        raise ThemaKanNiet("waarom", _("Dit is het laatste thema. Er moet er een overblijven."))
    if thema.tot is None:
        _schrijf_thema(thema, versie=versie, wie=wie, waarom=waarom, tot=klok.vandaag())
    return thema


@transaction.atomic
def zet_thema_aan(*, code: str, versie: int, wie: str, waarom: str) -> Thema:
    """Vanaf nu weer te kiezen, als haar woorden intussen nergens anders staan."""
    alle = _alle_themas()
    thema = next(een for een in alle if een.code == code)
    anderen = [een for een in alle if een.code != code]
    try:
        _weiger_dubbel(anderen, naam=thema.naam, woorden=thema.woorden)
    except ThemaKanNiet as fout:
        raise ThemaKanNiet("waarom", str(fout)) from fout
    if thema.tot is not None:
        _schrijf_thema(thema, versie=versie, wie=wie, waarom=waarom, tot=None)
    return thema


def _alle_themas() -> list[Thema]:
    """Allemaal vastgehouden: twee mensen geven zo nooit hetzelfde woord aan twee themas."""
    return list(Thema.objects.select_for_update().order_by("code"))


def _schrijf_thema(thema: Thema, *, versie: int, **velden: Any) -> None:
    """Bewaar wat er stond en schrijf wat er komt. Raises `Botsing`."""
    dag = klok.vandaag()
    Themaversie.objects.create(
        thema=thema,
        naam=thema.naam,
        gevoelig=thema.gevoelig,
        woorden=thema.woorden,
        aan=thema.tot is None,
        van=min(thema.van, dag),
        tot=dag,
        wie=thema.wie,
        waarom=thema.waarom,
    )
    thema.wijzig(versie=versie, van=dag, **velden)
    overzichten.vergeet()
    _vergeet_na_afloop()


def _weiger_minder(thema: Thema, *, naam: str, woorden: list[str], gevoelig: bool) -> None:
    vast = meegeleverd.themawoorden()[thema.code]
    if naam != thema.naam:
        raise ThemaKanNiet("naam", _("Een meegeleverd thema houdt zijn naam."))
    if not {een for een in thema.woorden if een in vast} <= set(woorden):
        raise ThemaKanNiet("woorden", _("De meegeleverde woorden blijven staan."))
    if thema.gevoelig and not gevoelig:
        raise ThemaKanNiet("gevoelig", _("Dit thema is gevoelig en blijft dat."))


def _weiger_dubbel(anderen: list[Thema], *, naam: str, woorden: list[str]) -> None:
    """Een naam hoort bij een thema, en een woord bij een thema dat gekozen kan worden."""
    if any(regels.kaal(een.naam) == regels.kaal(naam) for een in anderen):
        raise ThemaKanNiet("naam", _("Er is al een thema dat zo heet."))
    aan = {een.code: een for een in anderen if een.tot is None}
    dubbel = regels.dubbel_woord(woorden, {code: een.woorden for code, een in aan.items()})
    if dubbel is not None:
        woord, code = dubbel
        zin = _("“%(woord)s” staat al bij het thema %(thema)s. Een woord hoort bij een thema.")
        raise ThemaKanNiet("woorden", zin % {"woord": woord, "thema": aan[code].naam})


@transaction.atomic
def lees_instrument_in(*, lijst: Lijst, wie: str, waarom: str) -> Instrument:
    """Een lijst die de gemeente mag gebruiken. Raises `NietMeer` als deze versie er al is."""
    if Instrument.objects.filter(naam=lijst.naam, uitgave=lijst.versie, tot__isnull=True).exists():
        raise NietMeer
    _vergeet_na_afloop()
    return Instrument.objects.create(
        naam=lijst.naam,
        uitgave=lijst.versie,
        bron=lijst.bron,
        licentie=lijst.licentie,
        schaal=list(lijst.schaal),
        vragen=list(lijst.vragen),
        wie=wie,
        waarom=waarom,
    )


@transaction.atomic
def laat_instrument_los(*, instrument_id: UUID) -> None:
    """Vanaf vandaag niet meer te kiezen; wat ermee is ingevuld blijft."""
    _sluit(Instrument.objects.filter(pk=instrument_id, tot__isnull=True))


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
