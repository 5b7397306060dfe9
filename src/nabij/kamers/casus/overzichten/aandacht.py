"""Waar iemand even naar moet kijken, in woorden en met wat te doen. Nooit hoe zwaar iets is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabij.fundament import klok
from nabij.huisstijl.datums import kort
from nabij.kamers.afspraken.overzichten import norm
from nabij.kamers.casus import regels
from nabij.kamers.casus.overzichten.lijst import Huishoudfeit
from nabij.kamers.casus.regels import Aandacht, Kijker, Normen, Punt

WOORDEN = {
    Aandacht.GEEN_REGISSEUR: gettext_lazy("Nog geen regisseur"),
    Aandacht.MOET_HOREN: gettext_lazy("Vertel wie er is"),
    Aandacht.GEEN_CONTACT: gettext_lazy("Even laten horen"),
    Aandacht.GEEN_PLAN: gettext_lazy("Nog geen plan"),
    Aandacht.TERUGKIJKEN: gettext_lazy("Samen terugkijken"),
    Aandacht.PLEK: gettext_lazy("Op de plek?"),
}
DOEN: dict[Aandacht, tuple[Promise | str, str]] = {
    Aandacht.GEEN_REGISSEUR: (gettext_lazy("Regisseur kiezen"), "casus:regisseur"),
    Aandacht.MOET_HOREN: (gettext_lazy("Vastleggen dat het verteld is"), "casus:regisseur"),
    Aandacht.GEEN_CONTACT: (gettext_lazy("Contact vastleggen"), "bewoners:contact"),
    Aandacht.GEEN_PLAN: (gettext_lazy("Plan maken"), "casus:plan"),
    Aandacht.TERUGKIJKEN: (gettext_lazy("Terugkijken"), "casus:terugkijken"),
    Aandacht.PLEK: (gettext_lazy("Vragen"), "casus:plek"),
}
STIL = (Aandacht.GEEN_CONTACT, Aandacht.GEEN_PLAN)


def normen(dag: date | None = None) -> Normen:
    """De afgesproken getallen van die dag; een minuut onthouden, dus geen statement."""
    return Normen(
        weken_zonder_contact=norm("weken_zonder_contact", dag),
        weken_zonder_plan=norm("weken_zonder_plan", dag),
        weken_eerder_gezien=norm("weken_eerder_gezien", dag),
        evaluatie_maanden=norm("evaluatie_maanden", dag),
    )


@dataclass(frozen=True)
class Aandachtspunt:
    """Een regel die zegt wat er is en wat te doen. `doe_url` is de naam van een adres.

    `anders`: een tweede goed antwoord, bij stilte "bewust rustig, tot ...".
    """

    soort: Aandacht
    sinds: date
    woord: str
    zin: str
    doe: str
    doe_url: str
    anders: str = ""
    anders_url: str = ""


def aandacht_voor_werker(feit: Huishoudfeit, *, vandaag: date | None = None) -> list[Aandachtspunt]:
    """Wat de medewerker ziet: een week eerder dan de teamleider."""
    return _punten(feit, Kijker.MEDEWERKER, vandaag or klok.vandaag())


def aandacht_voor_leider(feit: Huishoudfeit, *, vandaag: date | None = None) -> list[Aandachtspunt]:
    """Wat er overblijft nadat de medewerker zelf kon antwoorden."""
    return _punten(feit, Kijker.TEAMLEIDER, vandaag or klok.vandaag())


def _punten(feit: Huishoudfeit, voor: Kijker, dag: date) -> list[Aandachtspunt]:
    gevonden = regels.aandacht(feit.feiten, normen(dag), dag, voor=voor)
    return [_in_woorden(punt, feit, dag) for punt in gevonden]


def _in_woorden(punt: Punt, feit: Huishoudfeit, dag: date) -> Aandachtspunt:
    doe, doe_url = DOEN[punt.soort]
    stil = punt.soort in STIL
    return Aandachtspunt(
        soort=punt.soort,
        sinds=punt.sinds,
        woord=str(WOORDEN[punt.soort]),
        zin=_zin(punt, feit, dag),
        doe=str(doe),
        doe_url=doe_url,
        anders=_("Bewust rustig") if stil else "",
        anders_url="casus:rustig" if stil else "",
    )


def _zin(punt: Punt, feit: Huishoudfeit, dag: date) -> str:
    feiten = feit.feiten
    if punt.soort == Aandacht.GEEN_CONTACT and feiten.laatste_contact:
        wanneer = kort(feiten.laatste_contact, vandaag=dag)
        return _("Het laatste contact was op %(dag)s.") % {"dag": wanneer}
    if punt.soort == Aandacht.TERUGKIJKEN and feiten.terugkijken_op:
        wanneer = kort(feiten.terugkijken_op, vandaag=dag)
        return _("Afgesproken voor %(dag)s.") % {"dag": wanneer}
    return {
        Aandacht.GEEN_REGISSEUR: _("Nog niemand houdt het geheel bij elkaar."),
        Aandacht.MOET_HOREN: _("Het huishouden weet nog niet dat jij er nu bent."),
        Aandacht.GEEN_CONTACT: _("Er is nog geen contact geweest."),
        Aandacht.GEEN_PLAN: _("Er is nog geen doel opgeschreven."),
        Aandacht.TERUGKIJKEN: _("Kan het lichter?"),
        Aandacht.PLEK: _("Het is een tijd bezig. Vraag een keer of het past."),
    }[punt.soort]


@dataclass(frozen=True)
class Moment:
    """Iets wat binnenkort op een dag staat."""

    dag: date
    dossier_id: UUID
    wat: str


def binnenkort(
    feiten: Iterable[Huishoudfeit], *, vandaag: date | None = None, dagen: int = 21
) -> list[Moment]:
    """De eerste actie en de dag om terug te kijken, als die in de komende dagen vallen."""
    dag = vandaag or klok.vandaag()
    tot = dag + timedelta(days=dagen)
    momenten = []
    for feit in feiten:
        if feit.volgende and feit.volgende.uiterlijk:
            momenten.append(Moment(feit.volgende.uiterlijk, feit.dossier_id, feit.volgende.tekst))
        if feit.terugkijken_op:
            momenten.append(Moment(feit.terugkijken_op, feit.dossier_id, _("Samen terugkijken")))
    return sorted((m for m in momenten if dag <= m.dag <= tot), key=lambda m: m.dag)
