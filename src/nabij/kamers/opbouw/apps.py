from django.apps import AppConfig


class OpbouwConfig(AppConfig):
    name = "nabij.kamers.opbouw"
    label = "opbouw"
