"""Signalen die klaar zijn verdwijnen vanzelf, overal, na hun eigen termijn."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from nabij.fundament import klok
from nabij.kamers.afspraken.overzichten import bewaar_tot
from nabij.kamers.poort import bewaren, poort
from nabij.kamers.poort.begrippen import DossierSoort
from nabij.kamers.poort.models import Dossier
from nabij.kamers.toegang import regels
from nabij.kamers.toegang.models import SignaalstapSoort
from nabij.kamers.toegang.overzichten.signalen import Signaalbeeld, signalen

PORTIE = 500


def ruim_op() -> int:
    """Vernietig de signalen waarvan de termijn om is. Geeft het aantal.

    Was er niets aan de hand, of is het doorgezet, dan telt de regel `signaal` vanaf het besluit.
    Werd het een vraag, dan blijft het spoor zo lang als een vraag: de regel `vraag`.
    """
    bewaren.pas_lijst_toe()
    alle = Dossier.objects.filter(soort=DossierSoort.SIGNAAL)
    sleutels = list(alle.values_list("pk", flat=True))
    if not sleutels:
        return 0
    voorbij: list[UUID] = []
    with poort.systeem(taak="signalen opruimen", dossiers=alle):
        for begin in range(0, len(sleutels), PORTIE):
            portie = signalen(sleutels[begin : begin + PORTIE])
            voorbij += [een.dossier_id for een in portie if _is_voorbij(een)]
    return bewaren.vernietig(voorbij, taak="signalen opruimen")


def _is_voorbij(een: Signaalbeeld) -> bool:
    if een.is_open:
        return False
    werd_vraag = een.staat == regels.Signaalstaat.HULPVRAAG
    return klok.vandaag() >= bewaar_tot("vraag" if werd_vraag else "signaal", _einde(een))


def _einde(een: Signaalbeeld) -> date:
    """De dag van het laatste besluit: wat daarna komt (de melder bellen) verlengt niets."""
    einden = (SignaalstapSoort.BESLUIT, SignaalstapSoort.NIETS, SignaalstapSoort.HULPVRAAG)
    return max(klok.dag_van(beeld.stap.op) for beeld in een.stappen if beeld.stap.soort in einden)
