"""Haal de teksten uit de code (`haal`) en maak er leesbare vertalingen van (`bouw`).

    python -m nabij.inrichting.vertalingen haal|bouw

Met Babel in plaats van `makemessages`, dat het programma gettext nodig heeft.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HUIS = Path(__file__).resolve().parents[1]
MAP = HUIS / "vertalingen"
# Zonder datums en namen: die veranderen zonder dat er een tekst verandert.
_KOP = """msgid ""
msgstr ""
"Project-Id-Version: nabij\\n"
"Language: {taal}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {meervoud}\\n"

"""
_WOORDEN = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def teksten() -> Catalog:
    """Alle teksten van het huis: uit Python en uit sjablonen (.html en .txt)."""
    catalogus = Catalog(project="nabij", charset="utf-8", header_comment="")
    for pad, code in _bronnen():
        plek = str(pad.relative_to(HUIS))
        gevonden = extract("python", io.BytesIO(code.encode()), keywords=_WOORDEN)
        for regel, tekst, opmerkingen, context in gevonden:
            catalogus.add(tekst, None, [(plek, regel)], auto_comments=opmerkingen, context=context)
    return catalogus


def _bronnen() -> Iterator[tuple[Path, str]]:
    """Elk bestand met teksten, als Python-code. De volgorde ligt vast."""
    for pad in sorted(HUIS.rglob("*.py")):
        if "migrations" not in pad.parts:
            yield pad, pad.read_text()
    for pad in sorted([*HUIS.rglob("*.html"), *HUIS.rglob("*.txt")]):
        if "templates" in pad.parts:
            # templatize laat inspringing staan; voor Python is die betekenisvol.
            yield pad, re.sub(r"(?m)^[ \t]+", "", templatize(pad.read_text()))


def lees(bestand: Path) -> Catalog:
    with bestand.open("rb") as bron:
        return read_po(bron)


def haal() -> None:
    """Werk elke .po bij: nieuwe teksten erbij (leeg), verdwenen teksten eruit, niets geraden."""
    gevonden = teksten()
    for bestand in sorted(MAP.glob("*/LC_MESSAGES/django.po")):
        catalogus = lees(bestand)
        catalogus.update(gevonden, no_fuzzy_matching=True)
        bestand.write_bytes(_als_po(catalogus))
        leeg = sum(1 for bericht in catalogus if bericht.id and not bericht.string)
        print(f"{bestand.parent.parent.name}: {len(catalogus)} teksten, {leeg} zonder vertaling")


def _als_po(catalogus: Catalog) -> bytes:
    kop = _KOP.format(taal=catalogus.locale_identifier, meervoud=catalogus.plural_forms)
    uit = io.BytesIO(kop.encode())
    uit.seek(0, io.SEEK_END)
    write_po(
        uit, catalogus, width=100, omit_header=True, ignore_obsolete=True, include_lineno=False
    )
    return uit.getvalue()


def bouw() -> None:
    """Maak van elke .po een .mo, als die er nog niet is of ouder is."""
    for bestand in sorted(MAP.glob("*/LC_MESSAGES/django.po")):
        doel = bestand.with_suffix(".mo")
        if not doel.exists() or doel.stat().st_mtime < bestand.stat().st_mtime:
            with doel.open("wb") as uit:
                write_mo(uit, lees(bestand))


def hoofd(woorden: list[str]) -> int:
    opdrachten = {"haal": haal, "bouw": bouw}
    if len(woorden) != 1 or woorden[0] not in opdrachten:
        print("gebruik: python -m nabij.inrichting.vertalingen haal|bouw", file=sys.stderr)
        return 2
    opdrachten[woorden[0]]()
    return 0


if __name__ == "__main__":
    sys.exit(hoofd(sys.argv[1:]))
