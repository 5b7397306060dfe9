"""Wat elk sjabloon van de poort mag weten: wie er kijkt."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def poort(request: HttpRequest) -> dict[str, Any]:
    kijkt = getattr(request, "wie", None)
    return {"wie": kijkt, "teamnaam": getattr(kijkt, "teamnaam", "")}
