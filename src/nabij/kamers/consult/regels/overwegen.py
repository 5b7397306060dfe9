"""Wanneer stelt een regel een vraag? Elke toestand is een gewone functie over feiten.

Invoer is alleen wat werkers zelf vastlegden. Er wordt niets opgeteld, gewogen of geleerd: een
toestand is er sinds een dag, of ze is er niet. Welke vraag erbij hoort zegt de gemeente.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

VAST, ZWAAR = "loopt_vast", "moeilijk"
EEN_DAG = timedelta(days=1)
DRIE_MAANDEN = timedelta(days=91)
VIER_WEKEN = timedelta(weeks=4)
HALF_JAAR = timedelta(weeks=26)
EEN_JAAR = timedelta(days=365)
VEEL = 5
AOW = 67
KEREN_GEWEIGERD = 2
KEREN_THEMA = 3

Toestand = Callable[["Feiten", date], date | None]
"""Sinds wanneer deze toestand er is, of None. De dag van vandaag komt mee."""


@dataclass(frozen=True)
class Mens:
    """Wat een regel van iemand in huis weet. `oud`: leeftijd (minstens, hoogstens) of onbekend."""

    kind: bool = False
    oud: tuple[int, int] | None = None
    geboren: date | None = None
    sinds: date = date.min


@dataclass(frozen=True)
class Feiten:
    """Wat er bij een huishouden is vastgelegd, elk met de dag erbij.

    `standen`: leefgebied -> (stand, dag), de laatste. `opgemerkt`: wat bij een gesprek is
    aangetikt -> dag. `themas`: (thema, dag) per vraag. `doelen`: de dag van de laatste beweging
    van elk lopend doel. `organisaties`: naam -> dag. `niet_te_dragen`: dagen waarop dat er stond.
    `weigeringen`: (thema, dag). `erbij`: dagen waarop een collega erbij kwam.
    `nu_gevaar` en `onveilig_zonder_stap` staan alleen bij veiligheid: wie daar genoemd is, ziet
    die regels daar. `plaatje_gemaakt`: er is samen naar geld gekeken. `geen_antwoord`: de dag
    waarop er antwoord had moeten zijn op een vraag boven het mandaat.
    """

    mensen: Sequence[Mens] = ()
    standen: Mapping[str, tuple[str, date]] = field(default_factory=dict)
    zorgen: Mapping[str, date] = field(default_factory=dict)
    opgemerkt: Mapping[str, date] = field(default_factory=dict)
    dreigt_op: date | None = None
    themas: Collection[tuple[str, date]] = ()
    doelen: Sequence[date] = ()
    organisaties: Mapping[str, date] = field(default_factory=dict)
    niet_te_dragen: Sequence[date] = ()
    weigeringen: Collection[tuple[str, date]] = ()
    opgeschaald: Collection[str] = ()
    hulp_sinds: date | None = None
    erbij: Sequence[date] = ()
    nu_gevaar: date | None = None
    onveilig_zonder_stap: date | None = None
    plaatje_gemaakt: date | None = None
    geen_antwoord: date | None = None

    def stand(self, gebied: str, *standen: str) -> date | None:
        """Sinds wanneer dit leefgebied nu op een van deze standen staat."""
        stand, dag = self.standen.get(gebied, ("", date.min))
        return dag if stand in standen else None


def _eerste(dagen: Iterable[date | None]) -> date | None:
    """De vroegste dag die er is."""
    return min((dag for dag in dagen if dag is not None), default=None)


def _recent(dag: date | None, vandaag: date, hoe_lang: timedelta = HALF_JAAR) -> date | None:
    """Wat in een gesprek opviel, slijt: het is geen kenmerk van een mens."""
    return dag if dag is not None and dag >= vandaag - hoe_lang else None


def acuut(feiten: Feiten, vandaag: date) -> date | None:
    return feiten.nu_gevaar


def vermoeden_onveilig(feiten: Feiten, vandaag: date) -> date | None:
    return feiten.onveilig_zonder_stap


def kinderen_thuis(feiten: Feiten, vandaag: date) -> date | None:
    """Zware zorg bij een volwassene en kinderen in huis die sindsdien niemand sprak."""
    zwaar = _eerste(
        [
            feiten.stand("hoofd", VAST, ZWAAR),
            feiten.stand("gewoontes", VAST, ZWAAR),
            feiten.stand("veiligheid", VAST, ZWAAR),
            feiten.nu_gevaar,
            feiten.onveilig_zonder_stap,
        ]
    )
    if zwaar is None or not any(mens.kind for mens in feiten.mensen):
        return None
    gesproken = feiten.opgemerkt.get("kinderen_gesproken")
    return None if gesproken is not None and gesproken >= zwaar else zwaar


def huis_of_stroom_kwijt(feiten: Feiten, vandaag: date) -> date | None:
    """De dag staat erbij en ligt binnen vier weken; een dag die voorbij is dreigt niet meer."""
    dreigt = feiten.dreigt_op
    if dreigt is None or not vandaag <= dreigt <= vandaag + VIER_WEKEN:
        return None
    return feiten.opgemerkt.get("huis_of_stroom")


def afspraken_anders_begrepen(feiten: Feiten, vandaag: date) -> date | None:
    return _recent(feiten.opgemerkt.get("anders_begrepen"), vandaag)


def hoofd_loopt_vast(feiten: Feiten, vandaag: date) -> date | None:
    leven = _recent(feiten.opgemerkt.get("zorg_om_leven"), vandaag)
    return _eerste([feiten.stand("hoofd", VAST), leven])


def middelen(feiten: Feiten, vandaag: date) -> date | None:
    """Gewoontes zijn zwaar en er staat een doel stil: pas als beide er zijn."""
    zwaar, stil = feiten.stand("gewoontes", VAST, ZWAAR), staat_stil(feiten, vandaag)
    return max(zwaar, stil) if zwaar and stil else None


def staat_stil(feiten: Feiten, vandaag: date) -> date | None:
    """Sinds de dag waarop het eerste doel drie maanden stilstond."""
    stil = [dag + DRIE_MAANDEN for dag in feiten.doelen if dag + DRIE_MAANDEN <= vandaag]
    return min(stil, default=None)


def veel_helpers(feiten: Feiten, vandaag: date) -> date | None:
    """Vanaf de dag dat de vijfde organisatie erbij kwam."""
    dagen = sorted(feiten.organisaties.values())
    return dagen[VEEL - 1] if len(dagen) >= VEEL else None


def nergens_welkom(feiten: Feiten, vandaag: date) -> date | None:
    """Twee keer geweigerd voor hetzelfde, en nog niemand die het op zich nam."""
    keren = Counter(thema for thema, _dag in feiten.weigeringen)
    return _eerste(
        max(dag for ander, dag in feiten.weigeringen if ander == thema)
        for thema, aantal in keren.items()
        if aantal >= KEREN_GEWEIGERD
    )


def zorgt_en_houdt_het_niet_vol(feiten: Feiten, vandaag: date) -> date | None:
    return _eerste(feiten.niet_te_dragen)


def vergeet_en_verdwaalt(feiten: Feiten, vandaag: date) -> date | None:
    """Het thema vergeten, en iemand woont alleen of verdwaalt."""
    vergeten = _eerste(dag for thema, dag in feiten.themas if thema == "vergeten")
    verdwaalt = _recent(feiten.opgemerkt.get("verdwaalt"), vandaag)
    if vergeten is None or not (len(feiten.mensen) == 1 or verdwaalt):
        return None
    return max(vergeten, verdwaalt) if verdwaalt else vergeten


GELDTHEMAS = frozenset({"rondkomen", "schulden", "energie", "toeslagen"})


def oudere_vraagt_niets(feiten: Feiten, vandaag: date) -> date | None:
    """67 of ouder, zorg over geld genoemd of gezien, en nog geen plaatje van in en uit."""
    geld = _eerste(
        [feiten.zorgen.get("geld"), *(dag for thema, dag in feiten.themas if thema in GELDTHEMAS)]
    )
    oud = any(mens.oud is not None and mens.oud[0] >= AOW for mens in feiten.mensen)
    return geld if oud and feiten.plaatje_gemaakt is None else None


def buiten_mandaat(feiten: Feiten, vandaag: date) -> date | None:
    """Een vraag boven het mandaat waarop de afgesproken dag voorbij is, zonder antwoord."""
    dag = feiten.geen_antwoord
    return dag + EEN_DAG if dag is not None and dag < vandaag else None


def bijna_achttien(feiten: Feiten, vandaag: date) -> date | None:
    """Een jongere met hulp wordt over zes tot twaalf maanden achttien."""
    if feiten.hulp_sinds is None:
        return None
    begin = [
        dag - EEN_JAAR
        for mens in feiten.mensen
        if mens.geboren
        and (dag := achttien(mens.geboren))
        and vandaag + timedelta(days=182) <= dag <= vandaag + EEN_JAAR
    ]
    return max(min(begin), feiten.hulp_sinds) if begin else None


def achttien(geboren: date) -> date:
    """De achttiende verjaardag; wie op 29 februari is geboren, wordt het op 1 maart."""
    try:
        return geboren.replace(year=geboren.year + 18)
    except ValueError:
        return date(geboren.year + 18, 3, 1)


def wens_van_inwoner(feiten: Feiten, vandaag: date) -> date | None:
    """De inwoner vroeg om iemand, en sindsdien kwam er niemand bij."""
    wens = feiten.opgemerkt.get("wens")
    return None if wens is None or any(dag >= wens for dag in feiten.erbij) else wens


def derde_keer(feiten: Feiten, vandaag: date) -> date | None:
    """Hetzelfde thema voor de derde keer binnen twaalf maanden."""
    per_thema: dict[str, list[date]] = {}
    for thema, dag in feiten.themas:
        if vandaag - EEN_JAAR < dag <= vandaag:
            per_thema.setdefault(thema, []).append(dag)
    return _eerste(
        sorted(dagen)[KEREN_THEMA - 1] for dagen in per_thema.values() if len(dagen) >= KEREN_THEMA
    )


TOESTANDEN: dict[str, Toestand] = {
    een.__name__: een
    for een in (
        acuut, vermoeden_onveilig, kinderen_thuis, huis_of_stroom_kwijt,
        afspraken_anders_begrepen, hoofd_loopt_vast, middelen, staat_stil, veel_helpers,
        nergens_welkom, zorgt_en_houdt_het_niet_vol, vergeet_en_verdwaalt, oudere_vraagt_niets,
        buiten_mandaat, bijna_achttien, wens_van_inwoner, derde_keer,
    )
}  # fmt: skip
"""Naam van een toestand -> de functie. Een regel van de gemeente noemt een van deze namen."""


def geldt(
    toestand: str,
    feiten: Feiten,
    vandaag: date,
    *,
    altijd: bool = False,
    weggetikt: Collection[date] = (),
) -> date | None:
    """Sinds wanneer deze vraag nu te stellen is, of None.

    Weggetikt blijft weg tot de toestand opnieuw begint. Met `altijd` komt de vraag de volgende
    dag terug, zolang de toestand er is.
    """
    sinds = TOESTANDEN[toestand](feiten, vandaag)
    if sinds is None or sinds > vandaag:
        return None
    laatst = max(weggetikt, default=None)
    if laatst is None:
        return sinds
    weg = laatst == vandaag if altijd else laatst >= sinds
    return None if weg else sinds
