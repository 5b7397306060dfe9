from django.urls import path

from nabij.kamers.consult.views import erbij, maatwerk, nergens, overleg

app_name = "consult"

_HUIS = "huishoudens/<uuid:pk>/"

urlpatterns = [
    path("overleg/", overleg.lijst, name="lijst"),
    path("overleg/nieuw/", overleg.nieuw, name="nieuw"),
    path("overleg/niemand-neemt/", nergens.niemand_neemt, name="niemand_neemt"),
    path("overleg/<uuid:pk>/", overleg.vraag, name="vraag"),
    path("overleg/<uuid:pk>/klaar/", overleg.klaar, name="klaar"),
    path(f"{_HUIS}overleg/", erbij.erbij, name="erbij"),
    path(f"{_HUIS}overleg/<uuid:betrokkenheid_id>/stop/", erbij.stop, name="stop"),
    path(f"{_HUIS}overweging/<slug:regel>/weg/", erbij.weg, name="weg"),
    path(f"{_HUIS}overweging/<uuid:weg_id>/terug/", erbij.terug, name="terug"),
    path(f"{_HUIS}maatwerk/", maatwerk.maatwerk, name="maatwerk"),
    path(f"{_HUIS}maatwerk/<uuid:maatwerk_id>/weg/", maatwerk.weg, name="maatwerk_weg"),
    path(f"{_HUIS}geweigerd/", nergens.geweigerd, name="geweigerd"),
    path(f"{_HUIS}geweigerd/<uuid:weigering_id>/weg/", nergens.weg, name="weigering_weg"),
    path(f"{_HUIS}geweigerd/<uuid:opschaling_id>/besluit/", nergens.besluit, name="besluit"),
]
