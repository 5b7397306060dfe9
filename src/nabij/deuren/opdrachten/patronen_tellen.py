"""Van gelezen regels naar een tabel van tellingen, met in woorden wat er opviel."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from nabij.deuren.opdrachten.patronen_lezen import Gebied, Onbruikbaar, Vraag

_GENOEG = 10
"""Zoveel vragen heeft een gebied voor we zijn begin en einde iets laten zeggen."""
_ACHTER = 0.5
_LANGST = 2_600


@dataclass(frozen=True)
class Telling:
    """Vragen per thema, week (0 is de eerste) en gebied. `eerste` en `nu`: weken, doorgeteld."""

    themas: list[str]
    gebieden: list[Gebied]
    per_cel: Counter[tuple[str, int, str]]
    eerste: int
    nu: int
    in_dagen: bool
    tot: date | None
    opgevallen: list[str] = field(default_factory=list)

    @property
    def perioden(self) -> int:
        return self.nu - self.eerste + 1

    def van_tot(self, perioden: int) -> tuple[int | str, int | str]:
        """De laatste `perioden` weken, begin en einde erbij, zoals het bestand ze schrijft."""
        van = self.nu - perioden + 1
        if not self.in_dagen:
            return van, self.nu
        einde = _maandag(self.nu) + timedelta(days=6)
        return _maandag(van).isoformat(), min(einde, self.tot or einde).isoformat()


def _week(periode: int | date) -> int:
    """Een dag valt in de week (ISO) van haar maandag."""
    return periode if isinstance(periode, int) else (periode.toordinal() - 1) // 7


def _maandag(week: int) -> date:
    return date.fromordinal(week * 7 + 1)


def tel(
    vragen: list[Vraag],
    gebieden: list[Gebied],
    *,
    tot: int | date | None,
    vandaag: date,
    bevolking_nodig: bool,
) -> Telling:
    """Tel per thema, week en gebied. `Onbruikbaar` als een gebied of een week niet kan."""
    in_dagen = not isinstance(vragen[0].periode, int)
    if tot is not None and isinstance(tot, int) is in_dagen:
        raise Onbruikbaar(["--tot: schrijf dit zoals de periode in het bestand met vragen."])
    _ken_gebieden(vragen, gebieden)
    binnen = [v for v in vragen if tot is None or not _later(v.periode, tot)]
    if not any(vraag.aantal for vraag in binnen):
        raise Onbruikbaar([f"--tot: tot en met {tot} staat er geen enkele vraag in."])
    weken = [_week(vraag.periode) for vraag in binnen]
    eerste, nu = min(weken), max(weken) if tot is None else _week(tot)
    if nu - eerste >= _LANGST:
        raise Onbruikbaar(
            [f"Tussen de eerste en de laatste periode zitten {nu - eerste} weken. Klopt dat?"]
        )
    per_cel: Counter[tuple[str, int, str]] = Counter()
    for vraag, week in zip(binnen, weken, strict=True):
        per_cel[vraag.thema, week - eerste, vraag.gebied] += vraag.aantal
    uit = Telling(
        sorted({vraag.thema for vraag in binnen}),
        gebieden,
        per_cel,
        eerste,
        nu,
        in_dagen,
        tot if isinstance(tot, date) else None,
    )
    _kijk_na(uit, bevolking_nodig=bevolking_nodig)
    weggelaten = sum(v.aantal for v in vragen) - sum(v.aantal for v in binnen)
    if weggelaten:
        uit.opgevallen.append(f"{weggelaten} vragen van na {tot} tellen niet mee.")
    if in_dagen and _maandag(nu) + timedelta(days=6) > (tot if isinstance(tot, date) else vandaag):
        uit.opgevallen.append("De laatste week is nog niet voorbij; er komen nog vragen bij.")
    return uit


def _later(periode: int | date, tot: int | date) -> bool:
    if isinstance(periode, date) and isinstance(tot, date):
        return periode > tot
    return _week(periode) > _week(tot)


def _ken_gebieden(vragen: list[Vraag], gebieden: list[Gebied]) -> None:
    bekend = {gebied.code for gebied in gebieden}
    onbekend: dict[str, list[int]] = defaultdict(list)
    for vraag in vragen:
        if vraag.gebied not in bekend:
            onbekend[vraag.gebied].append(vraag.regel)
    if onbekend:
        raise Onbruikbaar(
            [
                f"Gebied {code} (regel {regels[0]}, {len(regels)} keer) staat niet bij de "
                "gebieden. Zijn de gebieden heringedeeld? Zet oude vragen dan eerst om naar de "
                "indeling van nu."
                for code, regels in sorted(onbekend.items())
            ]
        )


def _kijk_na(telling: Telling, *, bevolking_nodig: bool) -> None:
    per_gebied: Counter[str] = Counter()
    per_thema: Counter[str] = Counter()
    per_week: Counter[int] = Counter()
    for (thema, week, gebied), aantal in telling.per_cel.items():
        per_gebied[gebied] += aantal
        per_thema[thema] += aantal
        per_week[week] += aantal
    _bevolking(telling, per_gebied, nodig=bevolking_nodig)
    for thema in telling.themas:
        if per_thema[thema] < 2:
            telling.opgevallen.append(
                f"Thema {thema}: {per_thema[thema]} vraag of huishouden, en dat is te weinig voor "
                "een patroon."
            )
    telling.opgevallen.extend(_heringedeeld(telling, per_gebied))
    eerder = [per_week[week] for week in range(telling.perioden - 1)][-8:]
    gewoon = sum(eerder) / len(eerder) if eerder else 0
    if len(eerder) >= 4 and per_week[telling.perioden - 1] < _ACHTER * gewoon:
        telling.opgevallen.append(
            f"In de laatste week staan {per_week[telling.perioden - 1]} vragen, gewoon zijn er "
            f"{gewoon:.0f}. Is alles al opgeschreven? Met --tot kijk je naar een week eerder."
        )


def _bevolking(telling: Telling, per_gebied: Counter[str], *, nodig: bool) -> None:
    leeg = [g.code for g in telling.gebieden if not g.bevolking]
    if nodig and telling.gebieden[0].bevolking is None:
        raise Onbruikbaar(["Dit model heeft van elk gebied de bevolking nodig; de kolom is leeg."])
    if telling.gebieden[0].bevolking is None:
        telling.opgevallen.append("Zonder bevolking telt het aandeel van een zone de vragen.")
        return
    if len(leeg) == len(telling.gebieden):
        raise Onbruikbaar(["Er is geen enkel gebied met bevolking."])
    vreemd = [code for code in leeg if per_gebied[code]]
    if vreemd and nodig:
        raise Onbruikbaar(
            [
                f"Gebied {code} heeft geen bevolking en wel {per_gebied[code]} vragen; dan is er "
                "niets te verwachten."
                for code in vreemd
            ]
        )
    telling.opgevallen.extend(
        f"Gebied {code} heeft geen bevolking en wel {per_gebied[code]} vragen." for code in vreemd
    )


def _heringedeeld(telling: Telling, per_gebied: Counter[str]) -> list[str]:
    """Een gebied dat ophoudt voor een ander begint: dat lijkt op een andere indeling."""
    eerste: dict[str, int] = {}
    laatste: dict[str, int] = {}
    for (_thema, week, gebied), aantal in telling.per_cel.items():
        if aantal and per_gebied[gebied] >= _GENOEG:
            eerste[gebied] = min(week, eerste.get(gebied, week))
            laatste[gebied] = max(week, laatste.get(gebied, week))
    paren = [
        (oud, nieuw)
        for oud in sorted(laatste)
        for nieuw in sorted(eerste)
        if laatste[oud] < eerste[nieuw]
    ]
    return [
        f"Gebied {oud} houdt op voor gebied {nieuw} begint. Is er heringedeeld? Dan lijkt "
        f"{nieuw} nieuw zonder het te zijn."
        for oud, nieuw in paren[:3]
    ]
