"""De uitkomst als tabel: op het scherm, in het product en in docs/metingen.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from django.utils.translation import override

from nabij.kamers.afspraken import aanmelding, meegeleverd
from nabij.kamers.afspraken.regels import Kosten

METINGEN = Path(__file__).resolve().parents[2] / "docs" / "metingen.md"
# Onder de kop Handelingen, van de eerste rij van de tabel tot de volgende kop.
_TABEL = re.compile(
    r"(^## Handelingen\n(?:(?!^## )[^|])*)(?:\|.*?)?(?=^## )", re.DOTALL | re.MULTILINE
)
_KOLOMMEN = ("velden", "tikken", "letters", "pagina's", "delen", "seconden")


@dataclass(frozen=True)
class Uitkomst:
    """Wat de taken kosten, wanneer dat geteld is, van welke versie en in welke browser."""

    taken: Mapping[str, Kosten]
    gemeten: date
    versie: str
    browser: str

    @classmethod
    def van_het_product(cls) -> Self:
        """Wat het product nu toont."""
        inhoud = meegeleverd.lees("handelingen")
        taken = {code: Kosten(**kosten) for code, kosten in inhoud.pop("taken").items()}
        return cls(taken, **inhoud)

    def als_gegevens(self) -> dict[str, Any]:
        """Voor `--json`, met de seconden erbij."""
        taken = {
            code: {**asdict(kosten), "seconden": round(kosten.seconden, 2)}
            for code, kosten in self.taken.items()
        }
        kop = {"gemeten": self.gemeten.isoformat(), "versie": self.versie, "browser": self.browser}
        return {**kop, "taken": taken}

    def als_tekst(self) -> str:
        breedte = max(len(naam) for naam, _cijfers in self._rijen()) + 2
        kop = " " * breedte + "".join(f"{kolom:>10}" for kolom in _KOLOMMEN)
        regels = [
            f"{naam:<{breedte}}" + "".join(f"{cijfer:>10}" for cijfer in cijfers)
            for naam, cijfers in self._rijen()
        ]
        return "\n".join([kop, *regels])

    def als_yaml(self) -> str:
        taken = "".join(
            f"  {code}: {{{', '.join(f'{veld}: {n}' for veld, n in asdict(kosten).items())}}}\n"
            for code, kosten in self.taken.items()
        )
        return (
            "# Geteld door bench/handelingen (met --schrijf), nooit met de hand: ./check telt na.\n"
            f"gemeten: {self.gemeten.isoformat()}\nversie: {self.versie}\n"
            f"browser: {self.browser}\ntaken:\n{taken}"
        )

    def als_markdown(self) -> str:
        kop = f"| taak | {' | '.join(_KOLOMMEN)} |\n|{'---|' * (len(_KOLOMMEN) + 1)}\n"
        rijen = "".join(
            f"| {naam} | {' | '.join(map(str, cijfers))} |\n" for naam, cijfers in self._rijen()
        )
        dag = f"{self.gemeten:%d-%m-%Y}"
        return f"{kop}{rijen}\nGeteld op {dag}, versie {self.versie}, {self.browser}.\n"

    def _rijen(self) -> list[tuple[str, tuple[int, ...]]]:
        with override("nl"):
            return [
                (
                    str(aanmelding.taken()[code].naam),
                    (k.velden, k.tikken, k.toetsen, k.paginas, k.delen, round(k.seconden)),
                )
                for code, k in self.taken.items()
            ]

    def schrijf(self) -> None:
        """In het product en in docs/metingen.md."""
        meegeleverd.plek("handelingen").write_text(self.als_yaml(), encoding="utf-8")
        METINGEN.write_text(in_metingen(METINGEN.read_text(), self.als_markdown()))


def in_metingen(tekst: str, tabel: str) -> str:
    """De metingen met deze tabel erin. Zonder kop Handelingen is er geen plek: `SystemExit`."""
    nieuw, aantal = _TABEL.subn(lambda oud: f"{oud[1]}{tabel}\n", tekst)
    if aantal != 1:
        raise SystemExit(f"{METINGEN.name} heeft geen kop Handelingen met een kop erna.")
    return nieuw
