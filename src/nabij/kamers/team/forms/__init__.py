"""Formulieren van de kamer team: zij keuren, zij bewaren niet."""

from nabij.kamers.team.forms.elders import EldersForm
from nabij.kamers.team.forms.hindernis import HindernisForm
from nabij.kamers.team.forms.mandaat import MandaatForm
from nabij.kamers.team.forms.mensen import FunctieBuitenForm, KennisForm, LidForm, LidWegForm
from nabij.kamers.team.forms.opdracht import OpdrachtForm
from nabij.kamers.team.forms.rooster import RoosterForm
from nabij.kamers.team.forms.wijkteam import TeamForm

__all__ = [
    "EldersForm",
    "FunctieBuitenForm",
    "HindernisForm",
    "KennisForm",
    "LidForm",
    "LidWegForm",
    "MandaatForm",
    "OpdrachtForm",
    "RoosterForm",
    "TeamForm",
]
