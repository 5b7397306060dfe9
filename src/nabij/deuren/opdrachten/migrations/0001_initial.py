
import nabij.fundament.klok
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Klus',
            fields=[
                ('naam', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('elke', models.DurationField()),
                ('volgende', models.DateTimeField(db_index=True, default=nabij.fundament.klok.nu)),
                ('laatste', models.DateTimeField(null=True)),
                ('uitkomst', models.CharField(blank=True, max_length=120)),
                ('bezig_tot', models.DateTimeField(null=True)),
                ('bezig_door', models.CharField(blank=True, max_length=64)),
            ],
        ),
    ]
