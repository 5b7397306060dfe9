"""Het oordeel over de inhoud: de regels die uit een bericht zelf te zien zijn.

Een retourbericht herhaalt wat is afgekeurd. Daarvan keuren we de inhoud niet nog eens.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from nabij.koppelingen.istandaarden.codes import GEMEENTEN, codelijsten
from nabij.koppelingen.istandaarden.controle import declaratie, levering, toewijzing, verzoek
from nabij.koppelingen.istandaarden.controle.bevinding import Bevinding, Melder
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht

_BEEINDIGING: Final = "reden beeindiging"
_WIJZIGING: Final = "reden wijziging"
_IN_DE_TOEKOMST: Final = "8848"


def beoordeel(bericht: Bericht, vandaag: date) -> list[Bevinding]:
    melder = Melder()
    _kop(bericht, vandaag, melder)
    if not bericht.type.soort.is_retour and bericht.lichaam is not None:
        _lichaam(bericht, melder)
    return melder.bevindingen


def _kop(bericht: Bericht, vandaag: date, melder: Melder) -> None:
    kop, pad = bericht.kop, "Bericht/Header"
    if kop.bericht_identificatie.dagtekening > vandaag:
        melder.fout(
            "TR135",
            f"{pad}/BerichtIdentificatie/Dagtekening",
            "De dagtekening ligt in de toekomst.",
            _IN_DE_TOEKOMST,
        )
    van_gemeente = bericht.type.soort.van_gemeente
    gemeente = kop.afzender if van_gemeente else kop.ontvanger
    bekend = codelijsten()[GEMEENTEN].get(gemeente)
    if bekend is None or not bekend.geldt_op(kop.bericht_identificatie.dagtekening):
        waar = "Afzender" if van_gemeente else "Ontvanger"
        melder.let_op("TR378", f"{pad}/{waar}", f"Gemeente {gemeente} kennen we niet.")


def _lichaam(bericht: Bericht, melder: Melder) -> None:
    lichaam, standaard = bericht.lichaam, bericht.type.standaard
    dag = bericht.kop.bericht_identificatie.dagtekening
    match lichaam:
        case k.ClientToewijzing():
            toewijzing.toewijzing(lichaam, dag, standaard.lijst(_WIJZIGING), melder)
        case k.ClientStart():
            levering.start(lichaam, dag, melder)
        case k.ClientStop():
            levering.stop(lichaam, dag, standaard.lijst(_BEEINDIGING), melder)
        case k.ClientAanvraag():
            verzoek.aanvraag(lichaam, dag, melder)
        case k.ClientWijziging():
            verzoek.wijziging(lichaam, dag, melder)
        case k.Antwoord():
            verzoek.antwoord(lichaam, melder)
            if standaard.kent_woonplaatsbeginsel:
                verzoek.woonplaats(lichaam, melder)
        case k.Declaratie():
            declaratie.declaratie(lichaam, dag, melder)
        case k.DeclaratieAntwoord():
            declaratie.antwoord(lichaam, dag, melder)
