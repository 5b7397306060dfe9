"""Een testclient die elke pagina nakijkt, zodat geen test dat zelf hoeft te doen.

Het idee komt van les-emplois (het Franse platform voor inclusie): kijk elke pagina na die
een test toevallig ophaalt. Fout zijn: een naam die het sjabloon niet kent, opmaak of script
in de pagina, en een formulier dat verstuurt zonder csrf.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.instellingen import ONBEKEND
from tests.loper.opmaak import Opmaak

_MERK = ONBEKEND.partition("%s")[0]


class StrengeClient(Client):
    """Als `django.test.Client`, maar faalt op een pagina die wij niet zouden willen tonen."""

    def request(self, **request: Any) -> Any:
        antwoord = super().request(**request)
        if isinstance(antwoord, HttpResponse) and antwoord.headers.get(
            "Content-Type", ""
        ).startswith("text/html"):
            fouten = kijk_na(antwoord.content.decode(antwoord.charset or "utf-8"))
            assert not fouten, f"{request.get('PATH_INFO')}:\n" + "\n".join(fouten)
        return antwoord


def kijk_na(html: str) -> list[str]:
    """Wat er aan deze pagina niet deugt; leeg als alles goed is."""
    opmaak = Opmaak(html)
    fouten = list(opmaak.fouten)
    fouten += [
        f"regel {formulier.regel}: formulier zonder csrf_token"
        for formulier in opmaak.formulieren
        if "csrfmiddlewaretoken" not in formulier.velden
    ]
    for deel in html.split(_MERK)[1:]:
        fouten.append(f"het sjabloon kent de naam {deel.partition('⟧')[0]!r} niet")
    return fouten
