
import django.db.models.deletion
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wijk", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Deskundigheid",
            fields=[
                ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("naam", models.CharField(max_length=100, unique=True, verbose_name="naam")),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Moederorganisatie",
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
                ("naam", models.CharField(max_length=150, unique=True, verbose_name="naam")),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Medewerker",
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
                ("functie", models.CharField(max_length=100, verbose_name="functie")),
                ("telefoon", models.CharField(blank=True, max_length=30, verbose_name="telefoon")),
                ("uren", models.CharField(blank=True, max_length=150, verbose_name="bereikbaar")),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="medewerker",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "moederorganisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.moederorganisatie",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Wijkteam",
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
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                ("soort", models.CharField(max_length=60, verbose_name="soort team")),
                ("voor_wie", models.CharField(max_length=300, verbose_name="voor wie")),
                (
                    "leeftijd_van",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="leeftijd van"
                    ),
                ),
                (
                    "leeftijd_tot",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="leeftijd tot"
                    ),
                ),
                (
                    "organisatievorm",
                    models.CharField(
                        choices=[
                            ("eigen_organisatie", "eigen organisatie"),
                            ("netwerk_met_detachering", "netwerk met detachering"),
                            ("gemeentelijk", "team van de gemeente"),
                        ],
                        max_length=30,
                        verbose_name="organisatievorm",
                    ),
                ),
                ("telefoon", models.CharField(blank=True, max_length=30, verbose_name="telefoon")),
                ("uren", models.CharField(blank=True, max_length=150, verbose_name="bereikbaar")),
                (
                    "woorden",
                    models.JSONField(blank=True, default=dict, verbose_name="eigen woorden"),
                ),
                (
                    "stappen",
                    models.JSONField(blank=True, default=dict, verbose_name="eigen stappen"),
                ),
                ("vangnet", models.BooleanField(default=False, verbose_name="vangnet")),
                (
                    "moederorganisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams",
                        to="team.moederorganisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TeamGebied",
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
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "gebied",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wijk.gebied",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebieden",
                        to="team.wijkteam",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Opdracht",
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
                ("voor_wie", models.CharField(max_length=500, verbose_name="voor wie")),
                (
                    "leeftijd_van",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="leeftijd van"
                    ),
                ),
                (
                    "leeftijd_tot",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="leeftijd tot"
                    ),
                ),
                (
                    "verwacht",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="verwacht aantal"
                    ),
                ),
                ("hoe_te_tellen", models.CharField(max_length=300, verbose_name="hoe te tellen")),
                ("gedekt_door", models.CharField(max_length=150, verbose_name="gedekt door")),
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
                    "gebieden",
                    models.ManyToManyField(blank=True, related_name="+", to="wijk.gebied"),
                ),
                (
                    "volgt_op",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opvolger",
                        to="team.opdracht",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opdrachten",
                        to="team.wijkteam",
                    ),
                ),
            ],
            options={
                "ordering": ["-van"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Lidmaatschap",
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
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lidmaatschappen",
                        to="team.medewerker",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leden",
                        to="team.wijkteam",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Dienst",
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
                ("dag", models.DateField(verbose_name="dag")),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="diensten",
                        to="team.medewerker",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="diensten",
                        to="team.wijkteam",
                    ),
                ),
            ],
            options={
                "ordering": ["dag"],
            },
        ),
        migrations.CreateModel(
            name="Mandaat",
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
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                ("soort", models.CharField(max_length=80, verbose_name="waarover")),
                (
                    "max_bedrag",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="tot hoeveel cent"
                    ),
                ),
                (
                    "max_weken",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="tot hoeveel weken"
                    ),
                ),
                (
                    "gegeven_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandaten",
                        to="team.medewerker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="team_mandaat_van_voor_tot",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("medewerker", "soort"),
                        name="team_mandaat_een_keer_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Kennis",
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
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "deskundigheid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kenners",
                        to="team.deskundigheid",
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kennis",
                        to="team.medewerker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="team_kennis_van_voor_tot",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("medewerker", "deskundigheid"),
                        name="team_kennis_een_keer_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EigenAdres",
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
                ("merk", models.CharField(max_length=64)),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="eigen_adressen",
                        to="team.medewerker",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["merk"], name="team_eigenadres_merk")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("medewerker", "merk"), name="team_eigenadres_een_keer"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="wijkteam",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                ),
                name="team_wijkteam_van_voor_tot",
            ),
        ),
        migrations.AddConstraint(
            model_name="wijkteam",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "organisatievorm__in",
                        ["eigen_organisatie", "netwerk_met_detachering", "gemeentelijk"],
                    )
                ),
                name="team_wijkteam_vorm_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="wijkteam",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("leeftijd_van__isnull", True),
                    ("leeftijd_tot__isnull", True),
                    ("leeftijd_tot__gt", models.F("leeftijd_van")),
                    _connector="OR",
                ),
                name="team_wijkteam_leeftijd",
            ),
        ),
        migrations.AddConstraint(
            model_name="wijkteam",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tot__isnull", True)),
                fields=("naam",),
                name="team_wijkteam_naam_een_keer",
            ),
        ),
        migrations.AddConstraint(
            model_name="wijkteam",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tot__isnull", True), ("vangnet", True)),
                fields=("vangnet",),
                name="team_wijkteam_een_vangnet",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamgebied",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                ),
                name="team_teamgebied_van_voor_tot",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamgebied",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tot__isnull", True)),
                fields=("team", "gebied"),
                name="team_teamgebied_een_keer_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="opdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                ),
                name="team_opdracht_van_voor_tot",
            ),
        ),
        migrations.AddConstraint(
            model_name="opdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("leeftijd_van__isnull", True),
                    ("leeftijd_tot__isnull", True),
                    ("leeftijd_tot__gt", models.F("leeftijd_van")),
                    _connector="OR",
                ),
                name="team_opdracht_leeftijd",
            ),
        ),
        migrations.AddConstraint(
            model_name="opdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("voor_wie", ""), _negated=True),
                    models.Q(("gedekt_door", ""), _negated=True),
                ),
                name="team_opdracht_wie_en_dekking",
            ),
        ),
        migrations.AddConstraint(
            model_name="opdracht",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tot__isnull", True)),
                fields=("team",),
                name="team_opdracht_een_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                ),
                name="team_lidmaatschap_van_voor_tot",
            ),
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tot__isnull", True)),
                fields=("medewerker", "team"),
                name="team_lidmaatschap_een_keer_open",
            ),
        ),
        migrations.AddIndex(
            model_name="dienst",
            index=models.Index(fields=["dag", "team"], name="team_dienst_dag"),
        ),
        migrations.AddConstraint(
            model_name="dienst",
            constraint=models.UniqueConstraint(
                fields=("team", "medewerker", "dag"), name="team_dienst_een_keer"
            ),
        ),
    ]
