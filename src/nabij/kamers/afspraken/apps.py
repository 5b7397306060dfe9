from django.apps import AppConfig


class AfsprakenConfig(AppConfig):
    name = "nabij.kamers.afspraken"
    label = "afspraken"
