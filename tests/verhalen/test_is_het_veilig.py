"""Is het veilig, en is er genoeg zorg: van het gesprek aan tafel tot het veiligheidsplan.

De valkuilen staan erbij: wie er niets van mag weten, ziet op geen pagina dat er iets loopt, en
nergens staat een cijfer of kleur voor hoe zwaar het is.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from nabij.fundament import klok
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort.begrippen import Betrokkenrol, Noodreden
from nabij.kamers.poort.logboek.overzichten import Blik, wie_keek
from nabij.kamers.team import handelingen as teams
from nabij.kamers.team.models import Deskundigheid, Medewerker
from tests.casus.maak import Verhaal, maak_verhaal, met_plan
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"]), pytest.mark.rij("M26")]

WOORDEN = "Hij sloeg haar op zondag"


def vandaag() -> str:
    return f"{klok.vandaag():%d-%m-%Y}"


def huis(verhaal: Verhaal, pad: str = "") -> str:
    return verhaal.adres(pad)


def zeg_ja(mens: Mens, verhaal: Verhaal, **velden: Any) -> Mens:
    """Aan tafel: een gesprek, en op de vraag naar veiligheid het antwoord ja."""
    return mens.ga(huis(verhaal, "gesprek/")).druk(
        "Bewaren", verslag="Koffie gedronken.", veilig="ja", veilig_woorden=WOORDEN, **velden
    )


def leg_vast(mens: Mens, verhaal: Verhaal, soort: str, **velden: Any) -> Mens:
    return mens.ga(huis(verhaal, f"veiligheid/stap/{soort}/")).druk("Vastleggen", **velden)


class TestAanTafel:
    def test_de_vraag_hoeft_niet_en_niet_besproken_is_ook_een_antwoord(
        self, mensen: Mensen
    ) -> None:
        # Gegeven Joke aan tafel bij Samira
        verhaal = maak_verhaal(mensen)
        joke = Mens(mensen.teamlid).ga(huis(verhaal, "gesprek/"))

        # Dan staat de vraag er, met 112 erbij, en "niet besproken" is al gekozen
        joke.ziet("Is het veilig, en is er genoeg zorg?", "niet besproken", "Bel eerst 112")
        assert "De vorige keer is dit niet besproken" not in joke.tekst

        # Als zij er niet naar vraagt
        joke.druk("Bewaren", verslag="Thee gedronken.")

        # Dan is het gesprek gewoon bewaard, met een stille regel op het scherm
        joke.ziet("Thee gedronken.", "Nog niet besproken: is het veilig, en is er genoeg zorg?")
        joke.ga(huis(verhaal, "gesprek/")).ziet("De vorige keer is dit niet besproken.")

    def test_nee_is_een_tik_en_nee_en_ja_zien_er_op_papier_hetzelfde_uit(
        self, mensen: Mensen
    ) -> None:
        verhaal = maak_verhaal(mensen)
        joke = Mens(mensen.teamlid).ga(huis(verhaal, "gesprek/"))

        joke.druk("Bewaren", verslag="Thee gedronken.", veilig="nee")

        joke.ziet("Thee gedronken.").ziet_niet("veilig", "zorgen")
        joke.ga(huis(verhaal, "gesprek/")).ziet_niet("De vorige keer")
        assert joke.ga(huis(verhaal, "veiligheid/")).status == 404

    def test_woorden_zonder_antwoord_gaan_niet_verloren(self, mensen: Mensen) -> None:
        joke = Mens(mensen.teamlid).ga(huis(maak_verhaal(mensen), "gesprek/"))

        joke.druk("Bewaren", verslag="Koffie.", veilig_woorden=WOORDEN)

        joke.ziet("Kies nee of ja bij wat je opschreef.", WOORDEN)

    def test_ja_begint_met_een_regisseur_en_wie_erover_gaat(self, mensen: Mensen) -> None:
        # Gegeven Joke, het aanspreekpunt
        verhaal = maak_verhaal(mensen)

        # Als zij ja antwoordt
        joke = zeg_ja(Mens(mensen.teamlid), verhaal)

        # Dan staat zij op de pagina over veiligheid, is zij regisseur en gaat zij erover
        joke.ziet("Veiligheid", WOORDEN, "Joke Visser gaat erover")
        joke.ga(huis(verhaal)).ziet("Regisseur sinds")
        # En staat het in haar dag, met de dag waarop er overleg moet zijn
        joke.ga("/mijn-dag/").ziet("Overleg met een collega, uiterlijk")

    def test_nu_gevaar_zet_112_vooraan(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)

        joke = zeg_ja(Mens(mensen.teamlid), verhaal, gevaar="on")

        joke.ziet("Er is nu gevaar. Bel eerst 112", "Wie is er vanavond veilig, en wie niet?")
        assert joke.html.index("tel:112") < joke.html.index("De stappen van de meldcode")
        joke.druk("Het gevaar is nu voorbij").ziet_niet("Er is nu gevaar. Bel eerst")


class TestDeMeldcode:
    def test_vijf_stappen_in_vrije_volgorde_en_twee_wegingen_naast_elkaar(
        self, mensen: Mensen
    ) -> None:
        # Gegeven een zorg waar Joke over gaat, en Ruud die zij noemt
        verhaal = maak_verhaal(mensen)
        joke = zeg_ja(Mens(mensen.teamlid), verhaal)
        joke.druk("Noemen", wie=str(mensen.specialist.pk)).ziet("Ruud Post")

        # Als Joke weegt voor zij overlegde: dat mag, en wat ontbreekt blijft staan
        leg_vast(joke, verhaal, "wegen", woorden="Zij is bang als hij drinkt.",
                 instrument="Licht Instrument", uitkomst="vraagt om overleg")  # fmt: skip
        joke.ziet("Nog een tweede collega", "Zij is bang als hij drinkt.", "Licht Instrument")
        joke.ziet("Afronden kan als alle stappen er zijn")

        # En Ruud in eigen woorden
        ruud = leg_vast(Mens(mensen.specialist), verhaal, "wegen", woorden="Oma vangt veel op.")

        # Dan staan beide naast elkaar, met naam, en is wegen gedaan
        ruud.ziet("Oma vangt veel op.", "Zij is bang als hij drinkt.", "Joke Visser")
        ruud.ziet_niet("Nog een tweede collega")

        # En met de andere stappen kan het af, met een reden
        leg_vast(joke, verhaal, "signalen", woorden="Blauwe plek, verteld door Samira.")
        leg_vast(joke, verhaal, "overleg", met="Ruud", veilig_thuis="on", woorden="Samen spreken.")
        joke.ziet("ook met Veilig Thuis")
        leg_vast(joke, verhaal, "gesprek", met="Samira", woorden="Zij wil rust.")
        leg_vast(joke, verhaal, "besluit", besluit="hulp", woorden="Oma komt elke dag.")
        leg_vast(joke, verhaal, "kindcheck", met="Ilyas", woorden="Ilyas sprak met juf.")
        joke.ga("/mijn-dag/").ziet("Alle stappen zijn gezet. Kan het worden afgerond?")
        joke.ga(huis(verhaal, "veiligheid/"))
        joke.druk("Afronden", **{"klaar-reden": "Drie maanden rustig."}).ziet("Afgerond")
        joke.ga("/mijn-dag/").ziet_niet("Alle stappen zijn gezet")

    def test_een_stap_in_de_toekomst_kan_niet_en_een_vergissing_telt_niet_meer(
        self, mensen: Mensen
    ) -> None:
        verhaal = maak_verhaal(mensen)
        joke = zeg_ja(Mens(mensen.teamlid), verhaal)

        leg_vast(joke, verhaal, "signalen", dag="01-01-2999", woorden="Later.")
        joke.ziet("Deze dag moet nog komen.")

        leg_vast(joke, verhaal, "signalen", dag=vandaag(), woorden="Bij het verkeerde huis.")
        joke.druk("Telt niet meer", reden="Verkeerde huishouden.")
        joke.ziet("Telt niet meer: Verkeerde huishouden.", "Bij het verkeerde huis.")

    def test_wie_meedenkt_is_te_bellen(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        joke = zeg_ja(Mens(mensen.teamlid), verhaal)
        joke.ziet("In dit team staat bij niemand dat die aandachtsfunctionaris is.", "0800 2000")

        Deskundigheid.objects.create(code="aandachtsfunctionaris", naam="Aandachtsfunctionaris")
        karel = Medewerker.objects.get(account=mensen.collega)
        teams.leg_kennis_vast(medewerker=karel.pk, deskundigheden=["aandachtsfunctionaris"])

        joke.ga(huis(verhaal, "veiligheid/")).ziet("Bel Karel Dam")


class TestWieErNietsVanWeet:
    def test_de_pagina_van_het_huishouden_verraadt_niets(self, mensen: Mensen) -> None:
        """De valkuil: een huisgenoot of ex kijkt mee op het scherm, of leest het plan."""
        # Gegeven een plan, en Karel die meehelpt
        verhaal, _doel, _actie = met_plan(mensen)
        joke, karel = Mens(mensen.teamlid), Mens(mensen.collega)
        _laat_meehelpen(verhaal, mensen.collega)
        paginas = ("", "plan/", "plan/papier/", "kaart/", "regisseur/", "plan/eerder/", "gesprek/")
        eerst = {pad: _kaal(joke.ga(huis(verhaal, pad))) for pad in paginas}
        eerst_karel = _kaal(karel.ga(huis(verhaal)))

        # Als er een zorg komt, met een plan en een tweede die genoemd is
        zorg = Mens(mensen.teamlid).ga(huis(verhaal, "veiligheid/zorg/"))
        zorg.druk("Neerleggen", woorden=WOORDEN)
        zorg.druk("Noemen", wie=str(mensen.specialist.pk))
        _spreek_af(joke, verhaal, "Samira", "Samira belt oma.")

        # Dan is elke gewone pagina precies wat zij was
        for pad in paginas:
            assert _kaal(joke.ga(huis(verhaal, pad))) == eerst[pad], pad
        assert _kaal(karel.ga(huis(verhaal))) == eerst_karel

    def test_alleen_wie_genoemd_is_komt_erbij(self, mensen: Mensen) -> None:
        # Gegeven een zorg waar Joke over gaat, en iedereen die verder iets met het huishouden heeft
        verhaal = maak_verhaal(mensen)
        zeg_ja(Mens(mensen.teamlid), verhaal)
        _laat_meehelpen(verhaal, mensen.collega)
        _neem_waar(mensen)
        paden = ("veiligheid/", "veiligheid/stap/wegen/", "veiligheid/plan/")

        # Dan is er voor wie meehelpt, waarneemt, leidt of erbuiten staat niets
        for wie in (
            mensen.collega, mensen.opbouwwerker, mensen.teamleider, mensen.anderteam,
            mensen.jeugdteam, mensen.specialist, mensen.beleid, mensen.fg, mensen.beheer,
        ):  # fmt: skip
            for pad in paden:
                assert Mens(wie).ga(huis(verhaal, pad)).status == 404, (wie, pad)

        # En de noodknop opent het ook niet
        femke = Mens(mensen.anderteam)
        poort_handelingen.noodknop(
            mensen.verzoek(mensen.anderteam), dossier_id=verhaal.pk, reden=Noodreden.GEVAAR,
            toelichting="Er wordt geschreeuwd.",
        )  # fmt: skip
        assert femke.ga(huis(verhaal)).status == 200
        assert femke.ga(huis(verhaal, "veiligheid/")).status == 404

    def test_een_collega_legt_een_zorg_neer_zonder_te_kunnen_lezen(self, mensen: Mensen) -> None:
        # Gegeven een zorg waar Joke over gaat, en Karel die meehelpt met gesprekken
        verhaal = maak_verhaal(mensen)
        joke = zeg_ja(Mens(mensen.teamlid), verhaal)
        _laat_meehelpen(verhaal, mensen.collega)

        # Als Karel ook iets hoort
        karel = Mens(mensen.collega).ga(huis(verhaal)).klik("Is het veilig")
        karel.ziet_niet(WOORDEN, "Joke Visser gaat erover")
        karel.druk("Neerleggen", woorden="De buren hoorden glas.")

        # Dan leest Joke het en krijgt zij bericht; Karel leest niets terug
        karel.ziet("Neergelegd.").ziet_niet("De buren hoorden glas.")
        assert karel.ga(huis(verhaal, "veiligheid/")).status == 404
        joke.ga(huis(verhaal, "veiligheid/")).ziet("De buren hoorden glas.", "Karel Dam")
        joke.ga("/mijn-dag/").ziet("Er is een zorg over veiligheid")

    def test_wie_alleen_bij_veiligheid_genoemd_is_leest_de_rest_niet(self, mensen: Mensen) -> None:
        verhaal, _doel, _actie = met_plan(mensen)
        joke = zeg_ja(Mens(mensen.teamlid), verhaal)
        joke.druk("Noemen", wie=str(mensen.specialist.pk))

        ruud = Mens(mensen.specialist).ga(huis(verhaal))

        ruud.ziet_niet("Ik durf mijn post weer open te maken", "Koffie gedronken.")
        ruud.klik("Is het veilig").ziet(WOORDEN)
        assert ruud.ga(huis(verhaal, "plan/")).status == 404
        # En wie er niet meer bij hoeft, komt er niet meer in
        joke.ga(huis(verhaal, "veiligheid/")).druk("Kan er niet meer bij")
        assert ruud.ga(huis(verhaal, "veiligheid/")).status == 404

    def test_nergens_een_cijfer_of_kleur_voor_hoe_zwaar_het_is(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        joke = zeg_ja(Mens(mensen.teamlid), verhaal)
        leg_vast(joke, verhaal, "wegen", woorden="Het is ernstig.")

        for pad in ("veiligheid/", "veiligheid/stap/wegen/", "veiligheid/plan/"):
            joke.ga(huis(verhaal, pad))
            assert not re.search(r"(?i)\b(score|risico|niveau|punten|hoog|laag)\b", joke.tekst)
            assert "dringend" not in joke.html
            assert "utrecht-alert--error" not in joke.html
            assert 'type="range"' not in joke.html
            assert 'type="number"' not in joke.html


class TestHetVeiligheidsplan:
    def test_een_blad_per_mens_en_een_ander_staat_er_niet_op(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        joke = zeg_ja(Mens(mensen.teamlid), verhaal)
        _spreek_af(joke, verhaal, "Samira", "Ik bel oma als hij drinkt.")
        _spreek_af(joke, verhaal, "Ilyas", "Ik ga naar de buren.")
        joke.ziet("Ik bel oma als hij drinkt.", "Ik ga naar de buren.")

        joke.klik("Blad voor Samira")

        joke.ziet("Wie ik kan bellen", "Ik bel oma als hij drinkt.", "112")
        joke.ziet_niet("Ik ga naar de buren.", "eilig", "meldcode")

    def test_wat_niet_meer_geldt_staat_er_niet(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        joke = zeg_ja(Mens(mensen.teamlid), verhaal)
        _spreek_af(joke, verhaal, "Samira", "Ik bel oma.")

        joke.druk("Geldt niet meer").ziet_niet("Ik bel oma.")


class TestDrangEnDwang:
    @pytest.mark.rij("M26", "M14")
    def test_met_naam_grond_en_einde_en_het_huishouden_hoorde_het(self, mensen: Mensen) -> None:
        verhaal, _doel, _actie = met_plan(mensen)
        joke = Mens(mensen.teamlid).ga(huis(verhaal, "drang/")).ziet("Alles is nu vrijwillig.")

        # Zonder grond, of voor het gezegd is, kan het niet
        velden = {"soort": "drang", "wat": "Samen naar school.", "tot": "01-12-2999"}
        joke.druk("Vastleggen", **velden, grond="", gezegd_op="")
        joke.ziet("Zonder grond mag het niet.", "Zeg het eerst tegen het huishouden.")
        joke.druk("Vastleggen", **velden, grond="Leerplichtwet art. 2", gezegd_op="01-01-2999")
        joke.ziet("Zeg het eerst tegen het huishouden.")

        joke.ga(huis(verhaal, "drang/"))
        joke.druk("Vastleggen", **velden, grond="Leerplichtwet art. 2", gezegd_op=vandaag())

        # Dan ziet ieder die erbij is het op de pagina van het huishouden, met naam
        _laat_meehelpen(verhaal, mensen.collega)
        Mens(mensen.collega).ga(huis(verhaal)).ziet(
            "Drang : Samen naar school.", "Leerplichtwet art. 2", "gezegd tegen het huishouden"
        )
        joke.ga(huis(verhaal, "drang/")).druk("Hoeft niet meer").ziet("Alles is nu vrijwillig.")


class TestWieKeek:
    def test_wat_over_veiligheid_gaat_blijft_weg_tot_het_is_vrijgegeven(
        self, mensen: Mensen
    ) -> None:
        # Gegeven een zorg, met kijken, noemen, een geweigerde collega en een neergelegde zorg
        verhaal = maak_verhaal(mensen)
        joke = zeg_ja(Mens(mensen.teamlid), verhaal)
        joke.druk("Noemen", wie=str(mensen.specialist.pk))
        Mens(mensen.anderteam).ga(huis(verhaal, "veiligheid/"))
        joke.ga("/mijn-dag/")

        # Dan staat er in wie keek niets over, ook niet dat iemand toegang kreeg of vroeg
        voor = _keek(mensen, verhaal)
        assert voor
        assert not [blik for blik in voor if "veilig" in f"{blik}"]
        assert "Ruud Post" not in {blik.naam for blik in voor}
        assert "Femke Bos" not in {blik.naam for blik in voor}

        # Als wie erover gaat het vrijgeeft
        joke.ga(huis(verhaal, "veiligheid/")).druk("Tot nu toe vrijgeven").ziet("Vrijgegeven tot")

        # Dan staat het er, met het vrijgeven zelf
        na = _keek(mensen, verhaal)
        assert _over_veiligheid(na)
        assert [blik for blik in na if "vrijgegeven" in blik.wat]
        assert "Femke Bos" in {blik.naam for blik in na}

        # En wat daarna komt blijft weer weg
        joke.ga(huis(verhaal, "veiligheid/"))
        assert _over_veiligheid(_keek(mensen, verhaal)) == _over_veiligheid(na)

    def test_alleen_wie_erover_gaat_geeft_vrij(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        joke = zeg_ja(Mens(mensen.teamlid), verhaal)
        joke.druk("Noemen", wie=str(mensen.specialist.pk))
        ruud = Mens(mensen.specialist).ga(huis(verhaal, "veiligheid/"))
        ruud.ziet("Wie erover gaat kan dat vrijgeven.").ziet_niet("Tot nu toe vrijgeven")

        form, velden = ruud.formulier("Ik ga hier nu over")
        form.adres = form.adres.replace("overnemen", "vrijgeven")
        ruud.verstuur(form, velden).ziet("Alleen wie erover gaat geeft dit vrij.")

        assert not [b for b in _keek(mensen, verhaal) if "veilig" in f"{b}"]


def _laat_meehelpen(verhaal: Verhaal, account: Any) -> None:
    poort_handelingen.betrek(
        dossier_id=verhaal.pk, account_id=account.pk, rol=Betrokkenrol.TEAMLID,
        door=verhaal.mensen.wie(verhaal.mensen.teamlid),
    )  # fmt: skip


def _neem_waar(mensen: Mensen) -> None:
    poort_handelingen.neem_waar(
        voor=mensen.teamlid.pk, door=mensen.opbouwwerker.pk, van=klok.vandaag(),
        tot=klok.vandaag() + timedelta(days=7), gegeven=mensen.wie(mensen.teamleider),
    )  # fmt: skip


def _spreek_af(mens: Mens, verhaal: Verhaal, naam: str, tekst: str) -> None:
    mens.ga(huis(verhaal, "veiligheid/plan/"))
    mens.druk("Erbij zetten", voor=mens.optie(naam), tekst=tekst)


def _kaal(mens: Mens) -> str:
    """De pagina zonder wat elke keer anders is (sleutels en tokens)."""
    return re.sub(r'value="[^"]{20,}"|nonce="[^"]+"', "", mens.html)


def _over_veiligheid(blikken: list[Blik]) -> list[Blik]:
    return [blik for blik in blikken if "veiligheid" in blik.delen]


def _keek(mensen: Mensen, verhaal: Verhaal) -> list[Blik]:
    return wie_keek(mensen.verzoek(mensen.fg), dossier_id=verhaal.pk).blikken
