"""De labels van de huisstijl: `{% load nabij %}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nabij.fundament.sleutels import nieuw_token
from nabij.huisstijl import beschrijf, ecogram, filters, gebiedskaart, namen
from nabij.huisstijl.ecogram import Knoop
from nabij.huisstijl.gebiedskaart import Gebied
from nabij.huisstijl.iconen import ICONEN
from nabij.huisstijl.tonen import ONGEDAAN

register = template.Library()
filters.meld_aan(register)

KNOPPEN = {"hoofd": "primary-action", "tweede": "secondary-action", "stil": "subtle"}
MELDINGEN = {"uitleg": "info", "let-op": "warning", "fout": "error", "goed": "ok"}
MELDINGICOON = {"uitleg": "info", "let-op": "let-op", "fout": "let-op", "goed": "vink"}
_ZONDER_CSRF = (None, "", "NOTPROVIDED")
"""Wat Django in de context zet als er geen verzoek is om een token voor te maken."""
BADGES = frozenset({"", "dringend", "let-op", "goed", "accent", "lijn"})


def _deel(naam: str, context: dict[str, Any]) -> SafeString:
    return render_to_string(f"huisstijl/onderdelen/{naam}.html", context)


def _binnen(content: str) -> SafeString:
    """Wat tussen de labels stond: al door Django opgemaakt en dus veilig, zonder wit eromheen."""
    return SafeString(content.strip())


def _een_van(waarde: str, soorten: Any, wat: str) -> str:
    if waarde not in soorten:
        raise template.TemplateSyntaxError(f"{wat} kent '{waarde}' niet; wel: {sorted(soorten)}.")
    return waarde


# ------------------------------------------------------------------ kleine delen


@register.simple_tag
def icoon(naam: str) -> SafeString:
    """Een icoon naast een woord; het zegt zelf niets tegen een schermlezer."""
    bron = static("huisstijl/iconen.svg")
    return format_html(
        '<svg class="nabij-icoon" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>',
        bron,
        _een_van(naam, ICONEN, "icoon"),
    )


def _met_icoon(naam: str) -> SafeString | str:
    return icoon(naam) if naam else ""


@register.simple_tag
def badge(tekst: str, soort: str = "", icoon: str = "") -> SafeString:
    """Een toestand in hoogstens vijf woorden. Leeg is neutraal."""
    klasse = f" utrecht-badge--{soort}" if _een_van(soort, BADGES, "badge") else ""
    return format_html(
        '<span class="utrecht-badge{}">{}{}</span>', klasse, _met_icoon(icoon), tekst
    )


@register.simple_tag
def gezicht(naam: str, accent: bool = False, vierkant: bool = False) -> SafeString:
    """Initialen in een rondje. Met accent: de regisseur of het aanspreekpunt."""
    klasse = " nabij-gezicht--accent" * accent + " nabij-gezicht--vierkant" * vierkant
    return format_html(
        '<span class="nabij-gezicht{}" aria-hidden="true">{}</span>',
        klasse,
        namen.initialen(str(naam)),
    )


@register.simple_tag
def mens(naam: str, rol: str = "", accent: bool = False, url: str = "") -> SafeString:
    """Iemand met gezicht, naam en wat die hier doet."""
    return _deel("mens", {"naam": naam, "rol": rol, "accent": accent, "url": url})


@register.simple_tag
def kruimel(url: str, tekst: str) -> SafeString:
    """De weg terug, boven de titel."""
    return format_html('<a class="nabij-kruimel" href="{}">{}{}</a>', url, icoon("terug"), tekst)


@register.simple_tag
def feiten(*delen: Any) -> SafeString:
    """Korte feiten op een regel, met puntjes ertussen. Lege vallen weg."""
    items = format_html_join("", "<li>{}</li>", ((deel,) for deel in delen if deel))
    return format_html('<ul class="nabij-feiten">{}</ul>', items) if items else SafeString("")


@register.simple_tag
def verder(url: str, tekst: str) -> SafeString:
    """Een link die alleen staat, met een pijl."""
    return format_html(
        '<a class="utrecht-link utrecht-link--los utrecht-link--verder" href="{}">{}\u2060{}</a>',
        url,
        tekst,
        icoon("pijl"),
    )


@register.simple_tag
def cijfer(
    waarde: Any,
    eenheid: str = "",
    n: Any = "",
    periode: str = "",
    bron: str = "",
    reden: str = "",
) -> SafeString:
    """Een getal met alles wat erbij hoort, of waarom het er niet staat."""
    return _deel(
        "cijfer",
        {
            "waarde": waarde,
            "eenheid": eenheid,
            "n": n,
            "periode": periode,
            "bron": bron,
            "reden": reden or _("Te weinig om te tonen"),
        },
    )


# ------------------------------------------------------------------ knoppen en formulieren


def _knopklasse(soort: str) -> str:
    return f"utrecht-button--{KNOPPEN[_een_van(soort, KNOPPEN, 'knop')]}"


@register.simple_tag
def knop(
    tekst: str,
    url: str = "",
    soort: str = "hoofd",
    icoon: str = "",
    naam: str = "",
    waarde: str = "",
    over: str = "",
) -> SafeString:
    """Een knop: met `url` een link, anders een verzendknop. `over` hoort alleen wie luistert."""
    inhoud = format_html(
        "{}{}{}",
        _met_icoon(icoon),
        tekst,
        format_html('<span class="nabij-onzichtbaar">: {}</span>', over) if over else "",
    )
    klasse = _knopklasse(soort)
    if url:
        return format_html('<a class="utrecht-button {}" href="{}">{}</a>', klasse, url, inhoud)
    wat = format_html(' name="{}" value="{}"', naam, waarde) if naam else ""
    return format_html(
        '<button class="utrecht-button {}" type="submit"{}>{}</button>', klasse, wat, inhoud
    )


@register.simple_tag(takes_context=True)
def doeknop(
    context: template.Context,
    url: str,
    tekst: str,
    soort: str = "tweede",
    icoon: str = "",
    over: str = "",
    **velden: Any,
) -> SafeString:
    """Een tik die iets doet: een POST met csrf, sleutel en de meegegeven velden."""
    verborgen = format_html_join("", '<input type="hidden" name="{}" value="{}">', velden.items())
    return format_html(
        '<form class="nabij-doeknop" method="post" action="{}">{}{}{}{}</form>',
        url,
        _csrf(context),
        _sleutel(nieuw_token()),
        verborgen,
        knop(tekst, soort=soort, icoon=icoon, over=over),
    )


def _csrf(context: Mapping[str, Any] | template.Context) -> SafeString | str:
    waarde = context.get("csrf_token")
    if waarde in _ZONDER_CSRF:
        return ""
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', waarde)


def _sleutel(waarde: str) -> SafeString:
    return format_html('<input type="hidden" name="sleutel" value="{}">', waarde)


@register.simple_tag(takes_context=True)
def sleutel(context: template.Context) -> SafeString:
    """De sleutel waaraan een herhaling te herkennen is; een geweigerde POST houdt de zijne."""
    verzoek = context.get("request")
    eerdere = verzoek.POST.get("sleutel", "") if verzoek else ""
    return _sleutel(eerdere or nieuw_token())


@register.simple_tag
def concept(url: str) -> SafeString:
    """Binnen een formulier: bewaart wat getypt is, drie seconden na de laatste letter."""
    return _deel("concept", {"url": url})


@register.simple_tag
def foutenlijst(form: BaseForm) -> SafeString:
    """Wat er nog niet klopt, boven het formulier, met een link naar elk veld."""
    if not form.errors:
        return SafeString("")
    velden = [(veld, veld.errors) for veld in form if veld.errors]
    return render_to_string(
        "huisstijl/formulier/foutenlijst.html",
        {"velden": velden, "algemeen": form.non_field_errors()},
    )


@register.filter
def keuze_opmaak(widget: Mapping[str, Any]) -> str:
    """Korte antwoorden naast elkaar, lange onder elkaar; `data-opmaak` beslist anders."""
    gekozen = widget["attrs"].get("data-opmaak")
    if not gekozen:
        labels = [str(optie["label"]) for __, opties, __ in widget["optgroups"] for optie in opties]
        kort = len(labels) <= 6 and all(len(label) <= 22 for label in labels)
        gekozen = "naast" if kort else "onder"
    return f"nabij-keuzes__lijst--{gekozen}"


# ------------------------------------------------------------------ delen met inhoud


@register.simple_block_tag
def melding(content: str, titel: str = "", soort: str = "uitleg", icoon: str = "") -> SafeString:
    """Iets over deze pagina, nu: uitleg, let-op, fout of goed."""
    return _deel(
        "melding",
        {
            "inhoud": _binnen(content),
            "titel": titel,
            "soort": MELDINGEN[_een_van(soort, MELDINGEN, "melding")],
            "icoon": icoon or MELDINGICOON[soort],
            "rol": "alert" if soort == "fout" else "status",
        },
    )


@register.simple_block_tag
def leeg(content: str, titel: str = "") -> SafeString:
    """Nog niets hier: waarvoor deze plek is en wat je kunt doen."""
    return _deel("leeg", {"inhoud": _binnen(content), "titel": titel})


@register.simple_block_tag
def uitklap(content: str, tekst: str, open: bool = False, klein: bool = False) -> SafeString:
    """Iets dat pas opengaat als iemand het wil zien."""
    return _deel(
        "uitklap", {"inhoud": _binnen(content), "tekst": tekst, "open": open, "klein": klein}
    )


@register.simple_block_tag
def woorden(content: str, wie: str = "", groot: bool = False) -> SafeString:
    """Wat iemand zelf zei, in de letter die alleen daarvoor is. De inhoud is een zin of alinea."""
    return _deel("woorden", {"inhoud": _binnen(content), "wie": wie, "groot": groot})


@register.simple_block_tag
def stap(
    content: str,
    titel: str,
    wanneer: Any = "",
    icoon: str = "rond",
    accent: bool = False,
) -> SafeString:
    """Een stap in `<ol class="nabij-tijdlijn">`, de nieuwste boven."""
    return _deel(
        "stap",
        {
            "inhoud": _binnen(content),
            "titel": titel,
            "wanneer": filters.dag(wanneer) if isinstance(wanneer, date) else wanneer,
            "icoon": icoon,
            "accent": accent,
        },
    )


@register.simple_block_tag
def rij(content: str, titel: str, url: str = "", tekst: str = "", term: str = "") -> SafeString:
    """Een regel in `<ul class="nabij-rijen">`; de inhoud is de knop die zegt wat te doen."""
    return _deel(
        "rij",
        {"inhoud": _binnen(content), "titel": titel, "url": url, "tekst": tekst, "term": term},
    )


# ------------------------------------------------------------------ beelden


@register.simple_tag(name="ecogram")
def ecogram_tag(
    knopen: Iterable[Knoop], huis: Iterable[str] = (), titel: str = "", id: str = "eco"
) -> SafeString:
    """Het netwerk als tekening en als lijst. `huis`: de voornamen van wie er woont."""
    namen_in_huis = [str(naam) for naam in huis]
    tekening = ecogram.teken(namen_in_huis, knopen)
    return _deel(
        "ecogram",
        {
            "t": tekening,
            "titel": titel or _("Netwerk van het huishouden"),
            "beschrijving": beschrijf.netwerk(namen_in_huis, tekening.knopen),
            "rijen": [(knoop, beschrijf.band(knoop.band)) for knoop in tekening.knopen],
            "id": id,
        },
    )


@register.simple_tag(name="gebiedskaart")
def gebiedskaart_tag(
    gebieden: Iterable[Gebied], titel: str, uitleg: str = "", id: str = "kaart", leeg: str = ""
) -> SafeString:
    """Een kaart en een tabel van dezelfde getallen. In `uitleg`: wat, welk jaar, welke bron.

    `leeg` is wat er staat bij een gebied zonder waarde; gewoon is dat niet bekend.
    """
    kaart = gebiedskaart.teken(gebieden)
    return _deel(
        "gebiedskaart",
        {
            "k": kaart,
            "titel": titel,
            "uitleg": uitleg,
            "leeg": leeg,
            "beschrijving": beschrijf.gebieden(kaart.gebieden),
            "id": id,
        },
    )


# ------------------------------------------------------------------ voor de basispagina


@register.filter
def ongedaan_pad(boodschap: Any) -> str:
    """Het pad dat een boodschap terugdraait, of niets. Zie `tonen.meld`."""
    labels = str(boodschap.extra_tags or "")
    return labels.removeprefix(ONGEDAAN) if labels.startswith(ONGEDAAN) else ""


@register.filter
def meldingsoort(boodschap: Any) -> str:
    """De klasse van de melding bij het niveau van een boodschap."""
    return {"success": "ok", "warning": "warning", "error": "error"}.get(
        str(boodschap.level_tag), "info"
    )


@register.simple_tag
def tokens() -> SafeString:
    """De eigen kleuren en letters van een gemeente: een stylesheet uit `NABIJ_TOKENS`."""
    adres = getattr(settings, "NABIJ_TOKENS", "")
    if not adres:
        return SafeString("")
    return format_html('<link rel="stylesheet" href="{}">', conditional_escape(adres))
