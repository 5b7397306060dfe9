from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "nabij.deuren.portaal"
    label = "portaal"
