"""De adressen van de kamer afspraken."""

from __future__ import annotations

from django.urls import path

from nabij.kamers.afspraken import views

app_name = "afspraken"

urlpatterns = [
    path("afspraken/", views.lijst, name="afspraken"),
    path("afspraken/wat-het-kost/", views.wat_het_kost, name="wat_het_kost"),
    path("afspraken/extra/nieuw/", views.vraag_extra, name="vraag_extra"),
    path("afspraken/extra/<uuid:pk>/verlengen/", views.verleng, name="verleng"),
    path("afspraken/extra/<uuid:pk>/loslaten/", views.trek_in, name="trek_in"),
    path("afspraken/extra/<uuid:pk>/terugdraaien/", views.draai_terug, name="draai_terug"),
]
