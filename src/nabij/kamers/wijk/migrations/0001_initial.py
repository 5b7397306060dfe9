
import django.db.models.deletion
import nabij.fundament.sleutels
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Maat",
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
                ("code", models.CharField(max_length=60, unique=True)),
                ("naam", models.CharField(max_length=200)),
                ("eenheid", models.CharField(max_length=40)),
                ("groep", models.CharField(blank=True, max_length=60)),
                ("volgorde", models.PositiveSmallIntegerField(default=0)),
                ("kern", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["volgorde", "code"],
            },
        ),
        migrations.CreateModel(
            name="Gebied",
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
                ("code", models.CharField(max_length=20, unique=True)),
                ("naam", models.CharField(max_length=200)),
                (
                    "soort",
                    models.CharField(
                        choices=[("gemeente", "gemeente"), ("wijk", "wijk"), ("buurt", "buurt")],
                        max_length=10,
                    ),
                ),
                ("vorm", models.JSONField(blank=True, null=True)),
                ("jaar", models.PositiveSmallIntegerField()),
                ("eigen", models.BooleanField(default=False)),
                (
                    "ouder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delen",
                        to="wijk.gebied",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Kerncijfer",
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
                ("jaar", models.PositiveSmallIntegerField()),
                (
                    "waarde",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True),
                ),
                (
                    "reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geheim", "geheim of te weinig waarnemingen"),
                            ("later", "wordt later gepubliceerd"),
                            ("vervallen", "wordt niet meer gepubliceerd"),
                            ("punt", "te onzeker of geheim"),
                            ("leeg", "niet ingevuld in de bron"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("bron", models.CharField(max_length=300)),
                ("bestand", models.CharField(blank=True, default="", max_length=200)),
                (
                    "gebied",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cijfers",
                        to="wijk.gebied",
                    ),
                ),
                (
                    "maat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cijfers",
                        to="wijk.maat",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Postcode",
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
                ("postcode", models.CharField(max_length=6)),
                ("keer", models.PositiveIntegerField(default=1)),
                (
                    "gebied",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postcodes",
                        to="wijk.gebied",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="gebied",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["gemeente", "wijk", "buurt"])),
                name="wijk_gebied_soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebied",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ouder__isnull", True), ("soort", "gemeente")),
                    models.Q(
                        models.Q(("soort", "gemeente"), _negated=True),
                        ("eigen", False),
                        ("ouder__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="wijk_gebied_ouder",
            ),
        ),
        migrations.AddConstraint(
            model_name="kerncijfer",
            constraint=models.UniqueConstraint(
                fields=("gebied", "maat", "jaar"), name="wijk_kerncijfer_een_per_jaar"
            ),
        ),
        migrations.AddConstraint(
            model_name="kerncijfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reden", ""), ("waarde__isnull", False)),
                    models.Q(
                        ("reden__in", ["geheim", "later", "vervallen", "punt", "leeg"]),
                        ("waarde__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="wijk_kerncijfer_waarde_of_reden",
            ),
        ),
        migrations.AddConstraint(
            model_name="postcode",
            constraint=models.UniqueConstraint(
                fields=("postcode", "gebied"), name="wijk_postcode_gebied"
            ),
        ),
    ]
