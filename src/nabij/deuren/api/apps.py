from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "nabij.deuren.api"
    label = "api"
