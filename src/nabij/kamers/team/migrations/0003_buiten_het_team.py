
import django.db.models.deletion
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('team', '0002_hindernis'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='wijkteam',
            name='procesregisseur',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name='FunctieBuiten',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('van', models.DateField(default=nabij.fundament.klok.vandaag)),
                ('tot', models.DateField(blank=True, null=True)),
                ('organisatie', models.CharField(max_length=150, verbose_name='organisatie')),
                ('wie', models.CharField(blank=True, max_length=150, verbose_name='wie')),
                ('telefoon', models.CharField(max_length=30, verbose_name='telefoon')),
                ('uren', models.CharField(blank=True, max_length=150, verbose_name='bereikbaar')),
                ('deskundigheid', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='team.deskundigheid')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='functies_buiten', to='team.wijkteam')),
            ],
            options={
                'ordering': ['deskundigheid__naam', 'organisatie'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('tot__isnull', True), ('tot__gte', models.F('van')), _connector='OR'), name='team_functiebuiten_van_voor_tot'), models.CheckConstraint(condition=models.Q(models.Q(('organisatie', ''), _negated=True), models.Q(('telefoon', ''), _negated=True)), name='team_functiebuiten_te_bereiken')],
            },
        ),
    ]
