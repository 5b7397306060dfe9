from django.apps import AppConfig


class CasusConfig(AppConfig):
    name = "nabij.kamers.casus"
    label = "casus"

    def ready(self) -> None:
        from nabij.kamers.casus.rechten import REGELS
        from nabij.kamers.poort.rechten import registreer

        registreer(REGELS)
