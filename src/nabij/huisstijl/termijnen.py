"""Een termijn in woorden: hoe lang, en stap voor stap waarom de laatste dag die dag is."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nabij.fundament.termijnen import Reden, Uitkomst, Waarom
from nabij.huisstijl.datums import lang

DAGEN = {
    "zaterdag": gettext_lazy("een zaterdag"),
    "zondag": gettext_lazy("een zondag"),
    "gelijkgestelde dag": gettext_lazy("met een feestdag gelijkgesteld"),
    "Nieuwjaarsdag": gettext_lazy("Nieuwjaarsdag"),
    "Goede Vrijdag": gettext_lazy("Goede Vrijdag"),
    "tweede paasdag": gettext_lazy("tweede paasdag"),
    "Koningsdag": gettext_lazy("Koningsdag"),
    "Koninginnedag": gettext_lazy("Koninginnedag"),
    "5 mei": gettext_lazy("Bevrijdingsdag"),
    "Hemelvaartsdag": gettext_lazy("Hemelvaartsdag"),
    "tweede pinksterdag": gettext_lazy("tweede pinksterdag"),
    "eerste kerstdag": gettext_lazy("eerste kerstdag"),
    "tweede kerstdag": gettext_lazy("tweede kerstdag"),
}
"""Bij elke naam van `Kalender.vrij` de woorden na "is"."""


def lengte(aantal: int, eenheid: str) -> str:
    """`6 weken`, `1 maand`, `2 werkdagen`. `eenheid`: de code, met `werkdagen` erbij."""
    vormen = {
        "dagen": ngettext("%(n)d dag", "%(n)d dagen", aantal),
        "werkdagen": ngettext("%(n)d werkdag", "%(n)d werkdagen", aantal),
        "weken": ngettext("%(n)d week", "%(n)d weken", aantal),
        "maanden": ngettext("%(n)d maand", "%(n)d maanden", aantal),
        "jaren": ngettext("%(n)d jaar", "%(n)d jaar", aantal),
    }
    return vormen[eenheid] % {"n": aantal}


def waarom(uitkomst: Uitkomst, hoe_lang: str, *, vandaag: date) -> list[str]:
    """De zinnen die de laatste dag uitleggen. `hoe_lang`: de termijn, zoals `lengte` haar zegt."""
    return [_zin(reden, hoe_lang, vandaag) for reden in uitkomst.waarom]


def _zin(reden: Reden, hoe_lang: str, vandaag: date) -> str:
    waarden = {
        "hoe_lang": hoe_lang,
        "van": lang(reden.van, vandaag=vandaag),
        "tot": lang(reden.tot, vandaag=vandaag),
        "dag": str(DAGEN.get(reden.wat, reden.wat)),
        "dagen": lengte(reden.dagen, "dagen"),
    }
    return {
        Waarom.GETELD: _("%(hoe_lang)s na %(van)s is %(tot)s. De eerste dag telt niet mee."),
        Waarom.STIL: _("De termijn stond stil van %(van)s tot en met %(tot)s: %(dagen)s erbij."),
        Waarom.GEEN_EINDDAG: _(
            "%(van)s is %(dag)s. De termijn loopt door tot %(tot)s (Algemene termijnenwet art. 1)."
        ),
        Waarom.TWEE_WERKDAGEN: _(
            "Er moeten twee gewone dagen in zitten, dus het wordt %(tot)s "
            "(Algemene termijnenwet art. 2)."
        ),
        Waarom.GEEN_ATW: _(
            "%(van)s is %(dag)s, maar deze termijn is zo lang dat ze niet doorloopt "
            "(Algemene termijnenwet art. 4)."
        ),
        Waarom.VERLENGD: _("We lieten weten dat het later wordt: uiterlijk %(tot)s."),
    }[reden.soort] % waarden
