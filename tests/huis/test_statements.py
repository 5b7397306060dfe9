"""Hoeveel vragen een pagina aan de databases stelt: begrensd, en gelijk hoeveel er ook staat.

Gemeten met een echte aanmelding, zoals een collega die net binnen is. Wat een proces een minuut
onthoudt (afspraken, teams) is er al: de eerste keer telt niet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nabij.demo.medewerkers import WACHTWOORD as OEFENEN
from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.bewoners import handelingen as bewoners
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.consult import handelingen as consult
from nabij.kamers.consult.models import Hoe
from nabij.kamers.opbouw import handelingen as opbouw
from nabij.kamers.opbouw.models import Gesprekspunt, Keuze, Patroon, Patroonrun, Weektelling
from nabij.kamers.opbouw.regels import Reeks, maandag
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, DossierSoort, Onderdeel
from nabij.kamers.poort.models import Seintje
from nabij.kamers.poort.wie import wie_is
from nabij.kamers.toegang import handelingen as toegang
from tests.account.maak import geef_code, geef_wachtwoord
from tests.casus.maak import Verhaal, maak_verhaal
from tests.huis.tocht import Gemeente, bouw_gemeente
from tests.mensen import WACHTWOORD, Mensen
from tests.toegang.maak import maak_huishouden, maak_signaal, maak_vraag, schrijven

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"]), pytest.mark.rij("M28")]

Tel = Callable[..., int]
BEGROOT = {"mijn dag": 12, "huishouden": 15, "zoeken": 10, "nieuwe vraag": 12, "/samen/": 14,
           "/samen/initiatieven/": 14}  # fmt: skip
BEGIN = datetime(2026, 1, 5, 9, tzinfo=klok.AMSTERDAM)
# Andere pagina's van een huishouden: geen maat in de opdracht, wel een die niet mag groeien.
ANDER = 18


@pytest.fixture
def tel(tel_statements: Any) -> Tel:
    """`tel(client, adres, max)`: het aantal statements van de tweede keer; faalt met de lijst."""

    def doe(client: Client, adres: str, hoogstens: int, **velden: Any) -> int:
        for _ in range(2):
            with tel_statements() as telling:
                if velden:
                    client.post(adres, {"sleutel": nieuw_token(), **velden})
                else:
                    assert client.get(adres).status_code == 200
        assert telling.aantal <= hoogstens, f"{adres}\n{telling}"
        return int(telling.aantal)

    return doe


def aangemeld(inlognaam: str, wachtwoord: str = WACHTWOORD) -> Client:
    """Door de voordeur: naam, wachtwoord en code, zoals het elke ochtend gaat."""
    client = Client()
    if geef_wachtwoord(client, inlognaam, wachtwoord).url == "/inloggen/code/":
        geef_code(client)
    assert client.get("/mijn-dag/").status_code == 200
    return client


class TestVeelHuishoudens:
    """Tien of veertig huishoudens: evenveel statements."""

    @pytest.fixture
    def gemeente(self, settings: Any) -> Gemeente:
        settings.DEMO = True
        return bouw_gemeente(45)

    def betrek(self, gemeente: Gemeente, van: int, tot: int) -> None:
        """Wie het laatst bekend werd eerst: daar loopt het meeste nog."""
        wie = gemeente.accounts["anderteam"]
        for pk in gemeente.huishoudens[::-1][van:tot]:
            poort_handelingen.betrek(
                dossier_id=pk, account_id=wie.pk, rol=Betrokkenrol.TEAMLID,
                door=wie_is(wie),
            )  # fmt: skip
            poort_handelingen.seintje(dossier_id=pk, soort=Seintje.Soort.ACTIE, voor=[wie.pk])

    def test_lijsten_kosten_evenveel_hoeveel_er_ook_in_staan(
        self, gemeente: Gemeente, tel: Tel
    ) -> None:
        client, leider = aangemeld("anderteam", OEFENEN), aangemeld("teamleider", OEFENEN)
        self.betrek(gemeente, 0, 10)
        eerst = self.meet(client, leider, tel)
        self.betrek(gemeente, 10, 40)
        daarna = self.meet(client, leider, tel)

        assert eerst == daarna

    def meet(self, client: Client, leider: Client, tel: Tel) -> dict[str, int]:
        return {
            "mijn dag": tel(client, "/mijn-dag/", BEGROOT["mijn dag"]),
            "huishoudens": tel(client, "/huishoudens/", BEGROOT["mijn dag"]),
            "afgesloten": tel(client, "/huishoudens/?klaar=1", BEGROOT["mijn dag"]),
            "zoeken": tel(client, "/zoeken/", BEGROOT["zoeken"], q="Kn"),
            "zoeken op straat": tel(client, "/zoeken/", BEGROOT["zoeken"], q="Kn0000 1"),
            "nieuwe vraag": tel(client, "/vragen/nieuw/", BEGROOT["nieuwe vraag"]),
            "team": tel(client, "/team/", BEGROOT["mijn dag"]),
            "werk": tel(leider, "/team/werk/", BEGROOT["mijn dag"]),
        }


class TestVeelInEenHuishouden:
    """Een doel of zes, een gesprek of vijf: evenveel statements."""

    @pytest.fixture
    def verhaal(self, mensen: Mensen, settings: Any) -> Verhaal:
        settings.DEMO = True
        verhaal = maak_verhaal(mensen)
        self.vul(verhaal, 1)
        return verhaal

    def vul(self, verhaal: Verhaal, keren: int) -> None:
        wie = verhaal.mensen.teamlid
        with verhaal.open(wie) as zicht:
            for nummer in range(keren):
                self.erbij(verhaal.pk, zicht.wie, nummer)

    def erbij(self, pk: UUID, door: Any, nummer: int) -> None:
        gewoon: dict[str, Any] = {"dossier_id": pk, "door": door}
        doel = casus.stel_doel(tekst=f"Doel {nummer}", van_wie="Samira", **gewoon)
        for wie in ("inwoner", "team", "buur"):
            casus.spreek_actie_af(
                tekst="Een stap", wie=wie, naam="Ton", doel=doel,
                uiterlijk=klok.vandaag() + timedelta(days=nummer), **gewoon,
            )  # fmt: skip
        bewoners.voeg_netwerklid_toe(roepnaam=f"Ton {nummer}", kring="buur", **gewoon)
        bewoners.leg_contact_vast(soort="gebeld", notitie="Rustig.", **gewoon)
        zeg = toegang.NieuweWaarneming
        toegang.voer_gesprek(
            verslag="Aan tafel.",
            waarnemingen=(
                zeg("zorg", "De post.", "post_en_regels"),
                zeg("kracht", "Ans.", "mensen"),
            ),
            **gewoon,
        )
        bewoners.voeg_lid_toe(
            lid=bewoners.NieuwLid(roepnaam=f"Kind {nummer}", rol="kind"), **gewoon
        )

    def test_een_vol_huishouden_kost_niet_meer(self, verhaal: Verhaal, tel: Tel) -> None:
        client = aangemeld("teamlid")
        eerst = self.meet(client, verhaal, tel)
        self.vul(verhaal, 5)
        daarna = self.meet(client, verhaal, tel)

        assert eerst == daarna

    def meet(self, client: Client, verhaal: Verhaal, tel: Tel) -> dict[str, int]:
        return {
            pad: tel(client, verhaal.adres(pad), ANDER if pad else BEGROOT["huishouden"])
            for pad in (
                "", "plan/", "plan/papier/", "terugkijken/", "overdragen/", "netwerk/", "tijdlijn/",
                "contact/", "gesprek/", "gesprek/wat-speelt-er/", "kaart/", "regisseur/",
            )
        }  # fmt: skip

    def test_twee_tikken_voor_een_contact(self, verhaal: Verhaal, tel: Tel) -> None:
        client = aangemeld("teamlid")

        assert tel(client, verhaal.adres("contact/"), 14, soort="gebeld") > 0

    def test_een_nieuwe_vraag(self, mensen: Mensen, settings: Any, tel: Tel) -> None:
        settings.DEMO = True
        for _ in range(3):
            maak_vraag(mensen, mensen.teamlid)

        aantal = tel(aangemeld("teamlid"), "/vragen/nieuw/", 12, tekst="Waar is de inloop?")
        assert aantal > 5, "er is iets bewaard"


class TestVeelSignalen:
    """Een signaal of acht: mijn dag kost evenveel, en blijft binnen de maat."""

    def test_mijn_dag(self, mensen: Mensen, settings: Any, tel: Tel) -> None:
        settings.DEMO = True
        client = aangemeld("teamlid")
        maak_huishouden(mensen, mensen.teamlid)
        maak_signaal(mensen)
        eerst = tel(client, "/mijn-dag/", BEGROOT["mijn dag"])
        for nummer in range(7):
            maak_signaal(mensen, token=f"{nummer}" * 64)
        daarna = tel(client, "/mijn-dag/", BEGROOT["mijn dag"])

        assert eerst == daarna


class TestVeelInDeBuurt:
    """Een gesprekspunt, thema en initiatief of acht: Samen kost evenveel."""

    def vul(self, mensen: Mensen, themas: Sequence[str]) -> None:
        week = maandag(klok.vandaag()) - timedelta(days=7)
        run, _nieuw = Patroonrun.objects.get_or_create(
            tot_week=week, weken=52, zaad=1, replicaties=9, vensters=8, invoer_hash="a" * 64,
            klaar_op=BEGIN,
        )  # fmt: skip
        deel = {"code": mensen.buurt.code, "huishoudens": 12, "naamloos": 8, "verwacht": 6.0,
                "bevolking": 2_000}  # fmt: skip
        for thema in themas:
            Weektelling.objects.create(
                week=week, gebied=mensen.buurt, thema=thema, kanaal="balie", huishoudens=12,
                naamloos=8,
            )  # fmt: skip
            gewoon: dict[str, Any] = {
                "run": run, "thema": thema, "van": week, "tot_en_met": week + timedelta(days=6),
                "weken": 1, "zone": [mensen.buurt.code], "delen": [deel], "p": 0.01, "q": 0.02,
            }  # fmt: skip
            Patroon.objects.create(lens="veel", **gewoon)
            for keuze in (None, Keuze.SAMEN):
                punt = Gesprekspunt.objects.create(thema=thema)
                patroon = Patroon.objects.create(punt=punt, lens="nieuw", **gewoon)
                if keuze:
                    opbouw.beantwoord_punt(
                        patroon=patroon, team_id=mensen.oost.pk, keuze=keuze,
                        door_id=mensen.teamlid.pk,
                    )  # fmt: skip
            opbouw.begin_initiatief(
                team_id=mensen.oost.pk, organisatie="Buurtteam Oost",
                door=mensen.wie(mensen.opbouwwerker),
                trekker_id=mensen.opbouwwerker.medewerker.pk, naam=f"Inloop {thema}",
                doel="Samen", vorm="inloop", plek="buurthuis", waar="De Wilgen", van=time(10),
                tot=time(12), reeks=Reeks((klok.vandaag(),), ()), wanneer="vandaag",
                uitnodiging="Kom langs.", themas=[thema], gebieden=[mensen.buurt.pk],
            )  # fmt: skip

    @pytest.mark.rij("M30", "M31")
    def test_samen_en_initiatieven(self, mensen: Mensen, settings: Any, tel: Tel) -> None:
        settings.DEMO = True
        client = aangemeld("opbouwwerker")
        self.vul(mensen, ["post"])
        eerst = self.meet(client, tel)
        self.vul(mensen, ["taal", "werk", "vervoer", "woning", "rouw", "dag", "school"])

        assert self.meet(client, tel) == eerst
        assert "Waar de meeste vragen over gaan" in client.get("/samen/").content.decode()

    def meet(self, client: Client, tel: Tel) -> dict[str, int]:
        return {pad: tel(client, pad, BEGROOT[pad]) for pad in ("/samen/", "/samen/initiatieven/")}


class TestAllesTegelijk:
    """Van alles een of van alles drie op mijn dag: evenveel statements."""

    def vul(self, mensen: Mensen, nummer: int) -> None:
        """Een signaal, een losse Wmo-melding, een huishouden met zorg, en een mandaatvraag."""
        joke = mensen.teamlid
        maak_signaal(mensen, token=f"{nummer}" * 64)
        vraag = maak_vraag(mensen, joke, opgepakt=True, op=klok.nu() - timedelta(days=39))
        with schrijven(joke, vraag.dossier_id, Onderdeel.VRAAG, Onderdeel.NAAM) as zicht:
            toegang.begin_wet(vraag=vraag, wet="wmo", door=zicht.wie)
        maak_vraag(mensen, mensen.collega)
        huis = maak_huishouden(mensen, joke, f"Kn{nummer}")
        with schrijven(joke, huis, Onderdeel.GESPREK, Onderdeel.PLAN, Onderdeel.NAAM) as zicht:
            toegang.beantwoord_veiligheid(mensen.verzoek(joke), zicht, antwoord="ja")
            maatwerk = consult.lever_maatwerk(
                huishouden_id=huis, team_id=mensen.oost.pk, wat="Borg", waarom="Nodig.",
                door=zicht.wie,
            )  # fmt: skip
        with poort.nieuw(
            mensen.verzoek(joke), soort=DossierSoort.CONSULT, team_id=mensen.oost.pk,
            doel=Doel.HULP, rol=Betrokkenrol.TEAMLID,
        ) as zicht:  # fmt: skip
            consult.stel_vraag(
                dossier_id=zicht.dossier.pk, hoe=Hoe.ANONIEM, tekst="Mag dit?",
                aan=mensen.teamleider.pk, door=zicht.wie,
            )  # fmt: skip
            consult.vraag_boven_mandaat(
                maatwerk=maatwerk, overleg_id=zicht.dossier.pk, aan=mensen.teamleider.pk,
                uiterlijk=klok.vandaag() - timedelta(days=1),
            )  # fmt: skip
        poort_handelingen.seintje(dossier_id=huis, soort=Seintje.Soort.ACTIE, voor=[joke.pk])

    def test_mijn_dag_met_van_alles_iets(self, mensen: Mensen, settings: Any, tel: Tel) -> None:
        settings.DEMO = True
        client = aangemeld("teamlid")
        self.vul(mensen, 1)
        # Twaalf, en een voor elk dat er alleen is als het speelt: signaal, overleg, veiligheid
        eerst = tel(client, "/mijn-dag/", BEGROOT["mijn dag"] + 3)
        for nummer in (2, 3, 4):
            self.vul(mensen, nummer)
        assert tel(client, "/mijn-dag/", BEGROOT["mijn dag"] + 3) == eerst
        html = client.get("/mijn-dag/").content.decode()
        assert "Je wacht op antwoord" in html
        assert "Onderzoek afronden" in html
