"""Sessies in de database, met het account in een eigen kolom (Django: extending sessions)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DbStore


class SessionStore(DbStore):
    @classmethod
    def get_model_class(cls) -> Any:
        from nabij.kamers.account.models import Sessie

        return Sessie

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        sessie: Any = super().create_model_instance(data)
        wie = data.get(SESSION_KEY)
        sessie.account_id = UUID(wie) if wie else None
        return sessie


def beeindig(account_id: UUID, *, behalve: str | None = None) -> int:
    """Meld een account overal af, behalve in de sessie `behalve`. Geeft het aantal."""
    sessies = SessionStore.get_model_class().objects.filter(account_id=account_id)
    aantal, _ = sessies.exclude(session_key=behalve).delete()
    return int(aantal)


def ruim_op() -> int:
    """Haal verlopen sessies weg. Geeft het aantal."""
    from nabij.fundament import klok

    model = SessionStore.get_model_class()
    aantal, _ = model.objects.filter(expire_date__lt=klok.nu()).delete()
    return int(aantal)
