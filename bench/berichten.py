"""Berichten van iWmo en iJw: hoe snel, naast lxml zelf, en hoe vaak hetzelfde oordeel.

    .venv/bin/python -m bench.berichten --normen ../shared/normen [--vergelijk 20000]

Elke ronde doet voor dezelfde bestanden achter elkaar: lxml leest; lxml leest en keurt met het
schema van de standaard; wij lezen en keuren; wij doen alles (lezen, keuren, voorwerpen, inhoud).
Zo treft wat er verder op de machine loopt ze alle vier. Getoond wordt de mediaan over de rondes
van de tijd per bericht, en van de verhouding binnen een ronde. `--vergelijk` maakt en verandert
zoveel berichten en legt elk oordeel naast dat van de standaard. Onderaan staat hoe lang een
vijandig bestand ons bezighoudt.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from lxml import etree

from nabij.koppelingen.istandaarden.controle import controleer
from nabij.koppelingen.istandaarden.controle.structuur import herken, keur
from nabij.koppelingen.istandaarden.schrijver import schrijf
from nabij.koppelingen.istandaarden.veilig import GROOTSTE, open_xml
from tests.koppelingen.istandaarden import maak, officieel

VANDAAG = date(2026, 11, 27)
RONDES, KEER = 31, 40
KEUZES = ("lxml leest", "lxml leest + schema", "wij: opbouw", "wij: alles")
Bestand = tuple[bytes, etree.XMLSchema]


def bestanden(normen: Path) -> list[Bestand]:
    """De geldige voorbeelden van de standaard, elk met het schema van de standaard."""
    schemas = officieel.bestanden(normen)
    paren = [
        (pad.read_bytes(), officieel.keurmeester(schemas[pad.stem.lower()]))
        for pad in officieel.voorbeelden(normen)
    ]
    return [(inhoud, schema) for inhoud, schema in paren if controleer(inhoud, VANDAAG).geldig]


def lees(inhoud: bytes, schema: etree.XMLSchema) -> object:
    return etree.fromstring(inhoud)


def lees_en_keur(inhoud: bytes, schema: etree.XMLSchema) -> object:
    return schema.validate(etree.fromstring(inhoud))


def opbouw(inhoud: bytes, schema: etree.XMLSchema) -> object:
    wortel = open_xml(inhoud)
    type_ = herken(wortel)
    assert type_ is not None
    return keur(wortel, type_)


def alles(inhoud: bytes, schema: etree.XMLSchema) -> object:
    return controleer(inhoud, VANDAAG)


def meet(bron: list[Bestand]) -> dict[str, list[float]]:
    """Per keuze de rekentijd per bericht, een getal per ronde."""
    werk: dict[str, Callable[[bytes, etree.XMLSchema], object]] = dict(
        zip(KEUZES, (lees, lees_en_keur, opbouw, alles), strict=True)
    )
    tijden: dict[str, list[float]] = {keuze: [] for keuze in KEUZES}
    for ronde in range(RONDES + 1):
        for keuze, doe in werk.items():
            gc.collect()
            begin = time.process_time()
            for _ in range(KEER):
                for inhoud, schema in bron:
                    doe(inhoud, schema)
            if ronde:  # de eerste warmt op
                tijden[keuze].append((time.process_time() - begin) / (KEER * len(bron)))
    return tijden


def toon(tijden: dict[str, list[float]]) -> None:
    vloer = tijden["lxml leest + schema"]
    print(f"{'':22}{'us per bericht':>15}{'berichten/s':>13}{'maal leest + schema':>21}")
    for keuze in KEUZES:
        midden = statistics.median(tijden[keuze])
        maal = statistics.median(v / t for v, t in zip(vloer, tijden[keuze], strict=True))
        print(f"{keuze:22}{midden * 1e6:15.1f}{1 / midden:13.0f}{maal:21.2f}")


def vergelijk(normen: Path, aantal: int, zaad: int) -> None:
    """Maak en verander berichten tot het er genoeg zijn; elk verschil is een fout."""
    schemas = officieel.bestanden(normen)
    toeval = random.Random(zaad)
    makers = {naam: officieel.Maker(pad, toeval) for naam, pad in schemas.items()}
    goed = verschil = 0
    for nummer in range(aantal):
        naam = sorted(schemas)[nummer % len(schemas)]
        inhoud = officieel.verander(toeval, makers[naam].maak())
        verwacht = officieel.keurmeester(schemas[naam]).validate(etree.fromstring(inhoud))
        goed += verwacht
        if controleer(inhoud, VANDAAG).geldig != verwacht:
            verschil += 1
            print(naam, inhoud.decode())
    print(f"{aantal} berichten, waarvan {goed} geldig: {verschil} keer een ander oordeel")


def vijandig() -> dict[str, bytes]:
    """Bestanden die ons willen vertragen, elk hooguit een byte te groot."""
    lach = b"".join(
        b'<!ENTITY l%d "%s">' % (nummer, b"&l%d;" % (nummer - 1) * 10 if nummer else b"lol")
        for nummer in range(10)
    )
    begin, eerste, einde = schrijf(maak.start()).partition(b"<wmo305:StartProduct>")
    einde = eerste + einde
    slecht = b"<wmo305:StartProduct><wmo305:Begindatum>x</wmo305:Begindatum></wmo305:StartProduct>"
    return {
        "entiteiten in entiteiten": b"<!DOCTYPE a [" + lach + b"]><a>&l9;</a>",
        "DOCTYPE van 25 MB": b"<!DOCTYPE a [" + b"<!ENTITY x 'y'>" * (GROOTSTE // 16) + b"]><a/>",
        "een byte te groot": b" " * (GROOTSTE + 1),
        "25 MB wit": b" " * GROOTSTE,
        "toren van 8 miljoen elementen": b"<a>" * (GROOTSTE // 3),
        "25 MB fouten": begin + slecht * ((GROOTSTE - len(begin + einde)) // len(slecht)) + einde,
        "25 MB opmerkingen": b"<a>" + b"<!-- -->" * (GROOTSTE // 8 - 1) + b"</a>",
    }


def toon_vijandig() -> None:
    for naam, inhoud in vijandig().items():
        begin = time.process_time()
        oordeel = controleer(inhoud, VANDAAG)
        duur = (time.process_time() - begin) * 1e3
        assert not oordeel.geldig
        print(f"{naam:32}{duur:10.1f} ms  {oordeel.fouten[0].melding}")


def hoofd() -> None:
    regel = argparse.ArgumentParser(description=__doc__)
    regel.add_argument("--normen", type=Path, required=True, help="de map met standaarden")
    regel.add_argument("--vergelijk", type=int, default=0, metavar="N", help="zoveel berichten")
    regel.add_argument("--zaad", type=int, default=1, help="begin van het toeval")
    keuze = regel.parse_args()
    if keuze.vergelijk:
        vergelijk(keuze.normen, keuze.vergelijk, keuze.zaad)
    else:
        bron = bestanden(keuze.normen)
        print(f"{len(bron)} voorbeelden, samen {sum(len(inhoud) for inhoud, _ in bron)} bytes")
        toon(meet(bron))
        toon_vijandig()


if __name__ == "__main__":
    hoofd()
