"""De enkelvoudige soorten van de standaard: wat er in een element mag staan.

Een `Soort` hangt met `Annotated` aan een gewoon type. `regel` is de restrictie die een fout
patroon noemt, `eis` zegt in gewone woorden wat er wel mag.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Final

from nabij.koppelingen.istandaarden.standaarden import Standaard

# Een regel met minstens een teken dat geen wit is. Zo geschreven hoeft de patroonlezer nooit terug.
_NIET_LEEG: Final = r"[\t ]*[^\s].*"


@dataclass(frozen=True)
class Soort:
    """Een enkelvoudige soort. Zonder `patroon` mag elke waarde binnen de andere grenzen."""

    naam: str
    basis: str = "string"
    patroon: str = ""
    minstens: int = 0
    hoogstens: int = 0
    lijst: str = ""
    regel: str = "RS033"
    eis: str = "Vul hier iets in, of laat het element weg."
    # De soort heeft geen eigen naam in de standaard, maar beperkt er een.
    beperkt: str = ""

    def codelijst(self, standaard: Standaard) -> str:
        return standaard.lijst(self.lijst) if self.lijst else ""


def _tekst(naam: str, lengte: int) -> Soort:
    return Soort(naam, patroon=_NIET_LEEG, hoogstens=lengte)


def _cijfers(naam: str, aantal: int, regel: str) -> Soort:
    return Soort(
        naam,
        patroon=f"[0-9]{{{aantal}}}",
        regel=regel,
        eis=f"Vul hier precies {aantal} cijfers in.",
    )


def _getal(naam: str, hoogste: int) -> Soort:
    eis = f"Vul hier een heel getal in van 0 tot en met {hoogste}."
    return Soort(naam, basis="integer", hoogstens=hoogste, eis=eis)


def _code(naam: str, lijst: str) -> Soort:
    return Soort(naam, lijst=lijst, eis="Vul hier een code uit de lijst in.")


Naam = Annotated[str, _tekst("Naam", 200)]
NaamVerwijzer = Annotated[str, _tekst("NaamVerwijzer", 64)]
Voorvoegsel = Annotated[str, _tekst("Voorvoegsel", 10)]
Voorletters = Annotated[
    str,
    Soort(
        "Voorletters",
        patroon="([a-zA-ZÀ-ỳ])+",
        hoogstens=6,
        regel="RS045",
        eis="Vul hier alleen letters in, zonder punten of spaties.",
    ),
]
Straatnaam = Annotated[str, _tekst("Straatnaam", 24)]
Plaatsnaam = Annotated[str, _tekst("Plaatsnaam", 80)]
Postcode = Annotated[str, _tekst("Postcode", 8)]
Huisletter = Annotated[str, _tekst("Huisletter", 1)]
HuisnummerToevoeging = Annotated[str, _tekst("HuisnummerToevoeging", 4)]
Huisnummer = Annotated[int, _getal("Huisnummer", 99_999)]
Landnummer = Annotated[str, _tekst("Landnummer", 4)]
Organisatienaam = Annotated[str, _tekst("Organisatienaam", 35)]
Emailadres = Annotated[str, _tekst("Emailadres", 80)]
Taal = Annotated[str, _tekst("Taal", 25)]
Persoonsid = Annotated[str, _tekst("Persoonsid", 20)]
Referentie = Annotated[str, _tekst("Referentie", 36)]
ProductCode = Annotated[str, _tekst("ProductCode", 5)]
IdentificatieBericht = Annotated[str, _tekst("IdentificatieBericht", 12)]
ReferentieNummer = Annotated[str, Soort("ReferentieNummer", minstens=1, hoogstens=20)]
IdentificatieDeclaratie = Annotated[str, Soort("IdentificatieDeclaratie", minstens=1, hoogstens=12)]
DeclaratieNummer = Annotated[
    str,
    Soort(
        "DeclaratieNummer",
        beperkt="IdentificatieDeclaratie",
        minstens=1,
        hoogstens=12,
        patroon="([a-zA-Z0-9])+",
        regel="CS319",
        eis="Vul hier alleen letters en cijfers in, zonder spaties.",
    ),
]
Telefoonnummer = Annotated[
    str,
    Soort(
        "Telefoonnummer",
        patroon="[0-9]*",
        minstens=1,
        hoogstens=15,
        regel="RS046",
        eis="Vul hier alleen cijfers in.",
    ),
]
Commentaar = Annotated[str, Soort("Commentaar", patroon=r"\s*[^\s](\s|[^\s])*", regel="RS031")]
Bsn = Annotated[str, _cijfers("BurgerServicenummer", 9, "RS037")]
AgbCode = Annotated[str, _cijfers("AgbCode", 8, "RS036")]
Gemeente = Annotated[str, _cijfers("Gemeente", 4, "RS035")]
Versie = Annotated[
    str,
    Soort(
        "Versie",
        patroon=r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)",
        regel="RS048",
        eis="Vul hier drie gehele getallen in met punten ertussen, zoals 1.0.0.",
    ),
]
Datum = Annotated[
    date,
    Soort(
        "Datum",
        basis="date",
        patroon="[^:Z]*",
        regel="RS032",
        eis="Vul hier een bestaande datum in als jjjj-mm-dd, zonder tijdzone.",
    ),
]
Tijd = Annotated[
    time,
    Soort(
        "Tijd",
        basis="time",
        patroon="[^Z+-]+",
        regel="RS034",
        eis="Vul hier een bestaande tijd in als uu:mm:ss, zonder tijdzone.",
    ),
]
Nummer = Annotated[int, _getal("Nummer", 999_999_999)]
RelatieVolgorde = Annotated[int, _getal("RelatieVolgorde", 99)]
Volume = Annotated[int, _getal("Volume", 99_999_999)]
Budget = Annotated[int, _getal("Budget", 99_999_999)]
Bedrag = Annotated[int, _getal("Bedrag", 99_999_999)]
TotaalBedrag = Annotated[int, _getal("TotaalBedrag", 999_999_999_999)]

AanduidingWoonadres = Annotated[str, _code("AanduidingWoonadres", "NUM061")]
AdresSoort = Annotated[str, _code("AdresSoort", "COD757")]
Communicatievorm = Annotated[str, _code("Communicatievorm", "COD747")]
DatumGebruik = Annotated[str, _code("DatumGebruik", "COD170")]
DebetCredit = Annotated[str, _code("DebetCredit", "COD043")]
Eenheid = Annotated[str, _code("Eenheid", "WJ756")]
Frequentie = Annotated[str, _code("Frequentie", "WMO757")]
Geslacht = Annotated[str, _code("Geslacht", "COD046")]
JaNee = Annotated[str, _code("JaNee", "COD260")]
JuridischeStatus = Annotated[str, _code("JuridischeStatus", "WJ232")]
LandCode = Annotated[str, _code("LandCode", "COD032")]
NaamGebruik = Annotated[str, _code("NaamGebruik", "COD700")]
ProductCategorie = Annotated[str, _code("ProductCategorie", "productcategorie")]
RedenAfwijzingVerzoek = Annotated[str, _code("RedenAfwijzingVerzoek", "WJ759")]
RedenBeeindiging = Annotated[str, _code("RedenBeeindiging", "reden beeindiging")]
RedenVerzoek = Annotated[str, _code("RedenVerzoek", "WJ758")]
RedenWijziging = Annotated[str, _code("RedenWijziging", "reden wijziging")]
RetourCode = Annotated[str, _code("RetourCode", "WJ001")]
SoortRelatie = Annotated[str, _code("SoortRelatie", "COD472")]
StatusAanlevering = Annotated[str, _code("StatusAanlevering", "COD467")]
TypeVerwijzer = Annotated[str, _code("TypeVerwijzer", "COD327")]
VerzoekAntwoord = Annotated[str, _code("VerzoekAntwoord", "WJ760")]
WettelijkeVertegenwoordiging = Annotated[str, _code("WettelijkeVertegenwoordiging", "WJ003")]
