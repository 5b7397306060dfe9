"""De adressen van bewoners. De pagina van een huishouden zelf staat in de werkplek."""

from django.urls import path

from nabij.kamers.bewoners.views import adres, contact, kaartje, mensen, netwerk, nieuw

app_name = "bewoners"

_HUIS = "huishoudens/<uuid:pk>"
_MENS = f"{_HUIS}/mensen/<uuid:persoon>"

urlpatterns = [
    path("huishoudens/nieuw/", nieuw.nieuw, name="nieuw"),
    path("zoeken/kaartje/", kaartje.zoek_kaartje, name="zoek_kaartje"),
    path(f"{_HUIS}/noodknop/", kaartje.noodknop, name="noodknop"),
    path(f"{_HUIS}/mensen/nieuw/", mensen.nieuw_lid, name="nieuw_lid"),
    path(f"{_HUIS}/mensen/ook-hier/", mensen.ook_hier, name="ook_hier"),
    path(f"{_HUIS}/mensen/ook-hier/<uuid:uit>/", mensen.ook_hier_uit, name="ook_hier_uit"),
    path(f"{_MENS}/", mensen.wijzig, name="persoon"),
    path(f"{_MENS}/weg/", mensen.weg, name="lid_weg"),
    path(f"{_MENS}/weer/", mensen.weer, name="lid_weer"),
    path(f"{_HUIS}/mensen/terug/<uuid:lid>/", mensen.terug, name="lid_terug"),
    path(f"{_MENS}/gezag/", mensen.gezag, name="gezag"),
    path(f"{_MENS}/afschermen/", mensen.afschermen, name="afschermen"),
    path(f"{_HUIS}/adres/", adres.adres, name="adres"),
    path(f"{_HUIS}/netwerk/", netwerk.netwerk, name="netwerk"),
    path(f"{_HUIS}/netwerk/<uuid:lid>/", netwerk.wijzig, name="netwerklid"),
    path(f"{_HUIS}/netwerk/<uuid:lid>/weg/", netwerk.weg, name="netwerklid_weg"),
    path(f"{_HUIS}/netwerk/<uuid:lid>/terug/", netwerk.terug, name="netwerklid_terug"),
    path(f"{_HUIS}/contact/", contact.contact, name="contact"),
    path(f"{_HUIS}/contact/<uuid:contact>/ongedaan/", contact.ongedaan, name="contact_ongedaan"),
    path(f"{_HUIS}/contact/<uuid:contact>/intrekken/", contact.intrekken, name="contact_intrekken"),
    path(f"{_HUIS}/tijdlijn/", contact.tijdlijn, name="tijdlijn"),
]
