from django.urls import path

from nabij.deuren.portaal import bijhouden, ideeen, kaart, meewerken, signaal, views

app_name = "portaal"

urlpatterns = [
    path("", views.welkom, name="welkom"),
    path("vraag/", views.vraag, name="vraag"),
    path("vraag/bedankt/", views.bedankt, name="bedankt"),
    path("signaal/", signaal.signaal, name="signaal"),
    path("signaal/van/<str:token>/", signaal.signaal_van, name="signaal_van"),
    path("signaal/terug/<str:token>/", signaal.signaal_terug, name="signaal_terug"),
    path("sociale-kaart/", kaart.kaart, name="kaart"),
    path("sociale-kaart/<uuid:pk>/", kaart.aanbod, name="aanbod"),
    path("sociale-kaart/bedankt/", bijhouden.bedankt, name="bijgehouden"),
    path("sociale-kaart/bijhouden/<str:token>/", bijhouden.bijhouden, name="bijhouden"),
    path("meewerken/<str:token>/", meewerken.meewerken, name="meewerken"),
    path("bewonersideeen/", ideeen.ideeen, name="ideeen"),
]
