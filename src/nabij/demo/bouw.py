"""Bouw de verzonnen gemeente: gebieden, teams, medewerkers en huishoudens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction

from nabij.demo import cijfers, gemeente, verloop
from nabij.demo.afnemer import Adresboek
from nabij.demo.gebeurtenissen import Gebeurtenis
from nabij.demo.gemeente import Plek
from nabij.demo.in_bulk import InBulk
from nabij.demo.medewerkers import (
    BUURTTEAMS,
    JEUGD,
    KENNIS,
    TEAMS,
    WACHTWOORD,
    Werker,
    werkers,
)
from nabij.demo.namen import Bron, Register
from nabij.demo.verloop import Teamrooster
from nabij.fundament import klok
from nabij.kamers.account import handelingen as accounts
from nabij.kamers.account.models import Account, Rolnaam
from nabij.kamers.afspraken import handelingen as afspraken
from nabij.kamers.afspraken.models import Vereistesoort
from nabij.kamers.poort import poort
from nabij.kamers.poort.models import Dossier
from nabij.kamers.team import handelingen as teams
from nabij.kamers.team.models import Deskundigheid, Medewerker, Moederorganisatie, Wijkteam
from nabij.kamers.wijk import handelingen as wijk
from nabij.kamers.wijk import overzichten as wijk_overzichten
from nabij.kamers.wijk.models import Gebied, Kerncijfer
from nabij.koppelingen.cbs.vertaling import laad_gemeente

HUISHOUDENS, ZAAD = 2_000, 1
INWONERS_PER_HUISHOUDEN = 8
Voortgang = Callable[[str, int, int], None]


class GemeenteOnbruikbaar(Exception):
    """Uit de bestanden van deze gemeente is geen oefenomgeving te maken."""


@dataclass(frozen=True)
class Opties:
    """Waaruit de oefenomgeving bestaat. Dezelfde opties geven op dezelfde dag hetzelfde."""

    leeg: bool = False
    huishoudens: int = HUISHOUDENS
    zaad: int = ZAAD
    gemeente: str = ""
    cbs: str = ""
    bron: Bron = Bron.NATUURLIJK


def bouw(opties: Opties, voortgang: Voortgang) -> Register:
    """Vul een lege database. Geeft het register van wie welke naam kreeg.

    Raises `GemeenteOnbruikbaar` als er uit `cbs` geen gebieden komen.
    """
    register = Register(opties.bron)
    buurten = _buurten(opties)
    voortgang("Wijken en buurten", 1, 1)
    richt_teams_in(buurten, voortgang)
    if opties.leeg:
        return register
    with poort.systeem(taak="synthese", dossiers=Dossier.objects.none()):
        afnemer = InBulk(Adresboek.lees())
        rijen = gebeurtenissen(opties, buurten, register, klok.vandaag())
        for nummer, rij in enumerate(rijen, start=1):
            with transaction.atomic():
                afnemer.neem(rij)
            if nummer <= opties.huishoudens and (nummer % 100 == 0 or nummer == opties.huishoudens):
                voortgang("Huishoudens", nummer, opties.huishoudens)
        with transaction.atomic():
            afnemer.schrijf()
            afnemer.schrijf_postcodes()
    return register


def gebeurtenissen(
    opties: Opties, buurten: Sequence[Plek], register: Register, tot: date
) -> Iterator[list[Gebeurtenis]]:
    """Alles wat er in deze gemeente gebeurde, per huishouden."""
    return verloop.gebeurtenissen(
        huishoudens=opties.huishoudens,
        zaad=opties.zaad,
        tot=tot,
        buurten=buurten,
        teams=_roosters(buurten),
        register=register,
    )


def _buurten(opties: Opties) -> list[Plek]:
    """De kleinste gebieden: van de verzonnen gemeente, of van een echte uit CBS-bestanden."""
    if opties.gemeente:
        return _echte_buurten(opties)
    plekken = gemeente.plekken(opties.zaad)
    schaal = INWONERS_PER_HUISHOUDEN * opties.huishoudens / sum(p.inwoners for p in plekken)
    plekken = [plek.met_inwoners(max(40, round(plek.inwoners * schaal))) for plek in plekken]
    wijk.leg_levering_vast(
        gebieden=cijfers.gebieden(plekken), maten=cijfers.maten(), cijfers=cijfers.cijfers(plekken)
    )
    wijk.wijs_eigen_gemeente_aan(gebied=Gebied.objects.get(code=gemeente.GEMEENTE))
    return [plek for plek in plekken if plek.soort == "buurt"]


def _echte_buurten(opties: Opties) -> list[Plek]:
    verslag = laad_gemeente(Path(opties.cbs), opties.gemeente)
    if verslag.code:
        zinnen = [*map(str, verslag.onbruikbaar), *map(str, verslag.fouten)]
        raise GemeenteOnbruikbaar("\n".join(zinnen[:5]) or "De bestanden zijn niet bruikbaar.")
    gebieden = wijk_overzichten.kleinste_gebieden(opties.gemeente)
    inwoners = _inwoners(opties.gemeente)
    return [
        Plek(
            gebied.code, gebied.naam, "buurt", gebied.ouder.code if gebied.ouder else None, {},
            "gemengd", inwoners.get(gebied.code) or 1,
        )
        for gebied in gebieden
    ]  # fmt: skip


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


def _roosters(buurten: Sequence[Plek]) -> list[Teamrooster]:
    """Wie een oefenaccount heeft, staat er dubbel in: dan is er genoeg te zien."""
    helpers = {
        team.naam: tuple(
            w.inlognaam
            for w in werkers()
            for _keer in range(1 + w.oefenaccount)
            if w.team == team.naam and w.helpt
        )
        for team in TEAMS
    }
    return [
        *(
            Teamrooster(naam, helpers[naam], tuple(b.code for b in _deel(buurten, plek, 3)))
            for plek, naam in enumerate(BUURTTEAMS)
        ),
        Teamrooster(JEUGD, helpers[JEUGD], jeugd=True),
    ]


@transaction.atomic
def richt_teams_in(buurten: Sequence[Plek], voortgang: Voortgang) -> None:
    """Vier teams in verschillende vormen, met medewerkers, diensten, kennis en opdracht."""
    begin = klok.vandaag() - timedelta(days=365 * (verloop.JAREN + 1))
    for code, naam in KENNIS.items():
        Deskundigheid.objects.get_or_create(code=code, defaults={"naam": naam})
    gemaakt = _maak_teams(buurten, begin)
    gezet = make_password(WACHTWOORD)
    allen = werkers()
    for nummer, werker in enumerate(allen, start=1):
        _neem_aan(werker, gemaakt, begin, gezet)
        voortgang("Medewerkers", nummer, len(allen))
    for team in gemaakt.values():
        _maak_rooster(team)
    afspraken.vraag_extra(
        soort=Vereistesoort.NORM,
        wat="weken_zonder_plan",
        eigenaar="Wethouder zorg",
        reden="Wie wacht op een plan, wacht ook op hulp.",
        tikken=1,
        door=Account.objects.get(inlognaam="beleid").pk,
    )


def _maak_teams(buurten: Sequence[Plek], begin: date) -> dict[str, Wijkteam]:
    sleutels = dict(Gebied.objects.values_list("code", "pk"))
    gemaakt: dict[str, Wijkteam] = {}
    for plek, team in enumerate(TEAMS):
        eigen = _deel(buurten, plek, len(BUURTTEAMS)) if team.naam in BUURTTEAMS else []
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
            medewerker=lid.medewerker, soort="hulp inzetten", max_bedrag=250_000, max_weken=26
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
