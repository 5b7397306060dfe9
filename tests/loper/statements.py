"""Tel wat er naar de databases gaat: een execute op default of logboek is een statement."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from django.db import connections

# Wat alleen een transactie begint of eindigt, telt niet.
_TRANSACTIE = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class Telling:
    """Als contextmanager: `with Telling() as telling: ...`, daarna `telling.aantal`."""

    def __init__(self) -> None:
        self.statements: list[str] = []
        self._stapel = ExitStack()

    @property
    def aantal(self) -> int:
        return len(self.statements)

    def __enter__(self) -> Self:
        for naam in connections:
            self._stapel.enter_context(connections[naam].execute_wrapper(self._tel(naam)))
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self._stapel.close()

    def __str__(self) -> str:
        return "\n".join(f"{nummer:3} {tekst}" for nummer, tekst in enumerate(self.statements, 1))

    def _tel(self, naam: str) -> Callable[..., Any]:
        def wikkel(voer_uit: Callable[..., Any], sql: str, *rest: Any) -> Any:
            if not sql.lstrip().upper().startswith(_TRANSACTIE):
                self.statements.append(f"{naam}: {sql}")
            return voer_uit(sql, *rest)

        return wikkel
