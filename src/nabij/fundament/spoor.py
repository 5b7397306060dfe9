"""Het spoor van een verzoek: een willekeurig kenmerk dat logregel en logboek verbindt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

_HUIDIG: ContextVar[str] = ContextVar("spoor", default="")


def huidig() -> str:
    """Het spoor van dit verzoek (32 hexadecimale tekens), of leeg buiten een verzoek."""
    return _HUIDIG.get()


@contextmanager
def nieuw() -> Iterator[str]:
    """Begin een nieuw spoor voor zolang het blok duurt."""
    spoor = uuid4().hex
    merk = _HUIDIG.set(spoor)
    try:
        yield spoor
    finally:
        _HUIDIG.reset(merk)
