from django.apps import AppConfig


class OpdrachtenConfig(AppConfig):
    name = "nabij.deuren.opdrachten"
    label = "opdrachten"
