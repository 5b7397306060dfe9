"""Wie erbij komt ziet alleen de genoemde delen, en na de einddag niets. De regisseur blijft."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nabij.fundament import klok
from nabij.kamers.casus import handelingen as casus
from nabij.kamers.consult import handelingen
from nabij.kamers.consult.models import Consultvraag, Hoe, Uitkomst
from nabij.kamers.poort import poort, rechten
from nabij.kamers.poort.begrippen import (
    GEWONE_DELEN,
    Betrokkenrol,
    Doel,
    DossierSoort,
    Onderdeel,
    Recht,
)
from nabij.kamers.poort.models import Betrokkenheid, Dossier
from nabij.kamers.poort.wachter import GeenToegang
from tests.casus.maak import Verhaal, maak_verhaal
from tests.mensen import Mensen

pytestmark = [
    pytest.mark.django_db(databases=["default", "logboek"]),
    pytest.mark.rij("M18"),
]

KEUZE = sorted(GEWONE_DELEN - {Onderdeel.NAAM})


def laat_meekijken(verhaal: Verhaal, hoe: Hoe, delen: Any, dagen: int) -> Betrokkenheid:
    with verhaal.open(verhaal.mensen.teamlid) as zicht:
        return handelingen.laat_meekijken(
            huishouden_id=verhaal.pk, hoe=hoe, account_id=verhaal.mensen.specialist.pk,
            delen=delen, stuk="brieven", tot=klok.nu() + timedelta(days=dagen), akkoord="Ja.",
            door=zicht.wie,
        ).betrokkenheid  # fmt: skip


def te_lezen(verhaal: Verhaal, recht: Recht = Recht.LEZEN) -> set[str]:
    """De delen die Ruud nu kan openen; een voor een, zoals de pagina's het doen."""
    verzoek = verhaal.mensen.verzoek(verhaal.mensen.specialist)
    open_ = set()
    for deel in sorted(GEWONE_DELEN):
        try:
            with poort.open(
                verzoek, verhaal.pk, doel=Doel.HULP, onderdelen=[Onderdeel(deel)], recht=recht
            ):
                open_.add(str(deel))
        except GeenToegang:
            continue
    return open_


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    delen=st.sets(st.sampled_from(KEUZE), min_size=1),
    dagen=st.integers(1, 180),
    hoe=st.sampled_from([Hoe.NAAM, Hoe.MEEKIJKEN]),
)
def test_alleen_de_genoemde_delen_en_daarna_niets(
    mensen: Mensen, delen: set[str], dagen: int, hoe: Hoe
) -> None:
    genoemd = {str(deel) for deel in delen} | {str(Onderdeel.NAAM)}
    with transaction.atomic():
        verhaal = maak_verhaal(mensen)
        begin = klok.nu()
        laat_meekijken(verhaal, hoe, [Onderdeel(deel) for deel in delen], dagen)

        assert te_lezen(verhaal) == genoemd
        assert te_lezen(verhaal, Recht.SCHRIJVEN) == (genoemd if hoe == Hoe.MEEKIJKEN else set())
        assert te_lezen(verhaal, Recht.REGIE) == set()
        with time_machine.travel(begin + timedelta(days=dagen, seconds=5)):
            assert te_lezen(verhaal) == set()
            q = rechten.mag_q(mensen.wie(mensen.specialist), Recht.LEZEN, Onderdeel.NAAM)
            assert not Dossier.objects.filter(q, pk=verhaal.pk).exists()
        transaction.set_rollback(True)


def overleg(mensen: Mensen) -> Any:
    """Een eigen dossier voor een vraag van Joke."""
    return poort.nieuw(
        mensen.verzoek(mensen.teamlid), soort=DossierSoort.CONSULT, team_id=mensen.oost.pk,
        doel=Doel.HULP, rol=Betrokkenrol.TEAMLID,
    )  # fmt: skip


def test_zonder_delen_of_einde_kan_het_niet(mensen: Mensen) -> None:
    verhaal = maak_verhaal(mensen)
    with pytest.raises(handelingen.KanNiet):
        laat_meekijken(verhaal, Hoe.MEEKIJKEN, [], 10)
    with pytest.raises(handelingen.KanNiet):
        laat_meekijken(verhaal, Hoe.MEEKIJKEN, [Onderdeel.PLAN], 0)
    assert not Betrokkenheid.objects.filter(account=mensen.specialist).exists()


def test_de_regisseur_blijft(mensen: Mensen) -> None:
    verhaal = maak_verhaal(mensen)
    with verhaal.regie(mensen.teamlid) as zicht:
        eerst = zicht.eerste
    laat_meekijken(verhaal, Hoe.MEEKIJKEN, [Onderdeel.PLAN], 42)
    with verhaal.regie(mensen.teamlid) as zicht:
        assert zicht.eerste == eerst


def test_de_database_houdt_een_lichte_vraag_zonder_huishouden(mensen: Mensen) -> None:
    verhaal = maak_verhaal(mensen)
    with overleg(mensen) as zicht, pytest.raises(IntegrityError), transaction.atomic():
        Consultvraag.objects.create(
            dossier=zicht.dossier, hoe=Hoe.ANONIEM, tekst="?", aan=mensen.specialist,
            door=mensen.teamlid, huishouden=verhaal.dossier,
        )  # fmt: skip


def test_alleen_wie_gevraagd_is_antwoordt_en_alleen_wie_vroeg_rondt_af(mensen: Mensen) -> None:
    with overleg(mensen) as zicht:
        vraag = handelingen.stel_vraag(
            dossier_id=zicht.dossier.pk, hoe=Hoe.KORT, tekst="Wie kent de inloop?",
            aan=mensen.specialist.pk, door=zicht.wie,
        )  # fmt: skip
        joke, ruud = zicht.wie, mensen.wie(mensen.specialist)
        with pytest.raises(handelingen.KanNiet):
            handelingen.beantwoord(vraag=vraag, antwoord="Ik.", door=joke)
        handelingen.beantwoord(vraag=vraag, antwoord="In de Spil.", door=ruud)
        with pytest.raises(handelingen.KanNiet):
            handelingen.rond_af(vraag=vraag, uitkomst=Uitkomst.ZELF, door=ruud)
        handelingen.rond_af(vraag=vraag, uitkomst=Uitkomst.ZELF, door=joke)
    assert Dossier.objects.get(pk=zicht.dossier.pk).gesloten_op is not None


def test_wie_tijdelijk_meekijkt_leest_niets_meer_als_het_huishouden_klaar_is(
    mensen: Mensen,
) -> None:
    verhaal = maak_verhaal(mensen)
    laat_meekijken(verhaal, Hoe.MEEKIJKEN, [Onderdeel.PLAN], dagen=42)
    assert te_lezen(verhaal)

    with verhaal.open(mensen.teamlid) as zicht:
        gesloten = casus.sluit_af(dossier_id=verhaal.pk, afloop="zelf", door=zicht.wie)
    assert te_lezen(verhaal) == set()

    # en als dat een vergissing was, komt wie tijdelijk was niet zonder einde terug
    with verhaal.open(mensen.teamlid) as zicht:
        casus.maak_ongedaan(gebeurtenis=gesloten, door=zicht.wie)
    assert te_lezen(verhaal) == set()
