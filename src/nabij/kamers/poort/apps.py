from django.apps import AppConfig
from django.db.backends.signals import connection_created


class PoortConfig(AppConfig):
    name = "nabij.kamers.poort"
    label = "poort"

    def ready(self) -> None:
        from nabij.kamers.poort.wachter import bewaak_verbinding

        connection_created.connect(bewaak_verbinding, dispatch_uid="poort.wachter")
