"""Het antwoord op een ontvangen bericht: het retourbericht, of de 325 op een declaratie.

Wat de standaard vraagt:
* Afzender en ontvanger worden overgenomen, niet omgewisseld (IV028). De 325 is een eigen bericht
  van de gemeente, en daar staan ze dus wel andersom.
* Klopt de opbouw niet, dan is er geen retourbericht: de afzender hoort het langs een andere weg.
* Een technische fout keurt het hele bericht af, met alleen een kop (OP286).
* Anders staat er alleen in wat is afgekeurd, en elk ander deel zegt dat er niets op aan te merken
  was (OP065, OP304).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from hashlib import sha256
from typing import Any, Final

from nabij.koppelingen.istandaarden.controle import Ernst, Oordeel
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht, Berichttype
from nabij.koppelingen.istandaarden.formaat.gegevens import (
    BerichtIdentificatie,
    TotaalBedragMetDC,
    XsdVersie,
)
from nabij.koppelingen.istandaarden.formaat.klassen import (
    Berichtklasse,
    Client,
    Declaratie,
    DeclaratieAntwoord,
    Prestatie,
)
from nabij.koppelingen.istandaarden.formaat.kop import DeclaratieAntwoordKop, Kop, RetourKop

GOED, NIET_BEOORDEELD, TECHNISCH = "0200", "0233", "0001"
VOLLEDIG_TOEGEKEND: Final = "8001"
_LENGTE: Final = 12


class GeenRetour(Exception):
    """Hierop volgt geen retourbericht; de tekst zegt waarom."""


@dataclass(frozen=True)
class Afkeur:
    """Wat er mis is: codes voor het hele bericht (`kop`), of per berichtklasse (`delen`).

    `delen` gaat op het voorwerp zelf: `{id(product): ("9063",)}`, zie `bij`.
    """

    kop: tuple[str, ...] = ()
    delen: Mapping[int, tuple[str, ...]] | None = None

    @classmethod
    def bij(cls, *delen: tuple[Berichtklasse, str]) -> Afkeur:
        codes: dict[int, tuple[str, ...]] = {}
        for deel, code in delen:
            codes[id(deel)] = (*codes.get(id(deel), ()), code)
        return cls(delen=codes)


@dataclass(frozen=True)
class Kenmerk:
    """Hoe ons antwoord heet en van welke dag het is."""

    identificatie: str
    dagtekening: date

    @classmethod
    def van(cls, inhoud: bytes, dagtekening: date) -> Kenmerk:
        """Hetzelfde bericht krijgt altijd hetzelfde kenmerk: nog eens doen verdubbelt niets."""
        return cls(sha256(inhoud).hexdigest()[:_LENGTE], dagtekening)


def afkeur_van(oordeel: Oordeel) -> Afkeur:
    """De afkeur die uit een `Oordeel` volgt: 0001, of de code van de regel over de kop."""
    codes = [d.retourcode for d in oordeel.inhoud if d.ernst == Ernst.FOUT]
    if TECHNISCH in codes:
        return Afkeur(kop=(TECHNISCH,))
    return Afkeur(kop=tuple(dict.fromkeys(codes)))


def maak_retour(bericht: Bericht, kenmerk: Kenmerk, afkeur: Afkeur | None = None) -> Bericht:
    """Het bericht waarmee we antwoorden. Zonder afkeur is alles goed."""
    antwoord = bericht.type.antwoord
    if antwoord is None:
        raise GeenRetour("Op een retourbericht of een declaratie-antwoord volgt geen retour.")
    afkeur = afkeur or Afkeur()
    if antwoord.soort.is_retour:
        return _retour(bericht, antwoord, kenmerk, afkeur)
    return _declaratie_antwoord(bericht, antwoord, kenmerk, afkeur)


def _retour(bericht: Bericht, antwoord: Berichttype, kenmerk: Kenmerk, afkeur: Afkeur) -> Bericht:
    met_delen = bool(afkeur.delen) and not afkeur.kop
    codes = afkeur.kop or ((GOED,) if met_delen else ())
    oud = {veld.name: getattr(bericht.kop, veld.name) for veld in fields(Kop)}
    kop = RetourKop(
        **{**oud, "bericht_code": antwoord.code, "retour_codes": codes},
        identificatie_retour=kenmerk.identificatie,
        dagtekening_retour=kenmerk.dagtekening,
        xsd_versie_retour=_xsd_versie(antwoord),
    )
    lichaam = _met_codes(bericht.lichaam, afkeur.delen or {}) if met_delen else None
    return Bericht(type=antwoord, kop=kop, lichaam=lichaam)


def _met_codes(deel: Any, codes: Mapping[int, tuple[str, ...]]) -> Any:
    """Een berichtklasse met alles eronder, elk met de eigen code of met 0200."""
    if isinstance(deel, tuple):
        return tuple(_met_codes(een, codes) for een in deel)
    if not isinstance(deel, Berichtklasse):
        return deel
    binnen = {veld.name: _met_codes(getattr(deel, veld.name), codes) for veld in fields(deel)}
    return replace(deel, **{**binnen, "retour_codes": codes.get(id(deel), (GOED,))})


def _declaratie_antwoord(
    bericht: Bericht, antwoord: Berichttype, kenmerk: Kenmerk, afkeur: Afkeur
) -> Bericht:
    kop = DeclaratieAntwoordKop(
        bericht_code=antwoord.code,
        bericht_versie=antwoord.standaard.hoofdversie,
        bericht_subversie=antwoord.standaard.subversie,
        afzender=bericht.kop.ontvanger,
        ontvanger=bericht.kop.afzender,
        bericht_identificatie=BerichtIdentificatie(
            identificatie=kenmerk.identificatie, dagtekening=kenmerk.dagtekening
        ),
        xsd_versie=_xsd_versie(antwoord),
        declaratie_identificatie=bericht.kop.bericht_identificatie,
        xsd_versie_declaratie=bericht.kop.xsd_versie,
        retour_codes=afkeur.kop or (GOED,),
    )
    if afkeur.kop or not isinstance(bericht.lichaam, Declaratie):
        return Bericht(type=antwoord, kop=kop, lichaam=None)
    return Bericht(type=antwoord, kop=kop, lichaam=_beoordeeld(bericht.lichaam, afkeur.delen or {}))


def _beoordeeld(deel: Declaratie, codes: Mapping[int, tuple[str, ...]]) -> DeclaratieAntwoord:
    ingediend = deel.totaal_ingediend_bedrag
    if id(deel) in codes:
        return DeclaratieAntwoord(
            declaratie_nummer=deel.declaratie_nummer,
            totaal_ingediend_bedrag=ingediend,
            totaal_toegekend_bedrag=_bedrag(0),
            retour_codes=codes[id(deel)],
        )
    clienten = tuple(filter(None, (_afgewezen(client, codes) for client in deel.clienten)))
    eraf = sum(_waarde(p) for client in clienten for p in client.prestaties)
    teken = -1 if ingediend.debet_credit == "C" else 1
    return DeclaratieAntwoord(
        declaratie_nummer=deel.declaratie_nummer,
        totaal_ingediend_bedrag=ingediend,
        totaal_toegekend_bedrag=_bedrag(teken * ingediend.totaal_bedrag - eraf),
        clienten=clienten,
        retour_codes=(GOED,) if clienten else (VOLLEDIG_TOEGEKEND,),
    )


def _afgewezen(client: Client, codes: Mapping[int, tuple[str, ...]]) -> Client | None:
    """De client met alleen wat is afgewezen; None als alles is toegekend."""
    if id(client) in codes:
        prestaties = tuple(replace(p, retour_codes=(NIET_BEOORDEELD,)) for p in client.prestaties)
        return replace(client, prestaties=prestaties, retour_codes=codes[id(client)])
    prestaties = tuple(
        replace(p, retour_codes=codes[id(p)]) for p in client.prestaties if id(p) in codes
    )
    return replace(client, prestaties=prestaties, retour_codes=(GOED,)) if prestaties else None


def _waarde(prestatie: Prestatie) -> int:
    bedrag = prestatie.ingediend_bedrag
    return -bedrag.bedrag if bedrag.debet_credit == "C" else bedrag.bedrag


def _bedrag(waarde: int) -> TotaalBedragMetDC:
    return TotaalBedragMetDC(totaal_bedrag=abs(waarde), debet_credit="C" if waarde < 0 else "D")


def _xsd_versie(type_: Berichttype) -> XsdVersie:
    versie = type_.standaard.xsd_versie
    return XsdVersie(basisschema_xsd_versie=versie, bericht_xsd_versie=versie)
