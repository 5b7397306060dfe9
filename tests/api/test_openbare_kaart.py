"""De sociale kaart lezen zonder account, zoals HSDS 3.0 en Open Referral UK dat afspraken."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from nabij.deuren.api import antwoord as api_antwoord
from nabij.kamers.kaart.models import (
    Aanbod,
    AanbodPlek,
)
from tests.api.vragen import LIJSTEN, THEMA, WORTEL, lees, vraag
from tests.koppelingen.hsds_maak import dienst, laad, nummer, plek

pytestmark = [pytest.mark.django_db, pytest.mark.rij("M24", "M07")]


# Wie je bent maakt niet uit.


def test_iedereen_mag_lezen_zonder_account_en_zonder_koekje(aanbod: Aanbod) -> None:
    for adres in ("", "/", "/openapi.json", *(f"/{lijst}" for lijst in LIJSTEN)):
        antwoord = vraag(adres)

        assert antwoord.status_code == 200, adres
        assert not antwoord.cookies
        assert "Cookie" not in antwoord.headers.get("Vary", "")
        assert antwoord["API-Version"] == "1.0.0"
        assert antwoord["Access-Control-Allow-Origin"] == "*"
        assert antwoord["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert antwoord["Cache-Control"] == "public, max-age=300"
        assert antwoord["Content-Type"] == "application/json"


def test_alleen_wie_zelf_openbaar_is_staat_erin(aanbod: Aanbod) -> None:
    for adres in (
        f"/services/{aanbod.pk}",
        f"/organizations/{aanbod.organisatie_id}",
        f"/service_at_locations/{AanbodPlek.objects.get().pk}",
    ):
        alles = vraag(adres, full_service="true").content.decode()

        assert "Kn000002naam" in alles, adres
        assert "Kn000001naam" not in alles
        assert "kn1@" not in alles
    for lijst in LIJSTEN[:3]:
        alles = vraag(f"/{lijst}", full="true", full_service="true").content.decode()
        assert "Kn000001naam" not in alles


def test_ook_wat_ongezien_meekwam_uit_een_andere_kaart_blijft_binnen(tmp_path: Path) -> None:
    mens = {"id": nummer("mens"), "name": "Kn000001naam"}
    logboek = {
        "id": nummer("log"), "last_action_date": "2026-01-01", "last_action_type": "update",
        "field_name": "name", "previous_value": "a", "replacement_value": "b",
        "updated_by": "Kn000001naam",
    }  # fmt: skip
    waar = plek(contacts=[mens])
    waar["addresses"][0]["attention"] = "Kn000001naam"
    op = {"id": nummer("op"), "location": waar, "contacts": [mens]}
    laad(
        tmp_path,
        dienst(contacts=[mens], metadata=[logboek], service_at_locations=[op],
               phones=[{"id": nummer("t"), "number": "14 0479", "metadata": [logboek]}]),
    )  # fmt: skip

    for adres in ("/services", "/organizations", "/service_at_locations"):
        alles = vraag(adres, full="true", full_service="true").content.decode()
        assert "Soep" in alles or "Trefpunt" in alles
        assert "Kn000001naam" not in alles, adres


def test_schrijven_kan_niet_en_dat_staat_er(aanbod: Aanbod) -> None:
    for manier in ("post", "put", "patch", "delete"):
        antwoord = getattr(Client(enforce_csrf_checks=True), manier)(f"{WORTEL}/services")

        assert antwoord.status_code == 405
        assert antwoord["Allow"] == "GET, HEAD, OPTIONS"
        assert antwoord["Content-Type"] == "application/problem+json"


def test_een_andere_website_mag_vragen_wat_mag() -> None:
    antwoord = Client().options(f"{WORTEL}/services")

    assert antwoord.status_code == 204
    assert antwoord["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_wie_te_veel_vraagt_wacht_een_minuut(
    aanbod: Aanbod, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_antwoord, "PER_ADRES", 3)

    codes = [vraag("/taxonomies").status_code for _ in range(5)]

    assert codes == [200, 200, 200, 429, 429]
    dicht = vraag("/taxonomies")
    assert dicht["Retry-After"] == "60"
    assert dicht.json()["title"] == "Even wachten"
    anders = Client(REMOTE_ADDR="192.0.2.7").get(f"{WORTEL}/taxonomies")
    assert anders.status_code == 200


def test_wat_niet_veranderd_is_hoeft_niet_opnieuw(aanbod: Aanbod) -> None:
    eerste = vraag("/services")

    tweede = Client().get(f"{WORTEL}/services", headers={"if-none-match": eerste["ETag"]})
    Aanbod.objects.update(naam="Anders")
    derde = Client().get(f"{WORTEL}/services", headers={"if-none-match": eerste["ETag"]})

    assert (tweede.status_code, tweede.content) == (304, b"")
    assert tweede["API-Version"] == "1.0.0"
    assert derde.status_code == 200


# Wat erin staat.


def test_het_aanbod_met_alles_erin(aanbod: Aanbod) -> None:
    stuk = lees(f"/services/{aanbod.pk}")

    assert stuk["organization"]["name"] == "Stichting Trefpunt"
    assert stuk["phones"][0]["number"] == "0800 1234"
    (op,) = stuk["service_at_locations"]
    assert op["location"]["addresses"][0]["address_1"] == "Kaardestraat 3"
    assert op["schedules"][0]["byday"] == "MO,WE"
    assert stuk["service_areas"][0]["extent"] == "BU99010101"
    assert {een["taxonomy_term"]["code"] for een in stuk["attributes"]} == {THEMA, "volwassenen"}
    assert (stuk["x_kind"], stuk["x_not_for"]) == ("volunteers", "wie een bedrijf heeft")
    (wacht,) = stuk["x_waiting_times"]
    assert (wacht["kind"], wacht["weeks"], wacht["n"]) == ("measured", 3.0, 24)
    assert stuk["wait_time"].startswith("3 weken (gemeten, 24 starts")


def test_een_ingelezen_aanbod_houdt_zijn_eigen_nummer(tmp_path: Path) -> None:
    laad(tmp_path, dienst(id="dienst/412"))

    assert lees("/services/dienst/412")["name"] == "Soep op vrijdag"
    eigen = Aanbod.objects.get().pk
    assert vraag(f"/services/{eigen}").status_code == 404


@pytest.mark.parametrize("adres", [*(f"/{lijst}/{nummer('x')}" for lijst in LIJSTEN), "/nergens"])
def test_wat_er_niet_is_geeft_een_nette_404(adres: str) -> None:
    antwoord = vraag(adres)

    assert antwoord.status_code == 404
    assert antwoord["Content-Type"] == "application/problem+json"
    assert set(antwoord.json()) == {"status", "title", "detail"}
