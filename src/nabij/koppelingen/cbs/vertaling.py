"""Van bestanden naar de kamer wijk: lezen, naast elkaar leggen, en dan in een keer schrijven."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from nabij.kamers.wijk import handelingen, overzichten, regels
from nabij.koppelingen.cbs.formaat import (
    Antwoord,
    Cijfer,
    Fout,
    Gebied,
    Lezing,
    Onbruikbaar,
    lees_tabel,
    ontleed,
)
from nabij.koppelingen.cbs.kolommen import kolommenkaart
from nabij.koppelingen.cbs.odata import geen_cijfers, hoort_bij, tabel_van
from nabij.koppelingen.cbs.ontleden import lees_inhoud
from nabij.koppelingen.cbs.samenvoegen import Bekend, Bundel, voeg_samen

# Wat er gebeurt, hoeveel gedaan, hoeveel in totaal. Gaat naar het scherm van wie laadt.
Voortgang = Callable[[str, int, int], None]

_UITGANGEN = (".csv", ".json", ".geojson")


@dataclass
class LaadVerslag:
    """Wat er gelezen, geweigerd en geschreven is. `code` is wat het commando teruggeeft.

    `genegeerd`: bestanden in de map van een gemeente waar niets mee te doen is. `zonder_grens`: van
    zoveel van deze wijken en buurten kennen we de grens niet.
    """

    lezingen: list[Lezing] = field(default_factory=list)
    onbruikbaar: list[str] = field(default_factory=list)
    genegeerd: list[str] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)
    gebieden: int = 0
    cijfers: int = 0
    onbekend: int = 0
    al_bekend: int = 0
    zonder_grens: int = 0
    geladen: bool = False

    @property
    def code(self) -> int:
        """0 alles geladen, 1 er zijn regels geweigerd, 2 een bestand is onbruikbaar."""
        if self.onbruikbaar:
            return 2
        return 1 if self.fouten else 0


def laad(
    paden: Sequence[Path],
    *,
    jaar: int | None = None,
    gedeeltelijk: bool = False,
    vervang: bool = False,
    hernoemd: Collection[str] = (),
    voortgang: Voortgang | None = None,
) -> LaadVerslag:
    """Laad bestanden. Is er iets mis, dan wordt er niets geladen.

    Met `gedeeltelijk` doen de goede regels wel mee; een onbruikbaar bestand houdt alles tegen.
    `vervang` en `hernoemd`: zie `voeg_samen`.
    """
    verslag = LaadVerslag()
    verslag.lezingen, onbruikbaar = _lees_alles(paden, jaar, voortgang)
    verslag.onbruikbaar = [*map(str, onbruikbaar), *_nergens(hernoemd, verslag.lezingen)]
    _schrijf(
        verslag, gedeeltelijk=gedeeltelijk, vervang=vervang, hernoemd=hernoemd, voortgang=voortgang
    )
    return verslag


def laad_gemeente(
    map_pad: Path,
    gemeente_code: str,
    *,
    hernoemd: Collection[str] = (),
    voortgang: Voortgang | None = None,
) -> LaadVerslag:
    """Laad uit een map alleen wat over een gemeente gaat, en maak haar de eigen gemeente.

    Bestanden in de map waar niets mee te doen is, tellen niet mee en staan in `genegeerd`. Staat er
    niets in over de gemeente, dan is de map onbruikbaar en wordt er niets geladen.
    """
    verslag = LaadVerslag()
    if not map_pad.is_dir():
        verslag.onbruikbaar.append(f"{map_pad}: deze map is er niet")
        return verslag
    paden = sorted(p for p in map_pad.iterdir() if p.suffix.lower() in _UITGANGEN)
    gelezen, onbruikbaar = _lees_alles(paden, None, voortgang)
    verslag.genegeerd = [str(fout) for fout in onbruikbaar]
    lezingen = [_alleen(lezing, gemeente_code) for lezing in gelezen]
    verslag.lezingen = [lezing for lezing in lezingen if lezing.gebieden or lezing.fouten]
    if not any(lezing.gebieden for lezing in verslag.lezingen):
        verslag.onbruikbaar.append(f"{map_pad}: geen wijken of buurten van {gemeente_code}")
        verslag.onbruikbaar += verslag.genegeerd
        return verslag
    verslag.onbruikbaar += _nergens(hernoemd, verslag.lezingen)
    _schrijf(verslag, gedeeltelijk=False, vervang=False, hernoemd=hernoemd, voortgang=voortgang)
    gemeente = overzichten.gebied_met_code(gemeente_code)
    if verslag.geladen and gemeente is not None:
        handelingen.wijs_eigen_gemeente_aan(gebied=gemeente)
    return verslag


def _lees_alles(
    paden: Sequence[Path], jaar: int | None, voortgang: Voortgang | None
) -> tuple[list[Lezing], list[Onbruikbaar]]:
    """Elk bestand gelezen. Antwoorden van StatLine wachten tot ze er alle zijn."""
    lezingen: list[Lezing] = []
    onbruikbaar: list[Onbruikbaar] = []
    antwoorden: list[Antwoord] = []
    namen = _korte_namen(paden)
    for nummer, pad in enumerate(paden, start=1):
        _meld(voortgang, f"{namen[pad]} lezen", nummer, len(paden))
        try:
            gevonden = ontleed(namen[pad], lees_inhoud(pad, namen[pad]), kolommenkaart())
            if isinstance(gevonden, Antwoord):
                antwoorden.append(gevonden)
            else:
                lezingen.append(lees_tabel(namen[pad], gevonden, kolommenkaart(), jaar=jaar))
        except Onbruikbaar as fout:
            onbruikbaar.append(fout)
    cijfers = [antwoord for antwoord in antwoorden if antwoord.heeft_cijfers]
    for antwoord in antwoorden:
        try:
            if antwoord.heeft_cijfers:
                tabel = tabel_van(antwoord, antwoorden, kolommenkaart())
                lezingen.append(lees_tabel(antwoord.bestand, tabel, kolommenkaart(), jaar=jaar))
            elif not any(hoort_bij(antwoord, ander) for ander in cijfers):
                raise geen_cijfers(antwoord)
        except Onbruikbaar as fout:
            onbruikbaar.append(fout)
    return lezingen, onbruikbaar


def _nergens(hernoemd: Collection[str], lezingen: Sequence[Lezing]) -> list[str]:
    """Een code met een typefout zou stil niets doen."""
    gevonden = {gebied.code for lezing in lezingen for gebied in lezing.gebieden}
    return [
        f"--hernoemd {code}: deze code staat in geen van de bestanden"
        for code in hernoemd
        if code not in gevonden
    ]


def _korte_namen(paden: Sequence[Path]) -> dict[Path, str]:
    """De bestandsnaam, of het hele pad waar twee bestanden hetzelfde heten."""
    namen = [pad.name for pad in paden]
    return {pad: pad.name if namen.count(pad.name) == 1 else str(pad) for pad in paden}


def _alleen(lezing: Lezing, gemeente_code: str) -> Lezing:
    """Van een lezing alleen wat bij de gemeente hoort."""

    def hoort(regel: Gebied | Cijfer) -> bool:
        return regels.gemeente_van(regel.code) == gemeente_code

    lezing.gebieden = [gebied for gebied in lezing.gebieden if hoort(gebied)]
    lezing.cijfers = [cijfer for cijfer in lezing.cijfers if hoort(cijfer)]
    if not lezing.gebieden:
        lezing.fouten = []
    return lezing


def _schrijf(
    verslag: LaadVerslag,
    *,
    gedeeltelijk: bool,
    vervang: bool,
    hernoemd: Collection[str],
    voortgang: Voortgang | None,
) -> None:
    """Leg de lezingen naast elkaar en schrijf de bundel, of niets als er iets mis is."""
    codes = sorted({code for lezing in verslag.lezingen for code in _codes(lezing.gebieden)})
    bekend = Bekend(overzichten.bekende_gebieden(codes), overzichten.bekende_cijfers(codes))
    bundel = voeg_samen(verslag.lezingen, bekend, vervang=vervang, hernoemd=hernoemd)
    verslag.fouten = [fout for lezing in verslag.lezingen for fout in lezing.fouten]
    verslag.fouten += bundel.fouten
    if verslag.onbruikbaar or (verslag.fouten and not gedeeltelijk):
        return
    cijfers = list(bundel.cijfers.values())
    handelingen.leg_levering_vast(
        gebieden=_gebieden(bundel, bekend),
        maten=[
            handelingen.MaatInvoer(m.code, m.naam, m.eenheid, m.groep, m.volgorde, m.kern)
            for m in kolommenkaart().alle
        ],
        cijfers=[_cijfer(cijfer) for cijfer in cijfers],
        voortgang=lambda gedaan, totaal: _meld(voortgang, "cijfers bewaren", gedaan, totaal),
    )
    verslag.gebieden, verslag.cijfers = len(bundel.gebieden), len(cijfers)
    verslag.onbekend = sum(cijfer.waarde is None for cijfer in cijfers)
    verslag.zonder_grens = overzichten.zonder_grens(sorted(bundel.gebieden))
    verslag.al_bekend, verslag.geladen = bundel.al_bekend, True


def _codes(gebieden: Iterable[Gebied]) -> set[str]:
    """De codes van de gebieden zelf, en van de wijk en gemeente waar ze onder vallen."""
    gevonden: set[str] = set()
    for gebied in gebieden:
        omhoog = (gebied.code, regels.wijk_van(gebied.code), regels.gemeente_van(gebied.code))
        gevonden.update(code for code in omhoog if code is not None)
    return gevonden


def _gebieden(bundel: Bundel, bekend: Bekend) -> list[handelingen.GebiedInvoer]:
    """De gebieden met hun ouder, en een gemeente erbij waar het bestand die alleen noemt."""
    alle = dict(bundel.gebieden)
    for gebied in bundel.gebieden.values():
        code = regels.gemeente_van(gebied.code)
        if code is None or code == gebied.code:
            continue
        gemeente = alle.get(code)
        noemt_naam = gebied.gemeentenaam and (gemeente is None or gemeente.naam == code)
        zonder_naam = code not in bekend.gebieden or bekend.gebieden[code][0] == code
        if gemeente is None or (noemt_naam and zonder_naam):
            naam = _gemeentenaam(gebied, code, bekend)
            alle[code] = Gebied(code, naam, gebied.jaar, None, "", gebied.bestand, gebied.regel)
    return [_gebied(gebied, alle, bekend) for gebied in alle.values()]


def _gemeentenaam(gebied: Gebied, code: str, bekend: Bekend) -> str:
    bekende = bekend.gebieden.get(code, (code, 0))[0]
    return bekende if bekende != code else gebied.gemeentenaam or code


def _gebied(gebied: Gebied, alle: dict[str, Gebied], bekend: Bekend) -> handelingen.GebiedInvoer:
    """De ouder van een buurt is haar wijk; is die er niet, dan zolang de gemeente."""
    ouder = regels.wijk_van(gebied.code)
    if ouder not in alle and ouder not in bekend.gebieden:
        ouder = regels.gemeente_van(gebied.code)
    return handelingen.GebiedInvoer(
        code=gebied.code,
        naam=gebied.naam,
        soort=regels.soort_van(gebied.code) or "",
        ouder=ouder if ouder != gebied.code else None,
        vorm=gebied.vorm,
        jaar=gebied.jaar,
    )


def _cijfer(cijfer: Cijfer) -> handelingen.CijferInvoer:
    waarde: Decimal | None = cijfer.waarde
    return handelingen.CijferInvoer(
        gebied=cijfer.code,
        maat=cijfer.maat,
        jaar=cijfer.jaar,
        waarde=waarde,
        reden=cijfer.reden,
        bron=cijfer.bron,
        bestand=Path(cijfer.bestand).name,
    )


def _meld(voortgang: Voortgang | None, wat: str, gedaan: int, totaal: int) -> None:
    if voortgang is not None:
        voortgang(wat, gedaan, totaal)
