"""De regels van de declaratie (323) en het antwoord daarop (325)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from nabij.koppelingen.istandaarden.controle import persoon
from nabij.koppelingen.istandaarden.controle.bevinding import Melder, rij
from nabij.koppelingen.istandaarden.formaat.gegevens import GeslotenPeriode, TotaalBedragMetDC
from nabij.koppelingen.istandaarden.formaat.klassen import (
    Client,
    Declaratie,
    DeclaratieAntwoord,
    Prestatie,
)

_CREDIT, _DEBET = "C", "D"
_EUROS: Final = "83"
_EERSTE_DAG: Final = date(2021, 1, 1)
_LANGST_TERUG: Final = 5
_GEEN_AFKEUR: Final = frozenset({"0200", "8001"})


def declaratie(deel: Declaratie, dagtekening: date, melder: Melder) -> None:
    pad = "Bericht/Declaratie"
    if deel.declaratie_dagtekening > dagtekening:
        melder.fout("TR134", f"{pad}/DeclaratieDagtekening", "Deze datum ligt na de dagtekening.")
    _hele_maand(deel.declaratie_periode, f"{pad}/DeclaratiePeriode", melder)
    _tijd(deel.declaratie_periode, f"{pad}/DeclaratiePeriode", dagtekening, melder)
    _nul_is_debet(deel.totaal_ingediend_bedrag, f"{pad}/TotaalIngediendBedrag", melder)
    _clienten(deel.clienten, pad, dagtekening, melder)
    prestaties = [p for client in deel.clienten for p in client.prestaties]
    if _waarde(deel.totaal_ingediend_bedrag) != _som(prestaties):
        melder.fout(
            "TR358",
            f"{pad}/TotaalIngediendBedrag/TotaalBedrag",
            "Het totaal is niet de som van de prestaties (debet erbij, credit eraf).",
        )
    _Declaratieregels(deel, melder).keur(pad)


def antwoord(deel: DeclaratieAntwoord, dagtekening: date, melder: Melder) -> None:
    pad = "Bericht/DeclaratieAntwoord"
    ingediend, toegekend = deel.totaal_ingediend_bedrag, deel.totaal_toegekend_bedrag
    _nul_is_debet(ingediend, f"{pad}/TotaalIngediendBedrag", melder)
    _nul_is_debet(toegekend, f"{pad}/TotaalToegekendBedrag", melder)
    _clienten(deel.clienten, pad, dagtekening, melder)
    prestaties = [p for client in deel.clienten for p in client.prestaties]
    if not _GEEN_AFKEUR.issuperset(deel.retour_codes):
        klopt = toegekend.totaal_bedrag == 0 and not prestaties
    else:
        klopt = _som(prestaties) == _waarde(ingediend) - _waarde(toegekend)
    if not klopt:
        melder.fout(
            "TR342",
            f"{pad}/TotaalToegekendBedrag",
            "Het verschil tussen ingediend en toegekend is niet de som van wat is afgewezen.",
        )


def _waarde(bedrag: TotaalBedragMetDC) -> int:
    return -bedrag.totaal_bedrag if bedrag.debet_credit == _CREDIT else bedrag.totaal_bedrag


def _som(prestaties: Sequence[Prestatie]) -> int:
    return sum(
        -p.ingediend_bedrag.bedrag
        if p.ingediend_bedrag.debet_credit == _CREDIT
        else p.ingediend_bedrag.bedrag
        for p in prestaties
    )


def _nul_is_debet(bedrag: TotaalBedragMetDC, pad: str, melder: Melder) -> None:
    if bedrag.totaal_bedrag == 0 and bedrag.debet_credit == _CREDIT:
        melder.fout("CS325", f"{pad}/DebetCredit", "Een bedrag van nul is debet (D).")


def _tijd(periode: GeslotenPeriode, pad: str, dagtekening: date, melder: Melder) -> None:
    if periode.begindatum > dagtekening:
        melder.fout("TR134", f"{pad}/Begindatum", "De begindatum ligt na de dagtekening.")
    if not periode.begindatum <= periode.einddatum <= dagtekening:
        melder.fout(
            "TR137", f"{pad}/Einddatum", "De einddatum ligt voor het begin of na de dagtekening."
        )


def _hele_maand(periode: GeslotenPeriode, pad: str, melder: Melder) -> None:
    if periode.begindatum < _EERSTE_DAG:
        melder.fout("CS100", f"{pad}/Begindatum", "Dit ligt voor 1 januari 2021.")
    begin, na = periode.begindatum, periode.einddatum + timedelta(days=1)
    volgende = (begin.year + begin.month // 12, begin.month % 12 + 1, 1)
    if begin.day != 1 or (na.year, na.month, na.day) != volgende:
        melder.fout("CS340", pad, "Een declaratie gaat over precies een kalendermaand.")


def _clienten(clienten: tuple[Client, ...], pad: str, dagtekening: date, melder: Melder) -> None:
    """Wat voor de prestaties in de declaratie en in het antwoord geldt."""
    gezien, sleutels = set(), set()
    for plek, client in rij(clienten, f"{pad}/Clienten/Client"):
        persoon.bsn(client.bsn, plek, melder)
        if client.bsn in gezien:
            melder.fout("TR101", f"{plek}/Bsn", "Deze client staat er twee keer in.")
        gezien.add(client.bsn)
        for waar, prestatie in rij(client.prestaties, f"{plek}/Prestaties/Prestatie"):
            referentie = prestatie.product_referentie
            sleutel = (client.bsn, referentie.referentie_nummer, referentie.vorig_referentie_nummer)
            if sleutel in sleutels:
                melder.fout("TR101", waar, "Deze prestatie staat er twee keer in.")
            sleutels.add(sleutel)
            _prestatie(prestatie, waar, melder)
            _tijd(prestatie.product_periode, f"{waar}/ProductPeriode", dagtekening, melder)


def _prestatie(prestatie: Prestatie, pad: str, melder: Melder) -> None:
    bedrag = prestatie.ingediend_bedrag
    if bedrag.bedrag == 0 and bedrag.debet_credit == _CREDIT:
        melder.fout(
            "CS325", f"{pad}/IngediendBedrag/DebetCredit", "Een bedrag van nul is debet (D)."
        )
    credit = bedrag.debet_credit == _CREDIT
    if credit != (prestatie.product_referentie.vorig_referentie_nummer is not None):
        melder.fout(
            "CD060",
            f"{pad}/ProductReferentie/VorigReferentieNummer",
            "Een creditregel noemt de regel die zij terugdraait, een debetregel niet.",
        )


class _Declaratieregels:
    """Wat alleen in een declaratie geldt, en niet in het antwoord."""

    def __init__(self, deel: Declaratie, melder: Melder) -> None:
        self.deel, self.melder = deel, melder
        self.nummers = {
            p.product_referentie.referentie_nummer
            for client in deel.clienten
            for p in client.prestaties
        }
        self.vorige: set[str] = set()
        self.debet: set[tuple[object, ...]] = set()

    def keur(self, pad: str) -> None:
        for plek, client in rij(self.deel.clienten, f"{pad}/Clienten/Client"):
            for waar, prestatie in rij(client.prestaties, f"{plek}/Prestaties/Prestatie"):
                self._periode(prestatie.product_periode, f"{waar}/ProductPeriode")
                self._verwijzing(prestatie, waar)
                self._bedrag(prestatie, waar)
                self._dubbel_debet(prestatie, waar)

    def _periode(self, periode: GeslotenPeriode, pad: str) -> None:
        begin, eind, dag = periode.begindatum, periode.einddatum, self.deel.declaratie_dagtekening
        if begin < _EERSTE_DAG:
            self.melder.fout("CS100", f"{pad}/Begindatum", "Dit ligt voor 1 januari 2021.")
        if (begin.year, begin.month) != (eind.year, eind.month):
            self.melder.fout(
                "CS337", f"{pad}/Einddatum", "Een productperiode blijft binnen een kalendermaand."
            )
        if (eind.year + _LANGST_TERUG, eind.month, eind.day) < (dag.year, dag.month, dag.day):
            self.melder.fout(
                "TR335", f"{pad}/Einddatum", f"Dit is meer dan {_LANGST_TERUG} jaar geleden."
            )

    def _verwijzing(self, prestatie: Prestatie, pad: str) -> None:
        vorig = prestatie.product_referentie.vorig_referentie_nummer
        if vorig is None:
            return
        plek = f"{pad}/ProductReferentie/VorigReferentieNummer"
        if vorig in self.vorige:
            self.melder.fout("TR315", plek, "Deze regel wordt er twee keer mee teruggedraaid.")
        self.vorige.add(vorig)
        if vorig in self.nummers:
            self.melder.fout("TR316", plek, "Een regel uit dit bericht kan hier niet terug.")

    def _bedrag(self, prestatie: Prestatie, pad: str) -> None:
        bedrag, volume = prestatie.ingediend_bedrag.bedrag, prestatie.geleverd_volume
        tarief = prestatie.product_tarief
        if (prestatie.eenheid == _EUROS) != (tarief is None):
            self.melder.fout(
                "CD087", f"{pad}/ProductTarief", "Een tarief hoort bij elke eenheid behalve euro's."
            )
        if prestatie.eenheid == _EUROS and bedrag != volume:
            self.melder.fout(
                "CS339", f"{pad}/IngediendBedrag/Bedrag", "In euro's is het bedrag het volume."
            )
        # Het tarief staat er afgerond in: een halve cent per eenheid mag het schelen.
        elif tarief is not None and 2 * abs(bedrag - volume * tarief) > volume:
            self.melder.let_op(
                "TR346",
                f"{pad}/IngediendBedrag/Bedrag",
                "Het bedrag is niet het volume maal het tarief.",
            )

    def _dubbel_debet(self, prestatie: Prestatie, pad: str) -> None:
        if prestatie.ingediend_bedrag.debet_credit != _DEBET:
            return
        periode = prestatie.product_periode
        sleutel = (
            prestatie.toewijzing_nummer,
            prestatie.product_categorie,
            prestatie.product_code,
            periode.begindatum,
            periode.einddatum,
        )
        if sleutel in self.debet:
            self.melder.fout(
                "TR416", pad, "Voor dit product en deze periode staat er al een debetregel."
            )
        self.debet.add(sleutel)
