from django.apps import AppConfig


class LogboekConfig(AppConfig):
    name = "nabij.kamers.poort.logboek"
    label = "logboek"
