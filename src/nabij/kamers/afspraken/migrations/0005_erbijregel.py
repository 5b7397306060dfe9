
import nabij.fundament.klok
import nabij.fundament.sleutels
from typing import Any

from django.db import migrations, models

from nabij.kamers.afspraken import meegeleverd


def laad(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.alias == "default":
        meegeleverd.laad(lambda naam: apps.get_model("afspraken", naam))


class Migration(migrations.Migration):

    dependencies = [
        ('afspraken', '0004_bewaarregels'),
    ]

    operations = [
        migrations.CreateModel(
            name='Erbijregel',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('van', models.DateField(default=nabij.fundament.klok.vandaag)),
                ('tot', models.DateField(blank=True, null=True)),
                ('wie', models.CharField(max_length=150, verbose_name='wie sprak dit af')),
                ('waarom', models.CharField(max_length=300, verbose_name='waarom')),
                ('code', models.SlugField(max_length=40)),
                ('wegwijzer', models.BooleanField(default=False)),
                ('toestand', models.SlugField(max_length=40)),
                ('als', models.CharField(max_length=300, verbose_name='wanneer')),
                ('zin', models.CharField(max_length=200, verbose_name='op het scherm')),
                ('overweeg', models.JSONField(default=list, verbose_name='wie')),
                ('vraag', models.CharField(max_length=200, verbose_name='vraag')),
                ('termijn', models.CharField(blank=True, max_length=80, verbose_name='termijn')),
                ('altijd', models.BooleanField(default=False)),
                ('bron', models.CharField(max_length=150, verbose_name='bron')),
                ('volgorde', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['wegwijzer', 'volgorde', 'code', 'van'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('tot__isnull', True), ('tot__gte', models.F('van')), _connector='OR'), name='afspraken_erbijregel_van_voor_tot'), models.UniqueConstraint(fields=('code', 'van'), name='afspraken_erbijregel_een_per_dag'), models.UniqueConstraint(condition=models.Q(('tot__isnull', True)), fields=('code',), name='afspraken_erbijregel_een_open')],
            },
        ),
        migrations.RunPython(laad, migrations.RunPython.noop),
    ]
