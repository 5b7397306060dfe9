"""De agenda: wat terugkomt, welke feestdag, voor welk team, en in je eigen agenda."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from nabij.fundament import klok
from nabij.kamers.opbouw.models import Aanwezigheid, Agendalink
from nabij.kamers.opbouw.regels import Herhaal, OpVrijeDag, reeks
from nabij.kamers.team.models import Lidmaatschap
from tests.loper.strenge_client import StrengeClient
from tests.mensen import LANG_GELEDEN, Mensen
from tests.verhalen.mens import Mens

NIEUW = "/aanwezig/nieuw/"
INLOOP = {"plek": "buurthuis", "waar": "De Wilgen", "van": "10:00", "tot": "12:00"}


class TestReeks:
    def dagen(self, dag: date, hoe: Herhaal, einde: date, vrij: OpVrijeDag) -> list[date]:
        return list(reeks(dag, hoe, tot_en_met=einde, op_vrije_dag=vrij).dagen)

    def test_elke_eerste_dinsdag_tot_en_met_de_laatste_dag(self) -> None:
        dagen = self.dagen(date(2026, 9, 1), Herhaal.MAAND, date(2026, 12, 1), OpVrijeDag.OVERSLAAN)
        assert dagen == [date(2026, m, d) for m, d in ((9, 1), (10, 6), (11, 3), (12, 1))]

    def test_de_vijfde_is_de_laatste_van_de_maand(self) -> None:
        dagen = self.dagen(date(2026, 3, 30), Herhaal.MAAND, date(2026, 6, 1), OpVrijeDag.OVERSLAAN)
        # 27 april 2026 is de laatste maandag en Koningsdag, 25 mei is tweede pinksterdag
        assert date(2026, 4, 27) not in dagen
        assert date(2026, 5, 25) not in dagen

    def test_om_de_week(self) -> None:
        dagen = self.dagen(
            date(2026, 9, 2), Herhaal.TWEE_WEKEN, date(2026, 10, 1), OpVrijeDag.OVERSLAAN
        )
        assert dagen == [date(2026, 9, 2), date(2026, 9, 16), date(2026, 9, 30)]

    def test_op_tweede_paasdag_slaat_het_over_of_gaat_het_naar_dinsdag(self) -> None:
        over = reeks(
            date(2026, 3, 30), Herhaal.WEEK, tot_en_met=date(2026, 4, 13),
            op_vrije_dag=OpVrijeDag.OVERSLAAN,
        )  # fmt: skip
        assert over.dagen == (date(2026, 3, 30), date(2026, 4, 13))
        assert [(een.dag, een.feestdag, een.naar) for een in over.anders] == [
            (date(2026, 4, 6), "tweede paasdag", None)
        ]
        later = reeks(
            date(2026, 3, 30), Herhaal.WEEK, tot_en_met=date(2026, 4, 13),
            op_vrije_dag=OpVrijeDag.LATER,
        )  # fmt: skip
        assert later.dagen[1] == date(2026, 4, 7)

    def test_rond_kerst_gaat_het_naar_de_eerste_werkdag_na_alle_feestdagen(self) -> None:
        later = reeks(
            date(2026, 12, 18), Herhaal.WEEK, tot_en_met=date(2026, 12, 25),
            op_vrije_dag=OpVrijeDag.LATER,
        )  # fmt: skip
        assert later.dagen == (date(2026, 12, 18), date(2026, 12, 28))

    def test_nooit_langer_dan_een_jaar(self) -> None:
        dagen = self.dagen(date(2026, 1, 5), Herhaal.WEEK, date(2036, 1, 1), OpVrijeDag.OVERSLAAN)
        assert max(dagen) <= date(2027, 1, 6)


@pytest.mark.django_db
@pytest.mark.rij("M66")
class TestPlannen:
    @pytest.fixture(autouse=True)
    def _oefenen(self, settings: Any) -> None:
        settings.DEMO = True

    def test_elke_week_staat_er_in_een_keer_en_koningsdag_wordt_gezegd(
        self, mensen: Mensen, time_machine: Any
    ) -> None:
        time_machine.move_to("2026-04-13 09:00:00+02:00", tick=False)
        nadia = Mens(mensen.opbouwwerker).ga(NIEUW)
        nadia.druk(
            "Op de agenda zetten", **INLOOP, dag="2026-04-13", herhaal="week",
            tot_en_met="2026-05-11",
        )  # fmt: skip
        nadia.ziet("Het staat 4 keer op de agenda.", "aandag 27 april is Koningsdag: overgeslagen.")
        dagen = [een.dag.day for een in Aanwezigheid.objects.order_by("dag")]
        assert dagen == [13, 20, 4, 11]

        # En gaat het daarna niet meer door, dan is dat een tik; wat geweest is blijft
        tweede = Aanwezigheid.objects.get(dag=date(2026, 4, 20))
        nadia.ga(f"/aanwezig/{tweede.pk}/").druk("Deze en alle keren erna niet")
        nadia.ziet("3 keer van de agenda gehaald.")
        assert [een.dag.day for een in Aanwezigheid.objects.all()] == [13]

    @pytest.mark.parametrize(
        ("einde", "zin"),
        [
            ("", "Kies tot en met welke dag"),
            ("2020-01-01", "Kies een dag na de eerste keer."),
            ("2030-01-01", "Hoogstens een jaar."),
            ("2026-02-31", "Deze dag bestaat niet."),
        ],
    )
    def test_wat_niet_klopt_staat_er_in_een_zin(
        self, mensen: Mensen, time_machine: Any, einde: str, zin: str
    ) -> None:
        time_machine.move_to("2026-04-13 09:00:00+02:00", tick=False)
        nadia = Mens(mensen.opbouwwerker).ga(NIEUW)
        nadia.druk(
            "Op de agenda zetten", **INLOOP, dag="2026-04-13", herhaal="week", tot_en_met=einde
        ).ziet(zin)
        assert not Aanwezigheid.objects.exists()

    def test_wie_in_twee_teams_werkt_kiest_er_een(self, mensen: Mensen) -> None:
        medewerker = mensen.opbouwwerker.medewerker
        Lidmaatschap.objects.create(medewerker=medewerker, team=mensen.west, van=LANG_GELEDEN)
        nadia = Mens(mensen.opbouwwerker).ga(f"{NIEUW}?team={mensen.west.pk}")
        nadia.druk("Op de agenda zetten", **INLOOP, dag=klok.vandaag().isoformat())
        assert Aanwezigheid.objects.get().team_id == mensen.west.pk
        nadia.ga(NIEUW).druk(
            "Op de agenda zetten", **INLOOP, dag=klok.vandaag().isoformat(),
            team_id=str(mensen.jeugd.pk),
        ).ziet("Kies een van je eigen teams.")  # fmt: skip

        # En net zo bij een partner; wie een team heeft ziet geen veld
        nadia.ga("/partners/nieuw/").ziet("Voor welk team?")
        Mens(mensen.teamlid).ga("/partners/nieuw/").ziet_niet("Voor welk team?")


@pytest.mark.django_db
@pytest.mark.rij("M66")
class TestEigenAgenda:
    @pytest.fixture
    def nadia(self, mensen: Mensen, settings: Any) -> Mens:
        settings.DEMO = True
        nadia = Mens(mensen.opbouwwerker).ga(NIEUW)
        nadia.druk("Op de agenda zetten", **INLOOP, dag=klok.vandaag().isoformat())
        return nadia.ga("/aanwezig/").druk("Maak een link")

    def link(self, nadia: Mens) -> str:
        begin = nadia.tekst.index("/agenda/")
        return nadia.tekst[begin:].split()[0]

    def test_plaats_en_tijd_en_verder_niets(self, nadia: Mens, mensen: Mensen) -> None:
        antwoord = StrengeClient().get(self.link(nadia))
        assert antwoord["Content-Type"].startswith("text/calendar")
        [keer] = Calendar.from_ical(antwoord.content).walk("VEVENT")
        assert keer["LOCATION"] == keer["SUMMARY"] == "De Wilgen"
        assert keer.decoded("DTSTART").hour == 10
        tekst = antwoord.content.decode()
        assert not [w for w in ("Nadia", "Kok", "DESCRIPTION", "ATTENDEE") if w in tekst]
        # En het token staat nergens in de database
        assert self.link(nadia)[8:-4] not in str(list(Agendalink.objects.values()))

    def test_wie_er_niet_heen_gaat_staat_het_niet_in(self, nadia: Mens, mensen: Mensen) -> None:
        joke = Mens(mensen.teamlid).ga("/aanwezig/").druk("Maak een link")
        antwoord = StrengeClient().get(self.link(joke))
        assert not Calendar.from_ical(antwoord.content).walk("VEVENT")

    def test_gestopt_vervangen_of_uit_dienst_is_meteen_dicht(
        self, nadia: Mens, mensen: Mensen
    ) -> None:
        client = StrengeClient()
        eerste = self.link(nadia)
        nadia.druk("Een andere link")
        assert client.get(eerste).status_code == 404
        tweede = self.link(nadia)
        assert client.get(tweede).status_code == 200
        Lidmaatschap.objects.filter(medewerker=mensen.opbouwwerker.medewerker).update(
            tot=klok.vandaag()
        )
        assert client.get(tweede).status_code == 404
        Lidmaatschap.objects.update(tot=None)
        nadia.ga("/aanwezig/").druk("Link stoppen").ziet("De link werkt niet meer.")
        assert client.get(tweede).status_code == 404
        assert client.get(f"/agenda/{'0' * 64}.ics").status_code == 404
