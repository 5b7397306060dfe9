"""Een vermelding als een geheel: wat een formulier, een lijst of een eigenaar erover zegt.

Zo gaat elke wijziging langs dezelfde deur, en is te zien wat er veranderde.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.kaart.models import Aanbod, Doelgroep, Kring, Soort
from nabij.kamers.kaart.regels.openingstijden import Tijd, schrijf_tijd
from nabij.kamers.wijk.models import Gebied


@dataclass(frozen=True)
class Adres:
    """Waar het is, zoals iemand het opschrijft."""

    naam: str = ""
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""

    def __bool__(self) -> bool:
        return any((self.naam, self.straat, self.postcode))

    def __str__(self) -> str:
        straat = f"{self.straat} {self.huisnummer}".strip()
        plaats = f"{self.postcode} {self.plaats}".strip()
        return ", ".join(deel for deel in (self.naam, straat, plaats) if deel)


@dataclass(frozen=True)
class Gegevens:
    """Alles wat iemand over een aanbod kan zeggen. `kring` leeg: volgt uit de soort."""

    naam: str
    organisatie: str
    soort: str
    kring: str = ""
    omschrijving: str = ""
    voor_wie: str = ""
    niet_voor: str = ""
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    hoe_binnenkomen: str = ""
    zonder_besluit: bool = True
    kosten: str = ""
    website: str = ""
    email: str = ""
    telefoon: str = ""
    themas: tuple[str, ...] = ()
    doelgroepen: tuple[str, ...] = ()
    gebieden: tuple[UUID, ...] = ()
    adres: Adres = Adres()
    tijden: tuple[Tijd, ...] = ()

    @property
    def kolommen(self) -> dict[str, Any]:
        """De velden die in de tabel van het aanbod zelf staan."""
        waarden = {naam: getattr(self, naam) for naam in _KOLOMMEN}
        return {**waarden, "kring": self.kring or KRING_BIJ_SOORT[Soort(self.soort)]}


KRING_BIJ_SOORT = {
    Soort.BEWONERS: Kring.BUURT,
    Soort.INFORMEEL: Kring.BUURT,
    Soort.COLLECTIEF: Kring.COLLECTIEF,
    Soort.FORMEEL: Kring.AANBIEDER,
}
_ERBIJ = frozenset(
    {"organisatie", "telefoon", "themas", "doelgroepen", "gebieden", "adres", "tijden"}
)
_KOLOMMEN = tuple(een.name for een in fields(Gegevens) if een.name not in _ERBIJ)

VELDNAMEN: dict[str, str | Promise] = {
    "naam": gettext_lazy("naam"),
    "organisatie": gettext_lazy("organisatie"),
    "soort": gettext_lazy("soort"),
    "kring": gettext_lazy("hoe dichtbij"),
    "omschrijving": gettext_lazy("wat is het"),
    "voor_wie": gettext_lazy("voor wie"),
    "niet_voor": gettext_lazy("voor wie niet"),
    "leeftijd_van": gettext_lazy("vanaf welke leeftijd"),
    "leeftijd_tot": gettext_lazy("tot en met welke leeftijd"),
    "hoe_binnenkomen": gettext_lazy("hoe komt iemand binnen"),
    "zonder_besluit": gettext_lazy("kan zonder besluit beginnen"),
    "kosten": gettext_lazy("wat kost het"),
    "website": gettext_lazy("website"),
    "email": gettext_lazy("e-mailadres"),
    "telefoon": gettext_lazy("telefoonnummer"),
    "themas": gettext_lazy("waar gaat het over"),
    "doelgroepen": gettext_lazy("in het bijzonder voor"),
    "gebieden": gettext_lazy("voor welke wijk of buurt"),
    "adres": gettext_lazy("waar is het"),
    "tijden": gettext_lazy("wanneer is het open"),
    "aanmeldstop": gettext_lazy("aanmeldstop"),
    "gestopt": gettext_lazy("gestopt"),
}


def lees(aanbod: Aanbod) -> Gegevens:
    """De vermelding zoals zij nu is. Gebruikt wat al is opgehaald (`overzichten.volledig`)."""
    plekken = sorted(aanbod.plekken.all(), key=lambda een: een.pk)
    telefoons = sorted(aanbod.telefoons.all(), key=lambda een: een.pk)
    plek = plekken[0].plek if plekken else None
    return Gegevens(
        **{naam: getattr(aanbod, naam) for naam in _KOLOMMEN},
        organisatie=aanbod.organisatie.naam,
        telefoon=telefoons[0].nummer if telefoons else "",
        themas=tuple(sorted(een.thema for een in aanbod.themas.all())),
        doelgroepen=tuple(sorted(een.doelgroep for een in aanbod.doelgroepen.all())),
        gebieden=tuple(sorted(een.gebied_id for een in aanbod.gebieden.all())),
        adres=Adres(plek.naam, plek.straat, plek.huisnummer, plek.postcode, plek.plaats)
        if plek
        else Adres(),
        tijden=tuple(
            Tijd(tuple(een.dagen.split(",")), een.van, een.tot)
            for een in aanbod.openingstijden.all()
            if een.is_gewone_week and een.van and een.tot
        ),
    )


def verschil(was: Gegevens, werd: Gegevens) -> list[tuple[str, str, str]]:
    """Per veld dat anders is: de naam van het veld, wat er stond en wat er nu staat."""
    oud, nieuw = {**vars(was), **was.kolommen}, {**vars(werd), **werd.kolommen}
    return [
        (veld, in_woorden(veld, oud[veld]), in_woorden(veld, nieuw[veld]))
        for veld in nieuw
        if oud[veld] != nieuw[veld]
    ]


def in_woorden(veld: str, waarde: Any) -> str:
    """Een waarde zoals een mens haar leest."""
    if veld in _WOORDEN:
        return _WOORDEN[veld](waarde)
    return "" if waarde is None else str(waarde)


def _themanamen(codes: tuple[str, ...]) -> str:
    gevonden = {code: afspraken.thema(code) for code in codes}
    return ", ".join(str(thema) if thema else code for code, thema in gevonden.items())


def _gebiedsnamen(sleutels: tuple[UUID, ...]) -> str:
    rijen = Gebied.objects.filter(pk__in=sleutels).values_list("naam", flat=True)
    return ", ".join(sorted(rijen))


def schrijf_tijden(tijden: tuple[Tijd, ...]) -> str:
    """Een regel per tijd, zoals `lees_tijden` haar leest."""
    return "\n".join(schrijf_tijd(",".join(een.dagen), een.van, een.tot) for een in tijden)


_WOORDEN: dict[str, Callable[[Any], str]] = {
    "soort": lambda code: str(Soort(code).label),
    "kring": lambda code: str(Kring(code).label),
    "zonder_besluit": lambda ja: _("ja") if ja else _("nee"),
    "themas": _themanamen,
    "doelgroepen": lambda codes: ", ".join(str(Doelgroep(code).label) for code in codes),
    "gebieden": _gebiedsnamen,
    "tijden": lambda tijden: schrijf_tijden(tijden).replace("\n", "; "),
}
