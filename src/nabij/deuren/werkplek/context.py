"""Wat elke pagina van de werkplek om zich heen heeft: waar je heen kunt, nooit meer dan nodig."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nabij.kamers.account.models import Rolnaam
from nabij.kamers.poort.wie import Wie

HULP = (Rolnaam.TEAMLID, Rolnaam.TEAMLEIDER, Rolnaam.SPECIALIST)
INHOUDELIJK = (Rolnaam.TEAMLID, Rolnaam.TEAMLEIDER, Rolnaam.OPBOUWWERKER, Rolnaam.SPECIALIST)
AFSPRAKEN = (Rolnaam.TEAMLEIDER, Rolnaam.BELEID, Rolnaam.BEHEER)

# naam van de pagina, woord, teken, voor welke rollen
PUNTEN = (
    ("werkplek:mijn_dag", _("Mijn dag"), "zon", INHOUDELIJK),
    # Wie alleen opbouwwerk doet, heeft geen huishoudens en hoort ze ook niet te lijken te hebben.
    ("werkplek:huishoudens", _("Huishoudens"), "huis", HULP),
    ("kaart:kaart", _("Sociale kaart"), "kaart", (*INHOUDELIJK, Rolnaam.BEHEER)),
    ("opbouw:samen", _("Samen"), "spreek", INHOUDELIJK),
    ("werkplek:team", _("Team"), "mensen", INHOUDELIJK),
    # Wie in een team werkt, vindt het op de pagina van het team.
    ("werkplek:hulp", _("Welke hulp er is"), "mensen", (Rolnaam.BELEID,)),
    ("wijk:wijk", _("Wijk"), "plek", (Rolnaam.OPBOUWWERKER, Rolnaam.TEAMLEIDER, Rolnaam.BELEID)),
    # Beleid begint bij de wijk, en kijkt daarna waar over te praten valt.
    ("opbouw:samen", _("Samen"), "spreek", (Rolnaam.BELEID,)),
    ("afspraken:afspraken", _("Afspraken"), "instellen", AFSPRAKEN),
    ("toewijzing:berichten", _("Berichten"), "brief", (Rolnaam.BEHEER,)),
    ("team:nieuw", _("Nieuw team"), "mensen", (Rolnaam.BEHEER,)),
    ("werkplek:inzage", _("Wie keek"), "oog", (Rolnaam.FG,)),
)


@dataclass(frozen=True)
class Punt:
    label: str | Promise
    url: str
    icoon: str
    huidig: bool


def werkplek(request: HttpRequest) -> dict[str, Any]:
    """Contextprocessor: de navigatie van wie aangemeld is; leeg voor wie dat niet is."""
    kijkt: Wie | None = getattr(request, "wie", None)
    if not kijkt or kijkt.account_id is None:
        return {"demo": settings.DEMO, "aanmeld_url": reverse("account_login")}
    werkt = kijkt.heeft_rol(*INHOUDELIJK)
    return {
        "demo": settings.DEMO,
        "navigatie": navigatie(kijkt, request.path),
        "zoek_url": reverse("werkplek:zoeken") if werkt else "",
        "zoek_methode": "post",
        "nieuwe_vraag_url": reverse("toegang:nieuw") if werkt else "",
        "voetmenu": [{"url": reverse("afspraken:wat_het_kost"), "label": _("Wat het werk kost")}],
        "ikmenu": [{"url": reverse("account_beveiliging"), "label": _("Mijn aanmelding")}],
        "afmeld_url": reverse("account_logout"),
    }


def navigatie(kijkt: Wie, pad: str) -> list[Punt]:
    """De punten die bij iemands rollen horen; het langste pad dat past is het huidige."""
    van_mij = {
        naam: (label, icoon) for naam, label, icoon, rollen in PUNTEN if kijkt.heeft_rol(*rollen)
    }
    # Wie iets langs twee rollen heeft, ziet het een keer, op de eerste plek.
    punten = [(reverse(naam), *deel) for naam, deel in van_mij.items()]
    hier = max((url for url, *_rest in punten if pad.startswith(url)), key=len, default="")
    return [Punt(label, url, icoon, url == hier) for url, label, icoon in punten]


def begin(kijkt: Wie) -> str:
    """De eerste pagina voor deze rollen."""
    punten = navigatie(kijkt, "")
    return punten[0].url if punten else "/"
