"""Signalen, hun telling, en de sleutelbewoners."""

import django.db.models.deletion
import nabij.fundament.klok
import nabij.fundament.sleutels
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('poort', '0003_signaal'),
        ('team', '0001_initial'),
        ('toegang', '0002_veiligheid'),
        ('wijk', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Sleutelbewoner',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('naam', models.CharField(max_length=120, verbose_name='naam')),
                ('telefoon', models.CharField(max_length=30, verbose_name='telefoon')),
                ('toestemming_op', models.DateField(default=nabij.fundament.klok.vandaag, verbose_name='vond het goed op')),
                ('gebied', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijk.gebied')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sleutelbewoners', to='team.wijkteam')),
            ],
            options={
                'ordering': ['naam', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Signaal',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('wat', models.TextField(verbose_name='wat')),
                ('waar', models.CharField(max_length=200, verbose_name='waar')),
                ('sinds', models.CharField(blank=True, choices=[('vandaag', 'vandaag'), ('dagen', 'een paar dagen'), ('langer', 'langer')], max_length=10)),
                ('aangebeld', models.BooleanField(default=False)),
                ('mee', models.BooleanField(default=False)),
                ('terug', models.CharField(blank=True, max_length=120, verbose_name='hoe te bereiken')),
                ('op', models.DateTimeField(default=nabij.fundament.klok.nu)),
                ('buurt', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijk.gebied')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signaal', to='poort.dossier')),
                ('sleutelbewoner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signalen', to='toegang.sleutelbewoner')),
            ],
        ),
        migrations.CreateModel(
            name='Sleutelmoment',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('soort', models.CharField(choices=[('bijeenkomst', 'bijeenkomst'), ('training', 'training')], max_length=12)),
                ('dag', models.DateField(default=nabij.fundament.klok.vandaag)),
                ('wat', models.CharField(blank=True, max_length=120, verbose_name='waarover')),
                ('verteld', models.BooleanField(default=False, verbose_name='verteld wat er met signalen gedaan is')),
                ('aanwezig', models.ManyToManyField(related_name='momenten', to='toegang.sleutelbewoner')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sleutelmomenten', to='team.wijkteam')),
            ],
            options={
                'ordering': ['-dag', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Signaalstap',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('vastgelegd_op', models.DateTimeField(default=nabij.fundament.klok.nu, editable=False)),
                ('soort', models.CharField(choices=[('genomen', 'opgepakt'), ('besluit', 'besluit genomen'), ('bezocht', 'langs geweest'), ('gebeld', 'gebeld'), ('gehoord', 'verteld dat iemand zich zorgen maakte'), ('teruggemeld', 'de melder weet dat er iets gedaan is'), ('hulpvraag', 'een vraag geworden, in eigen woorden'), ('niets', 'er was niets aan de hand'), ('team', 'aan een ander team gegeven')], max_length=12)),
                ('besluit', models.CharField(blank=True, choices=[('eropaf', 'Eropaf'), ('samen', 'Eropaf, samen met de melder'), ('bellen', 'Bellen'), ('doorzetten', 'Doorzetten'), ('geen_actie', 'Geen actie')], max_length=12)),
                ('toelichting', models.CharField(blank=True, max_length=300)),
                ('gesproken', models.BooleanField(null=True)),
                ('object_id', models.UUIDField(null=True)),
                ('op', models.DateTimeField(default=nabij.fundament.klok.nu)),
                ('ingetrokken_op', models.DateTimeField(null=True)),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='poort.dossier')),
                ('signaal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stappen', to='toegang.signaal')),
            ],
            options={
                'indexes': [models.Index(fields=['soort', 'op'], name='toegang_signaalstap_einde')],
                'constraints': [models.CheckConstraint(condition=models.Q(('soort__in', ['genomen', 'besluit', 'bezocht', 'gebeld', 'gehoord', 'teruggemeld', 'hulpvraag', 'niets', 'team'])), name='toegang_signaalstap_soort_bekend'), models.CheckConstraint(condition=models.Q(('besluit__in', ['eropaf', 'samen', 'bellen', 'doorzetten', 'geen_actie', ''])), name='toegang_signaalstap_besluit_bekend'), models.CheckConstraint(condition=models.Q(models.Q(('soort', 'besluit'), models.Q(('besluit', ''), _negated=True)), models.Q(models.Q(('soort', 'besluit'), _negated=True), ('besluit', '')), _connector='OR'), name='toegang_signaalstap_besluit_gekozen'), models.CheckConstraint(condition=models.Q(models.Q(('besluit__in', ['doorzetten', 'geen_actie']), _negated=True), models.Q(('toelichting', ''), _negated=True), _connector='OR'), name='toegang_signaalstap_met_reden'), models.CheckConstraint(condition=models.Q(models.Q(('soort__in', ['bezocht', 'gebeld']), _negated=True), ('gesproken__isnull', False), _connector='OR'), name='toegang_signaalstap_gesproken_of_niet')],
            },
        ),
        migrations.CreateModel(
            name='Signaaltelling',
            fields=[
                ('id', models.UUIDField(default=nabij.fundament.sleutels.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('maand', models.DateField()),
                ('wat', models.CharField(choices=[('gegeven', 'doorgegeven'), ('sleutel', 'door een sleutelbewoner'), ('gedaan', 'langs geweest of gebeld'), ('hulp', 'daarna vroeg iemand zelf om hulp')], max_length=10)),
                ('aantal', models.PositiveIntegerField(default=0)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='team.wijkteam')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('wat__in', ['gegeven', 'sleutel', 'gedaan', 'hulp'])), name='toegang_signaaltelling_wat_bekend'), models.UniqueConstraint(fields=('team', 'maand', 'wat'), name='toegang_signaaltelling_een_per_maand')],
            },
        ),
        migrations.AddConstraint(
            model_name='sleutelbewoner',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('naam', ''), _negated=True), models.Q(('telefoon', ''), _negated=True)), name='toegang_sleutelbewoner_te_bellen'),
        ),
        migrations.AddConstraint(
            model_name='signaal',
            constraint=models.CheckConstraint(condition=models.Q(('sinds__in', ['vandaag', 'dagen', 'langer', ''])), name='toegang_signaal_sinds_bekend'),
        ),
        migrations.AddConstraint(
            model_name='signaal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('wat', ''), _negated=True), models.Q(('waar', ''), _negated=True)), name='toegang_signaal_wat_en_waar'),
        ),
        migrations.AddConstraint(
            model_name='signaal',
            constraint=models.CheckConstraint(condition=models.Q(('mee', False), models.Q(('terug', ''), _negated=True), ('sleutelbewoner__isnull', False), _connector='OR'), name='toegang_signaal_mee_te_bereiken'),
        ),
        migrations.AddConstraint(
            model_name='sleutelmoment',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['bijeenkomst', 'training'])), name='toegang_sleutelmoment_soort_bekend'),
        ),
    ]
