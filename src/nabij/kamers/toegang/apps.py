from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "nabij.kamers.toegang"
    label = "toegang"
