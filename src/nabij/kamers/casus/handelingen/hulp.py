"""Hulp kiezen bij een doel, zeggen dat ze begon, en vragen of iemand er op de plek is."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.casus.handelingen.plan import rond_actie_af, spreek_actie_af
from nabij.kamers.casus.models import Doel, Hulpkeuze, HulpKring, Plekantwoord
from nabij.kamers.casus.regels.kiezen import WIE, Kring, Wacht
from nabij.kamers.poort.poort import Wie


@transaction.atomic
def kies_hulp(
    *,
    doel: Doel,
    kring: HulpKring,
    tekst: str,
    door: Wie,
    naam: str = "",
    account_id: UUID | None = None,
    aanbod_id: UUID | None = None,
    zonder_besluit: bool = True,
    wacht: Wacht | None = None,
    uiterlijk: date | None = None,
    overbrugt: Hulpkeuze | None = None,
    op: datetime | None = None,
) -> Hulpkeuze:
    """Zet hulp in het plan, bij dit doel. `wacht` is hoe lang het vandaag duurt."""
    actie = spreek_actie_af(
        dossier_id=doel.dossier_id,
        doel=doel,
        tekst=tekst,
        wie=WIE[Kring(kring)],
        naam=naam,
        account_id=account_id,
        uiterlijk=uiterlijk,
        door=door,
        op=op,
    )
    keuze: Hulpkeuze = Hulpkeuze.objects.create(
        dossier_id=doel.dossier_id,
        actie=actie,
        kring=kring,
        aanbod_id=aanbod_id,
        zonder_besluit=zonder_besluit,
        wacht_weken=wacht.weken if wacht else None,
        wacht_gemeten=bool(wacht and wacht.gemeten),
        wacht_peildatum=wacht.peildatum if wacht else None,
        overbrugt=overbrugt,
        op=op or klok.nu(),
    )
    return keuze


def hulp_begon(*, keuze: Hulpkeuze, op: date | None = None) -> None:
    """De eerste keer is geweest."""
    keuze.begonnen_op = op or klok.vandaag()
    keuze.save(update_fields=["begonnen_op"])


def toch_niet_begonnen(*, keuze: Hulpkeuze) -> None:
    """Terug naar wachten. Wat over de plek gezegd is, vervalt dan ook."""
    keuze.begonnen_op, keuze.plek, keuze.plek_op = None, "", None
    keuze.save(update_fields=["begonnen_op", "plek", "plek_op"])


@transaction.atomic
def vroeg_naar_plek(*, keuze: Hulpkeuze, antwoord: Plekantwoord, door: Wie) -> None:
    """Het antwoord op de ene lichte vraag. Op de plek: dan is de actie klaar."""
    keuze.plek, keuze.plek_op = antwoord, klok.nu()
    keuze.save(update_fields=["plek", "plek_op"])
    if antwoord == Plekantwoord.JA and keuze.actie.klaar_op is None:
        rond_actie_af(actie=keuze.actie, door=door)
