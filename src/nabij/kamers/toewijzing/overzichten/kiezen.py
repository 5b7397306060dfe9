"""Waaruit te kiezen is bij toewijzen: aanbieders, soorten hulp, en wie erover beslist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from nabij.fundament import klok
from nabij.huisstijl.datums import kort
from nabij.kamers.casus.models import Hulpkeuze
from nabij.kamers.team.models import Mandaat, MandaatOver
from nabij.kamers.toewijzing.models import Aanbieder, Overname, Product


def catalogus() -> tuple[list[Aanbieder], list[Product]]:
    """Bij wie, en welke hulp. Twee statements."""
    return list(Aanbieder.objects.select_related("organisatie")), list(Product.objects.all())


@dataclass(frozen=True)
class Beslisser:
    """Iemand met een mandaat, en waarover."""

    account_id: UUID
    naam: str
    mandaat: Mandaat


def beslissers(zonder: UUID | None) -> list[Beslisser]:
    """Wie vandaag over toewijzen beslist, behalve jijzelf. Een statement."""
    rijen = (
        Mandaat.objects.nu()
        .exclude(Q(medewerker__account=zonder) | Q(over=MandaatOver.ANDERS))
        .select_related("medewerker__account")
        .order_by("medewerker__account__naam", "soort")
    )
    return [Beslisser(rij.medewerker.account_id, rij.medewerker.account.naam, rij) for rij in rijen]


def overnames(dossier_id: UUID) -> list[Overname]:
    """Wat anderen al beoordeelden, het nieuwste eerst. Een statement."""
    rijen = Overname.objects.filter(dossier=dossier_id, ingetrokken_op__isnull=True)
    return list(rijen.order_by("-beoordeeld_op", "-pk"))


def voorstel(keuze: Hulpkeuze | None, eerder: Iterable[Overname]) -> str:
    """Een begin voor de motivering: het doel, wat samen gekozen is, en wat al beoordeeld was."""
    delen = []
    if keuze is not None:
        doel = keuze.actie.plan_doel
        if doel is not None:
            delen.append(_("Het doel: %(doel)s") % {"doel": doel.tekst})
        delen.append(_("Samen gekozen: %(wat)s.") % {"wat": keuze.actie.tekst})
    delen += [overgenomen(rij) for rij in eerder]
    return "\n".join(delen)


def overgenomen(rij: Overname) -> str:
    """Wat een ander beoordeelde, met wie en wanneer, als zin in een besluit."""
    wie = rij.van_wie or rij.get_bron_display()
    return _("%(wie)s beoordeelde op %(dag)s: %(wat)s") % {
        "wie": wie[:1].upper() + wie[1:],
        "dag": kort(rij.beoordeeld_op, vandaag=klok.vandaag()),
        "wat": rij.wat,
    }
