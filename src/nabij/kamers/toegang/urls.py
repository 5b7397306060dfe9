from django.urls import path

from nabij.kamers.toegang.views import (
    geld,
    gesprek,
    huishouden,
    nieuw,
    partners,
    signaal,
    sleutelbewoners,
    speelt,
    termijnen,
    vraag,
    vroegsignaal,
)

app_name = "toegang"

_VRAAG = "vragen/<uuid:pk>/"
_TERMIJNEN = f"{_VRAAG}<uuid:vraag_id>/termijnen/"
_SIGNAAL = "signalen/<uuid:pk>/"
_SLEUTEL = "sleutelbewoners/"
_PARTNER = "partners/<uuid:pk>/"
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
    path(_TERMIJNEN, termijnen.termijnen, name="termijnen"),
    path(f"{_TERMIJNEN}begin/", termijnen.begin, name="begin_wet"),
    path(f"{_TERMIJNEN}stap/", termijnen.stap, name="wetstap"),
    path(f"{_TERMIJNEN}brief/", termijnen.brief, name="brief"),
    path(f"{_TERMIJNEN}<uuid:wetstap_id>/klopt-niet/", termijnen.klopt_niet, name="klopt_niet"),
    path(
        "huishoudens/<uuid:pk>/vraag/<uuid:vraag_id>/afronden/",
        vraag.afronden_bij_huishouden,
        name="afronden_bij_huishouden",
    ),
    path("signalen/vroegsignaal/", vroegsignaal.vroegsignaal, name="vroegsignaal"),
    path(_SIGNAAL, signaal.signaal, name="signaal"),
    path(f"{_SIGNAAL}nemen/", signaal.nemen, name="signaal_nemen"),
    path(f"{_SIGNAAL}besluit/", signaal.besluit, name="signaal_besluit"),
    path(f"{_SIGNAAL}langs/", signaal.langs, name="signaal_langs"),
    path(f"{_SIGNAAL}verteld/", signaal.verteld, name="signaal_verteld"),
    path(f"{_SIGNAAL}teruggemeld/", signaal.teruggemeld, name="signaal_teruggemeld"),
    path(f"{_SIGNAAL}niets/", signaal.niets, name="signaal_niets"),
    path(f"{_SIGNAAL}hulpvraag/", signaal.hulpvraag, name="signaal_hulpvraag"),
    path(f"{_SIGNAAL}team/", signaal.aan_team, name="signaal_aan_team"),
    path(f"{_SIGNAAL}ongedaan/<uuid:stap_id>/", signaal.ongedaan, name="signaal_ongedaan"),
    path(_SLEUTEL, sleutelbewoners.lijst, name="sleutelbewoners"),
    path(f"{_SLEUTEL}nieuw/", sleutelbewoners.nieuw, name="sleutelbewoner_nieuw"),
    path(f"{_SLEUTEL}samen/", sleutelbewoners.samen, name="sleutelbewoners_samen"),
    path(f"{_SLEUTEL}<uuid:pk>/", sleutelbewoners.wijzigen, name="sleutelbewoner_wijzigen"),
    path(f"{_SLEUTEL}<uuid:pk>/link/", sleutelbewoners.link, name="sleutelbewoner_link"),
    path(f"{_SLEUTEL}<uuid:pk>/weg/", sleutelbewoners.weg, name="sleutelbewoner_weg"),
    path(f"{_GESPREK}eerder/<uuid:eerder_id>/weg/", gesprek.eerder_klopt_niet, name="eerder_weg"),
    path("partners/", partners.lijst, name="partners"),
    path("partners/nieuw/", partners.nieuw, name="partner_nieuw"),
    path(_PARTNER, partners.partner, name="partner"),
    path(f"{_PARTNER}wijzigen/", partners.wijzigen, name="partner_wijzigen"),
    path(f"{_PARTNER}stop/", partners.stop, name="partner_stop"),
    path(f"{_PARTNER}verzoek/", partners.verzoek, name="partner_verzoek"),
    path(f"{_PARTNER}afspraak/", partners.afspraak, name="partner_afspraak"),
    path(
        f"{_PARTNER}afspraak/<uuid:partnerafspraak_id>/",
        partners.terugkijken,
        name="partner_terugkijken",
    ),
    path(
        f"{_VRAAG}<uuid:vraag_id>/terugkoppeling/", partners.terugkoppeling, name="terugkoppeling"
    ),
    path(f"{_VRAAG}geld/", geld.geld_bij_vraag, name="geld_bij_vraag"),
    path(_GESPREK, gesprek.gesprek, name="gesprek"),
    path(f"{_GESPREK}geld/", geld.geld, name="geld"),
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
    path(f"{_GESPREK}<uuid:gesprek_id>/lijst/<uuid:instrument_id>/", gesprek.lijst, name="lijst"),
    path(
        f"{_GESPREK}<uuid:gesprek_id>/lijst/<uuid:lijst_id>/weg/",
        gesprek.lijst_weg,
        name="lijst_weg",
    ),
    path(f"{_GESPREK}<uuid:gesprek_id>/opgemerkt/", gesprek.opgemerkt, name="opgemerkt"),
    path(
        f"{_GESPREK}<uuid:gesprek_id>/aanpassen/",
        gesprek.verslag_aanpassen,
        name="verslag_aanpassen",
    ),
]
