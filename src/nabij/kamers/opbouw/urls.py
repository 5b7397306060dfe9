from django.urls import path

from nabij.kamers.opbouw.views import agenda, tellen

app_name = "opbouw"

_MOMENT = "aanwezig/<uuid:pk>/"

urlpatterns = [
    path("aanwezig/", agenda.agenda, name="agenda"),
    path("aanwezig/nieuw/", agenda.nieuw, name="nieuw"),
    path(_MOMENT, tellen.moment, name="moment"),
    path(f"{_MOMENT}meegaan/", agenda.meegaan, name="meegaan"),
    path(f"{_MOMENT}toch-niet/", agenda.toch_niet, name="toch_niet"),
    path(f"{_MOMENT}vervalt/", agenda.vervalt, name="vervalt"),
    path(f"{_MOMENT}tel/", tellen.tel, name="tel"),
    path(f"{_MOMENT}tel/<slug:wat>/terug/", tellen.terug, name="terug"),
]
