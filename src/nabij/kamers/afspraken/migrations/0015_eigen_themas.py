"""Eigen themas van een gemeente, en wat er eerder bij een thema stond."""

import django.db.models.deletion
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('afspraken', '0014_bewonerskracht'),
    ]

    operations = [
        migrations.AddField(
            model_name='thema',
            name='versie',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name='Themaversie',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('van', models.DateField(default=nabij.fundament.klok.vandaag)),
                ('tot', models.DateField(blank=True, null=True)),
                ('wie', models.CharField(max_length=150, verbose_name='wie sprak dit af')),
                ('waarom', models.CharField(max_length=300, verbose_name='waarom')),
                ('naam', models.CharField(max_length=100, verbose_name='naam')),
                ('gevoelig', models.BooleanField(default=False)),
                ('woorden', models.JSONField(default=list)),
                ('aan', models.BooleanField(default=True)),
                ('thema', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='eerder', to='afspraken.thema')),
            ],
            options={
                'ordering': ['-tot', '-vastgelegd_op', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('tot__isnull', True), ('tot__gte', models.F('van')), _connector='OR'), name='afspraken_themaversie_van_voor_tot'), models.CheckConstraint(condition=models.Q(('tot__isnull', False)), name='afspraken_themaversie_voorbij')],
            },
        ),
    ]
