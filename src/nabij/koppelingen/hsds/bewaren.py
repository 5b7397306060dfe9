"""Stukken HSDS bewaren als organisatie, plek en aanbod, of zien dat we ze zo al hebben."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from nabij.fundament import klok
from nabij.kamers.afspraken import overzichten as afspraken
from nabij.kamers.kaart.models import (
    Aanbod,
    AanbodDoelgroep,
    AanbodGebied,
    AanbodPlek,
    AanbodThema,
    Bevestiger,
    Doelgroep,
    Kring,
    Openingstijd,
    Organisatie,
    Plek,
    Soort,
    Via,
    Wijziging,
)
from nabij.kamers.kaart.regels.telefoon import normaal_nummer
from nabij.kamers.wijk.models import Gebied
from nabij.kamers.wijk.overzichten import buurt_bij_postcode, eigen_gemeenten, gebied_met_code
from nabij.koppelingen.hsds import vertaling, wachttijd
from nabij.koppelingen.hsds.formaat import Stuk, moment
from nabij.koppelingen.hsds.groeperen import Los
from nabij.koppelingen.hsds.kolommen import (
    WEET,
    Gelezen,
    Kolom,
    Melder,
    PastNiet,
    aangevuld,
    is_kortere,
    met_plekken,
    neem,
    veronderstel,
)
from nabij.koppelingen.hsds.rijen import (
    Uitkomst,
    bewaar,
    laat_spoor_na,
    leg_wachttijden_vast,
    stand,
    vervang,
    vervang_bereik,
    vervang_rijen,
    vind,
)
from nabij.koppelingen.hsds.termen import Termen
from nabij.koppelingen.hsds.uitgeven import Uitgever

_KRING: Final = {
    Soort.BEWONERS: Kring.BUURT,
    Soort.INFORMEEL: Kring.BUURT,
    Soort.COLLECTIEF: Kring.COLLECTIEF,
    Soort.FORMEEL: Kring.AANBIEDER,
}


class Bewaarder:
    """Schrijft stukken weg. Onthoudt binnen een keer inlezen welke plekken en gebieden er waren."""

    def __init__(self, *, soort: Soort, meld: Melder, tel_plek: Callable[[Uitkomst], None]) -> None:
        self.soort, self.meld, self.tel_plek = soort, meld, tel_plek
        self.zonder_soort = 0
        self.termen = Termen(meld)
        self.uitgever = Uitgever(openbaar=False)
        self.plekken: dict[str, tuple[Plek, Stuk]] = {}
        self.gebieden: dict[str, Gebied | None] = {}
        self.gemeenten = {gemeente.pk for gemeente in eigen_gemeenten()}

    def vergeet(self) -> None:
        """Een transactie ging niet door: wat zij schreef is er niet meer."""
        self.plekken.clear()
        self.termen.vergeet()

    # Organisaties.

    def organisatie(self, stuk: Stuk, waar: str) -> tuple[Organisatie, Uitkomst]:
        stuk = self._eerst_de_plekken(stuk, waar)
        rij = vind(Organisatie, stuk["id"])
        uitkomst = Uitkomst.NIEUW
        if rij is not None:
            self.uitgever.haal_plekken([rij])
            oud = self.uitgever.organisatie(rij)
            if is_kortere(stuk, oud):
                return rij, Uitkomst.AL_BEKEND
            stuk, uitkomst = aangevuld(stuk, oud), Uitkomst.VERANDERD
        gelezen = neem(stuk, vertaling.ORGANISATIE, waar, self.meld)
        kinderen = self._neem_bereik(gelezen, waar)
        _neem_locaties(gelezen)
        peilingen = self._neem_wachttijden(gelezen, waar)
        rij = bewaar(rij or Organisatie(hsds_id=stuk["id"]), gelezen)
        vervang_bereik(rij, "organisatie", kinderen)
        leg_wachttijden_vast(peilingen, organisatie=rij)
        return rij, uitkomst

    # Plekken.

    def _eerst_de_plekken(self, stuk: Stuk, waar: str) -> Stuk:
        """Bewaar de plekken in dit stuk, en laat er alleen hun id van over: een plek is een rij."""
        nieuw = dict(stuk)
        if stuk.get("locations"):
            nieuw["locations"] = [
                self._alleen_id(een, f"{waar}.locations[{nummer}]")
                for nummer, een in enumerate(stuk["locations"])
            ]
        if stuk.get("service_at_locations"):
            nieuw["service_at_locations"] = [
                self._op_alleen_id(een, f"{waar}.service_at_locations[{nummer}]")
                for nummer, een in enumerate(stuk["service_at_locations"])
            ]
        return nieuw

    def _op_alleen_id(self, een: Stuk, waar: str) -> Stuk:
        if "location" not in een:
            return een
        return {**een, "location": self._alleen_id(een["location"], f"{waar}.location")}

    def _alleen_id(self, locatie: Stuk, waar: str) -> Stuk:
        self.plek(locatie, waar)
        return {"id": locatie["id"]}

    def plek(self, stuk: Stuk, waar: str) -> Plek:
        """De plek bij dit stuk. Staat zij in dezelfde keer anders, dan telt de eerste."""
        eerder = self.plekken.get(stuk["id"])
        if eerder is not None:
            rij, was = eerder
            if is_kortere(stuk, was):
                return rij
            if not is_kortere(was, stuk):
                zin = "deze plek staat er nog eens in, met andere gegevens; de eerste telt"
                self.meld(f"{waar}.id", zin)
                return rij
        rij, uitkomst = self._bewaar_plek(stuk, waar)
        if eerder is None:
            self.tel_plek(uitkomst)
        self.plekken[stuk["id"]] = (rij, stuk)
        return rij

    def _bewaar_plek(self, stuk: Stuk, waar: str) -> tuple[Plek, Uitkomst]:
        bekend = vind(Plek, stuk["id"])
        uitkomst = Uitkomst.NIEUW
        if bekend is not None:
            oud = self.uitgever.plek(bekend)
            if is_kortere(stuk, oud):
                return bekend, Uitkomst.AL_BEKEND
            stuk, uitkomst = aangevuld(stuk, oud), Uitkomst.VERANDERD
        gelezen = neem(stuk, vertaling.PLEK, waar, self.meld)
        self._hele_ligging(gelezen, stuk)
        self._neem_adres(gelezen, waar)
        kinderen = self._neem_bereik(gelezen, waar)
        tijden = self._neem_lijst(gelezen, "schedules", vertaling.OPENINGSTIJD, waar)
        rij = bewaar(bekend or Plek(hsds_id=stuk["id"]), gelezen)
        vervang_bereik(rij, "plek", kinderen)
        vervang(Openingstijd, "plek", rij, tijden)
        return rij, uitkomst

    def _hele_ligging(self, gelezen: Gelezen, stuk: Stuk) -> None:
        """Een van lengte en breedte alleen is geen plek op de kaart."""
        waarden = gelezen.waarden
        if (waarden["breedte"] is None) != (waarden["lengte"] is None):
            for veld, kolom in (("latitude", "breedte"), ("longitude", "lengte")):
                if veld in stuk:
                    gelezen.rest[veld] = stuk[veld]
                veronderstel(gelezen, kolom, None)

    def _neem_adres(self, gelezen: Gelezen, waar: str) -> None:
        adressen = gelezen.rest.get("addresses", [])
        gekozen = vertaling.gekozen_adres(adressen)
        velden = dict.fromkeys(("straat", "huisnummer", "postcode", "plaats"), "")
        if gekozen is not None:
            adres, plek = adressen[gekozen], f"{waar}.addresses[{gekozen}]"
            velden |= neem(adres, vertaling.ADRES, plek, self.meld).waarden
            velden["straat"], velden["huisnummer"] = vertaling.straat_en_nummer(adres["address_1"])
        gelezen.waarden.update(velden)
        gelezen.rest.setdefault(WEET, {})["adres"] = list(velden.values())
        gelezen.waarden["gebied"] = self._gebied(velden, waar)

    def _gebied(self, velden: Mapping[str, str], waar: str) -> Gebied | None:
        if not velden["postcode"]:
            return None
        cijfers = velden["huisnummer"].split(" ")[0].rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGH-")
        nummer = int(cijfers) if cijfers.isdecimal() else None
        gebied = buurt_bij_postcode(velden["postcode"], nummer)
        if gebied is None or gebied.gemeente.pk not in self.gemeenten:
            plaats = f" ({velden['plaats']})" if velden["plaats"] else ""
            zin = f"{velden['postcode']}{plaats} ligt niet in een wijk of buurt van deze gemeente"
            self.meld(f"{waar}.addresses", f"{zin}; de plek is wel bewaard")
            return None
        return gebied

    # Aanbod.

    def dienst(self, los: Los, organisatie: Organisatie) -> tuple[Aanbod, Uitkomst]:
        waar = los.waar
        stuk = self._eerst_de_plekken(los.stuk, waar)
        rij = vind(Aanbod, stuk["id"])
        uitkomst, was = Uitkomst.NIEUW, {}
        if rij is not None:
            oud = self.uitgever.dienst(rij, organisatie=False)
            zelfde = rij.organisatie_id == organisatie.pk
            if is_kortere(met_plekken(stuk, oud) if los.deel else stuk, oud) and zelfde:
                return rij, Uitkomst.AL_BEKEND
            if self._hier_nieuwer(rij, stuk, waar):
                return rij, Uitkomst.AL_BEKEND
            stuk = met_plekken(stuk, oud) if los.deel else stuk
            stuk, uitkomst = aangevuld(stuk, oud), Uitkomst.VERANDERD
            was = stand(rij)
        gelezen = neem(stuk, vertaling.AANBOD, waar, self.meld)
        self._vul_aan(gelezen, stuk, waar)
        kinderen = self._neem_bereik(gelezen, waar)
        tijden = self._neem_lijst(gelezen, "schedules", vertaling.OPENINGSTIJD, waar)
        peilingen = self._neem_wachttijden(gelezen, waar)
        op_plekken = gelezen.rest.pop("service_at_locations", [])
        gelezen.waarden["organisatie"] = organisatie
        los_van_plek = self._zonder_locatie(op_plekken, waar)
        if los_van_plek or (op_plekken == [] and "service_at_locations" in stuk):
            gelezen.rest["service_at_locations"] = los_van_plek
        rij = bewaar(rij or Aanbod(hsds_id=stuk["id"]), gelezen)
        vervang_bereik(rij, "aanbod", kinderen)
        vervang(Openingstijd, "aanbod", rij, tijden)
        self._zet_plekken(rij, [een for een in op_plekken if een not in los_van_plek], waar)
        self._zet_indeling(rij, stuk, waar)
        leg_wachttijden_vast(peilingen, aanbod=rij)
        laat_spoor_na(rij, was)
        return rij, uitkomst

    def _hier_nieuwer(self, rij: Aanbod, stuk: Stuk, waar: str) -> bool:
        """Is er hier na de bron nog iets veranderd, dan gaat de bron daar niet overheen."""
        hier = Wijziging.objects.filter(aanbod=rij).exclude(via=Via.HSDS).first()
        bron = moment(stuk.get("last_modified"))
        if hier is None or (bron is not None and bron > hier.vastgelegd_op):
            return False
        dag = klok.dag_van(hier.vastgelegd_op)
        self.meld(waar, f"‘{rij.naam}’ is hier op {dag:%d-%m-%Y} veranderd; de bron gaat niet voor")
        return True

    def _vul_aan(self, gelezen: Gelezen, stuk: Stuk, waar: str) -> None:
        """Kolommen die gevuld moeten zijn en waar HSDS niets over zegt."""
        waarden = gelezen.waarden
        try:
            vertaling.eis_leeftijd(waarden)
        except PastNiet as reden:
            self.meld(f"{waar}.maximum_age", str(reden))
            for veld, kolom in (("minimum_age", "leeftijd_van"), ("maximum_age", "leeftijd_tot")):
                gelezen.rest[veld] = stuk[veld]
                veronderstel(gelezen, kolom, None)
        if not waarden["soort"]:
            self.zonder_soort += 1
            veronderstel(gelezen, "soort", self.soort.value)
        if not waarden["kring"]:
            veronderstel(gelezen, "kring", _KRING[Soort(waarden["soort"])].value)
        if waarden["zonder_besluit"] is None:
            veronderstel(gelezen, "zonder_besluit", waarden["soort"] != Soort.FORMEEL)
        if waarden["bevestigd_op"] is None and waarden["bevestigd_door"]:
            gelezen.rest["x_confirmed_by"] = stuk["x_confirmed_by"]
            veronderstel(gelezen, "bevestigd_door", "")
        elif waarden["bevestigd_op"] is not None and not waarden["bevestigd_door"]:
            veronderstel(gelezen, "bevestigd_door", Bevestiger.BRON.value)
        self._status(gelezen, stuk, waar)

    def _status(self, gelezen: Gelezen, stuk: Stuk, waar: str) -> None:
        """Gestopt of even dicht: HSDS zegt niet sinds wanneer, dus sinds wij het weten."""
        status, waarden, vandaag = stuk["status"], gelezen.waarden, klok.vandaag()
        if status in vertaling.GESTOPT and waarden["gestopt_op"] is None:
            veronderstel(gelezen, "gestopt_op", vandaag)
        if status == vertaling.TIJDELIJK_DICHT and waarden["aanmeldstop_sinds"] is None:
            veronderstel(gelezen, "aanmeldstop_sinds", vandaag)
            self.meld(f"{waar}.status", "even dicht volgens de bron; hier staat een aanmeldstop")
        weet = gelezen.rest.setdefault(WEET, {})
        gestopt = waarden["gestopt_op"]
        weet["gestopt"] = gestopt is not None and gestopt <= vandaag
        weet["dicht"] = waarden["aanmeldstop_sinds"] is not None

    def _zonder_locatie(self, op_plekken: Sequence[Stuk], waar: str) -> list[Stuk]:
        """Aanbod op een plek waar de plek zelf niet bij staat, of twee keer dezelfde."""
        over, gezien = [], set()
        for nummer, een in enumerate(op_plekken):
            locatie = een.get("location", {}).get("id") or een.get("location_id")
            bekend = "location" in een or (locatie and vind(Plek, locatie) is not None)
            if bekend and locatie not in gezien:
                gezien.add(locatie)
                continue
            over.append(een)
            plek = f"{waar}.service_at_locations[{nummer}]"
            zin = "staat al bij dit aanbod" if bekend else "kennen we niet, en staat er niet bij"
            self.meld(plek, f"deze plek {zin}; het is wel bewaard")
        return over

    def _zet_plekken(self, aanbod: Aanbod, op_plekken: Sequence[Stuk], waar: str) -> None:
        AanbodPlek.objects.filter(aanbod=aanbod).delete()
        for nummer, stuk in enumerate(op_plekken):
            hier = f"{waar}.service_at_locations[{nummer}]"
            gelezen = neem(stuk, vertaling.AANBODPLEK, hier, self.meld)
            locatie = gelezen.rest.pop("location", None)
            if locatie is not None:
                plek = vind(Plek, locatie["id"])
            else:
                plek = vind(Plek, stuk["location_id"])
                gelezen.rest.setdefault(WEET, {})["verwijzing"] = True
            tijden = self._neem_lijst(gelezen, "schedules", vertaling.OPENINGSTIJD, hier)
            kinderen = self._neem_bereik(gelezen, hier)
            rij = AanbodPlek(aanbod=aanbod, plek=plek, hsds_id=stuk["id"])
            if vind(AanbodPlek, stuk["id"]) is not None:
                self.meld(f"{hier}.id", "dit nummer hoort al bij ander aanbod op een plek")
                rij.hsds_id, gelezen.rest["id"] = "", stuk["id"]
            rij = bewaar(rij, gelezen, met_id="id" in gelezen.rest and not rij.hsds_id)
            vervang(Openingstijd, "aanbodplek", rij, tijden)
            vervang_bereik(rij, "aanbodplek", kinderen)

    def _zet_indeling(self, rij: Aanbod, stuk: Stuk, waar: str) -> None:
        """Thema's, doelgroepen en gebieden die wij kennen. De rest blijft als kenmerk bewaard."""
        themas = {thema.code for thema in afspraken.themas()}
        codes: dict[str, set[str]] = {vertaling.THEMAS: set(), vertaling.DOELGROEPEN: set()}
        for indeling, code in vertaling.eigen_termen(stuk.get("attributes", [])):
            codes[indeling].add(code)
        self.termen.zet_bij(rij, stuk.get("attributes", []), waar)
        vervang_rijen(AanbodThema, rij, "thema", sorted(codes[vertaling.THEMAS] & themas))
        groepen = codes[vertaling.DOELGROEPEN] & set(Doelgroep.values)
        vervang_rijen(AanbodDoelgroep, rij, "doelgroep", sorted(groepen))
        gebieden = []
        werkgebieden = stuk.get("service_areas", [])
        for nummer, code in vertaling.cbs_codes(werkgebieden):
            if code not in self.gebieden:
                self.gebieden[code] = gebied_met_code(code)
            if (gebied := self.gebieden[code]) is not None:
                gebieden.append(gebied)
            else:
                zin = f"{code} is hier niet geladen; het aanbod staat nu voor de hele gemeente"
                self.meld(f"{waar}.service_areas[{nummer}]", zin)
        vervang_rijen(AanbodGebied, rij, "gebied", gebieden)

    # Wat overal onder kan hangen.

    def _neem_bereik(self, gelezen: Gelezen, waar: str) -> tuple[list[Gelezen], list[Gelezen]]:
        return (
            self._neem_lijst(gelezen, "phones", vertaling.TELEFOON, waar),
            self._neem_lijst(gelezen, "contacts", vertaling.CONTACTPERSOON, waar),
        )

    def _neem_lijst(
        self, gelezen: Gelezen, veld: str, kolommen: Iterable[Kolom], waar: str
    ) -> list[Gelezen]:
        """De delen van een lijst die een rij worden; wat dat niet kan blijft in de lijst staan."""
        kolommen, rijen, over = tuple(kolommen), [], []
        for nummer, deel in enumerate(gelezen.rest.get(veld, [])):
            plek = f"{waar}.{veld}[{nummer}]"
            rij = neem(deel, kolommen, plek, self.meld)
            if veld == "phones" and not rij.waarden["nummer"]:
                over.append(deel)
                continue
            self._let_op(veld, rij, plek)
            rijen.append(rij)
        if rijen:
            del gelezen.rest[veld]
            if over:
                gelezen.rest[veld] = over
        return rijen

    def _let_op(self, veld: str, rij: Gelezen, plek: str) -> None:
        if veld == "phones" and not normaal_nummer(rij.waarden["nummer"]):
            nummer = rij.waarden["nummer"]
            self.meld(f"{plek}.number", f"‘{nummer}’ is geen nummer dat wij herkennen; zo bewaard")
        elif veld == "schedules":
            van, tot = rij.waarden["van"], rij.waarden["tot"]
            if van is not None and tot is not None and tot <= van:
                zin = f"open van {van:%H.%M} tot {tot:%H.%M}, dus tot na middernacht"
                self.meld(plek, zin)

    def _neem_wachttijden(self, gelezen: Gelezen, waar: str) -> list[wachttijd.Peiling]:
        ruw = gelezen.rest.pop(wachttijd.VELD, [])
        if not isinstance(ruw, list):
            self.meld(f"{waar}.{wachttijd.VELD}", "hier hoort een lijst te staan; overgeslagen")
            return []
        peilingen = []
        for nummer, een in enumerate(ruw):
            try:
                peilingen.append(wachttijd.lees(een))
            except PastNiet as reden:
                self.meld(f"{waar}.{wachttijd.VELD}[{nummer}]", f"{reden}; overgeslagen")
        if peilingen and gelezen.rest.get("wait_time") == wachttijd.in_woorden(peilingen):
            del gelezen.rest["wait_time"]
        return peilingen


def _neem_locaties(gelezen: Gelezen) -> None:
    """De plekken van een organisatie hebben een eigen rij; hier staat alleen welke het zijn."""
    if gelezen.rest.get("locations"):
        ids = [een["id"] for een in gelezen.rest.pop("locations")]
        gelezen.rest.setdefault(WEET, {})["plekken"] = ids
