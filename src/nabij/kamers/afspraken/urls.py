"""De adressen van de kamer afspraken."""

from __future__ import annotations

from django.urls import path

from nabij.kamers.afspraken.views import inhoud, lijst, themas

app_name = "afspraken"

urlpatterns = [
    path("afspraken/", lijst.lijst, name="afspraken"),
    path("afspraken/wat-het-kost/", lijst.wat_het_kost, name="wat_het_kost"),
    path("afspraken/extra/nieuw/", lijst.vraag_extra, name="vraag_extra"),
    path("afspraken/extra/<uuid:pk>/verlengen/", lijst.verleng, name="verleng"),
    path("afspraken/extra/<uuid:pk>/loslaten/", lijst.trek_in, name="trek_in"),
    path("afspraken/extra/<uuid:pk>/terugdraaien/", lijst.draai_terug, name="draai_terug"),
    path("afspraken/erbij/<slug:code>/", inhoud.erbijregel, name="erbijregel"),
    path("afspraken/themas/nieuw/", themas.thema_nieuw, name="thema_nieuw"),
    path("afspraken/themas/<slug:code>/", themas.thema, name="thema"),
    path("afspraken/themas/<slug:code>/aan-of-uit/", themas.thema_stand, name="thema_stand"),
    path("afspraken/regelingen/nieuw/", inhoud.regeling_nieuw, name="regeling_nieuw"),
    path("afspraken/regelingen/<slug:code>/", inhoud.regeling, name="regeling"),
    path("afspraken/regelingen/<slug:code>/loslaten/", inhoud.regeling_los, name="regeling_los"),
    path("afspraken/lijsten/inlezen/", inhoud.instrument, name="instrument"),
    path("afspraken/lijsten/<uuid:pk>/loslaten/", inhoud.instrument_los, name="instrument_los"),
]
