"""Welke hulp er loopt: per toewijzing hoe het staat, in een zin, met wat nu kan."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.formats import number_format

from nabij.fundament import klok
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.casus.models import OPEN, Hulpkeuze
from nabij.kamers.poort.begrippen import Onderdeel
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.toegang.overzichten.gesprekken import als_rij
from nabij.kamers.toewijzing import regels
from nabij.kamers.toewijzing.models import (
    Besluitvraag,
    Levering,
    LeveringSoort,
    Toewijzer,
    Toewijzing,
    Verzoek,
    VerzoekAntwoord,
)
from nabij.kamers.toewijzing.overzichten import zinnen
from nabij.kamers.toewijzing.overzichten.zinnen import Stap
from nabij.kamers.toewijzing.regels import (
    Benutting,
    Feit,
    Gebruik,
    Lopend,
    Omvang,
    Samenloop,
    Staat,
)

__all__ = ["HULP", "Hulpregel", "Loopt", "Stap", "hulp_met", "laad", "mee_te_lezen", "wat_loopt_er"]
HULP = "hulp"
MINSTE_SAMENLOOP = 2
KORT_GELEDEN = timedelta(days=92)
"""Zo lang blijft hulp die gestopt is nog bij wat er loopt staan."""


@dataclass
class Hulpregel:
    """Een toewijzing met alles wat ervan bekend is. `per_maand`: geleverd, in de eenheid ervan."""

    toewijzing: Toewijzing
    feit: Feit
    vandaag: date
    per_maand: dict[date, Fraction | None] = field(default_factory=dict)
    verzoek: Verzoek | None = None
    vraag_erna: date | None = None

    @property
    def vraag(self) -> Besluitvraag | None:
        """De vraag boven het mandaat waar deze hulp op wacht."""
        toekenning = self.toewijzing.toekenning
        return getattr(toekenning, "besluitvraag", None) if toekenning else None

    @property
    def omvang(self) -> Omvang | None:
        rij = self.toewijzing
        return Omvang(rij.volume, rij.eenheid, rij.frequentie) if rij.volume else None

    @property
    def omvang_in_woorden(self) -> str:
        rij = self.toewijzing
        if not rij.volume:
            return ""
        return f"{rij.volume} {rij.get_eenheid_display()} {rij.get_frequentie_display()}"

    @property
    def hulp(self) -> str:
        rij = self.toewijzing
        return rij.product.naam if rij.product else rij.aanbieder.naam

    @property
    def staat(self) -> Staat:
        dagen = norm("dagen_niet_begonnen", self.vandaag)
        return regels.staat(self.feit, vandaag=self.vandaag, dagen=dagen)

    @property
    def loopt_af(self) -> bool:
        weken = norm("weken_einde_vooraf", self.vandaag)
        return self.staat.loopt and regels.loopt_af(self.feit, vandaag=self.vandaag, weken=weken)

    @property
    def dagen_declaratie(self) -> int:
        eigen = self.toewijzing.aanbieder.dagen_declaratie
        return eigen or norm("dagen_declaratie", self.vandaag)

    @property
    def benutting(self) -> Benutting:
        if self.feit.begonnen is None:
            return Benutting(Gebruik.ONBEKEND)
        einden = [dag for dag in (self.feit.einde, self.feit.gestopt) if dag]
        return regels.benutting(
            self.omvang,
            van=max(self.feit.ingang, self.feit.begonnen),
            tot=min(einden) if einden else None,
            geleverd=self.per_maand,
            vandaag=self.vandaag,
            dagen=self.dagen_declaratie,
            declareert=not self.toewijzing.aanbieder.taakgericht,
            minder=norm("hulp_minder", self.vandaag),
            meer=norm("hulp_meer", self.vandaag),
        )

    @property
    def gebruik(self) -> Gebruik:
        """Waar nu iets over te vragen is. Is gezegd dat minder genoeg is, dan niet nog eens."""
        gevonden = self.benutting.soort
        if gevonden == Gebruik.MINDER and self.toewijzing.genoeg_op is not None:
            return Gebruik.PAST
        return gevonden

    @property
    def maanden(self) -> list[tuple[date, str, bool]]:
        """Per maand hoeveel er geleverd is, en of de maand compleet is."""
        uit = self.benutting
        return [
            (maand, self._geleverd(maand), maand in uit.dicht) for maand in (*uit.dicht, *uit.open)
        ]

    def _geleverd(self, maand: date) -> str:
        aantal = self.per_maand.get(maand)
        if aantal is None:
            return ""
        heel = aantal.denominator == 1
        return str(number_format(int(aantal) if heel else round(float(aantal), 1), use_l10n=True))

    @property
    def woord(self) -> tuple[str, str, str]:
        """Het woord, de soort en het icoon van het labeltje. Nooit rood."""
        return zinnen.label(self)

    @property
    def zin(self) -> str:
        return zinnen.zin(self)

    @property
    def overdrachtstekst(self) -> str:
        """De tekst aan de aanbieder, als erom gevraagd is."""
        return zinnen.overdrachtstekst(self) if self.toewijzing.overdracht_gevraagd_op else ""

    @property
    def stappen(self) -> list[Stap]:
        """Hoogstens drie dingen die nu zinnig zijn; bellen staat er altijd bij als er iets is."""
        return zinnen.stappen(self)

    @property
    def vraagt_iets(self) -> bool:
        """Of dit op mijn dag hoort."""
        if self.staat == Staat.WACHT:
            return bool(self.vraag and self.vraag.beantwoord_op)
        if self.staat == Staat.GESTOPT and self.feit.gestopt is not None:
            return self.vandaag - self.feit.gestopt <= timedelta(days=14)
        if self.staat in (Staat.NIET_BEGONNEN, Staat.PAUZE):
            return True
        return self.loopt_af or self.gebruik in (Gebruik.MINDER, Gebruik.MEER)


@dataclass(frozen=True)
class Loopt:
    """Alles onder "wat loopt er": de hulp, wat aanbieders vroegen, en wat nog een besluit wacht."""

    regels: list[Hulpregel] = field(default_factory=list)
    verzoeken: list[Verzoek] = field(default_factory=list)
    gekozen: list[Hulpkeuze] = field(default_factory=list)

    @property
    def samenloop(self) -> Samenloop | None:
        return samenloop_van(self.regels)

    def __bool__(self) -> bool:
        return bool(self.regels or self.verzoeken or self.gekozen)


def wat_loopt_er(dossier_id: UUID, *, vandaag: date | None = None) -> Loopt:
    """Alle hulp van een huishouden die loopt of kort geleden stopte. Drie statements."""
    dag = vandaag or klok.vandaag()
    rijen = laad([dossier_id], dag)
    gekozen = _nog_toe_te_wijzen(dossier_id).select_related("actie").order_by("op", "pk")
    return Loopt(rijen, _open_verzoeken([dossier_id], rijen), list(gekozen))


def samenloop_van(rijen: Iterable[Hulpregel]) -> Samenloop | None:
    """Of er bij een huishouden veel hulp naast elkaar loopt. Zonder een statement."""
    alle = [regel for regel in rijen if regel.staat.loopt and regel.feit.toegewezen]
    if len(alle) < MINSTE_SAMENLOOP:
        return None
    lopend = [
        Lopend(
            str(regel.toewijzing.aanbieder_id),
            regel.toewijzing.wet,
            regel.feit.toegewezen or regel.feit.ingang,
        )
        for regel in alle
    ]
    return regels.samenloop(lopend, veel=norm("veel_aanbieders", alle[0].vandaag))


def hang_vragen_aan(loopt: Loopt, vragen: Iterable[datetime]) -> None:
    """Kwam er kort na het stoppen een nieuwe vraag, dan hoort dat bij elkaar te staan."""
    dagen = sorted(klok.dag_van(op) for op in vragen)
    for regel in loopt.regels:
        gestopt = regel.feit.gestopt
        if gestopt is None or regel.staat.loopt:
            continue
        tot = gestopt + timedelta(weeks=norm("weken_na_stop", regel.vandaag))
        regel.vraag_erna = next((dag for dag in dagen if gestopt < dag <= tot), None)


def mee_te_lezen(zicht: Zicht) -> list[QuerySet[Any, Any]]:
    """Of er hulp te tonen is, voor `toegang.wat_speelt_er(ook=...)`: zonder kost dat niets."""
    if Onderdeel.PLAN not in zicht.onderdelen:
        return []
    pk = zicht.dossier.pk
    return [
        als_rij(Toewijzing.objects.filter(dossier_id=pk), HULP, moment="vastgelegd_op"),
        als_rij(Verzoek.objects.filter(dossier_id=pk), HULP, moment="vastgelegd_op"),
        als_rij(_nog_toe_te_wijzen(pk), HULP, moment="vastgelegd_op"),
    ]


def _nog_toe_te_wijzen(dossier_id: UUID) -> QuerySet[Hulpkeuze, Hulpkeuze]:
    """Samen gekozen hulp waar een besluit voor nodig is dat nog niemand nam of vroeg."""
    rijen: QuerySet[Hulpkeuze, Hulpkeuze] = Hulpkeuze.objects.filter(
        dossier_id=dossier_id,
        zonder_besluit=False,
        begonnen_op__isnull=True,
        toekenningen__isnull=True,
        **{f"actie__{veld}": waarde for veld, waarde in OPEN.items()},
    )
    return rijen


def _open_verzoeken(dossier_ids: Collection[UUID], rijen: Iterable[Hulpregel]) -> list[Verzoek]:
    """De open verzoeken, ook gehangen aan de hulp waar ze over gaan."""
    per = {rij.toewijzing.pk: rij for rij in rijen}
    open_ = list(
        Verzoek.objects.filter(
            dossier__in=list(dossier_ids), antwoord__in=["", VerzoekAntwoord.ONDERZOEK]
        )
        .select_related("aanbieder__organisatie", "product")
        .order_by("uiterlijk", "pk")
    )
    for verzoek in open_:
        if verzoek.toewijzing_id in per:
            per[verzoek.toewijzing_id].verzoek = verzoek
    return open_


def hulp_met(dossier_id: UUID, toewijzing_id: UUID) -> Hulpregel | None:
    """Een toewijzing met alles erbij, ook als ze lang geleden stopte."""
    rijen = laad([dossier_id], klok.vandaag(), alles=True, welke=toewijzing_id)
    _open_verzoeken([dossier_id], rijen)
    return rijen[0] if rijen else None


def laad(
    dossier_ids: Collection[UUID],
    vandaag: date,
    *,
    alles: bool = False,
    welke: UUID | None = None,
) -> list[Hulpregel]:
    """De toewijzingen van deze huishoudens met start, stop en declaraties. Een statement."""
    rijen: Any = Toewijzing.objects.filter(dossier__in=list(dossier_ids))
    if welke is not None:
        rijen = rijen.filter(pk=welke)
    if not alles:
        rijen = rijen.filter(
            Q(einde__isnull=True) | Q(einde__gte=vandaag - KORT_GELEDEN),
            ingetrokken_op__isnull=True,
        )
    rijen = rijen.select_related(
        "aanbieder__organisatie", "product", "toekenning__besluitvraag__aan__medewerker"
    ).annotate(
        begonnen=_dag(LeveringSoort.START, "op"),
        hervat=_dag(LeveringSoort.START, "-op"),
        gestopt=_dag(LeveringSoort.STOP, "-op"),
        tijdelijk=_laatste(LeveringSoort.STOP, "-op", "tijdelijk"),
        maand=F("declaraties__maand"),
        geleverd=F("declaraties__volume"),
        geleverd_in=F("declaraties__eenheid"),
        teruggestuurd=F("declaraties__teruggestuurd"),
    )
    per: dict[UUID, Hulpregel] = {}
    # Goedgekeurde regels eerst: wat teruggestuurd is telt alleen voor wat het er meer zijn.
    for rij in rijen.order_by("ingang", "pk", "teruggestuurd"):
        regel = per.setdefault(rij.pk, Hulpregel(rij, _feit(rij, vandaag), vandaag))
        if rij.maand is not None:
            _tel_bij(regel, rij)
    kort = vandaag - KORT_GELEDEN
    return [
        regel
        for regel in per.values()
        if alles or regel.feit.gestopt is None or regel.feit.gestopt >= kort or regel.staat.loopt
    ]


def _laatste(soort: LeveringSoort, volgorde: str, veld: str, **anders: Any) -> Subquery:
    rijen = Levering.objects.filter(
        toewijzing=OuterRef("pk"), soort=soort, ingetrokken_op__isnull=True, **anders
    )
    return Subquery(rijen.order_by(volgorde, "pk").values(veld)[:1])


def eerste_dag(soort: LeveringSoort) -> Subquery:
    """De eerste dag dat deze hulp begon of stopte, voor een telling."""
    return _dag(soort, "op")


def laatste_stop() -> Subquery:
    """De laatste dag van hulp die echt ophield, voor een telling."""
    return _laatste(LeveringSoort.STOP, "-op", "op", tijdelijk=False)


def _dag(soort: LeveringSoort, volgorde: str) -> Subquery:
    return _laatste(soort, volgorde, "op")


def _feit(rij: Any, vandaag: date) -> Feit:
    """`begonnen` is de eerste keer, behalve als het daarna stopte en weer begon."""
    gestopt = rij.gestopt
    hervat = gestopt is not None and rij.hervat is not None and rij.hervat > gestopt
    toegewezen: datetime | None = rij.toegewezen_op
    return Feit(
        ingang=rij.ingang,
        einde=rij.einde,
        toegewezen=klok.dag_van(toegewezen) if toegewezen else None,
        begonnen=rij.begonnen,
        gestopt=None if hervat else gestopt,
        tijdelijk=bool(rij.tijdelijk),
        ingetrokken=rij.ingetrokken_op is not None,
        gemeld=rij.toewijzer == Toewijzer.GEMEENTE,
    )


def _tel_bij(regel: Hulpregel, rij: Any) -> None:
    erbij = regels.omgerekend(rij.geleverd, rij.geleverd_in, rij.eenheid or rij.geleverd_in)
    eerder = regel.per_maand.get(rij.maand, Fraction(0))
    if erbij is None or eerder is None:
        regel.per_maand[rij.maand] = None
    elif rij.teruggestuurd:
        # De aanbieder kan dezelfde maand nog eens insturen: dan telt het hoogste, niet de som.
        regel.per_maand[rij.maand] = max(eerder, erbij)
    else:
        regel.per_maand[rij.maand] = eerder + erbij
