"""Tabellen van de kamer account."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.opslag.geldigheid import Geldig, GeldigQuerySet
from nabij.opslag.velden import Tafel, een_van


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, inlognaam: str, password: str | None = None, **velden: Any) -> Account:
        account = self.model(inlognaam=inlognaam, **velden)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(Tafel, AbstractBaseUser):
    """Wie zich aanmeldt, verder niets. Wat iemand mag, staat in rollen en betrokkenheid."""

    inlognaam = models.CharField(_("inlognaam"), max_length=150, unique=True)
    naam = models.CharField(_("naam"), max_length=150)
    email = models.EmailField(_("e-mailadres"), blank=True)
    demo = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    gemaakt_op = models.DateTimeField(default=klok.nu, editable=False)

    objects = AccountManager()

    USERNAME_FIELD = "inlognaam"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Privacy:
        persoonsgegeven = "naam, inlognaam en e-mailadres van wie zich aanmeldt"
        doel = "weten wie er werkt en wie er keek"
        grondslag = "AVG art. 6 lid 1 onder e; BIO2 8.02"
        bewaarregel = "account"
        poort = False

    def __str__(self) -> str:
        return self.naam


class Rolnaam(models.TextChoices):
    TEAMLID = "teamlid", _("teamlid")
    TEAMLEIDER = "teamleider", _("teamleider")
    OPBOUWWERKER = "opbouwwerker", _("opbouwwerker")
    SPECIALIST = "specialist", _("specialist")
    BELEID = "beleid", _("beleid")
    FG = "fg", _("functionaris gegevensbescherming")
    BEHEER = "beheer", _("beheer")


class Rol(Tafel, Geldig):
    """Een rol van een account, met van en tot. Alleen beheer geeft rollen."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="rollen")
    rol = models.CharField(max_length=20, choices=Rolnaam.choices)
    gegeven_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    objects = GeldigQuerySet.as_manager()

    class Meta(Geldig.Meta):
        constraints = [
            *Geldig.Meta.constraints,
            een_van("rol", Rolnaam, "account_rol_bekend"),
            models.UniqueConstraint(
                fields=["account", "rol"],
                condition=Q(tot__isnull=True),
                name="account_rol_een_keer_open",
            ),
        ]

    class Privacy:
        persoonsgegeven = "de rol van een medewerker, met van en tot"
        doel = "bepalen wat iemand mag"
        grondslag = "AVG art. 32; BIO2 5.15"
        bewaarregel = "account"
        poort = False


class Sessie(AbstractBaseSession):
    """Een aanmelding. Met het account erbij, zodat iemand of beheer haar kan beeindigen."""

    account_id = models.UUIDField(null=True, db_index=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    class Privacy:
        persoonsgegeven = "wie nu is aangemeld"
        doel = "aangemeld blijven tussen twee pagina's"
        grondslag = "AVG art. 6 lid 1 onder e; BIO2 8.05"
        bewaarregel = "sessie"
        poort = False

    @classmethod
    def get_session_store_class(cls) -> Any:
        from nabij.kamers.account.sessies import SessionStore

        return SessionStore


class Formuliersleutel(models.Model):
    """Een verstuurd formulier. Komt dezelfde sleutel nog eens, dan geldt het eerste antwoord.

    `sleutel` is een hash van wie, waar en de sleutel uit het formulier; `inhoud` een hash van
    wat er is ingevuld. Er staat dus niets leesbaars in.
    """

    sleutel = models.CharField(max_length=64, primary_key=True)
    inhoud = models.CharField(max_length=64)
    antwoord = models.CharField(max_length=500)
    op = models.DateTimeField(default=klok.nu, db_index=True)


class Concept(Tafel):
    """Wat iemand aan het typen was, zodat niets verloren gaat. Alleen voor wie het typte."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="concepten")
    sleutel = models.CharField(max_length=64)
    pad = models.CharField(max_length=300)
    dossier_id = models.UUIDField(null=True)
    velden = models.JSONField(default=dict)
    bijgewerkt_op = models.DateTimeField(default=klok.nu, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "sleutel"], name="account_concept_een_per_formulier"
            )
        ]

    class Privacy:
        persoonsgegeven = "tekst die een medewerker aan het typen was"
        doel = "niets verliezen wat getypt is"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "concept"
        poort = False


class Post(Tafel):
    """Een e-mail die klaarligt om te versturen. Zonder inhoud: alleen dat er een bericht is.

    Aan een account, of aan een `adres` van wie er geen heeft. Dan schrijft de kamer die het vroeg
    de mail pas bij het versturen (`post.meld_schrijver`, met `object_id`): een link erin staat zo
    nergens opgeslagen.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="post")
    adres = models.EmailField(blank=True)
    object_id = models.UUIDField(null=True)
    soort = models.CharField(max_length=40)
    gemaakt_op = models.DateTimeField(default=klok.nu)
    verzonden_op = models.DateTimeField(null=True)
    pogingen = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["gemaakt_op"],
                condition=Q(verzonden_op__isnull=True),
                name="account_post_wacht",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=False, adres="")
                | (Q(account__isnull=True, object_id__isnull=False) & ~Q(adres="")),
                name="account_post_aan_een",
            )
        ]

    class Privacy:
        persoonsgegeven = "dat een medewerker of een e-mailadres een bericht kreeg"
        doel = "iemand laten weten dat er iets klaarstaat"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "post"
        poort = False
