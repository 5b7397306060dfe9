"""Meewerken met een link: de regels, wat er mag en niet mag, en slechte invoer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from nabij.fundament import klok
from nabij.kamers.bewoners.models import Contact
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.casus.regels import KanNiet
from nabij.kamers.poort import poort, toegangslink
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Dossier, Linkdoel, Toegangslink
from nabij.kamers.poort.wachter import GeenToegang, PoortDicht
from nabij.kamers.toegang.models import Gesprek
from nabij.kamers.toewijzing import handelingen, overzichten
from nabij.kamers.toewijzing.forms import HoeFormulier, MeewerkFormulier, MomentFormulier
from nabij.kamers.toewijzing.models import JaHoe, Meewerker, Meewerkregel, Toewijzing
from nabij.kamers.toewijzing.regels import laatste_dag, vraagt_wat_u_ziet
from tests.casus.maak import Verhaal, met_plan
from tests.mensen import Mensen
from tests.toewijzing.maak import Gemeente, maak_gemeente, postbode, wijs_toe
from tests.verhalen.mens import Mens

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M60"),
]
VANDAAG = date(2026, 3, 10)


class TestRegels:
    @pytest.mark.parametrize(
        ("einde", "verwacht"),
        [
            (None, date(2026, 6, 9)),
            (date(2026, 12, 31), date(2026, 6, 9)),
            (date(2026, 4, 1), date(2026, 4, 1)),
            (VANDAAG, VANDAAG),
        ],
    )
    def test_een_link_werkt_hoogstens_dertien_weken_en_nooit_na_het_einde(
        self, einde: date | None, verwacht: date
    ) -> None:
        assert laatste_dag(einde, vandaag=VANDAAG) == verwacht

    @pytest.mark.parametrize(
        ("over_dagen", "gezegd", "vorige", "vraagt"),
        [
            (None, None, None, False),
            (15, None, None, False),
            (14, None, None, True),
            (-3, None, None, True),
            (14, 9, None, False),
            (14, 9, 8, False),
            (14, 8, 9, True),
            (15, 8, 9, False),
        ],
    )
    def test_de_vraag_komt_een_keer_per_keer_terugkijken(
        self, over_dagen: int | None, gezegd: int | None, vorige: int | None, vraagt: bool
    ) -> None:
        def op(dag: int | None) -> datetime | None:
            return None if dag is None else datetime(2026, 3, dag, tzinfo=UTC)

        dag = None if over_dagen is None else VANDAAG + timedelta(days=over_dagen)
        uit = vraagt_wat_u_ziet(dag, gezegd_op=op(gezegd), vorige_keer=op(vorige), vandaag=VANDAAG)
        assert uit is vraagt


@pytest.fixture
def gemeente(mensen: Mensen) -> Gemeente:
    return maak_gemeente()


@pytest.fixture
def samira(mensen: Mensen) -> Verhaal:
    return met_plan(mensen)[0]


@pytest.fixture
def hulp(samira: Verhaal, gemeente: Gemeente) -> Toewijzing:
    return wijs_toe(samira, gemeente)


def ja(op: date | None = None) -> handelingen.Ja:
    return handelingen.Ja("Samira", op or klok.vandaag(), JaHoe.GEBELD)


def bea(samira: Verhaal, hulp: Toewijzing, **anders: Any) -> tuple[Meewerker, str]:
    """Bea werkt mee en heeft een link."""
    velden = {"naam": "Bea Smit", "functie": "begeleider", "email": "bea@example.nl", "ja": ja()}
    with samira.regie(samira.mensen.teamlid) as zicht:
        rij = handelingen.laat_meewerken(toewijzing=hulp, door=zicht.wie, **{**velden, **anders})
        return rij, handelingen.geef_link(meewerker=rij)


def open_stuk(samira: Verhaal, token: str) -> Any:
    return overzichten.open_eigen_stuk(samira.mensen.verzoek(None), token)


class TestHandelingen:
    def test_er_werkt_een_mens_tegelijk_mee_ook_in_de_database(
        self, samira: Verhaal, hulp: Toewijzing
    ) -> None:
        bea(samira, hulp)
        with pytest.raises(KanNiet, match="al iemand"):
            bea(samira, hulp)
        door = samira.mensen.teamlid
        with (
            samira.regie(door),
            pytest.raises(IntegrityError),
            transaction.atomic(),
        ):
            Meewerker.objects.create(
                dossier_id=samira.pk, toewijzing=hulp, naam="Bo", functie="b", telefoon="1",
                akkoord_van="S", akkoord_op=klok.vandaag(), akkoord_hoe="papier", door=door,
            )  # fmt: skip

    def test_na_stoppen_mag_een_ander_en_die_leest_niet_wat_bea_schreef(
        self, samira: Verhaal, hulp: Toewijzing
    ) -> None:
        rij, token = bea(samira, hulp)
        with open_stuk(samira, token) as stuk:
            handelingen.schrijf_hoe_het_gaat(meewerker=stuk.meewerker, tekst="Goed")
        with samira.regie(samira.mensen.teamlid) as zicht:
            for _keer in range(2):
                handelingen.stop_meewerken(meewerker=rij, door=zicht.wie)
        _ander, nieuw = bea(samira, hulp, naam="Bo de Wit")
        with open_stuk(samira, nieuw) as stuk:
            assert stuk.eigen == []
        with samira.open(samira.mensen.teamlid):
            mee = overzichten.meewerken(hulp, waarom_niet="")
            assert [een.tekst for een in mee.van_aanbieder] == ["Goed"]

    def test_zonder_ja_van_vandaag_of_eerder_gebeurt_er_niets(
        self, samira: Verhaal, hulp: Toewijzing
    ) -> None:
        with pytest.raises(KanNiet, match="moet nog komen"):
            bea(samira, hulp, ja=ja(klok.vandaag() + timedelta(days=1)))

    def test_van_hulp_die_niet_loopt_gaat_geen_link_naar_buiten(
        self, samira: Verhaal, hulp: Toewijzing
    ) -> None:
        with samira.open(samira.mensen.teamlid) as zicht:
            handelingen.trek_in(toewijzing=hulp, door=zicht.wie)
        with pytest.raises(KanNiet, match="loopt niet"):
            bea(samira, hulp)

    def test_stopt_de_hulp_dan_is_de_link_dood_en_komt_er_geen_nieuwe(
        self, samira: Verhaal, hulp: Toewijzing
    ) -> None:
        rij, token = bea(samira, hulp)
        with postbode():
            handelingen.leg_start_vast(toewijzing=hulp, op=klok.vandaag(), bericht="a")
            handelingen.leg_stop_vast(toewijzing=hulp, op=klok.vandaag(), reden="19", bericht="b")
        with pytest.raises(GeenToegang), open_stuk(samira, token):
            pass
        with (
            samira.regie(samira.mensen.teamlid),
            pytest.raises(KanNiet, match="loopt niet"),
        ):
            handelingen.geef_link(meewerker=rij)

    def test_de_vraag_van_het_terugkijken_wordt_een_keer_beantwoord(
        self, samira: Verhaal, hulp: Toewijzing
    ) -> None:
        _rij, token = bea(samira, hulp)
        with samira.open(samira.mensen.teamlid) as zicht:
            casus.zet_evaluatiemoment(
                dossier_id=samira.pk, dag=klok.vandaag() + timedelta(days=5), door=zicht.wie
            )
        with open_stuk(samira, token) as stuk:
            keer: dict[str, Any] = {
                "meewerker": stuk.meewerker, "terugkijken_op": stuk.terugkijken_op,
                "vorige_keer": stuk.vorige_keer,
            }  # fmt: skip
            handelingen.zeg_wat_je_ziet(tekst="Zij belt zelf", **keer)
            with pytest.raises(KanNiet, match="geen antwoord"):
                handelingen.zeg_wat_je_ziet(tekst="Nog eens", **keer)
        with samira.open(samira.mensen.teamlid):
            assert [een.tekst for een in Meewerkregel.objects.all()] == ["Zij belt zelf"]


class TestDePoort:
    def test_elke_blik_staat_eerst_in_het_logboek_ook_een_geweigerde(
        self, samira: Verhaal, hulp: Toewijzing
    ) -> None:
        rij, token = bea(samira, hulp)
        with open_stuk(samira, token):
            pass
        Dossier.objects.filter(pk=samira.pk).update(gesloten_op=klok.nu())
        with pytest.raises(GeenToegang), open_stuk(samira, token):
            pass
        blikken = Inzage.objects.filter(actor_soort="aanbieder", actor_id=str(rij.pk))
        assert [een.uitkomst for een in blikken.order_by("pk")] == ["gegeven", "geweigerd"]

    def test_de_link_opent_geen_gesprek_en_geen_ander_huishouden(
        self, mensen: Mensen, samira: Verhaal, hulp: Toewijzing
    ) -> None:
        ander, _doel, _actie = met_plan(mensen)
        _rij, token = bea(samira, hulp)
        with open_stuk(samira, token):
            for model in (Gesprek, Contact):
                with pytest.raises(PoortDicht):
                    list(model.objects.all())
            assert not Toewijzing.objects.filter(dossier_id=ander.pk).exists()
            with pytest.raises(PoortDicht):
                Meewerkregel.objects.create(
                    dossier_id=ander.pk, meewerker_id=hulp.pk, soort="hoe", tekst="x"
                )

    def test_een_link_voor_iets_anders_is_hier_geen_link(self, samira: Verhaal) -> None:
        token = toegangslink.geef(
            doel=Linkdoel.TERUGLEZEN, geldig=timedelta(days=1), dossier_id=samira.pk
        )
        with pytest.raises(GeenToegang), open_stuk(samira, token):
            pass
        # En een link zonder wie erbij hoort opent niets
        los = toegangslink.geef(
            doel=Linkdoel.MEEWERKEN, geldig=timedelta(days=1), dossier_id=samira.pk
        )
        with pytest.raises(GeenToegang), open_stuk(samira, los):
            pass

    def test_alleen_een_merk_wordt_bewaard_en_de_termijn_klopt(
        self, samira: Verhaal, hulp: Toewijzing
    ) -> None:
        rij, token = bea(samira, hulp)
        link = Toegangslink.objects.get(object_id=rij.pk)
        assert token not in str(vars(link))
        assert len(token) >= 43
        assert klok.dag_van(link.geldig_tot - timedelta(seconds=1)) == rij.tot

    def test_de_namen_van_wie_keek_zijn_er_niet_voor_wie_ze_niet_vraagt(
        self, samira: Verhaal, hulp: Toewijzing
    ) -> None:
        rij, _token = bea(samira, hulp)
        with pytest.raises(PoortDicht):
            overzichten.namen_van([str(rij.pk)])
        with poort.systeem(taak="proef"):
            assert overzichten.namen_van([str(rij.pk)]) == {
                str(rij.pk): ("Bea Smit", "begeleider, Thuisgoed")
            }


class TestSlechteInvoer:
    @pytest.mark.parametrize(
        ("veld", "waarde", "zin"),
        [
            ("naam", "", "Schrijf de naam op van wie meewerkt."),
            ("functie", "", "Schrijf op welke functie diegene heeft."),
            ("email", "bea", "Dit is geen e-mailadres."),
            ("akkoord_op", "31-02-2026", "Schrijf de dag als 28-11-2025."),
            ("akkoord_op", "", "Zonder ja van het huishouden gaat er niets naar buiten."),
            ("akkoord_hoe", "", "Kies hoe het huishouden ja zei."),
            ("akkoord_van", "", "Schrijf op wie ja zei."),
        ],
    )
    def test_meewerken(self, veld: str, waarde: str, zin: str) -> None:
        goed = {
            "naam": "Bea", "functie": "begeleider", "telefoon": "0612345678", "akkoord_van": "S",
            "akkoord_op": "01-03-2026", "akkoord_hoe": "papier",
        }  # fmt: skip
        form = MeewerkFormulier({**goed, veld: waarde}, doelen=[])
        assert not form.is_valid()
        assert zin in str(form.errors[veld])
        assert MeewerkFormulier({**goed, "akkoord_op": "01-03-2026"}, doelen=[]).is_valid()

    def test_een_doel_dat_er_niet_is_kan_niet(self, hulp: Toewijzing) -> None:
        form = MeewerkFormulier({"doel": str(hulp.pk)}, doelen=[])
        assert "doel" in form.errors

    def test_moment_en_regel(self) -> None:
        gisteren = f"{klok.vandaag() - timedelta(days=1):%d-%m-%Y}"
        form = MomentFormulier({"dag": gisteren, "wat": ""})
        assert "Kies een dag die nog komt." in str(form.errors)
        assert "Schrijf op wat er dan is." in str(form.errors)
        assert "Maak het korter: hoogstens 500 tekens." in str(
            HoeFormulier({"tekst": "a" * 501}).errors
        )
        assert "Schrijf in een paar zinnen" in str(HoeFormulier({"tekst": "  "}).errors)


class TestPaginas:
    def test_wie_te_vaak_schrijft_leest_dat_in_gewone_woorden(
        self, samira: Verhaal, hulp: Toewijzing, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _rij, token = bea(samira, hulp)
        monkeypatch.setattr("nabij.deuren.portaal.drempel.PER_ADRES", 0)
        mens = Mens(None).ga(f"/meewerken/{token}/")
        mens.druk("Bewaren", tekst="Het gaat goed.")
        assert mens.status == 429
        mens.ziet("Er komt nu heel veel binnen", "Het gaat goed.")

    def test_een_lege_regel_wordt_niet_bewaard(self, samira: Verhaal, hulp: Toewijzing) -> None:
        _rij, token = bea(samira, hulp)
        mens = Mens(None).ga(f"/meewerken/{token}/").druk("Bewaren", tekst=" ")
        mens.ziet("Schrijf in een paar zinnen hoe het gaat.")
        # Twee keer dezelfde is een regel
        form, velden = mens.formulier("Bewaren", tekst="Goed")
        mens.verstuur(form, velden)
        mens.verstuur(form, velden)
        with samira.open(samira.mensen.teamlid):
            assert Meewerkregel.objects.count() == 1

    def test_zonder_regie_geen_link_en_geen_knop(self, samira: Verhaal, hulp: Toewijzing) -> None:
        bea(samira, hulp)
        vreemd = Mens(samira.mensen.anderteam)
        for pad in ("", "link/", "moment/", "stop/"):
            adres = samira.adres(f"toewijzing/{hulp.pk}/meewerken/{pad}")
            assert vreemd.client.post(adres, {"sleutel": "s" * 40}).status_code == 404
            assert Client().post(adres).status_code == 302

    def test_de_pagina_naar_buiten_kent_geen_naam_van_het_huishouden(
        self, samira: Verhaal, hulp: Toewijzing
    ) -> None:
        _rij, token = bea(samira, hulp)
        mens = Mens(None).ga(f"/meewerken/{token}/")
        assert mens.status == 200
        mens.ziet(f"toewijzing {hulp.nummer}").ziet_niet("Samira", "Bouhali", "Ilyas")
