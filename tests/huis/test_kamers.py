"""Boven mag onder gebruiken, nooit terug: ook waar import-linter niet kan kijken."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver, get_resolver

from tests.huis.huis import NABIJ, kamer_van, mag, plek, sjablonen, volgorde

_URL = re.compile(r"""{%-?\s*url\s+['"]([^'"]+)['"]""")
_SJABLOON = re.compile(r"""{%-?\s*(?:include|extends)\s+['"]([^'"]+)['"]""")


def test_de_volgorde_zelf_klopt() -> None:
    assert mag("nabij.kamers.casus.models", "nabij.kamers.poort.models")
    assert not mag("nabij.kamers.poort.models", "nabij.kamers.casus.models")
    assert not mag("nabij.deuren.werkplek", "nabij.deuren.portaal")
    assert mag("nabij.deuren.werkplek.views", "nabij.kamers.casus")
    assert mag("nabij.kamers.casus.models", "django.db.models")
    assert not mag("nabij.kamers.account", "nabij.deuren.werkplek")


@pytest.mark.parametrize("doos", ["nabij", "nabij.kamers", "nabij.deuren"])
def test_elke_map_staat_in_het_contract(doos: str) -> None:
    map_ = NABIJ.joinpath(*doos.split(".")[1:])
    mappen = {pad.parent.name for pad in map_.glob("*/__init__.py")}

    assert mappen <= set(volgorde(doos))


def test_geen_verwijzing_in_de_database_wijst_omhoog() -> None:
    fouten = [
        f"{model._meta.label}.{veld.name} -> {veld.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for veld in model._meta.get_fields()
        if veld.is_relation and not veld.auto_created and veld.related_model is not None
        if not mag(model.__module__, veld.related_model.__module__)
    ]

    assert not fouten, "\n".join(fouten)


def test_geen_migratie_hangt_af_van_een_hogere_kamer() -> None:
    lader = MigrationLoader(connections["default"], load=False)
    lader.load_disk()
    modules = {app.label: app.name for app in apps.get_app_configs()}
    fouten = [
        f"{label}.{naam} hangt af van {ander}.{andere_naam}"
        for (label, naam), migratie in lader.disk_migrations.items()
        for ander, andere_naam in [*migratie.dependencies, *migratie.run_before]
        if ander in modules and not mag(modules[label], modules[ander])
    ]

    assert not fouten, "\n".join(fouten)


def test_geen_link_in_een_sjabloon_wijst_omhoog() -> None:
    fouten = []
    for sjabloon in sjablonen():
        for naam in _URL.findall(sjabloon.read_text()):
            doelen = _adressen().get(naam)
            if doelen is None:
                fouten.append(f"{plek(sjabloon)}: het adres {naam!r} bestaat niet")
            elif not any(mag(kamer_van(sjabloon), doel) for doel in doelen):
                fouten.append(f"{plek(sjabloon)}: {naam!r} is van {', '.join(doelen)}")

    assert not fouten, "\n".join(fouten)


def test_geen_sjabloon_gebruikt_een_sjabloon_van_een_hogere_kamer() -> None:
    fouten = []
    for sjabloon in sjablonen():
        for naam in _SJABLOON.findall(sjabloon.read_text()):
            if naam.startswith("django/"):  # van Django zelf, door een andere lader
                continue
            bron = Path(get_template(naam).origin.name)
            if bron.is_relative_to(NABIJ) and not mag(kamer_van(sjabloon), kamer_van(bron)):
                fouten.append(f"{plek(sjabloon)} gebruikt {naam}")

    assert not fouten, "\n".join(fouten)


@cache
def _adressen() -> dict[str, set[str]]:
    """Naam van een adres (met namespace) -> de modules van de views erachter."""
    gevonden: dict[str, set[str]] = {}

    def loop(resolver: URLResolver, ruimte: str) -> None:
        for patroon in resolver.url_patterns:
            if isinstance(patroon, URLResolver):
                eigen = f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
                loop(patroon, eigen)
            elif isinstance(patroon, URLPattern) and patroon.name:
                gevonden.setdefault(f"{ruimte}{patroon.name}", set()).add(_module(patroon))

    loop(get_resolver(), "")
    return gevonden


def _module(patroon: URLPattern) -> str:
    view = getattr(patroon.callback, "view_class", patroon.callback)
    return str(view.__module__)
