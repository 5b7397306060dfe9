"""Het logboek staat in een eigen database; niets anders staat daar."""

from __future__ import annotations

from typing import Any

LOGBOEK = "logboek"


class LogboekRouter:
    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return LOGBOEK if model._meta.app_label == LOGBOEK else None

    def db_for_write(self, model: Any, **hints: Any) -> str | None:
        return self.db_for_read(model)

    def allow_relation(self, een: Any, ander: Any, **hints: Any) -> bool | None:
        sporen = {een._meta.app_label == LOGBOEK, ander._meta.app_label == LOGBOEK}
        return len(sporen) == 1 or False

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == LOGBOEK) == (app_label == LOGBOEK)
