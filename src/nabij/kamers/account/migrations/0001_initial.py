
import django.db.models.deletion
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
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
                    "inlognaam",
                    models.CharField(max_length=150, unique=True, verbose_name="inlognaam"),
                ),
                ("naam", models.CharField(max_length=150, verbose_name="naam")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres"),
                ),
                ("demo", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "gemaakt_op",
                    models.DateTimeField(default=nabij.fundament.klok.nu, editable=False),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Formuliersleutel",
            fields=[
                ("sleutel", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("inhoud", models.CharField(max_length=64)),
                ("antwoord", models.CharField(max_length=500)),
                ("op", models.DateTimeField(db_index=True, default=nabij.fundament.klok.nu)),
            ],
        ),
        migrations.CreateModel(
            name="Sessie",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("account_id", models.UUIDField(db_index=True, null=True)),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Concept",
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
                ("sleutel", models.CharField(max_length=64)),
                ("pad", models.CharField(max_length=300)),
                ("dossier_id", models.UUIDField(null=True)),
                ("velden", models.JSONField(default=dict)),
                (
                    "bijgewerkt_op",
                    models.DateTimeField(db_index=True, default=nabij.fundament.klok.nu),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concepten",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "sleutel"), name="account_concept_een_per_formulier"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
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
                ("soort", models.CharField(max_length=40)),
                ("gemaakt_op", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("verzonden_op", models.DateTimeField(null=True)),
                ("pogingen", models.PositiveSmallIntegerField(default=0)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="post",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("verzonden_op__isnull", True)),
                        fields=["gemaakt_op"],
                        name="account_post_wacht",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rol",
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
                    "rol",
                    models.CharField(
                        choices=[
                            ("teamlid", "teamlid"),
                            ("teamleider", "teamleider"),
                            ("opbouwwerker", "opbouwwerker"),
                            ("specialist", "specialist"),
                            ("beleid", "beleid"),
                            ("fg", "functionaris gegevensbescherming"),
                            ("beheer", "beheer"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rollen",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="account_rol_van_voor_tot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "rol__in",
                                [
                                    "teamlid",
                                    "teamleider",
                                    "opbouwwerker",
                                    "specialist",
                                    "beleid",
                                    "fg",
                                    "beheer",
                                ],
                            )
                        ),
                        name="account_rol_bekend",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("account", "rol"),
                        name="account_rol_een_keer_open",
                    ),
                ],
            },
        ),
    ]
