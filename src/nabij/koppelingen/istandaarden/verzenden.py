"""Wat de gemeente verstuurt, zoals de bedrijfsregels het vragen.

Tijden zijn Nederlandse tijden. Van elke toewijzing geldt de versie met de laatste toewijzingsdatum
en toewijzingstijd; de volgorde van aankomst heeft geen betekenis (IV013, OP080).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from nabij.koppelingen.istandaarden.controle import Ernst
from nabij.koppelingen.istandaarden.controle.inhoud import beoordeel
from nabij.koppelingen.istandaarden.controle.structuur import Fout
from nabij.koppelingen.istandaarden.controle.toewijzing import VERWIJDERD, is_ongedaan
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht, Berichttype
from nabij.koppelingen.istandaarden.formaat.gegevens import BerichtIdentificatie, XsdVersie
from nabij.koppelingen.istandaarden.formaat.klassen import Berichtklasse, ToegewezenProduct
from nabij.koppelingen.istandaarden.formaat.kop import Kop
from nabij.koppelingen.istandaarden.schrijver import schrijf
from nabij.koppelingen.istandaarden.veilig import GROOTSTE, Geweigerd

TOTAAL: Final = "6"
_BOM: Final = b"\xef\xbb\xbf"


class NietToegestaan(Exception):
    """De standaard staat deze wijziging niet toe; de tekst zegt wat wel kan."""


def meest_recent(versies: Iterable[ToegewezenProduct]) -> ToegewezenProduct:
    return max(versies, key=lambda versie: (versie.toewijzingsdatum, versie.toewijzingstijd))


def is_actueel(product: ToegewezenProduct, dag: date) -> bool:
    """Geldt op of na deze dag, en is niet ongedaan gemaakt."""
    return not is_ongedaan(product) and (product.einddatum is None or product.einddatum >= dag)


def volledig_beeld(
    toewijzingen: Iterable[ToegewezenProduct],
    verstuurd: Mapping[int, ToegewezenProduct],
    dag: date,
    referenties: Collection[str] = (),
) -> tuple[ToegewezenProduct, ...]:
    """Wat er in de 301 van een client bij een aanbieder hoort (OP087).

    Alles wat op of na `dag` geldt, en alles wat anders is dan in het vorige bericht (`verstuurd`,
    op toewijzingsnummer). Alleen een wijziging heeft een reden (IV099), en alleen wat op een
    verzoek volgt een referentie: geef die verzoeken mee in `referenties` (IV097).
    """
    gekozen = (
        product
        for product in sorted(toewijzingen, key=lambda p: p.toewijzing_nummer)
        if is_actueel(product, dag) or _moet_gemeld(product, verstuurd)
    )
    return tuple(_in_bericht(product, verstuurd, referenties) for product in gekozen)


def _moet_gemeld(product: ToegewezenProduct, verstuurd: Mapping[int, ToegewezenProduct]) -> bool:
    """Wat nooit verstuurd is en al ongedaan is, hoeft de aanbieder niet te weten."""
    vorige = verstuurd.get(product.toewijzing_nummer)
    if vorige is None:
        return not is_ongedaan(product)
    return _kern(product) != _kern(vorige)


def _kern(product: ToegewezenProduct) -> ToegewezenProduct:
    return replace(product, reden_wijziging=None, referentie_aanbieder=None, retour_codes=())


def _in_bericht(
    product: ToegewezenProduct,
    verstuurd: Mapping[int, ToegewezenProduct],
    referenties: Collection[str],
) -> ToegewezenProduct:
    vorige = verstuurd.get(product.toewijzing_nummer)
    gewijzigd = vorige is not None and _kern(product) != _kern(vorige)
    referentie = product.referentie_aanbieder
    return replace(
        product,
        reden_wijziging=product.reden_wijziging if gewijzigd else None,
        referentie_aanbieder=referentie if referentie in referenties else None,
    )


def verwijder(product: ToegewezenProduct, moment: datetime) -> ToegewezenProduct:
    """De toewijzing geldt daarmee als niet verzonden (OP033x1)."""
    return _opnieuw(product, moment, einddatum=product.ingangsdatum, reden_wijziging=VERWIJDERD)


def wijzig_einde(
    product: ToegewezenProduct, einde: date, reden: str, moment: datetime
) -> ToegewezenProduct:
    """Intrekken of oprekken: dezelfde toewijzing met een andere einddatum (OP033x1, OP380)."""
    if einde < product.ingangsdatum:
        raise NietToegestaan("Het einde kan niet voor de ingang liggen; verwijder de toewijzing.")
    return _opnieuw(product, moment, einddatum=einde, reden_wijziging=reden)


def wijzig_budget(
    product: ToegewezenProduct, budget: int, reden: str, moment: datetime
) -> ToegewezenProduct:
    """In overleg met de aanbieder als het initiatief van de gemeente komt (OP299)."""
    if product.budget is None:
        raise NietToegestaan("Deze toewijzing heeft geen budget.")
    return _opnieuw(product, moment, budget=budget, reden_wijziging=reden)


def wijzig_volume(
    product: ToegewezenProduct, volume: int, reden: str, moment: datetime
) -> ToegewezenProduct:
    """Alleen bij een totaal; anders eindigt deze toewijzing en komt er een nieuwe (OP257)."""
    if product.omvang is None or product.omvang.frequentie != TOTAAL:
        raise NietToegestaan(
            "Een andere omvang per dag, week of maand vraagt een nieuwe toewijzing."
        )
    omvang = replace(product.omvang, volume=volume)
    return _opnieuw(product, moment, omvang=omvang, reden_wijziging=reden)


def _opnieuw(product: ToegewezenProduct, moment: datetime, **velden: object) -> ToegewezenProduct:
    """Een wijziging op initiatief van de gemeente noemt geen referentie (IV097)."""
    nieuw = {"referentie_aanbieder": None, **_tijdstip(moment), **velden}
    if (moment.date(), _tijdstip(moment)["toewijzingstijd"]) <= (
        product.toewijzingsdatum,
        product.toewijzingstijd,
    ):
        raise NietToegestaan("Een wijziging is later dan wat zij wijzigt.")
    return replace(product, **nieuw)  # type: ignore[arg-type]


def _tijdstip(moment: datetime) -> dict[str, object]:
    tijd = moment.time().replace(microsecond=0, tzinfo=None)
    return {"toewijzingsdatum": moment.date(), "toewijzingstijd": tijd}


def maak_bericht(
    type_: Berichttype,
    *,
    afzender: str,
    ontvanger: str,
    identificatie: str,
    dagtekening: date,
    lichaam: Berichtklasse,
) -> Bericht:
    """Een bericht met de kop die erbij hoort."""
    standaard = type_.standaard
    kop = Kop(
        bericht_code=type_.code,
        bericht_versie=standaard.hoofdversie,
        bericht_subversie=standaard.subversie,
        afzender=afzender,
        ontvanger=ontvanger,
        bericht_identificatie=BerichtIdentificatie(
            identificatie=identificatie, dagtekening=dagtekening
        ),
        xsd_versie=XsdVersie(
            basisschema_xsd_versie=standaard.xsd_versie, bericht_xsd_versie=standaard.xsd_versie
        ),
    )
    return Bericht(type=type_, kop=kop, lichaam=lichaam)


def maak_klaar(bericht: Bericht, vandaag: date) -> bytes:
    """De bytes om te versturen. `Geweigerd` als de ontvanger dit bericht zou afkeuren."""
    for bevinding in beoordeel(bericht, vandaag):
        if bevinding.ernst == Ernst.FOUT:
            raise Geweigerd(bevinding.melding, bevinding.regel, bevinding.pad)
    inhoud = schrijf(bericht)
    for fout in verzendregels(inhoud):
        raise Geweigerd(fout.melding, fout.regel, fout.pad)
    return inhoud


def verzendregels(inhoud: bytes, bestandsnaam: str = "bericht.xml") -> Iterator[Fout]:
    """Wat voor een bestand geldt dat wij versturen (OP179, OP192); over wat binnenkomt niet."""
    if len(inhoud) > GROOTSTE:
        yield Fout("OP179", "", f"Het bestand is groter dan {GROOTSTE // (1024 * 1024)} MB.")
    if inhoud.startswith(_BOM):
        yield Fout("OP192", "", "Het bestand begint met een byte order mark.")
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError:
        yield Fout("OP192", "", "Het bestand is geen UTF-8.")
    los = inhoud.replace(b"\r\n", b"")
    if b"\n" in los or b"\r" in los:
        yield Fout("OP192", "", "Een regel eindigt niet met CR/LF.")
    if not bestandsnaam.lower().endswith(".xml"):
        yield Fout("OP192", "", "De naam van het bestand eindigt niet op .xml.")
