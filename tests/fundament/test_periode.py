from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nabij.fundament.periode import KWARTAAL, kwartalen


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_elke_dag_valt_in_een_periode_en_vandaag_in_de_laatste(vandaag: date, aantal: int) -> None:
    perioden = kwartalen(vandaag, aantal)
    assert len(perioden) == aantal
    assert perioden[-1].laatste_dag == vandaag
    assert all(een.tot - een.van == KWARTAAL for een in perioden)
    dag = perioden[0].van
    while dag <= vandaag:
        assert sum(een.van <= dag < een.tot for een in perioden) == 1
        dag += timedelta(days=7)
