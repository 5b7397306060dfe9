"""Wat aanbieders sturen: echte berichten, geschreven zoals een aanbieder dat doet.

Ze gaan dezelfde weg als elk ander bericht: aangenomen, bewaard en verwerkt door de postbode.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from nabij.fundament import klok
from nabij.kamers.bewoners.models import Persoon
from nabij.kamers.toewijzing.models import Aanbieder, Levering, LeveringSoort, Product, Toewijzing
from nabij.kamers.toewijzing.regels import Omvang
from nabij.koppelingen.istandaarden.formaat import gegevens as f
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.formaat.berichten import berichttype
from nabij.koppelingen.istandaarden.postbode import kennis, neem_aan, verwerk
from nabij.koppelingen.istandaarden.schrijver import schrijf
from nabij.koppelingen.istandaarden.verzenden import maak_bericht
from nabij.opslag.kluis import kluis

NIEUW, VERANDERD, GEMEENTE, GEEN_GEMEENTE = "1", "1", "01", "0000"


class NietVerwerkt(Exception):
    """De postbode kon met dit verzonnen bericht niets; de tekst zegt waarom."""


def bezorg(soort: str, wet: str, kenmerk: str, afzender: Aanbieder, lichaam: Any) -> None:
    """Schrijf het bericht, laat het aannemen en verwerken. Raises `NietVerwerkt`."""
    bericht = maak_bericht(
        berichttype(kennis.STANDAARD[wet], soort), afzender=afzender.agb,
        ontvanger=min(kennis.eigen_gemeenten(), default=GEEN_GEMEENTE), identificatie=kenmerk,
        dagtekening=klok.vandaag(), lichaam=lichaam,
    )  # fmt: skip
    neem_aan(schrijf(bericht), bestand=f"{bericht.type.naam}_{kenmerk}.xml")
    uitslag = verwerk()
    if uitslag.gelukt != 1:
        raise NietVerwerkt(f"{soort} {kenmerk}: {' '.join(uitslag.redenen)}")


def meld_start(rij: Toewijzing, *, kenmerk: str, dag: date) -> None:
    product = k.StartProduct(
        toewijzing_nummer=rij.nummer, product=kennis.als_product(rij), begindatum=dag,
        status_aanlevering=NIEUW,
    )  # fmt: skip
    lichaam = k.ClientStart(**_mens(rij.persoon_id), start_producten=(product,))
    bezorg("305", rij.wet, kenmerk, rij.aanbieder, lichaam)


def meld_stop(rij: Toewijzing, *, kenmerk: str, dag: date, reden: str) -> None:
    begonnen = Levering.objects.filter(toewijzing=rij, soort=LeveringSoort.START).latest("op")
    product = k.StopProduct(
        toewijzing_nummer=rij.nummer, product=kennis.als_product(rij), begindatum=begonnen.op,
        reden_beeindiging=reden, einddatum=dag, status_aanlevering=NIEUW,
    )  # fmt: skip
    lichaam = k.ClientStop(**_mens(rij.persoon_id), stop_producten=(product,))
    bezorg("307", rij.wet, kenmerk, rij.aanbieder, lichaam)


def declareer(rij: Toewijzing, *, kenmerk: str, maand: date, volume: int, referentie: str) -> None:
    """Een maand van een mens. In het echt staan er meer mensen in een bericht."""
    product: Any = rij.product
    bedrag = volume * product.tarief
    einde = maand.replace(day=monthrange(maand.year, maand.month)[1])
    laatste = min(einde, rij.einde) if rij.einde else einde
    periode = f.GeslotenPeriode(begindatum=max(maand, rij.ingang), einddatum=laatste)
    prestatie = k.Prestatie(
        product_referentie=f.Referentie(referentie_nummer=referentie),
        toewijzing_nummer=rij.nummer or 0,
        product_categorie=product.categorie,
        product_code=product.code,
        product_periode=periode,
        geleverd_volume=volume,
        eenheid=rij.eenheid,
        product_tarief=product.tarief,
        ingediend_bedrag=f.BedragMetDC(bedrag=bedrag, debet_credit="D"),
    )
    client = k.Client(bsn=_bsn(rij.persoon_id), prestaties=(prestatie,))
    lichaam = k.Declaratie(
        declaratie_nummer=kenmerk,
        declaratie_periode=f.GeslotenPeriode(begindatum=maand, einddatum=einde),
        declaratie_dagtekening=klok.vandaag(),
        totaal_ingediend_bedrag=f.TotaalBedragMetDC(totaal_bedrag=bedrag, debet_credit="D"),
        clienten=(client,),
    )
    bezorg("323", rij.wet, kenmerk, rij.aanbieder, lichaam)


def vraag_hulp(
    *, aanbieder: Aanbieder, persoon_id: Any, product: Product, omvang: Omvang, ingang: date,
    einde: date, kenmerk: str, uitleg: str,
) -> None:  # fmt: skip
    """Een verzoek om toewijzing (315)."""
    gevraagd = k.AangevraagdProduct(
        referentie_aanbieder=kenmerk,
        product=f.Product(categorie=product.categorie, code=product.code),
        toewijzing_ingangsdatum=ingang,
        toewijzing_einddatum=einde,
        omvang=_omvang(omvang),
        verwijzer=f.Verwijzer(type=GEMEENTE),
    )
    lichaam = k.ClientAanvraag(
        **_mens(persoon_id), commentaar=uitleg, aangevraagde_producten=(gevraagd,)
    )
    bezorg("315", product.wet, kenmerk, aanbieder, lichaam)


def vraag_meer(rij: Toewijzing, *, omvang: Omvang, ingang: date, kenmerk: str) -> None:
    """Een verzoek om wijziging (317) van wat loopt."""
    anders = k.TeWijzigenProduct(
        toewijzing_nummer=rij.nummer or 0, gewenste_ingangsdatum=ingang, einddatum=rij.einde,
        omvang=_omvang(omvang),
    )  # fmt: skip
    verzoek = k.Verzoek(
        referentie_aanbieder=kenmerk, reden_verzoek=VERANDERD, te_wijzigen_producten=(anders,)
    )
    lichaam = k.ClientWijziging(bsn=_bsn(rij.persoon_id), verzoek=verzoek)
    bezorg("317", rij.wet, kenmerk, rij.aanbieder, lichaam)


def _omvang(omvang: Omvang) -> f.Omvang:
    return f.Omvang(volume=omvang.volume, eenheid=omvang.eenheid, frequentie=omvang.frequentie)


def _bsn(persoon_id: Any) -> str:
    mens = Persoon.objects.get(pk=persoon_id)
    return kluis().ontsleutel(bytes(mens.bsn_kluis or b""))


def _mens(persoon_id: Any) -> dict[str, Any]:
    mens = Persoon.objects.get(pk=persoon_id)
    achternaam = f.Achternaam(achternaam=mens.achternaam)
    return {
        "bsn": kluis().ontsleutel(bytes(mens.bsn_kluis or b"")),
        "geboortedatum": f.Geboortedatum(datum=mens.geboortedatum),
        "geslacht": mens.geslacht,
        "naam": f.VerkorteNaam(geslachtsnaam=achternaam, voornamen=mens.roepnaam),
    }
