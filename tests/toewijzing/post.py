"""Een aanbieder die berichten stuurt, en een huishouden waar alles van bekend is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from nabij.fundament import klok
from nabij.kamers.bewoners.models import Adres, Persoon
from nabij.kamers.poort import poort
from nabij.kamers.toewijzing.models import Toewijzing
from nabij.koppelingen.istandaarden.controle import controleer
from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht, berichttype
from nabij.koppelingen.istandaarden.retour import Afkeur, Kenmerk, maak_retour
from nabij.koppelingen.istandaarden.schrijver import schrijf
from nabij.koppelingen.istandaarden.standaarden import IWMO_3_2
from nabij.koppelingen.istandaarden.verzenden import maak_bericht
from nabij.opslag.kluis import bsn_merk, kluis
from tests.casus.maak import Verhaal
from tests.koppelingen.istandaarden import maak

BSN, ANDER_BSN = "999900006", "999900018"
AGB, GEMEENTE = "12345678", "9001"
HULP = g.Product(categorie="02", code="02A03")


def postbode() -> Any:
    return poort.systeem(taak="berichten verwerken")


def geef_gegevens(verhaal: Verhaal, bsn: str = BSN) -> None:
    """Een BSN, een geboortedatum en een adres: dat staat in een 301."""
    with poort.systeem(taak="test"):
        persoon = verhaal.persoon()
        Persoon.objects.filter(pk=persoon).update(
            bsn_merk=bsn_merk(bsn),
            bsn_kluis=kluis().versleutel(bsn),
            geboortedatum=date(1987, 2, 14),
            voornamen="Samira",
        )
        Adres.objects.create(
            dossier_id=verhaal.pk, straat="Molenweg", postcode="9999XX", huisnummer=10,
            plaats="Lindervaart", van=date(2020, 1, 1),
        )  # fmt: skip


def bericht(nummer: str, lichaam: k.Berichtklasse, kenmerk: str = "B1") -> Bericht:
    return maak_bericht(
        berichttype(IWMO_3_2, nummer), afzender=AGB, ontvanger=GEMEENTE, identificatie=kenmerk,
        dagtekening=klok.vandaag(), lichaam=lichaam,
    )  # fmt: skip


def start(*nummers: int, kenmerk: str = "B1", bsn: str = BSN, **anders: Any) -> bytes:
    """Een 305: de hulp begon vandaag."""
    producten = tuple(
        k.StartProduct(
            **{
                "toewijzing_nummer": nummer,
                "product": HULP,
                "begindatum": klok.vandaag(),
                "status_aanlevering": "1",
                **anders,
            }
        )
        for nummer in nummers
    )
    mens = {**maak.mens(), "bsn": bsn}
    return schrijf(bericht("305", k.ClientStart(**mens, start_producten=producten), kenmerk))


def stop(nummer: int, kenmerk: str = "S1", bsn: str = BSN, **anders: Any) -> bytes:
    product = k.StopProduct(
        **{
            "toewijzing_nummer": nummer,
            "product": HULP,
            "begindatum": klok.vandaag(),
            "reden_beeindiging": "19",
            "einddatum": klok.vandaag(),
            "status_aanlevering": "1",
            **anders,
        }
    )
    mens = {**maak.mens(), "bsn": bsn}
    return schrijf(bericht("307", k.ClientStop(**mens, stop_producten=(product,)), kenmerk))


def wijziging(nummer: int, referentie: str = "VOW1", kenmerk: str = "W1", uren: int = 6) -> bytes:
    """Een 317: zes uur in plaats van vier, over twee weken."""
    anders = k.TeWijzigenProduct(
        toewijzing_nummer=nummer,
        gewenste_ingangsdatum=klok.vandaag() + timedelta(days=14),
        einddatum=klok.vandaag() + timedelta(days=180),
        omvang=g.Omvang(volume=uren, eenheid="04", frequentie="2"),
    )
    verzoek = k.Verzoek(
        referentie_aanbieder=referentie, reden_verzoek="1", te_wijzigen_producten=(anders,)
    )
    return schrijf(bericht("317", k.ClientWijziging(bsn=BSN, verzoek=verzoek), kenmerk))


def aanvraag(referentie: str = "VOT1", kenmerk: str = "A1", bsn: str = BSN) -> bytes:
    deel = maak.aangevraagd(
        referentie_aanbieder=referentie,
        product=HULP,
        toewijzing_ingangsdatum=klok.vandaag() + timedelta(days=7),
        toewijzing_einddatum=klok.vandaag() + timedelta(days=180),
        omvang=g.Omvang(volume=2, eenheid="04", frequentie="2"),
    )
    mens = {**maak.mens(), "bsn": bsn}
    lichaam = k.ClientAanvraag(**mens, aangevraagde_producten=(deel,))
    return schrijf(bericht("315", lichaam, kenmerk))


def declaratie(
    toewijzing: int, periode: g.GeslotenPeriode, *regels: str, nummer: str = "D1",
    kenmerk: str = "F1", volume: int = 4, bsn: str = BSN,
) -> bytes:  # fmt: skip
    """Een 323 met zoveel regels; elke regel is een deel van dezelfde maand."""
    prestaties = tuple(
        maak.prestatie(
            regel, volume=volume, toewijzing_nummer=toewijzing, product_categorie="02",
            product_code="02A03", product_periode=periode,
        )
        for regel in regels
    )  # fmt: skip
    totaal = sum(p.ingediend_bedrag.bedrag for p in prestaties)
    heel = maak.declaratie(*prestaties).lichaam
    assert isinstance(heel, k.Declaratie)
    lichaam = replace(
        heel,
        declaratie_nummer=nummer,
        declaratie_periode=g.GeslotenPeriode(
            begindatum=periode.begindatum.replace(day=1), einddatum=periode.einddatum
        ),
        declaratie_dagtekening=klok.vandaag(),
        totaal_ingediend_bedrag=maak.totaal(totaal),
        clienten=(k.Client(bsn=bsn, prestaties=prestaties),),
    )
    return schrijf(bericht("323", lichaam, kenmerk))


def declaraties(
    nummers: Sequence[int], maand: g.GeslotenPeriode, kenmerk: str, bsn: str = BSN
) -> bytes:
    """Een 323 met een regel per toewijzing, allemaal van een mens."""
    prestaties = tuple(
        maak.prestatie(
            f"{kenmerk}x{nummer}",
            toewijzing_nummer=nummer,
            product_categorie="02",
            product_code="02A03",
            product_periode=maand,
        )
        for nummer in nummers
    )
    heel = maak.declaratie(*prestaties).lichaam
    assert isinstance(heel, k.Declaratie)
    lichaam = replace(
        heel,
        declaratie_nummer=f"D{kenmerk}",
        declaratie_periode=maand,
        declaratie_dagtekening=klok.vandaag(),
        clienten=(k.Client(bsn=bsn, prestaties=prestaties),),
    )
    return schrijf(bericht("323", lichaam, kenmerk))


def lees(pad: Path) -> Bericht:
    """Een bestand dat wij schreven; het moet helemaal kloppen."""
    oordeel = controleer(pad.read_bytes(), klok.vandaag())
    assert not oordeel.afgekeurd, oordeel
    assert oordeel.bericht is not None
    return oordeel.bericht


def terug(pad: Path, *codes: str, deel: str = "") -> bytes:
    """Wat de aanbieder van ons bericht vindt: zonder codes is het goed."""
    ons = lees(pad)
    afkeur = Afkeur(kop=codes)
    if deel and isinstance(ons.lichaam, k.ClientToewijzing):
        afkeur = Afkeur.bij((ons.lichaam.toegewezen_producten[0], deel))
    kenmerk = Kenmerk(f"R{ons.kop.bericht_identificatie.identificatie[:9]}", klok.vandaag())
    return schrijf(maak_retour(ons, kenmerk, afkeur))


def nummer_van(toewijzing: Toewijzing) -> int:
    assert toewijzing.nummer is not None
    return int(toewijzing.nummer)
