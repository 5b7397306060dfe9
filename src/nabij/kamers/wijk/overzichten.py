"""Lezen uit de wijk: gebieden, hun cijfers, en het gebied bij een postcode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from nabij.kamers.wijk import regels
from nabij.kamers.wijk.models import Gebied, Kerncijfer, Postcode, Postcodereeks, Soort

# Ruim onder wat SQLite en PostgreSQL aan waarden in een vraag toelaten.
_PORTIE = 500

PROCENT = "%"
IN_DUIZEND_EURO = "x 1.000 euro"
# Bij deze eenheden zegt de naam van de maat al wat er geteld is.
ZONDER_WOORD = ("aantal", "klasse 1 tot 5", "per huishouden", "per km²")

Keuze = tuple[str, str] | tuple[str, list[tuple[str, str]]]


def gebied_met_code(code: str) -> Gebied | None:
    """Het gebied met deze code, met zijn wijk en gemeente erbij; hoofdletters tellen niet."""
    return (
        Gebied.objects.filter(code__iexact=code.strip())
        .select_related("ouder__ouder")
        .defer("vorm", "ouder__vorm", "ouder__ouder__vorm")
        .first()
    )


def eigen_gemeenten() -> list[Gebied]:
    """De gemeenten die als eigen zijn aangewezen; is er geen, dan alle gemeenten."""
    gemeenten = list(Gebied.objects.filter(soort=Soort.GEMEENTE).order_by("naam"))
    return [gemeente for gemeente in gemeenten if gemeente.eigen] or gemeenten


def kleinste_gebieden(gemeente_code: str | None = None, *, met_vorm: bool = False) -> list[Gebied]:
    """De gebieden die niet verder verdeeld zijn: buurten, of wijken waar geen buurten zijn.

    Van een gemeente, of anders van alle eigen gemeenten. Op naam, per wijk. Grenzen zijn groot
    en komen alleen mee met `met_vorm`.
    """
    gebieden = list(
        Gebied.objects.filter(_binnen(gemeente_code), delen__isnull=True)
        .select_related("ouder__ouder")
        .defer("ouder__vorm", "ouder__ouder__vorm", *([] if met_vorm else ["vorm"]))
        .order_by("ouder__naam", "naam")
    )
    delen = [gebied for gebied in gebieden if gebied.soort != Soort.GEMEENTE]
    return delen or gebieden


def gebied_keuzes(gemeente_code: str | None = None) -> list[Keuze]:
    """Keuzes voor een formulier: (id, naam), per wijk of gemeente als er meer dan een is."""
    groepen: dict[str, list[tuple[str, str]]] = {}
    for gebied in kleinste_gebieden(gemeente_code):
        kop = gebied.ouder.naam if gebied.ouder is not None else ""
        groepen.setdefault(kop, []).append((str(gebied.pk), gebied.naam))
    if len(groepen) <= 1:
        return [keuze for keuzes in groepen.values() for keuze in keuzes]
    return list(groepen.items())


def buurt_bij_postcode(postcode: str, huisnummer: int | None = None) -> Gebied | None:
    """Het gebied bij een adres, in een vraag aan de database; None als we het niet weten.

    Eerst de reeksen die de gemeente laadde: met een huisnummer de reeks waar het in valt, zonder
    huisnummer alleen als de hele postcode in een gebied ligt. Anders waar deze postcode het vaakst
    bij hoorde.
    """
    schoon = regels.normale_postcode(postcode)
    if schoon is None:
        return None
    reeksen = Postcodereeks.objects.filter(postcode=schoon)
    if huisnummer is not None:
        past = reeksen.filter(van__lte=huisnummer, tot__gte=huisnummer)
    else:
        past = reeksen.exclude(Exists(reeksen.filter(~Q(gebied=OuterRef("gebied")))))
    vaakst = Postcode.objects.filter(postcode=schoon).order_by("-keer", "gebied__code")
    return (
        Gebied.objects.filter(
            pk=Coalesce(Subquery(past.values("gebied")[:1]), Subquery(vaakst.values("gebied")[:1]))
        )
        .defer("vorm")
        .first()
    )


def bekende_gebieden(codes: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Code naar (naam, jaar van de indeling), voor de codes die er al zijn."""
    return {
        code: (naam, jaar)
        for portie in _porties(codes)
        for code, naam, jaar in Gebied.objects.filter(code__in=portie).values_list(
            "code", "naam", "jaar"
        )
    }


def bekende_cijfers(
    codes: Sequence[str],
) -> dict[tuple[str, str, int], tuple[Decimal | None, str, str]]:
    """(gebied, maat, jaar) naar (waarde, reden, bestand), voor de cijfers die er al zijn."""
    return {
        (gebied, maat, jaar): (waarde, reden, bestand)
        for portie in _porties(codes)
        for gebied, maat, jaar, waarde, reden, bestand in Kerncijfer.objects.filter(
            gebied__code__in=portie
        ).values_list("gebied__code", "maat__code", "jaar", "waarde", "reden", "bestand")
    }


def verdeelde_gebieden() -> dict[str, bool]:
    """De code van elk gebied, en of het zelf weer verdeeld is in kleinere."""
    delen = Gebied.objects.filter(ouder=OuterRef("pk"))
    return dict(Gebied.objects.annotate(verdeeld=Exists(delen)).values_list("code", "verdeeld"))


def bekende_reeksen(postcodes: Sequence[str]) -> dict[str, set[tuple[int, int, str]]]:
    """Postcode naar haar reeksen (van, tot, code van het gebied), voor wat al geladen is."""
    gevonden: dict[str, set[tuple[int, int, str]]] = {}
    for portie in _porties(postcodes):
        reeksen = Postcodereeks.objects.filter(postcode__in=portie)
        for postcode, van, tot, code in reeksen.values_list(
            "postcode", "van", "tot", "gebied__code"
        ):
            gevonden.setdefault(postcode, set()).add((van, tot, code))
    return gevonden


def zonder_grens(codes: Sequence[str]) -> int:
    """Van hoeveel van deze wijken en buurten we de grens niet kennen."""
    return sum(
        Gebied.objects.filter(code__in=portie, vorm__isnull=True)
        .exclude(soort=Soort.GEMEENTE)
        .count()
        for portie in _porties(codes)
    )


def cijfers_van(gebied: Gebied) -> QuerySet[Kerncijfer]:
    """Alle cijfers van een gebied, in de volgorde van de maten, nieuwste jaar eerst."""
    return gebied.cijfers.select_related("maat").order_by("maat__volgorde", "maat__code", "-jaar")


def waarde_in_woorden(cijfer: Kerncijfer) -> str:
    """De waarde met eenheid zoals je haar zegt, of "onbekend" met de reden."""
    if cijfer.waarde is None:
        return _("onbekend: %(reden)s") % {"reden": cijfer.get_reden_display()}
    return getal_in_woorden(cijfer.waarde, cijfer.maat.eenheid)


def getal_in_woorden(waarde: Decimal, eenheid: str) -> str:
    """Een getal met zijn eenheid: 13.355, 42,6%, 251.000 euro, 96 per 1.000 inwoners."""
    if eenheid == IN_DUIZEND_EURO:
        return f"{_getal(waarde * 1000)} {_('euro')}"
    if eenheid in ZONDER_WOORD:
        return _getal(waarde)
    return f"{_getal(waarde)}{'' if eenheid == PROCENT else ' '}{eenheid}"


def _getal(waarde: Decimal) -> str:
    return number_format(waarde.normalize(), use_l10n=True, force_grouping=True)


def _binnen(gemeente_code: str | None) -> Q:
    if gemeente_code is not None:
        code = gemeente_code
        return Q(code=code) | Q(ouder__code=code) | Q(ouder__ouder__code=code)
    van_ons = Q(eigen=True) | Q(ouder__eigen=True) | Q(ouder__ouder__eigen=True)
    return van_ons | Q(~Exists(Gebied.objects.filter(eigen=True)))


def _porties(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    for begin in range(0, len(codes), _PORTIE):
        yield codes[begin : begin + _PORTIE]
