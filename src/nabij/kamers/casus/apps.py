from django.apps import AppConfig


class CasusConfig(AppConfig):
    name = "nabij.kamers.casus"
    label = "casus"
