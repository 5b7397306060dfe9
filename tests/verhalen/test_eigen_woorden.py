"""De woorden en thema's zijn van de gemeente: erbij, anders, uit, en nooit stilletjes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.afspraken import handelingen, overzichten
from nabij.kamers.afspraken.models import Thema, Themaversie
from nabij.kamers.kaart.handelingen.gemis import meld_gemis
from nabij.kamers.opbouw.handelingen import patroonrun
from nabij.kamers.opbouw.models import Weektelling
from nabij.kamers.poort import poort
from nabij.kamers.toegang.models import Vraagthema
from tests.mensen import Mensen
from tests.opbouw.wereld import maak_buurten, vraagt, week
from tests.toegang.maak import maak_huishouden, maak_vraag
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db(databases=["default", "logboek"]), pytest.mark.rij("M30")]
NIEUW = "/afspraken/themas/nieuw/"
GOED: dict[str, Any] = {
    "naam": "Aardbevingsschade",
    "woorden": "scheur in de muur\nversterking\nbevingsschade, Bevingsschade",
    "waarom": "Hier vragen veel mensen ernaar.",
}


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


def erbij(mensen: Mensen, **anders: Any) -> Thema:
    Mens(mensen.beleid).ga(NIEUW).druk("Vaststellen", **{**GOED, **anders}).ziet("staat erbij")
    return Thema.objects.get(naam=anders.get("naam", GOED["naam"]))


def pas_aan(mensen: Mensen, code: str, **velden: Any) -> Mens:
    mens = Mens(mensen.beleid).ga(f"/afspraken/themas/{code}/")
    return mens.druk("Vaststellen", **{"waarom": "Zo zeggen mensen het.", **velden})


def zet_uit(mensen: Mensen, code: str) -> Mens:
    mens = Mens(mensen.beleid).ga(f"/afspraken/themas/{code}/").klik("Uitzetten")
    return mens.druk("Uitzetten", waarom="Het speelt niet meer.")


class TestErbij:
    def test_een_eigen_thema_werkt_meteen_overal(self, mensen: Mensen) -> None:
        # Gegeven een teamlid dat de themas al zag
        joke = Mens(mensen.teamlid).ga("/vragen/nieuw/").ziet_niet("Aardbevingsschade")
        # Als beleid een eigen thema toevoegt
        een = erbij(mensen)
        assert een.woorden == ["scheur in de muur", "versterking", "bevingsschade"]
        # Dan stelt een vraag het voor, met het woord dat het deed
        html = joke.client.post("/vragen/themas/", {"tekst": "Er zit een scheur in de muur"})
        assert "Aardbevingsschade" in html.content.decode()
        assert "scheur in de muur" in html.content.decode()
        # En staat het aan de balie, op de kaart van Samen en bij de afspraken
        Mens(mensen.opbouwwerker).ga(f"/balie/?buurt={mensen.buurt.pk}").ziet("Aardbevingsschade")
        Mens(mensen.teamlid).ga("/afspraken/").ziet("Aardbevingsschade", "bevingsschade")

    def test_het_telt_en_staat_op_samen(self, mensen: Mensen) -> None:
        buurten = maak_buurten(mensen, 6)
        een = erbij(mensen)
        for nummer in range(7):
            huis = maak_huishouden(mensen, mensen.teamlid, f"Van {nummer}")
            vraagt(mensen, huis, buurten[0], week(1), een.code, "versterking")
        patroonrun.draai()
        assert Weektelling.objects.filter(thema=een.code, gebied=buurten[0]).exists()
        Mens(mensen.opbouwwerker).ga("/samen/").ziet("Aardbevingsschade")

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"naam": ""}, "Vul een naam in."),
            ({"naam": "..."}, "Vul een naam in."),
            ({"woorden": " \n , "}, "Schrijf minstens een woord op."),
            ({"woorden": "beving\nx"}, "“x” is te kort."),
            ({"woorden": "é"}, "is te kort."),
            ({"woorden": "b" * 81}, "is te lang."),
            ({"woorden": "\n".join(f"woord{n}" for n in range(61))}, "Hoogstens zestig"),
            ({"waarom": ""}, "Schrijf in een zin waarom."),
            ({"woorden": "beving\nHuurtóeslag"}, "staat al bij het thema Huurtoeslag"),
            ({"naam": "rouw en verlies"}, "Er is al een thema dat zo heet."),
        ],
    )
    def test_wat_niet_kan_wordt_gezegd(
        self, mensen: Mensen, velden: dict[str, str], zin: str
    ) -> None:
        aantal = Thema.objects.count()
        Mens(mensen.beleid).ga(NIEUW).druk("Vaststellen", **{**GOED, **velden}).ziet(zin)
        assert Thema.objects.count() == aantal

    @pytest.mark.parametrize("wie", ["teamlid", "teamleider", "opbouwwerker", "fg"])
    def test_alleen_beleid_en_beheer(self, mensen: Mensen, wie: str) -> None:
        mens = Mens(getattr(mensen, wie))
        for adres in (NIEUW, "/afspraken/themas/rouw/", "/afspraken/themas/rouw/aan-of-uit/"):
            assert mens.ga(adres).status == 403
            assert mens.client.post(adres, GOED).status_code == 403
        mens.ga("/afspraken/").ziet_niet("Een thema erbij", "Aanpassen")


class TestAnders:
    def test_een_ander_woord_en_wat_er_stond_blijft_te_lezen(self, mensen: Mensen) -> None:
        een = erbij(mensen)
        pas_aan(mensen, een.code, woorden="gasbeving").ziet("Wat er stond blijft te lezen")
        assert not overzichten.stel_themas_voor("versterking")
        # Ook een teamlid leest wat er stond, van wie en waarom
        Mens(mensen.teamlid).ga("/afspraken/").ziet(
            "Wat er eerst stond", "scheur in de muur", "Hier vragen veel mensen ernaar."
        )
        oud = Themaversie.objects.get()
        assert (oud.van, oud.tot, oud.waarom) == (
            klok.vandaag(), klok.vandaag(), "Hier vragen veel mensen ernaar.",
        )  # fmt: skip
        # Twee keer op een dag: allebei blijven
        pas_aan(mensen, een.code, naam="Bevingen")
        assert Themaversie.objects.count() == 2
        # Niets veranderd is geen nieuwe versie
        pas_aan(mensen, een.code)
        assert Themaversie.objects.count() == 2

    def test_een_meegeleverd_thema_krijgt_er_alleen_woorden_bij(self, mensen: Mensen) -> None:
        pas_aan(mensen, "toeslagen", woorden="toesjlag").ziet("toesjlag")
        [(thema, gevonden)] = overzichten.stel_themas_voor("mijn toesjlag is weg")
        assert (thema.code, gevonden.gevonden_als) == ("toeslagen", "toesjlag")
        assert "huursubsidie" in thema.woorden
        # En een eigen woord mag er weer af, een meegeleverd nooit
        pas_aan(mensen, "toeslagen", woorden="")
        assert "toesjlag" not in Thema.objects.get(code="toeslagen").woorden
        assert "huursubsidie" in Thema.objects.get(code="toeslagen").woorden

    @pytest.mark.parametrize(
        ("code", "anders", "veld"),
        [
            ("toeslagen", {"naam": "Geld"}, "naam"),
            ("toeslagen", {"woorden": ["toesjlag"]}, "woorden"),
            ("onveilig", {"gevoelig": False}, "gevoelig"),
        ],
    )
    def test_valkuil_meegeleverd_verandert_niet_stil(
        self, mensen: Mensen, code: str, anders: dict[str, Any], veld: str
    ) -> None:
        een = Thema.objects.get(code=code)
        velden = {"naam": een.naam, "woorden": een.woorden, "gevoelig": een.gevoelig, **anders}
        with pytest.raises(handelingen.ThemaKanNiet) as fout:
            handelingen.wijzig_thema(
                code=code, versie=een.versie, wie="Ingrid", waarom="Zomaar.", **velden
            )
        assert fout.value.veld == veld
        assert not Themaversie.objects.exists()

    def test_valkuil_een_gevoelig_thema_blijft_gevoelig_wat_er_ook_binnenkomt(
        self, mensen: Mensen
    ) -> None:
        een = Thema.objects.get(code="onveilig")
        mens = Mens(mensen.beheer).ga("/afspraken/themas/onveilig/").ziet("blijft dat")
        form, alles = mens.formulier("Vaststellen", waarom="Zomaar.", woorden="klappen")
        alles.pop("gevoelig", None)
        alles["naam"] = "Thuis"
        mens.verstuur(form, alles)
        nu = Thema.objects.get(code="onveilig")
        assert (nu.gevoelig, nu.naam) == (True, een.naam)
        assert "klappen" in nu.woorden

    def test_twee_mensen_een_thema_de_tweede_ziet_beide(self, mensen: Mensen) -> None:
        een = erbij(mensen)
        adres = f"/afspraken/themas/{een.code}/"
        ingrid, wim = Mens(mensen.beleid).ga(adres), Mens(mensen.beheer).ga(adres)
        ingrid.druk("Vaststellen", naam="Van Ingrid", waarom="Daarom.")
        wim.druk("Vaststellen", naam="Van Wim", waarom="Daarom.")
        assert wim.status == 409
        assert Thema.objects.get(code=een.code).naam == "Van Ingrid"

    def test_een_onbekend_thema(self, mensen: Mensen) -> None:
        for staart in ("", "aan-of-uit/"):
            assert Mens(mensen.beleid).ga(f"/afspraken/themas/niets/{staart}").status == 404


def gekozen(vraag_id: UUID | None = None) -> set[str]:
    """De themas die nu bij een vraag (of bij alle) staan."""
    with poort.systeem(taak="proef"):
        rijen = Vraagthema.objects.filter(ingetrokken_op__isnull=True)
        if vraag_id:
            rijen = rijen.filter(vraag=vraag_id)
        return set(rijen.values_list("thema", flat=True))


class TestUit:
    def test_uit_is_niet_meer_te_kiezen_en_blijft_bij_oude_vragen(self, mensen: Mensen) -> None:
        een = erbij(mensen)
        vraag = maak_vraag(mensen, mensen.teamlid, themas=[(een.code, "versterking")])
        zet_uit(mensen, een.code).ziet("Uitgezet.", "Niet meer te kiezen", "speelt niet meer")
        # Nergens meer aangeboden
        assert een.code not in {thema.code for thema in overzichten.themas()}
        Mens(mensen.teamlid).ga("/vragen/nieuw/").ziet_niet("Aardbevingsschade")
        # Maar de oude vraag houdt het, met naam, ook als iemand er een thema bij kiest
        adres = f"/vragen/{vraag.dossier_id}/"
        joke = Mens(mensen.teamlid).ga(adres).ziet("Aardbevingsschade")
        keuze = {"sleutel": nieuw_token(), "themas": [een.code, "woning"]}
        joke.client.post(f"{adres}themas/", keuze)
        assert gekozen(vraag.pk) == {een.code, "woning"}
        # En bij een andere vraag komt het er niet meer bij
        ander = maak_vraag(mensen, mensen.teamlid)
        keuze = {"sleutel": nieuw_token(), "themas": [een.code, "woning"]}
        joke.client.post(f"/vragen/{ander.dossier_id}/themas/", keuze)
        assert gekozen(ander.pk) == {"woning"}

    def test_weer_aan_tenzij_haar_woord_nu_elders_staat(self, mensen: Mensen) -> None:
        een = erbij(mensen)
        zet_uit(mensen, een.code)
        ander = erbij(mensen, naam="Versterken", woorden="versterking")
        assert ander.code != een.code
        mens = Mens(mensen.beleid).ga(f"/afspraken/themas/{een.code}/aan-of-uit/")
        mens.druk("Weer aanzetten", waarom="Toch wel.").ziet("staat al bij het thema Versterken")
        zet_uit(mensen, ander.code)
        mens.ga(f"/afspraken/themas/{een.code}/aan-of-uit/")
        mens.druk("Weer aanzetten", waarom="Toch wel.").ziet("Weer aan.")
        assert overzichten.stel_themas_voor("versterking")[0][0].code == een.code

    def test_valkuil_een_gevoelig_thema_uit_wordt_nergens_minder_gevoelig(
        self, mensen: Mensen
    ) -> None:
        buurten = maak_buurten(mensen, 6)
        huis = maak_huishouden(mensen, mensen.teamlid, "Van Vliet")
        vraagt(mensen, huis, buurten[0], week(1), "onveilig", "geweld")
        zet_uit(mensen, "onveilig")
        # Geteld voor de hele gemeente, nooit bij de buurt
        patroonrun.draai()
        gebieden = set(
            Weektelling.objects.filter(thema="onveilig").values_list("gebied", flat=True)
        )
        assert gebieden
        assert gebieden.isdisjoint({buurt.pk for buurt in buurten})
        # En wat iemand zocht blijft zonder woorden en zonder buurt
        gemis = meld_gemis(vraag="opvang na huiselijk geweld", gebied_id=buurten[0].pk)
        assert gemis is not None
        assert (gemis.thema, gemis.woorden, gemis.gebied_id) == ("onveilig", "", None)

    def test_het_laatste_thema_blijft(self, mensen: Mensen) -> None:
        Thema.objects.exclude(code="rouw").update(tot=klok.vandaag())
        overzichten.vergeet()
        zet_uit(mensen, "rouw").ziet("Er moet er een overblijven")
        assert Thema.objects.get(code="rouw").tot is None
