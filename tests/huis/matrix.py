"""De mensen en de dossiers van de toegangsmatrix, en wat er in een adres ingevuld moet worden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from nabij.fundament import klok
from nabij.kamers.account.models import Account
from nabij.kamers.afspraken import handelingen as afspraken
from nabij.kamers.afspraken.instrument import Lijst
from nabij.kamers.bewoners import handelingen as bewoners
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.kaart import handelingen as kaart
from nabij.kamers.kaart.gegevens import Gegevens
from nabij.kamers.kaart.handelingen.aanbod import Door
from nabij.kamers.kaart.models import Aanbod, AanbodPlek, Organisatie, Plek, Via
from nabij.kamers.opbouw import handelingen as opbouw
from nabij.kamers.opbouw import regels as regels_opbouw
from nabij.kamers.opbouw.models import Gesprekspunt, Keuze, Patroon, Patroonrun
from nabij.kamers.opbouw.overzichten import agendatoken
from nabij.kamers.opbouw.regels import Huis, Reeks
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import (
    GEWONE_DELEN,
    Afscherming,
    Betrokkenrol,
    Doel,
    DossierSoort,
    Onderdeel,
    Recht,
)
from nabij.kamers.poort.models import Dossier, DossierPersoon, Seintje
from nabij.kamers.team.models import EigenAdres
from nabij.kamers.toegang import handelingen as toegang
from nabij.kamers.toewijzing import handelingen as toewijzing
from nabij.kamers.toewijzing.handelingen.besluit import Vraag
from nabij.kamers.toewijzing.models import Besluitvraag, JaHoe, Uitbak, VerzoekSoort
from nabij.kamers.toewijzing.regels import Omvang
from nabij.koppelingen.hsds import vertaling as hsds
from nabij.opslag.kluis import adres_merk
from tests.account.maak import meld_aan
from tests.account.passkey import Apparaat, geef_passkey
from tests.mensen import Mensen, maak_account
from tests.toewijzing.maak import geef_mandaat, maak_gemeente

WIE = (
    "regisseur", "collega_betrokken", "collega_oud", "collega", "anderteam", "vervanger",
    "specialist", "noodknop", "teamleider", "opbouwwerker", "beleid", "fg", "beheer",
    "eigen_adres", "jeugdteam", "niemand",
)  # fmt: skip
STAND = ("open", "verborgen", "gesloten")
POSTCODE, NUMMER = "9901AB", 12
ALLES = [Onderdeel.NAAM, *sorted(Onderdeel(deel) for deel in GEWONE_DELEN)]


@dataclass
class Toneel:
    """Een huishouden en een vraag in een bepaalde stand, met iedereen eromheen."""

    mensen: Mensen
    accounts: dict[str, Account | None]
    huishouden: UUID
    vraag: UUID
    sleutels: dict[str, Any] = field(default_factory=dict)

    def clients(self) -> dict[str, Client]:
        """Iedereen aangemeld, voor zover die een account heeft."""
        return {
            wie: meld_aan(Client(), account) if account else Client()
            for wie, account in self.accounts.items()
        }

    def adres(self, patroon: Adres) -> str:
        """Het adres met de sleutels van dit toneel ingevuld."""
        waarden = {}
        for naam in patroon.namen:
            if naam == "pk":
                waarden[naam] = self.huishouden
                if patroon.route.startswith("vragen/"):
                    waarden[naam] = self.vraag
                if patroon.route.startswith("signalen/"):
                    waarden[naam] = self.sleutels["signaal"]
                if f"{patroon.naam}.pk" in self.sleutels:
                    waarden[naam] = self.sleutels[f"{patroon.naam}.pk"]
            elif f"{patroon.naam}.{naam}" in self.sleutels:
                waarden[naam] = self.sleutels[f"{patroon.naam}.{naam}"]
            elif naam == "lid" and "/netwerk/" in patroon.route:
                waarden[naam] = self.sleutels["naaste"]
            else:
                waarden[naam] = self.sleutels[naam]
        tekst = patroon.route
        for naam, waarde in waarden.items():
            for soort in ("uuid", "str", "slug", "int", "path"):
                tekst = tekst.replace(f"<{soort}:{naam}>", str(waarde))
        return f"/{tekst}"


@dataclass(frozen=True)
class Adres:
    """Een adres van het huis: de volle naam, het pad met plekken erin, en hun namen."""

    naam: str
    route: str
    namen: tuple[str, ...]

    @property
    def over_dossier(self) -> bool:
        return "<uuid:pk>" in self.route and self.route.startswith(
            ("huishoudens/", "vragen/", "signalen/")
        )


def adressen() -> list[Adres]:
    """Alle adressen van het huis, ook die van pakketten, op pad."""
    gevonden: list[Adres] = []

    def loop(delen: Any, route: str, ruimte: str) -> None:
        for deel in delen:
            pad = route + str(deel.pattern)
            if isinstance(deel, URLResolver):
                eigen = f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte
                loop(deel.url_patterns, pad, eigen)
            elif isinstance(deel, URLPattern):
                namen = tuple(deel.pattern.converters)
                gevonden.append(Adres(f"{ruimte}{deel.name or ''}", pad, namen))

    loop(get_resolver().url_patterns, "", "")
    return sorted(gevonden, key=lambda adres: adres.route)


def bouw(mensen: Mensen, stand: str) -> Toneel:
    """Gegeven: een huishouden van Joke in Oost, met wie er is, was, waarneemt of meedenkt."""
    accounts: dict[str, Account | None] = {
        "regisseur": mensen.teamlid,
        "collega": mensen.collega,
        **{
            naam: getattr(mensen, naam)
            for naam in (
                "anderteam", "jeugdteam", "teamleider", "opbouwwerker", "specialist", "beleid",
                "fg", "beheer",
            )
        },
        **{
            naam: maak_account(naam, naam, "teamlid", team=mensen.oost)
            for naam in ("collega_betrokken", "collega_oud", "vervanger", "eigen_adres")
        },
        "noodknop": maak_account("noodknop", "noodknop", "teamlid", team=mensen.west),
        "niemand": None,
    }  # fmt: skip
    verzoek = mensen.verzoek(mensen.teamlid)
    huishouden, sleutels = _huishouden(mensen, verzoek)
    toneel = Toneel(mensen, accounts, huishouden, _vraag(mensen, verzoek, sleutels), sleutels)
    sleutels.update(
        team_id=mensen.oost.pk,
        account_id=mensen.collega.pk,
        code=mensen.buurt.code,
        uit=_ander_huishouden(mensen),
        signaal=_signaal(mensen, verzoek),
    )
    sleutels["mfa_remove_webauthn.pk"] = geef_passkey(mensen.teamlid, Apparaat()).pk
    _sleutelbewoner(mensen, sleutels)
    _opbouw(mensen, sleutels)
    _kaart(sleutels)
    _open_kaart(sleutels)
    _van_de_gemeente(sleutels)
    sleutels["team:kennis.pk"] = sleutels["team:lid_weg.pk"] = mensen.collega.medewerker.pk
    _betrek(toneel, verzoek.wie)
    sleutels.update(_veiligheid(toneel, verzoek))
    _overleg(toneel, verzoek)
    _dubbel(toneel, verzoek)
    _toewijzing(toneel, verzoek)
    _zet_stand(toneel, stand, verzoek)
    return toneel


def _huishouden(mensen: Mensen, verzoek: Any) -> tuple[UUID, dict[str, Any]]:
    door = verzoek.wie
    with poort.nieuw(
        verzoek, soort=DossierSoort.HUISHOUDEN, team_id=mensen.oost.pk, doel=Doel.HULP,
        rol=Betrokkenrol.AANSPREEKPUNT,
    ) as zicht:  # fmt: skip
        pk = zicht.dossier.pk
        bewoners.richt_huishouden_in(
            dossier_id=pk,
            leden=[
                bewoners.NieuwLid(
                    roepnaam="Mira", achternaam="Kn000001naam", geboortedatum=date(1988, 3, 1),
                    rol="ouder",
                ),
                bewoners.NieuwLid(roepnaam="Juno", achternaam="Kn000002naam", rol="kind"),
            ],
            adres=bewoners.NieuwAdres(straat="Kaardestraat", postcode=POSTCODE, huisnummer=NUMMER),
            door=door,
        )  # fmt: skip
        sleutels = _inhoud(pk, door)
    return pk, sleutels


def _toewijzing(toneel: Toneel, verzoek: Any) -> None:
    """Hulp die loopt, een verzoek van de aanbieder, en een vraag boven het mandaat."""
    gemeente = maak_gemeente()
    persoon = DossierPersoon.objects.get(dossier_id=toneel.huishouden, naamdrager=True).persoon_id
    hulp: dict[str, Any] = {
        "dossier_id": toneel.huishouden, "persoon_id": persoon, "naam": "Mira", "door": verzoek.wie,
        "hulp": gemeente.hulp(), "motivering": "Zij wil haar post openen.",
    }  # fmt: skip
    with poort.open(
        verzoek, toneel.huishouden, doel=Doel.HULP, onderdelen=ALLES, recht=Recht.SCHRIJVEN
    ):
        vraag = Vraag(aan=toneel.mensen.specialist.pk, wat="Begeleiding", waarom="Veel brieven.")
        wacht = toewijzing.wijs_toe(**hulp, vraag=vraag)
        geef_mandaat(toneel.mensen.teamlid)
        loopt = toewijzing.wijs_toe(**hulp)
    with poort.open(
        verzoek, toneel.huishouden, doel=Doel.HULP, recht=Recht.REGIE,
        onderdelen=[Onderdeel.PLAN, Onderdeel.NAAM],
    ):  # fmt: skip
        bea = toewijzing.laat_meewerken(
            toewijzing=loopt, naam="Bea", functie="begeleider", telefoon="0612345678",
            ja=toewijzing.Ja("Mira", klok.vandaag(), JaHoe.GEBELD), door=verzoek.wie,
        )  # fmt: skip
        toneel.sleutels["portaal:meewerken.token"] = toewijzing.geef_link(meewerker=bea)
    with poort.systeem(taak="berichten"):
        gevraagd = toewijzing.ontvang_verzoek(
            dossier_id=toneel.huishouden, soort=VerzoekSoort.TOEWIJZING,
            aanbieder=gemeente.thuisgoed, persoon_id=persoon, naam="Mira",
            product=gemeente.begeleiding,
            omvang=Omvang(2, "04", "2"), ingang=klok.vandaag(), referentie="VOT1",
        )  # fmt: skip
        vraag_id = Besluitvraag.objects.get(toekenning=wacht.toekenning).pk
        gekomen, _nieuw = toewijzing.ontvang(inhoud=b"geen bericht", bestand="b.xml")
        toewijzing.markeer_verwerkt(rij=gekomen, gelukt=False, uitkomst="Dit is geen XML.")
        uit = Uitbak.objects.get(inhoud__toewijzing=str(loopt.pk))
        toewijzing.markeer_verzonden(rij=uit, kenmerk="a1")
        toewijzing.leg_retour_vast(kenmerk="a1", goed=False, uitkomst="Kijk naar de code.")
    toneel.sleutels |= {
        "toewijzing_id": loopt.pk, "verzoek_id": gevraagd.pk,
        "toewijzing:besluitvraag.vraag_id": vraag_id,
        "postvak_id": gekomen.pk, "uitbak_id": uit.pk,
        "toewijzing:terugblik.pk": gemeente.thuisgoed.pk,
    }  # fmt: skip


def _dubbel(toneel: Toneel, verzoek: Any) -> None:
    """Een huishouden dat hierin opging, en een dat de regisseur ook bijhoudt."""
    nog_een, weg = (_tweede(toneel, verzoek, naam) for naam in ("Kn000010naam", "Kn000011naam"))
    with poort.open(
        verzoek, toneel.huishouden, doel=Doel.HULP, onderdelen=ALLES, recht=Recht.SCHRIJVEN
    ):
        samen = bewoners.voeg_samen(
            blijft=toneel.huishouden, weg=weg, zelfde={}, reden="Twee keer.", door=verzoek.wie
        )
    toneel.sleutels |= {"werkplek:samen.ander": nog_een, "werkplek:uiteen.samen": samen.pk}


def _tweede(toneel: Toneel, verzoek: Any, achternaam: str) -> UUID:
    with poort.nieuw(
        verzoek, soort=DossierSoort.HUISHOUDEN, team_id=toneel.mensen.oost.pk, doel=Doel.HULP,
        rol=Betrokkenrol.REGISSEUR,
    ) as zicht:  # fmt: skip
        bewoners.richt_huishouden_in(
            dossier_id=zicht.dossier.pk, adres=None, door=verzoek.wie,
            leden=[bewoners.NieuwLid(roepnaam="Teun", achternaam=achternaam, rol="alleen")],
        )  # fmt: skip
    return zicht.dossier.pk


def _ander_huishouden(mensen: Mensen) -> UUID:
    """Een huishouden van een ander team, waar de regisseur niets van mag zien."""
    verzoek = mensen.verzoek(mensen.anderteam)
    with poort.nieuw(
        verzoek, soort=DossierSoort.HUISHOUDEN, team_id=mensen.west.pk, doel=Doel.HULP,
        rol=Betrokkenrol.AANSPREEKPUNT,
    ) as zicht:  # fmt: skip
        bewoners.richt_huishouden_in(
            dossier_id=zicht.dossier.pk,
            leden=[bewoners.NieuwLid(roepnaam="Teun", achternaam="Kn000009anders", rol="alleen")],
            adres=None,
            door=verzoek.wie,
        )
    return zicht.dossier.pk


def _inhoud(pk: UUID, door: Any) -> dict[str, Any]:
    """Van alles een: contact, netwerk, gesprek, doel, actie, en wat erbij hoort."""
    from nabij.kamers.bewoners.models import Lid
    from nabij.kamers.casus.models import Gebeurtenis
    from nabij.kamers.toegang.handelingen import NieuweWaarneming
    from nabij.kamers.toegang.models import Waarneming

    naaste = bewoners.voeg_netwerklid_toe(dossier_id=pk, roepnaam="Riet", kring="naaste", door=door)
    contact = bewoners.leg_contact_vast(dossier_id=pk, soort="gebeld", door=door, notitie="Rustig.")
    gesprek = toegang.voer_gesprek(
        dossier_id=pk, door=door, verslag="Aan tafel.",
        waarnemingen=(
            NieuweWaarneming("zorg", "De post blijft liggen.", "post_en_regels"),
            NieuweWaarneming("zorg", "Ik slaap niet.", "hoofd"),
        ),
    )  # fmt: skip
    zorgen = list(Waarneming.objects.filter(gesprek=gesprek))
    hangt = toegang.leg_samenhang_vast(oorzaak=zorgen[0], gevolg=zorgen[1], door=door)
    doel = casus.stel_doel(dossier_id=pk, tekst="Ik open mijn post.", door=door)
    actie = casus.spreek_actie_af(
        dossier_id=pk, tekst="Drie stapels", wie="inwoner", door=door, doel=doel
    )
    keuze = casus.kies_hulp(doel=doel, kring="buurt", tekst="Een maatje", door=door)
    lid = Lid.objects.filter(dossier_id=pk).order_by("pk").last()
    return {
        "keuze_id": keuze.pk,
        "contact": contact.pk, "gesprek_id": gesprek.pk, "wat": "klaar",
        "waarneming_id": zorgen[0].pk, "samenhang_id": hangt.pk,
        "doel_id": doel.pk, "actie_id": actie.pk,
        "lid": lid.pk, "persoon": lid.persoon_id, "naaste": naaste.pk,
        "gebeurtenis_id": Gebeurtenis.objects.filter(dossier_id=pk).first().pk,
    }  # fmt: skip


def _vraag(mensen: Mensen, verzoek: Any, sleutels: dict[str, Any]) -> UUID:
    with poort.nieuw(
        verzoek, soort=DossierSoort.VRAAG, team_id=mensen.oost.pk, doel=Doel.NIEUWE_VRAAG
    ) as zicht:
        vraag = toegang.neem_vraag_aan(
            dossier_id=zicht.dossier.pk, tekst="Wie kan mij helpen?", door=verzoek.wie
        )
        stap = toegang.pak_op(vraag=vraag, door=verzoek.wie)
        wetstap = toegang.begin_wet(vraag=vraag, wet="wmo", door=verzoek.wie)
        _partner(mensen, vraag, sleutels)
    sleutels.update(vraag_id=vraag.pk, stap_id=stap.pk, wetstap_id=wetstap.pk)
    return zicht.dossier.pk


def _partner(mensen: Mensen, vraag: Any, sleutels: dict[str, Any]) -> None:
    """Een partner met een afspraak, die deze vraag bracht."""
    een = toegang.voeg_partner_toe(
        team_id=mensen.oost.pk, soort="huisarts", naam="De Linde", vaste_mens_id=mensen.collega.pk
    )
    afspraak = toegang.spreek_af_met_partner(
        partner_id=een.pk, tekst="Elke maand bellen", eigenaar_id=mensen.collega.pk,
        terugkijken_op=klok.vandaag(),
    )  # fmt: skip
    toegang.leg_verzoek_vast(
        vraag=vraag, partner_id=een.pk, wie="Marja", uiterlijk=klok.vandaag(), akkoord="Graag"
    )
    sleutels["partnerafspraak_id"] = afspraak.pk
    for naam in ("partner", "wijzigen", "stop", "verzoek", "afspraak", "terugkijken"):
        sleutels[f"toegang:{'' if naam == 'partner' else 'partner_'}{naam}.pk"] = een.pk


def _signaal(mensen: Mensen, verzoek: Any) -> UUID:
    """Een signaal dat iemand zonder account gaf en dat de regisseur oppakte."""
    with poort.nieuw(
        mensen.verzoek(None), soort=DossierSoort.SIGNAAL, team_id=mensen.oost.pk,
        doel=Doel.NIEUWE_VRAAG,
    ) as zicht:  # fmt: skip
        signaal = toegang.geef_signaal(
            dossier_id=zicht.dossier.pk, team_id=mensen.oost.pk, token="t" * 64,
            wat="De gordijnen zijn al twee dagen dicht", waar="Kaardestraat 12", mee=True,
            terug="0612345678",
        )  # fmt: skip
        toegang.neem_signaal(signaal=signaal, door=verzoek.wie)
    return zicht.dossier.pk


def _sleutelbewoner(mensen: Mensen, sleutels: dict[str, Any]) -> None:
    een = toegang.voeg_sleutelbewoner_toe(
        team_id=mensen.oost.pk, naam="Riet", telefoon="0612345678", toestemming_op=klok.vandaag()
    )
    for naam in ("link", "weg", "wijzigen"):
        sleutels[f"toegang:sleutelbewoner_{naam}.pk"] = een.pk
    sleutels["portaal:signaal_van.token"] = toegang.nieuwe_link(sleutelbewoner_id=een.pk)
    sleutels["portaal:signaal_terug.token"] = "t" * 64


def _opbouw(mensen: Mensen, sleutels: dict[str, Any]) -> None:
    """Nadia en Joke zijn in het buurthuis; Joke loopt twee rondes, voor en na de brief."""
    vandaag, een_dag = klok.vandaag(), timedelta(days=1)
    gisteren, morgen = vandaag - een_dag, vandaag + een_dag
    tijden: dict[str, Any] = {"van": time(10), "tot": time(12), "team_id": mensen.oost.pk}
    moment = opbouw.plan(
        medewerker_id=mensen.opbouwwerker.medewerker.pk, plek="buurthuis", waar="De Wilgen",
        dag=vandaag, **tijden,
    )  # fmt: skip
    joke = mensen.teamlid.medewerker.pk
    opbouw.ga_mee(aanwezigheid_id=moment.pk, medewerker_id=joke)
    rondes = [
        opbouw.leg_ronde_vast(
            team_id=mensen.oost.pk, waar="Lindehof", voor_wie="iedereen aan de Lindehof",
            grond="Wmo 2015 art. 2.1.2", besluit=besluit, gepubliceerd_in="Gemeenteblad",
            gepubliceerd_op=gisteren, brief_op=vandaag, laatste_dag=vandaag + timedelta(days=28),
            huizen=[Huis("Lindehof", nummer) for nummer in range(1, 6)],
        )
        for besluit in ("12", "13")
    ]  # fmt: skip
    for ronde in rondes:
        opbouw.plan(
            medewerker_id=joke, plek="deuren", waar="Lindehof", dag=morgen, ronde_id=ronde.pk,
            **tijden,
        )  # fmt: skip
    ronde, langs = rondes
    opbouw.brief_bezorgd(ronde=langs, op=gisteren)
    sleutels["langs"] = langs.pk
    opbouw.geef_agendalink(medewerker_id=joke)
    sleutels["werkplek:agenda.token"] = agendatoken(joke)
    for naam in ("moment", "meegaan", "toch_niet", "vervalt", "reeks_vervalt", "tel", "terug"):
        sleutels[f"opbouw:{naam}.pk"] = moment.pk
    for naam in ("ronde", "brief", "klaar", "deuren", "antwoord", "ronde_terug"):
        sleutels[f"opbouw:{naam}.pk"] = ronde.pk
    _gesprekspunt(mensen, sleutels)
    _initiatieven(mensen, sleutels)
    sleutels["opbouw:terug.wat"], sleutels["merk"] = "gesprek", "m" * 40
    sleutels["deur_id"] = ronde.deuren.first().pk


def _gesprekspunt(mensen: Mensen, sleutels: dict[str, Any]) -> None:
    """Een gesprekspunt in Molenhoek, met een antwoord van Oost."""
    week = regels_opbouw.laatste_volle_week(klok.vandaag())
    run = Patroonrun.objects.create(
        tot_week=week, weken=52, zaad=1, replicaties=9, vensters=8, invoer_hash="a" * 64,
        klaar_op=klok.nu(),
    )  # fmt: skip
    deel = {"code": mensen.buurt.code, "huishoudens": 12, "naamloos": 8, "verwacht": 6.0,
            "bevolking": 2_000}  # fmt: skip
    patroon = Patroon.objects.create(
        run=run, punt=Gesprekspunt.objects.create(thema="post"), lens="nieuw", thema="post",
        van=week, tot_en_met=week + timedelta(days=6), weken=1, zone=[mensen.buurt.code],
        delen=[deel], p=0.01, q=0.02,
    )  # fmt: skip
    antwoord = opbouw.beantwoord_punt(
        patroon=patroon, team_id=mensen.oost.pk, keuze=Keuze.SAMEN, door_id=mensen.teamlid.pk
    )
    for naam in ("herkomst", "doen", "navragen", "weten"):
        sleutels[f"opbouw:{naam}.pk"] = patroon.pk
    sleutels["opbouw:antwoord_terug.pk"] = antwoord.pk
    sleutels["opbouw:balie_terug.buurt"] = mensen.buurt.pk
    sleutels["opbouw:balie_terug.thema"] = "post"


def _initiatieven(mensen: Mensen, sleutels: dict[str, Any]) -> None:
    """Een inloop van Nadia vandaag, een bewoner en een idee bij haar, en wat Joke zoekt."""
    nadia, vandaag = mensen.wie(mensen.opbouwwerker), klok.vandaag()
    inloop = opbouw.begin_initiatief(
        team_id=mensen.oost.pk, organisatie="Buurtteam Oost", door=nadia,
        trekker_id=mensen.opbouwwerker.medewerker.pk, naam="Inloop", doel="Samen de post",
        vorm="inloop", plek="buurthuis", waar="De Wilgen", van=time(10), tot=time(12),
        reeks=Reeks((vandaag,), ()), wanneer="vandaag", uitnodiging="Kom langs.",
    )  # fmt: skip
    for naam in ("initiatief", "uitnodiging", "initiatief_stoppen"):
        sleutels[f"opbouw:{naam}.pk"] = inloop.pk
    for naam in ("keer", "keer_tel", "keer_terug"):
        sleutels[f"opbouw:{naam}.pk"] = inloop.keren.get().pk
    sleutels["opbouw:keer_terug.wat"] = "bezoeker"
    ja: dict[str, Any] = {"toestemming_op": vandaag, "toestemming_hoe": "gesproken"}
    vast: dict[str, Any] = {"team_id": mensen.oost.pk, "door": nadia, "bereik": "0612345678", **ja}
    dossiers = []
    for _nu in range(2):
        with poort.nieuw(
            mensen.verzoek(mensen.opbouwwerker), soort=DossierSoort.BEWONERSKRACHT,
            team_id=mensen.oost.pk, doel=Doel.HULP,
        ) as zicht:  # fmt: skip
            dossiers.append(zicht.dossier.pk)
            if len(dossiers) == 1:
                opbouw.noteer(
                    dossier_id=dossiers[0], naam="Achmed", wat="Koken", **vast,
                    tot_wanneer=vandaag + timedelta(days=30),
                )  # fmt: skip
            else:
                opbouw.noteer_idee(
                    dossier_id=dossiers[1], wie="De koks", wat="Een eettafel", **vast
                )
    for naam in ("bewoner", "bewoner_gesproken", "bewoner_ja", "bedankt", "bewoner_stopt"):
        sleutels[f"opbouw:{naam}.pk"] = dossiers[0]
    for naam in ("idee", "idee_weg"):
        sleutels[f"opbouw:{naam}.pk"] = dossiers[1]
    vraag = opbouw.vraag_plek(team_id=mensen.oost.pk, door=mensen.teamlid.pk, zin="Een tafel")
    for naam in ("plekvraag_niemand", "plekvraag_hoe"):
        sleutels[f"opbouw:{naam}.pk"] = vraag.pk
    sleutels["opbouw:bewoner_ja.vraag_id"] = sleutels["opbouw:bedankt.koppeling_id"] = vraag.pk


def _van_de_gemeente(sleutels: dict[str, Any]) -> None:
    """Een lijst die de gemeente inlas, en haar eigen regels en regelingen."""
    lijst = Lijst("Thuis", "1", "proef", "CC BY 4.0", ("nooit", "vaak"), ("Is er rust?",))
    een = afspraken.lees_instrument_in(lijst=lijst, wie="Ingrid", waarom="Gevraagd.")
    sleutels["instrument_id"] = sleutels["afspraken:instrument_los.pk"] = een.pk
    sleutels["lijst_id"] = een.pk
    sleutels["afspraken:erbijregel.code"] = "acuut"
    for naam in ("regeling", "regeling_los"):
        sleutels[f"afspraken:{naam}.code"] = "huurtoeslag"
    for naam in ("thema", "thema_stand"):
        sleutels[f"afspraken:{naam}.code"] = "rouw"


def _kaart(sleutels: dict[str, Any]) -> None:
    """Een eettafel op de sociale kaart, met een eigenaar die een link heeft."""
    een = kaart.voeg_toe(
        gegevens=Gegevens(
            naam="Eettafel De Wilg", organisatie="Stichting De Wilg", soort="informeel",
            omschrijving="Samen eten.", themas=("eenzaam",), kosten="4 euro",
        ),
        door=Door(Via.INVOER),
    )  # fmt: skip
    eigenaar = kaart.wijs_eigenaar_aan(aanbod=een, email="ans@example.nl", naam="Ans")
    sleutels["portaal:bijhouden.token"] = kaart.maak_link(eigenaar_id=eigenaar.pk)
    sleutels["portaal:aanbod.pk"] = een.pk
    for naam in (
        "aanbod", "verbeteren", "bevestigen", "aanmeldstop", "stoppen", "eigenaar", "eigenaar_weg",
    ):  # fmt: skip
        sleutels[f"kaart:{naam}.pk"] = een.pk


def _betrek(toneel: Toneel, door: Any) -> None:
    def erbij(wie: str, rol: Betrokkenrol, **meer: Any) -> None:
        account = toneel.accounts[wie]
        assert account is not None
        poort_handelingen.betrek(
            dossier_id=toneel.huishouden, account_id=account.pk, rol=rol, door=door, **meer
        )

    erbij("collega_betrokken", Betrokkenrol.TEAMLID)
    erbij("collega_oud", Betrokkenrol.TEAMLID)
    oud = toneel.accounts["collega_oud"]
    assert oud is not None
    poort_handelingen.eindig(
        dossier_id=toneel.huishouden, rollen=[Betrokkenrol.TEAMLID], account_id=oud.pk
    )
    erbij("specialist", Betrokkenrol.SPECIALIST, onderdelen=[Onderdeel.PLAN])
    morgen = klok.nu() + timedelta(days=1)
    erbij("noodknop", Betrokkenrol.NOODKNOP, tot=morgen)
    vervanger = toneel.accounts["vervanger"]
    assert vervanger is not None
    vervanging = poort_handelingen.neem_waar(
        voor=toneel.mensen.teamlid.pk, door=vervanger.pk, van=klok.vandaag(),
        tot=klok.vandaag() + timedelta(days=7), gegeven=toneel.mensen.wie(toneel.mensen.teamleider),
    )  # fmt: skip
    toneel.sleutels["werkplek:stop_waarnemen.pk"] = vervanging.pk
    eigen = toneel.accounts["eigen_adres"]
    assert eigen is not None
    EigenAdres.objects.create(medewerker=eigen.medewerker, merk=adres_merk(POSTCODE, NUMMER))
    erbij("eigen_adres", Betrokkenrol.TEAMLID)
    seintje = Seintje.objects.create(
        voor=toneel.mensen.teamlid, dossier_id=toneel.huishouden, soort=Seintje.Soort.ACTIE
    )
    toneel.sleutels["werkplek:gezien.pk"] = seintje.pk


def _veiligheid(toneel: Toneel, verzoek: Any) -> dict[str, Any]:
    """Een zorg over veiligheid waar alleen de regisseur bij genoemd is, en een regel drang."""
    from nabij.kamers.casus.models import Veiligheidsstap

    pk, door = toneel.huishouden, verzoek.wie
    with poort.open(
        verzoek, pk, doel=Doel.HULP, onderdelen=[Onderdeel.GESPREK, Onderdeel.NAAM, Onderdeel.PLAN],
        recht=Recht.SCHRIJVEN,
    ) as zicht:  # fmt: skip
        toegang.beantwoord_veiligheid(verzoek, zicht, antwoord="ja", woorden="Kn000002naam schrikt")
        drang = casus.benoem_drang(
            dossier_id=pk, soort="drang", wat="Samen naar school.", grond="Leerplichtwet art. 2",
            tot=klok.vandaag(), gezegd_op=klok.vandaag(), door=door,
        )  # fmt: skip
    persoon = toneel.sleutels["persoon"]
    with poort.open(
        verzoek, pk, doel=Doel.HULP, onderdelen=[Onderdeel.VEILIGHEID], recht=Recht.SCHRIJVEN
    ):
        afspraak = casus.spreek_veiligheid_af(
            dossier_id=pk, persoon_id=persoon, naam="Juno", tekst="Ik bel oma.", door=door
        )
        stap = Veiligheidsstap.objects.filter(dossier_id=pk).first()
    return {
        "soort": "overleg", "drang_id": drang.pk, "afspraak_id": afspraak.pk, "veilig_id": stap.pk,
    }  # fmt: skip


def _overleg(toneel: Toneel, verzoek: Any) -> None:
    """Een vraag aan de specialist, iemand die meekijkt, en twee keer geweigerd."""
    from nabij.kamers.consult import handelingen as consult
    from nabij.kamers.consult.models import Hoe, Weigering
    from nabij.kamers.team import handelingen as teams

    mensen, pk, door = toneel.mensen, toneel.huishouden, verzoek.wie
    with poort.nieuw(
        verzoek, soort=DossierSoort.CONSULT, team_id=mensen.oost.pk, doel=Doel.HULP,
        rol=Betrokkenrol.TEAMLID,
    ) as zicht:  # fmt: skip
        vraag = consult.stel_vraag(
            dossier_id=zicht.dossier.pk, hoe=Hoe.ANONIEM, tekst="Hoe leg ik dit uit?",
            aan=mensen.specialist.pk, door=door,
        )  # fmt: skip
    with poort.open(verzoek, pk, doel=Doel.HULP, onderdelen=ALLES, recht=Recht.SCHRIJVEN):
        erbij = consult.laat_meekijken(
            huishouden_id=pk, hoe=Hoe.MEEKIJKEN, account_id=mensen.specialist.pk,
            delen=[Onderdeel.PLAN], stuk="brieven", tot=klok.nu() + timedelta(weeks=6),
            akkoord="Ja, graag.", door=door,
        )  # fmt: skip
        weg = consult.tik_weg(huishouden_id=pk, regel="staat_stil", door=door)
        for wie in ("De Kade", "De Haven"):
            opschaling = consult.leg_weigering_vast(
                huishouden_id=pk, team_id=mensen.oost.pk, wie=wie, reden="Vol", thema="huis_vinden",
                door=door,
            )  # fmt: skip
        weigering = Weigering.objects.filter(dossier_id=pk).first()
    assert opschaling is not None
    buiten = teams.noem_functie_buiten(
        team=mensen.oost.pk, kennis="ggz", organisatie="De Brug", telefoon="010 765 43 21"
    )
    toneel.sleutels.update(
        {
            "consult:vraag.pk": vraag.dossier_id, "consult:klaar.pk": vraag.dossier_id,
            "betrokkenheid_id": erbij.betrokkenheid_id, "regel": "staat_stil", "weg_id": weg.pk,
            "weigering_id": weigering.pk, "opschaling_id": opschaling.pk,
            "team:buiten_weg.pk": buiten.pk,
        }
    )  # fmt: skip


def _zet_stand(toneel: Toneel, stand: str, verzoek: Any) -> None:
    if stand == "verborgen":
        persoon = DossierPersoon.objects.get(dossier_id=toneel.huishouden, naamdrager=True)
        with poort.open(
            verzoek, toneel.huishouden, doel=Doel.HULP, onderdelen=ALLES, recht=Recht.SCHRIJVEN
        ):
            bewoners.scherm_persoon_af(
                dossier_id=toneel.huishouden, persoon_id=persoon.persoon_id,
                niveau=Afscherming.BESTAAN_VERBORGEN, door=verzoek.wie,
            )  # fmt: skip
        los = [toneel.vraag, toneel.sleutels["signaal"]]
        Dossier.objects.filter(pk__in=los).update(afscherming=Afscherming.BESTAAN_VERBORGEN)
    elif stand == "gesloten":
        with poort.open(
            verzoek, toneel.huishouden, doel=Doel.HULP, onderdelen=ALLES, recht=Recht.SCHRIJVEN
        ):
            casus.sluit_af(dossier_id=toneel.huishouden, afloop="zelf", door=verzoek.wie)
        for los in (toneel.vraag, toneel.sleutels["signaal"]):
            poort_handelingen.sluit(dossier_id=los)


def _open_kaart(sleutels: dict[str, Any]) -> None:
    """Een aanbod op een plek, zoals de API het aan iedereen laat lezen."""
    organisatie = Organisatie.objects.create(naam="Het Trefpunt")
    aanbod = Aanbod.objects.create(
        organisatie=organisatie, naam="Eettafel", soort="bewoners", kring="buurt"
    )
    op_plek = AanbodPlek.objects.create(aanbod=aanbod, plek=Plek.objects.create(naam="Trefpunt"))
    sleutels["api:organisatie.id"] = organisatie.pk
    sleutels["api:dienst.id"], sleutels["api:op_plek.id"] = aanbod.pk, op_plek.pk
    sleutels["api:indeling.id"] = hsds.THEMAS
    sleutels["api:term.id"] = hsds.termen()[0]["id"]


def vul_aan(toneel: Toneel, patronen: list[Adres], anders: Callable[[str], Any] = str) -> set[str]:
    """Sleutels die dit toneel niet kent, krijgen een onbekende uuid; geeft hun namen."""
    kent = toneel.sleutels
    namen = {(f"{p.naam}.{n}", n) for p in patronen for n in p.namen if n != "pk"}
    onbekend = {n for vol, n in namen if n not in kent and vol not in kent}
    for naam in onbekend:
        toneel.sleutels[naam] = uuid4()
    return onbekend
