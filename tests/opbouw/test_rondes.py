"""Een ronde langs de deur: wie wat mag, en wat er van een antwoord overblijft."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nabij.deuren.opdrachten.klussen import KLUSSEN
from nabij.fundament import klok
from nabij.kamers.opbouw import handelingen
from nabij.kamers.opbouw.handelingen import KanNiet
from nabij.kamers.opbouw.models import Aanwezigheid, Deur, Ronde
from nabij.kamers.opbouw.regels import BEDENKTIJD, Antwoord, Huis
from tests.mensen import Mensen
from tests.opbouw.maak import HUIZEN, STRAAT, VASTGESTELD, deur, maak_ronde, maak_ronde_langs
from tests.verhalen.mens import Mens

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M66", "M51")]


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


def antwoord(ronde: Ronde, huisnummer: int, wat: Antwoord) -> tuple[bool, str]:
    return handelingen.beantwoord(ronde=ronde, deur_id=deur(ronde, huisnummer).pk, antwoord=wat)


def rij(ronde: Ronde, huisnummer: int) -> tuple[Any, ...]:
    een = deur(ronde, huisnummer)
    return (een.keer_dicht, een.doorgestreept)


def tellingen(ronde: Ronde) -> tuple[int, int, int]:
    ronde.refresh_from_db()
    return ronde.gesproken, ronde.nee, ronde.dicht


def test_een_nee_laat_precies_hetzelfde_na_als_een_gesprek_of_een_deur_die_dicht_bleef(
    mensen: Mensen,
) -> None:
    ronde = maak_ronde_langs(mensen)
    antwoord(ronde, 2, Antwoord.NEE)
    antwoord(ronde, 4, Antwoord.GESPROKEN)
    for _keer in range(2):
        antwoord(ronde, 6, Antwoord.NIEMAND)
    antwoord(ronde, 8, Antwoord.NIEMAND)
    antwoord(ronde, 8, Antwoord.NEE)
    assert {rij(ronde, nummer) for nummer in (2, 4, 6, 8)} == {(0, True)}
    assert tellingen(ronde) == (1, 2, 3)
    velden = {veld.name for veld in Deur._meta.fields}
    assert velden == {
        "id", "ronde", "straat", "huisnummer", "toevoeging", "keer_dicht", "doorgestreept",
    }  # fmt: skip


def test_een_doorgestreept_adres_krijgt_geen_tweede_antwoord(mensen: Mensen) -> None:
    ronde = maak_ronde_langs(mensen)
    antwoord(ronde, 2, Antwoord.NEE)
    for wat in Antwoord:
        with pytest.raises(KanNiet, match="al doorgestreept"):
            antwoord(ronde, 2, wat)
    assert tellingen(ronde) == (0, 1, 0)


def test_tien_minuten_lang_kan_een_tik_terug_en_een_keer(mensen: Mensen, time_machine: Any) -> None:
    time_machine.move_to("2026-03-12 10:00:00+01:00", tick=False)
    ronde = maak_ronde_langs(mensen)
    antwoord(ronde, 2, Antwoord.NIEMAND)
    _weg, merk = antwoord(ronde, 2, Antwoord.NEE)
    handelingen.draai_terug(ronde=ronde, merk=merk)
    assert rij(ronde, 2) == (1, False)
    assert tellingen(ronde) == (0, 0, 1)
    with pytest.raises(KanNiet):
        handelingen.draai_terug(ronde=ronde, merk=merk)
    _weg, merk = antwoord(ronde, 2, Antwoord.GESPROKEN)
    time_machine.shift(BEDENKTIJD + timedelta(seconds=1))
    with pytest.raises(KanNiet):
        handelingen.draai_terug(ronde=ronde, merk=merk)
    assert tellingen(ronde) == (1, 0, 1)


@pytest.mark.parametrize("merk", ["", "x", "é" * 20, "AAAA" * 40])
def test_een_verzonnen_merk_draait_niets_terug(mensen: Mensen, merk: str) -> None:
    ronde = maak_ronde_langs(mensen)
    with pytest.raises(KanNiet):
        handelingen.draai_terug(ronde=ronde, merk=merk)


def test_het_merk_verraadt_het_antwoord_niet(mensen: Mensen) -> None:
    ronde = maak_ronde_langs(mensen)
    merken = [antwoord(ronde, nr, wat)[1] for nr, wat in zip((2, 4, 6), Antwoord, strict=True)]
    assert len({len(merk) for merk in merken}) == 1
    assert len({merk[:8] for merk in merken}) == 3


def test_de_brief_wordt_een_keer_bezorgd(mensen: Mensen) -> None:
    ronde = maak_ronde(mensen)
    handelingen.brief_bezorgd(ronde=ronde, op=klok.vandaag())
    with pytest.raises(KanNiet, match="Per adres gaat er een brief"):
        handelingen.brief_bezorgd(ronde=ronde, op=klok.vandaag())


def test_hetzelfde_adres_staat_er_een_keer_op_ook_voor_de_database(mensen: Mensen) -> None:
    ronde = maak_ronde(mensen)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deur.objects.create(ronde=ronde, straat=STRAAT.upper(), huisnummer=2)


def test_een_besluit_geeft_een_ronde(mensen: Mensen) -> None:
    ronde = maak_ronde(mensen, besluit="College 12a")
    handelingen.rond_ronde_af(ronde=ronde, op=klok.vandaag())
    with pytest.raises(KanNiet, match="nieuw besluit"):
        maak_ronde(mensen, besluit="college 12A")


def test_na_de_laatste_dag_zijn_de_adressen_vanzelf_weg(mensen: Mensen, time_machine: Any) -> None:
    time_machine.move_to("2026-03-12 10:00:00+01:00", tick=False)
    ronde = maak_ronde_langs(mensen)
    klus = next(klus for klus in KLUSSEN if klus.naam == "rondes opruimen").laad()
    time_machine.shift(timedelta(days=28))
    assert klus() == 0
    time_machine.shift(timedelta(days=1))
    # Al voor de klus liep, zijn de deuren niet meer te zien.
    Mens(mensen.collega).ga(f"/aanwezig/rondes/{ronde.pk}/deuren/").ziet(
        "De ronde is klaar"
    ).ziet_niet(f"{STRAAT} 2")
    assert klus() == 1
    assert not Deur.objects.exists()
    ronde.refresh_from_db()
    assert (ronde.klaar_op, ronde.adressen) == (ronde.laatste_dag, len(HUIZEN))


def test_afronden_haalt_weg_wie_later_nog_zou_gaan(mensen: Mensen) -> None:
    ronde = maak_ronde_langs(mensen)
    eerste = Aanwezigheid.objects.get()
    Aanwezigheid.objects.create(
        team=mensen.oost, plek="deuren", waar=STRAAT, ronde=ronde, van=eerste.van, tot=eerste.tot,
        dag=klok.vandaag() + timedelta(days=1),
    )  # fmt: skip
    handelingen.rond_ronde_af(ronde=ronde, op=klok.vandaag())
    assert Aanwezigheid.objects.get() == eerste


def test_alleen_wie_gaat_ziet_welke_deuren_het_zijn(mensen: Mensen) -> None:
    ronde = maak_ronde_langs(mensen)
    hier = f"/aanwezig/rondes/{ronde.pk}/"
    Mens(mensen.collega).ga(f"{hier}deuren/").ziet(STRAAT, "12")
    # Een collega van het team leest wel wat er besloten is, en geen adressen.
    Mens(mensen.teamlid).ga(hier).ziet("Gemeenteblad", "Nog 6 adressen").ziet_niet(f"{STRAAT} 2")
    assert Mens(mensen.teamlid).ga(f"{hier}deuren/").status == 404
    # Een ander team en wie niet in een team werkt, zien niets.
    for wie in (mensen.anderteam, mensen.jeugdteam, mensen.beleid, mensen.beheer):
        for adres in ("", "deuren/", "brief/"):
            assert Mens(wie).ga(f"{hier}{adres}").status == 404


def test_een_gewoon_teamlid_legt_geen_ronde_vast(mensen: Mensen) -> None:
    ronde = maak_ronde(mensen)
    teamlid = (
        Mens(mensen.teamlid).ga("/aanwezig/rondes/").ziet(STRAAT).ziet_niet("Een ronde vastleggen")
    )
    assert teamlid.ga("/aanwezig/rondes/nieuw/").status == 404
    assert teamlid.ga(f"/aanwezig/rondes/{ronde.pk}/brief/").status == 404


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"besluit": ""}, "Vul het nummer van het besluit in."),
        ({"grond": ""}, "Schrijf op welk artikel het mag."),
        ({"gepubliceerd_in": ""}, "waar iedereen het besluit kan lezen"),
        ({"gepubliceerd_op": "2099-01-01"}, "Zonder gepubliceerd besluit is er geen ronde."),
        ({"brief_op": "2026-03-11"}, "Deze dag is al voorbij."),
        ({"laatste_dag": "2026-03-12"}, "Na de brief, en hoogstens dertien weken later."),
        ({"laatste_dag": "2026-09-01"}, "Na de brief, en hoogstens dertien weken later."),
        ({"adressen": "Esdoornlaan 2"}, "Een ronde gaat langs 5 tot 1000 adressen."),
        ({"adressen": "Mevr. Jansen Esdoornlaan 2"}, "Geen adres op regel 1."),
        ({"adressen": "Esdoornlaan 2\n111222333\n06 12345678"}, "Geen adres op regel 2, 3."),
        ({"voor_wie": "mevrouw Hendriks en haar buren"}, "Hieraan is iemand te herkennen"),
    ],
)
def test_een_ronde_zonder_besluit_brief_of_adressen_komt_er_niet(
    mensen: Mensen, time_machine: Any, fout: dict[str, str], zin: str
) -> None:
    time_machine.move_to("2026-03-12 10:00:00+01:00", tick=False)
    goed = {
        **VASTGESTELD,
        "gepubliceerd_op": "2026-03-05",
        "brief_op": "2026-03-12",
        "laatste_dag": "2026-04-09",
        "adressen": "\n".join(f"{STRAAT} {nummer}" for nummer in range(2, 14, 2)),
    }
    nadia = Mens(mensen.opbouwwerker).ga("/aanwezig/rondes/nieuw/")
    nadia.druk("Ronde vastleggen", **{**goed, **fout}).ziet(zin)
    assert not Ronde.objects.exists()
    nadia.ga("/aanwezig/rondes/nieuw/").druk("Ronde vastleggen", **goed).ziet("Nu eerst de brief.")


def test_plannen_kan_niet_voor_de_brief(mensen: Mensen) -> None:
    ronde = maak_ronde(mensen)
    karel = Mens(mensen.collega).ga(f"/aanwezig/rondes/{ronde.pk}/")
    tijden = {"van": "10:00", "tot": "12:00"}
    for dagen, zin in ((0, "Eerst de brief."), (29, "na de laatste dag")):
        dag = klok.vandaag() + timedelta(days=dagen)
        karel.druk("Op de agenda zetten", dag=f"{dag:%Y-%m-%d}", **tijden).ziet(zin)
        karel.ga(f"/aanwezig/rondes/{ronde.pk}/")
    assert not Aanwezigheid.objects.exists()


def test_een_hele_wijk_kost_evenveel_vragen(mensen: Mensen, tel_statements: Any) -> None:
    ronde = maak_ronde_langs(mensen)
    karel = Mens(mensen.collega)
    keren = []
    for erbij in (0, 300):
        Deur.objects.bulk_create(
            Deur(ronde=ronde, straat="Lindehof", huisnummer=nummer)
            for nummer in range(1, 1 + erbij)
        )
        karel.ga(f"/aanwezig/rondes/{ronde.pk}/deuren/")
        with tel_statements() as telling:
            karel.ga(f"/aanwezig/rondes/{ronde.pk}/deuren/")
        keren.append(telling.aantal)
    assert keren[0] == keren[1] <= 12, telling


def test_de_hoogste_en_laagste_huizen(mensen: Mensen) -> None:
    huizen = [Huis("Lindehof", nummer, "A") for nummer in (1, 99_999, 3, 4, 5)]
    ronde = maak_ronde(mensen, huizen=huizen)
    assert str(deur(ronde, 99_999)) == "Lindehof 99999A"
