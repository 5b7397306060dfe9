from django.urls import path

from nabij.kamers.opbouw.views import agenda, balie, rondes, samen, tellen

app_name = "opbouw"

_MOMENT = "aanwezig/<uuid:pk>/"
_RONDE = "aanwezig/rondes/<uuid:pk>/"
_PUNT = "samen/<uuid:pk>/"

urlpatterns = [
    path("aanwezig/", agenda.agenda, name="agenda"),
    path("aanwezig/nieuw/", agenda.nieuw, name="nieuw"),
    path(_MOMENT, tellen.moment, name="moment"),
    path(f"{_MOMENT}meegaan/", agenda.meegaan, name="meegaan"),
    path(f"{_MOMENT}toch-niet/", agenda.toch_niet, name="toch_niet"),
    path(f"{_MOMENT}vervalt/", agenda.vervalt, name="vervalt"),
    path(f"{_MOMENT}reeks-vervalt/", agenda.reeks_vervalt, name="reeks_vervalt"),
    path("aanwezig/link/", agenda.link, name="link"),
    path("aanwezig/link/weg/", agenda.link_weg, name="link_weg"),
    path(f"{_MOMENT}tel/", tellen.tel, name="tel"),
    path(f"{_MOMENT}tel/<slug:wat>/terug/", tellen.terug, name="terug"),
    path("aanwezig/rondes/", rondes.lijst, name="rondes"),
    path("aanwezig/rondes/nieuw/", rondes.nieuw, name="ronde_nieuw"),
    path(_RONDE, rondes.ronde, name="ronde"),
    path(f"{_RONDE}brief/", rondes.brief, name="brief"),
    path(f"{_RONDE}klaar/", rondes.klaar, name="klaar"),
    path(f"{_RONDE}deuren/", rondes.deuren, name="deuren"),
    path(f"{_RONDE}deuren/<uuid:deur_id>/", rondes.antwoord, name="antwoord"),
    path(f"{_RONDE}terug/<str:merk>/", rondes.terug, name="ronde_terug"),
    path("samen/", samen.samen, name="samen"),
    path(f"{_PUNT}herkomst/", samen.herkomst, name="herkomst"),
    path(f"{_PUNT}doen/", samen.doen, name="doen"),
    path(f"{_PUNT}navragen/", samen.navragen, name="navragen"),
    path(f"{_PUNT}weten/", samen.weten, name="weten"),
    path("samen/antwoord/<uuid:pk>/terug/", samen.antwoord_terug, name="antwoord_terug"),
    path("balie/", balie.balie, name="balie"),
    path("balie/tel/", balie.balie_tel, name="balie_tel"),
    path("balie/<uuid:buurt>/<slug:thema>/terug/", balie.balie_terug, name="balie_terug"),
]
