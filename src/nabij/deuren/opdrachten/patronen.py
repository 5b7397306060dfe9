"""`nabij patronen`: waar speelt er nu meer dan toeval verklaart, uit twee CSV-bestanden.

Er is geen datamap, sleutel of database voor nodig.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nabij.deuren.opdrachten import patronen_lezen, patronen_tellen
from nabij.deuren.opdrachten.wijk import Voortgangsbalk
from nabij.fundament import klok

if TYPE_CHECKING:
    from nabij.deuren.opdrachten.patronen_tellen import Telling
    from nabij.rekenen.scan import Patroon

NODIG_DJANGO = False
GOED, ONBRUIKBAAR = 0, 2
_MODELLEN = ("permutatie", "poisson", "verwachting")
_KOP = ("thema", "gebieden", "van", "tot", "waargenomen", "verwacht", "llr", "p", "q",
        "herhalingstermijn_dagen")  # fmt: skip


def registreer(opdrachten: Any) -> None:
    deel = opdrachten.add_parser(
        "patronen",
        help="waar speelt er nu meer dan toeval verklaart",
        description="Zoek in tellingen van vragen naar gebieden waar een thema nu vaker speelt dan "
        "toeval verklaart. Een patroon is een gesprekspunt: wat het betekent, beslist een mens. "
        "Opmerkingen staan op stderr. Uitkomst: 0 goed, 2 een bestand is onbruikbaar.",
    )
    deel.add_argument(
        "--vragen", type=Path, required=True, metavar="FILE",
        help="CSV: gebied, periode (weeknummer dat doortelt, of een dag), thema, aantal",
    )  # fmt: skip
    deel.add_argument(
        "--gebieden", type=Path, required=True, metavar="FILE",
        help="CSV: gebied, x, y, bevolking (mag overal leeg zijn bij permutatie)",
    )  # fmt: skip
    deel.add_argument(
        "--model", choices=_MODELLEN, default="permutatie",
        help="permutatie: verschuift er iets (gewoon); poisson en verwachting: naar bevolking",
    )  # fmt: skip
    deel.add_argument(
        "--vensters", type=_heel(1), default=8, metavar="D", help="tot hoeveel weken terug (8)"
    )
    deel.add_argument(
        "--max-aandeel", type=_aandeel, default=0.5, metavar="DEEL",
        help="zoveel van de bevolking mag een zone hoogstens tellen (0.5)",
    )  # fmt: skip
    deel.add_argument(
        "--replicaties", type=_heel(1), default=999, metavar="N", help="herhalingen (999)"
    )
    deel.add_argument(
        "--stop", type=_heel(1), metavar="K", help="houd op als toeval K keer zo sterk was"
    )
    deel.add_argument("--tot", metavar="P", help="de laatste periode (gewoon: die in het bestand)")
    deel.add_argument(
        "--zaad", type=_heel(0), default=1, metavar="S", help="hetzelfde getal, dezelfde uitkomst"
    )
    deel.add_argument("--json", action="store_true", help="alleen JSON op stdout")
    deel.set_defaults(func=patronen)


def _heel(minstens: int) -> Callable[[str], int]:
    def lees(tekst: str) -> int:
        if not (tekst.isdecimal() and int(tekst) >= minstens):
            raise argparse.ArgumentTypeError(f"{tekst!r} is geen heel getal vanaf {minstens}")
        return int(tekst)

    return lees


def _aandeel(tekst: str) -> float:
    try:
        deel = float(tekst)
    except ValueError:
        deel = 0.0
    if not 0 < deel <= 1:
        raise argparse.ArgumentTypeError(
            f"{tekst!r} is geen deel: een getal boven 0 tot en met 1, met een punt"
        )
    return deel


def patronen(keuze: argparse.Namespace) -> int:
    """Lees, zoek en toon; opmerkingen gaan naar stderr."""
    try:
        telling = _tel(keuze)
    except OSError as fout:
        print(f"nabij: {fout.filename} is niet te lezen: {fout.strerror}", file=sys.stderr)
        return ONBRUIKBAAR
    except patronen_lezen.Onbruikbaar as fout:
        for zin in fout.zinnen:
            print(f"nabij: {zin}", file=sys.stderr)
        return ONBRUIKBAAR
    rijen = [_rij(patroon, telling) for patroon in _zoek(telling, keuze)]
    for zin in telling.opgevallen:
        print(f"let op: {zin}", file=sys.stderr)
    if keuze.json:
        print(json.dumps(rijen, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_tabel(rijen)))
    return GOED


def _tel(keuze: argparse.Namespace) -> Telling:
    vandaag = klok.vandaag()
    gebieden = patronen_lezen.lees_gebieden(keuze.gebieden.read_bytes(), keuze.gebieden.name)
    vragen = patronen_lezen.lees_vragen(
        keuze.vragen.read_bytes(), keuze.vragen.name, vandaag=vandaag
    )
    tot = None
    if keuze.tot is not None:
        tot = patronen_lezen.met_zin(
            lambda: patronen_lezen.lees_periode(keuze.tot, vandaag=vandaag), "--tot"
        )
    return patronen_tellen.tel(
        vragen, gebieden, tot=tot, vandaag=vandaag, bevolking_nodig=keuze.model != "permutatie"
    )


def _zoek(telling: Telling, keuze: argparse.Namespace) -> list[Patroon]:
    # numpy laden duurt even; alleen wie rekent betaalt dat.
    import numpy as np

    from nabij.rekenen.scan import Gebieden, Model, Opzet, scan

    thema = {naam: plek for plek, naam in enumerate(telling.themas)}
    plaats = {gebied.code: plek for plek, gebied in enumerate(telling.gebieden)}
    tellingen = np.zeros((len(thema), telling.perioden, len(plaats)), dtype=np.int64)
    for (naam, week, code), aantal in telling.per_cel.items():
        tellingen[thema[naam], week, plaats[code]] = aantal
    bevolking = [gebied.bevolking for gebied in telling.gebieden]
    gebieden = Gebieden(
        tuple(plaats),
        np.array([gebied.x for gebied in telling.gebieden]),
        np.array([gebied.y for gebied in telling.gebieden]),
        None if bevolking[0] is None else np.array(bevolking, dtype=np.float64),
    )
    opzet = Opzet(
        model=Model(keuze.model),
        vensters=keuze.vensters,
        max_aandeel=keuze.max_aandeel,
        replicaties=keuze.replicaties,
        stop=keuze.stop,
        zaad=keuze.zaad,
    )
    gevonden = scan(
        tellingen, telling.themas, gebieden, opzet, voortgang=Voortgangsbalk(sys.stderr)
    )
    if keuze.vensters > telling.perioden:
        telling.opgevallen.append(
            f"Er zijn {telling.perioden} weken; verder terug dan dat kan niet."
        )
    ontbreekt = set(telling.themas) - {patroon.thema for patroon in gevonden}
    telling.opgevallen.extend(
        f"Thema {naam}: nergens twee vragen in een zone die mag en in deze weken."
        for naam in sorted(ontbreekt)
        if tellingen[thema[naam]].sum() >= 2
    )
    return gevonden


def _rij(patroon: Patroon, telling: Telling) -> dict[str, object]:
    van, tot = telling.van_tot(patroon.perioden)
    waarden = (patroon.thema, list(patroon.gebieden), van, tot, patroon.waargenomen,
               patroon.verwacht, patroon.llr, patroon.p, patroon.q,
               patroon.herhalingstermijn_dagen)  # fmt: skip
    return dict(zip(_KOP, waarden, strict=True))


def _tabel(rijen: list[dict[str, object]]) -> list[str]:
    """Voor een mens: afgerond, met de kop van de JSON."""
    cellen = [[_cel(rij[kop]) for kop in _KOP] for rij in rijen]
    breed = [max(map(len, kolom)) for kolom in zip(_KOP, *cellen, strict=True)]
    return [
        "  ".join(cel.ljust(breedte) for cel, breedte in zip(rij, breed, strict=True)).rstrip()
        for rij in [list(_KOP), *cellen]
    ]


def _cel(waarde: object) -> str:
    if isinstance(waarde, list):
        return " ".join(waarde)
    return f"{waarde:.4g}" if isinstance(waarde, float) else str(waarde)
