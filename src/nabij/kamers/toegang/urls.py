from django.urls import path

from nabij.kamers.toegang.views import gesprek, huishouden, nieuw, speelt, vraag

app_name = "toegang"

_VRAAG = "vragen/<uuid:pk>/"
_GESPREK = "huishoudens/<uuid:pk>/gesprek/"

urlpatterns = [
    path("vragen/nieuw/", nieuw.nieuw, name="nieuw"),
    path("vragen/themas/", nieuw.themas, name="themas"),
    path("vragen/buurt/", nieuw.buurt, name="buurt"),
    path(_VRAAG, vraag.vraag, name="vraag"),
    path(f"{_VRAAG}oppakken/", vraag.oppakken, name="oppakken"),
    path(f"{_VRAAG}afronden/", vraag.afronden, name="afronden"),
    path(f"{_VRAAG}themas/", vraag.kies_themas, name="kies_themas"),
    path(f"{_VRAAG}team/", vraag.aan_team, name="aan_team"),
    path(f"{_VRAAG}huishouden/", huishouden.huishouden, name="huishouden"),
    path(f"{_VRAAG}<uuid:vraag_id>/ongedaan/<uuid:stap_id>/", vraag.ongedaan, name="ongedaan"),
    path(
        "huishoudens/<uuid:pk>/vraag/<uuid:vraag_id>/afronden/",
        vraag.afronden_bij_huishouden,
        name="afronden_bij_huishouden",
    ),
    path(_GESPREK, gesprek.gesprek, name="gesprek"),
    path(f"{_GESPREK}wat-speelt-er/", speelt.speelt, name="speelt"),
    path(f"{_GESPREK}wat-speelt-er/erbij/", speelt.waarneming, name="waarneming"),
    path(f"{_GESPREK}wat-speelt-er/samenhang/", speelt.samenhang, name="samenhang"),
    path(
        f"{_GESPREK}wat-speelt-er/samenhang/<uuid:samenhang_id>/weg/",
        speelt.samenhang_weg,
        name="samenhang_weg",
    ),
    path(
        f"{_GESPREK}wat-speelt-er/samenhang/<uuid:samenhang_id>/terug/",
        speelt.samenhang_terug,
        name="samenhang_terug",
    ),
    path(
        f"{_GESPREK}wat-speelt-er/<uuid:waarneming_id>/weg/",
        speelt.waarneming_weg,
        name="waarneming_weg",
    ),
    path(
        f"{_GESPREK}wat-speelt-er/<uuid:waarneming_id>/terug/",
        speelt.waarneming_terug,
        name="waarneming_terug",
    ),
    path(f"{_GESPREK}<uuid:gesprek_id>/", gesprek.verslag, name="verslag"),
    path(f"{_GESPREK}<uuid:gesprek_id>/opgemerkt/", gesprek.opgemerkt, name="opgemerkt"),
    path(
        f"{_GESPREK}<uuid:gesprek_id>/aanpassen/",
        gesprek.verslag_aanpassen,
        name="verslag_aanpassen",
    ),
]
