"""Post versturen: alleen dat er een bericht klaarstaat, nooit van wie of waarover."""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _
from django.utils.translation import override

from nabij.fundament import klok
from nabij.kamers.account.models import Post

POGINGEN = 10
BEWAARDAGEN = 7
_log = logging.getLogger("nabij.post")


def verstuur() -> int:
    """Verstuur wat klaarligt; een mail per account. Geeft het aantal verzonden mails.

    Draait nooit twee keer tegelijk (zie `Klus`). Lukt een mail niet, dan blijft zij liggen.
    """
    if not settings.EMAIL_HOST:
        return 0
    wacht = Post.objects.filter(verzonden_op__isnull=True, pogingen__lt=POGINGEN)
    per_account: dict[str, list[Post]] = {}
    for post in wacht.select_related("account").order_by("gemaakt_op")[:200]:
        per_account.setdefault(post.account.email, []).append(post)
    return sum(_verstuur_een(adres, posten) for adres, posten in per_account.items())


def _verstuur_een(adres: str, posten: list[Post]) -> bool:
    ids = [post.pk for post in posten]
    for post in posten:
        post.pogingen += 1
    Post.objects.bulk_update(posten, ["pogingen"])
    try:
        _bericht(adres).send()
    except (SMTPException, OSError) as fout:
        _log.warning("post niet verzonden: %s", type(fout).__name__)
        return False
    Post.objects.filter(pk__in=ids).update(verzonden_op=klok.nu())
    return True


def _bericht(adres: str) -> EmailMessage:
    with override(settings.LANGUAGE_CODE):
        onderwerp = _("Er staat een bericht klaar in Nabij")
        tekst = _("Er staat een bericht voor je klaar. Meld je aan om het te lezen: %(adres)s") % {
            "adres": settings.ADRES
        }
    return EmailMessage(onderwerp, tekst, to=[adres], connection=get_connection())


def ruim_op() -> int:
    """Haal post weg van meer dan een week oud. Geeft het aantal."""
    grens = klok.nu() - timedelta(days=BEWAARDAGEN)
    aantal, _per_soort = Post.objects.filter(gemaakt_op__lt=grens).delete()
    return aantal
