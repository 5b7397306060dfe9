from django.apps import AppConfig


class WijkConfig(AppConfig):
    name = "nabij.kamers.wijk"
    label = "wijk"
