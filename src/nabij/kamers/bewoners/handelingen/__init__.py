"""De werkwoorden van de kamer bewoners. Elk draait binnen een open poort, in een transactie."""

from nabij.kamers.bewoners.handelingen.adres import verbeter_adres, verhuis
from nabij.kamers.bewoners.handelingen.afscherming import scherm_persoon_af
from nabij.kamers.bewoners.handelingen.contact import (
    leg_contact_vast,
    maak_contact_ongedaan,
    trek_contact_in,
)
from nabij.kamers.bewoners.handelingen.mensen import (
    BsnBekend,
    Gezaghouder,
    lid_terug,
    lid_vertrekt,
    richt_huishouden_in,
    voeg_bestaand_lid_toe,
    voeg_lid_toe,
    wijzig_persoon,
    zet_gezag,
)
from nabij.kamers.bewoners.handelingen.netwerk import (
    netwerklid_terug,
    netwerklid_weg,
    voeg_netwerklid_toe,
    wijzig_netwerklid,
)
from nabij.kamers.bewoners.handelingen.samenvoegen import (
    GaatNietSamen,
    haal_uit_elkaar,
    voeg_samen,
)
from nabij.kamers.bewoners.handelingen.tijdlijn import (
    TeLaat,
    haal_uit_tijdlijn,
    schrijf_in_tijdlijn,
)
from nabij.kamers.bewoners.regels import NieuwAdres, NieuwLid

__all__ = [
    "BsnBekend",
    "GaatNietSamen",
    "Gezaghouder",
    "NieuwAdres",
    "NieuwLid",
    "TeLaat",
    "haal_uit_elkaar",
    "haal_uit_tijdlijn",
    "leg_contact_vast",
    "lid_terug",
    "lid_vertrekt",
    "maak_contact_ongedaan",
    "netwerklid_terug",
    "netwerklid_weg",
    "richt_huishouden_in",
    "scherm_persoon_af",
    "schrijf_in_tijdlijn",
    "trek_contact_in",
    "verbeter_adres",
    "verhuis",
    "voeg_bestaand_lid_toe",
    "voeg_lid_toe",
    "voeg_netwerklid_toe",
    "voeg_samen",
    "wijzig_netwerklid",
    "wijzig_persoon",
    "zet_gezag",
]
