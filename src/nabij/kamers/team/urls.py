"""De adressen van de kamer team. De teampagina zelf staat in de werkplek."""

from __future__ import annotations

from django.urls import path

from nabij.kamers.team import views

app_name = "team"

urlpatterns = [
    path("team/nieuw/", views.nieuw, name="nieuw"),
    path("team/<uuid:team_id>/leden/", views.leden, name="leden"),
    path("team/<uuid:team_id>/leden/erbij/", views.lid_erbij, name="lid_erbij"),
    path("team/<uuid:team_id>/leden/<uuid:pk>/kennis/", views.kennis, name="kennis"),
    path("team/<uuid:team_id>/leden/<uuid:pk>/weg/", views.lid_weg, name="lid_weg"),
    path("team/<uuid:team_id>/rooster/", views.rooster, name="rooster"),
    path("team/<uuid:team_id>/opdracht/", views.opdracht, name="opdracht"),
    path("team/<uuid:team_id>/opdracht/nieuw/", views.opdracht_nieuw, name="opdracht_nieuw"),
    path("team/<uuid:team_id>/hindernissen/", views.hindernissen, name="hindernissen"),
    path("team/<uuid:team_id>/buiten/", views.buiten, name="buiten"),
    path("team/<uuid:team_id>/buiten/<uuid:pk>/weg/", views.buiten_weg, name="buiten_weg"),
    path("team/<uuid:team_id>/elders/", views.elders, name="elders"),
    path("team/<uuid:team_id>/elders/<uuid:pk>/weg/", views.elders_weg, name="elders_weg"),
    path("team/<uuid:team_id>/mandaten/", views.mandaten, name="mandaten"),
    path("team/<uuid:team_id>/mandaten/<uuid:pk>/weg/", views.mandaat_weg, name="mandaat_weg"),
    path("team/<uuid:team_id>/instellen/", views.instellen, name="instellen"),
]
