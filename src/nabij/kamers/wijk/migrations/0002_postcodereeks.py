import django.db.models.deletion
import nabij.fundament.sleutels
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wijk", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Postcodereeks",
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
                ("van", models.PositiveIntegerField()),
                ("tot", models.PositiveIntegerField()),
                (
                    "gebied",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postcodereeksen",
                        to="wijk.gebied",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("postcode", "van"), name="wijk_postcodereeks_een"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("van")), ("van__gte", 1)),
                        name="wijk_postcodereeks_van_tot",
                    ),
                ],
            },
        ),
    ]
