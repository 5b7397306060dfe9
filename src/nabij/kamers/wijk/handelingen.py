"""Wat er in de wijk geschreven wordt: gebieden, maten, cijfers en postcodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from nabij.fundament.sleutels import nieuw_id
from nabij.kamers.wijk import regels
from nabij.kamers.wijk.models import Gebied, Kerncijfer, Maat, Postcode, Postcodereeks, Soort

# Zoveel cijfers per keer naar de database; daartussen kan de voortgang gemeld worden.
_PORTIE = 5000
_UPDATES = 100
_POSTCODES = 500
_KOLOMMEN = ("id", "gebied_id", "maat_id", "jaar", "waarde", "reden", "bron", "bestand")
_VAN_GROOT_NAAR_KLEIN = (Soort.GEMEENTE, Soort.WIJK, Soort.BUURT)

Voortgang = Callable[[int, int], None]


class AnderGebied(ValueError):
    """Deze code hoort al bij een gebied met een andere naam."""


@dataclass(frozen=True)
class GebiedInvoer:
    """Een gebied uit een levering. `naam` gelijk aan `code`: de naam kennen we niet."""

    code: str
    naam: str
    soort: str
    ouder: str | None
    vorm: dict[str, Any] | None
    jaar: int


@dataclass(frozen=True)
class MaatInvoer:
    code: str
    naam: str
    eenheid: str
    groep: str
    volgorde: int
    kern: bool


@dataclass(frozen=True)
class CijferInvoer:
    """Een cijfer van een gebied: `waarde`, of None met de code van de `reden`."""

    gebied: str
    maat: str
    jaar: int
    waarde: Decimal | None
    reden: str
    bron: str
    bestand: str


@dataclass(frozen=True)
class ReeksInvoer:
    """De huisnummers `van` tot en met `tot` van een postcode liggen in dit gebied (een code)."""

    postcode: str
    van: int
    tot: int
    gebied: str


@transaction.atomic
def leg_gebied_vast(
    *,
    code: str,
    naam: str,
    soort: str,
    jaar: int,
    ouder: Gebied | None = None,
    vorm: dict[str, Any] | None = None,
    eigen: bool = False,
) -> Gebied:
    """Een gebied, nieuw of bijgewerkt. `AnderGebied` als de code al van een ander gebied is."""
    gebied = Gebied.objects.filter(code=code).first()
    if gebied is None:
        return Gebied.objects.create(
            code=code, naam=naam, soort=soort, ouder=ouder, vorm=vorm, jaar=jaar, eigen=eigen
        )
    if not regels.zelfde_gebied(code, naam, gebied.naam):
        raise AnderGebied(f"{code} is al {gebied.naam} ({gebied.jaar}).")
    gebied.naam, gebied.ouder, gebied.jaar = naam, ouder, jaar
    gebied.vorm = vorm if vorm is not None else gebied.vorm
    gebied.eigen = gebied.eigen or eigen
    gebied.save()
    return gebied


@transaction.atomic
def wijs_eigen_gemeente_aan(*, gebied: Gebied, eigen: bool = True) -> None:
    """Deze gemeente is van ons (of niet meer): haar buurten staan in de keuzelijsten."""
    gebied.eigen = eigen
    gebied.save(update_fields=["eigen"])


@transaction.atomic
def leg_postcode_vast(*, postcode: str, gebied: Gebied) -> None:
    """Tel dat een adres met deze postcode in dit gebied ligt. Een onleesbare postcode telt niet."""
    schoon = regels.normale_postcode(postcode)
    if schoon is None:
        return
    rij, nieuw = Postcode.objects.get_or_create(postcode=schoon, gebied=gebied)
    if not nieuw:
        Postcode.objects.filter(pk=rij.pk).update(keer=F("keer") + 1)


def leg_postcodes_vast(reeksen: Sequence[ReeksInvoer]) -> None:
    """Zet voor elke postcode hierin precies deze reeksen, alle of geen.

    De invoer is nagekeken: reeksen van een postcode overlappen niet. Een stad heeft er
    zeventigduizend; via modellen zou een ander op SQLite te lang niet kunnen schrijven.
    """
    sleutel = Postcodereeks._meta.pk
    gebied_id = {
        code: sleutel.get_db_prep_save(pk, connection)
        for code, pk in Gebied.objects.values_list("code", "pk")
    }
    rijen = [
        (
            sleutel.get_db_prep_save(nieuw_id(), connection),
            reeks.postcode,
            reeks.van,
            reeks.tot,
            gebied_id[reeks.gebied],
        )
        for reeks in reeksen
    ]
    postcodes = sorted({reeks.postcode for reeks in reeksen})
    with transaction.atomic():
        for begin in range(0, len(postcodes), _POSTCODES):
            portie = postcodes[begin : begin + _POSTCODES]
            Postcodereeks.objects.filter(postcode__in=portie).delete()
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {Postcodereeks._meta.db_table} "  # noqa: S608 (alleen eigen namen)
                "(id, postcode, van, tot, gebied_id) VALUES (%s, %s, %s, %s, %s)",
                rijen,
            )


def leg_levering_vast(
    *,
    gebieden: Sequence[GebiedInvoer],
    maten: Sequence[MaatInvoer],
    cijfers: Sequence[CijferInvoer],
    voortgang: Voortgang | None = None,
) -> None:
    """Alles uit een of meer bestanden in een keer, of niets. Wat er al staat wordt bijgewerkt.

    De invoer is nagekeken met `regels.zelfde_gebied`. `voortgang` krijgt (gedaan, totaal).
    Op SQLite houdt een transactie ieder ander op die schrijft: wat kan, gebeurt ervoor.
    """
    maat_op_code = _leg_maten_vast(maten)
    plan = _plan_gebieden(gebieden)
    rijen = _cijferrijen(cijfers, plan.op_code, maat_op_code)
    with transaction.atomic():
        plan.schrijf()
        with connection.cursor() as cursor:
            for begin in range(0, len(rijen), _PORTIE):
                cursor.executemany(_cijfer_sql(), rijen[begin : begin + _PORTIE])
                if voortgang is not None:
                    voortgang(min(begin + _PORTIE, len(rijen)), len(rijen))


def _cijfer_sql() -> str:
    """Een regel per cijfer, en bijwerken wat er al stond. Zo in SQLite en in PostgreSQL.

    Het CBS levert voor heel Nederland zestigduizend cijfers; via modellen duurt dat vier keer
    zo lang, en zo lang zou op SQLite niemand anders kunnen schrijven.
    """
    tabel = Kerncijfer._meta.db_table
    bijwerken = ", ".join(f"{kolom} = excluded.{kolom}" for kolom in _KOLOMMEN[4:])
    return (
        f"INSERT INTO {tabel} ({', '.join(_KOLOMMEN)}) "  # noqa: S608 (alleen eigen namen)
        f"VALUES ({', '.join(['%s'] * len(_KOLOMMEN))}) "
        f"ON CONFLICT ({', '.join(_KOLOMMEN[1:4])}) DO UPDATE SET {bijwerken}"
    )


def _cijferrijen(
    cijfers: Iterable[CijferInvoer], gebieden: dict[str, Gebied], maten: dict[str, Maat]
) -> list[tuple[Any, ...]]:
    """De waarden in de volgorde van `_KOLOMMEN`, zoals deze database ze wil hebben."""
    sleutel = Kerncijfer._meta.pk
    getal = Kerncijfer._meta.get_field("waarde")
    gebied_id = {c: sleutel.get_db_prep_save(g.pk, connection) for c, g in gebieden.items()}
    maat_id = {c: sleutel.get_db_prep_save(m.pk, connection) for c, m in maten.items()}
    return [
        (
            sleutel.get_db_prep_save(nieuw_id(), connection),
            gebied_id[cijfer.gebied],
            maat_id[cijfer.maat],
            cijfer.jaar,
            getal.get_db_prep_save(cijfer.waarde, connection),
            cijfer.reden,
            cijfer.bron,
            cijfer.bestand,
        )
        for cijfer in cijfers
    ]


def _leg_maten_vast(invoer: Iterable[MaatInvoer]) -> dict[str, Maat]:
    maten = [
        Maat(
            code=maat.code,
            naam=maat.naam,
            eenheid=maat.eenheid,
            groep=maat.groep,
            volgorde=maat.volgorde,
            kern=maat.kern,
        )
        for maat in invoer
    ]
    Maat.objects.bulk_create(
        maten,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["naam", "eenheid", "groep", "volgorde", "kern"],
    )
    return {maat.code: maat for maat in Maat.objects.all()}


@dataclass
class _Gebiedenplan:
    """Welke gebieden erbij komen en welke veranderen, uitgezocht voordat er geschreven wordt."""

    op_code: dict[str, Gebied]
    nieuw: list[Gebied]
    veranderd: list[Gebied]

    def schrijf(self) -> None:
        Gebied.objects.bulk_create(self.nieuw)
        Gebied.objects.bulk_update(
            self.veranderd, ["naam", "ouder", "vorm", "jaar"], batch_size=_UPDATES
        )


def _plan_gebieden(invoer: Sequence[GebiedInvoer]) -> _Gebiedenplan:
    """Van groot naar klein, zodat een ouder er altijd al is."""
    codes = {gebied.code for gebied in invoer} | {g.ouder for g in invoer if g.ouder}
    op_code: dict[str, Gebied] = Gebied.objects.in_bulk(list(codes), field_name="code")
    plan = _Gebiedenplan(op_code, nieuw=[], veranderd=[])
    for soort in _VAN_GROOT_NAAR_KLEIN:
        for gebied in (g for g in invoer if g.soort == soort):
            ouder = op_code[gebied.ouder] if gebied.ouder else None
            bestaand = op_code.get(gebied.code)
            if bestaand is None:
                op_code[gebied.code] = Gebied(
                    code=gebied.code,
                    naam=gebied.naam,
                    soort=gebied.soort,
                    ouder=ouder,
                    vorm=gebied.vorm,
                    jaar=gebied.jaar,
                )
                plan.nieuw.append(op_code[gebied.code])
            elif _werk_bij(bestaand, gebied, ouder):
                plan.veranderd.append(bestaand)
    plan.veranderd += _buurten_onder_hun_wijk(plan)
    return plan


def _werk_bij(gebied: Gebied, invoer: GebiedInvoer, ouder: Gebied | None) -> bool:
    """Nieuwer of even oud wint; wat de levering niet weet (naam, grens) blijft staan."""
    was = (gebied.naam, gebied.ouder_id, gebied.jaar, gebied.vorm)
    if invoer.jaar < gebied.jaar and gebied.naam != gebied.code:
        gebied.vorm = gebied.vorm or invoer.vorm
    else:
        gebied.naam = gebied.naam if invoer.naam == invoer.code else invoer.naam
        gebied.ouder, gebied.jaar = ouder, invoer.jaar
        gebied.vorm = invoer.vorm or gebied.vorm
    return was != (gebied.naam, gebied.ouder_id, gebied.jaar, gebied.vorm)


def _buurten_onder_hun_wijk(plan: _Gebiedenplan) -> list[Gebied]:
    """Buurten die er eerder waren dan hun wijk en zolang onder de gemeente hingen."""
    wijken = {g.code: g for g in plan.nieuw if g.soort == Soort.WIJK}
    if not wijken:
        return []
    verhangen = []
    for buurt in Gebied.objects.filter(soort=Soort.BUURT, ouder__soort=Soort.GEMEENTE):
        wijk = wijken.get(regels.wijk_van(buurt.code) or "")
        if wijk is not None and buurt.code not in plan.op_code:
            buurt.ouder = wijk
            verhangen.append(buurt)
    return verhangen
