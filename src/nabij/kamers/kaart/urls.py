from django.urls import path

from nabij.kamers.kaart.views import aanbod, gebied, invoer, zoeken

app_name = "kaart"

_EEN = "kaart/<uuid:pk>/"

urlpatterns = [
    path("kaart/", zoeken.kaart, name="kaart"),
    path("kaart/niet-gevonden/", zoeken.niet_gevonden, name="niet_gevonden"),
    path("kaart/wijk/", gebied.gebied, name="gebied"),
    path("kaart/nieuw/", aanbod.nieuw, name="nieuw"),
    path(_EEN, aanbod.aanbod, name="aanbod"),
    path(f"{_EEN}verbeteren/", aanbod.verbeteren, name="verbeteren"),
    path(f"{_EEN}bevestigen/", aanbod.bevestigen, name="bevestigen"),
    path(f"{_EEN}aanmeldstop/", aanbod.aanmeldstop, name="aanmeldstop"),
    path(f"{_EEN}stoppen/", aanbod.stoppen, name="stoppen"),
    path("kaart/nakijken/", aanbod.nakijken, name="nakijken"),
    path(f"{_EEN}eigenaar/", aanbod.eigenaar, name="eigenaar"),
    path(f"{_EEN}eigenaar/weg/", aanbod.eigenaar_weg, name="eigenaar_weg"),
    path("kaart/invoer/", invoer.invoer, name="invoer"),
    path("kaart/invoer/overnemen/", invoer.overnemen, name="overnemen"),
]
