from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    name = "nabij.deuren.werkplek"
    label = "werkplek"
