"""De vloer: wat een pagina op deze server en deze databases minstens kost, zonder Nabij.

Een Django-app van een bestand op dezelfde databases, met dezelfde instellingen en evenveel
commits als de pagina's waarmee zij vergeleken wordt: eerst een regel in het logboek, dan lezen.
Er is geen middleware, geen sessie en geen aanmelding: lager kan niet met dezelfde belofte.

    .venv/bin/gunicorn bench.vloer:application

De omgeving (`NABIJ_DATA`, `DATABASE_URL`, `LOGBOEK_URL`) is die van Nabij. `richt_in` maakt de
eigen tabellen, `ruim_op` haalt ze weg.
"""

from __future__ import annotations

from uuid import uuid4

import django
from django.conf import settings

from nabij.inrichting import omgeving

RIJEN = 1_000
PER_BLAD = 25
_LIJST = """<!doctype html><html lang="nl"><title>Vloer</title><body><h1>Vloer</h1><ul>
{% for rij in rijen %}<li><a href="/een/{{ rij.pk }}/">{{ rij.naam }}</a> {{ rij.op|date:"j F Y" }}
<p>{{ rij.tekst }}</p></li>
{% endfor %}</ul></body></html>"""
_EEN = """<!doctype html><html lang="nl"><title>Vloer</title><body><h1>{{ rij.naam }}</h1>
<p>{{ rij.op|date:"j F Y" }}</p><p>{{ rij.tekst }}</p></body></html>"""

settings.configure(
    SECRET_KEY=uuid4().hex,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={
        "default": omgeving.database("DATABASE_URL", omgeving.datamap() / "nabij.sqlite3"),
        "logboek": omgeving.database(
            "LOGBOEK_URL", omgeving.datamap() / "logboek.sqlite3", duurzaam=True
        ),
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [
                            (
                                "django.template.loaders.locmem.Loader",
                                {"lijst.html": _LIJST, "een.html": _EEN},
                            )
                        ],
                    )
                ]
            },
        }
    ],
    USE_TZ=True,
    TIME_ZONE="Europe/Amsterdam",
    LANGUAGE_CODE="nl",
    LOGGING_CONFIG=None,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connections, models  # noqa: E402
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402


class Rij(models.Model):
    naam = models.CharField(max_length=80)
    tekst = models.TextField()
    op = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        app_label = "vloer"


class Regel(models.Model):
    """Een regel van het logboek: wie, wat, wanneer."""

    wie = models.UUIDField()
    wat = models.CharField(max_length=40)
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "vloer"


def richt_in() -> None:
    """Maak de tabellen en vul ze. Wat er van een vorige keer stond, gaat weg."""
    ruim_op()
    for naam, model in (("default", Rij), ("logboek", Regel)):
        with connections[naam].schema_editor() as schema:
            schema.create_model(model)
    Rij.objects.bulk_create(
        Rij(naam=f"Rij {nummer}", tekst="Waar is de inloop, en wie kan mee?")
        for nummer in range(RIJEN)
    )


def ruim_op() -> None:
    for naam, model in (("default", Rij), ("logboek", Regel)):
        if model._meta.db_table in connections[naam].introspection.table_names():
            with connections[naam].schema_editor() as schema:
                schema.delete_model(model)


def _leg_vast(wat: str) -> None:
    Regel(wie=uuid4(), wat=wat).save(using="logboek", force_insert=True)


def kaal(request: HttpRequest) -> HttpResponse:
    return HttpResponse("vloer")


def lijst(request: HttpRequest) -> HttpResponse:
    _leg_vast("lijst")
    return render(request, "lijst.html", {"rijen": Rij.objects.order_by("-op")[:PER_BLAD]})


def een(request: HttpRequest, pk: int) -> HttpResponse:
    _leg_vast("een")
    return render(request, "een.html", {"rij": Rij.objects.get(pk=pk)})


def nieuw(request: HttpRequest) -> HttpResponse:
    _leg_vast("nieuw")
    Rij(naam="Nieuw", tekst=request.POST["tekst"]).save(force_insert=True)
    return HttpResponseRedirect("/lijst/")


urlpatterns = [
    path("", kaal),
    path("lijst/", lijst),
    path("een/<int:pk>/", een),
    path("nieuw/", nieuw),
]
application = get_wsgi_application()
