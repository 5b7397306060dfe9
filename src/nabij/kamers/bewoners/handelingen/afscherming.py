"""Iemand afschermen. Wat daarbij geheim wordt, gaat meteen in de kluis."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from nabij.kamers.bewoners.handelingen.adres import berg_adressen_op
from nabij.kamers.bewoners.handelingen.tijdlijn import schrijf_in_tijdlijn
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Afscherming, DossierSoort, Onderdeel
from nabij.kamers.poort.models import Dossier, DossierPersoon
from nabij.kamers.poort.poort import Wie


@transaction.atomic
def scherm_persoon_af(
    *, dossier_id: UUID, persoon_id: UUID, niveau: Afscherming, door: Wie
) -> Afscherming:
    """Zet de afscherming van een persoon; geeft die van het huishouden, de hoogste van allen.

    Dichter geldt ook in elk ander huishouden waar deze persoon bij hoort. Minder dicht geldt
    alleen hier: wie het andere huishouden kent, beslist daar.
    """
    hoogste = zet_niveau(dossier_id, persoon_id, niveau, door)
    schrijf_in_tijdlijn(
        dossier_id=dossier_id,
        woord="afscherming",
        onderdeel=Onderdeel.MENSEN,
        door=door,
        object_id=persoon_id,
    )
    elders = Dossier.objects.filter(
        personen__persoon_id=persoon_id, personen__afscherming__lt=niveau
    ).exclude(pk=dossier_id).distinct()  # fmt: skip
    if elders:
        with poort.systeem(taak="afscherming", dossiers=elders):
            for ander in elders:
                zet_niveau(ander.pk, persoon_id, niveau, door)
    return hoogste


def neem_afscherming_mee(*, dossier_id: UUID, persoon_id: UUID, door: Wie) -> None:
    """Wie al ergens is afgeschermd, is dat in dit huishouden ook."""
    niveaus = DossierPersoon.objects.filter(persoon_id=persoon_id)
    niveau = max(niveaus.values_list("afscherming", flat=True), default=Afscherming.NORMAAL)
    if niveau > Afscherming.NORMAAL:
        zet_niveau(dossier_id, persoon_id, Afscherming(niveau), door)


def zet_niveau(dossier_id: UUID, persoon_id: UUID, niveau: Afscherming, door: Wie) -> Afscherming:
    """Alleen in dit huishouden; geeft de hoogste daar, en bergt het adres op als dat moet."""
    hoogste = poort_handelingen.scherm_af(
        dossier_id=dossier_id, persoon_id=persoon_id, niveau=niveau, door=door
    )
    if Dossier.objects.filter(pk=dossier_id, soort=DossierSoort.HUISHOUDEN).exists():
        berg_adressen_op(dossier_id, geheim=hoogste >= Afscherming.ADRES_GEHEIM)
    return hoogste
