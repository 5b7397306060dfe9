"""Het zegel: blokken van het logboek, aan elkaar geketend met HMAC-SHA256 (RFC 2104).

De sleutel staat buiten beide databases. Wie een regel verandert, weghaalt of ertussen zet,
kan het zegel niet meer kloppend krijgen; wie het laatste blok weghaalt, loopt tegen het anker.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from nabij.fundament import klok
from nabij.kamers.poort.logboek.models import Inzage, InzageBetrokkene, Zegelblok

RIJP = timedelta(seconds=10)
BEGIN = "0" * 64
PER_BLOK = 10_000
BEWAREN = timedelta(days=5 * 365)
_VELDEN = [veld.attname for veld in Inzage._meta.concrete_fields]


@dataclass(frozen=True)
class Uitslag:
    """Wat de controle vond. `fout` noemt het blok; `ongezegeld` regels wachten nog op een zegel."""

    blokken: int
    regels: int
    ongezegeld: int
    fout: str = ""

    @property
    def heel(self) -> bool:
        return not self.fout


def _regel(inzage: Inzage, personen: list[str]) -> bytes:
    waarden = [_tekst(getattr(inzage, veld)) for veld in _VELDEN]
    return json.dumps([waarden, sorted(personen)], ensure_ascii=True).encode()


def _tekst(waarde: object) -> str:
    if isinstance(waarde, datetime):
        return waarde.astimezone(klok.AMSTERDAM).isoformat()
    return "" if waarde is None else str(waarde)


def _regels(van_id: int, tot_id: int) -> Iterator[bytes]:
    inzages = Inzage.objects.filter(pk__gte=van_id, pk__lte=tot_id).order_by("pk")
    personen: dict[int, list[str]] = {}
    paren = InzageBetrokkene.objects.filter(inzage_id__gte=van_id, inzage_id__lte=tot_id)
    for inzage_id, persoon in paren.values_list("inzage_id", "persoon_id"):
        personen.setdefault(inzage_id, []).append(str(persoon))
    for inzage in inzages.iterator(chunk_size=2000):
        yield _regel(inzage, personen.pop(inzage.pk, []))
    for over, namen in sorted(personen.items()):
        yield f"zonder inzage {over} {sorted(namen)}".encode()


def _zegel(geheim: bytes, blok: Zegelblok) -> tuple[str, int]:
    """Het zegel van een blok zoals de regels nu zijn, en hoeveel regels er zijn."""
    kop = [
        blok.vorige, blok.nummer, blok.van_id, blok.tot_id, blok.aantal, _tekst(blok.gezegeld_op)
    ]  # fmt: skip
    som = hmac.new(geheim, json.dumps(kop).encode(), hashlib.sha256)
    aantal = 0
    for regel in _regels(blok.van_id, blok.tot_id):
        aantal += 1
        som.update(hashlib.sha256(regel).digest())
    return som.hexdigest(), aantal


def verzegel(*, geheim: bytes | None = None, nu: datetime | None = None) -> Zegelblok | None:
    """Verzegel alle regels die minstens tien seconden oud zijn. None als er niets te doen is."""
    moment = nu or klok.nu()
    with transaction.atomic(using="logboek"):
        laatste = Zegelblok.objects.order_by("-nummer").first()
        na = laatste.tot_id if laatste else 0
        vers = Inzage.objects.filter(pk__gt=na, tijd__gt=moment - RIJP).order_by("pk").first()
        rijp = Inzage.objects.filter(pk__gt=na)
        if vers:
            rijp = rijp.filter(pk__lt=vers.pk)
        ids = list(rijp.order_by("pk").values_list("pk", flat=True)[:PER_BLOK])
        if not ids:
            return None
        blok = Zegelblok(
            nummer=laatste.nummer + 1 if laatste else 1,
            van_id=na + 1,
            tot_id=ids[-1],
            aantal=len(ids),
            vorige=laatste.zegel if laatste else BEGIN,
            gezegeld_op=moment,
        )
        blok.zegel, _ = _zegel(geheim or settings.ZEGEL_GEHEIM, blok)
        blok.save(using="logboek", force_insert=True)
    leg_anker(blok)
    return blok


def leg_anker(blok: Zegelblok, pad: Path | None = None) -> None:
    """Zet nummer en zegel van het laatste blok in het ankerbestand, buiten de database."""
    bestand = pad or settings.ZEGEL_ANKER
    nieuw = bestand.with_suffix(".nieuw")
    nieuw.write_text(f"{blok.nummer} {blok.zegel}\n")
    nieuw.replace(bestand)


def anker(pad: Path | None = None) -> tuple[int, str] | None:
    """Nummer en zegel uit het ankerbestand, of None als het er niet is."""
    try:
        nummer, zegel = (pad or settings.ZEGEL_ANKER).read_text().split()
    except FileNotFoundError:
        return None
    return int(nummer), zegel


def controleer(
    *, geheim: bytes | None = None, ankers: tuple[str, ...] = (), nu: datetime | None = None
) -> Uitslag:
    """Reken alle blokken na, en zoek de zegels in `ankers` en die in het ankerbestand terug."""
    sleutel = geheim or settings.ZEGEL_GEHEIM
    moment = nu or klok.nu()
    vorige, tot, regels, nummer = BEGIN, 0, 0, 0
    bekend: set[str] = set()
    for blok in Zegelblok.objects.order_by("nummer"):
        zegel, aantal = _zegel(sleutel, blok)
        vervallen = aantal == 0 and blok.gezegeld_op < moment - BEWAREN
        sluit_aan = (blok.vorige, blok.van_id, blok.nummer) == (vorige, tot + 1, nummer + 1)
        if not sluit_aan or (not vervallen and (zegel, aantal) != (blok.zegel, blok.aantal)):
            return Uitslag(nummer, regels, 0, fout=f"blok {nummer + 1} klopt niet")
        vorige, tot, nummer = blok.zegel, blok.tot_id, blok.nummer
        regels += aantal
        bekend.add(blok.zegel)
    laatste = anker()
    if laatste and (laatste[0] > nummer or laatste[1] not in bekend):
        return Uitslag(nummer, regels, 0, fout=f"blok {laatste[0]} uit het anker ontbreekt")
    for eigen in ankers:
        if eigen not in bekend:
            return Uitslag(nummer, regels, 0, fout="het opgegeven anker ontbreekt")
    return Uitslag(nummer, regels, Inzage.objects.filter(pk__gt=tot).count())


def laat_vervallen(*, nu: datetime | None = None) -> int:
    """Haal regels weg van blokken ouder dan de bewaartermijn, in hele blokken. Geeft het aantal.

    Vraagt de rol van de eigenaar van het logboek; het product zelf mag hier niet verwijderen.
    """
    grens = (nu or klok.nu()) - BEWAREN
    laatste = Zegelblok.objects.filter(gezegeld_op__lt=grens).order_by("-nummer").first()
    if laatste is None:
        return 0
    with transaction.atomic(using="logboek"):
        InzageBetrokkene.objects.filter(inzage_id__lte=laatste.tot_id).delete()
        return Inzage.objects.filter(pk__lte=laatste.tot_id).delete()[0]
