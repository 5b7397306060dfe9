"""Kleine berichten zonder een enkele bevinding, om er een ding aan te veranderen."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from nabij.koppelingen.istandaarden.controle.bevinding import Bevinding
from nabij.koppelingen.istandaarden.controle.inhoud import beoordeel
from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht, berichttype
from nabij.koppelingen.istandaarden.formaat.kop import DeclaratieAntwoordKop
from nabij.koppelingen.istandaarden.standaarden import IJW_3_2, IWMO_3_2, Standaard
from nabij.koppelingen.istandaarden.verzenden import maak_bericht

DAG = date(2026, 4, 15)
BSN, ANDER_BSN = "999900006", "999900018"
GEMEENTE, AANBIEDER = "0384", "65656055"
UREN = g.Omvang(volume=3, eenheid="04", frequentie="4")
HULP = g.Product(categorie="01", code="01A03")
XSD = g.XsdVersie(basisschema_xsd_versie="1.0.0", bericht_xsd_versie="1.0.0")


def bericht(nummer: str, lichaam: k.Berichtklasse, standaard: Standaard = IWMO_3_2) -> Bericht:
    type_ = berichttype(standaard, nummer)
    van, aan = (GEMEENTE, AANBIEDER) if type_.soort.van_gemeente else (AANBIEDER, GEMEENTE)
    return maak_bericht(
        type_, afzender=van, ontvanger=aan, identificatie="B1", dagtekening=DAG, lichaam=lichaam
    )


def naam(**velden: Any) -> g.VolledigeNaam:
    achter = g.Achternaam(achternaam="Wit", voorvoegsel="de")
    return g.VolledigeNaam(**{"geslachtsnaam": achter, "naam_gebruik": "1", **velden})


def geboren(datum: date = date(1987, 2, 14), gebruik: str | None = None) -> g.Geboortedatum:
    return g.Geboortedatum(datum=datum, datum_gebruik=gebruik)


def mens() -> dict[str, Any]:
    kort = g.VerkorteNaam(geslachtsnaam=g.Achternaam(achternaam="Wit"))
    return {"bsn": BSN, "geboortedatum": geboren(), "geslacht": "0", "naam": kort}


def adres(**velden: Any) -> g.Adres:
    huis = g.Huis(huisnummer=10)
    return g.Adres(**{"huis": huis, "postcode": "9999XX", "land_code": "NL", **velden})


def contact(**velden: Any) -> k.Contact:
    return k.Contact(**{"soort": "01", "adres": adres(), **velden})


def telefoon() -> g.Telefoonnummers:
    nummer = g.Telefoon(telefoonnummer="0201234567", landnummer="+31")
    return g.Telefoonnummers(telefoon01=nummer)


def relatie(**velden: Any) -> k.Relatie:
    basis = {"nummer": "1", "soort": "10", "naam": naam(), "contact": contact()}
    return k.Relatie(**{**basis, **velden})


def toegewezen(**velden: Any) -> k.ToegewezenProduct:
    basis = {
        "toewijzing_nummer": 1,
        "product": HULP,
        "toewijzingsdatum": date(2026, 4, 1),
        "toewijzingstijd": time(12, 0),
        "ingangsdatum": date(2026, 5, 1),
        "einddatum": date(2026, 12, 31),
        "omvang": UREN,
    }
    return k.ToegewezenProduct(**{**basis, **velden})


def toewijzing(*producten: k.ToegewezenProduct, **velden: Any) -> Bericht:
    basis = {
        **mens(),
        "naam": naam(),
        "contactgegevens": (contact(),),
        "toegewezen_producten": producten or (toegewezen(),),
    }
    return bericht("301", k.ClientToewijzing(**{**basis, **velden}))


def gestart(**velden: Any) -> k.StartProduct:
    basis = {
        "toewijzing_nummer": 1,
        "product": HULP,
        "begindatum": date(2026, 4, 10),
        "status_aanlevering": "1",
    }
    return k.StartProduct(**{**basis, **velden})


def start(*producten: k.StartProduct, **velden: Any) -> Bericht:
    basis = {**mens(), "start_producten": producten or (gestart(),)}
    return bericht("305", k.ClientStart(**{**basis, **velden}))


def gestopt(**velden: Any) -> k.StopProduct:
    basis = {
        "toewijzing_nummer": 1,
        "product": HULP,
        "begindatum": date(2026, 1, 10),
        "reden_beeindiging": "19",
        "einddatum": date(2026, 4, 10),
        "status_aanlevering": "1",
    }
    return k.StopProduct(**{**basis, **velden})


def stop(*producten: k.StopProduct, **velden: Any) -> Bericht:
    basis = {**mens(), "stop_producten": producten or (gestopt(),)}
    return bericht("307", k.ClientStop(**{**basis, **velden}))


def aangevraagd(**velden: Any) -> k.AangevraagdProduct:
    basis = {
        "referentie_aanbieder": "A1",
        "product": HULP,
        "toewijzing_ingangsdatum": date(2026, 5, 1),
        "toewijzing_einddatum": date(2026, 12, 31),
        "omvang": UREN,
        "verwijzer": g.Verwijzer(type="02", naam="Huisarts Jansen"),
    }
    return k.AangevraagdProduct(**{**basis, **velden})


def aanvraag(*producten: k.AangevraagdProduct, **velden: Any) -> Bericht:
    basis = {**mens(), "aangevraagde_producten": producten or (aangevraagd(),)}
    return bericht("315", k.ClientAanvraag(**{**basis, **velden}))


def anders(**velden: Any) -> k.TeWijzigenProduct:
    basis = {
        "toewijzing_nummer": 1,
        "gewenste_ingangsdatum": date(2026, 5, 1),
        "einddatum": date(2026, 12, 31),
        "omvang": UREN,
    }
    return k.TeWijzigenProduct(**{**basis, **velden})


def nieuw(**velden: Any) -> k.NieuwProduct:
    basis = {
        "product": HULP,
        "gewenste_ingangsdatum": date(2026, 5, 1),
        "einddatum": date(2026, 12, 31),
        "omvang": UREN,
    }
    return k.NieuwProduct(**{**basis, **velden})


def wijziging(**velden: Any) -> Bericht:
    basis = {
        "referentie_aanbieder": "A1",
        "reden_verzoek": "1",
        "ongewijzigde_producten": (k.OngewijzigdProduct(toewijzing_nummer=9),),
        "te_wijzigen_producten": (anders(),),
    }
    verzoek = k.Verzoek(**{**basis, **velden})
    return bericht("317", k.ClientWijziging(bsn=BSN, verzoek=verzoek))


def antwoord(standaard: Standaard = IJW_3_2, **velden: Any) -> Bericht:
    basis = {"referentie_aanbieder": "A1", "verzoek_antwoord": "2"}
    return bericht("319", k.Antwoord(**{**basis, **velden}), standaard)


def maand(nummer: int, jaar: int = 2026) -> g.GeslotenPeriode:
    laatste = {1: 31, 2: 28, 3: 31}[nummer]
    return g.GeslotenPeriode(
        begindatum=date(jaar, nummer, 1), einddatum=date(jaar, nummer, laatste)
    )


def bedrag(waarde: int, kant: str = "D") -> g.BedragMetDC:
    return g.BedragMetDC(bedrag=waarde, debet_credit=kant)


def totaal(waarde: int, kant: str = "D") -> g.TotaalBedragMetDC:
    return g.TotaalBedragMetDC(totaal_bedrag=waarde, debet_credit=kant)


def prestatie(
    nummer: str = "P1", vorig: str | None = None, volume: int = 4, kant: str = "D", **velden: Any
) -> k.Prestatie:
    basis = {
        "product_referentie": g.Referentie(referentie_nummer=nummer, vorig_referentie_nummer=vorig),
        "toewijzing_nummer": 1,
        "product_categorie": "01",
        "product_code": "01A03",
        "product_periode": maand(3),
        "geleverd_volume": volume,
        "eenheid": "04",
        "product_tarief": 1250,
        "ingediend_bedrag": bedrag(volume * 1250, kant),
    }
    return k.Prestatie(**{**basis, **velden})


def declaratie(*prestaties: k.Prestatie, **velden: Any) -> Bericht:
    delen = prestaties or (prestatie(),)
    som = sum(
        -p.ingediend_bedrag.bedrag
        if p.ingediend_bedrag.debet_credit == "C"
        else p.ingediend_bedrag.bedrag
        for p in delen
    )
    basis = {
        "declaratie_nummer": "D1",
        "declaratie_periode": maand(3),
        "declaratie_dagtekening": date(2026, 4, 15),
        "totaal_ingediend_bedrag": totaal(abs(som), "C" if som < 0 else "D"),
        "clienten": (k.Client(bsn=BSN, prestaties=delen),),
    }
    return bericht("323", k.Declaratie(**{**basis, **velden}))


def declaratie_antwoord(*prestaties: k.Prestatie, **velden: Any) -> Bericht:
    basis = {
        "declaratie_nummer": "D1",
        "totaal_ingediend_bedrag": totaal(5000),
        "totaal_toegekend_bedrag": totaal(0 if prestaties else 5000),
        "clienten": (k.Client(bsn=BSN, prestaties=prestaties),) if prestaties else (),
        "retour_codes": ("0200",) if prestaties else ("8001",),
    }
    type_ = berichttype(IWMO_3_2, "325")
    kop = DeclaratieAntwoordKop(
        bericht_code=type_.code,
        bericht_versie=3,
        bericht_subversie=2,
        afzender=GEMEENTE,
        ontvanger=AANBIEDER,
        bericht_identificatie=g.BerichtIdentificatie(identificatie="B2", dagtekening=DAG),
        xsd_versie=XSD,
        declaratie_identificatie=g.BerichtIdentificatie(identificatie="B1", dagtekening=DAG),
        xsd_versie_declaratie=XSD,
        retour_codes=("0200",),
    )
    return Bericht(type=type_, kop=kop, lichaam=k.DeclaratieAntwoord(**{**basis, **velden}))


def oordeel(gemaakt: Bericht) -> list[Bevinding]:
    return beoordeel(gemaakt, DAG)
