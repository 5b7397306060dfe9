from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "nabij.kamers.toegang"
    label = "toegang"

    def ready(self) -> None:
        from nabij.kamers.toegang.rechten import REGELS
        from nabij.kamers.poort.rechten import registreer

        registreer(REGELS)
