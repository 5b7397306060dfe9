"""Partners van het team: wie onze vaste mens is, wat is afgesproken, en wat een partner vroeg."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.kamers.toegang.models.vraag import Hulpvraag
from nabij.opslag.velden import Tafel, Vastgelegd, een_van


class PartnerSoort(models.TextChoices):
    HUISARTS = "huisarts", _("huisarts of praktijk")
    SCHOOL = "school", _("school")
    VERZEKERAAR = "verzekeraar", _("zorgverzekeraar")
    CORPORATIE = "corporatie", _("woningcorporatie")
    AANBIEDER = "aanbieder", _("aanbieder")
    ANDERS = "anders", _("iets anders")


class Partner(Tafel, Vastgelegd):
    """Een organisatie waar het team vaak mee werkt, met aan elke kant een mens met naam.

    Stopt het, dan gaan naam en nummer van de mens daar meteen weg; wat is afgesproken blijft.
    """

    team = models.ForeignKey("team.Wijkteam", on_delete=models.PROTECT, related_name="partners")
    soort = models.CharField(max_length=12, choices=PartnerSoort.choices)
    naam = models.CharField(_("naam"), max_length=150)
    wie = models.CharField(_("wie daar"), max_length=150, blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    vaste_mens = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    gestopt_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["naam", "pk"]
        constraints = [
            een_van("soort", PartnerSoort, "toegang_partner_soort_bekend"),
            models.CheckConstraint(condition=~Q(naam=""), name="toegang_partner_met_naam"),
            models.CheckConstraint(
                condition=Q(gestopt_op__isnull=True) | Q(wie="", telefoon=""),
                name="toegang_partner_gestopt_zonder_mens",
            ),
        ]

    class Privacy:
        persoonsgegeven = "naam en werktelefoon van iemand bij een partner, en onze vaste mens"
        doel = "een vaste mens aan elke kant"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "account"
        poort = False

    def __str__(self) -> str:
        return self.naam


class Partnerafspraak(Tafel, Vastgelegd):
    """Wat we met een partner afspraken, wie er bij ons op let, en wie wat betaalt."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="afspraken")
    tekst = models.CharField(_("afspraak"), max_length=300)
    betaalt = models.CharField(_("wie betaalt wat"), max_length=300, blank=True)
    eigenaar = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    op = models.DateField(default=klok.vandaag)
    terugkijken_op = models.DateField(_("terugkijken"))

    class Meta:
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(tekst=""), name="toegang_partnerafspraak_met_woorden"
            )
        ]

    class Privacy:
        persoonsgegeven = "welke medewerker op een afspraak met een partner let"
        doel = "een afspraak heeft een eigenaar en komt op tijd terug"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "account"
        poort = False


class Partnerterugblik(Tafel, Vastgelegd):
    """Wat er van een afspraak kwam. Zonder `volgende` is de afspraak daarmee klaar."""

    afspraak = models.ForeignKey(
        Partnerafspraak, on_delete=models.PROTECT, related_name="terugblikken"
    )
    tekst = models.CharField(_("wat kwam ervan"), max_length=300)
    volgende = models.DateField(null=True)
    op = models.DateField(default=klok.vandaag)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-vastgelegd_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(tekst=""), name="toegang_partnerterugblik_met_woorden"
            )
        ]

    class Privacy:
        persoonsgegeven = "welke medewerker opschreef wat er van een afspraak kwam"
        doel = "leren van wat we met partners afspraken"
        grondslag = "AVG art. 6 lid 1 onder e"
        bewaarregel = "account"
        poort = False


class Partnerverzoek(Persoonlijk, Tafel, Vastgelegd):
    """Een partner vraagt iets voor een inwoner die dat goedvindt: wie het vroeg, en voor wanneer.

    Wat er gevraagd is staat in de vraag zelf. Zonder akkoord van de inwoner is het geen verzoek.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    vraag = models.OneToOneField(Hulpvraag, on_delete=models.CASCADE, related_name="partnerverzoek")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    wie = models.CharField(_("wie vraagt het"), max_length=150)
    uiterlijk = models.DateField(_("antwoord voor"))
    akkoord = models.CharField(_("wat zei de inwoner"), max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(wie="") & ~Q(akkoord=""), name="toegang_partnerverzoek_met_akkoord"
            )
        ]

    class Privacy:
        persoonsgegeven = "welke partner iets voor een inwoner vroeg, en wat de inwoner daarvan zei"
        onderdeel = Onderdeel.VRAAG
        doel = "de partner op tijd antwoord geven"
        grondslag = GRONDSLAG
        bewaarregel = "vraag"
        dossier = "dossier"


class Terugkoppeling(Persoonlijk, Tafel, Vastgelegd):
    """Een zin terug aan de partner, en wat de inwoner ervan zei dat we dit vertellen."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    verzoek = models.ForeignKey(
        Partnerverzoek, on_delete=models.CASCADE, related_name="terugkoppelingen"
    )
    zin = models.CharField(_("een zin terug"), max_length=300)
    akkoord = models.CharField(_("wat zei de inwoner"), max_length=300)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(zin="") & ~Q(akkoord=""), name="toegang_terugkoppeling_met_akkoord"
            )
        ]

    class Privacy:
        persoonsgegeven = "wat we een partner vertelden, en wat de inwoner daarvan zei"
        onderdeel = Onderdeel.VRAAG
        doel = "de partner weet dat er iets van kwam, met goedvinden van de inwoner"
        grondslag = "AVG art. 6 lid 1 onder a"
        bewaarregel = "vraag"
        dossier = "dossier"
