"""Berichten met aanbieders: een fout krijgt antwoord, en wie afgeschermd is blijft binnen."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine

from nabij.deuren.opdrachten.ingang import hoofd
from nabij.fundament import klok
from nabij.fundament.termijnen import werkdagen_later
from nabij.kamers.poort import handelingen as poort_handelingen
from nabij.kamers.poort.begrippen import Afscherming
from nabij.kamers.toewijzing import handelingen
from nabij.kamers.toewijzing.models import Declaratie, Postvak, Toewijzing, Uitbak, Verzoek
from nabij.koppelingen.istandaarden.formaat import gegevens as g
from nabij.koppelingen.istandaarden.formaat import klassen as k
from nabij.koppelingen.istandaarden.postbode import neem_aan, verwerk
from tests.casus.maak import Verhaal, maak_verhaal
from tests.mensen import Mensen
from tests.toewijzing import post
from tests.toewijzing.maak import Gemeente, maak_gemeente, wijs_toe
from tests.verhalen.mens import Mens

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente(mensen: Mensen) -> Gemeente:
    return maak_gemeente()


@pytest.fixture
def samira(mensen: Mensen) -> Verhaal:
    verhaal = maak_verhaal(mensen)
    post.geef_gegevens(verhaal)
    return verhaal


@pytest.fixture
def hulp(samira: Verhaal, gemeente: Gemeente) -> Toewijzing:
    return wijs_toe(samira, gemeente, einde=klok.vandaag() + timedelta(weeks=26))


@pytest.fixture
def binnen(tmp_path: Path) -> Path:
    """Waar de berichten van aanbieders komen te liggen."""
    (tmp_path / "binnen").mkdir()
    return tmp_path / "binnen"


@pytest.fixture
def buiten(tmp_path: Path) -> Path:
    """Waar de verbinding ophaalt wat weg moet."""
    return tmp_path / "buiten"


def schild(verhaal: Verhaal, mensen: Mensen, hulp: Toewijzing, niveau: Afscherming) -> None:
    with verhaal.open(mensen.teamlid) as zicht:
        poort_handelingen.scherm_af(
            dossier_id=verhaal.pk, persoon_id=hulp.persoon_id, niveau=niveau, door=zicht.wie
        )


def namen(map_: Path) -> list[str]:
    return sorted(pad.name.split("_")[0] for pad in map_.glob("*.xml"))


@pytest.mark.rij("M08", "M59")
def test_een_bericht_met_een_fout_krijgt_antwoord_in_woorden(
    mensen: Mensen, samira: Verhaal, hulp: Toewijzing, binnen: Path, buiten: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    # Gegeven een bericht dat hulp begon, met een toewijzing erin die wij niet kennen
    (binnen / "start.xml").write_bytes(post.start(post.nummer_van(hulp), 999))
    (binnen / "kapot.xml").write_bytes(b"<wmo305:Bericht>")

    # Als de berichten verwerkt worden, dan zegt de opdracht wat er niet kon, en gaat zij door
    assert hoofd(["berichten", "verwerk", str(binnen), "--retour", str(buiten)]) == 1
    uit, fout = capsys.readouterr()
    assert "verwerkt: 0 helemaal, 1 voor een deel, 1 niet" in uit
    assert "Toewijzing 999 kennen we niet" in fout
    assert "kapot.xml: Dit is geen geldige XML" in fout
    assert "Samira" not in uit + fout
    assert post.BSN not in uit + fout

    # Dan krijgt de aanbieder antwoord, met alleen wat geweigerd is
    assert namen(buiten) == ["WMO306"]
    lichaam = post.lees(next(buiten.glob("*.xml"))).lichaam
    assert isinstance(lichaam, k.ClientStart)

    # En ziet wie het berichtenwerk doet het in woorden, zonder wie het betreft
    wim = Mens(mensen.beheer).ga("/berichten/")
    wim.ziet("Toewijzing 999 kennen we niet", "Thuisgoed", "Dit is geen geldige XML")
    wim.ziet_niet("Samira", "Bouhali", post.BSN)
    assert Mens(mensen.teamlid).ga("/berichten/").status == 404

    # En gebeurde wat wel kon
    Mens(mensen.teamlid).ga(samira.adres()).ziet("Begonnen op")

    # En nog een keer verwerken verandert niets
    (binnen / "kopie.xml").write_bytes(post.start(post.nummer_van(hulp), 999))
    assert hoofd(["berichten", "verwerk", str(binnen), "--retour", str(buiten)]) == 0
    assert namen(buiten) == ["WMO306"]


@pytest.mark.rij("M08", "M51")
def test_wie_afgeschermd_is_blijft_binnen_tot_het_schild_opengaat(
    mensen: Mensen, samira: Verhaal, hulp: Toewijzing, binnen: Path, buiten: Path
) -> None:
    # Gegeven een toewijzing, een antwoord op een verzoek en een antwoord op een bericht
    (binnen / "vraag.xml").write_bytes(post.aanvraag())
    (binnen / "start.xml").write_bytes(post.start(post.nummer_van(hulp)))
    assert hoofd(["berichten", "verwerk", str(binnen)]) == 0
    with samira.open(mensen.teamlid) as zicht:
        handelingen.zoek_verzoek_uit(verzoek=Verzoek.objects.get(), door=zicht.wie)

    # Als het schild dichtgaat voor er iets weg is, dan gaat er niets, ook na vaker proberen niet
    schild(samira, mensen, hulp, Afscherming.ADRES_GEHEIM)
    for _ in range(2):
        assert hoofd(["berichten", "verzend", str(buiten)]) == 1
        assert namen(buiten) == []
    wim = Mens(mensen.beheer).ga("/berichten/").ziet("Over wie afgeschermd is gaat geen bericht")
    wim.ziet_niet("Samira")

    # Als het schild weer opengaat, dan gaat alles alsnog, een keer
    schild(samira, mensen, hulp, Afscherming.NORMAAL)
    assert hoofd(["berichten", "verzend", str(buiten)]) == 0
    assert namen(buiten) == ["WMO301", "WMO306", "WMO316", "WMO319"]
    for pad in buiten.glob("*.xml"):
        pad.unlink()
    assert hoofd(["berichten", "verzend", str(buiten)]) == 0
    assert namen(buiten) == []


@pytest.mark.rij("M08", "M14", "M59")
def test_een_aanbieder_vraagt_om_meer_en_krijgt_op_tijd_antwoord(
    mensen: Mensen, samira: Verhaal, hulp: Toewijzing, binnen: Path, buiten: Path
) -> None:
    # Gegeven hulp die is toegewezen en begon
    nummer = post.nummer_van(hulp)
    hoofd(["berichten", "verzend", str(buiten)])
    eerste = next(buiten.glob("WMO301*"))
    (binnen / "goed.xml").write_bytes(post.terug(eerste))
    (binnen / "start.xml").write_bytes(post.start(nummer))

    # Als de aanbieder om zes uur vraagt, dan staat dat op de dag van Joke, met de dag
    (binnen / "vraag.xml").write_bytes(post.wijziging(nummer))
    assert hoofd(["berichten", "verwerk", str(binnen), "--retour", str(buiten)]) == 0
    with post.postbode():
        verzoek = Verzoek.objects.get()
        assert verzoek.uiterlijk == werkdagen_later(klok.vandaag(), 5)
    joke = Mens(mensen.teamlid).ga("/mijn-dag/").ziet("Thuisgoed vraagt om andere hulp")
    joke.ga(samira.adres(f"verzoek/{verzoek.pk}/")).ziet("Nu toegewezen: 4 uur", "6 uur")
    with samira.open(mensen.teamlid) as zicht:
        handelingen.ken_verzoek_toe(
            verzoek=Verzoek.objects.get(), motivering="Het werd zwaarder.", door=zicht.wie
        )

    # Dan gaat er een toewijzing weg, met het hele beeld: de oude met een einde, en de nieuwe
    assert hoofd(["berichten", "verzend", str(buiten)]) == 0
    tweede = next(pad for pad in buiten.glob("WMO301*") if pad != eerste)
    lichaam = post.lees(tweede).lichaam
    assert isinstance(lichaam, k.ClientToewijzing)
    assert lichaam.bsn == post.BSN
    oud, nieuw = lichaam.toegewezen_producten
    assert (oud.toewijzing_nummer, oud.reden_wijziging) == (nummer, "12")
    assert nieuw.omvang is not None
    assert (nieuw.omvang.volume, nieuw.referentie_aanbieder) == (6, "VOW1")
    assert oud.einddatum == nieuw.ingangsdatum - timedelta(days=1)
    with post.postbode():
        assert {rij.status for rij in Uitbak.objects.exclude(kenmerk="")} == {"goed", "verzonden"}


@pytest.mark.rij("M08", "M06")
def test_een_toewijzing_die_terugkomt_staat_in_woorden_bij_het_huishouden(
    mensen: Mensen, samira: Verhaal, hulp: Toewijzing, binnen: Path, buiten: Path
) -> None:
    # Gegeven een toewijzing die weg is, en een aanbieder die haar terugstuurt
    hoofd(["berichten", "verzend", str(buiten)])
    eerste = next(buiten.glob("WMO301*"))
    (binnen / "terug.xml").write_bytes(post.terug(eerste, deel="S329"))
    assert hoofd(["berichten", "verwerk", str(binnen)]) == 0

    # Dan leest Joke bij deze hulp waarom, en wat er nu kan
    joke = Mens(mensen.teamlid).ga(samira.adres(f"toewijzing/{hulp.pk}/"))
    joke.ziet("Het bericht aan Thuisgoed kwam terug", "Kijk naar de productcode")

    # En als de lijst verbeterd is, dan gaat het nog eens, met een nieuw kenmerk
    wim = Mens(mensen.beheer).ga("/berichten/").ziet("Kijk naar de productcode")
    wim.ziet_niet("Samira").druk("Stuur opnieuw").ziet("gaat bij de volgende keer mee")
    with time_machine.travel(klok.nu() + timedelta(minutes=1), tick=True):
        hoofd(["berichten", "verzend", str(buiten)])
    kenmerken = {
        post.lees(pad).kop.bericht_identificatie.identificatie for pad in buiten.glob("WMO301*")
    }
    assert len(kenmerken) == 2


@pytest.mark.rij("M08")
def test_wat_ontbreekt_houdt_het_bericht_binnen_met_waarom(
    mensen: Mensen, gemeente: Gemeente, buiten: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verhaal = maak_verhaal(mensen)
    wijs_toe(verhaal, gemeente, einde=klok.vandaag() + timedelta(weeks=26))

    assert hoofd(["berichten", "verzend", str(buiten)]) == 1
    assert "Dit ontbreekt nog: het BSN, de geboortedatum, het adres" in capsys.readouterr().err
    Mens(mensen.beheer).ga("/berichten/").ziet("Dit ontbreekt nog: het BSN").ziet_niet("Samira")

    # Als het erbij staat, dan gaat het vanzelf
    post.geef_gegevens(verhaal)
    assert hoofd(["berichten", "verzend", str(buiten)]) == 0
    assert namen(buiten) == ["WMO301"]


@pytest.mark.rij("M08", "M09")
def test_meer_dan_toegewezen_gaat_terug_en_de_regisseur_ziet_het_toch(
    mensen: Mensen, gemeente: Gemeente
) -> None:
    """V06 langs de echte weg: de standaard weigert de regel, en de regisseur moet het weten."""
    # Gegeven vier uur per week sinds juni
    with time_machine.travel("2026-06-01 08:00", tick=True):
        samira = maak_verhaal(mensen)
        post.geef_gegevens(samira)
        hulp = wijs_toe(samira, gemeente, ingang=date(2026, 6, 1), einde=date(2026, 12, 31))
    # Als Thuisgoed over juli en augustus elk 27 uur declareert, en juli nog eens instuurt
    with time_machine.travel("2026-10-05 08:00", tick=True):
        with post.postbode():
            handelingen.leg_start_vast(toewijzing=hulp, op=date(2026, 7, 1), bericht="305-1")
        for nummer, maand in enumerate((7, 8, 7), start=1):
            periode = g.GeslotenPeriode(
                begindatum=date(2026, maand, 1), einddatum=date(2026, maand, 31)
            )
            neem_aan(
                post.declaratie(
                    hulp.nummer or 0, periode, f"R{nummer}", nummer=f"D{nummer}",
                    kenmerk=f"F{nummer}", volume=27,
                ),
                bestand=f"{nummer}.xml",
            )  # fmt: skip
        verwerk()
        # Dan gaat het terug, en telt niets ervan als goedgekeurd
        with post.postbode():
            assert [rij.gelukt for rij in Postvak.objects.all()] == [False, False, False]
            assert set(Declaratie.objects.values_list("teruggestuurd", flat=True)) == {True}
        # En ziet Joke een regel, met juli een keer geteld, zonder een woord van verdenking
        joke = Mens(mensen.teamlid).ga(samira.adres())
        joke.ziet("Ruim boven wat is toegewezen; juli en augustus compleet")
        joke.ziet_niet("fraude", "toezicht", "54")
        # En komt juli goed terug, dan is juli goedgekeurd
        periode = g.GeslotenPeriode(begindatum=date(2026, 7, 1), einddatum=date(2026, 7, 31))
        neem_aan(
            post.declaratie(hulp.nummer or 0, periode, "R1", nummer="D9", kenmerk="F9", volume=18),
            bestand="9.xml",
        )
        verwerk()
        with post.postbode():
            goed = Declaratie.objects.get(regel="R1")
            assert (goed.teruggestuurd, goed.volume) == (False, 18)
