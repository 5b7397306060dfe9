"""Hoe het staat in gewone woorden: een label, een zin, en wat je nu kunt doen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.dateformat import format as opmaak
from django.utils.translation import gettext as _

from nabij.huisstijl.datums import kort
from nabij.kamers.toewijzing.models import Antwoord
from nabij.kamers.toewijzing.regels import Gebruik, Staat

if TYPE_CHECKING:
    from nabij.kamers.toewijzing.overzichten.loopt import Hulpregel


@dataclass(frozen=True)
class Stap:
    """Iets wat nu zinnig is. `post`: een tik die iets doet, anders een link."""

    tekst: str
    url: str
    post: bool = False
    icoon: str = ""


def label(regel: Hulpregel) -> tuple[str, str, str]:
    """Woord, soort badge en icoon. Meer gebruikt is nooit een waarschuwing."""
    if regel.staat == Staat.BEGONNEN and regel.gebruik == Gebruik.MEER:
        return _("ruim boven wat is toegewezen"), "", "spreek"
    if regel.staat == Staat.BEGONNEN and regel.gebruik == Gebruik.MINDER:
        return _("minder gebruikt dan toegewezen"), "", "spreek"
    labels: dict[Staat, tuple[str, str, str]] = {
        Staat.WACHT: (_("wacht op een besluit"), "", "klok"),
        Staat.TOEGEWEZEN: (_("toegewezen"), "", "klok"),
        Staat.NIET_BEGONNEN: (_("niet begonnen"), "let-op", "klok"),
        Staat.BEGONNEN: (_("begonnen"), "goed", "vink"),
        Staat.PAUZE: (_("staat even stil"), "let-op", "klok"),
        Staat.GESTOPT: (_("gestopt"), "", "stop"),
        Staat.AFGELOPEN: (_("afgelopen"), "", "rondvink"),
        Staat.INGETROKKEN: (_("hoeft niet meer"), "", "stop"),
    }
    return labels[regel.staat]


def zin(regel: Hulpregel) -> str:
    """Een zin over hoe het staat, met wat daarvan bekend is."""
    if regel.staat == Staat.WACHT:
        return _over_besluit(regel)
    if regel.loopt_af and regel.feit.einde:
        return _("Deze hulp loopt af op %(dag)s. Kijk samen wat er daarna nodig is.") % {
            "dag": _dag(regel.feit.einde, regel)
        }
    if regel.staat == Staat.BEGONNEN and regel.feit.begonnen:
        return _over_gebruik(regel)
    return _over_begin(regel)


def _dag(dag: date | None, regel: Hulpregel) -> str:
    return kort(dag, vandaag=regel.vandaag) if dag else ""


def _over_begin(regel: Hulpregel) -> str:
    feit = regel.feit
    if regel.staat == Staat.GESTOPT and regel.vraag_erna:
        return _("Gestopt op %(dag)s. Kort erna, op %(vraag)s, kwam er een nieuwe vraag.") % {
            "dag": _dag(feit.gestopt, regel),
            "vraag": _dag(regel.vraag_erna, regel),
        }
    dagen = (regel.vandaag - max(feit.toegewezen or feit.ingang, feit.ingang)).days
    zinnen: dict[Staat, str] = {
        Staat.TOEGEWEZEN: _("Toegewezen op %(dag)s; nog geen bericht dat het begon.")
        % {"dag": _dag(feit.toegewezen, regel)},
        Staat.NIET_BEGONNEN: _("Na %(dagen)s dagen is er nog geen bericht dat deze hulp begon.")
        % {"dagen": dagen},
        Staat.BEGONNEN: _("Loopt sinds %(dag)s.") % {"dag": _dag(feit.ingang, regel)},
        Staat.PAUZE: _(
            "Deze hulp staat stil sinds %(dag)s; het is de bedoeling dat ze weer begint."
        )
        % {"dag": _dag(feit.gestopt, regel)},
        Staat.GESTOPT: _("Gestopt op %(dag)s.") % {"dag": _dag(feit.gestopt, regel)},
        Staat.AFGELOPEN: _("Afgelopen op %(dag)s.") % {"dag": _dag(feit.einde, regel)},
        Staat.INGETROKKEN: _("Deze hulp hoeft niet meer."),
    }
    return zinnen[regel.staat]


def _over_besluit(regel: Hulpregel) -> str:
    vraag = regel.vraag
    if vraag is None:
        return _("Er is nog geen besluit.")
    naam = vraag.aan.naam
    if vraag.antwoord == Antwoord.JA:
        return _("%(naam)s zegt ja. Geef het besluit door, dan gaat de toewijzing weg.") % {
            "naam": naam
        }
    if vraag.antwoord == Antwoord.NEE:
        return _("%(naam)s zegt nee: %(woorden)s") % {"naam": naam, "woorden": vraag.woorden}
    dag = _dag(vraag.uiterlijk, regel)
    if vraag.uiterlijk < regel.vandaag:
        return _("%(naam)s zou op %(dag)s antwoorden. Bel even.") % {"naam": naam, "dag": dag}
    return _("Gevraagd aan %(naam)s, antwoord uiterlijk %(dag)s.") % {"naam": naam, "dag": dag}


def _over_gebruik(regel: Hulpregel) -> str:
    uit = regel.benutting
    compleet = _welke_maanden(uit.dicht, uit.open)
    if regel.gebruik == Gebruik.MEER:
        return _("Ruim boven wat is toegewezen; %(maanden)s.") % {"maanden": compleet}
    if regel.gebruik == Gebruik.MINDER:
        return _("Duidelijk minder gebruikt dan toegewezen; %(maanden)s. Is minder ook genoeg?") % {
            "maanden": compleet
        }
    sinds = _("Begonnen op %(dag)s.") % {"dag": _dag(regel.feit.begonnen, regel)}
    if regel.gebruik == Gebruik.NIET_DICHT:
        return _("%(sinds)s Over het gebruik is nog niets te zeggen: %(maanden)s.") % {
            "sinds": sinds,
            "maanden": compleet,
        }
    if regel.gebruik == Gebruik.PAST:
        return _("%(sinds)s Het gebruik past bij wat is toegewezen.") % {"sinds": sinds}
    return sinds


def _welke_maanden(dicht: Sequence[date], open_: Sequence[date]) -> str:
    """ "juli en augustus compleet, september nog niet"."""
    delen = []
    if dicht:
        delen.append(_("%(maanden)s compleet") % {"maanden": _opsomming(dicht[-3:])})
    if open_:
        delen.append(_("%(maanden)s nog niet compleet") % {"maanden": _opsomming(open_[-3:])})
    return ", ".join(delen) or _("er is nog geen maand voorbij")


def _opsomming(maanden: Sequence[date]) -> str:
    namen = [opmaak(maand, "F") for maand in maanden]
    if len(namen) == 1:
        return namen[0]
    return _("%(eerste)s en %(laatste)s") % {
        "eerste": ", ".join(namen[:-1]),
        "laatste": namen[-1],
    }


def stappen(regel: Hulpregel) -> list[Stap]:
    """Twee of drie zinnige dingen, het lichtste eerst; niets als het gewoon loopt."""
    pk, id_ = regel.toewijzing.dossier_id, regel.toewijzing.pk
    if regel.staat == Staat.WACHT:
        return _bij_besluit(regel)
    gevonden: list[Stap] = []
    if regel.verzoek is not None:
        gevonden.append(
            Stap(
                _("Antwoord op het verzoek"),
                reverse("toewijzing:verzoek", args=[pk, regel.verzoek.pk]),
                icoon="brief",
            )
        )
    terugkijken = Stap(_("Samen terugkijken"), reverse("casus:terugkijken", args=[pk]))
    vragen = Stap(_("Vraag het huishouden"), reverse("bewoners:contact", args=[pk]))
    plan = Stap(_("Kijk wat eerder kan, of spreek iets af voor nu"), _naar_hulp(regel))
    if regel.staat in (Staat.NIET_BEGONNEN, Staat.PAUZE):
        gevonden += [*_bel(regel), plan, vragen]
    elif regel.staat == Staat.GESTOPT:
        overdracht = [_overdracht(regel)] if regel.vraag_erna else []
        gevonden += [*overdracht, vragen, *_bel(regel), terugkijken]
    elif regel.loopt_af:
        gevonden += [terugkijken, *_bel(regel)]
    elif regel.gebruik == Gebruik.MEER:
        gevonden += [*_bel(regel), vragen]
    elif regel.gebruik == Gebruik.MINDER:
        genoeg = reverse("toewijzing:genoeg", args=[pk, id_])
        gevonden += [vragen, *_bel(regel), Stap(_("Minder is ook genoeg"), genoeg, post=True)]
    return gevonden[:3]


def _bij_besluit(regel: Hulpregel) -> list[Stap]:
    pk, id_ = regel.toewijzing.dossier_id, regel.toewijzing.pk
    vraag = regel.vraag
    if vraag is not None and vraag.antwoord:
        tekst = _("Geef het besluit door") if vraag.antwoord == Antwoord.JA else _("Begrepen")
        return [Stap(tekst, reverse("toewijzing:doorgeven", args=[pk, id_]), post=True)]
    medewerker: Any = getattr(vraag.aan, "medewerker", None) if vraag else None
    nummer = medewerker.telefoon if medewerker else ""
    return [_bel_nummer(vraag.aan.naam, nummer)] if vraag and nummer else []


def _overdracht(regel: Hulpregel) -> Stap:
    """Een tik: de aanbieder vragen om het samen over te dragen; daarna de tekst erbij."""
    rij = regel.toewijzing
    if rij.overdracht_gevraagd_op:
        url = reverse("toewijzing:toewijzing", args=[rij.dossier_id, rij.pk])
        return Stap(_("Om een overdracht gevraagd"), url, icoon="vink")
    url = reverse("toewijzing:overdracht", args=[rij.dossier_id, rij.pk])
    return Stap(_("Vraag de aanbieder om een overdracht"), url, post=True)


def overdrachtstekst(regel: Hulpregel) -> str:
    """Wat we de aanbieder vragen. Zonder naam: het nummer van de toewijzing is genoeg."""
    return _(
        "Bij toewijzing %(nummer)s stopte de hulp op %(dag)s. Kort daarna kwam er een nieuwe vraag "
        "bij ons. Willen jullie het samen met ons overdragen: wat werkte, wat niet, en wat is nu "
        "nodig? Bel ons, dan spreken we met het huishouden erbij iets af."
    ) % {"nummer": regel.toewijzing.nummer or "", "dag": _dag(regel.feit.gestopt, regel)}


def _bel(regel: Hulpregel) -> list[Stap]:
    aanbieder = regel.toewijzing.aanbieder
    return [_bel_nummer(aanbieder.naam, aanbieder.telefoon)] if aanbieder.telefoon else []


def _bel_nummer(naam: str, nummer: str) -> Stap:
    tekst = _("Bel %(naam)s: %(nummer)s") % {"naam": naam, "nummer": nummer}
    return Stap(tekst, "tel:" + "".join(t for t in nummer if t.isdigit() or t == "+"), icoon="bel")


def _naar_hulp(regel: Hulpregel) -> str:
    """Waar andere hulp te kiezen is: bij het doel waar deze hulp voor was."""
    pk = regel.toewijzing.dossier_id
    return reverse("casus:plan", args=[pk])
