"""Cijfers die elke nacht geteld worden. Zonder personen, en zonder kleine aantallen."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabij.kamers.toewijzing.models.aanbod import Aanbieder, Product
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class Wachtmeting(Tafel, Vastgelegd):
    """Hoe lang het wachten bij een aanbieder op een soort hulp duurt, over minstens tien starts.

    In weken; `weken` leeg: de helft is nog niet begonnen. De aanbieder ziet haar eerst en mag er
    een zin bij zetten; `gedeeld_op` is de dag dat ieder haar op de sociale kaart ziet.
    """

    aanbieder = models.ForeignKey(Aanbieder, on_delete=models.CASCADE, related_name="wachtmetingen")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="wachtmetingen")
    peildatum = models.DateField()
    weken = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    weken_van = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    weken_tot = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    n = models.PositiveIntegerField()
    zin = models.CharField(_("wat u erbij wilt zeggen"), max_length=200, blank=True)
    gedeeld_op = models.DateField(null=True)

    class Meta:
        ordering = ["-peildatum", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanbieder", "product", "peildatum"], name="toewijzing_wachtmeting_een_keer"
            ),
            models.CheckConstraint(condition=Q(n__gte=10), name="toewijzing_wachtmeting_genoeg"),
            models.CheckConstraint(
                condition=Q(gedeeld_op__isnull=True) | Q(gedeeld_op__gte=F("peildatum")),
                name="toewijzing_wachtmeting_gedeeld_na",
            ),
        ]


class Terugbliksoort(models.TextChoices):
    """Wat er van een jaar met een aanbieder geteld is, van beide kanten."""

    TOEGEWEZEN = "toegewezen", _("keer hulp toegewezen")
    BEGONNEN = "begonnen", _("daarvan op tijd begonnen")
    GESTOPT = "gestopt", _("keer hulp gestopt")
    VRAAG_ERNA = "vraag_erna", _("daarvan met een nieuwe vraag kort erna")
    VERZOEK = "verzoek", _("verzoeken van de aanbieder aan ons")
    OP_TIJD = "op_tijd", _("daarvan op tijd beantwoord")
    UITGEZOCHT = "uitgezocht", _("daarvan door ons nog eens uitgezocht")


class Aanbiedercijfer(Tafel, Vastgelegd):
    """Een aantal over een jaar met een aanbieder: om samen terug te kijken, niet om te vergelijken.

    `aantal` leeg: te weinig om te tonen, of af te trekken van het geheel.
    """

    aanbieder = models.ForeignKey(Aanbieder, on_delete=models.CASCADE, related_name="cijfers")
    soort = models.CharField(max_length=12, choices=Terugbliksoort.choices)
    aantal = models.PositiveIntegerField(null=True)
    van = models.DateField()
    tot = models.DateField()

    class Meta:
        constraints = [
            een_van("soort", Terugbliksoort, "toewijzing_aanbiedercijfer_soort_bekend"),
            models.CheckConstraint(
                condition=Q(aantal__isnull=True) | Q(aantal=0) | Q(aantal__gte=10),
                name="toewijzing_aanbiedercijfer_niet_klein",
            ),
            models.UniqueConstraint(
                fields=["aanbieder", "soort"], name="toewijzing_aanbiedercijfer_een_keer"
            ),
        ]


class Cijfersoort(models.TextChoices):
    """Wat er geteld is. `onderwerp` is een thema, een stap, een soort hulp of een kring."""

    VRAAG = "vraag", _("waar vragen over gaan")
    HULP = "hulp", _("welke hulp er kwam")
    STAP = "stap", _("hoe lang het duurt")
    LOOPT = "loopt", _("welke toegekende hulp loopt")
    DICHTBIJ = "dichtbij", _("hoe dichtbij de hulp is")
    ZELF = "zelf", _("wat zelf is opgepakt")


class Dagcijfer(Tafel, Vastgelegd):
    """Een aantal over een team of een wijk, of een duur in dagen. Alleen de laatste nacht.

    `aantal` leeg: te weinig om te tonen. `deel` is waar het aantal bij hoort: van een thema de
    hulp. `lopend` is wie nog wacht. `van` en `tot` zijn de eerste en de laatste dag.
    """

    team = models.ForeignKey(
        "team.Wijkteam", on_delete=models.CASCADE, null=True, related_name="dagcijfers"
    )
    gebied = models.ForeignKey(
        "wijk.Gebied", on_delete=models.CASCADE, null=True, related_name="dagcijfers"
    )
    soort = models.CharField(max_length=10, choices=Cijfersoort.choices)
    onderwerp = models.CharField(max_length=60, blank=True)
    deel = models.CharField(max_length=60, blank=True)
    aantal = models.PositiveIntegerField(null=True)
    lopend = models.PositiveIntegerField(null=True)
    mediaan = models.PositiveIntegerField(null=True)
    p90 = models.PositiveIntegerField(null=True)
    van = models.DateField()
    tot = models.DateField()

    class Meta:
        ordering = ["soort", "onderwerp", "deel", "pk"]
        constraints = [
            een_van("soort", Cijfersoort, "toewijzing_dagcijfer_soort_bekend"),
            models.CheckConstraint(
                condition=Q(team__isnull=True, gebied__isnull=False)
                | Q(team__isnull=False, gebied__isnull=True),
                name="toewijzing_dagcijfer_team_of_wijk",
            ),
            # Ook het eigen team ziet nooit minder dan vijf, een ander en een wijk nooit onder tien.
            models.CheckConstraint(
                condition=Q(aantal__isnull=True)
                | Q(aantal__gte=10)
                | Q(team__isnull=False, aantal__gte=5),
                name="toewijzing_dagcijfer_niet_klein",
            ),
            models.CheckConstraint(
                condition=Q(aantal__isnull=False)
                | Q(lopend__isnull=True, mediaan__isnull=True, p90__isnull=True),
                name="toewijzing_dagcijfer_leeg_is_leeg",
            ),
            models.UniqueConstraint(
                fields=["team", "soort", "onderwerp", "deel"],
                condition=Q(team__isnull=False),
                name="toewijzing_dagcijfer_team",
            ),
            models.UniqueConstraint(
                fields=["gebied", "soort", "onderwerp", "deel"],
                condition=Q(gebied__isnull=False),
                name="toewijzing_dagcijfer_wijk",
            ),
        ]
