"""Logregels zonder persoonsgegevens: wat er misging en waar in de code, nooit wie of wat.

De tekst van een uitzondering kan inhoud hebben (een database noemt de dubbele waarde), en een
adres kan een geheim hebben. Die gaan er dus uit; het spoor wijst de regel in het logboek aan.
"""

from __future__ import annotations

import logging
import traceback
from typing import Any

from nabij.fundament import spoor

_VAN_BUITEN = ("django.request", "django.security", "django.server", "axes", "allauth")


class Spoor(logging.Filter):
    """Zet het spoor op de regel en haalt weg wat van buiten kwam."""

    def filter(self, record: logging.LogRecord) -> bool:
        verzoek = getattr(record, "request", None)  # Django logt na afloop van het verzoek
        record.spoor = spoor.huidig() or getattr(verzoek, "trace_id", "-")
        if record.name.startswith(_VAN_BUITEN):
            status = getattr(record, "status_code", "")
            record.msg, record.args = f"{record.name} {status}".rstrip(), ()
        return True


class ZonderInhoud(logging.Formatter):
    """Van een uitzondering alleen de soort en de plek; niet de tekst."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - naam van logging
        _soort, fout, plek = ei
        keten = []
        while fout is not None:
            keten.append(type(fout).__name__)
            fout = fout.__cause__ or fout.__context__
        plekken = [f"  {p.filename}:{p.lineno} {p.name}" for p in traceback.extract_tb(plek)]
        return "\n".join([" door ".join(keten), *plekken])


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"spoor": {"()": Spoor}},
    "formatters": {
        "regel": {
            "()": ZonderInhoud,
            "format": "{asctime} {levelname} {spoor} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["spoor"],
            "formatter": "regel",
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "nabij": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
