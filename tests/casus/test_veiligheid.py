"""Veiligheid: de regels, wie erover gaat, en dat wie neerlegt niet kan lezen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from nabij.fundament import klok
from nabij.fundament.termijnen import werkdagen_later
from nabij.kamers.casus import handelingen, overzichten
from nabij.kamers.casus.models import Regie, Veiligheidsstap
from nabij.kamers.casus.regels import KanNiet, Meldcode, Spoor, spoor
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Betrokkenrol, Doel, Onderdeel, Recht, Relatie
from nabij.kamers.poort.logboek.models import Inzage
from nabij.kamers.poort.models import Betrokkenheid, Seintje
from nabij.kamers.poort.wachter import GeenToegang, PoortDicht
from nabij.kamers.toegang.handelingen import beantwoord_veiligheid
from nabij.kamers.toegang.models import Veiligheidsvraag
from tests.casus.maak import Verhaal, maak_verhaal
from tests.mensen import Mensen

DAG = date(2026, 3, 2)  # een maandag
JOKE, RUUD = uuid4(), uuid4()


@dataclass(frozen=True)
class Stap:
    """Een stap zoals de regels haar lezen; `na` is hoeveel uur na het begin."""

    soort: str
    door_id: UUID = JOKE
    account_id: UUID | None = None
    na: int = 0
    ingetrokken_op: datetime | None = None

    @property
    def op(self) -> datetime:
        return datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(hours=self.na)

    @property
    def vastgelegd_op(self) -> datetime:
        return self.op


def van(*stappen: Stap, vandaag: date = DAG + timedelta(days=30)) -> Spoor:
    genummerd = [replace(stap, na=n) for n, stap in enumerate(stappen)]
    return spoor(genummerd, vandaag=vandaag, werkdagen=5)


BEGIN = Stap("begonnen", account_id=JOKE)
ALLES = (
    BEGIN,
    *(Stap(code) for code in Meldcode),
    Stap("wegen", door_id=RUUD),
)


class TestRegels:
    def test_zonder_zorg_is_er_niets(self) -> None:
        leeg = van()

        assert not leeg.loopt
        assert leeg.ontbreekt == ()
        assert leeg.eigenaar is None

    def test_wat_ontbreekt_blijft_zichtbaar_in_welke_volgorde_ook(self) -> None:
        nu = van(BEGIN, Stap("besluit"), Stap("signalen"))

        assert nu.loopt
        assert nu.ontbreekt == (Meldcode.OVERLEG, Meldcode.GESPREK, Meldcode.WEGEN)

    def test_wegen_doen_er_twee(self) -> None:
        alleen = van(BEGIN, Stap("wegen"), Stap("wegen"))
        samen = van(BEGIN, Stap("wegen"), Stap("wegen", door_id=RUUD))

        assert Meldcode.WEGEN in alleen.ontbreekt
        assert Meldcode.WEGEN not in samen.ontbreekt

    def test_een_ingetrokken_stap_telt_niet(self) -> None:
        weg = Stap("overleg", ingetrokken_op=klok.nu())

        assert Meldcode.OVERLEG in van(BEGIN, weg).ontbreekt

    def test_overleg_binnen_vijf_werkdagen_en_dan_niet_meer(self) -> None:
        assert van(BEGIN).overleg_uiterlijk == date(2026, 3, 9)
        assert van(BEGIN, Stap("overleg")).overleg_uiterlijk is None

    @pytest.mark.parametrize(
        ("vanaf", "aantal", "dag"),
        [
            (date(2026, 3, 6), 1, date(2026, 3, 9)),  # vrijdag -> maandag
            (date(2026, 3, 7), 5, date(2026, 3, 13)),  # zaterdag telt zelf niet
            (date(2024, 2, 28), 2, date(2024, 3, 1)),  # een schrikkeldag telt
            (date(2026, 3, 2), 0, date(2026, 3, 2)),
        ],
    )
    def test_werkdagen(self, vanaf: date, aantal: int, dag: date) -> None:
        assert werkdagen_later(vanaf, aantal) == dag

    def test_gevaar_gaat_voorbij_en_kan_terugkomen(self) -> None:
        assert van(BEGIN, Stap("gevaar")).gevaar
        assert not van(BEGIN, Stap("gevaar"), Stap("voorbij")).gevaar
        assert van(BEGIN, Stap("gevaar"), Stap("voorbij"), Stap("gevaar")).gevaar

    def test_een_tweede_zorg_onderweg_begint_niet_opnieuw_na_afronden_wel(self) -> None:
        klaar = (*ALLES, Stap("klaar"))

        assert van(*ALLES, BEGIN).ontbreekt == ()
        assert van(*klaar).klaar
        assert van(*klaar, Stap("vrijgegeven")).klaar
        opnieuw = van(*klaar, Stap("begonnen", account_id=RUUD))
        assert opnieuw.loopt
        assert opnieuw.eigenaar == RUUD
        assert opnieuw.ontbreekt == tuple(Meldcode)

    def test_wie_het_overneemt_gaat_erover(self) -> None:
        assert van(BEGIN, Stap("eigenaar", account_id=RUUD)).eigenaar == RUUD
        assert van(BEGIN, Stap("begonnen", account_id=RUUD)).eigenaar == JOKE

    def test_wat_later_gebeurt_telt_vandaag_nog_niet(self) -> None:
        assert not van(BEGIN, vandaag=DAG - timedelta(days=1)).loopt


pytestmark = pytest.mark.rij("M26")
DB = pytest.mark.django_db(databases=["default", "logboek"])


def zorg(verhaal: Verhaal, account: Any, **velden: Any) -> bool:
    gewoon = {"antwoord": "ja", "woorden": "Hij slaat."}
    with verhaal.open(account, Recht.SCHRIJVEN, Onderdeel.GESPREK, Onderdeel.NAAM) as zicht:
        verzoek = verhaal.mensen.verzoek(account)
        return beantwoord_veiligheid(verzoek, zicht, **{**gewoon, **velden})


def veilig(verhaal: Verhaal, account: Any, recht: Recht = Recht.SCHRIJVEN) -> Any:
    return verhaal.open(account, recht, Onderdeel.VEILIGHEID, Onderdeel.NAAM)


def helpt_mee(verhaal: Verhaal, account: Any) -> None:
    poort_handelingen.betrek(
        dossier_id=verhaal.pk, account_id=account.pk, rol=Betrokkenrol.TEAMLID,
        door=verhaal.mensen.wie(verhaal.mensen.teamlid),
    )  # fmt: skip


@DB
class TestWieErbijKan:
    def test_ja_van_een_collega_noemt_ook_de_regisseur_en_die_gaat_erover(
        self, mensen: Mensen
    ) -> None:
        verhaal = maak_verhaal(mensen)
        helpt_mee(verhaal, mensen.collega)

        assert zorg(verhaal, mensen.collega)

        with veilig(verhaal, mensen.collega) as zicht:
            beeld = overzichten.veiligheid(zicht)
            assert Regie.objects.get(tot__isnull=True).account_id == mensen.teamlid.pk
        assert {b.account_id for b in beeld.genoemd} == {mensen.teamlid.pk, mensen.collega.pk}
        assert beeld.spoor.eigenaar == mensen.teamlid.pk
        assert Seintje.objects.filter(voor=mensen.teamlid, soort="veiligheid").count() == 1

    def test_een_volgende_zorg_opent_niets_voor_wie_haar_neerlegt(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        zorg(verhaal, mensen.teamlid)
        helpt_mee(verhaal, mensen.collega)

        assert not zorg(verhaal, mensen.collega, woorden="Glas.")

        with pytest.raises(GeenToegang), veilig(verhaal, mensen.collega):
            pass
        with veilig(verhaal, mensen.teamlid):
            assert Veiligheidsvraag.objects.filter(woorden="Glas.").exists()

    def test_in_de_brievenbus_valt_niets_te_lezen(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        zorg(verhaal, mensen.teamlid)
        with verhaal.open(mensen.teamlid, Recht.SCHRIJVEN, Onderdeel.GESPREK) as zicht:
            verzoek = mensen.verzoek(mensen.teamlid)

            with poort.brievenbus(verzoek, zicht):
                assert not Veiligheidsvraag.objects.exists()
                assert not Veiligheidsstap.objects.exists()
            with pytest.raises(PoortDicht):
                Veiligheidsvraag.objects.exists()

    def test_wie_geen_gesprek_schrijft_heeft_geen_brievenbus(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        poort_handelingen.betrek(
            dossier_id=verhaal.pk, account_id=mensen.specialist.pk, rol=Betrokkenrol.SPECIALIST,
            onderdelen=[Onderdeel.PLAN], door=mensen.wie(mensen.teamlid),
        )  # fmt: skip
        with verhaal.open(mensen.specialist, Recht.LEZEN, Onderdeel.PLAN) as zicht:
            verzoek = mensen.verzoek(mensen.specialist)
            with pytest.raises(GeenToegang), poort.brievenbus(verzoek, zicht):
                pass

    def test_zijn_alle_genoemden_weg_dan_begint_een_zorg_bij_wie_er_is(
        self, mensen: Mensen
    ) -> None:
        verhaal = maak_verhaal(mensen)
        zorg(verhaal, mensen.teamlid)
        helpt_mee(verhaal, mensen.collega)
        with verhaal.regie(mensen.teamlid) as zicht:
            handelingen.wijs_regisseur_aan(
                dossier_id=verhaal.pk, account_id=mensen.collega.pk, door=zicht.wie
            )
        mensen.teamlid.is_active = False
        mensen.teamlid.save(update_fields=["is_active"])

        assert zorg(verhaal, mensen.collega, woorden="Weer.")

        with veilig(verhaal, mensen.collega):
            assert Veiligheidsvraag.objects.count() == 2

    def test_een_gewone_betrokkenheid_opent_veiligheid_nooit_ook_niet_in_een_lijst(
        self, mensen: Mensen
    ) -> None:
        verhaal = maak_verhaal(mensen)
        poort_handelingen.betrek(
            dossier_id=verhaal.pk, account_id=mensen.specialist.pk, rol=Betrokkenrol.SPECIALIST,
            onderdelen=[Onderdeel.PLAN, Onderdeel.VEILIGHEID], door=mensen.wie(mensen.teamlid),
        )  # fmt: skip
        for wie in (mensen.teamlid, mensen.specialist, mensen.teamleider):
            with pytest.raises(GeenToegang), veilig(verhaal, wie, Recht.LEZEN):
                pass
            lijst = poort.lijst(
                mensen.verzoek(wie), doel=Doel.WERKLIJST, relaties=list(Relatie),
                onderdelen=[Onderdeel.NAAM, Onderdeel.VEILIGHEID],
            )  # fmt: skip
            with lijst, pytest.raises(PoortDicht):
                Veiligheidsstap.objects.exists()

    def test_wie_erover_gaat_blijft_tot_een_ander_het_overneemt(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        zorg(verhaal, mensen.teamlid)
        wie = mensen.wie(mensen.teamlid)
        with veilig(verhaal, mensen.teamlid):
            handelingen.noem_bij_veiligheid(
                dossier_id=verhaal.pk, account_id=mensen.specialist.pk, door=wie
            )
            with pytest.raises(KanNiet):
                handelingen.noem_bij_veiligheid(
                    dossier_id=verhaal.pk, account_id=mensen.specialist.pk, door=wie
                )
            with pytest.raises(KanNiet):
                handelingen.haal_van_veiligheid_af(
                    dossier_id=verhaal.pk, account_id=mensen.teamlid.pk, door=wie
                )
        with veilig(verhaal, mensen.specialist) as zicht:
            handelingen.neem_veiligheid_over(dossier_id=verhaal.pk, door=zicht.wie)
            handelingen.haal_van_veiligheid_af(
                dossier_id=verhaal.pk, account_id=mensen.teamlid.pk, door=zicht.wie
            )
        with pytest.raises(GeenToegang), veilig(verhaal, mensen.teamlid):
            pass

    def test_afsluiten_en_overdragen_nemen_veiligheid_niet_mee(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        zorg(verhaal, mensen.teamlid)
        with verhaal.regie(mensen.teamlid) as zicht:
            handelingen.sluit_af(dossier_id=verhaal.pk, afloop="zelf", door=zicht.wie)

        with veilig(verhaal, mensen.teamlid) as zicht:
            assert overzichten.veiligheid(zicht).spoor.loopt

    def test_genoemd_zijn_maakt_geen_helper_en_staat_niet_bij_wie_is_erbij(
        self, mensen: Mensen
    ) -> None:
        verhaal = maak_verhaal(mensen)
        zorg(verhaal, mensen.teamlid)
        with verhaal.open(mensen.teamlid, Recht.LEZEN) as zicht:
            assert {b.rol for b in zicht.betrokkenen} == {Betrokkenrol.REGISSEUR}
            feit = overzichten.huishoudfeiten([verhaal.pk])[verhaal.pk]
        assert feit.feiten.helpers == 1


@DB
class TestHandelingen:
    def test_afronden_kan_pas_zonder_gevaar_en_met_alle_stappen(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        zorg(verhaal, mensen.teamlid, gevaar=True)
        gewoon: dict[str, Any] = {"dossier_id": verhaal.pk, "door": mensen.wie(mensen.teamlid)}
        with veilig(verhaal, mensen.teamlid):
            with pytest.raises(KanNiet, match="nu gevaar"):
                handelingen.rond_veiligheid_af(woorden="Rustig.", **gewoon)
            handelingen.zet_stap(soort="voorbij", **gewoon)
            with pytest.raises(KanNiet, match="ontbreekt nog een stap"):
                handelingen.rond_veiligheid_af(woorden="Rustig.", **gewoon)
            with pytest.raises(KanNiet, match="Kies hulp of een melding"):
                handelingen.zet_stap(soort="besluit", woorden="Tja.", **gewoon)

    def test_na_afronden_komt_er_zonder_nieuwe_zorg_niets_bij(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        zorg(verhaal, mensen.teamlid)
        gewoon: dict[str, Any] = {"dossier_id": verhaal.pk, "door": mensen.wie(mensen.teamlid)}
        with veilig(verhaal, mensen.teamlid):
            for code in ("signalen", "overleg", "gesprek", "wegen"):
                handelingen.zet_stap(soort=code, woorden="Zo.", **gewoon)
            handelingen.zet_stap(soort="besluit", besluit="beide", woorden="Zo.", **gewoon)
            ruud = mensen.wie(mensen.specialist)
            handelingen.zet_stap(dossier_id=verhaal.pk, door=ruud, soort="wegen", woorden="Ja.")
            handelingen.rond_veiligheid_af(woorden="Rustig.", **gewoon)
            with pytest.raises(KanNiet, match="Dit is afgerond"):
                handelingen.zet_stap(soort="signalen", woorden="Nog iets.", **gewoon)
        zorg(verhaal, mensen.teamlid)
        with veilig(verhaal, mensen.teamlid) as zicht:
            assert overzichten.veiligheid(zicht).spoor.loopt

    def test_de_database_weigert_een_besluit_zonder_keuze(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        zorg(verhaal, mensen.teamlid)
        with veilig(verhaal, mensen.teamlid), pytest.raises(IntegrityError), transaction.atomic():
            Veiligheidsstap.objects.create(
                dossier_id=verhaal.pk, soort="besluit", door=mensen.teamlid
            )

    def test_drang_kan_niet_met_een_dag_die_voorbij_is(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        gisteren = klok.vandaag() - timedelta(days=1)
        velden: dict[str, Any] = {
            "dossier_id": verhaal.pk, "soort": "dwang", "wat": "Opname.", "grond": "Wvggz art. 7:1",
            "gezegd_op": gisteren, "door": mensen.wie(mensen.teamlid),
        }  # fmt: skip
        with verhaal.regie(mensen.teamlid):
            with pytest.raises(KanNiet):
                handelingen.benoem_drang(tot=gisteren, **velden)
            handelingen.benoem_drang(tot=klok.vandaag(), **velden)
            assert len(overzichten.drang_nu(verhaal.pk)) == 1
            morgen = klok.vandaag() + timedelta(days=1)
            assert not overzichten.drang_nu(verhaal.pk, vandaag=morgen)

    def test_elke_blik_en_elk_noemen_staat_in_het_logboek(self, mensen: Mensen) -> None:
        verhaal = maak_verhaal(mensen)
        zorg(verhaal, mensen.teamlid)
        with veilig(verhaal, mensen.teamlid):
            pass

        rijen = Inzage.objects.filter(dossier_id=verhaal.pk, onderdeel__contains="veiligheid")
        assert {rij.actie for rij in rijen} == {"maken", "betrekken", "openen"}
        openen = rijen.filter(actie="openen").latest("pk")
        # In wat er over veiligheid staat kan iedereen voorkomen die bij het huishouden hoort.
        assert openen.betrokkenen.count() == 2
        assert Betrokkenheid.objects.filter(rol="veiligheid").count() == 1
