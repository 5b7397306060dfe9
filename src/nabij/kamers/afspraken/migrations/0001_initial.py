
import datetime
import django.db.models.deletion
import django.db.models.expressions
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Afloop",
            fields=[
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                ("wie", models.CharField(max_length=150, verbose_name="wie sprak dit af")),
                ("waarom", models.CharField(max_length=300, verbose_name="waarom")),
                ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("tekst", models.CharField(max_length=100, verbose_name="tekst")),
                ("afgevangen", models.BooleanField(default=False)),
                ("volgorde", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["volgorde", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="afspraken_afloop_van_voor_tot",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Bewaarregel",
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
                ("wie", models.CharField(max_length=150, verbose_name="wie sprak dit af")),
                ("waarom", models.CharField(max_length=300, verbose_name="waarom")),
                ("code", models.SlugField(max_length=40)),
                ("soort_stuk", models.CharField(max_length=150, verbose_name="soort stuk")),
                ("grond", models.CharField(max_length=100, verbose_name="grond")),
                ("begint_bij", models.CharField(max_length=150, verbose_name="begint bij")),
                ("termijn", models.PositiveSmallIntegerField(verbose_name="termijn")),
                (
                    "eenheid",
                    models.CharField(
                        choices=[
                            ("minuten", "minuten"),
                            ("dagen", "dagen"),
                            ("werkdagen", "werkdagen"),
                            ("weken", "weken"),
                            ("maanden", "maanden"),
                            ("jaren", "jaar"),
                            ("aantal", "keer"),
                            ("gewicht", "punten"),
                        ],
                        max_length=12,
                    ),
                ),
                ("bron", models.CharField(max_length=200, verbose_name="bron")),
            ],
            options={
                "ordering": ["code", "van"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="afspraken_bewaarregel_van_voor_tot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("eenheid__in", ["dagen", "weken", "maanden", "jaren"])),
                        name="afspraken_bewaarregel_eenheid",
                    ),
                    models.UniqueConstraint(
                        fields=("code", "van"), name="afspraken_bewaarregel_een_per_dag"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("code",),
                        name="afspraken_bewaarregel_een_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Leefgebied",
            fields=[
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                ("wie", models.CharField(max_length=150, verbose_name="wie sprak dit af")),
                ("waarom", models.CharField(max_length=300, verbose_name="waarom")),
                ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                ("vragen", models.JSONField(default=list)),
                ("volgorde", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["volgorde", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="afspraken_leefgebied_van_voor_tot",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Norm",
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
                ("wie", models.CharField(max_length=150, verbose_name="wie sprak dit af")),
                ("waarom", models.CharField(max_length=300, verbose_name="waarom")),
                ("code", models.SlugField(max_length=40)),
                ("naam", models.CharField(max_length=150, verbose_name="naam")),
                ("waarde", models.PositiveIntegerField(verbose_name="waarde")),
                (
                    "eenheid",
                    models.CharField(
                        choices=[
                            ("minuten", "minuten"),
                            ("dagen", "dagen"),
                            ("werkdagen", "werkdagen"),
                            ("weken", "weken"),
                            ("maanden", "maanden"),
                            ("jaren", "jaar"),
                            ("aantal", "keer"),
                            ("gewicht", "punten"),
                        ],
                        max_length=12,
                    ),
                ),
            ],
            options={
                "ordering": ["code", "van"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="afspraken_norm_van_voor_tot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "eenheid__in",
                                [
                                    "minuten",
                                    "dagen",
                                    "werkdagen",
                                    "weken",
                                    "maanden",
                                    "jaren",
                                    "aantal",
                                    "gewicht",
                                ],
                            )
                        ),
                        name="afspraken_norm_eenheid_bekend",
                    ),
                    models.UniqueConstraint(
                        fields=("code", "van"), name="afspraken_norm_een_per_dag"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("code",),
                        name="afspraken_norm_een_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stap",
            fields=[
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                ("wie", models.CharField(max_length=150, verbose_name="wie sprak dit af")),
                ("waarom", models.CharField(max_length=300, verbose_name="waarom")),
                ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("op_scherm", models.CharField(max_length=100, verbose_name="op het scherm")),
                ("voorbeeld", models.CharField(max_length=200, verbose_name="voorbeeld")),
                ("volgorde", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["volgorde", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="afspraken_stap_van_voor_tot",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Thema",
            fields=[
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                ("wie", models.CharField(max_length=150, verbose_name="wie sprak dit af")),
                ("waarom", models.CharField(max_length=300, verbose_name="waarom")),
                ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("naam", models.CharField(max_length=100, verbose_name="naam")),
                ("gevoelig", models.BooleanField(default=False)),
                ("woorden", models.JSONField(default=list)),
                ("volgorde", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["volgorde", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="afspraken_thema_van_voor_tot",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Doelvoorbeeld",
            fields=[
                (
                    "vastgelegd_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
                ("van", models.DateField(default=nabij.fundament.klok.vandaag)),
                ("tot", models.DateField(blank=True, null=True)),
                ("wie", models.CharField(max_length=150, verbose_name="wie sprak dit af")),
                ("waarom", models.CharField(max_length=300, verbose_name="waarom")),
                ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("van_wie", models.CharField(max_length=60, verbose_name="wiens doel")),
                ("doel", models.CharField(max_length=200, verbose_name="doel")),
                ("eerste_actie", models.CharField(max_length=200, verbose_name="eerste actie")),
                ("door", models.CharField(max_length=100, verbose_name="door")),
                ("let_op", models.CharField(blank=True, max_length=200, verbose_name="let op")),
                ("volgorde", models.PositiveSmallIntegerField(default=0)),
                (
                    "leefgebied",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voorbeelden",
                        to="afspraken.leefgebied",
                    ),
                ),
                (
                    "naar_stap",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="afspraken.stap",
                    ),
                ),
                (
                    "van_stap",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="afspraken.stap",
                    ),
                ),
            ],
            options={
                "ordering": ["volgorde", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="afspraken_doelvoorbeeld_van_voor_tot",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Vereiste",
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
                    "soort",
                    models.CharField(
                        choices=[
                            ("verplicht_veld", "een veld dat ingevuld moet zijn"),
                            ("norm", "een norm"),
                            ("tweede_handtekening", "een tweede handtekening"),
                            ("verslag", "een verslag"),
                        ],
                        max_length=24,
                    ),
                ),
                ("wat", models.CharField(max_length=100, verbose_name="wat")),
                ("team_id", models.UUIDField(blank=True, null=True)),
                ("eigenaar", models.CharField(max_length=150, verbose_name="eigenaar")),
                ("reden", models.CharField(max_length=300, verbose_name="reden")),
                ("tikken", models.PositiveSmallIntegerField(verbose_name="kosten in tikken")),
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
                    "ingetrokken_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "volgt_op",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verlenging",
                        to="afspraken.vereiste",
                    ),
                ),
            ],
            options={
                "ordering": ["soort", "wat", "van"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="afspraken_vereiste_van_voor_tot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "soort__in",
                                ["verplicht_veld", "norm", "tweede_handtekening", "verslag"],
                            )
                        ),
                        name="afspraken_vereiste_soort_bekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", False),
                            (
                                "tot__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("van"), "+", models.Value(datetime.timedelta(days=366))
                                ),
                            ),
                        ),
                        name="afspraken_vereiste_hoogstens_een_jaar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("eigenaar", ""), _negated=True),
                            models.Q(("reden", ""), _negated=True),
                            ("tikken__gte", 1),
                        ),
                        name="afspraken_vereiste_eigenaar_reden_kosten",
                    ),
                ],
            },
        ),
    ]
