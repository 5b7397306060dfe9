"""Waar een huishouden woont: verhuizen, verbeteren, en geheim houden."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from nabij.fundament import klok
from nabij.kamers.bewoners.handelingen.tijdlijn import moment, schrijf_in_tijdlijn
from nabij.kamers.bewoners.handelingen.zoekwoorden import zet_adres_in_zoekwoorden
from nabij.kamers.bewoners.models import Adres
from nabij.kamers.bewoners.regels import NieuwAdres
from nabij.kamers.poort.begrippen import Afscherming, Onderdeel
from nabij.kamers.poort.models import Dossier
from nabij.kamers.poort.poort import Wie
from nabij.kamers.wijk import handelingen as wijk
from nabij.opslag.kluis import adres_merk, kluis
from nabij.opslag.versie import Botsing

_LEEG: dict[str, Any] = asdict(NieuwAdres())


def huidig_adres(dossier_id: UUID) -> Adres | None:
    """Het adres dat nu geldt, ook als het geheim is."""
    adres: Adres | None = Adres.objects.filter(dossier_id=dossier_id, tot__isnull=True).first()
    return adres


def open_adres(adres: Adres) -> NieuwAdres:
    """De velden van een adres, ook als ze in de kluis liggen."""
    if adres.kluis is None:
        return NieuwAdres(**{naam: getattr(adres, naam) for naam in _LEEG})
    velden = json.loads(kluis().ontsleutel(bytes(adres.kluis)))
    buurt = velden.pop("buurt_id", None)
    return NieuwAdres(**velden, buurt_id=UUID(buurt) if buurt else None)


def _velden(nieuw: NieuwAdres, *, geheim: bool) -> dict[str, Any]:
    """De velden zoals ze bewaard worden: leesbaar, of alles in de kluis."""
    if not geheim:
        return {**asdict(nieuw), "kluis": None}
    inhoud = kluis().versleutel(json.dumps(asdict(nieuw), default=str))
    return {**_LEEG, "kluis": inhoud}


def is_geheim(dossier_id: UUID) -> bool:
    return Dossier.objects.filter(pk=dossier_id, afscherming__gte=Afscherming.ADRES_GEHEIM).exists()


@transaction.atomic
def zet_eerste_adres(*, dossier_id: UUID, nieuw: NieuwAdres, van: date) -> Adres:
    """Het eerste adres van een huishouden, zonder regel op de tijdlijn."""
    geheim = is_geheim(dossier_id)
    adres: Adres = Adres.objects.create(
        dossier_id=dossier_id, van=van, **_velden(nieuw, geheim=geheim)
    )
    _onthoud(adres, nieuw, geheim=geheim)
    return adres


def _onthoud(adres: Adres, nieuw: NieuwAdres, *, geheim: bool) -> None:
    """Wat van het adres afgeleid is: het merk, de zoekwoorden en de buurt bij deze postcode."""
    merk = adres_merk(nieuw.postcode, nieuw.huisnummer)
    Dossier.objects.filter(pk=adres.dossier_id).update(adres_merk=merk)
    zet_adres_in_zoekwoorden(adres.dossier_id, adres)
    if nieuw.postcode and adres.buurt and not geheim:
        wijk.leg_postcode_vast(postcode=nieuw.postcode, gebied=adres.buurt)


@transaction.atomic
def verhuis(*, dossier_id: UUID, adres: NieuwAdres, door: Wie, op: date | None = None) -> Adres:
    """Vanaf `op` woont het huishouden hier; het vorige adres krijgt die dag als einde."""
    dag = op or klok.vandaag()
    vorige = huidig_adres(dossier_id)
    if vorige is not None:
        Adres.objects.filter(pk=vorige.pk).update(tot=max(dag, vorige.van))
    nieuw = zet_eerste_adres(dossier_id=dossier_id, nieuw=adres, van=dag)
    schrijf_in_tijdlijn(
        dossier_id=dossier_id,
        woord="verhuisd" if vorige is not None else "adres",
        onderdeel=Onderdeel.MENSEN,
        door=door,
        object_id=nieuw.pk,
        op=moment(op),
    )
    return nieuw


@transaction.atomic
def verbeter_adres(*, adres: Adres, nieuw: NieuwAdres, versie: int, door: Wie) -> Adres:
    """Verbeter wat er staat zonder verhuizing. `Botsing` als een ander intussen bewaarde."""
    geheim = adres.kluis is not None
    try:
        adres.wijzig(versie=versie, **_velden(nieuw, geheim=geheim))
    except Botsing as fout:
        raise _leesbare_botsing(fout, nieuw) from fout
    _onthoud(adres, nieuw, geheim=geheim)
    schrijf_in_tijdlijn(
        dossier_id=adres.dossier_id,
        woord="adres",
        onderdeel=Onderdeel.MENSEN,
        door=door,
        object_id=adres.pk,
    )
    return adres


def _leesbare_botsing(fout: Botsing, nieuw: NieuwAdres) -> Botsing:
    """Laat beide adressen zien zoals mensen ze lezen, ook als ze in de kluis liggen."""
    ander: Any = fout.ander
    for naam, waarde in asdict(open_adres(ander)).items():
        setattr(ander, naam, waarde)
    eigen = {naam: waarde for naam, waarde in asdict(nieuw).items() if naam != "buurt_id"}
    return Botsing(ander, eigen)


def berg_adressen_op(dossier_id: UUID, *, geheim: bool) -> None:
    """Doe alle adressen van dit huishouden in de kluis, of haal ze er weer uit."""
    for adres in Adres.objects.filter(Q(dossier_id=dossier_id), Q(kluis__isnull=geheim)):
        velden = _velden(open_adres(adres), geheim=geheim)
        Adres.objects.filter(pk=adres.pk).update(**velden)
    zet_adres_in_zoekwoorden(dossier_id, huidig_adres(dossier_id))
