"""Het gesprek aan tafel: een leeg veld, en de rest alleen als iemand ernaar vraagt."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.template.loader import render_to_string

from nabij.kamers.poort import poort
from nabij.kamers.poort.begrippen import Doel, Onderdeel
from nabij.kamers.toegang import handelingen, overzichten
from nabij.kamers.toegang.models import Gesprek
from tests.account.maak import meld_aan
from tests.mensen import Mensen, verzoek
from tests.toegang.maak import maak_huishouden, maak_vraag, post, schrijven

pytestmark = pytest.mark.django_db(databases=["default", "logboek"])
DELEN = (Onderdeel.GESPREK, Onderdeel.NAAM, Onderdeel.VRAAG)


@pytest.fixture(autouse=True)
def _oefenen(settings: Any) -> None:
    settings.DEMO = True


@pytest.fixture
def huishouden(mensen: Mensen) -> UUID:
    return maak_huishouden(mensen, mensen.teamlid)


def speelt(mensen: Mensen, pk: UUID) -> overzichten.WatSpeeltEr:
    with poort.open(verzoek(mensen.teamlid), pk, doel=Doel.HULP, onderdelen=DELEN) as zicht:
        return overzichten.wat_speelt_er(pk, zicht.onderdelen)


def adres(pk: UUID, rest: str = "") -> str:
    return f"/huishoudens/{pk}/gesprek/{rest}"


def tekst_van(antwoord: Any) -> str:
    return str(antwoord.content.decode())


@pytest.mark.rij("M02", "M13")
def test_een_leeg_veld_en_de_vragen_dicht(client: Any, mensen: Mensen, huishouden: UUID) -> None:
    meld_aan(client, mensen.teamlid)

    inhoud = tekst_van(client.get(adres(huishouden)))

    assert "Wat lukt u goed met geld" in inhoud
    assert "<details" in inhoud
    assert not re.search(r"<details[^>]* open", inhoud)
    assert "verplicht" not in inhoud


@pytest.mark.rij("M02")
def test_een_paar_woorden_is_genoeg(client: Any, mensen: Mensen, huishouden: UUID) -> None:
    meld_aan(client, mensen.teamlid)

    antwoord = post(client, adres(huishouden), verslag="Thee gedronken.")

    assert antwoord.status_code == 302
    papier = tekst_van(client.get(antwoord.url))
    assert "Thee gedronken." in papier
    assert "Joke Visser" in papier
    assert "Wie kunt u bellen?" in papier


def test_niets_schrijven_geeft_een_zin(client: Any, mensen: Mensen, huishouden: UUID) -> None:
    meld_aan(client, mensen.teamlid)

    antwoord = post(client, adres(huishouden), met="Samira")

    assert antwoord.status_code == 200
    assert "Er is nog niets geschreven." in tekst_van(antwoord)
    assert 'value="Samira"' in tekst_van(antwoord)


@pytest.mark.rij("M02", "M15")
def test_hun_woorden_naast_onze_lezing_op_papier(
    client: Any, mensen: Mensen, huishouden: UUID
) -> None:
    meld_aan(client, mensen.teamlid)
    velden = {
        "kern": "Zonder open post slaap ik",
        "kern_van": "Samira",
        "post_en_regels-zorg": "Ik durf de post niet open te maken",
        "post_en_regels-zorg_lezing": "Er ligt een brief van de deurwaarder",
        "post_en_regels-stand": "loopt_vast",
        "post_en_regels-van_wie": "Samira",
        "opvoeden-kracht": "Ilyas voetbalt elke week",
    }

    antwoord = post(client, adres(huishouden), **velden)

    papier = tekst_van(client.get(antwoord.url))
    for woorden in (*(w for n, w in velden.items() if not n.endswith("stand")), "het loopt vast"):
        assert woorden in papier
    nu = speelt(mensen, huishouden)
    assert nu.kern is not None
    assert [(regel.leefgebied, regel.stand) for regel in nu.zorgen] == [
        ("post_en_regels", "loopt_vast")
    ]
    assert [(regel.leefgebied, regel.stand) for regel in nu.krachten] == [("opvoeden", "")]


def test_een_lezing_zonder_hun_woorden_kan_niet_en_het_gebied_staat_open(
    client: Any, mensen: Mensen, huishouden: UUID
) -> None:
    meld_aan(client, mensen.teamlid)

    antwoord = post(client, adres(huishouden), **{"geld-zorg_lezing": "Schulden"})

    inhoud = tekst_van(antwoord)
    assert antwoord.status_code == 200
    assert "Schrijf eerst op wat de inwoner zelf zei." in inhoud
    assert "Schulden" in inhoud
    assert len(re.findall(r"<details[^>]* open", inhoud)) == 1
    met_stand = post(client, adres(huishouden), **{"geld-stand": "wisselend"})
    assert "Schrijf er in een paar woorden bij waarom." in tekst_van(met_stand)


@pytest.mark.rij("M15")
def test_valkuil_nergens_een_cijfer_of_kleur_voor_hoe_zwaar_een_gezin_is(
    client: Any, mensen: Mensen, huishouden: UUID
) -> None:
    meld_aan(client, mensen.teamlid)
    zwaar = {f"{gebied}-{veld}": waarde for gebied in ("geld", "wonen", "hoofd")
             for veld, waarde in (("zorg", "Het gaat niet"), ("stand", "loopt_vast"))}  # fmt: skip
    antwoord = post(client, adres(huishouden), **zwaar)

    for pagina in (antwoord.url, adres(huishouden, "wat-speelt-er/")):
        inhoud = tekst_van(client.get(pagina)).split("<main")[1].split("</main>")[0]
        assert "dringend" not in inhoud
        assert not re.search(r"\b(score|totaal|gemiddeld|ernst|zwaarte)\b", inhoud, re.IGNORECASE)
        assert not re.search(r">\s*3 (zorgen|keer)", inhoud)


@pytest.mark.rij("M51")
def test_een_vreemde_ziet_geen_gesprek(client: Any, mensen: Mensen, huishouden: UUID) -> None:
    meld_aan(client, mensen.teamlid)
    verslag = post(client, adres(huishouden), verslag="Geheim gesprek").url
    for vreemde in ("anderteam", "collega", "teamleider", "opbouwwerker", "fg", "beheer"):
        meld_aan(client, getattr(mensen, vreemde))
        for pagina in (adres(huishouden), verslag, adres(huishouden, "wat-speelt-er/")):
            assert client.get(pagina).status_code == 404, (vreemde, pagina)
        assert post(client, adres(huishouden), verslag="x").status_code == 404


def test_een_losse_vraag_heeft_geen_gesprek(client: Any, mensen: Mensen) -> None:
    vraag = maak_vraag(mensen, mensen.teamlid)
    meld_aan(client, mensen.teamlid)

    assert client.get(adres(vraag.dossier_id)).status_code == 404


def test_het_verslag_van_een_ander_huishouden_is_er_niet(
    client: Any, mensen: Mensen, huishouden: UUID
) -> None:
    meld_aan(client, mensen.teamlid)
    verslag = post(client, adres(huishouden), verslag="Hier").url.split("/")[-2]
    ander = maak_huishouden(mensen, mensen.teamlid, "Tamarinde")

    assert client.get(adres(ander, f"{verslag}/")).status_code == 404
    assert client.get(adres(ander, f"{verslag}/aanpassen/")).status_code == 404


@pytest.mark.rij("M15")
def test_dit_hangt_aan_dat_tekenen_en_weghalen(
    client: Any, mensen: Mensen, huishouden: UUID
) -> None:
    meld_aan(client, mensen.teamlid)
    post(client, adres(huishouden), **{"geld-zorg": "De post", "hoofd-zorg": "Slecht slapen"})
    post_, slapen = speelt(mensen, huishouden).zorgen
    lijst = adres(huishouden, "wat-speelt-er/")

    zelfde = post(client, f"{lijst}samenhang/", gevolg=str(post_.id), oorzaak=str(post_.id))
    assert "Iets hangt niet aan zichzelf." in tekst_van(zelfde)
    leeg = post(client, f"{lijst}samenhang/")
    assert "Kies waar het aan hangt." in tekst_van(leeg)

    post(client, f"{lijst}samenhang/", gevolg=str(slapen.id), oorzaak=str(post_.id))
    [paar] = speelt(mensen, huishouden).samenhang
    assert (paar.gevolg.id, paar.oorzaak.id) == (slapen.id, post_.id)

    pagina = tekst_van(client.get(lijst))
    assert "hangt aan" in pagina
    weg = re.findall(r'action="([^"]+/samenhang/[^"]+/weg/)"', pagina)[0]
    post(client, weg)
    assert speelt(mensen, huishouden).samenhang == []
    post(client, weg.replace("weg", "terug"))
    assert len(speelt(mensen, huishouden).samenhang) == 1


def test_er_iets_bij_schrijven_weghalen_en_terugzetten(
    client: Any, mensen: Mensen, huishouden: UUID
) -> None:
    meld_aan(client, mensen.teamlid)
    lijst = adres(huishouden, "wat-speelt-er/")

    fout = post(client, f"{lijst}erbij/", woorden="", van_wie="Ilyas")
    assert "Schrijf op wat er gezegd is." in tekst_van(fout)
    assert 'value="Ilyas"' in tekst_van(fout)
    post(client, f"{lijst}erbij/", soort="kracht", woorden="Oma komt elke week")
    [regel] = speelt(mensen, huishouden).krachten

    post(client, f"{lijst}{regel.id}/weg/")
    assert speelt(mensen, huishouden).krachten == []
    pagina = tekst_van(client.get(lijst))
    assert f"{regel.id}/terug/" in pagina
    post(client, f"{lijst}{regel.id}/terug/")
    assert len(speelt(mensen, huishouden).krachten) == 1


def test_een_verslag_aanpassen_en_twee_tegelijk(
    client: Any, mensen: Mensen, huishouden: UUID
) -> None:
    meld_aan(client, mensen.teamlid)
    verslag = post(client, adres(huishouden), verslag="Eerste tekst").url
    pagina = tekst_van(client.get(f"{verslag}aanpassen/"))
    assert "Eerste tekst" in pagina

    post(client, f"{verslag}aanpassen/", verslag="Tweede tekst", met="", versie="1")
    assert "Tweede tekst" in tekst_van(client.get(verslag))
    assert "Eerste tekst" in tekst_van(client.get(verslag))

    botsing = post(client, f"{verslag}aanpassen/", verslag="Derde tekst", met="", versie="1")
    assert botsing.status_code == 409
    assert "Tweede tekst" in tekst_van(botsing)
    assert "Derde tekst" in tekst_van(botsing)


def test_dubbel_klikken_geeft_een_gesprek(client: Any, mensen: Mensen, huishouden: UUID) -> None:
    meld_aan(client, mensen.teamlid)
    velden = {"verslag": "Een keer", "sleutel": "eenzelfdesleutel"}

    client.post(adres(huishouden), velden)
    client.post(adres(huishouden), velden)

    with poort.open(
        verzoek(mensen.teamlid), huishouden, doel=Doel.HULP, onderdelen=[Onderdeel.GESPREK]
    ):
        assert Gesprek.objects.count() == 1


def test_de_delen_voor_de_pagina_van_het_huishouden(mensen: Mensen, huishouden: UUID) -> None:
    with schrijven(mensen.teamlid, huishouden, *DELEN) as zicht:
        leeg = _delen(huishouden, overzichten.wat_speelt_er(huishouden, zicht.onderdelen))
        assert "Nog geen gesprek opgeschreven" in leeg

        handelingen.neem_vraag_aan(dossier_id=huishouden, tekst="Help me", door=zicht.wie)
        for soort, tekst in (("zorg", "De post"), ("kracht", "Voetbal"), ("kern", "Slapen")):
            handelingen.leg_waarneming_vast(
                dossier_id=huishouden, soort=soort, woorden=tekst, door=zicht.wie, van_wie="Samira"
            )
        vol = _delen(huishouden, overzichten.wat_speelt_er(huishouden, zicht.onderdelen))

    for woorden in ("Help me", "De post", "Voetbal", "Slapen", "Samira", "Gesprek opschrijven"):
        assert woorden in vol


def _delen(pk: UUID, nu: overzichten.WatSpeeltEr) -> str:
    context = {"speelt": nu, "pk": pk, "mag": True, "aflopen": []}
    return "".join(
        render_to_string(f"toegang/{deel}.html", context)
        for deel in ("_kern", "_waarnemingen", "_vraag")
    )


def test_een_vraag_bij_een_huishouden_is_ook_in_een_tik_klaar(
    client: Any, mensen: Mensen, huishouden: UUID
) -> None:
    with schrijven(mensen.teamlid, huishouden, *DELEN) as zicht:
        vraag = handelingen.neem_vraag_aan(dossier_id=huishouden, tekst="Help me", door=zicht.wie)
    pad = f"/huishoudens/{huishouden}/vraag/{vraag.pk}/afronden/"
    meld_aan(client, mensen.anderteam)
    assert post(client, pad, afloop="zelf").status_code == 404
    meld_aan(client, mensen.teamlid)

    assert post(client, pad, afloop="zelf").url == f"/huishoudens/{huishouden}/"
    assert speelt(mensen, huishouden).vragen[0].staatwoord == "Doet het zelf"
