"""Boodschappen ("bewaard") gaan mee in een cookie: dat kost de volgende pagina geen statement.

Versleuteld, want er kan een naam in staan, en een browser bewaart wat hij krijgt.
"""

from __future__ import annotations

import base64
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse

from nabij.fundament.kluis import KluisDicht
from nabij.opslag.kluis import kluis


class Boodschappen(CookieStorage):
    cookie_name = settings.BOODSCHAP_COOKIE_NAME

    def _update_cookie(self, encoded_data: str | None, response: HttpResponse) -> None:
        dicht = kluis().versleutel(encoded_data) if encoded_data else b""
        tekst = base64.urlsafe_b64encode(dicht).decode()
        super()._update_cookie(tekst, response)  # type: ignore[misc]

    def _decode(self, data: str | None) -> Any:
        if not data:
            return None
        try:
            tekst = kluis().ontsleutel(base64.urlsafe_b64decode(data))
            return super()._decode(tekst)  # type: ignore[misc]
        except (KluisDicht, ValueError):
            self.used = True  # onleesbaar: weg ermee
            return None
