"""Wie er is en wat die kan: een collega opzoeken om even mee te overleggen, in een tik."""

from __future__ import annotations

import pytest

from nabij.kamers.team import handelingen as teams
from nabij.kamers.team.models import Deskundigheid, Medewerker
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db


@pytest.mark.rij("M11", "M02", "M14")
def test_wat_iemand_kan_telt_en_wie_er_vandaag_is_staat_bij_de_vraag(mensen: Mensen) -> None:
    # Gegeven Joke, die vandaag dienst heeft en zelf opschrijft waar zij van weet
    Deskundigheid.objects.create(code="schulden", naam="Geld en schulden")
    teams.geef_mandaat(
        medewerker=Medewerker.objects.get(account=mensen.teamlid), soort="hulp inzetten",
        max_bedrag=250_000, max_weken=26,
    )  # fmt: skip
    joke = Mens(mensen.teamlid).ga("/team/").klik("Wie werken hier")
    form, velden = joke.klik("Kennis bijwerken").formulier("Bewaren")
    (schulden,) = [keuze.removeprefix("kan=") for keuze in form.keuzes]
    joke.verstuur(form, {**velden, "kan": schulden})

    # Als Karel aan de balie een vraag over schulden krijgt
    karel = Mens(mensen.collega).ga("/vragen/nieuw/")

    # Dan staat daar wie er is, wat die kan, en het nummer om te bellen
    karel.ziet("Even overleggen", "Joke Visser", "Geld en schulden")
    assert ("Bel Joke Visser, 010 000 00 00", "tel:0100000000") in karel.blad.links

    # En ziet het team wat Joke zelf mag beslissen, zonder iets te hoeven vragen
    karel.ga("/team/").klik("Wie werken hier").ziet("Beslist zelf: hulp inzetten")

    # En gaat het nergens over diploma's of punten
    karel.ziet_niet("diploma", "score", "niveau")
