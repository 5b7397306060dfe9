"""Het opbouwwerk van de oefenomgeving: waar het team is, en een ronde die net begint."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta
from uuid import UUID

from nabij.demo.medewerkers import OOST
from nabij.fundament import klok
from nabij.kamers.opbouw import handelingen as opbouw
from nabij.kamers.opbouw.models import Deur, Plek
from nabij.kamers.opbouw.regels import Antwoord, Huis, lees_tik
from nabij.kamers.team.models import Lidmaatschap

# Over hoeveel dagen, wat voor plek, waar, van hoe laat tot hoe laat, en wie er gaan.
_MOMENTEN = (
    (-7, Plek.BUURTHUIS, "De Wilgen", 10, 12, ("opbouwwerker", "teamlid")),
    (-2, Plek.SCHOOL, "De Windroos", 8, 9, ("opbouwwerker",)),
    (0, Plek.BUURTHUIS, "De Wilgen", 10, 12, ("opbouwwerker", "teamlid")),
    (1, Plek.PRAKTIJK, "Praktijk aan de Kade", 13, 15, ("collega",)),
    (5, Plek.SCHOOL, "De Windroos", 8, 9, ("opbouwwerker", "specialist")),
    (7, Plek.BUURTHUIS, "De Wilgen", 10, 12, ("opbouwwerker",)),
)
_GETELD = {
    -7: (
        "gesprek", "gesprek-post", "gesprek-post", "gesprek-toeslagen", "ook-rondkomen",
        "gesprek-eenzaam", "gesprek-post", "gesprek", "gesprek-energie",
    ),
    -2: ("gesprek-kosten_kinderen", "gesprek-opvoeden", "gesprek"),
}  # fmt: skip
# Een straat die de verzonnen gemeente zelf niet kan maken.
_STRAAT = "Spoorzicht"
_GEDAAN = (Antwoord.NIEMAND, Antwoord.GESPROKEN, Antwoord.NEE)


def zet_neer() -> None:
    """Momenten van vorige en volgende week, en een ronde waarvan de brief gisteren kwam."""
    leden = Lidmaatschap.objects.filter(team__naam=OOST).select_related("medewerker__account")
    mensen = {lid.medewerker.account.inlognaam: lid.medewerker_id for lid in leden}
    team_id = leden[0].team_id
    for over, plek, waar, van, tot, (eerste, *anderen) in _MOMENTEN:
        moment = opbouw.plan(
            team_id=team_id,
            medewerker_id=mensen[eerste],
            plek=plek,
            waar=waar,
            dag=klok.vandaag() + timedelta(days=over),
            van=time(van),
            tot=time(tot),
        )
        for naam in anderen:
            opbouw.ga_mee(aanwezigheid_id=moment.pk, medewerker_id=mensen[naam])
        for tik in map(lees_tik, _GETELD.get(over, ())):
            if tik:
                opbouw.tel(aanwezigheid_id=moment.pk, tik=tik)
    _ronde(team_id, mensen)


def _ronde(team_id: UUID, mensen: Mapping[str, UUID]) -> None:
    vandaag = klok.vandaag()
    gisteren = vandaag - timedelta(days=1)
    ronde = opbouw.leg_ronde_vast(
        team_id=team_id,
        waar=_STRAAT,
        voor_wie=f"iedereen van 75 jaar en ouder aan {_STRAAT}",
        grond="Wmo 2015 art. 2.1.2 lid 2 onder c",
        besluit=f"{gisteren.year}-0417",
        gepubliceerd_in=f"Gemeenteblad {gisteren.year}, nummer 88",
        gepubliceerd_op=vandaag - timedelta(days=8),
        brief_op=gisteren,
        laatste_dag=vandaag + timedelta(weeks=4),
        huizen=[Huis(_STRAAT, nummer) for nummer in range(2, 42, 2)],
    )
    opbouw.brief_bezorgd(ronde=ronde, op=gisteren)
    ronde.refresh_from_db()
    for over, wie in ((0, "opbouwwerker"), (3, "collega")):
        opbouw.plan(
            team_id=team_id,
            medewerker_id=mensen[wie],
            plek=Plek.DEUREN,
            waar=_STRAAT,
            dag=vandaag + timedelta(days=over),
            van=time(14),
            tot=time(16),
            ronde_id=ronde.pk,
        )
    for deur, antwoord in zip(Deur.objects.filter(ronde=ronde), _GEDAAN, strict=False):
        opbouw.beantwoord(ronde=ronde, deur_id=deur.pk, antwoord=antwoord)
