"""Twee mensen veranderden dezelfde tekst: laat beide zien, en gooi niets weg (409)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse

from nabij.fundament.sleutels import nieuw_token
from nabij.huisstijl.tonen import toon
from nabij.kamers.account.teruggave import velden
from nabij.opslag.versie import Botsing


@dataclass(frozen=True)
class Verschil:
    """Een veld zoals jij het schreef en zoals het er nu staat. `naam` is het formulierveld."""

    naam: str
    label: str
    eigen: str
    ander: str
    bewerkbaar: bool


class Botsingen:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Botsing):
            return None
        return botsing(request, exception)


def botsing(request: HttpRequest, fout: Botsing) -> HttpResponse:
    """De pagina met beide teksten. Wie haar verstuurt, bewaart de eigen tekst over de andere."""
    ingevuld = velden(request)
    verschillen = [
        verschil
        for naam, waarde in fout.eigen.items()
        if (verschil := _verschil(fout.ander, naam, waarde, ingevuld)).eigen != verschil.ander
    ]
    eigen_velden = {v.naam for v in verschillen if v.bewerkbaar} | {"versie", "sleutel"}
    mee = [(naam, w) for naam, ws in ingevuld.items() if naam not in eigen_velden for w in ws]
    context = {
        "verschillen": verschillen,
        "velden": mee,
        "versie": getattr(fout.ander, "versie", ""),
        "sleutel": nieuw_token(),
    }
    return toon(request, "account/botsing.html", context, status=409)


def _verschil(
    ander: models.Model, naam: str, waarde: Any, ingevuld: dict[str, list[str]]
) -> Verschil:
    veld: Any = ander._meta.get_field(naam)
    getypt = ingevuld.get(naam, [])
    return Verschil(
        naam=naam,
        label=str(veld.verbose_name),
        eigen=getypt[0] if len(getypt) == 1 and _is_tekst(veld) else _leesbaar(veld, waarde),
        ander=_leesbaar(veld, getattr(ander, veld.attname)),
        bewerkbaar=_is_tekst(veld) and len(getypt) == 1,
    )


def _is_tekst(veld: Any) -> bool:
    return isinstance(veld, models.CharField | models.TextField) and not veld.choices


def _leesbaar(veld: Any, waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, models.Model):
        return str(waarde)
    if isinstance(waarde, list):
        return ", ".join(map(str, waarde))
    if isinstance(waarde, dict):
        return ", ".join(f"{naam}: {inhoud}" for naam, inhoud in waarde.items())
    return str(dict(veld.flatchoices).get(waarde, waarde))
