"""De scan in ruimte en tijd: waar komen er nu van een thema meer vragen dan toeval verklaart?

Wat eruit komt is een gesprekspunt: een mens beslist wat het betekent.
Bron: Kulldorff (2001), Kulldorff e.a. (2005) en Neill (2009); zie `modellen`.
"""

from nabij.rekenen.scan.modellen import Model, llr
from nabij.rekenen.scan.patronen import Opzet, Patroon, benjamini_hochberg, scan
from nabij.rekenen.scan.zones import Gebieden

__all__ = ["Gebieden", "Model", "Opzet", "Patroon", "benjamini_hochberg", "llr", "scan"]
