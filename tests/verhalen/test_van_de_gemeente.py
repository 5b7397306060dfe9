"""Wat van de gemeente is: haar regels, haar regelingen, en een lijst die zij zelf inleest."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.afspraken import handelingen, overzichten
from nabij.kamers.afspraken.instrument import GROOTST, Onbruikbaar, Waarom, lees
from nabij.kamers.afspraken.models import Erbijregel, Instrument, Regeling
from nabij.kamers.toegang.models import Sleutelbewoner
from tests.bewoners.maak import huishouden
from tests.mensen import Mensen
from tests.verhalen.mens import Mens

django = pytest.mark.django_db(databases=["default", "logboek"])
GOED = {
    "naam": "Hoe gaat het thuis",
    "versie": 2,
    "bron": "Verzonnen voor deze proef",
    "licentie": "CC BY 4.0",
    "schaal": ["nooit", "soms", "vaak"],
    "vragen": ["Is er genoeg rust?", "Is er iemand om te bellen?"],
}
YAML = """naam: Hoe gaat het thuis
versie: 2
bron: Verzonnen voor deze proef
licentie: CC BY 4.0
schaal: [nooit, soms, vaak]
vragen:
  - Is er genoeg rust?
  - Is er iemand om te bellen?
"""
CSV = """veld;waarde
naam;Hoe gaat het thuis
versie;2
bron;Verzonnen voor deze proef
licentie;CC BY 4.0
schaal;nooit
schaal;soms
schaal;vaak
vraag;Is er genoeg rust?
vraag;Is er iemand om te bellen?
"""


class TestBestand:
    def test_drie_soorten_bestand_geven_dezelfde_lijst(self) -> None:
        uit_yaml = lees("lijst.yaml", YAML.encode())
        assert uit_yaml == lees("Lijst.JSON", json.dumps(GOED).encode())
        assert uit_yaml == lees("lijst.csv", ("\ufeff" + CSV).encode())
        assert uit_yaml == lees("lijst.csv", CSV.replace(";", ",").encode())
        assert uit_yaml.schaal == ("nooit", "soms", "vaak")

    @pytest.mark.parametrize(
        ("naam", "inhoud", "waarom"),
        [
            ("lijst.docx", YAML, Waarom.ONLEESBAAR),
            ("lijst.json", "[", Waarom.ONLEESBAAR),
            ("lijst.json", "[]", Waarom.ONLEESBAAR),
            ("lijst.json", "[" * 50_000, Waarom.ONLEESBAAR),
            ("lijst.yaml", "a: &a [1]\nb: *a", Waarom.ONLEESBAAR),
            ("lijst.yaml", "!!python/object/apply:os.system ['ls']", Waarom.ONLEESBAAR),
            ("lijst.csv", "naam,Hoe gaat het", Waarom.ONLEESBAAR),
            ("lijst.yaml", YAML.replace("licentie: CC BY 4.0", ""), Waarom.ONTBREEKT),
            ("lijst.yaml", YAML.replace("bron: V", "bron: " + "V" * 300), Waarom.TE_LANG),
            ("lijst.yaml", YAML.replace("nooit, soms, vaak", "ja"), Waarom.SCHAAL),
            ("lijst.yaml", YAML.replace("nooit, soms, vaak", "ja, ja"), Waarom.SCHAAL),
            ("lijst.yaml", YAML.split("vragen")[0], Waarom.VRAGEN),
            ("lijst.yaml", "#" * (GROOTST + 1), Waarom.TE_GROOT),
        ],
    )
    def test_wat_niet_kan_wordt_gezegd(self, naam: str, inhoud: str, waarom: Waarom) -> None:
        with pytest.raises(Onbruikbaar) as fout:
            lees(naam, inhoud.encode())
        assert fout.value.waarom == waarom

    def test_wat_geen_tekst_is_is_niet_te_lezen(self) -> None:
        with pytest.raises(Onbruikbaar):
            lees("lijst.csv", b"\xff\xfe\x00")


def lees_in(mens: Mens, inhoud: str, naam: str = "lijst.yaml") -> Any:
    velden = {
        "sleutel": nieuw_token(),
        "bestand": SimpleUploadedFile(naam, inhoud.encode()),
        "wie": "Ingrid Maas",
        "waarom": "Het team vroeg erom.",
    }
    return mens.client.post("/afspraken/lijsten/inlezen/", velden, follow=True)


@django
@pytest.mark.rij("M02")
class TestLijst:
    def test_een_lijst_van_de_gemeente_bij_een_gesprek(self, mensen: Mensen) -> None:
        thuis = huishouden(mensen)
        joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/")
        joke.druk("Bewaren", verslag="We dronken koffie.")
        verslag = joke.adres
        # Zonder lijst van de gemeente staat er niets
        joke.ziet_niet("Een lijst, als de inwoner dat wil")

        # Als de gemeente er een inleest
        ingrid = Mens(mensen.beleid)
        assert "is ingelezen" in lees_in(ingrid, YAML).content.decode()
        assert "Deze versie van deze lijst is er al." in lees_in(ingrid, YAML).content.decode()

        # Dan kan zij bij het gesprek, en mag elke vraag worden overgeslagen
        joke.ga(verslag).klik("Hoe gaat het thuis").ziet("Elke vraag mag worden overgeslagen")
        joke.druk("Bewaren").ziet("Er is nog niets gekozen.")
        joke.druk("Bewaren", v0="soms")
        # En staat er het woord, zonder totaal
        joke.ziet("Is er genoeg rust? soms").ziet_niet("Is er iemand om te bellen?", "totaal")
        joke.druk("Klopt niet").ziet_niet("Is er genoeg rust?")

        # En hoort zij er niet meer bij als de gemeente haar loslaat
        ingrid.ga("/afspraken/").druk("Niet meer gebruiken")
        joke.ga(verslag).ziet_niet("Een lijst, als de inwoner dat wil")
        een = Instrument.objects.get()
        assert Mens(mensen.anderteam).ga(f"{verslag}lijst/{een.pk}/").status == 404

    def test_een_bestand_dat_niet_klopt_geeft_een_zin(self, mensen: Mensen) -> None:
        html = lees_in(Mens(mensen.beheer), YAML.replace("bron:", "bronn:")).content.decode()
        assert "In het bestand ontbreekt: bron." in html
        assert "Het team vroeg erom." in html
        assert not Instrument.objects.exists()

    @pytest.mark.parametrize("wie", ["teamlid", "teamleider", "opbouwwerker", "fg"])
    def test_alleen_beleid_en_beheer_stellen_vast(self, mensen: Mensen, wie: str) -> None:
        mens = Mens(getattr(mensen, wie))
        for adres in ("lijsten/inlezen/", "erbij/acuut/", "regelingen/nieuw/"):
            assert mens.ga(f"/afspraken/{adres}").status == 403
        assert lees_in(mens, YAML).status_code == 403
        mens.ga("/afspraken/").ziet_niet("Aanpassen")

    def test_eerdere_hulp_staat_op_het_verslag(self, mensen: Mensen) -> None:
        thuis = huishouden(mensen)
        Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/").druk(
            "Bewaren", verslag="We dronken koffie.", eerder_wat="Schuldhulp",
            eerder_wanneer="2021", eerder_uitkomst="afgerond",
        ).ziet("Hulp die er al was", "Schuldhulp (2021): afgerond")  # fmt: skip


@django
@pytest.mark.rij("M58")
class TestRegels:
    def test_een_regel_krijgt_andere_woorden_en_de_oude_blijft_te_lezen(
        self, mensen: Mensen
    ) -> None:
        ingrid = Mens(mensen.beleid).ga("/afspraken/erbij/staat_stil/")
        ingrid.ziet("Wanneer: Aan een doel is drie maanden niets gebeurd")
        ingrid.druk("Vaststellen", zin="Neem iemand mee.", waarom="Korter leest beter.")
        ingrid.ziet("Neem iemand mee.", "Wat er eerst stond", "doel drie maanden stilstaat")
        rijen = Erbijregel.objects.filter(code="staat_stil").order_by("van")
        assert [een.tot for een in rijen] == [klok.vandaag(), None]
        assert [een.toestand for een in rijen] == ["staat_stil", "staat_stil"]

        # En nog een keer op dezelfde dag verbetert die tekst
        ingrid.ga("/afspraken/erbij/staat_stil/").druk(
            "Vaststellen", zin="Neem een collega mee.", waarom="Nog korter."
        )
        assert Erbijregel.objects.filter(code="staat_stil").count() == 2

    def test_twee_mensen_een_regel_de_tweede_ziet_beide(self, mensen: Mensen) -> None:
        ingrid = Mens(mensen.beleid).ga("/afspraken/erbij/staat_stil/")
        wim = Mens(mensen.beheer).ga("/afspraken/erbij/staat_stil/")
        ingrid.druk("Vaststellen", zin="Van Ingrid.", waarom="Daarom.")
        wim.druk("Vaststellen", zin="Van Wim.", waarom="Daarom.")
        assert wim.status == 409
        wim.ziet("Van Ingrid.")
        assert "Van Wim." in wim.html

    def test_voor_een_tekst_die_klaarstaat_kan_niets_meer_tussen(self, mensen: Mensen) -> None:
        straks = klok.vandaag() + timedelta(days=30)
        handelingen.stel_erbijregel_vast(
            code="staat_stil", wie="Ingrid", waarom="Straks.", van=straks, zin="Straks."
        )
        ingrid = Mens(mensen.beleid).ga("/afspraken/erbij/staat_stil/")
        ingrid.druk("Vaststellen", waarom="Nu.", van=klok.vandaag().isoformat())
        ingrid.ziet("Er staat al iets klaar dat later begint.")

    def test_een_dag_die_voorbij_is_of_niet_bestaat(self, mensen: Mensen) -> None:
        ingrid = Mens(mensen.beleid).ga("/afspraken/erbij/acuut/")
        ingrid.druk("Vaststellen", waarom="Nu.", van="2020-01-01").ziet("al voorbij")
        ingrid.druk("Vaststellen", waarom="Nu.", van="2026-02-30").ziet("Deze dag bestaat niet.")


@django
@pytest.mark.rij("M41")
class TestRegelingen:
    def geld(self, mensen: Mensen, thuis: UUID) -> Mens:
        joke = Mens(mensen.teamlid).ga(f"/huishoudens/{thuis}/gesprek/geld/")
        return joke.druk("Uitrekenen", loon="100", situaties=["krap"])

    def test_een_eigen_regeling_staat_op_het_blad_over_geld(self, mensen: Mensen) -> None:
        thuis = huishouden(mensen)
        ingrid = Mens(mensen.beleid).ga("/afspraken/").klik("Een regeling erbij")
        velden: dict[str, Any] = {
            "naam": "Meedoenregeling", "wanneer": "Helpt om mee te doen aan sport of cultuur.",
            "waar": "de gemeente", "bij": ["krap"], "wet": "Verordening meedoen",
            "bron": "https://lokaleregelgeving.overheid.nl/", "waarom": "Nieuw dit jaar.",
        }  # fmt: skip
        ingrid.druk("Vaststellen", **{**velden, "wanneer": "Onder 130 procent van bijstand."})
        ingrid.ziet("Schrijf geen bedrag of procent op")
        ingrid.druk("Vaststellen", **velden).ziet("Meedoenregeling")
        self.geld(mensen, thuis).ziet("Meedoenregeling", "door gemeente te controleren")

        # Anders gezegd: de oude tekst blijft bewaard, en losgelaten is ze van het blad
        een = Regeling.objects.get(naam="Meedoenregeling")
        ingrid.ga(f"/afspraken/regelingen/{een.code}/").druk(
            "Vaststellen", naam="Meedoenpas", waarom="Zo heet ze nu."
        )
        self.geld(mensen, thuis).ziet("Meedoenpas").ziet_niet("Meedoenregeling")
        ingrid.ga(f"/afspraken/regelingen/{een.code}/").druk("Weghalen")
        self.geld(mensen, thuis).ziet_niet("Meedoenpas")

    def test_de_meegeleverde_regelingen_zijn_er_en_te_veranderen(self, mensen: Mensen) -> None:
        assert any(een.code == "huurtoeslag" for een in overzichten.regelingen())
        ingrid = Mens(mensen.beheer).ga("/afspraken/regelingen/huurtoeslag/")
        ingrid.druk("Vaststellen", jaar="2027", waarom="Nagelezen.").ziet("nagelezen voor 2027")
        assert Regeling.objects.filter(code="huurtoeslag").count() == 2
        ingrid.ga("/afspraken/regelingen/bestaat-niet/")
        assert ingrid.status == 404


@django
@pytest.mark.rij("M72")
class TestSleutelbewoner:
    @pytest.fixture
    def bewoner(self, mensen: Mensen) -> Sleutelbewoner:
        return Sleutelbewoner.objects.create(team=mensen.oost, naam="Truus", telefoon="0610000001")

    def test_een_ander_nummer(self, mensen: Mensen, bewoner: Sleutelbewoner) -> None:
        nadia = Mens(mensen.opbouwwerker).ga("/sleutelbewoners/").klik("Aanpassen")
        nadia.druk("Bewaren", telefoon="abc").ziet("Truus")
        nadia.druk("Bewaren", telefoon="06 1000 0002").ziet("Bewaard.")
        bewoner.refresh_from_db()
        assert bewoner.telefoon.endswith("0002")

    def test_twee_collegas_tegelijk(self, mensen: Mensen, bewoner: Sleutelbewoner) -> None:
        adres = f"/sleutelbewoners/{bewoner.pk}/"
        nadia, sanne = Mens(mensen.opbouwwerker).ga(adres), Mens(mensen.teamleider).ga(adres)
        nadia.druk("Bewaren", naam="Truus Vos")
        sanne.druk("Bewaren", naam="Truus de Vos")
        assert sanne.status == 409
        sanne.ziet("Truus Vos")

    @pytest.mark.parametrize(("wie", "status"), [("teamlid", 403), ("anderteam", 403), ("fg", 403)])
    def test_een_vreemde(
        self, mensen: Mensen, bewoner: Sleutelbewoner, wie: str, status: int
    ) -> None:
        mens = Mens(getattr(mensen, wie)).ga(f"/sleutelbewoners/{bewoner.pk}/")
        assert mens.status in (status, 404)
