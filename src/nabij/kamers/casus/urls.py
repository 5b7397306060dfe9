from django.urls import path

from nabij.kamers.casus.views import (
    hulp,
    overdragen,
    papier,
    plan,
    regie,
    terugkijken,
    veiligheid,
    veiligheidsplan,
    verdelen,
)

app_name = "casus"

HUIS = "huishoudens/<uuid:pk>"
VEILIG = f"{HUIS}/veiligheid"

urlpatterns = [
    path(f"{HUIS}/plan/", plan.plan, name="plan"),
    path(f"{HUIS}/plan/papier/", papier.plan, name="papier"),
    path(f"{HUIS}/plan/eerder/", papier.eerder, name="eerder"),
    path(f"{HUIS}/kaart/", papier.kaart, name="kaart"),
    path(f"{HUIS}/doel/", plan.doel, name="doel"),
    path(f"{HUIS}/doel/<uuid:doel_id>/", plan.doel_wijzigen, name="doel_wijzigen"),
    path(f"{HUIS}/doel/<uuid:doel_id>/hulp/", hulp.hulp, name="hulp"),
    path(f"{HUIS}/doel/<uuid:doel_id>/hulp/kies/", hulp.kies, name="hulp_kies"),
    path(f"{HUIS}/doel/<uuid:doel_id>/hulp/eigen/", hulp.eigen, name="hulp_eigen"),
    path(f"{HUIS}/hulp/<uuid:keuze_id>/tussentijd/", hulp.overbrug, name="hulp_overbrug"),
    path(f"{HUIS}/hulp/<uuid:keuze_id>/begon/", hulp.begon, name="hulp_begon"),
    path(f"{HUIS}/hulp/<uuid:keuze_id>/niet-begonnen/", hulp.toch_niet, name="hulp_toch_niet"),
    path(f"{HUIS}/plek/", hulp.plek, name="plek"),
    path(f"{HUIS}/doel/<uuid:doel_id>/<slug:wat>/", plan.doel_tik, name="doel_tik"),
    path(f"{HUIS}/actie/", plan.actie, name="actie"),
    path(f"{HUIS}/actie/<uuid:actie_id>/", plan.actie_wijzigen, name="actie_wijzigen"),
    path(f"{HUIS}/actie/<uuid:actie_id>/<slug:wat>/", plan.actie_tik, name="actie_tik"),
    path(f"{HUIS}/akkoord/", plan.akkoord, name="akkoord"),
    path(f"{HUIS}/terugkijken/", terugkijken.terugkijken, name="terugkijken"),
    path(f"{HUIS}/terugkijken/wanneer/", terugkijken.wanneer, name="wanneer"),
    path(f"{HUIS}/regisseur/", regie.regisseur, name="regisseur"),
    path(f"{HUIS}/aanspreekpunt/", regie.aanspreekpunt, name="aanspreekpunt"),
    path(f"{HUIS}/gehoord/", regie.gehoord, name="gehoord"),
    path(f"{HUIS}/rustig/", regie.rustig, name="rustig"),
    path(f"{HUIS}/heropenen/", regie.heropenen, name="heropenen"),
    path(f"{HUIS}/ongedaan/<uuid:gebeurtenis_id>/", regie.ongedaan, name="ongedaan"),
    path(f"{HUIS}/overdragen/", overdragen.overdragen, name="overdragen"),
    path(f"{HUIS}/overdragen/<slug:wat>/", overdragen.antwoord, name="overdracht_antwoord"),
    path(f"{VEILIG}/", veiligheid.veiligheid, name="veiligheid"),
    path(f"{VEILIG}/zorg/", veiligheid.zorg, name="zorg"),
    path(f"{VEILIG}/stap/<slug:soort>/", veiligheid.stap, name="veiligheid_stap"),
    path(f"{VEILIG}/doen/<slug:wat>/", veiligheid.doen, name="veiligheid_doen"),
    path(
        f"{VEILIG}/intrekken/<uuid:veilig_id>/", veiligheid.intrekken, name="veiligheid_intrekken"
    ),
    path(f"{VEILIG}/noemen/", veiligheid.noemen, name="veiligheid_noemen"),
    path(
        f"{VEILIG}/niet-meer/<uuid:account_id>/", veiligheid.niet_meer, name="veiligheid_niet_meer"
    ),
    path(f"{VEILIG}/plan/", veiligheidsplan.plan, name="veiligheidsplan"),
    path(f"{VEILIG}/plan/weg/<uuid:afspraak_id>/", veiligheidsplan.weg, name="veiligheidsplan_weg"),
    path(f"{VEILIG}/plan/blad/<uuid:persoon>/", veiligheidsplan.papier, name="veiligheidsblad"),
    path(f"{HUIS}/drang/", veiligheidsplan.drang, name="drang"),
    path(f"{HUIS}/drang/<uuid:drang_id>/stop/", veiligheidsplan.drang_stop, name="drang_stop"),
    path(f"{HUIS}/verdelen/", verdelen.een, name="verdelen"),
    path("huishoudens/verdelen/<uuid:account_id>/", verdelen.van_collega, name="verdelen_van"),
    path(
        "huishoudens/verdelen/<uuid:groep>/ongedaan/", verdelen.ongedaan, name="verdelen_ongedaan"
    ),
]
