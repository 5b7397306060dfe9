"""De formulieren van bewoners. Ze kijken na, ze bewaren niets."""

from nabij.kamers.bewoners.forms.adres import AdresForm
from nabij.kamers.bewoners.forms.contact import ContactForm, IntrekForm
from nabij.kamers.bewoners.forms.mensen import (
    AfschermForm,
    GezagForm,
    HuishoudenForm,
    LidForm,
    OokHierForm,
    PersoonForm,
    VertrekForm,
)
from nabij.kamers.bewoners.forms.netwerk import NetwerkForm
from nabij.kamers.bewoners.forms.zoeken import KaartjeForm, NoodknopForm

__all__ = [
    "AdresForm",
    "AfschermForm",
    "ContactForm",
    "GezagForm",
    "HuishoudenForm",
    "IntrekForm",
    "KaartjeForm",
    "LidForm",
    "NetwerkForm",
    "NoodknopForm",
    "OokHierForm",
    "PersoonForm",
    "VertrekForm",
]
