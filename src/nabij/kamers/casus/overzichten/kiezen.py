"""Wat kan helpen bij een doel: van dichtbij naar verder weg, met wachttijd en wat sneller is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.models import Thema
from nabij.kamers.bewoners.handelingen.adres import huidig_adres
from nabij.kamers.bewoners.models import Adres
from nabij.kamers.casus.models import OPEN, Doel, Hulpkeuze
from nabij.kamers.casus.overzichten.keuzes import Kring as Mensenkring
from nabij.kamers.casus.overzichten.keuzes import kring as mensenkring
from nabij.kamers.casus.regels import kiezen as regels
from nabij.kamers.casus.regels.kiezen import Keuze, Kring, Wacht
from nabij.kamers.kaart import overzichten as kaart
from nabij.kamers.kaart.models import Aanbod, Wachtsoort, Wachttijd
from nabij.kamers.kaart.overzichten import Vondst
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang import overzichten as toegang

MEEST_PER_KRING = 5
TE_BEKIJKEN = 60
KOPPEN: dict[Kring, tuple[Promise | str, Promise | str]] = {
    Kring.ZELF: (gettext_lazy("Wat kunt u zelf?"), ""),
    Kring.NETWERK: (gettext_lazy("Wie om u heen?"), gettext_lazy("Familie, vrienden, buren")),
    Kring.BUURT: (gettext_lazy("Wie in de buurt?"), gettext_lazy("Vrijwilligers en bewoners")),
    Kring.COLLECTIEF: (
        gettext_lazy("Samen met anderen?"),
        gettext_lazy("Groep, club of inloop"),
    ),
    Kring.TEAM: (gettext_lazy("Wat doet het team zelf?"), gettext_lazy("Korte hulp, meteen")),
    Kring.AANBIEDER: (gettext_lazy("Is er meer nodig?"), gettext_lazy("Aanbieders")),
}


@dataclass(frozen=True)
class Mogelijk:
    """Iets of iemand die kan helpen. Met `vondst` komt het van de sociale kaart."""

    titel: str
    uitleg: str = ""
    vondst: Vondst | None = None
    keuze: Keuze | None = None
    gekozen: bool = False
    oude_opgave: bool = False
    eerder: str = ""
    nu_al: str = ""

    @property
    def aanbod(self) -> Aanbod | None:
        return self.vondst.aanbod if self.vondst else None

    @property
    def kan_vandaag(self) -> bool:
        return bool(self.keuze and self.keuze.kan_vandaag)


@dataclass(frozen=True)
class Kringblad:
    """Een kring met wat daar is. `straal` tekent hoe ver weg."""

    kring: Kring
    kop: str
    onder: str
    mogelijk: list[Mogelijk] = field(default_factory=list)

    @property
    def straal(self) -> str:
        stap = list(Kring).index(self.kring)
        return f"{5.5 if stap == 0 else 3.8 + 3.2 * stap:.1f}"


@dataclass(frozen=True)
class Gekozen:
    """Hulp die voor dit doel gekozen is, en wat er nu mee te doen is."""

    keuze: Hulpkeuze
    wachttijd: Wacht | None
    overbrugd_door: str = ""

    @property
    def wacht(self) -> bool:
        return self.keuze.begonnen_op is None and self.keuze.actie.klaar_op is None

    @property
    def vraagt_overbrugging(self) -> bool:
        lang = self.keuze.wacht_weken is not None and self.keuze.wacht_weken >= 1
        return self.wacht and lang and not self.overbrugd_door


@dataclass(frozen=True)
class Hulpblad:
    """De hele pagina: wat er kan, wat er gekozen is, en waar op gezocht is."""

    doel: Doel
    kringen: list[Kringblad]
    gekozen: list[Gekozen]
    themas: list[Thema]
    thema: str

    @property
    def van_dichtbij(self) -> tuple[int, int]:
        return regels.van_dichtbij(een.keuze.kring for een in self.gekozen)


def hulp_bij(zicht: Zicht, doel: Doel, *, thema: str = "") -> Hulpblad:
    """Wat er bij dit doel kan. Zonder `thema` wordt gezocht op de woorden van het doel."""
    vandaag = klok.vandaag()
    gekozen = gekozen_hulp([doel.pk])
    ziet_adres = Onderdeel.MENSEN in zicht.onderdelen
    vondsten = _zoek(doel, thema, huidig_adres(doel.dossier_id) if ziet_adres else None)
    keuzes = {een.aanbod.pk: _keuze(een) for een in vondsten}
    al = {een.keuze.aanbod_id for een in gekozen}
    per_kring = _mensen(zicht, mensenkring(zicht))
    for een in _een_per_organisatie(vondsten):
        lijst = per_kring[Kring(een.aanbod.kring)]
        if len(lijst) < MEEST_PER_KRING:
            lijst.append(_mogelijk(een, keuzes, vondsten, een.aanbod.pk in al, vandaag))
    kringen = [
        Kringblad(kring, str(kop), str(onder), per_kring[kring])
        for kring, (kop, onder) in KOPPEN.items()
    ]
    return Hulpblad(doel, kringen, gekozen, _themas(doel), thema)


def _een_per_organisatie(vondsten: Sequence[Vondst]) -> list[Vondst]:
    """Wie op veel plekken hetzelfde doet, staat er een keer: de beste, want die komt eerst."""
    eerste: dict[tuple[UUID, str, str], Vondst] = {}
    for een in vondsten:
        soort = een.aanbod.omschrijving or een.aanbod.naam
        eerste.setdefault((een.aanbod.organisatie_id, een.aanbod.kring, soort), een)
    return list(eerste.values())


def _themas(doel: Doel) -> list[Thema]:
    return [thema for thema, _woord in afspraken.stel_themas_voor(doel.tekst)]


def _zoek(doel: Doel, thema: str, adres: Adres | None) -> list[Vondst]:
    """Op de kaart, dichtbij eerst. Van een geheim adres weten we niet waar het is."""
    bekend = adres is not None and adres.kluis is None
    gebied = afspraken.leefgebied(doel.leefgebied) if doel.leefgebied else None
    woorden = f"{doel.tekst} {gebied.naam if gebied else ''}"
    vraag = kaart.Vraag(
        woorden="" if thema else woorden,
        thema=thema,
        gebied_id=adres.buurt_id if adres and bekend else None,
        vanaf=adres.postcode if adres and bekend else "",
    )
    return kaart.zoek(vraag, per_pagina=TE_BEKIJKEN).vondsten


def _keuze(vondst: Vondst) -> Keuze:
    return Keuze(
        sleutel=vondst.aanbod.pk,
        zonder_besluit=vondst.aanbod.zonder_besluit,
        aanmeldstop=vondst.aanbod.aanmeldstop,
        wacht=regels.geldende_wacht(map(als_wacht, vondst.wachttijden)),
    )


def als_wacht(rij: Wachttijd) -> Wacht:
    return Wacht(rij.weken, rij.soort == Wachtsoort.GEMETEN, rij.peildatum, rij.n)


def _mogelijk(
    vondst: Vondst,
    keuzes: dict[UUID, Keuze],
    vondsten: Sequence[Vondst],
    gekozen: bool,
    vandaag: date,
) -> Mogelijk:
    keuze = keuzes[vondst.aanbod.pk]
    namen = {een.aanbod.pk: een.aanbod.naam for een in vondsten}
    eerder, nu = regels.sneller(keuze, list(keuzes.values()))
    return Mogelijk(
        titel=vondst.aanbod.naam,
        uitleg=vondst.aanbod.omschrijving,
        vondst=vondst,
        keuze=keuze,
        gekozen=gekozen,
        oude_opgave=any(regels.is_oud(als_wacht(rij), vandaag) for rij in vondst.wachttijden),
        eerder=_met_duur(eerder, namen, vondsten) if eerder else "",
        nu_al=namen[_uuid(nu)] if nu else "",
    )


def _uuid(keuze: Keuze) -> UUID:
    return keuze.sleutel if isinstance(keuze.sleutel, UUID) else UUID(str(keuze.sleutel))


def _met_duur(keuze: Keuze, namen: dict[UUID, str], vondsten: Iterable[Vondst]) -> str:
    rijen = next(een.wachttijden for een in vondsten if een.aanbod.pk == keuze.sleutel)
    duur = next(rij.duur for rij in rijen if als_wacht(rij) == keuze.wacht)
    return f"{namen[_uuid(keuze)]}, {duur}"


def _mensen(zicht: Zicht, mensen: Mensenkring) -> dict[Kring, list[Mogelijk]]:
    """Wat iemand zelf al kan, en wie er om het huishouden heen is. Niets is verplicht."""
    speelt = toegang.wat_speelt_er(zicht.dossier.pk, zicht.onderdelen & {Onderdeel.GESPREK})
    zelf = [
        Mogelijk(titel=kracht.woorden, uitleg=_("Dat zei u zelf, in een gesprek."))
        for kracht in speelt.krachten[:3]
    ]
    naasten: list[Mogelijk] = []
    buren: list[Mogelijk] = []
    for lid in mensen.netwerk:
        naar = {"naaste": naasten, "buur": buren}.get(lid.kring)
        if naar is not None and lid.draagt is not False:
            naar.append(Mogelijk(titel=lid.roepnaam, uitleg=lid.relatie))
    leeg: dict[Kring, list[Mogelijk]] = {kring: [] for kring in Kring}
    return {**leeg, Kring.ZELF: zelf, Kring.NETWERK: naasten, Kring.BUURT: buren[:3]}


def gekozen_hulp(doel_ids: Iterable[UUID]) -> list[Gekozen]:
    """Wat er bij deze doelen gekozen is en nog geldt, van dichtbij naar verder weg."""
    rijen: Any = (
        Hulpkeuze.objects.filter(
            actie__plan_doel__in=list(doel_ids), actie__vervallen_op__isnull=True
        )
        .select_related("actie", "actie__account")
        .order_by("op", "pk")
    )
    rijen = list(rijen)
    overbrugd = {rij.overbrugt_id: rij.actie.tekst for rij in rijen if rij.overbrugt_id}
    volgorde = list(Kring)
    return [
        Gekozen(rij, _wacht(rij), overbrugd.get(rij.pk, ""))
        for rij in sorted(rijen, key=lambda rij: volgorde.index(Kring(rij.kring)))
    ]


def _wacht(rij: Hulpkeuze) -> Wacht | None:
    if rij.wacht_weken is None or rij.wacht_peildatum is None:
        return None
    return Wacht(rij.wacht_weken, rij.wacht_gemeten, rij.wacht_peildatum)


def te_vragen_plekken(
    dossier_ids: Iterable[UUID], *, vandaag: date | None = None
) -> list[Hulpkeuze]:
    """Waar nu de ene lichte vraag kan: hebt u daar een plek gevonden? Een keer, en nooit vaker."""
    dag = vandaag or klok.vandaag()
    weken = afspraken.norm("weken_plek_vragen", dag)
    rijen = Hulpkeuze.objects.filter(
        dossier__in=list(dossier_ids),
        kring__in=list(regels.PLEK),
        plek="",
        begonnen_op__lte=dag - timedelta(weeks=weken),
        **{f"actie__{veld}": waarde for veld, waarde in OPEN.items()},
    )
    return list(rijen.select_related("actie").order_by(F("begonnen_op"), "pk"))
