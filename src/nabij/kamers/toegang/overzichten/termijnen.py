"""De leeskant van de termijnen: wat loopt er, tot welke dag, waarom die dag, en wat kan nu."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nabij.fundament import klok
from nabij.huisstijl import termijnen as woorden
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.afspraken.models import Wet
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.models import Wetstap, WetstapSoort
from nabij.kamers.toegang.regels.wet import Lopend, Maat, Stand, Wettermijn
from nabij.kamers.toegang.regels.wet import Wetstap as StapVanDeWet

NORM_VOORAF = "dagen_termijn_vooraf"


def maat(stappen: Iterable[StapVanDeWet], wet: str) -> Maat:
    """De termijnen zoals ze golden toen het begon, met de kalender en de normen van nu."""
    begin = regels.wet.dag_van(regels.wet.geldend(stappen), regels.wet.BEGIN)
    return Maat(
        termijnen=[een for een in afspraken.wettermijnen(begin) if een.wet == wet],
        kalender=afspraken.kalender(),
        norm=afspraken.norm,
    )


@dataclass(frozen=True)
class Termijnbeeld:
    """Een termijn klaar om te tonen: wat, de laatste dag, het artikel, en waarom die dag."""

    lopend: Lopend

    @property
    def rij(self) -> Wettermijn:
        return self.lopend.termijn

    @property
    def laatste_dag(self) -> date:
        return self.lopend.laatste_dag

    @property
    def van_de_inwoner(self) -> bool:
        return self.rij.van_wie == regels.wet.VAN_DE_INWONER

    @property
    def hoe_lang(self) -> str:
        if self.rij.norm:
            return woorden.lengte(afspraken.norm(self.rij.norm, self.lopend.vanaf), "werkdagen")
        return woorden.lengte(self.rij.lengte or 0, self.rij.eenheid)

    @property
    def waarom(self) -> list[str]:
        return woorden.waarom(self.lopend.uitkomst, self.hoe_lang, vandaag=klok.vandaag())

    @property
    def over(self) -> str:
        """Hoeveel tijd er nog is, of hoe het afliep; hoogstens een paar woorden."""
        if self.lopend.stand == Stand.LOOPT:
            return _nog(self.lopend.werkdagen)
        return {
            Stand.STIL: _("Staat stil"),
            Stand.VOORBIJ: _("Voorbij"),
            Stand.OP_TIJD: _("Op tijd gedaan"),
            Stand.TE_LAAT: _("Later gedaan"),
            Stand.AFGELOPEN: _("Afgelopen"),
        }[self.lopend.stand]

    @property
    def kleur(self) -> str:
        """De soort badge."""
        if self.lopend.stand == Stand.LOOPT:
            vooraf = regels.wet.vooraf_te_zien(self.lopend, afspraken.norm(NORM_VOORAF))
            return "let-op" if vooraf else "accent"
        return {Stand.VOORBIJ: "dringend", Stand.OP_TIJD: "goed"}.get(self.lopend.stand, "")


def _nog(werkdagen: int) -> str:
    if werkdagen <= 0:
        return _("Vandaag de laatste dag")
    return ngettext("Nog %(n)d werkdag", "Nog %(n)d werkdagen", werkdagen) % {"n": werkdagen}


@dataclass(frozen=True)
class Zaak:
    """Een Wmo-melding of aanvraag jeugdhulp bij een vraag, met haar stappen en termijnen."""

    dossier_id: UUID
    vraag_id: UUID
    wet: str
    stappen: tuple[Any, ...]
    maat: Maat
    vandaag: date

    @property
    def naam(self) -> str:
        return str(Wet(self.wet).label)

    @property
    def begonnen(self) -> date:
        dag: date = self.stappen[0].op
        return dag

    @property
    def kan(self) -> tuple[str, ...]:
        """De stappen die nu kunnen."""
        return regels.wet.kan_nu(self.stappen, self.wet, self.maat, self.vandaag)

    @property
    def is_klaar(self) -> bool:
        return regels.wet.is_klaar(self.stappen)

    @property
    def termijnen(self) -> list[Termijnbeeld]:
        return [
            Termijnbeeld(een) for een in regels.wet.lopend(self.stappen, self.maat, self.vandaag)
        ]

    @property
    def te_doen(self) -> list[tuple[Termijnbeeld, str]]:
        """Elke termijn met de stap waarmee ze klaar is, of leeg als die er nu niet bij hoort."""
        kan = self.kan
        return [(een, een.rij.klaar if een.rij.klaar in kan else "") for een in self.termijnen]

    @property
    def bevestigd(self) -> Any:
        """De stap waarmee de ontvangst is bevestigd, of None."""
        return next((s for s in self.stappen if s.soort == WetstapSoort.BEVESTIGD), None)

    def laatste_dag(self, code: str) -> date | None:
        """De laatste dag van de termijn met deze code, of None als ze niet loopt."""
        return next((een.laatste_dag for een in self.termijnen if een.rij.code == code), None)


def zaken(dossier_id: UUID) -> list[Zaak]:
    """Wat er volgens de wet loopt of liep in dit dossier: een statement."""
    rijen = Wetstap.objects.filter(dossier=dossier_id, ingetrokken_op__isnull=True)
    return als_zaken(
        (stap.dossier_id, stap.vraag_id, stap.wet, stap) for stap in rijen.select_related("door")
    )


@dataclass(frozen=True)
class Stapkort:
    """Een stap zoals de regels haar willen, uit een lijst die meer leest dan stappen alleen."""

    soort: str
    op: date
    vastgelegd_op: datetime
    tot_en_met: date | None = None
    ingetrokken_op: datetime | None = None


def als_zaken(rijen: Iterable[tuple[UUID, UUID, str, StapVanDeWet]]) -> list[Zaak]:
    """Stappen (met dossier, vraag en wet) bij elkaar gezet, de oudste zaak voorop."""
    per_zaak: dict[tuple[UUID, UUID, str], list[StapVanDeWet]] = {}
    for dossier_id, vraag_id, wet, stap in rijen:
        per_zaak.setdefault((dossier_id, vraag_id, wet), []).append(stap)
    gevonden = [
        _zaak(dossier_id, vraag_id, wet, stappen)
        for (dossier_id, vraag_id, wet), stappen in per_zaak.items()
        if regels.wet.geldend(stappen)
    ]
    return sorted(gevonden, key=lambda zaak: (zaak.begonnen, zaak.wet))


def _zaak(dossier_id: UUID, vraag_id: UUID, wet: str, stappen: Sequence[StapVanDeWet]) -> Zaak:
    return Zaak(
        dossier_id=dossier_id,
        vraag_id=vraag_id,
        wet=wet,
        stappen=tuple(regels.wet.geldend(stappen)),
        maat=maat(stappen, wet),
        vandaag=klok.vandaag(),
    )


@dataclass(frozen=True)
class Termijnregel:
    """Een termijn in een lijst: bij welk dossier, wat te doen, en de laatste dag. Zonder inhoud."""

    zaak: Zaak
    beeld: Termijnbeeld

    @property
    def dossier_id(self) -> UUID:
        return self.zaak.dossier_id

    @property
    def vraag_id(self) -> UUID:
        return self.zaak.vraag_id

    @property
    def laatste_dag(self) -> date:
        return self.beeld.laatste_dag

    @property
    def doen(self) -> str:
        return self.beeld.rij.doen


def op_tijd_te_doen(zaken: Iterable[Zaak]) -> list[Termijnregel]:
    """Wat voor de laatste dag nog moet, vanaf de afgesproken werkdagen ervoor; de eerste voorop."""
    vooraf = afspraken.norm(NORM_VOORAF)
    return _regels(zaken, lambda een: regels.wet.vooraf_te_zien(een, vooraf))


def nog_te_doen(zaken: Iterable[Zaak]) -> list[Termijnregel]:
    """Elke termijn waarbij het team nog iets moet, ook als het nog lang duurt."""
    return _regels(zaken, lambda een: een.vraagt_iets)


def verlopen(dossier_ids: Collection[UUID]) -> list[Termijnregel]:
    """Termijnen waarvan de laatste dag voorbij is en waarop het team nog iets moet."""
    if not dossier_ids:
        return []
    rijen = Wetstap.objects.filter(dossier__in=list(dossier_ids), ingetrokken_op__isnull=True)
    gevonden = als_zaken((stap.dossier_id, stap.vraag_id, stap.wet, stap) for stap in rijen)
    return _regels(gevonden, regels.wet.is_verlopen)


def _regels(zaken: Iterable[Zaak], telt: Callable[[Lopend], bool]) -> list[Termijnregel]:
    """Wat op dezelfde dag moet is een regel: een brief bevestigt en noemt alles tegelijk."""
    gevonden: dict[tuple[UUID, str, date], Termijnregel] = {}
    for zaak in zaken:
        for beeld in zaak.termijnen:
            if telt(beeld.lopend):
                sleutel = (zaak.vraag_id, zaak.wet, beeld.laatste_dag)
                gevonden.setdefault(sleutel, Termijnregel(zaak, beeld))
    return sorted(gevonden.values(), key=lambda regel: regel.laatste_dag)
