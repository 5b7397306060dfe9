"""`nabij werk`: doe de klussen die aan de beurt zijn, tot iemand stopt.

Meer werkers tegelijk mag: een klus is van wie hem het eerst pakt. Valt een werker om, dan
verloopt zijn belofte (`bezig_tot`) en pakt een ander de klus.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import socket
import threading
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from nabij.deuren.opdrachten.klussen import Klussoort

NODIG_DJANGO = True
SLAAP = 1.0
_log = logging.getLogger("nabij.werk")


def registreer(opdrachten: Any) -> None:
    deel = opdrachten.add_parser("werk", help="doe wat vanzelf moet gebeuren, tot iemand stopt")
    deel.add_argument("--een-keer", action="store_true", help="doe wat nu aan de beurt is en stop")
    deel.add_argument("--lijst", action="store_true", help="toon de klussen en hoe het ging")
    deel.set_defaults(func=werk)


def werk(keuze: argparse.Namespace) -> int:
    from nabij.deuren.opdrachten.klussen import KLUSSEN

    if keuze.lijst:
        return _toon()
    werker = Werker(KLUSSEN)
    if keuze.een_keer:
        werker.zet_klaar()
        werker.ronde()
        return 0
    for nummer in (signal.SIGTERM, signal.SIGINT):
        signal.signal(nummer, lambda *_: werker.stop())
    werker.draai()
    return 0


class Werker:
    """Pakt klussen een voor een. Stoppen wacht tot de klus van nu klaar is."""

    def __init__(self, klussen: tuple[Klussoort, ...]) -> None:
        self.klussen = {klus.naam: klus for klus in klussen}
        self.naam = f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:8]}"
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    def draai(self) -> None:
        """Tot `stop`. Een database die even weg is, is geen reden om op te houden."""
        from django.db import DatabaseError, close_old_connections

        klaar = False
        while not self._stop.is_set():
            close_old_connections()
            try:
                if not klaar:
                    self.zet_klaar()
                    klaar = True
                self.ronde()
            except DatabaseError as fout:
                _log.warning("de database doet niet mee: %s", type(fout).__name__)
            self._stop.wait(SLAAP)

    def zet_klaar(self) -> None:
        """Een rij per klus; van klussen die niet meer bestaan gaat de rij weg.

        Eerst gaat weg wat al opgeruimd was en met een reservekopie terugkwam.
        """
        from nabij.deuren.opdrachten.models import Klus
        from nabij.kamers.poort.bewaren import pas_lijst_toe

        pas_lijst_toe()
        Klus.objects.exclude(naam__in=self.klussen).delete()
        Klus.objects.bulk_create(
            [Klus(naam=klus.naam, elke=klus.elke) for klus in self.klussen.values()],
            update_conflicts=True,
            unique_fields=["naam"],
            update_fields=["elke"],
        )

    def ronde(self) -> int:
        """Doe alles wat nu aan de beurt is. Geeft hoeveel klussen dat waren."""
        aantal = 0
        while not self._stop.is_set() and (naam := self.pak()) is not None:
            self._doe(naam)
            aantal += 1
        return aantal

    def pak(self) -> str | None:
        """Neem een klus die aan de beurt is en van niemand is, of van een werker die wegviel."""
        from django.db import connection, transaction
        from django.db.models import Q

        from nabij.deuren.opdrachten.models import Klus
        from nabij.fundament import klok

        nu = klok.nu()
        vrij = Q(bezig_tot__isnull=True) | Q(bezig_tot__lt=nu)
        rijen = Klus.objects.filter(vrij, volgende__lte=nu, naam__in=self.klussen)
        if not rijen.exists():  # meestal; dan hoeft er geen schrijfslot op SQLite
            return None
        with transaction.atomic():
            if connection.features.has_select_for_update_skip_locked:
                rijen = rijen.select_for_update(skip_locked=True)
            klus = rijen.order_by("volgende").first()
            if klus is None:
                return None
            if klus.bezig_tot is not None:
                _log.warning("klus overgenomen van een werker die wegviel: %s", klus.naam)
            klus.bezig_tot = nu + self.klussen[klus.naam].hooguit
            klus.bezig_door = self.naam
            klus.save(update_fields=["bezig_tot", "bezig_door"])
        return str(klus.naam)

    def _doe(self, naam: str) -> None:
        from nabij.deuren.opdrachten.models import Klus
        from nabij.fundament import klok, spoor

        with spoor.nieuw():
            try:
                aantal = self.klussen[naam].laad()()
                uitkomst = f"goed: {aantal}" if isinstance(aantal, int) else "goed"
            except Exception as fout:  # een klus die faalt, houdt de andere niet tegen
                _log.exception("klus mislukt: %s", naam)
                uitkomst = f"mislukt: {type(fout).__name__}"
        nu = klok.nu()
        Klus.objects.filter(naam=naam, bezig_door=self.naam).update(
            volgende=nu + self.klussen[naam].elke,
            laatste=nu,
            uitkomst=uitkomst[:120],
            bezig_tot=None,
            bezig_door="",
        )


def _toon() -> int:
    from nabij.deuren.opdrachten.models import Klus

    for klus in Klus.objects.order_by("naam"):
        laatste = klus.laatste.isoformat(timespec="seconds") if klus.laatste else "nog nooit"
        print(f"{klus.naam}\t{laatste}\t{klus.uitkomst or '-'}")
    return 0
