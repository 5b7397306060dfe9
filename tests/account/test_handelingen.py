"""Accounts en rollen: alleen beheer, nooit beheer en toezicht samen, en wie gaat is echt weg."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from nabij.fundament import klok
from nabij.kamers.account import handelingen, overzichten
from nabij.kamers.account.handelingen import NietToegestaan
from nabij.kamers.account.models import Account, Rol, Rolnaam, Sessie
from tests.account.maak import account, meld_aan, op_schijf

pytestmark = pytest.mark.django_db


def test_alleen_beheer_geeft_rollen() -> None:
    beheer, teamleider, nieuw = account("wim", "beheer"), account("sanne", "teamleider"), account()

    handelingen.geef_rol(account=nieuw, rol=Rolnaam.TEAMLID, door=beheer)
    with pytest.raises(NietToegestaan, match="Alleen beheer"):
        handelingen.geef_rol(account=nieuw, rol=Rolnaam.TEAMLEIDER, door=teamleider)
    with pytest.raises(NietToegestaan, match="Alleen beheer"):
        handelingen.neem_rol_af(account=nieuw, rol=Rolnaam.TEAMLID, door=nieuw)

    assert overzichten.rollen_van(nieuw) == ["teamlid"]


@pytest.mark.parametrize(("eerst", "dan"), [("fg", "beheer"), ("beheer", "fg")])
def test_fg_en_beheer_nooit_samen(eerst: str, dan: str) -> None:
    olga = account("olga", eerst)

    with pytest.raises(NietToegestaan, match="nooit samen"):
        handelingen.geef_rol(account=olga, rol=Rolnaam(dan), door=None)
    with pytest.raises(NietToegestaan, match="nooit samen"):
        handelingen.geef_rol(
            account=olga, rol=Rolnaam(dan), door=None, van=klok.vandaag() + timedelta(days=30)
        )

    assert overzichten.rollen_van(olga) == [eerst]


def test_een_rol_eindigt_en_kan_daarna_opnieuw() -> None:
    wim = account("wim", "beheer")

    handelingen.neem_rol_af(account=wim, rol=Rolnaam.BEHEER, door=None)
    handelingen.geef_rol(account=wim, rol=Rolnaam.FG, door=None)

    assert overzichten.rollen_van(wim) == ["fg"]
    assert Rol.objects.filter(account=wim).count() == 2, "het oude blijft te zien"


def test_een_inlognaam_is_uniek_zonder_hoofdletters() -> None:
    handelingen.maak_account(inlognaam="Noor", naam="Noor")

    with pytest.raises(NietToegestaan):
        handelingen.maak_account(inlognaam="noor ", naam="Een ander")
    assert Account.objects.get().inlognaam == "noor"


def test_een_zwak_wachtwoord_wordt_geweigerd() -> None:
    for zwak in ("kort", "123456789012", "abababababab", "welkomwijkteam2026", "noorderzon12"):
        with pytest.raises(ValidationError):
            handelingen.maak_account(inlognaam="noorderzon", naam="N", wachtwoord=zwak)


def test_een_demoaccount_kan_alleen_in_de_demo(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(NietToegestaan):
        handelingen.maak_account(inlognaam="teamlid", naam="Joke", wachtwoord="x", demo=True)


def test_wie_gaat_is_overal_weg(client: Client) -> None:
    noor = account("noor", "teamlid")
    meld_aan(client, noor)

    handelingen.sluit_account(account=noor, door=None)

    assert overzichten.rollen_van(noor) == []
    assert not Sessie.objects.filter(account_id=noor.pk).exists()


def test_post_alleen_voor_wie_een_adres_heeft() -> None:
    assert handelingen.leg_klaar(account("noor"), "kaartje") is None
    assert handelingen.leg_klaar(account("piet", email="p@voorbeeld.nl"), "kaartje") is not None


@pytest.mark.django_db(transaction=True)
def test_twee_beheerders_tegelijk_geven_samen_niet_fg_en_beheer(tmp_path: Any) -> None:
    with op_schijf(tmp_path):
        olga = account("olga")

        def geef(rol: str) -> None:
            try:
                handelingen.geef_rol(account=olga, rol=Rolnaam(rol), door=None)
            except NietToegestaan:
                pass
            finally:
                connection.close()

        draden = [Thread(target=geef, args=(rol,)) for rol in ("fg", "beheer")]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()

        assert len(overzichten.rollen_van(olga)) == 1
