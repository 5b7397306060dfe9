"""De regels van de sociale kaart, zonder database."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabij.kamers.kaart.regels import zoeken
from nabij.kamers.kaart.regels.afstand import Punt, afstand_km, vak_om
from nabij.kamers.kaart.regels.openingstijden import DAGEN, Tijd, lees_tijden, schrijf_tijd
from nabij.kamers.kaart.regels.telefoon import normaal_nummer
from nabij.kamers.kaart.regels.versheid import Versheid, mag_vragen, versheid
from nabij.kamers.kaart.regels.zoeken import Kandidaat, ontleed, rangschik, weeg, zonder_mensen

pytestmark = pytest.mark.rij("M24")
VANDAAG = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("getypt", "normaal"),
    [
        ("06-12345678", "+31612345678"),
        ("06 12 34 56 78", "+31612345678"),
        ("+31 (0)6 1234 5678", "+31612345678"),
        ("0031 20 123 45 67", "+31201234567"),
        ("(020) 123.45.67", "+31201234567"),
        ("0800-0123", "08000123"),
        ("088 1234567", "0881234567"),
        ("14 020", "14020"),
        ("+32 2 123 45 67", "+3221234567"),
        ("06-1234567", ""),
        ("vraag naar Ans", ""),
        ("12345", ""),
        ("", ""),
    ],
)
def test_een_nummer_in_elke_vorm_wordt_een_nummer_of_niets(getypt: str, normaal: str) -> None:
    assert normaal_nummer(getypt) == normaal


@pytest.mark.parametrize(
    ("getypt", "dagen", "van", "tot"),
    [
        ("maandag 13.30-15.00", "MO", time(13, 30), time(15)),
        ("ma t/m vr 9-17", "MO,TU,WE,TH,FR", time(9), time(17)),
        ("ma-wo: 9:00 tot 12:00 uur", "MO,TU,WE", time(9), time(12)),
        ("Di, do en za 10.00 - 11.30", "TU,TH,SA", time(10), time(11, 30)),
        ("vrijdag 20:00-01:00", "FR", time(20), time(1)),
        ("zaterdag 20.00-24.00", "SA", time(20), time(0)),
    ],
)
def test_openingstijden_zoals_een_mens_ze_schrijft(
    getypt: str, dagen: str, van: time, tot: time
) -> None:
    tijden, fout = lees_tijden(getypt)
    assert fout == []
    assert [(",".join(t.dagen), t.van, t.tot) for t in tijden] == [(dagen, van, tot)]


def test_na_middernacht_is_geen_fout_en_een_onzintijd_wel() -> None:
    tijden, fout = lees_tijden("vr 20-1\nma 25.00-26.00; op afspraak\nwo 10-10; vr-ma 9-12")
    assert [tijd.over_middernacht for tijd in tijden] == [True]
    assert fout == ["ma 25.00-26.00", "op afspraak", "wo 10-10", "vr-ma 9-12"]


@given(st.sets(st.sampled_from(list(DAGEN)), min_size=1), st.times(), st.times())
def test_wat_wij_schrijven_lezen_wij_terug(dagen: set[str], van: time, tot: time) -> None:
    van, tot = van.replace(second=0, microsecond=0), tot.replace(second=0, microsecond=0)
    if van == tot:
        return
    op_volgorde = tuple(code for code in DAGEN if code in dagen)
    geschreven = schrijf_tijd(",".join(op_volgorde), van, tot)
    assert lees_tijden(geschreven) == ([Tijd(op_volgorde, van, tot)], [])


@given(st.floats(3.4, 7.2), st.floats(50.8, 53.5), st.floats(-0.2, 0.2), st.floats(-0.2, 0.2))
def test_wat_binnen_de_afstand_ligt_ligt_in_het_vak(
    lengte: float, breedte: float, oost: float, noord: float
) -> None:
    hier, daar = Punt(lengte, breedte), Punt(lengte + oost, breedte + noord)
    km = afstand_km(hier, daar)
    vak = vak_om(hier, km + 0.001)
    assert vak.west <= daar.lengte <= vak.oost
    assert vak.zuid <= daar.breedte <= vak.noord
    assert km == pytest.approx(afstand_km(daar, hier))


def test_amsterdam_utrecht_is_vijfendertig_kilometer() -> None:
    assert afstand_km(Punt(4.8952, 52.3702), Punt(5.1214, 52.0907)) == pytest.approx(34.7, abs=0.5)


def test_een_bevestiging_verloopt_na_de_norm() -> None:
    toen = VANDAAG - timedelta(days=180)
    assert versheid(toen, dagen=180, vandaag=VANDAAG) == Versheid.VERS
    assert versheid(toen, dagen=179, vandaag=VANDAAG) == Versheid.OUD
    assert versheid(None, dagen=180, vandaag=VANDAAG) == Versheid.NOOIT


def test_na_drie_keer_vragen_houdt_het_op() -> None:
    assert mag_vragen(None, 0, vandaag=VANDAAG)
    assert not mag_vragen(VANDAAG - timedelta(days=13), 1, vandaag=VANDAAG)
    assert mag_vragen(VANDAAG - timedelta(days=14), 2, vandaag=VANDAAG)
    assert not mag_vragen(VANDAAG - timedelta(days=99), 3, vandaag=VANDAAG)


def _lijst(vraag: str, **teksten: str) -> list[object]:
    kandidaten = [
        Kandidaat(sleutel=naam, gevonden=weeg([(tekst, zoeken.TEKST)], []), naam=naam)
        for naam, tekst in teksten.items()
    ]
    return [een.sleutel for een in rangschik(kandidaten, ontleed(vraag))]


def test_meervoud_en_samenstelling_vinden_hetzelfde() -> None:
    assert _lijst("wandelingen", a="een wandeling door het park") == ["a"]
    assert _lijst("schulden", a="schuldhulpverlening", b="taalcafe") == ["a"]


@pytest.mark.parametrize(
    ("een", "ander"),
    [("brieven", "brief"), ("huizen", "huis"), ("eenzame", "eenzaamheid"), ("Één", "een")],
)
def test_vormen_van_een_woord_hebben_een_stam(een: str, ander: str) -> None:
    assert [zoeken.stam(w) for w in zoeken.woorden(een)] == [zoeken.stam(ander)]


def test_ouderen_zijn_geen_ouders_en_begeleiding_is_geen_beleid() -> None:
    assert _lijst("ouderen", a="voor ouders") == []
    assert _lijst("beleid", a="begeleiding") == []


def test_een_deel_van_een_samenstelling_vindt_ook() -> None:
    assert _lijst("huiswerkbegeleiding", a="huiswerk maken", b="koken") == ["a"]


def test_wie_op_elk_woord_past_gaat_voor_wie_op_een_woord_past() -> None:
    assert _lijst("koken met ouderen", een="koken koken", beide="samen koken, ook ouderen") == [
        "beide",
        "een",
    ]


def test_een_thema_vindt_wat_het_woord_niet_noemt() -> None:
    begrippen = ontleed("altijd alleen thuis", themas=[("eenzaam", "alleen thuis")])
    eettafel = Kandidaat("eettafel", weeg([("Samen eten", 10)], ["eenzaam"]), "eettafel")
    kapper = Kandidaat("kapper", weeg([("Kapper aan huis, alleen op afspraak", 10)], []), "kapper")
    assert rangschik([kapper, eettafel], begrippen)[0] is eettafel


def test_synoniemen_gelden_beide_kanten_op() -> None:
    groep = [["huursubsidie", "huurtoeslag"]]
    vindt = Kandidaat("a", weeg([("Hulp bij huurtoeslag", 4)], []))
    assert rangschik([vindt], ontleed("huursubsidie", synoniemen=groep))
    vindt = Kandidaat("a", weeg([("Hulp bij huursubsidie", 4)], []))
    assert rangschik([vindt], ontleed("huurtoeslag", synoniemen=groep))


def test_een_aanmeldstop_en_een_oude_vermelding_zakken_en_blijven() -> None:
    gevonden = weeg([("taal", 10)], [])
    rij = [
        Kandidaat("stop", gevonden, "a", aanmeldstop=True),
        Kandidaat("oud", gevonden, "b", vers=False),
        Kandidaat("goed", gevonden, "c"),
    ]
    assert [een.sleutel for een in rangschik(rij, ontleed("taal"))] == ["goed", "oud", "stop"]


def test_zonder_woorden_op_naam_en_dichtbij_eerst() -> None:
    rij = [Kandidaat("ver", {}, "a", km=9.0), Kandidaat("b", {}, "Één"), Kandidaat("c", {}, "Eek")]
    assert [een.sleutel for een in rangschik(rij, [])] == ["c", "b", "ver"]


@given(st.text(max_size=80))
def test_geen_enkele_vraag_maakt_iets_stuk(vraag: str) -> None:
    begrippen = ontleed(vraag, synoniemen=[["koken", "samen eten"]])
    assert len(begrippen) <= zoeken.MEESTE_WOORDEN
    assert len(rangschik([Kandidaat("a", {})], begrippen)) == (not begrippen)


def test_van_een_gemis_blijven_woorden_en_geen_mensen() -> None:
    gezocht = "maatje voor mevrouw De Vries, 0612345678, Dorpsstraat 12, 1234AB, a@b.nl"
    assert zonder_mensen(gezocht) == "maatje voor mevrouw"
