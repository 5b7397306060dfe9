"""De hulp bij huishoudens van het oefenaccount teamlid: van alles wat er mee kan zijn.

Wat eerder gebeurde zijn dezelfde gebeurtenissen als in de rest van de gemeente; wat nu nog open
ligt gaat langs de handelingen. Vaste dagen, dus elke keer hetzelfde.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from types import SimpleNamespace
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from nabij.demo.afnemer import Adresboek
from nabij.demo.in_bulk import InBulk
from nabij.demo.toewijzen import berichten
from nabij.demo.toewijzen import gebeurtenissen as h
from nabij.demo.toewijzen.aanbieders import PRODUCTEN
from nabij.demo.toewijzen.verloop import reservenummer
from nabij.fundament import klok
from nabij.kamers.bewoners import handelingen as bewoners
from nabij.kamers.bewoners.models import Lid, Persoon
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Afscherming, DossierSoort
from nabij.kamers.poort.models import Betrokkenheid
from nabij.kamers.poort.rechten import EERSTEN
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.handelingen.besluit import Hulp
from nabij.kamers.toewijzing.models import Toewijzing
from nabij.kamers.toewijzing.regels import Omvang
from nabij.kamers.toewijzing.regels.gebruik import verwacht

WIE, BESLIST = "teamlid", "teamleider"
AL_GEBRUIKT = 3
"""Bij de nieuwste huishoudens staat al iets van de voordeur."""
EERSTE_NUMMER = 9_000_000_000


@dataclass
class Huis:
    """Een huishouden waar nog geen hulp is toegewezen, en voor wie de hulp is."""

    nummer: int
    dossier: UUID
    persoon: Persoon
    vandaag: date
    boek: Adresboek

    @property
    def naam(self) -> str:
        return f"{self.persoon.roepnaam} {self.persoon.achternaam}"

    @property
    def hulp(self) -> int:
        return EERSTE_NUMMER + self.nummer

    def op(self, dagen: int) -> datetime:
        """Een moment zoveel dagen geleden."""
        return klok.begin_van(self.vandaag - timedelta(days=dagen)) + timedelta(hours=10)

    def toegewezen(
        self, soort: str, wie: str, volume: int, dagen: int, weken: int = 52
    ) -> h.HulpToegewezen:
        product, ingang = PRODUCTEN[soort], self.vandaag - timedelta(days=dagen)
        return h.HulpToegewezen(
            self.op(dagen), BESLIST, self.nummer, self.hulp, self.nummer, product.naam, wie,
            volume, product.frequentie, ingang, ingang + timedelta(weeks=weken, days=-1),
            product.waarom,
        )  # fmt: skip

    def begonnen(self, dagen: int) -> h.HulpBegonnen:
        dag = self.vandaag - timedelta(days=dagen)
        return h.HulpBegonnen(self.op(dagen - 2), "", self.nummer, self.hulp, dag)

    def gestopt(self, dagen: int, reden: str) -> h.HulpGestopt:
        dag = self.vandaag - timedelta(days=dagen)
        return h.HulpGestopt(self.op(dagen - 1), "", self.nummer, self.hulp, dag, reden)

    def gedeclareerd(
        self, soort: str, volume: int, begon: int, deel: float
    ) -> Iterator[h.HulpGedeclareerd]:
        """De maanden sinds het begon; elke maand is drie weken later binnen."""
        product, begin = PRODUCTEN[soort], self.vandaag - timedelta(days=begon)
        omvang = Omvang(volume, product.eenheid, product.frequentie)
        maand = begin.replace(day=1)
        while True:
            volgende = (maand + timedelta(days=32)).replace(day=1)
            binnen = volgende + timedelta(days=20)
            if binnen >= self.vandaag:
                return
            einde = volgende - timedelta(days=1)
            aantal = verwacht(omvang, begin, None, max(maand, begin), einde) or 0
            op = klok.begin_van(binnen) + timedelta(hours=9)
            yield h.HulpGedeclareerd(
                op, "", self.nummer, self.hulp, maand, round(float(aantal) * deel)
            )
            maand = volgende


def _niet_begonnen(huis: Huis) -> list[h.HulpGebeurtenis]:
    return [huis.toegewezen("begeleiding", "De Vlonder", 3, 41)]


def _loopt(huis: Huis) -> list[h.HulpGebeurtenis]:
    soort = "hulp in huis"
    return [
        huis.toegewezen(soort, "Thuisgoed", 3, 300, weken=104),
        huis.begonnen(252),
        *huis.gedeclareerd(soort, 3, 252, 0.92),
    ]


def _boven(huis: Huis) -> list[h.HulpGebeurtenis]:
    soort = "begeleiding"
    return [
        huis.toegewezen(soort, "Huis aan Huis Zorg", 2, 210, weken=44),
        huis.begonnen(172),
        *huis.gedeclareerd(soort, 2, 172, 1.5),
    ]


def _vraagt_meer(huis: Huis) -> None:
    """De situatie van mevrouw De Wit: er ligt al een verzoek met de uitleg."""
    loopt = Toewijzing.objects.select_related("aanbieder", "product").get(
        dossier=huis.dossier, aanbieder__organisatie__naam="Huis aan Huis Zorg"
    )
    omvang = Omvang(3, loopt.eenheid, loopt.frequentie)
    ingang = huis.vandaag + timedelta(days=7)
    berichten.vraag_meer(loopt, omvang=omvang, ingang=ingang, kenmerk=f"W{huis.hulp}")


def _gestopt(huis: Huis) -> list[h.HulpGebeurtenis]:
    soort = "dag"
    return [
        huis.toegewezen(soort, "Zorgboerderij Achter de Vaart", 4, 190),
        huis.begonnen(140),
        *huis.gedeclareerd(soort, 4, 140, 0.7),
        huis.gestopt(5, "21"),
    ]


def _niets(huis: Huis) -> list[h.HulpGebeurtenis]:
    return []


def _vraagt_hulp(huis: Huis) -> None:
    """Een aanbieder vraagt om toewijzing; het antwoord moet deze week."""
    product = PRODUCTEN["begeleiding"]
    berichten.vraag_hulp(
        aanbieder=huis.boek.aanbieders["De Vlonder"],
        persoon_id=huis.persoon.pk,
        product=huis.boek.producten[product.naam],
        omvang=Omvang(2, product.eenheid, product.frequentie),
        ingang=huis.vandaag + timedelta(days=14),
        einde=huis.vandaag + timedelta(days=14 + 90),
        kenmerk=f"N{huis.hulp}",
        uitleg="Wij spraken elkaar bij de inloop. Samen de post doen geeft rust.",
    )


def _van_huisarts(huis: Huis) -> list[h.HulpGebeurtenis]:
    ingang = huis.vandaag - timedelta(days=60)
    product = PRODUCTEN["ambulant"]
    return [
        h.HulpVanAnder(
            huis.op(55), WIE, huis.nummer, huis.hulp, huis.nummer, product.naam, "De Kleine Stap",
            "huisarts", ingang, ingang + timedelta(weeks=39),
        )
    ]  # fmt: skip


def _schild(huis: Huis) -> None:
    """Eerst afgeschermd, dan toegewezen: over wie afgeschermd is gaat geen bericht."""
    wie, product = huis.boek.wie(WIE), PRODUCTEN["begeleiding"]
    bewoners.scherm_persoon_af(
        dossier_id=huis.dossier, persoon_id=huis.persoon.pk, niveau=Afscherming.ADRES_GEHEIM,
        door=wie,
    )  # fmt: skip
    omvang = Omvang(1, product.eenheid, product.frequentie)
    ingang = huis.vandaag + timedelta(days=3)
    handelingen.wijs_toe(
        dossier_id=huis.dossier,
        persoon_id=huis.persoon.pk,
        naam=huis.naam,
        hulp=Hulp(
            huis.boek.aanbieders["De Vlonder"], huis.boek.producten[product.naam], omvang, ingang,
            ingang + timedelta(weeks=20),
        ),
        motivering=product.waarom,
        door=wie,
    )  # fmt: skip
    handelingen.te_verzenden()


Eerder = Callable[[Huis], list[h.HulpGebeurtenis]]
Nu = Callable[[Huis], None] | None
VERHALEN: tuple[tuple[Eerder, Nu], ...] = (
    (_niet_begonnen, None),
    (_boven, _vraagt_meer),
    (_niets, _vraagt_hulp),
    (_loopt, None),
    (_gestopt, None),
    (_niets, _schild),
    (_van_huisarts, None),
)


@transaction.atomic
def zet_neer() -> None:
    """Elk verhaal bij een huishouden waar nog niets is toegewezen, het nieuwste eerst."""
    with poort.systeem(taak="oefenomgeving"):
        boek = Adresboek.lees()
        afnemer = InBulk(boek)
        huizen = list(zip(_huizen(boek), VERHALEN, strict=False))
        for huis, (eerder, _nu) in huizen:
            afnemer.huizen[huis.nummer] = SimpleNamespace(pk=huis.dossier)  # type: ignore[assignment]
            afnemer.mensen[huis.nummer] = huis.persoon
            afnemer.neem(eerder(huis))
        afnemer.schrijf()
        for huis, (_eerder, nu) in huizen:
            _geef_bsn(huis)
            if nu is not None:
                nu(huis)


def _huizen(boek: Adresboek) -> Iterator[Huis]:
    """Het laatste verhaal gaat over een kind. Zijn er weinig huishoudens, dan deelt een er meer."""
    leeg = ~Exists(Toewijzing.objects.filter(dossier=OuterRef("dossier")))
    rijen = Betrokkenheid.objects.filter(
        leeg, account=boek.accounts[WIE], rol__in=list(EERSTEN), tot__isnull=True,
        dossier__soort=DossierSoort.HUISHOUDEN, dossier__gesloten_op__isnull=True,
    )  # fmt: skip
    pks = list(rijen.order_by("-dossier__gemaakt_op").values_list("dossier_id", flat=True))
    leden = Lid.objects.filter(dossier__in=pks, tot__isnull=True).select_related("persoon")
    per: dict[UUID, list[Lid]] = {pk: [] for pk in (*pks[AL_GEBRUIKT:], *pks[:AL_GEBRUIKT])}
    for lid in leden.order_by("persoon__geboortedatum", "pk"):
        if lid.dossier_id in per:
            per[lid.dossier_id].append(lid)
    kinderen = [pk for pk, rij in per.items() if any(lid.rol == "kind" for lid in rij)]
    gewoon = [pk for pk in per if pk not in kinderen[:1]] or kinderen
    volgorde = [*islice(cycle(gewoon), len(VERHALEN) - 1), *(kinderen or gewoon)[:1]]
    for nummer, pk in enumerate(volgorde):
        laatste = nummer == len(VERHALEN) - 1
        eigen = [lid for lid in per[pk] if laatste and lid.rol == "kind"] or per[pk]
        yield Huis(nummer, pk, eigen[0].persoon, klok.vandaag(), boek)


def _geef_bsn(huis: Huis) -> None:
    persoon = Persoon.objects.get(pk=huis.persoon.pk)
    if not persoon.bsn_merk:
        bewoners.wijzig_persoon(
            dossier_id=huis.dossier, persoon=persoon, versie=persoon.versie,
            door=huis.boek.wie(WIE), bsn=reservenummer(huis.nummer),
        )  # fmt: skip
