"""Bouw de verzonnen gemeente: gebieden, teams, medewerkers en huishoudens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.db.models import Count

from nabij.demo import aanbod, balie, buurtwerk, cijfers, gemeente, samen, voordeur
from nabij.demo.afnemer import Adresboek
from nabij.demo.gemeente import Plek
from nabij.demo.in_bulk import InBulk
from nabij.demo.medewerkers import KENNIS, KRING, WACHTWOORD, Bezetting, Werker, bezetting
from nabij.demo.namen import Bron, Register
from nabij.demo.toewijzen import neerzetten, verhaal
from nabij.demo.toewijzen.verloop import MANDAAT_BEDRAG, MANDAAT_WEKEN
from nabij.demo.verloop import JAREN, Rij, Teamrooster, Verloop, Wereld
from nabij.fundament import klok
from nabij.kamers.account import handelingen as accounts
from nabij.kamers.account.models import Account, Rolnaam
from nabij.kamers.afspraken import handelingen as afspraken
from nabij.kamers.afspraken.models import Vereistesoort
from nabij.kamers.bewoners.models import Adres
from nabij.kamers.opbouw.handelingen import patroonrun
from nabij.kamers.poort import poort
from nabij.kamers.poort.models import Dossier
from nabij.kamers.team import handelingen as teams
from nabij.kamers.team.models import (
    Deskundigheid,
    MandaatOver,
    Medewerker,
    Moederorganisatie,
    Wijkteam,
)
from nabij.kamers.wijk import handelingen as wijk
from nabij.kamers.wijk import overzichten as wijk_overzichten
from nabij.kamers.wijk.models import Gebied, Kerncijfer, Postcode
from nabij.koppelingen.cbs.vertaling import LaadVerslag, laad_gemeente
from nabij.koppelingen.postcodes.vertaling import Postcodeverslag, laad_postcodes

HUISHOUDENS, ZAAD = 2_000, 1
# In de oefenomgeving kent het team een deel van de gemeente, in de synthese iedereen.
INWONERS_PER_HUISHOUDEN, INWONERS_PER_HUISHOUDEN_IN_DE_STAD = 8, 2.25
RUIM = 150_000  # vanaf zoveel inwoners heeft de gemeente meer wijken
BLOK = 200  # rijen per transactie: op SQLite ruim binnen een seconde
# Wat er gebeurt, hoeveel gedaan, hoeveel in totaal. Met een totaal van 0 is het alleen een zin.
Voortgang = Callable[[str, int, int], None]


class GemeenteOnbruikbaar(Exception):
    """Uit de bestanden van deze gemeente is geen oefenomgeving te maken."""


@dataclass(frozen=True)
class Opties:
    """Waaruit de oefenomgeving bestaat. Dezelfde opties geven op dezelfde dag hetzelfde.

    `stad`: de hele gemeente is bekend, met zoveel teams als daarvoor nodig zijn.
    """

    leeg: bool = False
    huishoudens: int = HUISHOUDENS
    zaad: int = ZAAD
    gemeente: str = ""
    cbs: str = ""
    hernoemd: tuple[str, ...] = ()
    postcodes: str = ""
    bron: Bron = Bron.NATUURLIJK
    stad: bool = False

    @property
    def inwoners(self) -> int:
        per = INWONERS_PER_HUISHOUDEN_IN_DE_STAD if self.stad else INWONERS_PER_HUISHOUDEN
        return round(per * self.huishoudens)

    @property
    def bezetting(self) -> Bezetting:
        return bezetting(self.inwoners if self.stad else 0)


def bouw(opties: Opties, voortgang: Voortgang) -> Register:
    """Vul een lege database. Geeft het register van wie welke naam kreeg.

    Raises `GemeenteOnbruikbaar` als `cbs` of `postcodes` niet te laden is.
    """
    buurten = richt_in(opties, voortgang)
    register = Register(opties.bron)
    if not opties.leeg:
        verloop = maak_verloop(opties, buurten, register, klok.vandaag())
        for gedaan in vul(verloop):
            voortgang("Huishoudens en losse vragen", gedaan, len(verloop))
        rond_af()
        buurtwerk.zet_neer()
        samen.zet_neer()
        voordeur.zet_neer()
        verhaal.zet_neer()
        balie.zet_neer(buurten, zaad=opties.zaad)
        patroonrun.draai(voortgang)
    return register


def richt_in(opties: Opties, voortgang: Voortgang) -> list[Plek]:
    """De gebieden, de teams en wie er werken: alles wat er is voor het eerste huishouden komt."""
    if opties.gemeente:
        buurten = _echte_buurten(opties, voortgang)
    else:
        buurten = _leg_vast(plekken_van(opties))
    voortgang("Wijken en buurten", 1, 1)
    richt_teams_in(buurten, opties.bezetting, voortgang)
    if not opties.leeg:
        vermeldingen = aanbod.zet_neer(buurten, zaad=opties.zaad, stad=opties.stad)
        neerzetten.zet_neer()
        voortgang("Sociale kaart", vermeldingen, vermeldingen)
    return buurten


def maak_verloop(opties: Opties, buurten: Sequence[Plek], register: Register, tot: date) -> Verloop:
    """Alles wat er in deze gemeente gebeurde tot aan `tot`."""
    wereld = Wereld(
        huishoudens=opties.huishoudens,
        zaad=opties.zaad,
        tot=tot,
        buurten=buurten,
        teams=_roosters(buurten, opties),
        register=register,
    )
    return Verloop(wereld)


def vul(
    verloop: Verloop,
    *,
    vanaf: int = 0,
    bij_elk_blok: Callable[[int, Sequence[Rij]], None] = lambda gedaan, rijen: None,
) -> Iterator[int]:
    """Schrijf de rijen vanaf `vanaf` weg, blok voor blok; geeft na elk blok hoeveel er nu staan.

    `bij_elk_blok` draait in de transactie van het blok, voor er iets geschreven is: wat daar
    onthouden wordt, klopt altijd met wat er staat, en een ander die ook bouwt stopt op tijd.
    """
    _geef_ruimte()
    with poort.systeem(taak="synthese", dossiers=Dossier.objects.none()):
        afnemer = InBulk(Adresboek.lees())
        for begin in range(vanaf, len(verloop), BLOK):
            rijen = [
                verloop.rij(nummer) for nummer in range(begin, min(begin + BLOK, len(verloop)))
            ]
            gedaan = begin + len(rijen)
            for rij in rijen:
                afnemer.neem(rij.gebeurtenissen)
            with transaction.atomic():
                bij_elk_blok(gedaan, rijen)
                afnemer.schrijf()
            yield gedaan


def _geef_ruimte() -> None:
    """Zolang er gebouwd wordt houdt SQLite meer in het geheugen (256 MB) en ruimt het later op."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -262144")
            cursor.execute("PRAGMA wal_autocheckpoint = 20000")


def rond_af() -> None:
    """Tel hoe vaak een postcode in welke buurt ligt, en laat PostgreSQL zijn tabellen kennen."""
    with poort.systeem(taak="synthese", dossiers=Dossier.objects.none()), transaction.atomic():
        keren = Adres.objects.filter(buurt__isnull=False).values("postcode", "buurt")
        Postcode.objects.bulk_create(
            (
                Postcode(postcode=een["postcode"], gebied_id=een["buurt"], keer=een["keer"])
                for een in keren.annotate(keer=Count("pk")).order_by()
            ),
            batch_size=1_000,
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def plekken_van(opties: Opties) -> list[Plek]:
    """De verzonnen gemeente, zo groot als bij `opties` hoort; steeds dezelfde."""
    plekken = gemeente.plekken(opties.zaad, stad=opties.inwoners >= RUIM)
    schaal = opties.inwoners / sum(plek.inwoners for plek in plekken)
    return [plek.met_inwoners(max(40, round(plek.inwoners * schaal))) for plek in plekken]


def buurten_in(plekken: Sequence[Plek]) -> list[Plek]:
    return [plek for plek in plekken if plek.soort == "buurt"]


def _leg_vast(plekken: Sequence[Plek]) -> list[Plek]:
    wijk.leg_levering_vast(
        gebieden=cijfers.gebieden(plekken), maten=cijfers.maten(), cijfers=cijfers.cijfers(plekken)
    )
    wijk.wijs_eigen_gemeente_aan(gebied=Gebied.objects.get(code=gemeente.GEMEENTE))
    return buurten_in(plekken)


def _echte_buurten(opties: Opties, voortgang: Voortgang) -> list[Plek]:
    verslag = laad_gemeente(Path(opties.cbs), opties.gemeente, hernoemd=opties.hernoemd)
    _eis_geladen(verslag)
    for zin in verslag.genegeerd:
        voortgang(f"Niet gebruikt: {zin}", 0, 0)
    if opties.postcodes:
        _eis_geladen(laad_postcodes(Path(opties.postcodes)))
    gebieden = wijk_overzichten.kleinste_gebieden(opties.gemeente)
    inwoners = _inwoners(opties.gemeente)
    return [
        Plek(
            gebied.code, gebied.naam, "buurt", gebied.ouder.code if gebied.ouder else None, {},
            "gemengd", inwoners.get(gebied.code) or 1,
        )
        for gebied in gebieden
    ]  # fmt: skip


def _eis_geladen(verslag: LaadVerslag | Postcodeverslag) -> None:
    if verslag.code:
        zinnen = [*map(str, verslag.onbruikbaar), *map(str, verslag.fouten)]
        raise GemeenteOnbruikbaar("\n".join(zinnen[:5]))


def _inwoners(gemeente_code: str) -> dict[str, int]:
    cijfers_ = Kerncijfer.objects.filter(
        maat__code="inwoners", waarde__isnull=False, gebied__code__contains=gemeente_code[2:]
    )
    return {
        code: int(w) for code, w in cijfers_.order_by("jaar").values_list("gebied__code", "waarde")
    }


def _deel(buurten: Sequence[Plek], nummer: int, delen: int) -> list[Plek]:
    """Een aaneengesloten deel van de buurten, per wijk, voor buurtteam `nummer`."""
    wijken = sorted({buurt.ouder or buurt.code for buurt in buurten})
    if len(wijken) < delen:
        wijken = sorted(buurt.code for buurt in buurten)
    eigen = {code for plek, code in enumerate(wijken) if plek * delen // len(wijken) == nummer}
    return [b for b in buurten if (b.ouder if b.ouder in eigen else b.code) in eigen]


def _roosters(buurten: Sequence[Plek], opties: Opties) -> list[Teamrooster]:
    """In de oefenomgeving staan de oefenaccounts er dubbel in: dan is er iets te zien."""
    alle = opties.bezetting
    roosters = []
    for groep, jeugd in ((alle.buurtteams, False), (alle.jeugdteams, True)):
        for plek, team in enumerate(groep):
            namen = tuple(
                werker.inlognaam
                for werker in alle.helpers(team)
                for _keer in range(1 + (werker.oefenaccount and not opties.stad))
            )
            eigen = tuple(buurt.code for buurt in _deel(buurten, plek, len(groep)))
            leider = alle.leider(team)
            roosters.append(Teamrooster(team.naam, namen, eigen, jeugd=jeugd, leider=leider))
    return roosters


@transaction.atomic
def richt_teams_in(buurten: Sequence[Plek], bezetting: Bezetting, voortgang: Voortgang) -> None:
    """Teams in verschillende vormen, met medewerkers, diensten, kennis en opdracht."""
    begin = klok.vandaag() - timedelta(days=365 * (JAREN + 1))
    for code, naam in KENNIS.items():
        erbij = {"naam": naam, "kring": KRING[code]}
        Deskundigheid.objects.get_or_create(code=code, defaults=erbij)
    gemaakt = _maak_teams(buurten, bezetting, begin)
    gezet = make_password(WACHTWOORD)
    for nummer, werker in enumerate(bezetting.werkers, start=1):
        _neem_aan(werker, gemaakt, begin, gezet)
        voortgang("Medewerkers", nummer, len(bezetting.werkers))
    for team in gemaakt.values():
        _maak_rooster(team)
        teams.schat_contacttijd(team_id=team.pk, minuten=35)
    afspraken.vraag_extra(
        soort=Vereistesoort.NORM,
        wat="weken_zonder_plan",
        eigenaar="Wethouder zorg",
        reden="Wie wacht op een plan, wacht ook op hulp.",
        tikken=1,
        door=Account.objects.get(inlognaam="beleid").pk,
    )


def _maak_teams(buurten: Sequence[Plek], bezetting: Bezetting, begin: date) -> dict[str, Wijkteam]:
    sleutels = dict(Gebied.objects.values_list("code", "pk"))
    gemaakt: dict[str, Wijkteam] = {}
    buurtteams = bezetting.buurtteams
    for team in bezetting.teams:
        eigen = []
        if team in buurtteams:
            eigen = _deel(buurten, buurtteams.index(team), len(buurtteams))
        gemaakt[team.naam] = teams.maak_team(
            naam=team.naam,
            soort=team.soort,
            voor_wie=team.voor_wie,
            organisatievorm=team.vorm,  # type: ignore[arg-type]
            gebieden=[sleutels[buurt.code] for buurt in eigen],
            van=begin,
            telefoon=team.telefoon,
            uren=team.uren,
            leeftijd_van=team.leeftijd[0],
            leeftijd_tot=team.leeftijd[1],
            vangnet=team.vangnet,
        )
        teams.stel_opdracht_vast(
            team=gemaakt[team.naam],
            voor_wie=team.voor_wie,
            hoe_te_tellen="huishoudens met minstens een vraag in een jaar, per 1.000 inwoners",
            gedekt_door="college van burgemeester en wethouders",
            gebieden=[sleutels[buurt.code] for buurt in eigen],
            leeftijd_van=team.leeftijd[0],
            leeftijd_tot=team.leeftijd[1],
            van=begin,
        )
    return gemaakt


def _neem_aan(werker: Werker, gemaakt: dict[str, Wijkteam], begin: date, wachtwoord: str) -> None:
    account = accounts.maak_account(inlognaam=werker.inlognaam, naam=werker.naam, demo=True)
    if werker.oefenaccount:
        Account.objects.filter(pk=account.pk).update(password=wachtwoord)
    for rol in werker.rollen:
        accounts.geef_rol(account=account, rol=Rolnaam(rol), door=None, van=begin)
    if not werker.team:
        return
    moeder, _nieuw = Moederorganisatie.objects.get_or_create(naam=werker.moeder)
    lid = teams.laat_meewerken(
        team=gemaakt[werker.team],
        account=account.pk,
        functie=werker.functie,
        van=begin,
        telefoon="0900 100 20 00",
        uren="maandag tot en met donderdag",
        moederorganisatie=moeder,
    )
    if werker.kennis:
        teams.leg_kennis_vast(medewerker=lid.medewerker_id, deskundigheden=werker.kennis, van=begin)
    if werker.helpt:
        teams.geef_mandaat(
            medewerker=lid.medewerker,
            over=MandaatOver.HULP,
            soort="hulp inzetten",
            max_bedrag=MANDAAT_BEDRAG,
            max_weken=MANDAAT_WEKEN,
            van=begin,
        )
    if "teamleider" in werker.rollen:
        teams.geef_mandaat(
            medewerker=lid.medewerker, over=MandaatOver.HULP, soort="hulp toewijzen", van=begin
        )


def _maak_rooster(team: Wijkteam, dagen: int = 60) -> None:
    """De komende weken elke dag twee collega's; het oefenaccount heeft altijd dienst."""
    leden = list(
        Medewerker.objects.filter(lidmaatschappen__team=team, account__rollen__rol="teamlid")
        .order_by("account__inlognaam")
        .values_list("pk", "account__inlognaam")
    )
    vast = [pk for pk, naam in leden if naam in ("teamlid", "anderteam", "jeugdteam")]
    los = [pk for pk, _naam in leden if pk not in vast]
    vandaag = klok.vandaag()
    per_dag = {vandaag + timedelta(days=dag): [*vast, los[dag % len(los)]] for dag in range(dagen)}
    teams.zet_rooster(team=team, per_dag=per_dag)
