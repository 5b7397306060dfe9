"""Aanmelden in de browser zoals een mens het doet, en een apparaat met passkeys."""

from __future__ import annotations

from playwright.sync_api import CDPSession, Page

from tests.mensen import WACHTWOORD


def geef_wachtwoord(scherm: Page, inlognaam: str, verder: str = "") -> None:
    """Naam en wachtwoord; daarna vraagt Nabij om de tweede factor, of om er een in te stellen."""
    scherm.goto(f"/inloggen/{verder}")
    scherm.get_by_label("Inlognaam").fill(inlognaam)
    scherm.get_by_label("Wachtwoord").fill(WACHTWOORD)
    scherm.get_by_label("Wachtwoord").press("Enter")
    scherm.wait_for_url(lambda adres: not adres.endswith("/inloggen/"))


class Sleutelhanger:
    """Een apparaat dat passkeys bewaart en om een vinger vraagt (Chromium's eigen nabootsing)."""

    def __init__(self, scherm: Page) -> None:
        self._cdp: CDPSession = scherm.context.new_cdp_session(scherm)
        self._cdp.send("WebAuthn.enable")
        opties = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        gemaakt = self._cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opties})
        self._dit = {"authenticatorId": gemaakt["authenticatorId"]}

    def herkent(self, ja: bool) -> None:
        """Of de vinger die iemand erop legt, de goede is."""
        self._cdp.send("WebAuthn.setUserVerified", {**self._dit, "isUserVerified": ja})

    def passkeys(self) -> list[dict[str, object]]:
        """Wat erop staat."""
        gevonden = self._cdp.send("WebAuthn.getCredentials", self._dit)
        passkeys: list[dict[str, object]] = gevonden["credentials"]
        return passkeys
