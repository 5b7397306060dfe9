"""De zoekwoorden van een huishouden bijhouden: per persoon, en van het adres."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from nabij.kamers.bewoners.models import Adres, Persoon, Zoekwoord, ZoekwoordSoort
from nabij.kamers.bewoners.regels import adreswoord, geboortewoord, naamwoorden
from nabij.kamers.bewoners.regels.zoeken import straatwoorden

_VAN_ADRES = (ZoekwoordSoort.STRAAT, ZoekwoordSoort.ADRES)
Paar = tuple[ZoekwoordSoort, str]


def woorden_van_persoon(persoon: Persoon) -> list[Paar]:
    """(soort, woord) van naam, geboortedatum en BSN-merk."""
    voor, achter = naamwoorden(persoon)
    geboren = geboortewoord(persoon.geboortedatum, persoon.datumgebruik)
    paren = [(ZoekwoordSoort.NAAM, woord) for woord in sorted(voor)]
    paren += [(ZoekwoordSoort.ACHTERNAAM, woord) for woord in sorted(achter)]
    paren += [(ZoekwoordSoort.GEBOREN, geboren), (ZoekwoordSoort.BSN, persoon.bsn_merk)]
    return [paar for paar in paren if paar[1]]


def woorden_van_adres(adres: Adres | None) -> list[Paar]:
    """(soort, woord) van straat en postcode met nummer; niets van een geheim adres."""
    if adres is None or adres.kluis is not None:
        return []
    plek = adreswoord(adres.postcode, adres.huisnummer)
    paren = [(ZoekwoordSoort.STRAAT, woord) for woord in sorted(straatwoorden(adres.straat))]
    return [*paren, (ZoekwoordSoort.ADRES, plek)] if plek else paren


def zet_persoon_in_zoekwoorden(dossier_id: UUID, persoon: Persoon) -> None:
    """Vervang de zoekwoorden van deze persoon in dit huishouden."""
    haal_persoon_uit_zoekwoorden(dossier_id, persoon.pk)
    _schrijf(dossier_id, woorden_van_persoon(persoon), persoon.pk)


def haal_persoon_uit_zoekwoorden(dossier_id: UUID, persoon_id: UUID) -> None:
    Zoekwoord.objects.filter(dossier_id=dossier_id, persoon_id=persoon_id).delete()


def zet_adres_in_zoekwoorden(dossier_id: UUID, adres: Adres | None) -> None:
    """Vervang de zoekwoorden van het adres; zonder adres of met een geheim adres blijft er geen."""
    Zoekwoord.objects.filter(dossier_id=dossier_id, soort__in=_VAN_ADRES).delete()
    _schrijf(dossier_id, woorden_van_adres(adres))


def _schrijf(dossier_id: UUID, paren: Iterable[Paar], persoon_id: UUID | None = None) -> None:
    Zoekwoord.objects.bulk_create(
        Zoekwoord(dossier_id=dossier_id, persoon_id=persoon_id, soort=soort, woord=woord)
        for soort, woord in paren
    )
