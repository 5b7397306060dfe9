from django.urls import path

from nabij.kamers.toewijzing.views import berichten, gemeente, meewerken, toewijzen, volgen

app_name = "toewijzing"

_HUIS = "huishoudens/<uuid:pk>/"
_EEN = f"{_HUIS}toewijzing/<uuid:toewijzing_id>/"

urlpatterns = [
    path(f"{_HUIS}toewijzen/", toewijzen.toewijzen, name="toewijzen"),
    path(f"{_HUIS}toewijzen/ander/", toewijzen.van_ander, name="van_ander"),
    path(f"{_HUIS}toewijzen/overnemen/", toewijzen.overnemen, name="overnemen"),
    path(_EEN, volgen.toewijzing, name="toewijzing"),
    path(f"{_EEN}besluit/", volgen.besluit, name="besluit"),
    path(f"{_EEN}doorgeven/", volgen.doorgeven, name="doorgeven"),
    path(f"{_EEN}weg/", volgen.intrekken, name="intrekken"),
    path(f"{_EEN}overdracht/", volgen.overdracht, name="overdracht"),
    path(f"{_EEN}genoeg/", volgen.genoeg, name="genoeg"),
    path(f"{_EEN}meewerken/", meewerken.meewerken, name="meewerken"),
    path(f"{_EEN}meewerken/link/", meewerken.link, name="meewerken_link"),
    path(f"{_EEN}meewerken/moment/", meewerken.moment, name="meewerken_moment"),
    path(f"{_EEN}meewerken/stop/", meewerken.stop, name="meewerken_stop"),
    path(f"{_HUIS}verzoek/<uuid:verzoek_id>/", volgen.verzoek, name="verzoek"),
    path("besluitvragen/<uuid:vraag_id>/", gemeente.besluitvraag, name="besluitvraag"),
    path("aanbieders/<uuid:pk>/terugblik/", gemeente.terugblik, name="terugblik"),
    path("aanbieders/", gemeente.aanbieders, name="aanbieders"),
    path("berichten/", berichten.berichten, name="berichten"),
    path("berichten/<uuid:postvak_id>/opnieuw/", berichten.lees_opnieuw, name="lees_opnieuw"),
    path(
        "berichten/uit/<uuid:uitbak_id>/opnieuw/",
        berichten.verstuur_opnieuw,
        name="verstuur_opnieuw",
    ),
]
