"""De aanbieder doet mee: Bea van Thuisgoed leest en schrijft in het eigen stuk, en verder niets.

Valkuil: Bea ziet andere hulp, een gesprek, een tweede doel of iets over veiligheid; na het einde
doet de link het nog; wie een link raadt komt ergens binnen; niemand kan zeggen dat Bea keek.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from nabij.fundament import klok
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort.begrippen import Afscherming
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Toegangslink
from nabij.kamers.toegang.handelingen import beantwoord_veiligheid, voer_gesprek
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Toewijzing
from tests.casus.maak import Verhaal, met_plan
from tests.mensen import Mensen
from tests.toewijzing.maak import Gemeente, maak_gemeente, wijs_toe
from tests.verhalen.mens import Mens

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M60"),
]

DOEL = "Ik durf mijn post weer open te maken"
NIET_VAN_BEA = ("Bouhali", "Ilyas", "Zij sliep slecht", "Ik wil weer dansen", "2 uur")


@pytest.fixture
def gemeente(mensen: Mensen) -> Gemeente:
    return maak_gemeente()


@pytest.fixture
def samira(mensen: Mensen) -> Verhaal:
    return met_plan(mensen)[0]


@pytest.fixture
def hulp(samira: Verhaal, gemeente: Gemeente) -> Toewijzing:
    """Thuisgoed geeft begeleiding; er loopt nog iets anders, en er staat meer in het verhaal."""
    een = wijs_toe(samira, gemeente, einde=klok.vandaag() + timedelta(weeks=30))
    wijs_toe(samira, gemeente, volume=2)
    joke = samira.mensen.teamlid
    with samira.open(joke) as zicht:
        casus.stel_doel(
            dossier_id=samira.pk, tekst="Ik wil weer dansen", van_wie="Samira", door=zicht.wie
        )
        voer_gesprek(dossier_id=samira.pk, door=zicht.wie, verslag="Zij sliep slecht.")
        beantwoord_veiligheid(samira.mensen.verzoek(joke), zicht, antwoord="ja")
    return een


def dag(wanneer: date) -> str:
    return f"{wanneer:%d-%m-%Y}"


def doe_mee(samira: Verhaal, hulp: Toewijzing, **anders: Any) -> Mens:
    """Joke vraagt het Samira, schrijft op dat zij ja zei, en noemt Bea."""
    joke = Mens(samira.mensen.teamlid).ga(samira.adres(f"toewijzing/{hulp.pk}/"))
    joke.klik("Laat de aanbieder meewerken")
    velden = {
        "doel": joke.optie(DOEL), "naam": "Bea Smit", "functie": "begeleider",
        "telefoon": "0612345678", "email": "", "akkoord_op": dag(klok.vandaag()),
        "akkoord_hoe": "gesproken",
    }  # fmt: skip
    return joke.druk("Bewaren", **{**velden, **anders})


def link_van(joke: Mens) -> str:
    """De link die Joke een keer ziet, zonder het begin van het adres."""
    joke.druk("Maak een link").ziet("Deze link is voor Bea Smit")
    return "/meewerken/" + joke.tekst.partition("/meewerken/")[2].partition(" ")[0]


def buiten() -> Mens:
    return Mens(None)


def test_bea_leest_het_eigen_stuk_en_schrijft_hoe_het_gaat(
    samira: Verhaal, hulp: Toewijzing
) -> None:
    # Gegeven dat Samira ja zei, en Joke Bea een link gaf en een afspraak met haar deelde
    joke = doe_mee(samira, hulp).ziet("Bea Smit", "begeleider", "Samira Bouhali zei ja")
    joke.druk("Deel dit moment", dag=dag(klok.vandaag() + timedelta(days=7)), wat="Samen bellen")
    link = link_van(joke)

    # Als Bea de link opent, dan ziet zij het doel, haar eigen opdracht en het moment
    bea = buiten().ga(link)
    assert bea.status == 200
    bea.ziet(DOEL, "Begeleiding", "4 uur per week", "Samen bellen")
    # en niets van de rest: geen andere hulp, geen tweede doel, geen gesprek, geen veiligheid
    bea.ziet_niet(*NIET_VAN_BEA, "eiligheid")
    assert bea.client.get(link)["Cache-Control"] == "no-store"

    # En schrijft zij hoe het gaat, dan leest zij dat terug
    bea.druk("Bewaren", tekst="Elke week een envelop. Zij lacht erbij.")
    bea.ziet("Elke week een envelop")

    # Dan staat het bij Joke, met de naam van Bea, bij de hulp en op de tijdlijn
    joke.ga(samira.adres(f"toewijzing/{hulp.pk}/")).ziet("Elke week een envelop", "Bea Smit")
    joke.ga(samira.adres("tijdlijn/")).ziet("De aanbieder schreef hoe het gaat: Bea Smit")


def test_bij_terugkijken_staat_wat_bea_ziet_naast_wat_samira_en_joke_vinden(
    samira: Verhaal, hulp: Toewijzing
) -> None:
    # Gegeven dat Joke en Samira over drie weken terugkijken, dan wordt Bea nog niets gevraagd
    joke = doe_mee(samira, hulp)
    link = link_van(joke)
    terug = klok.vandaag() + timedelta(weeks=3)
    with samira.open(samira.mensen.teamlid) as zicht:
        casus.zet_evaluatiemoment(dossier_id=samira.pk, dag=terug, door=zicht.wie)
    buiten().ga(link).ziet_niet("Wat ziet u?")

    # Als het twee weken ervoor is, dan vraagt de link het, een keer
    with time_machine.travel(klok.nu() + timedelta(days=8), tick=True):
        bea = buiten().ga(link).ziet("Wat ziet u?")
        bea.druk("Dit zie ik", zie="Zij belt nu zelf de gemeente.")
        bea.ziet_niet("Dit zie ik").ziet("Zij belt nu zelf de gemeente.")

        # Dan staat het bij het terugkijken, en daarna bij die keer
        joke.meld_aan().ga(samira.adres("terugkijken/"))
        joke.ziet("Zij belt nu zelf de gemeente.", "Bea Smit", "Thuisgoed")
        joke.druk("Bewaren", woorden="Het gaat beter.")
        joke.ga(samira.adres("plan/eerder/"))
        joke.ziet("Het gaat beter.", "Zij belt nu zelf de gemeente.")
        joke.ga(samira.adres("terugkijken/"))


def test_met_een_tik_is_het_klaar_en_dan_is_de_link_dood(samira: Verhaal, hulp: Toewijzing) -> None:
    joke = doe_mee(samira, hulp)
    link = link_van(joke)
    assert buiten().ga(link).status == 200

    # Een nieuwe link maakt de eerdere dood
    joke.ga(samira.adres(f"toewijzing/{hulp.pk}/"))
    nieuw = link_van(joke)
    assert buiten().ga(link).status == 404
    assert buiten().ga(nieuw).status == 200

    # En na de tik ook de nieuwe, om te lezen en om te schrijven
    bea = buiten().ga(nieuw)
    form, velden = bea.formulier("Bewaren", tekst="Te laat")
    joke.ga(samira.adres(f"toewijzing/{hulp.pk}/")).druk("Stop het meewerken")
    joke.ziet("werkt niet meer mee")
    assert buiten().ga(nieuw).status == 404
    assert bea.verstuur(form, velden).status == 404
    joke.ga(samira.adres(f"toewijzing/{hulp.pk}/")).ziet_niet("Te laat")


def test_na_dertien_weken_of_als_de_hulp_stopt_is_de_link_dood(
    samira: Verhaal, hulp: Toewijzing
) -> None:
    link = link_van(doe_mee(samira, hulp))
    with time_machine.travel(klok.nu() + timedelta(weeks=13, days=1), tick=True):
        assert buiten().ga(link).status == 404
    with samira.open(samira.mensen.teamlid) as zicht:
        handelingen.trek_in(toewijzing=hulp, door=zicht.wie)
    assert buiten().ga(link).status == 404


def test_wie_een_link_raadt_of_een_andere_heeft_komt_nergens_binnen(
    samira: Verhaal, hulp: Toewijzing
) -> None:
    link = link_van(doe_mee(samira, hulp))
    token = link.strip("/").rpartition("/")[2]

    for geraden in ("a" * 43, str(hulp.pk), token[:-1], token.upper()):
        assert buiten().ga(f"/meewerken/{geraden}/").status == 404
    # De link van Bea is nergens anders goed voor, en staat nergens zoals zij is
    assert buiten().ga(f"/signaal/van/{token}/").status == 404
    assert not Toegangslink.objects.filter(merk=token).exists()
    # Ook wie hier werkt en er niet bij hoort geeft geen link en leest er niets
    ander = Mens(samira.mensen.anderteam)
    assert ander.ga(samira.adres(f"toewijzing/{hulp.pk}/meewerken/")).status == 404


def test_wie_beschermd_is_krijgt_geen_link_naar_buiten(samira: Verhaal, hulp: Toewijzing) -> None:
    # Gegeven dat Bea al meedoet: wordt het huishouden afgeschermd, dan is de link meteen dood
    link = link_van(doe_mee(samira, hulp))
    joke = samira.mensen.teamlid
    poort_handelingen.scherm_af(
        dossier_id=samira.pk, persoon_id=hulp.persoon_id, niveau=Afscherming.OP_NAAM,
        door=samira.mensen.wie(joke),
    )  # fmt: skip
    assert buiten().ga(link).status == 404

    # En een nieuwe geven kan niet, met waarom
    pagina = Mens(joke).ga(samira.adres(f"toewijzing/{hulp.pk}/"))
    pagina.ziet("afgeschermd").ziet_niet("Maak een link")


def test_samira_kan_zien_dat_bea_keek(samira: Verhaal, hulp: Toewijzing) -> None:
    buiten().ga(link_van(doe_mee(samira, hulp)))

    blik = Inzage.objects.filter(actor_soort="aanbieder", dossier_id=samira.pk).last()
    assert blik is not None
    assert blik.uitkomst == "gegeven"
    assert "Bea" not in "".join(str(waarde) for waarde in vars(blik).values())
    fg = Mens(samira.mensen.fg).ga("/inzage/")
    fg.druk("Opzoeken", nummer=str(samira.pk)).ziet("Bea Smit", "Thuisgoed")


def test_zonder_ja_van_samira_gaat_er_niets_naar_buiten(samira: Verhaal, hulp: Toewijzing) -> None:
    doe_mee(samira, hulp, akkoord_op="").ziet("Zonder ja van het huishouden")
    doe_mee(samira, hulp, telefoon="", email="").ziet("een telefoonnummer of een e-mailadres")
    morgen = dag(klok.vandaag() + timedelta(days=1))
    doe_mee(samira, hulp, akkoord_op=morgen).ziet("Deze dag moet nog komen")
    assert not Toegangslink.objects.exists()
