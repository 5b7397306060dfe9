"""Zet een gemeente klaar om te meten, en zeg als JSON wat er te meten is.

    python -m bench.paginas.klaarzetten HUISHOUDENS

Draait in een eigen proces, want een proces kent maar een omgeving. Hier worden ook de statements
geteld: langs de hele middleware, op dezelfde manier als de tests het doen.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nabij.inrichting.settings")
os.environ["NABIJ_HOSTS"] = "testserver"

import django

django.setup()

from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402

from bench.paginas.taken import TAKEN, Doelen  # noqa: E402
from nabij.demo.medewerkers import WACHTWOORD  # noqa: E402
from nabij.fundament import klok  # noqa: E402
from nabij.fundament.sleutels import nieuw_token  # noqa: E402
from nabij.kamers.account.models import Account  # noqa: E402
from nabij.kamers.bewoners.models import Zoekwoord, ZoekwoordSoort  # noqa: E402
from nabij.kamers.poort import handelingen, poort, rechten  # noqa: E402
from nabij.kamers.poort.begrippen import Betrokkenrol, DossierSoort  # noqa: E402
from nabij.kamers.poort.models import Betrokkenheid, Dossier, DossierPersoon  # noqa: E402
from nabij.kamers.poort.wie import Wie, wie_is  # noqa: E402
from tests.loper.statements import Telling  # noqa: E402

KEREN = 3


def main(huizen: int) -> int:
    account = Account.objects.get(inlognaam="teamlid")
    erbij = _vul_aan(wie_is(account), huizen)
    eigen = _mijn(account).order_by("-gemaakt_op", "pk")
    doelen = _doelen([str(pk) for pk in eigen.values_list("pk", flat=True)[:25]])
    print(
        json.dumps(
            {
                **_omvang(),
                "van_mij": eigen.count(),
                "erbij_gezet": erbij,
                "doelen": vars(doelen),
                "statements": _statements(doelen),
            }
        )
    )
    return 0


def _mijn(account: Account) -> Any:
    lopend = Betrokkenheid.objects.filter(rechten.actief(klok.nu()), account=account)
    return Dossier.objects.filter(
        soort=DossierSoort.HUISHOUDEN, gesloten_op__isnull=True, pk__in=lopend.values("dossier_id")
    )


def _vul_aan(kijkt: Wie, huizen: int) -> int:
    """Geef het account zoveel lopende huishoudens als een collega er heeft. Geeft hoeveel erbij."""
    account = Account.objects.get(pk=kijkt.account_id)
    tekort = huizen - _mijn(account).count()
    andere = Dossier.objects.filter(
        soort=DossierSoort.HUISHOUDEN, gesloten_op__isnull=True, afscherming=0,
        team__in=kijkt.teams,
    ).exclude(pk__in=_mijn(account).values("pk"))  # fmt: skip
    gekozen = list(andere.order_by("pk").values_list("pk", flat=True)[: max(0, tekort)])
    for pk in gekozen:
        handelingen.betrek(
            dossier_id=pk, account_id=account.pk, rol=Betrokkenrol.TEAMLID, door=kijkt
        )
    return len(gekozen)


def _doelen(huizen: list[str]) -> Doelen:
    """Wat de taken nodig hebben: mijn huishoudens, en woorden waarop er iets te vinden is."""
    with poort.systeem(taak="meting", dossiers=Dossier.objects.none()):
        woorden = Zoekwoord.objects.filter(dossier__in=huizen).order_by("dossier", "woord")
        naam = woorden.filter(soort=ZoekwoordSoort.ACHTERNAAM).first()
        adres = woorden.filter(soort=ZoekwoordSoort.ADRES).first()
    if naam is None or adres is None:
        raise SystemExit("Er is geen huishouden met een naam en een adres om te zoeken.")
    return Doelen(huizen=huizen, naamdeel=naam.woord[:3], adres=adres.woord)


def _omvang() -> dict[str, int]:
    soorten = dict(Dossier.objects.values_list("soort").annotate(Count("pk")).order_by())
    mensen = DossierPersoon.objects.values("persoon_id").distinct().count()
    return {
        "huishoudens": soorten.get(DossierSoort.HUISHOUDEN, 0),
        "losse_vragen": soorten.get(DossierSoort.VRAAG, 0),
        "mensen": mensen,
    }


def _statements(doelen: Doelen) -> dict[str, int]:
    """Per taak het aantal van de laatste keer: dan is bekend wat een proces onthoudt."""
    clients = {wie: _aangemeld(wie) for wie in {taak.wie for taak in TAKEN}}
    aantallen = {}
    for taak in TAKEN:
        client = clients[taak.wie]
        for keer in range(KEREN):
            pad, velden = taak.vraag(doelen, keer)
            with Telling() as telling:
                if velden is None:
                    antwoord = client.get(pad)
                else:
                    antwoord = client.post(pad, {**velden, "sleutel": nieuw_token()})
        taak.controleer(antwoord.status_code, antwoord.content)
        aantallen[taak.naam] = telling.aantal
    return aantallen


def _aangemeld(inlognaam: str) -> Client:
    client = Client()
    client.post("/inloggen/", {"login": inlognaam, "password": WACHTWOORD})
    return client


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
