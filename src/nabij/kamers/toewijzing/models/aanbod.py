"""Bij wie hulp toegewezen kan worden, en welke hulp dat is. Van elke gemeente zelf."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class Wet(models.TextChoices):
    WMO = "wmo", _("Wmo")
    JW = "jw", _("Jeugdwet")


class Eenheid(models.TextChoices):
    """Codes van iWmo en iJw (WJ756)."""

    MINUUT = "01", _("minuten")
    UUR = "04", _("uur")
    ETMAAL = "14", _("etmalen")
    DAGDEEL = "16", _("dagdelen")
    STUKS = "82", _("keer (afgesproken resultaat)")
    EURO = "83", _("euro")
    KEER = "84", _("keer")


class Frequentie(models.TextChoices):
    """Codes van iWmo en iJw (WMO757)."""

    DAG = "1", _("per dag")
    WEEK = "2", _("per week")
    MAAND = "4", _("per maand")
    TOTAAL = "6", _("in totaal")


class Aanbieder(Tafel, Vastgelegd):
    """Een organisatie van de sociale kaart die in opdracht van de gemeente hulp geeft.

    `taakgericht`: krijgt een vast bedrag en geeft geen geleverd aantal door. `dagen_declaratie`:
    na hoeveel dagen negen van de tien maanden binnen zijn, uit eigen cijfers; leeg is de norm.
    """

    organisatie = models.OneToOneField(
        "kaart.Organisatie", on_delete=models.PROTECT, related_name="aanbieder"
    )
    agb = models.CharField(_("AGB-code"), max_length=8, unique=True)
    telefoon = models.CharField(_("telefoonnummer"), max_length=30, blank=True)
    taakgericht = models.BooleanField(_("geeft geen aantallen door"), default=False)
    dagen_declaratie = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["organisatie__naam", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agb__regex=r"^[0-9]{8}$"), name="toewijzing_aanbieder_agb"
            )
        ]

    @property
    def naam(self) -> str:
        return str(self.organisatie)

    def __str__(self) -> str:
        return self.naam


class Product(Tafel, Vastgelegd):
    """Een soort hulp waar een besluit voor nodig is, met de code die in berichten staat.

    `tarief`: cent per eenheid, leeg als dat niet vastligt. `zonder_bericht`: over deze hulp gaat
    nooit een elektronisch bericht (bedrijfsregel OP003).
    """

    wet = models.CharField(_("wet"), max_length=3, choices=Wet.choices)
    categorie = models.CharField(_("categorie"), max_length=2)
    code = models.CharField(_("productcode"), max_length=5, blank=True)
    naam = models.CharField(_("naam"), max_length=100)
    eenheid = models.CharField(_("eenheid"), max_length=2, choices=Eenheid.choices)
    tarief = models.PositiveIntegerField(_("tarief"), null=True, blank=True)
    zonder_bericht = models.BooleanField(_("nooit een bericht"), default=False)

    class Meta:
        ordering = ["wet", "naam", "pk"]
        constraints = [
            een_van("wet", Wet, "toewijzing_product_wet_bekend"),
            een_van("eenheid", Eenheid, "toewijzing_product_eenheid_bekend"),
            models.CheckConstraint(
                condition=Q(categorie__regex=r"^[0-9]{2}$") & ~Q(naam=""),
                name="toewijzing_product_categorie_naam",
            ),
            models.UniqueConstraint(
                fields=["wet", "categorie", "code"], name="toewijzing_product_een_keer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.get_wet_display()})"


class Nummerreeks(models.Model):
    """Het laatst gegeven nummer van een reeks; een rij per reeks, zodat geen nummer twee keer gaat.

    Toewijzingsnummers zijn uniek per gemeente (OP275); een nummer komt nooit terug.
    """

    code = models.SlugField(primary_key=True, max_length=30)
    laatste = models.PositiveBigIntegerField(default=0)
