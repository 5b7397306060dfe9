"""Een signaal: de regels, en wie wat mag en hoort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from nabij.fundament import klok
from nabij.fundament.termijnen import werkdagen_later
from nabij.kamers.account.models import Account, Post
from nabij.kamers.afspraken.overzichten import bewaar_tot
from nabij.kamers.poort import bewaren, poort, toegangslink
from nabij.kamers.poort.begrippen import Doel, DossierSoort
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Dossier, Linkdoel, Toegangslink
from nabij.kamers.poort.wachter import GeenToegang
from nabij.kamers.team.models import Dienst
from nabij.kamers.toegang import handelingen, overzichten, regels
from nabij.kamers.toegang.models import Signaal, Signaalstap, Signaaltelling
from nabij.kamers.toegang.opruimen import ruim_op
from nabij.kamers.toegang.regels import Signaaldoe, Signaalstaat, signaalstand
from tests.mensen import Mensen, verzoek
from tests.toegang.maak import lees as lees_vraag
from tests.toegang.maak import maak_huishouden, maak_signaal, post, schrijven

pytestmark = pytest.mark.rij("M40")
VANDAAG = date(2026, 3, 10)


@dataclass(frozen=True)
class Stap:
    """Een stap zoals de regels haar zien, op uur `uur` van vandaag."""

    soort: str
    uur: int = 9
    besluit: str = ""
    gesproken: bool | None = None
    ingetrokken_op: datetime | None = None

    @property
    def op(self) -> datetime:
        return datetime(2026, 3, 10, self.uur, tzinfo=UTC)

    @property
    def vastgelegd_op(self) -> datetime:
        return self.op


class TestRegels:
    @pytest.mark.parametrize(
        ("stappen", "staat", "doe"),
        [
            ([], "wacht", "nemen"),
            ([Stap("genomen")], "genomen", "besluiten"),
            ([Stap("genomen"), Stap("besluit", 10, "eropaf")], "besloten", "gaan"),
            ([Stap("genomen"), Stap("besluit", 10, "samen")], "besloten", "gaan"),
            ([Stap("genomen"), Stap("besluit", 10, "bellen")], "besloten", "bellen"),
            ([Stap("besluit", 10, "geen_actie")], "ongegrond", "niets"),
            ([Stap("besluit", 10, "doorzetten")], "doorgezet", "niets"),
            ([Stap("bezocht", 11, gesproken=False)], "bezocht", "afronden"),
            ([Stap("bezocht", 11, gesproken=True)], "bezocht", "vertellen"),
            ([Stap("bezocht", 11, gesproken=True), Stap("gehoord", 12)], "bezocht", "afronden"),
            ([Stap("gebeld", 11, gesproken=True), Stap("hulpvraag", 12)], "hulpvraag", "vertellen"),
            ([Stap("bezocht", 11, gesproken=False), Stap("niets", 12)], "ongegrond", "niets"),
            ([Stap("genomen"), Stap("team", 10)], "wacht", "nemen"),
        ],
    )
    def test_de_staat_volgt_uit_de_stappen(self, stappen: Any, staat: str, doe: str) -> None:
        stand = signaalstand(stappen, VANDAAG)

        assert (stand.staat, stand.doe(melder_wacht=False)) == (staat, doe)

    def test_een_ingetrokken_stap_en_een_van_morgen_tellen_niet(self) -> None:
        weg = Stap(
            "besluit", 10, "geen_actie", ingetrokken_op=datetime(2026, 3, 10, 11, tzinfo=UTC)
        )

        assert signaalstand([Stap("genomen"), weg], VANDAAG).staat == Signaalstaat.GENOMEN
        gisteren = VANDAAG - timedelta(days=1)
        assert signaalstand([Stap("genomen")], gisteren).staat == Signaalstaat.WACHT

    def test_een_melder_die_wacht_hoort_iets_voor_het_dicht_gaat(self) -> None:
        stappen = [Stap("bezocht", 11, gesproken=False), Stap("niets", 12)]

        assert signaalstand(stappen, VANDAAG).doe(melder_wacht=True) == Signaaldoe.TERUGMELDEN
        klaar = signaalstand([*stappen, Stap("teruggemeld", 13)], VANDAAG)
        assert klaar.doe(melder_wacht=True) == Signaaldoe.NIETS

    @pytest.mark.parametrize(
        ("dag", "aantal", "dan"),
        [
            (date(2026, 3, 10), 2, date(2026, 3, 12)),  # dinsdag
            (date(2026, 3, 12), 2, date(2026, 3, 16)),  # donderdag, over het weekend
            (date(2026, 3, 14), 1, date(2026, 3, 16)),  # zaterdag
            (date(2026, 3, 13), 0, date(2026, 3, 13)),
        ],
    )
    def test_werkdagen(self, dag: date, aantal: int, dan: date) -> None:
        assert werkdagen_later(dag, aantal) == dan

    def test_de_groep_hoort_pas_een_getal_als_het_niemand_aanwijst(self) -> None:
        assert not regels.mag_groep_tellen(4)
        assert regels.mag_groep_tellen(5)


@pytest.fixture(autouse=True)
def _lijst(settings: Any, tmp_path: Any) -> None:
    settings.OPRUIMLIJST = tmp_path / "opgeruimd.lijst"


def lees(account: Account, pk: UUID) -> overzichten.Signaalbeeld:
    with poort.open(verzoek(account), pk, doel=Doel.HULP, onderdelen=["vraag"]):
        (een,) = overzichten.signalen([pk])
        return een


def doe(account: Account, pk: UUID, wat: Any, **velden: Any) -> Any:
    with schrijven(account, pk) as zicht:
        een = Signaal.objects.get(dossier=pk)
        een.dossier = Dossier.objects.get(pk=pk)
        return wat(signaal=een, door=zicht.wie, **velden)


@pytest.mark.django_db
class TestWie:
    @pytest.mark.rij("M51")
    def test_wie_dienst_heeft_en_de_leider_zien_wat_wacht_en_verder_niemand(
        self, mensen: Mensen
    ) -> None:
        pk = maak_signaal(mensen)

        for wie in (mensen.teamlid, mensen.teamleider):
            assert lees(wie, pk).staat == "wacht"
        vreemden = "collega anderteam jeugdteam opbouwwerker specialist beleid fg beheer"
        for naam in vreemden.split():
            with pytest.raises(GeenToegang):
                lees(getattr(mensen, naam), pk)

    @pytest.mark.rij("M51")
    def test_na_het_oppakken_ziet_alleen_die_ene_het_nog(self, mensen: Mensen) -> None:
        pk = maak_signaal(mensen)
        doe(mensen.teamlid, pk, handelingen.neem_signaal)

        assert lees(mensen.teamlid, pk).staat == "genomen"
        with pytest.raises(GeenToegang):
            lees(mensen.teamleider, pk)

    def test_elke_blik_staat_in_het_logboek_als_signaal(self, mensen: Mensen) -> None:
        pk = maak_signaal(mensen)
        lees(mensen.teamlid, pk)

        maken, blik = Inzage.objects.filter(dossier_id=pk).order_by("pk")
        assert (maken.actie, maken.actor_soort) == ("maken", "inwoner")
        assert (blik.objectsoort, blik.actor_id) == ("signaal", str(mensen.teamlid.pk))

    def test_wie_net_te_laat_is_hoort_dat(self, mensen: Mensen, als: Any) -> None:
        pk = maak_signaal(mensen)
        doe(mensen.teamleider, pk, handelingen.neem_signaal)

        antwoord = post(als(mensen.teamlid), f"/signalen/{pk}/nemen/")
        assert antwoord.url == "/mijn-dag/"
        assert (
            "Een collega was je net voor." in als(mensen.teamlid).get("/mijn-dag/").content.decode()
        )

    def test_zonder_dienst_krijgt_de_teamleider_de_mail(self, mensen: Mensen) -> None:
        Dienst.objects.all().delete()
        Account.objects.update(email="x@voorbeeld.nl")
        maak_signaal(mensen)

        assert [post.account for post in Post.objects.all()] == [mensen.teamleider]


@pytest.mark.django_db
class TestBesluit:
    @pytest.mark.parametrize("besluit", ["doorzetten", "geen_actie"])
    def test_hoort_een_reden_bij(self, mensen: Mensen, als: Any, besluit: str) -> None:
        pk = maak_signaal(mensen)
        client = als(mensen.teamlid)

        post(client, f"/signalen/{pk}/besluit/", besluit=besluit)
        assert "Schrijf in een regel waarom." in client.get(f"/signalen/{pk}/").content.decode()
        assert lees(mensen.teamlid, pk).staat == "wacht"
        with schrijven(mensen.teamlid, pk), pytest.raises(IntegrityError), transaction.atomic():
            Signaalstap.objects.create(
                dossier_id=pk, signaal=Signaal.objects.get(), soort="besluit", besluit=besluit,
                door=mensen.teamlid,
            )  # fmt: skip

        post(client, f"/signalen/{pk}/besluit/", besluit=besluit, reden="Ze is op vakantie")
        assert lees(mensen.teamlid, pk).staat in ("doorgezet", "ongegrond")
        assert toegangslink.zoek("t" * 64, Linkdoel.TERUGLEZEN).antwoord == "gedaan"

    def test_een_tik_te_snel_kan_tien_minuten_terug(
        self, mensen: Mensen, time_machine: Any
    ) -> None:
        pk = maak_signaal(mensen)
        stap = doe(mensen.teamlid, pk, handelingen.beslis, besluit="geen_actie", reden="Weg")
        assert Dossier.objects.get(pk=pk).gesloten_op is not None

        with schrijven(mensen.teamlid, pk):
            een = Signaal.objects.select_related("dossier").get()
            handelingen.draai_signaal_terug(signaal=een, stap=stap)
        assert lees(mensen.teamlid, pk).staat == "genomen"
        assert Dossier.objects.get(pk=pk).gesloten_op is None
        assert toegangslink.zoek("t" * 64, Linkdoel.TERUGLEZEN).antwoord == ""

        stap = doe(mensen.teamlid, pk, handelingen.beslis, besluit="geen_actie", reden="Weg")
        time_machine.move_to(klok.nu() + timedelta(minutes=11))
        with schrijven(mensen.teamlid, pk):
            een = Signaal.objects.select_related("dossier").get()
            with pytest.raises(handelingen.TeLaat):
                handelingen.draai_signaal_terug(signaal=een, stap=stap)

    def test_de_termijn_staat_erbij_en_wat_te_laat_is_ook(
        self, mensen: Mensen, time_machine: Any
    ) -> None:
        time_machine.move_to("2026-03-10 09:10+01:00")
        pk = maak_signaal(mensen)
        assert lees(mensen.teamleider, pk).besluit_voor == date(2026, 3, 12)
        assert not lees(mensen.teamleider, pk).is_laat

        time_machine.move_to("2026-03-13 09:10+01:00")
        assert lees(mensen.teamleider, pk).is_laat


@pytest.mark.django_db
class TestVertellen:
    def test_afronden_kan_pas_als_diegene_het_weet(self, mensen: Mensen, als: Any) -> None:
        pk = maak_signaal(mensen)
        doe(mensen.teamlid, pk, handelingen.beslis, besluit="eropaf")
        doe(mensen.teamlid, pk, handelingen.leg_langsgaan_vast, gesproken=True)

        client = als(mensen.teamlid)
        post(client, f"/signalen/{pk}/niets/")
        assert "Vertel dat eerst." in client.get(f"/signalen/{pk}/").content.decode()
        assert lees(mensen.teamlid, pk).is_open

    def test_een_vraag_met_de_zorg_nog_onverteld_blijft_op_mijn_dag(
        self, mensen: Mensen, als: Any
    ) -> None:
        pk = maak_signaal(mensen)
        doe(mensen.teamlid, pk, handelingen.beslis, besluit="eropaf")
        doe(mensen.teamlid, pk, handelingen.leg_langsgaan_vast, gesproken=True)
        client = als(mensen.teamlid)

        post(client, f"/signalen/{pk}/hulpvraag/", tekst="Kunt u met me meelezen?")
        dag = client.get("/mijn-dag/").content.decode()
        assert "Vertellen dat iemand zich zorgen maakte" in dag
        post(client, f"/signalen/{pk}/verteld/")
        assert "Gordijnen" not in client.get("/mijn-dag/").content.decode()

    def test_een_lege_vraag_geeft_een_zin_en_houdt_wat_er_stond(
        self, mensen: Mensen, als: Any
    ) -> None:
        pk = maak_signaal(mensen)
        doe(mensen.teamlid, pk, handelingen.beslis, besluit="eropaf")
        doe(mensen.teamlid, pk, handelingen.leg_langsgaan_vast, gesproken=True, verteld=True)

        inhoud = post(als(mensen.teamlid), f"/signalen/{pk}/hulpvraag/", tekst=" ", naam="Brandsma")
        assert "Schrijf op wat er gevraagd wordt" in inhoud.content.decode()
        assert 'value="Brandsma"' in inhoud.content.decode()

    def test_de_vraag_weet_niets_van_het_signaal(self, mensen: Mensen) -> None:
        pk = maak_signaal(mensen, terug="0612345678")
        doe(mensen.teamlid, pk, handelingen.beslis, besluit="eropaf")
        with schrijven(mensen.teamlid, pk) as zicht:
            een = Signaal.objects.select_related("dossier").get()
            vraag = handelingen.maak_hulpvraag(
                signaal=een,
                in_vraag=poort.nieuw(
                    verzoek(mensen.teamlid), soort=DossierSoort.VRAAG, team_id=mensen.oost.pk,
                    doel=Doel.NIEUWE_VRAAG,
                ),
                tekst="Kunt u met me meelezen?",
                door=zicht.wie,
            )  # fmt: skip
        beeld = lees_vraag(mensen.teamlid, vraag.dossier_id)
        assert (beeld.vraag.tekst, beeld.vraag.vrager) == ("Kunt u met me meelezen?", "zelf")
        (gang,) = Dossier.objects.get(pk=pk).gang.all()
        assert (gang.soort, gang.naar) == ("opgegaan", str(vraag.dossier_id))
        assert not Dossier.objects.get(pk=vraag.dossier_id).gang.exists()


@pytest.mark.django_db
class TestOpruimen:
    def test_een_zorg_die_een_vraag_werd_blijft_zo_lang_als_een_vraag(
        self, mensen: Mensen, time_machine: Any
    ) -> None:
        TestVertellen().test_de_vraag_weet_niets_van_het_signaal(mensen)
        einde = klok.begin_van(bewaar_tot("vraag", klok.vandaag()))
        time_machine.move_to(einde - timedelta(hours=1))
        assert ruim_op() == 0
        time_machine.move_to(einde)
        assert ruim_op() == 1
        assert [dossier.soort for dossier in Dossier.objects.all()] == ["vraag"]

    def test_een_melder_die_niet_gebeld_is_houdt_het_niet_vast(
        self, mensen: Mensen, time_machine: Any
    ) -> None:
        pk = maak_signaal(mensen, terug="0612345678")
        doe(mensen.teamlid, pk, handelingen.beslis, besluit="geen_actie", reden="Vakantie")
        assert Dossier.objects.get(pk=pk).gesloten_op is None

        time_machine.move_to(klok.nu() + timedelta(weeks=6))
        assert ruim_op() == 1

    def test_wat_nog_openstaat_gaat_niet_weg(self, mensen: Mensen, time_machine: Any) -> None:
        pk = maak_signaal(mensen)
        time_machine.move_to(klok.nu() + timedelta(weeks=60))

        assert ruim_op() == 0
        assert Dossier.objects.filter(pk=pk).exists()

    def test_aantallen_blijven_en_een_huishouden_kan_zo_nooit_weg(
        self, mensen: Mensen, time_machine: Any
    ) -> None:
        huis = maak_huishouden(mensen, mensen.teamlid)
        pk = maak_signaal(mensen)
        doe(mensen.teamlid, pk, handelingen.beslis, besluit="geen_actie", reden="Vakantie")

        assert bewaren.vernietig([pk, huis], taak="proef") == 1
        assert [dossier.pk for dossier in Dossier.objects.all()] == [huis]
        assert Signaaltelling.objects.get(wat="gegeven").aantal == 1
        assert not Toegangslink.objects.exists()

    def test_valt_de_stroom_uit_na_de_lijst_dan_gaat_het_alsnog_weg(
        self, mensen: Mensen, monkeypatch: Any
    ) -> None:
        pk = maak_signaal(mensen)
        monkeypatch.setattr(bewaren, "_haal_weg", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            bewaren.vernietig([pk], taak="proef")
        monkeypatch.undo()

        assert bewaren.pas_lijst_toe() == 1
        assert not Dossier.objects.exists()


@pytest.mark.django_db
@pytest.mark.rij("M72")
class TestSleutelbewoners:
    def zet(self, mensen: Mensen) -> Any:
        return handelingen.voeg_sleutelbewoner_toe(
            team_id=mensen.oost.pk, naam="Riet Kamstra", telefoon="0612345678",
            toestemming_op=klok.vandaag(),
        )  # fmt: skip

    def test_een_nieuwe_link_maakt_de_vorige_stuk(self, mensen: Mensen) -> None:
        een = self.zet(mensen)
        eerste, tweede = (handelingen.nieuwe_link(sleutelbewoner_id=een.pk) for _ in range(2))

        assert overzichten.bij_link(eerste) is None
        assert overzichten.bij_link(tweede) == een
        assert tweede not in str(Toegangslink.objects.values_list())

    def test_een_link_verloopt_en_wordt_opgeruimd(self, mensen: Mensen, time_machine: Any) -> None:
        token = handelingen.nieuwe_link(sleutelbewoner_id=self.zet(mensen).pk)

        time_machine.move_to(klok.nu() + timedelta(days=366))
        assert overzichten.bij_link(token) is None
        assert toegangslink.ruim_op() == 0
        time_machine.move_to(klok.nu() + timedelta(days=31))
        assert toegangslink.ruim_op() == 1

    @pytest.mark.parametrize("wie", ["teamlid", "specialist", "beleid", "fg", "beheer"])
    def test_de_lijst_is_van_opbouwwerker_en_teamleider(
        self, mensen: Mensen, als: Any, wie: str
    ) -> None:
        assert als(getattr(mensen, wie)).get("/sleutelbewoners/").status_code == 404

    def test_een_ander_team_komt_er_niet_bij(self, mensen: Mensen, als: Any) -> None:
        een = self.zet(mensen)
        een.team = mensen.west
        een.save()
        client = als(mensen.opbouwwerker)

        assert "Kamstra" not in client.get("/sleutelbewoners/").content.decode()
        for pad in ("link", "weg"):
            assert post(client, f"/sleutelbewoners/{een.pk}/{pad}/").status_code == 404
