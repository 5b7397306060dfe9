
import nabij.fundament.klok
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Oefengemeente',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('opties', models.JSONField()),
                ('begonnen_op', models.DateTimeField(default=nabij.fundament.klok.nu)),
                ('klaar_op', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='demo_oefengemeente_een')],
            },
        ),
    ]
