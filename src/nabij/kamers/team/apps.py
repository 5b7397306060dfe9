from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "nabij.kamers.team"
    label = "team"
