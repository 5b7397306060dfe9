"""Post versturen: alleen dat er een bericht klaarstaat, nooit van wie of waarover."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _
from django.utils.translation import override

from nabij.fundament import klok
from nabij.kamers.account.models import Post

POGINGEN = 10
BEWAARDAGEN = 7
_log = logging.getLogger("nabij.post")

Schrijver = Callable[[UUID], tuple[str, str] | None]
"""Van het object naar onderwerp en tekst, of None als de mail niet meer hoeft."""
_schrijvers: dict[str, Schrijver] = {}


def meld_schrijver(soort: str, schrijver: Schrijver) -> None:
    """Wie de mails van deze soort schrijft aan wie geen account heeft."""
    _schrijvers[soort] = schrijver


def leg_klaar(*, soort: str, adres: str, object_id: UUID) -> Post:
    """Een mail aan wie geen account heeft; hij wordt geschreven als hij weggaat."""
    return Post.objects.create(soort=soort, adres=adres, object_id=object_id)


def verstuur() -> int:
    """Verstuur wat klaarligt; een mail per account. Geeft het aantal verzonden mails.

    Draait nooit twee keer tegelijk (zie `Klus`). Lukt een mail niet, dan blijft zij liggen.
    """
    if not settings.EMAIL_HOST:
        return 0
    wacht = Post.objects.filter(verzonden_op__isnull=True, pogingen__lt=POGINGEN)
    per_account: dict[str, list[Post]] = {}
    verzonden = 0
    for post in wacht.select_related("account").order_by("gemaakt_op")[:200]:
        if post.account is None:
            verzonden += _schrijf_en_verstuur(post)
        else:
            per_account.setdefault(post.account.email, []).append(post)
    return verzonden + sum(
        _verstuur_een(_bericht(adres), posten) for adres, posten in per_account.items()
    )


def _schrijf_en_verstuur(post: Post) -> bool:
    schrijver = _schrijvers.get(post.soort)
    with override(settings.LANGUAGE_CODE):
        geschreven = schrijver(post.object_id) if schrijver and post.object_id else None
    if geschreven is None:
        post.delete()
        return False
    onderwerp, tekst = geschreven
    bericht = EmailMessage(onderwerp, tekst, to=[post.adres], connection=get_connection())
    return _verstuur_een(bericht, [post])


def _verstuur_een(bericht: EmailMessage, posten: list[Post]) -> bool:
    ids = [post.pk for post in posten]
    for post in posten:
        post.pogingen += 1
    Post.objects.bulk_update(posten, ["pogingen"])
    try:
        bericht.send()
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
