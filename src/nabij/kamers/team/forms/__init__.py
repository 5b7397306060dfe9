"""Formulieren van de kamer team: zij keuren, zij bewaren niet."""

from nabij.kamers.team.forms.mensen import KennisForm, LidForm
from nabij.kamers.team.forms.opdracht import OpdrachtForm
from nabij.kamers.team.forms.rooster import RoosterForm
from nabij.kamers.team.forms.wijkteam import TeamForm

__all__ = ["KennisForm", "LidForm", "OpdrachtForm", "RoosterForm", "TeamForm"]
