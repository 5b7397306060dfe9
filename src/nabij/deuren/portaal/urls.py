from django.urls import path

from nabij.deuren.portaal import signaal, views

app_name = "portaal"

urlpatterns = [
    path("", views.welkom, name="welkom"),
    path("vraag/", views.vraag, name="vraag"),
    path("vraag/bedankt/", views.bedankt, name="bedankt"),
    path("signaal/", signaal.signaal, name="signaal"),
    path("signaal/van/<str:token>/", signaal.signaal_van, name="signaal_van"),
    path("signaal/terug/<str:token>/", signaal.signaal_terug, name="signaal_terug"),
]
