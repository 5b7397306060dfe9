"""Wat naar buiten gaat: adressen, titels, koppen, foutpagina's, logregels, post en papier.

Een tocht door alles, in een gemeente waarvan elke waarde een leesbaar teken draagt. Buiten de
pagina zelf mag er nergens een teken staan, en op papier alleen die van het eigen huishouden.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client

from nabij.fundament.sleutels import nieuw_token
from nabij.inrichting.logregels import ZonderInhoud
from nabij.kamers.account import handelingen as account
from nabij.kamers.account import post
from nabij.kamers.account.models import Account
from nabij.kamers.bewoners import overzichten as bewoners
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort.begrippen import Betrokkenrol, Noodreden
from nabij.kamers.poort.models import Seintje
from nabij.kamers.poort.wie import wie_is
from tests.account.maak import meld_aan
from tests.huis.blad import Blad
from tests.huis.tocht import Gemeente, Tocht, bouw_gemeente
from tests.mensen import verzoek

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"]), pytest.mark.rij("M51")]

STAPPEN = 150


@pytest.fixture
def gemeente(settings: Any) -> Gemeente:
    settings.DEMO = True
    return bouw_gemeente(15)


@pytest.fixture
def logregels() -> Iterator[io.StringIO]:
    """Wat er werkelijk naar het log gaat, door de eigen opmaak, tot en met de kleinste melding."""
    (gewoon,) = [
        uitgang
        for uitgang in logging.getLogger().handlers
        if isinstance(uitgang.formatter, ZonderInhoud)
    ]
    regels = io.StringIO()
    eigen = logging.StreamHandler(regels)
    eigen.setFormatter(gewoon.formatter)
    for filter_ in gewoon.filters:
        eigen.addFilter(filter_)
    soorten = [logging.getLogger(naam) for naam in ("", "nabij", "django.request", "axes")]
    oud = [soort.level for soort in soorten]
    for soort in soorten:
        soort.setLevel(logging.DEBUG)
    logging.getLogger().addHandler(eigen)
    yield regels
    logging.getLogger().removeHandler(eigen)
    for soort, niveau in zip(soorten, oud, strict=True):
        soort.setLevel(niveau)


def test_nergens_een_naam_in_een_adres_een_titel_een_kop_of_het_log(
    gemeente: Gemeente, logregels: io.StringIO
) -> None:
    tocht = Tocht(gemeente, 3)
    fouten: list[str] = []
    met_mensen = 0

    for _ in range(STAPPEN):
        antwoord = tocht.stap()
        met_mensen += bool(antwoord.gezien)
        blad = Blad(antwoord.html, antwoord.adres)
        buiten = [antwoord.adres, antwoord.naar, blad.titel, *blad.koppelingen, antwoord.koppen]
        buiten += [form.adres for form in blad.formulieren]
        fouten += [
            f"{antwoord}: {unquote(tekst)[:200]}"
            for tekst in buiten
            if gemeente.vind(unquote(tekst))
        ]

    assert not fouten, "\n".join(fouten[:20])
    assert met_mensen > STAPPEN // 6
    assert "django.request 404" in logregels.getvalue(), "er is echt iets vastgelegd"
    assert not gemeente.vind(logregels.getvalue())


def test_een_foutpagina_en_haar_logregel_zeggen_niet_om_wie_het_ging(
    gemeente: Gemeente, logregels: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, pk = regisseur_van(gemeente, 0)
    assert gemeente.vind(client.get(f"/huishoudens/{pk}/").content.decode())

    def kapot(zicht: Any) -> Any:
        raise ValueError(f"{bewoners.namen([zicht.dossier.pk])} past hier niet")

    monkeypatch.setattr(bewoners, "kop", kapot)
    client.raise_request_exception = False
    antwoord = client.get(f"/huishoudens/{pk}/")

    assert antwoord.status_code == 500
    assert not gemeente.vind(antwoord.content.decode())
    assert "ValueError" in logregels.getvalue()
    assert not gemeente.vind(logregels.getvalue())


@pytest.mark.parametrize("pad", ["/huishoudens/{}/bestaat-niet/", "/vragen/{}/", "/zoeken/kaartje"])
def test_wat_er_niet_is_zegt_niets(gemeente: Gemeente, pad: str) -> None:
    client = meld_aan(Client(), gemeente.accounts["anderteam"])
    antwoord = client.get(pad.format(gemeente.huishoudens[0]), follow=True)

    assert not gemeente.vind(antwoord.content.decode())


def test_post_zegt_alleen_dat_er_iets_is(gemeente: Gemeente, settings: Any) -> None:
    settings.EMAIL_HOST = "post.voorbeeld"
    Account.objects.update(email="iemand@voorbeeld.nl")
    pk = gemeente.huishoudens[0]
    poort_handelingen.noodknop(
        verzoek(gemeente.accounts["jeugdteam"]), dossier_id=pk, reden=Noodreden.GEVAAR,
        toelichting="Kn000000roep doet niet open",
    )  # fmt: skip
    assert Seintje.objects.filter(soort=Seintje.Soort.NOODKNOP).exists()
    for soort in Seintje.Soort.values:
        account.leg_klaar(Account.objects.get(inlognaam="teamlid"), soort)

    assert post.verstuur() >= 1

    for bericht in mail.outbox:
        assert not gemeente.vind(bericht.message().as_string())
        assert str(pk) not in bericht.message().as_string()


def test_op_papier_staat_alleen_het_eigen_huishouden(gemeente: Gemeente) -> None:
    """Het plan, de kaart, het verslag en de overdracht: elk voor een huishouden tegelijk."""
    bladen = 0
    for plek, pk in enumerate(gemeente.huishoudens):
        client, _ = regisseur_van(gemeente, plek)
        huishouden = Blad(client.get(f"/huishoudens/{pk}/").content.decode(), "")
        verslagen = [a for a in huishouden.koppelingen if "/gesprek/" in a]
        for adres in {f"/huishoudens/{pk}/{pad}" for pad in ("plan/papier/", "kaart/")} | {
            a for a in verslagen if len(a.strip("/").split("/")) == 4 and "speelt" not in a
        }:
            antwoord = client.get(adres)
            assert antwoord.status_code == 200, adres
            gevonden = gemeente.vind(antwoord.content.decode())
            huizen = {gemeente.huis[nummer] for nummer, _veld in gevonden}
            assert huizen <= {pk}, f"{adres}: {gevonden}"
            bladen += bool(gevonden)
    assert bladen > len(gemeente.huishoudens) // 2


def regisseur_van(gemeente: Gemeente, plek: int) -> tuple[Client, UUID]:
    """Iemand die alles van dit huishouden mag zien."""
    pk, wie = gemeente.huishoudens[plek], gemeente.accounts["anderteam"]
    poort_handelingen.betrek(
        dossier_id=pk, account_id=wie.pk, rol=Betrokkenrol.REGISSEUR, door=wie_is(wie)
    )
    return meld_aan(Client(), wie), pk


def test_zoeken_laat_de_naam_niet_in_de_terugweg_staan(gemeente: Gemeente) -> None:
    """Een zoekvraag is een POST: de naam staat niet in het adres, de kop of een verwijzing."""
    client = meld_aan(Client(), gemeente.accounts["teamlid"])
    antwoord = client.post("/zoeken/", {"q": "Kn000000naam", "sleutel": nieuw_token()})

    assert antwoord["Referrer-Policy"] == "same-origin"
    assert not gemeente.vind(str(antwoord.headers))
    assert "Kn000000naam" not in Blad(antwoord.content.decode(), "/zoeken/").titel
