
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
            name="Gesprek",
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
                ("met", models.CharField(blank=True, max_length=200, verbose_name="met wie")),
                ("verslag", models.TextField(blank=True, verbose_name="wat is er besproken")),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
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
                        related_name="gesprekken",
                        to="poort.dossier",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Hulpvraag",
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
                ("tekst", models.TextField(verbose_name="vraag")),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("balie", "aan de balie of inloop"),
                            ("telefoon", "telefoon"),
                            ("bezoek", "op bezoek"),
                            ("web", "website"),
                            ("straat", "op straat of in de buurt"),
                        ],
                        default="balie",
                        max_length=10,
                    ),
                ),
                (
                    "vrager",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("zelf", "inwoner zelf"),
                            ("naaste", "familie of vriend"),
                            ("buur", "buurtgenoot"),
                            ("huisarts", "huisarts of praktijk"),
                            ("school", "school"),
                            ("corporatie", "woningcorporatie"),
                            ("politie", "politie"),
                            ("welzijn", "welzijn"),
                            ("gemeente", "gemeente"),
                            ("anders", "iemand anders"),
                        ],
                        max_length=12,
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=200, verbose_name="naam")),
                (
                    "terugbellen",
                    models.CharField(blank=True, max_length=120, verbose_name="hoe te bereiken"),
                ),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
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
                        related_name="hulpvragen",
                        to="poort.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Vraagstap",
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
                            ("opgepakt", "opgepakt"),
                            ("afloop", "afgelopen"),
                            ("gegeven", "aan een ander team gegeven"),
                            ("huishouden", "bij een huishouden gezet"),
                            ("vervolg", "vervolgd"),
                        ],
                        max_length=12,
                    ),
                ),
                ("afloop", models.CharField(blank=True, max_length=40)),
                ("toelichting", models.CharField(blank=True, max_length=300)),
                ("object_id", models.UUIDField(null=True)),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
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
                        related_name="+",
                        to="poort.dossier",
                    ),
                ),
                (
                    "vraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stappen",
                        to="toegang.hulpvraag",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Vraagthema",
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
                ("thema", models.CharField(max_length=40)),
                ("woord", models.CharField(blank=True, max_length=80)),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="poort.dossier",
                    ),
                ),
                (
                    "vraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="themas",
                        to="toegang.hulpvraag",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Waarneming",
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
                            ("kracht", "dit gaat goed"),
                            ("zorg", "dit geeft zorgen"),
                            ("kern", "waar het om gaat"),
                        ],
                        max_length=6,
                    ),
                ),
                ("leefgebied", models.CharField(blank=True, max_length=40)),
                ("woorden", models.TextField(verbose_name="in eigen woorden")),
                ("van_wie", models.CharField(blank=True, max_length=120, verbose_name="van wie")),
                ("lezing", models.TextField(blank=True, verbose_name="onze lezing")),
                (
                    "stand",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("loopt_vast", "het loopt vast"),
                            ("moeilijk", "het is zwaar"),
                            ("wisselend", "wisselend"),
                            ("gaat_redelijk", "meestal goed"),
                            ("goed_zo", "goed zo"),
                        ],
                        max_length=15,
                    ),
                ),
                ("op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("ingetrokken_op", models.DateTimeField(null=True)),
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
                        related_name="waarnemingen",
                        to="poort.dossier",
                    ),
                ),
                (
                    "gesprek",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waarnemingen",
                        to="toegang.gesprek",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Samenhang",
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
                ("ingetrokken_op", models.DateTimeField(null=True)),
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
                        related_name="samenhang",
                        to="poort.dossier",
                    ),
                ),
                (
                    "gevolg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hangt_aan",
                        to="toegang.waarneming",
                    ),
                ),
                (
                    "oorzaak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leidt_tot",
                        to="toegang.waarneming",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Gesprekversie",
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
                ("versie", models.PositiveIntegerField()),
                ("met", models.CharField(blank=True, max_length=200)),
                ("verslag", models.TextField(blank=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="poort.dossier",
                    ),
                ),
                (
                    "gesprek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versies",
                        to="toegang.gesprek",
                    ),
                ),
                (
                    "vervangen_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("gesprek", "versie"), name="toegang_gesprekversie_een_keer"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="hulpvraag",
            index=models.Index(fields=["dossier", "-op"], name="toegang_hulpvraag_dossier"),
        ),
        migrations.AddConstraint(
            model_name="hulpvraag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kanaal__in", ["balie", "telefoon", "bezoek", "web", "straat"])
                ),
                name="toegang_hulpvraag_kanaal_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="hulpvraag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "vrager__in",
                        [
                            "zelf",
                            "naaste",
                            "buur",
                            "huisarts",
                            "school",
                            "corporatie",
                            "politie",
                            "welzijn",
                            "gemeente",
                            "anders",
                            "",
                        ],
                    )
                ),
                name="toegang_hulpvraag_vrager_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="hulpvraag",
            constraint=models.CheckConstraint(
                condition=models.Q(("tekst", ""), _negated=True), name="toegang_hulpvraag_met_vraag"
            ),
        ),
        migrations.AddConstraint(
            model_name="vraagstap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("soort__in", ["opgepakt", "afloop", "gegeven", "huishouden", "vervolg"])
                ),
                name="toegang_vraagstap_soort_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="vraagstap",
            constraint=models.CheckConstraint(
                condition=models.Q(("afloop", ""), ("soort", "afloop"), _negated=True),
                name="toegang_vraagstap_afloop_gekozen",
            ),
        ),
        migrations.AddConstraint(
            model_name="vraagthema",
            constraint=models.UniqueConstraint(
                fields=("vraag", "thema"), name="toegang_vraagthema_een_keer"
            ),
        ),
        migrations.AddIndex(
            model_name="waarneming",
            index=models.Index(fields=["dossier", "-op"], name="toegang_waarneming_dossier"),
        ),
        migrations.AddConstraint(
            model_name="waarneming",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["kracht", "zorg", "kern"])),
                name="toegang_waarneming_soort_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="waarneming",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stand__in",
                        ["loopt_vast", "moeilijk", "wisselend", "gaat_redelijk", "goed_zo", ""],
                    )
                ),
                name="toegang_waarneming_stand_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="waarneming",
            constraint=models.CheckConstraint(
                condition=models.Q(("woorden", ""), _negated=True),
                name="toegang_waarneming_met_woorden",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenhang",
            constraint=models.CheckConstraint(
                condition=models.Q(("oorzaak", models.F("gevolg")), _negated=True),
                name="toegang_samenhang_niet_zichzelf",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenhang",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ingetrokken_op__isnull", True)),
                fields=("oorzaak", "gevolg"),
                name="toegang_samenhang_een_keer",
            ),
        ),
    ]
