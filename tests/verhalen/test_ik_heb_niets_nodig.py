"""V07 Ik heb niets nodig: langs de deur met een brief vooraf.

De valkuil: wie nee zegt krijgt geen dossier, geen tweede brief en geen vinkje. De ronde kent
alleen adressen, doorgestreept bij elk antwoord, en na afloop zijn ze weg.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from nabij.kamers.opbouw.models import Deur, Ronde
from nabij.kamers.poort.models import Betrokkenheid, Dossier, DossierPersoon
from tests.mensen import Mensen
from tests.opbouw.maak import STRAAT, VASTGESTELD, deur
from tests.verhalen.mens import Mens
from tests.verhalen.test_de_gordijnen import alles_in_de_databases

pytestmark = pytest.mark.django_db
DONDERDAG = "2026-03-12 10:00:00+01:00"
HENDRIKS, OOSTING = 12, 14
BESLOTEN = {
    **VASTGESTELD,
    "gepubliceerd_op": "2026-03-05",
    "brief_op": "2026-03-12",
    "laatste_dag": "2026-04-30",
    "adressen": "\n".join(f"{STRAAT} {nummer}" for nummer in range(2, 26, 2)),
}


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


@pytest.fixture
def reis(time_machine: Any) -> Any:
    time_machine.move_to(DONDERDAG, tick=False)
    return time_machine


@pytest.fixture
def nadia(reis: Any, mensen: Mensen) -> Mens:
    """Gegeven het besluit, gepubliceerd, en Nadia die de ronde met de adressen vastlegt."""
    nadia = (
        Mens(mensen.opbouwwerker)
        .ga("/mijn-dag/")
        .klik("Waar we zijn in de buurt")
        .klik("Rondes langs de deur")
    )
    nadia.klik("Een ronde vastleggen").druk("Ronde vastleggen", **BESLOTEN)
    return nadia.ziet("Nu eerst de brief.", "12 adressen")


def plan(wie: Mens, ronde: Ronde, dag: str) -> Mens:
    wie.meld_aan()
    wie.ga(f"/aanwezig/rondes/{ronde.pk}/")
    return wie.druk("Op de agenda zetten", dag=dag, van="10:00", tot="12:00")


def aan_de_deur(nadia: Mens, mensen: Mensen, reis: Any) -> tuple[Ronde, Mens]:
    """De brief is donderdag bezorgd; Karel gaat vrijdag langs."""
    ronde = Ronde.objects.get()
    nadia.klik("Brieven maken").druk("Vastleggen dat de brief bezorgd is", op="2026-03-12")
    karel = plan(Mens(mensen.collega), ronde, "2026-03-13")
    reis.shift(timedelta(days=1))
    for wie in (nadia, karel):
        wie.meld_aan()
    return ronde, karel.ga(f"/aanwezig/rondes/{ronde.pk}/deuren/")


def tik(karel: Mens, knop: str, huisnummer: int) -> Mens:
    return karel.ga(karel.adres).druk(f"{knop} : {STRAAT} {huisnummer}")


@pytest.mark.rij("M66", "M41")
def test_karel_gaat_langs_en_mevrouw_oosting_wil_alleen_huurtoeslag(
    mensen: Mensen, nadia: Mens, reis: Any
) -> None:
    # Dan staat er op welke grond het mag en waar iedereen het kan lezen
    nadia.ziet("Gemeenteblad 2026, nummer 88", "Wmo 2015 art. 2.1.2", "2026-0417")
    ronde = Ronde.objects.get()

    # En wie wanneer gaat staat op de agenda van het hele team
    karel = plan(Mens(mensen.collega), ronde, "2026-03-13").ziet("Karel Dam")
    Mens(mensen.teamlid).ga("/aanwezig/").ziet("Vrijdag 13 maart", STRAAT, "Karel Dam")

    # Als de brief nog niet bezorgd is, dan ziet ook Karel geen enkele deur
    karel.ga(f"/aanwezig/rondes/{ronde.pk}/deuren/").ziet("Eerst de brief").ziet_niet("Gesproken")

    # Als de brief bezorgd is, dan zegt hij waarom, en hoe je nee zegt
    nadia.klik("Brieven maken").ziet(
        "Aan de bewoners van Esdoornlaan 14",
        "75 jaar en ouder",
        "vrijdag 13 maart, 10.00 tot 12.00",
        "Wilt u niet dat wij komen?",
    )
    assert nadia.html.count("nabij-brief__adres") == 12
    nadia.druk("Vastleggen dat de brief bezorgd is", op="2026-03-12")
    nadia.ziet("Er gaat geen tweede brief")

    # En dezelfde dag kan iemand bellen om nee te zeggen, en gaat er nog niemand langs
    karel.ga(f"/aanwezig/rondes/{ronde.pk}/deuren/").ziet("Vandaag nog niet", "Zei nee")
    karel.ziet_niet("Gesproken", "Niemand thuis")

    # Als het vrijdag is, dan is een dichte deur een tik
    reis.shift(timedelta(days=1))
    karel.meld_aan()
    karel.ga("/aanwezig/").klik("Naar de deuren")
    tik(karel, "Niemand thuis", 2).ziet("nog een keer aangebeld", "een keer niemand thuis")
    # En na twee keer laten we het huis met rust
    tik(karel, "Niemand thuis", 2).ziet("Doorgestreept.", "1 adres doorgestreept")

    # En bij mevrouw Oosting drinkt hij thee; zij wil alleen huurtoeslag, met haar nicht
    tik(karel, "Gesproken", OOSTING).ziet("Doorgestreept.")
    karel.klik("Nieuwe vraag").druk(
        "Ik pak het op", tekst="Ik wil weten of ik huurtoeslag kan krijgen, met mijn nicht erbij"
    )
    karel.ziet("Ik wil weten of ik huurtoeslag kan krijgen")

    # Dan is het een gewone vraag, die niets van de ronde weet, en de ronde niets van haar
    (vraag,) = Dossier.objects.all()
    assert vraag.soort == "vraag"
    assert STRAAT not in karel.tekst
    verwijst = [veld.related_model for veld in Deur._meta.fields if veld.is_relation]
    assert verwijst == [Ronde]

    # En na afloop blijven de tellingen, en bij een klein aantal geen getal
    nadia.meld_aan()
    nadia.ga(f"/aanwezig/rondes/{ronde.pk}/").druk("Afronden en adressen vernietigen")
    nadia.ziet("De adressen zijn vernietigd", "Gesproken: te weinig om te tonen")


@pytest.mark.rij("M66", "M51")
def test_de_valkuil_nee_laat_geen_vinkje_na(mensen: Mensen, nadia: Mens, reis: Any) -> None:
    ronde, karel = aan_de_deur(nadia, mensen, reis)

    # Als mevrouw Hendriks nee zegt, en mevrouw Oosting praat
    na_nee = _zonder_toeval(tik(karel, "Zei nee", HENDRIKS).html)
    karel.druk("Ongedaan maken").ziet("Teruggedraaid.")
    karel.ga(karel.adres)
    na_gesprek = _zonder_toeval(tik(karel, "Gesproken", HENDRIKS).html)
    # Dan is het scherm daarna hetzelfde, letter voor letter
    assert na_nee == na_gesprek
    karel.druk("Ongedaan maken")
    tik(karel, "Zei nee", HENDRIKS)
    tik(karel, "Gesproken", OOSTING)

    # En zijn de twee rijen gelijk, op het adres na
    def rij(nummer: int) -> dict[str, Any]:
        een = deur(ronde, nummer)
        return {v.name: v.value_from_object(een) for v in Deur._meta.fields}

    anders = {naam for naam, waarde in rij(HENDRIKS).items() if waarde != rij(OOSTING)[naam]}
    assert anders == {"id", "huisnummer"}
    # En staan ze nergens anders, en is er geen dossier, persoon of vraag
    assert not Dossier.objects.exists()
    assert not DossierPersoon.objects.exists()
    assert not Betrokkenheid.objects.exists()
    # En tijdens de ronde staat er nergens hoeveel huizen nee zeiden, ook niet voor wie haar leidt
    nadia.ga(f"/aanwezig/rondes/{ronde.pk}/").ziet("Nog 10 adressen").ziet_niet(
        "Zei nee", "Gesproken"
    )


def _zonder_toeval(html: str) -> str:
    """De pagina zonder de sleutels die elke keer anders zijn."""
    return re.sub(r'(value="[^"]{20,}"|terug/[\w-]+/|nonce="[^"]*")', "", html)


@pytest.mark.rij("M66", "M51")
def test_de_valkuil_geen_tweede_brief_en_geen_tweede_keer(
    mensen: Mensen, nadia: Mens, reis: Any
) -> None:
    ronde, karel = aan_de_deur(nadia, mensen, reis)
    oud = karel.formulier(f"Gesproken : {STRAAT} {HENDRIKS}")
    tik(karel, "Zei nee", HENDRIKS)

    # Als Nadia nog een brief wil maken, dan is die pagina er niet meer, voor geen enkel adres
    nadia.ga(f"/aanwezig/rondes/{ronde.pk}/").ziet("Er gaat geen tweede brief").ziet_niet(
        "Brieven maken"
    )
    assert nadia.ga(f"/aanwezig/rondes/{ronde.pk}/brief/").status == 404
    # En wie met een oud tabblad toch nog tikt, telt niet mee
    karel.verstuur(*oud).ziet("Dit adres is al doorgestreept.")
    ronde.refresh_from_db()
    assert (ronde.gesproken, ronde.nee) == (0, 1)
    # En met hetzelfde besluit komt er geen nieuwe ronde langs dezelfde deuren
    nadia.ga("/aanwezig/rondes/nieuw/").druk(
        "Ronde vastleggen", **{**BESLOTEN, "brief_op": "2026-03-20", "besluit": " 2026-0417"}
    )
    nadia.ziet("Een nieuwe ronde vraagt een nieuw besluit.")
    assert Ronde.objects.count() == 1


@pytest.mark.rij("M66", "M51")
def test_de_valkuil_na_afloop_is_elk_adres_overal_weg(
    mensen: Mensen, nadia: Mens, reis: Any
) -> None:
    ronde, karel = aan_de_deur(nadia, mensen, reis)
    tik(karel, "Zei nee", HENDRIKS)
    ids = [str(pk) for pk in Deur.objects.values_list("pk", flat=True)]
    assert len(ids) == 12

    # Als Nadia de ronde afrondt
    nadia.ga(f"/aanwezig/rondes/{ronde.pk}/").druk("Afronden en adressen vernietigen")

    # Dan is er van geen enkel huis nog iets, ook niet als sleutel in een ander rijtje
    over = alles_in_de_databases()
    assert not Deur.objects.exists()
    assert not [pk for pk in ids if pk in over or pk.replace("-", "") in over]
    assert not re.search(rf"{STRAAT} \d", over)
    # En met het oude adres vindt ook Karel niets meer
    karel.ga(f"/aanwezig/rondes/{ronde.pk}/deuren/").ziet("De ronde is klaar").ziet_niet("Zei nee")
    # En wat blijft is het besluit en hoeveel het er waren
    ronde.refresh_from_db()
    assert (ronde.adressen, ronde.nee, ronde.besluit) == (12, 1, "2026-0417")


@pytest.mark.rij("M66")
def test_de_valkuil_voor_de_brief_gaat_niemand_langs(
    mensen: Mensen, nadia: Mens, reis: Any
) -> None:
    # Gegeven een ronde waarvan de brief nog niet bezorgd is, ook niet op de dag zelf
    ronde = Ronde.objects.get()
    karel = plan(Mens(mensen.collega), ronde, "2026-03-13")
    reis.shift(timedelta(days=1))
    karel.meld_aan()

    # Als Karel toch langs de deur wil, dan staat er geen adres, en telt een tik niet
    karel.ga(f"/aanwezig/rondes/{ronde.pk}/deuren/").ziet("Eerst de brief").ziet_niet("Gesproken")
    huis = deur(ronde, HENDRIKS)
    for wat in ("gesproken", "niemand", "nee"):
        karel.client.post(
            f"/aanwezig/rondes/{ronde.pk}/deuren/{huis.pk}/",
            {"sleutel": "k" * 30 + wat, "antwoord": wat},
        )
    ronde.refresh_from_db()
    huis.refresh_from_db()
    assert (ronde.gesproken, ronde.nee, ronde.dicht) == (0, 0, 0)
    assert (huis.keer_dicht, huis.doorgestreept) == (0, False)
