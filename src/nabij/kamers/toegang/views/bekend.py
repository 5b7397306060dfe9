"""Kennen we dit huishouden al? Alleen een kaartje, en pas na twee gegevens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from nabij.huisstijl.tonen import meld
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, DossierSoort, Onderdeel, Recht, Relatie
from nabij.kamers.poort.handelingen import Kaartje
from nabij.kamers.poort.models import Dossier
from nabij.kamers.poort.poort import Wie
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.team import overzichten as teams
from nabij.kamers.toegang import adressen, handelingen
from nabij.kamers.toegang.models import Hulpvraag, Vraagstap

_ZOUT = "toegang.kaartje"
_EEN_UUR = 3600


@dataclass(frozen=True)
class Bekend:
    """Wat er gevonden is. `genoeg` is onwaar als er nog geen twee gegevens waren."""

    genoeg: bool
    eigen: list[tuple[UUID, str]] = field(default_factory=list)
    kaartjes: list[tuple[Kaartje, str]] = field(default_factory=list)

    @property
    def niets(self) -> bool:
        return self.genoeg and not self.eigen and not self.kaartjes


def kijk(request: HttpRequest, gezocht: dict[str, Any]) -> Bekend:
    """Zoek met wat er is ingevuld. Elk kaartje is door de poort vastgelegd en gemeld."""
    met_adres = bool(gezocht.get("postcode") and gezocht.get("huisnummer"))
    gegeven = [gezocht.get("achternaam"), gezocht.get("geboortedatum"), met_adres]
    if not gezocht.get("bsn") and sum(map(bool, gegeven)) < 2:
        return Bekend(genoeg=False)
    vondst = bewoners.vind(request, **gezocht)
    account = poort.wie(request).account_id
    return Bekend(
        genoeg=True,
        eigen=mijn_huishoudens(request, Q(pk__in=vondst.eigen)) if vondst.eigen else [],
        kaartjes=[(kaartje, _merk(kaartje, account)) for kaartje in vondst.kaartjes],
    )


def _van_kaartje(merk: str, kijkt: Wie) -> Dossier | None:
    try:
        sleutel, account = signing.loads(merk, salt=_ZOUT, max_age=_EEN_UUR)
    except signing.BadSignature:
        return None
    gevonden: Dossier | None = Dossier.objects.filter(pk=sleutel).first()
    return gevonden if account == str(kijkt.account_id) else None


def _merk(kaartje: Kaartje, account_id: UUID | None) -> str:
    """Bewijst dat deze medewerker dit kaartje net kreeg."""
    return signing.dumps([str(kaartje.dossier_id), str(account_id)], salt=_ZOUT)


def mijn_huishoudens(request: HttpRequest, kies: Q | None = None) -> list[tuple[UUID, str]]:
    """De huishoudens waar ik bij betrokken ben of waarneem, op naam."""
    with poort.lijst(
        request,
        doel=Doel.ZOEKEN,
        relaties=[Relatie.BETROKKEN, Relatie.VERVANGER],
        kies=Q(soort=DossierSoort.HUISHOUDEN) & (kies or Q()),
        maximum=200,
    ) as lijst:
        namen = bewoners.namen(lijst.ids) if lijst.ids else {}
    return sorted(namen.items(), key=lambda paar: paar[1].casefold())


class NietMeer(Exception):
    """Wat de knop wilde kan niet meer; er is niets bewaard. De zin is voor op het scherm."""


def geef_door(request: HttpRequest, vraag: Hulpvraag, kijkt: Wie, merk: str) -> str:
    """Geef de vraag aan het team dat het huishouden van dit kaartje kent. Raises `NietMeer`."""
    huishouden = _van_kaartje(merk, kijkt)
    if huishouden is None:
        raise NietMeer(_("Dit kaartje is te oud. Kijk nog een keer of we dit huishouden kennen."))
    stap = handelingen.geef_aan_team(
        vraag=vraag, team_id=huishouden.team_id, door=kijkt, huishouden_id=huishouden.pk
    )
    return gegeven(request, vraag, stap, huishouden.team_id)


def gegeven(request: HttpRequest, vraag: Hulpvraag, stap: Vraagstap, team_id: UUID) -> str:
    """Zeg dat de vraag weg is, met de weg terug, en blijf op de pagina van de vraag."""
    team = teams.team(team_id)
    meld(
        request,
        _("De vraag ligt nu bij %(team)s.") % {"team": team.naam if team else ""},
        ongedaan=adressen.ongedaan(vraag, stap),
    )
    return adressen.vraag(vraag.dossier_id)


def bij_huishouden(request: HttpRequest, vraag: Hulpvraag, kijkt: Wie, sleutel: str) -> str:
    """Zet de vraag bij een huishouden waar ik in mag schrijven. Raises `NietMeer`."""
    try:
        huishouden_id = UUID(sleutel)
        zet_bij(request, vraag, kijkt, huishouden_id)
    except (ValueError, GeenToegang) as fout:
        raise NietMeer(_("Bij dit huishouden ben je niet betrokken. Kies een ander.")) from fout
    meld(request, _("De vraag staat nu bij dit huishouden."))
    return adressen.huishouden(huishouden_id)


def zet_bij(request: HttpRequest, vraag: Hulpvraag, kijkt: Wie, huishouden_id: UUID) -> None:
    """Raises `GeenToegang` als ik in dat huishouden niet mag schrijven."""
    handelingen.zet_bij_huishouden(
        vraag=vraag,
        huishouden_id=huishouden_id,
        door=kijkt,
        in_huishouden=poort.open(
            request,
            huishouden_id,
            doel=Doel.HULP,
            onderdelen=[Onderdeel.VRAAG],
            recht=Recht.SCHRIJVEN,
        ),
    )
