"""Welke gebieden samen te tonen zijn zonder dat een klein aantal uit te rekenen is. Puur Python."""

from __future__ import annotations

from collections.abc import Sequence

SPELING = 2
"""Zoveel moet er open blijven tussen wat er samen is en wat er hoogstens kan zijn."""


def toonbaar(aantallen: Sequence[int], minstens: int) -> list[bool]:
    """Per gebied of het in de som mag. Van elk gebied apart staat elders alleen wat genoeg is.

    Wie de som heeft en de grote gebieden, houdt de kleine samen over. Dat mag alleen als die samen
    genoeg zijn, en als hun som niet verraadt dat elk op het hoogste kleine aantal zit. Anders
    vallen de kleine weg. Is er geen groot gebied, dan geldt hetzelfde.
    """
    klein = [n for n in aantallen if n < minstens]
    samen, hoogst = sum(klein), (minstens - 1) * len(klein)
    klein_mag = samen >= minstens and hoogst - samen >= SPELING
    return [n >= minstens or klein_mag for n in aantallen]
