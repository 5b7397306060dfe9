"""V01 De gordijnen: een zorg van een buur komt aan en iemand gaat kijken, zonder dossier.

De valkuil: was er niets aan de hand, dan is het na de termijn overal weg.
"""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from nabij.fundament import klok
from nabij.kamers.account.models import Post
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Betrokkenheid, Dossier, DossierPersoon
from nabij.kamers.team.models import Dienst
from nabij.kamers.toegang.opruimen import ruim_op
from tests.mensen import Mensen, maak_account
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db
WAT = "De gordijnen zijn al twee dagen dicht, aanbellen hielp niet"
WAAR = "Lindehof 12"
DINSDAG = "2026-03-10 09:10:00+01:00"


@pytest.fixture(autouse=True)
def _lijst(settings: Any, tmp_path: Path) -> None:
    settings.OPRUIMLIJST = tmp_path / "opgeruimd.lijst"
    settings.DEMO = True


@pytest.fixture
def reis(time_machine: Any) -> Any:
    time_machine.move_to(DINSDAG, tick=False)
    return time_machine


@pytest.fixture
def youssef(reis: Any, mensen: Mensen) -> Mens:
    """Gegeven Youssef, die dinsdag dienst heeft in Oost."""
    account = maak_account("youssef", "Youssef Amrani", "teamlid", team=mensen.oost)
    account.email = "youssef@voorbeeld.nl"
    account.save()
    Dienst.objects.create(team=mensen.oost, medewerker=account.medewerker, dag=klok.vandaag())
    return Mens(account)


def geef(reis: Any, melder: Mens, **velden: Any) -> Mens:
    """Invullen kost een paar tellen."""
    knop, alles = melder.formulier("Doorgeven", wat=WAT, waar=WAAR, **velden)
    reis.shift(timedelta(seconds=40))
    return melder.verstuur(knop, alles)


def riet(mensen: Mensen) -> Mens:
    """Gegeven sleutelbewoner Riet, met de eigen link die Nadia haar gaf."""
    nadia = Mens(mensen.opbouwwerker).ga("/mijn-dag/").klik("Sleutelbewoners in de buurt")
    nadia.klik("Iemand erbij").druk(
        "Op de lijst zetten", naam="Riet Kamstra", telefoon="06 12 34 56 78"
    )
    nadia.ziet("Riet Kamstra", "vond het goed op").druk("Nieuwe eigen link")
    pad = nadia.html.split("/signaal/van/")[1].split("/")[0]
    return Mens(None).ga(f"/signaal/van/{pad}/")


def alles_in_de_databases() -> str:
    """Elke tabel van beide databases als tekst, om de poort heen: zoals wie een kopie heeft."""
    uit = io.StringIO()
    for naam in ("default", "logboek"):
        tabellen = connections[naam].introspection.table_names()
        kaal = connections[naam].connection.cursor()
        for tabel in tabellen:
            kaal.execute(f'SELECT * FROM "{tabel}"')  # noqa: S608
            uit.writelines(f"{rij!r}\n" for rij in kaal.fetchall())
    return uit.getvalue()


@pytest.mark.rij("M40", "M72", "M51")
def test_riet_ziet_dichte_gordijnen_en_meneer_brandsma_vraagt_zelf_om_hulp(
    mensen: Mensen, youssef: Mens, reis: Any
) -> None:
    # Gegeven Riet op haar telefoon, dinsdag om tien over negen
    buurvrouw = riet(mensen).ziet("Dag Riet Kamstra", "112", "Bel dan eerst zelf even aan")

    # Als zij doorgeeft wat zij ziet, en mee wil
    geef(reis, buurvrouw, mee="on", sinds="dagen").ziet("Dank u wel. Uw bericht is er.")
    terug = buurvrouw.adres

    # Dan staat het binnen een minuut bij nu van wie dienst heeft, en ging er een mail zonder inhoud
    youssef.ga("/mijn-dag/").ziet("Signaal", "gordijnen", WAAR, "besluit uiterlijk")
    assert Post.objects.get(account=youssef.account).soort == "signaal"
    # En is er geen dossier van een mens
    (signaal,) = Dossier.objects.all()
    assert signaal.soort == "signaal"
    assert not DossierPersoon.objects.exists()
    # En ziet wie geen dienst heeft, of in een ander team zit, het niet
    for vreemde in (mensen.collega, mensen.anderteam):
        Mens(vreemde).ga("/mijn-dag/").ziet_niet("gordijnen")
        assert Mens(vreemde).ga(f"/signalen/{signaal.pk}/").status == 404

    # Als Youssef besluit: eropaf, samen; dan staat haar nummer er
    youssef.klik("gordijnen").ziet("Riet Kamstra", "sleutelbewoner", "Wil samen langsgaan")
    youssef.druk("Eropaf, samen met de melder").ziet("Bel de melder om samen te gaan")
    assert 'href="tel:+31612345678"' in youssef.html or 'href="tel:0612345678"' in youssef.html
    assert Betrokkenheid.objects.get(dossier=signaal).account == youssef.account

    # En zij spreken meneer Brandsma, dan vraagt mijn dag te vertellen dat iemand zich zorgen maakte
    youssef.druk("Langs geweest, we spraken elkaar").ziet("Weet diegene dat iemand zich zorgen")
    Mens(youssef.account).ga("/mijn-dag/").ziet("Vertellen dat iemand zich zorgen maakte")
    youssef.druk("Ja, verteld").ziet("Diegene weet dat iemand zich zorgen maakte")

    # Als hij zelf om hulp vraagt, dan pas is er een vraag, in zijn woorden
    youssef.druk("Er een vraag van maken", tekst="Ik ben gevallen en schaam me een beetje")
    youssef.ziet("Ik ben gevallen", "Opgepakt").ziet_niet("gordijnen", "Riet", WAAR)
    # En staat het signaal op niemands lijst meer
    youssef.ga("/mijn-dag/").ziet("Ik ben gevallen").ziet_niet("gordijnen")

    # En leest Riet woensdag dat er iemand geweest is, en niet wat
    reis.shift(timedelta(days=1))
    buurvrouw.ga(terug).ziet("Er is iemand geweest. Dank u wel.")
    buurvrouw.ziet_niet("gevallen", "Youssef", "Brandsma", WAAR)


@pytest.mark.rij("M40", "M51")
def test_de_valkuil_er_was_niets_en_dan_is_het_overal_weg(
    mensen: Mensen, youssef: Mens, reis: Any, settings: Any
) -> None:
    # Gegeven het andere signaal van die week, zonder naam
    melder = geef(reis, Mens(None).ga("/").klik("Geef het door"))
    terug = melder.adres
    youssef.ga("/mijn-dag/").klik("gordijnen").ziet("Zonder naam")
    youssef.druk("Ik neem het").druk("Bellen").druk("Gebeld, we spraken elkaar")

    # Als Youssef wil afronden zonder dat diegene het weet, dan vraagt het scherm dat eerst
    assert "Er is niets aan de hand" not in youssef.tekst
    youssef.druk("Ja, verteld").druk("Er is niets aan de hand").ziet("overal weg")
    melder.ga(terug).ziet("We hebben er iets mee gedaan. Dank u wel.")
    (signaal,) = Dossier.objects.values_list("pk", flat=True)
    assert WAAR in alles_in_de_databases()

    # En een dag voor de termijn is het er nog
    reis.shift(timedelta(weeks=6, days=-1))
    assert ruim_op() == 0
    # Als de termijn om is
    reis.shift(timedelta(days=1))
    assert ruim_op() == 1

    # Dan is het overal weg, en de sleutel staat op de opruimlijst en verder niets
    over = alles_in_de_databases()
    assert WAT not in over
    assert "gordijnen" not in over
    assert WAAR not in over
    assert settings.OPRUIMLIJST.read_text() == f"{signaal}\n"
    assert not Dossier.objects.exists()
    assert not Betrokkenheid.objects.exists()
    assert not DossierPersoon.objects.exists()
    # En niemand vindt het, ook niet met de oude adressen
    youssef = Mens(youssef.account).ga("/mijn-dag/").ziet_niet("gordijnen", WAAR)
    assert youssef.ga(f"/signalen/{signaal}/").status == 404
    assert melder.ga(terug).status == 404
    # En het logboek weet wie keek, zonder te weten waarnaar
    assert Inzage.objects.filter(dossier_id=signaal, actor_id=str(youssef.account.pk)).exists()


@pytest.mark.rij("M72")
def test_de_groep_hoort_aantallen_en_wie_stopt_is_weg(
    mensen: Mensen, youssef: Mens, reis: Any
) -> None:
    # Gegeven Riet, die een keer iets doorgaf
    geef(reis, riet(mensen))
    nadia = Mens(mensen.opbouwwerker).ga("/sleutelbewoners/")
    # Dan zegt het scherm geen getal: bij een signaal weet iedereen om wie het ging
    nadia.ziet("Bij zo weinig zegt een getal te veel over een buur.").ziet_niet("Doorgegeven:")

    # Als er meer waren, dan hoort de groep hoeveel, en wordt bewaard dat zij het hoorde
    for _keer in range(5):
        geef(reis, Mens(None).ga("/signaal/"))
    nadia.ga("/sleutelbewoners/").ziet(
        "Doorgegeven: 6 keer", "Door een sleutelbewoner: een paar keer"
    )
    nadia.klik("Bij elkaar geweest")
    (keuze,) = [w for n, w in _keuzes(nadia) if n == "aanwezig"]
    nadia.druk("Bewaren", aanwezig=keuze, wat="Wat doen we bij rook", verteld="on")
    nadia.ziet("1 keer bij elkaar", "verteld wat er met signalen gedaan is", "Riet Kamstra")

    # En als Riet stopt, is alles van haar weg, ook bij het signaal dat nog openstaat
    nadia.druk("Alles weghalen").ziet("Nog niemand").ziet_niet("Riet")
    assert "Kamstra" not in alles_in_de_databases()
    youssef.ga("/mijn-dag/").klik("gordijnen").ziet_niet("Riet")


def _keuzes(mens: Mens) -> list[tuple[str, str]]:
    return [
        tuple(keuze.split("=", 1))  # type: ignore[misc]
        for form in mens.blad.formulieren
        for keuze in form.keuzes
    ]


def test_de_tabellen_worden_echt_gelezen(mensen: Mensen) -> None:
    """De scan zegt alleen iets als hij vindt wat er staat."""
    assert "Youssef Ali" in alles_in_de_databases()
