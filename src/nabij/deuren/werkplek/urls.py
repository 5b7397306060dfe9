from django.urls import path

from nabij.deuren.werkplek import (
    afsluiten,
    agenda,
    balans,
    dubbel,
    hulp,
    inzage,
    lijsten,
    overnemen,
    pagina,
    team,
)
from nabij.deuren.werkplek.mijn_dag import mijn_dag, seintje_gezien
from nabij.deuren.werkplek.voor_een_ander import voor_een_ander

app_name = "werkplek"
urlpatterns = [
    path("mijn-dag/", mijn_dag, name="mijn_dag"),
    path("mijn-dag/gezien/<uuid:pk>/", seintje_gezien, name="gezien"),
    path("huishoudens/", lijsten.huishoudens, name="huishoudens"),
    path("zoeken/", lijsten.zoeken, name="zoeken"),
    path("huishoudens/<uuid:pk>/", pagina.huishouden, name="huishouden"),
    path("huishoudens/<uuid:pk>/afsluiten/", afsluiten.afsluiten, name="afsluiten"),
    path("huishoudens/<uuid:pk>/voor-een-ander/", voor_een_ander, name="voor_een_ander"),
    path("huishoudens/<uuid:pk>/overnemen/", overnemen.overnemen, name="overnemen"),
    path("huishoudens/<uuid:pk>/dubbel/", dubbel.zoek, name="dubbel"),
    path("huishoudens/<uuid:pk>/dubbel/<uuid:ander>/", dubbel.samen, name="samen"),
    path("huishoudens/<uuid:pk>/uiteen/<uuid:samen>/", dubbel.uiteen, name="uiteen"),
    path("team/", team.team, name="team"),
    path("team/dubbel/", dubbel.in_team, name="dubbel_in_team"),
    path("team/hulp/", hulp.hulp, name="hulp"),
    path("team/tijd/", team.tijd, name="tijd"),
    path("team/zelf-opgepakt/", team.zelf, name="zelf"),
    path("team/balans/", balans.balans, name="balans"),
    path("team/<uuid:team_id>/kring/", balans.kring, name="kring"),
    path("team/werk/", team.werk, name="werk"),
    path("team/waarnemen/", team.waarnemen, name="waarnemen"),
    path("team/waarnemen/<uuid:pk>/stop/", team.stop_waarnemen, name="stop_waarnemen"),
    path("agenda/<slug:token>.ics", agenda.agenda, name="agenda"),
    path("inzage/", inzage.inzage, name="inzage"),
]
