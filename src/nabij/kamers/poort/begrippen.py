"""De woorden van de poort: onderdelen, rechten, doelen, relaties. Gewone keuzelijsten."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DossierSoort(models.TextChoices):
    HUISHOUDEN = "huishouden", _("huishouden")
    VRAAG = "vraag", _("vraag")
    SIGNAAL = "signaal", _("signaal")
    CONSULT = "consult", _("overleg met een collega")
    BEWONERSKRACHT = "bewonerskracht", _("wat een bewoner wil doen")


LOS = (DossierSoort.VRAAG, DossierSoort.SIGNAAL)
"""Wat zonder huishouden binnenkomt en wacht op wie dienst heeft."""


class Onderdeel(models.TextChoices):
    """De delen waarin de poort open kan. Elk persoonlijk model hoort bij precies een deel."""

    ZOEKEN = "zoeken", _("zoeken")
    NAAM = "naam", _("naam, fase en data")
    VRAAG = "vraag", _("de vraag")
    MENSEN = "mensen", _("mensen en adres")
    NETWERK = "netwerk", _("netwerk")
    CONTACT = "contact", _("contacten")
    GESPREK = "gesprek", _("gesprekken")
    PLAN = "plan", _("plan")
    VEILIGHEID = "veiligheid", _("veiligheid")


GEWONE_DELEN = frozenset(Onderdeel) - {Onderdeel.ZOEKEN, Onderdeel.VEILIGHEID}


class Recht(models.TextChoices):
    LEZEN = "lezen", _("lezen")
    SCHRIJVEN = "schrijven", _("schrijven")
    REGIE = "regie", _("regie voeren")
    VERDELEN = "verdelen", _("verdelen")


class Doel(models.TextChoices):
    """Waarvoor iemand kijkt (AVG art. 5 lid 1 onder b)."""

    HULP = "hulp", _("hulp geven")
    WERKLIJST = "werklijst", _("eigen werk zien")
    WACHTEND = "wachtend", _("nieuwe vragen oppakken")
    OVERZICHT = "overzicht", _("werk verdelen")
    ZOEKEN = "zoeken", _("een huishouden vinden")
    NIEUWE_VRAAG = "nieuwe_vraag", _("een nieuwe vraag vastleggen")
    NOODGEVAL = "noodgeval", _("noodgeval")
    TOEZICHT = "toezicht", _("toezicht op privacy")
    BEHEER = "beheer", _("technisch beheer")


GRONDSLAG = "Wmo 2015 art. 5.1.1; Jeugdwet art. 7.4.0; AVG art. 6 lid 1 onder e"


MELDCODE = "Besluit verplichte meldcode art. 2; Wmo 2015 art. 3.3; Jeugdwet art. 4.1.7"


class Relatie(models.TextChoices):
    """Wat iemand met een dossier heeft. Alleen betrokkenheid geeft inhoud."""

    BETROKKEN = "betrokken", _("betrokken")
    VERVANGER = "vervanger", _("vervanger")
    DIENST = "dienst", _("heeft dienst")
    LEIDER = "leider", _("teamleider")


class Betrokkenrol(models.TextChoices):
    AANGENOMEN = "aangenomen", _("nam de vraag aan")
    AANSPREEKPUNT = "aanspreekpunt", _("aanspreekpunt")
    REGISSEUR = "regisseur", _("regisseur")
    TEAMLID = "teamlid", _("betrokken teamlid")
    SPECIALIST = "specialist", _("specialist")
    MEEDENKER = "meedenker", _("denkt mee")
    PROCESREGISSEUR = "procesregisseur", _("procesregisseur")
    VERVANGER = "vervanger", _("vervanger")
    NOODKNOP = "noodknop", _("via de noodknop")
    VEILIGHEID = "veiligheid", _("genoemd bij veiligheid")


class Afscherming(models.IntegerChoices):
    """Hoger is dichter. Een huishouden neemt de hoogste van zijn mensen."""

    NORMAAL = 0, _("gewoon")
    OP_NAAM = 1, _("alleen wie met naam betrokken is")
    ADRES_GEHEIM = 2, _("adres geheim")
    BESTAAN_VERBORGEN = 3, _("bestaan verborgen")


class Noodreden(models.TextChoices):
    GEVAAR = "gevaar", _("er is nu gevaar")
    CRISIS = "crisis", _("er moet vandaag iets gebeuren")
    BEREIKBAAR = "bereikbaar", _("niemand van de betrokkenen is bereikbaar")


class Actie(models.TextChoices):
    """Wat er gebeurde, voor het logboek (NEN 7513 par. 7)."""

    OPENEN = "openen", _("geopend")
    LIJST = "lijst", _("in een lijst")
    KAARTJE = "kaartje", _("kaartje gezien")
    ZOEKEN = "zoeken", _("gezocht")
    MAKEN = "maken", _("gemaakt")
    TELLEN = "tellen", _("geteld")
    SYSTEEM = "systeem", _("door het systeem")
    BETREKKEN = "betrekken", _("toegang gegeven")
    INZAGE = "inzage", _("logboek gelezen")
    VRIJGEVEN = "vrijgeven", _("regels over veiligheid vrijgegeven")
