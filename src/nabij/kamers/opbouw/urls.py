from django.urls import path

from nabij.kamers.opbouw.views import (
    agenda,
    balie,
    bewonerskracht,
    ideeen,
    initiatief,
    rondes,
    samen,
    tellen,
)

app_name = "opbouw"

_MOMENT = "aanwezig/<uuid:pk>/"
_RONDE = "aanwezig/rondes/<uuid:pk>/"
_INITIATIEF = "samen/initiatieven/<uuid:pk>/"
_KEER = "samen/initiatieven/keer/<uuid:pk>/"
_BEWONER = "samen/bewonerskracht/<uuid:pk>/"
_PLEKVRAAG = "samen/bewonerskracht/vragen/<uuid:pk>/"
_IDEE = "samen/ideeen/<uuid:pk>/"
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
    path("samen/initiatieven/", initiatief.lijst, name="initiatieven"),
    path("samen/initiatieven/nieuw/", initiatief.nieuw, name="initiatief_nieuw"),
    path(_INITIATIEF, initiatief.initiatief, name="initiatief"),
    path(f"{_INITIATIEF}uitnodiging/", initiatief.uitnodiging, name="uitnodiging"),
    path(f"{_INITIATIEF}stoppen/", initiatief.stoppen, name="initiatief_stoppen"),
    path(_KEER, initiatief.keer, name="keer"),
    path(f"{_KEER}tel/", initiatief.tel, name="keer_tel"),
    path(f"{_KEER}tel/<slug:wat>/terug/", initiatief.terug, name="keer_terug"),
    path("samen/bewonerskracht/", bewonerskracht.lijst, name="bewonerskracht"),
    path("samen/bewonerskracht/nieuw/", bewonerskracht.nieuw, name="bewoner_nieuw"),
    path(_BEWONER, bewonerskracht.bewoner, name="bewoner"),
    path(f"{_BEWONER}gesproken/", bewonerskracht.gesproken, name="bewoner_gesproken"),
    path(f"{_BEWONER}ja/<uuid:vraag_id>/", bewonerskracht.ja, name="bewoner_ja"),
    path(f"{_BEWONER}bedankt/<uuid:koppeling_id>/", bewonerskracht.bedankt, name="bedankt"),
    path(f"{_BEWONER}stopt/", bewonerskracht.stopt, name="bewoner_stopt"),
    path("samen/bewonerskracht/vragen/nieuw/", bewonerskracht.vraag, name="plekvraag"),
    path(f"{_PLEKVRAAG}niemand/", bewonerskracht.niemand, name="plekvraag_niemand"),
    path(f"{_PLEKVRAAG}hoe/", bewonerskracht.hoe, name="plekvraag_hoe"),
    path("samen/ideeen/", ideeen.lijst, name="ideeen"),
    path("samen/ideeen/nieuw/", ideeen.nieuw, name="idee_nieuw"),
    path(_IDEE, ideeen.idee, name="idee"),
    path(f"{_IDEE}weg/", ideeen.weg, name="idee_weg"),
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
