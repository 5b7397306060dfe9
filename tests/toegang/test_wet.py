"""De regels van een Wmo-melding en een aanvraag: welke stap kan, welke dag telt, hoe het staat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from nabij.fundament.termijnen import Kalender
from nabij.kamers.toegang.regels import wet
from nabij.kamers.toegang.regels.wet import Maat, Stand

pytestmark = pytest.mark.rij("M36")


@dataclass(frozen=True)
class Stap:
    soort: str
    op: date
    tot_en_met: date | None = None
    ingetrokken_op: datetime | None = None
    vastgelegd_op: datetime = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Termijn:
    code: str
    begin: str
    klaar: str = ""
    lengte: int | None = None
    eenheid: str = "weken"
    norm: str = ""
    van_wie: str = "team"
    stil: bool = False
    verlengen: str = ""
    naam: str = "een termijn"
    doen: str = "iets doen"
    artikel: str = "een artikel"


ONDERZOEK = Termijn("onderzoek", "begin", "onderzoek", 6)
PLAN = Termijn("plan", "begin", "plan", 7, "dagen", van_wie="inwoner")
BESLUIT = Termijn("besluit", "aanvraag", "besluit", 2, stil=True)
BEVESTIGEN = Termijn("bevestigen", "begin", "bevestigd", norm="dagen", eenheid="")
MAAT = Maat((ONDERZOEK, PLAN, BESLUIT, BEVESTIGEN), Kalender(), lambda code, dag: 2)


def dag(maand: int, dag_: int) -> date:
    return date(2026, maand, dag_)


BEGIN = Stap("begin", dag(3, 2))  # een maandag


def stand(stappen: list[Stap], vandaag: date, code: str = "onderzoek") -> wet.Lopend:
    return next(een for een in wet.lopend(stappen, MAAT, vandaag) if een.termijn.code == code)


def test_zonder_begin_loopt_er_niets_en_kan_alleen_beginnen() -> None:
    assert wet.lopend([Stap("onderzoek", dag(3, 2))], MAAT, dag(3, 3)) == []
    assert wet.kan_nu([], "wmo", MAAT, dag(3, 3)) == ("begin",)


def test_een_ingetrokken_begin_telt_niet() -> None:
    weg = Stap("begin", dag(3, 2), ingetrokken_op=datetime(2026, 3, 3, tzinfo=UTC))
    assert wet.lopend([weg], MAAT, dag(3, 3)) == []


@pytest.mark.parametrize(
    ("vandaag", "verwacht", "werkdagen"),
    [
        # ma 2 mrt + 6 weken = ma 13 apr
        (dag(4, 13), Stand.LOOPT, 0),
        (dag(4, 9), Stand.LOOPT, 2),
        (dag(4, 14), Stand.VOORBIJ, -1),
    ],
)
def test_tot_en_met_de_laatste_dag_loopt_het(
    vandaag: date, verwacht: Stand, werkdagen: int
) -> None:
    een = stand([BEGIN], vandaag)
    assert (een.laatste_dag, een.stand, een.werkdagen) == (dag(4, 13), verwacht, werkdagen)


def test_op_de_laatste_dag_gedaan_is_op_tijd_en_een_dag_later_niet() -> None:
    assert stand([BEGIN, Stap("onderzoek", dag(4, 13))], dag(4, 20)).stand == Stand.OP_TIJD
    assert stand([BEGIN, Stap("onderzoek", dag(4, 14))], dag(4, 20)).stand == Stand.TE_LAAT


def test_een_termijn_van_de_inwoner_is_afgelopen_en_nooit_een_verwijt() -> None:
    een = stand([BEGIN], dag(3, 10), "plan")
    assert (een.laatste_dag, een.stand, een.vraagt_iets) == (dag(3, 9), Stand.AFGELOPEN, False)


def test_waar_de_wet_geen_getal_noemt_telt_de_eigen_norm_in_werkdagen() -> None:
    assert stand([BEGIN], dag(3, 2), "bevestigen").laatste_dag == dag(3, 4)


def test_een_aanvraag_kan_na_het_onderzoek_of_als_de_tijd_daarvoor_om_is() -> None:
    assert "aanvraag" not in wet.kan_nu([BEGIN], "wmo", MAAT, dag(4, 13))
    assert "aanvraag" in wet.kan_nu([BEGIN], "wmo", MAAT, dag(4, 14))
    assert "aanvraag" in wet.kan_nu([BEGIN, Stap("onderzoek", dag(3, 9))], "wmo", MAAT, dag(3, 9))
    assert wet.vroegste_dag([BEGIN], "wmo", "aanvraag", MAAT, dag(4, 20)) == dag(4, 14)


AANVRAAG = [BEGIN, Stap("onderzoek", dag(3, 9)), Stap("aanvraag", dag(3, 9))]


def test_aanvullen_voor_de_gestelde_dag_laat_de_termijn_eerder_weer_lopen() -> None:
    # ma 9 mrt + 2 weken = ma 23 mrt; gevraagd op di 10, tot en met vr 20, aangevuld op ma 16:
    # stil van wo 11 t/m zo 15 is vijf dagen -> za 28 -> ma 30 mrt
    stil = Stap("opgeschort", dag(3, 10), tot_en_met=dag(3, 20))
    assert stand([*AANVRAAG, stil], dag(3, 12), "besluit").stand == Stand.STIL
    weer = [*AANVRAAG, stil, Stap("hervat", dag(3, 16))]
    assert stand(weer, dag(3, 16), "besluit").laatste_dag == dag(3, 30)
    assert stand(weer, dag(3, 16), "besluit").stand == Stand.LOOPT


def test_niet_aangevuld_dan_loopt_de_termijn_vanzelf_weer() -> None:
    # stil van wo 11 t/m vr 20 is tien dagen: ma 23 mrt -> do 2 apr
    stil = Stap("opgeschort", dag(3, 10), tot_en_met=dag(3, 20))
    een = stand([*AANVRAAG, stil], dag(3, 21), "besluit")
    assert (een.stand, een.laatste_dag) == (Stand.LOOPT, dag(4, 2))


def test_bij_de_wmo_blijft_de_dag_van_de_wet_ook_als_een_latere_is_genoemd() -> None:
    een = stand([*AANVRAAG, Stap("verdaagd", dag(3, 20), dag(4, 10))], dag(3, 20), "besluit")
    assert (een.laatste_dag, een.toegezegd) == (dag(3, 23), dag(4, 10))


@pytest.mark.parametrize(("gezegd", "eind"), [(dag(4, 24), dag(5, 8)), (dag(4, 29), dag(4, 28))])
def test_bij_jeugdhulp_wordt_het_alleen_later_als_het_op_tijd_is_gezegd(
    gezegd: date, eind: date
) -> None:
    # ma 2 mrt + 8 weken = Koningsdag -> di 28 apr
    termijn = Termijn("jeugd", "begin", "besluit", 8, stil=True, verlengen="Awb")
    maat = Maat((termijn,), Kalender(), MAAT.norm)
    later = Stap("verdaagd", gezegd, dag(5, 8))
    (een,) = wet.lopend([BEGIN, later], maat, dag(4, 30))
    assert een.laatste_dag == eind


def test_na_het_besluit_of_intrekken_vraagt_niets_meer_aandacht() -> None:
    for klaar in ("besluit", "gestopt"):
        stappen = [*AANVRAAG, Stap(klaar, dag(3, 12))]
        assert wet.kan_nu(stappen, "wmo", MAAT, dag(6, 1)) == ()
        assert not any(een.vraagt_iets for een in wet.lopend(stappen, MAAT, dag(6, 1)))


def test_de_werker_ziet_het_eerder_dan_de_teamleider() -> None:
    assert not wet.vooraf_te_zien(stand([BEGIN], dag(4, 2)), 5)
    # vr 3, di 7, wo 8, do 9, vr 10, ma 13 apr: op vr 3 apr zijn het er nog vijf
    assert wet.vooraf_te_zien(stand([BEGIN], dag(4, 3)), 5)
    assert not wet.is_verlopen(stand([BEGIN], dag(4, 13)))
    assert wet.is_verlopen(stand([BEGIN], dag(4, 14)))
