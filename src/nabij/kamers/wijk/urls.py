"""De adressen van de kamer wijk."""

from __future__ import annotations

from django.urls import path

from nabij.kamers.wijk import views

app_name = "wijk"

urlpatterns = [
    path("wijk/", views.wijk, name="wijk"),
    path("wijk/<slug:code>/", views.gebied, name="gebied"),
]
