"""De wijken en buurten van een gemeente op een kaart en in een lijst, voor een maat naar keuze."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from nabij.kamers.wijk.models import Gebied, Kerncijfer, Maat, Soort
from nabij.kamers.wijk.overzichten import kleinste_gebieden, waarde_in_woorden


@dataclass(frozen=True)
class Plek:
    """Een gebied met de waarde van de gekozen maat; `waarde` None is onbekend met een `reden`."""

    gebied: Gebied
    waarde: float | None
    tekst: str
    reden: str
    inwoners: str


@dataclass(frozen=True)
class Groep:
    """De plekken van een wijk; `boven` is die wijk, of de gemeente als er geen buurten zijn."""

    boven: Gebied | None
    plekken: tuple[Plek, ...]


@dataclass(frozen=True)
class Overzicht:
    gemeente: Gebied
    maten: tuple[Maat, ...]
    maat: Maat | None
    jaar: int | None
    bronnen: tuple[str, ...]
    groepen: tuple[Groep, ...]

    @property
    def plekken(self) -> list[Plek]:
        return [plek for groep in self.groepen for plek in groep.plekken]


def overzicht(gemeente: Gebied, maat_code: str = "") -> Overzicht:
    """De kleinste gebieden van een gemeente met hun cijfer over `maat_code`.

    Het jaar is het nieuwste waarin de meeste gebieden een waarde hebben. Zonder (bekende) maat
    wordt het de eerste van de maten die vooraan staan.
    """
    gebieden = kleinste_gebieden(gemeente.code, met_vorm=True)
    maten = _maten(gebieden)
    maat = next((m for m in maten if m.code == maat_code), maten[0] if maten else None)
    cijfers = _cijfers(gebieden, maat)
    jaar = _jaar(cijfers)
    van_jaar = {c.gebied_id: c for c in cijfers if c.jaar == jaar}
    inwoners = _inwoners(gebieden)
    plekken = [_plek(g, van_jaar.get(g.pk), inwoners.get(g.pk)) for g in gebieden]
    return Overzicht(
        gemeente=gemeente,
        maten=tuple(maten),
        maat=maat,
        jaar=jaar,
        bronnen=tuple(sorted({c.bron for c in van_jaar.values() if c.waarde is not None})),
        groepen=_groepen(plekken),
    )


def _maten(gebieden: Sequence[Gebied]) -> Sequence[Maat]:
    """De maten waar minstens een gebied een waarde van heeft; wat vooraan staat eerst."""
    heeft = Q(cijfers__gebied__in=gebieden, cijfers__waarde__isnull=False)
    gemeten = Maat.objects.annotate(keer=Count("cijfers", filter=heeft)).filter(keer__gt=0)
    maten = list(gemeten.exclude(eenheid="aantal").order_by("-kern", "volgorde"))
    return maten or list(gemeten.order_by("-kern", "volgorde"))


def _cijfers(gebieden: Sequence[Gebied], maat: Maat | None) -> list[Kerncijfer]:
    return list(
        Kerncijfer.objects.filter(gebied__in=gebieden, maat=maat).select_related("maat")
        if maat is not None
        else []
    )


def _jaar(cijfers: Sequence[Kerncijfer]) -> int | None:
    gevuld: dict[int, int] = {}
    for cijfer in cijfers:
        gevuld[cijfer.jaar] = gevuld.get(cijfer.jaar, 0) + (cijfer.waarde is not None)
    return max(gevuld, key=lambda jaar: (gevuld[jaar], jaar), default=None)


def _inwoners(gebieden: Sequence[Gebied]) -> dict[object, Kerncijfer]:
    """Het nieuwste bekende aantal inwoners van elk gebied."""
    cijfers = Kerncijfer.objects.filter(
        gebied__in=gebieden, maat__code="inwoners", waarde__isnull=False
    ).select_related("maat")
    return {cijfer.gebied_id: cijfer for cijfer in cijfers.order_by("jaar")}


def _plek(gebied: Gebied, cijfer: Kerncijfer | None, inwoners: Kerncijfer | None) -> Plek:
    bekend = cijfer is not None and cijfer.waarde is not None
    return Plek(
        gebied=gebied,
        waarde=float(cijfer.waarde) if cijfer and cijfer.waarde is not None else None,
        tekst=waarde_in_woorden(cijfer) if cijfer and bekend else "",
        reden=cijfer.get_reden_display() if cijfer else _("geen cijfer over dit jaar"),
        inwoners=_tel_inwoners(inwoners),
    )


def _tel_inwoners(inwoners: Kerncijfer | None) -> str:
    if inwoners is None:
        return ""
    return _("%(aantal)s inwoners (%(jaar)s)") % {
        "aantal": waarde_in_woorden(inwoners),
        "jaar": inwoners.jaar,
    }


def _groepen(plekken: Sequence[Plek]) -> tuple[Groep, ...]:
    groepen: dict[object, list[Plek]] = {}
    for plek in plekken:
        groepen.setdefault(plek.gebied.ouder_id, []).append(plek)
    return tuple(
        Groep(
            boven=lijst[0].gebied.ouder if lijst[0].gebied.soort == Soort.BUURT else None,
            plekken=tuple(lijst),
        )
        for lijst in groepen.values()
    )
