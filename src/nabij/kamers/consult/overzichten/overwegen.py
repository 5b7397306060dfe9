"""Van wat er is vastgelegd naar de vragen die het huishouden nu oproept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from nabij.fundament import klok
from nabij.kamers.afspraken import aanmelding
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.models import Erbijregel
from nabij.kamers.bewoners.models import Netwerklid, NetwerklidKring
from nabij.kamers.bewoners.overzichten import Mens
from nabij.kamers.casus.overzichten import Plan
from nabij.kamers.consult.models import (
    Mandaatvraag,
    Meekijken,
    Opschaling,
    Weggetikt,
    Weigering,
)
from nabij.kamers.consult.regels import overwegen as regels
from nabij.kamers.consult.regels.overwegen import Feiten
from nabij.kamers.poort.begrippen import Onderdeel, Recht
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang.models import Gesprek, Opgemerkt, OpgemerktSoort, Vraagthema
from nabij.kamers.toegang.overzichten import Ook, WatSpeeltEr, als_rij

Rijen = Mapping[str, Sequence[Ook]]
"""Soort rij -> de rijen die in hetzelfde statement meekwamen."""


@dataclass(frozen=True)
class Overweging:
    """Een vraag van een regel, met sinds wanneer ze te stellen is."""

    regel: Erbijregel
    sinds: date


def overwegingen(
    zicht: Zicht,
    *,
    mensen: Sequence[Mens],
    netwerk: Sequence[Netwerklid],
    speelt: WatSpeeltEr,
    plan: Plan,
) -> list[Overweging]:
    """Wat er nu te vragen is, in de volgorde van de afspraak. Voor wie in het plan schrijft.

    De pagina is al gelezen, met wat `mee_te_lezen` erbij gaf: geen statement.
    """
    if not _mag(zicht):
        return []
    dag = klok.vandaag()
    rijen: Rijen = defaultdict(list, speelt.ook)
    feiten = _feiten(rijen, mensen=mensen, netwerk=netwerk, speelt=speelt, plan=plan)
    weg = defaultdict(list)
    for rij in rijen["weg"]:
        weg[rij.code].append(rij.dag or dag)
    return [
        Overweging(regel, sinds)
        for regel in afspraken.erbijregels()
        if not aanmelding.ziet_nog_niet(regel.toestand)
        and (
            sinds := regels.geldt(
                regel.toestand, feiten, dag, altijd=regel.altijd, weggetikt=weg[regel.code]
            )
        )
    ]


def mee_te_lezen(zicht: Zicht) -> list[QuerySet[Any, Any]]:
    """Wat overwegingen nog meer weten wil, voor `toegang.wat_speelt_er(ook=...)`.

    Zo kost het de pagina geen statement. Wat dicht is komt niet mee.
    """
    if not _mag(zicht):
        return []
    van = {"dossier": zicht.dossier.pk}
    levend = {**van, "ingetrokken_op__isnull": True}
    besloten = Opschaling.objects.filter(**van, besloten_op__isnull=False)
    bronnen = [
        als_rij(
            Weggetikt.objects.filter(**levend), "weg",
            code="regel", moment="vastgelegd_op", dag="dag",
        ),
        als_rij(
            Weigering.objects.filter(**levend), "weigering", code="thema", moment="vastgelegd_op"
        ),
        als_rij(besloten, "besluit", code="thema", moment="besloten_op"),
        als_rij(
            Mandaatvraag.objects.filter(
                **van, beantwoord_op__isnull=True, maatwerk__ingetrokken_op__isnull=True
            ),
            "mandaat", moment="vastgelegd_op", dag="uiterlijk",
        ),
        als_rij(Meekijken.objects.filter(**van), "erbij", moment="vastgelegd_op"),
    ]  # fmt: skip
    if Onderdeel.GESPREK in zicht.onderdelen:
        opgemerkt = Opgemerkt.objects.filter(**levend)
        bronnen += [
            als_rij(opgemerkt, "opgemerkt", code="soort", moment="gesprek__op", dag="dag"),
            als_rij(Gesprek.objects.filter(**van), "gesprek", moment="op"),
        ]
    if Onderdeel.VRAAG in zicht.onderdelen:
        themas = Vraagthema.objects.filter(**levend)
        bronnen.append(als_rij(themas, "thema", code="thema", moment="vraag__op"))
    return bronnen


def _mag(zicht: Zicht) -> bool:
    leest = Onderdeel.PLAN in zicht.onderdelen
    return leest and zicht.mag(Recht.SCHRIJVEN, Onderdeel.PLAN)


def _feiten(
    rijen: Rijen,
    *,
    mensen: Sequence[Mens],
    netwerk: Sequence[Netwerklid],
    speelt: WatSpeeltEr,
    plan: Plan,
) -> Feiten:
    gesproken = max((rij.op for rij in rijen["gesprek"]), default=None)
    opgemerkt = sorted(rijen["opgemerkt"], key=lambda rij: rij.op)
    open_acties = [een.actie for een in plan.nog_open]
    return Feiten(
        mensen=[_mens(mens) for mens in mensen if mens.hier],
        standen=_standen(speelt),
        zorgen={
            zorg.leefgebied: klok.dag_van(zorg.op)
            for zorg in reversed(speelt.zorgen)
            if zorg.leefgebied
        },
        opgemerkt={rij.code: klok.dag_van(rij.op) for rij in opgemerkt},
        dreigt_op=next((rij.dag for rij in reversed(opgemerkt) if rij.dag), None),
        themas=[(rij.code, klok.dag_van(rij.op)) for rij in rijen["thema"]],
        doelen=[_laatste_beweging(doel, gesproken) for doel in plan.lopend],
        organisaties=_organisaties(netwerk),
        niet_te_dragen=[
            *(lid.van for lid in netwerk if lid.draagt is False),
            *(klok.dag_van(actie.op) for actie in open_acties if actie.te_dragen is False),
        ],
        weigeringen=_weigeringen(rijen),
        hulp_sinds=min((klok.dag_van(actie.op) for actie in open_acties), default=None),
        erbij=[klok.dag_van(rij.op) for rij in rijen["erbij"]],
        plaatje_gemaakt=_laatste(opgemerkt, OpgemerktSoort.GELD_BEKEKEN),
        geen_antwoord=min((rij.dag for rij in rijen["mandaat"] if rij.dag), default=None),
    )


def _laatste(rijen: Sequence[Ook], code: str) -> date | None:
    """De laatste dag waarop dit bij een gesprek is aangetikt."""
    return max((klok.dag_van(rij.op) for rij in rijen if rij.code == code), default=None)


def _mens(mens: Mens) -> regels.Mens:
    volledig = not mens.persoon.datumgebruik
    oud = mens.leeftijd
    return regels.Mens(
        kind=mens.minderjarig or (oud is None and mens.lid.rol == "kind"),
        oud=(oud.minstens, oud.hoogstens) if oud else None,
        geboren=mens.persoon.geboortedatum if volledig else None,
    )


def _standen(speelt: WatSpeeltEr) -> dict[str, tuple[str, date]]:
    """Per leefgebied de laatste stand, met de dag waarop die er kwam."""
    met_stand = [een for een in (*speelt.zorgen, *speelt.krachten) if een.stand and een.leefgebied]
    op_volgorde = sorted(met_stand, key=lambda een: een.op)
    return {een.leefgebied: (een.stand, klok.dag_van(een.op)) for een in op_volgorde}


def _laatste_beweging(doel: Any, gesproken: datetime | None) -> date:
    momenten = [doel.doel.op, gesproken]
    for een in doel.acties:
        momenten += [een.actie.op, een.actie.klaar_op]
    return klok.dag_van(max(moment for moment in momenten if moment))


def _organisaties(netwerk: Sequence[Netwerklid]) -> dict[str, date]:
    dagen: dict[str, date] = {}
    for lid in netwerk:
        if lid.kring == NetwerklidKring.BEROEP and lid.organisatie:
            naam = " ".join(lid.organisatie.casefold().split())
            dagen[naam] = min(lid.van, dagen.get(naam, lid.van))
    return dagen


def _weigeringen(rijen: Rijen) -> list[tuple[str, date]]:
    """Alleen wat er sinds het laatste besluit over dat thema bij kwam."""
    besloten: dict[str, datetime] = {}
    for rij in rijen["besluit"]:
        besloten[rij.code] = max(rij.op, besloten.get(rij.code, rij.op))
    return [
        (rij.code, klok.dag_van(rij.op))
        for rij in rijen["weigering"]
        if rij.code not in besloten or rij.op > besloten[rij.code]
    ]
