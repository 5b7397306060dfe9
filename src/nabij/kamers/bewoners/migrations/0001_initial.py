
import django.db.models.deletion
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("poort", "0001_initial"),
        ("wijk", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Huishouden",
            fields=[
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="huishouden",
                        serialize=False,
                        to="poort.dossier",
                    ),
                ),
                ("naam", models.CharField(max_length=200)),
                ("bekend_sinds", models.DateField(default=nabij.fundament.klok.vandaag)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Persoon",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("versie", models.PositiveIntegerField(default=1)),
                ("roepnaam", models.CharField(blank=True, max_length=80, verbose_name="roepnaam")),
                (
                    "voornamen",
                    models.CharField(blank=True, max_length=200, verbose_name="voornamen"),
                ),
                (
                    "voorletters",
                    models.CharField(blank=True, max_length=20, verbose_name="voorletters"),
                ),
                (
                    "voorvoegsel",
                    models.CharField(blank=True, max_length=20, verbose_name="voorvoegsel"),
                ),
                (
                    "achternaam",
                    models.CharField(blank=True, max_length=200, verbose_name="achternaam"),
                ),
                (
                    "partner_voorvoegsel",
                    models.CharField(blank=True, max_length=20, verbose_name="voorvoegsel partner"),
                ),
                (
                    "partner_achternaam",
                    models.CharField(blank=True, max_length=200, verbose_name="achternaam partner"),
                ),
                (
                    "naamgebruik",
                    models.CharField(
                        choices=[
                            ("1", "eigen naam"),
                            ("2", "naam van de partner"),
                            ("3", "naam van de partner, dan de eigen naam"),
                            ("4", "eigen naam, dan de naam van de partner"),
                        ],
                        default="1",
                        max_length=1,
                        verbose_name="hoe aangesproken",
                    ),
                ),
                (
                    "geboortedatum",
                    models.DateField(blank=True, null=True, verbose_name="geboortedatum"),
                ),
                (
                    "datumgebruik",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "volledig"),
                            ("2", "alleen het jaar"),
                            ("1", "jaar en maand"),
                        ],
                        max_length=1,
                    ),
                ),
                (
                    "geslacht",
                    models.CharField(
                        choices=[("0", "onbekend"), ("1", "man"), ("2", "vrouw"), ("9", "anders")],
                        default="0",
                        max_length=1,
                        verbose_name="geslacht",
                    ),
                ),
                ("telefoon", models.CharField(blank=True, max_length=30, verbose_name="telefoon")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres"),
                ),
                ("taal", models.CharField(blank=True, max_length=40, verbose_name="taal")),
                (
                    "voorkeur",
                    models.CharField(blank=True, max_length=200, verbose_name="wat prettig is"),
                ),
                ("bsn_kluis", models.BinaryField(null=True)),
                ("bsn_merk", models.CharField(blank=True, max_length=64)),
                ("overleden_op", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("achternaam", ""), ("roepnaam", ""), ("voornamen", ""), _negated=True
                        ),
                        name="bewoners_persoon_aan_te_spreken",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("geslacht__in", ["0", "1", "2", "9"])),
                        name="bewoners_persoon_geslacht_bekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("naamgebruik__in", ["1", "2", "3", "4"])),
                        name="bewoners_persoon_naamgebruik_bekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("datumgebruik__in", ["", "2", "1"])),
                        name="bewoners_persoon_datumgebruik_bekend",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("bsn_merk", ""), _negated=True),
                        fields=("bsn_merk",),
                        name="bewoners_persoon_bsn_een_keer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adres",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("straat", models.CharField(blank=True, max_length=120, verbose_name="straat")),
                ("postcode", models.CharField(blank=True, max_length=6, verbose_name="postcode")),
                (
                    "huisnummer",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="huisnummer"),
                ),
                ("huisletter", models.CharField(blank=True, max_length=1, verbose_name="letter")),
                (
                    "toevoeging",
                    models.CharField(blank=True, max_length=6, verbose_name="toevoeging"),
                ),
                ("plaats", models.CharField(blank=True, max_length=80, verbose_name="plaats")),
                ("kluis", models.BinaryField(null=True)),
                (
                    "buurt",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wijk.gebied",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adressen",
                        to="poort.dossier",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="bewoners_adres_van_voor_tot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kluis__isnull", True),
                            models.Q(
                                ("buurt__isnull", True),
                                ("huisletter", ""),
                                ("huisnummer__isnull", True),
                                ("plaats", ""),
                                ("postcode", ""),
                                ("straat", ""),
                                ("toevoeging", ""),
                            ),
                            _connector="OR",
                        ),
                        name="bewoners_adres_geheim_alleen_in_kluis",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("dossier",),
                        name="bewoners_adres_een_huidig",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("gebeld", "gebeld"),
                            ("gesproken", "gesproken"),
                            ("bezoek", "op bezoek geweest"),
                            ("bericht", "bericht gestuurd"),
                            ("niet_thuis", "niet thuis of niet bereikt"),
                        ],
                        max_length=12,
                    ),
                ),
                ("met", models.CharField(blank=True, max_length=120, verbose_name="met wie")),
                ("notitie", models.TextField(blank=True, verbose_name="wat is er besproken")),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                (
                    "ingetrokken_om",
                    models.CharField(blank=True, max_length=200, verbose_name="waarom niet meer"),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacten",
                        to="poort.dossier",
                    ),
                ),
                (
                    "samen_met",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["dossier", "-op"], name="bewoners_contact_laatste")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "soort__in",
                                ["gebeld", "gesproken", "bezoek", "bericht", "niet_thuis"],
                            )
                        ),
                        name="bewoners_contact_soort_bekend",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Netwerklid",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("roepnaam", models.CharField(max_length=80, verbose_name="voornaam of naam")),
                (
                    "relatie",
                    models.CharField(blank=True, max_length=80, verbose_name="wie is dat?"),
                ),
                (
                    "kring",
                    models.CharField(
                        choices=[
                            ("naaste", "familie en vrienden"),
                            ("buur", "buurt, club, vrijwilliger"),
                            ("beroep", "beroepskracht"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "band",
                    models.CharField(
                        choices=[
                            ("sterk", "sterk"),
                            ("gewoon", "gewoon"),
                            ("dun", "dun"),
                            ("spanning", "spanning"),
                        ],
                        default="gewoon",
                        max_length=10,
                    ),
                ),
                (
                    "organisatie",
                    models.CharField(blank=True, max_length=120, verbose_name="organisatie"),
                ),
                ("telefoon", models.CharField(blank=True, max_length=30, verbose_name="telefoon")),
                (
                    "draagt",
                    models.BooleanField(blank=True, null=True, verbose_name="houdt het vol"),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="netwerk",
                        to="poort.dossier",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="bewoners_netwerklid_van_voor_tot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kring__in", ["naaste", "buur", "beroep"])),
                        name="bewoners_netwerklid_kring_bekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("band__in", ["sterk", "gewoon", "dun", "spanning"])),
                        name="bewoners_netwerklid_band_bekend",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lid",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("lid", "hoort bij het huishouden"),
                            ("alleen", "woont alleen"),
                            ("partner", "partner"),
                            ("ouder", "ouder"),
                            ("kind", "kind"),
                            ("grootouder", "grootouder"),
                            ("inwonend", "woont in"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "deels",
                    models.BooleanField(
                        default=False, verbose_name="woont hier een deel van de tijd"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leden",
                        to="poort.dossier",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lid_van",
                        to="bewoners.persoon",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="bewoners_lid_van_voor_tot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "rol__in",
                                [
                                    "lid",
                                    "alleen",
                                    "partner",
                                    "ouder",
                                    "kind",
                                    "grootouder",
                                    "inwonend",
                                ],
                            )
                        ),
                        name="bewoners_lid_rol_bekend",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("dossier", "persoon"),
                        name="bewoners_lid_een_keer_tegelijk",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gezag",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                ("naam", models.CharField(blank=True, max_length=200, verbose_name="naam")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("ouder", "ouderlijk gezag"),
                            ("samen", "gezamenlijk gezag"),
                            ("voogd", "voogd"),
                            ("instelling", "gecertificeerde instelling"),
                            ("onbekend", "nog niet bekend"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gezag",
                        to="poort.dossier",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onder_gezag_van",
                        to="bewoners.persoon",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gezag_over",
                        to="bewoners.persoon",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="bewoners_gezag_van_voor_tot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("soort__in", ["ouder", "samen", "voogd", "instelling", "onbekend"])
                        ),
                        name="bewoners_gezag_soort_bekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("persoon__isnull", True), ("naam", ""), _connector="OR"
                        ),
                        name="bewoners_gezag_persoon_of_naam",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tijdlijn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=nabij.fundament.sleutels.nieuw_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("woord", models.CharField(max_length=30)),
                ("object_id", models.UUIDField(null=True)),
                (
                    "onderdeel",
                    models.CharField(
                        choices=[
                            ("zoeken", "zoeken"),
                            ("naam", "naam, fase en data"),
                            ("vraag", "de vraag"),
                            ("mensen", "mensen en adres"),
                            ("netwerk", "netwerk"),
                            ("contact", "contacten"),
                            ("gesprek", "gesprekken"),
                            ("plan", "plan"),
                            ("veiligheid", "veiligheid"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tijdlijn",
                        to="poort.dossier",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["dossier", "-op"], name="bewoners_tijdlijn_op"),
                    models.Index(
                        fields=["dossier", "woord", "-op"], name="bewoners_tijdlijn_woord"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "onderdeel__in",
                                [
                                    "zoeken",
                                    "naam",
                                    "vraag",
                                    "mensen",
                                    "netwerk",
                                    "contact",
                                    "gesprek",
                                    "plan",
                                    "veiligheid",
                                ],
                            )
                        ),
                        name="bewoners_tijdlijn_onderdeel_bekend",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Zoekwoord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("persoon_id", models.UUIDField(null=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("naam", "voornaam of roepnaam"),
                            ("achternaam", "achternaam"),
                            ("straat", "straat"),
                            ("adres", "postcode en huisnummer"),
                            ("geboren", "geboortedatum"),
                            ("bsn", "merk van het BSN"),
                        ],
                        max_length=10,
                    ),
                ),
                ("woord", models.CharField(max_length=80)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="zoekwoorden",
                        to="poort.dossier",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["woord", "dossier"], name="bewoners_zoekwoord_woord"),
                    models.Index(fields=["dossier"], name="bewoners_zoekwoord_dossier"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "soort__in",
                                ["naam", "achternaam", "straat", "adres", "geboren", "bsn"],
                            )
                        ),
                        name="bewoners_zoekwoord_soort_bekend",
                    )
                ],
            },
        ),
    ]
