"""Van een bestand met postcodes naar de kamer wijk, alles of niets."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from nabij.kamers.wijk import handelingen, overzichten
from nabij.koppelingen.cbs.formaat import Fout, Onbruikbaar
from nabij.koppelingen.cbs.ontleden import lees_inhoud
from nabij.koppelingen.postcodes.formaat import Postcodelezing, Reeks, lees_postcodes


@dataclass
class Postcodeverslag:
    """Wat er van een bestand met postcodes gelezen, geweigerd en geschreven is."""

    regels: int = 0
    reeksen: int = 0
    postcodes: int = 0
    gebieden: int = 0
    al_bekend: int = 0
    dubbel: int = 0
    onbruikbaar: list[str] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)
    geladen: bool = False

    @property
    def code(self) -> int:
        """0 alles geladen, 1 er zijn regels geweigerd, 2 het bestand is onbruikbaar."""
        if self.onbruikbaar:
            return 2
        return 1 if self.fouten else 0


def laad_postcodes(
    pad: Path, *, gedeeltelijk: bool = False, vervang: bool = False
) -> Postcodeverslag:
    """Laad een bestand met postcodes. Is er iets mis, dan wordt er niets geladen.

    Met `gedeeltelijk` doen de goede regels wel mee. Een postcode die al anders geladen was,
    verandert alleen met `vervang`.
    """
    verslag = Postcodeverslag()
    try:
        inhoud = lees_inhoud(pad, pad.name)
        lezing = lees_postcodes(pad.name, inhoud, overzichten.verdeelde_gebieden())
    except Onbruikbaar as fout:
        verslag.onbruikbaar.append(str(fout))
        return verslag
    verslag.regels, verslag.dubbel, verslag.fouten = lezing.regels, lezing.dubbel, lezing.fouten
    nieuw = _nieuwe_reeksen(lezing, verslag, vervang=vervang)
    if verslag.fouten and not gedeeltelijk:
        return verslag
    handelingen.leg_postcodes_vast(
        [handelingen.ReeksInvoer(r.postcode, r.van, r.tot, r.gebied) for r in nieuw]
    )
    verslag.reeksen, verslag.postcodes = len(nieuw), len({r.postcode for r in nieuw})
    verslag.gebieden, verslag.geladen = len({r.gebied for r in nieuw}), True
    return verslag


def _nieuwe_reeksen(
    lezing: Postcodelezing, verslag: Postcodeverslag, *, vervang: bool
) -> list[Reeks]:
    """Wat er te schrijven is, per hele postcode; wat er al zo staat hoeft niet nog eens."""
    per_postcode: dict[str, list[Reeks]] = {}
    for reeks in lezing.reeksen:
        per_postcode.setdefault(reeks.postcode, []).append(reeks)
    bekend = overzichten.bekende_reeksen(sorted(per_postcode))
    nieuw: list[Reeks] = []
    for postcode, reeksen in per_postcode.items():
        if bekend.get(postcode) == {(r.van, r.tot, r.gebied) for r in reeksen}:
            verslag.al_bekend += len(reeksen)
        elif postcode in bekend and not vervang:
            zin = f"{postcode} is al anders geladen; met --vervang mag dat veranderen"
            verslag.fouten += [Fout(lezing.bestand, r.regel, "postcode", zin) for r in reeksen]
        else:
            nieuw += reeksen
    verslag.fouten.sort(key=lambda fout: fout.regel)
    return nieuw
