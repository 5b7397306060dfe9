"""Vragen en huishoudens voor de tests van de voordeur, gemaakt zoals de pagina's het doen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account.models import Account
from nabij.kamers.bewoners.handelingen import NieuwLid, richt_huishouden_in
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort, Onderdeel, Recht
from nabij.kamers.toegang import handelingen, overzichten
from nabij.kamers.toegang.models import Hulpvraag
from tests.mensen import Mensen, verzoek

VRAAG = "Ik snap niks van mijn huursubsidie, moet ik nu terugbetalen?"


def maak_vraag(
    mensen: Mensen, door: Account, tekst: str = VRAAG, *, opgepakt: bool = False, **velden: Any
) -> Hulpvraag:
    """Gegeven: een vraag die `door` aannam, en misschien ook oppakte."""
    rol = Betrokkenrol.AANSPREEKPUNT if opgepakt else Betrokkenrol.AANGENOMEN
    with poort.nieuw(
        verzoek(door),
        soort=DossierSoort.VRAAG,
        team_id=mensen.oost.pk,
        doel=Doel.NIEUWE_VRAAG,
        rol=rol,
    ) as zicht:
        vraag = handelingen.neem_vraag_aan(
            dossier_id=zicht.dossier.pk, tekst=tekst, door=zicht.wie, **velden
        )
        if opgepakt:
            handelingen.meteen_opgepakt(vraag=vraag, door=zicht.wie)
    return vraag


def maak_signaal(mensen: Mensen, **velden: Any) -> UUID:
    """Gegeven: een signaal van iemand zonder account, voor Oost. Geeft het dossier."""
    gewoon = {"wat": "Gordijnen dicht", "waar": "Lindehof 12", "token": "t" * 64}
    with poort.nieuw(
        verzoek(None), soort=DossierSoort.SIGNAAL, team_id=mensen.oost.pk, doel=Doel.NIEUWE_VRAAG
    ) as zicht:
        handelingen.geef_signaal(
            dossier_id=zicht.dossier.pk, team_id=mensen.oost.pk, **{**gewoon, **velden}
        )
    return zicht.dossier.pk


def maak_huishouden(mensen: Mensen, door: Account, achternaam: str = "Bouhali") -> UUID:
    """Gegeven: een huishouden waarvan `door` het aanspreekpunt is."""
    with poort.nieuw(
        verzoek(door),
        soort=DossierSoort.HUISHOUDEN,
        team_id=mensen.oost.pk,
        doel=Doel.HULP,
        rol=Betrokkenrol.AANSPREEKPUNT,
    ) as zicht:
        richt_huishouden_in(
            dossier_id=zicht.dossier.pk,
            leden=[NieuwLid(roepnaam="Samira", achternaam=achternaam)],
            adres=None,
            door=zicht.wie,
        )
    return zicht.dossier.pk


def schrijven(account: Account, dossier_id: UUID, *delen: Onderdeel) -> Any:
    """De poort, open om te schrijven."""
    return poort.open(
        verzoek(account),
        dossier_id,
        doel=Doel.HULP,
        onderdelen=delen or (Onderdeel.VRAAG,),
        recht=Recht.SCHRIJVEN,
    )


def lees(account: Account, dossier_id: UUID) -> overzichten.Vraag:
    """De vraag zoals `account` haar ziet."""
    with poort.open(verzoek(account), dossier_id, doel=Doel.HULP, onderdelen=[Onderdeel.VRAAG]):
        return overzichten.vragen([dossier_id])[0]


def post(client: Any, adres: str, **velden: Any) -> Any:
    """Een formulier versturen met een eigen sleutel."""
    return client.post(adres, {"sleutel": nieuw_token(), **velden})
