"""Zinnen van verzonnen mensen: vragen per thema, en wat er in gesprekken en plannen gezegd wordt.

Plat en herkenbaar, met het woord erin waaraan het thema te zien is.
"""

from __future__ import annotations

# thema -> vragen zoals ze aan de balie klinken
VRAGEN: dict[str, tuple[str, ...]] = {
    "toeslagen": (
        "Ik moet mijn huurtoeslag terugbetalen en snap de brief niet.",
        "Heb ik recht op zorgtoeslag nu ik minder ben gaan werken?",
        "Mijn huursubsidie is gestopt, hoe kan dat?",
    ),
    "rondkomen": (
        "We kunnen niet rondkomen, halverwege de maand is het op.",
        "Kan ik naar de voedselbank?",
        "Ik heb te weinig geld voor boodschappen deze week.",
    ),
    "schulden": (
        "Er stond een deurwaarder aan de deur.",
        "Ik heb schulden en durf de telefoon niet meer op te nemen.",
        "Er ligt beslag op mijn inkomen.",
    ),
    "uitkering": (
        "Mijn uitkering is nog niet binnen.",
        "Hoe vraag ik bijstand aan?",
    ),
    "kosten_kinderen": (
        "Ik kan de schoolreis van mijn dochter niet betalen.",
        "Is er iets voor zwemles voor mijn zoon?",
    ),
    "energie": (
        "Mijn energierekening is bijna verdubbeld.",
        "Volgende week worden we afgesloten van de stroom.",
    ),
    "post": (
        "Ik heb een brief van de gemeente die ik niet begrijp.",
        "Kan iemand helpen met een formulier?",
        "Er ligt een stapel administratie, ik weet niet waar te beginnen.",
    ),
    "digitaal": (
        "Ik kan niet inloggen met DigiD.",
        "Alles moet met de computer, dat lukt mij niet.",
    ),
    "huis_vinden": (
        "Mijn zoon zoekt een kamer en slaapt op de bank.",
        "Hoe krijg ik urgentie voor een woning?",
    ),
    "huis_kwijt": (
        "We hebben huurachterstand en zijn bang dat we eruit moeten.",
        "Er is een brief over ontruiming gekomen.",
    ),
    "woning": (
        "Er zit schimmel in de slaapkamer van mijn kind.",
        "Ik kom de trap niet meer op.",
    ),
    "buren": (
        "We hebben al maanden overlast van de bovenburen.",
        "Ik heb ruzie met mijn buren over geluid.",
    ),
    "eenzaam": (
        "Ik zit altijd alleen thuis en zie bijna niemand.",
        "Mijn buurvrouw is eenzaam sinds haar man er niet meer is.",
        "Ik zou graag wat meer gezelschap hebben.",
    ),
    "opvoeden": (
        "Mijn zoon luistert niet meer naar mij.",
        "Hoe stel ik grenzen aan een puber?",
    ),
    "school": (
        "Mijn dochter wil niet meer naar school.",
        "Hij wordt gepest en durft niet te gaan.",
    ),
    "jong_ouderschap": (
        "Ik ben zwanger en sta er alleen voor.",
        "Onze baby huilt de hele nacht, we zijn op.",
    ),
    "scheiding": (
        "We gaan scheiden en ik weet niet wat ik moet regelen.",
        "De omgang met de kinderen loopt steeds uit op ruzie.",
    ),
    "onveilig": ("Ik ben bang voor mijn ex, hij staat soms voor de deur.",),
    "mantelzorg": (
        "Ik zorg voor mijn moeder en hou het niet vol.",
        "Wie kan er een middag bij mijn man blijven? Ik doe al zijn mantelzorg.",
    ),
    "hulp_in_huis": (
        "Stofzuigen gaat niet meer, kan ik huishoudelijke hulp krijgen?",
        "Mijn moeder heeft thuishulp nodig.",
    ),
    "hulpmiddel": (
        "Mijn rollator is kapot.",
        "Hoe kom ik aan een scootmobiel?",
    ),
    "vervoer": (
        "Hoe kom ik met de regiotaxi naar het ziekenhuis?",
        "De bus stopt hier niet meer, is er vervoer?",
    ),
    "vergeten": (
        "Mijn vader vergeet steeds meer en woont alleen.",
        "Is het dementie of hoort het bij de leeftijd?",
    ),
    "somber": ("Ik ben somber en kom mijn bed niet uit.",),
    "middelen": ("Mijn man drinkt te veel en ik weet niet meer wat ik moet doen.",),
    "leren_en_overzicht": ("Ik ben het overzicht kwijt en heb structuur nodig.",),
    "taal": (
        "Waar kan ik Nederlands leren?",
        "Ik kan niet goed lezen en schrijven en wil dat leren.",
    ),
    "werk": (
        "Ik zoek werk maar weet niet waar te beginnen.",
        "Ik ben ontslagen en wil snel weer een baan.",
    ),
    "dag": (
        "Ik heb niks te doen overdag.",
        "Is er vrijwilligerswerk voor iemand als ik?",
    ),
    "nieuw_hier": ("Wij zijn hier nieuw als statushouder en weten de weg niet.",),
    "rouw": ("Sinds het overlijden van mijn vrouw lukt er niets meer.",),
    "gezond": (
        "Ik wil meer bewegen maar alleen lukt het niet.",
        "Mijn moeder is twee keer gevallen.",
    ),
}

# leefgebied -> wat goed gaat
KRACHTEN: dict[str, tuple[str, ...]] = {
    "geld": ("Ik weet precies wat er elke week uitgaat.", "De huur betaal ik altijd eerst."),
    "post_en_regels": ("Mijn nichtje kijkt op zondag met mij mee.",),
    "wonen": ("Het is een fijn huis, met zon in de keuken.", "Wij willen hier niet weg."),
    "dag_en_werk": ("Ik ben goed met mijn handen.", "De ochtenden gaan goed."),
    "opvoeden": ("De kinderen hebben veel plezier samen.", "Mijn zoon kan goed tekenen."),
    "thuis": ("We eten elke avond samen.",),
    "lichaam": ("Ik fiets nog overal naartoe.",),
    "hoofd": ("Als ik in de tuin zit word ik rustig.",),
    "mensen": ("Mijn zus belt elke dag.", "De buurvrouw heeft een sleutel."),
    "zin": ("Ik zing nog elke week.", "Koken voor een ander vind ik het mooist."),
}
# leefgebied -> wat zorgen geeft
ZORGEN: dict[str, tuple[str, ...]] = {
    "geld": ("Na de twintigste is het geld op.", "Ik weet niet wie ik allemaal nog moet betalen."),
    "post_en_regels": ("Ik durf de post niet open te maken.", "Alle brieven zijn me te moeilijk."),
    "wonen": ("Het is vochtig en koud.", "Ik ben bang dat we eruit moeten."),
    "dag_en_werk": ("De dagen duren lang.", "Op mijn werk gaat het niet goed."),
    "opvoeden": ("Elke ochtend is er ruzie voor school.", "Ik weet het soms niet meer met hem."),
    "thuis": ("We zwijgen meer dan we praten.",),
    "lichaam": ("Ik ben altijd moe.", "De trap is te zwaar."),
    "hoofd": ("Ik slaap niet en pieker.", "Ik zie er tegenop om de dag te beginnen."),
    "mensen": ("Ik spreek soms dagen niemand.", "Ik zorg voor iedereen en niemand voor mij."),
    "zin": ("Sinds ik stopte met het koor is het stil.",),
}
KERNEN = (
    "Ik wil mijn post weer durven openmaken.",
    "Ik wil dat het thuis weer rustig is.",
    "Ik wil niet meer elke nacht wakker liggen van het geld.",
    "Wij willen hier kunnen blijven wonen.",
    "Ik wil weer ergens bij horen.",
    "Ik wil dat mijn kind met plezier naar school gaat.",
)
# leefgebied -> (doel, eerste actie, wie doet het, naam erbij)
DOELEN: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "geld": (
        (
            "Ik weet weer wat er binnenkomt en uitgaat.",
            "Samen een plaatje maken van in en uit",
            "team",
            "",
        ),
        (
            "We hebben met iedereen een regeling.",
            "Bellen met de deurwaarder",
            "inwoner",
            "met iemand ernaast",
        ),
    ),
    "post_en_regels": (
        (
            "Ik open elke week mijn post.",
            "Alle post op drie stapels leggen",
            "buur",
            "vrijwilliger Cor",
        ),
    ),
    "wonen": (
        ("We kunnen hier blijven wonen.", "De corporatie bellen over het vocht", "inwoner", ""),
        ("Ik kan weer zelf naar boven.", "Iemand kijkt naar de trap", "ander", "ergotherapeut"),
    ),
    "dag_en_werk": (
        (
            "Ik heb drie ochtenden in de week iets te doen.",
            "Een keer meelopen in de fietswerkplaats",
            "inwoner",
            "",
        ),
    ),
    "opvoeden": (
        (
            "Aan tafel is het weer rustig.",
            "Een week opschrijven wanneer het misgaat",
            "inwoner",
            "wij samen",
        ),
        ("Ik ga elke dag naar school.", "Gesprek met de mentor", "team", ""),
    ),
    "thuis": (
        ("De wissel van de kinderen gaat zonder ruzie.", "Wisselen bij oma", "netwerk", "oma"),
    ),
    "lichaam": (
        ("Ik loop elke dag een rondje.", "Dinsdag mee met de wandelgroep", "buur", "wandelgroep"),
    ),
    "hoofd": (
        ("Ik slaap weer door.", "Een keer praten met de praktijkondersteuner", "ander", "huisarts"),
    ),
    "mensen": (
        ("Ik spreek elke week iemand.", "Aanschuiven bij de eettafel", "buur", "eettafel"),
        ("Ik heb een middag voor mezelf.", "Mijn zus blijft dinsdag bij hem", "netwerk", "zus"),
    ),
    "zin": (("Ik zing weer.", "Mijn oude koor een bericht sturen", "inwoner", ""),),
}
VERVOLGACTIES = (
    ("Bellen hoe het ging", "team", ""),
    ("De volgende afspraak samen voorbereiden", "team", ""),
    ("Het met de familie bespreken", "inwoner", ""),
    ("Een keer meegaan", "netwerk", "een vriendin"),
)
CONTACTEN = (
    "Het gaat wat beter, de eerste stap is gezet.",
    "Even gebeld, afspraak verzet naar volgende week.",
    "Samen de brieven bekeken.",
    "Het was een zware week, we doen het rustig aan.",
    "Goed gesprek gehad, volgende keer is ook haar zus erbij.",
    "",
)
NAASTEN = (
    ("Oma Riet", "oma", "naaste", "sterk", ""),
    ("Ans", "buurvrouw", "buur", "sterk", ""),
    ("Teun", "vader van de kinderen", "naaste", "spanning", ""),
    ("Cor", "maatje", "buur", "gewoon", ""),
    ("Willem", "broer", "naaste", "dun", ""),
    ("Fatma", "vriendin", "naaste", "gewoon", ""),
    ("Mentor", "school", "beroep", "gewoon", "basisschool De Meander"),
    ("Huisarts", "huisarts", "beroep", "gewoon", "huisartsenpraktijk Het Anker"),
    ("Begeleider", "thuisbegeleiding", "beroep", "gewoon", "De Vlonder"),
)
WENSEN = ("", "Wil graag iemand die ook in de avond te bellen is.", "Koos zelf.", "")
LICHTER_WOORDEN = (
    "Ik kan het nu weer zelf.",
    "Het gaat beter, maar ik vind het fijn als iemand meekijkt.",
    "Er is nog niet veel veranderd.",
)
