"""Post zegt alleen dat er een bericht is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from nabij.fundament import klok
from nabij.kamers.account import handelingen, post
from nabij.kamers.account.models import Post
from tests.account.maak import account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def postserver(settings: Any) -> None:
    settings.EMAIL_HOST = "post.voorbeeld"


def test_een_mail_per_persoon_zonder_waarover(settings: Any) -> None:
    noor = account("noor", email="noor@voorbeeld.nl")
    for soort in ("kaartje", "noodknop"):
        handelingen.leg_klaar(noor, soort)

    assert post.verstuur() == 1

    bericht = mail.outbox[0]
    alles = f"{bericht.subject} {bericht.body}"
    assert bericht.to == ["noor@voorbeeld.nl"]
    assert "Er staat een bericht" in alles
    assert settings.ADRES in alles
    assert not {"kaartje", "noodknop", "Noor"} & set(alles.split())
    assert post.verstuur() == 0, "niet nog eens"


def test_wat_niet_lukt_blijft_liggen(monkeypatch: pytest.MonkeyPatch) -> None:
    handelingen.leg_klaar(account("noor", email="noor@voorbeeld.nl"), "kaartje")

    def weg(*_: Any, **__: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", weg)
    assert post.verstuur() == 0

    rij = Post.objects.get()
    assert (rij.pogingen, rij.verzonden_op) == (1, None)


def test_zonder_postserver_gebeurt_er_niets(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    handelingen.leg_klaar(account("noor", email="noor@voorbeeld.nl"), "kaartje")

    assert post.verstuur() == 0
    assert Post.objects.get().pogingen == 0


def test_na_een_week_is_post_weg() -> None:
    handelingen.leg_klaar(account("noor", email="noor@voorbeeld.nl"), "kaartje")
    Post.objects.update(gemaakt_op=klok.nu() - timedelta(days=8))

    assert post.ruim_op() == 1
