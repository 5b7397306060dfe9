"""De postbode van begin tot eind: hoe snel, hoeveel geheugen, en of een klap iets verliest.

    .venv/bin/python -m bench.postbode MAP [--aantal 10000] [--werkers 1 2]
    .venv/bin/python -m bench.postbode MAP --klap 100 --aantal 5000

Het eerste neemt `aantal` berichten aan (305 en 307 van een regel, 323 van tien) en laat werkers ze
verwerken, op SQLite en op PostgreSQL. Erbij staat hoe lang de schijf in dezelfde tijd over een
fsync doet. Het tweede breekt een werker zo vaak af met SIGKILL, en telt daarna of elk bericht
precies een keer gedaan is. De mensen en BSN's zijn verzonnen.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path

GEWOON = {"DJANGO_SETTINGS_MODULE": "nabij.inrichting.settings", "NABIJ_DEMO": "1"}
MENSEN, REGELS = 200, 10


def main(woorden: list[str]) -> int:
    opties = argparse.ArgumentParser(prog="python -m bench.postbode", description=__doc__)
    opties.add_argument("map", type=Path)
    opties.add_argument("--aantal", type=int, default=10_000)
    opties.add_argument("--werkers", type=int, nargs="+", default=[1, 2])
    opties.add_argument("--klap", type=int, default=0, help="zo vaak SIGKILL")
    opties.add_argument("--alleen", choices=("sqlite", "postgres"))
    opties.add_argument("--hier", choices=("bouw", "werk", "tel"), help=argparse.SUPPRESS)
    keuze = opties.parse_args(woorden)
    if keuze.hier:
        return HIER[keuze.hier](keuze.aantal)
    for naam, omgeving in _omgevingen(keuze.map.resolve(), keuze.alleen):
        if keuze.klap:
            breek(naam, omgeving, keuze.aantal, keuze.klap)
        else:
            for werkers in keuze.werkers:
                meet(naam, omgeving, keuze.aantal, werkers)
    return 0


@contextmanager
def _niets() -> Iterator[dict[str, str]]:
    yield {}


@contextmanager
def _postgres() -> Iterator[dict[str, str]]:
    """Een server die elke commit op de schijf zet, zoals in het echt."""
    from tests.loper import postgres

    with tempfile.TemporaryDirectory(prefix="nabij-pg-") as map_:
        Path(map_).chmod(0o755)
        with postgres.blijvend(Path(map_)):
            yield postgres.omgeving(Path(map_), "nabij", "logboek")


def _omgevingen(map_: Path, alleen: str | None) -> Iterator[tuple[str, dict[str, str]]]:
    for naam, server in (("sqlite", _niets), ("postgres", _postgres)):
        if alleen in (None, naam):
            with server() as erbij:
                data = map_ / f"{naam}-{time.time_ns()}"
                data.mkdir(parents=True)
                if erbij:
                    _databases(erbij["DATABASE_URL"])
                yield naam, {**os.environ, **GEWOON, **erbij, "NABIJ_DATA": str(data)}


def _databases(url: str) -> None:
    from bench.paginas.plek import _databases as maak

    maak(Path(url.rpartition("host=")[2]), ("nabij", "logboek"))


def _draai(wat: str, omgeving: dict[str, str], aantal: int) -> subprocess.Popen[str]:
    opdracht = [sys.executable, "-m", "bench.postbode", ".", "--hier", wat, "--aantal", str(aantal)]
    return subprocess.Popen(opdracht, env=omgeving, stdout=subprocess.PIPE, text=True)


def _uit(proces: subprocess.Popen[str]) -> list[str]:
    tekst, _ = proces.communicate()
    if proces.returncode:
        raise RuntimeError(f"werker stopte met {proces.returncode}")
    return tekst.removeprefix("begonnen\n").split()


def meet(naam: str, omgeving: dict[str, str], aantal: int, werkers: int) -> None:
    aangenomen = float(_uit(_draai("bouw", omgeving, aantal))[0])
    schijf, begin = _fsync(), time.perf_counter()
    uitkomsten = [_uit(p) for p in [_draai("werk", omgeving, aantal) for _ in range(werkers)]]
    duur = time.perf_counter() - begin
    berichten, regels = (sum(int(uit[deel]) for uit in uitkomsten) for deel in (0, 1))
    # Alleen de tijd van het verwerken zelf, zonder het opstarten van Python en Django.
    bezig = max(float(uit[2]) for uit in uitkomsten)
    # Op een drukke machine zegt de rekentijd meer; op PostgreSQL rekent de server ernaast.
    gerekend = sum(float(uit[5]) for uit in uitkomsten)
    geheugen = " ".join(f"{uit[3]}->{uit[4]}" for uit in uitkomsten)
    print(
        f"| {naam} | {werkers} | {berichten} | {aangenomen:.0f} | {berichten / bezig:.0f} | "
        f"{regels / bezig:.0f} | {regels / gerekend:.0f} | {schijf:.1f} | {geheugen} | "
        f"({duur:.1f} s)",
        flush=True,
    )


def _fsync(keer: int = 200) -> float:
    """De helft van de keren is de schijf hiermee klaar, in milliseconden."""
    pad, tijden = Path(f"fsync-{os.getpid()}.tmp"), []
    with pad.open("wb") as bestand:
        for _ in range(keer):
            bestand.write(b"x" * 4096)
            begin = time.perf_counter()
            bestand.flush()
            os.fsync(bestand.fileno())
            tijden.append((time.perf_counter() - begin) * 1e3)
    pad.unlink()
    return statistics.median(tijden)


def breek(naam: str, omgeving: dict[str, str], aantal: int, klappen: int) -> None:
    """Breek een werker af op een willekeurig moment, zo vaak, en laat hem dan afmaken."""
    _uit(_draai("bouw", omgeving, aantal))
    kans, geraakt = random.Random(1), 0
    for _ in range(klappen):
        proces = _draai("werk", omgeving, aantal)
        assert proces.stdout is not None
        # "begonnen" komt als Django klaar staat: daarna is hij echt aan het werk.
        proces.stdout.readline()
        time.sleep(kans.uniform(0.01, 0.5))
        geraakt += proces.poll() is None
        proces.send_signal(signal.SIGKILL)
        proces.wait()
        proces.stdout.close()
    _uit(_draai("werk", omgeving, aantal))
    print(f"{naam}: {klappen} keer afgebroken ({geraakt} midden in het werk);", end=" ")
    print(" ".join(_uit(_draai("tel", omgeving, aantal))), flush=True)


def _zet_klaar() -> None:
    import django

    django.setup()


def bouw(aantal: int) -> int:
    """Een gemeente met mensen en hulp, en zoveel berichten in het postvak."""
    _zet_klaar()
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import transaction

    from nabij.kamers.poort import poort
    from nabij.koppelingen.istandaarden.postbode import neem_aan

    # De tabellen zoals ze nu zijn; hoe ze zo werden kost hier alleen tijd.
    settings.MIGRATION_MODULES = {
        app.label: None for app in apps.get_app_configs() if app.label != "logboek"
    }
    for alias in ("default", "logboek"):
        call_command("migrate", verbosity=0, database=alias, run_syncdb=True)
    with poort.systeem(taak="proef"):
        eerder, wie = _zaai(aantal)
        inhouden, begin, bezig = _berichten(eerder, wie, aantal), 0.0, 0.0
        while stuk := [inhoud for _, inhoud in zip(range(100), inhouden, strict=False)]:
            begin = time.perf_counter()
            with transaction.atomic():
                for inhoud in stuk:
                    neem_aan(inhoud, bestand="proef.xml")
            bezig += time.perf_counter() - begin
    print(aantal / bezig)
    return 0


def _zaai(aantal: int) -> tuple[int, list[str]]:
    """Per bericht een eigen toewijzing (per declaratie tien), van tweehonderd mensen."""
    from django.db.models import Max

    from nabij.fundament import klok
    from nabij.kamers.bewoners.models import Persoon
    from nabij.kamers.kaart.models import Organisatie
    from nabij.kamers.poort.models import Dossier
    from nabij.kamers.team.models import Wijkteam
    from nabij.kamers.toewijzing import handelingen
    from nabij.kamers.toewijzing.models import Aanbieder, Product, Toewijzing
    from nabij.opslag.kluis import bsn_merk, kluis

    eerder = Toewijzing.objects.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    if eerder:
        aanbieder, product = Aanbieder.objects.get(), Product.objects.get()
    else:
        team = Wijkteam.objects.create(
            naam="Proef", soort="buurtteam", voor_wie="iedereen", telefoon="010 123 45 67",
            organisatievorm="netwerk_met_detachering", van=date(2020, 1, 1),
        )  # fmt: skip
        organisatie = Organisatie.objects.create(naam="Thuisgoed")
        aanbieder = handelingen.voeg_aanbieder_toe(
            organisatie=organisatie.pk, agb="12345678", telefoon=""
        )
        product = handelingen.voeg_product_toe(
            wet="wmo", categorie="02", code="02A03", naam="Begeleiding", eenheid="04", tarief=6200
        )
        for nummer in range(MENSEN):
            Dossier.objects.create(soort="huishouden", team=team)
            bsn = _bsns()[nummer]
            Persoon.objects.create(
                roepnaam=f"Kn{nummer:06d}naam", bsn_merk=bsn_merk(bsn),
                bsn_kluis=kluis().versleutel(bsn), geboortedatum=date(1987, 2, 14),
            )  # fmt: skip
    dossiers = list(Dossier.objects.order_by("pk").values_list("pk", flat=True))
    personen = list(Persoon.objects.order_by("roepnaam"))
    rijen, nummer = [], eerder
    for plek in range(aantal):
        for _ in range(REGELS if _soort_van(plek) == "323" else 1):
            nummer += 1
            wie = plek % MENSEN
            rijen.append(
                Toewijzing(
                    dossier_id=dossiers[wie], persoon_id=personen[wie].pk, naam="Kn naam",
                    wet="wmo", aanbieder=aanbieder, product=product, volume=40, eenheid="04",
                    frequentie="2", toegewezen_op=klok.nu(), nummer=nummer,
                    ingang=klok.vandaag() - timedelta(days=120),
                )
            )  # fmt: skip
    Toewijzing.objects.bulk_create(rijen, batch_size=1000)
    return eerder, [_bsns()[plek % MENSEN] for plek in range(aantal)]


def _soort_van(plek: int) -> str:
    """Zeven starts, een stop en twee declaraties van tien regels, steeds weer."""
    return ("305", "305", "323", "305", "305", "307", "305", "323", "305", "305")[plek % 10]


@cache
def _bsns() -> list[str]:
    """Verzonnen nummers die aan de elfproef voldoen, uit de reeks die nooit is uitgegeven."""
    alle = (f"9999{staart:05d}" for staart in range(MENSEN * 20))
    return [bsn for bsn in alle if _klopt(bsn)][:MENSEN]


def _klopt(bsn: str) -> bool:
    som = sum(int(cijfer) * (9 - plek) for plek, cijfer in enumerate(bsn[:8])) - int(bsn[8])
    return som % 11 == 0


def _berichten(eerder: int, wie: list[str], aantal: int) -> Iterator[bytes]:
    from nabij.fundament import klok
    from nabij.koppelingen.istandaarden.formaat import gegevens as g
    from tests.toewijzing import post

    vandaag = klok.vandaag()
    laatste = vandaag.replace(day=1) - timedelta(days=1)
    maand = g.GeslotenPeriode(begindatum=laatste.replace(day=1), einddatum=laatste)
    nummer = eerder
    for plek in range(aantal):
        bsn, soort, kenmerk = wie[plek], _soort_van(plek), f"{eerder + plek:x}"
        nummer += 1
        if soort == "305":
            yield post.start(nummer, kenmerk=kenmerk, bsn=bsn)
        elif soort == "307":
            yield post.stop(nummer, kenmerk=kenmerk, status_aanlevering="1", bsn=bsn)
        else:
            yield post.declaraties(range(nummer, nummer + REGELS), maand, kenmerk, bsn)
            nummer += REGELS - 1


def werk(aantal: int) -> int:
    _zet_klaar()
    from nabij.koppelingen.istandaarden.postbode import verwerk

    print("begonnen", flush=True)
    berichten = regels = eerst = 0
    begin, gerekend = time.perf_counter(), time.process_time()
    while (uit := verwerk()).gedaan:
        berichten, regels = berichten + uit.gedaan, regels + uit.regels
        eerst = eerst or _mb()
    gerekend = time.process_time() - gerekend
    print(berichten, regels, time.perf_counter() - begin, eerst, _mb(), gerekend)
    return 0


def _mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def tel(aantal: int) -> int:
    """Of elk bericht een keer gedaan is: een antwoord per bericht, en niets dubbel."""
    _zet_klaar()
    from nabij.kamers.bewoners.models import Tijdlijn
    from nabij.kamers.poort import poort
    from nabij.kamers.toewijzing.models import Declaratie, Levering, Postvak, Retourbericht

    starts = sum(_soort_van(plek) == "305" for plek in range(aantal))
    regels = sum(REGELS for plek in range(aantal) if _soort_van(plek) == "323")
    with poort.systeem(taak="proef"):
        gezien = {
            "verwerkt": (Postvak.objects.filter(verwerkt_op__isnull=False).count(), aantal),
            "wacht": (Postvak.objects.filter(verwerkt_op__isnull=True).count(), 0),
            "antwoorden": (Retourbericht.objects.count(), aantal),
            "starts": (Levering.objects.count(), starts),
            "tijdlijn": (Tijdlijn.objects.filter(woord="hulp_begonnen").count(), starts),
            "declaratieregels": (Declaratie.objects.count(), regels),
        }
    for naam, (is_, hoort) in gezien.items():
        print(f"{naam}={is_}/{hoort}")
    return int(any(is_ != hoort for is_, hoort in gezien.values()))


HIER = {"bouw": bouw, "werk": werk, "tel": tel}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
