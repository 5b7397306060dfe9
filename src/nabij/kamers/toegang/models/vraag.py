"""Tabellen van een vraag: wat ermee gebeurt, en het gesprek."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabij.fundament import klok
from nabij.kamers.poort.begrippen import GRONDSLAG, MELDCODE, Onderdeel
from nabij.kamers.poort.models import Dossier, Persoonlijk
from nabij.opslag.velden import Tafel, Vastgelegd, een_van
from nabij.opslag.versie import MetVersie


class Kanaal(models.TextChoices):
    BALIE = "balie", _("aan de balie of inloop")
    TELEFOON = "telefoon", _("telefoon")
    BEZOEK = "bezoek", _("op bezoek")
    WEB = "web", _("website")
    STRAAT = "straat", _("op straat of in de buurt")


class Vrager(models.TextChoices):
    """Wie de vraag bracht (instroomkanaal)."""

    ZELF = "zelf", _("inwoner zelf")
    NAASTE = "naaste", _("familie of vriend")
    BUUR = "buur", _("buurtgenoot")
    HUISARTS = "huisarts", _("huisarts of praktijk")
    SCHOOL = "school", _("school")
    CORPORATIE = "corporatie", _("woningcorporatie")
    POLITIE = "politie", _("politie")
    WELZIJN = "welzijn", _("welzijn")
    GEMEENTE = "gemeente", _("gemeente")
    ANDERS = "anders", _("iemand anders")


class Hulpvraag(Persoonlijk, Tafel, Vastgelegd):
    """Waar iemand mee komt, zoals het gezegd werd. Alleen de vraag zelf is nodig."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="hulpvragen")
    tekst = models.TextField(_("vraag"))
    kanaal = models.CharField(max_length=10, choices=Kanaal.choices, default=Kanaal.BALIE)
    vrager = models.CharField(max_length=12, choices=Vrager.choices, blank=True)
    naam = models.CharField(_("naam"), max_length=200, blank=True)
    terugbellen = models.CharField(_("hoe te bereiken"), max_length=120, blank=True)
    buurt = models.ForeignKey(
        "wijk.Gebied", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    elders_gestopt = models.BooleanField(
        _("hulp ergens anders stopte of werd minder"), default=False
    )
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            een_van("kanaal", Kanaal, "toegang_hulpvraag_kanaal_bekend"),
            een_van("vrager", Vrager, "toegang_hulpvraag_vrager_bekend", of_leeg=True),
            models.CheckConstraint(condition=~Q(tekst=""), name="toegang_hulpvraag_met_vraag"),
        ]
        indexes = [models.Index(fields=["dossier", "-op"], name="toegang_hulpvraag_dossier")]

    class Privacy:
        persoonsgegeven = "de vraag in eigen woorden, en hoe iemand te bereiken is"
        onderdeel = Onderdeel.VRAAG
        doel = "de vraag beantwoorden"
        grondslag = GRONDSLAG
        bewaarregel = "vraag"
        dossier = "dossier"


class Vraagthema(Persoonlijk, Tafel):
    """Een thema bij een vraag, door een mens gekozen (hoogstens drie)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    vraag = models.ForeignKey(Hulpvraag, on_delete=models.CASCADE, related_name="themas")
    thema = models.CharField(max_length=40)
    woord = models.CharField(max_length=80, blank=True)
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vraag", "thema"], name="toegang_vraagthema_een_keer")
        ]

    class Privacy:
        persoonsgegeven = "waar een vraag over gaat"
        onderdeel = Onderdeel.VRAAG
        doel = "zien wat in een buurt vaker speelt"
        grondslag = GRONDSLAG
        bewaarregel = "vraag"
        dossier = "dossier"


class VraagstapSoort(models.TextChoices):
    OPGEPAKT = "opgepakt", _("opgepakt")
    AFLOOP = "afloop", _("afgelopen")
    GEGEVEN = "gegeven", _("aan een ander team gegeven")
    HUISHOUDEN = "huishouden", _("bij een huishouden gezet")
    VERVOLG = "vervolg", _("vervolgd")


class Vraagstap(Persoonlijk, Tafel, Vastgelegd):
    """Wat er met een vraag gebeurde. De staat van een vraag volgt hieruit.

    `object_id`: bij gegeven het team waar de vraag eerst lag, bij huishouden het huishouden, bij
    vervolg wat er in een hogere kamer uit voortkwam (`toelichting` zegt dan wat voor iets).
    """

    Soort = VraagstapSoort

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    vraag = models.ForeignKey(Hulpvraag, on_delete=models.CASCADE, related_name="stappen")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    afloop = models.CharField(max_length=40, blank=True)
    toelichting = models.CharField(max_length=300, blank=True)
    object_id = models.UUIDField(null=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, null=True, related_name="+"
    )
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("soort", VraagstapSoort, "toegang_vraagstap_soort_bekend"),
            models.CheckConstraint(
                condition=~Q(soort="afloop", afloop=""), name="toegang_vraagstap_afloop_gekozen"
            ),
        ]

    class Privacy:
        persoonsgegeven = "hoe een vraag verder ging"
        onderdeel = Onderdeel.VRAAG
        doel = "geen vraag blijft liggen"
        grondslag = GRONDSLAG
        bewaarregel = "vraag"
        dossier = "dossier"


class Gesprek(Persoonlijk, Tafel, Vastgelegd, MetVersie):
    """Een gesprek aan tafel. Een leeg veld, en vragen alleen als je erom vraagt.

    `veilig_besproken`: of de vraag naar basiszorg en veiligheid ter sprake kwam. Het antwoord
    staat in `Veiligheidsvraag`, dicht voor wie daar niet genoemd is; zo is aan het gesprek niet
    te zien of het nee of ja was.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="gesprekken")
    met = models.CharField(_("met wie"), max_length=200, blank=True)
    verslag = models.TextField(_("wat is er besproken"), blank=True)
    veilig_besproken = models.BooleanField(default=False)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        persoonsgegeven = "verslag van een gesprek"
        onderdeel = Onderdeel.GESPREK
        doel = "begrijpen wat er speelt"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Gesprekversie(Persoonlijk, Tafel, Vastgelegd):
    """Hoe een verslag eerst was. Alleen om terug te lezen."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    gesprek = models.ForeignKey(Gesprek, on_delete=models.PROTECT, related_name="versies")
    versie = models.PositiveIntegerField()
    met = models.CharField(max_length=200, blank=True)
    verslag = models.TextField(blank=True)
    vervangen_door = models.ForeignKey(
        "account.Account", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gesprek", "versie"], name="toegang_gesprekversie_een_keer"
            )
        ]

    class Privacy:
        persoonsgegeven = "een eerdere tekst van een verslag"
        onderdeel = Onderdeel.GESPREK
        doel = "kunnen zien wat er eerst stond"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class VeiligheidsvraagAntwoord(models.TextChoices):
    NEE = "nee", _("nee, geen zorgen")
    JA = "ja", _("ja, er zijn zorgen")


class Veiligheidsvraag(Persoonlijk, Tafel, Vastgelegd):
    """De check basiszorg en veiligheid: of er zorgen zijn, en welke. Niet besproken is geen rij.

    Ook wie er zelf niet mag lezen kan hier iets neerleggen (`poort.brievenbus`).
    """

    Antwoord = VeiligheidsvraagAntwoord

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    gesprek = models.ForeignKey(Gesprek, on_delete=models.PROTECT, null=True, related_name="+")
    antwoord = models.CharField(max_length=4, choices=Antwoord.choices)
    gevaar = models.BooleanField(default=False)
    woorden = models.TextField(blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            een_van(
                "antwoord", VeiligheidsvraagAntwoord, "toegang_veiligheidsvraag_antwoord_bekend"
            ),
            models.CheckConstraint(
                condition=Q(gevaar=False) | Q(antwoord="ja"),
                name="toegang_veiligheidsvraag_gevaar_is_zorg",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "-op"], name="toegang_veiligvraag_dossier")]

    class Privacy:
        persoonsgegeven = "of het thuis veilig is en of er genoeg zorg is"
        onderdeel = Onderdeel.VEILIGHEID
        doel = "op tijd zien dat iemand gevaar loopt"
        grondslag = MELDCODE
        bewaarregel = "huishouden"
        dossier = "dossier"


class OpgemerktSoort(models.TextChoices):
    """Wat in een gesprek opviel. Hoort bij het gesprek, nooit bij een mens."""

    ANDERS_BEGREPEN = "anders_begrepen", _("afspraken of brieven waren anders begrepen")
    KINDEREN_GESPROKEN = "kinderen_gesproken", _("we spraken of zagen de kinderen")
    VERDWAALT = "verdwaalt", _("iemand raakt de weg kwijt")
    ZORG_OM_LEVEN = "zorg_om_leven", _("zorg om iemands leven")
    HUIS_OF_STROOM = "huis_of_stroom", _("huis, stroom of water dreigt weg te vallen")
    GELD_BEKEKEN = "geld_bekeken", _("we keken samen naar geld")
    WENS = "wens", _("de inwoner vroeg om iemand met bepaalde kennis")


class Opgemerkt(Persoonlijk, Tafel, Vastgelegd):
    """Aangetikt na een gesprek. `dag`: wanneer huis of stroom wegvalt; `woorden`: de wens."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="opgemerkt")
    gesprek = models.ForeignKey(Gesprek, on_delete=models.PROTECT, related_name="opgemerkt")
    soort = models.CharField(max_length=20, choices=OpgemerktSoort.choices)
    dag = models.DateField(null=True)
    woorden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            een_van("soort", OpgemerktSoort, "toegang_opgemerkt_soort_bekend"),
            models.CheckConstraint(
                condition=~Q(soort="huis_of_stroom", dag__isnull=True),
                name="toegang_opgemerkt_met_dag",
            ),
            models.CheckConstraint(
                condition=~Q(soort="wens", woorden=""), name="toegang_opgemerkt_met_wens"
            ),
            models.UniqueConstraint(
                fields=["gesprek", "soort"],
                condition=Q(ingetrokken_op__isnull=True),
                name="toegang_opgemerkt_een_keer",
            ),
        ]

    class Privacy:
        persoonsgegeven = "wat in een gesprek opviel, zonder wie"
        onderdeel = Onderdeel.GESPREK
        doel = "op tijd vragen of er iemand bij kan"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class WaarnemingSoort(models.TextChoices):
    KRACHT = "kracht", _("dit gaat goed")
    ZORG = "zorg", _("dit geeft zorgen")
    KERN = "kern", _("waar het om gaat")


class WaarnemingStand(models.TextChoices):
    """Een schaal in woorden, alleen als de inwoner wil. Nooit optellen."""

    LOOPT_VAST = "loopt_vast", _("het loopt vast")
    MOEILIJK = "moeilijk", _("het is zwaar")
    WISSELEND = "wisselend", _("wisselend")
    GAAT_REDELIJK = "gaat_redelijk", _("meestal goed")
    GOED_ZO = "goed_zo", _("goed zo")


class Waarneming(Persoonlijk, Tafel, Vastgelegd):
    """Wat goed gaat, wat zorgen geeft, of de kern: woorden van de inwoner naast onze lezing."""

    Soort = WaarnemingSoort

    Stand = WaarnemingStand

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="waarnemingen")
    gesprek = models.ForeignKey(
        Gesprek, on_delete=models.PROTECT, null=True, related_name="waarnemingen"
    )
    soort = models.CharField(max_length=6, choices=Soort.choices)
    leefgebied = models.CharField(max_length=40, blank=True)
    woorden = models.TextField(_("in eigen woorden"))
    van_wie = models.CharField(_("van wie"), max_length=120, blank=True)
    lezing = models.TextField(_("onze lezing"), blank=True)
    stand = models.CharField(max_length=15, choices=Stand.choices, blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    @property
    def standwoorden(self) -> str:
        return str(self.get_stand_display()) if self.stand else ""

    class Meta:
        constraints = [
            een_van("soort", WaarnemingSoort, "toegang_waarneming_soort_bekend"),
            een_van("stand", WaarnemingStand, "toegang_waarneming_stand_bekend", of_leeg=True),
            models.CheckConstraint(condition=~Q(woorden=""), name="toegang_waarneming_met_woorden"),
        ]
        indexes = [models.Index(fields=["dossier", "-op"], name="toegang_waarneming_dossier")]

    class Privacy:
        persoonsgegeven = "wat goed gaat en wat zorgen geeft, in eigen woorden"
        onderdeel = Onderdeel.GESPREK
        doel = "begrijpen wat er speelt en waar het begint"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"


class Samenhang(Persoonlijk, Tafel, Vastgelegd):
    """Dit hangt aan dat: getekend door inwoner en werker samen."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="samenhang")
    oorzaak = models.ForeignKey(Waarneming, on_delete=models.PROTECT, related_name="leidt_tot")
    gevolg = models.ForeignKey(Waarneming, on_delete=models.PROTECT, related_name="hangt_aan")
    door = models.ForeignKey("account.Account", on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(oorzaak=models.F("gevolg")), name="toegang_samenhang_niet_zichzelf"
            ),
            models.UniqueConstraint(
                fields=["oorzaak", "gevolg"],
                condition=Q(ingetrokken_op__isnull=True),
                name="toegang_samenhang_een_keer",
            ),
        ]

    class Privacy:
        persoonsgegeven = "hoe zorgen samenhangen"
        onderdeel = Onderdeel.GESPREK
        doel = "zien waar het begint"
        grondslag = GRONDSLAG
        bewaarregel = "huishouden"
        dossier = "dossier"
