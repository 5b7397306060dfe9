"""Een tik die een zin kan zijn in plaats van."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nabij.huisstijl.tonen import meld
from nabij.kamers.account.eenmalig import eenmalig
from nabij.kamers.consult.handelingen import KanNiet


def tik(request: HttpRequest, werk: Callable[[], str], *, terug: str) -> HttpResponse:
    """Doe `werk` een keer. Kan het niet, dan staat er op `terug` een zin waarom."""
    try:
        return eenmalig(request, werk)
    except KanNiet as fout:
        meld(request, str(fout), soort=messages.WARNING)
        return HttpResponseRedirect(terug)
