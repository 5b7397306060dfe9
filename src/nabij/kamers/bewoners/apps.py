from django.apps import AppConfig


class BewonersConfig(AppConfig):
    name = "nabij.kamers.bewoners"
    label = "bewoners"

    def ready(self) -> None:
        from nabij.kamers.bewoners.rechten import REGELS
        from nabij.kamers.poort.rechten import registreer

        registreer(REGELS)
