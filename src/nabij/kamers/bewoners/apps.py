from django.apps import AppConfig


class BewonersConfig(AppConfig):
    name = "nabij.kamers.bewoners"
    label = "bewoners"
