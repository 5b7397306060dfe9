"""De regels van fase, aandacht en staat: puur, met de dag als argument."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.kamers.casus import regels
from nabij.kamers.casus.models import GebeurtenisSoort
from nabij.kamers.casus.regels import (
    Aandacht,
    Fase,
    Feiten,
    Kijker,
    Normen,
    Soort,
    Staat,
)
from nabij.kamers.team.regels import STAPPEN

VANDAAG = date(2026, 6, 15)
NORMEN = Normen(
    weken_zonder_contact=6, weken_zonder_plan=6, weken_eerder_gezien=1, evaluatie_maanden=3
)


@dataclass(frozen=True)
class Gebeurd:
    soort: str
    op: datetime
    volgende_op: date | None = None
    ingetrokken_op: datetime | None = None

    @property
    def vastgelegd_op(self) -> datetime:
        return self.op


def op(dagen_geleden: int, soort: str, **meer: object) -> Gebeurd:
    moment = datetime(2026, 6, 15, 9, tzinfo=UTC) - timedelta(days=dagen_geleden)
    return Gebeurd(soort, moment, **meer)  # type: ignore[arg-type]


def over(dagen: int) -> date:
    return VANDAAG + timedelta(days=dagen)


def fase(*gebeurd: Gebeurd, gesprek: bool = False, plan: bool = False) -> Fase:
    return regels.fase(gebeurd, heeft_gesprek=gesprek, heeft_plan=plan, vandaag=VANDAAG)


BEGONNEN, PLAN = op(30, "begonnen"), op(20, "plan", volgende_op=over(70))
DICHT, OPEN = op(5, "afgesloten"), op(2, "heropend")


@pytest.mark.parametrize(
    ("gebeurd", "gesprek", "verwacht"),
    [
        ((), False, Fase.VRAAG),
        ((BEGONNEN,), False, Fase.EERSTE_GESPREK),
        ((BEGONNEN,), True, Fase.PLAN_MAKEN),
        ((BEGONNEN, PLAN), True, Fase.IN_UITVOERING),
        ((PLAN,), False, Fase.IN_UITVOERING),
        ((BEGONNEN, op(20, "plan", volgende_op=VANDAAG)), True, Fase.TERUGKIJKEN),
        ((BEGONNEN, PLAN, op(1, "moment", volgende_op=over(0))), True, Fase.TERUGKIJKEN),
        (
            (op(90, "plan", volgende_op=over(-5)), op(1, "evaluatie", volgende_op=over(90))),
            True,
            Fase.IN_UITVOERING,
        ),
        ((BEGONNEN, PLAN, DICHT), True, Fase.AFGESLOTEN),
        ((BEGONNEN, PLAN, DICHT, OPEN), True, Fase.IN_UITVOERING),
        ((BEGONNEN, DICHT, OPEN), False, Fase.EERSTE_GESPREK),
        ((BEGONNEN, replace(DICHT, ingetrokken_op=OPEN.op)), False, Fase.EERSTE_GESPREK),
        ((BEGONNEN, op(-3, "afgesloten")), False, Fase.EERSTE_GESPREK),
    ],
)
@pytest.mark.rij("M13", "M25")
def test_de_fase_volgt_uit_wat_er_gebeurde(
    gebeurd: tuple[Gebeurd, ...], gesprek: bool, verwacht: Fase
) -> None:
    assert fase(*gebeurd, gesprek=gesprek) == verwacht


def test_de_fasen_zijn_die_van_het_team() -> None:
    assert tuple(Fase) == STAPPEN


def test_de_soorten_zijn_die_van_de_tabel() -> None:
    assert {soort.value for soort in Soort} == set(GebeurtenisSoort.values)


gebeurtenissen = st.lists(
    st.builds(
        op,
        st.integers(-10, 400),
        st.sampled_from([soort.value for soort in Soort]),
        volgende_op=st.none() | st.integers(-200, 200).map(over),
        ingetrokken_op=st.none() | st.just(datetime(2026, 6, 15, 9, tzinfo=UTC)),
    ),
    max_size=8,
)


@given(gebeurtenissen, st.booleans(), st.booleans(), st.randoms())
def test_de_volgorde_van_lezen_maakt_niet_uit(
    gebeurd: list[Gebeurd], gesprek: bool, plan: bool, toeval: object
) -> None:
    uniek = list({(g.op): g for g in gebeurd}.values())
    eerst = fase(*uniek, gesprek=gesprek, plan=plan)
    toeval.shuffle(uniek)  # type: ignore[attr-defined]
    assert fase(*uniek, gesprek=gesprek, plan=plan) == eerst


@given(gebeurtenissen, st.booleans(), st.booleans())
def test_wat_is_ingetrokken_of_nog_komt_telt_niet(
    gebeurd: list[Gebeurd], gesprek: bool, plan: bool
) -> None:
    geldend = [g for g in gebeurd if g.ingetrokken_op is None and g.op.date() <= VANDAAG]

    assert fase(*gebeurd, gesprek=gesprek, plan=plan) == fase(*geldend, gesprek=gesprek, plan=plan)


@given(gebeurtenissen, st.booleans(), st.booleans())
def test_afsluiten_en_heropenen_vergeet_niets(
    gebeurd: list[Gebeurd], gesprek: bool, plan: bool
) -> None:
    """Na afsluiten is het afgesloten; na heropenen is het weer wat het zonder dat was."""
    zonder = [g for g in gebeurd if g.soort not in ("afgesloten", "heropend")]
    dicht, weer = op(0, "afgesloten"), op(0, "heropend")
    dicht = replace(dicht, op=dicht.op + timedelta(minutes=1))
    weer = replace(weer, op=weer.op + timedelta(minutes=2))

    assert fase(*zonder, dicht, gesprek=gesprek, plan=plan) == Fase.AFGESLOTEN
    assert fase(*zonder, dicht, weer, gesprek=gesprek, plan=plan) == fase(
        *zonder, gesprek=gesprek, plan=plan
    )


@given(gebeurtenissen)
def test_een_plan_gaat_nooit_terug_naar_de_vraag(gebeurd: list[Gebeurd]) -> None:
    met = fase(*gebeurd, op(400, "plan"))
    assert met in (Fase.IN_UITVOERING, Fase.TERUGKIJKEN, Fase.AFGESLOTEN)


def test_bewust_rustig_tot_de_dag_zelf() -> None:
    rustig = op(3, "rustig", volgende_op=over(1))
    assert regels.rustig_tot([rustig], VANDAAG) == over(1)
    assert regels.rustig_tot([rustig], over(1)) is None
    assert regels.rustig_tot([rustig, op(1, "heropend")], VANDAAG) is None


GEWOON = Feiten(
    fase=Fase.IN_UITVOERING,
    begonnen_op=over(-100),
    heeft_plan=True,
    heeft_eerste=True,
    heeft_regisseur=True,
    helpers=1,
    laatste_contact=over(-3),
    terugkijken_op=over(40),
)


def soorten(feiten: Feiten, voor: Kijker) -> list[Aandacht]:
    return [punt.soort for punt in regels.aandacht(feiten, NORMEN, VANDAAG, voor=voor)]


@pytest.mark.parametrize(
    ("anders", "werker", "leider"),
    [
        ({}, [], []),
        ({"heeft_regisseur": False}, ["geen_regisseur"], ["geen_regisseur"]),
        ({"heeft_regisseur": False, "heeft_plan": False, "begonnen_op": over(-3)}, [], []),
        (
            {
                "heeft_regisseur": False,
                "heeft_plan": False,
                "helpers": 2,
                "begonnen_op": over(-3),
            },
            ["geen_regisseur"],
            ["geen_regisseur"],
        ),
        (
            {"heeft_eerste": False, "heeft_plan": False, "begonnen_op": over(0)},
            ["geen_regisseur"],
            ["geen_regisseur"],
        ),
        ({"laatste_contact": over(-34)}, [], []),
        ({"laatste_contact": over(-35)}, ["geen_contact"], []),
        ({"laatste_contact": over(-41)}, ["geen_contact"], []),
        ({"laatste_contact": over(-42)}, ["geen_contact"], ["geen_contact"]),
        ({"laatste_contact": None}, ["geen_contact"], ["geen_contact"]),
        ({"laatste_contact": over(-90), "rustig_tot": over(5)}, [], []),
        ({"heeft_plan": False, "begonnen_op": over(-35)}, ["geen_plan"], []),
        ({"heeft_plan": False, "begonnen_op": over(-42)}, ["geen_plan"], ["geen_plan"]),
        ({"terugkijken_op": over(7)}, [], []),
        ({"terugkijken_op": over(6)}, ["terugkijken"], []),
        ({"terugkijken_op": over(0)}, ["terugkijken"], []),
        ({"terugkijken_op": over(-1)}, ["terugkijken"], ["terugkijken"]),
        ({"moet_horen_sinds": over(0)}, ["moet_horen"], []),
        ({"moet_horen_sinds": over(-7)}, ["moet_horen"], ["moet_horen"]),
        ({"fase": Fase.AFGESLOTEN, "heeft_regisseur": False}, [], []),
    ],
)
@pytest.mark.rij("M25")
def test_waar_iemand_naar_kijkt(
    anders: dict[str, object], werker: list[str], leider: list[str]
) -> None:
    feiten = replace(GEWOON, **anders)  # type: ignore[arg-type]

    assert soorten(feiten, Kijker.MEDEWERKER) == werker
    assert soorten(feiten, Kijker.TEAMLEIDER) == leider


dagen = st.integers(-300, 300).map(over)
willekeurig = st.builds(
    Feiten,
    fase=st.sampled_from(Fase),
    begonnen_op=st.integers(-300, 0).map(over),
    heeft_plan=st.booleans(),
    heeft_eerste=st.booleans(),
    heeft_regisseur=st.booleans(),
    helpers=st.integers(0, 9),
    laatste_contact=st.none() | dagen,
    terugkijken_op=st.none() | dagen,
    rustig_tot=st.none() | st.integers(1, 90).map(over),
    moet_horen_sinds=st.none() | st.integers(-90, 0).map(over),
)


@given(willekeurig)
def test_wat_de_teamleider_ziet_zag_de_medewerker_al_een_week(feiten: Feiten) -> None:
    leider = soorten(feiten, Kijker.TEAMLEIDER)
    week_eerder = {
        punt.soort
        for punt in regels.aandacht(feiten, NORMEN, VANDAAG - timedelta(weeks=1))
        if punt.soort != Aandacht.GEEN_REGISSEUR
    }

    assert set(leider) <= set(soorten(feiten, Kijker.MEDEWERKER))
    assert set(leider) - {Aandacht.GEEN_REGISSEUR} <= week_eerder


@given(willekeurig)
def test_wie_niets_hoefde_hoeft_ook_na_bewust_rustig_niets(feiten: Feiten) -> None:
    rustig = replace(feiten, rustig_tot=over(30))

    stil = {Aandacht.GEEN_CONTACT, Aandacht.GEEN_PLAN}
    assert not stil & set(soorten(rustig, Kijker.MEDEWERKER))
    assert set(soorten(rustig, Kijker.MEDEWERKER)) <= set(soorten(feiten, Kijker.MEDEWERKER)) | (
        set() if feiten.rustig_tot is None else stil
    )


@pytest.mark.rij("M15", "M25")
def test_nergens_een_getal_of_kleur_die_zegt_hoe_zwaar_een_gezin_is() -> None:
    """De valkuil van V03: geen regel telt op, en geen feit is een gewicht."""
    namen = {veld.name for veld in fields(Feiten)} | {
        naam for naam, _ in inspect.getmembers(regels)
    }
    verdacht = ("score", "gewicht", "zwaarte", "kleur", "risico", "punten_totaal", "rang")

    assert not [naam for naam in namen if any(woord in naam.lower() for woord in verdacht)]


@pytest.mark.parametrize(
    ("klaar", "vervallen", "uiterlijk", "verwacht"),
    [
        (None, None, None, Staat.OPEN),
        (None, None, over(0), Staat.OPEN),
        (None, None, over(-1), Staat.LAAT),
        (BEGONNEN.op, None, over(-1), Staat.KLAAR),
        (None, BEGONNEN.op, over(-1), Staat.VERVALLEN),
    ],
)
def test_de_staat_van_een_actie(
    klaar: datetime | None, vervallen: datetime | None, uiterlijk: date | None, verwacht: Staat
) -> None:
    gevonden = regels.staat_van_actie(
        klaar_op=klaar, vervallen_op=vervallen, uiterlijk=uiterlijk, vandaag=VANDAAG
    )
    assert gevonden == verwacht


@pytest.mark.parametrize(
    ("dag", "maanden", "verwacht"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 6, 15), 12, date(2027, 6, 15)),
        (date(2026, 6, 15), 0, date(2026, 6, 15)),
    ],
)
def test_zoveel_maanden_later(dag: date, maanden: int, verwacht: date) -> None:
    assert regels.maanden_later(dag, maanden) == verwacht


def test_terugdraaien_kan_tien_minuten() -> None:
    begin = BEGONNEN.op
    assert regels.kan_terug(begin, minuten=10, nu=begin + timedelta(minutes=9, seconds=59))
    assert not regels.kan_terug(begin, minuten=10, nu=begin + timedelta(minutes=10))


def test_het_huishouden_hoort_het_eerst() -> None:
    assert regels.hoorde_het_eerst(VANDAAG, VANDAAG)
    assert not regels.hoorde_het_eerst(over(1), VANDAAG)
    assert not regels.hoorde_het_eerst(None, VANDAAG)


def test_het_verhaal_begint_met_de_kern_en_hoogstens_vier_doelen() -> None:
    verhaal = regels.verhaal_begin(["De post.", "anders"], ["a", "b", " ", "c", "d", "e"])
    assert verhaal.splitlines() == ["De post.", "a.", "b.", "c."]
