"""De ijking: wat landelijk gepubliceerd is, naast wat er in deze verzonnen gemeente uitkwam.

Waar het product het al kan weten, komt de uitkomst uit de database; anders uit de telling van
wat getrokken is. Zie docs/synthese.md voor de bronnen en de aannames.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import Exists, OuterRef, Q, QuerySet

from nabij.demo.hulp import JEUGDSOORTEN, WMO_PER_CLIENT
from nabij.demo.kansen import GELD_ENIG, GELD_ERNSTIG
from nabij.demo.kansen import WMO as WMO_THEMAS
from nabij.demo.toewijzen.aanbieders import JEUGDWET, WMO
from nabij.demo.verloop.wereld import JAREN, Wereld
from nabij.kamers.bewoners.models import Contact, Huishouden, Persoon
from nabij.kamers.poort import poort
from nabij.kamers.poort.models import Dossier, DossierPersoon
from nabij.kamers.toegang.models import Gesprek, Hulpvraag, Vraagstap, VraagstapSoort, Vraagthema

DATABASE, GETROKKEN = "database", "getrokken"


@dataclass(frozen=True)
class Ijkregel:
    """Een regel van de tabel; `uit` zegt waar de uitkomst vandaan komt."""

    wat: str
    gepubliceerd: str
    uitkomst: str
    uit: str


def ijk(wereld: Wereld, telling: Mapping[str, int]) -> list[Ijkregel]:
    """De hele tabel, in de volgorde van docs/synthese.md."""
    with poort.systeem(taak="ijking", dossiers=Dossier.objects.none()):
        uit_database = list(_uit_database(wereld))
    return [
        *(Ijkregel(*regel, DATABASE) for regel in uit_database),
        *(Ijkregel(*regel, GETROKKEN) for regel in _getrokken(telling)),
    ]


def _uit_database(wereld: Wereld) -> Iterable[tuple[str, str, str]]:
    mensen, vragen = Persoon.objects.count(), Hulpvraag.objects.count()
    jaarlijks = mensen * JAREN / 1000
    in_traject = Gesprek.objects.values("dossier").distinct()
    wmo = _met_thema(Hulpvraag.objects.all(), WMO_THEMAS)
    licht = Hulpvraag.objects.filter(~Exists(_gesprek())).count()
    nabellen = Contact.objects.filter(~Exists(_gesprek())).count()
    yield "inwoners", _getal(wereld.inwoners), _getal(mensen)
    yield "huishoudens", _getal(wereld.huishoudens), _getal(Huishouden.objects.count())
    yield "vragen in drie jaar", "ongeveer 500.000 op 450.000", _getal(vragen)
    yield "trajecten per 1.000 per jaar", "43", _cijfer(in_traject.count() / jaarlijks)
    yield "Wmo-meldingen per 1.000 per jaar", "46", _cijfer(wmo.count() / jaarlijks)
    yield "  daarvan meteen beantwoord", "10%", _deel(_zelfde_dag(wmo), wmo.count())
    yield "lichte contacten per 1.000 per jaar", "430", _cijfer((licht + nabellen) / jaarlijks)
    yield from _wie(wereld)
    yield from _geld()


def _gesprek() -> QuerySet[Gesprek]:
    rijen: QuerySet[Gesprek] = Gesprek.objects.filter(dossier=OuterRef("dossier"))
    return rijen


def _met_thema(vragen: QuerySet[Hulpvraag], themas: Iterable[str]) -> QuerySet[Hulpvraag]:
    thema = Vraagthema.objects.filter(vraag=OuterRef("pk"), thema__in=list(themas))
    return vragen.filter(Exists(thema))


def _zelfde_dag(vragen: QuerySet[Hulpvraag]) -> int:
    meteen = Vraagstap.objects.filter(
        vraag=OuterRef("pk"), soort=VraagstapSoort.AFLOOP, op__lt=OuterRef("op") + timedelta(days=1)
    )
    return vragen.filter(Exists(meteen)).count()


def _wie(wereld: Wereld) -> Iterable[tuple[str, str, str]]:
    """Wie in het laatste jaar zelf een traject begon of had, van alle mensen van die leeftijd."""
    jaar = wereld.eind - timedelta(days=365)
    gesprek = Gesprek.objects.filter(dossier=OuterRef("dossier"), op__gte=jaar)
    contact = Contact.objects.filter(dossier=OuterRef("dossier"), op__gte=jaar)
    begonnen = Gesprek.objects.filter(dossier=OuterRef("dossier"))
    dragers = DossierPersoon.objects.filter(naamdrager=True).filter(
        Exists(gesprek) | (Exists(begonnen) & Exists(contact))
    )
    geholpen = Persoon.objects.filter(pk__in=dragers.values("persoon_id"))
    volwassen = wereld.tot.replace(year=wereld.tot.year - 18)
    oud = wereld.tot.replace(year=wereld.tot.year - 65)
    for wat, deel, leeftijd in (
        ("volwassenen met een wijkteam, in een jaar", "5%",
         Q(geboortedatum__gt=oud, geboortedatum__lte=volwassen)),
        ("ouderen met een wijkteam, in een jaar", "10%", Q(geboortedatum__lte=oud)),
    ):  # fmt: skip
        allen = Persoon.objects.filter(leeftijd).count()
        yield wat, deel, _deel(geholpen.filter(leeftijd).count(), allen)


def _geld() -> Iterable[tuple[str, str, str]]:
    """Geldzorgen onder huishoudens die iets vroegen, naar waar hun vragen over gingen."""
    vragers = Huishouden.objects.all()

    def met(themas: Iterable[str]) -> Exists:
        return Exists(
            Vraagthema.objects.filter(dossier=OuterRef("dossier"), thema__in=list(themas))
        )

    allen = vragers.count()
    ernstig = vragers.filter(met(GELD_ERNSTIG)).count()
    enig = vragers.filter(~met(GELD_ERNSTIG), met(GELD_ENIG)).count()
    yield "veel geldzorgen onder wie iets vraagt", "20%", _deel(ernstig, allen)
    yield "enige geldzorgen onder wie iets vraagt", "28%", _deel(enig, allen)


def _getrokken(telling: Mapping[str, int]) -> Iterable[tuple[str, str, str]]:
    def tel(naam: str) -> int:
        return telling.get(naam, 0)

    trajecten, jeugd = tel("traject"), tel("jeugd")
    yield (
        "traject korter dan een jaar",
        "70-85%",
        _deel(tel("traject korter dan een jaar"), trajecten),
    )
    yield (
        "traject van drie jaar of langer",
        "6%",
        _deel(tel("traject van drie jaar of langer"), trajecten),
    )
    clienten = [tel(f"{WMO} {aantal}") for aantal in WMO_PER_CLIENT]
    mensen = {naam: n for naam, n in telling.items() if naam.startswith("mensen ")}
    yield "Wmo-clienten per 1.000", "70", _cijfer(1000 * sum(clienten) / sum(mensen.values()))
    yield "  laagste, middelste en hoogste buurt", "34 tot 225", _buurten(telling, mensen)
    yield "voorzieningen per Wmo-client, 1 tot 6", "61/27/7/3/1/1%", _verdeling(clienten)
    met_hulp = tel(f"{JEUGDWET} 1")
    yield "jeugd met jeugdhulp", "9,7%", _deel(met_hulp, jeugd)
    yield "  door het wijkteam", "19%", _deel(tel(f"product {JEUGDWET} wijkteam"), met_hulp)
    soorten = [tel(f"product {JEUGDWET} {soort}") for soort in JEUGDSOORTEN]
    yield "  wijkteam/ambulant/netwerk/dag/verblijf", "11/61/17/5/6%", _verdeling(soorten)
    wetten = [tel(f"wetten {aantal}") for aantal in (1, 2, 3)]
    yield "huishoudens met meer dan een wet", "13%", _deel(sum(wetten[1:]), sum(wetten))
    weken = [tel(f"wachtdagen {jaar}") / 7 / max(1, tel(f"begint {jaar}")) for jaar in range(3)]
    yield "weken wachten, per jaar", "6 tot 10, stijgend", " / ".join(map(_cijfer, weken))


def _buurten(telling: Mapping[str, int], mensen: Mapping[str, int]) -> str:
    per = sorted(
        1000 * telling.get(naam.replace("mensen", WMO), 0) / aantal
        for naam, aantal in mensen.items()
        if aantal
    )
    return f"{_cijfer(per[0])} / {_cijfer(median(per))} / {_cijfer(per[-1])}" if per else "geen"


def _getal(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


def _cijfer(getal: float) -> str:
    return f"{getal:.1f}".replace(".", ",")


def _deel(teller: int, noemer: int) -> str:
    return f"{_cijfer(100 * teller / noemer)}%" if noemer else "geen"


def _verdeling(aantallen: list[int]) -> str:
    samen = max(1, sum(aantallen))
    return "/".join(f"{100 * aantal / samen:.0f}" for aantal in aantallen) + "%"
