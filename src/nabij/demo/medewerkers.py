"""De teams en de medewerkers van de verzonnen gemeente, met de oefenaccounts vooraan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nabij.demo.gemeente import WIJKEN, WINDSTREKEN
from nabij.demo.namen import ROEPNAMEN_MAN, ROEPNAMEN_VROUW

# Openbaar: werkt alleen in de oefenomgeving.
WACHTWOORD = "oefenen-met-nabij"


@dataclass(frozen=True)
class Werker:
    """Een medewerker: inlognaam, naam, rollen, team (leeg: geen), functie, wat die kan."""

    inlognaam: str
    naam: str
    rollen: tuple[str, ...]
    team: str = ""
    functie: str = ""
    kennis: tuple[str, ...] = ()
    moeder: str = "Welzijn Lindervaart"
    oefenaccount: bool = False

    @property
    def helpt(self) -> bool:
        """Of deze medewerker huishoudens helpt."""
        return "teamlid" in self.rollen


@dataclass(frozen=True)
class Team:
    naam: str
    soort: str
    voor_wie: str
    vorm: str
    telefoon: str
    uren: str
    leeftijd: tuple[int | None, int | None] = (None, None)
    vangnet: bool = False


OOST, WEST, ZUID, JEUGD = "Buurtteam Oost", "Buurtteam West", "Buurtteam Zuid", "Jeugdteam"
BUURTTEAMS = (OOST, WEST, ZUID)
TEAMS = (
    Team(OOST, "buurtteam", "iedereen die in Oost woont", "netwerk_met_detachering",
         "0900 100 20 01", "maandag tot en met vrijdag, 9.00 tot 17.00 uur", vangnet=True),
    Team(WEST, "buurtteam", "iedereen die in West woont", "eigen_organisatie",
         "0900 100 20 02", "maandag tot en met vrijdag, 8.30 tot 17.00 uur"),
    Team(ZUID, "sociaal team", "iedereen die in Zuid woont", "gemeentelijk",
         "0900 100 20 03", "elke werkdag, 9.00 tot 17.00 uur"),
    Team(JEUGD, "jeugdteam", "kinderen en jongeren tot 18 jaar, met hun ouders",
         "netwerk_met_detachering", "0900 100 20 04",
         "maandag tot en met donderdag, 9.00 tot 18.00 uur", (0, 18)),
)  # fmt: skip
KENNIS = {
    "ggz": "Psychische gezondheid",
    "lvb": "Moeite met leren en overzicht",
    "schulden": "Geld en schulden",
    "opvoeden": "Opvoeden",
    "ouderen": "Ouder worden",
    "wonen": "Wonen",
    "opbouwwerk": "Werk met groepen en buurten",
}
KRING = {
    "ggz": "zorg",
    "lvb": "hulp",
    "schulden": "hulp",
    "opvoeden": "hulp",
    "ouderen": "zorg",
    "wonen": "hulp",
    "opbouwwerk": "samen",
}
_OEFEN = (
    Werker("teamlid", "Joke Terpstra", ("teamlid",), OOST, "wijkteamwerker", ("schulden", "wonen")),
    Werker("collega", "Karel Wijnands", ("teamlid",), OOST, "wijkteamwerker", ("ouderen",)),
    Werker("anderteam", "Femke Rozema", ("teamlid",), WEST, "wijkteamwerker", ("lvb",)),
    Werker(
        "jeugdteam", "Youssef Haddou", ("teamlid",), JEUGD, "jeugd- en gezinswerker", ("opvoeden",)
    ),
    Werker("teamleider", "Sanne Brouwers", ("teamleider",), OOST, "teamleider", ()),
    Werker("opbouwwerker", "Nadia Kaya", ("opbouwwerker",), OOST, "opbouwwerker", ("opbouwwerk",)),
    Werker(
        "specialist", "Ruud Postma", ("specialist",), OOST, "gedragswetenschapper", ("ggz", "lvb")
    ),
    Werker(
        "beleid", "Ingrid Maassen", ("beleid",), "", "beleidsadviseur", (), "Gemeente Lindervaart"
    ),
    Werker(
        "fg",
        "Olga Prinsen",
        ("fg",),
        "",
        "functionaris gegevensbescherming",
        (),
        "Gemeente Lindervaart",
    ),
    Werker(
        "beheer",
        "Wim Peeters",
        ("beheer",),
        "",
        "functioneel beheerder",
        (),
        "Gemeente Lindervaart",
    ),
)
_COLLEGAS = {
    OOST: "Anneke_Dijkman Ravi_Baldew Tooske_Vrolijk Bram_Hoving".split(),
    WEST: "Ilse_Kroon Mehmet_Aydin Trudy_Snoek Pim_Wester Hanna_Berg Otto_Veer".split(),
    ZUID: "Lieke_Smeets Hassan_Amrani Gerda_Blok Daan_Rietman Carla_Zijl Niels_Otten".split(),
    JEUGD: "Fenna_Groot Yassin_Bakkali Roos_Tolsma Teun_Vink".split(),
}
_LEIDERS = {WEST: "Marijn_Stam", ZUID: "Elif_Toprak", JEUGD: "Koen_Wolters"}
_MOEDERS = ("Welzijn Lindervaart", "Gemeente Lindervaart", "Zorggroep De Vlonder", "MEE op weg")


# Voor een grote gemeente: meer teams, en in elk team tien mensen.
INWONERS_PER_TEAM, BUURTTEAMS_PER_JEUGDTEAM, TEAMGROOTTE = 18_750, 8, 10
WIJKTEAMNAMEN = tuple(wijk + streek for streek in WINDSTREKEN for wijk in WIJKEN)
MEESTE_ERBIJ = 29  # met drie jeugdteams erbij past elk nummer
_ACHTERNAMEN = (
    "Akkerman Bosma Coenen Demir Elzinga Faber Geurts Haverkamp Idrissi Jonker Kuipers Lubbers "
    "Mulders Nijland Oosting Polat Quaedvlieg Ruiter Schipper Tahiri Uyttewaal Verkade Wielinga "
    "Yilmaz Zandstra"
).split()


@dataclass(frozen=True)
class Bezetting:
    """De teams van een gemeente en iedereen die er werkt; de tien oefenaccounts eerst."""

    teams: tuple[Team, ...]
    werkers: tuple[Werker, ...]

    @property
    def buurtteams(self) -> tuple[Team, ...]:
        return tuple(team for team in self.teams if team.soort != "jeugdteam")

    @property
    def jeugdteams(self) -> tuple[Team, ...]:
        return tuple(team for team in self.teams if team.soort == "jeugdteam")

    def helpers(self, team: Team) -> list[Werker]:
        return [werker for werker in self.werkers if werker.team == team.naam and werker.helpt]

    def leider(self, team: Team) -> str:
        """De inlognaam van wie dit team leidt."""
        leiders = (w for w in self.werkers if w.team == team.naam and "teamleider" in w.rollen)
        return next((werker.inlognaam for werker in leiders), "")


def bezetting(inwoners: int = 0) -> Bezetting:
    """De vier teams van de oefenomgeving, en voor een grote gemeente zoveel als er nodig zijn."""
    meer = max(0, round(inwoners / INWONERS_PER_TEAM) - len(BUURTTEAMS))
    erbij = [_buurtteam(WIJKTEAMNAMEN[plek], plek) for plek in range(min(meer, MEESTE_ERBIJ))]
    jeugd = (len(BUURTTEAMS) + len(erbij)) // BUURTTEAMS_PER_JEUGDTEAM
    erbij += [_jeugdteam(plek) for plek in range(max(0, jeugd - 1))]
    mensen = [*_bekenden()]
    if inwoners:
        for team in (*TEAMS, *erbij):
            mensen += _aangevuld(team, mensen)
    return Bezetting((*TEAMS, *erbij), tuple(mensen))


def _buurtteam(naam: str, plek: int) -> Team:
    telefoon = f"0900 100 21 {plek:02d}"
    return Team(f"Buurtteam {naam}", "buurtteam", f"iedereen die in {naam} woont",
                "eigen_organisatie", telefoon, TEAMS[0].uren)  # fmt: skip


def _jeugdteam(plek: int) -> Team:
    naam = f"{JEUGD} {('Noord', 'Zuid', 'Midden')[plek]}"
    return replace(TEAMS[-1], naam=naam, telefoon=f"0900 100 22 {plek:02d}")


def _aangevuld(team: Team, mensen: Sequence[Werker]) -> list[Werker]:
    """Zoveel mensen erbij dat het team er tien heeft die helpen, en een teamleider."""
    helpen = sum(werker.team == team.naam and werker.helpt for werker in mensen)
    nieuw: list[Werker] = []
    for plek in range(max(0, TEAMGROOTTE - helpen)):
        naam = _verzonnen(len(mensen) + len(nieuw))
        nieuw.append(_gewone(naam, team.naam, plek, "teamlid", "wijkteamwerker"))
    if not any(w.team == team.naam and "teamleider" in w.rollen for w in mensen):
        naam = _verzonnen(len(mensen) + len(nieuw))
        nieuw.append(_gewone(naam, team.naam, 0, "teamleider", "teamleider"))
    return nieuw


def _verzonnen(nummer: int) -> str:
    """Een naam die nog niemand heeft: elk nummer een ander paar."""
    voornamen = ROEPNAMEN_VROUW + ROEPNAMEN_MAN
    ronde, achter = divmod(nummer, len(_ACHTERNAMEN))
    return f"{voornamen[(ronde * 5 + achter * 11) % len(voornamen)]}_{_ACHTERNAMEN[achter]}"


def _gewone(volle: str, team: str, plek: int, rol: str, functie: str) -> Werker:
    naam = volle.replace("_", " ")
    kennis = (list(KENNIS)[plek % len(KENNIS)],) if rol == "teamlid" else ()
    return Werker(
        naam.lower().replace(" ", "."), naam, (rol,), team, functie, kennis,
        _MOEDERS[plek % len(_MOEDERS)],
    )  # fmt: skip


def _bekenden() -> Iterator[Werker]:
    """De oefenaccounts en hun naaste collega's, met naam en toenaam."""
    for werker in _OEFEN:
        yield replace(werker, oefenaccount=True)
    for team, namen in _COLLEGAS.items():
        for plek, naam in enumerate(namen):
            yield _gewone(naam, team, plek, "teamlid", "wijkteamwerker")
    for team, naam in _LEIDERS.items():
        yield _gewone(naam, team, 0, "teamleider", "teamleider")
