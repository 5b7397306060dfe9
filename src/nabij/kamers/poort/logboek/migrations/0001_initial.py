
import django.db.models.deletion
import nabij.fundament.klok
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Inzage",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("tijd", models.DateTimeField(default=nabij.fundament.klok.nu)),
                ("trace_id", models.CharField(max_length=32)),
                ("actie", models.CharField(max_length=12)),
                ("uitkomst", models.CharField(max_length=10)),
                ("actor_soort", models.CharField(max_length=12)),
                ("actor_id", models.CharField(blank=True, max_length=40)),
                ("rol", models.CharField(blank=True, max_length=80)),
                ("organisatie", models.CharField(blank=True, max_length=40)),
                ("namens", models.CharField(blank=True, max_length=40)),
                ("herkomst", models.CharField(max_length=20)),
                ("dossier_id", models.UUIDField(null=True)),
                ("objectsoort", models.CharField(blank=True, max_length=40)),
                ("object_id", models.CharField(blank=True, max_length=40)),
                ("onderdeel", models.CharField(blank=True, max_length=120)),
                ("doel", models.CharField(max_length=20)),
                ("grondslag", models.CharField(max_length=120)),
                ("regel", models.CharField(blank=True, max_length=80)),
                ("noodknop", models.CharField(blank=True, max_length=12)),
                ("oudste_datum", models.DateField(null=True)),
                ("aantal", models.PositiveIntegerField(default=0)),
                ("versie", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["dossier_id", "id"], name="logboek_inzage_dossier"),
                    models.Index(fields=["actor_id", "id"], name="logboek_inzage_actor"),
                ],
            },
        ),
        migrations.CreateModel(
            name="InzageBetrokkene",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("persoon_id", models.UUIDField(db_index=True)),
                (
                    "inzage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="betrokkenen",
                        to="logboek.inzage",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Zegelblok",
            fields=[
                ("nummer", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("van_id", models.BigIntegerField()),
                ("tot_id", models.BigIntegerField()),
                ("aantal", models.PositiveIntegerField()),
                ("vorige", models.CharField(max_length=64)),
                ("zegel", models.CharField(max_length=64)),
                ("gezegeld_op", models.DateTimeField(default=nabij.fundament.klok.nu)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tot_id__gte", models.F("van_id"))),
                        name="logboek_zegelblok_van_voor_tot",
                    )
                ],
            },
        ),
    ]
