"""De sociale kaart als HSDS naar buiten: in een bestand, of als antwoord van de API.

`openbaar`: alleen contactpersonen die zelf openbaar zijn, en verder niets over een mens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from nabij.fundament import klok
from nabij.kamers.kaart.models import (
    Aanbod,
    AanbodGebied,
    AanbodPlek,
    Contactpersoon,
    Openingstijd,
    Organisatie,
    Plek,
    Telefoon,
    Wachttijd,
    Wijziging,
)
from nabij.kamers.kaart.models.spoor import Via
from nabij.koppelingen.hsds import vertaling, wachttijd
from nabij.koppelingen.hsds.formaat import Stuk
from nabij.koppelingen.hsds.kolommen import WEET, Kolom, geef

_OVER_EEN_MENS: Final = ("contacts", "metadata", "assurer_email", "attention")
_PORTIE: Final = 200


def _op_volgorde(naam: str, rijen: QuerySet[Any]) -> Prefetch[Any]:
    return Prefetch(naam, rijen.order_by("pk"))


def _bereik(voor: str = "") -> list[Prefetch[Any]]:
    return [
        _op_volgorde(f"{voor}telefoons", Telefoon.objects.all()),
        _op_volgorde(f"{voor}contactpersonen", Contactpersoon.objects.all()),
    ]


def _van_plek(voor: str) -> list[Prefetch[Any]]:
    return [
        *_bereik(voor),
        _op_volgorde(f"{voor}openingstijden", Openingstijd.objects.all()),
    ]


def _laatst_hier() -> Subquery:
    """Wanneer iemand hier het aanbod voor het laatst veranderde; leeg als dat nooit gebeurde."""
    hier = Wijziging.objects.filter(aanbod=OuterRef("pk")).exclude(via=Via.HSDS)
    return Subquery(hier.order_by("-vastgelegd_op").values("vastgelegd_op")[:1])


def alle_aanbod(*, kort: bool = False) -> QuerySet[Aanbod]:
    """Het aanbod met alles wat erbij hoort, in een vast aantal vragen aan de database.

    `kort`: alleen wat er een keer bij hoort, zoals de organisatie.
    """
    basis = Aanbod.objects.select_related("organisatie").annotate(laatst_hier=_laatst_hier())
    if kort:
        return basis.order_by("pk")
    return basis.prefetch_related(
        *_van_aanbod(),
        *_bereik("organisatie__"),
        _op_volgorde("organisatie__wachttijden", Wachttijd.objects.all()),
    ).order_by("pk")


def _van_aanbod() -> list[Prefetch[Any]]:
    return [
        _op_volgorde("plekken", AanbodPlek.objects.select_related("plek")),
        *_van_plek("plekken__"),
        *_van_plek("plekken__plek__"),
        *_van_plek(""),
        Prefetch("gebieden", AanbodGebied.objects.select_related("gebied").defer("gebied__vorm")),
        Prefetch("themas"),
        Prefetch("doelgroepen"),
        _op_volgorde("wachttijden", Wachttijd.objects.all()),
    ]


def alle_organisaties(*, kort: bool = False, met_aanbod: bool = False) -> QuerySet[Organisatie]:
    basis = Organisatie.objects.order_by("pk")
    if kort:
        return basis
    basis = basis.prefetch_related(*_bereik(), _op_volgorde("wachttijden", Wachttijd.objects.all()))
    aanbod = Aanbod.objects.annotate(laatst_hier=_laatst_hier()).order_by("pk")
    if met_aanbod:
        aanbod = aanbod.prefetch_related(*_van_aanbod())
    return basis.prefetch_related(Prefetch("aanbod", aanbod))


def alle_plekken(*, kort: bool = False) -> QuerySet[AanbodPlek]:
    """Aanbod op een plek, met die plek en met het aanbod zonder zijn andere plekken."""
    if kort:
        met = AanbodPlek.objects.select_related("plek")
        return met.prefetch_related(Prefetch("aanbod", alle_aanbod(kort=True))).order_by("pk")
    aanbod = (
        alle_aanbod()
        .prefetch_related(None)
        .prefetch_related(
            *[p for p in _van_aanbod() if not p.prefetch_through.startswith("plekken")],
            *_bereik("organisatie__"),
            _op_volgorde("organisatie__wachttijden", Wachttijd.objects.all()),
        )
    )
    return (
        AanbodPlek.objects.select_related("plek")
        .prefetch_related(
            Prefetch("aanbod", aanbod),
            *_van_plek(""),
            *_van_plek("plek__"),
        )
        .order_by("pk")
    )


class Uitgever:
    """Maakt stukken van rijen. Leest zelf niets: wat een rij nodig heeft, is al opgehaald."""

    def __init__(self, *, openbaar: bool, vandaag: date | None = None) -> None:
        self.openbaar = openbaar
        self.vandaag = vandaag or klok.vandaag()
        self.termen = {term["id"]: term for term in vertaling.termen()}
        self.plekken: dict[str, Plek] = {}

    def haal_plekken(self, organisaties: Iterable[Organisatie]) -> None:
        """Haal de plekken op die deze organisaties bij hun gegevens hebben staan."""
        nodig = {
            sleutel
            for organisatie in organisaties
            for sleutel in organisatie.hsds.get(WEET, {}).get("plekken", [])
        }
        plekken = Plek.objects.filter(hsds_id__in=nodig) if nodig else Plek.objects.none()
        self.plekken = {p.hsds_id: p for p in plekken.prefetch_related(*_van_plek(""))}

    def dienst(
        self,
        aanbod: Aanbod,
        *,
        kort: bool = False,
        organisatie: bool = True,
        plekken: bool = True,
    ) -> Stuk:
        """Een aanbod als service; `kort` zonder de lijsten eronder."""
        stuk = self._begin(aanbod, vertaling.AANBOD)
        stuk.setdefault("name", aanbod.naam)
        stuk["status"] = self._status(aanbod)
        self._laatst_gewijzigd(stuk, aanbod)
        if organisatie:
            stuk["organization"] = self.organisatie(aanbod.organisatie, kort=kort)
        if kort:
            return _zonder_lijsten(stuk)
        self._bereik(stuk, aanbod)
        self._tijden(stuk, aanbod.openingstijden.all())
        self._indeling(stuk, aanbod)
        self._wachttijden(stuk, aanbod.wachttijden.all())
        if plekken:
            rijen = [self.aanbod_op_plek(een) for een in aanbod.plekken.all()]
            _voeg_toe(stuk, "service_at_locations", rijen)
        return stuk

    def organisatie(
        self,
        organisatie: Organisatie,
        *,
        kort: bool = False,
        diensten: Iterable[Stuk] | None = None,
    ) -> Stuk:
        """Een organisatie; met `diensten` erbij als services."""
        stuk = self._begin(organisatie, vertaling.ORGANISATIE)
        stuk.setdefault("description", "")
        if kort:
            return _zonder_lijsten(stuk)
        self._bereik(stuk, organisatie)
        plekken = [
            self.plek(self.plekken[een])
            for een in organisatie.hsds.get(WEET, {}).get("plekken", [])
            if een in self.plekken
        ]
        _voeg_toe(stuk, "locations", plekken)
        self._wachttijden(stuk, organisatie.wachttijden.all())
        if diensten is not None:
            _voeg_toe(stuk, "services", list(diensten))
        return stuk

    def aanbod_op_plek(self, rij: AanbodPlek, *, kort: bool = False, dienst: bool = False) -> Stuk:
        stuk = self._begin(rij, vertaling.AANBODPLEK)
        if not rij.hsds.get(WEET, {}).get("verwijzing"):
            stuk["location"] = self.plek(rij.plek, kort=kort)
        if dienst:
            stuk["service"] = self.dienst(rij.aanbod, kort=kort, plekken=False)
        if kort:
            return _zonder_lijsten(stuk)
        self._bereik(stuk, rij)
        self._tijden(stuk, rij.openingstijden.all())
        return stuk

    def plek(self, plek: Plek, *, kort: bool = False) -> Stuk:
        stuk = self._begin(plek, vertaling.PLEK)
        stuk.setdefault("location_type", "physical")
        self._adressen(stuk, plek)
        if kort:
            return _zonder_lijsten(stuk)
        self._bereik(stuk, plek)
        self._tijden(stuk, plek.openingstijden.all())
        return stuk

    def _begin(self, rij: Any, kolommen: Iterable[Kolom]) -> Stuk:
        """Het stuk met zijn id voorop, en zonder mensen als het naar buiten gaat."""
        stuk = geef(rij, kolommen)
        if self.openbaar:
            stuk = _zonder_mensen(stuk)
        stuk.pop("id", None)
        return {"id": sleutel(rij), **stuk}

    def _bereik(self, stuk: Stuk, rij: Aanbod | AanbodPlek | Organisatie | Plek) -> None:
        _voeg_toe(
            stuk, "phones", [self._deel(een, vertaling.TELEFOON) for een in rij.telefoons.all()]
        )
        _voeg_toe(
            stuk,
            "contacts",
            [
                geef_met_id(een, vertaling.CONTACTPERSOON)
                for een in rij.contactpersonen.all()
                if een.openbaar or not self.openbaar
            ],
        )

    def _tijden(self, stuk: Stuk, tijden: Iterable[Openingstijd]) -> None:
        _voeg_toe(stuk, "schedules", [self._deel(een, vertaling.OPENINGSTIJD) for een in tijden])

    def _deel(self, rij: Any, kolommen: Iterable[Kolom]) -> Stuk:
        stuk = geef_met_id(rij, kolommen)
        return _zonder_mensen(stuk) if self.openbaar else stuk

    def _status(self, aanbod: Aanbod) -> str:
        """Zoals de bron het zei, tot het hier veranderde."""
        gestopt, stop = aanbod.is_gestopt(self.vandaag), aanbod.aanmeldstop
        weet = aanbod.hsds.get(WEET, {})
        ruw = str(aanbod.hsds.get("status", ""))
        if ruw and weet.get("gestopt") == gestopt and weet.get("dicht", stop) == stop:
            return ruw
        return "inactive" if gestopt else "active"

    def _laatst_gewijzigd(self, stuk: Stuk, aanbod: Aanbod) -> None:
        hier = getattr(aanbod, "laatst_hier", None)
        if hier is not None or (not aanbod.hsds_id and "last_modified" not in stuk):
            stuk["last_modified"] = (hier or aanbod.vastgelegd_op).isoformat()

    def _indeling(self, stuk: Stuk, aanbod: Aanbod) -> None:
        codes = {
            vertaling.THEMAS: {een.thema for een in aanbod.themas.all()},
            vertaling.DOELGROEPEN: {een.doelgroep for een in aanbod.doelgroepen.all()},
        }
        had = stuk.get("attributes", [])
        nu = vertaling.pas_kenmerken_aan(had, stuk["id"], codes, self.termen)
        _zet(stuk, "attributes", had, nu)
        gebieden = {een.gebied.code: een.gebied.naam for een in aanbod.gebieden.all()}
        had = stuk.get("service_areas", [])
        nu = vertaling.pas_werkgebieden_aan(had, stuk["id"], gebieden)
        _zet(stuk, "service_areas", had, nu)

    def _wachttijden(self, stuk: Stuk, rijen: Iterable[Wachttijd]) -> None:
        laatste = wachttijd.laatste(rijen)
        if laatste:
            stuk[wachttijd.VELD] = [wachttijd.geef(een) for een in laatste]
            if "organization" in stuk or "status" in stuk:
                stuk.setdefault("wait_time", wachttijd.in_woorden(laatste))

    def _adressen(self, stuk: Stuk, plek: Plek) -> None:
        """Het gekozen adres komt uit de kolommen; de andere blijven zoals ze waren."""
        adressen = list(stuk.get("addresses", []))
        gekozen = vertaling.gekozen_adres(adressen)
        weet = plek.hsds.get(WEET, {}).get("adres")
        nu = [plek.straat, plek.huisnummer, plek.postcode, plek.plaats]
        if weet == nu or not any(nu):
            return
        adres = dict(adressen[gekozen]) if gekozen is not None else _leeg_adres(plek)
        adres.update(
            address_1=vertaling.adresregel(plek.straat, plek.huisnummer),
            postal_code=plek.postcode,
            city=plek.plaats,
        )
        if gekozen is None:
            adressen.append(adres)
        else:
            adressen[gekozen] = adres
        stuk["addresses"] = adressen


def sleutel(rij: Any) -> str:
    """De id waaronder een rij naar buiten gaat: die van de bron, anders onze eigen."""
    return str(rij.hsds_id or rij.hsds.get("id") or rij.pk)


def geef_met_id(rij: Any, kolommen: Iterable[Kolom]) -> Stuk:
    stuk = geef(rij, kolommen)
    stuk.pop("id", None)
    return {"id": sleutel(rij), **stuk}


def _leeg_adres(plek: Plek) -> Stuk:
    """HSDS wil een provincie, en die weten wij niet: die blijft leeg."""
    return {
        "id": vertaling.afgeleid("adres", plek.pk),
        "state_province": "",
        "country": "NL",
        "address_type": "physical",
    }


def _zonder_mensen(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {
            naam: _zonder_mensen(deel)
            for naam, deel in waarde.items()
            if naam not in _OVER_EEN_MENS
        }
    return [_zonder_mensen(deel) for deel in waarde] if isinstance(waarde, list) else waarde


def _zonder_lijsten(stuk: Stuk) -> Stuk:
    return {naam: waarde for naam, waarde in stuk.items() if not isinstance(waarde, list)}


def _voeg_toe(stuk: Stuk, veld: str, rijen: list[Stuk]) -> None:
    """Zet de rijen in het stuk, met erachter wat geen rij kon worden."""
    if rijen:
        stuk[veld] = [*rijen, *stuk.get(veld, [])]


def _zet(stuk: Stuk, veld: str, had: list[Any], nu: list[Any]) -> None:
    if nu != had:
        stuk[veld] = nu


def organisaties(*, openbaar: bool) -> Iterator[Stuk]:
    """Elke organisatie met haar aanbod, een voor een, zodat ook een grote kaart past."""
    uitgever = Uitgever(openbaar=openbaar)
    sleutels = list(Organisatie.objects.order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(sleutels), _PORTIE):
        deel = sleutels[begin : begin + _PORTIE]
        portie = list(alle_organisaties(met_aanbod=True).filter(pk__in=deel))
        uitgever.haal_plekken(portie)
        for organisatie in portie:
            aanbod = organisatie.aanbod.all()
            diensten = [uitgever.dienst(een, organisatie=False) for een in aanbod]
            yield uitgever.organisatie(organisatie, diensten=diensten)
