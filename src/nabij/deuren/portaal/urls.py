from django.urls import path

from nabij.deuren.portaal import views

app_name = "portaal"

urlpatterns = [
    path("", views.welkom, name="welkom"),
    path("vraag/", views.vraag, name="vraag"),
    path("vraag/bedankt/", views.bedankt, name="bedankt"),
]
