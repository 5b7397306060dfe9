"""Wat de oefenomgeving samen doet: twee initiatieven, en bewoners die iets willen of bedachten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from nabij.demo.medewerkers import OOST
from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.opbouw import handelingen as opbouw
from nabij.kamers.opbouw.models import Hoe, Idee, Keer, Plek, Vorm
from nabij.kamers.opbouw.regels import Bezoek, Herhaal, OpVrijeDag, reeks
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort
from nabij.kamers.poort.poort import Zicht
from nabij.kamers.poort.wie import Wie, wie_is
from nabij.kamers.team.models import Wijkteam

_WIE = "opbouwwerker"
# Per keer: bezoekers die er al eens waren, voor het eerst, en wat ze vonden (fijn, gaat, niet).
_OPKOMST = ((1, 5, 4, 1, 0), (3, 8, 7, 1, 1), (5, 7, 8, 2, 0), (6, 9, 9, 1, 0), (8, 6, 10, 2, 1),
            (9, 5, 9, 1, 0))  # fmt: skip
# Over hoeveel dagen het ja er was, hoeveel dagen het nog geldt, en of er al gesproken is.
_WENSEN = (
    ("Rachida", "Ik wil wel voor een grote groep koken", "in buurthuis De Wilgen", "dinsdag",
     -40, 140, True),
    ("Wim", "Fietsen maken kan ik. Kom maar langs met je lekke band", "in mijn schuur",
     "zaterdag", -9, 170, False),
    ("Tonnie", "Een keer in de week met iemand wandelen", "rond het park", "na het eten",
     -3, 90, False),
)  # fmt: skip


def zet_neer() -> None:
    """Een inloop die een half jaar loopt, een nieuwe tafel, drie bewoners en een idee."""
    account = Account.objects.get(inlognaam=_WIE)
    team_id = Wijkteam.objects.get(naam=OOST).pk
    nadia = wie_is(account)
    vandaag = klok.vandaag()
    _inloop(team_id, nadia, _eerste_dinsdag(vandaag - timedelta(days=190)))
    _tafel(team_id, nadia, vandaag + timedelta(days=8))
    for naam, wat, waar, wanneer, sinds, nog, gesproken in _WENSEN:
        with _bij_nadia(nadia, team_id) as zicht:
            een = opbouw.noteer(
                dossier_id=zicht.dossier.pk,
                team_id=team_id,
                door=nadia,
                naam=naam,
                bereik="bij het buurthuis",
                wat=wat,
                waar=waar,
                wanneer=wanneer,
                tot_wanneer=vandaag + timedelta(days=nog),
                toestemming_op=vandaag + timedelta(days=sinds),
                toestemming_hoe=Hoe.GESPROKEN,
            )
            if gesproken:
                opbouw.sprak(kracht=een, op=vandaag + timedelta(days=sinds + 5))
    _idee(team_id, nadia, vandaag)


@contextmanager
def _bij_nadia(nadia: Wie, team_id: UUID) -> Iterator[Zicht]:
    verzoek = SimpleNamespace(wie=nadia, trace_id="", herkomst="synthese")
    with poort.nieuw(
        verzoek, soort=DossierSoort.BEWONERSKRACHT, team_id=team_id, doel=Doel.HULP
    ) as zicht:
        yield zicht


def _eerste_dinsdag(dag: date) -> date:
    eerste = dag.replace(day=1)
    return eerste + timedelta(days=(1 - eerste.weekday()) % 7)


def _begin(team_id: UUID, nadia: Wie, **velden: Any) -> Any:
    return opbouw.begin_initiatief(
        team_id=team_id,
        organisatie=OOST,
        door=nadia,
        trekker_id=nadia.medewerker_id or team_id,
        plek=Plek.BUURTHUIS,
        waar="De Wilgen",
        **velden,
    )


def _inloop(team_id: UUID, nadia: Wie, eerste: date) -> None:
    """Elke eerste dinsdag, een jaar lang; de keren die geweest zijn, zijn geteld."""
    dagen = reeks(
        eerste,
        Herhaal.MAAND,
        tot_en_met=eerste + timedelta(days=360),
        op_vrije_dag=OpVrijeDag.LATER,
    )
    inloop = _begin(
        team_id,
        nadia,
        naam="Inloop huurtoeslag",
        doel="Samen uitrekenen of huurtoeslag kan, voor er een schuld is",
        vorm=Vorm.INLOOP,
        partners="Woningcorporatie De Vliet",
        van=time(10),
        tot=time(12),
        reeks=dagen,
        wanneer="elke eerste dinsdag van de maand, 10.00 tot 12.00 uur",
        uitnodiging="Kom langs met uw huurbrief. We rekenen samen uit of u huurtoeslag krijgt.",
        themas=("toeslagen",),
    )
    geweest = Keer.objects.filter(initiatief=inloop, aanwezigheid__dag__lt=klok.vandaag()).order_by(
        "aanwezigheid__dag"
    )
    for keer, (vaker, eerst, goed, gaat, niet) in zip(geweest, _OPKOMST, strict=False):
        aantallen = {
            Bezoek.BEZOEKER: vaker, Bezoek.EERSTE: eerst, Bezoek.GOED: goed, Bezoek.GAAT: gaat,
            Bezoek.NIET: niet,
        }  # fmt: skip
        for bezoek, aantal in aantallen.items():
            opbouw.tel_bezoek(keer=keer, bezoek=bezoek, aantal=aantal)


def _tafel(team_id: UUID, nadia: Wie, eerste: date) -> None:
    dagen = reeks(
        eerste,
        Herhaal.WEEK,
        tot_en_met=eerste + timedelta(weeks=12),
        op_vrije_dag=OpVrijeDag.OVERSLAAN,
    )
    _begin(
        team_id,
        nadia,
        naam="Eettafel De Wilgen",
        doel="Samen eten in plaats van alleen",
        vorm=Vorm.TAFEL,
        van=time(17, 30),
        tot=time(19, 30),
        reeks=dagen,
        wanneer="elke week, 17.30 tot 19.30 uur",
        uitnodiging="Eet u mee? Samen koken en eten, voor wie niet alleen wil zitten.",
        themas=("eenzaam",),
    )


def _idee(team_id: UUID, nadia: Wie, vandaag: date) -> None:
    """Een idee waar geld voor kwam, en dat iedereen mag lezen."""
    with _bij_nadia(nadia, team_id) as zicht:
        een: Idee = opbouw.noteer_idee(
            dossier_id=zicht.dossier.pk,
            team_id=team_id,
            door=nadia,
            wie="De koks van de dinsdag",
            bereik="via het buurthuis",
            wat="Elke week een eettafel voor wie alleen eet",
            vraagt="een koelkast",
            toestemming_op=vandaag - timedelta(days=30),
            toestemming_hoe=Hoe.GESPROKEN,
            openbaar=True,
        )
        opbouw.werk_idee_bij(
            idee=een,
            versie=een.versie,
            openbaar=True,
            gegeven="Een koelkast voor het buurthuis",
            bedrag=Decimal("249.95"),
        )
