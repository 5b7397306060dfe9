"""Twee huishoudens die er een bleken: samenvoegen, en als het toch niet zo was weer uit elkaar.

Alles wat naar het ene dossier wijst, wijst daarna naar het andere, en van elke rij staat er waar
ze vandaan kwam. Wat bij het huishouden zelf hoort (naam, adres, wie regisseur was) blijft achter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models, router, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.bewoners.handelingen.adres import huidig_adres
from nabij.kamers.bewoners.handelingen.afscherming import zet_niveau
from nabij.kamers.bewoners.handelingen.tijdlijn import haal_uit_tijdlijn, schrijf_in_tijdlijn
from nabij.kamers.bewoners.handelingen.zoekwoorden import (
    zet_adres_in_zoekwoorden,
    zet_persoon_in_zoekwoorden,
)
from nabij.kamers.bewoners.models import Gezag, Lid, Persoon, Samenvoeging, Zoekwoord
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort, rechten
from nabij.kamers.poort.begrippen import Afscherming, Betrokkenrol, DossierSoort, Onderdeel
from nabij.kamers.poort.models import Betrokkenheid, Dossier, Dossiergang, DossierPersoon
from nabij.kamers.poort.poort import Wie
from nabij.opslag.privacy import verklaring

Model = type[models.Model]
Meegegaan = dict[Model, set[Any]]
EIGEN_VAN_DUBBEL: dict[Model, str] = {Lid: "persoon", Gezag: "kind"}
"""Wie er al staat, hoeft er niet nog een keer bij."""


class GaatNietSamen(Exception):
    """Deze twee huishoudens kunnen nu niet samen; de tekst is een zin voor op het scherm."""


@transaction.atomic
def voeg_samen(
    *, blijft: UUID, weg: UUID, zelfde: Mapping[UUID, UUID], reden: str, door: Wie
) -> Samenvoeging:
    """Huishouden `weg` gaat op in `blijft`, met iedereen die erbij betrokken is.

    `zelfde` zegt wie van `weg` dezelfde mens is als wie van `blijft`. Raises `GaatNietSamen`.
    """
    beide = Dossier.objects.filter(pk__in=[blijft, weg])
    _eis_los_van_elkaar(list(beide.select_for_update().order_by("pk")))
    if door.account_id is None:
        raise GaatNietSamen(_("Alleen een medewerker kan dit."))
    with poort.systeem(taak="samenvoegen", dossiers=beide):
        samen = Samenvoeging(dossier_id=blijft, weg_id=weg, reden=reden, door_id=door.account_id)
        meegegaan = _verleg_alles(samen, zelfde)
        samen.personen = list(_laat_zien(samen))
        samen.toegang = list(_geef_toegang(samen, door, meegegaan))
        samen.save(force_insert=True)
        _scherm_af(samen, zelfde, door)
        schrijf_in_tijdlijn(
            dossier_id=blijft, woord="samengevoegd", onderdeel=Onderdeel.NAAM, door=door,
            object_id=samen.pk,
        )  # fmt: skip
    _spoor(weg, Dossiergang.Soort.OPGEGAAN, van=weg, naar=blijft, door=door)
    Dossier.objects.filter(pk=weg).update(opgegaan_in_id=blijft, gesloten_op=klok.nu())
    return samen


@transaction.atomic
def haal_uit_elkaar(*, samen: Samenvoeging, reden: str, door: Wie) -> None:
    """Wat meeging gaat terug, met wat er daarna aan vast kwam. Raises `GaatNietSamen`."""
    beide = Dossier.objects.filter(pk__in=[samen.dossier_id, samen.weg_id])
    dossiers = {een.pk: een for een in beide.select_for_update().order_by("pk")}
    if dossiers[samen.weg_id].opgegaan_in_id != samen.dossier_id:
        raise GaatNietSamen(_("Dit is al uit elkaar gehaald."))
    Dossier.objects.filter(pk=samen.weg_id).update(opgegaan_in_id=None, gesloten_op=None)
    _spoor(
        samen.weg_id, Dossiergang.Soort.UITEEN, van=samen.dossier_id, naar=samen.weg_id, door=door
    )
    with poort.systeem(taak="uit elkaar", dossiers=beide):
        _leg_terug(samen)
        DossierPersoon.objects.filter(pk__in=samen.personen).delete()
        _neem_toegang_terug(samen)
        _maak_vindbaar(samen.weg_id)
        _scherm_opnieuw_af(samen.dossier_id, door)
        haal_uit_tijdlijn(dossier_id=samen.dossier_id, object_id=samen.pk, woord="samengevoegd")
        for dossier_id in (samen.dossier_id, samen.weg_id):
            schrijf_in_tijdlijn(
                dossier_id=dossier_id, woord="uit_elkaar", onderdeel=Onderdeel.NAAM, door=door,
                object_id=samen.pk,
            )  # fmt: skip
        samen.uiteen_op, samen.uiteen_om = klok.nu(), reden
        samen.uiteen_door_id = door.account_id
        samen.save(update_fields=["uiteen_op", "uiteen_om", "uiteen_door"])


def _eis_los_van_elkaar(beide: Collection[Dossier]) -> None:
    if len(beide) != 2 or any(een.soort != DossierSoort.HUISHOUDEN for een in beide):
        raise GaatNietSamen(_("Dit zijn geen twee huishoudens."))
    if any(een.opgegaan_in_id for een in beide):
        raise GaatNietSamen(_("Een van de twee is al met een ander samengevoegd."))
    if any(een.gesloten_op for een in beide):
        raise GaatNietSamen(_("Een van de twee is afgesloten. Heropen dat eerst."))


def _spoor(dossier_id: UUID, soort: str, *, van: UUID, naar: UUID, door: Wie) -> None:
    Dossiergang.objects.create(
        dossier_id=dossier_id, soort=soort, van=str(van), naar=str(naar), door_id=door.account_id
    )


def _kolommen() -> Iterator[tuple[Model, Any]]:
    """Elke kolom van elke tabel die meegaat, van lagere kamers naar hogere."""
    for model in apps.get_models():
        eigen = verklaring(model)
        if (eigen and eigen.blijft) or router.db_for_write(model) != Dossier.objects.db:
            continue
        for veld in model._meta.concrete_fields:
            yield model, veld


def _naar_dossier() -> Iterator[tuple[Model, str]]:
    """Wat naar een dossier wijst. Een een-op-een hoort bij het dossier zelf en blijft."""
    for model, veld in _kolommen():
        if veld.many_to_one and veld.related_model is Dossier:
            yield model, veld.name


def _naar_mens() -> Iterator[tuple[Model, str]]:
    """Wat naar een mens wijst; zoekwoorden niet, die maakt elk huishouden zelf."""
    for model, veld in _kolommen():
        los = veld.name == "persoon_id" and model is not Zoekwoord
        if los or (veld.many_to_one and veld.related_model is Persoon):
            yield model, veld.name


def _rijen(model: Model) -> models.QuerySet[Any]:
    return model._base_manager.all()


def _verleg_alles(samen: Samenvoeging, zelfde: Mapping[UUID, UUID]) -> Meegegaan:
    """Elke rij van `weg` naar `dossier`, en daarin de dubbele mensen naar wie er al stond."""
    weg, blijft = samen.weg_id, samen.dossier_id
    meegegaan: Meegegaan = defaultdict(set)
    for model, veld in _naar_dossier():
        rijen = _rijen(model).filter(**{veld: weg})
        if model in EIGEN_VAN_DUBBEL:
            rijen = rijen.exclude(**{f"{EIGEN_VAN_DUBBEL[model]}__in": list(zelfde)})
        rijen = rijen.exclude(pk__in=_staat_er_al(model, veld, weg, blijft))
        meegegaan[model] |= _verleg(samen, rijen, veld, weg, blijft)
    for model, veld in _naar_mens():
        for oud, nieuw in zelfde.items():
            _verleg(samen, _van(model, meegegaan, veld, oud), veld, oud, nieuw)
    return meegegaan


def _van(model: Model, meegegaan: Meegegaan, veld: str, waarde: Any) -> models.QuerySet[Any]:
    return _rijen(model).filter(pk__in=meegegaan.get(model, ()), **{veld: waarde})


def _verleg(
    samen: Samenvoeging, rijen: models.QuerySet[Any], veld: str, van: Any, naar: Any
) -> set[Any]:
    """Zet `veld` op `naar` en onthoud van welke rijen; geeft hun sleutels."""
    sleutels = set(rijen.values_list("pk", flat=True))
    if sleutels:
        _rijen(rijen.model).filter(pk__in=sleutels).update(**{veld: naar})
        samen.verlegd.append(
            {
                "tabel": rijen.model._meta.label,
                "veld": veld,
                "van": str(van),
                "naar": str(naar),
                "rijen": sorted(map(str, sleutels)),
            }
        )
    return sleutels


def _staat_er_al(model: Model, veld: str, weg: UUID, blijft: UUID) -> set[Any]:
    """De rijen van `weg` waar de database er in `blijft` maar een van wil."""
    dubbel: set[Any] = set()
    for regel in model._meta.constraints:
        if not isinstance(regel, models.UniqueConstraint) or veld not in regel.fields:
            continue
        rest = [naam for naam in regel.fields if naam != veld]
        geldt = _rijen(model).filter(regel.condition or Q())
        bezet = {tuple(rij[1:]) for rij in geldt.filter(**{veld: blijft}).values_list("pk", *rest)}
        for pk, *waarden in geldt.filter(**{veld: weg}).values_list("pk", *rest):
            if tuple(waarden) in bezet:
                dubbel.add(pk)
    return dubbel


def _laat_zien(samen: Samenvoeging) -> Iterator[int]:
    """Wie bij `weg` te zien was is dat nu bij `dossier`; dat moet het logboek vooraf weten."""
    al = set(
        DossierPersoon.objects.filter(dossier=samen.dossier_id).values_list(
            "persoon_id", "onderdeel"
        )
    )
    for rij in DossierPersoon.objects.filter(dossier=samen.weg_id):
        if (rij.persoon_id, rij.onderdeel) not in al:
            yield DossierPersoon.objects.create(
                dossier_id=samen.dossier_id, persoon_id=rij.persoon_id, onderdeel=rij.onderdeel,
                van=rij.van, tot=rij.tot,
            ).pk  # fmt: skip


def _geef_toegang(
    samen: Samenvoeging, door: Wie, meegegaan: Meegegaan
) -> Iterator[dict[str, str | None]]:
    """Wie bij `weg` hoorde hoort nu bij `dossier`. Wie er het geheel hield, helpt daar mee."""
    nu = klok.nu()
    for oud in Betrokkenheid.objects.filter(rechten.actief(nu), dossier=samen.weg_id):
        rol = Betrokkenrol.TEAMLID if oud.rol in rechten.EERSTEN else Betrokkenrol(oud.rol)
        delen = [Onderdeel(deel) for deel in oud.onderdelen.split(",") if deel]
        nieuw = poort_handelingen.betrek(
            dossier_id=samen.dossier_id, account_id=oud.account_id, rol=rol, door=door,
            onderdelen=delen, tot=oud.tot, reden=oud.reden, op=nu,
        )  # fmt: skip
        Betrokkenheid.objects.filter(pk=oud.pk).update(tot=nu)
        for model, veld in _op_toegang():
            _verleg(samen, _van(model, meegegaan, veld, oud.pk), veld, oud.pk, nieuw.pk)
        yield {
            "oud": str(oud.pk),
            "tot": oud.tot.isoformat() if oud.tot else None,
            "nieuw": str(nieuw.pk) if nieuw.van == nu else None,
        }


def _op_toegang() -> Iterator[tuple[Model, str]]:
    """Wat bij een betrokkenheid hoort, zoals een tijd meekijken."""
    for model in apps.get_models():
        for veld in model._meta.concrete_fields:
            if veld.related_model is Betrokkenheid:
                yield model, veld.name


def _scherm_af(samen: Samenvoeging, zelfde: Mapping[UUID, UUID], door: Wie) -> None:
    """Wie bij `weg` is afgeschermd, is dat hier ook, en het huishouden neemt de hoogste."""
    rijen = DossierPersoon.objects.filter(dossier=samen.weg_id, afscherming__gt=0)
    for persoon, niveau in rijen.values_list("persoon_id", "afscherming"):
        for mens in {persoon, zelfde.get(persoon, persoon)}:
            eigen = DossierPersoon.objects.filter(dossier=samen.dossier_id, persoon_id=mens)
            hier = max(eigen.values_list("afscherming", flat=True), default=0)
            zet_niveau(samen.dossier_id, mens, Afscherming(max(niveau, hier)), door)


def _scherm_opnieuw_af(dossier_id: UUID, door: Wie) -> None:
    drager = DossierPersoon.objects.get(dossier_id=dossier_id, naamdrager=True)
    zet_niveau(dossier_id, drager.persoon_id, Afscherming(drager.afscherming), door)


def _maak_vindbaar(dossier_id: UUID) -> None:
    """De zoekwoorden opnieuw: intussen kan er een vervangen zijn."""
    for lid in Lid.objects.filter(dossier_id=dossier_id, tot__isnull=True).select_related(
        "persoon"
    ):
        zet_persoon_in_zoekwoorden(dossier_id, lid.persoon)
    zet_adres_in_zoekwoorden(dossier_id, huidig_adres(dossier_id))


def _leg_terug(samen: Samenvoeging) -> None:
    terug: Meegegaan = defaultdict(set)
    for stap in reversed(samen.verlegd):
        model = apps.get_model(stap["tabel"])
        rijen = _rijen(model).filter(pk__in=stap["rijen"], **{stap["veld"]: stap["naar"]})
        sleutels = set(rijen.values_list("pk", flat=True))
        _rijen(model).filter(pk__in=sleutels).update(**{stap["veld"]: stap["van"]})
        if stap["van"] == str(samen.weg_id):
            terug[model] |= sleutels
    for model, veld in _naar_dossier():
        eraan = _hangt_aan(model, terug)
        rijen = _rijen(model).filter(eraan, **{veld: samen.dossier_id})
        sleutels = set(rijen.values_list("pk", flat=True))
        _rijen(model).filter(pk__in=sleutels).update(**{veld: samen.weg_id})
        terug[model] |= sleutels


def _hangt_aan(model: Model, terug: Meegegaan) -> Q:
    """Wat na het samenvoegen bij een rij kwam die teruggaat, zoals een actie bij een doel."""
    aan = Q(pk__in=[])
    for veld in model._meta.concrete_fields:
        ouder: Any = veld.related_model
        if veld.many_to_one and terug.get(ouder):
            aan |= Q(**{f"{veld.name}__in": list(terug[ouder])})
    return aan


def _neem_toegang_terug(samen: Samenvoeging) -> None:
    """Ieder heeft weer wat die had; wat intussen vanzelf afliep blijft afgelopen."""
    nu = klok.nu()
    for stap in samen.toegang:
        tot = datetime.fromisoformat(stap["tot"]) if stap["tot"] else None
        Betrokkenheid.objects.filter(pk=stap["oud"]).update(tot=tot)
        nog = Q(tot__isnull=True) | Q(tot__gt=nu)
        Betrokkenheid.objects.filter(nog, pk=stap["nieuw"]).update(tot=nu)
