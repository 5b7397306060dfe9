"""Verwerken: een bericht lezen, beoordelen, doen wat het zegt, en het antwoord klaarzetten.

Effect, merk en antwoord staan in een transactie, met een savepoint per bericht: een bericht dat
niet kan houdt de rest niet op. Op PostgreSQL pakken werkers elk hun eigen berichten.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from django.db import IntegrityError, InterfaceError, OperationalError, transaction

from nabij.fundament import klok
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import HEEN, Postvak
from nabij.koppelingen.istandaarden.controle import Oordeel, controleer
from nabij.koppelingen.istandaarden.formaat.berichten import Bericht
from nabij.koppelingen.istandaarden.formaat.klassen import (
    ClientAanvraag,
    ClientStart,
    ClientStop,
    ClientWijziging,
    Declaratie,
)
from nabij.koppelingen.istandaarden.postbode import kennis
from nabij.koppelingen.istandaarden.postbode.declaratie import verwerk_declaratie
from nabij.koppelingen.istandaarden.postbode.envelop import uit_envelop
from nabij.koppelingen.istandaarden.postbode.levering import verwerk_start, verwerk_stop
from nabij.koppelingen.istandaarden.postbode.retouren import verwerk_retour
from nabij.koppelingen.istandaarden.postbode.stapel import Stapel
from nabij.koppelingen.istandaarden.postbode.uitkomst import Mensenwerk, Poststuk, Uitkomst
from nabij.koppelingen.istandaarden.postbode.verzoeken import verwerk_aanvraag, verwerk_wijziging
from nabij.koppelingen.istandaarden.retour import Afkeur, Kenmerk, afkeur_van, maak_retour
from nabij.koppelingen.istandaarden.schrijver import schrijf
from nabij.koppelingen.istandaarden.termijnen import retour_voor
from nabij.koppelingen.istandaarden.veilig import Geweigerd

TAAK: Final = "berichten verwerken"
NIET_UNIEK: Final = "9056"
GROOTSTE_STAPEL: Final = 2_000_000
Gelezen = Uitkomst | tuple[Poststuk, Oordeel]
logger = logging.getLogger("nabij.postbode")


@dataclass
class Uitslag:
    """Wat er in een keer gebeurde. `regels` zijn de producten en prestaties in de berichten."""

    gedaan: int = 0
    gelukt: int = 0
    deels: int = 0
    geweigerd: int = 0
    regels: int = 0
    redenen: list[str] = field(default_factory=list)

    def tel_op(self, ander: Uitslag) -> None:
        self.gedaan += ander.gedaan
        self.gelukt += ander.gelukt
        self.deels += ander.deels
        self.geweigerd += ander.geweigerd
        self.regels += ander.regels
        self.redenen = (self.redenen + ander.redenen)[:50]


def verwerk(maximum: int = 100) -> Uitslag:
    """Hooguit `maximum` berichten, het oudste eerst, in een transactie."""
    uit = Uitslag()
    with poort.systeem(taak=TAAK, doel=Doel.HULP), transaction.atomic():
        bekend = kennis.lees_bekend()
        for rijen in _stapels(handelingen.te_verwerken(maximum)):
            _stapel(uit, rijen, Stapel(bekend))
    return uit


def _stapels(rijen: list[Postvak]) -> Iterator[list[Postvak]]:
    """Samen niet te groot: wat gelezen is neemt veel meer ruimte in dan het bestand."""
    stapel: list[Postvak] = []
    grootte = 0
    for rij in rijen:
        if stapel and grootte + len(rij.inhoud_kluis) > GROOTSTE_STAPEL:
            yield stapel
            stapel, grootte = [], 0
        stapel.append(rij)
        grootte += len(rij.inhoud_kluis)
    if stapel:
        yield stapel


def _stapel(uit: Uitslag, rijen: list[Postvak], stapel: Stapel) -> None:
    """Eerst alles lezen, dan in een keer opzoeken wat erbij hoort, dan een voor een doen."""
    gelezen = [_lees_veilig(rij, stapel) for rij in rijen]
    stapel.lees_vooruit(een[0].bericht for een in gelezen if isinstance(een, tuple))
    for rij, een in zip(rijen, gelezen, strict=True):
        _tel(uit, rij, _een(rij, een, stapel))


def _lees_veilig(rij: Postvak, stapel: Stapel) -> Gelezen | Exception:
    try:
        return _lees(rij, stapel)
    except (OperationalError, InterfaceError):
        raise
    except Exception as fout:  # hoort bij dit bericht, en wordt daar verteld
        return fout


def _tel(uit: Uitslag, rij: Postvak, uitkomst: Uitkomst) -> None:
    uit.gedaan += 1
    uit.regels += uitkomst.regels
    if not uitkomst.gelukt:
        uit.geweigerd += 1
    elif uitkomst.woorden:
        uit.deels += 1
    else:
        uit.gelukt += 1
    if uitkomst.woorden:
        uit.redenen.append(f"{rij.bestand or rij.pk}: {uitkomst.woorden}")


def _een(rij: Postvak, gelezen: Gelezen | Exception, stapel: Stapel) -> Uitkomst:
    """Een bericht, met een eigen savepoint. Een storing van de database gaat wel omhoog."""
    stuk: Poststuk | None = None
    try:
        if isinstance(gelezen, Exception):
            raise gelezen
        if isinstance(gelezen, Uitkomst):
            uitkomst = gelezen
        else:
            stuk, oordeel = gelezen
            return _doe_een_keer(stuk, oordeel, stapel)
    except (Mensenwerk, KanNiet) as reden:
        uitkomst = Uitkomst(gelukt=False, woorden=str(reden), antwoord=False)
    except (OperationalError, InterfaceError):
        raise
    except Exception as fout:  # een bericht mag de rest nooit ophouden
        # Alleen de soort fout: in de tekst ervan kan iemands naam staan.
        logger.error("bericht %s niet verwerkt: %s", rij.pk, type(fout).__name__)
        woorden = f"Hier ging bij ons iets mis ({type(fout).__name__}). Probeer het opnieuw."
        uitkomst = Uitkomst(gelukt=False, woorden=woorden, antwoord=False)
    if stuk is not None:
        stapel.vergeet()
    with transaction.atomic():
        return _sluit_af(rij, uitkomst, stuk)


def _doe_een_keer(stuk: Poststuk, oordeel: Oordeel, stapel: Stapel) -> Uitkomst:
    """Verwerkt een ander tegelijk hetzelfde kenmerk, dan is dit bij de tweede blik het tweede."""
    for laatste in (False, True):
        try:
            with transaction.atomic():
                uitkomst = _sluit_af(stuk.rij, _beslis(stuk, oordeel), stuk)
        except IntegrityError:
            if laatste:
                raise
            stapel.vergeet()
        else:
            if uitkomst.gelukt:
                stapel.onthoud(stuk.eenmalig, uitkomst.nummer)
            return uitkomst
    raise AssertionError


def _lees(rij: Postvak, stapel: Stapel) -> Gelezen:
    """Wat er niet uit te halen is, is geweigerd met waarom; er is dan niemand om te antwoorden."""
    try:
        inhoud = uit_envelop(handelingen.lees(rij))
    except Geweigerd as geweigerd:
        return Uitkomst(gelukt=False, woorden=geweigerd.reden)
    dag = klok.dag_van(rij.vastgelegd_op)
    oordeel = controleer(inhoud, dag)
    if oordeel.bericht is None:
        return Uitkomst(gelukt=False, woorden=_onleesbaar(oordeel))
    return Poststuk(rij, inhoud, oordeel.bericht, dag, stapel), oordeel


def _onleesbaar(oordeel: Oordeel) -> str:
    if oordeel.fouten:
        fout = oordeel.fouten[0]
        waar = f" ({fout.pad.rpartition('/')[2]})" if fout.pad else ""
        return f"{fout.melding}{waar}"
    return oordeel.inhoud[0].melding


def _beslis(stuk: Poststuk, oordeel: Oordeel) -> Uitkomst:
    """Eerst of het voor ons is en nieuw, dan of het in zichzelf klopt, dan of het past."""
    kop, soort, bekend = stuk.bericht.kop, stuk.bericht.type.soort, stuk.stapel.bekend
    if bekend.gemeenten and stuk.gemeente not in bekend.gemeenten:
        raise Mensenwerk(f"Dit bericht is niet voor ons, maar voor gemeente {stuk.gemeente}.")
    if soort.is_retour:
        return verwerk_retour(stuk)
    if soort.van_gemeente:
        raise Mensenwerk("Dit is een bericht zoals wij het sturen; een aanbieder stuurt dit niet.")
    if stuk.stapel.is_gehad(stuk.eenmalig):
        return Uitkomst(
            gelukt=False,
            woorden="Een ander bericht met dit kenmerk is al verwerkt.",
            afkeur=Afkeur(kop=(NIET_UNIEK,)),
        )
    afkeur = afkeur_van(oordeel)
    if afkeur.kop:
        melding = next(deel.melding for deel in oordeel.inhoud if deel.retourcode)
        return Uitkomst(gelukt=False, woorden=melding, afkeur=afkeur)
    aanbieder = bekend.aanbieders.get(kop.afzender)
    if aanbieder is None:
        raise Mensenwerk(f"Een aanbieder met AGB-code {kop.afzender} kennen we niet.")
    lichaam = stuk.bericht.lichaam
    return _PER_SOORT[type(lichaam)](stuk, lichaam, aanbieder)


_PER_SOORT: Final[dict[type, Callable[..., Uitkomst]]] = {
    ClientStart: verwerk_start,
    ClientStop: verwerk_stop,
    ClientAanvraag: verwerk_aanvraag,
    ClientWijziging: verwerk_wijziging,
    Declaratie: verwerk_declaratie,
}


def _sluit_af(rij: Postvak, uitkomst: Uitkomst, stuk: Poststuk | None = None) -> Uitkomst:
    """Merk het bericht, en zet het antwoord klaar als er een hoort te komen."""
    if stuk is None:
        handelingen.markeer_verwerkt(rij=rij, gelukt=False, uitkomst=uitkomst.woorden)
        return uitkomst
    soort = stuk.bericht.type.soort.nummer
    handelingen.markeer_verwerkt(
        rij=rij,
        gelukt=uitkomst.gelukt,
        uitkomst=uitkomst.woorden,
        soort=soort,
        afzender=stuk.afzender,
        kenmerk=stuk.kenmerk,
        nummer=uitkomst.nummer,
        dossier_id=uitkomst.dossier_id,
    )
    if uitkomst.antwoord and soort in HEEN:
        _antwoord(rij, stuk, uitkomst)
    return uitkomst


def _antwoord(rij: Postvak, stuk: Poststuk, uitkomst: Uitkomst) -> None:
    kenmerk = Kenmerk.van(stuk.inhoud, stuk.dag)
    antwoord: Bericht = maak_retour(stuk.bericht, kenmerk, uitkomst.afkeur)
    naam = antwoord.type.naam.upper()
    handelingen.zet_retour_klaar(
        rij=rij,
        inhoud=schrijf(antwoord),
        soort=antwoord.type.soort.nummer,
        ontvanger=stuk.afzender,
        bestand=f"{naam}_{stuk.afzender}_{kenmerk.identificatie}.xml",
        noemt=uitkomst.noemt,
        uiterlijk=retour_voor(stuk.bericht.type.soort, stuk.dag) or stuk.dag,
    )
