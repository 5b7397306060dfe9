"""Een tocht door het product: mensen die op koppelingen klikken en formulieren versturen.

De gemeente is verzonnen met de bron `kanarie`: elke waarde van een mens draagt een leesbaar teken
(`Kn000012naam`), zodat van elk antwoord te zeggen is wie erin te zien was.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.test import Client

from nabij.demo import bouw
from nabij.demo.bouw import Opties
from nabij.demo.namen import Bron, Register
from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account.models import Account
from nabij.kamers.bewoners import handelingen as bewoners
from nabij.kamers.bewoners.models import Adres, Lid, Netwerklid
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import (
    Afscherming,
    Betrokkenrol,
    DossierSoort,
    Onderdeel,
)
from nabij.kamers.poort.logboek.models import Inzage, InzageBetrokkene
from nabij.kamers.poort.models import Betrokkenheid, Dossier, DossierPersoon
from nabij.kamers.poort.wie import wie_is
from tests.huis.blad import Blad, Formulier

ZAAD = 7
NETWERK_VANAF = 900_000
BACKEND = "nabij.kamers.poort.wie.Backend"
# Wie zelden of nooit iemand ziet; zij proberen het wel.
_KIJKERS = {"opbouwwerker", "beleid", "fg", "beheer"}
NIET_HEEN = ("/uitloggen/", "/taal/", "/statisch/", "/account/", "/concept/")


@dataclass
class Gemeente:
    """Wie er woont en werkt. `van` zegt welke persoon bij een nummer uit een teken hoort."""

    register: Register
    accounts: dict[str, Account]
    van: dict[int, UUID] = field(default_factory=dict)
    huis: dict[int, UUID] = field(default_factory=dict)
    geboren: dict[int, str] = field(default_factory=dict)
    adres: dict[int, tuple[str, int]] = field(default_factory=dict)
    huishoudens: list[UUID] = field(default_factory=list)

    @cached_property
    def huis_van(self) -> dict[UUID, UUID]:
        """Per persoon het huishouden waarin het teken van die persoon begon."""
        return {persoon: self.huis[nummer] for nummer, persoon in self.van.items()}

    def vind(self, html: str) -> set[tuple[int, str]]:
        return self.register.vind(html)


def bouw_gemeente(huishoudens: int = 25) -> Gemeente:
    """Gegeven: een kleine gemeente met afscherming, waarneming, specialisten en een eigen adres."""
    opties = Opties(huishoudens=huishoudens, zaad=ZAAD, bron=Bron.KANARIE)
    register = bouw.bouw(opties, lambda *_: None)
    gemeente = Gemeente(register, {a.inlognaam: a for a in Account.objects.all()})
    with poort.systeem(taak="proef"):
        _lees_mensen(gemeente)
        _geef_netwerk_een_teken(gemeente)
        _scherm_af(gemeente)
    _betrek(gemeente)
    return gemeente


def _lees_mensen(gemeente: Gemeente) -> None:
    for lid in Lid.objects.select_related("persoon"):
        ((nummer, _veld),) = gemeente.vind(lid.persoon.roepnaam)
        gemeente.van[nummer], gemeente.huis[nummer] = lid.persoon_id, lid.dossier_id
        gemeente.geboren[nummer] = lid.persoon.geboortedatum.strftime("%d-%m-%Y")
    dragers = DossierPersoon.objects.filter(
        naamdrager=True, dossier__soort=DossierSoort.HUISHOUDEN
    ).values_list("dossier_id", "persoon_id")
    nummer_van = {pk: nummer for nummer, pk in gemeente.van.items()}
    naamdrager = {dossier: nummer_van[persoon] for dossier, persoon in dragers}
    for adres in Adres.objects.filter(kluis__isnull=True).order_by("pk"):
        nummer = naamdrager[adres.dossier_id]
        gemeente.adres[nummer] = (adres.postcode, adres.huisnummer or 1)
        Adres.objects.filter(pk=adres.pk).update(straat=f"Kn{nummer:06d}straat")
    gemeente.huishoudens = list(
        Dossier.objects.filter(soort=DossierSoort.HUISHOUDEN)
        .order_by("gemaakt_op", "pk")
        .values_list("pk", flat=True)
    )


def _geef_netwerk_een_teken(gemeente: Gemeente) -> None:
    """Wie om een huishouden heen staat is ook een mens: elk krijgt een eigen nummer."""
    for nummer, lid in enumerate(Netwerklid.objects.order_by("pk"), start=NETWERK_VANAF):
        Netwerklid.objects.filter(pk=lid.pk).update(roepnaam=f"Kn{nummer:06d}roep")
        gemeente.van[nummer], gemeente.huis[nummer] = lid.pk, lid.dossier_id


def _scherm_af(gemeente: Gemeente) -> None:
    beheer = wie_is(gemeente.accounts["teamlid"])
    niveaus = (Afscherming.OP_NAAM, Afscherming.ADRES_GEHEIM, Afscherming.BESTAAN_VERBORGEN)
    for niveau, pk in zip(niveaus * 2, gemeente.huishoudens[2:14:2], strict=False):
        persoon = DossierPersoon.objects.get(dossier_id=pk, naamdrager=True).persoon_id
        bewoners.scherm_persoon_af(dossier_id=pk, persoon_id=persoon, niveau=niveau, door=beheer)


def _betrek(gemeente: Gemeente) -> None:
    """Zo dat elke weg naar binnen bestaat: regisseur, meewerken, een stuk, waarnemen, vroeger."""
    door = wie_is(gemeente.accounts["teamleider"])

    def erbij(wie: str, plek: int, rol: Betrokkenrol, *delen: Onderdeel) -> None:
        poort_handelingen.betrek(
            dossier_id=gemeente.huishoudens[plek], account_id=gemeente.accounts[wie].pk, rol=rol,
            onderdelen=delen, door=door,
        )  # fmt: skip

    aantal = len(gemeente.huishoudens)
    for plek in range(0, aantal, 4):
        erbij("teamlid", plek, Betrokkenrol.TEAMLID)
    for plek in range(1, aantal, 6):
        erbij("jeugdteam", plek, Betrokkenrol.REGISSEUR)
    delen = (Onderdeel.PLAN, Onderdeel.NETWERK, Onderdeel.GESPREK, Onderdeel.MENSEN)
    for plek in range(0, aantal, 3):
        erbij("specialist", plek, Betrokkenrol.SPECIALIST, delen[plek % len(delen)])
    vandaag = klok.vandaag()
    for wie in ("teamlid", "jeugdteam", _drukste(gemeente)):
        poort_handelingen.neem_waar(
            voor=gemeente.accounts[wie].pk, door=gemeente.accounts["collega"].pk, van=vandaag,
            tot=vandaag + timedelta(days=14), gegeven=door,
        )  # fmt: skip


def _drukste(gemeente: Gemeente) -> str:
    """Wie de meeste huishoudens heeft."""
    telling: dict[str, int] = defaultdict(int)
    for naam in Betrokkenheid.objects.filter(tot__isnull=True).values_list(
        "account__inlognaam", flat=True
    ):
        if naam not in ("teamlid", "jeugdteam", "collega", "specialist"):
            telling[naam] += 1
    return max(sorted(telling), key=lambda naam: telling[naam])


def lopers(gemeente: Gemeente) -> list[str]:
    """Wie er op tocht gaan: alle rollen, en wie echt huishoudens heeft."""
    vast = (
        "teamlid", "collega", "anderteam", "jeugdteam", "teamleider", "opbouwwerker",
        "specialist", "beleid", "fg", "beheer",
    )  # fmt: skip
    return [*vast, _drukste(gemeente)]


@dataclass
class Antwoord:
    """Wat er terugkwam, wie erin te zien was en wie het logboek daarbij noemt."""

    wie: str
    manier: str
    adres: str
    status: int
    html: str
    naar: str
    koppen: str
    gezien: set[tuple[int, str]]
    vastgelegd: set[UUID]
    regels: list[Inzage]

    def __str__(self) -> str:
        return f"{self.wie} {self.manier} {self.adres} -> {self.status}"


class Tocht:
    """Een reeks stappen van veel mensen door elkaar; alles volgt uit `zaad`."""

    def __init__(self, gemeente: Gemeente, zaad: int) -> None:
        self.gemeente = gemeente
        self.rnd = random.Random(f"tocht-{zaad}")
        self.clients: dict[str, Client] = {}
        for naam in lopers(gemeente):
            client = Client(raise_request_exception=False)
            client.force_login(gemeente.accounts[naam], backend=BACKEND)
            self.clients[naam] = client
        self.gewicht = [1 if naam in _KIJKERS else 4 for naam in self.clients]
        self.getypt: dict[str, list[str]] = defaultdict(list)
        self.hier: dict[str, Blad | None] = dict.fromkeys(self.clients)
        self.bekend: dict[str, list[str]] = {naam: list(_BEGIN) for naam in self.clients}
        self.overal: list[str] = list(_BEGIN)
        self._gezien: set[str] = set(_BEGIN)
        self._bezocht: set[tuple[str, str]] = set()
        self._laatste = _laatste_regel()

    def stap(self) -> Antwoord:
        """Iemand doet iets: klikken, een adres van een ander proberen, zoeken of versturen."""
        rnd = self.rnd
        (wie,) = rnd.choices(list(self.clients), weights=self.gewicht)
        blad, lot = self.hier[wie], rnd.random()
        if lot < 0.10:
            return self._zoek(wie)
        if lot < 0.30 and blad and (form := self._formulier(blad)):
            return self._verstuur(wie, form)
        if lot < 0.42:
            return self._open(wie, rnd.choice(self.overal))
        mijn = self.bekend[wie]
        over_iemand = [a for a in mijn if a.startswith(("/huishoudens/", "/vragen/"))]
        nieuw = [a for a in over_iemand[-40:] if (wie, a) not in self._bezocht]
        if lot < 0.85 and over_iemand:
            return self._open(wie, rnd.choice(nieuw or over_iemand))
        return self._open(wie, rnd.choice(mijn))

    def _open(self, wie: str, adres: str) -> Antwoord:
        if not _mag_heen(adres):
            adres = "/mijn-dag/"
        self._bezocht.add((wie, adres))
        extra = {"HTTP_HX_REQUEST": "true"} if self.rnd.random() < 0.05 else {}
        return self._lees(wie, "GET", adres, self.clients[wie].get(adres, **extra), {})

    def _formulier(self, blad: Blad) -> Formulier | None:
        kan = [f for f in blad.formulieren if _mag_heen(f.adres) and f.adres != "/zoeken/"]
        return self.rnd.choice(kan) if kan else None

    def _verstuur(self, wie: str, form: Formulier) -> Antwoord:
        """Wat er al stond, met soms een keuze erbij en soms een veld leeg."""
        rnd = self.rnd
        velden = {naam: list(waarden) for naam, waarden in form.velden.items()}
        for naam, waarden in velden.items():
            if waarden == [""] and rnd.random() < 0.8 and naam in form.dagen | form.vrij:
                waarden[0] = str(klok.vandaag()) if naam in form.dagen else "Een rustige zin."
        for keuze in rnd.sample(sorted(form.keuzes), k=min(len(form.keuzes), 3)):
            naam, _is, waarde = keuze.partition("=")
            velden[naam] = [waarde]
        if form.knoppen:
            naam, waarde = rnd.choice(form.knoppen)
            velden[naam] = [waarde]
        client = self.clients[wie]
        manier = "POST" if form.post else "GET"
        antwoord = client.post(form.adres, velden) if form.post else client.get(form.adres, velden)
        return self._lees(wie, manier, form.adres, antwoord, velden)

    def _zoek(self, wie: str) -> Antwoord:
        """Zoeken met een teken van iemand, op alle drie de plekken waar dat kan."""
        rnd, gemeente = self.rnd, self.gemeente
        nummer = rnd.choice(sorted(gemeente.adres))
        naam, (postcode, huisnummer) = f"Kn{nummer:06d}naam", gemeente.adres[nummer]
        twee: dict[str, Any] = {"achternaam": naam, "geboortedatum": gemeente.geboren[nummer]}
        met_adres = {"achternaam": naam, "postcode": postcode, "huisnummer": huisnummer}
        adres, velden = rnd.choice([
            ("/zoeken/", {"q": rnd.choice([naam, naam[:4], f"Kn{nummer:06d}straat", postcode])}),
            ("/zoeken/kaartje/", rnd.choice([twee, met_adres])),
            ("/vragen/nieuw/", {"tekst": "Een vraag.", "doe": "kijk", **twee}),
            ("/huishoudens/nieuw/", {"roepnaam": "Iemand", **rnd.choice([twee, met_adres])}),
            ("/inzage/", twee),
        ])  # fmt: skip
        velden = {"sleutel": nieuw_token(), **velden}
        return self._lees(wie, "POST", adres, self.clients[wie].post(adres, velden), velden)

    def _lees(
        self, wie: str, manier: str, adres: str, antwoord: Any, getypt: Mapping[str, Any]
    ) -> Antwoord:
        html = "" if antwoord.streaming else antwoord.content.decode()
        naar = antwoord.get("Location", "")
        if html:
            self._onthoud(wie, Blad(html, adres))
        elif naar.startswith("/"):
            self._erbij(wie, [naar.partition("#")[0]])
        regels = list(
            Inzage.objects.filter(pk__gt=self._laatste, uitkomst="gegeven").order_by("pk")
        )
        betrokkenen = InzageBetrokkene.objects.filter(inzage__in=regels) if regels else ()
        self._laatste = _laatste_regel()
        return Antwoord(
            wie, manier, adres, antwoord.status_code, html, naar,
            koppen=f"{dict(antwoord.headers)} {antwoord.cookies}",
            gezien=self.gemeente.vind(zonder_echo(html, self._typte(wie, adres, getypt))),
            vastgelegd={rij.persoon_id for rij in betrokkenen},
            regels=regels,
        )  # fmt: skip

    def _typte(self, wie: str, adres: str, getypt: Mapping[str, Any]) -> list[str]:
        """Wat deze mens nu typte; op een leeg formulier ook wat daar eerder van bewaard is."""
        waarden = [w for waarde in getypt.values() for w in als_lijst(waarde)]
        eerder = self.getypt[wie] if adres.endswith("/nieuw/") else []
        self.getypt[wie] += waarden
        return waarden + eerder

    def _onthoud(self, wie: str, blad: Blad) -> None:
        self.hier[wie] = blad
        self._erbij(wie, blad.koppelingen)

    def _erbij(self, wie: str, adressen: Iterable[str]) -> None:
        for adres in adressen:
            if not _mag_heen(adres):
                continue
            if adres not in self.bekend[wie]:
                self.bekend[wie].append(adres)
            if adres not in self._gezien:
                self._gezien.add(adres)
                self.overal.append(adres)


_BEGIN = ("/", "/mijn-dag/", "/huishoudens/", "/team/", "/team/werk/", "/wijk/", "/inzage/")


def _mag_heen(adres: str) -> bool:
    return adres.startswith("/") and not adres.startswith(NIET_HEEN)


def _laatste_regel() -> int:
    laatste = Inzage.objects.order_by("-pk").values_list("pk", flat=True).first()
    return laatste or 0


def als_lijst(waarde: Any) -> list[str]:
    return [str(w) for w in (waarde if isinstance(waarde, list) else [waarde]) if w]


def zonder_echo(html: str, getypt: Iterable[str]) -> str:
    """Wat iemand zelf typte en terugkrijgt in het veld, is niet getoond."""
    for waarde in getypt:
        for rand in ('value="{}"', ">{}</textarea>"):
            html = html.replace(rand.format(waarde), rand.format(""))
    return html
