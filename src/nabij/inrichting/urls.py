"""De adressen van het huis: elke kamer en deur met een `urls.py` doet vanzelf mee."""

from __future__ import annotations

from importlib.util import find_spec

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("taal/", login_not_required(set_language), name="taal"),
    *(
        path("", include(f"{kamer.name}.urls"))
        for kamer in apps.get_app_configs()
        if kamer.name.startswith("nabij.") and find_spec(f"{kamer.name}.urls")
    ),
]

handler400 = "nabij.inrichting.storing.verkeerd_verzoek"
handler403 = "nabij.inrichting.storing.niet_toegestaan"
handler404 = "nabij.inrichting.storing.niet_gevonden"
handler500 = "nabij.inrichting.storing.fout"
handler429 = "nabij.kamers.account.slot.te_vaak"
