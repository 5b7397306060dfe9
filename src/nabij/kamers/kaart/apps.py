from django.apps import AppConfig


class KaartConfig(AppConfig):
    name = "nabij.kamers.kaart"
    label = "kaart"
