"""Wat het team zelf oppakte, altijd naast wie binnen een jaar terugkwam. Niemand bij naam."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.casus.overzichten.doorloop import MINSTENS
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import DossierSoort, Onderdeel
from nabij.kamers.poort.models import Dossier
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.models import Hulpvraag, Vraagstap, VraagstapSoort, Vraagthema
from nabij.rekenen.aandeel import Aandeel, aandeel
from nabij.rekenen.duur import Waarneming, klaar_binnen

PERIODE = timedelta(days=730)
JAAR = 365
ALLES = "alles"


@dataclass(frozen=True)
class Zelf:
    """Een thema (of alles): van hoeveel vragen die afliepen, hoeveel zelf, en wie terugkwam.

    `gevolgd`: zelf opgepakt bij een huishouden, dus te zien of het terugkwam; de andere hebben
    geen naam. `terug`: geschat percentage dat binnen een jaar met een nieuwe vraag kwam. None is
    te weinig om te tonen.
    """

    naam: str
    zelf: Aandeel | None
    gevolgd: int
    terug: int | None


def zelf_opgepakt(verzoek: Any, team_id: UUID) -> list[Zelf]:
    """Eerst alle vragen samen, dan per thema; een vraag met twee themas telt bij elk.

    Raises `GeenToegang` als het team niet van de kijker is.
    """
    getal = poort.tel(
        verzoek,
        team_id=team_id,
        onderdelen=(Onderdeel.NAAM, Onderdeel.VRAAG),
        telling=lambda: _tel(team_id, klok.vandaag()),
    )
    gevoelig = afspraken.gevoelige_codes()
    namen = {code: naam for code, naam in afspraken.themanamen().items() if code not in gevoelig}
    codes = [ALLES, *sorted(namen, key=lambda code: namen[code])]
    return [
        _regel(namen.get(code, _("Alle vragen")), code, getal)
        for code in codes
        if getal.get(f"{code}_af")
    ]


def _regel(naam: str, code: str, getal: dict[str, int]) -> Zelf:
    af, zelf, gevolgd = (getal[f"{code}_{wat}"] for wat in ("af", "zelf", "gevolgd"))
    return Zelf(
        naam=naam,
        zelf=aandeel(zelf, af) if af >= MINSTENS else None,
        gevolgd=gevolgd,
        terug=getal[f"{code}_terug"] if af >= MINSTENS and gevolgd >= MINSTENS else None,
    )


@dataclass(frozen=True)
class Af:
    """Een vraag die afliep: zelf opgepakt of niet, en hoe lang zonder nieuwe vraag."""

    zelf: bool
    daarna: Waarneming | None


def _tel(team_id: UUID, vandaag: date) -> dict[str, int]:
    huizen = set(
        Dossier.objects.filter(team_id=team_id, soort=DossierSoort.HUISHOUDEN).values_list(
            "pk", flat=True
        )
    )
    afgelopen = afgelopen_vragen(huizen, vandaag)
    per_thema: dict[str, list[Af]] = {ALLES: list(afgelopen.values())}
    for vraag_id, thema in Vraagthema.objects.filter(ingetrokken_op__isnull=True).values_list(
        "vraag_id", "thema"
    ):
        if vraag_id in afgelopen:
            per_thema.setdefault(thema, []).append(afgelopen[vraag_id])
    uit: dict[str, int] = {}
    for code, rijen in per_thema.items():
        uit |= _som(code, rijen)
    return uit


def afgelopen_vragen(huizen: set[UUID], vandaag: date) -> dict[UUID, Af]:
    """De vragen waarvan de laatste stap een afloop is, in de periode."""
    afgevangen = {een.code for een in afspraken.aflopen() if een.afgevangen}
    stappen = Vraagstap.objects.filter(
        ingetrokken_op__isnull=True, soort__in=list(regels.BEPALEND)
    ).order_by("op", "vastgelegd_op")
    laatste = {pk: rest for pk, *rest in stappen.values_list("vraag_id", "soort", "afloop", "op")}
    rijen = list(Hulpvraag.objects.values_list("pk", "dossier_id", "op"))
    vragen: dict[UUID, list[date]] = {}
    for _pk, dossier, op in rijen:
        vragen.setdefault(dossier, []).append(klok.dag_van(op))
    uit: dict[UUID, Af] = {}
    for pk, dossier, _op in rijen:
        soort, hoe, af = laatste.get(pk, ("", "", None))
        if soort != VraagstapSoort.AFLOOP or (dag := klok.dag_van(af)) < vandaag - PERIODE:
            continue
        daarna = _daarna(dag, vragen[dossier], vandaag) if dossier in huizen else None
        uit[pk] = Af(hoe in afgevangen, daarna)
    return uit


def _daarna(dag: date, vragen: Iterable[date], vandaag: date) -> Waarneming:
    """Hoe lang het stil bleef na `dag`: tot de eerste nieuwe vraag, of tot nu."""
    volgende = min((een for een in vragen if een > dag), default=None)
    return Waarneming(((volgende or vandaag) - dag).days, volgende is not None)


def _som(code: str, rijen: list[Af]) -> dict[str, int]:
    zelf = [rij for rij in rijen if rij.zelf]
    gevolgd = [rij.daarna for rij in zelf if rij.daarna is not None]
    return {
        f"{code}_af": len(rijen),
        f"{code}_zelf": len(zelf),
        f"{code}_gevolgd": len(gevolgd),
        f"{code}_terug": round(100 * klaar_binnen(gevolgd, JAAR)),
    }
