"""De pagina's van plan en regie: wat er staat, wat een tik doet, en wie niets ziet."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from nabij.fundament import klok
from nabij.fundament.sleutels import nieuw_token
from nabij.kamers.account.models import Account
from nabij.kamers.afspraken.handelingen import vraag_extra
from nabij.kamers.afspraken.models import Vereistesoort
from nabij.kamers.afspraken.overzichten import doelvoorbeelden
from nabij.kamers.casus import handelingen
from nabij.kamers.casus.models import Actie, Doel, Regie
from tests.casus.maak import Verhaal, maak_verhaal, met_plan
from tests.mensen import Mensen

pytestmark = pytest.mark.django_db

PAGINAS = (
    "plan/",
    "plan/papier/",
    "plan/eerder/",
    "kaart/",
    "terugkijken/",
    "regisseur/",
    "rustig/",
    "afsluiten/",
    "overdragen/",
)


def stuur(client: Client, pad: str, **velden: Any) -> Any:
    return client.post(pad, {"sleutel": nieuw_token(), **velden})


@pytest.fixture
def verhaal(mensen: Mensen) -> Verhaal:
    return met_plan(mensen)[0]


@pytest.fixture
def client(client: Client, settings: Any, mensen: Mensen) -> Client:
    """Aangemeld als Joke, de regisseur."""
    settings.DEMO = True
    return meld_aan(client, mensen.teamlid)


def meld_aan(client: Client, account: Account) -> Client:
    client.force_login(account, backend="nabij.kamers.poort.wie.Backend")
    return client


@pytest.mark.parametrize("pagina", PAGINAS)
def test_elke_pagina_opent_voor_de_regisseur(client: Client, verhaal: Verhaal, pagina: str) -> None:
    antwoord = client.get(verhaal.adres(pagina))

    assert antwoord.status_code == 200
    assert antwoord["Cache-Control"] == "no-store"


@pytest.mark.parametrize("pagina", PAGINAS)
@pytest.mark.parametrize("vreemde", ["anderteam", "collega", "opbouwwerker", "beleid", "fg"])
def test_een_vreemde_krijgt_geen_enkele_pagina(
    client: Client, verhaal: Verhaal, pagina: str, vreemde: str
) -> None:
    meld_aan(client, getattr(verhaal.mensen, vreemde))

    assert client.get(verhaal.adres(pagina)).status_code == 404
    assert stuur(client, verhaal.adres(pagina)).status_code in (404, 405)


@pytest.mark.rij("M13", "M21")
def test_een_doel_en_een_actie_in_place(client: Client, mensen: Mensen) -> None:
    verhaal = maak_verhaal(mensen)
    assert "Wat wil ik bereiken?" in client.get(verhaal.adres("plan/?doe=doel")).content.decode()

    antwoord = stuur(
        client,
        verhaal.adres("doel/"),
        tekst="Ik ga weer onder de mensen",
        van_wie="Samira",
        stap_nu="alleen",
        stap_straks="meedoen",
    )
    with verhaal.open(mensen.teamlid):
        doel = Doel.objects.get()
    assert antwoord.url == verhaal.adres(f"plan/#plan-{doel.pk}")

    stuur(
        client,
        verhaal.adres("actie/"),
        doel=doel.pk,
        tekst="Een keer mee naar het koor",
        wie="inwoner|Samira",
        naam="buurvrouw Ans gaat mee",
        uiterlijk=klok.vandaag() + timedelta(days=7),
    )
    pagina = client.get(verhaal.adres("plan/")).content.decode()
    assert "Ik ga weer onder de mensen" in pagina
    assert "Samira, buurvrouw Ans gaat mee" in pagina
    assert "Nu: Vooral thuis, weinig mensen." in pagina
    assert "Wil naar: Ik doe ergens aan mee." in pagina


@pytest.mark.rij("M13", "M28")
def test_een_doel_en_de_eerste_stap_in_een_formulier(client: Client, mensen: Mensen) -> None:
    verhaal = maak_verhaal(mensen)
    pagina = client.get(verhaal.adres("plan/?doe=doel")).content.decode()
    assert "De eerste stap" in pagina
    doel = {"tekst": "Wij eten samen", "eerste-wie": "inwoner|Samira"}

    # Een stap die niet klopt houdt alles tegen, met wat er stond
    antwoord = stuur(client, verhaal.adres("doel/"), **doel, **{"eerste-naam": "met Ilyas"})
    inhoud = antwoord.content.decode()
    assert "Schrijf op wat er gaat gebeuren." in inhoud
    assert "Wij eten samen" in inhoud
    assert "met Ilyas" in inhoud
    with verhaal.open(mensen.teamlid):
        assert not Doel.objects.exists()

    # Zonder stap is er een doel, met een stap staat die erbij
    stuur(client, verhaal.adres("doel/"), **doel)
    with verhaal.open(mensen.teamlid):
        assert not Actie.objects.exists()
    stuur(client, verhaal.adres("doel/"), **doel, **{"eerste-tekst": "Zondag soep"})
    with verhaal.open(mensen.teamlid):
        actie = Actie.objects.get()
        assert (actie.tekst, actie.naam) == ("Zondag soep", "Samira")
        assert actie.plan_doel_id in {doel.pk for doel in Doel.objects.all()}


def test_een_voorbeeld_vult_het_doel_en_de_eerste_stap(client: Client, verhaal: Verhaal) -> None:
    voorbeeld = doelvoorbeelden("post_en_regels")[0]
    adres = verhaal.adres(f"plan/?doe=doel&voorbeeld={voorbeeld.code}")

    pagina = client.get(adres).content.decode()

    assert f"{voorbeeld.doel}</textarea>" in pagina
    assert f'name="eerste-tekst" value="{voorbeeld.eerste_actie}"' in pagina


@pytest.mark.rij("M58")
@pytest.mark.parametrize(("wat", "doe"), [("doel.van_wie", "doel"), ("actie.uiterlijk", "actie")])
def test_wat_het_team_extra_vraagt_staat_er_voor_je_begint(
    client: Client, verhaal: Verhaal, wat: str, doe: str
) -> None:
    vraag_extra(
        soort=Vereistesoort.VERPLICHT_VELD,
        wat=wat,
        team_id=verhaal.mensen.oost.pk,
        eigenaar="Sanne Vos",
        reden="We oefenen hier samen mee.",
        tikken=1,
        door=None,
    )

    assert (
        "We oefenen hier samen mee."
        in client.get(verhaal.adres(f"plan/?doe={doe}")).content.decode()
    )


def test_zonder_woorden_een_zin_bij_het_veld_en_wat_er_stond_blijft(
    client: Client, verhaal: Verhaal
) -> None:
    antwoord = stuur(client, verhaal.adres("doel/"), tekst="", van_wie="Ilyas")

    inhoud = antwoord.content.decode()
    assert "Schrijf op wat iemand wil bereiken." in inhoud
    assert '<option value="Ilyas" selected>' in inhoud


@pytest.mark.rij("M37")
def test_een_tik_en_weer_terug(client: Client, verhaal: Verhaal) -> None:
    with verhaal.open(verhaal.mensen.teamlid):
        actie = Actie.objects.get()

    stuur(client, verhaal.adres(f"actie/{actie.pk}/klaar/"))
    pagina = client.get(verhaal.adres("plan/")).content.decode()
    assert "De actie is klaar." in pagina
    assert verhaal.adres(f"actie/{actie.pk}/open/") in pagina

    stuur(client, verhaal.adres(f"actie/{actie.pk}/open/"))
    with verhaal.open(verhaal.mensen.teamlid):
        assert Actie.objects.get().klaar_op is None


@pytest.mark.rij("M37")
def test_te_zwaar_voor_een_naaste_is_een_antwoord(client: Client, verhaal: Verhaal) -> None:
    with verhaal.open(verhaal.mensen.teamlid):
        actie = Actie.objects.get()
    assert "is het te dragen?" in client.get(verhaal.adres("plan/")).content.decode()

    antwoord = stuur(client, verhaal.adres(f"actie/{actie.pk}/zwaar/"))
    assert "doe=actie_vervalt" in antwoord.url
    stuur(client, verhaal.adres(f"actie/{actie.pk}/vervalt/"), te_zwaar="1")

    pagina = client.get(verhaal.adres("plan/")).content.decode()
    assert "het was te zwaar" in pagina
    with verhaal.open(verhaal.mensen.teamlid):
        assert Actie.objects.get().te_zwaar


def test_het_deel_van_htmx_is_het_deel_van_de_pagina(client: Client, verhaal: Verhaal) -> None:
    hele = client.get(verhaal.adres("plan/")).content.decode()
    deel = client.get(verhaal.adres("plan/"), headers={"HX-Request": "true"}).content.decode()

    assert deel.lstrip().startswith('<div id="plandeel"')
    assert _zonder_sleutels(deel.strip()) in _zonder_sleutels(hele)


def _zonder_sleutels(html: str) -> str:
    import re

    return re.sub(r'name="(sleutel|csrfmiddlewaretoken)" value="[^"]*"', "", html)


@pytest.mark.rij("M23")
def test_een_ander_regisseur_op_verzoek_van_het_huishouden(
    client: Client, verhaal: Verhaal
) -> None:
    mensen = verhaal.mensen
    stuur(
        client,
        verhaal.adres("regisseur/"),
        wie=f"team|{mensen.collega.pk}",
        wens="Samira kent Karel al",
    )
    with verhaal.regie(mensen.collega):
        assert Regie.objects.get(tot__isnull=True).account == mensen.collega
    pagina = client.get(verhaal.adres("regisseur/")).content.decode()
    assert "Karel Dam" in pagina
    assert "Samira kent Karel al" in pagina


@pytest.mark.rij("M23")
def test_de_kaart_noemt_naam_en_nummer(client: Client, verhaal: Verhaal) -> None:
    kaart = client.get(verhaal.adres("kaart/")).content.decode()

    assert "Joke Visser" in kaart
    assert "010 000 00 00" in kaart


@pytest.mark.rij("M57", "M64")
def test_terugkijken_met_een_tik_per_doel(client: Client, verhaal: Verhaal) -> None:
    with verhaal.open(verhaal.mensen.teamlid):
        doel = Doel.objects.get()

    antwoord = stuur(
        client,
        verhaal.adres("terugkijken/"),
        **{f"inwoner-{doel.pk}": "beetje", f"werker-{doel.pk}": "gelijk"},
        lichter="ja",
        woorden="Ik slaap weer",
        voor_ander="Ik wil best eens koken",
    )
    assert antwoord.url == verhaal.adres("voor-een-ander/")
    eerder = client.get(verhaal.adres("plan/eerder/")).content.decode()
    for stuk in ("Ik slaap weer", "een beetje dichterbij", "gelijk gebleven", "Ik wil best"):
        assert stuk in eerder


def test_stoppen_leidt_naar_afsluiten_en_afsluiten_kan_terug(
    client: Client, verhaal: Verhaal
) -> None:
    antwoord = stuur(client, verhaal.adres("terugkijken/"), lichter="stoppen")
    assert antwoord.url == verhaal.adres("afsluiten/")

    antwoord = stuur(client, verhaal.adres("afsluiten/"), afloop="zelf")
    assert antwoord.url == verhaal.adres()
    plan = client.get(verhaal.adres("plan/")).content.decode()
    assert "Afgesloten" in plan
    terug = plan.partition(f"{verhaal.adres()}ongedaan/")[2].partition('"')[0]

    stuur(client, f"{verhaal.adres()}ongedaan/{terug}")
    verhaal.dossier.refresh_from_db()
    assert verhaal.dossier.gesloten_op is None


def test_verkeerde_dagen_geven_een_zin(client: Client, verhaal: Verhaal) -> None:
    gisteren = klok.vandaag() - timedelta(days=1)

    stuur(client, verhaal.adres("rustig/"), dag=gisteren)
    assert "Kies een dag die nog komt" in client.get(verhaal.adres("rustig/")).content.decode()
    antwoord = stuur(client, verhaal.adres("terugkijken/"), volgende_op=gisteren)
    assert "De volgende keer ligt na vandaag." in antwoord.content.decode()


@pytest.mark.rij("M02")
def test_overdragen_vraagt_eerst_of_het_huishouden_het_hoorde(
    client: Client, verhaal: Verhaal
) -> None:
    mensen = verhaal.mensen
    velden = {"naar": mensen.collega.pk, "verhaal": "Samira wil haar post weer open."}
    pad = verhaal.adres("overdragen/")
    assert "Samira wil: Ik durf mijn post" in client.get(pad).content.decode()

    zonder = stuur(client, pad, **velden).content.decode()
    assert "Vertel het eerst aan het huishouden." in zonder
    assert "Samira wil haar post weer open." in zonder
    morgen = klok.vandaag() + timedelta(days=1)
    assert "Deze dag" in stuur(client, pad, **velden, gehoord_op=morgen).content.decode()

    stuur(client, pad, **velden, gehoord_op=klok.vandaag())
    meld_aan(client, mensen.collega)
    assert f'href="{pad}"' in client.get(verhaal.adres()).content.decode()
    gelezen = client.get(pad).content.decode()
    assert "Neem je het aan?" in gelezen
    assert client.get(verhaal.adres("kaart/")).status_code == 200
    stuur(client, verhaal.adres("overdragen/aannemen/"))
    with verhaal.regie(mensen.collega):
        assert Regie.objects.get(tot__isnull=True).account == mensen.collega
    meld_aan(client, mensen.teamlid)
    assert client.get(pad).status_code == 404


@pytest.mark.rij("M25")
def test_de_teamleider_verdeelt_alles_van_een_zieke_collega(
    client: Client, verhaal: Verhaal
) -> None:
    mensen = verhaal.mensen
    tweede, _doel, _actie = met_plan(mensen)
    meld_aan(client, mensen.teamleider)
    pad = f"/huishoudens/verdelen/{mensen.teamlid.pk}/"
    assert client.get(pad).content.decode().count("Bouhali") >= 2

    naar = {f"naar-{een.pk}": mensen.collega.pk for een in (verhaal, tweede)}
    stuur(client, pad, **naar)
    for een in (verhaal, tweede):
        with een.regie(mensen.collega) as zicht:
            assert zicht.eerste.account == mensen.collega

    over = client.get(pad).content.decode()
    terug = over.partition("/huishoudens/verdelen/")[2]
    assert "Niets te verdelen" in over
    groep = over.partition('action="/huishoudens/verdelen/')[2].partition("/ongedaan/")[0] or terug
    stuur(client, f"/huishoudens/verdelen/{groep}/ongedaan/")
    for een in (verhaal, tweede):
        with een.regie(mensen.teamlid) as zicht:
            assert zicht.eerste.account == mensen.teamlid


@pytest.mark.parametrize("vreemde", ["teamlid", "anderteam", "beleid"])
def test_alleen_de_teamleider_verdeelt(client: Client, verhaal: Verhaal, vreemde: str) -> None:
    meld_aan(client, getattr(verhaal.mensen, vreemde))

    assert client.get(verhaal.adres("verdelen/")).status_code == 404
    pad = f"/huishoudens/verdelen/{verhaal.mensen.teamlid.pk}/"
    assert client.get(pad).status_code == 404


def test_een_dubbele_tik_telt_een_keer(client: Client, verhaal: Verhaal) -> None:
    velden = {"sleutel": nieuw_token(), "tekst": "Wij eten samen"}
    for _keer in range(2):
        client.post(verhaal.adres("doel/"), velden)

    with verhaal.open(verhaal.mensen.teamlid):
        assert Doel.objects.filter(tekst="Wij eten samen").count() == 1


@pytest.mark.rij("M13")
def test_twee_collegas_wijzigen_een_doel_en_zien_beide_teksten(
    client: Client, verhaal: Verhaal
) -> None:
    with verhaal.open(verhaal.mensen.teamlid) as zicht:
        doel = Doel.objects.get()
        handelingen.wijzig_doel(
            doel=doel, versie=1, door=zicht.wie, tekst="Ik open elke dag een brief"
        )

    antwoord = stuur(
        client, verhaal.adres(f"doel/{doel.pk}/"), tekst="Ik open elke week mijn post", versie=1
    )
    assert antwoord.status_code == 409
    assert "Ik open elke dag een brief" in antwoord.content.decode()
    assert "Ik open elke week mijn post" in antwoord.content.decode()
