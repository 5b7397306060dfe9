"""Een lijst op de kaart zetten: eerst laten zien, dan doen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.kaart import gegevens as vorm
from nabij.kamers.kaart.gegevens import Adres, Gegevens
from nabij.kamers.kaart.handelingen.aanbod import Door, voeg_toe, werk_bij
from nabij.kamers.kaart.models import Aanbod, Doelgroep, Kring, Soort, Via
from nabij.kamers.kaart.overzichten.aanbod import volledig
from nabij.kamers.kaart.regels import invoer
from nabij.kamers.kaart.regels.invoer import Bezwaar, Keuzelijsten, Onbruikbaar, Regel
from nabij.kamers.wijk.overzichten import buurt_bij_postcode
from nabij.kamers.wijk.regels import normale_postcode

ONBRUIKBAAR: dict[str, str | Promise] = {
    "te_groot": _("Het bestand is te groot. Verdeel het in stukken."),
    "geen_utf8": _("Het bestand is niet te lezen. Bewaar het als CSV UTF-8."),
    "leeg": _("Het bestand is leeg."),
    "scheiding": _(
        "In de bovenste regel staan de kolommen, gescheiden met ; of met een komma of met tabs. "
        "Gebruik er een van, en niet twee door elkaar."
    ),
    "kapot": _("Het bestand houdt op in een cel met aanhalingstekens, bij regel %(wat)s."),
    "onbekende_kolom": _("Deze kolommen kennen we niet: %(wat)s."),
    "dubbele_kolom": _("Deze kolommen staan er twee keer: %(wat)s."),
    "kolom_mist": _("Deze kolommen zijn nodig en staan er niet: %(wat)s."),
}
BEZWAREN: dict[str, str | Promise] = {
    "aantal_cellen": _("Deze regel heeft %(wat)s cellen; dat is niet zoveel als de kop."),
    "leeg": _("De kolom %(kolom)s is leeg en is nodig."),
    "formule": _("De kolom %(kolom)s begint als een formule: %(wat)s."),
    "te_lang": _("De kolom %(kolom)s is langer dan %(wat)s tekens."),
    "onleesbaar": _("In de kolom %(kolom)s staat een teken dat niemand kan lezen."),
    "klopt_niet": _("De kolom %(kolom)s klopt niet: %(wat)s."),
    "onbekend": _("De kolom %(kolom)s kent dit niet: %(wat)s."),
    "leeftijd_om": _("De hoogste leeftijd (%(wat)s) is lager dan de laagste."),
    "dubbel": _("Dit staat twee keer in de lijst, op de regels %(wat)s."),
    "staat_er_al": _("Dit staat al op de kaart. Geef de regel een id om haar te vervangen."),
    "na_middernacht": _("Open tot na middernacht: %(wat)s."),
    "buiten": _("Het adres ligt in geen buurt die wij kennen: %(wat)s."),
    "nieuw": _("Komt erbij."),
    "bijgewerkt": _("Vervangt wat er met dit id staat."),
}


def in_woorden(bezwaar: Bezwaar) -> str:
    """De zin bij een bezwaar."""
    return str(BEZWAREN[bezwaar.code]) % {"kolom": bezwaar.kolom, "wat": bezwaar.wat}


def waarom_niet(fout: Onbruikbaar) -> str:
    """De zin bij een bestand waar niets mee kan."""
    return str(ONBRUIKBAAR[fout.code]) % {"wat": fout.wat}


@dataclass(frozen=True)
class Voorbeeld:
    """Wat er met een lijst gaat gebeuren. `bestaand`: welke regels iets vervangen."""

    regels: list[Regel]
    bestaand: frozenset[int]

    @property
    def goed(self) -> list[Regel]:
        return [regel for regel in self.regels if regel.goed]

    @property
    def geweigerd(self) -> list[tuple[int, str, list[str]]]:
        return [
            (regel.nummer, _naam(regel), [in_woorden(een) for een in regel.bezwaren])
            for regel in self.regels
            if not regel.goed
        ]

    @property
    def gaat_erin(self) -> list[tuple[int, str, list[str]]]:
        return [
            (regel.nummer, _naam(regel), [self._wat(regel), *map(in_woorden, regel.let_op)])
            for regel in self.goed
        ]

    def _wat(self, regel: Regel) -> str:
        code = "bijgewerkt" if regel.nummer in self.bestaand else "nieuw"
        return in_woorden(Bezwaar(code))


@dataclass(frozen=True)
class Uitkomst:
    erbij: int
    bijgewerkt: int
    geweigerd: int


def bekijk(inhoud: bytes) -> Voorbeeld:
    """Kijk een lijst na zonder iets te bewaren. `Onbruikbaar` als er niets mee kan."""
    regels = invoer.lees(inhoud, _keuzes())
    op_id = _bekende_ids([regel.cellen.get("id", "") for regel in regels])
    namen = _bekende_namen(regels)
    bestaand = set()
    for regel in regels:
        if regel.cellen.get("id"):
            if regel.cellen["id"] in op_id:
                bestaand.add(regel.nummer)
        elif invoer.sleutel(regel) in namen:
            regel.bezwaren.append(Bezwaar("staat_er_al"))
        if regel.goed and _ligt_buiten(regel):
            regel.let_op.append(Bezwaar("buiten", wat=str(_adres(regel))))
    return Voorbeeld(regels, frozenset(bestaand))


def neem_over(voorbeeld: Voorbeeld, *, door: Door) -> Uitkomst:
    """Zet de goede regels op de kaart, elk in een eigen transactie."""
    erbij = bijgewerkt = 0
    for regel in voorbeeld.goed:
        nieuw = _neem_regel_over(regel, door)
        erbij, bijgewerkt = erbij + nieuw, bijgewerkt + (not nieuw)
    return Uitkomst(erbij, bijgewerkt, len(voorbeeld.geweigerd))


@transaction.atomic
def _neem_regel_over(regel: Regel, door: Door) -> bool:
    """Erbij (True), of vervangen wat met dit id al op de kaart staat (False)."""
    door = replace(door, via=Via.INVOER)
    eigen = regel.cellen.get("id", "")
    al = volledig().filter(hsds_id=eigen).first() if eigen else None
    if al is not None:
        was = vorm.lees(al)
        werk_bij(aanbod=al, versie=al.versie, gegevens=_gegevens(regel, was), door=door)
        return False
    nieuw = voeg_toe(gegevens=_gegevens(regel, None), door=door)
    if eigen:
        Aanbod.objects.filter(pk=nieuw.pk).update(hsds_id=eigen)
    return True


def _gegevens(regel: Regel, was: Gegevens | None) -> Gegevens:
    """De vermelding uit een regel; een kolom die de lijst niet heeft, blijft zoals zij was."""
    cellen = regel.cellen
    begin = was or Gegevens(naam="", organisatie="", soort="")
    zelf = {naam: cel for naam, cel in cellen.items() if naam in _GEWOON}
    if "kring" in cellen and not cellen["kring"]:
        zelf["kring"] = ""
    anders: dict[str, object] = {}
    for kolom in invoer.GETALLEN:
        if kolom in cellen:
            anders[kolom] = regel.getal(kolom)
    for kolom in ("themas", "doelgroepen"):
        if kolom in cellen:
            anders[kolom] = regel.lijst(kolom)
    if "openingstijden" in cellen:
        anders["tijden"] = regel.tijden
    if "zonder_besluit" in cellen:
        anders["zonder_besluit"] = regel.zonder_besluit
    if {"plek", "straat", "postcode"} & set(cellen):
        anders["adres"] = _adres(regel)
    return replace(begin, **zelf, **anders)  # type: ignore[arg-type]


_GEWOON = frozenset(
    "naam organisatie soort kring omschrijving voor_wie niet_voor hoe_binnenkomen kosten telefoon "
    "email website".split()
)


def _adres(regel: Regel) -> Adres:
    cel = regel.cellen.get
    return Adres(
        naam=cel("plek", ""),
        straat=cel("straat", ""),
        huisnummer=cel("huisnummer", ""),
        postcode=normale_postcode(cel("postcode", "")) or "",
        plaats=cel("plaats", ""),
    )


def _ligt_buiten(regel: Regel) -> bool:
    postcode = regel.cellen.get("postcode", "")
    return bool(postcode) and buurt_bij_postcode(postcode) is None


def _naam(regel: Regel) -> str:
    return regel.cellen.get("naam", "")[:80]


def _keuzes() -> Keuzelijsten:
    return Keuzelijsten(
        soort=Soort.values,
        kring=Kring.values,
        themas=[thema.code for thema in afspraken.themas()],
        doelgroepen=Doelgroep.values,
    )


def _bekende_ids(ids: Collection[str]) -> set[str]:
    rijen = (Aanbod.objects.filter(hsds_id__in=portie) for portie in _porties(ids))
    return {een for rij in rijen for een in rij.values_list("hsds_id", flat=True) if een}


def _bekende_namen(regels: Iterable[Regel]) -> set[tuple[str, ...]]:
    """Welke van deze namen met deze organisatie er al staan; hoofdletters tellen niet."""
    namen = [regel.cellen.get("naam", "").lower() for regel in regels]
    gevonden: set[tuple[str, ...]] = set()
    for portie in _porties(namen):
        rijen = Aanbod.objects.annotate(klein=Lower("naam")).filter(
            klein__in=portie, gestopt_op__isnull=True
        )
        for naam, organisatie in rijen.values_list("naam", "organisatie__naam"):
            gevonden.add((naam.casefold(), organisatie.casefold()))
    return gevonden


def _porties(waarden: Collection[str]) -> Iterable[list[str]]:
    alle = list(waarden)
    return (alle[begin : begin + 500] for begin in range(0, len(alle), 500))
