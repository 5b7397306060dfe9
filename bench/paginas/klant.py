"""Een browser zonder beeld: meldt zich aan, houdt cookies bij en meet elk verzoek."""

from __future__ import annotations

import http.client
import re
import secrets
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bench.paginas.taken import Doelen, Fout, Taak
from nabij.demo.medewerkers import WACHTWOORD

_CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Meting:
    """Een verzoek: hoe lang het duurde (seconden) en hoeveel bytes er kwamen."""

    duur: float
    grootte: int


class Klant:
    def __init__(self, poort: int) -> None:
        self._lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=60)
        self._koekjes: dict[str, str] = {}
        self._csrf = ""

    def meld_aan(self, inlognaam: str) -> None:
        """Door de voordeur, zoals een mens. Raises `Fout` als dat niet lukt."""
        self._lees_csrf("/inloggen/")
        self._doe("/inloggen/", {"login": inlognaam, "password": WACHTWOORD})
        self._lees_csrf("/vragen/nieuw/")

    def _lees_csrf(self, pad: str) -> None:
        status, inhoud = self._doe(pad, None)
        gevonden = _CSRF.search(inhoud)
        if status != 200 or gevonden is None:
            raise Fout(f"{pad}: antwoord {status}; is dit een oefenomgeving?")
        self._csrf = gevonden[1].decode()

    def meet(self, taak: Taak, doelen: Doelen, keer: int) -> Meting:
        """Doe een taak; de klok loopt van versturen tot de laatste byte. Raises `Fout`."""
        pad, velden = taak.vraag(doelen, keer)
        if velden is not None:
            velden = {**velden, "sleutel": secrets.token_urlsafe(16)}
        begin = time.perf_counter()
        status, inhoud = self._doe(pad, velden)
        duur = time.perf_counter() - begin
        taak.controleer(status, inhoud)
        return Meting(duur, len(inhoud))

    def _doe(self, pad: str, velden: dict[str, str] | None) -> tuple[int, bytes]:
        kop = {"Accept-Language": "nl"}
        if self._koekjes:
            kop["Cookie"] = "; ".join(f"{naam}={w}" for naam, w in self._koekjes.items())
        lichaam = None
        if velden is not None:
            lichaam = urlencode({**velden, "csrfmiddlewaretoken": self._csrf})
            kop["Content-Type"] = "application/x-www-form-urlencoded"
        self._lijn.request("GET" if velden is None else "POST", pad, lichaam, kop)
        antwoord = self._lijn.getresponse()
        inhoud = antwoord.read()
        for regel in antwoord.headers.get_all("Set-Cookie", []):
            self._koekjes |= {naam: stuk.value for naam, stuk in SimpleCookie(regel).items()}
        return antwoord.status, inhoud
