"""De teams en de medewerkers van de verzonnen gemeente, met de oefenaccounts vooraan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    woorden: tuple[tuple[str, str], ...] = ()


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


def _gewone(volle: str, team: str, plek: int, rol: str, functie: str) -> Werker:
    naam = volle.replace("_", " ")
    kennis = (list(KENNIS)[plek % len(KENNIS)],) if rol == "teamlid" else ()
    return Werker(
        naam.lower().replace(" ", "."), naam, (rol,), team, functie, kennis,
        _MOEDERS[plek % len(_MOEDERS)],
    )  # fmt: skip


def werkers() -> Sequence[Werker]:
    """Iedereen die in de gemeente werkt; de tien oefenaccounts eerst."""
    oefen = [
        Werker(w.inlognaam, w.naam, w.rollen, w.team, w.functie, w.kennis, w.moeder, True)
        for w in _OEFEN
    ]
    collegas = [
        _gewone(naam, team, plek, "teamlid", "wijkteamwerker")
        for team, namen in _COLLEGAS.items()
        for plek, naam in enumerate(namen)
    ]
    leiders = [
        _gewone(naam, team, 0, "teamleider", "teamleider") for team, naam in _LEIDERS.items()
    ]
    return [*oefen, *collegas, *leiders]
