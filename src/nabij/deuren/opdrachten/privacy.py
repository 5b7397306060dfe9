"""`nabij privacy`: het verwerkingsregister en de DPIA-tabel, uit de modellen zelf."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nabij.opslag.privacy import Verklaring

NODIG_DJANGO = True
# Tabellen van pakketten waarop Nabij rust, met iets over medewerkers erin.
VAN_ANDEREN = (
    (
        "mfa_authenticator",
        "de tweede factor: app en herstelcodes versleuteld, van een passkey de openbare sleutel",
        "veilig aanmelden",
        "account",
    ),
    (
        "socialaccount_socialaccount",
        "het kenmerk waarmee de gemeente een medewerker noemt; geen naam of e-mailadres",
        "aanmelden met het account van de gemeente",
        "account",
    ),
    ("socialaccount_socialtoken", "blijft leeg: geen sleutels van de gemeente", "-", "account"),
    ("axes_accessattempt", "mislukte pogingen om aan te melden", "gokken tegenhouden", "sessie"),
    ("axes_accessattemptexpiration", "tot wanneer wachten", "gokken tegenhouden", "sessie"),
    ("axes_accesslog", "gelukte aanmeldingen", "misbruik zien", "sessie"),
    ("axes_accessfailurelog", "mislukte aanmeldingen", "misbruik zien", "sessie"),
)
KOP = """# Verwerkingsregister en DPIA-tabel

Gemaakt met `nabij privacy register` uit `class Privacy` van de modellen; een test houdt dit
bestand gelijk. Wie niet betrokken is ziet niets; elke blik op een tabel achter de poort staat
vooraf in het logboek.
"""


def registreer(opdrachten: Any) -> None:
    ouder = opdrachten.add_parser("privacy", help="wat er van mensen bewaard wordt, en waarom")
    delen = ouder.add_subparsers(title="wat", metavar="WAT", required=True)
    delen.add_parser("register", help="het verwerkingsregister, als tekst").set_defaults(
        func=toon_register
    )


def toon_register(keuze: argparse.Namespace) -> int:
    print("\n".join(register()))
    return 0


def register() -> Iterator[str]:
    """Het register in Markdown: per tabel wat, waarvoor, op welke grond, hoe lang."""
    from nabij.opslag.privacy import verklaringen

    alle = verklaringen()
    yield KOP
    yield "## Achter de poort\n"
    yield from _tabel(v for v in alle if v.poort)
    yield "\n## Buiten de poort (medewerkers, toegang en logboek)\n"
    yield from _tabel(v for v in alle if not v.poort)
    for tabel, wat, doel, bewaren in VAN_ANDEREN:
        yield f"| `{tabel}` | {wat} | - | {doel} | AVG art. 32; BIO2 8.15 | {bewaren} |"
    yield "\n## Bewaartermijnen\n"
    yield from _termijnen({v.bewaarregel for v in alle} | {rij[3] for rij in VAN_ANDEREN})


def _tabel(rijen: Iterable[Verklaring]) -> Iterator[str]:
    yield "| tabel | wat | deel | doel | grondslag | bewaren |"
    yield "|---|---|---|---|---|---|"
    for v in rijen:
        deel = v.onderdeel or "-"
        yield (
            f"| `{v.tabel}` | {v.persoonsgegeven} | {deel} | {v.doel} | {v.grondslag} "
            f"| {v.bewaarregel} |"
        )


def _termijnen(codes: set[str]) -> Iterator[str]:
    from nabij.kamers.afspraken import meegeleverd

    yield "| code | wat | begint bij | termijn | bron |"
    yield "|---|---|---|---|---|"
    for rij in meegeleverd.lees("bewaarregels")["bewaarregels"]:
        if rij["id"] in codes:
            termijn = f"{rij['termijn']} {rij['eenheid']}"
            delen = (rij["id"], rij["soort_stuk"], rij["begint_bij"], termijn, rij["bron"])
            yield f"| {' | '.join(delen)} |"
