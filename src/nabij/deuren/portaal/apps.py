from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "nabij.deuren.portaal"
    label = "portaal"

    def ready(self) -> None:
        from nabij.deuren.portaal.bijhouden import schrijf_mail
        from nabij.kamers.account.post import meld_schrijver
        from nabij.kamers.kaart.handelingen.bijhouden import POSTSOORT

        meld_schrijver(POSTSOORT, schrijf_mail)
