"""Het profiel van een gebied: elk cijfer met jaar en bron, naast de gemeente en haar andere delen.

Vergeleken wordt alleen binnen hetzelfde jaar. Aantallen worden niet vergeleken: een grotere wijk
heeft van alles meer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from nabij.kamers.wijk import regels
from nabij.kamers.wijk.models import Gebied, Kerncijfer, Maat, Soort
from nabij.kamers.wijk.overzichten import cijfers_van, getal_in_woorden, waarde_in_woorden

_LINKS, _RECHTS = 10, 250
_TELT = ("aantal", "ha", "km²")

# (maat, jaar) naar de waarden van gebieden.
Reeks = Mapping[tuple[object, int], Sequence[Decimal]]


@dataclass(frozen=True)
class Strook:
    """Een lijn met punten: dit gebied, de andere gebieden en de gemeente. x in een vlak van 260."""

    dit: float
    andere: tuple[float, ...]
    gemeente: float | None
    laagste: str
    hoogste: str


@dataclass(frozen=True)
class Kaartje:
    """Een cijfer zoals het in het profiel staat. `tekst` is leeg als het onbekend is."""

    maat: Maat
    tekst: str
    reden: str
    jaar: int
    bron: str
    zin: str
    gemeente: str
    strook: Strook | None


@dataclass(frozen=True)
class Groep:
    naam: str
    kaartjes: tuple[Kaartje, ...]


@dataclass(frozen=True)
class Profiel:
    """`kern` staat vooraan, `onbekend` is wat daar nog niet kan, `groepen` is alles als tabel."""

    gebied: Gebied
    kern: tuple[Kaartje, ...]
    onbekend: tuple[Kaartje, ...]
    groepen: tuple[Groep, ...]
    delen: tuple[Gebied, ...]
    inwoners: str

    @property
    def naast_gemeente(self) -> bool:
        """Is er een kaartje waar de gemeente in hetzelfde jaar bij staat?"""
        return any(kaartje.gemeente for kaartje in self.kern)


def profiel_van(gebied: Gebied) -> Profiel:
    """Het profiel, in een vast aantal vragen aan de database."""
    cijfers = _een_per_maat(cijfers_van(gebied))
    gemeente = gebied.gemeente
    bij_gemeente: Reeks = {}
    bij_andere: Reeks = {}
    if gebied.soort != Soort.GEMEENTE:
        bij_gemeente = _reeks(Kerncijfer.objects.filter(gebied=gemeente))
        bij_andere = _reeks(_van_de_andere(gebied, gemeente))
    kaartjes = [_kaartje(c, gemeente, bij_gemeente, bij_andere) for c in cijfers]
    vooraan = [k for k in kaartjes if k.maat.kern and k.maat.code != "inwoners"]
    return Profiel(
        gebied=gebied,
        kern=tuple(k for k in vooraan if k.tekst),
        onbekend=tuple(k for k in vooraan if not k.tekst),
        groepen=_groepen(kaartjes),
        delen=tuple(gebied.delen.defer("vorm").order_by("naam")),
        inwoners=next((k.tekst for k in kaartjes if k.maat.code == "inwoners"), ""),
    )


def _een_per_maat(cijfers: Iterable[Kerncijfer]) -> list[Kerncijfer]:
    """Per maat het nieuwste jaar met een waarde; is er geen, dan het nieuwste jaar."""
    gekozen: dict[object, Kerncijfer] = {}
    for cijfer in cijfers:
        eerder = gekozen.get(cijfer.maat_id)
        if eerder is None or (eerder.waarde is None and cijfer.waarde is not None):
            gekozen[cijfer.maat_id] = cijfer
    return list(gekozen.values())


def _van_de_andere(gebied: Gebied, gemeente: Gebied) -> Iterable[Kerncijfer]:
    """De cijfers vooraan van de gebieden van dezelfde soort in dezelfde gemeente."""
    binnen = Q(gebied__ouder=gemeente) | Q(gebied__ouder__ouder=gemeente)
    return Kerncijfer.objects.filter(binnen, gebied__soort=gebied.soort, maat__kern=True).exclude(
        gebied=gebied
    )


def _reeks(cijfers: Iterable[Kerncijfer]) -> Reeks:
    reeks: dict[tuple[object, int], list[Decimal]] = {}
    for cijfer in cijfers:
        if cijfer.waarde is not None:
            reeks.setdefault((cijfer.maat_id, cijfer.jaar), []).append(cijfer.waarde)
    return reeks


def _kaartje(
    cijfer: Kerncijfer, gemeente: Gebied, bij_gemeente: Reeks, bij_andere: Reeks
) -> Kaartje:
    plek = (cijfer.maat_id, cijfer.jaar)
    andere = bij_andere.get(plek, ())
    van_gemeente = next(iter(bij_gemeente.get(plek, ())), None)
    eenheid = cijfer.maat.eenheid
    telt = eenheid in _TELT
    return Kaartje(
        maat=cijfer.maat,
        tekst="" if cijfer.waarde is None else waarde_in_woorden(cijfer),
        reden=cijfer.get_reden_display(),
        jaar=cijfer.jaar,
        bron=cijfer.bron,
        zin="" if telt else _zin(cijfer, gemeente, van_gemeente),
        gemeente="" if van_gemeente is None else getal_in_woorden(van_gemeente, eenheid),
        strook=None if telt else _strook(cijfer, andere, van_gemeente),
    )


def _zin(cijfer: Kerncijfer, gemeente: Gebied, ander: Decimal | None) -> str:
    if cijfer.waarde is None or ander is None:
        return ""
    woorden = {
        "hoger": _("Hoger dan in heel %(gemeente)s: %(waarde)s."),
        "lager": _("Lager dan in heel %(gemeente)s: %(waarde)s."),
        "gelijk": _("Ongeveer zoals in heel %(gemeente)s: %(waarde)s."),
    }
    waarde = getal_in_woorden(ander, cijfer.maat.eenheid)
    zin = woorden[regels.vergelijk(cijfer.waarde, ander)]
    return zin % {"gemeente": gemeente.naam, "waarde": waarde}


def _strook(
    cijfer: Kerncijfer, andere: Sequence[Decimal], gemeente: Decimal | None
) -> Strook | None:
    """Waar de punten staan, of None als er niets is om naast te zetten."""
    if cijfer.waarde is None or not andere:
        return None
    alle = [cijfer.waarde, *andere, *([] if gemeente is None else [gemeente])]
    laagste, hoogste = min(alle), max(alle)
    if laagste == hoogste:
        return None

    def x(waarde: Decimal) -> float:
        deel = (waarde - laagste) / (hoogste - laagste)
        return round(_LINKS + float(deel) * (_RECHTS - _LINKS), 1)

    return Strook(
        dit=x(cijfer.waarde),
        andere=tuple(x(waarde) for waarde in sorted(andere)),
        gemeente=None if gemeente is None else x(gemeente),
        laagste=getal_in_woorden(laagste, cijfer.maat.eenheid),
        hoogste=getal_in_woorden(hoogste, cijfer.maat.eenheid),
    )


def _groepen(kaartjes: Iterable[Kaartje]) -> tuple[Groep, ...]:
    groepen: dict[str, list[Kaartje]] = {}
    for kaartje in kaartjes:
        groepen.setdefault(kaartje.maat.groep, []).append(kaartje)
    return tuple(Groep(naam, tuple(lijst)) for naam, lijst in groepen.items())
